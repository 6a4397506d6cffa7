// One row of the contents tree: check box, kind, title, what it costs in pages, and its menu.

import { createContext, memo, useContext, useState, type JSX } from 'react';
import { Button, Checkbox, Menu, MenuItem, MenuTrigger, Popover, Separator, TreeItem, TreeItemContent } from 'react-aria-components';
import type { BreakRule } from '../../main/contract.ts';
import { wordsOf } from '../breaks.ts';
import { Icon } from '../icons.tsx';
import { draftOf, type State } from '../state.ts';
import { useStore } from '../store.ts';
import { texts } from '../texts.ts';
import { actOn, type RowAction } from './actions.ts';
import type { Branch } from './branches.ts';
import { isGroup } from './choices.ts';
import { RenameField } from './rename-field.tsx';
import { useRowState } from './row-states.ts';

const words = texts.tree;

/** Which row's title is being changed, and how to begin and end that. */
export type Renaming = { readonly key: string | undefined; readonly rename: (key: string | undefined) => void };
export const RenamingContext = createContext<Renaming>({ key: undefined, rename: () => undefined });

export const TreeRow = memo(function TreeRow({ branch }: { readonly branch: Branch }): JSX.Element {
  return (
    <TreeItem id={branch.key} textValue={branch.title} className="row">
      <TreeItemContent>{({ hasChildItems }) => <RowContent branch={branch} foldable={hasChildItems} />}</TreeItemContent>
      {branch.children.map((child) => <TreeRow key={child.key} branch={child} />)}
    </TreeItem>
  );
});

function RowContent({ branch, foldable }: { readonly branch: Branch; readonly foldable: boolean }): JSX.Element {
  const { tick, cost, beyond } = useRowState(branch.key);
  const { key, rename } = useContext(RenamingContext);
  return (
    <div className="row-content" data-tick={tick}>
      <Button slot="drag" className="grip" aria-label={words.drag(branch.title)}><Icon name="grip" /></Button>
      {foldable ? <Button slot="chevron" className="chevron"><Icon name="chevron" /></Button> : <span className="chevron" />}
      <Tick branch={branch} />
      <span className="kind" title={words.kinds[branch.kind]}><Icon name={branch.kind} /></span>
      {key === branch.key
        ? <RenameField row={branch} done={() => rename(undefined)} />
        : <span className="title" dir="auto" title={branch.title} data-retitled={branch.retitled || undefined}>{branch.title}</span>}
      <BreakMark path={branch.path} />
      {cost > 0.04 && <span className="cost" aria-label={words.costLabel(cost)}>{words.pages(cost)}</span>}
      {beyond && <span className="beyond" role="img" aria-label={words.beyond} title={words.beyond} />}
      <RowMenu branch={branch} rename={rename} />
    </div>
  );
}

function BreakMark({ path }: { readonly path: string }): JSX.Element | null {
  const rule = useStore((state) => ruleFor(state, path));
  if (rule === undefined) return null;
  const name = words.rule(wordsOf(rule));
  return <span className="break-mark" role="img" aria-label={name} title={name}><Icon name="pageBreak" size={14} /></span>;
}

function ruleFor(state: State, path: string): BreakRule | undefined {
  return draftOf(state)?.breaks?.find((rule) => rule.path === path);
}

function Tick({ branch }: { readonly branch: Branch }): JSX.Element {
  const { tick } = useRowState(branch.key);
  return (
    <Checkbox
      slot={null}
      className="tick"
      aria-label={words.include(branch.title)}
      isSelected={tick === 'on'}
      isIndeterminate={tick === 'mixed'}
      onChange={() => actOn(branch, tick === 'on' ? 'exclude' : 'include')}
    >
      <span className="tick-box">{tick !== 'off' && <Icon name={tick === 'mixed' ? 'dash' : 'check'} size={12} />}</span>
    </Checkbox>
  );
}

function RowMenu({ branch, rename }: { readonly branch: Branch; readonly rename: Renaming['rename'] }): JSX.Element {
  const [open, setOpen] = useState(false);
  const ruled = useStore((state) => ruleFor(state, branch.path) !== undefined);
  const act = (key: unknown): void => {
    if (key === 'rename') rename(branch.key);
    else actOn(branch, key as RowAction);
  };
  return (
    <MenuTrigger isOpen={open} onOpenChange={setOpen}>
      <Button className="quiet row-menu" aria-label={words.actions(branch.title)}><Icon name="more" /></Button>
      {/* A menu for each row would be most of the tree: it is made when it opens. */}
      {open && (
        <Popover className="popover" placement="bottom end">
          <Menu className="menu" onAction={act}>
            <MenuItem id="show" className="menu-item">{words.showInPages}</MenuItem>
            {!isGroup(branch.path) && <MenuItem id="edit" className="menu-item">{words.editData}<kbd>Enter</kbd></MenuItem>}
            {branch.kind === 'sections' && <MenuItem id="rename" className="menu-item">{words.renameAction}<kbd>F2</kbd></MenuItem>}
            {branch.retitled && <MenuItem id="restore" className="menu-item">{words.restoreTitle}</MenuItem>}
            <Separator className="separator" />
            {!isGroup(branch.path) && <MenuItem id="new-page" className="menu-item">{words.newPage}</MenuItem>}
            {!isGroup(branch.path) && <MenuItem id="keep-whole" className="menu-item">{words.keepWhole}</MenuItem>}
            {ruled && <MenuItem id="no-breaks" className="menu-item">{words.noBreaks}</MenuItem>}
            <Separator className="separator" />
            <MenuItem id="up" className="menu-item">{words.up}<kbd>Alt ↑</kbd></MenuItem>
            <MenuItem id="down" className="menu-item">{words.down}<kbd>Alt ↓</kbd></MenuItem>
            <MenuItem id="indent" className="menu-item">{words.indent}<kbd>Alt →</kbd></MenuItem>
            <MenuItem id="outdent" className="menu-item">{words.outdent}<kbd>Alt ←</kbd></MenuItem>
          </Menu>
        </Popover>
      )}
    </MenuTrigger>
  );
}
