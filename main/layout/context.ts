// What the layouts of the single formatting contexts share. Made once a round by `layout/document.ts`; layouts call each other
// only through it, so that no file imports in a circle.

import type { Box, InlineBox, PageReference } from '../box/box.ts';
import type { Reporter } from '../diagnostic.ts';
import type { FontBook } from '../text/font-book.ts';
import type { BoxFragment, BreakReason, ImageFragment, LineFragment } from './fragment.ts';
import type { BreakToken, Space } from './space.ts';

/** Result of laying out one box. Its fragment stands at x 0, y 0: the caller places it, margins are the caller's too. */
export type BoxResult = {
  readonly fragment: BoxFragment | ImageFragment;
  readonly rest?: BreakToken;
  /** Why it broke, where it did. */
  readonly reason?: BreakReason;
  /** Baselines from the fragment's top; undefined where it has no line. */
  readonly firstBaseline?: number;
  readonly lastBaseline?: number;
  /** Footnotes called in this part, in order: they belong at the foot of this page. */
  readonly footnotes?: readonly Box[];
  /** Margins of children that collapse through this box's own top and bottom (CSS 2.2, 8.3.1). */
  readonly topMargin?: Margin;
  readonly bottomMargin?: Margin;
};
/** A margin still collapsing: the greatest positive and the least negative so far. */
export type Margin = { readonly positive: number; readonly negative: number };

/** Smallest and preferred widths of a box's border box, without margins (CSS Sizing 3). */
export type ContentSizes = { readonly min: number; readonly max: number };

/** A line ready to be placed, with what hangs on it. */
export type ParagraphLine = {
  readonly fragment: LineFragment;
  /** Index in the content's text at which the next line begins. */
  readonly end: number;
  readonly hyphenated: boolean;
  /** The line ends with a forced break or the paragraph. */
  readonly last: boolean;
  readonly footnotes: readonly Box[];
};
/** Free interval of a line's room, measured from the left of the content box: floats take the rest. */
export type LineRoom = { readonly left: number; readonly right: number };

export type LayoutContext = {
  readonly fonts: FontBook;
  readonly report: Reporter;
  /** The text of a page reference in this round (a guess in the first). */
  readonly resolve: (reference: PageReference) => string;
  /** Lays out any box, by its kind. */
  readonly layoutBox: (box: Box, space: Space, from?: BreakToken) => BoxResult;
  /** Intrinsic widths of any box's border box. */
  readonly contentSizes: (box: Box) => ContentSizes;
  /**
   * Lines of a paragraph from text index `from` on, in a column of `width` points. Without `roomAt`, the whole rest is broken
   * optimally and cached; with it (floats beside), greedily, line by line. `roomAt` takes the line's top and height.
   */
  readonly layoutLines: (box: InlineBox, width: number, from: number, roomAt?: (y: number, height: number) => LineRoom) => readonly ParagraphLine[];
};
