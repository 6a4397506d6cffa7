// The tree's shape alone: what stands where, under which title. As long as that stays, so do the objects, and nothing of the tree is
// drawn anew. Pure.

import type { ItemKind } from '../../main/contract.ts';
import type { Row } from './rows.ts';

export type Branch = {
  readonly key: string;
  readonly path: string;
  readonly kind: ItemKind;
  readonly title: string;
  readonly retitled: boolean;
  readonly children: readonly Branch[];
};

/** The branches of rows; equal ones are those of `before`. */
export function branchesOf(rows: readonly Row[], before: readonly Branch[]): readonly Branch[] {
  const old = new Map(before.map((branch) => [branch.key, branch]));
  const branches = rows.map((row) => branchOf(row, old.get(row.key)));
  return same(branches, before) ? before : branches;
}

function branchOf({ key, path, kind, title, retitled, children }: Row, before: Branch | undefined): Branch {
  const below = branchesOf(children, before?.children ?? []);
  const unchanged = before !== undefined && before.title === title && before.retitled === retitled && before.path === path && before.children === below;
  return unchanged ? before : { key, path, kind, title, retitled, children: below };
}

function same(a: readonly Branch[], b: readonly Branch[]): boolean {
  return a.length === b.length && a.every((branch, index) => branch === b[index]);
}

export function findBranch(branches: readonly Branch[], key: string): Branch | undefined {
  for (const branch of branches) {
    const found = branch.key === key ? branch : findBranch(branch.children, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first branch that shows an object. */
export function branchFor(branches: readonly Branch[], path: string | undefined): Branch | undefined {
  for (const branch of branches) {
    const found = branch.path === path ? branch : branchFor(branch.children, path);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Keys of all that have others below them. */
export function parentsIn(branches: readonly Branch[]): readonly string[] {
  return branches.flatMap((branch) => (branch.children.length === 0 ? [] : [branch.key, ...parentsIn(branch.children)]));
}

/** Keys of what others were moved into, from one tree to the next. */
export function movedInto(branches: readonly Branch[], before: readonly Branch[]): ReadonlySet<string> {
  const old = parentsByKey(before, '');
  return new Set([...parentsByKey(branches, '')].flatMap(([key, parent]) => (parent === '' || (old.get(key) ?? parent) === parent ? [] : [parent])));
}

function parentsByKey(branches: readonly Branch[], parent: string, parents = new Map<string, string>()): ReadonlyMap<string, string> {
  for (const branch of branches) {
    parents.set(branch.key, parent);
    parentsByKey(branch.children, branch.key, parents);
  }
  return parents;
}
