// The sides of paper as they will come out of the printer, drawn from the finished file.

import { useEffect, useRef, useState, type JSX } from 'react';
import { Button } from 'react-aria-components';
import type { Finished, Outcome } from '../../main/contract.ts';
import { Icon } from '../icons.tsx';
import { drawPage, openPdf, type PdfDocument } from '../preview/pdf.ts';
import { texts } from '../texts.ts';

const words = texts.print;
const room = { width: 460, height: 420 };

export function SheetPreview({ made }: { readonly made: Outcome<Finished> | undefined }): JSX.Element {
  const pdf = useOpened(made);
  const [at, setAt] = useState(1);
  const sides = pdf?.numPages ?? 0;
  const side = Math.min(at, Math.max(1, sides));
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (pdf === undefined || place.current === null) return;
    const holder = place.current;
    let stop: (() => void) | undefined;
    void pdf.getPage(side).then((page) => {
      const { width, height } = page.getViewport({ scale: 1 });
      const drawing = drawPage(pdf, side, Math.min(room.width / width, room.height / height));
      stop = drawing.cancel;
      return drawing.done.then((canvas) => {
        if (canvas === undefined) return;
        canvas.style.width = `${canvas.width / window.devicePixelRatio}px`;
        holder.replaceChildren(canvas);
        holder.dataset['side'] = String(side);
      });
    }).catch(() => undefined);
    return () => stop?.();
  }, [pdf, side]);
  return (
    <figure className="sheet-preview">
      <div className="sheet-place" ref={place} data-sides={sides}>{made === undefined && <p className="empty late">{texts.preview.working}</p>}</div>
      <figcaption>
        <Button className="quiet" aria-label={words.previousSide} isDisabled={side <= 1} onPress={() => setAt(side - 1)}><Icon name="chevron" /></Button>
        <span role="status">{made?.kind === 'refused' || made?.kind === 'fault' ? words.failed : words.side(side, sides)}</span>
        <Button className="quiet" aria-label={words.nextSide} isDisabled={side >= sides} onPress={() => setAt(side + 1)}><Icon name="chevron" /></Button>
      </figcaption>
    </figure>
  );
}

function useOpened(made: Outcome<Finished> | undefined): PdfDocument | undefined {
  const [pdf, set] = useState<PdfDocument>();
  useEffect(() => {
    if (made?.kind !== 'done') return;
    let stopped = false;
    void openPdf(made.value.pdf).then((opened) => {
      if (stopped) void opened.loadingTask.destroy();
      else set(opened);
    });
    return () => {
      stopped = true;
    };
  }, [made]);
  return pdf;
}
