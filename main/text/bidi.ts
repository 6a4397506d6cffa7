// The Unicode bidirectional algorithm (UAX 9), by bidi-js: levels of a paragraph, and the visual order of a line.

import createBidi from 'bidi-js';

let made: ReturnType<typeof createBidi> | undefined;
const bidi = (): ReturnType<typeof createBidi> => (made ??= createBidi());

/** Whether a text needs the algorithm at all in a left-to-right paragraph: right-to-left letters, or controls that embed. */
const rightToLeft = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

export function needsBidi(text: string): boolean {
  return rightToLeft.test(text);
}

/** Embedding level of each UTF-16 unit: odd ones run right to left. `auto` takes the direction from the first strong character. */
export function embeddingLevels(text: string, direction: 'ltr' | 'rtl' | 'auto'): Uint8Array {
  return bidi().getEmbeddingLevels(text, direction).levels;
}

/** Whether the first strong character of a text runs right to left (P2 and P3). */
export function beginsRightToLeft(text: string): boolean {
  return bidi().getEmbeddingLevels(text, 'auto').paragraphs[0]?.level === 1;
}

/** Text with every character that has a mirror image replaced by it: what is shaped where text runs right to left. */
export function mirrored(text: string): string {
  let result = '';
  for (const character of text) result += bidi().getMirroredCharacter(character) ?? character;
  return result;
}

/**
 * Visual order of the parts of one line: indices of the parts, left to right (rule L2). `levels` holds one level a part.
 */
export function visualOrder(levels: readonly number[]): number[] {
  const order = levels.map((_, index) => index);
  const highest = Math.max(0, ...levels);
  for (let level = highest; level > 0; level--) {
    let start = 0;
    while (start < levels.length) {
      if (levels[order[start]!]! < level) { start++; continue; }
      let end = start;
      while (end < levels.length && levels[order[end]!]! >= level) end++;
      for (let i = start, j = end - 1; i < j; i++, j--) [order[i], order[j]] = [order[j]!, order[i]!];
      start = end;
    }
  }
  return order;
}
