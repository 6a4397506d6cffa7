// What can be done about where a page ends: a new page before an object, kept together, let break, or run on. From where objects
// stand on the page and on the next one. Pure functions; each remedy comes with the break rules that the draft then has.

import type { Area, BreakRule, Rendered } from '../../main/contract.ts';

export type Remedy = { readonly kind: 'new-page' | 'keep' | 'allow' | 'run-on' | 'take-back'; readonly path: string; readonly rules: readonly BreakRule[] };

/** Points from the edge of what a page holds within which an object counts as standing there. */
const near = 48;
/** Room that is worth a word, in points. */
const worth = 24;

type Standing = { readonly path: string; readonly height: number };

/** At most three, the gentlest first. */
export function remediesFor(rendered: Rendered, page: number, rules: readonly BreakRule[]): readonly Remedy[] {
  const reason = rendered.pages[page - 1]?.breakReason;
  if (reason === undefined || page >= rendered.pages.length) return [];
  const { split, next } = aroundFoot(rendered, page);
  const ruled = [...split, ...next].filter(({ path }) => rules.some((rule) => rule.path === path));
  const takeBack = ruled.map(({ path }): Remedy => ({ kind: 'take-back', path, rules: rules.filter((rule) => rule.path !== path) }));
  const free = (list: readonly Standing[]): readonly Standing[] => list.filter((one) => !ruled.includes(one));
  const remedy = (kind: Remedy['kind'], found: Standing | undefined, change: Omit<BreakRule, 'path'>): readonly Remedy[] =>
    found === undefined ? [] : [{ kind, path: found.path, rules: [...rules, { path: found.path, ...change }] }];
  const [smallest] = free(split);
  const section = free(split).find(({ path }) => path.startsWith('sections.'));
  const largestNext = free(next).at(-1);
  if (reason.kind === 'forced') return [...takeBack, ...remedy('run-on', largestNext, { before: 'auto' })].slice(0, 3);
  return [
    ...takeBack,
    ...remedy('keep', smallest !== undefined && smallest.height < pageHeight(rendered) ? smallest : undefined, { inside: 'avoid' }),
    ...(['avoid-inside', 'did-not-fit'].includes(reason.kind) && reason.left > worth ? remedy('allow', largestNext, { inside: 'auto' }) : []),
    ...remedy('new-page', section, { before: 'page' }),
  ].slice(0, 3);
}

/** What goes on over this foot, and what begins behind it; smallest first. */
function aroundFoot(rendered: Rendered, page: number): { readonly split: readonly Standing[]; readonly next: readonly Standing[] } {
  const objects = Object.entries(rendered.areas).filter(([path]) => /^(?!report\.|sources\.|group\.)\w+\.[^.]+$/.test(path));
  const on = (areas: readonly Area[], number: number): readonly Area[] => areas.filter((area) => area.page === number);
  const bottom = Math.max(...objects.flatMap(([, areas]) => on(areas, page).map(bottomOf)));
  const top = Math.min(...objects.flatMap(([, areas]) => on(areas, page + 1).map(({ y }) => y)));
  const split: Standing[] = [];
  const next: Standing[] = [];
  for (const [path, areas] of objects) {
    if (!on(areas, page + 1).some(({ y }) => y < top + near)) continue;
    const atFoot = on(areas, page).some((area) => bottomOf(area) > bottom - near);
    (atFoot ? split : next).push({ path, height: areas.filter((area) => area.page >= page).reduce((sum, { height }) => sum + height, 0) });
  }
  const bySize = (a: Standing, b: Standing): number => a.height - b.height;
  return { split: split.sort(bySize), next: next.sort(bySize) };
}

function bottomOf({ y, height }: Area): number {
  return y + height;
}

/** What is kept together must fit on a page with its margins. */
function pageHeight(rendered: Rendered): number {
  return (rendered.pages[0]?.height ?? 842) * 0.8;
}
