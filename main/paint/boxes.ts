// Paints stacking contexts in the order of CSS 2.2, appendix E.2, and the boxes, lines and inlines in them.

import type { Source } from '../box/structure.ts';
import type { BoxFragment, Fragment, ImageFragment, InlineFragment } from '../layout/fragment.ts';
import { type Border, type ComputedStyle, type Sides } from '../style/computed-style.ts';
import { type BackgroundBox, hasBackground, paintBackground } from './background.ts';
import { paintBorders, paintRule } from './border.ts';
import type { DisplayItem } from './display-list.ts';
import { cutRadii, inset, insetRadii, type Rect, rectPath, roundedPath, usedRadii } from './geometry.ts';
import { decorationSource, type Painter } from './painter.ts';
import type { Slice } from './slices.ts';
import { paintImageFragment } from './picture.ts';
import type { StackingContext } from './stacking.ts';
import { atBaseline, type Decorations, decorated, paintText } from './text.ts';

/** Boxes whose background the page has taken over. */
export type Bare = ReadonlySet<Fragment>;

export function paintContext(painter: Painter, context: StackingContext, bare: Bare): void {
  const { root, inline, matrix } = context;
  const style = root?.fragment.style ?? inline?.fragment.inline.style;
  const opacity = style?.opacity ?? 1;
  const grouped = matrix !== undefined || opacity < 1;
  if (grouped) painter.items.push({ kind: 'push', ...(matrix === undefined ? {} : { matrix }), ...(opacity < 1 ? { opacity } : {}) });
  if (root !== undefined) paintBox(painter, root.fragment, root.x, root.y, bare);
  const clip = root === undefined ? undefined : overflowClip(root.fragment, root.x, root.y);
  if (clip !== undefined) painter.items.push(clip);
  paintInside(painter, context, bare);
  if (clip !== undefined) painter.items.push({ kind: 'pop' });
  if (grouped) painter.items.push({ kind: 'pop' });
}

function paintInside(painter: Painter, context: StackingContext, bare: Bare): void {
  const { root } = context;
  const layers = context.ownsLayers ? context.layers.toSorted((a, b) => a.zIndex - b.zIndex) : [];
  for (const layer of layers) if (layer.zIndex < 0) paintContext(painter, layer, bare);
  if (context.inline !== undefined) paintInline(painter, context, context.inline.fragment, context.inline);
  if (root?.fragment.kind === 'box') paintRules(painter, root.fragment, root.fragment.rules, root.x, root.y);
  for (const { fragment, x, y, after } of context.blocks) {
    if (after) paintRules(painter, fragment, (fragment as BoxFragment).collapsedBorders, x, y);
    else {
      paintBox(painter, fragment, x, y, bare);
      if (fragment.kind === 'box') paintRules(painter, fragment, fragment.rules, x, y);
    }
  }
  if (root?.fragment.kind === 'box') paintRules(painter, root.fragment, root.fragment.collapsedBorders, root.x, root.y);
  for (const float of context.floats) paintContext(painter, float, bare);
  for (const inline of context.inlines) {
    if ('decorations' in inline) paintInlines(painter, context, inline.fragment.children, { x: inline.x, y: inline.y, decorations: atBaseline(inline.decorations, inline.y + inline.fragment.baseline), last: true });
    else if (inline.fragment.style.visibility === 'visible') paintImageFragment(painter, inline.fragment, inline.x, inline.y);
  }
  for (const layer of layers) if (layer.zIndex >= 0) paintContext(painter, layer, bare);
}

/** Background and borders. */
function paintBox(painter: Painter, fragment: BoxFragment | ImageFragment, x: number, y: number, bare: Bare): void {
  const { style } = fragment;
  if (style.visibility !== 'visible') return;
  const background = hasBackground(style) && !bare.has(fragment);
  const bordered = hasBorder(style.border) && !(fragment.kind === 'box' && fragment.collapsedBorders !== undefined);
  if (!background && !bordered) return;
  const rect = { x, y, width: fragment.width, height: fragment.height };
  const edges = fragment.kind === 'box' ? fragment.edges : allDrawn;
  const radii = cutRadii(usedRadii(style, rect), edges);
  const source = decorationSource(fragment.source);
  if (background) {
    const cells = fragment.kind === 'box' && isSpaced(style) ? cellsOf(fragment, x, y) : undefined;
    const whole = fragment.kind === 'box' && isSliced(fragment) ? wholeOf(fragment, rect, painter.sliceOf(fragment)) : undefined;
    const box = { rect, radii, border: fragment.border, padding: fragment.padding, whole };
    if (cells === undefined) paintBackground(painter, style, box, source);
    else paintInCells(painter, style, box, cells, source);
  }
  if (bordered) paintBorders(painter.items, { rect, radii, widths: fragment.border, borders: style.border, edges }, source);
}

/** Whether pictures of the background are placed in more than this part. */
function isSliced({ style, edges }: BoxFragment): boolean {
  return (!edges.top || !edges.bottom) && style.boxDecorationBreak === 'slice' && !rowParts.has(style.display) && hasPictures(style);
}

function hasPictures({ backgroundLayers }: ComputedStyle): boolean {
  return backgroundLayers.some((layer) => layer.image !== undefined);
}

/** The whole box around one part, with the edges of the whole. */
function wholeOf(part: BoxFragment, rect: Rect, slice: Slice | undefined): BackgroundBox['whole'] {
  if (slice === undefined) return undefined;
  const { before, total, first, last } = slice;
  const edges = (of: (fragment: BoxFragment) => Sides<number>): Sides<number> => ({ ...of(part), top: of(first).top, bottom: of(last).bottom });
  return { rect: { ...rect, y: rect.y - before, height: total }, radii: undefined, border: edges(({ border }) => border), padding: edges(({ padding }) => padding) };
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

const allDrawn: Sides<boolean> = { top: true, right: true, bottom: true, left: true };

function hasBorder({ top, right, bottom, left }: Sides<Border>): boolean {
  return top.width > 0 || right.width > 0 || bottom.width > 0 || left.width > 0;
}

function paintRules(painter: Painter, fragment: BoxFragment | ImageFragment, rules: BoxFragment['rules'], x: number, y: number): void {
  if (rules === undefined || fragment.style.visibility !== 'visible') return;
  const source = decorationSource(fragment.source);
  for (const rule of rules) paintRule(painter.items, [x + rule.x1, y + rule.y1, x + rule.x2, y + rule.y2], rule.border, source);
}

/** What `overflow` cuts off lies outside the padding box. */
function overflowClip(fragment: BoxFragment | ImageFragment, x: number, y: number): DisplayItem | undefined {
  const { style } = fragment;
  if (style.overflow === 'visible' || fragment.kind === 'image') return undefined;
  const rect = { x, y, width: fragment.width, height: fragment.height };
  const radii = usedRadii(style, rect);
  return { kind: 'push', clip: roundedPath(inset(rect, fragment.border), radii === undefined ? undefined : insetRadii(radii, fragment.border)) };
}

// --- lines

/** `last`: nothing of the line follows what is painted here. */
type LinePlace = { readonly x: number; readonly y: number; readonly decorations: Decorations | undefined; readonly last: boolean };

function paintInlines(painter: Painter, context: StackingContext, children: readonly Fragment[], place: LinePlace): void {
  const end = place.last ? children[children.length - 1] : undefined;
  for (const child of children) {
    switch (child.kind) {
      case 'text':
        paintText(painter, child, { x: place.x + child.x, y: place.y + child.y, endsLine: child === end }, place.decorations);
        break;
      case 'inline':
        if (!context.lifted.has(child)) paintInline(painter, context, child, { ...place, x: place.x + child.x, y: place.y + child.y, last: child === end });
        break;
      case 'line':
        paintInlines(painter, context, child.children, { ...place, x: place.x + child.x, y: place.y + child.y });
        break;
      default: {
        const atomic = context.atomics.get(child);
        if (atomic !== undefined) paintContext(painter, atomic, noneBare);
      }
    }
  }
}

const noneBare: Bare = new Set();

function paintInline(painter: Painter, context: StackingContext, fragment: InlineFragment, place: LinePlace): void {
  const { style } = fragment.inline;
  if (style.visibility === 'visible' && (hasBackground(style) || hasBorder(style.border))) paintInlineBox(painter, fragment, place);
  paintInlines(painter, context, fragment.children, { ...place, decorations: decorated(place.decorations, style, place.y + fragment.baseline) });
}

function paintInlineBox(painter: Painter, fragment: InlineFragment, { x, y }: LinePlace): void {
  const { style, source } = fragment.inline;
  const rect = { x, y, width: fragment.width, height: fragment.height };
  const edges = inlineEdges(fragment, style);
  const radii = cutRadii(usedRadii(style, rect), edges);
  const width = (side: keyof Sides<unknown>): number => (edges[side] ? style.border[side].width : 0);
  const widths = { top: width('top'), right: width('right'), bottom: width('bottom'), left: width('left') };
  const decoration = decorationSource(source);
  const noPadding = { top: 0, right: 0, bottom: 0, left: 0 };
  const sliced = !(edges.left && edges.right) && style.boxDecorationBreak === 'slice' && hasPictures(style);
  const whole = sliced ? wholeOfInline(fragment, rect, painter.sliceOf(fragment)) : undefined;
  paintBackground(painter, style, { rect, radii, border: widths, padding: noPadding, whole }, decoration);
  paintBorders(painter.items, { rect, radii, widths, borders: style.border, edges }, decoration);
}

/** The whole of an inline element around its part on one line, as if all were on this line. */
function wholeOfInline({ inline: { style } }: InlineFragment, rect: Rect, slice: Slice<InlineFragment> | undefined): BackgroundBox['whole'] {
  if (slice === undefined) return undefined;
  const before = style.direction === 'rtl' ? slice.total - slice.before - rect.width : slice.before;
  const { border } = style;
  return {
    rect: { ...rect, x: rect.x - before, width: slice.total }, radii: undefined,
    border: { top: border.top.width, right: border.right.width, bottom: border.bottom.width, left: border.left.width },
    padding: { top: 0, right: 0, bottom: 0, left: 0 },
  };
}

function inlineEdges({ firstEdge, lastEdge }: InlineFragment, style: ComputedStyle): Sides<boolean> {
  const rightToLeft = style.direction === 'rtl';
  return { top: true, bottom: true, left: rightToLeft ? lastEdge : firstEdge, right: rightToLeft ? firstEdge : lastEdge };
}
