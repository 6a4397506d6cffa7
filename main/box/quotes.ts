// Quotation marks by language, for `quotes: auto`. CSS Generated Content 3, 3.2; the marks are those of Unicode CLDR.

import type { ComputedStyle } from '../style/computed-style.ts';

type QuotePair = readonly [string, string];

/** The mark at a nesting depth (0 is the outermost); the deepest pair repeats. Empty where quotes are none. */
export function quoteMark(style: ComputedStyle, depth: number, which: 'open' | 'close'): string {
  if (style.quotes === 'none' || depth < 0) return '';
  const pairs = style.quotes === 'auto' ? quotesOf(style.language) : style.quotes;
  const pair = pairs[Math.min(depth, pairs.length - 1)];
  return pair?.[which === 'open' ? 0 : 1] ?? '';
}

function quotesOf(language: string): readonly QuotePair[] {
  const tag = language.toLowerCase();
  return byLanguage[tag] ?? byLanguage[tag.split('-')[0] ?? ''] ?? english;
}

const english: readonly QuotePair[] = [['“', '”'], ['‘', '’']];
const low: readonly QuotePair[] = [['„', '“'], ['‚', '‘']];
const lowHigh: readonly QuotePair[] = [['„', '”'], ['‚', '’']];
const guillemets: readonly QuotePair[] = [['«', '»'], ['“', '”']];
const slavic: readonly QuotePair[] = [['«', '»'], ['„', '“']];
const high: readonly QuotePair[] = [['”', '”'], ['’', '’']];

const byLanguage: Readonly<Record<string, readonly QuotePair[]>> = {
  en: english, nl: [['‘', '’'], ['“', '”']], cy: [['‘', '’'], ['“', '”']], ga: english, tr: english,
  de: low, cs: low, sk: low, sl: low, lt: low, is: low, et: low, bg: low, hr: lowHigh, mk: low, ka: low,
  'de-ch': [['«', '»'], ['‹', '›']],
  pl: [['„', '”'], ['«', '»']], ro: [['„', '”'], ['«', '»']], hu: [['„', '”'], ['»', '«']], sr: low, sq: [['«', '»'], ['“', '”']],
  fr: [['«\u00A0', '\u00A0»'], ['“', '”']], 'fr-ch': [['«', '»'], ['‹', '›']],
  it: guillemets, es: guillemets, pt: english, 'pt-pt': guillemets, ca: guillemets, el: guillemets,
  uk: [['«', '»'], ['„', '“']], ru: slavic, be: slavic, no: [['«', '»'], ['‘', '’']], nb: [['«', '»'], ['‘', '’']],
  nn: [['«', '»'], ['‘', '’']], da: english, sv: high, fi: high, lv: english,
  ar: [['”', '“'], ['’', '‘']], he: [['”', '”'], ['’', '’']], fa: [['«', '»'], ['‹', '›']],
  ja: [['「', '」'], ['『', '』']], zh: english, 'zh-tw': [['「', '」'], ['『', '』']], ko: english,
};
