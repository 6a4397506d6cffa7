// Collapsing of vertical margins, told from the boxes before they are laid out. CSS 2.2, 8.3.1.
//
// A parent's top margin and its first child's are one margin if nothing parts them, and so on down. Knowing it beforehand tells
// where a box stands before its content is laid out, which floats and page breaks need.

import type { BlockBox, Box } from '../box/box.ts';
import { hasEdges } from '../box/inline-builder.ts';
import type { ComputedStyle, Size } from '../style/computed-style.ts';
import { hasPercentage } from '../style/length.ts';
import type { LayoutContext, Margin } from './context.ts';
import { floatSides, type FloatSides } from './float.ts';
import { isLength, resolveDefinite, usedEdges, usedMargin } from './sizes.ts';
import { blockWidth, type Containing } from './widths.ts';

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
const throughDefinite = new WeakMap<Box, boolean>();

/**
 * Whether a box's top and bottom margins adjoin: it has no height, no line and no content that has any. `definite`: percentages of
 * height have a basis, else they are automatic.
 */
export function collapsesThrough(box: Box, definite: boolean): boolean {
  if (box.kind !== 'block' && box.kind !== 'inline') return false;
  const cache = definite ? throughDefinite : through;
  let known = cache.get(box);
  if (known === undefined) cache.set(box, (known = hasNothingInside(box, definite)));
  return known;
}

function hasNothingInside(box: Box, definite: boolean): boolean {
  const { style } = box;
  if (isFormattingRoot(box) || usedEdges(style, 100).vertical !== 0) return false;
  if (hasHeight(style.height, definite) || hasHeight(style.minHeight, definite) || style.aspectRatio !== undefined) return false;
  if (box.kind === 'inline') return box.content.text === '' && box.marker === undefined && !box.content.items.some((item) => item.kind === 'open' && hasEdges(item.inline.style));
  if (box.kind !== 'block' || box.marker !== undefined) return false;
  return box.children.every((child) => isOutOfFlow(child.style) || collapsesThrough(child, false));
}

function hasHeight(size: Size, definite: boolean): boolean {
  return isLength(size) && size !== 0 && (definite || !hasPercentage(size));
}

/** Whether nothing parts a box's top margin from its first child's. */
export function opensAtTop(box: Box): boolean {
  return box.kind === 'block' && usedEdges(box.style, 100).top === 0 && !isFormattingRoot(box);
}

/** Whether nothing parts a box's bottom margin from its last child's, if its height is that of its content. */
export function opensAtBottom(box: Box): boolean {
  return box.kind === 'block' && usedEdges(box.style, 100).bottom === 0 && !isFormattingRoot(box);
}

type Known = { readonly width: number; readonly definite: boolean; readonly floats: FloatSides; readonly margin: Margin };
const topMargins = new WeakMap<Box, Known>();

/**
 * The top margin of an in-flow box, collapsed with those of its first descendants. `floats`: on which sides there are floats above, so
 * that a child that clears them is parted by clearance.
 */
export function topMargin(box: Box, containing: Containing, floats: FloatSides, context: LayoutContext): Margin {
  const { width } = containing;
  const definite = containing.height !== undefined;
  const known = topMargins.get(box);
  if (known !== undefined && known.width === width && known.definite === definite && known.floats === floats) return known.margin;
  let margin = marginOf(usedMargin(box.style, 'top', width));
  if (box.kind === 'block' && opensAtTop(box)) margin = joinMargins(margin, firstMargins(box, contentBlock(box, containing, context), floats, context));
  topMargins.set(box, { width, definite, floats, margin });
  return margin;
}

/** Margins of the first children that adjoin their parent's top edge. */
function firstMargins(box: BlockBox, containing: Containing, floats: FloatSides, context: LayoutContext): Margin {
  let margin = noMargin;
  let cleared = floats;
  for (const child of box.children) {
    if (isOutOfFlow(child.style)) {
      cleared |= floatSides[child.style.float];
      continue;
    }
    if ((floatSides[child.style.clear] & cleared) !== 0) return margin;
    if (!collapsesThrough(child, containing.height !== undefined)) return joinMargins(margin, topMargin(child, containing, cleared, context));
    margin = joinMargins(margin, throughMargin(child, containing, context));
  }
  return margin;
}

/** All margins of a box that collapses through, as one. */
export function throughMargin(box: Box, containing: Containing, context: LayoutContext): Margin {
  const { width } = containing;
  let margin = joinMargins(marginOf(usedMargin(box.style, 'top', width)), marginOf(usedMargin(box.style, 'bottom', width)));
  if (box.kind !== 'block') return margin;
  const inner = contentBlock(box, containing, context);
  for (const child of box.children) {
    if (!isOutOfFlow(child.style)) margin = joinMargins(margin, throughMargin(child, inner, context));
  }
  return margin;
}

/** What a box's children are contained in. Its width is not worth finding for margins in points. */
function contentBlock(box: BlockBox, containing: Containing, context: LayoutContext): Containing {
  const { height } = box.style;
  const inner = height !== 'auto' && isLength(height) ? resolveDefinite(height, containing.height) : undefined;
  if (!hasPercentMargins(box)) return inner === undefined && containing.height === undefined ? containing : { width: containing.width, height: inner };
  return { width: blockWidth(box, containing, context) - usedEdges(box.style, containing.width).horizontal, height: inner };
}

const percentMargins = new WeakMap<Box, boolean>();

/** Whether any vertical margin that may collapse with the box's own is a percentage. */
function hasPercentMargins(box: BlockBox): boolean {
  let known = percentMargins.get(box);
  if (known === undefined) {
    known = box.children.some((child) => typeof child.style.margin.top === 'object' || typeof child.style.margin.bottom === 'object'
      || (child.kind === 'block' && opensAtTop(child) && hasPercentMargins(child)));
    percentMargins.set(box, known);
  }
  return known;
}
