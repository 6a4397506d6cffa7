// What is gathered while one page is painted.

import type { BoxDocument } from '../box/box.ts';
import { artifactSource, type Source } from '../box/structure.ts';
import type { Reporter } from '../diagnostic.ts';
import type { FontBook } from '../text/font-book.ts';
import type { Destination, DisplayItem, LinkArea, Matrix } from './display-list.ts';
import type { SliceOf } from './slices.ts';
import { applyMatrix, boundsUnder, identity, type Rect } from './geometry.ts';

/** An entry of the outline, found where its box begins. `entry` is the same object in all fragments of the box. */
export type Bookmark = { readonly entry: { readonly level: number; readonly label: string; readonly open: boolean }; readonly x: number; readonly y: number };

export class Painter {
  readonly document: BoxDocument;
  readonly fonts: FontBook;
  readonly report: Reporter;
  readonly page: number;
  /** Where a part of a box that was cut lies in the whole. */
  readonly sliceOf: SliceOf;
  readonly items: DisplayItem[] = [];
  /** What comes above all else in the stacking context that is being painted. */
  outlines: DisplayItem[] = [];
  readonly links: LinkArea[] = [];
  readonly destinations: Destination[] = [];
  readonly bookmarks: Bookmark[] = [];
  /** Where fixed backgrounds are placed. */
  pageArea: Rect = { x: 0, y: 0, width: 0, height: 0 };
  /** Boxes around what is being painted that have a transform. */
  transforms = 0;
  /** From the coordinates in use to the page's. */
  matrix: Matrix = identity;

  constructor(document: BoxDocument, fonts: FontBook, report: Reporter, page: number, sliceOf: SliceOf = () => undefined) {
    this.document = document;
    this.fonts = fonts;
    this.report = report;
    this.page = page;
    this.sliceOf = sliceOf;
  }

  addLink(rect: Rect, href: string, source: Source): void {
    if (rect.width <= 0 || rect.height <= 0) return;
    const { x, y, width, height } = this.matrix === identity ? rect : boundsUnder(this.matrix, rect);
    this.links.push({ x, y, width, height, href, source });
  }

  addDestination(id: string, x: number, y: number): void {
    const [left, top] = applyMatrix(this.matrix, x, y);
    this.destinations.push({ id, x: left, y: top });
  }

  addBookmark(entry: Bookmark['entry'], x: number, y: number): void {
    const [left, top] = applyMatrix(this.matrix, x, y);
    this.bookmarks.push({ entry, x: left, y: top });
  }
}

const decorations = new WeakMap<Source, Source>();

/** Source of a box's background and borders: they are no content, but are known to come from the same place. */
export function decorationSource(source: Source): Source {
  if (source.artifact !== undefined) return source;
  let decoration = decorations.get(source);
  if (decoration === undefined) {
    decoration = artifactSource('background', source.origin);
    decorations.set(source, decoration);
  }
  return decoration;
}
