// Plain text → Article. News text as it is pasted: a short line without a full stop between paragraphs is a heading, a line
// in quotation marks a quotation. What is doubtful stays a paragraph: better a plain page than a wrong one.

import type { Article, Piece } from './article.ts';
import { escapeLine, escapeParagraph } from './escape.ts';
import { linesOf, sentenceEnd, wrapWidth, type Line } from './lines.ts';
import { plainBlocks, type PlainBlock } from './plain-blocks.ts';
import { printList } from './plain-list.ts';
import { quoteAfter, quotedWords, signatureOf } from './quotation.ts';

/** Levels of quoting (`> > >`) that are told apart. */
const deepestQuote = 10;

/** Never fails: in the worst case everything is paragraphs. */
export function readPlainText(text: string): Article {
  const lines = linesOf(text);
  const blocks = plainBlocks(lines, wrapWidth(lines));
  const heads = headsIn(blocks);
  const pieces: Piece[] = [];
  const skipped = new Set<PlainBlock>();
  for (const [index, block] of blocks.entries()) {
    if (skipped.has(block) || block === heads.title || block === heads.subtitle) continue;
    const level = heads.levels.get(block);
    if (level !== undefined) pieces.push({ kind: 'heading', level, title: titleText(block), line: block.line });
    else pieces.push(...pieceOf(block, blocks[index - 1], blocks[index + 1], skipped));
  }
  return {
    title: heads.title === undefined ? undefined : { text: titleText(heads.title), from: 'first line' },
    meta: heads.subtitle === undefined ? {} : { subtitle: titleText(heads.subtitle) },
    pieces, sources: [], leftOver: [],
  };
}

const titleText = (block: PlainBlock): string => ('text' in block ? block.text : '');

/* --- headings */

type Heads = { readonly title: PlainBlock | undefined; readonly subtitle: PlainBlock | undefined; readonly levels: ReadonlyMap<PlainBlock, number> };

/** Which blocks are titles: runs of short lines, each judged by what stands around it. */
function headsIn(blocks: readonly PlainBlock[]): Heads {
  const heads: PlainBlock[] = [];
  let [title, subtitle]: (PlainBlock | undefined)[] = [];
  for (let start = 0; start < blocks.length; ) {
    let end = start;
    while (end < blocks.length && looksLikeHead(blocks[end] as PlainBlock)) end += 1;
    if (end === start) {
      start += 1;
      continue;
    }
    const run = blocks.slice(start, end);
    const hasText = end < blocks.length;
    if (start === 0 && (hasText || run.length > 1)) {
      title = run.shift();
      if (run[0] !== undefined && run.length === 1 && run[0].kind === 'paragraph' && titleText(run[0]).length > titleText(title as PlainBlock).length) subtitle = run.shift();
    }
    heads.push(...run.filter((block, index) => block.kind === 'title' || (hasText && (run.length <= (start === 0 ? 1 : 2) || index === run.length - 1))));
    start = end;
  }
  return { title, subtitle, levels: levelsOf(heads) };
}

/** Not headings, short as they are: who wrote it, where and when. */
const byline = /^(?:by|von|par|автор(?:ка)?:?)\s+\p{Lu}|^(?:updated|published|source|posted)\b|@|^https?:|^\W*\d{1,2}[\s./:]|\b(?:19|20)\d{2}$|^\+?[\d\s()-]+$/iu;

function looksLikeHead(block: PlainBlock): boolean {
  if (block.kind === 'title') return true;
  if (block.kind !== 'paragraph' || block.lines > 1) return false;
  const { text } = block;
  if (text.length > 90 || text.split(/\s+/).length > 14 || sentenceEnd.test(text) || /[,;]$/.test(text)) return false;
  if (!/^[\p{Lu}\p{Lt}\p{Lo}\p{N}“"«„‘(¿¡]/u.test(text) || !/\p{L}{2}/u.test(text)) return false;
  return quotedWords(text) === undefined && signatureOf(text) === undefined && (!byline.test(text) || numbering.test(text));
}

const numbering = /^(\d{1,2}(?:\.\d{1,2}){0,4})[.)]?\s+\p{Lu}/u;
const isCapitals = (text: string): boolean => /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text);

/** By number (2.1 is below 2), by underline, by capitals where others have none; else all alike. */
function levelsOf(heads: readonly PlainBlock[]): Map<PlainBlock, number> {
  const mixed = new Set(heads.map((block) => isCapitals(titleText(block)))).size > 1;
  return new Map(heads.map((block) => {
    const number = numbering.exec(titleText(block))?.[1];
    if (number !== undefined) return [block, number.split('.').length];
    if (block.kind === 'title') return [block, block.level];
    return [block, mixed && !isCapitals(titleText(block)) ? 2 : 1];
  }));
}

/* --- texts and quotations */

function pieceOf(block: PlainBlock, before: PlainBlock | undefined, after: PlainBlock | undefined, skipped: Set<PlainBlock>): Piece[] {
  const { line } = block;
  switch (block.kind) {
    case 'rule':
      return [{ kind: 'text', form: 'rule', text: '---', line }];
    case 'list':
      return [{ kind: 'text', form: 'list', text: printList(block.list), line }];
    case 'quoted':
      return [{ kind: 'text', form: 'block quote', text: printQuoted(block.lines, 1), line }];
    case 'title':
      return [{ kind: 'text', form: 'paragraph', text: escapeParagraph(block.text), line }];
    default: {
      const words = quotedWords(block.text);
      return [words === undefined ? { kind: 'text', form: 'paragraph', text: escapeParagraph(block.text), line } : quotation(block.text, words, { line, before, after, skipped })];
    }
  }
}

type Around = { readonly line: number; readonly before: PlainBlock | undefined; readonly after: PlainBlock | undefined; readonly skipped: Set<PlainBlock> };

function quotation(text: string, words: string, { line, before, after, skipped }: Around): Piece {
  const quote = quoteAfter(before?.kind === 'paragraph' ? before.text : undefined, words);
  if (quote !== undefined) return { kind: 'quote', quote, line };
  const signed = after?.kind === 'paragraph' ? signatureOf(after.text) : undefined;
  if (signed === undefined || after === undefined) return { kind: 'text', form: 'block quote', text: `> ${escapeLine(text)}`, line };
  skipped.add(after);
  return { kind: 'quote', quote: { text: words, ...signed }, line };
}

/** Lines that were quoted with `>`, as a block quotation; what they quote themselves, one level deeper. */
function printQuoted(lines: readonly Line[], depth: number): string {
  const parts = plainBlocks(lines, wrapWidth(lines)).map((block) => {
    if (block.kind === 'list') return printList(block.list);
    if (block.kind === 'rule') return '---';
    if (block.kind === 'quoted') return depth < deepestQuote ? printQuoted(block.lines, depth + 1) : block.lines.map(({ text }) => escapeLine(text)).filter((text) => text !== '').join('\n\n');
    return escapeParagraph(block.text);
  });
  return parts.join('\n\n').split('\n').map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
}
