// The rows of the tree as they are drawn: choices joined with what the report says of them, narrowed by search and filters.

import type { Choice, ItemKind, ReportItem } from '../../main/contract.ts';
import { texts } from '../texts.ts';
import { isGroup, tickOf, type Tick } from './choices.ts';
import type { Costs } from './costs.ts';

export type Row = {
  readonly key: string;
  readonly path: string;
  readonly kind: ItemKind;
  /** As this briefing shows it. */
  readonly title: string;
  readonly retitled: boolean;
  readonly tick: Tick;
  readonly marking: string | undefined;
  /** Pages that it takes, with all below it; 0 where it is not on the pages. */
  readonly cost: number;
  /** It stands, in part, behind the pages that the briefing may have. */
  readonly beyond: boolean;
  readonly children: readonly Row[];
};

export type Filters = {
  readonly words: string;
  readonly kinds: ReadonlySet<ItemKind>;
  readonly audiences: ReadonlySet<string>;
  readonly markings: ReadonlySet<string>;
  readonly priorities: ReadonlySet<string>;
  readonly themes: ReadonlySet<string>;
  /** Only what is not in the briefing. */
  readonly unused: boolean;
};

export const noFilters: Filters = {
  words: '', kinds: new Set(), audiences: new Set(), markings: new Set(), priorities: new Set(), themes: new Set(), unused: false,
};

export function isFiltering(filters: Filters): boolean {
  const sets = [filters.kinds, filters.audiences, filters.markings, filters.priorities, filters.themes];
  return filters.words.trim() !== '' || filters.unused || sets.some((set) => set.size > 0);
}

/** All items of a report by key. */
export function itemsByKey(items: readonly ReportItem[], map = new Map<string, ReportItem>()): ReadonlyMap<string, ReportItem> {
  for (const item of items) {
    map.set(item.key, item);
    itemsByKey(item.children, map);
  }
  return map;
}

export function rowsOf(choices: readonly Choice[], items: ReadonlyMap<string, ReportItem>, costs: Costs): readonly Row[] {
  return choices.flatMap((choice): Row[] => {
    const item = items.get(choice.key);
    if (item === undefined) return [];
    const children = rowsOf(choice.children, items, costs);
    const own = choice.on ? costs.of(choice) : { pages: 0, last: 0 };
    return [{
      key: choice.key, path: choice.path, kind: item.kind, title: choice.title ?? (isGroup(item.path) ? texts.tree.groups[item.kind] : item.title), retitled: choice.title !== undefined,
      tick: tickOf(choice), marking: item.marking, cost: own.pages, beyond: own.last > costs.budget, children,
    }];
  });
}

/** Rows that match, with the rows above them. */
export function narrow(rows: readonly Row[], items: ReadonlyMap<string, ReportItem>, filters: Filters): readonly Row[] {
  if (!isFiltering(filters)) return rows;
  return rows.flatMap((row) => {
    const children = narrow(row.children, items, filters);
    return children.length > 0 || matches(row, items.get(row.key), filters) ? [{ ...row, children }] : [];
  });
}

/** Keys of the rows that match themselves, without those that only stand above one. */
export function matchingKeys(rows: readonly Row[], items: ReadonlyMap<string, ReportItem>, filters: Filters): ReadonlySet<string> {
  const keys = (list: readonly Row[]): readonly string[] => list.flatMap((row) => [...(matches(row, items.get(row.key), filters) ? [row.key] : []), ...keys(row.children)]);
  return new Set(keys(rows));
}

function matches(row: Row, item: ReportItem | undefined, filters: Filters): boolean {
  const words = filters.words.trim().toLocaleLowerCase().split(/\s+/);
  const text = `${row.title} ${item?.title ?? ''} ${row.path}`.toLocaleLowerCase();
  const meets = (allowed: ReadonlySet<string>, values: readonly string[]): boolean => allowed.size === 0 || values.some((value) => allowed.has(value));
  return (
    words.every((word) => text.includes(word)) &&
    meets(filters.kinds, [row.kind]) &&
    meets(filters.audiences, item?.audience ?? []) &&
    meets(filters.markings, item?.marking === undefined ? [] : [item.marking]) &&
    meets(filters.priorities, item?.priority === undefined ? [] : [item.priority]) &&
    meets(filters.themes, item?.themes ?? []) &&
    (!filters.unused || row.tick !== 'on')
  );
}

/** What there is to filter by, in this report. */
export function traitsOf(items: ReadonlyMap<string, ReportItem>): {
  readonly kinds: readonly ItemKind[]; readonly audiences: readonly string[]; readonly markings: readonly string[];
  readonly priorities: readonly string[]; readonly themes: readonly string[];
} {
  const all = [...items.values()];
  const unique = <T extends string>(values: readonly T[]): readonly T[] => [...new Set(values)];
  return {
    kinds: unique(all.map((item) => item.kind)),
    audiences: unique(all.flatMap((item) => item.audience ?? [])),
    markings: unique(all.flatMap((item) => (item.marking === undefined ? [] : [item.marking]))),
    priorities: unique(all.flatMap((item) => (item.priority === undefined ? [] : [item.priority]))),
    themes: unique(all.flatMap((item) => item.themes ?? [])),
  };
}
