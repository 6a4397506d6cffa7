// Pictures as borders: CSS Backgrounds 3, section 5.

import type { BorderImage, LengthPercentage, Sides } from './computed-style.ts';
import { combine } from './deferred.ts';
import { percentage } from './length.ts';
import { attempt, keyword, listOf, mapped, oneOf, type Parser, takeKeyword } from './parsers.ts';
import { lengthPercentage, lengthValue, numberValue, percentValue } from './values.ts';

/** One to four values, as for margins. */
function fourSides<T>(parser: Parser<T>): Parser<Sides<T>> {
  return mapped(listOf(parser, 4), ([top, right = top, bottom = top, left = right]) => ({ top, right, bottom, left }));
}

/** Numbers count pixels of the picture, which are three quarters of a point. */
const sliceEdges = fourSides<LengthPercentage>(oneOf(
  mapped(numberValue({ min: 0 }), (pixels) => pixels * 0.75), mapped(percentValue({ min: 0 }), (percent) => percentage(percent))));

export const borderSliceValue: Parser<BorderImage['slice']> = {
  syntax: `${sliceEdges.syntax} && fill?`,
  read: (input) => {
    let fill = takeKeyword(input, 'fill');
    const edges = attempt(input, sliceEdges);
    if (edges === undefined) return undefined;
    fill ||= takeKeyword(input, 'fill');
    return combine<[Sides<LengthPercentage>], BorderImage['slice']>([edges], ([sides]) => ({ ...sides, fill }));
  },
};

const factor = mapped(numberValue({ min: 0 }), (value) => ({ factor: value }));
export const borderImageWidthValue: Parser<BorderImage['width']> = fourSides<BorderImage['width']['top']>(oneOf(keyword('auto'), factor, lengthPercentage({ min: 0 })));
export const borderOutsetValue: Parser<BorderImage['outset']> = fourSides<BorderImage['outset']['top']>(oneOf(factor, lengthValue({ min: 0 })));
export const borderRepeatValue: Parser<BorderImage['repeat']> = mapped(listOf(keyword('stretch', 'repeat', 'round', 'space'), 2), ([x, y]) => [x, y ?? x] as const);
