// Pages of fragments in, display lists out. A page that layout hands on unchanged comes out as the same list; so does one that equals
// the page of its number in the document that was painted before.

import type { BoxDocument, ImageSource } from '../box/box.ts';
import { sameValue } from '../box/reconcile.ts';
import type { Source, StructureNode } from '../box/structure.ts';
import type { Diagnostic, Reporter } from '../diagnostic.ts';
import type { LaidOutDocument, Page } from '../layout/fragment.ts';
import type { FontBook } from '../text/font-book.ts';
import type { DisplayList, OutlineEntry, PaintedDocument } from './display-list.ts';
import { paintPage } from './page.ts';
import { type Bookmark, Painter } from './painter.ts';
import { slicesOf, type SliceOf } from './slices.ts';

type Painted = {
  readonly fonts: FontBook; readonly list: DisplayList; readonly bookmarks: readonly Bookmark[]; readonly diagnostics: readonly Diagnostic[];
  readonly document: BoxDocument;
  /** Pictures that styles asked the document for. */
  readonly images: ReadonlyMap<string, ImageSource>;
  /** It shows backgrounds that other pages have a part in: it is painted anew each time. */
  readonly sliced: boolean;
};
const paintedPages = new WeakMap<Page, Painted>();
/** The pages painted last with each set of fonts. */
const lastPages = new WeakMap<FontBook, readonly Page[]>();

export function paintDocument(laidOut: LaidOutDocument, fonts: FontBook, report: Reporter): PaintedDocument {
  const { document } = laidOut;
  const pages: DisplayList[] = [];
  const outline: OutlineEntry[] = [];
  const entered = new Set<Bookmark['entry']>();
  const before = { pages: lastPages.get(fonts) ?? [], tags: lastPages.has(fonts) ? tagsIn(document.structure) : new Set<StructureNode>() };
  const sliceOf = slicesOf(laidOut);
  for (const [index, page] of laidOut.pages.entries()) {
    const painted = paintOnce(page, laidOut, fonts, { page: before.pages[index], tags: before.tags, sliceOf });
    pages.push(painted.list);
    for (const diagnostic of painted.diagnostics) report(diagnostic);
    for (const { entry, x, y } of painted.bookmarks) {
      if (entered.has(entry)) continue;
      entered.add(entry);
      outline.push({ level: entry.level, label: entry.label, open: entry.open, page: pages.length, x, y });
    }
  }
  lastPages.set(fonts, laidOut.pages);
  const rightToLeft = document.root.style.direction === 'rtl' ? { rightToLeft: true } : {};
  return { pages, outline, structure: document.structure, title: document.title, language: document.language, metadata: document.metadata, ...rightToLeft };
}

function paintOnce(page: Page, { document }: LaidOutDocument, fonts: FontBook, before: Before): Painted {
  const known = paintedPages.get(page) ?? paintedBefore(page, before, document);
  if (known !== undefined && known.fonts === fonts && !known.sliced) {
    paintedPages.set(page, known);
    return known;
  }
  const diagnostics: Diagnostic[] = [];
  const images = new Map<string, ImageSource>();
  const image = (url: string): ImageSource => {
    const found = document.image(url);
    images.set(url, found);
    return found;
  };
  let sliced = false;
  const sliceOf: SliceOf = (part) => {
    sliced = true;
    return before.sliceOf(part);
  };
  const painter = new Painter({ ...document, image }, fonts, (diagnostic) => diagnostics.push(diagnostic), page.number, sliceOf);
  const list = paintPage(painter, page);
  const painted = { fonts, list, bookmarks: painter.bookmarks, diagnostics, document, images, sliced };
  paintedPages.set(page, painted);
  return painted;
}

/** The page of the same number in the last document; the tags of this one, and the parts of what it cuts. */
type Before = { readonly page: Page | undefined; readonly tags: ReadonlySet<StructureNode>; readonly sliceOf: SliceOf };

/** What an equal page came to before, if the document gives it the same canvas and pictures and still has its tags. */
function paintedBefore(page: Page, before: Before, document: BoxDocument): Painted | undefined {
  const painted = before.page === undefined ? undefined : paintedPages.get(before.page);
  if (painted === undefined || !sameCanvas(document, painted.document) || !sameValue(page, before.page)) return undefined;
  for (const [url, picture] of painted.images) if (!sameValue(document.image(url), picture)) return undefined;
  const { items, links } = painted.list;
  const stands = ({ source }: { readonly source: Source }): boolean => source.tag === undefined || before.tags.has(source.tag);
  return links.every(stands) && items.every((item) => !('source' in item) || stands(item)) ? painted : undefined;
}

function tagsIn(root: StructureNode): ReadonlySet<StructureNode> {
  const tags = new Set([root]);
  for (const tag of tags) for (const child of tag.children) tags.add(child);
  return tags;
}

/** The root's background is the canvas', or its first child's. */
function sameCanvas({ root: one }: BoxDocument, { root: other }: BoxDocument): boolean {
  const [first, second] = [one, other].map((root) => (root.kind === 'block' ? root.children[0]?.style : undefined));
  return one.style === other.style && first === second;
}
