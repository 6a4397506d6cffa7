// The layout context of one round: sends each box to the layout of its kind, and remembers what need not be done twice.

import type { Box, PageReference } from '../box/box.ts';
import { unreachable, type Reporter } from '../diagnostic.ts';
import type { FontBook } from '../text/font-book.ts';
import { layoutBlock } from './block.ts';
import { blockContentSizes, contributionOf, replacedSizes } from './content-sizes.ts';
import type { BoxResult, ContentSizes, LayoutContext } from './context.ts';
import { flexSizes } from './flex/flex.ts';
import { gridSizes } from './grid/grid.ts';
import { layoutLines } from './inline/lines.ts';
import { takeNotes } from './footnote.ts';
import { createLedger, markLedger, restoreLedger, type Ledger, type LedgerEntry } from './ledger.ts';
import { layoutReplaced } from './replaced.ts';
import type { BreakToken, Space } from './space.ts';
import { layoutTable, tableSizes } from './table/table.ts';

/** A context whose page can be turned. */
export type RoundContext = Omit<LayoutContext, 'ledger'> & {
  ledger: Ledger;
  /** Forgets what was remembered of a page and opens its ledger. */
  readonly beginPage: () => void;
  /** Page references within content that was measured for its width: all pages may depend on them. */
  readonly sharedReferences: ReadonlyMap<string, string>;
};

/** Gives a reference its text, and its key. */
export type Resolver = (reference: PageReference) => { readonly key: string; readonly text: string };

/** Flex and table layouts ask for a box in some spaces again and again; nested, they would ask forever if these were forgotten. */
const mostRemembered = 6;

/** An unbreakable layout that was made before, and what it wrote to the ledger. */
type Remembered = {
  readonly space: Space; readonly result: BoxResult;
  readonly entries: readonly LedgerEntry[];
  /** Footnotes that it called. */
  readonly notes: readonly Box[];
  /** Footnotes of a box within a line or note; undefined for others. */
  readonly inner: readonly Box[] | undefined;
};

export function createContext(fonts: FontBook, report: Reporter, resolver: Resolver): RoundContext {
  const sizes = new WeakMap<Box, ContentSizes>();
  const contributions = new WeakMap<Box, ContentSizes>();
  const sharedReferences = new Map<string, string>();
  let remembered = new WeakMap<Box, readonly Remembered[]>();
  const made = new WeakMap<Box, { readonly key: string; readonly value: unknown }>();
  let measuring = 0;
  const resolve = (reference: PageReference): string => {
    const { key, text } = resolver(reference);
    if (measuring > 0) sharedReferences.set(key, text);
    return text;
  };
  /** What is measured holds for every page: so does what it refers to. */
  const measured = <T>(make: () => T): T => {
    measuring++;
    const value = make();
    measuring--;
    return value;
  };
  const context: RoundContext = {
    fonts, report, resolve, sharedReferences, ledger: createLedger(), clearing: { depth: 0 },
    beginPage: () => {
      remembered = new WeakMap();
      context.ledger = createLedger();
    },
    layoutBox: (box, space, from) => {
      if (space.room !== Infinity || from !== undefined || space.floats !== undefined || space.until !== undefined) return dispatch(box, space, from, context);
      const inner = context.ledger.inNote !== undefined;
      const known = remembered.get(box)?.find((one) => isSameSpace(one.space, space) && (one.inner !== undefined) === inner);
      if (known !== undefined) return replay(known, context);
      const laidOut = remember(box, space, context);
      remembered.set(box, [laidOut, ...(remembered.get(box) ?? []).slice(0, mostRemembered - 1)]);
      return laidOut.result;
    },
    contentSizes: (box) => {
      let known = contributions.get(box);
      if (known === undefined) contributions.set(box, (known = contributionOf(box, context)));
      return known;
    },
    intrinsicSizes: (box) => {
      let known = sizes.get(box);
      if (known === undefined) sizes.set(box, (known = measured(() => measure(box, context))));
      return known;
    },
    once: <T>(box: Box, key: string, make: () => T): T => {
      const known = made.get(box);
      if (known?.key === key) return known.value as T;
      const mark = markLedger(context.ledger);
      const value = measured(make);
      restoreLedger(context.ledger, mark);
      made.set(box, { key, value });
      return value;
    },
    layoutLines: (box, width, from, rooms) => layoutLines({ box, width, from, rooms }, context),
  };
  return context;
}

/** Lays out a box by its kind. What is pushed to the next page leaves nothing on the account of this one. */
function dispatch(box: Box, space: Space, from: BreakToken | undefined, context: LayoutContext): BoxResult {
  const mark = markLedger(context.ledger);
  const result = layoutByKind(box, space, from, context);
  if (result.pushed === true) restoreLedger(context.ledger, mark);
  return result;
}

function layoutByKind(box: Box, space: Space, from: BreakToken | undefined, context: LayoutContext): BoxResult {
  switch (box.kind) {
    case 'block': case 'inline': case 'flex': case 'grid': return layoutBlock(box, space, from, context);
    case 'replaced': return layoutReplaced(box, space, context);
    case 'table': return layoutTable(box, space, from, context);
    default: return unreachable(box);
  }
}

function measure(box: Box, context: LayoutContext): ContentSizes {
  switch (box.kind) {
    case 'block': case 'inline': return blockContentSizes(box, context);
    case 'table': return tableSizes(box, context);
    case 'flex': return flexSizes(box, context);
    case 'grid': return gridSizes(box, context);
    case 'replaced': return replacedSizes(box);
    default: return unreachable(box);
  }
}

function isSameSpace(a: Space, b: Space): boolean {
  return a.width === b.width && a.height === b.height && a.imposedWidth === b.imposedWidth && a.imposedHeight === b.imposedHeight
    && a.fragmentainer === b.fragmentainer && a.columnDepth === b.columnDepth && a.atStart === b.atStart;
}

function remember(box: Box, space: Space, context: LayoutContext): Remembered {
  const { ledger } = context;
  const { entries, notes } = ledger;
  const [firstEntry, firstNote, firstInner] = [entries.length, notes.length, ledger.inNote?.length ?? 0];
  const result = dispatch(box, space, undefined, context);
  const called = notes.slice(firstNote).flatMap((note) => (note.called === undefined ? [] : [note.called]));
  return { space, result, entries: entries.slice(firstEntry), notes: called, inner: ledger.inNote?.slice(firstInner) };
}

/** The notes are taken on anew: how much room they take depends on those before them. */
function replay(known: Remembered, context: LayoutContext): BoxResult {
  const { ledger } = context;
  for (const entry of known.entries) ledger.entries.push(entry);
  if (known.notes.length > 0) takeNotes(known.notes, Infinity, true, context);
  if (known.inner !== undefined) ledger.inNote?.push(...known.inner);
  return known.result;
}
