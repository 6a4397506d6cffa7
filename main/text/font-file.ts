// One face opened: metrics, characters, advances, after OpenType's head, hhea, OS/2, post and hmtx tables. Everything else is
// read when it is first asked for. A FontSource is opened once in its life; its Font lives as long.

import type { FontSource } from '../host.ts';
import { readCharacterMap } from './cmap.ts';
import type { Font, FontMetrics } from './font.ts';
import { openSfnt } from './sfnt.ts';
import type { Sfnt } from './sfnt.ts';

/** A Font with what shaping needs of its file; the rest of the program sees Font. */
export type OpenFont = Font & {
  readonly sfnt: Sfnt;
  readonly unitsPerEm: number;
  /** Advance in font units. */
  readonly advanceUnits: (glyph: number) => number;
};

const opened = new WeakMap<FontSource, OpenFont | string>();

/** The font of a source, or a string: why it cannot be used. Never throws. */
export function openFont(source: FontSource): OpenFont | string {
  const known = opened.get(source);
  if (known !== undefined) return known;
  const result = tryOpen(source);
  opened.set(source, result);
  return result;
}

function tryOpen(source: FontSource): OpenFont | string {
  try {
    const sfnt = openSfnt(source.data());
    return typeof sfnt === 'string' ? sfnt : makeFont(source, sfnt);
  } catch (error) {
    return error instanceof RangeError ? 'the file is damaged' : `it cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function makeFont(source: FontSource, sfnt: Sfnt): OpenFont {
  const { view, tables } = sfnt;
  const unitsPerEm = view.getUint16(tables.get('head')!.offset + 18) || 1000;
  const glyphFor = readCharacterMap(sfnt);
  const advances = readAdvances(sfnt);
  const advanceUnits = (glyph: number): number => advances[glyph < advances.length ? glyph : advances.length - 1] ?? 0;
  return {
    family: source.family, weight: source.weight, style: source.style, file: source.file,
    name: postScriptName(sfnt) ?? source.file.replace(/^.*\//, '').replace(/\.[^.]*$/, ''),
    metrics: readMetrics(sfnt, unitsPerEm), data: sfnt.data, glyphFor,
    advanceOf: (glyph) => advanceUnits(glyph) / unitsPerEm,
    sfnt, unitsPerEm, advanceUnits,
  };
}

/** Advances in font units; glyphs past the end of the table have the last one's. */
function readAdvances({ view, tables }: Sfnt): Uint16Array {
  const count = view.getUint16(tables.get('hhea')!.offset + 34);
  const start = tables.get('hmtx')!.offset;
  const advances = new Uint16Array(count);
  for (let glyph = 0; glyph < count; glyph++) advances[glyph] = view.getUint16(start + glyph * 4);
  return advances;
}

const useTypographicMetrics = 1 << 7;

/** Vertical metrics as browsers choose them: typographic ones where the font says so, else hhea, else typographic. */
function readMetrics({ view, tables }: Sfnt, unitsPerEm: number): FontMetrics {
  const hhea = tables.get('hhea')!.offset;
  const os2 = tables.get('OS/2')?.offset;
  const post = tables.get('post')?.offset;
  const at = (offset: number | undefined, field: number): number => (offset === undefined ? 0 : view.getInt16(offset + field) / unitsPerEm);
  const version = os2 === undefined ? -1 : view.getUint16(os2);
  const typographic = os2 !== undefined && ((view.getUint16(os2 + 62) & useTypographicMetrics) !== 0 || (view.getInt16(hhea + 4) === 0 && view.getInt16(hhea + 6) === 0));
  const [ascent, descent, lineGap] = typographic ? [at(os2, 68), -at(os2, 70), at(os2, 72)] : [at(hhea, 4), -at(hhea, 6), at(hhea, 8)];
  const xHeight = (version >= 2 ? at(os2, 86) : 0) || ascent / 2;
  return {
    ascent, descent, lineGap: Math.max(0, lineGap), xHeight,
    capHeight: (version >= 2 ? at(os2, 88) : 0) || ascent * 0.7,
    underlinePosition: at(post, 8) || -0.1, underlineThickness: at(post, 10) || 0.05,
    strikeoutPosition: at(os2, 28) || xHeight / 2, strikeoutThickness: at(os2, 26) || 0.05,
  };
}

/** Name 6 of the Windows platform, or of the Macintosh one. */
function postScriptName({ view, tables }: Sfnt): string | undefined {
  const start = tables.get('name')?.offset;
  if (start === undefined) return undefined;
  const storage = start + view.getUint16(start + 4);
  for (let i = 0, at = start + 6; i < view.getUint16(start + 2); i++, at += 12) {
    if (view.getUint16(at + 6) !== 6) continue;
    const wide = view.getUint16(at) !== 1;
    return nameText(view, storage + view.getUint16(at + 10), view.getUint16(at + 8), wide);
  }
  return undefined;
}

function nameText(view: DataView, start: number, length: number, wide: boolean): string {
  let text = '';
  for (let at = start; at < start + length; at += wide ? 2 : 1) text += String.fromCharCode(wide ? view.getUint16(at) : view.getUint8(at));
  return text;
}
