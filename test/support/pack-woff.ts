// Packs a TrueType file as WOFF and as WOFF2, for tests: after the W3C recommendations, with and without the transformations of outlines
// and side bearings.

import { brotliCompressSync, constants, deflateSync } from 'node:zlib';
import { openSfnt, type Sfnt } from '../../main/text/sfnt.ts';

type NamedTable = { readonly tag: string; readonly data: Uint8Array };

/** The tables of a font, in the order of its directory. */
export function tablesOf(font: Uint8Array): readonly NamedTable[] {
  const { data, tables } = openedFont(font);
  return [...tables].map(([tag, { offset, length }]) => ({ tag, data: data.slice(offset, offset + length) }));
}

function openedFont(font: Uint8Array): Sfnt {
  const sfnt = openSfnt(font);
  if (typeof sfnt === 'string') throw new Error(sfnt);
  return sfnt;
}

const flavor = 0x00010000;
const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));
const uint16 = (value: number): number[] => [(value >> 8) & 0xff, value & 0xff];
const uint32 = (value: number): number[] => [...uint16(value >>> 16), ...uint16(value & 0xffff)];

export function packWoff(font: Uint8Array): Uint8Array {
  const tables = tablesOf(font);
  const directory: number[] = [];
  const body: Uint8Array[] = [];
  let offset = 44 + tables.length * 20;
  for (const { tag, data } of tables) {
    const deflated = deflateSync(data);
    const stored = deflated.length < data.length ? deflated : data;
    directory.push(...ascii(tag), ...uint32(offset), ...uint32(stored.length), ...uint32(data.length), ...uint32(0));
    body.push(stored, new Uint8Array(-stored.length & 3));
    offset += (stored.length + 3) & ~3;
  }
  const header = [...ascii('wOFF'), ...uint32(flavor), ...uint32(offset), ...uint16(tables.length), ...uint16(0), ...uint32(font.length), ...Array.from({ length: 24 }, () => 0)];
  return Buffer.concat([Uint8Array.from([...header, ...directory]), ...body]);
}

// --- WOFF2

const transformedTags = new Set(['glyf', 'loca', 'hmtx']);

/** `transformed`: outlines and side bearings are rearranged, as packers do. */
export function packWoff2(font: Uint8Array, transformed: boolean): Uint8Array {
  const parts = transformed ? transformedTables(font) : tablesOf(font).map(({ tag, data }) => ({ tag, data, length: data.length }));
  const directory = parts.flatMap(({ tag, data, length }) => {
    const changed = transformed && transformedTags.has(tag);
    const version = tag === 'hmtx' ? (changed ? 1 : 0) : tag === 'glyf' || tag === 'loca' ? (changed ? 0 : 3) : 0;
    return [0x3f | (version << 6), ...ascii(tag), ...base128(length), ...(changed ? base128(data.length) : [])];
  });
  const stream = brotliCompressSync(Buffer.concat(parts.map(({ data }) => data)), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  const header = [
    ...ascii('wOF2'), ...uint32(flavor), ...uint32(48 + directory.length + stream.length), ...uint16(parts.length), ...uint16(0), ...uint32(font.length),
    ...uint32(stream.length), ...Array.from({ length: 24 }, () => 0),
  ];
  return Buffer.concat([Uint8Array.from([...header, ...directory]), stream]);
}

function base128(value: number): number[] {
  return value < 128 ? [value] : [...base128(Math.floor(value / 128)).map((byte) => byte | 0x80), value & 0x7f];
}

function packedUint16(value: number): number[] {
  return value < 253 ? [value] : value < 506 ? [255, value - 253] : value < 762 ? [254, value - 506] : [253, ...uint16(value)];
}

function transformedTables(font: Uint8Array): readonly (NamedTable & { readonly length: number })[] {
  const tables = new Map(tablesOf(font).map(({ tag, data }) => [tag, data]));
  const glyphs = glyphsOf(font);
  const changed = new Map([
    ['glyf', transformedOutlines(glyphs, viewOf(tables.get('head')!).getInt16(50))],
    ['loca', new Uint8Array(0)],
    ['hmtx', transformedMetrics(tables.get('hmtx')!, viewOf(tables.get('hhea')!).getUint16(34), glyphs)],
  ]);
  return [...tables].map(([tag, data]) => ({ tag, data: changed.get(tag) ?? data, length: data.length }));
}

const viewOf = (data: Uint8Array): DataView => new DataView(data.buffer, data.byteOffset, data.byteLength);

// --- outlines

type Point = { readonly dx: number; readonly dy: number; readonly onCurve: boolean };
export type Glyph =
  | { readonly kind: 'empty' }
  | { readonly kind: 'simple'; readonly box: readonly number[]; readonly ends: readonly number[]; readonly points: readonly Point[]; readonly instructions: readonly number[]; readonly overlapping: boolean }
  | { readonly kind: 'composite'; readonly box: readonly number[]; readonly parts: readonly number[]; readonly instructions: readonly number[] | undefined };

/** The outlines of a TrueType font. */
export function glyphsOf(font: Uint8Array): readonly Glyph[] {
  const { data, view, tables } = openedFont(font);
  const [glyf, loca, head, maxp] = ['glyf', 'loca', 'head', 'maxp'].map((tag) => tables.get(tag)!.offset) as [number, number, number, number];
  const long = view.getInt16(head + 50) === 1;
  const offset = (glyph: number): number => glyf + (long ? view.getUint32(loca + glyph * 4) : view.getUint16(loca + glyph * 2) * 2);
  return Array.from({ length: view.getUint16(maxp + 4) }, (_, glyph) => {
    const [from, to] = [offset(glyph), offset(glyph + 1)];
    return from === to ? { kind: 'empty' } : parseGlyph(data.slice(from, to));
  });
}

function parseGlyph(data: Uint8Array): Glyph {
  const view = viewOf(data);
  const contours = view.getInt16(0);
  const box = [2, 4, 6, 8].map((at) => view.getInt16(at));
  if (contours < 0) return parseComposite(data, view, box);
  const ends = Array.from({ length: contours }, (_, contour) => view.getUint16(10 + contour * 2));
  let at = 10 + contours * 2;
  const instructions = Array.from(data.subarray(at + 2, at + 2 + view.getUint16(at)));
  at += 2 + instructions.length;
  const count = (ends.at(-1) ?? -1) + 1;
  const flags: number[] = [];
  while (flags.length < count) {
    const flag = data[at++]!;
    flags.push(flag);
    if ((flag & 8) !== 0) for (let repeat = data[at++]!; repeat > 0; repeat--) flags.push(flag);
  }
  const steps = (short: number, same: number): number[] => flags.map((flag) => {
    if ((flag & short) !== 0) return (flag & same) !== 0 ? data[at++]! : -data[at++]!;
    if ((flag & same) !== 0) return 0;
    at += 2;
    return view.getInt16(at - 2);
  });
  const xs = steps(2, 16);
  const ys = steps(4, 32);
  return { kind: 'simple', box, ends, instructions, points: flags.map((flag, i) => ({ dx: xs[i]!, dy: ys[i]!, onCurve: (flag & 1) !== 0 })), overlapping: ((flags[0] ?? 0) & 0x40) !== 0 };
}

function parseComposite(data: Uint8Array, view: DataView, box: readonly number[]): Glyph {
  let at = 10;
  let flags = 0x20;
  let instructed = false;
  while ((flags & 0x20) !== 0) {
    flags = view.getUint16(at);
    instructed ||= (flags & 0x100) !== 0;
    at += 4 + ((flags & 1) !== 0 ? 4 : 2) + ((flags & 8) !== 0 ? 2 : (flags & 0x40) !== 0 ? 4 : (flags & 0x80) !== 0 ? 8 : 0);
  }
  return { kind: 'composite', box, parts: Array.from(data.subarray(10, at)), instructions: instructed ? Array.from(data.subarray(at + 2, at + 2 + view.getUint16(at))) : undefined };
}

function transformedOutlines(glyphs: readonly Glyph[], indexFormat: number): Uint8Array {
  const [contours, points, flags, coordinates, composites, boxes, instructions]: number[][] = [[], [], [], [], [], [], []] as never;
  const boxed = new Uint8Array(((glyphs.length + 31) >> 5) << 2);
  const overlapping = new Uint8Array((glyphs.length + 7) >> 3);
  glyphs.forEach((glyph, index) => {
    contours!.push(...uint16(glyph.kind === 'empty' ? 0 : glyph.kind === 'simple' ? glyph.ends.length : -1));
    if (glyph.kind === 'empty') return;
    if (glyph.kind === 'composite' || !sameNumbers(glyph.box, boundsOf(glyph.points))) {
      boxed[index >> 3]! |= 0x80 >> (index & 7);
      boxes!.push(...glyph.box.flatMap(uint16));
    }
    if (glyph.kind === 'composite') {
      composites!.push(...glyph.parts);
    } else {
      if (glyph.overlapping) overlapping[index >> 3]! |= 0x80 >> (index & 7);
      glyph.ends.forEach((end, contour) => points!.push(...packedUint16(end - (glyph.ends[contour - 1] ?? -1))));
      for (const point of glyph.points) {
        const { flag, bytes } = triplet(point);
        flags!.push(flag | (point.onCurve ? 0 : 0x80));
        coordinates!.push(...bytes);
      }
    }
    if (glyph.instructions !== undefined) coordinates!.push(...packedUint16(glyph.instructions.length));
    instructions!.push(...(glyph.instructions ?? []));
  });
  const streams = [contours!, points!, flags!, coordinates!, composites!, [...boxed, ...boxes!], instructions!];
  return Uint8Array.from([...uint16(0), ...uint16(1), ...uint16(glyphs.length), ...uint16(indexFormat), ...streams.flatMap((stream) => uint32(stream.length)), ...streams.flat(), ...overlapping]);
}

const sameNumbers = (a: readonly number[], b: readonly number[]): boolean => a.every((value, index) => value === b[index]);

function boundsOf(points: readonly Point[]): readonly number[] {
  let [x, y] = [0, 0];
  const places = points.map(({ dx, dy }) => [(x += dx), (y += dy)] as const);
  const [xs, ys] = [places.map(([at]) => at), places.map(([, at]) => at)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** The shortest form of a step (5.2). */
function triplet({ dx, dy }: Point): { readonly flag: number; readonly bytes: readonly number[] } {
  const [x, y] = [Math.abs(dx), Math.abs(dy)];
  const signX = dx < 0 ? 0 : 1;
  const signs = signX | (dy < 0 ? 0 : 2);
  if (dx === 0 && y < 1280) return { flag: ((y >> 8) << 1) | (dy < 0 ? 0 : 1), bytes: [y & 0xff] };
  if (dy === 0 && x < 1280) return { flag: 10 + (((x >> 8) << 1) | signX), bytes: [x & 0xff] };
  if (x <= 64 && y <= 64 && x > 0 && y > 0) return { flag: 20 + (((x - 1) >> 4) << 4) + (((y - 1) >> 4) << 2) + signs, bytes: [(((x - 1) & 15) << 4) | ((y - 1) & 15)] };
  if (x <= 768 && y <= 768 && x > 0 && y > 0) return { flag: 84 + ((x - 1) >> 8) * 12 + (((y - 1) >> 8) << 2) + signs, bytes: [(x - 1) & 0xff, (y - 1) & 0xff] };
  if (x < 4096 && y < 4096) return { flag: 120 + signs, bytes: [x >> 4, ((x & 15) << 4) | (y >> 8), y & 0xff] };
  return { flag: 124 + signs, bytes: [...uint16(x), ...uint16(y)] };
}

/** Without the side bearings that are the left edges of the outlines. */
function transformedMetrics(hmtx: Uint8Array, advances: number, glyphs: readonly Glyph[]): Uint8Array {
  const view = viewOf(hmtx);
  const widths = Array.from({ length: advances }, (_, glyph) => view.getUint16(glyph * 4));
  const bearings = glyphs.map((_, glyph) => view.getInt16(glyph < advances ? glyph * 4 + 2 : advances * 4 + (glyph - advances) * 2));
  const edges = glyphs.map((glyph) => (glyph.kind === 'empty' ? 0 : glyph.box[0]!));
  const [first, rest] = [sameNumbers(bearings.slice(0, advances), edges), sameNumbers(bearings.slice(advances), edges.slice(advances))];
  return Uint8Array.from([(first ? 1 : 0) | (rest ? 2 : 0), ...widths.flatMap(uint16), ...(first ? [] : bearings.slice(0, advances).flatMap(uint16)), ...(rest ? [] : bearings.slice(advances).flatMap(uint16))]);
}
