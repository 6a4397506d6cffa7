// Where words divide: Liang's algorithm on the patterns of the package `hyphen`. Patterns of a language are loaded when its
// first word comes. F. M. Liang, "Word Hy-phen-a-tion by Com-put-er", 1983.

import { createRequire } from 'node:module';
import { createCache } from './cache.ts';
import type { Cache } from './cache.ts';

/** Least letters of a word that may divide, and before and after the hyphen: `hyphenate-limit-chars`. */
export type HyphenationLimits = { readonly word: number; readonly before: number; readonly after: number };

/**
 * Pattern trie as the package writes it: letter to a subtree, to an index in the table of levels, or to both.
 */
type Trie = { readonly [letter: string]: Trie | number | readonly [Trie, number] };
type PatternFile = readonly [levels: readonly (readonly number[])[], patterns: Trie, exceptions?: Readonly<Record<string, readonly number[]>>];
type Hyphenator = { readonly patterns: PatternFile; readonly words: Cache<readonly number[]> };

const require = createRequire(import.meta.url);
const loaders: Readonly<Record<string, () => PatternFile>> = {
  'en-us': () => require('hyphen/patterns/en-us.js'),
  'en-gb': () => require('hyphen/patterns/en-gb.js'),
  uk: () => require('hyphen/patterns/uk.js'),
  de: () => require('hyphen/patterns/de-1996.js'),
  fr: () => require('hyphen/patterns/fr.js'),
  es: () => require('hyphen/patterns/es.js'),
  it: () => require('hyphen/patterns/it.js'),
  nl: () => require('hyphen/patterns/nl.js'),
  pl: () => require('hyphen/patterns/pl.js'),
  pt: () => require('hyphen/patterns/pt.js'),
  ru: () => require('hyphen/patterns/ru.js'),
  cs: () => require('hyphen/patterns/cs.js'),
  sv: () => require('hyphen/patterns/sv.js'),
  da: () => require('hyphen/patterns/da.js'),
  fi: () => require('hyphen/patterns/fi.js'),
  nb: () => require('hyphen/patterns/nb.js'),
  tr: () => require('hyphen/patterns/tr.js'),
};
/** Languages that go by another's patterns. */
const aliases: Readonly<Record<string, string>> = { en: 'en-us', 'en-ca': 'en-us', 'en-ie': 'en-gb', 'en-au': 'en-gb', 'en-nz': 'en-gb', 'en-za': 'en-gb', 'en-in': 'en-gb', no: 'nb', nn: 'nb' };
const hyphenators = new Map<string, Hyphenator | undefined>();

/** Whether words of this language (BCP 47) can be divided by rule. */
export const canHyphenate = (language: string): boolean => hyphenatorOf(language) !== undefined;

function hyphenatorOf(language: string): Hyphenator | undefined {
  if (hyphenators.has(language)) return hyphenators.get(language);
  const wanted = language.toLowerCase();
  const primary = wanted.split('-', 1)[0]!;
  const key = [wanted, aliases[wanted], primary, aliases[primary]].find((name) => name !== undefined && name in loaders);
  const hyphenator = key === undefined ? undefined : key === language ? { patterns: loaders[key]!(), words: createCache<readonly number[]>(20_000) } : hyphenatorOf(key);
  hyphenators.set(language, hyphenator);
  return hyphenator;
}

const nowhere: readonly number[] = [];

/**
 * Indices in `word` before which it may be divided. A word is letters alone (an apostrophe may be among them); a language without
 * patterns divides nowhere.
 */
export function hyphenationPoints(word: string, language: string, limits: HyphenationLimits): readonly number[] {
  if (word.length < limits.word) return nowhere;
  const hyphenator = hyphenatorOf(language);
  if (hyphenator === undefined) return nowhere;
  const points = hyphenator.words.get(word) ?? hyphenator.words.set(word, findPoints(word.toLowerCase(), hyphenator.patterns));
  const last = word.length - limits.after;
  if (points.length === 0 || (points[0]! >= limits.before && points.at(-1)! <= last)) return points;
  return points.filter((point) => point >= limits.before && point <= last);
}

function findPoints(word: string, [table, patterns, exceptions]: PatternFile): readonly number[] {
  const known = exceptions !== undefined && Object.hasOwn(exceptions, word) ? exceptions[word] : undefined;
  if (known !== undefined) return known;
  const text = `.${word}.`;
  const levels = new Uint8Array(text.length + 1);
  for (let start = 0; start < text.length; start++) raiseLevels(text, start, table, patterns, levels);
  const points: number[] = [];
  for (let point = 1; point < word.length; point++) if ((levels[point]! & 1) === 1) points.push(point);
  return points;
}

/**
 * Follows the trie from one letter on; each pattern that ends on the way raises the levels between its letters. Levels count from
 * before the word's first letter; patterns that begin with the stop have none for it.
 */
function raiseLevels(text: string, start: number, table: PatternFile[0], patterns: Trie, levels: Uint8Array): void {
  let trie = patterns;
  const first = start === 0 ? 0 : start - 1;
  for (let i = start; i < text.length; i++) {
    const found = trie[text[i]!];
    if (found === undefined) return;
    const index = typeof found === 'number' ? found : Array.isArray(found) ? (found[1] as number) : -1;
    if (index >= 0) {
      const raised = table[index]!;
      for (let k = 0; k < raised.length; k++) if (raised[k]! > levels[first + k]!) levels[first + k] = raised[k]!;
    }
    if (typeof found === 'number') return;
    trie = (Array.isArray(found) ? found[0] : found) as Trie;
  }
}
