// What property grammars are built of: a Parser reads component values and knows its own syntax, which messages and the
// reference show. Combinators follow CSS Values 4, section 2: juxtaposition, `|`, `||`, `?`, `#`, `*`.

import type { ComponentValue } from './component-values.ts';
import { combineList, map, type Pending } from './deferred.ts';

/** A cursor over component values. */
export type Input = { readonly values: readonly ComponentValue[]; index: number };

/** Reads one value from where the cursor stands; undefined where it does not fit (the cursor may then stand anywhere). */
export type Parser<T> = { readonly syntax: string; readonly read: (input: Input) => Pending<T> | undefined };

export function inputOf(values: readonly ComponentValue[]): Input {
  return { values, index: 0 };
}

export function atEnd(input: Input): boolean {
  return input.index >= input.values.length;
}

export function peek(input: Input): ComponentValue | undefined {
  return input.values[input.index];
}

/** Takes a delimiter such as `,` or `/` if it stands here. */
export function takeDelim(input: Input, text: string): boolean {
  const value = input.values[input.index];
  if (value === undefined || value.kind !== 'delim' || value.text !== text) return false;
  input.index += 1;
  return true;
}

/** Takes this keyword (lower case) if it stands here. */
export function takeKeyword(input: Input, keyword: string): boolean {
  const value = input.values[input.index];
  if (value === undefined || value.kind !== 'ident' || value.text.toLowerCase() !== keyword) return false;
  input.index += 1;
  return true;
}

/** Takes a function of this name and returns a cursor over its arguments. */
export function takeFunction(input: Input, name: string): Input | undefined {
  const value = input.values[input.index];
  if (value === undefined || value.kind !== 'function' || value.text !== name) return undefined;
  input.index += 1;
  return inputOf(value.children);
}

/** Reads with a parser, or leaves the cursor where it was. */
export function attempt<T>(input: Input, parser: Parser<T>): Pending<T> | undefined {
  const start = input.index;
  const value = parser.read(input);
  if (value === undefined) input.index = start;
  return value;
}

/** Reads all of the values with a parser; undefined where something is left over. */
export function readAll<T>(values: readonly ComponentValue[], parser: Parser<T>): Pending<T> | undefined {
  const input = inputOf(values);
  const value = parser.read(input);
  return value !== undefined && atEnd(input) ? value : undefined;
}

/** One of these keywords; the value is the keyword. */
export function keyword<const K extends string>(...keywords: readonly K[]): Parser<K> {
  const known = new Map<string, K>(keywords.map((name) => [name, name]));
  return {
    syntax: keywords.join(' | '),
    read: (input) => {
      const value = peek(input);
      const found = value?.kind === 'ident' ? (known.get(value.text) ?? known.get(value.text.toLowerCase())) : undefined;
      if (found !== undefined) input.index += 1;
      return found;
    },
  };
}

/** A keyword that stands for another value. */
export function named<T>(table: Readonly<Record<string, T>>): Parser<T> {
  return {
    syntax: Object.keys(table).join(' | '),
    read: (input) => {
      const value = peek(input);
      const name = value?.kind === 'ident' ? value.text.toLowerCase() : '';
      if (!Object.hasOwn(table, name)) return undefined;
      input.index += 1;
      return table[name];
    },
  };
}

/** The first of these that fits. */
export function oneOf<A, B>(a: Parser<A>, b: Parser<B>): Parser<A | B>;
export function oneOf<A, B, C>(a: Parser<A>, b: Parser<B>, c: Parser<C>): Parser<A | B | C>;
export function oneOf<A, B, C, D>(a: Parser<A>, b: Parser<B>, c: Parser<C>, d: Parser<D>): Parser<A | B | C | D>;
export function oneOf(...parsers: readonly Parser<unknown>[]): Parser<unknown> {
  return {
    syntax: parsers.map((parser) => parser.syntax).join(' | '),
    read: (input) => {
      for (const parser of parsers) {
        const value = attempt(input, parser);
        if (value !== undefined) return value;
      }
      return undefined;
    },
  };
}

/** The same with another outcome. */
export function mapped<A, B>(parser: Parser<A>, change: (value: A) => B, syntax = parser.syntax): Parser<B> {
  return {
    syntax,
    read: (input) => {
      const value = parser.read(input);
      return value === undefined ? undefined : map(value, change);
    },
  };
}

/** A list that has a first element. */
export type NonEmpty<T> = readonly [T, ...T[]];

/** One or more, separated by white space: at most `most`. */
export function listOf<T>(parser: Parser<T>, most = Infinity): Parser<NonEmpty<T>> {
  return {
    syntax: most === Infinity ? `[ ${parser.syntax} ]+` : `[ ${parser.syntax} ]{1,${most}}`,
    read: (input) => {
      const values: Pending<T>[] = [];
      while (values.length < most && !atEnd(input)) {
        const value = attempt(input, parser);
        if (value === undefined) break;
        values.push(value);
      }
      return values.length === 0 ? undefined : (combineList(values) as Pending<NonEmpty<T>>);
    },
  };
}

/** One or more, separated by commas. */
export function commaList<T>(parser: Parser<T>): Parser<readonly T[]> {
  return {
    syntax: `[ ${parser.syntax} ]#`,
    read: (input) => {
      const values: Pending<T>[] = [];
      do {
        const value = parser.read(input);
        if (value === undefined) return undefined;
        values.push(value);
      } while (takeDelim(input, ','));
      return combineList(values);
    },
  };
}

/** Two values; the second stands for itself where left out. */
export function pair<T>(parser: Parser<T>): Parser<readonly [T, T]> {
  return mapped(listOf(parser, 2), ([first, second]) => [first, second ?? first] as const);
}

/** A name of the author's: an identifier that is not a CSS-wide keyword. */
export const customIdent: Parser<string> = {
  syntax: '<custom-ident>',
  read: (input) => {
    const value = peek(input);
    if (value?.kind !== 'ident' || /^(?:inherit|initial|unset|revert|revert-layer|default)$/i.test(value.text)) return undefined;
    input.index += 1;
    return value.text;
  },
};

export const stringValue: Parser<string> = {
  syntax: '<string>',
  read: (input) => {
    const value = peek(input);
    if (value?.kind !== 'string') return undefined;
    input.index += 1;
    return value.text;
  },
};

/** `url(x)`, `url("x")` or `src("x")`. */
export const urlValue: Parser<string> = {
  syntax: '<url>',
  read: (input) => {
    const value = peek(input);
    input.index += 1;
    if (value?.kind === 'url') return value.text;
    if (value?.kind !== 'function' || (value.text !== 'url' && value.text !== 'src')) return undefined;
    const text = value.children[0];
    return text?.kind === 'string' ? text.text : undefined;
  },
};
