// What runs on from page to page: page-based counters, named strings and running elements. CSS Paged Media 3, section 4.3 and
// 6; CSS Generated Content for Paged Media 3, section 1.

import type { Box } from '../box/box.ts';
import type { CounterChange, PageStyle } from '../style/computed-style.ts';
import type { LedgerEntry } from './ledger.ts';

/** The assignments of one name on a page: the value on entry, the first, the last, and whether the first opens the page. */
export type Assigned<T> = { readonly entry: T | undefined; readonly first: T | undefined; readonly last: T | undefined; readonly atStart: boolean };
export type AssignedPosition = 'first' | 'start' | 'last' | 'first-except';

/** The state at one finished page. */
export type PageRecord = {
  readonly counters: ReadonlyMap<string, number>;
  /** Counters of elements as last seen on the page, all scopes of a name, innermost last. */
  readonly scopes: Readonly<Record<string, readonly number[]>>;
  readonly strings: ReadonlyMap<string, Assigned<string>>;
  readonly running: ReadonlyMap<string, Assigned<Box>>;
};

export const emptyRecord: PageRecord = { counters: new Map(), scopes: {}, strings: new Map(), running: new Map() };

/** The record of a page from that of the page before, its style, and what happened on it. */
export function nextRecord(before: PageRecord, style: PageStyle, entries: readonly LedgerEntry[]): PageRecord {
  const counters = pageCounters(before.counters, style);
  const strings = entered(before.strings);
  const running = entered(before.running);
  let { scopes } = before;
  for (const entry of entries) {
    switch (entry.kind) {
      case 'counters':
        for (const { name, value } of [...entry.reset, ...entry.set]) counters.set(name, value);
        break;
      case 'scope': ({ counters: scopes } = entry); break;
      case 'string': assign(strings, entry.name, entry.value, entry.atStart); break;
      case 'running': assign(running, entry.name, entry.box, entry.atStart); break;
      default:
    }
  }
  return { counters, scopes, strings, running };
}

/** The page context resets, increments and sets its counters; `page` counts by itself unless style says otherwise. */
function pageCounters(before: ReadonlyMap<string, number>, { style }: PageStyle): Map<string, number> {
  const counters = new Map(before);
  const isPage = ({ name }: CounterChange): boolean => name === 'page';
  for (const { name, value } of style.counterReset) counters.set(name, value);
  const increments = style.counterIncrement.some(isPage) ? style.counterIncrement : [{ name: 'page', value: 1 }, ...style.counterIncrement];
  for (const { name, value } of increments) counters.set(name, (counters.get(name) ?? 0) + value);
  for (const { name, value } of style.counterSet) counters.set(name, value);
  return counters;
}

/** A new page begins with what the last one ended with. */
function entered<T>(before: ReadonlyMap<string, Assigned<T>>): Map<string, Assigned<T>> {
  const names = new Map<string, Assigned<T>>();
  for (const [name, { entry, last }] of before) names.set(name, { entry: last ?? entry, first: undefined, last: undefined, atStart: false });
  return names;
}

function assign<T>(names: Map<string, Assigned<T>>, name: string, value: T, atStart: boolean): void {
  const known = names.get(name);
  const first = known?.first;
  names.set(name, { entry: known?.entry, first: first ?? value, last: value, atStart: first === undefined ? atStart : known?.atStart ?? false });
}

/** The value that `string()` or `element()` shows at a position. GCPM 3, 1.2.2. */
export function assignedAt<T>(assigned: Assigned<T> | undefined, position: AssignedPosition): T | undefined {
  if (assigned === undefined) return undefined;
  const { entry, first, last, atStart } = assigned;
  switch (position) {
    case 'first': return first ?? entry;
    case 'start': return atStart ? first : entry;
    case 'last': return last ?? entry;
    case 'first-except': return first === undefined ? entry : undefined;
  }
}
