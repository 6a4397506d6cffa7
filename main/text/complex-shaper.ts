// Shaping by fontkit: every script and feature, at a millisecond a page even warm. Text in, one GlyphRun out.

import * as fontkit from 'fontkit';
import type { FontkitFont, FontkitGlyph, FontkitPosition } from 'fontkit';
import type { OpenFont } from './font-file.ts';
import type { GlyphRun, Synthesis } from './font.ts';

/** What shapes a run beside its font and text. `script` and `language` are OpenType tags. */
export type ShapeSettings = {
  readonly features: Readonly<Record<string, number>>;
  readonly script: string;
  readonly language: string | undefined;
  readonly rightToLeft: boolean;
  readonly synthesis: Synthesis | undefined;
};

const engines = new WeakMap<OpenFont, FontkitFont>();

/** `shown` is `text` with characters mirrored or replaced where the font asks for it; of the same length. */
export function shapeComplex(font: OpenFont, text: string, shown: string, settings: ShapeSettings): GlyphRun {
  let engine = engines.get(font);
  if (engine === undefined) engines.set(font, (engine = fontkit.create(font.data)));
  const features: Record<string, boolean> = {};
  for (const tag of Object.keys(settings.features)) features[tag] = settings.features[tag] !== 0;
  const { glyphs, positions } = engine.layout(shown, features, settings.script, settings.language, settings.rightToLeft ? 'rtl' : 'ltr');
  return makeRun(font, text, glyphs, positions, settings);
}

function makeRun(font: OpenFont, text: string, glyphs: readonly FontkitGlyph[], positions: readonly FontkitPosition[], settings: ShapeSettings): GlyphRun {
  const scale = 1 / font.unitsPerEm;
  const advances = positions.map((position) => position.xAdvance * scale);
  const moved = positions.some((position) => position.xOffset !== 0 || position.yOffset !== 0);
  return {
    font, synthesis: settings.synthesis, text, glyphs: glyphs.map((glyph) => glyph.id), advances,
    offsets: moved ? positions.flatMap((position) => [position.xOffset * scale, position.yOffset * scale]) : undefined,
    clusters: clustersOf(glyphs, text.length, settings.rightToLeft),
    width: advances.reduce((sum, advance) => sum + advance, 0),
    spaces: countSpaces(text), rightToLeft: settings.rightToLeft,
  };
}

/** Glyphs keep the characters that they stand for, in order; those made by a multiple substitution belong to the one before. */
function clustersOf(glyphs: readonly FontkitGlyph[], length: number, rightToLeft: boolean): number[] {
  const clusters = new Array<number>(glyphs.length).fill(0);
  let next = 0;
  let current = 0;
  for (let i = 0; i < glyphs.length; i++) {
    const place = rightToLeft ? glyphs.length - 1 - i : i;
    const { codePoints } = glyphs[place]!;
    if (codePoints.length > 0) current = Math.min(next, Math.max(0, length - 1));
    clusters[place] = current;
    for (const codePoint of codePoints) next += codePoint > 0xffff ? 2 : 1;
  }
  return clusters;
}

/** Characters that stretch when a line is justified. */
export function countSpaces(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x20 || code === 0xa0) count++;
  }
  return count;
}
