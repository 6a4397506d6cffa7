// The contents pane: the report as a tree to tick, order, indent and retitle, with search and filters.

import { useDeferredValue, useLayoutEffect, useMemo, useState, type JSX } from 'react';
import { budgetOf, draftOf } from '../state.ts';
import { useStore } from '../store.ts';
import { texts } from '../texts.ts';
import { branchesOf, type Branch } from './branches.ts';
import { BudgetLine } from './budget-line.tsx';
import { everything } from './choices.ts';
import { ContentsTree } from './contents-tree.tsx';
import { costsOf } from './costs.ts';
import { setRowStates } from './row-states.ts';
import { isFiltering, itemsByKey, matchingKeys, narrow, noFilters, rowsOf, type Row } from './rows.ts';
import { TreeTools } from './tree-tools.tsx';

export function TreePane(): JSX.Element {
  const report = useStore((state) => state.desk?.report);
  const choices = useStore((state) => draftOf(state)?.choices);
  const budget = useStore(budgetOf);
  // The pages come first: what things cost may follow a moment later.
  const rendered = useDeferredValue(useStore((state) => state.rendered));
  const [filters, setFilters] = useState(noFilters);
  const items = useMemo(() => itemsByKey(report?.items ?? []), [report]);
  const rows = useMemo(() => rowsOf(choices ?? everything(report?.items ?? []), items, costsOf(rendered, budget)), [choices, report, items, rendered, budget]);
  const shown = useMemo(() => narrow(rows, items, filters), [rows, items, filters]);
  const branches = useBranches(shown);
  useLayoutEffect(() => setRowStates(rows), [rows]);
  return (
    <section className="pane tree-pane" data-pane aria-label={texts.tree.name}>
      <TreeTools filters={filters} onFilters={setFilters} items={items} matching={() => (isFiltering(filters) ? matchingKeys(rows, items, filters) : undefined)} />
      <ContentsTree branches={branches} filtering={isFiltering(filters)} />
      <BudgetLine />
    </section>
  );
}

/** The shape of the rows; the same object as long as the shape is the same. */
function useBranches(rows: readonly Row[]): readonly Branch[] {
  const [held, hold] = useState<readonly Branch[]>([]);
  const next = useMemo(() => branchesOf(rows, held), [rows, held]);
  if (next !== held) hold(next);
  return next;
}
