// SVG's presentation properties stay text: painting reads them. Lengths come out as plain numbers of user units (px), colours
// as `#rrggbb`, `rgba()` or `currentColor`, so that painting needs no CSS.

import type { ComponentValue } from './component-values.ts';
import { componentText } from './component-values.ts';
import type { Color } from './computed-style.ts';
import { colorValue } from './color.ts';
import { combineList, map, type Pending } from './deferred.ts';
import { atEnd, type Input, type Parser, peek } from './parsers.ts';
import { lengthInPoints } from './units.ts';

const pixelsPerPoint = 96 / 72;

/** Any value, as text. */
export const svgText: Parser<string> = {
  syntax: 'as in SVG 2',
  read: (input) => {
    if (atEnd(input)) return undefined;
    const rest = input.values.slice(input.index);
    input.index = input.values.length;
    return map(combineList(rest.map((value, index) => svgWord(value, index > 0))), (words) => words.join(''));
  },
};

function svgWord(value: ComponentValue, follows: boolean): Pending<string> {
  const space = value.space && follows ? ' ' : '';
  const points = value.kind === 'dimension' ? lengthInPoints(value.number, value.unit) : undefined;
  if (points === undefined) return space + componentText([{ ...value, space: false }]);
  return map(points, (length) => `${space}${Number((length * pixelsPerPoint).toFixed(4))}`);
}

/** A colour as SVG text. */
export function colorText({ r, g, b, a }: Color): string {
  const hex = [r, g, b].map((channel) => channel.toString(16).padStart(2, '0')).join('');
  return a === 1 ? `#${hex}` : `rgba(${r},${g},${b},${a})`;
}

/** `none`, a colour, or `url(#id)` with a fallback. */
export const svgPaint: Parser<string> = {
  syntax: 'none | <color> | <url> [ none | <color> ]?',
  read: (input: Input) => {
    const value = peek(input);
    if (value?.kind === 'url' || (value?.kind === 'ident' && /^(?:none|currentcolor|context-fill|context-stroke)$/i.test(value.text))) {
      return svgText.read(input);
    }
    const color = colorValue.read(input);
    return color === undefined ? undefined : map(color, colorText);
  },
};
