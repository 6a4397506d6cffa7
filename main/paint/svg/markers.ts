// Markers on the vertices of paths and lines (SVG 2, 11.6): arrow heads, dots. Drawn over the shape, each turned as the path runs.

import type { StyledElement } from '../../style/styled.ts';
import type { Matrix, PathSegment } from '../display-list.ts';
import { applyMatrix, identity, multiply, rectPath, transformPath, translation } from '../geometry.ts';
import { strokeWidthOf } from './paint.ts';
import { deepestUse, elementsIn, type Scope, urlTarget } from './scope.ts';
import { showsOverflow } from './viewport.ts';
import { lengthOf, parseLength, parseViewBox, viewBoxMatrix } from './values.ts';

/** A vertex, with the directions in which the path comes and goes, in radians; undefined where it does not. */
type Vertex = { readonly x: number; readonly y: number; in: number | undefined; out: number | undefined };

const marked = new Set(['path', 'line', 'polyline', 'polygon']);
const kinds = ['marker-start', 'marker-mid', 'marker-end'] as const;

/** Draws the markers of a shape whose path is in user space. */
export function drawMarkers(styled: StyledElement, path: readonly PathSegment[], scope: Scope): void {
  const { svg } = styled.style;
  if (!marked.has(styled.element.name) || scope.uses >= deepestUse || kinds.every((kind) => (svg[kind] ?? 'none') === 'none')) return;
  const vertices = verticesOf(path);
  vertices.forEach((vertex, index) => {
    const here = [...(index === 0 ? ['marker-start'] : []), ...(index > 0 && index < vertices.length - 1 ? ['marker-mid'] : []), ...(index === vertices.length - 1 ? ['marker-end'] : [])];
    for (const kind of here) {
      const marker = urlTarget(svg[kind], scope)?.target;
      if (marker?.element.name === 'marker') drawMarker(marker, vertex, { kind, styled, scope });
    }
  });
}

type Marked = { readonly kind: string; readonly styled: StyledElement; readonly scope: Scope };

function drawMarker(marker: StyledElement, vertex: Vertex, { kind, styled, scope }: Marked): void {
  const { attributes } = marker.element;
  const width = lengthOf(marker, 'markerWidth', scope.viewport.width) ?? 3;
  const height = lengthOf(marker, 'markerHeight', scope.viewport.height) ?? 3;
  if (width <= 0 || height <= 0) return;
  const viewBox = parseViewBox(attributes['viewBox']);
  const inner = viewBox === undefined ? identity : viewBoxMatrix(viewBox, { x: 0, y: 0, width, height }, attributes['preserveAspectRatio'] ?? '');
  const [x0, y0, boxWidth, boxHeight] = viewBox ?? [0, 0, width, height];
  const [refX, refY] = applyMatrix(inner, reference(attributes['refX'], x0, boxWidth), reference(attributes['refY'], y0, boxHeight));
  const scale = attributes['markerUnits'] === 'userSpaceOnUse' ? 1 : strokeWidthOf(styled, scope);
  const angle = turnOf(attributes['orient'], vertex, kind);
  const turned: Matrix = [Math.cos(angle) * scale, Math.sin(angle) * scale, -Math.sin(angle) * scale, Math.cos(angle) * scale, vertex.x, vertex.y];
  const placed = multiply(multiply(scope.matrix, turned), translation(-refX, -refY));
  const { painter } = scope;
  const clips = !showsOverflow(marker);
  if (clips) painter.items.push({ kind: 'push', clip: transformPath(rectPath({ x: 0, y: 0, width, height }), placed) });
  const { svg, color } = styled.style;
  const context = { fill: svg['fill'] ?? '#000000', stroke: svg['stroke'] ?? 'none', current: color };
  const inside: Scope = { ...scope, matrix: multiply(placed, inner), viewport: { width: boxWidth, height: boxHeight }, uses: scope.uses + 1, heir: undefined, context };
  for (const child of elementsIn(marker)) scope.draw(child, inside);
  if (clips) painter.items.push({ kind: 'pop' });
}

/** A reference coordinate: a length, or a word for a place in the box. */
function reference(text: string | undefined, start: number, size: number): number {
  switch (text?.trim()) {
    case 'left': case 'top': return start;
    case 'center': return start + size / 2;
    case 'right': case 'bottom': return start + size;
    default: return parseLength(text, size) ?? 0;
  }
}

function turnOf(orient: string | undefined, vertex: Vertex, kind: string): number {
  const text = orient?.trim() ?? '0';
  if (text !== 'auto' && text !== 'auto-start-reverse') {
    const match = /^([-+.\d]+(?:e[-+]?\d+)?)(deg|grad|rad|turn)?$/i.exec(text);
    return (Number(match?.[1]) || 0) * (radians[(match?.[2] ?? 'deg').toLowerCase()] ?? 0);
  }
  const direction = bisector(vertex.in, vertex.out);
  return text === 'auto-start-reverse' && kind === 'marker-start' ? direction + Math.PI : direction;
}

const radians: Readonly<Record<string, number>> = { deg: Math.PI / 180, grad: Math.PI / 200, rad: 1, turn: 2 * Math.PI };

/** Half way between the directions of coming and going. */
function bisector(before: number | undefined, after: number | undefined): number {
  if (before === undefined || after === undefined) return before ?? after ?? 0;
  const [x, y] = [Math.cos(before) + Math.cos(after), Math.sin(before) + Math.sin(after)];
  return Math.hypot(x, y) < 1e-9 ? before + Math.PI / 2 : Math.atan2(y, x);
}

function verticesOf(path: readonly PathSegment[]): readonly Vertex[] {
  const vertices: Vertex[] = [];
  let start: Vertex | undefined;
  for (const segment of path) {
    const last = vertices.at(-1);
    if (segment[0] === 'M') {
      vertices.push((start = { x: segment[1], y: segment[2], in: undefined, out: undefined }));
      continue;
    }
    if (last === undefined || start === undefined) continue;
    const end = segment[0] === 'Z' ? start : segment[0] === 'L' ? { x: segment[1], y: segment[2] } : { x: segment[5], y: segment[6] };
    const points = segment[0] === 'C' ? [last, { x: segment[1], y: segment[2] }, { x: segment[3], y: segment[4] }, end] : [last, end];
    last.out = directionOf(points) ?? last.in;
    const arriving = directionOf(points.toReversed());
    const vertex: Vertex = { x: end.x, y: end.y, in: arriving === undefined ? last.out : arriving + Math.PI, out: undefined };
    if (segment[0] === 'Z') {
      // A closed path turns from its last piece into its first.
      vertex.out = start.out;
      start.in = vertex.in;
    }
    vertices.push(vertex);
  }
  return vertices;
}

/** The direction from the first of the points to the next that lies elsewhere. */
function directionOf(points: readonly { readonly x: number; readonly y: number }[]): number | undefined {
  const [from] = points;
  const to = points.find((point) => from !== undefined && Math.hypot(point.x - from.x, point.y - from.y) > 1e-9);
  return from === undefined || to === undefined ? undefined : Math.atan2(to.y - from.y, to.x - from.x);
}
