// The tree itself: focus, selection, dragging, keys. Drawn anew only when its shape, its selection or what is folded changes.

import { memo, useState, type JSX, type KeyboardEvent } from 'react';
import { DropIndicator, Tree, useDragAndDrop, type Key } from 'react-aria-components';
import { useStore } from '../store.ts';
import { texts } from '../texts.ts';
import { actOn, moveRows, type RowAction } from './actions.ts';
import { branchFor, findBranch, movedInto, parentsIn, type Branch } from './branches.ts';
import { holds, isGroup } from './choices.ts';
import { rowState } from './row-states.ts';
import { RenamingContext, TreeRow } from './tree-row.tsx';

/** Keys with Alt, by what they do to the row in focus. */
const altKeys: Readonly<Record<string, RowAction>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'indent', ArrowLeft: 'outdent' };

type Props = { readonly branches: readonly Branch[]; readonly filtering: boolean };

export const ContentsTree = memo(function ContentsTree({ branches, filtering }: Props): JSX.Element {
  const selected = useStore((state) => state.selected);
  const [renaming, rename] = useState<string>();
  const [collapsed, setCollapsed] = useCollapsed(branches);
  const all = parentsIn(branches);
  const dragAndDropHooks = useRowDragging(branches);
  const chosen = branchFor(branches, selected);
  return (
    <div className="tree-scroll" onKeyDownCapture={(event) => onRowKey(event, branches, rename)}>
      <RenamingContext value={{ key: renaming, rename }}>
        <Tree
          aria-label={texts.tree.name}
          className="tree"
          selectionMode="single"
          selectionBehavior="replace"
          selectedKeys={chosen === undefined ? [] : [chosen.key]}
          onSelectionChange={(keys) => selectRow(keys, branches)}
          expandedKeys={filtering ? all : all.filter((key) => !collapsed.has(key))}
          onExpandedChange={(keys) => setCollapsed(new Set(all.filter((key) => !keys.has(key))))}
          dragAndDropHooks={dragAndDropHooks}
          renderEmptyState={() => <p className="empty">{filtering ? texts.tree.noMatch : texts.tree.empty}</p>}
        >
          {branches.map((branch) => <TreeRow key={branch.key} branch={branch} />)}
        </Tree>
      </RenamingContext>
    </div>
  );
});

/** What is folded. Where a row is moved into something folded, that unfolds: what one has in hand stays in sight. */
function useCollapsed(branches: readonly Branch[]): readonly [ReadonlySet<Key>, (collapsed: ReadonlySet<Key>) => void] {
  const [collapsed, setCollapsed] = useState<ReadonlySet<Key>>(new Set());
  const [before, hold] = useState(branches);
  if (before !== branches) {
    hold(branches);
    const into = movedInto(branches, before);
    if (into.size > 0) setCollapsed(new Set([...collapsed].filter((key) => !into.has(String(key)))));
  }
  return [collapsed, setCollapsed];
}

function useRowDragging(branches: readonly Branch[]): ReturnType<typeof useDragAndDrop>['dragAndDropHooks'] {
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': findBranch(branches, String(key))?.title ?? '', 'desk-row': String(key) })),
    acceptedDragTypes: ['desk-row'],
    shouldAcceptItemDrop: (target) => holds(findBranch(branches, String(target.key))?.path ?? ''),
    getDropOperation: () => 'move',
    renderDropIndicator: (target) => <DropIndicator target={target} className="drop-line" />,
    onMove: ({ keys, target }) => moveRows(new Set([...keys].map(String)), String(target.key), target.dropPosition),
  });
  return dragAndDropHooks;
}

/** Space ticks, Alt with arrows moves, Enter edits, F2 renames: the row in focus, not what stands inside it. */
function onRowKey(event: KeyboardEvent, branches: readonly Branch[], rename: (key: string) => void): void {
  const { target } = event;
  if (!(target instanceof HTMLElement) || target.getAttribute('role') !== 'row') return;
  const row = findBranch(branches, target.dataset['key'] ?? '');
  const action = event.altKey ? altKeys[event.key] : undefined;
  if (row === undefined) return;
  if (action !== undefined) actOn(row, action);
  else if (event.key === ' ') actOn(row, rowState(row.key).tick === 'on' ? 'exclude' : 'include');
  else if (event.key === 'Enter' && !isGroup(row.path)) actOn(row, 'edit');
  else if (event.key === 'F2' && row.kind === 'sections') rename(row.key);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function selectRow(keys: 'all' | Set<Key>, branches: readonly Branch[]): void {
  const [key] = keys === 'all' ? [] : [...keys];
  const row = key === undefined ? undefined : findBranch(branches, String(key));
  if (row !== undefined) actOn(row, 'show');
}
