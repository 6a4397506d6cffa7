// The pipeline up to layout from an HTML string, in the square test font: every glyph is one em wide, 0.8 above the baseline and
// 0.2 below, so that all numbers come out whole.

import type { ImageSource } from '../../main/box/box.ts';
import { generateBoxes } from '../../main/box/generate.ts';
import type { BoxDocument } from '../../main/box/box.ts';
import { formatDiagnostic, type Diagnostic } from '../../main/diagnostic.ts';
import { parseHtml } from '../../main/html/parse.ts';
import { layoutDocument } from '../../main/layout/document.ts';
import { dumpLayout } from '../../main/layout/dump.ts';
import type { Fragment, LaidOutDocument } from '../../main/layout/fragment.ts';
import { styleDocument } from '../../main/style/style.ts';
import { createFontBook, type FontBook } from '../../main/text/font-book.ts';
import { squareFont } from './square-font.ts';

export const squareFonts: FontBook = createFontBook([squareFont()], ['Square']);

/** Pages of 200 by 100 points without margins, lines of 10 points. Margins and paddings are what the case says. */
export const squareSheet = `
  @page { size: 200pt 100pt; margin: 0; }
  html { font: 10pt/1 Square; orphans: 1; widows: 1; hyphens: manual; }
  body, p, h1, h2, h3, ul, ol, li, dl, dd, blockquote, figure, pre { margin: 0; padding: 0; font: inherit; text-indent: 0; }
  p, h1, h2, h3, li, figure, blockquote { break-before: auto; break-after: auto; break-inside: auto; text-align: left; }
`;

export type LaidOutHtml = { readonly boxes: BoxDocument; readonly laidOut: LaidOutDocument; readonly diagnostics: readonly Diagnostic[] };

/** Boxes of a page in HTML, styled by the square sheet and its own. */
export function boxesOfHtml(html: string, report: (diagnostic: Diagnostic) => void, sheet = squareSheet): BoxDocument {
  const document = parseHtml(html, 'case.html', report);
  const styled = styleDocument(document, [{ text: sheet, file: 'square.css' }], { fontMetrics: squareFonts.unitMetrics }, report);
  return generateBoxes(styled, document, { image: testImage }, report);
}

/** Lays out HTML; everything that any stage reported comes along. */
export function layoutHtml(html: string, sheet = squareSheet): LaidOutHtml {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): number => diagnostics.push(diagnostic);
  const boxes = boxesOfHtml(html, report, sheet);
  return { boxes, laidOut: layoutDocument(boxes, squareFonts, report), diagnostics };
}

/** Pictures by their names: `40x20.png` is so many pixels wide and high; nothing else exists. */
function testImage(url: string): ImageSource {
  const size = /(\d+)x(\d+)\.png$/.exec(url);
  if (size === null) return { kind: 'missing', url };
  return { kind: 'raster', key: url, raster: { width: Number(size[1]), height: Number(size[2]), channels: 3 } };
}

/** Dump of the pages, with what was reported in front. */
export function dumpHtml(html: string): { readonly dump: string; readonly diagnostics: readonly Diagnostic[] } {
  const { laidOut, diagnostics } = layoutHtml(html);
  const found = diagnostics.map((diagnostic) => `${diagnostic.code}: ${formatDiagnostic(diagnostic)}\n`).join('');
  return { dump: found + dumpLayout(laidOut), diagnostics };
}

/** The text of each page's content, line by line. */
export function pageTexts(laidOut: LaidOutDocument): readonly string[] {
  return laidOut.pages.map((page) => page.content.map(textOf).join(''));
}

export function textOf(fragment: Fragment): string {
  if (fragment.kind === 'text') return fragment.runs.map((run) => run.text).join('');
  if (fragment.kind === 'image') return '';
  const text = fragment.children.map(textOf).join('');
  return fragment.kind === 'line' ? `${text}\n` : text;
}
