// Intrinsic widths: how narrow a box can be, and how wide it would like to be. CSS Sizing 3, section 5. Border-box widths.
// Percentages count as auto here, for they would refer to what is being asked.

import type { BlockBox, Box, InlineBox, ReplacedBox } from '../box/box.ts';
import type { ComputedStyle, LengthPercentage, Size } from '../style/computed-style.ts';
import { hasPercentage } from '../style/length.ts';
import { isMultiColumn } from './collapse.ts';
import type { ContentSizes, LayoutContext } from './context.ts';
import { inlineContentSizes } from './inline/sizes.ts';
import { replacedSize } from './replaced.ts';
import { borderBoxSize, isLength, resolveLength, usedEdges, usedMargin } from './sizes.ts';

/** Intrinsic sizes of boxes whose own size is fixed by style, or of their content. `content` measures the other kinds. */
export function boxContentSizes(box: Box, content: (box: Exclude<Box, ReplacedBox>) => ContentSizes): ContentSizes {
  if (box.kind === 'replaced') return replacedSizes(box);
  const { style } = box;
  const edges = usedEdges(style, 0).horizontal;
  const fixed = fixedWidth(style, style.width, edges);
  const sizes = fixed === undefined ? content(box) : { min: fixed, max: fixed };
  const keyword = style.width === 'min-content' ? sizes.min : style.width === 'max-content' ? sizes.max : undefined;
  return limited(style, keyword === undefined ? sizes : { min: keyword, max: keyword }, edges);
}

function fixedWidth(style: ComputedStyle, size: Size | 'none', edges: number): number | undefined {
  return isLength(size) && !hasPercentage(size) ? borderBoxSize(style, resolveLength(size, 0), edges) : undefined;
}

function limited(style: ComputedStyle, sizes: ContentSizes, edges: number): ContentSizes {
  const least = fixedWidth(style, style.minWidth, edges) ?? 0;
  const most = fixedWidth(style, style.maxWidth, edges) ?? Infinity;
  const clamp = (size: number): number => Math.max(Math.min(size, most), least);
  return least === 0 && most === Infinity ? sizes : { min: clamp(sizes.min), max: clamp(sizes.max) };
}

/** A picture whose width is a percentage can become as narrow as it must. */
function replacedSizes(box: ReplacedBox): ContentSizes {
  const { width } = replacedSize(box, 0, undefined);
  const natural = isRelative(box.style.width) ? (box.width ?? 0) + usedEdges(box.style, 0).horizontal : width;
  if (isRelative(box.style.maxWidth)) {
    const wide = replacedSize({ ...box, style: { ...box.style, maxWidth: 'none' } }, 0, undefined).width;
    return { min: usedEdges(box.style, 0).horizontal, max: wide };
  }
  return { min: isRelative(box.style.width) ? 0 : width, max: natural };
}

function isRelative(size: Size | 'none'): boolean {
  return isLength(size) && hasPercentage(size as LengthPercentage);
}

/** Of block containers: their lines, or their widest child. */
export function blockContentSizes(box: BlockBox | InlineBox, context: LayoutContext): ContentSizes {
  const edges = usedEdges(box.style, 0).horizontal;
  const inner = box.kind === 'inline' ? inlineSizes(box, context) : childrenSizes(box.children, context);
  const sizes = isMultiColumn(box.style) ? columnSizes(box.style, inner) : inner;
  return { min: sizes.min + edges, max: sizes.max + edges };
}

/** Floats within the text count as if they stood beside it. */
function inlineSizes(box: InlineBox, context: LayoutContext): ContentSizes {
  const sizes = inlineContentSizes(box, context);
  let { min, max } = sizes;
  for (const item of box.content.items) {
    if (item.kind !== 'float') continue;
    const float = outerSizes(item.box, context);
    min = Math.max(min, float.min);
    max += float.max;
  }
  return { min, max };
}

/** The widest of the children; floats in a row add up until something clears them. */
export function childrenSizes(children: readonly Box[], context: LayoutContext): ContentSizes {
  let min = 0;
  let max = 0;
  let floats = 0;
  for (const child of children) {
    const { float, position, clear } = child.style;
    if (position === 'absolute' || position === 'fixed') continue;
    const sizes = outerSizes(child, context);
    if (clear !== 'none') floats = 0;
    floats = float === 'left' || float === 'right' ? floats + sizes.max : floats;
    min = Math.max(min, sizes.min);
    max = Math.max(max, sizes.max, floats);
  }
  return { min, max };
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
