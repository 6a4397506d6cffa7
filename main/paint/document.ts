// Pages of fragments in, display lists out. A page that layout hands on unchanged comes out as the same list.

import type { Diagnostic, Reporter } from '../diagnostic.ts';
import type { LaidOutDocument, Page } from '../layout/fragment.ts';
import type { FontBook } from '../text/font-book.ts';
import type { DisplayList, OutlineEntry, PaintedDocument } from './display-list.ts';
import { paintPage } from './page.ts';
import { type Bookmark, Painter } from './painter.ts';

type Painted = { readonly fonts: FontBook; readonly list: DisplayList; readonly bookmarks: readonly Bookmark[]; readonly diagnostics: readonly Diagnostic[] };
const paintedPages = new WeakMap<Page, Painted>();

export function paintDocument(laidOut: LaidOutDocument, fonts: FontBook, report: Reporter): PaintedDocument {
  const { document } = laidOut;
  const pages: DisplayList[] = [];
  const outline: OutlineEntry[] = [];
  const entered = new Set<Bookmark['entry']>();
  for (const page of laidOut.pages) {
    const painted = paintOnce(page, laidOut, fonts);
    pages.push(painted.list);
    for (const diagnostic of painted.diagnostics) report(diagnostic);
    for (const { entry, x, y } of painted.bookmarks) {
      if (entered.has(entry)) continue;
      entered.add(entry);
      outline.push({ level: entry.level, label: entry.label, open: entry.open, page: pages.length, x, y });
    }
  }
  return { pages, outline, structure: document.structure, title: document.title, language: document.language, metadata: document.metadata };
}

function paintOnce(page: Page, { document }: LaidOutDocument, fonts: FontBook): Painted {
  const known = paintedPages.get(page);
  if (known !== undefined && known.fonts === fonts) return known;
  const diagnostics: Diagnostic[] = [];
  const painter = new Painter(document, fonts, (diagnostic) => diagnostics.push(diagnostic), page.number);
  const painted = { fonts, list: paintPage(painter, page), bookmarks: painter.bookmarks, diagnostics };
  paintedPages.set(page, painted);
  return painted;
}
