// Presentational attributes (the HTML standard, chapter 15), `lang` and `dir`: typed values go straight into declarations,
// never through style text. They rank below every author rule.

import type { Element } from '../html/element.ts';
import type { Rule } from './cascade.ts';
import { parseComponentValues } from './component-values.ts';
import { colorValue } from './color.ts';
import type { Declaration } from './declarations.ts';
import type { Pending } from './deferred.ts';
import { percentage } from './length.ts';
import { readAll } from './parsers.ts';
import { own } from './own.ts';
import { properties, propertyNamed } from './properties.ts';

type Values = Readonly<Record<string, Pending<unknown>>>;
/** Turns an attribute's value into longhands; undefined where it says nothing. */
type Hint = (value: string, element: Element) => Values | undefined;

const point = 0.75;
const numberPattern = /^\s*\+?(\d+(?:\.\d+)?)\s*(%?)/;

/** A number of px or a percentage. */
function dimension(value: string): Pending<unknown> | undefined {
  const match = numberPattern.exec(value);
  if (match === null) return undefined;
  return match[2] === '%' ? percentage(Number(match[1])) : Number(match[1]) * point;
}

function dimensionOf(property: string): Hint {
  return (value) => {
    const length = dimension(value);
    return length === undefined ? undefined : { [property]: length };
  };
}

function keywords(property: string, table: Readonly<Record<string, unknown>>): Hint {
  return (value) => {
    const name = value.trim().toLowerCase();
    return Object.hasOwn(table, name) ? { [property]: table[name] } : undefined;
  };
}

function color(property: string): Hint {
  return (value) => {
    const read = readAll(parseComponentValues(value), colorValue) ?? readAll(parseComponentValues(`#${value}`), colorValue);
    return read === undefined ? undefined : { [property]: read };
  };
}

const cellAlign = keywords('text-align', { left: 'left', right: 'right', center: 'center', justify: 'justify', middle: 'center', start: 'start', end: 'end' });
const verticalAlign = keywords('vertical-align', { top: 'top', middle: 'middle', bottom: 'bottom', baseline: 'baseline' });
const fontSizes = [7.5, 9, 12, 13.5, 18, 24, 36];

/** Tables, images and captions move as a whole; everything else aligns its text. */
const align: Hint = (value, element) => {
  const name = value.trim().toLowerCase();
  if (element.name === 'table') return name === 'center' ? { 'margin-left': 'auto', 'margin-right': 'auto' } : floatTo(name);
  if (element.name === 'img' || element.name === 'svg') return floatTo(name) ?? verticalAlign(value, element);
  if (element.name === 'hr') return name === 'left' ? { 'margin-left': 0 } : name === 'right' ? { 'margin-right': 0 } : undefined;
  if (element.name === 'caption') return keywords('caption-side', { top: 'top', bottom: 'bottom' })(value, element);
  return cellAlign(value, element);
};

function floatTo(name: string): Values | undefined {
  return name === 'left' || name === 'right' ? { float: name } : undefined;
}

const border: Hint = (value, element) => {
  const width = value.trim() === '' ? point : dimension(value);
  if (typeof width !== 'number' || (element.name !== 'table' && element.name !== 'img')) return undefined;
  const style = element.name === 'table' ? 'outset' : 'solid';
  return sidesOf((side) => ({ [`border-${side}-width`]: width, [`border-${side}-style`]: width === 0 ? 'none' : style }));
};

function sidesOf(make: (side: string) => Values): Values {
  return Object.assign({}, ...['top', 'right', 'bottom', 'left'].map(make)) as Values;
}

const listTypes: Readonly<Record<string, string>> = {
  '1': 'decimal', a: 'lower-alpha', A: 'upper-alpha', i: 'lower-roman', I: 'upper-roman', disc: 'disc', circle: 'circle', square: 'square', none: 'none',
};

const hints: Readonly<Record<string, Hint>> = {
  lang: (value) => ({ '-internal-language': value.trim() }),
  'xml:lang': (value) => ({ '-internal-language': value.trim() }),
  dir: (value, element) => {
    const name = value.trim().toLowerCase();
    if (name === 'auto') return { 'unicode-bidi': 'plaintext' };
    return name === 'ltr' || name === 'rtl' ? { direction: name, 'unicode-bidi': element.name === 'bdo' ? 'isolate-override' : 'isolate' } : undefined;
  },
  hidden: (value) => (value.trim().toLowerCase() === 'until-found' ? undefined : { display: 'none' }),
  align,
  valign: verticalAlign,
  bgcolor: color('background-color'),
  width: (value, element) => (sizedElements.has(element.name) ? dimensionOf('width')(value, element) : undefined),
  height: (value, element) => (sizedElements.has(element.name) ? dimensionOf('height')(value, element) : undefined),
  nowrap: () => ({ 'text-wrap-mode': 'nowrap' }),
  border,
  cellspacing: (value) => {
    const length = dimension(value);
    return typeof length === 'number' ? { 'border-spacing': [length, length] } : undefined;
  },
  type: (value, element) => (listElements.has(element.name) && Object.hasOwn(listTypes, value.trim()) ? { 'list-style-type': listTypes[value.trim()] } : undefined),
  color: (value, element) => (element.name === 'font' ? color('color')(value, element) : undefined),
  face: (value, element) => (element.name === 'font' ? { 'font-family': value.split(',').map((name) => name.trim()).filter((name) => name !== '') } : undefined),
  size: (value, element) => (element.name === 'font' ? fontSize(value) : undefined),
};

const sizedElements = new Set(['img', 'svg', 'table', 'td', 'th', 'tr', 'col', 'colgroup', 'hr', 'video', 'canvas', 'object', 'embed', 'input']);
const listElements = new Set(['ol', 'ul', 'li']);

function fontSize(value: string): Values | undefined {
  const match = /^\s*([+-]?)(\d+)/.exec(value);
  if (match === null) return undefined;
  const step = match[1] === '+' ? 3 + Number(match[2]) : match[1] === '-' ? 3 - Number(match[2]) : Number(match[2]);
  return { 'font-size': fontSizes[Math.min(7, Math.max(1, step)) - 1] ?? 12 };
}

/** Attributes that concern a parent's children: a table's cell padding and border show in its cells. */
function cellHints(table: Element): Values | undefined {
  const padding = dimension(table.attributes['cellpadding'] ?? '');
  const framed = table.attributes['border'] !== undefined && table.attributes['border'].trim() !== '0';
  if (padding === undefined && !framed) return undefined;
  return sidesOf((side) => ({
    ...(padding !== undefined && { [`padding-${side}`]: padding }),
    ...(framed && { [`border-${side}-width`]: point, [`border-${side}-style`]: 'inset' }),
  }));
}

/** Attributes that may be presentation attributes of SVG (SVG 2, section 6.6). */
const svgAttributes = new Set([
  ...[...properties.values()].filter((property) => property.path[0] === 'svg').map((property) => property.name),
  'clip-path', 'color', 'display', 'font-family', 'font-size', 'font-style', 'font-weight', 'letter-spacing', 'word-spacing', 'opacity', 'overflow', 'visibility',
  'direction', 'text-decoration',
]);

function svgHint(name: string, value: string): Values | undefined {
  const property = svgAttributes.has(name) ? properties.get(name) : undefined;
  if (property === undefined) return undefined;
  // A number without unit is a length in user units here (SVG 2, section 6.6).
  const unitless = name === 'font-size' || name === 'letter-spacing' || name === 'word-spacing';
  const text = unitless && /^\s*[+-]?[\d.]+\s*$/.test(value) ? `${value.trim()}px` : value;
  const read = readAll(parseComponentValues(text), property.parser);
  return read === undefined ? undefined : { [name]: read };
}

/** Turns attributes into rules; the same attributes give the same rule object. */
export type HintCache = Map<string, Rule | undefined>;

/** The rule that an element's attributes amount to; undefined where they say nothing about presentation. */
export function hintsOf(element: Element, table: Element | undefined, cache: HintCache): Rule | undefined {
  const isSvg = element.namespace === 'svg';
  let key = '';
  for (const name in element.attributes) {
    if (Object.hasOwn(hints, name) || (isSvg && svgAttributes.has(name))) key += `${name}=${element.attributes[name] ?? ''}\u0000`;
  }
  if (table !== undefined) key += `\u0001${table.attributes['cellpadding'] ?? ''}\u0000${table.attributes['border'] ?? ''}`;
  if (key === '') return undefined;
  key = `${isSvg ? 'svg:' : ''}${element.name}\u0000${key}`;
  if (!cache.has(key)) cache.set(key, hintRule(element, table));
  return cache.get(key);
}

function hintRule(element: Element, table: Element | undefined): Rule | undefined {
  const values: Record<string, Pending<unknown>> = { ...(table === undefined ? undefined : cellHints(table)) };
  for (const [name, value] of Object.entries(element.attributes)) {
    const svg = element.namespace === 'svg' ? svgHint(name, value) : undefined;
    const hint = svg ?? own(hints, name)?.(value, element);
    if (hint !== undefined) Object.assign(values, hint);
  }
  const declarations = Object.entries(values).map(([name, value]): Declaration => (
    { property: propertyNamed(name), declared: { kind: 'value', value }, important: false }));
  if (declarations.length === 0) return undefined;
  return { origin: 'author', layer: -1, block: { declarations, custom: [] }, matches: undefined, rank: -1, file: '' };
}
