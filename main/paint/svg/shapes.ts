// Basic shapes of SVG as paths in user space (SVG 2, chapter 10).

import type { StyledElement } from '../../style/styled.ts';
import type { PathSegment } from '../display-list.ts';
import { ellipsePath, roundedPath } from '../geometry.ts';
import { parsePath } from './path.ts';
import { lengthOf, parseNumbers } from './values.ts';

type Viewport = { readonly width: number; readonly height: number };

/** The outline of a shape; undefined where the element is none. */
export function shapeOf(styled: StyledElement, viewport: Viewport): readonly PathSegment[] | undefined {
  const { attributes } = styled.element;
  const across = (name: string): number => lengthOf(styled, name, viewport.width) ?? 0;
  const down = (name: string): number => lengthOf(styled, name, viewport.height) ?? 0;
  switch (styled.element.name) {
    case 'path': return parsePath(attributes['d'] ?? '');
    case 'rect': return rectOf(styled, viewport);
    case 'circle': {
      const radius = lengthOf(styled, 'r', Math.hypot(viewport.width, viewport.height) / Math.SQRT2) ?? 0;
      return radius > 0 ? ellipsePath(across('cx'), down('cy'), radius, radius) : [];
    }
    case 'ellipse': {
      const [rx, ry] = [lengthOf(styled, 'rx', viewport.width), lengthOf(styled, 'ry', viewport.height)];
      const [width, height] = [rx ?? ry ?? 0, ry ?? rx ?? 0];
      return width > 0 && height > 0 ? ellipsePath(across('cx'), down('cy'), width, height) : [];
    }
    case 'line': return [['M', across('x1'), down('y1')], ['L', across('x2'), down('y2')]];
    case 'polyline': return polygonOf(attributes['points'], false);
    case 'polygon': return polygonOf(attributes['points'], true);
    default: return undefined;
  }
}

function rectOf(styled: StyledElement, viewport: Viewport): readonly PathSegment[] {
  const length = (name: string, basis: number): number | undefined => lengthOf(styled, name, basis);
  const [width, height] = [length('width', viewport.width) ?? 0, length('height', viewport.height) ?? 0];
  if (width <= 0 || height <= 0) return [];
  const [rx, ry] = [length('rx', viewport.width), length('ry', viewport.height)];
  const corner = [Math.min(Math.max(0, rx ?? ry ?? 0), width / 2), Math.min(Math.max(0, ry ?? rx ?? 0), height / 2)] as const;
  const round = corner[0] > 0 && corner[1] > 0;
  const rect = { x: length('x', viewport.width) ?? 0, y: length('y', viewport.height) ?? 0, width, height };
  return roundedPath(rect, round ? { topLeft: corner, topRight: corner, bottomRight: corner, bottomLeft: corner } : undefined);
}

function polygonOf(points: string | undefined, closed: boolean): readonly PathSegment[] {
  const values = parseNumbers(points);
  const path: PathSegment[] = [];
  for (let index = 0; index + 1 < values.length; index += 2) path.push([path.length === 0 ? 'M' : 'L', values[index] ?? 0, values[index + 1] ?? 0]);
  if (closed && path.length > 0) path.push(['Z']);
  return path;
}
