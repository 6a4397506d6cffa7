// The boxes of a numbered page as Chromium lays it out, in a hidden window of the Electron that the app runs in.

import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { squareFont } from '../support/square-font.ts';
import { joinPieces, type PageBoxes, type Rect } from './boxes.ts';
import { commonSheet, numberAttribute, viewport } from './pages.ts';

export type Chromium = { readonly layout: (pages: readonly string[]) => Promise<readonly PageBoxes[]>; readonly close: () => Promise<void> };

/** Documents that are laid out at the same time. */
const batch = 40;

export async function openChromium(): Promise<Chromium> {
  const { ELECTRON_OVERRIDE_DIST_PATH: place } = process.env;
  const app = await _electron.launch({
    ...(place !== undefined && { executablePath: join(place, process.platform === 'win32' ? 'electron.exe' : 'electron') }),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), join(import.meta.dirname, 'window.cjs')],
  });
  const page = await app.firstWindow();
  const font = Buffer.from(await squareFont().data()).toString('base64');
  const layout = async (pages: readonly string[]): Promise<readonly PageBoxes[]> => {
    const results: PageBoxes[] = [];
    for (let start = 0; start < pages.length; start += batch) {
      const prepared = pages.slice(start, start + batch).map((html) => prepare(html, font));
      const measured = await page.evaluate(measurePages, { pages: prepared, viewport, attribute: numberAttribute });
      for (const elements of measured) results.push(new Map(elements.map(({ number, boxes, text }) => [number, { boxes, text: joinPieces(text) }])));
    }
    return results;
  };
  return { layout, close: () => app.close() };
}

/** The font, the common sheet, and drawings in place of the pictures `40x20.png`. */
function prepare(html: string, font: string): string {
  const style = `<style>@font-face { font-family: Square; src: url(data:font/ttf;base64,${font}); } ${commonSheet}</style>`;
  const picture = (width: string, height: string): string => `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"/>`)}`;
  return html.replace(/<head[^>]*>/, (head) => head + style)
    .replaceAll(/src="(\d+)x(\d+)\.png"/g, (_match, width: string, height: string) => `src="${picture(width, height)}"`);
}

type Measured = { readonly number: number; readonly boxes: readonly Rect[]; readonly text: readonly Rect[] };

/** Runs in the window: a frame for each page, then what its elements' boxes are. */
async function measurePages(request: { readonly pages: readonly string[]; readonly viewport: { readonly width: number; readonly height: number }; readonly attribute: string }): Promise<Measured[][]> {
  const { viewport, attribute } = request;
  const rectsOf = (list: DOMRectList): Rect[] => [...list].map(({ x, y, width, height }) => ({ x, y, width, height }));
  const measure = (element: Element): Measured => {
    const text = [...element.childNodes].filter((child) => child.nodeType === 3).flatMap((child) => {
      const range = element.ownerDocument.createRange();
      range.selectNode(child);
      return rectsOf(range.getClientRects());
    });
    const inline = element.ownerDocument.defaultView!.getComputedStyle(element).display === 'inline';
    const boxes = rectsOf(element.getClientRects());
    const { x, y, width, height } = element.getBoundingClientRect();
    return { number: Number(element.getAttribute(attribute)), boxes: inline || boxes.length === 0 ? boxes : [{ x, y, width, height }], text };
  };
  return Promise.all(request.pages.map(async (html) => {
    const frame = document.createElement('iframe');
    Object.assign(frame.style, { width: `${viewport.width}px`, height: `${viewport.height}px`, border: '0' });
    frame.scrolling = 'no';
    frame.srcdoc = html;
    await new Promise((loaded) => {
      frame.addEventListener('load', loaded);
      document.body.append(frame);
    });
    const { contentDocument: inner } = frame;
    await inner!.fonts.load('10px Square');
    const result = [...inner!.querySelectorAll(`[${attribute}]`)].map(measure);
    frame.remove();
    return result;
  }));
}
