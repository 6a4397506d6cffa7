// CSS text in, rules out: what a style sheet says, with nothing decided about any document. Results are cached by text, since
// the same sheets style one document after another. CSS Syntax 3; at-rules of CSS Cascade 5, Paged Media 3, Fonts 4.

import parse from 'css-tree/parser';
import type { Atrule, Block, CssNode, Rule, SelectorList, StyleSheet } from 'css-tree';
import { resolveAddress } from './addresses.ts';
import { parseComponentValues, componentText } from './component-values.ts';
import { type BlockKind, type DeclarationBlock, type Problem, type Problems, type RawDeclaration, readBlock, type SheetPlace } from './declarations.ts';
import { mediaMatches, supportsMatches } from './media.ts';
import { recoverNested } from './nested-rules.ts';
import { own } from './own.ts';
import { type PageSelector, readPageSelectors } from './page-selectors.ts';
import { compileSelectors, type NestingParent, type Selector, SelectorError } from './selectors.ts';
import { suggest } from './suggest.ts';
import { marginBoxNames, type MarginBoxName } from './computed-style.ts';

/** `layer`: the full name of its cascade layer, as a path; empty for rules outside of layers. */
export type StyleRule = { readonly kind: 'style'; readonly selectors: readonly Selector[]; readonly block: DeclarationBlock; readonly layer: readonly string[] };
export type PageRule = {
  readonly kind: 'page';
  readonly selectors: readonly PageSelector[];
  readonly block: DeclarationBlock;
  readonly boxes: readonly { readonly name: MarginBoxName; readonly block: DeclarationBlock }[];
  readonly footnote: DeclarationBlock | undefined;
  readonly layer: readonly string[];
};
/** The descriptors of an @font-face or @counter-style rule, as written. */
export type DescriptorRule = {
  readonly kind: 'font-face' | 'counter-style';
  readonly name: string;
  readonly descriptors: readonly RawDeclaration[];
  readonly folder: string;
  readonly place: SheetPlace;
};
/** `at`: the number of rules before it, so that the imported sheet's rules can be put in their place. */
export type ImportRule = { readonly kind: 'import'; readonly href: string; readonly layer: readonly string[] | undefined; readonly place: SheetPlace };
export type SheetRule = StyleRule | PageRule | DescriptorRule | ImportRule;

export type ParsedSheet = {
  readonly rules: readonly SheetRule[];
  /** Names of layers in the order in which they first appear. */
  readonly layers: readonly (readonly string[])[];
  readonly problems: readonly Problem[];
};

/** What a walk over a sheet carries. */
type Reading = {
  readonly source: string;
  readonly rules: SheetRule[];
  readonly layers: (readonly string[])[];
  readonly problems: Problem[];
  readonly problem: Problems;
  anonymous: number;
  importsAllowed: boolean;
  /** The sheet is the program's own, and right: a rule's insides are read when it is first used. Saves half of a cold start. */
  readonly trusted: boolean;
  /** What addresses in the sheet count from. */
  readonly folder: string;
};
/** Where in the nesting of rules we are. */
type Scope = { readonly layer: readonly string[]; readonly parent: NestingParent | undefined };

const parseOptions = { positions: true, parseValue: false, parseCustomProperty: false, parseAtrulePrelude: false } as const;
/** Rules nested deeper than this are dropped with a warning. */
const nestingLimit = 32;

/**
 * Parses a sheet. Never throws: what cannot be read is a problem, and the rest stands. A trusted sheet has no problems. `folder`:
 * what its addresses count from, seen from the page.
 */
export function parseSheet(text: string, trusted = false, folder = ''): ParsedSheet {
  const problems: Problem[] = [];
  const reading: Reading = {
    source: text, rules: [], layers: [], problems, problem: (problem) => problems.push(problem), anonymous: 0, importsAllowed: true, trusted, folder,
  };
  const tree = parse(text, {
    ...parseOptions,
    onParseError: (error) => {
      const { message, line, column } = error as unknown as { message: string; line: number; column: number };
      problems.push(syntaxError(message, { line, column }));
    },
  }) as StyleSheet;
  for (const node of tree.children.toArray()) readRule(node, { layer: [], parent: undefined }, 0, reading);
  return { rules: reading.rules, layers: reading.layers, problems };
}

/** Parses a `style` attribute: positions count from its start. */
export function parseStyleAttribute(text: string): { block: DeclarationBlock; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const tree = parse(text, {
    ...parseOptions,
    context: 'declarationList',
    onParseError: (error) => problems.push({
      severity: 'warning', code: 'css-syntax', message: `the style attribute is not understood here: ${error.message}`, place: { line: 1, column: 1 },
    }),
  });
  const nodes = tree.type === 'DeclarationList' ? tree.children.toArray() : [];
  const block = readBlock(rawDeclarations(nodes), 'style', (problem) => problems.push(problem));
  return { block, problems };
}

function placeOf(node: CssNode): SheetPlace {
  const start = node.loc?.start;
  return { line: start?.line ?? 1, column: start?.column ?? 1 };
}

function syntaxError(message: string, place: SheetPlace): Problem {
  return { severity: 'warning', code: 'css-syntax', message: `not understood, and passed over up to the next rule or ";": ${message}`, place };
}

function readRule(node: CssNode, scope: Scope, depth: number, reading: Reading): void {
  if (depth > nestingLimit) {
    reading.problem({ severity: 'warning', code: 'css-syntax', message: `rules are nested more than ${nestingLimit} deep`, place: placeOf(node) });
    return;
  }
  if (node.type === 'Rule') readStyleRule(node, scope, depth, reading);
  else if (node.type === 'Atrule') readAtRule(node, scope, depth, reading);
}

// --- style rules

function readStyleRule(rule: Rule, scope: Scope, depth: number, reading: Reading): void {
  reading.importsAllowed = false;
  if (rule.prelude.type !== 'SelectorList') return; // told by onParseError
  const selectors = readSelectors(rule.prelude, scope, reading);
  if (selectors === undefined) return;
  const children = childrenOf(rule.block, reading);
  const block = readDeclarations(children, 'style', reading);
  if (reading.trusted || block.declarations.length > 0 || block.custom.length > 0) reading.rules.push({ kind: 'style', selectors, block, layer: scope.layer });
  const text = selectors.map((selector) => selector.text).join(', ');
  const parent = {
    text: scope.parent === undefined ? text : resolveNesting(text, scope.parent),
    specificity: Math.max(...selectors.map((selector) => selector.specificity)),
  };
  readNested(children, { layer: scope.layer, parent }, depth, reading);
}

function resolveNesting(text: string, parent: NestingParent): string {
  return text.includes('&') ? text.replaceAll('&', `:is(${parent.text})`) : `:is(${parent.text}) :is(${text})`;
}

/** A block's contents, with the nested rules that css-tree passed over. */
function childrenOf(block: Block, reading: Reading): readonly CssNode[] {
  const children = block.children.toArray();
  if (!children.some((child) => child.type === 'Raw')) return children;
  return children.flatMap((child) => {
    const start = child.loc?.start;
    if (child.type !== 'Raw' || start === undefined) return child;
    const errors: Problem[] = [];
    const recovered = recoverNested(child.value, start, (message, line, column) => errors.push(syntaxError(message, { line, column })));
    if (recovered === undefined) return child;
    forgetProblems(reading, start, child.loc?.end ?? start);
    reading.problems.push(...errors);
    return recovered;
  });
}

/** Takes back what was told of a stretch of the sheet that turned out to be right. */
function forgetProblems(reading: Reading, start: SheetPlace, end: SheetPlace): void {
  const isBefore = (a: SheetPlace, b: SheetPlace): boolean => a.line < b.line || (a.line === b.line && a.column < b.column);
  const kept = reading.problems.filter(({ code, place }) => code !== 'css-syntax' || isBefore(place, start) || isBefore(end, place));
  reading.problems.splice(0, reading.problems.length, ...kept);
}

function readNested(children: readonly CssNode[], scope: Scope, depth: number, reading: Reading): void {
  for (const child of children) {
    if (child.type === 'Rule' || child.type === 'Atrule') readRule(child, scope, depth + 1, reading);
  }
}

function readSelectors(list: SelectorList, scope: Scope, reading: Reading): Selector[] | undefined {
  try {
    return compileSelectors(list, reading.source, scope.parent, reading.trusted);
  } catch (error) {
    if (!(error instanceof SelectorError)) throw error;
    const text = reading.source.slice(list.loc?.start.offset ?? 0, list.loc?.end.offset ?? 0);
    reading.problem({
      severity: 'warning', code: 'unsupported-selector', message: `the rule "${text}" is ignored: ${error.message}`, place: placeOf(list),
    });
    return undefined;
  }
}

function rawDeclarations(nodes: readonly CssNode[]): RawDeclaration[] {
  const raw: RawDeclaration[] = [];
  for (const node of nodes) {
    if (node.type !== 'Declaration') continue;
    const value = node.value.type === 'Raw' ? node.value.value : '';
    raw.push({ name: node.property, value, important: node.important !== false, place: placeOf(node) });
  }
  return raw;
}

function readDeclarations(nodes: readonly CssNode[], kind: BlockKind, reading: Reading): DeclarationBlock {
  const raw = rawDeclarations(nodes);
  return reading.trusted ? lazyBlock(raw, kind) : readBlock(raw, kind, reading.problem, reading.folder);
}

/** A block that is read when it is first asked for. */
function lazyBlock(raw: readonly RawDeclaration[], kind: BlockKind): DeclarationBlock {
  let block: DeclarationBlock | undefined;
  const read = (): DeclarationBlock => (block ??= readBlock(raw, kind, () => undefined));
  return {
    get declarations() {
      return read().declarations;
    },
    get custom() {
      return read().custom;
    },
  };
}

// --- at-rules

type AtRuleReader = (rule: Atrule, scope: Scope, depth: number, reading: Reading) => void;

const atRules: Readonly<Record<string, AtRuleReader>> = {
  charset: () => undefined,
  import: readImport,
  layer: readLayer,
  media: (rule, scope, depth, reading) => {
    if (mediaMatches(preludeOf(rule))) readGroup(rule, scope, depth, reading);
  },
  supports: (rule, scope, depth, reading) => {
    if (supportsMatches(preludeOf(rule))) readGroup(rule, scope, depth, reading);
  },
  page: readPage,
  'font-face': (rule, _scope, _depth, reading) => readDescriptors('font-face', rule, '', reading),
  'counter-style': (rule, _scope, _depth, reading) => readDescriptors('counter-style', rule, preludeOf(rule), reading),
  footnote: (rule, scope, _depth, reading) => {
    // At the top level it means every page's footnote area.
    reading.rules.push({ kind: 'page', selectors: readPageSelectors('').selectors, block: { declarations: [], custom: [] }, boxes: [], footnote: pageBlock(rule, reading), layer: scope.layer });
  },
};
const ignoredAtRules: Readonly<Record<string, string>> = {
  keyframes: 'animations have no meaning on paper', container: 'container queries are not supported', property: 'registered custom properties are not supported',
  namespace: 'namespaces are not supported', 'font-feature-values': 'named feature values are not supported', 'font-palette-values': 'palettes are not supported',
  'starting-style': 'transitions have no meaning on paper', 'view-transition': 'transitions have no meaning on paper', scope: 'scoped rules are not supported',
  'color-profile': 'colour profiles are not supported', viewport: 'it has no meaning on paper', 'position-try': 'anchor positioning is not supported',
};

function preludeOf(rule: Atrule): string {
  return rule.prelude?.type === 'Raw' ? rule.prelude.value.trim() : '';
}

function readAtRule(rule: Atrule, scope: Scope, depth: number, reading: Reading): void {
  const name = rule.name.toLowerCase();
  if (name !== 'charset' && name !== 'import' && name !== 'layer') reading.importsAllowed = false;
  const reader = own(atRules, name);
  if (reader !== undefined) {
    reader(rule, scope, depth, reading);
    return;
  }
  const reason = own(ignoredAtRules, name);
  if (reason !== undefined) {
    reading.problem({ severity: 'warning', code: 'unsupported-at-rule', message: `"@${name}" is ignored: ${reason}`, place: placeOf(rule) });
    return;
  }
  if ((marginBoxNames as readonly string[]).includes(name)) {
    reading.problem({ severity: 'warning', code: 'misplaced-at-rule', message: `"@${name}" has a meaning in @page rules only`, place: placeOf(rule) });
    return;
  }
  unknownAtRule(name, Object.keys(atRules), rule, reading);
}

function unknownAtRule(name: string, known: readonly string[], rule: Atrule, reading: Reading): void {
  const near = suggest(name, known);
  reading.problem({
    severity: 'warning', code: 'unknown-at-rule', message: `unknown rule "@${name}"`, place: placeOf(rule),
    ...(near !== undefined && { hint: `did you mean "@${near}"?` }),
  });
}

/** The rules of @media, @supports, @layer; within a style rule, its declarations belong to that rule's selector. */
function readGroup(rule: Atrule, scope: Scope, depth: number, reading: Reading): void {
  if (rule.block === null) return;
  const children = childrenOf(rule.block, reading);
  if (scope.parent !== undefined && children.some((child) => child.type === 'Declaration')) {
    const list = parse(scope.parent.text, { context: 'selectorList', positions: true }) as SelectorList;
    const selectors = compileSelectors(list, scope.parent.text, undefined, reading.trusted);
    reading.rules.push({ kind: 'style', selectors, block: readDeclarations(children, 'style', reading), layer: scope.layer });
  }
  readNested(children, scope, depth, reading);
}

function readImport(rule: Atrule, _scope: Scope, _depth: number, reading: Reading): void {
  const place = placeOf(rule);
  const [address, ...rest] = parseComponentValues(preludeOf(rule));
  const href = address?.kind === 'url' || address?.kind === 'string' ? address.text : address?.kind === 'function' && address.text === 'url' ? address.children[0]?.text : undefined;
  if (href === undefined || !reading.importsAllowed) {
    const message = href === undefined ? '@import names no sheet' : '@import must stand before all other rules: it is ignored';
    reading.problem({ severity: 'warning', code: 'bad-import', message, place });
    return;
  }
  let conditions = rest;
  let layer: readonly string[] | undefined;
  const first = conditions[0];
  if (first !== undefined && first.text.toLowerCase() === 'layer') {
    layer = first.kind === 'function' ? componentText(first.children).split('.') : [anonymousLayer(reading)];
    conditions = conditions.slice(1);
    reading.layers.push(layer);
  }
  if (conditions[0]?.kind === 'function' && conditions[0].text === 'supports') {
    const inner = componentText(conditions[0].children);
    if (!supportsMatches(inner.startsWith('(') ? inner : `(${inner})`)) return;
    conditions = conditions.slice(1);
  }
  if (mediaMatches(componentText(conditions))) reading.rules.push({ kind: 'import', href: resolveAddress(href, reading.folder), layer, place });
}

function anonymousLayer(reading: Reading): string {
  reading.anonymous += 1;
  return ` ${reading.anonymous}`;
}

function readLayer(rule: Atrule, scope: Scope, depth: number, reading: Reading): void {
  const names = preludeOf(rule).split(',').map((name) => name.trim()).filter((name) => name !== '');
  if (rule.block === null) {
    for (const name of names) reading.layers.push([...scope.layer, ...name.split('.')]);
    return;
  }
  const layer = [...scope.layer, ...(names[0]?.split('.') ?? [anonymousLayer(reading)])];
  reading.layers.push(layer);
  readGroup(rule, { layer, parent: scope.parent }, depth, reading);
}

function readDescriptors(kind: DescriptorRule['kind'], rule: Atrule, name: string, reading: Reading): void {
  reading.rules.push({ kind, name, descriptors: rawDeclarations(rule.block?.children.toArray() ?? []), folder: reading.folder, place: placeOf(rule) });
}

// --- pages

function pageBlock(rule: Atrule, reading: Reading): DeclarationBlock {
  return readDeclarations(rule.block?.children.toArray() ?? [], 'page', reading);
}

function readPage(rule: Atrule, scope: Scope, _depth: number, reading: Reading): void {
  const { selectors, problem } = readPageSelectors(preludeOf(rule));
  if (problem !== undefined) {
    reading.problem({ severity: 'warning', code: 'unsupported-selector', message: `the rule "@page ${preludeOf(rule)}" is ignored: ${problem}`, place: placeOf(rule) });
    return;
  }
  const boxes: { name: MarginBoxName; block: DeclarationBlock }[] = [];
  let footnote: DeclarationBlock | undefined;
  for (const child of rule.block?.children.toArray() ?? []) {
    if (child.type === 'Rule') reading.problem({ severity: 'warning', code: 'css-syntax', message: 'a style rule within @page is ignored', place: placeOf(child) });
    if (child.type !== 'Atrule') continue;
    const name = child.name.toLowerCase();
    const box = marginBoxNames.find((candidate) => candidate === name);
    if (box !== undefined) boxes.push({ name: box, block: pageBlock(child, reading) });
    else if (name === 'footnote') footnote = pageBlock(child, reading);
    else unknownAtRule(name, [...marginBoxNames, 'footnote'], child, reading);
  }
  reading.rules.push({ kind: 'page', selectors, block: pageBlock(rule, reading), boxes, footnote, layer: scope.layer });
}
