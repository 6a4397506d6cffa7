// The stage's door: an element tree and style sheets in, every element with its computed style out, with the styles of pages.
//
// Order of the cascade: the user agent's sheet, presentational attributes, `sheets` in their order, the document's own sheets
// (`<style>`, `<link>`) in theirs, then `style` attributes.

import type { Place, Reporter } from '../diagnostic.ts';
import type { Document, Element, Origin, TextChild } from '../html/element.ts';
import { advance, cascadedAt, type Rule, type RuleNode } from './cascade.ts';
import { type Candidates, candidatesFor, type CascadeSheet, compileRules, type RuleIndex, type RuleSet } from './compile.ts';
import { computeRoot, type ComputeProblem, computeStyle, type Environment, type StyleNode } from './compute.ts';
import type { ComputedStyle } from './computed-style.ts';
import type { Problem } from './declarations.ts';
import { readBlock } from './declarations.ts';
import { defaultCss, defaultCssFile } from './default-css.ts';
import type { FontUnits } from './deferred.ts';
import { counterStyleOf, fontFaceOf } from './descriptors.ts';
import { hintsOf } from './hints.ts';
import { type MatchNode, matchTree } from './match.ts';
import { mediaMatches, mediaPage } from './media.ts';
import { pageStyles } from './page.ts';
import type { PseudoElement } from './selectors.ts';
import { type ParsedSheet, parseSheet, parseStyleAttribute } from './sheet.ts';
import type { CounterStyle, FontFaceRule, PseudoStyles, StyledDocument, StyledElement } from './styled.ts';

/** A style sheet as text. `file` is its name in messages. */
export type StyleSheetSource = { readonly text: string; readonly file: string };

export type StyleOptions = {
  /** Set on the root as custom properties: `accent` is `var(--accent)`. Sheets may override them. */
  readonly parameters?: Readonly<Record<string, string | number>>;
  /** x-height and advance of `0`, in em: what ex and ch need. Keep to one function: caches depend on it. */
  readonly fontMetrics?: (families: readonly string[], weight: number, style: ComputedStyle['fontStyle']) => FontUnits;
  /** Reads a sheet that a `<link>` or @import names; undefined or a throw: there is none, which is told. */
  readonly readSheet?: (href: string, from: Place) => StyleSheetSource | string | undefined;
  /** Replaces the user agent's sheet. */
  readonly userAgentSheet?: StyleSheetSource;
  /** Keeps what is worked out for further documents with the same sheets; without it, a cache of the module's own does. */
  readonly cache?: StyleCache;
};

/** What can be kept between documents: parsed sheets by their text, compiled rule sets by their sheets. */
export type StyleCache = { readonly sheets: Map<string, ParsedSheet>; readonly ruleSets: RuleSet[] };

export function newStyleCache(): StyleCache {
  return { sheets: new Map(), ruleSets: [] };
}

const sharedCache = newStyleCache();
/** Bounds of a cache: beyond them the oldest go. */
const cacheLimits = { sheets: 64, ruleSets: 6, candidates: 20_000, rules: 20_000, roots: 100 };

/** Styles a document. Never fails: what a sheet gets wrong is a diagnostic with its file, line and column. */
export function styleDocument(document: Document, sheets: readonly StyleSheetSource[], options: StyleOptions, reporter: Reporter): StyledDocument {
  const cache = options.cache ?? sharedCache;
  const cascadeSheets = gatherSheets(document, sheets, options, cache, reporter);
  const rules = ruleSetFor(cascadeSheets, cache, environmentOf(options));
  const styling: Styling = { rules, report: reporter, told: new Set(), file: document.root.origin?.file ?? '', footnotes: hasFootnotes(rules) };
  for (const { sheet, file, base } of cascadeSheets) for (const problem of sheet.problems) tell(problem, file, base, styling);
  const tree = matchTree(document.root);
  const rootNode = styleRoot(tree, document, options, styling);
  const { faces, counters } = descriptors(styling);
  return {
    root: styleElement(tree, rootNode, undefined, styling),
    pageStyle: pageStyles(rules.pages, rootNode, rules.pageCache, (problem) => tellComputed(problem, styling)),
    fontFaces: faces,
    counterStyles: counters,
  };
}

// --- sheets

function gatherSheets(document: Document, sheets: readonly StyleSheetSource[], options: StyleOptions, cache: StyleCache, reporter: Reporter): CascadeSheet[] {
  const gathered: CascadeSheet[] = [];
  const reading: Reading = { gathered, options, cache, reporter, open: [] };
  const userAgent = options.userAgentSheet ?? { text: defaultCss, file: defaultCssFile };
  addSheet(userAgent, 'user-agent', [], undefined, reading);
  for (const sheet of sheets) addSheet(sheet, 'author', [], undefined, reading);
  for (const style of document.styles) {
    if (style.media !== undefined && !mediaMatches(style.media)) continue;
    if (style.kind === 'inline') addSheet({ text: style.text, file: style.place.file }, 'author', [], style.place, reading);
    else {
      const source = readSource(style.href, style.place, reading);
      if (source !== undefined) addSheet(source, 'author', [], undefined, reading);
    }
  }
  return gathered;
}

type Reading = {
  readonly gathered: CascadeSheet[];
  readonly options: StyleOptions;
  readonly cache: StyleCache;
  readonly reporter: Reporter;
  /** Files being imported, outermost first. */
  readonly open: string[];
};

/** Imported sheets come before the sheet that imports them, which is their order in the cascade (CSS Cascade 5, section 2). */
function addSheet(source: StyleSheetSource, origin: CascadeSheet['origin'], layer: readonly string[], base: Origin | undefined, reading: Reading): void {
  const sheet = parsedSheet(source.text, source.text === defaultCss, reading.cache);
  for (const rule of sheet.rules) {
    if (rule.kind !== 'import') continue;
    const place = absolutePlace(rule.place, source.file, base);
    if (reading.open.includes(rule.href) || reading.open.length > 16) {
      reading.reporter({ severity: 'warning', stage: 'style', code: 'bad-import', message: `"${rule.href}" imports itself: it is ignored`, source: place });
      continue;
    }
    const imported = readSource(rule.href, place, reading);
    if (imported === undefined) continue;
    reading.open.push(rule.href);
    addSheet(imported, origin, rule.layer === undefined ? layer : [...layer, ...rule.layer], undefined, reading);
    reading.open.pop();
  }
  reading.gathered.push({ sheet, origin, layer, file: source.file, base });
}

function parsedSheet(text: string, trusted: boolean, { sheets }: StyleCache): ParsedSheet {
  const known = sheets.get(text);
  if (known !== undefined) {
    // Moved to the end: the least recently used go first.
    sheets.delete(text);
    sheets.set(text, known);
    return known;
  }
  const parsed = parseSheet(text, trusted);
  sheets.set(text, parsed);
  for (const oldest of sheets.keys()) {
    if (sheets.size <= cacheLimits.sheets) break;
    sheets.delete(oldest);
  }
  return parsed;
}

function readSource(href: string, place: Place, { options, reporter }: Reading): StyleSheetSource | undefined {
  let reason = '';
  try {
    const read = options.readSheet?.(href, place);
    if (read !== undefined) return typeof read === 'string' ? { text: read, file: href } : read;
  } catch (error) {
    reason = error instanceof Error ? `: ${error.message}` : '';
  }
  reporter({ severity: 'error', stage: 'style', code: 'missing-sheet', message: `the style sheet "${href}" cannot be read${reason}`, source: place });
  return undefined;
}

/** The compiled rules for these sheets, from the cache if the same sheets were compiled in this environment. */
function ruleSetFor(sheets: readonly CascadeSheet[], { ruleSets }: StyleCache, environment: Environment): RuleSet {
  const known = ruleSets.find((ruleSet) => ruleSet.environment?.fontMetrics === environment.fontMetrics && sameSheets(ruleSet.sheets, sheets));
  const ruleSet = known !== undefined && isBounded(known) ? known : compileRules(sheets);
  ruleSet.environment = environment;
  if (known !== undefined) ruleSets.splice(ruleSets.indexOf(known), 1);
  ruleSets.push(ruleSet);
  if (ruleSets.length > cacheLimits.ruleSets) ruleSets.shift();
  return ruleSet;
}

/** Documents add what they need; a rule set that has grown too large is begun anew. */
function isBounded({ candidates, inline, hints, roots }: RuleSet): boolean {
  return candidates.size < cacheLimits.candidates && inline.size + hints.size < cacheLimits.rules && roots.size < cacheLimits.roots;
}

function sameSheets(a: readonly CascadeSheet[], b: readonly CascadeSheet[]): boolean {
  return a.length === b.length && a.every((one, index) => {
    const other = b[index];
    return other !== undefined && one.sheet === other.sheet && one.file === other.file && one.origin === other.origin && samePlace(one.base, other.base)
      && one.layer.join('.') === other.layer.join('.');
  });
}

function samePlace(a: Origin | undefined, b: Origin | undefined): boolean {
  return a?.file === b?.file && a?.line === b?.line && a?.column === b?.column;
}

const noFontMetrics = (): FontUnits => ({ xHeight: 0.5, zeroAdvance: 0.5 });

function environmentOf(options: StyleOptions): Environment {
  return { viewportWidth: mediaPage.width, viewportHeight: mediaPage.height, fontMetrics: options.fontMetrics ?? noFontMetrics };
}

// --- problems

type Styling = {
  readonly rules: RuleSet;
  readonly report: Reporter;
  /** Problems already told of this document. */
  readonly told: Set<unknown>;
  readonly file: string;
  readonly footnotes: boolean;
};

function absolutePlace(place: Problem['place'], file: string, base: Origin | undefined): Place {
  if (base === undefined) return { file, line: place.line, column: place.column };
  return { file: base.file, line: base.line + place.line - 1, column: place.line === 1 ? base.column + place.column - 1 : place.column };
}

function tell(problem: Problem, file: string, base: Origin | undefined, styling: Styling): void {
  if (styling.told.has(problem)) return;
  styling.told.add(problem);
  const { place, ...rest } = problem;
  styling.report({ ...rest, stage: 'style', source: absolutePlace(place, file, base) });
}

function tellComputed({ problem, rule }: ComputeProblem, styling: Styling): void {
  tell(problem, rule?.file ?? styling.file, rule?.base, styling);
}

/** Of a `style` attribute: told at the element. */
function tellAtElement(problem: Problem, element: Element, styling: Styling): void {
  const { place: _place, ...rest } = problem;
  const { origin } = element;
  styling.report({ ...rest, stage: 'style', ...(origin !== undefined && { source: origin }) });
}

// --- elements

function styleRoot(tree: MatchNode, document: Document, options: StyleOptions, styling: Styling): StyleNode {
  const { rules } = styling;
  let start = rules.root;
  const parameters = parameterRule(options.parameters ?? {}, rules);
  if (parameters !== undefined) start = advance(start, parameters);
  if (document.language !== undefined && document.root.attributes['lang'] === undefined) start = advance(start, languageRule(document.language, rules));
  const cascaded = cascadedAt(pathOf(tree, start, styling));
  const known = rules.roots.get(cascaded);
  const node = known ?? computeRoot(cascaded, environmentOf(options));
  if (known === undefined) rules.roots.set(cascaded, node);
  return node;
}

function parameterRule(parameters: NonNullable<StyleOptions['parameters']>, rules: RuleSet): Rule | undefined {
  const raw = Object.entries(parameters).map(([name, value]) => (
    { name: `--${name}`, value: String(value), important: false, place: { line: 1, column: 1 } }));
  if (raw.length === 0) return undefined;
  return keptRule(JSON.stringify(parameters), rules, () => readBlock(raw, 'internal', () => undefined));
}

function languageRule(language: string, rules: RuleSet): Rule {
  return keptRule(`lang ${language}`, rules, () => readBlock(
    [{ name: '-internal-language', value: JSON.stringify(language), important: false, place: { line: 1, column: 1 } }], 'internal', () => undefined));
}

function keptRule(key: string, rules: RuleSet, make: () => Rule['block']): Rule {
  const known = rules.parameters.get(key);
  if (known !== undefined) return known;
  const rule: Rule = { origin: 'user-agent', layer: -1, block: make(), matches: undefined, rank: -1, file: '' };
  rules.parameters.set(key, rule);
  return rule;
}

function candidatesOf(node: MatchNode, { rules }: Styling): Candidates {
  const { attributes } = node.element;
  const id = attributes['id'] ?? '';
  const classes = attributes['class'] ?? '';
  const key = `${node.name}#${id}.${classes}`;
  let candidates = rules.candidates.get(key);
  if (candidates === undefined) {
    candidates = candidatesFor(node.name, id, classes, rules.elements, rules.root);
    rules.candidates.set(key, candidates);
  }
  return candidates;
}

/** The element's place in the tree of rules: user agent's rules, hints, authors' rules, `style` attribute. */
function pathOf(node: MatchNode, start: RuleNode, styling: Styling): RuleNode {
  const { rules } = styling;
  const candidates = candidatesOf(node, styling);
  const hint = hintsOf(node.element, tableOf(node), rules.hints);
  let path = start;
  if (candidates.fixed !== undefined && hint === undefined && start === rules.root) path = candidates.fixed;
  else {
    path = advanceAll(path, node, candidates.rules, 0, candidates.userAgentCount);
    if (hint !== undefined) path = advance(path, hint);
    path = advanceAll(path, node, candidates.rules, candidates.userAgentCount, candidates.rules.length);
  }
  const inline = node.element.attributes['style'];
  return inline === undefined || inline === '' ? path : advance(path, inlineRule(inline, node.element, styling));
}

function advanceAll(start: RuleNode, node: MatchNode, rules: readonly Rule[], from: number, to: number): RuleNode {
  let path = start;
  for (let index = from; index < to; index += 1) {
    const rule = rules[index];
    if (rule !== undefined && (rule.matches === undefined || rule.matches(node))) path = advance(path, rule);
  }
  return path;
}

/** The table of a cell, if it has attributes that its cells show. */
function tableOf(node: MatchNode): Element | undefined {
  if (node.name !== 'td' && node.name !== 'th') return undefined;
  let current = node.parent;
  while (current !== null && current.name !== 'table') current = current.parent;
  const table = current?.element;
  return table?.attributes['cellpadding'] !== undefined || table?.attributes['border'] !== undefined ? table : undefined;
}

function inlineRule(text: string, element: Element, styling: Styling): Rule {
  let entry = styling.rules.inline.get(text);
  if (entry === undefined) {
    const { block, problems } = parseStyleAttribute(text);
    entry = { rule: { origin: 'inline', layer: Infinity, block, matches: undefined, rank: -1, file: element.origin?.file ?? '' }, problems };
    styling.rules.inline.set(text, entry);
  }
  for (const problem of entry.problems) tellAtElement(problem, element, styling);
  return entry.rule;
}

const noPseudos: PseudoStyles = {};

function styleElement(node: MatchNode, styleNode: StyleNode, parent: StyleNode | undefined, styling: Styling): StyledElement {
  const { element } = node;
  if (styleNode.problems.length > 0) for (const problem of styleNode.problems) tellComputed(problem, styling);
  const { style } = styleNode;
  // Nothing of an undisplayed element is shown; SVG keeps its definitions.
  const isShown = style.display !== 'none' || element.namespace === 'svg' || parent === undefined;
  return {
    kind: 'element', element, style, pseudo: isShown ? pseudoStyles(node, styleNode, styling) : noPseudos,
    children: isShown && element.children.length > 0 ? styleChildren(node, styleNode, styling) : [],
  };
}

function styleChildren(node: MatchNode, styleNode: StyleNode, styling: Styling): (StyledElement | TextChild)[] {
  const children: (StyledElement | TextChild)[] = [];
  let index = 0;
  for (const child of node.element.children) {
    if (child.kind === 'text') children.push(child);
    else {
      const childNode = node.children[index];
      index += 1;
      if (childNode === undefined) continue;
      const cascaded = cascadedAt(pathOf(childNode, styling.rules.root, styling));
      children.push(styleElement(childNode, computeStyle(cascaded, styleNode), styleNode, styling));
    }
  }
  return children;
}

// --- pseudo-elements

const pseudoKeys: readonly (readonly [PseudoElement, keyof PseudoStyles])[] = [
  ['before', 'before'], ['after', 'after'], ['marker', 'marker'], ['first-letter', 'firstLetter'], ['first-line', 'firstLine'],
  ['footnote-call', 'footnoteCall'], ['footnote-marker', 'footnoteMarker'],
];

function hasFootnotes({ pseudos }: RuleSet): boolean {
  return pseudos['footnote-call'] !== undefined || pseudos['footnote-marker'] !== undefined;
}

/** Markers exist for list items only, calls and footnote markers for footnotes only. */
function mayHave(pseudo: PseudoElement, { style }: StyleNode): boolean {
  if (pseudo === 'marker') return style.display === 'list-item';
  if (pseudo === 'footnote-call' || pseudo === 'footnote-marker') return style.float === 'footnote';
  return true;
}

function pseudoStyles(node: MatchNode, styleNode: StyleNode, styling: Styling): PseudoStyles {
  let made: { -readonly [K in keyof PseudoStyles]: PseudoStyles[K] } | undefined;
  for (const [pseudo, key] of pseudoKeys) {
    const index = styling.rules.pseudos[pseudo];
    if (index === undefined || !mayHave(pseudo, styleNode)) continue;
    const style = pseudoStyle(node, pseudo, index, styleNode, styling);
    if (style === undefined) continue;
    made ??= {};
    made[key] = style;
  }
  return made ?? noPseudos;
}

function pseudoStyle(node: MatchNode, pseudo: PseudoElement, index: RuleIndex, styleNode: StyleNode, styling: Styling): ComputedStyle | undefined {
  const { rules } = styling;
  const { attributes } = node.element;
  const id = attributes['id'] ?? '';
  const classes = attributes['class'] ?? '';
  const key = `${pseudo} ${node.name}#${id}.${classes}`;
  let candidates = rules.pseudoCandidates.get(key);
  if (candidates === undefined) {
    candidates = candidatesFor(node.name, id, classes, index, rules.root);
    rules.pseudoCandidates.set(key, candidates);
  }
  if (candidates.rules.length === 0) return undefined;
  const path = advanceAll(rules.root, node, candidates.rules, 0, candidates.rules.length);
  if (path === rules.root) return undefined;
  const made = computeStyle(cascadedAt(path), styleNode);
  for (const problem of made.problems) tellComputed(problem, styling);
  const generated = pseudo === 'before' || pseudo === 'after';
  return generated && (made.style.content === 'normal' || made.style.content === 'none' || made.style.display === 'none') ? undefined : made.style;
}

// --- fonts and counters

function descriptors(styling: Styling): { faces: FontFaceRule[]; counters: ReadonlyMap<string, CounterStyle> } {
  const faces: FontFaceRule[] = [];
  const counters = new Map<string, CounterStyle>();
  for (const { rule, sheet } of styling.rules.descriptors) {
    const problems = (problem: Problem): void => tell(problem, sheet.file, sheet.base, styling);
    if (rule.kind === 'font-face') {
      const face = fontFaceOf(rule, problems);
      if (face !== undefined) faces.push(face);
    } else {
      const style = counterStyleOf(rule, counters, problems);
      if (style !== undefined) counters.set(style.name, style);
    }
  }
  return { faces, counters };
}
