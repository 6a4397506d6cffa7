// Scripts and languages in OpenType's terms.

/** Scripts told apart for shaping: regular expression of a character and its OpenType tag. All others are 'DFLT'. */
const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Latin}/u, 'latn'], [/\p{Script=Cyrillic}/u, 'cyrl'], [/\p{Script=Greek}/u, 'grek'], [/\p{Script=Arabic}/u, 'arab'],
  [/\p{Script=Hebrew}/u, 'hebr'], [/\p{Script=Armenian}/u, 'armn'], [/\p{Script=Georgian}/u, 'geor'], [/\p{Script=Devanagari}/u, 'dev2'],
  [/\p{Script=Bengali}/u, 'bng2'], [/\p{Script=Tamil}/u, 'tml2'], [/\p{Script=Telugu}/u, 'tel2'], [/\p{Script=Thai}/u, 'thai'],
  [/\p{Script=Hangul}/u, 'hang'], [/\p{Script=Han}/u, 'hani'], [/\p{Script=Hiragana}|\p{Script=Katakana}/u, 'kana'], [/\p{Script=Syriac}/u, 'syrc'],
];
const neutral = /[\p{Script=Common}\p{Script=Inherited}]/u;
const known = new Map<number, string>();

/** OpenType tag of the script of a character; '' for those that go with any script (digits, punctuation, marks). */
export function scriptOf(codePoint: number): string {
  if (codePoint < 0x250 && codePoint > 0x40) {
    const basic = codePoint < 0x5b || (codePoint > 0x60 && codePoint < 0x7b) || (codePoint > 0xbf && codePoint !== 0xd7 && codePoint !== 0xf7);
    return basic || codePoint === 0xaa || codePoint === 0xba ? 'latn' : '';
  }
  let script = known.get(codePoint);
  if (script === undefined) known.set(codePoint, (script = findScript(String.fromCodePoint(codePoint))));
  return script;
}

function findScript(character: string): string {
  if (neutral.test(character)) return '';
  return scripts.find(([pattern]) => pattern.test(character))?.[1] ?? 'DFLT';
}

/** OpenType language systems that differ from the script's default in fonts at large, by primary language. */
const languages: Readonly<Record<string, string>> = {
  az: 'AZE ', bg: 'BGR ', ca: 'CAT ', crh: 'CRT ', fa: 'FAR ', ku: 'KUR ', mk: 'MKD ', mo: 'MOL ', mt: 'MTS ', nl: 'NLD ', nv: 'NAV ',
  pl: 'PLK ', ro: 'ROM ', sd: 'SND ', se: 'NSM ', sr: 'SRB ', tr: 'TRK ', tt: 'TAT ', ur: 'URD ', vi: 'VIT ',
};

/** The OpenType tag of a BCP 47 language; undefined where the script's default serves. */
export function languageTag(language: string): string | undefined {
  return languages[language.split('-', 1)[0]!.toLowerCase()];
}
