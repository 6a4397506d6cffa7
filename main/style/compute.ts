// Cascaded declarations and a parent in, the computed style out. Styles are shared: elements with the same winners under
// parents that pass on the same values get the very same object, and most elements cost two map look-ups.

import type { Cascaded, Winner } from './cascade.ts';
import { initialBorder, type HiddenStyle, properties, type Property } from './properties.ts';
import type { ComputedStyle } from './computed-style.ts';
import { type CustomProperties, noCustomProperties, resolveCustomProperties, substitute } from './custom-properties.ts';
import type { ComponentValue } from './component-values.ts';
import { invalidValue, type Problem, readLonghand, readShorthand, type VariableSource, type WideKeyword, wideKeyword } from './declarations.ts';
import { type ComputeContext, type FontUnits, isDeferred, settle } from './deferred.ts';
import { type Draft, featureKeys, finish } from './finish.ts';
import type { Rule } from './cascade.ts';

/** A computed style with what its children need of it. */
export type StyleNode = {
  readonly style: ComputedStyle;
  readonly hidden: HiddenStyle;
  readonly family: Family;
  readonly scope: Scope;
  /** Children's styles that depend on all of this style. */
  readonly own: Map<Cascaded, StyleNode>;
  /** Found while computing: told once a document. */
  readonly problems: readonly ComputeProblem[];
};
/** Styles that pass on the same values. `plain` and `items`: children's styles, the latter within flex and grid containers. */
export type Family = {
  readonly id: number;
  readonly base: ComputedStyle;
  readonly hidden: HiddenStyle;
  readonly custom: CustomProperties;
  readonly plain: Map<Cascaded, StyleNode>;
  readonly items: Map<Cascaded, StyleNode>;
};
/** Everything under one root style: `rem` and interning belong to it. */
export type Scope = {
  readonly environment: Environment;
  rootFontSize: number;
  rootLineHeight: ComputedStyle['lineHeight'];
  readonly families: Map<string, Family>;
  readonly nodes: Map<string, StyleNode>;
};
/** What values may depend on besides the tree. */
export type Environment = {
  readonly viewportWidth: number;
  readonly viewportHeight: number;
  readonly fontMetrics: (families: readonly string[], weight: number, style: ComputedStyle['fontStyle']) => FontUnits;
};
export type ComputeProblem = { readonly problem: Problem; readonly rule: Rule | undefined };

// --- initial values

/** Records of borders, whose parts in the table are what a border has once it has a style. */
const unbordered = {
  border: { top: initialBorder, right: initialBorder, bottom: initialBorder, left: initialBorder }, columnRule: initialBorder,
  outline: { ...initialBorder, offset: 0 },
};

const [initialStyle, initialHidden] = makeInitial();
/** Every property at its initial value. */
export { initialStyle };

type Fields = Record<string, unknown>;

function makeInitial(): [ComputedStyle, HiddenStyle] {
  const style: Fields = { fontFeatures: {}, backgroundLayers: [], transform: [], svg: {}, textWrap: 'wrap', blockified: false, ...unbordered };
  const hidden: Fields = {};
  for (const property of properties.values()) {
    if (property.logical !== undefined || property.path[0] in unbordered || property.path[0] === 'svg') continue;
    const black = { color: { r: 0, g: 0, b: 0, a: 1 } } as ComputeContext;
    assign(property.record === 'style' ? style : hidden, property, isDeferred(property.initial) ? property.initial.compute(black) : property.initial);
  }
  // Copied once more: an object built key by key is slow to read in V8, its copy is fast.
  return [{ ...style } as ComputedStyle, { ...hidden } as HiddenStyle];
}

/** The keys of the computed style whose values children take over. */
export const inheritedKeys: readonly (keyof ComputedStyle)[] = [...new Set(
  [...properties.values()].filter((property) => property.inherited && property.record === 'style' && property.path[0] !== 'svg').map((property) => property.path[0]),
), 'fontFeatures', 'textWrap'] as (keyof ComputedStyle)[];
const inheritedHidden = [...featureKeys, 'wrapMode', 'wrapStyle'] as const;
const inheritedSet = new Set<string>([...inheritedKeys, ...inheritedHidden, 'svg']);
const inheritedSvg = new Set([...properties.values()].filter((property) => property.path[0] === 'svg' && property.inherited).map((property) => property.path[1] ?? ''));

/** Sets a property's value in a record under construction, copying the records on the way to it. */
function assign(target: Fields, property: Property, value: unknown): void {
  const [key, field, inner] = property.path;
  const record = target[key] as Fields;
  if (property.merge) target[key] = { ...record, ...(value as Fields) };
  else if (field === undefined) target[key] = value;
  else target[key] = { ...record, [field]: inner === undefined ? value : { ...(record[field] as Fields), [inner]: value } };
}

function fieldOf(record: Fields, { path: [key, field, inner], merge }: Property): unknown {
  if (merge) {
    const { underline, overline, lineThrough } = record[key] as Fields;
    return { underline, overline, lineThrough };
  }
  const value = field === undefined ? record[key] : (record[key] as Fields)[field];
  return inner === undefined ? value : (value as Fields)[inner];
}

// --- sharing

export function newScope(environment: Environment): Scope {
  return { environment, rootFontSize: initialStyle.fontSize, rootLineHeight: 'normal', families: new Map(), nodes: new Map() };
}

/** The style under a parent, or of a root (no parent) in a scope of its own. */
export function computeStyle(cascaded: Cascaded, parent: StyleNode): StyleNode {
  const item = isItemContainer(parent.style);
  const table = cascaded.needsParent ? parent.own : item ? parent.family.items : parent.family.plain;
  const known = table.get(cascaded);
  if (known !== undefined) return known;
  const made = compute(cascaded, parent.family, parent, item, parent.scope);
  table.set(cascaded, made);
  return made;
}

function isItemContainer({ display }: ComputedStyle): boolean {
  return display === 'flex' || display === 'inline-flex' || display === 'grid' || display === 'inline-grid';
}

/** The root element's style. */
export function computeRoot(cascaded: Cascaded, environment: Environment): StyleNode {
  const scope = newScope(environment);
  return compute(cascaded, familyOf(initialStyle, initialHidden, noCustomProperties, scope), undefined, true, scope);
}

let familyCount = 0;
const customIds = new WeakMap<CustomProperties, number>();

function customId(custom: CustomProperties): number {
  const known = customIds.get(custom);
  if (known !== undefined) return known;
  familyCount += 1;
  customIds.set(custom, familyCount);
  return familyCount;
}

/** The family of styles that pass on the same values as this one. */
function familyOf(style: ComputedStyle, hidden: HiddenStyle, custom: CustomProperties, scope: Scope): Family {
  const parts = inheritedKeys.map((key) => keyOf(style[key]));
  for (const key of inheritedHidden) parts.push(keyOf(hidden[key]));
  const svg = passedOnSvg(style.svg);
  const key = `${customId(custom)}|${parts.join('|')}|${keyOf(svg)}`;
  const known = scope.families.get(key);
  if (known !== undefined) return known;
  const base: Fields = { ...initialStyle, svg };
  for (const name of inheritedKeys) base[name] = style[name];
  const hiddenBase: Fields = { ...initialHidden };
  for (const name of inheritedHidden) hiddenBase[name] = hidden[name];
  familyCount += 1;
  const family: Family = {
    id: familyCount, base: base as ComputedStyle, hidden: hiddenBase as HiddenStyle, custom, plain: new Map(), items: new Map(),
  };
  scope.families.set(key, family);
  return family;
}

function passedOnSvg(svg: ComputedStyle['svg']): ComputedStyle['svg'] {
  const names = Object.keys(svg);
  if (names.every((name) => inheritedSvg.has(name))) return svg;
  return Object.fromEntries(Object.entries(svg).filter(([name]) => inheritedSvg.has(name)));
}

function keyOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

// --- computing

type Working = {
  readonly style: Draft;
  readonly hidden: Fields;
  readonly custom: CustomProperties;
  readonly parent: ComputedStyle;
  readonly parentHidden: HiddenStyle;
  readonly context: ComputeContext;
  readonly touched: Set<string>;
  readonly problems: ComputeProblem[];
};

function compute(cascaded: Cascaded, family: Family, parent: StyleNode | undefined, blockify: boolean, scope: Scope): StyleNode {
  const parentStyle = parent?.style ?? initialStyle;
  const style = { ...family.base } as Draft;
  const working: Working = {
    style, hidden: { ...family.hidden }, custom: resolveCustomProperties(cascaded.custom, family.custom), parent: parentStyle,
    parentHidden: parent?.hidden ?? initialHidden, context: contextOf(style, parentStyle, scope), touched: new Set(), problems: [],
  };
  let phase = 0;
  for (const winner of cascaded.winners) {
    for (; phase < winner.property.phase; phase += 1) endPhase(phase, working, parent === undefined ? scope : undefined);
    applyWinner(winner, working);
  }
  for (; phase < 4; phase += 1) endPhase(phase, working, parent === undefined ? scope : undefined);
  finish(style, working.hidden as HiddenStyle, working.touched, blockify);
  return intern(working, family, scope);
}

function contextOf(style: Draft, parent: ComputedStyle, scope: Scope): ComputeContext {
  const { viewportWidth, viewportHeight, fontMetrics } = scope.environment;
  return {
    fontSize: parent.fontSize, rootFontSize: scope.rootFontSize, color: parent.color, lineHeight: parent.lineHeight, rootLineHeight: scope.rootLineHeight,
    viewportWidth, viewportHeight, parent, direction: parent.direction,
    fontMetrics: () => fontMetrics(style.fontFamily, style.fontWeight, style.fontStyle),
  };
}

/** After each phase the context knows more; of the root element, its whole scope does. */
function endPhase(phase: number, { style, context }: Working, root: Scope | undefined): void {
  if (phase === 1) {
    context.fontSize = style.fontSize;
    if (root !== undefined) root.rootFontSize = context.rootFontSize = style.fontSize;
  } else if (phase === 2) {
    context.lineHeight = style.lineHeight;
    if (root !== undefined) root.rootLineHeight = context.rootLineHeight = style.lineHeight;
  } else if (phase === 3) {
    context.color = style.color;
    context.direction = style.direction;
  }
}

function applyWinner(winner: Winner, working: Working): void {
  const { logical } = winner.property;
  const property = logical === undefined ? winner.property : logical[working.context.direction];
  const record = property.record === 'style' ? (working.style as unknown as Fields) : working.hidden;
  working.touched.add(property.path[0]);
  assign(record, property, declaredValue(winner, property, working));
}

function declaredValue(winner: Winner, property: Property, working: Working): unknown {
  const { declared } = winner;
  switch (declared.kind) {
    case 'value':
      return settle(declared.value, working.context);
    case 'wide':
      return wideValue(declared.keyword, property, working);
    case 'variable':
      return variableValue(declared.source, winner, property, working);
  }
}

/** `revert` that reaches this point found nothing to go back to: it is `unset`. */
function wideValue(keyword: WideKeyword, property: Property, working: Working): unknown {
  const inherits = keyword === 'inherit' || (keyword !== 'initial' && property.inherited);
  return inherits ? inheritedValue(property, working) : settle(property.initial, working.context);
}

function inheritedValue(property: Property, { parent, parentHidden }: Working): unknown {
  return fieldOf((property.record === 'style' ? parent : parentHidden) as unknown as Fields, property);
}

/** var() is replaced now; what then does not fit makes the property unset (CSS Custom Properties 1, section 3.1). */
function variableValue(source: VariableSource, winner: Winner, property: Property, working: Working): unknown {
  const values = substitute(source.values, working.custom);
  const keyword = values === undefined ? undefined : wideKeyword(values);
  if (keyword !== undefined) return wideValue(keyword, property, working);
  const read = values === undefined ? undefined : readSource(source, winner.property, values);
  const found = read?.find(([longhand]) => longhand === winner.property);
  if (found !== undefined) return settle(found[1], working.context);
  if (values === undefined || read === undefined) reportVariable(source, values, winner, working);
  return wideValue('unset', property, working);
}

type Values = readonly ComponentValue[];

function readSource(source: VariableSource, property: Property, values: Values): ReturnType<typeof readShorthand> {
  return source.shorthand === undefined ? readLonghand(property, values) : readShorthand(source.shorthand, values);
}

function reportVariable(source: VariableSource, values: Values | undefined, { rule, property }: Winner, { problems }: Working): void {
  if (problems.some((known) => known.problem.place === source.place)) return;
  if (values === undefined) {
    const message = `a custom property in "${source.name}" has no value`;
    problems.push({ rule, problem: { severity: 'warning', code: 'missing-custom-property', message, hint: 'define it, or give var() a fallback', place: source.place } });
    return;
  }
  invalidValue(source.name, source.shorthand?.syntax ?? property.parser.syntax, values, source.place, (problem) => problems.push({ rule, problem }));
}

/** The one node for these values: equal styles are the same object. */
function intern(working: Working, parentFamily: Family, scope: Scope): StyleNode {
  const { style, touched, custom, problems } = working;
  const hidden = working.hidden as HiddenStyle;
  const passesOnTheSame = custom === parentFamily.custom && ![...touched].some((key) => inheritedSet.has(key));
  const family = passesOnTheSame ? parentFamily : familyOf(style, hidden, custom, scope);
  const key = `${family.id}|${ownKey(style, hidden, touched)}`;
  const known = scope.nodes.get(key);
  if (known !== undefined && problems.length === 0) return known;
  const node: StyleNode = { style: known?.style ?? style, hidden: known?.hidden ?? hidden, family, scope, own: new Map(), problems };
  if (known === undefined) scope.nodes.set(key, node);
  return node;
}

/** Values that are not passed on, where they differ from the initial ones. */
function ownKey(style: Draft, hidden: HiddenStyle, touched: ReadonlySet<string>): string {
  let key = style.display === initialStyle.display ? '' : style.display;
  if (style.float !== 'none') key += style.float;
  for (const name of [...touched].sort()) {
    if (inheritedSet.has(name) && name !== 'svg') continue;
    const isStyle = name in initialStyle;
    const value = isStyle ? style[name as keyof ComputedStyle] : hidden[name as keyof HiddenStyle];
    const initial = isStyle ? initialStyle[name as keyof ComputedStyle] : initialHidden[name as keyof HiddenStyle];
    if (value !== initial && keyOf(value) !== keyOf(initial)) key += `|${name}:${keyOf(value)}`;
  }
  return key;
}


