// The opened PDF of the newest result. The one before stays open until the new one is there, so that nothing flickers.

import { useEffect, useRef, useState } from 'react';
import type { Rendered } from '../../main/contract.ts';
import { openPdf, type PdfDocument } from './pdf.ts';

/** A result together with its opened document: always of the same bytes. */
export type Opened = { readonly rendered: Rendered; readonly pdf: PdfDocument };

const opening = new WeakMap<Rendered, Promise<PdfDocument>>();

/** Begins to open a result, or goes on with it: pdf.js works while the window still draws other things. */
export function beginOpening(rendered: Rendered): Promise<PdfDocument> {
  const begun = opening.get(rendered) ?? openPdf(rendered.pdf);
  opening.set(rendered, begun);
  return begun;
}

export function usePdf(rendered: Rendered | undefined): Opened | undefined {
  const [opened, setOpened] = useState<Opened>();
  const latest = useRef<Rendered>(undefined);
  useEffect(() => {
    latest.current = rendered;
    if (rendered === undefined) return;
    void beginOpening(rendered).then((pdf) => {
      if (latest.current !== rendered) void pdf.loadingTask.destroy();
      else setOpened((before) => {
        if (before !== undefined) setTimeout(() => void before.pdf.loadingTask.destroy(), 1000);
        return { rendered, pdf };
      });
    });
  }, [rendered]);
  return rendered === undefined ? undefined : opened;
}
