// Collapsing of vertical margins, told from the boxes before they are laid out. CSS 2.2, 8.3.1.
//
// A parent's top margin and its first child's are one margin if nothing parts them, and so on down. Knowing it beforehand tells
// where a box stands before its content is laid out, which floats and page breaks need.

import type { Box } from '../box/box.ts';
import type { ComputedStyle } from '../style/computed-style.ts';
import type { LayoutContext, Margin } from './context.ts';
import { blockWidth, usedEdges, usedMargin } from './sizes.ts';

export const noMargin: Margin = { positive: 0, negative: 0 };

export function marginOf(value: number): Margin {
  return value === 0 ? noMargin : value > 0 ? { positive: value, negative: 0 } : { positive: 0, negative: value };
}

/** Two adjoining margins as one. */
export function joinMargins(a: Margin, b: Margin): Margin {
  if (a === noMargin) return b;
  if (b === noMargin) return a;
  return { positive: Math.max(a.positive, b.positive), negative: Math.min(a.negative, b.negative) };
}

/** The distance that a margin makes in the end. */
export function usedCollapsed(margin: Margin): number {
  return margin.positive + margin.negative;
}

/** Out of the flow among block-level siblings: no part in margins, breaks or heights. */
export function isOutOfFlow(style: ComputedStyle): boolean {
  return style.float !== 'none' || style.position === 'absolute' || style.position === 'fixed';
}

/** Out of the flow among flex and grid items, which do not float. */
export function isAbsolute({ position }: ComputedStyle): boolean {
  return position === 'absolute' || position === 'fixed';
}

/** Makes a block formatting context of its own (CSS 2.2, 9.4.1; CSS Display 3). */
export function isFormattingRoot(box: Box): boolean {
  if (box.kind !== 'block' && box.kind !== 'inline') return true;
  const { style } = box;
  if (style.overflow !== 'visible' && style.overflow !== 'clip') return true;
  if (style.display !== 'block' && style.display !== 'list-item' && rootDisplays.has(style.display)) return true;
  return isOutOfFlow(style) || isMultiColumn(style) || style.columnSpan === 'all';
}

const rootDisplays: ReadonlySet<string> = new Set(['flow-root', 'inline-block', 'table-cell', 'table-caption']);

export function isMultiColumn(style: ComputedStyle): boolean {
  return style.columnCount !== 'auto' || style.columnWidth !== 'auto';
}

const through = new WeakMap<Box, boolean>();

/** Whether a box's top and bottom margins adjoin: it has no height, no line and no content that has any. */
export function collapsesThrough(box: Box): boolean {
  if (box.kind !== 'block' && box.kind !== 'inline') return false;
  let known = through.get(box);
  if (known === undefined) through.set(box, (known = hasNothingInside(box)));
  return known;
}

function hasNothingInside(box: Box): boolean {
  const { style } = box;
  if (isFormattingRoot(box) || usedEdges(style, 100).vertical !== 0) return false;
  if ((style.height !== 'auto' && style.height !== 0) || (style.minHeight !== 'auto' && style.minHeight !== 0)) return false;
  if (style.aspectRatio !== undefined) return false;
  if (box.kind === 'inline') return box.content.text === '' && box.marker === undefined;
  if (box.kind !== 'block' || box.marker !== undefined) return false;
  return box.children.every((child) => isOutOfFlow(child.style) || collapsesThrough(child));
}

/** Whether nothing parts a box's top margin from its first child's. */
export function opensAtTop(box: Box): boolean {
  return box.kind === 'block' && usedEdges(box.style, 100).top === 0 && !isFormattingRoot(box);
}

/** Whether nothing parts a box's bottom margin from its last child's. */
export function opensAtBottom(box: Box): boolean {
  const { style } = box;
  return box.kind === 'block' && usedEdges(style, 100).bottom === 0 && style.height === 'auto'
    && (style.minHeight === 'auto' || style.minHeight === 0) && style.aspectRatio === undefined && !isFormattingRoot(box);
}

type Known = { readonly width: number; readonly floats: boolean; readonly margin: Margin };
const topMargins = new WeakMap<Box, Known>();

/**
 * The top margin of an in-flow box, collapsed with those of its first descendants. `floats`: there are floats above, so that a
 * child that clears them is parted by clearance. `width` is the containing block's.
 */
export function topMargin(box: Box, width: number, floats: boolean, context: LayoutContext): Margin {
  const known = topMargins.get(box);
  if (known !== undefined && known.width === width && known.floats === floats) return known.margin;
  let margin = marginOf(usedMargin(box.style, 'top', width));
  if (box.kind === 'block' && opensAtTop(box)) margin = joinMargins(margin, firstMargins(box.children, contentWidth(box, width, context), floats, context));
  topMargins.set(box, { width, floats, margin });
  return margin;
}

/** Margins of the first children that adjoin their parent's top edge. */
function firstMargins(children: readonly Box[], width: number, floats: boolean, context: LayoutContext): Margin {
  let margin = noMargin;
  let cleared = floats;
  for (const child of children) {
    if (isOutOfFlow(child.style)) {
      cleared ||= child.style.float !== 'none';
      continue;
    }
    if (child.style.clear !== 'none' && cleared) return margin;
    if (!collapsesThrough(child)) return joinMargins(margin, topMargin(child, width, cleared, context));
    margin = joinMargins(margin, throughMargin(child, width));
  }
  return margin;
}

/** All margins of a box that collapses through, as one. */
export function throughMargin(box: Box, width: number): Margin {
  let margin = joinMargins(marginOf(usedMargin(box.style, 'top', width)), marginOf(usedMargin(box.style, 'bottom', width)));
  if (box.kind !== 'block') return margin;
  for (const child of box.children) {
    if (!isOutOfFlow(child.style)) margin = joinMargins(margin, throughMargin(child, width));
  }
  return margin;
}

/** Only percentages ask for it; the width of a box is not worth finding for margins in points. */
function contentWidth(box: Box & { readonly kind: 'block' }, width: number, context: LayoutContext): number {
  const needed = box.children.some((child) => typeof child.style.margin.top === 'object' || typeof child.style.margin.bottom === 'object');
  return needed ? blockWidth(box, width, context) - usedEdges(box.style, width).horizontal : width;
}
