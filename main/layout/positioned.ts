// Relative and absolute positioning, and the order in which positioned boxes are painted. CSS 2.2, 9.3, 10.3.7, 10.6.4, appendix E.

import type { Box } from '../box/box.ts';
import type { ComputedStyle, LengthPercentage } from '../style/computed-style.ts';
import type { Layer, LayoutContext } from './context.ts';
import type { BoxFragment, Fragment, ImageFragment } from './fragment.ts';
import { isLength, resolveDefinite, resolveLength, shrinkToFitWidth, usedMargin } from './sizes.ts';
import { unbrokenSpace } from './space.ts';

const noOffset = { x: 0, y: 0 };

/** How far a relatively positioned box is drawn from its place in the flow. */
export function relativeOffset(style: ComputedStyle, width: number, height: number | undefined): { readonly x: number; readonly y: number } {
  if (style.position !== 'relative') return noOffset;
  const { top, right, bottom, left } = style.inset;
  const length = (value: LengthPercentage | 'auto', basis: number | undefined): number | undefined => (value === 'auto' ? undefined : resolveDefinite(value, basis));
  const fromLeft = length(left, width);
  const fromRight = length(right, width);
  const x = style.direction === 'rtl' && fromRight !== undefined ? -fromRight : fromLeft ?? -(fromRight ?? 0);
  return { x: x + 0, y: (length(top, height) ?? -(length(bottom, height) ?? 0)) + 0 };
}

/** Layers of a fragment that was placed at x, y in its parent: offsets from the parent. */
export function offsetLayers(layers: readonly Layer[] | undefined, x: number, y: number): readonly Layer[] {
  if (layers === undefined || layers.length === 0) return [];
  return layers.map((layer) => ({ ...layer, x: layer.x + x, y: layer.y + y }));
}

/** Whether absolutely positioned descendants refer to this box. */
export function isContainingBlock(style: ComputedStyle): boolean {
  return style.position !== 'static' || style.transform.length > 0;
}

/** The rectangle that offsets refer to, in the coordinates of the fragment that gets the box as a child. */
export type ContainingBlock = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The padding box of a fragment, which contains its absolutely positioned descendants. */
export function paddingBox(fragment: BoxFragment): ContainingBlock {
  const { border, width, height } = fragment;
  return {
    x: border.left, y: border.top,
    width: Math.max(0, width - border.left - border.right), height: Math.max(0, height - border.top - border.bottom),
  };
}

/** A fragment with the absolutely positioned boxes among its layers laid out in it; in the order of painting. */
export function withPositioned(fragment: BoxFragment, layers: readonly Layer[], context: LayoutContext): BoxFragment {
  const placed = placeAbsolutes(layers, paddingBox(fragment), context);
  return placed.length === 0 ? fragment : { ...fragment, children: inPaintOrder([...fragment.children, ...placed]) };
}

/** Lays out absolutely positioned boxes in their containing block. They are never split. */
export function placeAbsolutes(layers: readonly Layer[], block: ContainingBlock, context: LayoutContext): readonly (BoxFragment | ImageFragment)[] {
  const placed: (BoxFragment | ImageFragment)[] = [];
  // Boxes within them that refer to the same block come behind them in the list; the list ends, for boxes nest finitely.
  const waiting = [...layers];
  for (let index = 0; index < waiting.length; index++) {
    const layer = waiting[index];
    if (layer?.kind !== 'absolute') continue;
    const result = placeAbsolute(layer.box, layer, block, context);
    placed.push(result.fragment);
    for (const inner of result.layers) waiting.push(inner);
  }
  return placed;
}

type Placed = { readonly fragment: BoxFragment | ImageFragment; readonly layers: readonly Layer[] };

/** `at`: the static position. */
function placeAbsolute(box: Box, at: { readonly x: number; readonly y: number }, block: ContainingBlock, context: LayoutContext): Placed {
  const { style } = box;
  const across = axisOf(style, 'left', 'right', block.width);
  const down = axisOf(style, 'top', 'bottom', block.height);
  const width = absoluteWidth(box, across, at.x - block.x, block.width, context);
  const fills = style.height === 'auto' && down.start !== undefined && down.end !== undefined && box.kind !== 'replaced';
  const height = fills ? Math.max(0, block.height - down.start - down.end - down.startMargin - down.endMargin) : undefined;
  const result = context.layoutBox(box, { ...unbrokenSpace(block.width, block.height), imposedWidth: width, imposedHeight: height });
  const x = block.x + axisOffset(across, result.fragment.width, at.x - block.x, block.width);
  const y = block.y + axisOffset(down, result.fragment.height, at.y - block.y, block.height);
  return { fragment: { ...result.fragment, x, y }, layers: offsetLayers(result.layers, x, y) };
}

type Axis = {
  readonly start: number | undefined; readonly end: number | undefined;
  readonly startMargin: number; readonly endMargin: number;
  readonly autoStart: boolean; readonly autoEnd: boolean;
};

function axisOf(style: ComputedStyle, start: 'left' | 'top', end: 'right' | 'bottom', basis: number): Axis {
  const inset = (side: 'left' | 'top' | 'right' | 'bottom'): number | undefined => {
    const value = style.inset[side];
    return value === 'auto' ? undefined : resolveLength(value, basis);
  };
  return {
    start: inset(start), end: inset(end),
    startMargin: usedMargin(style, start, basis), endMargin: usedMargin(style, end, basis),
    autoStart: style.margin[start] === 'auto', autoEnd: style.margin[end] === 'auto',
  };
}

/** Undefined for a replaced box, which has a width of its own. CSS 2.2, 10.3.7. */
function absoluteWidth(box: Box, axis: Axis, staticStart: number, containing: number, context: LayoutContext): number | undefined {
  if (box.kind === 'replaced') return undefined;
  const { start, end } = axis;
  if (box.style.width === 'auto' && start !== undefined && end !== undefined) {
    const filled = Math.max(0, containing - start - end - axis.startMargin - axis.endMargin);
    return limited(box, filled, containing);
  }
  const available = Math.max(0, containing - (start ?? end ?? Math.max(0, staticStart)));
  return box.style.width === 'auto' ? shrinkToFitWidth(box, available, context) : shrinkToFitWidth(box, containing, context);
}

function limited(box: Box, width: number, containing: number): number {
  const { minWidth, maxWidth } = box.style;
  const most = maxWidth !== 'none' && isLength(maxWidth) ? resolveLength(maxWidth, containing) : Infinity;
  return Math.max(Math.min(width, most), isLength(minWidth) ? resolveLength(minWidth, containing) : 0);
}

/** Where the border box starts; auto margins share what is left between two offsets. */
function axisOffset(axis: Axis, size: number, staticStart: number, containing: number): number {
  const { start, end, startMargin, endMargin } = axis;
  if (start === undefined) return end === undefined ? staticStart + startMargin : containing - end - endMargin - size;
  if (end === undefined || !(axis.autoStart || axis.autoEnd)) return start + startMargin;
  const free = Math.max(0, containing - start - end - startMargin - endMargin - size);
  return start + startMargin + (axis.autoStart ? (axis.autoEnd ? free / 2 : free) : 0);
}

/** Children in the order of painting: those below the flow, the flow, positioned ones by z-index; stable (CSS 2.2, appendix E). */
export function inPaintOrder(children: readonly Fragment[]): readonly Fragment[] {
  return children.every((child) => levelOf(child) === 0) ? children : children.toSorted((a, b) => levelOf(a) - levelOf(b));
}

/** 0 for the flow, which z-index 0 and auto are above. */
function levelOf(fragment: Fragment): number {
  if (fragment.kind !== 'box' && fragment.kind !== 'image') return 0;
  const { position, zIndex } = fragment.style;
  if (position === 'static' || typeof position === 'object') return 0;
  return zIndex === 'auto' ? 0.5 : zIndex < 0 ? zIndex : zIndex + 0.5;
}
