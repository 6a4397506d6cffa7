// A TrueType file cut down to the glyphs that a document shows (ISO 32000-1, 9.9; OpenType 1.9). The glyphs keep their
// numbers, so that nothing inside an outline changes: wanted outlines are copied, all others are empty. That makes a subset a
// matter of copying bytes, and a character code in the page the glyph's number whatever else the document contains.

import { assert } from '../diagnostic.ts';
import { openSfnt } from '../text/sfnt.ts';

/** The file's tables and what a font descriptor needs, in thousandths of an em. */
export type TrueTypeFile = {
  readonly data: Uint8Array;
  readonly view: DataView;
  readonly tables: ReadonlyMap<string, { readonly offset: number; readonly length: number }>;
  readonly glyphCount: number;
  /** Glyphs with an advance of their own; later ones have the last one's. */
  readonly metricsCount: number;
  /** Advance of a glyph. */
  readonly advance: (glyph: number) => number;
  readonly boundingBox: readonly number[];
  /** Degrees, negative where letters lean to the right. */
  readonly italicAngle: number;
  readonly fixedPitch: boolean;
  readonly serif: boolean;
};

const copiedTables = ['cvt ', 'fpgm', 'head', 'hhea', 'maxp', 'prep'] as const;
const neededTables = ['glyf', 'loca', 'head', 'hhea', 'hmtx', 'maxp'] as const;

/** Reads the table directory; undefined where the outlines are not TrueType's. */
export function readTrueType(data: Uint8Array): TrueTypeFile | undefined {
  const sfnt = openSfnt(data);
  if (typeof sfnt === 'string' || neededTables.some((tag) => !sfnt.tables.has(tag))) return undefined;
  const { view, tables } = sfnt;
  const at = (tag: string): number => tables.get(tag)?.offset ?? -1;
  const perUnit = 1000 / (view.getUint16(at('head') + 18) || 1000);
  const metricsCount = view.getUint16(at('hhea') + 34);
  const metrics = at('hmtx');
  const familyClass = at('OS/2') < 0 ? 0 : view.getInt16(at('OS/2') + 30) >> 8;
  return {
    data, view, tables, metricsCount,
    glyphCount: view.getUint16(at('maxp') + 4),
    advance: (glyph) => Math.round(view.getUint16(metrics + 4 * Math.min(glyph, metricsCount - 1)) * perUnit * 1000) / 1000,
    boundingBox: [36, 38, 40, 42].map((field) => Math.round(view.getInt16(at('head') + field) * perUnit)),
    italicAngle: at('post') < 0 ? 0 : view.getInt32(at('post') + 4) / 65536,
    fixedPitch: at('post') >= 0 && view.getUint32(at('post') + 12) !== 0,
    serif: familyClass >= 1 && familyClass <= 7,
  };
}

function tableOf(file: TrueTypeFile, tag: string): { readonly offset: number; readonly length: number } {
  const table = file.tables.get(tag);
  assert(table !== undefined, `the font has a table "${tag}"`);
  return table;
}

/** Where a glyph's outline begins and ends in the table glyf. */
function outlineRange(file: TrueTypeFile, glyph: number): readonly [number, number] {
  const { view } = file;
  const long = view.getInt16(tableOf(file, 'head').offset + 50) === 1;
  const loca = tableOf(file, 'loca').offset;
  const start = long ? view.getUint32(loca + glyph * 4) : view.getUint16(loca + glyph * 2) * 2;
  const end = long ? view.getUint32(loca + glyph * 4 + 4) : view.getUint16(loca + glyph * 2 + 2) * 2;
  return [start, Math.min(end, tableOf(file, 'glyf').length)];
}

/** The glyphs themselves, those they are composed of, and glyph 0, in ascending order. */
function closure(file: TrueTypeFile, glyphs: Iterable<number>): number[] {
  const wanted = new Set<number>([0]);
  const queue = [0, ...glyphs];
  for (let glyph = queue.pop(); glyph !== undefined; glyph = queue.pop()) {
    if (glyph >= file.glyphCount) continue;
    wanted.add(glyph);
    for (const part of components(file, glyph)) if (!wanted.has(part)) queue.push(part);
  }
  return [...wanted].sort((a, b) => a - b);
}

/** Numbers of the glyphs that a composite outline is put together from. */
function components(file: TrueTypeFile, glyph: number): readonly number[] {
  const { view } = file;
  const [start, end] = outlineRange(file, glyph);
  const glyf = tableOf(file, 'glyf').offset;
  const parts: number[] = [];
  if (end - start < 10 || view.getInt16(glyf + start) >= 0) return parts;
  let offset = glyf + start + 10;
  for (let more = true; more && offset + 4 <= glyf + end; ) {
    const flags = view.getUint16(offset);
    parts.push(view.getUint16(offset + 2));
    offset += 4 + (flags & 0x0001 ? 4 : 2);
    if (flags & 0x0008) offset += 2;
    else if (flags & 0x0040) offset += 4;
    else if (flags & 0x0080) offset += 8;
    more = (flags & 0x0020) !== 0;
  }
  return parts;
}

/** The font file with these glyphs only. */
export function subsetTrueType(file: TrueTypeFile, glyphs: Iterable<number>): Uint8Array {
  const wanted = closure(file, glyphs);
  const count = (wanted[wanted.length - 1] ?? 0) + 1;
  const { glyf, loca } = copyOutlines(file, wanted, count);
  const tables = new Map([['glyf', glyf], ['loca', loca], ['hmtx', copyMetrics(file, wanted, count)]]);
  for (const tag of copiedTables) {
    const table = file.tables.get(tag);
    if (table === undefined) continue;
    // A Buffer's slice() is no copy: the font itself must stay as it is.
    const copy = new Uint8Array(file.data.subarray(table.offset, table.offset + table.length));
    patchHeader(tag, viewOf(copy), count);
    tables.set(tag, copy);
  }
  return assemble(tables);
}

function patchHeader(tag: string, table: DataView, count: number): void {
  if (tag === 'maxp') table.setUint16(4, count);
  if (tag === 'hhea') table.setUint16(34, count);
  if (tag !== 'head') return;
  table.setUint32(8, 0);
  table.setInt16(50, 1);
}

function viewOf(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.byteLength);
}

const padded = (length: number): number => (length + 3) & ~3;

function copyOutlines(file: TrueTypeFile, wanted: readonly number[], count: number): { readonly glyf: Uint8Array; readonly loca: Uint8Array } {
  const source = tableOf(file, 'glyf').offset;
  const loca = new Uint8Array((count + 1) * 4);
  const offsets = viewOf(loca);
  const outlines: Uint8Array[] = [];
  let position = 0;
  let next = 0;
  for (const glyph of wanted) {
    for (; next <= glyph; next++) offsets.setUint32(next * 4, position);
    const [start, end] = outlineRange(file, glyph);
    if (end <= start) continue;
    outlines.push(file.data.subarray(source + start, source + end));
    position += padded(end - start);
  }
  offsets.setUint32(count * 4, position);
  const glyf = new Uint8Array(position);
  let target = 0;
  for (const outline of outlines) {
    glyf.set(outline, target);
    target += padded(outline.length);
  }
  return { glyf, loca };
}

function copyMetrics(file: TrueTypeFile, wanted: readonly number[], count: number): Uint8Array {
  const { view, metricsCount } = file;
  const source = tableOf(file, 'hmtx').offset;
  const metrics = new Uint8Array(count * 4);
  const target = viewOf(metrics);
  for (const glyph of wanted) {
    const last = Math.min(glyph, metricsCount - 1);
    const bearing = glyph < metricsCount ? source + glyph * 4 + 2 : source + metricsCount * 4 + (glyph - metricsCount) * 2;
    target.setUint16(glyph * 4, view.getUint16(source + last * 4));
    target.setInt16(glyph * 4 + 2, view.getInt16(bearing));
  }
  return metrics;
}

/** Table directory, tables on four-byte bounds, and the sums that the format asks for. */
function assemble(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const directory = 12 + sorted.length * 16;
  const data = new Uint8Array(sorted.reduce((length, [, table]) => length + padded(table.length), directory));
  const view = viewOf(data);
  const power = 2 ** Math.floor(Math.log2(sorted.length));
  view.setUint32(0, 0x00010000);
  [sorted.length, power * 16, Math.log2(power), (sorted.length - power) * 16].forEach((value, index) => view.setUint16(4 + index * 2, value));
  let offset = directory;
  let head = 0;
  sorted.forEach(([tag, table], index) => {
    const entry = 12 + index * 16;
    data.set(table, offset);
    for (let letter = 0; letter < 4; letter++) data[entry + letter] = tag.charCodeAt(letter);
    view.setUint32(entry + 4, checksum(view, offset, table.length));
    view.setUint32(entry + 8, offset);
    view.setUint32(entry + 12, table.length);
    if (tag === 'head') head = offset;
    offset += padded(table.length);
  });
  view.setUint32(head + 8, (0xb1b0afba - checksum(view, 0, data.length)) >>> 0);
  return data;
}

function checksum(view: DataView, offset: number, length: number): number {
  let sum = 0;
  for (let position = offset; position < offset + length; position += 4) sum = (sum + view.getUint32(position)) >>> 0;
  return sum;
}
