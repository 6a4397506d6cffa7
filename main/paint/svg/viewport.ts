// New viewports in a drawing: nested svg elements, symbols that `use` shows, pictures (SVG 2, 5.4, 5.6, 8.2, 12.3).

import type { StyledElement } from '../../style/styled.ts';
import { multiply, type Rect, rectPath, transformPath, translation } from '../geometry.ts';
import { deepestUse, elementsIn, hrefOf, inherit, parentOf, referred, type Scope } from './scope.ts';
import { lengthOf, parseViewBox, viewBoxMatrix } from './values.ts';

/** Viewports cut off what lies outside unless they say otherwise (SVG 2, user agent style sheet). */
export function showsOverflow({ element, style }: StyledElement): boolean {
  const own = `${element.attributes['overflow'] ?? ''} ${element.attributes['style'] ?? ''}`;
  return style.overflow === 'visible' && /visible|auto/.test(own);
}

/** A nested svg, or a symbol that `used` gives a size. */
export function drawViewport(styled: StyledElement, scope: Scope, used: StyledElement | undefined): void {
  const { width: w, height: h } = scope.viewport;
  const length = (name: string, basis: number): number | undefined => (used === undefined ? undefined : lengthOf(used, name, basis)) ?? lengthOf(styled, name, basis);
  const place = used === undefined ? { x: lengthOf(styled, 'x', w) ?? 0, y: lengthOf(styled, 'y', h) ?? 0 } : { x: 0, y: 0 };
  const rect = { ...place, width: length('width', w) ?? w, height: length('height', h) ?? h };
  if (rect.width <= 0 || rect.height <= 0) return;
  const { attributes } = styled.element;
  const viewBox = parseViewBox(attributes['viewBox']);
  const inner = viewBox === undefined ? translation(rect.x, rect.y) : viewBoxMatrix(viewBox, rect, attributes['preserveAspectRatio'] ?? '');
  const viewport = viewBox === undefined ? rect : { width: viewBox[2], height: viewBox[3] };
  const clips = !showsOverflow(styled);
  if (clips) scope.painter.items.push({ kind: 'push', clip: transformPath(rectPath(rect), scope.matrix) });
  for (const child of elementsIn(styled)) scope.draw(child, { ...scope, matrix: multiply(scope.matrix, inner), viewport });
  if (clips) scope.painter.items.push({ kind: 'pop' });
}

export function drawUse(styled: StyledElement, scope: Scope): void {
  const target = referred(styled, scope);
  if (target === undefined || scope.uses >= deepestUse) return;
  const { width, height } = scope.viewport;
  const moved = translation(lengthOf(styled, 'x', width) ?? 0, lengthOf(styled, 'y', height) ?? 0);
  const heir = { written: parentOf(target, scope), here: styled };
  const inside = { ...scope, matrix: multiply(scope.matrix, moved), uses: scope.uses + 1, heir };
  const name = target.element.name.toLowerCase();
  if (name === 'symbol' || name === 'svg') drawViewport(inherit(target, heir), { ...inside, heir: { written: target, here: inherit(target, heir) } }, styled);
  else scope.draw(target, inside);
}

/** Draws a drawing into a rectangle of user space: given by `svg.ts`. */
export type DrawDrawing = (drawing: Extract<ReturnType<Scope['painter']['document']['image']>, { readonly kind: 'vector' }>['drawing'], rect: Rect) => void;

export function drawImage(styled: StyledElement, scope: Scope, drawDrawing: DrawDrawing): void {
  const href = hrefOf(styled);
  const { width: w, height: h } = scope.viewport;
  if (href === undefined || styled.style.visibility !== 'visible') return;
  const picture = scope.painter.document.image(href);
  if (picture.kind === 'missing') return;
  const natural = picture.kind === 'raster' ? picture.raster : { width: picture.drawing.viewBox?.[2] ?? 0, height: picture.drawing.viewBox?.[3] ?? 0 };
  const size = sizeOf(lengthOf(styled, 'width', w), lengthOf(styled, 'height', h), natural);
  const rect = { x: lengthOf(styled, 'x', w) ?? 0, y: lengthOf(styled, 'y', h) ?? 0, ...size };
  if (rect.width <= 0 || rect.height <= 0) return;
  const { painter, matrix, source } = scope;
  painter.items.push({ kind: 'push', matrix, clip: rectPath(rect) });
  const preserve = styled.element.attributes['preserveAspectRatio'] ?? '';
  if (picture.kind === 'vector') {
    drawDrawing({ ...picture.drawing, ...(styled.element.attributes['preserveAspectRatio'] === undefined ? {} : { preserveAspectRatio: preserve }) }, rect);
  } else {
    const { raster } = picture;
    const fit = viewBoxMatrix([0, 0, raster.width, raster.height], rect, preserve);
    painter.items.push({ kind: 'image', x: fit[4], y: fit[5], width: raster.width * fit[0], height: raster.height * fit[3], key: picture.key, raster, source });
  }
  painter.items.push({ kind: 'pop' });
}

/** A side that is missing follows from the picture's own ratio (SVG 2, 12.3). */
function sizeOf(width: number | undefined, height: number | undefined, natural: { readonly width: number; readonly height: number }): { readonly width: number; readonly height: number } {
  const ratio = natural.width > 0 && natural.height > 0 ? natural.width / natural.height : 1;
  if (width !== undefined) return { width, height: height ?? width / ratio };
  return height === undefined ? { width: natural.width, height: natural.height } : { width: height * ratio, height };
}
