// Shadows of boxes and of text as values: CSS Backgrounds 3, 6.1; CSS Text Decoration 3, section 4.

import { nothing } from './background-values.ts';
import { currentColor, colorValue } from './color.ts';
import type { BoxShadow, Color, TextShadow } from './computed-style.ts';
import { combine, combineList, type Pending } from './deferred.ts';
import { attempt, commaList, type Input, oneOf, type Parser, takeKeyword } from './parsers.ts';
import { lengthValue } from './values.ts';

type Parts = { inset: boolean | undefined; color: Pending<Color> | undefined; lengths: Pending<number>[] };

/** `inset`, the colour and the lengths in any order; undefined where a part is there twice. */
function takeParts(input: Input): Parts {
  const parts: Parts = { inset: undefined, color: undefined, lengths: [] };
  for (;;) {
    if (parts.inset === undefined && takeKeyword(input, 'inset')) parts.inset = true;
    else if (parts.lengths.length === 0 && takeLengths(input, parts.lengths)) continue;
    else if (parts.color === undefined) {
      parts.color = attempt(input, colorValue);
      if (parts.color === undefined) return parts;
    } else return parts;
  }
}

const length = lengthValue();
const radius = lengthValue({ min: 0 });

/** Two offsets, the blur, which is never negative, and the spread. */
function takeLengths(input: Input, lengths: Pending<number>[]): boolean {
  while (lengths.length < 4) {
    const value = attempt(input, lengths.length === 2 ? radius : length);
    if (value === undefined) break;
    lengths.push(value);
  }
  return lengths.length > 0;
}

const boxShadow: Parser<BoxShadow> = {
  syntax: 'inset? && <length>{2,4} && <color>?',
  read: (input) => {
    const { inset = false, color = currentColor, lengths } = takeParts(input);
    if (lengths.length < 2) return undefined;
    return combine<[readonly number[], Color], BoxShadow>([combineList(lengths), color], ([[x = 0, y = 0, blur = 0, spread = 0], shade]) => (
      { inset, x, y, blur, spread, color: shade }));
  },
};

const none: Parser<readonly []> = { syntax: 'none', read: (input) => (takeKeyword(input, 'none') ? [] : undefined) };

const textShadow: Parser<TextShadow> = {
  syntax: '<length>{2,3} && <color>?',
  read: (input) => {
    const { inset, color = currentColor, lengths } = takeParts(input);
    if (inset !== undefined || lengths.length < 2 || lengths.length > 3) return undefined;
    // It is inherited, and stays the colour of the text.
    const own = color === currentColor ? nothing : color;
    return combine<[readonly number[], Color | undefined], TextShadow>([combineList(lengths), own], ([[x = 0, y = 0, blur = 0], shade]) => ({ x, y, blur, color: shade }));
  },
};

export const textShadowValue: Parser<readonly TextShadow[]> = oneOf(none, commaList(textShadow));
export const boxShadowValue: Parser<readonly BoxShadow[]> = oneOf(none, commaList(boxShadow));
