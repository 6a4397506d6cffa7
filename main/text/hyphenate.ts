// Where words divide: Liang's algorithm on the patterns of the package `hyphen` (ISC licence), which stand in patterns.json as one
// JSON text a language, its quotation marks turned to backquotes. F. M. Liang, "Word Hy-phen-a-tion by Com-put-er", 1983.

import { createCache } from './cache.ts';
import type { Cache } from './cache.ts';
import patternTexts from './patterns.json' with { type: 'json' };

/** Least letters of a word that may divide, and before and after the hyphen: `hyphenate-limit-chars`. */
export type HyphenationLimits = { readonly word: number; readonly before: number; readonly after: number };

/**
 * Pattern trie as the package writes it: letter to a subtree, to an index in the table of levels, or to both.
 */
type Trie = { readonly [letter: string]: Trie | number | readonly [Trie, number] };
type PatternFile = readonly [levels: readonly (readonly number[])[], patterns: Trie, exceptions?: Readonly<Record<string, readonly number[]>>];
type Hyphenator = { readonly patterns: PatternFile; readonly words: Cache<readonly number[]> };

const texts: Readonly<Record<string, string>> = patternTexts;
/** Languages that go by another's patterns. */
const aliases: Readonly<Record<string, string>> = { en: 'en-us', 'en-ca': 'en-us', 'en-ie': 'en-gb', 'en-au': 'en-gb', 'en-nz': 'en-gb', 'en-za': 'en-gb', 'en-in': 'en-gb' };
const hyphenators = new Map<string, Hyphenator | undefined>();

function hyphenatorOf(language: string): Hyphenator | undefined {
  if (hyphenators.has(language)) return hyphenators.get(language);
  const wanted = language.toLowerCase();
  const primary = wanted.split('-', 1)[0]!;
  const key = [wanted, aliases[wanted], primary, aliases[primary]].find((name) => name !== undefined && Object.hasOwn(texts, name));
  const hyphenator = key === undefined ? undefined : key === language ? loadHyphenator(key) : hyphenatorOf(key);
  hyphenators.set(language, hyphenator);
  return hyphenator;
}

function loadHyphenator(name: string): Hyphenator {
  return { patterns: JSON.parse(texts[name]!.replaceAll('`', '"')) as PatternFile, words: createCache<readonly number[]>(20_000) };
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
