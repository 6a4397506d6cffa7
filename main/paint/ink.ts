// Where glyphs cross a horizontal band, so that an underline can leave room for descenders (CSS Text Decoration 4, skip-ink). Outlines
// are read from the table glyf (OpenType 1.9); fonts with CFF outlines are not looked into. Lengths in em, y up from the baseline.

import type { Font } from '../text/font.ts';
import { openSfnt, type Sfnt } from '../text/sfnt.ts';

export type Interval = readonly [from: number, to: number];
type Point = { readonly x: number; readonly y: number; readonly on: boolean };
type Contour = readonly Point[];
type Band = { readonly low: number; readonly high: number };

type Outlines = { readonly sfnt: Sfnt; readonly unitsPerEm: number; readonly long: boolean; readonly crossings: Map<string, readonly Interval[]> };
const opened = new WeakMap<Font, Outlines | { readonly none: true }>();
const deepestComposite = 6;

/** The parts of a glyph's width that have ink in the band, from left to right. */
export function inkIn(font: Font, glyph: number, low: number, high: number): readonly Interval[] {
  const outlines = outlinesOf(font);
  if (outlines === undefined) return [];
  const key = `${glyph} ${low} ${high}`;
  let crossings = outlines.crossings.get(key);
  if (crossings === undefined) {
    const scale = 1 / outlines.unitsPerEm;
    const band = { low: low * outlines.unitsPerEm, high: high * outlines.unitsPerEm };
    crossings = merged(crossingsOf(readGlyph(outlines, glyph, 0), band)).map(([from, to]) => [from * scale, to * scale] as const);
    outlines.crossings.set(key, crossings);
  }
  return crossings;
}

function outlinesOf(font: Font): Outlines | undefined {
  let known = opened.get(font);
  if (known === undefined) {
    const sfnt = openSfnt(font.data);
    const head = typeof sfnt === 'string' ? undefined : sfnt.tables.get('head');
    const usable = typeof sfnt !== 'string' && head !== undefined && sfnt.tables.has('glyf') && sfnt.tables.has('loca');
    known = usable ? { sfnt, unitsPerEm: sfnt.view.getUint16(head.offset + 18) || 1000, long: sfnt.view.getInt16(head.offset + 50) === 1, crossings: new Map() } : { none: true };
    opened.set(font, known);
  }
  return 'none' in known ? undefined : known;
}

// --- outlines

function readGlyph(outlines: Outlines, glyph: number, depth: number): readonly Contour[] {
  const { sfnt: { view, tables }, long } = outlines;
  const [loca, glyf] = [tables.get('loca'), tables.get('glyf')];
  if (loca === undefined || glyf === undefined || (glyph + 2) * (long ? 4 : 2) > loca.length) return [];
  const at = (index: number): number => glyf.offset + (long ? view.getUint32(loca.offset + index * 4) : view.getUint16(loca.offset + index * 2) * 2);
  const [start, end] = [at(glyph), Math.min(at(glyph + 1), glyf.offset + glyf.length)];
  if (end - start < 10) return [];
  try {
    return view.getInt16(start) >= 0 ? readSimple(view, start) : readComposite(outlines, start, depth);
  } catch {
    // A damaged outline has no ink.
    return [];
  }
}

function readSimple(view: DataView, start: number): readonly Contour[] {
  const ends = Array.from({ length: view.getInt16(start) }, (_, index) => view.getUint16(start + 10 + index * 2));
  const count = (ends[ends.length - 1] ?? -1) + 1;
  let position = start + 10 + ends.length * 2;
  position += 2 + view.getUint16(position);
  const flags: number[] = [];
  while (flags.length < count) {
    const flag = view.getUint8(position++);
    flags.push(flag);
    if ((flag & 8) !== 0) for (let repeats = view.getUint8(position++); repeats > 0; repeats--) flags.push(flag);
  }
  const coordinates = (short: number, same: number): readonly number[] => {
    let value = 0;
    return flags.slice(0, count).map((flag) => {
      if ((flag & short) !== 0) value += (flag & same) !== 0 ? view.getUint8(position++) : -view.getUint8(position++);
      else if ((flag & same) === 0) {
        value += view.getInt16(position);
        position += 2;
      }
      return value;
    });
  };
  const xs = coordinates(2, 16);
  const ys = coordinates(4, 32);
  const points = xs.map((x, index) => ({ x, y: ys[index] ?? 0, on: ((flags[index] ?? 0) & 1) !== 0 }));
  return ends.map((last, index) => points.slice(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, last + 1));
}

function readComposite(outlines: Outlines, start: number, depth: number): readonly Contour[] {
  const { view } = outlines.sfnt;
  const contours: Contour[] = [];
  if (depth > deepestComposite) return contours;
  let position = start + 10;
  for (let more = true; more; ) {
    const flags = view.getUint16(position);
    const part = view.getUint16(position + 2);
    const words = (flags & 1) !== 0;
    const [dx, dy] = words ? [view.getInt16(position + 4), view.getInt16(position + 6)] : [view.getInt8(position + 4), view.getInt8(position + 5)];
    position += words ? 8 : 6;
    const scale = (): number => view.getInt16((position += 2) - 2) / 16384;
    let [a, b, c, d] = [1, 0, 0, 1];
    if ((flags & 8) !== 0) a = d = scale();
    else if ((flags & 64) !== 0) [a, d] = [scale(), scale()];
    else if ((flags & 128) !== 0) [a, b, c, d] = [scale(), scale(), scale(), scale()];
    const moved = (flags & 2) !== 0 ? [dx, dy] : [0, 0];
    for (const contour of readGlyph(outlines, part, depth + 1)) {
      contours.push(contour.map(({ x, y, on }) => ({ x: a * x + c * y + (moved[0] ?? 0), y: b * x + d * y + (moved[1] ?? 0), on })));
    }
    more = (flags & 32) !== 0;
  }
  return contours;
}

// --- crossings

const piecesPerCurve = 6;

/** Spans of the edges inside the band, and of the filled parts along its middle. */
function crossingsOf(contours: readonly Contour[], band: Band): readonly Interval[] {
  const spans: Interval[] = [];
  const middle = (band.low + band.high) / 2;
  const hits: number[] = [];
  for (const contour of contours) {
    const line = flatten(contour);
    for (let index = 0; index + 1 < line.length; index++) {
      const [from, to] = [line[index], line[index + 1]];
      if (from === undefined || to === undefined) continue;
      const span = inBand(from, to, band);
      if (span !== undefined) spans.push(span);
      if (from.y <= middle !== to.y <= middle) hits.push(from.x + ((to.x - from.x) * (middle - from.y)) / (to.y - from.y));
    }
  }
  hits.sort((a, b) => a - b);
  for (let index = 0; index + 1 < hits.length; index += 2) spans.push([hits[index] ?? 0, hits[index + 1] ?? 0]);
  return spans;
}

type Place = { readonly x: number; readonly y: number };

/** A closed polygon along the contour: between two points off the curve lies one on it. */
function flatten(contour: Contour): readonly Place[] {
  const points = contour.flatMap((point, index): readonly Point[] => {
    const next = contour[(index + 1) % contour.length];
    return next === undefined || point.on || next.on ? [point] : [point, { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2, on: true }];
  });
  const first = points.findIndex((point) => point.on);
  if (first < 0) return [];
  const turned = [...points.slice(first), ...points.slice(0, first + 1)];
  const line: Place[] = [];
  turned.forEach((point, index) => {
    if (point.on) {
      line.push(point);
      return;
    }
    const [from, to] = [turned[index - 1], turned[index + 1]];
    if (from === undefined || to === undefined) return;
    for (let piece = 1; piece < piecesPerCurve; piece++) {
      const t = piece / piecesPerCurve;
      const along = (a: number, b: number, c: number): number => (1 - t) ** 2 * a + 2 * (1 - t) * t * b + t * t * c;
      line.push({ x: along(from.x, point.x, to.x), y: along(from.y, point.y, to.y) });
    }
  });
  return line;
}

function inBand(from: Place, to: Place, { low, high }: Band): Interval | undefined {
  if (Math.max(from.y, to.y) < low || Math.min(from.y, to.y) > high) return undefined;
  const at = (y: number): number => (from.y === to.y ? to.x : from.x + ((to.x - from.x) * (y - from.y)) / (to.y - from.y));
  const start = from.y < low ? at(low) : from.y > high ? at(high) : from.x;
  const end = to.y < low ? at(low) : to.y > high ? at(high) : to.x;
  return start <= end ? [start, end] : [end, start];
}

/** In order, overlapping ones joined. */
export function merged(intervals: readonly Interval[]): readonly Interval[] {
  const result: Interval[] = [];
  for (const interval of intervals.toSorted((a, b) => a[0] - b[0])) {
    const last = result[result.length - 1];
    if (last !== undefined && interval[0] <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], interval[1])];
    else result.push(interval);
  }
  return result;
}
