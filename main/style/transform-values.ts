// Transforms: the functions of `transform` (CSS Transforms 1, 8), and the properties that stand for one of them each (CSS Transforms 2, 5).
// `finish.ts` puts them one behind the other.

import { type ComponentValue, splitAtCommas } from './component-values.ts';
import type { LengthPercentage, TransformFunction } from './computed-style.ts';
import { combine, combineList, type Pending } from './deferred.ts';
import { own } from './own.ts';
import { listOf, mapped, oneOf, type Parser, peek, readAll, takeKeyword } from './parsers.ts';
import { angleValue, lengthPercentage, numberOrPercent, numberValue } from './values.ts';

type Arguments = readonly (readonly ComponentValue[])[];
const one = <T>(values: Arguments, parser: Parser<T>, index = 0): Pending<T> | undefined => (
  values[index] === undefined ? undefined : readAll(values[index], parser));

function translate(x: Pending<LengthPercentage> | undefined, y: Pending<LengthPercentage> | undefined): Pending<TransformFunction> | undefined {
  return x === undefined || y === undefined ? undefined : combine([x, y], ([dx, dy]): TransformFunction => ({ kind: 'translate', x: dx, y: dy }));
}

function scale(x: Pending<number> | undefined, y: Pending<number> | undefined): Pending<TransformFunction> | undefined {
  return typeof x !== 'number' || typeof y !== 'number' ? undefined : { kind: 'scale', x, y };
}

function skew(x: Pending<number> | undefined, y: Pending<number> | undefined): Pending<TransformFunction> | undefined {
  return typeof x !== 'number' || typeof y !== 'number' ? undefined : { kind: 'skew', x, y };
}

const transforms: Readonly<Record<string, (values: Arguments) => Pending<TransformFunction> | undefined>> = {
  translate: (values) => translate(one(values, lengthPercentage()), values.length > 1 ? one(values, lengthPercentage(), 1) : 0),
  translatex: (values) => translate(one(values, lengthPercentage()), 0),
  translatey: (values) => translate(0, one(values, lengthPercentage())),
  scale: (values) => scale(one(values, numberOrPercent), one(values, numberOrPercent, values.length > 1 ? 1 : 0)),
  scalex: (values) => scale(one(values, numberOrPercent), 1),
  scaley: (values) => scale(1, one(values, numberOrPercent)),
  rotate: (values) => {
    const angle = one(values, angleValue);
    return typeof angle === 'number' ? { kind: 'rotate', angle } : undefined;
  },
  skew: (values) => skew(one(values, angleValue), values.length > 1 ? one(values, angleValue, 1) : 0),
  skewx: (values) => skew(one(values, angleValue), 0),
  skewy: (values) => skew(0, one(values, angleValue)),
  matrix: (values) => {
    const numbers = values.map((value) => readAll(value, numberValue()));
    if (numbers.length !== 6 || numbers.some((number) => typeof number !== 'number')) return undefined;
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers as readonly number[];
    // The translation counts in px.
    return { kind: 'matrix', values: [a, b, c, d, e * 0.75, f * 0.75] };
  },
};

export const transformValue: Parser<readonly TransformFunction[]> = {
  syntax: 'none | [ translate() | translateX() | translateY() | scale() | scaleX() | scaleY() | rotate() | skew() | skewX() | skewY() | matrix() ]+',
  read: (input) => {
    if (takeKeyword(input, 'none')) return [];
    const functions: Pending<TransformFunction>[] = [];
    for (let value = peek(input); value !== undefined; value = peek(input)) {
      const known = value.kind === 'function' ? own(transforms, value.text) : undefined;
      const read = known?.(splitAtCommas(value.children));
      if (read === undefined) return undefined;
      functions.push(read);
      input.index += 1;
    }
    return functions.length === 0 ? undefined : combineList(functions);
  },
};

type Functions = readonly TransformFunction[];
const none: Parser<Functions> = { syntax: 'none', read: (input) => (takeKeyword(input, 'none') ? [] : undefined) };

export const translateValue: Parser<Functions> = oneOf(
  none, mapped(listOf(lengthPercentage(), 2), ([x, y = 0]): Functions => [{ kind: 'translate', x, y }]));
export const rotateValue: Parser<Functions> = oneOf(none, mapped(angleValue, (angle): Functions => [{ kind: 'rotate', angle }]));
export const scaleValue: Parser<Functions> = oneOf(none, mapped(listOf(numberOrPercent, 2), ([x, y = x]): Functions => [{ kind: 'scale', x, y }]));
