// What the layouts of the single formatting contexts share. Made once a round by `layout/document.ts`; layouts call each other
// only through it, so that no file imports in a circle.

import type { Box, InlineBox, PageReference } from '../box/box.ts';
import type { Alignment } from '../style/computed-style.ts';
import type { Diagnostic, Reporter } from '../diagnostic.ts';
import type { FontBook } from '../text/font-book.ts';
import type { BoxFragment, BreakReason, Fragment, ImageFragment, LineFragment } from './fragment.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';
import type { BreakToken, Opportunity, Space } from './space.ts';

/**
 * Result of laying out one box. Its fragment stands at x 0, y 0: the caller places it, margins are the caller's too.
 *
 * Nothing but `fragment` is needed from a layout that never breaks. One that breaks gives `rest`, and, so that the page can
 * retreat to a better place, `penalty` and `opportunity`; it must then honour `space.until`, and place its first piece where
 * `space.atStart` says so.
 */
export type BoxResult = {
  readonly fragment: BoxFragment | ImageFragment;
  readonly rest?: BreakToken | undefined;
  /** Nothing of the box fits here: break before it. The fragment is empty and not to be placed. Never if `space.atStart`. */
  readonly pushed?: boolean | undefined;
  /** How bad the break of `rest` is; see `penalties`. */
  readonly penalty?: number | undefined;
  /** Why it broke, where it did; or, with a penalty, which rule forbids to break there. */
  readonly reason?: Reason | undefined;
  /** What is kept together with the content at the break: the reason if the page ends above it all instead. */
  readonly kept?: Reason | undefined;
  /** The best and latest break within the box, before its end here. */
  readonly opportunity?: Opportunity | undefined;
  /** Baselines from the fragment's top; undefined where it has no line. */
  readonly firstBaseline?: number | undefined;
  readonly lastBaseline?: number | undefined;
  /** The box's bottom margin, collapsed with those of its last children (CSS 2.2, 8.3.1). Undefined: its own margin alone. */
  readonly bottomMargin?: Margin | undefined;
  /** Floats and positioned boxes on their way to the ancestor that paints them; offsets from this fragment. */
  readonly layers?: readonly Layer[] | undefined;
};

/** A break reason before the page knows how much room it leaves. `unfit`: the box that was kept whole, to be measured. */
export type Reason = { readonly kind: BreakReason['kind']; readonly note: string; readonly unfit?: { readonly box: Box; readonly space: Space } | undefined };

/** A margin still collapsing: the greatest positive and the least negative so far. */
export type Margin = { readonly positive: number; readonly negative: number };

/**
 * Something out of the flow. A float is laid out and waits for the root of its formatting context, to be painted above all
 * blocks; an absolutely positioned box waits for its containing block, x and y being its static position. `block`: the padding box of a
 * positioned inline box around it, which is its containing block.
 */
export type Layer =
  | { readonly kind: 'float'; readonly fragment: Fragment; readonly x: number; readonly y: number }
  | { readonly kind: 'absolute'; readonly box: Box; readonly x: number; readonly y: number; readonly block?: PlacedRect | undefined; readonly room?: StaticRoom | undefined };
/** Room from a static position on in which the box stands as its alignments say: that of the only item in a flex or grid container. */
export type StaticRoom = { readonly width: number; readonly height: number; readonly across: Alignment; readonly down: Alignment };
export type PlacedRect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Smallest and preferred widths of a box's border box, without margins (CSS Sizing 3). */
export type ContentSizes = { readonly min: number; readonly max: number };

/** A line ready to be placed, with what hangs on it. `fragment.y` counts from the top of the first line of the call. */
export type ParagraphLine = {
  readonly fragment: LineFragment;
  /** Index in the content's text at which the next line begins. */
  readonly end: number;
  readonly hyphenated: boolean;
  /** The line ends with a forced break or the paragraph. */
  readonly last: boolean;
  readonly footnotes: readonly Box[];
  /** Absolutely positioned boxes whose place in the text is on this line: static position and, if set, containing block from the line's top left. */
  readonly absolutes?: readonly LineAbsolute[];
  /** To be reported where the line is placed: words too wide for it (`line-too-wide`) or cut off (`text-cut`), characters that no font has (`missing-glyph`). */
  readonly problems?: readonly LineProblem[];
  /** What atomic boxes on the line have for the ledger of the page where it is placed; their footnotes are among `footnotes`. */
  readonly entries?: readonly LedgerEntry[];
};
/** `first`: nothing stands before it on its line. */
export type LineAbsolute = { readonly box: Box; readonly x: number; readonly y: number; readonly block: PlacedRect | undefined; readonly first: boolean };
export type LineProblem = Omit<Diagnostic, 'stage' | 'page'>;
/**
 * Free interval of a line's room, measured from the left of the content box: floats take the rest. `below`: the y at which there
 * may be more room; a line whose first word does not fit here goes down to it. Undefined where nothing stands beside.
 */
export type LineRoom = { readonly left: number; readonly right: number; readonly below?: number | undefined };

/**
 * The room of lines beside floats. `at` takes a line's top (from the top of the first line of the call) and height; where it gives
 * undefined, the lines end before that one: its caller has seen enough. `whole`: no float is still to come, so that all lines may be
 * broken together; `at` is then a function of its arguments alone. Else they are broken one by one.
 */
export type LineRooms = { readonly at: (y: number, height: number) => LineRoom | undefined; readonly whole: boolean };

export type LayoutContext = {
  readonly fonts: FontBook;
  readonly report: Reporter;
  /** The account of the page that is being filled: footnotes, ids, strings, diagnostics. */
  readonly ledger: Ledger;
  /** How many formatting roots that must clear floats are under way, one in the other. */
  readonly clearing: { depth: number };
  /** The text of a page reference in this round (a guess in the first). */
  /** What `make` finds of a box wherever it stands, once a round for each key; what it refers to counts for every page, and the ledger stays as it was. */
  readonly once: <T>(box: Box, key: string, make: () => T) => T;
  readonly resolve: (reference: PageReference) => string;
  /** Lays out any box, by its kind. */
  readonly layoutBox: (box: Box, space: Space, from?: BreakToken) => BoxResult;
  /** What a box adds to the intrinsic widths of its parent: of its border box, its own width considered. */
  readonly contentSizes: (box: Box) => ContentSizes;
  /** Intrinsic widths of a box's border box by its content, whatever its own width is. */
  readonly intrinsicSizes: (box: Box) => ContentSizes;
  /**
   * Lines of a paragraph from text index `from` on, in a column of `width` points. Without `rooms`, the whole rest is broken
   * optimally and cached; with them (floats beside), as they say.
   */
  readonly layoutLines: (
    box: InlineBox, width: number, from: number, rooms?: LineRooms,
  ) => readonly ParagraphLine[];
};

/** Room in the space that is left now, after the footnotes that the page has taken on so far. */
export function remaining(space: Space, context: LayoutContext): number {
  return space.room - Math.max(context.ledger.reserved, context.ledger.held);
}
