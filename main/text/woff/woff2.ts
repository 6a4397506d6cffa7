// WOFF2 files (W3C WOFF File Format 2.0): all tables in one Brotli stream, outlines and side bearings rearranged before. Out: the font
// that was packed, with the same outlines and metrics.

import { brotliDecompressSync } from 'node:zlib';
import { ByteReader } from './byte-reader.ts';
import { outlinesFrom, type Outlines } from './outlines.ts';
import { mostBytes, unpacked } from './unpack.ts';
import { writeSfnt, type Table } from './write-sfnt.ts';

/** An entry of the table directory; `transformed`: its data in the stream are not the table itself. */
type Entry = { readonly tag: string; readonly length: number; readonly transformed: boolean };

/** The TrueType or OpenType file in a WOFF2 file; a string says why there is none. Throws a RangeError where the file is cut off. */
export function fontInWoff2(data: Uint8Array): Uint8Array | string {
  const reader = new ByteReader(data, 4);
  const flavor = reader.uint32();
  if (flavor === numberOf('ttcf')) return 'font collections are not supported';
  reader.at = 12;
  const count = reader.uint16();
  reader.at = 20;
  const packed = reader.uint32();
  reader.at = 48;
  const entries = Array.from({ length: count }, () => readEntry(reader));
  const length = entries.reduce((sum, entry) => sum + entry.length, 0);
  if (length > mostBytes) return 'it is larger than any font should be';
  const stream = reader.bytes(packed);
  const content = unpacked(length, () => brotliDecompressSync(stream, { maxOutputLength: Math.max(1, length) }));
  return content === undefined ? 'its compressed data are damaged' : writeSfnt(flavor, tablesFrom(entries, content));
}

const knownTags = (
  'cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB '
  + 'EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf '
  + 'Silf Glat Gloc Feat Sill'
).match(/.{4} ?/g)!.map((tag) => tag.slice(0, 4));

/** Version 0 of the transformation is one for outlines, and none for other tables. */
function readEntry(reader: ByteReader): Entry {
  const flags = reader.uint8();
  const tag = (flags & 0x3f) === 0x3f ? String.fromCharCode(...reader.bytes(4)) : knownTags[flags & 0x3f]!;
  const version = flags >> 6;
  const transformed = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0;
  const length = reader.base128();
  return { tag, transformed, length: transformed ? reader.base128() : length };
}

function tablesFrom(entries: readonly Entry[], content: Uint8Array): readonly Table[] {
  const stored = new Map<string, Uint8Array>();
  const transformed = new Set<string>();
  let offset = 0;
  for (const { tag, length, transformed: changed } of entries) {
    stored.set(tag, content.slice(offset, offset + length));
    if (changed) transformed.add(tag);
    offset += length;
  }
  if (transformed.has('glyf')) restoreOutlines(stored, transformed.has('hmtx'));
  return [...stored].map(([tag, data]) => ({ tag: numberOf(tag), data }));
}

function restoreOutlines(tables: Map<string, Uint8Array>, bearings: boolean): void {
  const outlines = outlinesFrom(tables.get('glyf')!);
  const head = tables.get('head');
  if (head !== undefined) viewOf(head).setInt16(50, outlines.longOffsets ? 1 : 0);
  tables.set('glyf', outlines.glyf);
  tables.set('loca', outlines.loca);
  const [hmtx, hhea] = [tables.get('hmtx'), tables.get('hhea')];
  if (bearings && hmtx !== undefined && hhea !== undefined) tables.set('hmtx', metricsFrom(hmtx, viewOf(hhea).getUint16(34), outlines));
}

/** 5.4: side bearings that are the left edges of the outlines are left out. */
function metricsFrom(data: Uint8Array, advances: number, { leftEdges }: Outlines): Uint8Array {
  const reader = new ByteReader(data);
  const flags = reader.uint8();
  const widths = Array.from({ length: advances }, () => reader.uint16());
  const metrics = new Uint8Array(advances * 4 + Math.max(0, leftEdges.length - advances) * 2);
  const view = viewOf(metrics);
  for (let glyph = 0, at = 0; glyph < leftEdges.length; glyph++) {
    const full = glyph < advances;
    if (full) view.setUint16(at, widths[glyph]!);
    const bearing = (flags & (full ? 1 : 2)) === 0 ? reader.int16() : leftEdges[glyph]!;
    view.setInt16(at + (full ? 2 : 0), bearing);
    at += full ? 4 : 2;
  }
  return metrics;
}

const viewOf = (data: Uint8Array): DataView => new DataView(data.buffer, data.byteOffset, data.byteLength);

const numberOf = (tag: string): number => [...tag].reduce((sum, character) => sum * 256 + character.charCodeAt(0), 0);
