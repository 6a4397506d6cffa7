// The first letter of a text, with the punctuation before and after it. CSS Pseudo-Elements 4, 2.2.

const firstLetter = /^(\s*)((?:[\p{Ps}\p{Pi}\p{Pf}\p{Pe}\p{Po}]\s?)*[\p{L}\p{N}\p{S}]\p{M}*[\p{Ps}\p{Pi}\p{Pf}\p{Pe}\p{Po}]*)([^]*)$/u;

/** The text in three; undefined where it holds no letter to begin with. */
export function splitFirstLetter(text: string): { before: string; letter: string; after: string } | undefined {
  const match = firstLetter.exec(text);
  if (match === null) return undefined;
  return { before: match[1] ?? '', letter: match[2] ?? '', after: match[3] ?? '' };
}
