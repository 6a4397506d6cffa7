// The opened PDF of the newest result. The one before stays open until the new one is there, so that nothing flickers.

import { useEffect, useRef, useState } from 'react';
import type { Rendered } from '../../main/contract.ts';
import { openPdf, type PdfDocument } from './pdf.ts';

/** A result together with its opened document: always of the same bytes. */
export type Opened = { readonly rendered: Rendered; readonly pdf: PdfDocument };

export function usePdf(rendered: Rendered | undefined): Opened | undefined {
  const [opened, setOpened] = useState<Opened>();
  const latest = useRef<Rendered>(undefined);
  useEffect(() => {
    latest.current = rendered;
    if (rendered === undefined) return;
    void openPdf(rendered.pdf).then((pdf) => {
      if (latest.current !== rendered) void pdf.loadingTask.destroy();
      else setOpened((before) => {
        if (before !== undefined) setTimeout(() => void before.pdf.loadingTask.destroy(), 1000);
        return { rendered, pdf };
      });
    });
  }, [rendered]);
  return rendered === undefined ? undefined : opened;
}
