// What a page in HTML paints, without where it came from: for comparing two documents that should look the same.

import { createHash } from 'node:crypto';
import type { DisplayItem, TextDisplayItem } from '../../main/paint/display-list.ts';
import { paintDocument } from '../../main/paint/document.ts';
import { squareFonts, layoutHtml } from './layout-html.ts';

/** The display items of each page, in an order that does not depend on the order of boxes. */
export function paintedItems(html: string): readonly (readonly string[])[] {
  const { laidOut, diagnostics } = layoutHtml(html);
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const painted = paintDocument(laidOut, squareFonts, () => undefined);
  return painted.pages.map((page) => joined(page.items).map((item) => JSON.stringify(item, plain)).toSorted());
}

/** Texts that go on where the one before ends are one: what they are made of differs. */
function joined(items: readonly DisplayItem[]): readonly DisplayItem[] {
  const result: DisplayItem[] = [];
  for (const item of items) {
    const last = result.at(-1);
    if (item.kind === 'text' && last?.kind === 'text' && goesOn(last, item)) result[result.length - 1] = { ...last, runs: [...last.runs, ...item.runs], width: last.width + item.width };
    else result.push(item);
  }
  return result;
}

function goesOn(before: TextDisplayItem, after: TextDisplayItem): boolean {
  const look = ({ y, size, color, wordSpacing, letterSpacing }: TextDisplayItem): string => JSON.stringify([y, size, color, wordSpacing, letterSpacing], plain);
  return Math.abs(before.x + before.width - after.x) < 0.01 && look(before) === look(after);
}

/** Sources differ; runs of glyphs are told by their text, pixels by their hash. */
function plain(key: string, value: unknown): unknown {
  if (key === 'source' || key === 'actualText') return undefined;
  if (key === 'runs' && Array.isArray(value)) return value.map((run: { readonly text: string }) => run.text).join('');
  if (value instanceof Uint8Array) return createHash('sha256').update(value).digest('hex');
  return typeof value === 'number' ? Math.round(value * 1000) / 1000 : value;
}
