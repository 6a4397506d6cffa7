// The pages pane: the finished PDF, page below page; only pages in sight exist. Keeps its place when the document changes.

import { Fragment, useCallback, useMemo, useRef, useState, type JSX } from 'react';
import type { Area, PageInfo } from '../../main/contract.ts';
import { desk } from '../api.ts';
import { groupBy } from '../group-by.ts';
import { store, useStore } from '../store.ts';
import { texts } from '../texts.ts';
import { FindBar } from './find-bar.tsx';
import { PageFoot } from './page-foot.tsx';
import { PageView } from './page-view.tsx';
import { PreviewBar } from './preview-bar.tsx';
import { Sidebar } from './sidebar.tsx';
import { StaleBanner } from './stale-banner.tsx';
import { currentPage, inSight, scaleFor, stripOf, type Strip } from './strip.ts';
import { useKeptPlace, useView, type View } from './use-view.ts';
import { usePreviewCommands } from './use-commands.ts';
import { usePdf, type Opened } from './use-pdf.ts';

const none: readonly Area[] = [];
const noPages: readonly PageInfo[] = [];

export function PreviewPane(): JSX.Element {
  const opened = usePdf(useStore((state) => state.rendered));
  const zoom = useStore((state) => state.settings?.zoom ?? 'width');
  const sidebar = useStore((state) => state.settings?.panes.thumbnails ?? false);
  const [finding, setFinding] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  const view = useView(scroller);
  const pages = opened?.rendered.pages ?? noPages;
  const scale = scaleFor(zoom, pages, view);
  const strip = useMemo(() => stripOf(pages, scale), [pages, scale]);
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
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
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
        <Fragment key={page.number}>
          <PageView page={page} pdf={pdf} scale={strip.scale} top={strip.tops[first + index] ?? 0} lit={litOn.get(page.number) ?? none} onPoint={onPoint} />
          <PageFoot page={page} rendered={rendered} top={(strip.tops[first + index] ?? 0) + page.height * strip.scale} width={page.width * strip.scale} />
        </Fragment>
      ))}
    </div>
  );
}

/** A click into a page: finds what was clicked, chooses it in the tree. */
async function pointAt(id: number, page: number, x: number, y: number): Promise<void> {
  const located = await desk.call('preview.locate', { id, page, x, y });
  store.dispatch({ type: 'located', located });
}
