// Whether a break is forced, allowed or to be avoided between two boxes, and which named page each begins and ends on. Values of
// first and last children count as their parents' own. CSS Fragmentation 3, section 3; CSS Paged Media 3, section 8.

import type { Box } from '../box/box.ts';
import type { BreakBetween, ComputedStyle } from '../style/computed-style.ts';
import { isOutOfFlow } from './collapse.ts';
import type { Reason } from './context.ts';
import { penalties, type ForcedBreak, type Space } from './space.ts';

type Fragmentainer = Space['fragmentainer'];

/** What style says of one edge of a box, with the box that says it. */
type EdgeRule = { readonly value: BreakBetween; readonly by: Box };

/** Break rules at a box's edges, outermost first; and the names of the pages on which it begins and ends. */
export type BreakEdges = {
  readonly before: readonly EdgeRule[];
  readonly after: readonly EdgeRule[];
  /** The page name used by the box itself. */
  readonly page: string;
  readonly startPage: string;
  readonly endPage: string;
};

/** The name of pages without one. */
export const unnamed = 'auto';

const none: readonly EdgeRule[] = [];
const known = new WeakMap<Box, { readonly parentPage: string; readonly edges: BreakEdges }>();

/** Break edges of a box whose parent uses the page name `parentPage`. */
export function breakEdges(box: Box, parentPage: string): BreakEdges {
  const found = known.get(box);
  if (found?.parentPage === parentPage) return found.edges;
  const edges = findEdges(box, parentPage);
  known.set(box, { parentPage, edges });
  return edges;
}

function findEdges(box: Box, parentPage: string): BreakEdges {
  const { style } = box;
  const page = style.page === unnamed ? parentPage : style.page;
  const first = edgeChild(box, 'first');
  const last = edgeChild(box, 'last');
  const firstEdges = first === undefined ? undefined : breakEdges(first, page);
  const lastEdges = last === undefined ? undefined : breakEdges(last, page);
  return {
    before: withRule(box, style.breakBefore, firstEdges?.before ?? rowRules(box, 'first')),
    after: withRule(box, style.breakAfter, lastEdges?.after ?? rowRules(box, 'last')),
    page,
    startPage: firstEdges?.startPage ?? page,
    endPage: lastEdges?.endPage ?? page,
  };
}

function withRule(box: Box, value: BreakBetween, inner: readonly EdgeRule[]): readonly EdgeRule[] {
  return value === 'auto' ? inner : [{ value, by: box }, ...inner];
}

/** The first or last block-level child in flow. Multi-column containers keep the column breaks of their children to themselves. */
function edgeChild(box: Box, which: 'first' | 'last'): Box | undefined {
  if (box.kind !== 'block' && box.kind !== 'flex' && box.kind !== 'grid') return undefined;
  const inFlow = (child: Box): boolean => !isOutOfFlow(child.style);
  return which === 'first' ? box.children.find(inFlow) : box.children.findLast(inFlow);
}

/** Break rules of a table's first or last row, which count as the table's. */
function rowRules(box: Box, which: 'first' | 'last'): readonly EdgeRule[] {
  if (box.kind !== 'table') return none;
  const group = which === 'first' ? box.groups[0] : box.groups.at(-1);
  const row = which === 'first' ? group?.rows[0] : group?.rows.at(-1);
  const property = which === 'first' ? 'breakBefore' : 'breakAfter';
  const values = [group?.style[property], row?.style[property]].filter((value) => value !== undefined && value !== 'auto');
  return values.length === 0 ? none : values.map((value) => ({ value: value ?? 'auto', by: box }));
}

/** What holds between two siblings; undefined where a break is simply allowed. */
export type BreakRule =
  | { readonly kind: 'forced'; readonly forced: ForcedBreak; readonly reason: Reason }
  | { readonly kind: 'avoid'; readonly penalty: number; readonly reason: Reason };

/** The rule at the class A break point between two boxes of a parent that uses `parentPage`. A forced break wins over avoid. */
export function breakBetween(previous: Box, next: Box, parentPage: string, fragmentainer: Fragmentainer): BreakRule | undefined {
  const above = breakEdges(previous, parentPage);
  const below = breakEdges(next, parentPage);
  if (above.after === none && below.before === none && above.endPage === below.startPage) return undefined;
  return forcedRule(above, below, fragmentainer) ?? avoidRule(above, below, fragmentainer);
}

function forcedRule(above: BreakEdges, below: BreakEdges, fragmentainer: Fragmentainer): BreakRule | undefined {
  if (fragmentainer === 'none') return undefined;
  let rule: BreakRule | undefined;
  const sides = [['break-after', above.after], ['break-before', below.before]] as const;
  for (const [property, rules] of sides) {
    for (const { value } of rules) {
      const forced = forcedBy(value, fragmentainer);
      if (forced === undefined || (rule?.kind === 'forced' && !isStronger(forced, rule.forced))) continue;
      rule = { kind: 'forced', forced, reason: { kind: 'forced', note: `forced: ${property}: ${value}` } };
    }
  }
  if (rule !== undefined || above.endPage === below.startPage) return rule;
  return { kind: 'forced', forced: 'page', reason: { kind: 'forced', note: `forced: page: ${below.startPage}` } };
}

/** A side is asked for more strongly than any page, any page more than a column; of equals the later wins. */
function isStronger(forced: ForcedBreak, than: ForcedBreak): boolean {
  const rank = { column: 0, page: 1, left: 2, right: 2, recto: 2, verso: 2 };
  return rank[forced] >= rank[than];
}

/** The break that a value forces in a fragmentainer of this kind. */
export function forcedBy(value: BreakBetween, fragmentainer: Fragmentainer): ForcedBreak | undefined {
  switch (value) {
    case 'page': return 'page';
    case 'left': case 'right': case 'recto': case 'verso': return value;
    case 'always': return fragmentainer === 'column' ? 'column' : 'page';
    case 'column': return fragmentainer === 'column' ? 'column' : undefined;
    default: return undefined;
  }
}

function avoidRule(above: BreakEdges, below: BreakEdges, fragmentainer: Fragmentainer): BreakRule | undefined {
  const after = above.after.find(({ value }) => isAvoided(value, fragmentainer));
  if (after !== undefined) return { kind: 'avoid', penalty: penalties.between, reason: { kind: 'keep-with-next', note: `kept with next: ${after.by.label}` } };
  const before = below.before.find(({ value }) => isAvoided(value, fragmentainer));
  if (before === undefined) return undefined;
  return { kind: 'avoid', penalty: penalties.between, reason: { kind: 'keep-with-next', note: `kept with previous: ${before.by.label}` } };
}

function isAvoided(value: string, fragmentainer: Fragmentainer): boolean {
  return value === 'avoid' || (value === 'avoid-page' && fragmentainer === 'page') || (value === 'avoid-column' && fragmentainer === 'column');
}

/** Whether a box is to be kept whole in a fragmentainer of this kind. */
export function avoidsBreakInside(style: ComputedStyle, fragmentainer: Fragmentainer): boolean {
  return style.breakInside !== 'auto' && isAvoided(style.breakInside, fragmentainer);
}
