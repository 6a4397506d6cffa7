// One page: page background, canvas, content, margin boxes, in this order (CSS Paged Media 3, 3.2 and 6).

import { artifactSource } from '../box/structure.ts';
import type { BoxFragment, ImageFragment, Page } from '../layout/fragment.ts';
import { pageArea } from '../layout/page.ts';
import { type ComputedStyle, evenSides, type Sides } from '../style/computed-style.ts';
import { resolve } from '../style/length.ts';
import { hasBackground, paintBackground } from './background.ts';
import { allEdges, paintBorders } from './border.ts';
import { paintContext } from './boxes.ts';
import type { DisplayList } from './display-list.ts';
import { inset, type Rect, usedRadii } from './geometry.ts';
import type { Painter } from './painter.ts';
import { stackPage } from './stacking.ts';

const pageSource = artifactSource('page', undefined);
const noSides = evenSides(0);

export function paintPage(painter: Painter, page: Page): DisplayList {
  const { style: pageStyle } = page;
  const { width, height, bleed, marks, style } = pageStyle;
  const border = inset({ x: 0, y: 0, width, height }, pageMargins(style, width, height));
  painter.pageArea = pageArea(pageStyle);
  const canvas = findCanvas(painter, page);
  paintPageBackground(painter, style, border, { width, height, bleed });
  if (canvas !== undefined) paintBackground(painter, canvas.style, { rect: border, radii: undefined, border: noSides, padding: noSides }, pageSource);
  const widths = { top: style.border.top.width, right: style.border.right.width, bottom: style.border.bottom.width, left: style.border.left.width };
  paintBorders(painter.items, { rect: border, radii: usedRadii(style, border), widths, borders: style.border, edges: allEdges }, pageSource);
  const [under, over] = [page.margins.filter(isUnder), page.margins.filter((margin) => !isUnder(margin))];
  const bare = new Set(canvas === undefined ? [] : [canvas]);
  for (const fragments of [under, page.content, over]) {
    if (fragments.length > 0) paintContext(painter, stackPage(painter, fragments), bare);
  }
  return {
    number: page.number, label: page.label, width, height, bleed, marks, breakReason: page.breakReason,
    items: painter.items, links: painter.links, destinations: painter.destinations,
  };
}

/** Margin boxes with a negative z-index lie under the content: watermarks. */
function isUnder({ style }: BoxFragment | ImageFragment): boolean {
  return style.zIndex !== 'auto' && style.zIndex < 0;
}

function pageMargins(style: ComputedStyle, width: number, height: number): Sides<number> {
  const margin = (side: keyof Sides<unknown>, basis: number): number => {
    const value = style.margin[side];
    return value === 'auto' ? 0 : resolve(value, basis);
  };
  return { top: margin('top', height), right: margin('right', width), bottom: margin('bottom', height), left: margin('left', width) };
}

/** The page's background fills the whole sheet, bleed and all; pictures are placed in its padding box (3.2). */
function paintPageBackground(painter: Painter, style: ComputedStyle, border: Rect, sheet: { readonly width: number; readonly height: number; readonly bleed: number }): void {
  if (!hasBackground(style)) return;
  const rect = { x: -sheet.bleed, y: -sheet.bleed, width: sheet.width + 2 * sheet.bleed, height: sheet.height + 2 * sheet.bleed };
  const edges = { top: border.y - rect.y, left: border.x - rect.x, right: rect.width - border.width - (border.x - rect.x), bottom: rect.height - border.height - (border.y - rect.y) };
  paintBackground(painter, style, { rect, radii: undefined, border: edges, padding: noSides }, pageSource);
}

/** The fragment whose background becomes the canvas': the root element's, or where it has none its first child's, the body (CSS Backgrounds 3, 2.11). */
function findCanvas(painter: Painter, page: Page): BoxFragment | undefined {
  const { root } = painter.document;
  const fragment = page.content.find((content) => content.style === root.style);
  if (fragment?.kind !== 'box') return undefined;
  if (hasBackground(fragment.style)) return fragment;
  const body = root.kind === 'block' ? root.children[0] : undefined;
  const child = fragment.children.find((candidate) => candidate.kind === 'box');
  return body !== undefined && child?.kind === 'box' && child.style === body.style && hasBackground(child.style) ? child : undefined;
}
