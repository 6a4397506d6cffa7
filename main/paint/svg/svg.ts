// Drawings as vector items (SVG 2): structure, shapes, text, gradients, patterns, markers, clipping, masks, transforms, opacity.
// What is not drawn (filters, animation, scripts, foreign objects) is reported once a drawing.
//
// Coordinates are taken to the page here, so that the PDF has few matrices; only what would be distorted (a stroke under an
// uneven scale, turned text) keeps its own.

import type { SvgDrawing } from '../../box/box.ts';
import type { Source } from '../../box/structure.ts';
import type { StyledElement } from '../../style/styled.ts';
import type { DisplayItem, Matrix, PathSegment } from '../display-list.ts';
import { multiply, type Rect, rectPath, transformPath } from '../geometry.ts';
import type { Painter } from '../painter.ts';
import { transformMatrix } from '../transform.ts';
import { groupsOf } from './groups.ts';
import { drawMarkers } from './markers.ts';
import { paintOf, strokeOf } from './paint.ts';
import { elementsIn, idsOf, inherit, mostElements, type Scope } from './scope.ts';
import { shapeOf } from './shapes.ts';
import { drawText } from './text.ts';
import { evenScale, parseTransform, pointsPerUnit, viewBoxMatrix } from './values.ts';
import { drawImage, drawUse, drawViewport, showsOverflow } from './viewport.ts';

const ignored = new Set(['defs', 'symbol', 'lineargradient', 'radialgradient', 'pattern', 'marker', 'mask', 'filter', 'clippath', 'title', 'desc', 'metadata', 'style', 'stop', 'view', 'cursor']);
const unsupported = new Set(['foreignobject', 'animate', 'animatetransform', 'animatemotion', 'animatecolor', 'set', 'script', 'video', 'audio', 'iframe', 'canvas']);

/** Draws into a rectangle of the page. */
export function paintSvg(painter: Painter, drawing: SvgDrawing, rect: Rect, source: Source): void {
  paintDrawing(painter, drawing, { rect, source, unit: pointsPerUnit, uses: 0 });
}

/** `unit`: length of a user unit in the coordinates of `rect`. */
type Frame = { readonly rect: Rect; readonly source: Source; readonly unit: number; readonly uses: number };

function paintDrawing(painter: Painter, drawing: SvgDrawing, { rect, source, unit, uses }: Frame): void {
  const { root, viewBox } = drawing;
  const size = { width: rect.width / unit, height: rect.height / unit };
  const matrix: Matrix = viewBox === undefined ? [unit, 0, 0, unit, rect.x, rect.y] : viewBoxMatrix(viewBox, rect, drawing.preserveAspectRatio);
  const viewport = viewBox === undefined ? size : { width: viewBox[2], height: viewBox[3] };
  const account = { drawn: 0, unsupported: new Set<string>(), cells: new Map() };
  const scope: Scope = { painter, source, matrix, viewport, ids: idsOf(root), uses, heir: undefined, context: undefined, account, draw: drawElement };
  const clips = !showsOverflow(root);
  if (clips) painter.items.push({ kind: 'push', clip: rectPath(rect) });
  tellUnsupported(root, scope);
  for (const child of elementsIn(root)) drawElement(child, scope);
  if (clips) painter.items.push({ kind: 'pop' });
  reportUnsupported(scope, root);
}

function reportUnsupported({ painter, account }: Scope, root: StyledElement): void {
  const source = root.element.origin;
  const place = { stage: 'paint', page: painter.page, ...(source === undefined ? {} : { source }) } as const;
  for (const name of account.unsupported) {
    painter.report({ ...place, severity: 'warning', code: 'svg-unsupported', message: `"${name}" is not supported in SVG drawings and is left out` });
  }
  if (account.drawn > mostElements) {
    painter.report({ ...place, severity: 'error', code: 'svg-too-large', message: `the drawing has over ${mostElements} elements; the rest is left out` });
  }
}

/** Filters, and what would move or run. */
function tellUnsupported({ element, children }: StyledElement, { account }: Scope): void {
  const { filter } = element.attributes;
  if (filter !== undefined && filter.trim() !== 'none') account.unsupported.add('filter');
  for (const child of children) {
    if (child.kind === 'element' && unsupported.has(child.element.name.toLowerCase())) account.unsupported.add(child.element.name);
  }
}

function drawElement(written: StyledElement, outer: Scope): void {
  const styled = outer.heir === undefined ? written : inherit(written, outer.heir);
  const { style, element } = styled;
  const name = element.name.toLowerCase();
  if (style.display === 'none' || ignored.has(name) || unsupported.has(name) || ++outer.account.drawn > mostElements) return;
  if (name !== 'switch') tellUnsupported(styled, outer);
  const matrix = multiply(outer.matrix, ownMatrix(styled, outer));
  const scope: Scope = { ...outer, matrix, heir: outer.heir === undefined ? undefined : { written, here: styled } };
  const groups = groupsOf(styled, scope);
  for (const group of groups) scope.painter.items.push(group);
  drawKind(styled, name, scope);
  for (const _ of groups) scope.painter.items.push({ kind: 'pop' });
}

/** The transform attribute, or the CSS property, whose origin is that of the user space unless it is set (CSS Transforms 1, 6). */
function ownMatrix({ element, style }: StyledElement, { viewport }: Scope): Matrix {
  if (style.transform.length === 0) return parseTransform(element.attributes['transform']);
  const atOrigin = style.transformOrigin.every((length) => typeof length === 'object');
  const box = { x: 0, y: 0, width: viewport.width * pointsPerUnit, height: viewport.height * pointsPerUnit };
  const [a, b, c, d, e, f] = transformMatrix(atOrigin ? { ...style, transformOrigin: [0, 0] } : style, box) ?? [1, 0, 0, 1, 0, 0];
  return [a, b, c, d, e / pointsPerUnit, f / pointsPerUnit];
}

function drawKind(styled: StyledElement, name: string, scope: Scope): void {
  switch (name) {
    case 'a':
      scope.account.unsupported.add('link');
      // Its content is drawn all the same.
      for (const child of elementsIn(styled)) drawElement(child, scope);
      return;
    case 'g':
      for (const child of elementsIn(styled)) drawElement(child, scope);
      return;
    case 'switch':
      return drawSwitch(styled, scope);
    case 'svg':
      return drawViewport(styled, scope, undefined);
    case 'use':
      return drawUse(styled, scope);
    case 'text':
      return drawText(styled, scope);
    case 'image':
      return drawImage(styled, scope, (drawing, rect) => {
        if (scope.uses < 4) paintDrawing(scope.painter, drawing, { rect, source: scope.source, unit: 1, uses: scope.uses + 1 });
      });
    default: {
      const path = shapeOf(styled, scope.viewport);
      if (path === undefined) scope.account.unsupported.add(styled.element.name);
      else if (path.length > 0 && styled.style.visibility === 'visible') drawShape(styled, path, scope);
    }
  }
}

/** The first child that can be drawn and whose language is that of the drawing (SVG 2, 5.8). */
function drawSwitch(styled: StyledElement, scope: Scope): void {
  const children = elementsIn(styled);
  const fits = ({ element: { name, attributes }, style }: StyledElement): boolean => {
    const languages = attributes['systemLanguage']?.toLowerCase().split(/\s*,\s*/);
    const own = style.language.toLowerCase();
    return !unsupported.has(name.toLowerCase()) && (attributes['requiredExtensions'] ?? '') === ''
      && (languages === undefined || languages.some((language) => own === language || own.startsWith(`${language}-`) || language.startsWith(`${own}-`)));
  };
  const chosen = children.find(fits);
  if (chosen !== undefined) drawElement(chosen, scope);
  else tellUnsupported(styled, scope);
}

function drawShape(styled: StyledElement, path: readonly PathSegment[], scope: Scope): void {
  const { svg } = styled.style;
  const order = svg['paint-order']?.trim().split(/\s+/) ?? [];
  const strokeFirst = order.includes('stroke') && (!order.includes('fill') || order.indexOf('stroke') < order.indexOf('fill'));
  const markersFirst = order[0] === 'markers';
  if (markersFirst) drawMarkers(styled, path, scope);
  for (const item of shapeItems(styled, path, scope, strokeFirst)) scope.painter.items.push(item);
  if (!markersFirst) drawMarkers(styled, path, scope);
}

/** Fill and stroke: one item where the stroke comes second and is not distorted. */
function shapeItems(styled: StyledElement, path: readonly PathSegment[], scope: Scope, strokeFirst: boolean): readonly DisplayItem[] {
  const { svg } = styled.style;
  const { matrix, source } = scope;
  const fill = styled.element.name === 'line' ? undefined : paintOf(styled, 'fill', path, scope);
  const fillRule = svg['fill-rule'] === 'evenodd' ? ({ fillRule: 'evenodd' } as const) : {};
  const scale = svg['vector-effect'] === 'non-scaling-stroke' ? pointsPerUnit : evenScale(matrix);
  const stroke = strokeOf(styled, path, scope, scale ?? 1);
  const drawn = transformPath(path, matrix);
  const filled: readonly DisplayItem[] = fill === undefined ? [] : [{ kind: 'path', path: drawn, fill, ...fillRule, source }];
  if (stroke === undefined) return filled;
  if (scale !== undefined) {
    if (!strokeFirst) return [{ kind: 'path', path: drawn, ...(fill === undefined ? {} : { fill, ...fillRule }), stroke, source }];
    return [{ kind: 'path', path: drawn, stroke, source }, ...filled];
  }
  const own = strokeOf(styled, path, { ...scope, matrix: [1, 0, 0, 1, 0, 0] }, 1) ?? stroke;
  const stroked: readonly DisplayItem[] = [{ kind: 'push', matrix }, { kind: 'path', path, stroke: own, source }, { kind: 'pop' }];
  return strokeFirst ? [...stroked, ...filled] : [...filled, ...stroked];
}
