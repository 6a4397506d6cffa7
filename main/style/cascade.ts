// The cascade (CSS Cascade 5, chapter 6). The rules that match an element, in ascending order, are a path in a tree of rules
// that all elements share; the declarations that win along a path are worked out once, however many elements take it.

import type { Origin } from '../html/element.ts';
import type { ComponentValue } from './component-values.ts';
import type { CustomDeclaration, Declaration, DeclarationBlock, Declared, Problem } from './declarations.ts';
import type { MatchNode } from './match.ts';
import { properties, type Property } from './properties.ts';

export type CascadeOrigin = 'user-agent' | 'author' | 'inline';

/** A rule as elements match it: one selector with its declarations. Hints and `style` attributes are rules without a selector. */
export type Rule = {
  readonly origin: CascadeOrigin;
  /** Place of its cascade layer: layers in order of first appearance, then what is in none. */
  readonly layer: number;
  readonly block: DeclarationBlock;
  readonly matches: ((node: MatchNode) => boolean) | undefined;
  /** Ascending order among all rules of the sheets: origin, layer, specificity, position. */
  rank: number;
  /** The file that problems of it are told with. */
  readonly file: string;
  /** Line and column are relative to this place, where the text is part of another file. */
  readonly base?: Origin | undefined;
  readonly problems?: readonly Problem[];
};

/** A winning declaration and the rule it comes from. */
export type Winner = { readonly property: Property; readonly declared: Declared; readonly rule: Rule | undefined };

/** What wins for all elements that match the same rules. */
export type Cascaded = {
  /** In order of computation; flow-relative longhands stand in cascade order among the physical ones. */
  readonly winners: readonly Winner[];
  readonly custom: readonly CustomDeclaration[];
  /** `inherit` on a property that does not inherit: the parent's whole style matters, not only what it passes on. */
  readonly needsParent: boolean;
};

/** A place in the tree of rules: all rules from the root to here matched. */
export type RuleNode = {
  readonly parent: RuleNode | undefined;
  readonly rule: Rule | undefined;
  readonly next: Map<Rule, RuleNode>;
  cascaded: Cascaded | undefined;
};

export function ruleRoot(): RuleNode {
  return { parent: undefined, rule: undefined, next: new Map(), cascaded: undefined };
}

/** The place one rule further on. */
export function advance(node: RuleNode, rule: Rule): RuleNode {
  const known = node.next.get(rule);
  if (known !== undefined) return known;
  const made: RuleNode = { parent: node, rule, next: new Map(), cascaded: undefined };
  node.next.set(rule, made);
  return made;
}

/** The winning declarations at a place in the tree. */
export function cascadedAt(node: RuleNode): Cascaded {
  node.cascaded ??= cascade(rulesOf(node));
  return node.cascaded;
}

function rulesOf(node: RuleNode): Rule[] {
  const rules: Rule[] = [];
  for (let current: RuleNode | undefined = node; current !== undefined; current = current.parent) {
    if (current.rule !== undefined) rules.push(current.rule);
  }
  return rules.reverse();
}

/** Works out the winners among rules in ascending order. */
export function cascade(rules: readonly Rule[]): Cascaded {
  const winners = new Map<Property, Winner>();
  let userAgent: ReadonlyMap<Property, Winner> | undefined;
  for (const rule of rules) {
    if (rule.origin !== 'user-agent') userAgent ??= new Map(winners);
    for (const declaration of rule.block.declarations) if (!declaration.important) apply(declaration, rule, winners, userAgent);
  }
  for (const rule of importantOrder(rules)) {
    for (const declaration of rule.block.declarations) if (declaration.important) apply(declaration, rule, winners, userAgent);
  }
  // Companions first: a flow-relative declaration sets the same part as one of them.
  const ordered = [...companionsOf(winners), ...winners.values()].sort((a, b) => a.property.phase - b.property.phase);
  return { winners: ordered, custom: customOf(rules), needsParent: ordered.some(copiesParent) };
}

/** Important declarations count the other way round: user agent over author, earlier layers over later (6.1, 6.4.4). */
function importantOrder(rules: readonly Rule[]): readonly Rule[] {
  const important = rules.filter((rule) => rule.block.declarations.some((declaration) => declaration.important));
  if (important.length < 2) return important;
  const weight = (rule: Rule): number => (rule.origin === 'user-agent' ? 2 : rule.origin === 'inline' ? 1 : 0);
  return important.toSorted((a, b) => weight(a) - weight(b) || b.layer - a.layer);
}

/** Sets a winner; it moves to the end, so that the order stays that of the cascade. */
function apply(declaration: Declaration, rule: Rule, winners: Map<Property, Winner>, userAgent: ReadonlyMap<Property, Winner> | undefined): void {
  const { property, declared } = declaration;
  const reverts = declared.kind === 'wide' && (declared.keyword === 'revert' || declared.keyword === 'revert-layer');
  winners.delete(property);
  const before = reverts ? userAgent?.get(property) : { property, declared, rule };
  if (before !== undefined) winners.set(property, before);
  // A flow-relative longhand that goes back to nothing leaves the physical one to itself.
  else if (property.logical === undefined) winners.set(property, { property, declared: { kind: 'wide', keyword: 'unset' }, rule });
}

function copiesParent({ property, declared }: Winner): boolean {
  if (property.inherited) return false;
  if (declared.kind === 'variable') return mentionsInherit(declared.source.values);
  return declared.kind === 'wide' && declared.keyword === 'inherit';
}

/** `var(--x, inherit)`: the fallback may turn out to be needed. */
function mentionsInherit(values: readonly ComponentValue[]): boolean {
  return values.some((value) => (value.kind === 'ident' && value.text.toLowerCase() === 'inherit') || mentionsInherit(value.children));
}

function customOf(rules: readonly Rule[]): readonly CustomDeclaration[] {
  const normal: CustomDeclaration[] = [];
  const important: CustomDeclaration[] = [];
  for (const rule of rules) {
    for (const custom of rule.block.custom) (custom.important ? important : normal).push(custom);
  }
  return important.length === 0 ? normal : [...normal, ...important];
}

// --- records that share one key of the computed style

/** The group of a border's side or the like: its parts are set together, since some initial values need the element. */
function groupOf({ path, record }: Property): string | undefined {
  if (record !== 'style') return undefined;
  if (path[0] === 'border') return `border ${path[1]}`;
  return path[0] === 'columnRule' || path[0] === 'outline' || path[0] === 'textDecoration' ? path[0] : undefined;
}

const groups = new Map<string, Property[]>();
for (const property of properties.values()) {
  const group = property.logical === undefined ? groupOf(property) : undefined;
  if (group !== undefined) groups.set(group, [...(groups.get(group) ?? []), property]);
}

/** Initial values for the parts of touched groups that no declaration sets. */
function companionsOf(winners: ReadonlyMap<Property, Winner>): Winner[] {
  const touched = new Set<string>();
  for (const { logical, ...property } of winners.keys()) {
    for (const side of logical === undefined ? [property] : [logical.ltr, logical.rtl]) {
      const group = groupOf(side);
      if (group !== undefined) touched.add(group);
    }
  }
  const companions: Winner[] = [];
  for (const group of touched) {
    for (const property of groups.get(group) ?? []) {
      if (!winners.has(property)) companions.push({ property, declared: { kind: 'value', value: property.initial }, rule: undefined });
    }
  }
  return companions;
}
