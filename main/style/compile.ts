// Sheets in, one rule set out: rules of all sheets in cascade order, indexed by what their last compound names, so that an
// element tries few of them. A rule set serves every document that uses the same sheets.

import type { Origin } from '../html/element.ts';
import { advance, type Rule, ruleRoot, type RuleNode } from './cascade.ts';
import type { Cascaded } from './cascade.ts';
import type { Environment, StyleNode } from './compute.ts';
import type { DeclarationBlock, Problem } from './declarations.ts';
import type { HintCache } from './hints.ts';
import type { PageCache } from './page.ts';
import type { PseudoElement } from './selectors.ts';
import { pseudoElements } from './selectors.ts';
import type { DescriptorRule, PageRule, ParsedSheet } from './sheet.ts';

/** A sheet with its place in the cascade; imports are already in front of it, as sheets of their own. */
export type CascadeSheet = {
  readonly sheet: ParsedSheet;
  readonly origin: 'user-agent' | 'author';
  /** Layer that the whole sheet was imported into. */
  readonly layer: readonly string[];
  readonly file: string;
  readonly base: Origin | undefined;
};

/** A page rule with its place in the cascade. */
export type CascadePageRule = { readonly rule: PageRule; readonly origin: 'user-agent' | 'author'; readonly layer: number; readonly order: number; readonly sheet: CascadeSheet };

/** Candidates for elements that look alike (same name, id and classes), in cascade order. */
export type Candidates = {
  readonly rules: readonly Rule[];
  /** How many of them are the user agent's; hints come between them and the rest. */
  readonly userAgentCount: number;
  /** Where the path through the tree of rules leads if no rule needs a test and there are no hints. */
  readonly fixed: RuleNode | undefined;
};

/** Rules by the keys of their selectors. */
export type RuleIndex = ReadonlyMap<string, readonly Rule[]>;
export type RuleSet = {
  readonly sheets: readonly CascadeSheet[];
  readonly elements: RuleIndex;
  /** Ids that selectors name: others make no difference to what an element may match. */
  readonly ids: ReadonlySet<string>;
  readonly pseudos: Readonly<Partial<Record<PseudoElement, RuleIndex>>>;
  readonly pages: readonly CascadePageRule[];
  readonly descriptors: readonly { readonly rule: DescriptorRule; readonly sheet: CascadeSheet }[];
  /** The shared trees and caches that grow as documents are styled. */
  readonly root: RuleNode;
  readonly candidates: Map<string, Candidates>;
  readonly hints: HintCache;
  readonly inline: Map<string, { readonly rule: Rule; readonly problems: readonly Problem[] }>;
  readonly parameters: Map<string, Rule>;
  readonly pageCache: PageCache;
  readonly roots: Map<Cascaded, StyleNode>;
  environment: Environment | undefined;
};

/** Sorts and indexes the rules of sheets that stand in ascending order. */
export function compileRules(sheets: readonly CascadeSheet[]): RuleSet {
  const layers = layerOrder(sheets);
  const selected: { rule: Rule; specificity: number; order: number; keys: readonly string[]; pseudo: PseudoElement | undefined }[] = [];
  const pages: CascadePageRule[] = [];
  const descriptors: { rule: DescriptorRule; sheet: CascadeSheet }[] = [];
  let order = 0;
  for (const sheet of sheets) {
    for (const rule of sheet.sheet.rules) {
      order += 1;
      if (rule.kind === 'style') {
        for (const selector of rule.selectors) {
          const made = ruleOf(sheet, rule.block, layers([...sheet.layer, ...rule.layer]), selector.matches);
          selected.push({ rule: made, specificity: selector.specificity, order, keys: selector.keys, pseudo: selector.pseudo });
        }
      } else if (rule.kind === 'page') {
        pages.push({ rule, origin: sheet.origin, layer: layers([...sheet.layer, ...rule.layer]), order, sheet });
      } else if (rule.kind !== 'import') {
        descriptors.push({ rule, sheet });
      }
    }
  }
  const originWeight = (rule: Rule): number => (rule.origin === 'user-agent' ? 0 : 1);
  selected.sort((a, b) => (
    originWeight(a.rule) - originWeight(b.rule) || a.rule.layer - b.rule.layer || a.specificity - b.specificity || a.order - b.order));
  selected.forEach(({ rule }, rank) => {
    rule.rank = rank;
  });
  const pseudos: Partial<Record<PseudoElement, RuleIndex>> = {};
  for (const pseudo of pseudoElements) {
    const own = selected.filter((entry) => entry.pseudo === pseudo);
    if (own.length > 0) pseudos[pseudo] = indexOf(own);
  }
  return {
    sheets, ids: idsOf(selected.flatMap((entry) => entry.keys)), elements: indexOf(selected.filter((entry) => entry.pseudo === undefined)), pseudos, pages, descriptors, root: ruleRoot(), candidates: new Map(),
    hints: new Map(), inline: new Map(), parameters: new Map(), pageCache: new Map(), roots: new Map(), environment: undefined,
  };
}

function ruleOf(sheet: CascadeSheet, block: DeclarationBlock, layer: number, matches: Rule['matches']): Rule {
  return { origin: sheet.origin, layer, block, matches, rank: 0, file: sheet.file, base: sheet.base };
}

function idsOf(keys: readonly string[]): ReadonlySet<string> {
  return new Set(keys.filter((key) => key.startsWith('#')).map((key) => key.slice(1)));
}

function indexOf(entries: readonly { readonly rule: Rule; readonly keys: readonly string[] }[]): RuleIndex {
  const index = new Map<string, Rule[]>();
  for (const { rule, keys } of entries) {
    for (const key of keys) {
      const list = index.get(key);
      if (list === undefined) index.set(key, [rule]);
      else list.push(rule);
    }
  }
  return index;
}

/**
 * The order of cascade layers (CSS Cascade 5, section 6.4.4): as they first appear, a layer's own rules after those of the
 * layers within it, and rules outside of all layers last.
 */
function layerOrder(sheets: readonly CascadeSheet[]): (path: readonly string[]) => number {
  type Layer = { readonly within: Map<string, Layer>; rank: number };
  const root: Layer = { within: new Map(), rank: 0 };
  for (const { sheet, layer, origin } of sheets) {
    for (const path of [layer, ...sheet.layers.map((own) => [...layer, ...own])]) {
      let current = root;
      for (const name of [origin, ...path]) {
        const next = current.within.get(name) ?? { within: new Map<string, Layer>(), rank: 0 };
        current.within.set(name, next);
        current = next;
      }
    }
  }
  let count = 0;
  const number = (layer: Layer): void => {
    for (const inner of layer.within.values()) number(inner);
    layer.rank = count;
    count += 1;
  };
  number(root);
  return (path) => {
    if (path.length === 0) return count;
    let current: Layer | undefined = root.within.get('author');
    for (const name of path) current = current?.within.get(name);
    return current?.rank ?? count;
  };
}

/** The rules that elements of this name, id and class attribute may match. */
export function candidatesFor(name: string, id: string, classes: string, index: RuleIndex, root: RuleNode): Candidates {
  const keys = ['*', name];
  if (id !== '') keys.push(`#${id}`);
  if (classes !== '') for (const className of new Set(classes.split(/[ \t\n\r\f]+/))) if (className !== '') keys.push(`.${className}`);
  const found = new Set<Rule>();
  for (const key of keys) for (const rule of index.get(key) ?? []) found.add(rule);
  const rules = [...found].sort((a, b) => a.rank - b.rank);
  const fixed = rules.every((rule) => rule.matches === undefined) ? rules.reduce(advance, root) : undefined;
  return { rules, userAgentCount: rules.filter((rule) => rule.origin === 'user-agent').length, fixed };
}
