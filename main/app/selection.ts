// Between the tree on the desk and a selection as briefing files and the pipeline know it. The tree also remembers what is
// ticked off; a selection names only what is in.

import type { Choice, ReportItem } from '../contract.ts';
import type { BriefingRequest } from '../briefing.ts';

type Selection = NonNullable<BriefingRequest['selection']>;
type SelectionItem = Selection[number];

const isSection = (path: string): boolean => path.startsWith('sections.');
const isGroup = (path: string): boolean => path.startsWith('group.');

/**
 * What is ticked, in the tree's order. An object ticked in a section that is not stands by itself in the section's place; what
 * stands in a group, because no section shows it, stays in the lists of its kind.
 */
export function toSelection(choices: readonly Choice[], listed = false): Selection {
  return choices.flatMap((choice): SelectionItem[] => {
    const group = isGroup(choice.path);
    const children = toSelection(choice.children, group);
    if (!choice.on || group) return [...children];
    if (isSection(choice.path)) return [{ id: choice.path, ...(choice.title !== undefined && { title: choice.title }), children }];
    return [listed ? { id: choice.path, listed: true } : { id: choice.path }];
  });
}

/** The tree for a selection: what it names is ticked; what it leaves out is added, unticked, by the desk. */
export function fromSelection(selection: Selection, items: readonly ReportItem[]): readonly Choice[] {
  const used = new Set<string>();
  const named = choicesFor(selection.filter((one) => one.listed !== true), undefined, flat(items), used);
  const listed = choicesFor(selection.filter((one) => one.listed === true), undefined, flat(items), used);
  const groups = items.filter((item) => isGroup(item.path)).map((group): Choice => {
    const within = new Set(group.children.map((child) => child.key));
    return { key: group.key, path: group.path, on: true, children: listed.filter((choice) => within.has(choice.key)) };
  });
  return [...named, ...groups];
}

function choicesFor(selection: Selection, parent: ReportItem | undefined, all: readonly ReportItem[], used: Set<string>): readonly Choice[] {
  return selection.flatMap((one): Choice[] => {
    const item = itemFor(one.id, parent, all, used);
    if (item === undefined) return [];
    used.add(item.key);
    const children = one.children === undefined ? everythingIn(item, used) : choicesFor(one.children, item, all, used);
    return [{ key: item.key, path: item.path, on: true, children, ...(one.title !== undefined && { title: one.title }) }];
  });
}

/** The report's row that an id or path means: best the one within its own section. */
function itemFor(id: string, parent: ReportItem | undefined, all: readonly ReportItem[], used: ReadonlySet<string>): ReportItem | undefined {
  const meant = (item: ReportItem): boolean => (item.path === id || item.path.endsWith(`.${id}`)) && !used.has(item.key);
  return parent?.children.find(meant) ?? all.find(meant);
}

function everythingIn(item: ReportItem, used: Set<string>): readonly Choice[] {
  return item.children.filter((child) => !used.has(child.key)).map((child) => {
    used.add(child.key);
    return { key: child.key, path: child.path, on: true, children: everythingIn(child, used) };
  });
}

function flat(items: readonly ReportItem[]): readonly ReportItem[] {
  return items.flatMap((item) => [item, ...flat(item.children)]);
}
