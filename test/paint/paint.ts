// What a page in HTML paints, as lines of the dump: set in the square font, on pages of 200 by 100 points.

import { dumpPage } from '../../main/paint/dump.ts';
import { paintDocument } from '../../main/paint/document.ts';
import type { PaintedDocument } from '../../main/paint/display-list.ts';
import type { Diagnostic } from '../../main/diagnostic.ts';
import { layoutHtml, squareFonts, squareSheet } from '../support/layout-html.ts';

export type PaintedHtml = { readonly painted: PaintedDocument; readonly diagnostics: readonly Diagnostic[] };

/** Paints a page; `css` comes behind the square sheet. */
export function paintHtml(body: string, css = ''): PaintedHtml {
  const { laidOut, diagnostics } = layoutHtml(`<!DOCTYPE html><html lang="en"><head><title>t</title></head><body>${body}</body></html>`, squareSheet + css);
  const all = [...diagnostics];
  const painted = paintDocument(laidOut, squareFonts, (diagnostic) => all.push(diagnostic));
  return { painted, diagnostics: all };
}

/** The lines of each page, without the page's own and without sources. */
export function paintLines(body: string, css = ''): readonly string[] {
  const { painted } = paintHtml(body, css);
  return painted.pages.flatMap((page) => dumpPage(page).split('\n').slice(1).map((line) => line.slice(2).replace(/ (\([a-z]+\)|<\w+>)$/, '').replace(' Square-Regular 10', '').replace(' Square 10', '')));
}
