// Intrinsic widths: how narrow a box can be, and how wide it would like to be. CSS Sizing 3, section 5. Border-box widths.
// Percentages count as auto here, for they would refer to what is being asked; those of padding and margins as nothing.

import type { BlockBox, Box, InlineBox, ReplacedBox } from '../box/box.ts';
import type { ComputedStyle, LengthPercentage, Size } from '../style/computed-style.ts';
import { hasPercentage } from '../style/length.ts';
import { isFormattingRoot, isMultiColumn } from './collapse.ts';
import type { ContentSizes, LayoutContext } from './context.ts';
import { childrenWithDefiniteHeights, withDefiniteHeights } from './definite-heights.ts';
import { sizedLetter } from './initial-letter.ts';
import { inlineContentSizes } from './inline/sizes.ts';
import { replacedSize } from './replaced.ts';
import { borderBoxSize, definiteHeight, heightLimits, isLength, resolveLength, usedEdges, usedMargin } from './sizes.ts';
import { isScrollable, ratioWidth } from './widths.ts';

/** What a box adds to its parent's intrinsic widths: what its own width, min-width and max-width make of its content's. */
export function contributionOf(box: Box, context: LayoutContext): ContentSizes {
  const { style } = box;
  if (box.kind === 'replaced') return replacedContribution(box);
  const set = widthBy(style.width, box, context) ?? widthByHeight(box, context);
  const sizes = set === undefined ? context.intrinsicSizes(box) : { min: set, max: set };
  const own = widthBy(style.minWidth, box, context);
  const least = box.kind === 'table' ? Math.max(own ?? 0, context.intrinsicSizes(box).min) : own;
  const most = widthBy(style.maxWidth, box, context);
  if (least === undefined && most === undefined) return sizes;
  const clamp = (size: number): number => Math.max(Math.min(size, most ?? Infinity), least ?? 0);
  return { min: clamp(sizes.min), max: clamp(sizes.max) };
}

/** The width that a property sets; undefined where it leaves it to the content. */
function widthBy(size: Size | 'none', box: Box, context: LayoutContext): number | undefined {
  if (size === 'min-content') return context.intrinsicSizes(box).min;
  if (size === 'max-content') return context.intrinsicSizes(box).max;
  if (!isLength(size) || hasPercentage(size)) return undefined;
  return borderBoxSize(box.style, resolveLength(size, 0), usedEdges(box.style, 0).horizontal);
}

/** The width that a ratio makes of a set height, but that of its content at least. */
function widthByHeight(box: Box, context: LayoutContext): number | undefined {
  const width = ratioWidth(box, { width: 0, height: undefined });
  return width === undefined || box.style.minWidth !== 'auto' || isScrollable(box.style) ? width : Math.max(width, context.intrinsicSizes(box).min);
}

/** Intrinsic widths of a picture whose width is automatic. */
export function replacedSizes(box: ReplacedBox): ContentSizes {
  const { style } = box;
  const minWidth = isLength(style.minWidth) ? 'auto' : style.minWidth;
  const { width } = replacedSize({ ...box, style: { ...style, width: 'auto', minWidth, maxWidth: 'none' } }, 0, undefined);
  return { min: width, max: width };
}

/** A picture whose width is a percentage can become as narrow as it must (CSS Sizing 3, 5.2.2). */
function replacedContribution(box: ReplacedBox): ContentSizes {
  const { style } = box;
  if (!isRelative(style.width) && !isRelative(style.maxWidth)) {
    const { width } = replacedSize(box, 0, undefined);
    return { min: width, max: width };
  }
  const plain: ComputedStyle = { ...style, width: isRelative(style.width) ? 'auto' : style.width, maxWidth: isRelative(style.maxWidth) ? 'none' : style.maxWidth };
  return { min: usedEdges(style, 0).horizontal, max: replacedSize({ ...box, style: plain }, 0, undefined).width };
}

function isRelative(size: Size | 'none'): boolean {
  return isLength(size) && hasPercentage(size as LengthPercentage);
}

/** Of block containers: their lines, or their widest child. */
export function blockContentSizes(box: BlockBox | InlineBox, context: LayoutContext): ContentSizes {
  const edges = usedEdges(box.style, 0).horizontal;
  const basis = contentHeight(box.style);
  const inner = box.kind === 'inline' ? inlineSizes(withDefiniteHeights(box, basis), context) : childrenSizes(childrenWithDefiniteHeights(box, basis), context);
  const sizes = isMultiColumn(box.style) ? columnSizes(box.style, inner) : inner;
  return { min: sizes.min + edges, max: sizes.max + edges };
}

/** The height that the content refers to; undefined where that depends on what the box stands in. */
function contentHeight(style: ComputedStyle): number | undefined {
  const edges = usedEdges(style, 0);
  const height = definiteHeight(style, edges, undefined);
  if (height === undefined) return undefined;
  const { least, most } = heightLimits(style, edges, undefined);
  return Math.max(0, Math.min(Math.max(height, least), most) - edges.vertical);
}

/** Floats within the text count as if they stood beside it. */
function inlineSizes(box: InlineBox, context: LayoutContext): ContentSizes {
  const sizes = inlineContentSizes(box, context);
  let { min } = sizes;
  let most = 0;
  const floats = { left: 0, right: 0 };
  for (const item of box.content.items) {
    if (item.kind !== 'float') continue;
    const { float, clear } = item.box.style;
    const outer = outerSizes(sizedLetter(item.box, box, 0, context)?.box ?? item.box, context);
    min = Math.max(min, outer.min);
    if (clear === 'left' || clear === 'both') floats.left = 0;
    if (clear === 'right' || clear === 'both') floats.right = 0;
    floats[float === 'right' ? 'right' : 'left'] += outer.max;
    most = Math.max(most, floats.left + floats.right);
  }
  return { min, max: sizes.max + most };
}

/** The widest of the children; floats in a row add up, with what stands beside them, until something clears them. */
export function childrenSizes(children: readonly Box[], context: LayoutContext): ContentSizes {
  let min = 0;
  let max = 0;
  const floats = { left: 0, right: 0 };
  for (const child of children) {
    const { float, position, clear } = child.style;
    if (position === 'absolute' || position === 'fixed') continue;
    const sizes = outerSizes(child, context);
    min = Math.max(min, sizes.min);
    if (clear === 'left' || clear === 'both') floats.left = 0;
    if (clear === 'right' || clear === 'both') floats.right = 0;
    if (float === 'left' || float === 'right') {
      floats[float] += sizes.max;
      max = Math.max(max, floats.left + floats.right);
      continue;
    }
    max = Math.max(max, floats.left + floats.right > 0 ? besideFloats(child, floats, sizes.max, context) : sizes.max);
    floats.left = 0;
    floats.right = 0;
  }
  return { min, max };
}

/** What makes a formatting context of its own stands beside floats; the lines of other boxes make room as they can. */
function besideFloats(child: Box, floats: { readonly left: number; readonly right: number }, wide: number, context: LayoutContext): number {
  if (!isFormattingRoot(child)) return wide;
  const margin = (side: 'left' | 'right'): number => Math.max(floats[side], usedMargin(child.style, side, 0));
  return context.contentSizes(child).max + margin('left') + margin('right');
}

/** Of a child with its margins. */
export function outerSizes(child: Box, context: LayoutContext): ContentSizes {
  const { min, max } = context.contentSizes(child);
  const margins = usedMargin(child.style, 'left', 0) + usedMargin(child.style, 'right', 0);
  return { min: Math.max(0, min + margins), max: Math.max(0, max + margins) };
}

/** Multi-column containers: one column at least, as many as they like at most. CSS Multi-column 1, section 3.4. */
function columnSizes(style: ComputedStyle, inner: ContentSizes): ContentSizes {
  const gap = style.columnGap === 'normal' ? style.fontSize : resolveLength(style.columnGap, 0);
  const count = style.columnCount === 'auto' ? 1 : style.columnCount;
  const width = style.columnWidth === 'auto' ? undefined : style.columnWidth;
  const least = width === undefined ? inner.min * count + gap * (count - 1) : Math.min(width, inner.min);
  return { min: least, max: Math.max(width ?? 0, inner.max) * count + gap * (count - 1) };
}
