// The faces at hand and the choice among them: family list, weight and style matching, fallback per character.
// CSS Fonts 4, section 5. Files are opened on first use only, and stay open as long as their FontSource lives.

import type { Diagnostic } from '../diagnostic.ts';
import type { FontSource } from '../host.ts';
import { openFont } from './font-file.ts';
import type { OpenFont } from './font-file.ts';
import { matchFace } from './font-match.ts';
import type { Family } from './font-match.ts';
import type { Font, FontSelection, Synthesis } from './font.ts';

/** A font and what must be feigned to make it the face that was asked for. One object per font and synthesis. */
export type Face = { readonly font: Font; readonly synthesis: Synthesis | undefined };

export type FontBook = {
  /** This book with more faces (`@font-face`), which stand before those of the same family here; none that `unusableFont` refuses. */
  readonly withFaces: (faces: readonly FontSource[]) => FontBook;
  /** The one object for an equal selection: may be used as a key. */
  readonly select: (selection: FontSelection) => FontSelection;
  /** Whether this book has a family of this name; generic families count. */
  readonly hasFamily: (family: string) => boolean;
  /** The first available font of a selection: it gives the strut its metrics. Never missing. */
  readonly primary: (selection: FontSelection) => Face;
  /** The face that shows a character: from the family list, then the fallback families, then any; undefined where none has it. */
  readonly faceFor: (selection: FontSelection, codePoint: number) => Face | undefined;
  /** What the units ex and ch need, in em. */
  readonly unitMetrics: (families: readonly string[], weight: number, style: FontSelection['style']) => UnitMetrics;
};
export type UnitMetrics = { readonly xHeight: number; readonly zeroAdvance: number };

const books = new WeakMap<readonly FontSource[], Map<string, FontBook>>();

/** The book of these faces; equal arguments give the same book. `fallbackFamilies` are tried in order for characters that others lack. */
export function createFontBook(fonts: readonly FontSource[], fallbackFamilies: readonly string[]): FontBook {
  let known = books.get(fonts);
  if (known === undefined) books.set(fonts, (known = new Map()));
  const key = fallbackFamilies.join('\n');
  let book = known.get(key);
  if (book === undefined) known.set(key, (book = makeBook(fonts, fallbackFamilies)));
  return book;
}

/** What a selection comes to. `others` are opened only for characters that `primary` lacks. */
type Choice = { readonly primary: Face; readonly others: readonly FontSource[]; readonly byCharacter: Map<number, Face | undefined> };

function makeBook(fonts: readonly FontSource[], fallbackFamilies: readonly string[]): FontBook {
  const families = groupByFamily(fonts);
  const selections = new Map<string, FontSelection>();
  const choices = new WeakMap<FontSelection, Choice>();
  const derived = new Map<string, FontBook>();
  const choose = (selection: FontSelection): Choice => {
    let choice = choices.get(selection);
    if (choice === undefined) choices.set(selection, (choice = makeChoice(families, fallbackFamilies, selection)));
    return choice;
  };
  const select = (selection: FontSelection): FontSelection => intern(selections, selectionKey(selection), () => selection);
  const book: FontBook = {
    select,
    withFaces: (faces) => (faces.length === 0 ? book : intern(derived, faces.map(sourceKey).join('\n'), () => createFontBook([...faces, ...fonts], fallbackFamilies))),
    hasFamily: (family) => familyNames(family).some((name) => families.has(name)),
    primary: (selection) => choose(selection).primary,
    faceFor: (selection, codePoint) => {
      const choice = choose(selection);
      return choice.primary.font.glyphFor(codePoint) !== 0 ? choice.primary : fallBack(choice, selection, codePoint);
    },
    unitMetrics: (names, weight, style) => {
      const { font } = choose(select({ families: names, weight, style, features: {}, language: '' })).primary;
      return { xHeight: font.metrics.xHeight, zeroAdvance: font.advanceOf(font.glyphFor(0x30)) || 0.5 };
    },
  };
  return book;
}

function intern<T>(map: Map<string, T>, key: string, make: () => T): T {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

const selectionKey = ({ families, weight, style, features, language }: FontSelection): string =>
  `${families.join(',')}|${weight}|${style}|${language}|${Object.keys(features).toSorted().map((tag) => `${tag}=${features[tag]}`).join(',')}`;

/** Tells equal files apart from changed ones, for books derived again for the same document. */
function sourceKey(source: FontSource): string {
  const data = source.data();
  let hash = 0x811c9dc5;
  for (let i = 0; i < data.length; i++) hash = Math.imul(hash ^ data[i]!, 0x01000193);
  return `${source.family}|${source.weight}|${source.style}|${source.file}|${data.length}|${hash}`;
}

/** Why a file cannot be used (variable fonts, collections, broken ones), as `unusable-font`; undefined where it can. */
export function unusableFont(source: FontSource): Diagnostic | undefined {
  const font = openFont(source);
  if (typeof font !== 'string') return undefined;
  const file = source.file.length > 80 ? `${source.file.slice(0, 80)}…` : source.file;
  return {
    severity: 'error', stage: 'layout', code: 'unusable-font', message: `font file "${file}" of family "${source.family}" cannot be used: ${font}`,
    hint: 'use a static TrueType or OpenType file (.ttf, .otf, .woff, .woff2)', source: { file },
  };
}

// --- families

function groupByFamily(fonts: readonly FontSource[]): ReadonlyMap<string, Family> {
  const families = new Map<string, FontSource[]>();
  for (const source of fonts) {
    const name = source.family.toLowerCase();
    const family = families.get(name);
    if (family === undefined) families.set(name, [source]);
    else family.push(source);
  }
  return families;
}

/** What the generic families stand for, where the book has them. CSS Fonts 4, section 2.1.2. */
const generics: Readonly<Record<string, string>> = {
  serif: 'source serif 4', 'ui-serif': 'source serif 4', cursive: 'source serif 4', math: 'source serif 4',
  'sans-serif': 'source sans 3', 'ui-sans-serif': 'source sans 3', 'system-ui': 'source sans 3', 'ui-rounded': 'source sans 3', fantasy: 'source sans 3',
  monospace: 'source code pro', 'ui-monospace': 'source code pro', emoji: 'noto sans symbols 2',
};

function familyNames(family: string): readonly string[] {
  const name = family.toLowerCase();
  const generic = generics[name];
  return generic === undefined ? [name] : [name, generic];
}

function makeChoice(families: ReadonlyMap<string, Family>, fallbackFamilies: readonly string[], selection: FontSelection): Choice {
  const names = new Set([...selection.families, ...fallbackFamilies].flatMap(familyNames));
  for (const name of families.keys()) names.add(name);
  const sources: FontSource[] = [];
  for (const name of names) {
    const family = families.get(name);
    if (family !== undefined) sources.push(matchFace(family, selection));
  }
  const first = sources.findIndex((source) => typeof openFont(source) !== 'string');
  if (first === -1) throw new Error('there is no usable font');
  const primary = makeFace(openFont(sources[first]!) as OpenFont, selection);
  return { primary, others: sources.slice(first + 1), byCharacter: new Map() };
}

function fallBack(choice: Choice, selection: FontSelection, codePoint: number): Face | undefined {
  const { byCharacter } = choice;
  if (byCharacter.has(codePoint)) return byCharacter.get(codePoint);
  let face: Face | undefined;
  for (const source of choice.others) {
    const font = openFont(source);
    if (typeof font === 'string' || font.glyphFor(codePoint) === 0) continue;
    face = makeFace(font, selection);
    break;
  }
  byCharacter.set(codePoint, face);
  return face;
}

// --- synthesis

const syntheses: readonly (Synthesis | undefined)[] = [undefined, { bold: true, oblique: false }, { bold: false, oblique: true }, { bold: true, oblique: true }];
const faces = new WeakMap<Font, Face[]>();

/** CSS Fonts 4, section 2.8: bold is feigned from weight 600 on, slant where the face is upright. */
function makeFace(font: Font, selection: FontSelection): Face {
  const bold = selection.weight >= 600 && font.weight < 600 ? 1 : 0;
  const oblique = selection.style !== 'normal' && font.style === 'normal' ? 2 : 0;
  let made = faces.get(font);
  if (made === undefined) faces.set(font, (made = []));
  return (made[bold + oblique] ??= { font, synthesis: syntheses[bold + oblique] });
}
