// `content`, counters, `string-set`, quotes, bookmarks: CSS Generated Content 3 and GCPM.

import { symbolsStyle } from './counter-style-rule.ts';
import type { CounterStyle } from './counter-style.ts';
import { type ComponentValue, splitAtCommas } from './component-values.ts';
import type { ContentPart, ContentTarget, CounterChange, StringSet } from './computed-style.ts';
import { combine, type Pending } from './deferred.ts';
import { atEnd, attempt, customIdent, type Input, keyword, mapped, oneOf, type Parser, peek, takeDelim } from './parsers.ts';
import { own } from './own.ts';
import { integerValue } from './values.ts';

type Reference = 'first' | 'start' | 'last' | 'first-except';
const referencePositions = new Set<string>(['first', 'start', 'last', 'first-except']);
const leaderPatterns: Readonly<Record<string, string>> = { dotted: '. ', solid: '_', space: ' ' };
const quoteKeywords = new Set<string>(['open-quote', 'close-quote', 'no-open-quote', 'no-close-quote']);

/** The first identifier or string of an argument list. */
function word(values: readonly ComponentValue[] | undefined): string | undefined {
  const value = values?.[0];
  return values?.length === 1 && (value?.kind === 'ident' || value?.kind === 'string') ? value.text : undefined;
}

/** A counter style's name, a string (`symbols("*")` too), or decimal where left out. */
function counterStyle(values: readonly ComponentValue[] | undefined): string | undefined {
  if (values === undefined) return 'decimal';
  return word(values);
}

function target(values: readonly ComponentValue[] | undefined): ContentTarget | undefined {
  const value = values?.[0];
  if (value?.kind === 'url' || value?.kind === 'string') return { kind: 'url', url: value.text };
  if (value?.kind !== 'function') return undefined;
  const first = value.children[0];
  if (value.text === 'attr' && first?.kind === 'ident') return { kind: 'attribute', name: first.text.toLowerCase() };
  return value.text === 'url' && first?.kind === 'string' ? { kind: 'url', url: first.text } : undefined;
}

type Arguments = readonly (readonly ComponentValue[])[];
type ContentFunction = (values: Arguments) => ContentPart | undefined;

function reference(kind: 'string-reference' | 'element-reference'): ContentFunction {
  return ([name, position]) => {
    const text = word(name);
    const where = position === undefined ? 'first' : (word(position)?.toLowerCase() ?? '');
    return text === undefined || !referencePositions.has(where) ? undefined : { kind, name: text, position: where as Reference };
  };
}

const contentFunctions: Readonly<Record<string, ContentFunction>> = {
  attr: ([name]) => {
    const text = word(name?.slice(0, 1));
    return text === undefined ? undefined : { kind: 'attribute', name: text.toLowerCase() };
  },
  counter: ([name, style]) => {
    const [text, styleName] = [word(name), counterStyle(style)];
    return text === undefined || styleName === undefined ? undefined : { kind: 'counter', name: text, style: styleName };
  },
  counters: ([name, separator, style]) => {
    const [text, between, styleName] = [word(name), word(separator), counterStyle(style)];
    if (text === undefined || between === undefined || styleName === undefined) return undefined;
    return { kind: 'counters', name: text, separator: between, style: styleName };
  },
  'target-counter': ([where, name, style]) => {
    const [to, text, styleName] = [target(where), word(name), counterStyle(style)];
    if (to === undefined || text === undefined || styleName === undefined) return undefined;
    return { kind: 'target-counter', target: to, name: text, style: styleName };
  },
  'target-counters': ([where, name, separator, style]) => {
    const [to, text, between, styleName] = [target(where), word(name), word(separator), counterStyle(style)];
    if (to === undefined || text === undefined || between === undefined || styleName === undefined) return undefined;
    return { kind: 'target-counters', target: to, name: text, separator: between, style: styleName };
  },
  'target-text': ([where, what]) => {
    const to = target(where);
    const part = what === undefined ? 'content' : (word(what)?.toLowerCase() ?? '');
    if (to === undefined || !['content', 'before', 'after', 'first-letter'].includes(part)) return undefined;
    return { kind: 'target-text', target: to, what: part as 'content' };
  },
  string: reference('string-reference'),
  element: reference('element-reference'),
  content: ([what]) => {
    const part = what === undefined || what.length === 0 ? 'content' : (word(what)?.toLowerCase() ?? '');
    const name = part === 'text' ? 'content' : part;
    if (!['content', 'before', 'after', 'first-letter', 'marker'].includes(name)) return undefined;
    return { kind: 'content', what: name as 'content' };
  },
  leader: ([pattern]) => {
    const text = word(pattern);
    if (text === undefined) return undefined;
    return { kind: 'leader', pattern: pattern?.[0]?.kind === 'ident' ? (leaderPatterns[text.toLowerCase()] ?? '. ') : text };
  },
  url: ([address]) => {
    const text = word(address);
    return text === undefined ? undefined : { kind: 'image', url: text };
  },
};

/** `contents` and `content()` of older drafts mean the same. */
function readContentPart(value: ComponentValue): ContentPart | undefined {
  switch (value.kind) {
    case 'string':
      return { kind: 'string', text: value.text };
    case 'url':
      return { kind: 'image', url: value.text };
    case 'ident': {
      const name = value.text.toLowerCase();
      if (name === 'contents') return { kind: 'content', what: 'content' };
      return quoteKeywords.has(name) ? { kind: 'quote', which: name as 'open-quote' } : undefined;
    }
    case 'function':
      return own(contentFunctions, value.text)?.(splitArguments(value));
    default:
      return undefined;
  }
}

function splitArguments(value: ComponentValue): Arguments {
  return value.children.length === 0 ? [] : splitAtCommas(value.children);
}

/** A list of parts, as `content`, `string-set` and `bookmark-label` take it; adjoining strings are one. */
export const contentList: Parser<readonly ContentPart[]> = {
  syntax: '[ <string> | <url> | attr() | counter() | counters() | target-counter() | target-counters() | target-text() | string() '
    + '| element() | content() | leader() | open-quote | close-quote | no-open-quote | no-close-quote ]+',
  read: (input) => {
    const parts: ContentPart[] = [];
    for (let value = peek(input); value !== undefined; value = peek(input)) {
      if (value.kind === 'delim') break;
      const part = readContentPart(value);
      if (part === undefined) return undefined;
      parts.push(part);
      input.index += 1;
    }
    return parts.length === 0 ? undefined : parts;
  },
};

/** `content`, with its alternative text (CSS Generated Content 3, 2.1) as the last part. */
export const contentValue: Parser<'normal' | 'none' | readonly ContentPart[]> = {
  syntax: `normal | none | ${contentList.syntax}`,
  read: (input) => {
    const simple = attempt(input, keyword('normal', 'none'));
    if (simple !== undefined) return simple;
    const parts = contentList.read(input);
    if (parts === undefined || !takeDelim(input, '/')) return parts;
    const alternative = contentList.read(input);
    if (alternative === undefined) return undefined;
    return combine([parts, alternative], ([shown = [], said = []]) => [...shown, { kind: 'alternative', parts: said }]);
  },
};

/** `none`, or names each with an optional integer. `reversed(x)` is not read. */
export function counterChanges(otherwise: number): Parser<readonly CounterChange[]> {
  const syntax = 'none | [ <counter-name> <integer>? ]+';
  return {
    syntax,
    read: (input) => {
      if (attempt(input, keyword('none')) !== undefined) return [];
      const changes: CounterChange[] = [];
      while (!atEnd(input)) {
        const name = customIdent.read(input);
        if (name === undefined || typeof name !== 'string') return undefined;
        const value = attempt(input, integerValue());
        changes.push({ name, value: typeof value === 'number' ? value : otherwise });
      }
      return changes.length === 0 ? undefined : changes;
    },
  };
}

/** `none`, or names each with a content list, separated by commas. */
export const stringSetValue: Parser<readonly StringSet[]> = {
  syntax: `none | [ <custom-ident> ${contentList.syntax} ]#`,
  read: (input) => {
    if (attempt(input, keyword('none')) !== undefined) return [];
    const sets: StringSet[] = [];
    do {
      const name = customIdent.read(input);
      const parts = contentList.read(input);
      if (typeof name !== 'string' || parts === undefined) return undefined;
      sets.push({ name, parts: parts as readonly ContentPart[] });
    } while (takeDelim(input, ','));
    return sets;
  },
};

/** Pairs of strings: opening and closing marks of each depth. */
export const quotesValue: Parser<'auto' | 'none' | readonly (readonly [string, string])[]> = {
  syntax: 'auto | none | [ <string> <string> ]+',
  read: (input) => {
    const simple = attempt(input, keyword('auto', 'none'));
    if (simple !== undefined) return simple;
    const pairs: (readonly [string, string])[] = [];
    while (!atEnd(input)) {
      const [open, close] = [peek(input), input.values[input.index + 1]];
      if (open?.kind !== 'string' || close?.kind !== 'string') return undefined;
      pairs.push([open.text, close.text]);
      input.index += 2;
    }
    return pairs.length === 0 ? undefined : pairs;
  },
};

/** `running(name)` of GCPM 1.2. */
export const runningValue: Parser<{ readonly running: string }> = {
  syntax: 'running(<custom-ident>)',
  read: (input) => {
    const value = peek(input);
    input.index += 1;
    const name = value?.kind === 'function' && value.text === 'running' ? word(value.children) : undefined;
    return name === undefined ? undefined : { running: name };
  },
};

/** A counter style's name, a string that stands for every marker, or a style of its own from symbols(). */
export const listStyleTypeValue: Parser<string | { readonly text: string } | CounterStyle> = {
  syntax: 'none | <counter-style-name> | <string> | symbols()',
  read: (input: Input): Pending<string | { readonly text: string } | CounterStyle> | undefined => {
    const value = peek(input);
    if (value?.kind === 'string') {
      input.index += 1;
      return { text: value.text };
    }
    if (value?.kind === 'function' && value.text === 'symbols') {
      input.index += 1;
      return symbolsStyle(value.children);
    }
    const name = customIdent.read(input);
    return typeof name === 'string' ? counterStyleName(name) : undefined;
  },
};

/** Predefined counter styles are matched without case; the author's with it. */
function counterStyleName(name: string): string {
  return /^[A-Za-z-]+$/.test(name) ? name.toLowerCase() : name;
}

/** `bookmark-level`. */
export const bookmarkLevelValue: Parser<number | 'none'> = oneOf(keyword('none'), integerValue({ min: 1 }));
/** `bookmark-label`: `none` is an empty list. */
export const bookmarkLabelValue: Parser<readonly ContentPart[]> = oneOf(mapped(keyword('none'), (): readonly ContentPart[] => []), contentList);

/** Names of features as strings with an optional number: `"onum" 1, "liga" off`. */
export const featureSettings: Parser<Readonly<Record<string, number>>> = {
  syntax: 'normal | [ <string> [ <integer> | on | off ]? ]#',
  read: (input) => {
    const features: Record<string, number> = {};
    if (attempt(input, keyword('normal')) !== undefined) return features;
    for (const [tag, value, extra] of splitAtCommas(input.values.slice(input.index))) {
      if (tag?.kind !== 'string' || tag.text.length !== 4 || extra !== undefined) return undefined;
      const setting = featureValue(value);
      if (setting === undefined) return undefined;
      features[tag.text] = setting;
    }
    input.index = input.values.length;
    return features;
  },
};

function featureValue(value: ComponentValue | undefined): number | undefined {
  if (value === undefined) return 1;
  if (value.kind === 'number' && Number.isInteger(value.number) && value.number >= 0) return value.number;
  const name = value.kind === 'ident' ? value.text.toLowerCase() : '';
  return name === 'on' ? 1 : name === 'off' ? 0 : undefined;
}


