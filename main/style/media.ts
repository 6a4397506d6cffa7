// Media queries and @supports conditions (Media Queries 4, CSS Conditional Rules 3), answered for print.

import { type ComponentValue, componentText, parseComponentValues, splitAtCommas } from './component-values.ts';
import { readLonghand, readShorthand } from './declarations.ts';
import { own } from './own.ts';
import { lengthInPoints, resolutionUnits } from './units.ts';
import { properties } from './properties.ts';
import { aliases, shorthands } from './shorthands.ts';

/** The page that size queries are asked of, in points: A4, since sheets are read before any @page rule is known. */
export const mediaPage = { width: (210 * 72) / 25.4, height: (297 * 72) / 25.4 };

type Answer = boolean | undefined;

/** True where a media query list holds for print; an empty list holds. */
export function mediaMatches(text: string): boolean {
  if (text.trim() === '') return true;
  return splitAtCommas(parseComponentValues(text)).some((query) => matchQuery(query));
}

const word = (value: ComponentValue | undefined): string => (value?.kind === 'ident' ? value.text.toLowerCase() : '');

/** `[not | only]? type [and condition]*`, or a condition alone. */
function matchQuery(values: readonly ComponentValue[]): boolean {
  const first = word(values[0]);
  const prefix = (first === 'not' || first === 'only') && values[1]?.kind === 'ident' ? 1 : 0;
  const type = values[prefix];
  if (type?.kind !== 'ident' || word(type) === 'not') return condition(values, mediaFeature) === true;
  const name = word(type);
  const rest = values.slice(prefix + 1);
  const isPrint = name === 'print' || name === 'all';
  const holds = isPrint && (rest.length === 0 || (word(rest[0]) === 'and' && condition(rest.slice(1), mediaFeature) === true));
  return first === 'not' ? !holds : holds;
}

/** `and`, `or`, `not` over blocks and functions; undefined: unknown, which counts as false. */
function condition(values: readonly ComponentValue[], feature: (value: ComponentValue) => Answer): Answer {
  if (word(values[0]) === 'not') {
    const inner = condition(values.slice(1), feature);
    return inner === undefined ? undefined : !inner;
  }
  const [first, ...rest] = values;
  let result = first === undefined ? undefined : operand(first, feature);
  for (let index = 0; index + 1 < rest.length; index += 2) {
    const next = operand(rest[index + 1], feature);
    const operator = word(rest[index]);
    if (operator === 'and') result = result === true && next === true;
    else if (operator === 'or') result = result === true || next === true;
    else return undefined;
  }
  return result;
}

function operand(value: ComponentValue | undefined, feature: (value: ComponentValue) => Answer): Answer {
  if (value === undefined) return undefined;
  const [first] = value.children;
  const nested = value.kind === 'block' && (first?.kind === 'block' || word(first) === 'not' || first?.kind === 'function');
  return nested ? condition(value.children, feature) : feature(value);
}

const keywordFeatures: Readonly<Record<string, readonly string[]>> = {
  orientation: ['portrait'], 'display-mode': ['browser'], 'prefers-color-scheme': ['light'], 'prefers-reduced-motion': ['reduce'], 'prefers-contrast': ['no-preference'],
  hover: ['none'], 'any-hover': ['none'], pointer: ['none'], 'any-pointer': ['none'], scripting: ['none'], update: ['none'], 'overflow-block': ['paged'],
  'overflow-inline': ['none'], 'color-gamut': ['srgb'], scan: [], 'forced-colors': ['none'], 'inverted-colors': ['none'],
};
const rangeFeatures: Readonly<Record<string, number>> = {
  width: mediaPage.width, 'device-width': mediaPage.width, height: mediaPage.height, 'device-height': mediaPage.height,
  'aspect-ratio': mediaPage.width / mediaPage.height, color: 8, 'color-index': 0, monochrome: 0, grid: 0, resolution: 300 / 96,
};

function mediaFeature(block: ComponentValue): Answer {
  if (block.kind !== 'block') return undefined;
  const values = block.children;
  const name = word(values[0]);
  if (values.length === 1) {
    const [range, keywords] = [own(rangeFeatures, name), own(keywordFeatures, name)];
    if (range !== undefined) return range !== 0;
    return keywords === undefined ? undefined : !['none', 'no-preference'].includes(keywords[0] ?? 'none');
  }
  if (values[1]?.text === ':') return plainFeature(name, values.slice(2));
  return rangeFeature(values);
}

function plainFeature(name: string, values: readonly ComponentValue[]): Answer {
  const bound = /^(min|max)-(.+)$/.exec(name);
  const keywords = bound === null ? own(keywordFeatures, name) : undefined;
  if (keywords !== undefined) return keywords.includes(word(values[0]));
  const feature = bound?.[2] ?? name;
  const wanted = quantity(values);
  const actual = own(rangeFeatures, feature);
  if (actual === undefined || wanted === undefined) return undefined;
  if (bound?.[1] === 'min') return actual >= wanted;
  return bound?.[1] === 'max' ? actual <= wanted : Math.abs(actual - wanted) < 0.01;
}

/** Points, dppx, a ratio or a number. */
function quantity(values: readonly ComponentValue[]): number | undefined {
  const [first, slash, second] = values;
  if (first?.kind === 'number') {
    return slash?.text === '/' && second?.kind === 'number' ? first.number / second.number : first.number;
  }
  if (first?.kind !== 'dimension') return undefined;
  const resolution = resolutionUnits[first.unit];
  if (resolution !== undefined) return first.number * resolution;
  // Relative units in media queries refer to the initial font size: 12 pt.
  if (first.unit === 'em' || first.unit === 'rem') return first.number * 12;
  const length = lengthInPoints(first.number, first.unit);
  return typeof length === 'number' ? length : undefined;
}

/** `width >= 10cm`, `10cm <= width < 20cm`: each side is compared with the one after it. */
function rangeFeature(values: readonly ComponentValue[]): Answer {
  let left: number | undefined;
  let operator = '';
  let side: ComponentValue[] = [];
  const holds = (): Answer => {
    const right = sideValue(side);
    const result = right === undefined ? undefined : operator === '' || (left !== undefined && compare(left, right, operator));
    [left, side, operator] = [right, [], ''];
    return result;
  };
  for (const value of values) {
    if (value.kind !== 'delim' || !/^[<>=]$/.test(value.text)) side.push(value);
    else if (side.length === 0) operator += value.text;
    else {
      const result = holds();
      if (result !== true) return result;
      operator = value.text;
    }
  }
  return left === undefined ? undefined : holds();
}

function sideValue(values: readonly ComponentValue[]): number | undefined {
  const name = word(values[0]);
  return name === '' ? quantity(values) : own(rangeFeatures, name);
}

function compare(left: number, right: number, operator: string): boolean {
  if (operator.includes('=') && Math.abs(left - right) < 0.01) return true;
  return operator.startsWith('<') ? left < right : operator.startsWith('>') && left > right;
}

/** True where an @supports condition holds: this engine reads the property with that value. */
export function supportsMatches(text: string): boolean {
  const values = parseComponentValues(text);
  return condition(values, supportsFeature) === true;
}

function supportsFeature(value: ComponentValue): Answer {
  if (value.kind === 'function') return value.text === 'selector' ? !/:(?:before-|-)/.test(componentText(value.children)) : undefined;
  const [name, colon, ...rest] = value.children;
  if (value.kind !== 'block' || name?.kind !== 'ident' || colon?.text !== ':') return undefined;
  return supportsDeclaration(name.text, rest);
}

/** True where a declaration would be read. */
export function supportsDeclaration(written: string, values: readonly ComponentValue[]): boolean {
  if (written.startsWith('--')) return true;
  const name = aliases.get(written.toLowerCase()) ?? written.toLowerCase();
  const shorthand = shorthands.get(name);
  if (shorthand !== undefined) return readShorthand(shorthand, values) !== undefined;
  const property = properties.get(name);
  return property !== undefined && !property.internal && readLonghand(property, values) !== undefined;
}
