// Used border-box widths of boxes that are not replaced, tables and flex or grid items left to what lays them out. CSS 2.2, 10.3
// and 10.4; CSS Sizing 3 for the keywords; CSS Sizing 4, section 6 for ratios.

import type { Box } from '../box/box.ts';
import type { ComputedStyle, Size } from '../style/computed-style.ts';
import type { ContentSizes, LayoutContext } from './context.ts';
import { replacedSize } from './replaced.ts';
import { borderBoxSize, definiteHeight, heightLimits, isLength, resolveLength, usedEdges, usedMargin, widthByRatio } from './sizes.ts';

/** What a width is found in: the containing block's width and, where it is definite, its height. */
export type Containing = { readonly width: number; readonly height: number | undefined };

type WidthRequest = {
  readonly containing: Containing;
  /** The containing block's width less the box's margins. */
  readonly available: number;
  /** How `auto` behaves. */
  readonly auto: 'fill' | 'fit';
};

/** Used border-box width of a block-level box in normal flow: auto fills the containing block, but for tables. CSS 2.2, 10.3.3. */
export function blockWidth(box: Box, containing: Containing, context: LayoutContext, available = availableIn(box, containing.width)): number {
  return widthFor(box, { containing, available, auto: box.kind === 'table' ? 'fit' : 'fill' }, context);
}

/** Used border-box width where auto shrinks to fit: floats, inline blocks, absolutely positioned boxes. CSS 2.2, 10.3.5. */
export function shrinkToFitWidth(box: Box, containing: Containing, context: LayoutContext, available = availableIn(box, containing.width)): number {
  return widthFor(box, { containing, available, auto: 'fit' }, context);
}

function availableIn({ style }: Box, width: number): number {
  return width - usedMargin(style, 'left', width) - usedMargin(style, 'right', width);
}

function widthFor(box: Box, request: WidthRequest, context: LayoutContext): number {
  const { containing } = request;
  if (box.kind === 'replaced') return replacedSize(box, containing.width, containing.height).width;
  const width = sizeOf(box.style.width, box, request, context) ?? ratioWidth(box, containing) ?? autoWidth(box, request, context);
  return limitedWidth(box, width, containing, context);
}

function autoWidth(box: Box, request: WidthRequest, context: LayoutContext): number {
  return request.auto === 'fill' ? request.available : fitContent(intrinsicWidths(box, request.containing.width, context), request.available);
}

/** A border-box width within min-width and max-width. */
export function limitedWidth(box: Box, width: number, containing: Containing, context: LayoutContext): number {
  const { least, most } = widthLimits(box, { containing, available: availableIn(box, containing.width), auto: 'fit' }, context);
  const used = Math.max(Math.min(width, most), least, usedEdges(box.style, containing.width).horizontal);
  return box.kind === 'table' ? Math.max(used, context.intrinsicSizes(box).min) : used;
}

/** Intrinsic widths of the border box in a containing block: here percentages of its padding count. */
export function intrinsicWidths(box: Box, containing: number, context: LayoutContext): ContentSizes {
  const sizes = context.intrinsicSizes(box);
  const more = usedEdges(box.style, containing).horizontal - usedEdges(box.style, 0).horizontal;
  return more === 0 ? sizes : { min: sizes.min + more, max: sizes.max + more };
}

/** The fit-content size: as wide as the content likes, within what there is, but never below its least. */
export function fitContent(sizes: ContentSizes, available: number): number {
  return Math.min(Math.max(sizes.min, available), Math.max(sizes.min, sizes.max));
}

/** A width, min-width or max-width as a border-box width; undefined for auto. */
function sizeOf(size: Size, box: Box, request: WidthRequest, context: LayoutContext): number | undefined {
  const { width } = request.containing;
  if (size === 'auto') return undefined;
  if (isLength(size)) return borderBoxSize(box.style, resolveLength(size, width), usedEdges(box.style, width).horizontal);
  const sizes = intrinsicWidths(box, width, context);
  return size === 'min-content' ? sizes.min : size === 'max-content' ? sizes.max : fitContent(sizes, request.available);
}

/** min-width and max-width; where the width is automatic, min-height and max-height through the ratio as well. */
function widthLimits(box: Box, request: WidthRequest, context: LayoutContext): { readonly least: number; readonly most: number } {
  const { style } = box;
  let most = style.maxWidth === 'none' ? Infinity : sizeOf(style.maxWidth, box, request, context) ?? Infinity;
  let least = sizeOf(style.minWidth, box, request, context) ?? 0;
  const ratio = ratioOf(style);
  if (ratio === undefined || isLength(style.width) || box.kind === 'table') return { least, most };
  const edges = usedEdges(style, request.containing.width);
  const heights = heightLimits(style, edges, request.containing.height);
  if (heights.most !== Infinity) most = Math.min(most, widthByRatio(style, ratio, heights.most, edges));
  if (heights.least > 0) least = Math.max(least, Math.min(most, widthByRatio(style, ratio, heights.least, edges)));
  if (style.minWidth === 'auto' && ratioWidth(box, request.containing) !== undefined) least = Math.max(least, automaticMinimum(box, request, context, most));
  return { least, most };
}

/** A width that follows from a height by the ratio is never below the content's least (CSS Sizing 4, 6.2). */
function automaticMinimum(box: Box, request: WidthRequest, context: LayoutContext, most: number): number {
  return isScrollable(box.style) ? 0 : Math.min(most, intrinsicWidths(box, request.containing.width, context).min);
}

export function isScrollable({ overflow }: ComputedStyle): boolean {
  return overflow !== 'visible' && overflow !== 'clip';
}

export function ratioOf({ aspectRatio }: ComputedStyle): number | undefined {
  return aspectRatio !== undefined && aspectRatio > 0 ? aspectRatio : undefined;
}

/** The width that follows from a definite height; undefined where none does. */
export function ratioWidth(box: Box, containing: Containing): number | undefined {
  const { style } = box;
  const ratio = ratioOf(style);
  if (ratio === undefined || box.kind === 'table' || style.width !== 'auto') return undefined;
  const edges = usedEdges(style, containing.width);
  const height = definiteHeight(style, edges, containing.height);
  if (height === undefined) return undefined;
  const limits = heightLimits(style, edges, containing.height);
  return widthByRatio(style, ratio, Math.max(limits.least, Math.min(limits.most, height)), edges);
}
