// A font whose every glyph is a square of one em (the space an empty one), so that layouts come out in whole numbers. Ascent
// 0.8, descent 0.2, no line gap, no kerning. Built here from nothing: a static TrueType file, after the OpenType
// specification. One glyph a character, so that text can be read back from a PDF.

import type { FontSource } from '../../main/host.ts';

/** Characters that the font has: ASCII, Latin 1 and Extended A, Cyrillic, Hebrew letters, common punctuation. */
const ranges: readonly (readonly [number, number])[] = [
  [0x20, 0x7e], [0xa0, 0x17f], [0x400, 0x45f], [0x490, 0x491], [0x5d0, 0x5ea], [0x2010, 0x2015], [0x2018, 0x201e],
  [0x2020, 0x2022], [0x2026, 0x2026], [0x2032, 0x2033], [0x2039, 0x203a], [0x20ac, 0x20ac], [0x2190, 0x2193],
  [0x25a0, 0x25a1], [0x25aa, 0x25aa], [0x25cf, 0x25cf], [0x25e6, 0x25e6], [0xfffd, 0xfffd],
];

/** A face of the family "Square" (or another name); weights and styles look alike. */
export function squareFont(face: { readonly family?: string; readonly weight?: number; readonly style?: 'normal' | 'italic' } = {}): FontSource {
  const { family = 'Square', weight = 400, style = 'normal' } = face;
  let bytes: Uint8Array | undefined;
  return { family, weight, style, file: `${family}-${weight}-${style}.ttf`, data: () => (bytes ??= buildFont(family, weight, style)) };
}

function buildFont(family: string, weight: number, style: string): Uint8Array {
  const count = 1 + ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  const spaces = new Set([1, 1 + 0xa0 - 0x20 - (0xa0 - 0x7f)]);
  const { glyf, loca } = outlines(count, spaces);
  return assemble({
    'OS/2': os2(weight), cmap: cmap(), glyf, head: head(weight, style), hhea: hhea(count), hmtx: hmtx(count), loca,
    maxp: u16s(1, 0, count, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0), name: names(family, weight, style), post: post(),
  });
}

const u16s = (...values: number[]): number[] => values.flatMap((value) => [(value >> 8) & 255, value & 255]);
const u32s = (...values: number[]): number[] => values.flatMap((value) => u16s(value >>> 16, value & 0xffff));

/** Glyph 0 and all others are the square from (0, -200) to (1000, 800); spaces are empty. */
function outlines(count: number, spaces: ReadonlySet<number>): { glyf: number[]; loca: number[] } {
  const square = [...u16s(1, 0, -200, 1000, 800, 3, 0), 1, 1, 1, 1, ...u16s(0, 0, 1000, 0, -200, 1000, 0, -1000), 0, 0];
  const glyf: number[] = [];
  const offsets = [0];
  for (let glyph = 0; glyph < count; glyph++) {
    if (!spaces.has(glyph)) glyf.push(...square);
    offsets.push(glyf.length);
  }
  return { glyf, loca: u32s(...offsets) };
}

/** Format 4, one segment a range, and the closing segment. */
function cmap(): number[] {
  const segments: (readonly [number, number])[] = [...ranges, [0xffff, 0xffff]];
  const count = segments.length;
  let glyph = 1;
  const deltas = ranges.map(([first, last]) => {
    const delta = glyph - first;
    glyph += last - first + 1;
    return delta;
  });
  const body = [
    ...u16s(...segments.map(([, last]) => last), 0), ...u16s(...segments.map(([first]) => first)),
    ...u16s(...deltas, 1), ...u16s(...segments.map(() => 0)),
  ];
  const range = 2 ** Math.floor(Math.log2(count)) * 2;
  return [...u16s(0, 1, 3, 1), ...u32s(12), ...u16s(4, 14 + body.length, 0, count * 2, range, Math.log2(range / 2), count * 2 - range), ...body];
}

function head(weight: number, style: string): number[] {
  const macStyle = (weight >= 600 ? 1 : 0) | (style === 'italic' ? 2 : 0);
  return [...u32s(0x10000, 0x10000, 0, 0x5f0f3cf5), ...u16s(3, 1000), ...u32s(0, 0, 0, 0), ...u16s(0, -200, 1000, 800, macStyle, 8, 2, 1, 0)];
}
const hhea = (count: number): number[] => [...u32s(0x10000), ...u16s(800, -200, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, count)];
const hmtx = (count: number): number[] => Array.from({ length: count }, () => u16s(1000, 0)).flat();
const post = (): number[] => [...u32s(0x30000, 0), ...u16s(-100, 50), ...u32s(0, 0, 0, 0, 0)];

function os2(weight: number): number[] {
  const subscripts = [650, 600, 0, 75, 650, 600, 0, 350];
  return [
    ...u16s(4, 1000, weight, 5, 0, ...subscripts, 50, 300, 0), ...Array.from({ length: 10 }, () => 0), ...u32s(0xffffffff, 0, 0, 0),
    ...u32s(0x53515245), ...u16s(0x40, 0x20, 0xfffd, 800, -200, 0, 800, 200), ...u32s(1, 0), ...u16s(800, 800, 0, 32, 1),
  ];
}

function names(family: string, weight: number, style: string): number[] {
  const sub = `${weight >= 600 ? 'Bold' : 'Regular'}${style === 'italic' ? ' Italic' : ''}`;
  const full = `${family} ${sub}`;
  const texts: readonly (readonly [number, string])[] = [[1, family], [2, sub], [3, full], [4, full], [5, 'Version 1'], [6, `${family}-${weight}${style}`.replaceAll(' ', '')]];
  const encoded = texts.map(([, text]) => u16s(...[...text].map((character) => character.charCodeAt(0))));
  let offset = 0;
  const records = texts.flatMap(([id], index) => {
    const length = encoded[index]!.length;
    offset += length;
    return u16s(3, 1, 0x409, id, length, offset - length);
  });
  return [...u16s(0, texts.length, 6 + records.length), ...records, ...encoded.flat()];
}

/** The table directory and the tables, each padded to four bytes. Checksums are not read by anyone here, but right. */
function assemble(tables: Record<string, readonly number[]>): Uint8Array {
  const entries = Object.entries(tables).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const count = entries.length;
  const range = 2 ** Math.floor(Math.log2(count)) * 16;
  const directory = [...u32s(0x10000), ...u16s(count, range, Math.log2(range / 16), count * 16 - range)];
  const body: number[] = [];
  for (const [tag, data] of entries) {
    const padded = [...data, ...Array.from({ length: (4 - (data.length % 4)) % 4 }, () => 0)];
    directory.push(...[...tag].map((character) => character.charCodeAt(0)));
    directory.push(...u32s(checksum(padded), 12 + count * 16 + body.length, data.length));
    for (const byte of padded) body.push(byte);
  }
  return Uint8Array.from([...directory, ...body]);
}

function checksum(data: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < data.length; i += 4) {
    sum = (sum + ((data[i]! << 24) | (data[i + 1]! << 16) | (data[i + 2]! << 8) | data[i + 3]!)) >>> 0;
  }
  return sum;
}
