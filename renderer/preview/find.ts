// Search in the pages: in the text that pdf.js reads from the finished bytes. Matches are lit by the browser's own highlights,
// over the text layer, for the pages that are drawn.

import { textOf, type PdfDocument, type TextOver } from './pdf.ts';
import type { PageInfo } from '../../main/contract.ts';

/** A match: its page and the places of its first and last character in the page's pieces of text. */
export type Match = { readonly page: number; readonly start: Spot; readonly end: Spot };
type Spot = { readonly piece: number; readonly offset: number };

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

/** Matches within one page; pieces are joined by a space where neither side has one. */
export function matchesIn(text: readonly string[], wanted: string): readonly Omit<Match, 'page'>[] {
  let joined = '';
  const starts: number[] = [];
  for (const piece of text) {
    if (joined !== '' && !joined.endsWith(' ') && !piece.startsWith(' ') && piece !== '') joined += ' ';
    starts.push(joined.length);
    joined += fold(piece);
  }
  const spot = (index: number): Spot => {
    let piece = starts.length - 1;
    while (piece > 0 && (starts[piece] ?? 0) > index) piece--;
    return { piece, offset: Math.min(index - (starts[piece] ?? 0), text[piece]?.length ?? 0) };
  };
  const found: Omit<Match, 'page'>[] = [];
  for (let at = joined.indexOf(wanted); at >= 0; at = joined.indexOf(wanted, at + wanted.length)) {
    found.push({ start: spot(at), end: spot(at + wanted.length) });
  }
  return found;
}

/** Lower case, without marks, of the same length: offsets stay good. */
function fold(text: string): string {
  return [...text].map((character) => {
    const plain = character.normalize('NFD')[0]?.toLowerCase() ?? character;
    return plain.length === character.length ? plain : character;
  }).join('');
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
