// Numbers, lengths, percentages, angles and positions, as parsers. Lengths come out in points, angles in radians.

import type { ComponentValue } from './component-values.ts';
import type { LengthPercentage } from './computed-style.ts';
import { evaluateMath, isMath, type Quantity } from './calc.ts';
import { combine, map, type Pending } from './deferred.ts';
import { percentage } from './length.ts';
import { attempt, type Input, keyword, type Parser, peek } from './parsers.ts';
import { angleInRadians, lengthInPoints } from './units.ts';

export { resolve } from './length.ts';

type Limits = { readonly min?: number; readonly max?: number };

/** The quantity that stands here, of whatever type; the cursor moves on. */
function takeQuantity(input: Input): Quantity | undefined {
  const value = peek(input);
  if (value === undefined) return undefined;
  input.index += 1;
  if (isMath(value)) return evaluateMath(value);
  return plainQuantity(value);
}

function plainQuantity(value: ComponentValue): Quantity | undefined {
  if (value.kind === 'number') return { kind: 'number', value: value.number };
  if (value.kind === 'percentage') return { kind: 'length', value: percentage(value.number), percent: true };
  if (value.kind !== 'dimension') return undefined;
  const length = lengthInPoints(value.number, value.unit);
  if (length !== undefined) return { kind: 'length', value: length, percent: false };
  const angle = angleInRadians(value.number, value.unit);
  return angle === undefined ? undefined : { kind: 'angle', value: angle };
}

/** Values out of range are refused as they stand, but clamped when calculated (CSS Values 4, 10.12). */
function inRange(value: ComponentValue, limits: Limits): boolean {
  if (value.kind === 'function') return true;
  return value.number >= (limits.min ?? -Infinity) && value.number <= (limits.max ?? Infinity);
}

function clampNumber(value: number, limits: Limits): number {
  return Math.min(Math.max(value, limits.min ?? -Infinity), limits.max ?? Infinity);
}

function rangeText(limits: Limits): string {
  if (limits.min === undefined && limits.max === undefined) return '';
  return ` [${limits.min ?? '-∞'},${limits.max ?? '∞'}]`;
}

export function numberValue(limits: Limits = {}): Parser<number> {
  return {
    syntax: `<number${rangeText(limits)}>`,
    read: (input) => {
      const value = peek(input);
      const quantity = takeQuantity(input);
      if (value === undefined || quantity?.kind !== 'number' || !inRange(value, limits)) return undefined;
      return clampNumber(quantity.value, limits);
    },
  };
}

export function integerValue(limits: Limits = {}): Parser<number> {
  return {
    syntax: `<integer${rangeText(limits)}>`,
    read: (input) => {
      const value = peek(input);
      const quantity = takeQuantity(input);
      if (value === undefined || quantity?.kind !== 'number' || !inRange(value, limits)) return undefined;
      if (value.kind === 'number' && !/^[+-]?\d+$/.test(value.text)) return undefined;
      return clampNumber(Math.round(quantity.value), limits);
    },
  };
}

/** A percentage as its number: 50 for `50%`. */
export function percentValue(limits: Limits = {}): Parser<number> {
  return {
    syntax: `<percentage${rangeText(limits)}>`,
    read: (input) => {
      const value = peek(input);
      input.index += 1;
      return value?.kind === 'percentage' && inRange(value, limits) ? value.number : undefined;
    },
  };
}

/** A length or percentage; a bare 0 is a length. */
export function lengthPercentage(limits: Limits = {}): Parser<LengthPercentage> {
  return {
    syntax: `<length-percentage${rangeText(limits)}>`,
    read: (input) => {
      const value = peek(input);
      const quantity = takeQuantity(input);
      if (value === undefined || quantity === undefined || !inRange(value, limits)) return undefined;
      if (quantity.kind === 'length') return clampLength(quantity.value, limits);
      return quantity.kind === 'number' && value.kind === 'number' && quantity.value === 0 ? 0 : undefined;
    },
  };
}

/** Percentages are clamped by layout, whose basis may be anything. */
function clampLength(value: Pending<LengthPercentage>, limits: Limits): Pending<LengthPercentage> {
  if (limits.min === undefined && limits.max === undefined) return value;
  return map(value, (length) => (typeof length === 'number' ? clampNumber(length, limits) : length));
}

/** A length in points, no percentage. */
export function lengthValue(limits: Limits = {}): Parser<number> {
  const either = lengthPercentage(limits);
  return {
    syntax: `<length${rangeText(limits)}>`,
    read: (input) => {
      const value = peek(input);
      if (value === undefined || value.kind === 'percentage' || mentionsPercentage(value)) return undefined;
      return either.read(input) as Pending<number> | undefined;
    },
  };
}

function mentionsPercentage(value: ComponentValue): boolean {
  return value.children.some((child) => child.kind === 'percentage' || mentionsPercentage(child));
}

/** Radians; a bare 0 is allowed where old grammars allow it. */
export const angleValue: Parser<number> = {
  syntax: '<angle>',
  read: (input) => {
    const quantity = takeQuantity(input);
    if (quantity?.kind === 'angle') return quantity.value;
    return quantity?.kind === 'number' && quantity.value === 0 ? 0 : undefined;
  },
};

/** Lengths and percentages, or a percentage of the font size: for letter- and word-spacing. */
export const numberOrPercent: Parser<number> = {
  syntax: '<number> | <percentage>',
  read: (input) => {
    const value = peek(input);
    if (value?.kind === 'percentage') {
      input.index += 1;
      return value.number / 100;
    }
    return numberValue().read(input);
  },
};

type Position = readonly [LengthPercentage, LengthPercentage];
const edgePercent = { left: 0, right: 100, top: 0, bottom: 100, center: 50 } as const;

/** `<position>` of CSS Values 4, section 9: one, two or four parts (three as well, for backgrounds). */
export const positionValue: Parser<Position> = {
  syntax: '<position>',
  read: (input) => {
    const parts = takePositionParts(input);
    const [a, b] = parts;
    if (a === undefined) return undefined;
    return parts.length <= 2 ? simplePosition(a, b) : edgePosition(parts);
  },
};

type PositionPart = { readonly keyword: keyof typeof edgePercent } | { readonly length: Pending<LengthPercentage> };

function takePositionParts(input: Input): PositionPart[] {
  const parts: PositionPart[] = [];
  while (parts.length < 4) {
    const name = attempt(input, keyword('left', 'right', 'top', 'bottom', 'center'));
    if (name !== undefined) parts.push({ keyword: name as keyof typeof edgePercent });
    else {
      const length = attempt(input, lengthPercentage());
      if (length === undefined) break;
      parts.push({ length });
    }
  }
  return parts;
}

function isKeyword(part: PositionPart | undefined, names: readonly string[]): boolean {
  return part !== undefined && 'keyword' in part && names.includes(part.keyword);
}

function simplePosition(a: PositionPart, b: PositionPart | undefined): Pending<Position> | undefined {
  const swapped = isKeyword(a, ['top', 'bottom']) || isKeyword(b, ['left', 'right']);
  const [x, y] = swapped ? [b, a] : [a, b];
  if (isKeyword(x, ['top', 'bottom']) || isKeyword(y, ['left', 'right'])) return undefined;
  if (swapped && ((x !== undefined && !('keyword' in x)) || (y !== undefined && !('keyword' in y)))) return undefined;
  return combine([partLength(x), partLength(y)], ([left, top]) => [left, top] as const);
}

function partLength(part: PositionPart | undefined): Pending<LengthPercentage> {
  if (part === undefined) return percentage(50);
  return 'keyword' in part ? percentage(edgePercent[part.keyword]) : part.length;
}

/** `right 1cm bottom 2cm`, `left 10% center`: lengths count from the named edge. */
function edgePosition(parts: readonly PositionPart[]): Pending<Position> | undefined {
  let x: Pending<LengthPercentage> | undefined;
  let y: Pending<LengthPercentage> | undefined;
  let centers = 0;
  const rest = [...parts];
  for (let part = rest.shift(); part !== undefined; part = rest.shift()) {
    if (!('keyword' in part)) return undefined;
    const [next] = rest;
    const offset = next !== undefined && 'length' in next && part.keyword !== 'center' ? next.length : undefined;
    if (offset !== undefined) rest.shift();
    const value = fromEdge(part.keyword, offset);
    if (part.keyword === 'center') centers += 1;
    else if (part.keyword === 'left' || part.keyword === 'right') x ??= value;
    else y ??= value;
  }
  if (x === undefined && centers > 0) x = percentage(50);
  if (y === undefined && centers > 0) y = percentage(50);
  return x === undefined || y === undefined ? undefined : combine([x, y], ([left, top]) => [left, top] as const);
}

function fromEdge(edge: keyof typeof edgePercent, offset: Pending<LengthPercentage> | undefined): Pending<LengthPercentage> {
  if (offset === undefined) return percentage(edgePercent[edge]);
  if (edge === 'left' || edge === 'top') return offset;
  return map(offset, (length) => {
    if (typeof length === 'number') return { kind: 'percent', percent: 100, length: -length } as const;
    if (length.kind === 'percent') return { kind: 'percent', percent: 100 - length.percent, length: -length.length } as const;
    return percentage(100);
  });
}
