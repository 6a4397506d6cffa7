// Where lines may break: the Unicode line breaking algorithm (UAX 14) by linebreak. In text of simple scripts a break depends on
// the two characters beside it only (and on spaces between them): such pairs are asked for once and remembered.

import LineBreaker from 'linebreak';

/** Indices in `text` before which a line may begin, in rising order; neither 0 nor the text's length is among them. */
export function lineBreaks(text: string): readonly number[] {
  return tailored(text, pairwiseBreaks(text) ?? libraryBreaks(text));
}

/** The algorithm as it stands. */
export function libraryBreaks(text: string): number[] {
  const breaks: number[] = [];
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    if (next.position < text.length) breaks.push(next.position);
  }
  return breaks;
}

// --- pairs

/** Classes of characters: not simple; letters and digits, between which nothing breaks; other simple ones; the space. */
const [complex, wordy, other, space] = [0, 1, 2, 3];
const classes = new Uint8Array(0x2100);
const simpleRanges: readonly (readonly [number, number])[] = [
  [0x21, 0x7e], [0xa0, 0x2af], [0x370, 0x482], [0x48a, 0x52f], [0x1e00, 0x1fff], [0x2010, 0x2027], [0x2030, 0x205e], [0x20a0, 0x20bf],
];
for (const [first, last] of simpleRanges) classes.fill(other, first, last + 1);
for (const [first, last] of [[0x30, 0x39], [0x41, 0x5a], [0x61, 0x7a], [0xc0, 0xd6], [0xd8, 0xf6], [0xf8, 0x24f], [0x391, 0x3a1], [0x3a3, 0x3ce], [0x400, 0x481]] as const) {
  classes.fill(wordy, first, last + 1);
}
classes[0x20] = space;

/** The same for text of simple characters that does not begin with a space; undefined for other text. */
export function pairwiseBreaks(text: string): number[] | undefined {
  const breaks: number[] = [];
  if (text.charCodeAt(0) === 0x20) return undefined;
  let before = 0;
  let beforeClass = wordy;
  let spaced = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const type = code < 0x2100 ? classes[code]! : complex;
    if (type === space) {
      spaced = true;
      continue;
    }
    if (type === complex) return undefined;
    if (i > 0) {
      if (type === wordy && beforeClass === wordy ? spaced : breaksBetween(before, code, spaced)) breaks.push(i);
    }
    before = code;
    beforeClass = type;
    spaced = false;
  }
  return breaks;
}

const pairs = new Map<number, boolean>();

function breaksBetween(before: number, after: number, spaced: boolean): boolean {
  const key = (before * 0x4000 + after) * 2 + (spaced ? 1 : 0);
  let breaks = pairs.get(key);
  if (breaks === undefined) {
    const text = String.fromCharCode(before) + (spaced ? ' ' : '') + String.fromCharCode(after);
    pairs.set(key, (breaks = libraryBreaks(text).includes(text.length - 1)));
  }
  return breaks;
}

// --- tailoring

/** Hyphen-minus, hyphen; en dash, em dash. */
const isHyphen = (code: number): boolean => code === 0x2d || code === 0x2010;
const isDash = (code: number): boolean => code === 0x2013 || code === 0x2014;
const mayNeedTailoring = /[-\u2010\u2013\u2014]/;

/** A hyphen that begins a word stays with it (LB20a of Unicode 16); a dash does not begin a line, but where it begins a word. */
function tailored(text: string, breaks: readonly number[]): readonly number[] {
  if (!mayNeedTailoring.test(text)) return breaks;
  return breaks.filter((at) => {
    const before = text.charCodeAt(at - 1);
    if (isHyphen(before)) return at >= 2 && text.charCodeAt(at - 2) !== 0x20 && text.charCodeAt(at - 2) !== 0xa0;
    return !isDash(text.charCodeAt(at)) || (before === 0x20 && text.charCodeAt(at + 1) !== 0x20);
  });
}

// --- cutting words

/** Made when it is first needed, which is seldom: it takes eight milliseconds. */
let segmenter: Intl.Segmenter | undefined;

/** Indices at which a grapheme cluster of `text` begins, but for the first: where a word may be cut if it must. */
export function graphemeBreaks(text: string): readonly number[] {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  const breaks: number[] = [];
  for (const { index } of segmenter.segment(text)) if (index > 0) breaks.push(index);
  return breaks;
}
