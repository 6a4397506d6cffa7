// What a box is laid out into: the fragmentainer's remaining room and the containing block; and how layout goes on after a break.
// CSS Fragmentation 3 for the words: a fragmentainer is a page or a column.

import type { Box } from '../box/box.ts';
import type { FloatContext } from './float.ts';

export type Space = {
  /** Width of the containing block: what the box's margin box may take, in points. */
  readonly width: number;
  /** Basis of percentage heights; undefined where the containing block's height depends on its content. */
  readonly height: number | undefined;
  /**
   * Room from the top of the box's border box down to the fragmentainer's end; Infinity where nothing breaks. Footnotes take
   * more and more of it while a page fills: use `remaining(space, context)` where a decision hangs on it.
   */
  readonly room: number;
  /** Height of a whole, empty fragmentainer of this kind; the most a box can ever get. */
  readonly fullRoom: number;
  /** Height that must still follow the box's last content here: bottom padding and borders of the boxes that end with it. */
  readonly tail: number;
  /** Nothing stands above in this fragmentainer: the smallest piece must be placed even if it does not fit. */
  readonly atStart: boolean;
  /** Used width of the border box where the container has found it; overrides the style. */
  readonly imposedWidth?: number | undefined;
  /** Used height of the border box where the container decides it (flex and grid items, table cells); overrides the style. */
  readonly imposedHeight?: number | undefined;
  /** What contains us, for messages and for the break rules that apply. */
  readonly fragmentainer: 'page' | 'column' | 'none';
  /** Nesting of multi-column containers, of which only the outer ones balance. */
  readonly columnDepth: number;
  /** Floats of the block formatting context that the box takes part in; without it the box makes a context of its own. */
  readonly floats?: FloatPlace | undefined;
  /** Stop here, at a break that was found earlier (an `Opportunity`'s token): layout ends there even if there is more room. */
  readonly until?: BreakToken | undefined;
};

/** The float context, and where the box's border box stands in its coordinates. */
export type FloatPlace = { readonly context: FloatContext; readonly x: number; readonly y: number };

/** A break that style asks for. `page` and `column` take the next one, all others the next page of that side. */
export type ForcedBreak = 'page' | 'column' | 'left' | 'right' | 'recto' | 'verso';

/** Where to go on in the next fragmentainer. Opaque but to the layout that made it. `child`: the token of the unfinished child. */
export type BreakToken = {
  readonly box: Box;
  readonly kind: 'before' | 'inside';
  /** Index of the child, row, line's text position or track at which to resume. */
  readonly index: number;
  readonly child?: BreakToken | undefined;
  /** Tokens of things that run in parallel: cells of a row. */
  readonly parallel?: readonly (BreakToken | undefined)[] | undefined;
  /** Height already used of a box whose height is set or bounded; 0 where the height is its content's. */
  readonly consumed: number;
  /** Set on every token of the path where style forces the break. */
  readonly forced?: ForcedBreak | undefined;
  /** Floats at the text position `index` that stand on an earlier page already. */
  readonly placed?: number | undefined;
  /** Floats that found no room and stand at the top of the next fragmentainer. */
  readonly floats?: readonly DeferredFloat[] | undefined;
};

/** How far something is drawn from its place in the flow. */
export type Offset = { readonly x: number; readonly y: number };

/** A float that waits for the next fragmentainer: its containing block's place in the formatting context, and what carries it from its own. */
export type DeferredFloat = {
  readonly box: Box;
  readonly token: BreakToken | undefined;
  readonly x: number;
  readonly width: number;
  readonly shift: Offset;
};

/**
 * How bad a break is, added up over the rules that it breaks; 0 is allowed by all (CSS Fragmentation 3, section 4.4). Where no
 * allowed break keeps content on the page, rule 3 is dropped first, then rules 1, 2 and 4: that is the order of the sizes.
 */
export const penalties = {
  /** Splits a block's empty space: allowed, but any other place is better. */
  emptySpace: 0.5,
  /** Rule 3: orphans and widows. */
  lines: 1,
  /** Rules 2 and 4: inside a box with break-inside: avoid; counted once for each. */
  inside: 10,
  /** Rule 1: between boxes of which one says avoid. */
  between: 12,
} as const;

/** Stands for endless room in columns where nothing breaks: there it must be a number that heights can be taken from. */
export const endless = 1e6;

/** The best break found so far within a box, in case there is none as good further down. */
export type Opportunity = { readonly token: BreakToken; readonly penalty: number };

/** A space that never breaks, of a given width: for measuring, and for what may not be split. */
export function unbrokenSpace(width: number, height?: number): Space {
  return { width, height, room: Infinity, fullRoom: Infinity, tail: 0, atStart: true, fragmentainer: 'none', columnDepth: 0 };
}
