// Lines of plain text → blocks by their form alone: paragraphs, lists, quoted lines (`>` as in mail), rules, underlined
// titles. What a paragraph is among the others (a heading, a quotation) `plain-text.ts` decides.

import { continues, joinLines, type Line } from './lines.ts';
import { readList, type PlainList } from './plain-list.ts';

/** `after`: how many empty lines stand before. `lines`: how many lines of the file a paragraph takes. */
export type PlainBlock = { readonly line: number; readonly gap: boolean } & (
  | { readonly kind: 'paragraph'; readonly text: string; readonly lines: number }
  | { readonly kind: 'title'; readonly text: string; readonly level: 1 | 2 }
  | { readonly kind: 'list'; readonly list: PlainList }
  | { readonly kind: 'quoted'; readonly lines: readonly Line[] }
  | { readonly kind: 'rule' }
);

const rule = /^(?:(?:[*_=~-]|[—–])\s*){3,}$/;
const underline = /^(?:={3,}|-{3,})$/;
const quotedLine = /^>+\s?/;

/** `width`: see `wrapWidth`. */
export function plainBlocks(lines: readonly Line[], width: number | undefined): PlainBlock[] {
  const blocks: PlainBlock[] = [];
  let gap = true;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    if (line === undefined || line.text === '') {
      gap = true;
      at += 1;
      continue;
    }
    const [block, next] = blockAt(lines, at, gap, width);
    blocks.push(block);
    gap = false;
    at = next;
  }
  return blocks;
}

function blockAt(lines: readonly Line[], at: number, gap: boolean, width: number | undefined): [PlainBlock, number] {
  const line = lines[at] as Line;
  const start = { line: line.number, gap };
  const under = lines[at + 1]?.text ?? '';
  if (rule.test(line.text)) return [{ ...start, kind: 'rule' }, at + 1];
  if (underline.test(under) && line.text.length <= 120 && Math.abs(under.length - line.text.length) <= 3 + line.text.length / 3) {
    return [{ ...start, kind: 'title', text: line.text, level: under.startsWith('=') ? 1 : 2 }, at + 2];
  }
  const quoted = quotedEnd(lines, at);
  if (quoted > at) return [{ ...start, kind: 'quoted', lines: lines.slice(at, quoted).map(unquoted) }, quoted];
  const list = readList(lines, at, width);
  if (list !== undefined) return [{ ...start, kind: 'list', list: list.list }, list.next];
  const end = paragraphEnd(lines, at, width);
  return [{ ...start, kind: 'paragraph', text: joinLines(lines.slice(at, end).map(({ text }) => text)), lines: end - at }, end];
}

function paragraphEnd(lines: readonly Line[], at: number, width: number | undefined): number {
  let end = at + 1;
  for (let next = lines[end]; next !== undefined && next.text !== ''; next = lines[end]) {
    const before = lines[end - 1] as Line;
    if (!continues(before, next, width) || rule.test(next.text) || quotedEnd(lines, end) > end || readList(lines, end, width) !== undefined) break;
    end += 1;
  }
  return end;
}

/** The end of the lines that begin with `>`; `at` where there are none. A lone `> 5 %` is no quotation. */
function quotedEnd(lines: readonly Line[], at: number): number {
  let end = at;
  while (quotedLine.test(lines[end]?.text ?? '')) end += 1;
  return end === at + 1 && /^>+\s?(?:[\d=.,]|$)/.test(lines[at]?.text ?? '') ? at : end;
}

/** One `>` less; the others quote what was quoted there. */
function unquoted(line: Line): Line {
  const raw = line.text.slice(1);
  const text = raw.trimStart();
  return { ...line, indent: Math.max(0, raw.length - text.length - 1), text };
}
