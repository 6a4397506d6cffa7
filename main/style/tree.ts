// The walk over the elements: which rules match each, and the shared style that comes of it. This is the part whose cost grows
// with the document; an element like others before it costs one or two microseconds.

import type { Document, Element, TextChild } from '../html/element.ts';
import { advance, cascadedAt, type Cascaded, type Rule, type RuleNode } from './cascade.ts';
import { type Candidates, candidatesFor, type RuleIndex, type RuleSet } from './compile.ts';
import { computeRoot, computeStyle, type StyleNode } from './compute.ts';
import type { ComputedStyle } from './computed-style.ts';
import { readBlock } from './declarations.ts';
import { environmentOf, type StyleOptions } from './gather.ts';
import { hintsOf } from './hints.ts';
import type { MatchNode } from './match.ts';
import { type Styling, tellAtElement, tellComputed } from './problems.ts';
import type { PseudoElement } from './selectors.ts';
import { parseStyleAttribute } from './sheet.ts';
import type { PseudoStyles, StyledElement } from './styled.ts';

/** The root element's style: with the program's parameters, and the document's language. */
export function styleRoot(tree: MatchNode, document: Document, options: StyleOptions, styling: Styling): StyleNode {
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

/** The rules that this element may match, or this pseudo-element of it. */
function candidatesOf(node: MatchNode, prefix: string, index: RuleIndex, { rules }: Styling): Candidates {
  const { attributes } = node.element;
  const written = attributes['id'];
  const id = written !== undefined && rules.ids.has(written) ? written : '';
  const classes = attributes['class'] ?? '';
  const key = `${prefix}${node.name}#${id}.${classes}`;
  let candidates = rules.candidates.get(key);
  if (candidates === undefined) {
    candidates = candidatesFor(node.name, id, classes, index, rules.root);
    rules.candidates.set(key, candidates);
  }
  return candidates;
}

/** The element's place in the tree of rules: user agent's rules, hints, authors' rules, `style` attribute. */
function pathOf(node: MatchNode, start: RuleNode, styling: Styling): RuleNode {
  const { rules } = styling;
  const candidates = candidatesOf(node, '', rules.elements, styling);
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

/**
 * What `::first-line` of blocks around means for an element: `node`, its style in that line, if it is inline; `rules`, what has been
 * declared for that line, outermost block first (CSS Pseudo 4, 2.2: nested fictional elements).
 */
type FirstLine = { readonly node: StyleNode | undefined; readonly rules: readonly Cascaded[] };

/** An element with its style, its pseudo-elements and its children. */
export function styleElement(node: MatchNode, styleNode: StyleNode, parent: StyleNode | undefined, styling: Styling): StyledElement {
  return styleWithin(node, styleNode, { parent, firstLine: undefined }, styling);
}

type Around = { readonly parent: StyleNode | undefined; readonly firstLine: FirstLine | undefined };

function styleWithin(node: MatchNode, styleNode: StyleNode, { parent, firstLine }: Around, styling: Styling): StyledElement {
  const { element } = node;
  if (styleNode.problems.length > 0) for (const problem of styleNode.problems) tellComputed(problem, styling);
  const { style } = styleNode;
  // Nothing of an undisplayed element is shown; SVG keeps its definitions.
  const isShown = style.display !== 'none' || element.namespace === 'svg' || parent === undefined;
  const own = isShown ? firstLineOf(node, styleNode, firstLine, styling) : undefined;
  const pseudo = isShown ? pseudoStyles(node, styleNode, styling) : noPseudos;
  const children = isShown && element.children.length > 0 ? styleChildren(node, styleNode, own, styling) : [];
  if (own?.node === undefined) return { kind: 'element', element, style, pseudo, children };
  const inFirstLine = { style: own.node.style, pseudo: pseudoStyles(node, own.node, styling) };
  return { kind: 'element', element, style, pseudo: style.display === 'inline' ? pseudo : { ...pseudo, firstLine: own.node.style }, children, inFirstLine };
}

/** What holds in the first line within an element: for a block, what is handed down to it and what its own `::first-line` says. */
function firstLineOf(node: MatchNode, styleNode: StyleNode, around: FirstLine | undefined, styling: Styling): FirstLine | undefined {
  if (styleNode.style.display === 'inline') return around;
  const own = firstLineRules(node, styling);
  if (own === undefined && around === undefined) return undefined;
  const rules = [...(around?.rules ?? []), ...(own === undefined ? [] : [own])];
  let made = styleNode;
  for (const cascaded of rules) made = computeStyle(cascaded, made);
  return { node: made, rules };
}

function firstLineRules(node: MatchNode, styling: Styling): Cascaded | undefined {
  const { rules } = styling;
  const index = rules.pseudos['first-line'];
  if (index === undefined) return undefined;
  const candidates = candidatesOf(node, 'first-line', index, styling);
  const path = advanceAll(rules.root, node, candidates.rules, 0, candidates.rules.length);
  return path === rules.root ? undefined : cascadedAt(path);
}

function styleChildren(node: MatchNode, styleNode: StyleNode, firstLine: FirstLine | undefined, styling: Styling): (StyledElement | TextChild)[] {
  const children: (StyledElement | TextChild)[] = [];
  let index = 0;
  // Whether nothing of the first line has come yet.
  let before = true;
  for (const child of node.element.children) {
    if (child.kind === 'text') {
      children.push(child);
      if (child.text.trim() !== '') before = false;
      continue;
    }
    const childNode = node.children[index];
    index += 1;
    if (childNode === undefined) continue;
    const cascaded = cascadedAt(pathOf(childNode, styling.rules.root, styling));
    const made = computeStyle(cascaded, styleNode);
    const handed = firstLine === undefined ? undefined : handDown(made, cascaded, firstLine, before);
    if (before && isInFlow(made.style)) before = false;
    children.push(styleWithin(childNode, made, { parent: styleNode, firstLine: handed }, styling));
  }
  return children;
}

function isInFlow({ display, float, position }: ComputedStyle): boolean {
  return display !== 'none' && float === 'none' && (position === 'static' || position === 'relative');
}

/** To inline elements, and to the block whose first line is the parent's; not into boxes that stand in lines, or tables. */
function handDown({ style }: StyleNode, cascaded: Cascaded, { node, rules }: FirstLine, before: boolean): FirstLine | undefined {
  if (!isInFlow(style)) return undefined;
  if (style.display === 'inline') return node === undefined ? undefined : { node: computeStyle(cascaded, node), rules };
  const block = style.display === 'block' || style.display === 'list-item' || style.display === 'flow-root';
  return block && before ? { node: undefined, rules } : undefined;
}

// --- pseudo-elements

const pseudoKeys: readonly (readonly [PseudoElement, keyof PseudoStyles])[] = [
  ['before', 'before'], ['after', 'after'], ['marker', 'marker'], ['first-letter', 'firstLetter'],
  ['footnote-call', 'footnoteCall'], ['footnote-marker', 'footnoteMarker'],
];

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
  const candidates = candidatesOf(node, pseudo, index, styling);
  if (candidates.rules.length === 0) return undefined;
  const path = advanceAll(rules.root, node, candidates.rules, 0, candidates.rules.length);
  if (path === rules.root) return undefined;
  const made = computeStyle(cascadedAt(path), styleNode);
  for (const problem of made.problems) tellComputed(problem, styling);
  const generated = pseudo === 'before' || pseudo === 'after';
  return generated && (made.style.content === 'normal' || made.style.content === 'none' || made.style.display === 'none') ? undefined : made.style;
}
