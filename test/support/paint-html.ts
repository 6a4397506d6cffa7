// What a page in HTML paints, without where it came from: for comparing two documents that should look the same.

import { paintDocument } from '../../main/paint/document.ts';
import { squareFonts, layoutHtml } from './layout-html.ts';

/** The display items of each page, in an order that does not depend on the order of boxes. */
export function paintedItems(html: string): readonly (readonly string[])[] {
  const { laidOut, diagnostics } = layoutHtml(html);
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const painted = paintDocument(laidOut, squareFonts, () => undefined);
  return painted.pages.map((page) => page.items.map((item) => JSON.stringify(item, plain)).toSorted());
}

/** Sources differ, and runs of glyphs are told by their text. */
function plain(key: string, value: unknown): unknown {
  if (key === 'source') return undefined;
  if (key === 'runs' && Array.isArray(value)) return value.map((run: { readonly text: string }) => run.text).join('');
  return typeof value === 'number' ? Math.round(value * 1000) / 1000 : value;
}
