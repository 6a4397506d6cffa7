// Rectangles, rounded corners and matrices, in page coordinates: points, y down.

import { type ComputedStyle, type Corners, evenSides, type Sides } from '../style/computed-style.ts';
import { resolve } from '../style/length.ts';
import type { Matrix, PathSegment } from './display-list.ts';

export type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
/** Horizontal and vertical radius of each corner, in points. */
export type Radii = Corners<readonly [number, number]>;

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** Applies `inner` first. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export function translation(x: number, y: number): Matrix {
  return [1, 0, 0, 1, x, y];
}

export function applyMatrix([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

export function transformPath(path: readonly PathSegment[], matrix: Matrix): readonly PathSegment[] {
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

/** The smallest upright rectangle around a rectangle under a matrix. */
export function boundsUnder(matrix: Matrix, { x, y, width, height }: Rect): Rect {
  const corners = [applyMatrix(matrix, x, y), applyMatrix(matrix, x + width, y), applyMatrix(matrix, x, y + height), applyMatrix(matrix, x + width, y + height)];
  const left = Math.min(...corners.map((corner) => corner[0]));
  const top = Math.min(...corners.map((corner) => corner[1]));
  return { x: left, y: top, width: Math.max(...corners.map((corner) => corner[0])) - left, height: Math.max(...corners.map((corner) => corner[1])) - top };
}

/** The rectangle less these edges; never of negative size. */
export function inset(rect: Rect, edges: Sides<number>): Rect {
  return {
    x: rect.x + edges.left, y: rect.y + edges.top,
    width: Math.max(0, rect.width - edges.left - edges.right), height: Math.max(0, rect.height - edges.top - edges.bottom),
  };
}

/** The rectangle larger on every side, or smaller; of no negative size. */
export function grown(rect: Rect, by: number): Rect {
  return inset(rect, evenSides(-by));
}

export function rectPath({ x, y, width, height }: Rect): readonly PathSegment[] {
  return [['M', x, y], ['L', x + width, y], ['L', x + width, y + height], ['L', x, y + height], ['Z']];
}

const square = [0, 0] as const;
const noRadii: Radii = { topLeft: square, topRight: square, bottomRight: square, bottomLeft: square };

/** Used radii of a border box (CSS Backgrounds 3, 4.5), scaled down where neighbours would overlap; undefined where all corners are square. */
export function usedRadii(style: ComputedStyle, rect: Rect): Radii | undefined {
  return fittingRadii(style.borderRadius, rect, rect);
}

/** Radii measured by one rectangle for the corners of another. */
export function fittingRadii(corners: ComputedStyle['borderRadius'], { width, height }: Rect, rect: Rect): Radii | undefined {
  const used = { ...noRadii } as { -readonly [C in keyof Radii]: readonly [number, number] };
  let round = false;
  for (const corner of ['topLeft', 'topRight', 'bottomRight', 'bottomLeft'] as const) {
    const [horizontal, vertical] = corners[corner];
    if (horizontal === 0 || vertical === 0) continue;
    used[corner] = [Math.max(0, resolve(horizontal, width)), Math.max(0, resolve(vertical, height))];
    round ||= used[corner][0] > 0 && used[corner][1] > 0;
  }
  return round ? scaleDown(used, rect.width, rect.height) : undefined;
}

function scaleDown(radii: Radii, width: number, height: number): Radii {
  const { topLeft, topRight, bottomRight, bottomLeft } = radii;
  const factor = Math.min(
    1,
    width / (topLeft[0] + topRight[0]), width / (bottomLeft[0] + bottomRight[0]),
    height / (topLeft[1] + bottomLeft[1]), height / (topRight[1] + bottomRight[1]),
  );
  if (!(factor < 1)) return radii;
  const scaled = ([horizontal, vertical]: readonly [number, number]): readonly [number, number] => [horizontal * factor, vertical * factor];
  return { topLeft: scaled(topLeft), topRight: scaled(topRight), bottomRight: scaled(bottomRight), bottomLeft: scaled(bottomLeft) };
}

/** Corners at a side where the box was cut are square. */
export function cutRadii(radii: Radii | undefined, edges: Sides<boolean>): Radii | undefined {
  const { top, right, bottom, left } = edges;
  if (radii === undefined || (top && right && bottom && left)) return radii;
  return {
    topLeft: top && left ? radii.topLeft : square, topRight: top && right ? radii.topRight : square,
    bottomRight: bottom && right ? radii.bottomRight : square, bottomLeft: bottom && left ? radii.bottomLeft : square,
  };
}

/** Radii of the box inside these edges. */
export function insetRadii(radii: Radii, edges: Sides<number>): Radii {
  const less = ([horizontal, vertical]: readonly [number, number], x: number, y: number): readonly [number, number] => [Math.max(0, horizontal - x), Math.max(0, vertical - y)];
  return {
    topLeft: less(radii.topLeft, edges.left, edges.top), topRight: less(radii.topRight, edges.right, edges.top),
    bottomRight: less(radii.bottomRight, edges.right, edges.bottom), bottomLeft: less(radii.bottomLeft, edges.left, edges.bottom),
  };
}

/** Radii of the box outside edges of this width: square corners stay square, small radii grow less than large ones (CSS Backgrounds 3, 6.1.1). */
export function outsetRadii(radii: Radii, width: number): Radii {
  const more = (radius: number): number => radius + (radius < width ? width * (1 + (radius / width - 1) ** 3) : width);
  const outside = ([horizontal, vertical]: readonly [number, number]): readonly [number, number] => (
    horizontal <= 0 || vertical <= 0 ? square : [more(horizontal), more(vertical)]);
  const { topLeft, topRight, bottomRight, bottomLeft } = radii;
  return { topLeft: outside(topLeft), topRight: outside(topRight), bottomRight: outside(bottomRight), bottomLeft: outside(bottomLeft) };
}

/** Distance of a cubic's handles from the ends of a quarter circle, as a part of the radius. */
export const kappa = 0.5522847498;

/** A rectangle with round corners, clockwise from the left end of its top side. */
export function roundedPath(rect: Rect, radii: Radii | undefined): readonly PathSegment[] {
  if (radii === undefined) return rectPath(rect);
  const { x, y, width, height } = rect;
  const path: PathSegment[] = [['M', x + radii.topLeft[0], y]];
  const [right, bottom] = [x + width, y + height];
  type Point = readonly [number, number];
  const corner = (from: Point, over: Point, to: Point): void => {
    path.push(['L', ...from]);
    if (from[0] === to[0] || from[1] === to[1]) return;
    path.push(['C', from[0] + (over[0] - from[0]) * kappa, from[1] + (over[1] - from[1]) * kappa, to[0] + (over[0] - to[0]) * kappa, to[1] + (over[1] - to[1]) * kappa, ...to]);
  };
  corner([right - radii.topRight[0], y], [right, y], [right, y + radii.topRight[1]]);
  corner([right, bottom - radii.bottomRight[1]], [right, bottom], [right - radii.bottomRight[0], bottom]);
  corner([x + radii.bottomLeft[0], bottom], [x, bottom], [x, bottom - radii.bottomLeft[1]]);
  corner([x, y + radii.topLeft[1]], [x, y], [x + radii.topLeft[0], y]);
  path.push(['Z']);
  return path;
}

/** An ellipse, clockwise from its right end. */
export function ellipsePath(cx: number, cy: number, rx: number, ry: number): readonly PathSegment[] {
  const [kx, ky] = [rx * kappa, ry * kappa];
  return [
    ['M', cx + rx, cy],
    ['C', cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry],
    ['C', cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy],
    ['C', cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry],
    ['C', cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy],
    ['Z'],
  ];
}
