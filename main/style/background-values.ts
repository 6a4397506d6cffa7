// Backgrounds and gradients: CSS Backgrounds 3, CSS Images 3. Each longhand is a list; `finish.ts` makes layers of them.

import { type ComponentValue, splitAtCommas } from './component-values.ts';
import type { BackgroundImage, BackgroundLayer, Color, GradientStop, LengthPercentage } from './computed-style.ts';
import { colorValue } from './color.ts';
import { combine, combineList, deferred, type Deferred, map, type Pending } from './deferred.ts';
import { atEnd, attempt, type Input, inputOf, keyword, listOf, mapped, oneOf, type Parser, peek, readAll, takeKeyword, urlValue } from './parsers.ts';
import { angleValue, lengthPercentage, positionValue } from './values.ts';

/** A value that comes out as `undefined`, which to a parser means failure. */
export const nothing: Deferred<undefined> = deferred(() => undefined);

const stopValue: Parser<GradientStop[]> = {
  syntax: '<color> <length-percentage>{0,2}',
  read: (input) => {
    const positions: Pending<LengthPercentage>[] = [];
    const readPosition = (): void => {
      const position = attempt(input, lengthPercentage());
      if (position !== undefined) positions.push(position);
    };
    readPosition();
    const color = colorValue.read(input);
    readPosition();
    readPosition();
    if (color === undefined) return undefined;
    if (positions.length === 0) return map(color, (stop): GradientStop[] => [{ color: stop, position: undefined }]);
    return combine<[Color, readonly LengthPercentage[]], GradientStop[]>([color, combineList(positions)], ([stop, at]) => (
      at.map((position) => ({ color: stop, position }))));
  },
};

/** Colour stops; a colour hint (a bare length) is not read. */
function readStops(lists: readonly (readonly ComponentValue[])[]): Pending<readonly GradientStop[]> | undefined {
  const stops = lists.map((values) => readAll(values, stopValue));
  if (stops.length < 2 || stops.some((stop) => stop === undefined)) return undefined;
  return map(combineList(stops as Pending<GradientStop[]>[]), (all) => all.flat());
}

const sideKeyword = keyword('top', 'right', 'bottom', 'left');

/** `45deg` or `to top right`; undefined where the first list is a colour stop already. */
function gradientAngle(input: Input): number | { readonly to: string } | undefined {
  if (takeKeyword(input, 'to')) {
    const first = attempt(input, sideKeyword);
    const second = attempt(input, sideKeyword);
    return first === undefined ? undefined : { to: [first, second].filter((side) => side !== undefined).join(' ') };
  }
  const angle = attempt(input, angleValue);
  return typeof angle === 'number' ? angle : undefined;
}

function linearGradient(values: readonly ComponentValue[], repeating: boolean): Pending<BackgroundImage> | undefined {
  const lists = splitAtCommas(values);
  const input = inputOf(lists[0]);
  const angle = gradientAngle(input);
  if (angle !== undefined && !atEnd(input)) return undefined;
  const stops = readStops(angle === undefined ? lists : lists.slice(1));
  if (stops === undefined) return undefined;
  return map(stops, (all): BackgroundImage => ({ kind: 'linear-gradient', angle: angle ?? Math.PI, stops: all, repeating }));
}

const radialSizes = keyword('closest-side', 'closest-corner', 'farthest-side', 'farthest-corner');

/** Shape and position are read; explicit sizes are not (the gradient reaches the farthest corner). */
function radialGradient(values: readonly ComponentValue[]): Pending<BackgroundImage> | undefined {
  const lists = splitAtCommas(values);
  const input = inputOf(lists[0]);
  const start = input.index;
  let shape: 'circle' | 'ellipse' = 'ellipse';
  for (;;) {
    const name = attempt(input, keyword('circle', 'ellipse'));
    if (name !== undefined) shape = name as 'circle' | 'ellipse';
    else if (attempt(input, radialSizes) === undefined) break;
  }
  const position = takeKeyword(input, 'at') ? positionValue.read(input) : center;
  if (position === undefined) return undefined;
  const hasPrefix = input.index > start;
  if (hasPrefix && !atEnd(input)) return undefined;
  const stops = readStops(hasPrefix ? lists.slice(1) : lists);
  if (stops === undefined) return undefined;
  return combine<[typeof center, readonly GradientStop[]], BackgroundImage>([position, stops], ([at, all]) => (
    { kind: 'radial-gradient', shape, position: at, stops: all }));
}

const half: LengthPercentage = { kind: 'percent', percent: 50, length: 0 };
const center: readonly [LengthPercentage, LengthPercentage] = [half, half];

export const imageValue: Parser<BackgroundImage | undefined> = {
  syntax: 'none | <url> | linear-gradient() | repeating-linear-gradient() | radial-gradient()',
  read: (input) => {
    if (takeKeyword(input, 'none')) return nothing;
    const value = peek(input);
    if (value?.kind === 'function' && value.text.endsWith('gradient')) {
      input.index += 1;
      if (value.text === 'linear-gradient') return linearGradient(value.children, false);
      if (value.text === 'repeating-linear-gradient') return linearGradient(value.children, true);
      return value.text === 'radial-gradient' ? radialGradient(value.children) : undefined;
    }
    const url = urlValue.read(input);
    return url === undefined ? undefined : map(url, (address): BackgroundImage => ({ kind: 'url', url: address }));
  },
};

type Repeat = BackgroundLayer['repeat'];
export const repeatValue: Parser<Repeat> = oneOf(
  mapped(keyword('repeat-x', 'repeat-y'), (name): Repeat => (name === 'repeat-x' ? ['repeat', 'no-repeat'] : ['no-repeat', 'repeat'])),
  mapped(listOf(keyword('repeat', 'no-repeat', 'space', 'round'), 2), ([x, y]): Repeat => [x, y ?? x]),
);

type Size = BackgroundLayer['size'];
const sizePart = oneOf(keyword('auto'), lengthPercentage({ min: 0 }));
export const backgroundSizeValue: Parser<Size> = oneOf(
  keyword('cover', 'contain'),
  mapped(listOf(sizePart, 2), ([width, height]): Size => [width, height ?? 'auto']),
);

export const boxValue = keyword('border-box', 'padding-box', 'content-box');
