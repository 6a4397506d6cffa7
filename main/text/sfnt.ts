// The container of a TrueType or OpenType file: its table directory, and why a file cannot be used. OpenType 1.9, chapter
// "OpenType font file". Packed as WOFF or WOFF2, it is unpacked first. Only static single fonts are taken: what cannot be embedded as it
// is, is refused at the door.

import { fontInWoff } from './woff/woff.ts';
import { fontInWoff2 } from './woff/woff2.ts';

export type Sfnt = {
  readonly data: Uint8Array;
  readonly view: DataView;
  /** Byte offset and length of each table, by tag. */
  readonly tables: ReadonlyMap<string, { readonly offset: number; readonly length: number }>;
};

const required = ['cmap', 'head', 'hhea', 'hmtx', 'maxp'];

/** Reads the table directory; a string says why the file cannot be used (part of a sentence: "font collections are …"). */
export function openSfnt(file: Uint8Array): Sfnt | string {
  if (file.length < 12) return 'the file is too short to be a font';
  const data = unpack(file);
  if (typeof data === 'string') return data;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const signature = tagAt(view, 0);
  if (signature === 'ttcf') return 'font collections are not supported';
  if (view.getUint32(0) !== 0x10000 && signature !== 'OTTO' && signature !== 'true') return 'this is not a TrueType or OpenType file';
  const tables = readDirectory(view);
  if (typeof tables === 'string') return tables;
  return unusable(tables) ?? { data, view, tables };
}

function unpack(file: Uint8Array): Uint8Array | string {
  switch (tagAt(new DataView(file.buffer, file.byteOffset, file.byteLength), 0)) {
    case 'wOFF': return fontInWoff(file);
    case 'wOF2': return fontInWoff2(file);
    default: return file;
  }
}

function readDirectory(view: DataView): Map<string, { offset: number; length: number }> | string {
  const tables = new Map<string, { offset: number; length: number }>();
  const count = view.getUint16(4);
  if (12 + count * 16 > view.byteLength) return 'its table directory is cut off';
  for (let at = 12; at < 12 + count * 16; at += 16) {
    const offset = view.getUint32(at + 8);
    const length = view.getUint32(at + 12);
    if (offset + length > view.byteLength) return `its table "${tagAt(view, at)}" is cut off`;
    tables.set(tagAt(view, at), { offset, length });
  }
  return tables;
}

function unusable(tables: ReadonlyMap<string, unknown>): string | undefined {
  if (tables.has('fvar')) return 'variable fonts are not supported, only static ones';
  const missing = required.find((tag) => !tables.has(tag));
  if (missing !== undefined) return `its table "${missing}" is missing`;
  if (!tables.has('glyf') && !tables.has('CFF ')) return 'it has no outlines (bitmap and colour fonts are not supported)';
  return undefined;
}

export function tagAt(view: DataView, at: number): string {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}
