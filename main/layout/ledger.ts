// The account of one page while it fills: footnotes taken on and what is recorded of the boxes that begin on it (ids, strings,
// running elements, counters, diagnostics). Layouts write to it as they place things and take it back where they retreat.

import type { Box, RunningBox } from '../box/box.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { ComputedStyle, CounterChange } from '../style/computed-style.ts';
import type { Layer } from './context.ts';
import type { BoxFragment, ImageFragment } from './fragment.ts';
import type { BreakToken } from './space.ts';

/** Something that happened on a page, in the order of layout. `atStart`: the box is the first thing on its page. */
export type LedgerEntry =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'string'; readonly name: string; readonly value: string; readonly atStart: boolean }
  | { readonly kind: 'running'; readonly name: string; readonly box: Box; readonly atStart: boolean }
  | { readonly kind: 'counters'; readonly reset: readonly CounterChange[]; readonly set: readonly CounterChange[] }
  | { readonly kind: 'scope'; readonly counters: Readonly<Record<string, readonly number[]>> }
  | { readonly kind: 'diagnostic'; readonly diagnostic: Diagnostic };

/** A footnote, a run of footnotes (`note-run.ts`), or what is left of them, that goes to the next page. */
export type CarriedNote = { readonly box: Box; readonly token: BreakToken | undefined };

/** A footnote on this page: its fragment, placed within its own `height`; nothing where all of it goes overleaf. */
export type LedgerNote = {
  readonly fragment: BoxFragment | ImageFragment | undefined;
  readonly layers: readonly Layer[];
  readonly height: number;
  readonly rest: CarriedNote | undefined;
  /** What was laid out, and from where on. */
  readonly from: CarriedNote;
  /** The note that a line of this page calls; undefined for what the last page left over, and for notes called within notes. */
  readonly called: Box | undefined;
  /** Ids of the notes called on this page that came with this one. */
  readonly ids: readonly (string | undefined)[];
  /** The note before this one stands within it, as the beginning of its run of inline notes. */
  readonly joins: boolean;
  /** Notes called within this note. */
  readonly nested?: readonly Box[];
};

/** Where footnotes go: content width, height of margins and edges, and the most that all together may take. */
export type NoteArea = { readonly style: ComputedStyle; readonly width: number; readonly overhead: number; readonly limit: number };

/** A state to come back to. */
export type LedgerMark = { readonly entries: number; readonly notes: number; readonly reserved: number; readonly inner: number };

export type Ledger = {
  readonly entries: LedgerEntry[];
  readonly notes: LedgerNote[];
  /** Height of the footnote area so far, with its borders and margins; 0 without footnotes. */
  reserved: number;
  /** Height kept free for notes that are still to come (columns set side by side share one area). */
  held: number;
  /** Where notes go; undefined outside pages (margin boxes), where there are none. */
  area: NoteArea | undefined;
  /** Set while a note, or a box within a line, is laid out: takes the notes called within it. */
  inNote: Box[] | undefined;
};

export function createLedger(): Ledger {
  return { entries: [], notes: [], reserved: 0, held: 0, area: undefined, inNote: undefined };
}

export function markLedger(ledger: Ledger): LedgerMark {
  return { entries: ledger.entries.length, notes: ledger.notes.length, reserved: ledger.reserved, inner: ledger.inNote?.length ?? 0 };
}

/** Forgets all that was written since the mark. */
export function restoreLedger(ledger: Ledger, mark: LedgerMark): void {
  ledger.entries.length = mark.entries;
  ledger.notes.length = mark.notes;
  ledger.reserved = mark.reserved;
  if (ledger.inNote !== undefined) ledger.inNote.length = mark.inner;
}

type Recorded = {
  readonly id?: string;
  readonly strings?: readonly { readonly name: string; readonly value: string }[];
  readonly counters?: Readonly<Record<string, readonly number[]>>;
  readonly pageCounters?: { readonly reset: readonly CounterChange[]; readonly set: readonly CounterChange[] };
  readonly running?: readonly RunningBox[];
};

/** Notes what the page has to know of a box or inline element that begins here. */
export function recordStart(ledger: Ledger, box: Recorded, atStart: boolean): void {
  const { entries } = ledger;
  for (const { name, box: content } of box.running ?? []) entries.push({ kind: 'running', name, box: content, atStart });
  for (const { name, value } of box.strings ?? []) entries.push({ kind: 'string', name, value, atStart });
  if (box.pageCounters !== undefined) entries.push({ kind: 'counters', ...box.pageCounters });
  if (box.counters !== undefined) entries.push({ kind: 'scope', counters: box.counters });
  if (box.id !== undefined) entries.push({ kind: 'id', id: box.id });
}

/** Reports through the ledger, so that a retreat takes the finding back and the page's number is added to it. */
export function reportOnPage(ledger: Ledger, diagnostic: Omit<Diagnostic, 'stage'>): void {
  ledger.entries.push({ kind: 'diagnostic', diagnostic: { ...diagnostic, stage: 'layout' } });
}
