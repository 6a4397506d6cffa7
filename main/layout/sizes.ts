// Used widths, heights, margins and edges of boxes from their computed style. CSS 2.2 chapter 10, CSS Sizing 3, CSS Box 3.
// All numbers are points; a `basis` is what percentages refer to, undefined where that depends on content.

import type { ComputedStyle, LengthPercentage, Sides, Size } from '../style/computed-style.ts';
import { hasPercentage, resolve } from '../style/length.ts';

export { resolve as resolveLength };

/** Padding and borders; `top` … `left` are the sums of both, `horizontal` and `vertical` of two sides. */
export type Edges = {
  readonly border: Sides<number>;
  readonly padding: Sides<number>;
  readonly top: number; readonly right: number; readonly bottom: number; readonly left: number;
  readonly horizontal: number;
  readonly vertical: number;
};

/** A length in points; undefined where a percentage has no basis. */
export function resolveDefinite(value: LengthPercentage, basis: number | undefined): number | undefined {
  if (typeof value === 'number') return value;
  return basis === undefined && hasPercentage(value) ? undefined : resolve(value, basis ?? 0);
}

export const zeroSides: Sides<number> = { top: 0, right: 0, bottom: 0, left: 0 };
const noEdges: Edges = { border: zeroSides, padding: zeroSides, top: 0, right: 0, bottom: 0, left: 0, horizontal: 0, vertical: 0 };
/** Edges of styles whose padding has no percentages: the same for every width. */
const fixedEdges = new WeakMap<ComputedStyle, Edges>();

/** Borders and padding of a style; percentages of padding refer to the containing block's width on all sides. */
export function usedEdges(style: ComputedStyle, width: number): Edges {
  const known = fixedEdges.get(style);
  if (known !== undefined) return known;
  const { top, right, bottom, left } = style.padding;
  const fixed = typeof top === 'number' && typeof right === 'number' && typeof bottom === 'number' && typeof left === 'number';
  const edges = sumEdges(style, fixed ? 0 : width);
  if (fixed) fixedEdges.set(style, edges);
  return edges;
}

function sumEdges(style: ComputedStyle, width: number): Edges {
  const border = mapSides((side) => style.border[side].width);
  const padding = mapSides((side) => Math.max(0, resolve(style.padding[side], width)));
  const { top, right, bottom, left } = mapSides((side) => border[side] + padding[side]);
  const horizontal = left + right;
  const vertical = top + bottom;
  return horizontal === 0 && vertical === 0 ? noEdges : { border, padding, top, right, bottom, left, horizontal, vertical };
}

/** A record of the four sides, each computed from its name. */
export function mapSides<T>(of: (side: keyof Sides<T>) => T): Sides<T> {
  return { top: of('top'), right: of('right'), bottom: of('bottom'), left: of('left') };
}

/** A margin in points, auto being 0. */
export function usedMargin(style: ComputedStyle, side: keyof Sides<number>, width: number): number {
  const value = style.margin[side];
  return value === 'auto' ? 0 : typeof value === 'number' ? value : resolve(value, width);
}

/** Adds padding and borders to a width or height that was given for the content box. */
export function borderBoxSize(style: ComputedStyle, size: number, edges: number): number {
  return style.boxSizing === 'border-box' ? Math.max(size, edges) : Math.max(0, size) + edges;
}

/** Least and greatest border-box height; min wins over max (CSS 2.2, 10.7). */
export function heightLimits(style: ComputedStyle, edges: Edges, basis: number | undefined): { readonly least: number; readonly most: number } {
  const { minHeight, maxHeight } = style;
  const least = isLength(minHeight) ? resolveDefinite(minHeight, basis) : undefined;
  const most = maxHeight !== 'none' && isLength(maxHeight) ? resolveDefinite(maxHeight, basis) : undefined;
  const lower = least === undefined ? 0 : borderBoxSize(style, least, edges.vertical);
  return { least: lower, most: most === undefined ? Infinity : Math.max(lower, borderBoxSize(style, most, edges.vertical)) };
}

/** The border-box height that style fixes, before its limits; undefined where it follows from the content. */
export function definiteHeight(style: ComputedStyle, edges: Edges, basis: number | undefined): number | undefined {
  const { height } = style;
  const value = isLength(height) ? resolveDefinite(height, basis) : undefined;
  return value === undefined ? undefined : borderBoxSize(style, value, edges.vertical);
}

/** Whether a size is a length or percentage, neither auto nor an intrinsic size. */
export function isLength(size: Size | 'none'): size is LengthPercentage {
  return typeof size !== 'string';
}

/** Width of a border box by its ratio from its height, or the other way round; the ratio is that of the box that box-sizing names (CSS Sizing 4, 6). */
export function widthByRatio(style: ComputedStyle, ratio: number, height: number, edges: Edges): number {
  return style.boxSizing === 'border-box' ? height * ratio : Math.max(0, height - edges.vertical) * ratio + edges.horizontal;
}
export function heightByRatio(style: ComputedStyle, ratio: number, width: number, edges: Edges): number {
  return style.boxSizing === 'border-box' ? width / ratio : Math.max(0, width - edges.horizontal) / ratio + edges.vertical;
}

/** Left edge of a border box in normal flow, auto margins resolved; over-constrained margins give way at the end side. CSS 2.2, 10.3.3. */
export function blockOffset(style: ComputedStyle, width: number, containing: number, direction: 'ltr' | 'rtl'): number {
  const left = usedMargin(style, 'left', containing);
  const right = usedMargin(style, 'right', containing);
  const free = containing - width - left - right;
  if (free > 0) {
    if (style.margin.left === 'auto') return style.margin.right === 'auto' ? free / 2 : free;
    if (style.margin.right === 'auto') return left;
  }
  return direction === 'rtl' ? containing - right - width : left;
}
