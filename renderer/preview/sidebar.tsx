// Thumbnails of the pages, and the document's outline. Thumbnails are drawn when they come into sight.

import { memo, useEffect, useRef, useState, type JSX } from 'react';
import { ListBox, ListBoxItem, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { PageInfo } from '../../main/contract.ts';
import { texts } from '../texts.ts';
import { previewCommands } from './controls.ts';
import { drawPage, type PdfDocument } from './pdf.ts';
import type { Opened } from './use-pdf.ts';

const width = 104;

export function Sidebar({ opened, page }: { readonly opened: Opened; readonly page: number }): JSX.Element {
  const { rendered, pdf } = opened;
  return (
    <Tabs className="sidebar">
      <TabList aria-label={texts.preview.sidebar} className="tabs">
        <Tab id="thumbnails" className="tab">{texts.preview.name}</Tab>
        <Tab id="outline" className="tab">{texts.preview.outline}</Tab>
      </TabList>
      <TabPanel id="thumbnails" className="tab-panel">
        <ListBox aria-label={texts.preview.thumbnails} className="thumbs" selectionMode="single" disallowEmptySelection selectedKeys={[page]} onSelectionChange={(keys) => keys !== 'all' && previewCommands.goTo(Number([...keys][0] ?? page))}>
          {rendered.pages.map((one) => (
            <ListBoxItem key={one.number} id={one.number} textValue={texts.preview.page(one.label)} className="thumb">
              <Thumb page={one} pdf={pdf} />
              <span>{one.label}</span>
            </ListBoxItem>
          ))}
        </ListBox>
      </TabPanel>
      <TabPanel id="outline" className="tab-panel">
        <ListBox aria-label={texts.preview.outline} className="outline" onAction={(key) => goToEntry(opened, Number(key))}>
          {rendered.outline.map((entry, index) => (
            <ListBoxItem key={`${entry.page} ${entry.y} ${entry.label}`} id={index} textValue={entry.label} className="outline-entry" style={{ paddingInlineStart: 8 + (entry.level - 1) * 14 }}>
              <span className="title" dir="auto">{entry.label}</span>
              <span className="cost">{rendered.pages[entry.page - 1]?.label}</span>
            </ListBoxItem>
          ))}
        </ListBox>
      </TabPanel>
    </Tabs>
  );
}

function goToEntry({ rendered }: Opened, index: number): void {
  const entry = rendered.outline[index];
  if (entry !== undefined) previewCommands.goTo(entry.page, entry.y);
}

const Thumb = memo(function Thumb({ page, pdf }: { readonly page: PageInfo; readonly pdf: PdfDocument }): JSX.Element {
  const place = useRef<HTMLSpanElement>(null);
  const seen = useInSight(place);
  useEffect(() => {
    const holder = place.current;
    if (!seen || holder === null || holder.dataset['drawn'] === page.key) return;
    const drawing = drawPage(pdf, page.number, width / page.width);
    void drawing.done.then((canvas) => {
      if (canvas === undefined) return;
      holder.replaceChildren(canvas);
      holder.dataset['drawn'] = page.key;
    }).catch(() => undefined);
    return () => drawing.cancel();
  }, [seen, page.key, page.number, page.width, pdf]);
  return <span ref={place} className="thumb-picture" style={{ width, height: (width * page.height) / page.width }} />;
});

function useInSight(place: React.RefObject<HTMLElement | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const observer = new IntersectionObserver(([entry]) => setSeen(entry?.isIntersecting === true), { rootMargin: '300px' });
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return seen;
}
