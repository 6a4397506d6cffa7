// The forms that shorthands take: one to four values for the sides, two for start and end, parts in any order. Each reads values
// into longhands by name; shorthands.ts has the table.

import type { ComponentValue } from './component-values.ts';
import type { Pending } from './deferred.ts';
import { atEnd, attempt, type Input, inputOf, type Parser } from './parsers.ts';
import { propertyNamed } from './properties.ts';

/** What a shorthand sets: longhand by name. */
export type Longhands = Readonly<Record<string, Pending<unknown>>>;
export type Shorthand = {
  readonly name: string;
  readonly longhands: readonly string[];
  readonly syntax: string;
  readonly read: (values: readonly ComponentValue[]) => Longhands | undefined;
};

export function parserOf(longhand: string): Parser<unknown> {
  return propertyNamed(longhand).parser;
}

/** One to four values for top, right, bottom, left. */
export function box(name: string, longhands: readonly string[]): Shorthand {
  const parser = parserOf(longhands[0] ?? name);
  return {
    name, longhands, syntax: `[ ${parser.syntax} ]{1,4}`,
    read: (values) => {
      const read = readList(values, parser, 4);
      if (read === undefined) return undefined;
      const [top, right = top, bottom = top, left = right] = read;
      return Object.fromEntries(longhands.map((longhand, index) => [longhand, [top, right, bottom, left][index]]));
    },
  };
}

/** One or two values: start and end, row and column. */
export function twoValues(name: string, first: string, second: string): Shorthand {
  const parser = parserOf(first);
  return {
    name, longhands: [first, second], syntax: `[ ${parser.syntax} ]{1,2}`,
    read: (values) => {
      const read = readList(values, parser, 2);
      return read === undefined ? undefined : { [first]: read[0], [second]: read[1] ?? read[0] };
    },
  };
}

export function readList(values: readonly ComponentValue[], parser: Parser<unknown>, most: number): Pending<unknown>[] | undefined {
  const input = inputOf(values);
  const read: Pending<unknown>[] = [];
  while (!atEnd(input) && read.length < most) {
    const value = parser.read(input);
    if (value === undefined) return undefined;
    read.push(value);
  }
  return atEnd(input) && read.length > 0 ? read : undefined;
}

/** `a || b || c`: each longhand at most once, in any order; `copies` sets further longhands to the same values. */
export function anyOrder(name: string, longhands: readonly string[], copies: readonly (readonly string[])[] = []): Shorthand {
  return {
    name, longhands: [...longhands, ...copies.flat()], syntax: longhands.map((longhand) => `<'${longhand}'>`).join(' || '),
    read: (values) => {
      const input = inputOf(values);
      const read = readAnyOrder(input, longhands);
      if (read === undefined || !atEnd(input)) return undefined;
      for (const copy of copies) copy.forEach((longhand, index) => copyInto(read, longhand, longhands[index] ?? ''));
      return read;
    },
  };
}

/** Sets further longhands to their initial values. */
export function withReset(shorthand: Shorthand, longhands: readonly string[]): Shorthand {
  return { ...shorthand, longhands: [...shorthand.longhands, ...longhands] };
}

function copyInto(read: Record<string, Pending<unknown>>, longhand: string, from: string): void {
  if (Object.hasOwn(read, from)) read[longhand] = read[from];
}

/** Reads what it can from here; undefined where nothing fits. */
export function readAnyOrder(input: Input, longhands: readonly string[]): Record<string, Pending<unknown>> | undefined {
  const read: Record<string, Pending<unknown>> = {};
  const open = [...longhands];
  while (!atEnd(input)) {
    const found = open.findIndex((longhand) => {
      const value = attempt(input, parserOf(longhand));
      if (value !== undefined) read[longhand] = value;
      return value !== undefined;
    });
    if (found < 0) break;
    open.splice(found, 1);
  }
  return open.length === longhands.length ? undefined : read;
}
