// Shorthands of fonts, lists and text: CSS Fonts 4, Lists 3, Text 4.

import type { ComponentValue } from './component-values.ts';
import type { Pending } from './deferred.ts';
import { capsFeatures } from './font-values.ts';
import { atEnd, attempt, type Input, inputOf, keyword, named, peek, readAll, takeDelim, takeKeyword } from './parsers.ts';
import { anyOrder, type Longhands, parserOf, readAnyOrder, type Shorthand } from './shorthand-forms.ts';

const variantNames = [
  'font-variant-ligatures', 'font-variant-caps', 'font-variant-numeric', 'font-variant-east-asian', 'font-variant-alternates', 'font-variant-position',
];
const fontResets = [...variantNames, 'font-kerning', 'font-feature-settings'];

/** `[ style || variant || weight || stretch ]? size [ / line-height ]? family`. */
export const font: Shorthand = {
  name: 'font', longhands: ['font-style', 'font-weight', 'font-stretch', 'font-size', 'line-height', 'font-family', ...fontResets],
  syntax: "[ <'font-style'> || small-caps || <'font-weight'> || <'font-stretch'> ]? <'font-size'> [ / <'line-height'> ]? <'font-family'>",
  read: (values) => {
    const input = inputOf(values);
    const read = readFontStart(input);
    const size = parserOf('font-size').read(input);
    if (size === undefined) return undefined;
    read['font-size'] = size;
    if (takeDelim(input, '/')) {
      const height = parserOf('line-height').read(input);
      if (height === undefined) return undefined;
      read['line-height'] = height;
    }
    const family = parserOf('font-family').read(input);
    return family === undefined || !atEnd(input) ? undefined : { ...read, 'font-family': family };
  },
};

function readFontStart(input: Input): Record<string, Pending<unknown>> {
  const read: Record<string, Pending<unknown>> = {};
  for (let count = 0; count < 4; count += 1) {
    if (takeKeyword(input, 'normal')) continue;
    const name = (['font-style', 'font-weight', 'font-stretch'] as const).find((candidate) => (
      !Object.hasOwn(read, candidate) && isFontStartWord(peek(input)) && assign(read, candidate, attempt(input, parserOf(candidate)))));
    if (name === undefined && !assign(read, 'font-variant-caps', isSmallCaps(input) ? attempt(input, capsFeatures) : undefined)) break;
  }
  return read;
}

function assign(read: Record<string, Pending<unknown>>, name: string, value: Pending<unknown> | undefined): boolean {
  if (value !== undefined) read[name] = value;
  return value !== undefined;
}

/** A percentage or length here is the size already. */
function isFontStartWord(value: ComponentValue | undefined): boolean {
  return value?.kind === 'ident' || value?.kind === 'number';
}

function isSmallCaps(input: Input): boolean {
  return peek(input)?.text.toLowerCase() === 'small-caps';
}

export const fontVariant: Shorthand = {
  name: 'font-variant', longhands: variantNames, syntax: `normal | none | [ ${variantNames.map((name) => `<'${name}'>`).join(' || ')} ]`,
  read: (values) => {
    const input = inputOf(values);
    if (takeKeyword(input, 'normal')) return atEnd(input) ? {} : undefined;
    if (values.length === 1 && takeKeyword(input, 'none')) return { 'font-variant-ligatures': { liga: 0, clig: 0, dlig: 0, hlig: 0, calt: 0 } };
    return readVariants(input);
  },
};

/** A longhand's words need not stand together: each word is sorted to the longhand that knows it. */
function readVariants(input: Input): Longhands | undefined {
  const words = new Map<string, ComponentValue[]>();
  for (let value = peek(input); value !== undefined; value = peek(input)) {
    const word = value;
    const owner = variantNames.find((name) => readAll([word], parserOf(name)) !== undefined);
    if (owner === undefined) return undefined;
    words.set(owner, [...(words.get(owner) ?? []), word]);
    input.index += 1;
  }
  const read: Record<string, Pending<unknown>> = {};
  for (const [name, list] of words) {
    const value = readAll(list, parserOf(name));
    if (value === undefined) return undefined;
    read[name] = value;
  }
  return words.size === 0 ? undefined : read;
}

/** `none` may be meant for the type or the image: it is the type's. */
export const listStyle: Shorthand = {
  name: 'list-style', longhands: ['list-style-position', 'list-style-image', 'list-style-type'],
  syntax: "<'list-style-position'> || <'list-style-image'> || <'list-style-type'>",
  read: (values) => {
    const nones = values.filter((value) => value.kind === 'ident' && value.text.toLowerCase() === 'none');
    const rest = values.filter((value) => !nones.includes(value));
    const input = inputOf(rest);
    const read = readAnyOrder(input, ['list-style-position', 'list-style-image', 'list-style-type']);
    if (!atEnd(input) || nones.length > 2 || (read === undefined && nones.length === 0)) return undefined;
    const typed = read !== undefined && Object.hasOwn(read, 'list-style-type');
    return nones.length > 0 && !typed ? { ...read, 'list-style-type': 'none' } : (read ?? {});
  },
};

type Wrapping = { readonly collapse: string; readonly mode: string };
const whiteSpaces: Readonly<Record<string, Wrapping>> = {
  normal: { collapse: 'collapse', mode: 'wrap' }, nowrap: { collapse: 'collapse', mode: 'nowrap' }, pre: { collapse: 'preserve', mode: 'nowrap' },
  'pre-wrap': { collapse: 'preserve', mode: 'wrap' }, 'pre-line': { collapse: 'preserve-breaks', mode: 'wrap' },
  'break-spaces': { collapse: 'break-spaces', mode: 'wrap' },
};

/** The five old keywords, or the longhands' own (CSS Text 4, section 3). */
export const whiteSpace: Shorthand = {
  name: 'white-space', longhands: ['white-space-collapse', 'text-wrap-mode'],
  syntax: `${Object.keys(whiteSpaces).join(' | ')} | <'white-space-collapse'> || <'text-wrap-mode'>`,
  read: (values) => {
    const old = readAll(values, named(whiteSpaces)) as Wrapping | undefined;
    if (old !== undefined) return { 'white-space-collapse': old.collapse, 'text-wrap-mode': old.mode };
    const input = inputOf(values);
    const read = readAnyOrder(input, ['white-space-collapse', 'text-wrap-mode']);
    return atEnd(input) ? read : undefined;
  },
};

/** Both words may name the same longhand's keyword: one value of each. */
export const textWrap: Shorthand = anyOrder('text-wrap', ['text-wrap-mode', 'text-wrap-style']);

/** `justify-all` is justified with its last line (CSS Text 3, section 7.1). */
export const textAlign: Shorthand = {
  name: 'text-align', longhands: ['text-align'], syntax: `${parserOf('text-align').syntax} | justify-all`,
  read: (values) => {
    const value = readAll(values, parserOf('text-align'));
    if (value !== undefined) return { 'text-align': value };
    const all = readAll(values, keyword('justify-all'));
    return all === undefined ? undefined : { 'text-align': 'justify', 'text-align-last': 'justify' };
  },
};
