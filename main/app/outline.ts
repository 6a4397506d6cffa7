// The report's outline as the tree on the desk shows it: every row with a key of its own, and the objects that no section shows
// gathered by kind.

import type { ItemKind, ReportItem } from '../contract.ts';

/** An item as `select/outline` makes it. */
type OutlineItem = Omit<ReportItem, 'key' | 'children'> & { readonly children: readonly OutlineItem[] };

export function itemsOf(outline: readonly OutlineItem[]): readonly ReportItem[] {
  const sections = outline.filter((item) => item.kind === 'sections').map((item) => withKey(item, undefined));
  const loose = outline.filter((item) => item.kind !== 'sections');
  const kinds = [...new Set(loose.map((item) => item.kind))];
  return [...sections, ...kinds.map((kind) => groupItem(kind, loose.filter((item) => item.kind === kind)))];
}

function withKey(item: OutlineItem, parent: string | undefined): ReportItem {
  const key = item.kind === 'sections' || parent === undefined ? item.path : `${parent}/${item.path}`;
  return { ...item, key, children: item.children.map((child) => withKey(child, item.path)) };
}

/** A row that only gathers: it is no part of the report itself. */
function groupItem(kind: ItemKind, items: readonly OutlineItem[]): ReportItem {
  const path = `group.${kind}`;
  return { key: path, path, kind, title: '', children: items.map((item) => withKey(item, undefined)) };
}
