// Relative and absolute positioning, and the order in which positioned boxes are painted. CSS 2.2, 9.3, 10.3.7, 10.6.4, appendix E.

import type { ComputedStyle, LengthPercentage } from '../style/computed-style.ts';
import { layoutAbsolute } from './absolute.ts';
import type { Layer, LayoutContext } from './context.ts';
import type { BoxFragment, Fragment, ImageFragment } from './fragment.ts';
import { resolveDefinite } from './sizes.ts';
import type { Offset } from './space.ts';

export const noOffset: Offset = { x: 0, y: 0 };

export function addOffsets(a: Offset, b: Offset): Offset {
  return { x: a.x + b.x, y: a.y + b.y };
}

/** How far a relatively positioned box is drawn from its place in the flow. */
export function relativeOffset(style: ComputedStyle, width: number, height: number | undefined): Offset {
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
  return layers.map((layer) => {
    const moved = { ...layer, x: layer.x + x, y: layer.y + y };
    return moved.kind === 'absolute' && moved.block !== undefined ? { ...moved, block: { ...moved.block, x: moved.block.x + x, y: moved.block.y + y } } : moved;
  });
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
    const result = layoutAbsolute(layer, layer.block ?? block, context);
    placed.push(result.fragment);
    waiting.push(...offsetLayers(result.layers, result.fragment.x, result.fragment.y));
  }
  return placed;
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
