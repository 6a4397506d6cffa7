// Where lines may break: the Unicode line breaking algorithm (UAX 14) by linebreak.

import LineBreaker from 'linebreak';

/** Indices in `text` before which a line may begin, in rising order; neither 0 nor the text's length is among them. */
export function lineBreaks(text: string): readonly number[] {
  const breaks: number[] = [];
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    if (next.position < text.length) breaks.push(next.position);
  }
  return breaks;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Indices at which a grapheme cluster of `text` begins, but for the first: where a word may be cut if it must. */
export function graphemeBreaks(text: string): readonly number[] {
  const breaks: number[] = [];
  for (const { index } of segmenter.segment(text)) if (index > 0) breaks.push(index);
  return breaks;
}
