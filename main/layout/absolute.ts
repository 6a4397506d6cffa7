// One absolutely positioned box in its containing block: its size from its offsets, its place from them or from where it would have
// stood. CSS 2.2, 10.3.7, 10.3.8, 10.6.4 and 10.6.5; CSS Positioned Layout 3, section 4.

import type { Box } from '../box/box.ts';
import type { ComputedStyle } from '../style/computed-style.ts';
import { alignOffset } from './align.ts';
import type { Layer, LayoutContext, PlacedRect } from './context.ts';
import type { BoxFragment, ImageFragment } from './fragment.ts';
import { resolveLength, usedMargin } from './sizes.ts';
import { unbrokenSpace } from './space.ts';
import { blockWidth, ratioWidth, shrinkToFitWidth } from './widths.ts';

type Absolute = Extract<Layer, { readonly kind: 'absolute' }>;
type Placed = { readonly fragment: BoxFragment | ImageFragment; readonly layers: readonly Layer[] | undefined };

/** The box in the coordinates that `block` is given in. It is never split. */
export function layoutAbsolute(layer: Absolute, block: PlacedRect, context: LayoutContext): Placed {
  const { box, room } = layer;
  const across = axisOf(box.style, ['left', 'right'], block.width, block.width);
  const down = axisOf(box.style, ['top', 'bottom'], block.height, block.width);
  const height = filledHeight(box, down, block.height);
  const width = usedWidth(box, { axis: across, start: layer.x - block.x, block, height }, context);
  const result = context.layoutBox(box, { ...unbrokenSpace(block.width, block.height), imposedWidth: width, imposedHeight: height });
  const { fragment } = result;
  const x = block.x + offsetOf(across, fragment.width, block.width, layer.x - block.x + staticShift(room?.across, room?.width, fragment.width, across));
  const y = block.y + offsetOf(down, fragment.height, block.height, layer.y - block.y + staticShift(room?.down, room?.height, fragment.height, down));
  return { fragment: { ...fragment, x, y }, layers: result.layers };
}

/** Offsets and margins of one axis; undefined and `auto…` where they are automatic. */
type Axis = {
  readonly start: number | undefined; readonly end: number | undefined;
  readonly startMargin: number; readonly endMargin: number;
  readonly autoStart: boolean; readonly autoEnd: boolean;
};

/** Offsets refer to the containing block's size in their axis, margins to its width. */
function axisOf(style: ComputedStyle, [start, end]: readonly ['left', 'right'] | readonly ['top', 'bottom'], basis: number, width: number): Axis {
  const inset = (side: 'left' | 'top' | 'right' | 'bottom'): number | undefined => {
    const value = style.inset[side];
    return value === 'auto' ? undefined : resolveLength(value, basis);
  };
  return {
    start: inset(start), end: inset(end),
    startMargin: usedMargin(style, start, width), endMargin: usedMargin(style, end, width),
    autoStart: style.margin[start] === 'auto', autoEnd: style.margin[end] === 'auto',
  };
}

const roomOf = ({ start, end, startMargin, endMargin }: Axis, containing: number): number => containing - (start ?? 0) - (end ?? 0) - startMargin - endMargin;

/** An automatic height between two offsets fills the room; undefined where the height is found otherwise. */
function filledHeight(box: Box, axis: Axis, containing: number): number | undefined {
  const { kind, style } = box;
  if (kind === 'replaced' || kind === 'table' || style.height !== 'auto' || axis.start === undefined || axis.end === undefined) return undefined;
  if (style.aspectRatio !== undefined && (style.width !== 'auto' || (style.inset.left !== 'auto' && style.inset.right !== 'auto'))) return undefined;
  return Math.max(0, roomOf(axis, containing));
}

type WidthRequest = { readonly axis: Axis; /** The static position from the containing block's edge. */ readonly start: number; readonly block: PlacedRect; readonly height: number | undefined };

/** An automatic width fills the room between two offsets, else it shrinks to fit; undefined for a picture, which has one. */
function usedWidth(box: Box, { axis, start, block, height }: WidthRequest, context: LayoutContext): number | undefined {
  if (box.kind === 'replaced') return undefined;
  const { startMargin, endMargin } = axis;
  const fills = axis.start !== undefined && axis.end !== undefined;
  const room = fills || axis.start !== undefined || axis.end !== undefined ? roomOf(axis, block.width) : block.width - Math.max(0, start) - startMargin - endMargin;
  if (height !== undefined && !fills && box.style.aspectRatio !== undefined) {
    const byHeight: Box = { ...box, style: { ...box.style, height, boxSizing: 'border-box' } };
    return ratioWidth(byHeight, block);
  }
  if (!fills || box.style.width !== 'auto' || box.kind === 'table') return shrinkToFitWidth(box, block, context, Math.max(0, room));
  // Filling the room is what a block does in a containing block as wide as that; its limits refer to the real one.
  return blockWidth(box, block, context, Math.max(0, room));
}

/** Where the border box starts; auto margins share what is left between two offsets, but never pull it out at the start. */
function offsetOf(axis: Axis, size: number, containing: number, staticStart: number): number {
  const { start, end, startMargin, endMargin } = axis;
  if (start === undefined) return end === undefined ? staticStart + startMargin : containing - end - endMargin - size;
  if (end === undefined || !(axis.autoStart || axis.autoEnd)) return start + startMargin;
  const free = roomOf(axis, containing) - size;
  return start + startMargin + (axis.autoStart ? (axis.autoEnd ? Math.max(0, free / 2) : free) : 0);
}

/** In a flex or grid container the box stands as its only item would. */
function staticShift(value: NonNullable<Absolute['room']>['across'] | undefined, room: number | undefined, size: number, axis: Axis): number {
  return value === undefined || room === undefined ? 0 : alignOffset(value, room - axis.startMargin - size - axis.endMargin);
}
