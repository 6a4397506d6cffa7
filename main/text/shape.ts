// Text to glyph runs. A piece of text (a word, a part of one, or spaces; one direction) is split by script and font, each
// part is shaped, and the result is kept by value: the same text in the same selection gives the same objects for ever.

import type { Face, FontBook } from './font-book.ts';
import type { OpenFont } from './font-file.ts';
import type { FontSelection, GlyphRun } from './font.ts';
import { mirrored } from './bidi.ts';
import { countSpaces, shapeComplex } from './complex-shaper.ts';
import { createCache } from './cache.ts';
import { shapeSimple } from './simple-shaper.ts';
import { languageTag, scriptOf } from './scripts.ts';

/** Shaped text: its runs in logical order (one, as a rule). `width` is in em; `missing` holds the characters that no font has. */
export type ShapedText = {
  readonly runs: readonly GlyphRun[];
  readonly width: number;
  readonly glyphCount: number;
  readonly spaces: number;
  readonly missing: string;
};

/** Shapes text of one direction in one font selection. Control characters and soft hyphens do not show. */
export type Shaper = {
  readonly leftToRight: (text: string) => ShapedText;
  readonly rightToLeft: (text: string) => ShapedText;
};

const shapers = new WeakMap<FontSelection, Shaper>();

/** The shaper of an interned selection (`FontBook.select`), with its cache. */
export function shaperOf(book: FontBook, selection: FontSelection): Shaper {
  let shaper = shapers.get(selection);
  if (shaper === undefined) shapers.set(selection, (shaper = makeShaper(book, selection)));
  return shaper;
}

const wordsKept = 20_000;

function makeShaper(book: FontBook, selection: FontSelection): Shaper {
  const cached = (rightToLeft: boolean): ((text: string) => ShapedText) => {
    const cache = createCache<ShapedText>(wordsKept);
    return (text) => cache.get(text) ?? cache.set(text, shapeText(book, selection, text, rightToLeft));
  };
  return { leftToRight: cached(false), rightToLeft: cached(true) };
}

/** Characters that have done their work when shaping begins: soft hyphen, zero-width space, bidi controls, word joiner. */
const invisible = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

function shapeText(book: FontBook, selection: FontSelection, text: string, rightToLeft: boolean): ShapedText {
  const runs: GlyphRun[] = [];
  let missing = '';
  for (const part of splitByFace(book, selection, text.replace(invisible, ''))) {
    if (part.face === undefined) missing += part.text;
    runs.push(shapePart(book, selection, part, rightToLeft));
  }
  return {
    runs, missing, width: runs.reduce((sum, run) => sum + run.width, 0),
    glyphCount: runs.reduce((sum, run) => sum + run.glyphs.length, 0), spaces: runs.reduce((sum, run) => sum + run.spaces, 0),
  };
}

// --- parts of one face and one script

type Part = { readonly text: string; readonly face: Face | undefined; readonly script: string };

const joining = /\p{Mark}|\u200c|\u200d/u;

function splitByFace(book: FontBook, selection: FontSelection, text: string): Part[] {
  const parts: { text: string; face: Face | undefined; script: string }[] = [];
  let substituted = false;
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    // What is shown by another character is set by itself.
    const last: (typeof parts)[number] | undefined = substituted ? undefined : parts.at(-1);
    const script = scriptOf(codePoint);
    const face: Face | undefined = last !== undefined && goesWith(last.face, codePoint, character) ? last.face : faceOf(book, selection, codePoint);
    substituted = face !== undefined && codePoint in substitutes && face.font.glyphFor(codePoint) === 0;
    if (!substituted && last !== undefined && last.face === face && (script === '' || last.script === '' || last.script === script)) {
      last.text += character;
      last.script ||= script;
    } else parts.push({ text: character, face, script });
  }
  return parts;
}

/** Marks and joiners stay in the font of what they join, if it has them. */
function goesWith(face: Face | undefined, codePoint: number, character: string): boolean {
  if (face === undefined || codePoint < 0x300 || !joining.test(character)) return false;
  return face.font.glyphFor(codePoint) !== 0 || !/\p{Mark}/u.test(character) || codePoint >= 0xfe00;
}

function faceOf(book: FontBook, selection: FontSelection, codePoint: number): Face | undefined {
  const face = book.faceFor(selection, codePoint);
  if (face !== undefined) return face;
  const substitute = substitutes[codePoint];
  return substitute === undefined ? undefined : book.faceFor(selection, substitute.codePoint);
}

/** Characters that can be shown by another, where no font has them: `width` is their advance in em, where it differs. */
const substitutes: Readonly<Record<number, { readonly codePoint: number; readonly width?: number }>> = {
  0x09: { codePoint: 0x20 }, 0xa0: { codePoint: 0x20 }, 0x2010: { codePoint: 0x2d }, 0x2011: { codePoint: 0x2d }, 0x2000: { codePoint: 0x20, width: 0.5 },
  0x2001: { codePoint: 0x20, width: 1 }, 0x2002: { codePoint: 0x20, width: 0.5 }, 0x2003: { codePoint: 0x20, width: 1 },
  0x2004: { codePoint: 0x20, width: 1 / 3 }, 0x2005: { codePoint: 0x20, width: 0.25 }, 0x2006: { codePoint: 0x20, width: 1 / 6 },
  0x2007: { codePoint: 0x20, width: 0.5 }, 0x2008: { codePoint: 0x20, width: 0.25 }, 0x2009: { codePoint: 0x20, width: 0.2 },
  0x200a: { codePoint: 0x20, width: 0.1 }, 0x202f: { codePoint: 0x20, width: 0.2 }, 0x205f: { codePoint: 0x20, width: 4 / 18 }, 0x3000: { codePoint: 0x20, width: 1 },
};

function shapePart(book: FontBook, selection: FontSelection, part: Part, rightToLeft: boolean): GlyphRun {
  const { face, text } = part;
  if (face === undefined) return replacementRun(book, selection, text, rightToLeft);
  const font = face.font as OpenFont;
  if (text.length === 1 && font.glyphFor(text.charCodeAt(0)) === 0) return substituteRun(face, text, rightToLeft);
  const shown = rightToLeft ? mirrored(text) : text;
  const settings = { features: selection.features, script: part.script || 'DFLT', language: languageTag(selection.language), rightToLeft, synthesis: face.synthesis };
  return shapeSimple(font, text, settings) ?? shapeComplex(font, text, shown, settings);
}

function substituteRun(face: Face, text: string, rightToLeft: boolean): GlyphRun {
  const substitute = substitutes[text.charCodeAt(0)]!;
  const glyph = face.font.glyphFor(substitute.codePoint);
  return plainRun(face, text, [glyph], [substitute.width ?? face.font.advanceOf(glyph)], rightToLeft);
}

/** What stands for characters that no font has, the first that any font has: replacement character, empty square, question mark. */
const replacements = [0xfffd, 0x25a1, 0x3f];

function replacementRun(book: FontBook, selection: FontSelection, text: string, rightToLeft: boolean): GlyphRun {
  const shown = replacements.find((codePoint) => book.faceFor(selection, codePoint) !== undefined) ?? 0x3f;
  const face = book.faceFor(selection, shown) ?? book.primary(selection);
  const glyph = face.font.glyphFor(shown);
  const advance = face.font.advanceOf(glyph);
  const glyphs = Array.from(text, () => glyph);
  return plainRun(face, text, glyphs, glyphs.map(() => advance), rightToLeft);
}

function plainRun(face: Face, text: string, glyphs: readonly number[], advances: readonly number[], rightToLeft: boolean): GlyphRun {
  const clusters: number[] = [];
  let at = 0;
  for (const character of text) {
    clusters.push(at);
    at += character.length;
  }
  if (rightToLeft) clusters.reverse();
  return {
    font: face.font, synthesis: face.synthesis, text, glyphs, advances, offsets: undefined, clusters,
    width: advances.reduce((sum, advance) => sum + advance, 0), spaces: countSpaces(text), rightToLeft,
  };
}
