// How strictly lines break in Chinese and Japanese (CSS Text 3, 5.3): UAX 14 is taken as it stands for `strict`; for `normal` and `loose`
// the characters before or after which breaks are allowed besides count as ideographs.

export type Strictness = 'normal' | 'loose';

const ideograph = '\u4e00';

/** Class CJ: small kana and the prolonged sound mark. */
const conditionalStarters = /[\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u3095\u3096\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6\u30fc\u31f0-\u31ff\uff67-\uff70]/g;
const waveDashes = /[\u301c\u30a0]/g;
const iterationMarks = /[\u3005\u303b\u309d\u309e\u30fd\u30fe]/g;
/** Class IN after another: dots that otherwise hold together. */
const inseparables = /(?<=[\u2024-\u2026\u22ef\ufe19])[\u2024-\u2026\u22ef\ufe19]/g;
const hyphensAfterIdeographs = /(?<=[\p{Ideographic}\p{Script=Hiragana}\p{Script=Katakana}])[\u2010\u2013]/gu;
const centredPunctuation = /[\u30fb\uff1a\uff1b\uff65\u203c\u2047\u2048\u2049\uff01\uff1f]/g;
/** Classes PO and PR, as far as they are wide, full-width or ambiguous. */
const suffixes = /[\u00b0\u2030\u2032\u2033\u2035\u2103\u2109\ufe6a\uff05\uffe0]/g;
const prefixes = /[\u00a4\u00b1\u2116\u20ac\ufe69\uff04\uffe1\uffe5\uffe6]/g;

const everywhere = { normal: [conditionalStarters], loose: [conditionalStarters, iterationMarks, inseparables, hyphensAfterIdeographs] } as const;
const eastAsian = { normal: [waveDashes], loose: [waveDashes, centredPunctuation, suffixes, prefixes] } as const;

/** Text of the same length that UAX 14 breaks where this text may be broken. */
export function loosened(text: string, strictness: Strictness, language: string): string {
  let changed = text;
  for (const characters of everywhere[strictness]) changed = changed.replace(characters, ideograph);
  if (isEastAsian(language)) for (const characters of eastAsian[strictness]) changed = changed.replace(characters, ideograph);
  return changed;
}

/** Whether the writing system of a language is the Chinese or the Japanese one. */
function isEastAsian(language: string): boolean {
  return /-(?:han[ist]|hira|kana|hrkt|jpan|bopo)\b/i.test(language) || /^(?:zh|ja|yue|lzh)\b(?!-latn)/i.test(language);
}
