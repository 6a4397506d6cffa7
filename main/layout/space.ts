// What a box is laid out into: the fragmentainer's remaining room and the containing block.

import type { Box } from '../box/box.ts';

export type Space = {
  /** Width available to the box's margin box, in points. */
  readonly width: number;
  /** Basis of percentage heights; undefined where the containing block's height depends on its content. */
  readonly height: number | undefined;
  /** Room down to the fragmentainer's end, from the top of the box's margin box; Infinity where nothing breaks. */
  readonly room: number;
  /** Height of a whole, empty fragmentainer of this kind; the most a box can ever get. */
  readonly fullRoom: number;
  /** Used size of the border box where the container decides it (flex and grid items, table cells); overrides the style. */
  readonly imposedWidth?: number;
  readonly imposedHeight?: number;
  /** What contains us, for messages and for the break rules that apply. */
  readonly fragmentainer: 'page' | 'column' | 'none';
};

/** Where to go on in the next fragmentainer. Opaque but to the layout that made it. `child`: tokens of unfinished parts. */
export type BreakToken = {
  readonly box: Box;
  readonly kind: 'before' | 'inside';
  /** Index of the child, row, line's text position or track at which to resume. */
  readonly index: number;
  readonly child?: BreakToken;
  /** Tokens of things that run in parallel: cells of a row, columns, floats. */
  readonly parallel?: readonly (BreakToken | undefined)[];
  /** Height already used of a box with a definite height. */
  readonly consumed: number;
};
