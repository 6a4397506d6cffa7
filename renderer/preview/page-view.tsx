// One page: its picture, its text above it, and what is lit up. Drawn again only when it looks different or is shown at another
// size; until the new picture is ready the old one stays.

import { memo, useEffect, useRef, type JSX, type PointerEvent } from 'react';
import type { Area, PageInfo } from '../../main/contract.ts';
import { texts } from '../texts.ts';
import { noteText } from './find.ts';
import { drawPage, layText, type PdfDocument } from './pdf.ts';

type Props = {
  readonly page: PageInfo;
  readonly pdf: PdfDocument;
  readonly scale: number;
  readonly top: number;
  readonly lit: readonly Area[];
  readonly onPoint: (page: number, x: number, y: number) => void;
};

export const PageView = memo(function PageView({ page, pdf, scale, top, lit, onPoint }: Props): JSX.Element {
  const picture = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);
  usePicture(picture, { page, pdf, scale });
  useText(text, { page, pdf });
  const width = page.width * scale;
  const onClick = (event: PointerEvent<HTMLDivElement>): void => {
    if (document.getSelection()?.isCollapsed === false || event.button !== 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    onPoint(page.number, (event.clientX - box.left) / scale, (event.clientY - box.top) / scale);
  };
  return (
    <div
      className="page"
      role="region"
      aria-label={texts.preview.page(page.label)}
      data-page={page.number}
      data-key={page.key}
      style={{ width, height: page.height * scale, top, marginLeft: -width / 2, '--total-scale-factor': scale } as React.CSSProperties}
      onPointerUp={onClick}
    >
      <div ref={picture} className="page-picture" />
      <div ref={text} className="textLayer" />
      {lit.map((area) => (
        <div key={`${area.x} ${area.y}`} className="lit" style={{ left: area.x * scale - 4, top: area.y * scale - 3, width: area.width * scale + 8, height: area.height * scale + 6 }} />
      ))}
    </div>
  );
});

type Shown = { readonly page: PageInfo; readonly pdf: PdfDocument; readonly scale: number };

function usePicture(place: React.RefObject<HTMLDivElement | null>, { page, pdf, scale }: Shown): void {
  const wanted = `${page.key} ${Math.round(scale * 1000)} ${window.devicePixelRatio}`;
  useEffect(() => {
    const holder = place.current;
    if (holder === null || holder.dataset['drawn'] === wanted) return;
    const drawing = drawPage(pdf, page.number, scale);
    void drawing.done.then((canvas) => {
      if (canvas === undefined) return;
      canvas.setAttribute('aria-hidden', 'true');
      holder.replaceChildren(canvas);
      holder.dataset['drawn'] = wanted;
      holder.dataset['draws'] = String(Number(holder.dataset['draws'] ?? 0) + 1);
    });
    return () => drawing.cancel();
  }, [place, wanted, pdf, page.number, scale]);
}

/** Pictures come first: the text over them can wait for a moment without work. */
const idle = (): Promise<unknown> => new Promise((done) => requestIdleCallback(done, { timeout: 300 }));

function useText(place: React.RefObject<HTMLDivElement | null>, { page, pdf }: Omit<Shown, 'scale'>): void {
  useEffect(() => {
    const holder = place.current;
    if (holder === null || holder.dataset['laid'] === page.key) return;
    const layer = document.createElement('div');
    let stopped = false;
    void idle().then(() => (stopped ? undefined : layText(pdf, page.number, layer))).then((over) => {
      if (stopped || over === undefined) return;
      holder.replaceChildren(...layer.childNodes);
      holder.dataset['laid'] = page.key;
      noteText(page.number, page.key, over);
    }).catch(() => undefined);
    return () => {
      stopped = true;
    };
  }, [place, page.key, page.number, pdf]);
}
