// What the menu and other panes ask of the pages: zoom, search, a page, a place.

import { useEffect, useRef } from 'react';
import type { MenuCommand } from '../../main/contract.ts';
import { changeSettings } from '../commands.ts';
import { registerPreview } from './controls.ts';
import { actualSize, zoomSteps, type Strip } from './strip.ts';
import type { Opened } from './use-pdf.ts';

type Commanded = {
  readonly scroller: React.RefObject<HTMLDivElement | null>;
  readonly strip: Strip;
  readonly opened: Opened | undefined;
  readonly scale: number;
  readonly onFind: () => void;
};

export function usePreviewCommands(commanded: Commanded): void {
  const latest = useRef(commanded);
  useEffect(() => {
    latest.current = commanded;
  });
  useEffect(() => registerPreview({
    run: (command) => run(command, latest.current),
    reveal: (path) => reveal(path, latest.current),
    goTo: (page, y) => scrollTo(latest.current, page, y ?? 0),
  }), []);
}

function run(command: MenuCommand, { scale, onFind }: Commanded): void {
  const now = scale / actualSize;
  switch (command) {
    case 'find': return onFind();
    case 'fit-width': return void changeSettings({ zoom: 'width' });
    case 'fit-page': return void changeSettings({ zoom: 'page' });
    case 'zoom-in': return void changeSettings({ zoom: zoomSteps.find((step) => step > now + 0.01) ?? 4 });
    case 'zoom-out': return void changeSettings({ zoom: zoomSteps.findLast((step) => step < now - 0.01) ?? 0.25 });
    default: return undefined;
  }
}

function scrollTo({ scroller, strip }: Commanded, page: number, y: number): void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  scroller.current?.scrollTo({ top: (strip.tops[page - 1] ?? 0) + y * strip.scale - 16, behavior: calm ? 'instant' : 'smooth' });
}

function reveal(path: string, commanded: Commanded): void {
  const area = commanded.opened?.rendered.areas[path]?.[0];
  const { scroller, strip } = commanded;
  if (area === undefined || scroller.current === null) return;
  const top = (strip.tops[area.page - 1] ?? 0) + area.y * strip.scale;
  const { scrollTop, clientHeight } = scroller.current;
  if (top < scrollTop || top + area.height * strip.scale > scrollTop + clientHeight) scrollTo(commanded, area.page, area.y - 40);
}
