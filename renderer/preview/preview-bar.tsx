// The bar above the pages: page number, zoom, sidebar, search.

import { useState, type JSX } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, ToggleButton } from 'react-aria-components';
import { changeSettings, runCommand, togglePane } from '../commands.ts';
import { Icon } from '../icons.tsx';
import { texts } from '../texts.ts';
import { previewCommands } from './controls.ts';
import { actualSize, zoomSteps } from './strip.ts';

const words = texts.preview;

type Props = {
  readonly page: number;
  readonly pages: number;
  readonly zoom: 'width' | 'page' | number;
  readonly scale: number;
  readonly sidebar: boolean;
  readonly onFind: () => void;
};

export function PreviewBar({ page, pages, zoom, scale, sidebar, onFind }: Props): JSX.Element {
  const shown = zoom === 'width' ? words.fitWidth : zoom === 'page' ? words.fitPage : words.zoom(Math.round((scale / actualSize) * 100));
  return (
    <header className="pane-tools preview-bar">
      <ToggleButton className="quiet" aria-label={words.sidebar} isSelected={sidebar} onChange={() => togglePane('thumbnails')}><Icon name="sidebar" /></ToggleButton>
      <PageNumber page={page} pages={pages} />
      <span className="spring" />
      <Button className="quiet" aria-label={words.zoomOut} onPress={() => void runCommand('zoom-out')}><Icon name="minus" /></Button>
      <MenuTrigger>
        <Button className="quiet zoom-value" aria-label={`${words.zoomMenu}: ${shown}`}>{shown}</Button>
        <Popover className="popover">
          <Menu className="menu" selectionMode="single" selectedKeys={[String(zoom)]} onAction={(key) => void changeSettings({ zoom: key === 'width' || key === 'page' ? key : Number(key) })}>
            <MenuItem id="width" className="menu-item check-item">{words.fitWidth}</MenuItem>
            <MenuItem id="page" className="menu-item check-item">{words.fitPage}</MenuItem>
            {zoomSteps.map((step) => <MenuItem key={step} id={String(step)} className="menu-item check-item">{words.zoom(step * 100)}</MenuItem>)}
          </Menu>
        </Popover>
      </MenuTrigger>
      <Button className="quiet" aria-label={words.zoomIn} onPress={() => void runCommand('zoom-in')}><Icon name="plus" /></Button>
      <Button className="quiet" aria-label={words.find} onPress={onFind}><Icon name="search" /></Button>
    </header>
  );
}

function PageNumber({ page, pages }: { readonly page: number; readonly pages: number }): JSX.Element {
  const [typed, setTyped] = useState<string>();
  const go = (): void => {
    const wanted = Number(typed);
    if (typed !== undefined && Number.isInteger(wanted) && wanted >= 1 && wanted <= pages) previewCommands.goTo(wanted);
    setTyped(undefined);
  };
  return (
    <span className="page-number">
      <input
        aria-label={words.goTo}
        inputMode="numeric"
        value={typed ?? (pages === 0 ? '' : String(page))}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => setTyped(undefined)}
        onKeyDown={(event) => event.key === 'Enter' && go()}
      />
      <span>/ {pages}</span>
    </span>
  );
}
