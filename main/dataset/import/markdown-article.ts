// Markdown (CommonMark, GFM tables, YAML front matter) → Article. Headings become sections, tables and pictures objects of the
// dataset; everything else keeps its own source text, since the dataset's texts are Markdown too.

import type { Blockquote, Definition, Heading, Nodes, Paragraph, Root, RootContent, Table, TableCell } from 'mdast';
import type { Reporter } from '../../diagnostic.ts';
import { parseMarkdown } from '../markdown.ts';
import type { Source } from '../report.ts';
import type { Article, Piece, TextForm } from './article.ts';
import { refuse } from './decode.ts';
import { escapeLine } from './escape.ts';
import { readFrontMatter, splitFrontMatter, type FrontMatter } from './front-matter.ts';
import { editMarkdown, walk, type Edits } from './markdown-edits.ts';
import { readPlainText } from './plain-text.ts';
import { quoteAfter, quotedWords, signatureOf } from './quotation.ts';
import { readTable, tableOf } from './table.ts';

type Reading = {
  readonly text: string;
  readonly edits: Edits;
  /** Lines of the file before the text. */
  readonly skipped: number;
  readonly tell: (severity: 'warning' | 'info', code: string, message: string, line?: number) => void;
};

/** Characters; the parser's time grows faster than the text. */
const sizeLimit = 2_000_000;
const nothing: FrontMatter = { meta: {}, sources: [], leftOver: [] };

/**
 * Reports, besides what front matter does: `kept-as-text` (HTML, footnotes, mentions, links of no use), `left-out` (comments),
 * `source-to-complete` (a citation whose source the file does not give), `unusual-nesting`.
 */
export function readMarkdown(text: string, file: string, report: Reporter): Article {
  if (text.length > sizeLimit) refuse(file, 'file-too-large', `at most ${sizeLimit / 1_000_000} million characters of Markdown are read`, 'split the file, or read it as plain text with --kind text');
  const { yaml, body, lines } = splitFrontMatter(text);
  const front = yaml === undefined ? nothing : readFrontMatter(yaml, file, report);
  const own = front === undefined ? text : body;
  const skipped = front === undefined ? 0 : lines;
  const tell: Reading['tell'] = (severity, code, message, line) =>
    report({ severity, stage: 'dataset', code, message, source: { file, ...(line === undefined ? {} : { line: line + skipped, column: 1 }) } });
  const root = parseMarkdown(own);
  const article = root.position === undefined ? asPlainText(own, tell) : readTree(root, own, skipped, tell);
  const { meta, sources, leftOver } = front ?? nothing;
  const known = new Set(sources.map(({ id }) => id));
  const added = article.sources.filter(({ id }) => !known.has(id));
  if (added.length > 0) tell('warning', 'source-to-complete', `the text cites ${added.map(({ id }) => `“${id}”`).join(', ')}, which the file does not describe; complete “sources” in the dataset`);
  return { ...withTitle(article, meta), sources: [...sources, ...added], leftOver };
}

/** The front matter's title goes first; another one at the head of the text stands below it. */
function withTitle(article: Article, meta: FrontMatter['meta']): Article {
  const { title, subtitle } = meta;
  if (title === undefined) return { ...article, meta };
  const other = article.title === undefined || fold(article.title.text) === fold(title) ? undefined : article.title.text;
  const named: Article = { ...article, title: { text: title, from: 'front matter' }, meta };
  if (other === undefined) return named;
  if (subtitle === undefined) return { ...named, meta: { ...meta, subtitle: other } };
  return fold(subtitle) === fold(other) ? named : { ...named, pieces: [{ kind: 'heading', level: 1, title: other, line: 1 }, ...article.pieces] };
}

const fold = (text: string): string => text.trim().toLowerCase();

function asPlainText(text: string, tell: Reading['tell']): Article {
  tell('warning', 'unusual-nesting', 'the Markdown is nested too deep to be writing; it was read as plain text');
  return readPlainText(text);
}

function readTree(root: Root, text: string, skipped: number, tell: Reading['tell']): Article {
  const edits = editMarkdown(text, root);
  const reading: Reading = { text, edits, skipped, tell };
  tellOddities(root, reading);
  const titled = root.children.filter((block): block is Heading => block.type === 'heading');
  const isTitle = titled[0]?.depth === 1 && titled.every(({ depth }, index) => index === 0 || depth > 1) && titled[0] === root.children.find((block) => !isComment(block));
  const title = isTitle && titled[0] !== undefined ? wordsOf(titled[0], reading) : '';
  const blocks = title === '' ? root.children : root.children.filter((block) => block !== titled[0]);
  const least = Math.min(...blocks.flatMap((block) => (block.type === 'heading' ? [block.depth] : [])));
  return {
    title: title === '' ? undefined : { text: title, from: 'heading' }, meta: {}, leftOver: [],
    pieces: [...(title === '' ? [] : addressesOf(titled[0] as Heading, reading)), ...blocks.flatMap((block, index) => piecesOf(block, blocks[index - 1], least, reading))],
    sources: [...edits.cited].filter((id) => id.trim() !== '').map((id): Source => ({ id })),
  };
}

function tellOddities(root: Root, { edits, tell }: Reading): void {
  const html = root.children.filter((block) => block.type === 'html');
  const comments = html.filter(isComment).length;
  if (comments > 0) tell('info', 'left-out', `${comments} HTML ${comments === 1 ? 'comment was' : 'comments were'} left out`, html.find(isComment)?.position?.start.line);
  const inline = walk(root).filter((item) => item.type === 'html' && !isComment(item));
  if (inline.length > 0) tell('info', 'kept-as-text', `HTML is shown as it is written (${inline.length} times)`, inline[0]?.position?.start.line);
  for (const mention of edits.mentions.slice(0, 20)) tell('info', 'kept-as-text', `${mention} names nothing in this file and is shown as it is written`);
  const notes = root.children.filter((block) => block.type === 'definition' && block.identifier.startsWith('^')).length;
  if (notes > 0) tell('info', 'kept-as-text', `${notes} ${notes === 1 ? 'footnote is' : 'footnotes are'} kept as text; a dataset cites sources instead`);
}

const isComment = (item: Nodes): boolean => item.type === 'html' && /^<!--[\s\S]*-->$/.test(item.value.trim());
const offsets = (item: Nodes): [number, number] => [item.position?.start.offset ?? 0, item.position?.end.offset ?? 0];
const forms: Partial<Record<RootContent['type'], TextForm>> = { list: 'list', code: 'code', thematicBreak: 'rule', blockquote: 'block quote' };

function piecesOf(block: RootContent, before: RootContent | undefined, least: number, reading: Reading): Piece[] {
  const line = (block.position?.start.line ?? 0) + reading.skipped;
  const asText = (form: TextForm, text = blockSource(block, reading)): Piece[] => [{ kind: 'text', form, text, line }];
  switch (block.type) {
    case 'heading': {
      const title = wordsOf(block, reading);
      return title === '' ? asText('paragraph') : [{ kind: 'heading', level: block.depth - least + 1, title, line }, ...addressesOf(block, reading)];
    }
    case 'definition':
      return reading.edits.unused.has(block) ? asText('paragraph', definitionWords(block, reading)) : [];
    case 'html':
      return isComment(block) ? [] : asText('paragraph');
    case 'table':
      return [{ kind: 'table', line, table: tablePiece(block, reading) }];
    case 'blockquote':
      return quoteIn(block, before, line, reading) ?? asText('block quote');
    case 'paragraph':
      return imageIn(block, line) ?? asText('paragraph');
    default:
      return asText(forms[block.type] ?? 'paragraph');
  }
}

/** From the start of its line, since lists and indented code mean something by their indent. */
function blockSource(block: RootContent, { text, edits }: Reading): string {
  const [from, to] = offsets(block);
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  const isBlank = text.slice(lineStart, from).trim() === '';
  return edits.source(isBlank ? lineStart : from, to).replaceAll('\r', '');
}

function definitionWords(block: Definition, { text }: Reading): string {
  return text.slice(...offsets(block)).split('\n').map(escapeLine).join(' ');
}

/** The plain words of a heading; code, citations and mentions as they are written. */
function wordsOf(block: Heading | TableCell, { text }: Reading): string {
  const parts = walk(block).map((item) => {
    if (item.type === 'text' || item.type === 'inlineCode' || item.type === 'html') return item.value;
    if (item.type === 'break') return ' ';
    if (item.type === 'image' || item.type === 'imageReference') return item.alt ?? '';
    return item.type === 'citation' || item.type === 'mention' ? text.slice(...offsets(item)) : '';
  });
  return parts.join('').replace(/\s+/g, ' ').trim();
}

/** Where a heading links to: a section's title is plain, so the address follows below it. */
function addressesOf(block: Heading, { edits, skipped }: Reading): Piece[] {
  const links = walk(block).filter((item) => item.type === 'link' || item.type === 'linkReference' || item.type === 'image');
  if (links.length === 0) return [];
  const text = links.map((item) => edits.source(...offsets(item))).join(' ');
  return [{ kind: 'text', form: 'paragraph', text, line: (block.position?.start.line ?? 0) + skipped }];
}

type TablePiece = Extract<Piece, { kind: 'table' }>['table'];

function tablePiece(block: Table, reading: Reading): TablePiece {
  const isPlain = (cell: TableCell): boolean => !walk(cell).some(({ type }) => /^(?:link|image)/.test(type));
  const [head = [], ...body] = block.children.map((row, index) => row.children.map((cell) => (index === 0 && isPlain(cell) ? wordsOf(cell, reading) : cellSource(cell, reading))));
  const width = Math.max(head.length, ...body.map((row) => row.length));
  const even = (row: readonly string[]): string[] => Array.from({ length: width }, (_, index) => row[index] ?? '');
  const table = tableOf(readTable(even(head), body.map(even), { fallbackSign: '.', write: (cell) => cell }));
  return { title: undefined, ...table, columns: table.columns.map((column, index) => {
    const align = block.align?.[index] ?? undefined;
    return align === undefined ? column : { ...column, align };
  }) };
}

function cellSource(cell: TableCell, { edits }: Reading): string {
  const [first, last] = [cell.children[0], cell.children.at(-1)];
  return first === undefined || last === undefined ? '' : edits.source(offsets(first)[0], offsets(last)[1]).replaceAll('\\|', '|').trim();
}

/** A paragraph that is one picture, of a kind and at a place that a dataset can have. */
function imageIn(block: Paragraph, line: number): Piece[] | undefined {
  const [picture, ...more] = block.children;
  if (picture?.type !== 'image' || more.length > 0 || (picture.alt ?? '').trim() === '') return undefined;
  const file = safeDecode(picture.url);
  if (/^[a-z]+:|^\/|\.\.|\\/i.test(file) || !/\.(?:png|jpe?g|svg)$/i.test(file)) return undefined;
  const title = picture.title?.trim() ?? '';
  return [{ kind: 'image', line, image: { file, alt: picture.alt ?? '', ...(title === '' ? {} : { title }) } }];
}

function safeDecode(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** A block quotation of plain words whose speaker the text names: above, ending in a colon, or below, behind a dash. */
function quoteIn(block: Blockquote, before: RootContent | undefined, line: number, reading: Reading): Piece[] | undefined {
  const texts = block.children.map((child) => (child.type === 'paragraph' && child.children.every(({ type }) => type === 'text' || type === 'break') ? plainOf(child) : undefined));
  const lines = texts.flatMap((text) => text?.split('\n') ?? []);
  if (texts.includes(undefined) || lines.length === 0) return undefined;
  const signed = lines.length > 1 ? signatureOf(lines.at(-1) ?? '') : undefined;
  const said = (signed === undefined ? lines : lines.slice(0, -1)).join(' ');
  const words = quotedWords(said);
  if (signed !== undefined) return [{ kind: 'quote', line, quote: { text: words ?? said, ...signed } }];
  const intro = before?.type === 'paragraph' ? reading.text.slice(...offsets(before)).replace(/\s+/g, ' ') : undefined;
  const quote = words === undefined || texts.length > 1 ? undefined : quoteAfter(intro, words);
  return quote === undefined ? undefined : [{ kind: 'quote', line, quote }];
}

const plainOf = (block: Paragraph): string => block.children.map((item) => (item.type === 'text' ? item.value : '\n')).join('');
