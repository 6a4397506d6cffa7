// Characters to glyphs: the OpenType `cmap` table, formats 4, 6 and 12. Pages of 256 characters are filled on first use.

import type { Sfnt } from './sfnt.ts';

/** The glyph of a character, 0 where the font has none. */
export type CharacterMap = (codePoint: number) => number;

export function readCharacterMap(sfnt: Sfnt): CharacterMap {
  const lookup = findSubtable(sfnt);
  const pages: (Uint16Array | undefined)[] = [];
  const fill = (page: number): Uint16Array => {
    const glyphs = new Uint16Array(256);
    for (let i = 0; i < 256; i++) glyphs[i] = lookup(page * 256 + i);
    pages[page] = glyphs;
    return glyphs;
  };
  return (codePoint) => (pages[codePoint >> 8] ?? fill(codePoint >> 8))[codePoint & 255]!;
}

/** Unicode subtables from the best to the least: full repertoire, then the basic plane. */
const preference = ['3.10', '0.6', '0.4', '3.1', '0.3', '0.2', '0.1', '0.0', '3.0', '1.0'];

function findSubtable({ view, tables }: Sfnt): CharacterMap {
  const start = tables.get('cmap')!.offset;
  const found = new Map<string, number>();
  for (let i = 0, at = start + 4; i < view.getUint16(start + 2); i++, at += 8) {
    found.set(`${view.getUint16(at)}.${view.getUint16(at + 2)}`, start + view.getUint32(at + 4));
  }
  for (const key of preference) {
    const at = found.get(key);
    const map = at === undefined ? undefined : readSubtable(view, at);
    if (map !== undefined) return map;
  }
  return () => 0;
}

function readSubtable(view: DataView, at: number): CharacterMap | undefined {
  switch (view.getUint16(at)) {
    case 4: return segmentMap(view, at);
    case 6: return trimmedMap(view, at);
    case 12: return groupMap(view, at);
    default: return undefined;
  }
}

/** Format 4: segments of the basic plane, with a delta or an array of glyphs. */
function segmentMap(view: DataView, at: number): CharacterMap {
  const count = view.getUint16(at + 6) / 2;
  const ends = at + 14;
  const starts = ends + count * 2 + 2;
  const deltas = starts + count * 2;
  const ranges = deltas + count * 2;
  return (codePoint) => {
    if (codePoint > 0xffff) return 0;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (view.getUint16(ends + middle * 2) < codePoint) low = middle + 1;
      else high = middle;
    }
    const first = view.getUint16(starts + low * 2);
    if (low >= count || codePoint < first || codePoint > view.getUint16(ends + low * 2)) return 0;
    const delta = view.getUint16(deltas + low * 2);
    const range = view.getUint16(ranges + low * 2);
    if (range === 0) return (codePoint + delta) & 0xffff;
    const place = ranges + low * 2 + range + (codePoint - first) * 2;
    if (place + 2 > view.byteLength) return 0;
    const glyph = view.getUint16(place);
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  };
}

/** Format 6: one range. */
function trimmedMap(view: DataView, at: number): CharacterMap {
  const first = view.getUint16(at + 6);
  const count = view.getUint16(at + 8);
  return (codePoint) => (codePoint >= first && codePoint < first + count ? view.getUint16(at + 10 + (codePoint - first) * 2) : 0);
}

/** Format 12: groups over all planes. */
function groupMap(view: DataView, at: number): CharacterMap {
  const count = view.getUint32(at + 12);
  return (codePoint) => {
    let low = 0;
    let high = count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const group = at + 16 + middle * 12;
      if (codePoint < view.getUint32(group)) high = middle - 1;
      else if (codePoint > view.getUint32(group + 4)) low = middle + 1;
      else return view.getUint32(group + 8) + codePoint - view.getUint32(group);
    }
    return 0;
  };
}
