// One row of the contents tree: check box, kind, title, what it costs in pages, and its menu.

import type { JSX } from 'react';
import { Button, Checkbox, Menu, MenuItem, MenuTrigger, Popover, Separator, TreeItem, TreeItemContent } from 'react-aria-components';
import { Icon } from '../icons.tsx';
import { texts } from '../texts.ts';
import { actOn, type RowAction } from './actions.ts';
import { isGroup } from './choices.ts';
import { RenameField } from './rename-field.tsx';
import type { Row } from './rows.ts';

const words = texts.tree;

export type RowHooks = {
  readonly renaming: string | undefined;
  readonly rename: (key: string | undefined) => void;
};

export function TreeRow({ row, hooks }: { readonly row: Row; readonly hooks: RowHooks }): JSX.Element {
  return (
    <TreeItem id={row.key} textValue={row.title} className="row" data-tick={row.tick} data-beyond={row.beyond || undefined}>
      <TreeItemContent>
        {({ hasChildItems }) => (
          <div className="row-content">
            <Button slot="drag" className="grip" aria-label={words.drag(row.title)}><Icon name="grip" /></Button>
            {hasChildItems ? <Button slot="chevron" className="chevron"><Icon name="chevron" /></Button> : <span className="chevron" />}
            <Tick row={row} />
            <span className="kind" title={words.kinds[row.kind]}><Icon name={row.kind} /></span>
            {hooks.renaming === row.key
              ? <RenameField row={row} done={() => hooks.rename(undefined)} />
              : <span className="title" title={row.title} data-retitled={row.retitled || undefined}>{row.title}</span>}
            {row.cost > 0.04 && <span className="cost" aria-label={words.costLabel(row.cost)}>{words.pages(row.cost)}</span>}
            {row.beyond && <span className="beyond" role="img" aria-label={words.beyond} title={words.beyond} />}
            <RowMenu row={row} hooks={hooks} />
          </div>
        )}
      </TreeItemContent>
      {row.children.map((child) => <TreeRow key={child.key} row={child} hooks={hooks} />)}
    </TreeItem>
  );
}

function Tick({ row }: { readonly row: Row }): JSX.Element {
  return (
    <Checkbox
      slot={null}
      className="tick"
      aria-label={words.include(row.title)}
      isSelected={row.tick === 'on'}
      isIndeterminate={row.tick === 'mixed'}
      onChange={() => actOn(row, row.tick === 'on' ? 'exclude' : 'include')}
    >
      <span className="tick-box">{row.tick !== 'off' && <Icon name={row.tick === 'mixed' ? 'dash' : 'check'} size={12} />}</span>
    </Checkbox>
  );
}

function RowMenu({ row, hooks }: { readonly row: Row; readonly hooks: RowHooks }): JSX.Element {
  const act = (key: unknown): void => {
    if (key === 'rename') hooks.rename(row.key);
    else actOn(row, key as RowAction);
  };
  return (
    <MenuTrigger>
      <Button className="quiet row-menu" aria-label={words.actions(row.title)}><Icon name="more" /></Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" onAction={act}>
          <MenuItem id="show" className="menu-item">{words.showInPages}</MenuItem>
          {!isGroup(row.path) && <MenuItem id="edit" className="menu-item">{words.editData}<kbd>Enter</kbd></MenuItem>}
          {row.kind === 'sections' && <MenuItem id="rename" className="menu-item">{words.renameAction}<kbd>F2</kbd></MenuItem>}
          {row.retitled && <MenuItem id="restore" className="menu-item">{words.restoreTitle}</MenuItem>}
          <Separator className="separator" />
          <MenuItem id="up" className="menu-item">{words.up}<kbd>Alt ↑</kbd></MenuItem>
          <MenuItem id="down" className="menu-item">{words.down}<kbd>Alt ↓</kbd></MenuItem>
          <MenuItem id="indent" className="menu-item">{words.indent}<kbd>Alt →</kbd></MenuItem>
          <MenuItem id="outdent" className="menu-item">{words.outdent}<kbd>Alt ←</kbd></MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
