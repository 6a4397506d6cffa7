// `<color>` of CSS Color 4 and 5, turned into sRGB: named and system colours, hex, rgb(), hsl(), hwb(), lab(), lch(), oklab(),
// oklch(), color(), color-mix(), light-dark(), currentColor. Print output here is RGB: CMYK is refused by `declarations.ts`.

import { type ComponentValue, splitAtCommas } from './component-values.ts';
import { colorNames, systemColors } from './color-names.ts';
import { fromSrgb, hslToSrgb, hwbToSrgb, labToSrgb, oklabToSrgb, predefinedToSrgb, srgbToOklab } from './color-spaces.ts';
import type { Color } from './computed-style.ts';
import { evaluateMath, isMath } from './calc.ts';
import { combine, type Deferred, deferred, type Pending } from './deferred.ts';
import { own } from './own.ts';
import { inputOf, type Parser, peek, readAll } from './parsers.ts';
import { angleInRadians } from './units.ts';

export const black: Color = { r: 0, g: 0, b: 0, a: 1 };
export const transparent: Color = { r: 0, g: 0, b: 0, a: 0 };
export const currentColor: Deferred<Color> = deferred((context) => context.color);

export const colorValue: Parser<Color> = {
  syntax: '<color>',
  read: (input) => {
    const value = peek(input);
    input.index += 1;
    return value === undefined ? undefined : readColor(value);
  },
};

function fromNumber(rgb: number): Color {
  return { r: rgb >> 16, g: (rgb >> 8) & 255, b: rgb & 255, a: 1 };
}

function readColor(value: ComponentValue): Pending<Color> | undefined {
  if (value.kind === 'hash') return hexColor(value.text);
  if (value.kind === 'function') return colorFunction(value);
  if (value.kind !== 'ident') return undefined;
  const name = value.text.toLowerCase();
  if (name === 'transparent') return transparent;
  if (name === 'currentcolor') return currentColor;
  const known = own(colorNames, name) ?? own(systemColors, name);
  return known === undefined ? undefined : fromNumber(known);
}

function hexColor(text: string): Color | undefined {
  if (!/^(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(text)) return undefined;
  const short = text.length <= 4;
  const channel = (index: number): number => {
    const digits = short ? text.slice(index, index + 1).repeat(2) : text.slice(2 * index, 2 * index + 2);
    return digits === '' ? 255 : Number.parseInt(digits, 16);
  };
  return { r: channel(0), g: channel(1), b: channel(2), a: channel(3) / 255 };
}

/** One argument: its number, and whether it was a percentage. `none` is 0. */
type Channel = { readonly number: number; readonly percent: boolean };

function channelOf(value: ComponentValue): Channel | undefined {
  switch (value.kind) {
    case 'number':
      return { number: value.number, percent: false };
    case 'percentage':
      return { number: value.number, percent: true };
    case 'dimension': {
      const angle = angleInRadians(value.number, value.unit);
      return angle === undefined ? undefined : { number: (angle * 180) / Math.PI, percent: false };
    }
    case 'ident':
      return value.text.toLowerCase() === 'none' ? { number: 0, percent: false } : undefined;
    case 'function': {
      const quantity = isMath(value) ? evaluateMath(value) : undefined;
      if (quantity?.kind === 'number') return { number: quantity.value, percent: false };
      return quantity?.kind === 'angle' ? { number: (quantity.value * 180) / Math.PI, percent: false } : undefined;
    }
    default:
      return undefined;
  }
}

/** The channels, then alpha: with commas (old) or with spaces and a slash (new). */
function channels(values: readonly ComponentValue[]): { three: readonly Channel[]; alpha: number } | undefined {
  const plain = values.filter((value) => !(value.kind === 'delim' && (value.text === ',' || value.text === '/')));
  const all = plain.map(channelOf);
  if (all.length < 3 || all.length > 4 || all.some((channel) => channel === undefined)) return undefined;
  const alpha = all[3];
  return { three: all.slice(0, 3) as Channel[], alpha: alpha === undefined ? 1 : alpha.percent ? alpha.number / 100 : alpha.number };
}

/** A channel as a share: a percentage of 100, or a number of `whole`. */
function share(channel: Channel | undefined, whole: number): number {
  return channel === undefined ? 0 : channel.number / (channel.percent ? 100 : whole);
}

function colorFunction(value: ComponentValue): Pending<Color> | undefined {
  switch (value.text) {
    case 'color-mix':
      return colorMix(value.children);
    case 'light-dark': {
      const [light] = splitAtCommas(value.children);
      return readAll(light, colorValue);
    }
    case 'color':
      return predefinedColor(value.children);
    default:
      return modelColor(value.text, value.children);
  }
}

function predefinedColor(values: readonly ComponentValue[]): Color | undefined {
  const [space, ...rest] = values;
  const read = channels(rest);
  if (space?.kind !== 'ident' || read === undefined) return undefined;
  const [a, b, c] = read.three;
  const srgb = predefinedToSrgb(space.text.toLowerCase(), [share(a, 1), share(b, 1), share(c, 1)]);
  return srgb === undefined ? undefined : fromSrgb(srgb, read.alpha);
}

function modelColor(model: string, values: readonly ComponentValue[]): Color | undefined {
  const read = channels(values);
  if (read === undefined) return undefined;
  const srgb = modelToSrgb(model, read.three);
  return srgb === undefined ? undefined : fromSrgb(srgb, read.alpha);
}

const limit = (value: number): number => Math.min(1, Math.max(0, value));

function modelToSrgb(model: string, [a, b, c]: readonly Channel[]): readonly [number, number, number] | undefined {
  switch (model) {
    case 'rgb':
    case 'rgba':
      return [share(a, 255), share(b, 255), share(c, 255)];
    case 'hsl':
    case 'hsla':
      return hslToSrgb(hue(a), limit(share(b, 100)), limit(share(c, 100)));
    case 'hwb':
      return hwbToSrgb(hue(a), limit(share(b, 100)), limit(share(c, 100)));
    case 'lab':
      return labToSrgb(100 * limit(share(a, 100)), 125 * share(b, 125), 125 * share(c, 125));
    case 'lch': {
      const chroma = 150 * share(b, 150);
      return labToSrgb(100 * limit(share(a, 100)), chroma * Math.cos(hue(c)), chroma * Math.sin(hue(c)));
    }
    case 'oklab':
      return oklabToSrgb(limit(share(a, 1)), 0.4 * share(b, 0.4), 0.4 * share(c, 0.4));
    case 'oklch': {
      const chroma = 0.4 * share(b, 0.4);
      return oklabToSrgb(limit(share(a, 1)), chroma * Math.cos(hue(c)), chroma * Math.sin(hue(c)));
    }
    default:
      return undefined;
  }
}

/** Hues arrive in degrees. */
function hue(channel: Channel | undefined): number {
  return ((channel?.number ?? 0) * Math.PI) / 180;
}

/** `color-mix(in srgb, A p%, B q%)`: in srgb or oklab; other spaces are not read. */
function colorMix(values: readonly ComponentValue[]): Pending<Color> | undefined {
  const [method, first, second] = splitAtCommas(values);
  const space = method.length === 2 && method[0]?.text === 'in' ? (method[1]?.text.toLowerCase() ?? '') : '';
  if ((space !== 'srgb' && space !== 'oklab') || first === undefined || second === undefined) return undefined;
  const a = mixPart(first);
  const b = mixPart(second);
  if (a === undefined || b === undefined) return undefined;
  const shareA = a.percent ?? (b.percent === undefined ? 50 : 100 - b.percent);
  const shareB = b.percent ?? 100 - shareA;
  const total = shareA + shareB;
  if (total <= 0) return undefined;
  return combine([a.color, b.color], ([x, y]) => mix(x, y, shareB / total, Math.min(1, total / 100), space));
}

function mixPart(values: readonly ComponentValue[]): { color: Pending<Color>; percent: number | undefined } | undefined {
  const percent = values.find((value) => value.kind === 'percentage')?.number;
  const color = colorValue.read(inputOf(values.filter((value) => value.kind !== 'percentage')));
  return color === undefined ? undefined : { color, percent };
}

/** Premultiplied interpolation (CSS Color 4, section 12.3). */
function mix(x: Color, y: Color, weight: number, alphaScale: number, space: 'srgb' | 'oklab'): Color {
  const alpha = x.a * (1 - weight) + y.a * weight;
  if (alpha === 0) return transparent;
  const from = mixChannels(x, space);
  const to = mixChannels(y, space);
  const channel = (index: 0 | 1 | 2): number => (from[index] * x.a * (1 - weight) + to[index] * y.a * weight) / alpha;
  const mixed = [channel(0), channel(1), channel(2)] as const;
  return fromSrgb(space === 'srgb' ? mixed : oklabToSrgb(...mixed), alpha * alphaScale);
}

function mixChannels(color: Color, space: 'srgb' | 'oklab'): readonly [number, number, number] {
  const srgb = [color.r / 255, color.g / 255, color.b / 255] as const;
  return space === 'srgb' ? srgb : srgbToOklab(srgb);
}
