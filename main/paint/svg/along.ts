// Places along a path: its length, and the point and direction at a distance. Curves are taken as short straight pieces.

import type { PathSegment } from '../display-list.ts';

type Point = { readonly x: number; readonly y: number };
/** A place on a path, and the direction there, in radians. */
export type PlaceOnPath = Point & { readonly angle: number };

const piecesPerCurve = 32;
const flat = new WeakMap<readonly PathSegment[], readonly (readonly Point[])[]>();

/** Each subpath as a polyline. */
function polylines(path: readonly PathSegment[]): readonly (readonly Point[])[] {
  let lines = flat.get(path);
  if (lines === undefined) flat.set(path, (lines = flatten(path)));
  return lines;
}

function flatten(path: readonly PathSegment[]): readonly (readonly Point[])[] {
  const lines: Point[][] = [];
  let line: Point[] = [];
  for (const segment of path) {
    const last = line.at(-1) ?? { x: 0, y: 0 };
    if (segment[0] === 'M') lines.push((line = [{ x: segment[1], y: segment[2] }]));
    else if (segment[0] === 'L') line.push({ x: segment[1], y: segment[2] });
    else if (segment[0] === 'Z') {
      const first = line[0] ?? last;
      line.push(first);
      lines.push((line = [first]));
    } else {
      const [, x1, y1, x2, y2, x, y] = segment;
      for (let piece = 1; piece <= piecesPerCurve; piece++) {
        const t = piece / piecesPerCurve;
        const at = (a: number, b: number, c: number, d: number): number => (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t * t * c + t ** 3 * d;
        line.push({ x: at(last.x, x1, x2, x), y: at(last.y, y1, y2, y) });
      }
    }
  }
  return lines.filter((one) => one.length > 1);
}

export function pathLength(path: readonly PathSegment[]): number {
  let length = 0;
  for (const line of polylines(path)) for (let index = 1; index < line.length; index++) length += distance(line[index - 1]!, line[index]!);
  return length;
}

/** The place at a distance from the path's start; undefined before its start and behind its end. */
export function placeAt(path: readonly PathSegment[], far: number): PlaceOnPath | undefined {
  if (far < 0) return undefined;
  let rest = far;
  for (const line of polylines(path)) {
    for (let index = 1; index < line.length; index++) {
      const [from, to] = [line[index - 1]!, line[index]!];
      const step = distance(from, to);
      if (rest <= step && step > 0) return { x: from.x + ((to.x - from.x) * rest) / step, y: from.y + ((to.y - from.y) * rest) / step, angle: Math.atan2(to.y - from.y, to.x - from.x) };
      rest -= step;
    }
  }
  return undefined;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}
