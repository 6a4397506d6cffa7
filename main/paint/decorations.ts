// What a box shows besides its content: shadows, background, borders (CSS Backgrounds 3), outline (CSS UI 4). Parts of a box that pages, columns or lines
// cut show their share of what the whole one would (CSS Fragmentation 3, 5.4).

import type { Source } from '../box/structure.ts';
import type { BoxFragment, ImageFragment, InlineFragment } from '../layout/fragment.ts';
import { type Border, type ComputedStyle, evenSides, type Sides } from '../style/computed-style.ts';
import { type BackgroundBox, hasBackground, paintBackground } from './background.ts';
import { allEdges, paintBorders } from './border.ts';
import { hasBorderImage, paintBorderImage } from './border-image.ts';
import { cutRadii, type Rect, rectPath, usedRadii } from './geometry.ts';
import { hasOutline, paintOutline } from './outline.ts';
import { decorationSource, type Painter } from './painter.ts';
import { hasShadow, paintInnerShadows, paintOuterShadows } from './shadow.ts';
import type { Slice } from './slices.ts';

/** A box with the sides at which it was not cut. */
type Decorated = BackgroundBox & { readonly edges: Sides<boolean> };
/** `bare`: the background is not this box's to paint. */
export type Placement = { readonly x: number; readonly y: number; readonly bare: boolean };

/** Of a block, or of a picture. */
export function paintBlockDecorations(painter: Painter, fragment: BoxFragment | ImageFragment, { x, y, bare }: Placement): void {
  const { style } = fragment;
  const background = hasBackground(style) && !bare;
  const bordered = (hasBorder(style.border) || hasBorderImage(style)) && !(fragment.kind === 'box' && fragment.collapsedBorders !== undefined);
  if (!background && !bordered && !hasShadow(style) && !hasOutline(style)) return;
  const rect = { x, y, width: fragment.width, height: fragment.height };
  const edges = fragment.kind === 'box' ? fragment.edges : allEdges;
  const radii = cutRadii(usedRadii(style, rect), edges);
  const whole = fragment.kind === 'box' && isSliced(fragment) ? wholeOf(fragment, rect, painter.sliceOf(fragment)) : undefined;
  const box = { rect, radii, border: fragment.border, padding: fragment.padding, whole, edges };
  const cells = background && fragment.kind === 'box' && isSpaced(style) ? cellsOf(fragment, x, y) : undefined;
  const source = decorationSource(fragment.source);
  if (hasShadow(style)) paintOuterShadows(painter.items, style, box, source);
  if (cells !== undefined) paintInCells(painter, style, box, cells, source);
  else if (background) paintBackground(painter, style, box, source);
  if (hasShadow(style)) paintInnerShadows(painter.items, style, box, source);
  if (bordered) paintDecoratedBorders(painter, style, box, source);
  if (hasOutline(style)) paintOutline(painter.outlines, style, rect, source);
}

/** Of an inline element, on one line. */
export function paintInlineDecorations(painter: Painter, fragment: InlineFragment, x: number, y: number): void {
  const { style, source } = fragment.inline;
  if (!hasBackground(style) && !hasBorder(style.border) && !hasBorderImage(style) && !hasShadow(style) && !hasOutline(style)) return;
  const rect = { x, y, width: fragment.width, height: fragment.height };
  const edges = inlineEdges(fragment, style);
  const width = (side: keyof Sides<unknown>): number => (edges[side] ? style.border[side].width : 0);
  const sliced = !(edges.left && edges.right) && style.boxDecorationBreak === 'slice' && dependsOnWhole(style);
  const box: Decorated = {
    rect, radii: cutRadii(usedRadii(style, rect), edges),
    border: { top: width('top'), right: width('right'), bottom: width('bottom'), left: width('left') }, padding: evenSides(0),
    whole: sliced ? wholeOfInline(fragment, rect, painter.sliceOf(fragment)) : undefined, edges,
  };
  const decoration = decorationSource(source);
  if (hasShadow(style)) paintOuterShadows(painter.items, style, box, decoration);
  paintBackground(painter, style, box, decoration);
  if (hasShadow(style)) paintInnerShadows(painter.items, style, box, decoration);
  paintDecoratedBorders(painter, style, box, decoration);
  if (hasOutline(style)) paintOutline(painter.outlines, style, rect, decoration);
}

function paintDecoratedBorders(painter: Painter, style: ComputedStyle, box: Decorated, source: Source): void {
  const { rect, radii, border: widths, edges } = box;
  if (!paintBorderImage(painter, style, box, source)) paintBorders(painter.items, { rect, radii, widths, borders: style.border, edges }, source);
}

function hasBorder({ top, right, bottom, left }: Sides<Border>): boolean {
  return top.width > 0 || right.width > 0 || bottom.width > 0 || left.width > 0;
}

// --- parts of what was cut

/** Whether what the part shows is placed in more than this part. */
function isSliced({ style, edges }: BoxFragment): boolean {
  return (!edges.top || !edges.bottom) && style.boxDecorationBreak === 'slice' && !rowParts.has(style.display) && dependsOnWhole(style);
}

function dependsOnWhole(style: ComputedStyle): boolean {
  return hasShadow(style) || hasBorderImage(style) || style.backgroundLayers.some((layer) => layer.image !== undefined);
}

/** The whole box around one part, with the edges of the whole. */
function wholeOf(part: BoxFragment, { x, y, width }: Rect, slice: Slice | undefined): BackgroundBox['whole'] {
  if (slice === undefined) return undefined;
  const { before, total, first, last } = slice;
  const edges = (of: (fragment: BoxFragment) => Sides<number>): Sides<number> => ({ ...of(part), top: of(first).top, bottom: of(last).bottom });
  const rect = { x, y: y - before, width, height: total };
  return { rect, radii: usedRadii(part.style, rect), border: edges(({ border }) => border), padding: edges(({ padding }) => padding) };
}

/** The whole of an inline element around its part on one line, as if all were on this line. */
function wholeOfInline({ inline: { style } }: InlineFragment, part: Rect, slice: Slice<InlineFragment> | undefined): BackgroundBox['whole'] {
  if (slice === undefined) return undefined;
  const before = style.direction === 'rtl' ? slice.total - slice.before - part.width : slice.before;
  const { top, right, bottom, left } = style.border;
  const rect = { ...part, x: part.x - before, width: slice.total };
  return {
    rect, radii: usedRadii(style, rect),
    border: { top: top.width, right: right.width, bottom: bottom.width, left: left.width }, padding: evenSides(0),
  };
}

function inlineEdges({ firstEdge, lastEdge }: InlineFragment, style: ComputedStyle): Sides<boolean> {
  const rightToLeft = style.direction === 'rtl';
  return { top: true, bottom: true, left: rightToLeft ? lastEdge : firstEdge, right: rightToLeft ? firstEdge : lastEdge };
}

// --- tables: a row's background shows in its cells, not in the gaps between them (CSS 2.2, 17.5.1)

const rowParts: ReadonlySet<string> = new Set(['table-row', 'table-row-group', 'table-header-group', 'table-footer-group']);

function isSpaced(style: ComputedStyle): boolean {
  return rowParts.has(style.display) && style.borderCollapse === 'separate' && (style.borderSpacing[0] > 0 || style.borderSpacing[1] > 0);
}

function cellsOf(fragment: BoxFragment, x: number, y: number): readonly Rect[] {
  return fragment.children.flatMap((child): readonly Rect[] => {
    if (child.kind !== 'box') return [];
    if (rowParts.has(child.style.display)) return cellsOf(child, x + child.x, y + child.y);
    return [{ x: x + child.x, y: y + child.y, width: child.width, height: child.height }];
  });
}

function paintInCells(painter: Painter, style: ComputedStyle, box: BackgroundBox, cells: readonly Rect[], source: Source): void {
  if (style.backgroundLayers.every((layer) => layer.image === undefined)) {
    for (const { x, y, width, height } of cells) painter.items.push({ kind: 'rect', x, y, width, height, fill: style.backgroundColor, source });
    return;
  }
  painter.items.push({ kind: 'push', clip: cells.flatMap(rectPath) });
  paintBackground(painter, style, box, source);
  painter.items.push({ kind: 'pop' });
}
