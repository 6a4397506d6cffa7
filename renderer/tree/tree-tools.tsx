// Search, filters and the selection as a whole, above the contents tree.

import type { JSX } from 'react';
import { Button, Header, Input, Menu, MenuItem, MenuSection, MenuTrigger, Popover, SearchField, type Key, type Selection } from 'react-aria-components';
import type { ItemKind, ReportItem } from '../../main/contract.ts';
import { Icon } from '../icons.tsx';
import { texts } from '../texts.ts';
import { chooseAll } from './actions.ts';
import { isFiltering, noFilters, traitsOf, type Filters } from './rows.ts';

const words = texts.tree;

type FilterProps = { readonly filters: Filters; readonly onFilters: (filters: Filters) => void; readonly items: ReadonlyMap<string, ReportItem> };
/** `matching`: keys of the rows that match, while the tree is narrowed. */
type Props = FilterProps & { readonly matching: () => ReadonlySet<string> | undefined };

export function TreeTools({ filters, onFilters, items, matching }: Props): JSX.Element {
  return (
    <header className="pane-tools">
      <SearchField aria-label={words.search} className="search" value={filters.words} onChange={(value) => onFilters({ ...filters, words: value })}>
        <Icon name="search" size={14} />
        <Input placeholder={words.search} />
        <Button className="quiet clear"><Icon name="close" size={12} /></Button>
      </SearchField>
      <FilterMenu filters={filters} onFilters={onFilters} items={items} />
      <MenuTrigger>
        <Button className="quiet" aria-label={words.more}><Icon name="more" /></Button>
        <Popover className="popover" placement="bottom end">
          <Menu className="menu" onAction={(key) => chooseAll(key as 'all' | 'none' | 'invert', matching())}>
            <MenuItem id="all" className="menu-item">{words.all}</MenuItem>
            <MenuItem id="none" className="menu-item">{words.none}</MenuItem>
            <MenuItem id="invert" className="menu-item">{words.invert}</MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
    </header>
  );
}

type SetName = 'kinds' | 'audiences' | 'markings' | 'priorities' | 'themes';

function FilterMenu({ filters, onFilters, items }: FilterProps): JSX.Element {
  const traits = traitsOf(items);
  const active = isFiltering({ ...filters, words: '' });
  const part = (name: SetName, label: (value: string) => string = (value) => value): JSX.Element | null =>
    traits[name].length < 2 && name !== 'themes' ? null : (
      <MenuSection
        key={name}
        selectionMode="multiple"
        selectedKeys={filters[name]}
        onSelectionChange={(keys) => onFilters({ ...filters, [name]: asSet(keys, traits[name]) })}
      >
        <Header className="menu-header">{words.filterNames[name]}</Header>
        {traits[name].map((value) => <MenuItem key={value} id={value} className="menu-item check-item">{label(value)}</MenuItem>)}
      </MenuSection>
    );
  return (
    <MenuTrigger>
      <Button className="quiet" aria-label={words.filters} data-active={active || undefined}><Icon name="filter" /></Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label={words.filters} onAction={(key) => key === 'show-all' && onFilters(noFilters)}>
          {active && <MenuItem id="show-all" className="menu-item">{words.showAll}</MenuItem>}
          <MenuSection selectionMode="multiple" selectedKeys={filters.unused ? ['unused'] : []} onSelectionChange={(keys) => onFilters({ ...filters, unused: keys === 'all' || keys.size > 0 })}>
            <Header className="menu-header">{words.filters}</Header>
            <MenuItem id="unused" className="menu-item check-item">{words.unused}</MenuItem>
          </MenuSection>
          {part('kinds', (value) => words.kinds[value as ItemKind])}
          {part('themes')}
          {part('audiences')}
          {part('markings')}
          {part('priorities')}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function asSet(keys: Selection, all: readonly string[]): ReadonlySet<never> {
  const chosen: readonly Key[] = keys === 'all' ? all : [...keys];
  return new Set(chosen) as ReadonlySet<Key> as ReadonlySet<never>;
}
