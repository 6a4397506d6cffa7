// Selectors: from css-tree's tree to a test that css-select compiles, its specificity, the pseudo-element it is for, and the
// keys under which elements look it up. Selectors 4; CSS Pseudo-Elements 4.

import { _compileUnsafe as compile } from 'css-select';
import parse from 'css-tree/parser';
import { ident } from 'css-tree/utils';
import type { CssNode, Selector as SelectorTree, SelectorList } from 'css-tree';
import { type MatchNode, nthMatches, nthOfPattern, parseNth, selectOptions } from './match.ts';

export const pseudoElements = ['before', 'after', 'marker', 'first-letter', 'first-line', 'footnote-call', 'footnote-marker'] as const;
export type PseudoElement = (typeof pseudoElements)[number];

/** One complex selector, ready to use. */
export type Selector = {
  readonly text: string;
  /** Ids, classes and types as one number that compares right: each counts to 1023. */
  readonly specificity: number;
  readonly pseudo: PseudoElement | undefined;
  /** Where to file it: `#id`, `.class`, a type's name, or `*`. An element that matches has at least one of them. */
  readonly keys: readonly string[];
  /** The test; undefined where having the key is enough. */
  readonly matches: ((node: MatchNode) => boolean) | undefined;
};

/** The rule around a nested one: what `&` stands for, and how much it weighs (CSS Nesting 1). */
export type NestingParent = { readonly text: string; readonly specificity: number };

type Part = CssNode & { readonly children?: Iterable<CssNode> | null };
const legacyPseudoElements = new Set(['before', 'after', 'first-line', 'first-letter']);

/** Thrown for a selector that cannot be used; the message says why. */
export class SelectorError extends Error {}

function partsOf(selector: CssNode): readonly CssNode[] {
  return selector.type === 'Selector' || selector.type === 'SelectorList' ? selector.children.toArray() : [];
}

/**
 * Compiles each selector of a list. `source` is the text that the tree's positions refer to; `parent` replaces `&`. `lazy`: the
 * test is made when an element first needs it; else a selector that cannot be used is thrown as a SelectorError here and now.
 */
export function compileSelectors(list: SelectorList, source: string, parent: NestingParent | undefined, lazy: boolean): Selector[] {
  return partsOf(list).map((selector) => compileSelector(selector as SelectorTree, source, parent, lazy));
}

function compileSelector(tree: SelectorTree, source: string, parent: NestingParent | undefined, lazy: boolean): Selector {
  const parts = partsOf(tree);
  const last = parts[parts.length - 1];
  const pseudo = last === undefined ? undefined : pseudoElementOf(last);
  const plain = pseudo === undefined ? parts : parts.slice(0, -1);
  if (plain.some((part) => part.type === 'PseudoElementSelector')) throw new SelectorError('a pseudo-element must come last');
  const whole = source.slice(tree.loc?.start.offset, tree.loc?.end.offset);
  const own = source.slice(tree.loc?.start.offset, pseudo === undefined ? tree.loc?.end.offset : last?.loc?.start.offset);
  const text = matchableText(own, plain, parent);
  const nested = parent !== undefined;
  const implied = nested && !own.includes('&') ? parent.specificity : 0;
  return {
    text: whole,
    specificity: specificityOf(plain, parent) + implied + (pseudo === undefined ? 0 : 1),
    pseudo,
    keys: nested && plain.every((part) => part.type === 'NestingSelector') ? ['*'] : keysOf(plain),
    matches: !nested && isKeyAlone(plain) ? undefined : lazy ? lazyTest(text) : compileTest(text),
  };
}

/** The text that css-select gets: without the pseudo-element, with a `*` where nothing would be left, with `&` replaced. */
function matchableText(own: string, parts: readonly CssNode[], parent: NestingParent | undefined): string {
  const trimmed = own.trim();
  const ending = parts[parts.length - 1];
  const whole = trimmed === '' || ending?.type === 'Combinator' ? `${trimmed} *` : trimmed;
  if (parent === undefined) return whole;
  return whole.includes('&') ? whole.replaceAll('&', `:is(${parent.text})`) : `:is(${parent.text}) ${whole}`;
}

function pseudoElementOf(part: CssNode): PseudoElement | undefined {
  const isElement = part.type === 'PseudoElementSelector';
  if (!isElement && !(part.type === 'PseudoClassSelector' && legacyPseudoElements.has(part.name.toLowerCase()))) return undefined;
  const name = part.name.toLowerCase();
  const known = pseudoElements.find((candidate) => candidate === name);
  if (known === undefined) throw new SelectorError(`the pseudo-element "::${part.name}" is not supported`);
  return known;
}

/** One simple selector that the key says in full: `p`, `.note`, `#x`. */
function isKeyAlone(parts: readonly CssNode[]): boolean {
  const [only] = parts;
  if (parts.length !== 1 || only === undefined) return parts.length === 0;
  return only.type === 'ClassSelector' || only.type === 'IdSelector' || only.type === 'TypeSelector';
}

type Test = (node: MatchNode) => boolean;

function lazyTest(text: string): Test {
  let test: Test | undefined;
  return (node) => (test ??= compileTest(text))(node);
}

/**
 * css-select's predicate. What would go through all siblings for each of them is taken out first and remembered by their
 * parent: `nth-child(An+B of S)` and the `~` combinator.
 */
function compileTest(text: string): Test {
  try {
    const { text: rewritten, pseudo } = withoutSiblings(text);
    return compile<MatchNode, MatchNode>(rewritten, { ...selectOptions, pseudos: { ...selectOptions.pseudos, ...nthOf(text), ...pseudo } });
  } catch (error) {
    throw new SelectorError(error instanceof Error ? error.message : String(error));
  }
}

/** For selectors with `of`: pseudo-classes that count only what matches S. */
function nthOf(text: string): PseudoClasses {
  if (!/nth-(?:last-)?child\([^)]*\bof\b/i.test(text)) return {};
  const counters = new Map<string, (node: MatchNode, reverse: boolean) => number>();
  const counted = (reverse: boolean) => (node: MatchNode, argument?: string | null): boolean => {
    const match = nthOfPattern.exec(argument ?? '');
    const nth = parseNth(match?.[1] ?? argument ?? '');
    if (nth === undefined) return false;
    if (match === null) return nthMatches(nth, reverse ? node.siblings.length - node.index : node.index + 1);
    const inner = match[2] ?? '';
    const position = counters.get(inner) ?? positionAmong(compileTest(inner));
    counters.set(inner, position);
    const place = position(node, reverse);
    return place > 0 && nthMatches(nth, place);
  };
  return { 'nth-child': counted(false), 'nth-last-child': counted(true) };
}

/** The place of an element among its matching siblings, from 1; 0 where it does not match itself. */
function positionAmong(test: Test): (node: MatchNode, reverse: boolean) => number {
  const rows = new WeakMap<readonly MatchNode[], ReadonlyMap<MatchNode, number>>();
  return (node, reverse) => {
    let places = rows.get(node.siblings);
    if (places === undefined) {
      places = new Map(node.siblings.filter(test).map((sibling, index) => [sibling, index + 1]));
      rows.set(node.siblings, places);
    }
    const place = places.get(node) ?? 0;
    return place > 0 && reverse ? places.size + 1 - place : place;
  };
}

type PseudoClasses = Record<string, (node: MatchNode, argument?: string | null) => boolean>;

/** `A ~ B > C` as `B:x-after(0) > C`, where the pseudo-class asks whether a sibling before matches `A`. */
function withoutSiblings(text: string): { readonly text: string; readonly pseudo: PseudoClasses } {
  if (!/~(?!=)/.test(text)) return { text, pseudo: {} };
  const tree = parse(text, { context: 'selector', positions: true, onParseError: () => undefined });
  const parts = partsOf(tree);
  const at = parts.findLastIndex((part) => part.type === 'Combinator' && part.name === '~');
  const combinator = parts[at]?.loc;
  if (combinator === null || combinator === undefined) return { text, pseudo: {} };
  const after = parts.findIndex((part, index) => index > at && part.type === 'Combinator');
  const compoundEnd = (after < 0 ? undefined : parts[after]?.loc?.start.offset) ?? text.length;
  const compound = text.slice(combinator.end.offset, compoundEnd).trim();
  const before = afterSibling(compileTest(text.slice(0, combinator.start.offset).trim()));
  return { text: `${compound}:x-after(0)${text.slice(compoundEnd)}`, pseudo: { 'x-after': (node, _argument) => before(node) } };
}

/** True of elements after the first sibling that matches; how far each row of siblings was looked through is remembered. */
function afterSibling(test: Test): Test {
  const rows = new WeakMap<readonly MatchNode[], { looked: number; first: number }>();
  return (node) => {
    let row = rows.get(node.siblings);
    if (row === undefined) rows.set(node.siblings, (row = { looked: 0, first: Infinity }));
    for (; row.looked < node.index && row.first === Infinity; row.looked += 1) {
      const sibling = node.siblings[row.looked];
      if (sibling !== undefined && test(sibling)) row.first = row.looked;
    }
    return row.first < node.index;
  };
}

// --- specificity (Selectors 4, chapter 17)

const idWeight = 1024 * 1024;
const classWeight = 1024;

function specificityOf(parts: readonly CssNode[], parent: NestingParent | undefined): number {
  let total = 0;
  for (const part of parts) total += partSpecificity(part, parent);
  return total;
}

function partSpecificity(part: CssNode, parent: NestingParent | undefined): number {
  switch (part.type) {
    case 'IdSelector':
      return idWeight;
    case 'ClassSelector':
    case 'AttributeSelector':
      return classWeight;
    case 'TypeSelector':
      return part.name === '*' ? 0 : 1;
    case 'PseudoElementSelector':
      return 1;
    case 'PseudoClassSelector':
      return pseudoClassSpecificity(part, parent);
    case 'NestingSelector':
      return parent?.specificity ?? 0;
    default:
      return 0;
  }
}

function pseudoClassSpecificity(part: Part & { readonly name: string }, parent: NestingParent | undefined): number {
  const name = part.name.toLowerCase();
  const argument = [...(part.children ?? [])][0];
  if (name === 'where') return 0;
  if (name === 'is' || name === 'not' || name === 'has' || name === 'matches') return mostSpecific(argument, parent);
  const ofList = argument?.type === 'Nth' ? argument.selector : undefined;
  return classWeight + (ofList === null || ofList === undefined ? 0 : mostSpecific(ofList, parent));
}

function mostSpecific(list: CssNode | undefined, parent: NestingParent | undefined): number {
  if (list === undefined) return 0;
  return Math.max(0, ...partsOf(list).map((selector) => specificityOf(partsOf(selector), parent)));
}

// --- keys

/** The rightmost compound's id, else class, else type; through `:is()` and `:where()` to what each of them allows. */
function keysOf(parts: readonly CssNode[]): readonly string[] {
  const lastCombinator = parts.findLastIndex((part) => part.type === 'Combinator');
  const compound = parts.slice(lastCombinator + 1);
  const id = compound.find((part) => part.type === 'IdSelector');
  if (id !== undefined) return [`#${ident.decode(id.name)}`];
  const className = compound.find((part) => part.type === 'ClassSelector');
  if (className !== undefined) return [`.${ident.decode(className.name)}`];
  const type = compound.find((part) => part.type === 'TypeSelector');
  if (type !== undefined && type.name !== '*') return [type.name.toLowerCase()];
  if (compound.some((part) => part.type === 'PseudoClassSelector' && part.name.toLowerCase() === 'root')) return ['html'];
  return alternativeKeys(compound) ?? ['*'];
}

function alternativeKeys(compound: readonly CssNode[]): readonly string[] | undefined {
  for (const part of compound) {
    if (part.type !== 'PseudoClassSelector' || !/^(?:is|where|matches)$/i.test(part.name)) continue;
    const list = part.children?.toArray()[0];
    if (list === undefined) continue;
    const keys = partsOf(list).flatMap((selector) => keysOf(partsOf(selector)));
    if (keys.length > 0 && !keys.includes('*')) return [...new Set(keys)];
  }
  return undefined;
}
