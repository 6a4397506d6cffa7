// WOFF files (W3C WOFF File Format 1.0): the tables of a font, each compressed by zlib or as it is. Out: the font that was packed.

import { inflateSync } from 'node:zlib';
import { mostBytes, unpacked } from './unpack.ts';
import { writeSfnt, type Table } from './write-sfnt.ts';

/** The TrueType or OpenType file in a WOFF file; a string says why there is none. Throws a RangeError where the file is cut off. */
export function fontInWoff(data: Uint8Array): Uint8Array | string {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const count = view.getUint16(12);
  const tables: Table[] = [];
  let total = 0;
  for (let at = 44; at < 44 + count * 20; at += 20) {
    const [offset, packed, length] = [view.getUint32(at + 4), view.getUint32(at + 8), view.getUint32(at + 12)];
    total += length;
    if (total > mostBytes) return 'it is larger than any font should be';
    if (offset + packed > data.length || packed > length) return 'it is cut off';
    const part = data.subarray(offset, offset + packed);
    const table = packed === length ? part : unpacked(length, () => inflateSync(part, { maxOutputLength: length }));
    if (table === undefined) return 'its compressed data are damaged';
    tables.push({ tag: view.getUint32(at), data: table });
  }
  return writeSfnt(view.getUint32(4), tables);
}
