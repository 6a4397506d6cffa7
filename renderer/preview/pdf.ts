// The one place that knows pdf.js: opens the finished bytes, draws pages, sets text layers. One pdf.js worker serves all documents.

import { GlobalWorkerOptions, PDFWorker, TextLayer, getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
// oxlint-disable-next-line import/default -- the bundler makes it
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

export type PdfDocument = PDFDocumentProxy;

GlobalWorkerOptions.workerSrc = workerUrl;
let worker: PDFWorker | undefined;

/** Opens a PDF. The bytes are copied: pdf.js takes what it is given. Glyphs are drawn as outlines: giving each new document's fonts to the window takes longer. */
export async function openPdf(bytes: Uint8Array): Promise<PdfDocument> {
  worker ??= new PDFWorker();
  return getDocument({ data: bytes.slice(), worker, isOffscreenCanvasSupported: false, useWasm: false, disableAutoFetch: true, disableStream: true, disableFontFace: true }).promise;
}

export type Drawing = { readonly done: Promise<HTMLCanvasElement | undefined>; readonly cancel: () => void };

/** Most pixels of one canvas: more would be slow to no use. */
const mostPixels = 12_000_000;

/** Draws a page at `scale` device-independent pixels a point, into a canvas of its own. `undefined` where it was cancelled. */
export function drawPage(pdf: PdfDocument, number: number, scale: number): Drawing {
  let cancelled = false;
  let stop: (() => void) | undefined;
  const draw = async (): Promise<HTMLCanvasElement | undefined> => {
    const page = await pdf.getPage(number);
    if (cancelled) return undefined;
    const viewport = page.getViewport({ scale: scale * ratioFor(page, scale) });
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.round(viewport.height);
    // For print: drawn at once, not in slices between the window's frames.
    const task = page.render({ canvas, viewport, intent: 'print' });
    stop = () => task.cancel();
    await task.promise;
    return cancelled ? undefined : canvas;
  };
  return {
    done: draw().catch((error: unknown) => {
      if (cancelled || (error instanceof Error && error.name === 'RenderingCancelledException')) return undefined;
      throw error;
    }),
    cancel: () => {
      cancelled = true;
      stop?.();
    },
  };
}

function ratioFor(page: PDFPageProxy, scale: number): number {
  const { width, height } = page.getViewport({ scale });
  return Math.min(window.devicePixelRatio, Math.sqrt(mostPixels / (width * height)));
}

/** A page's text, laid over its picture for selection and search. `texts` and `elements` go together. */
export type TextOver = { readonly texts: readonly string[]; readonly elements: readonly HTMLElement[] };

export async function layText(pdf: PdfDocument, number: number, container: HTMLElement): Promise<TextOver> {
  const page = await pdf.getPage(number);
  const layer = new TextLayer({ textContentSource: await page.getTextContent(), container, viewport: page.getViewport({ scale: 1 }) });
  await layer.render();
  return { texts: layer.textContentItemsStr, elements: layer.textDivs };
}

/** The words of a page in one string, as search reads them. */
export async function textOf(pdf: PdfDocument, number: number): Promise<readonly string[]> {
  const content = await (await pdf.getPage(number)).getTextContent();
  return content.items.flatMap((item) => ('str' in item ? [item.str] : []));
}
