// CSS text in, component values out (CSS Syntax 3, section 5.4.7): what a property's value is made of, before any property
// has a say in it. Tokens are css-tree's.

import { tokenize } from 'css-tree/tokenizer';
import { ident, string, url } from 'css-tree/utils';

export type ComponentKind =
  'ident' | 'number' | 'percentage' | 'dimension' | 'string' | 'url' | 'hash' | 'delim' | 'function' | 'block' | 'bad';

/**
 * One component value; objects of one shape. `text`: the identifier, string, address, hash without `#`, delimiter (also
 * `,` `:` `;`), the function's name in lower case, or the block's opening bracket. `unit` is in lower case.
 */
export type ComponentValue = {
  readonly kind: ComponentKind;
  readonly text: string;
  readonly number: number;
  readonly unit: string;
  readonly children: readonly ComponentValue[];
  /** White space or a comment stands before it. */
  readonly space: boolean;
};

/** css-tree's token types, by number (CSS Syntax 3, section 4). */
const token = {
  ident: 1, function: 2, atKeyword: 3, hash: 4, string: 5, badString: 6, url: 7, badUrl: 8, delim: 9, number: 10, percentage: 11,
  dimension: 12, whiteSpace: 13, cdo: 14, cdc: 15, colon: 16, semicolon: 17, comma: 18, openSquare: 19, closeSquare: 20,
  openRound: 21, closeRound: 22, openCurly: 23, closeCurly: 24, comment: 25,
} as const;

/** Functions and blocks nested deeper than this are not read: the value comes out as `bad`. */
const nestingLimit = 64;
const none: readonly ComponentValue[] = [];

function component(kind: ComponentKind, text: string, space: boolean, number = 0, unit = ''): ComponentValue {
  return { kind, text, number, unit, children: none, space };
}

/** Splits a text into component values; white space and comments are dropped but noted on the value behind them. */
export function parseComponentValues(text: string): readonly ComponentValue[] {
  const root: Level = { values: [], close: -1, parent: undefined, depth: 0 };
  let top = root;
  let space = false;
  tokenize(text, (type, start, end) => {
    if (type === token.whiteSpace || type === token.comment) {
      space = true;
      return;
    }
    if (type === top.close) {
      top = top.parent ?? root;
    } else if (type === token.function || type === token.openRound || type === token.openSquare || type === token.openCurly) {
      top = open(type, text.slice(start, end), space, top);
    } else {
      top.values.push(simpleValue(type, text.slice(start, end), space));
    }
    space = false;
  });
  return root.values;
}

/** A function or block being read: where its values go, and the token that ends it. */
type Level = { readonly values: ComponentValue[]; readonly close: number; readonly parent: Level | undefined; readonly depth: number };

function open(type: number, text: string, space: boolean, parent: Level): Level {
  const children: ComponentValue[] = [];
  const isFunction = type === token.function;
  const name = isFunction ? ident.decode(text.slice(0, -1)).toLowerCase() : text;
  if (parent.depth < nestingLimit) {
    parent.values.push({ kind: isFunction ? 'function' : 'block', text: name, number: 0, unit: '', children, space });
  } else {
    parent.values.push(component('bad', text, space));
  }
  const close = type === token.openSquare ? token.closeSquare : type === token.openCurly ? token.closeCurly : token.closeRound;
  return { values: children, close, parent, depth: parent.depth + 1 };
}

function simpleValue(type: number, text: string, space: boolean): ComponentValue {
  switch (type) {
    case token.ident:
      return component('ident', text.includes('\\') ? ident.decode(text) : text, space);
    case token.number:
      return component('number', text, space, Number(text));
    case token.percentage:
      return component('percentage', text, space, Number(text.slice(0, -1)), '%');
    case token.dimension:
      return dimension(text, space);
    case token.string:
      return component('string', string.decode(text), space);
    case token.url:
      return component('url', url.decode(text), space);
    case token.hash:
      return component('hash', ident.decode(text.slice(1)), space);
    case token.badString:
    case token.badUrl:
      return component('bad', text, space);
    default:
      return component('delim', text, space);
  }
}

const numberStart = /^[+-]?(?:\d+\.\d+|\.\d+|\d+)(?:e[+-]?\d+)?/i;

function dimension(text: string, space: boolean): ComponentValue {
  const number = numberStart.exec(text)?.[0] ?? '0';
  return component('dimension', text, space, Number(number), ident.decode(text.slice(number.length)).toLowerCase());
}

/** Component values as CSS text again: for messages, dumps and SVG's presentation, which stays text. */
export function componentText(values: readonly ComponentValue[]): string {
  let text = '';
  for (const value of values) {
    if (value.space && text !== '') text += ' ';
    text += oneText(value);
  }
  return text;
}

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

function oneText(value: ComponentValue): string {
  switch (value.kind) {
    case 'string':
      return JSON.stringify(value.text);
    case 'url':
      return `url(${value.text})`;
    case 'hash':
      return `#${value.text}`;
    case 'function':
      return `${value.text}(${componentText(value.children)})`;
    case 'block':
      return `${value.text}${componentText(value.children)}${closing[value.text] ?? ''}`;
    default:
      return value.text;
  }
}

/** True where a function of this name stands anywhere in the values. */
export function containsFunction(values: readonly ComponentValue[], name: string): boolean {
  for (const value of values) {
    if (value.kind === 'function' && value.text === name) return true;
    if (value.children.length > 0 && containsFunction(value.children, name)) return true;
  }
  return false;
}

/** The values between top-level commas; always at least one list. */
export function splitAtCommas(values: readonly ComponentValue[]): readonly [readonly ComponentValue[], ...(readonly ComponentValue[])[]] {
  let last: ComponentValue[] = [];
  const lists: [ComponentValue[], ...ComponentValue[][]] = [last];
  for (const value of values) {
    if (value.kind === 'delim' && value.text === ',') lists.push((last = []));
    else last.push(value);
  }
  return lists;
}
