// Places along a path: its length, and the point and direction at a distance. Curves are taken as short straight pieces.

import type { PathSegment } from '../display-list.ts';

type Point = { readonly x: number; readonly y: number };
/** A place on a path, and the direction there, in radians. */
export type PlaceOnPath = Point & { readonly angle: number };

/** A straight piece, and how far along the path it begins. */
type Piece = { readonly from: Point; readonly to: Point; readonly start: number; readonly length: number };

const piecesPerCurve = 32;
const known = new WeakMap<readonly PathSegment[], readonly Piece[]>();

function piecesOf(path: readonly PathSegment[]): readonly Piece[] {
  let pieces = known.get(path);
  if (pieces === undefined) known.set(path, (pieces = measure(flatten(path))));
  return pieces;
}

function measure(lines: readonly (readonly Point[])[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  for (const line of lines) {
    for (let index = 1; index < line.length; index++) {
      const [from, to] = [line[index - 1]!, line[index]!];
      const length = Math.hypot(to.x - from.x, to.y - from.y);
      if (length > 0) pieces.push({ from, to, start, length });
      start += length;
    }
  }
  return pieces;
}

/** Each subpath as a polyline. */
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
  const last = piecesOf(path).at(-1);
  return last === undefined ? 0 : last.start + last.length;
}

/** The place at a distance from the path's start; undefined before its start and behind its end. */
export function placeAt(path: readonly PathSegment[], far: number): PlaceOnPath | undefined {
  const pieces = piecesOf(path);
  let [low, high] = [0, pieces.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (pieces[middle]!.start < far) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  if (piece === undefined || far < 0 || far > piece.start + piece.length) return undefined;
  const { from, to, start, length } = piece;
  const part = (far - start) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part, angle: Math.atan2(to.y - from.y, to.x - from.x) };
}
