// White-space processing of one text before line breaking, and text-transform. CSS Text 3, 4.1.1 (phase I) and 2.1.

import type { ComputedStyle } from '../style/computed-style.ts';

/** True where spaces collapse: `normal`, `nowrap` and `pre-line`. */
export function collapsesSpaces(style: ComputedStyle): boolean {
  return style.whiteSpaceCollapse === 'collapse' || style.whiteSpaceCollapse === 'preserve-breaks';
}

/** True where line feeds of the source break lines: `pre`, `pre-wrap` and `pre-line`. */
export function preservesBreaks(style: ComputedStyle): boolean {
  return style.whiteSpaceCollapse !== 'collapse';
}

const needsCollapsing = /[\t\n\r\f]|  /;
const spaces = /[ \t\n\r\f]+/g;
const spacesAroundBreak = /[ \t]*(?:\r\n?|\n|\f)[ \t]*/g;
const spacesAndTabs = /[ \t]+/g;
/** East Asian wide characters but Hangul: a line feed between two of them leaves nothing (CSS Text 3, 4.1.3). */
const wideAroundBreak = /([\u2E80-\u312F\u3190-\uA4CF\uF900-\uFAFF\uFE30-\uFE4F\uFF01-\uFF60\uFFE0-\uFFE6])[ \t]*[\n\r\f]\s*(?=[\u2E80-\u312F\u3190-\uA4CF\uF900-\uFAFF\uFE30-\uFE4F\uFF01-\uFF60\uFFE0-\uFFE6])/g;
const mayBeWide = /[\u2E80-\uFFE6]/;
const aroundZeroWidthSpace = /\u200B[ \t]*[\n\r\f]\s*|[ \t]*[\n\r\f]\s*\u200B/g;

/** `text` with its spaces collapsed; line feeds are left in where they break lines. */
export function collapseSpaces(text: string, style: ComputedStyle): string {
  if (!needsCollapsing.test(text)) return text;
  if (style.whiteSpaceCollapse === 'preserve-breaks') {
    return text.replace(spacesAroundBreak, '\n').replace(spacesAndTabs, ' ');
  }
  let result = text;
  if (mayBeWide.test(text)) result = result.replace(wideAroundBreak, '$1');
  if (text.includes('\u200B')) result = result.replace(aroundZeroWidthSpace, '\u200B');
  return result.replace(spaces, ' ');
}

/** `before` is the character in front of the text in its paragraph, '' at the start: capitals begin words only. */
export function transformText(text: string, style: ComputedStyle, before: string): string {
  switch (style.textTransform) {
    case 'none':
      return text;
    case 'uppercase':
      return text.toLocaleUpperCase(localeOf(style.language));
    case 'lowercase':
      return text.toLocaleLowerCase(localeOf(style.language));
    case 'capitalize':
      return capitalize(text, style.language, before);
  }
}

/** Only the languages with case rules of their own; any other tag, well-formed or not, takes the general rules. */
function localeOf(language: string): string {
  const primary = language.slice(0, 3).toLowerCase().replace(/[-_].*/, '');
  return ownCaseRules.has(primary) ? primary : 'en';
}
const ownCaseRules: ReadonlySet<string> = new Set(['tr', 'az', 'lt', 'el', 'hy']);

const wordStart = /(^|[^\p{L}\p{N}\p{M}'’\u00AD])(\p{L})/gu;
const dutchStart = /(^|[^\p{L}\p{N}\p{M}'’\u00AD])(ij|\p{L})/gu;
const wordCharacter = /[\p{L}\p{N}\p{M}'’\u00AD]/u;

function capitalize(text: string, language: string, before: string): string {
  const locale = localeOf(language);
  const pattern = /^nl\b/i.test(language) ? dutchStart : wordStart;
  const continues = before !== '' && wordCharacter.test(before);
  return text.replace(pattern, (match: string, edge: string, letter: string, offset: number) => {
    if (offset === 0 && edge === '' && continues) return match;
    return edge + titleCase(letter, locale);
  });
}

/** Digraphs have a title case of their own (ǆ becomes ǅ, not Ǆ). */
function titleCase(letter: string, locale: string): string {
  return titles[letter] ?? letter.toLocaleUpperCase(locale);
}
const titles: Readonly<Record<string, string>> = { 'ǆ': 'ǅ', 'ǉ': 'ǈ', 'ǌ': 'ǋ', 'ǳ': 'ǲ', 'ß': 'Ss', 'ﬁ': 'Fi', 'ﬂ': 'Fl' };
