// Drawings as vector items (SVG 2): structure, shapes, text, gradients, clipping, transforms, opacity. What is not drawn
// (filters, masks, patterns, markers, foreign objects) is reported once a drawing.
//
// Coordinates are taken to the page here, so that the PDF has few matrices; only what would be distorted (a stroke under an
// uneven scale, turned text) keeps its own.

import type { SvgDrawing } from '../box/box.ts';
import type { Source } from '../box/structure.ts';
import type { Color } from '../style/computed-style.ts';
import type { StyledElement } from '../style/styled.ts';
import type { DisplayItem, Matrix, PathSegment } from './display-list.ts';
import { applyMatrix, boundsUnder, multiply, type Rect, rectPath, translation } from './geometry.ts';
import type { Painter } from './painter.ts';
import { hrefOf, paintOf, type PaintScope, strokeOf } from './svg-paint.ts';
import { shapeOf } from './svg-shapes.ts';
import { paintSvgText } from './svg-text.ts';
import { evenScale, lengthOf, parseTransform, parseViewBox, pointsPerUnit, viewBoxMatrix } from './svg-values.ts';

type Scope = PaintScope & {
  readonly painter: Painter;
  readonly source: Source;
  /** Elements around that `use` has brought in. */
  readonly uses: number;
  /** Inside `use`: what is inherited there instead of where the element was written (SVG 2, 5.5). */
  readonly heir: Heir | undefined;
  /** Shared by the whole drawing: elements drawn so far, names of unsupported ones. */
  readonly account: { drawn: number; readonly unsupported: Set<string> };
};

/** The element around, as written and as it looks here. */
type Heir = { readonly written: StyledElement | undefined; readonly here: StyledElement };

/** A drawing that copies itself with `use` may grow without bound. */
const mostElements = 100_000;
const deepestUse = 12;
const ignored = new Set(['defs', 'symbol', 'lineargradient', 'radialgradient', 'clippath', 'title', 'desc', 'metadata', 'style', 'script', 'stop']);
const unsupported = new Set(['pattern', 'mask', 'filter', 'marker', 'foreignobject', 'textpath', 'animate', 'animatetransform', 'set', 'video']);

/** Draws into a rectangle of the page. */
export function paintSvg(painter: Painter, drawing: SvgDrawing, rect: Rect, source: Source): void {
  const { root, viewBox } = drawing;
  const size = { width: rect.width / pointsPerUnit, height: rect.height / pointsPerUnit };
  const matrix: Matrix = viewBox === undefined ? [pointsPerUnit, 0, 0, pointsPerUnit, rect.x, rect.y] : viewBoxMatrix(viewBox, rect, drawing.preserveAspectRatio);
  const viewport = viewBox === undefined ? size : { width: viewBox[2], height: viewBox[3] };
  const account = { drawn: 0, unsupported: new Set<string>() };
  const scope: Scope = { painter, source, matrix, viewport, ids: idsOf(root), uses: 0, heir: undefined, account };
  const clips = !showsOverflow(root);
  if (clips) painter.items.push({ kind: 'push', clip: rectPath(rect) });
  paintChildren(root, scope);
  if (clips) painter.items.push({ kind: 'pop' });
  reportUnsupported(scope, root);
}

/** Viewports cut off what lies outside unless they say otherwise (SVG 2, user agent style sheet). */
function showsOverflow({ element, style }: StyledElement): boolean {
  const own = `${element.attributes['overflow'] ?? ''} ${element.attributes['style'] ?? ''}`;
  return style.overflow === 'visible' && own.includes('visible');
}

type Parents = ReadonlyMap<StyledElement, StyledElement>;
const knownIds = new WeakMap<StyledElement, ReadonlyMap<string, StyledElement>>();
const knownParents = new WeakMap<ReadonlyMap<string, StyledElement>, Parents>();

/** Elements by id; the element around each is remembered beside them. */
function idsOf(root: StyledElement): ReadonlyMap<string, StyledElement> {
  const known = knownIds.get(root);
  if (known !== undefined) return known;
  const ids = new Map<string, StyledElement>();
  const parents = new Map<StyledElement, StyledElement>();
  const waiting: StyledElement[] = [root];
  for (let styled = waiting.pop(); styled !== undefined; styled = waiting.pop()) {
    const { id } = styled.element.attributes;
    if (id !== undefined && !ids.has(id)) ids.set(id, styled);
    for (const child of styled.children.toReversed()) {
      if (child.kind !== 'element') continue;
      parents.set(child, styled);
      waiting.push(child);
    }
  }
  knownIds.set(root, ids);
  knownParents.set(ids, parents);
  return ids;
}

function parentsOf(ids: ReadonlyMap<string, StyledElement>): Parents {
  return knownParents.get(ids) ?? new Map();
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

function paintChildren(styled: StyledElement, scope: Scope): void {
  for (const child of styled.children) if (child.kind === 'element') paintElement(child, scope);
}

function paintElement(written: StyledElement, outer: Scope): void {
  const styled = outer.heir === undefined ? written : inherit(written, outer.heir);
  const { style, element } = styled;
  const name = element.name.toLowerCase();
  if (style.display === 'none' || ignored.has(name) || ++outer.account.drawn > mostElements) return;
  if (unsupported.has(name)) {
    outer.account.unsupported.add(element.name);
    return;
  }
  const matrix = multiply(outer.matrix, parseTransform(element.attributes['transform']));
  const scope: Scope = { ...outer, matrix, heir: outer.heir === undefined ? undefined : { written, here: styled } };
  const group = groupOf(styled, scope);
  if (group !== undefined) scope.painter.items.push(group);
  paintKind(styled, name, scope);
  if (group !== undefined) scope.painter.items.push({ kind: 'pop' });
}

/** Presentation that an element only has from where it was written comes from around the `use` instead. */
function inherit(written: StyledElement, { written: parent, here }: Heir): StyledElement {
  const { style } = written;
  const from = parent?.style;
  const svg: Record<string, string> = {};
  for (const name of new Set([...Object.keys(style.svg), ...Object.keys(here.style.svg)])) {
    const value = style.svg[name] === from?.svg[name] && !notInherited.has(name) ? here.style.svg[name] : style.svg[name];
    if (value !== undefined) svg[name] = value;
  }
  const color = from === undefined || sameColor(style.color, from.color) ? here.style.color : style.color;
  return { ...written, style: { ...style, svg, color } };
}

const notInherited = new Set(['stop-color', 'stop-opacity', 'clip-path', 'mask', 'vector-effect', 'baseline-shift', 'alignment-baseline']);

function sameColor(a: Color, b: Color): boolean {
  return a.r === b.r && a.g === b.g && a.b === b.b && a.a === b.a;
}

/** The graphics state of an element's clip path and opacity. */
function groupOf(styled: StyledElement, scope: Scope): DisplayItem | undefined {
  const { opacity, svg } = styled.style;
  const clipId = /^url\(\s*["']?#([^"')]+)["']?\s*\)/.exec(svg['clip-path'] ?? '')?.[1];
  const clipPath = clipId === undefined ? undefined : scope.ids.get(clipId);
  if (svg['mask'] !== undefined && svg['mask'] !== 'none') scope.account.unsupported.add('mask');
  if (clipPath === undefined && opacity >= 1) return undefined;
  return {
    kind: 'push',
    ...(clipPath === undefined ? {} : { clip: clipOf(clipPath, styled, scope), clipRule: clipRuleOf(clipPath) }),
    ...(opacity < 1 ? { opacity: Math.max(0, opacity) } : {}),
  };
}

/** All shapes of a clipPath as one path, in page space. */
function clipOf(clipPath: StyledElement, clipped: StyledElement, scope: Scope): readonly PathSegment[] {
  let matrix = multiply(scope.matrix, parseTransform(clipPath.element.attributes['transform']));
  let { viewport } = scope;
  if (clipPath.element.attributes['clipPathUnits'] === 'objectBoundingBox') {
    const path = shapeOf(clipped, scope.viewport) ?? [];
    const bounds = pathRect(path);
    matrix = multiply(matrix, [bounds.width, 0, 0, bounds.height, bounds.x, bounds.y]);
    viewport = { width: 1, height: 1 };
  }
  return clipPath.children.flatMap((child) => {
    if (child.kind !== 'element' || child.style.display === 'none') return [];
    return transformPath(shapeOf(child, viewport) ?? [], multiply(matrix, parseTransform(child.element.attributes['transform'])));
  });
}

function clipRuleOf(clipPath: StyledElement): 'evenodd' | 'nonzero' {
  const shape = clipPath.children.find((child) => child.kind === 'element');
  return shape?.kind === 'element' && shape.style.svg['clip-rule'] === 'evenodd' ? 'evenodd' : 'nonzero';
}

function pathRect(path: readonly PathSegment[]): Rect {
  const xs = path.flatMap((segment) => segment.slice(1).filter((_, index) => index % 2 === 0) as number[]);
  const ys = path.flatMap((segment) => segment.slice(1).filter((_, index) => index % 2 === 1) as number[]);
  if (xs.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function paintKind(styled: StyledElement, name: string, scope: Scope): void {
  switch (name) {
    case 'g':
    case 'a':
    case 'switch':
      return paintChildren(styled, scope);
    case 'svg':
      return paintViewport(styled, scope, undefined);
    case 'use':
      return paintUse(styled, scope);
    case 'text':
      return paintSvgText(scope.painter, styled, scope, scope.source);
    case 'image':
      return paintImage(styled, scope);
    default: {
      const path = shapeOf(styled, scope.viewport);
      if (path === undefined) scope.account.unsupported.add(styled.element.name);
      else if (path.length > 0 && styled.style.visibility === 'visible') paintShape(styled, path, scope);
    }
  }
}

function paintShape(styled: StyledElement, path: readonly PathSegment[], scope: Scope): void {
  const { svg } = styled.style;
  const { matrix, painter, source } = scope;
  if (['marker-start', 'marker-mid', 'marker-end'].some((marker) => (svg[marker] ?? 'none') !== 'none')) scope.account.unsupported.add('marker');
  const fill = styled.element.name === 'line' ? undefined : paintOf(styled, 'fill', path, scope);
  const fillRule = svg['fill-rule'] === 'evenodd' ? ({ fillRule: 'evenodd' } as const) : {};
  const scale = svg['vector-effect'] === 'non-scaling-stroke' ? pointsPerUnit : evenScale(matrix);
  const stroke = strokeOf(styled, path, scope, scale ?? 1);
  const drawn = transformPath(path, matrix);
  const fills = fill === undefined ? {} : { fill, ...fillRule };
  if (stroke === undefined || scale !== undefined) {
    if (fill !== undefined || stroke !== undefined) painter.items.push({ kind: 'path', path: drawn, ...fills, ...(stroke === undefined ? {} : { stroke }), source });
    return;
  }
  if (fill !== undefined) painter.items.push({ kind: 'path', path: drawn, ...fills, source });
  const own = strokeOf(styled, path, { ...scope, matrix: [1, 0, 0, 1, 0, 0] }, 1) ?? stroke;
  painter.items.push({ kind: 'push', matrix }, { kind: 'path', path, stroke: own, source }, { kind: 'pop' });
}

function transformPath(path: readonly PathSegment[], matrix: Matrix): readonly PathSegment[] {
  return path.map((segment): PathSegment => {
    switch (segment[0]) {
      case 'Z': return segment;
      case 'C': {
        const [, x1, y1, x2, y2, x, y] = segment;
        return ['C', ...applyMatrix(matrix, x1, y1), ...applyMatrix(matrix, x2, y2), ...applyMatrix(matrix, x, y)];
      }
      default: return [segment[0], ...applyMatrix(matrix, segment[1], segment[2])];
    }
  });
}

/** A nested svg, or a symbol that `use` gives a size. */
function paintViewport(styled: StyledElement, scope: Scope, used: StyledElement | undefined): void {
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
  paintChildren(styled, { ...scope, matrix: multiply(scope.matrix, inner), viewport });
  if (clips) scope.painter.items.push({ kind: 'pop' });
}

function paintUse(styled: StyledElement, scope: Scope): void {
  const target = scope.ids.get(hrefOf(styled)?.replace(/^#/, '') ?? '');
  if (target === undefined || scope.uses >= deepestUse) return;
  const { width, height } = scope.viewport;
  const moved = translation(lengthOf(styled, 'x', width) ?? 0, lengthOf(styled, 'y', height) ?? 0);
  const heir = { written: parentsOf(scope.ids).get(target), here: styled };
  const inside = { ...scope, matrix: multiply(scope.matrix, moved), uses: scope.uses + 1, heir };
  const name = target.element.name.toLowerCase();
  if (name === 'symbol' || name === 'svg') paintViewport(inherit(target, heir), { ...inside, heir: { written: target, here: inherit(target, heir) } }, styled);
  else paintElement(target, inside);
}

function paintImage(styled: StyledElement, scope: Scope): void {
  const href = hrefOf(styled);
  const { width: w, height: h } = scope.viewport;
  const rect = { x: lengthOf(styled, 'x', w) ?? 0, y: lengthOf(styled, 'y', h) ?? 0, width: lengthOf(styled, 'width', w) ?? 0, height: lengthOf(styled, 'height', h) ?? 0 };
  if (href === undefined || rect.width <= 0 || rect.height <= 0 || styled.style.visibility !== 'visible') return;
  const picture = scope.painter.document.image(href);
  if (picture.kind === 'missing') return;
  if (picture.kind === 'vector') {
    paintSvg(scope.painter, picture.drawing, boundsUnder(scope.matrix, rect), scope.source);
    return;
  }
  const { raster } = picture;
  const fit = viewBoxMatrix([0, 0, raster.width, raster.height], rect, styled.element.attributes['preserveAspectRatio'] ?? '');
  const placed = { x: fit[4], y: fit[5], width: raster.width * fit[0], height: raster.height * fit[3] };
  const { painter, matrix, source } = scope;
  painter.items.push({ kind: 'push', matrix, clip: rectPath(rect) }, { kind: 'image', ...placed, key: picture.key, raster, source }, { kind: 'pop' });
}
