// Gradients of CSS as values: lines and their angles, circles and ellipses and their sizes, colour stops and hints. CSS Images 3,
// section 3.

import { type ComponentValue, splitAtCommas } from './component-values.ts';
import type { BackgroundImage, Color, GradientStop, LengthPercentage, RadialSize } from './computed-style.ts';
import { colorValue } from './color.ts';
import { combine, combineList, map, type Pending } from './deferred.ts';
import { percentage } from './length.ts';
import { atEnd, attempt, type Input, inputOf, keyword, mapped, oneOf, type Parser, readAll, takeKeyword } from './parsers.ts';
import { angleValue, lengthPercentage, percentValue, positionValue } from './values.ts';

/** Colour stops with their places, and hints: a bare place between two stops, where their colours are mixed by halves (3.4.2). */
type StopGrammar = { readonly stop: Parser<GradientStop[]>; readonly hint: Parser<GradientStop[]> };

function stopGrammar(place: Parser<LengthPercentage>): StopGrammar {
  const hint: StopGrammar['hint'] = mapped(place, (position) => [{ color: undefined, position }]);
  return { stop: { syntax: `<color> ${place.syntax}{0,2}`, read: (input) => readStop(input, place) }, hint };
}

function readStop(input: Input, place: Parser<LengthPercentage>): Pending<GradientStop[]> | undefined {
  const positions: Pending<LengthPercentage>[] = [];
  const readPosition = (): void => {
    const position = attempt(input, place);
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
}

const alongLine = stopGrammar(lengthPercentage());
/** Angles count from where the gradient begins. */
const aroundCentre = stopGrammar(oneOf(mapped(percentValue(), (percent) => percentage(percent)), angleValue));

function readStops(lists: readonly (readonly ComponentValue[])[], { stop, hint }: StopGrammar): Pending<readonly GradientStop[]> | undefined {
  const stopOrHint = oneOf(stop, hint);
  const parts = lists.map((values) => readAll(values, stopOrHint));
  if (parts.length < 2 || parts.some((part) => part === undefined)) return undefined;
  const isHint = (index: number): boolean => readAll(lists[index] ?? [], hint) !== undefined;
  // Hints stand between two stops.
  if (lists.some((_, index) => isHint(index) && (index === 0 || index === lists.length - 1 || isHint(index - 1)))) return undefined;
  return map(combineList(parts as Pending<GradientStop[]>[]), (all) => all.flat());
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

export function linearGradient(values: readonly ComponentValue[], repeating: boolean): Pending<BackgroundImage> | undefined {
  const lists = splitAtCommas(values);
  const input = inputOf(lists[0]);
  const angle = gradientAngle(input);
  if (angle !== undefined && !atEnd(input)) return undefined;
  const stops = readStops(angle === undefined ? lists : lists.slice(1), alongLine);
  if (stops === undefined) return undefined;
  return map(stops, (all): BackgroundImage => ({ kind: 'linear-gradient', angle: angle ?? Math.PI, stops: all, repeating }));
}

const sizeKeyword = keyword('closest-side', 'closest-corner', 'farthest-side', 'farthest-corner');
const center: readonly [LengthPercentage, LengthPercentage] = [percentage(50), percentage(50)];

/** Shape and size in either order, before `at`; undefined where they do not go together. */
function radialShape(input: Input): { readonly shape: 'circle' | 'ellipse'; readonly size: Pending<RadialSize> } | undefined {
  let shape: string | undefined;
  let size: Pending<RadialSize> | undefined;
  const radii: Pending<LengthPercentage>[] = [];
  for (;;) {
    const name = attempt(input, keyword('circle', 'ellipse'));
    const extent = name === undefined ? attempt(input, sizeKeyword) : undefined;
    const radius = name === undefined && extent === undefined ? attempt(input, lengthPercentage({ min: 0 })) : undefined;
    if (typeof name === 'string' && shape === undefined) shape = name;
    else if (typeof extent === 'string' && size === undefined) size = extent as RadialSize;
    else if (radius !== undefined && size === undefined && radii.length < 2) radii.push(radius);
    else if (name === undefined && extent === undefined && radius === undefined) break;
    else return undefined;
  }
  if (radii.length > 0) {
    const wanted = shape ?? (radii.length === 1 ? 'circle' : 'ellipse');
    if (size !== undefined || radii.length !== (wanted === 'circle' ? 1 : 2)) return undefined;
    return { shape: wanted as 'circle' | 'ellipse', size: combineList(radii) };
  }
  return { shape: (shape ?? 'ellipse') as 'circle' | 'ellipse', size: size ?? 'farthest-corner' };
}

export function radialGradient(values: readonly ComponentValue[], repeating: boolean): Pending<BackgroundImage> | undefined {
  const lists = splitAtCommas(values);
  const input = inputOf(lists[0]);
  const form = readAll(lists[0] ?? [], alongLine.stop) === undefined ? radialShape(input) : { shape: 'ellipse', size: 'farthest-corner' } as const;
  if (form === undefined) return undefined;
  const position = takeKeyword(input, 'at') ? positionValue.read(input) : center;
  const hasPrefix = input.index > 0;
  if (position === undefined || (hasPrefix && !atEnd(input))) return undefined;
  const stops = readStops(hasPrefix ? lists.slice(1) : lists, alongLine);
  if (stops === undefined) return undefined;
  return combine<[typeof center, readonly GradientStop[], RadialSize], BackgroundImage>([position, stops, form.size], ([at, all, size]) => (
    { kind: 'radial-gradient', shape: form.shape, size, position: at, stops: all, repeating }));
}

/** `from` an angle, `at` a place, then the stops (CSS Images 4, 3.3). */
export function conicGradient(values: readonly ComponentValue[], repeating: boolean): Pending<BackgroundImage> | undefined {
  const lists = splitAtCommas(values);
  const input = inputOf(lists[0]);
  const angle = takeKeyword(input, 'from') ? angleValue.read(input) : 0;
  const position = takeKeyword(input, 'at') ? positionValue.read(input) : center;
  const hasPrefix = input.index > 0;
  if (typeof angle !== 'number' || position === undefined || (hasPrefix && !atEnd(input))) return undefined;
  const stops = readStops(hasPrefix ? lists.slice(1) : lists, aroundCentre);
  if (stops === undefined) return undefined;
  return combine<[typeof center, readonly GradientStop[]], BackgroundImage>([position, stops], ([at, all]) => (
    { kind: 'conic-gradient', angle, position: at, stops: all, repeating }));
}
