// The pages pane: the finished PDF, page below page; only pages in sight exist. Keeps its place when the document changes.

import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type JSX } from 'react';
import type { Area, MenuCommand, Rendered } from '../../main/contract.ts';
import { desk } from '../api.ts';
import { changeSettings } from '../commands.ts';
import { groupBy } from '../group-by.ts';
import { store, useStore } from '../store.ts';
import { texts } from '../texts.ts';
import { registerPreview } from './controls.ts';
import { FindBar } from './find-bar.tsx';
import { PageView } from './page-view.tsx';
import { PreviewBar } from './preview-bar.tsx';
import { Sidebar } from './sidebar.tsx';
import { StaleBanner } from './stale-banner.tsx';
import { actualSize, anchorAt, currentPage, inSight, scaleFor, scrollFor, stripOf, zoomSteps, type Anchor, type Strip } from './strip.ts';
import { usePdf, type Opened } from './use-pdf.ts';

const none: readonly Area[] = [];

type View = { readonly top: number; readonly width: number; readonly height: number };

export function PreviewPane(): JSX.Element {
  const opened = usePdf(useStore((state) => state.rendered));
  const zoom = useStore((state) => state.settings?.zoom ?? 'width');
  const sidebar = useStore((state) => state.settings?.panes.thumbnails ?? false);
  const [finding, setFinding] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<View>({ top: 0, width: 800, height: 600 });
  const pages = opened?.rendered.pages ?? [];
  const scale = scaleFor(zoom, pages, view);
  const strip = useMemo(() => stripOf(pages, scale), [pages, scale]);
  useView(scroller, setView);
  useKeptPlace(scroller, opened?.rendered, strip);
  usePreviewCommands({ scroller, strip, opened, scale, onFind: () => setFinding(true) });
  const page = currentPage(strip, pages, view.top, view.height);
  return (
    <section className="pane preview-pane" data-pane aria-label={texts.preview.name}>
      <PreviewBar page={page} pages={pages.length} zoom={zoom} scale={scale} sidebar={sidebar} onFind={() => setFinding(!finding)} />
      {finding && opened !== undefined && <FindBar opened={opened} onClose={() => setFinding(false)} />}
      <StaleBanner />
      <div className="preview-body">
        {sidebar && opened !== undefined && <Sidebar opened={opened} page={page} />}
        <div className="pages" ref={scroller} tabIndex={0} role="group" aria-label={texts.preview.name}>
          {opened === undefined ? <EmptyPages /> : <Strips opened={opened} strip={strip} view={view} />}
        </div>
      </div>
    </section>
  );
}

function EmptyPages(): JSX.Element {
  const rendering = useStore((state) => state.rendering);
  return <p className="empty late">{rendering ? texts.preview.working : texts.preview.empty}</p>;
}

function Strips({ opened, strip, view }: { readonly opened: Opened; readonly strip: Strip; readonly view: View }): JSX.Element {
  const { rendered, pdf } = opened;
  const selected = useStore((state) => state.selected);
  const { first, last } = inSight(strip, rendered.pages, view.top - view.height / 2, view.top + view.height * 1.5);
  const litOn = useMemo(() => groupBy(selected === undefined ? none : (rendered.areas[selected] ?? none), (area) => area.page), [rendered, selected]);
  const onPoint = useCallback((page: number, x: number, y: number) => void pointAt(rendered.id, page, x, y), [rendered.id]);
  return (
    <div className="strip" style={{ height: strip.height, minWidth: strip.width }} data-pages={rendered.pages.length} data-result={rendered.id}>
      {rendered.pages.slice(first, last + 1).map((page, index) => (
        <PageView
          key={page.number}
          page={page}
          pdf={pdf}
          scale={strip.scale}
          top={strip.tops[first + index] ?? 0}
          lit={litOn.get(page.number) ?? none}
          onPoint={onPoint}
        />
      ))}
    </div>
  );
}

/** A click into a page: finds what was clicked, chooses it in the tree. */
async function pointAt(id: number, page: number, x: number, y: number): Promise<void> {
  const located = await desk.call('preview.locate', { id, page, x, y });
  store.dispatch({ type: 'located', located });
}

/** Follows scrolling and resizing, at most once a frame. */
function useView(scroller: React.RefObject<HTMLDivElement | null>, setView: (view: View) => void): void {
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    let frame = 0;
    const measure = (): void => {
      frame = 0;
      setView({ top: element.scrollTop, width: element.clientWidth, height: element.clientHeight });
    };
    const soon = (): void => {
      frame ||= requestAnimationFrame(measure);
    };
    const observer = new ResizeObserver(soon);
    observer.observe(element);
    element.addEventListener('scroll', soon, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', soon);
      cancelAnimationFrame(frame);
    };
  }, [scroller, setView]);
}

/** When the document or the scale changes, what stood at the top of the view stays there. */
function useKeptPlace(scroller: React.RefObject<HTMLDivElement | null>, rendered: Rendered | undefined, strip: Strip): void {
  const before = useRef<{ readonly rendered: Rendered; readonly strip: Strip }>(undefined);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || rendered === undefined) return;
    const old = before.current;
    before.current = { rendered, strip };
    if (old === undefined || (old.rendered === rendered && old.strip === strip) || element.scrollTop < 4) return;
    const anchor: Anchor = anchorAt(old.strip, old.rendered, element.scrollTop);
    element.scrollTop = scrollFor(strip, rendered, anchor);
  }, [scroller, rendered, strip]);
}

type Commanded = {
  readonly scroller: React.RefObject<HTMLDivElement | null>;
  readonly strip: Strip;
  readonly opened: Opened | undefined;
  readonly scale: number;
  readonly onFind: () => void;
};

function usePreviewCommands(commanded: Commanded): void {
  const latest = useRef(commanded);
  latest.current = commanded;
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
