// The contents pane: the report as a tree to tick, order, indent and retitle, with search and filters.

import { useMemo, useState, type JSX, type KeyboardEvent } from 'react';
import { Tree, useDragAndDrop, DropIndicator, type Key } from 'react-aria-components';
import { budgetOf, draftOf } from '../state.ts';
import { useStore } from '../store.ts';
import { texts } from '../texts.ts';
import { actOn, moveRows, type RowAction } from './actions.ts';
import { BudgetLine } from './budget-line.tsx';
import { everything, holds, isGroup } from './choices.ts';
import { costsOf } from './costs.ts';
import { isFiltering, itemsByKey, narrow, noFilters, rowsOf, type Row } from './rows.ts';
import { TreeRow } from './tree-row.tsx';
import { TreeTools } from './tree-tools.tsx';

/** Keys with Alt, by what they do to the row in focus. */
const altKeys: Readonly<Record<string, RowAction>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'indent', ArrowLeft: 'outdent' };

export function TreePane(): JSX.Element {
  const report = useStore((state) => state.desk?.report);
  const choices = useStore((state) => draftOf(state)?.choices);
  const budget = useStore(budgetOf);
  const rendered = useStore((state) => state.rendered);
  const selected = useStore((state) => state.selected);
  const [filters, setFilters] = useState(noFilters);
  const [renaming, rename] = useState<string>();
  const [collapsed, setCollapsed] = useState<ReadonlySet<Key>>(new Set());
  const items = useMemo(() => itemsByKey(report?.items ?? []), [report]);
  const rows = useMemo(() => rowsOf(choices ?? everything(report?.items ?? []), items, costsOf(rendered, budget)), [choices, report, items, rendered, budget]);
  const shown = useMemo(() => narrow(rows, items, filters), [rows, items, filters]);
  const all = useMemo(() => parentsIn(shown), [shown]);
  const expanded = isFiltering(filters) ? all : all.filter((key) => !collapsed.has(key));
  const dragAndDropHooks = useRowDragging(items);
  const byKey = (event: KeyboardEvent): void => onRowKey(event, rows, rename);
  return (
    <section className="pane tree-pane" data-pane aria-label={texts.tree.name}>
      <TreeTools filters={filters} onFilters={setFilters} items={items} />
      <div className="tree-scroll" onKeyDownCapture={byKey}>
        <Tree
          aria-label={texts.tree.name}
          className="tree"
          selectionMode="single"
          selectionBehavior="replace"
          selectedKeys={rowKeysFor(rows, selected)}
          onSelectionChange={(keys) => selectRow(keys, rows)}
          expandedKeys={expanded}
          onExpandedChange={(keys) => setCollapsed(new Set(all.filter((key) => !keys.has(key))))}
          dragAndDropHooks={dragAndDropHooks}
          renderEmptyState={() => <p className="empty">{isFiltering(filters) ? texts.tree.noMatch : texts.tree.empty}</p>}
        >
          {shown.map((row) => <TreeRow key={row.key} row={row} hooks={{ renaming, rename }} />)}
        </Tree>
      </div>
      <BudgetLine />
    </section>
  );
}

function useRowDragging(items: ReadonlyMap<string, { readonly title: string; readonly path: string }>): ReturnType<typeof useDragAndDrop>['dragAndDropHooks'] {
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': items.get(String(key))?.title ?? '', 'desk-row': String(key) })),
    acceptedDragTypes: ['desk-row'],
    shouldAcceptItemDrop: (target) => holds(items.get(String(target.key))?.path ?? ''),
    getDropOperation: () => 'move',
    renderDropIndicator: (target) => <DropIndicator target={target} className="drop-line" />,
    onMove: ({ keys, target }) => moveRows(new Set([...keys].map(String)), String(target.key), target.dropPosition),
  });
  return dragAndDropHooks;
}

/** Space ticks, Alt with arrows moves, F2 renames: the row in focus, not what stands inside it. */
function onRowKey(event: KeyboardEvent, rows: readonly Row[], rename: (key: string) => void): void {
  const { target } = event;
  if (!(target instanceof HTMLElement) || target.getAttribute('role') !== 'row') return;
  const row = findRow(rows, target.dataset['key'] ?? '');
  const action = event.altKey ? altKeys[event.key] : undefined;
  if (row === undefined) return;
  if (action !== undefined) actOn(row, action);
  else if (event.key === ' ') actOn(row, row.tick === 'on' ? 'exclude' : 'include');
  else if (event.key === 'Enter' && !isGroup(row.path)) actOn(row, 'edit');
  else if (event.key === 'F2' && row.kind === 'sections') rename(row.key);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function selectRow(keys: 'all' | Set<Key>, rows: readonly Row[]): void {
  const [key] = keys === 'all' ? [] : [...keys];
  const row = key === undefined ? undefined : findRow(rows, String(key));
  if (row !== undefined) actOn(row, 'show');
}

function findRow(rows: readonly Row[], key: string): Row | undefined {
  for (const row of rows) {
    const found = row.key === key ? row : findRow(row.children, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

function rowKeysFor(rows: readonly Row[], path: string | undefined): readonly string[] {
  const first = rows.flatMap(function keysOf(row: Row): string[] {
    return [...(row.path === path ? [row.key] : []), ...row.children.flatMap(keysOf)];
  })[0];
  return first === undefined ? [] : [first];
}

function parentsIn(rows: readonly Row[]): readonly string[] {
  return rows.flatMap((row) => (row.children.length === 0 ? [] : [row.key, ...parentsIn(row.children)]));
}
