// Search in the pages: in the text that pdf.js reads from the finished bytes. Matches are lit by the browser's own highlights,
// over the text layer, for the pages that are drawn.

import { fold, matchesIn, type Match } from './matches.ts';
import { textOf, type PdfDocument, type TextOver } from './pdf.ts';
import type { PageInfo } from '../../main/contract.ts';

const pieces = new Map<string, readonly string[]>();
const laid = new Map<number, { readonly key: string; readonly over: TextOver }>();
let shown: { readonly matches: readonly Match[]; readonly at: number } = { matches: [], at: 0 };

/** Called when a page's text was laid. */
export function noteText(page: number, key: string, over: TextOver): void {
  laid.set(page, { key, over });
  light(shown.matches, shown.at);
}

/** Every match of `words` in the document, in page order; upper and lower case count as one. */
export async function findAll(pdf: PdfDocument, pages: readonly PageInfo[], words: string): Promise<readonly Match[]> {
  const wanted = fold(words.trim());
  if (wanted === '') return [];
  const found: Match[] = [];
  for (const page of pages) {
    const text = pieces.get(page.key) ?? (await textOf(pdf, page.number));
    pieces.set(page.key, text);
    found.push(...matchesIn(text, wanted).map((match) => ({ page: page.number, ...match })));
  }
  return found;
}

/** Lights the matches; the one at `at` differently. */
export function light(matches: readonly Match[], at: number): void {
  shown = { matches, at };
  const ranges = matches.map((match) => rangeOf(match));
  CSS.highlights.set('found', new Highlight(...ranges.filter((range, index) => range !== undefined && index !== at).map((range) => range as Range)));
  const current = ranges[at];
  CSS.highlights.set('found-here', new Highlight(...(current === undefined ? [] : [current])));
}

function rangeOf(match: Match): Range | undefined {
  const over = laid.get(match.page)?.over;
  const first = over?.elements[match.start.piece]?.firstChild;
  const last = over?.elements[match.end.piece]?.firstChild;
  if (!(first instanceof Text) || !(last instanceof Text) || !first.isConnected || !last.isConnected) return undefined;
  const range = document.createRange();
  range.setStart(first, Math.min(match.start.offset, first.length));
  range.setEnd(last, Math.min(match.end.offset, last.length));
  return range;
}
