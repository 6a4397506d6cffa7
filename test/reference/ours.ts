// The boxes of a numbered page as our engine lays it out.

import { formatDiagnostic } from '../../main/diagnostic.ts';
import type { Fragment } from '../../main/layout/fragment.ts';
import { layoutHtml } from '../support/layout-html.ts';
import { joinPieces, type PageBoxes, type Rect } from './boxes.ts';
import { commonSheet } from './pages.ts';

const pixel = 0.75;

type Found = Map<number, { readonly boxes: Rect[]; readonly text: Rect[] }>;

/** Boxes by element, and what was reported on the way. */
export function layoutOurs(html: string): { readonly boxes: PageBoxes; readonly reported: readonly string[] } {
  const { laidOut, diagnostics } = layoutHtml(html, commonSheet);
  const found: Found = new Map();
  const [page] = laidOut.pages;
  for (const fragment of page?.content ?? []) collect(found, fragment, { x: 0, y: 0 });
  const boxes = new Map([...found].map(([number, { boxes, text }]) => [number, { boxes, text: joinPieces(text) }]));
  const pages = laidOut.pages.length > 1 ? [`${laidOut.pages.length} pages`] : [];
  return { boxes, reported: [...pages, ...diagnostics.map(formatDiagnostic)] };
}

type Place = { readonly x: number; readonly y: number };

function collect(found: Found, fragment: Fragment, place: Place): void {
  const x = place.x + fragment.x;
  const y = place.y + fragment.y;
  const number = numberOf(fragment);
  if (number !== undefined) {
    const entry = found.get(number) ?? { boxes: [], text: [] };
    found.set(number, entry);
    (fragment.kind === 'text' ? entry.text : entry.boxes).push({ x: x / pixel, y: y / pixel, width: fragment.width / pixel, height: fragment.height / pixel });
  }
  if (fragment.kind === 'text' || fragment.kind === 'image') return;
  for (const child of fragment.children) collect(found, child, { x, y });
}

/** The element that a fragment is of; undefined for lines and anonymous boxes. */
function numberOf(fragment: Fragment): number | undefined {
  if (fragment.kind === 'line') return undefined;
  const source = fragment.kind === 'inline' ? fragment.inline.source : fragment.source;
  const number = source.origin?.data === undefined ? undefined : Number(source.origin.data);
  if (source.tag?.role === 'Lbl') return undefined;
  // A rule is an artifact as well, but an empty one.
  const anonymous = fragment.kind === 'box' && source.artifact !== undefined && fragment.children.length > 0;
  return anonymous ? undefined : number;
}
