// What the report's objects cost in pages, from where they stand: the height of a page's content is one page, and objects side by
// side share the height that they stand in, so that the costs of all never come to more than the pages there are.

import type { Choice, Rendered } from '../../main/contract.ts';
import { groupBy } from '../group-by.ts';

/** `last` is the last page on which something of a row stands, 0 for none. `budget` is Infinity where there is no limit. */
export type Costs = { readonly budget: number; readonly of: (choice: Choice) => { readonly pages: number; readonly last: number } };

/** Costs of rows, each with all below it that is in the briefing. */
export function costsOf(rendered: Rendered | undefined, budget: number | undefined): Costs {
  const heights = rendered === undefined ? new Map<string, number>() : sharedHeights(rendered);
  const page = contentHeight(rendered);
  const last = (path: string): number => Math.max(0, ...(rendered?.areas[path] ?? []).map((area) => area.page));
  const pathsOf = (choice: Choice): readonly string[] => [choice.path, ...choice.children.filter((child) => child.on).flatMap(pathsOf)];
  return {
    budget: budget ?? Infinity,
    of: (choice) => {
      const paths = [...new Set(pathsOf(choice))];
      return { pages: paths.reduce((sum, path) => sum + (heights.get(path) ?? 0), 0) / page, last: Math.max(0, ...paths.map(last)) };
    },
  };
}

type Stretch = { readonly path: string; readonly top: number; readonly bottom: number };

/** Points of page height by path: each strip of a page is shared evenly by those that stand in it. */
function sharedHeights(rendered: Rendered): ReadonlyMap<string, number> {
  const heights = new Map<string, number>();
  const all = Object.entries(rendered.areas).flatMap(([path, areas]) => areas.map(({ page, y, height }) => ({ page, path, top: y, bottom: y + height })));
  for (const [, onPage] of groupBy(all, (one) => one.page)) shareOut(onPage, heights);
  return heights;
}

/** Goes down the page from edge to edge. An object that stands twice beside itself counts once. */
function shareOut(stretches: readonly Stretch[], heights: Map<string, number>): void {
  const edges = [...new Set(stretches.flatMap(({ top, bottom }) => [top, bottom]))].sort((a, b) => a - b);
  const begin = stretches.toSorted((a, b) => a.top - b.top);
  let next = 0;
  let standing: Stretch[] = [];
  edges.slice(0, -1).forEach((top, index) => {
    standing = standing.filter(({ bottom }) => bottom > top);
    for (let one = begin[next]; one !== undefined && one.top <= top; one = begin[++next]) standing.push(one);
    const paths = new Set(standing.map(({ path }) => path));
    const share = ((edges[index + 1] ?? top) - top) / paths.size;
    for (const path of paths) heights.set(path, (heights.get(path) ?? 0) + share);
  });
}

/** The most that any page holds, or would if it were full: near enough the page area. Never 0. */
function contentHeight(rendered: Rendered | undefined): number {
  if (rendered === undefined) return 1;
  const byPage = groupBy(Object.values(rendered.areas).flat(), (area) => area.page);
  return Math.max(1, ...rendered.pages.map(({ number, breakReason }) => {
    const areas = byPage.get(number) ?? [];
    const top = Math.min(...areas.map(({ y }) => y));
    const bottom = Math.max(...areas.map(({ y, height }) => y + height));
    return areas.length === 0 ? 0 : bottom - top + breakReason.left;
  }));
}

/** Pages of the whole, the last one counted as far as it is filled. */
export function pagesFilled(rendered: Rendered): number {
  const last = rendered.pages.at(-1);
  if (last === undefined) return 0;
  const empty = Math.min(0.95, last.breakReason.left / contentHeight(rendered));
  return rendered.pages.length - empty;
}
