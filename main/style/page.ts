// The styles of pages: which @page rules hold for a kind of page, their cascade, and the styles of the page box, its margin
// boxes and its footnote area. CSS Paged Media 3; GCPM 3, section 2.

import { cascade, type Rule } from './cascade.ts';
import type { CascadePageRule } from './compile.ts';
import { type ComputeProblem, computeStyle, type StyleNode } from './compute.ts';
import { type ComputedStyle, type MarginBoxName, marginBoxNames, type PageKind, type PageStyle } from './computed-style.ts';
import type { DeclarationBlock } from './declarations.ts';
import { pageMatches } from './page-selectors.ts';

/** A page rule that holds for a page, with the specificity of the selector that chose it. */
type Held = { readonly entry: CascadePageRule; readonly specificity: number };

/** A page's style with what was found wrong while it was computed. */
export type MadePage = { readonly page: PageStyle; readonly problems: readonly ComputeProblem[] };
/** Finished pages by root style and by the rules that hold; it outlives documents, so equal pages are the same object. */
export type PageCache = Map<StyleNode, Map<string, MadePage>>;

/** Makes the memoised `pageStyle` of a document: `root` is what the page context inherits from. */
export function pageStyles(
  rules: readonly CascadePageRule[], root: StyleNode, cache: PageCache, report: (problem: ComputeProblem) => void,
): (kind: PageKind) => PageStyle {
  const byRules = cache.get(root) ?? new Map<string, MadePage>();
  cache.set(root, byRules);
  return (kind) => {
    const held = heldRules(rules, kind);
    const key = held.map(({ entry }) => entry.order).join(' ');
    const made = byRules.get(key) ?? makePage(held, root);
    byRules.set(key, made);
    made.problems.forEach(report);
    return made.page;
  };
}

/** In ascending order of the cascade. */
function heldRules(rules: readonly CascadePageRule[], kind: PageKind): Held[] {
  const held: Held[] = [];
  for (const entry of rules) {
    const matching = entry.rule.selectors.filter((selector) => pageMatches(selector, kind));
    if (matching.length > 0) held.push({ entry, specificity: Math.max(...matching.map((selector) => selector.specificity)) });
  }
  const weight = ({ entry }: Held): number => (entry.origin === 'user-agent' ? 0 : 1);
  return held.sort((a, b) => weight(a) - weight(b) || a.entry.layer - b.entry.layer || a.specificity - b.specificity || a.entry.order - b.entry.order);
}

function ruleOf({ entry }: Held, block: DeclarationBlock): Rule {
  const { origin, layer, sheet } = entry;
  return { origin, layer, block, matches: undefined, rank: entry.order, file: sheet.file, base: sheet.base };
}

function makePage(held: readonly Held[], root: StyleNode): MadePage {
  const problems: ComputeProblem[] = [];
  const styleOf = (rules: readonly Rule[], parent: StyleNode): StyleNode => {
    const made = computeStyle(cascade(rules), parent);
    problems.push(...made.problems);
    return made;
  };
  const page = styleOf(held.map((one) => ruleOf(one, one.entry.rule.block)), root);
  const footnoteRules = held.flatMap((one) => (one.entry.rule.footnote === undefined ? [] : [ruleOf(one, one.entry.rule.footnote)]));
  const { size, marks, bleed } = page.hidden;
  const made: PageStyle = {
    width: size.width,
    height: size.height,
    // 6 pt is what crop marks need (CSS Paged Media 3, section 7.2).
    bleed: bleed === 'auto' ? (marks.crop ? 6 : 0) : bleed,
    marks,
    style: page.style,
    marginBoxes: marginBoxes(held, (rules) => styleOf(rules, page)),
    footnoteArea: styleOf(footnoteRules, page).style,
  };
  return { page: made, problems };
}

/** Only boxes with content are made (section 4.1): `normal` and `none` make none. */
function marginBoxes(held: readonly Held[], styleOf: (rules: readonly Rule[]) => StyleNode): PageStyle['marginBoxes'] {
  const boxes: Partial<Record<MarginBoxName, ComputedStyle>> = {};
  for (const name of marginBoxNames) {
    const rules = held.flatMap((one) => one.entry.rule.boxes.filter((box) => box.name === name).map((box) => ruleOf(one, box.block)));
    if (rules.every((rule) => rule.origin === 'user-agent')) continue;
    const { style } = styleOf(rules);
    if (style.content !== 'normal' && style.content !== 'none' && style.display !== 'none') boxes[name] = style;
  }
  return boxes;
}
