// Whether layout would go on at the same place: by value, for tokens are made anew in each round.

import type { CarriedNote } from './ledger.ts';
import type { BreakToken } from './space.ts';

/** Whether two lists of footnotes that go on are the same. */
export function sameNotes(a: readonly CarriedNote[], b: readonly CarriedNote[]): boolean {
  return a.length === b.length && a.every((note, index) => note.box === b[index]?.box && sameToken(note.token, b[index]?.token));
}

/** Whether two tokens go on at the same place. */
export function sameToken(a: BreakToken | undefined, b: BreakToken | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  if (a.box !== b.box || a.index !== b.index || a.consumed !== b.consumed || a.forced !== b.forced || a.placed !== b.placed) return false;
  if ((a.floats?.length ?? 0) !== (b.floats?.length ?? 0) || (a.parallel?.length ?? 0) !== (b.parallel?.length ?? 0)) return false;
  const parallel = a.parallel?.every((token, index) => sameToken(token, b.parallel?.[index])) ?? true;
  const floats = a.floats?.every((float, index) => float.box === b.floats?.[index]?.box && sameToken(float.token, b.floats?.[index]?.token)) ?? true;
  return parallel && floats && sameToken(a.child, b.child);
}
