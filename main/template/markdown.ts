// A text of the dataset (Markdown tree) → HTML: blocks or inline. HTML written in a text is shown, not obeyed; links and
// images go nowhere but where a briefing may; citations and mentions become what the page shows of them.

import type { BlockContent, DefinitionContent, PhrasingContent, Root, RootContent, Table as TableContent } from 'mdast';
import { readEverydayMarkdown } from '../dataset/everyday-markdown.ts';
import { parseMarkdown } from '../dataset/markdown.ts';
import { markAbbreviations } from './abbreviations.ts';
import { renderCitation } from './citing.ts';
import { reportAt, type Filling } from './filling.ts';
import { gapMarkup } from './gap.ts';
import type { Site } from './site.ts';
import { attributes, element, escapeText } from './html.ts';
import { amountMarkup, quoteInline } from './objects.ts';

/**
 * `origin`: attributes for the outermost elements; `headings`: the level that `#` becomes; `after`: markup to stand at the
 * end of the last paragraph, such as the mark of a citation.
 */
export type MarkdownOptions = { readonly origin: string; readonly headings: number; readonly after: string; readonly data: string | undefined };

type Writing = { readonly filling: Filling; readonly site: Site; readonly options: MarkdownOptions; readonly addresses: ReadonlyMap<string, string> };

/** Trees by text: the same text is shown again at every keystroke in a template. */
const trees = new Map<string, Root>();
const treesKept = 2000;

function treeOf(text: string): Root {
  const kept = trees.get(text);
  if (kept !== undefined) return kept;
  if (trees.size >= treesKept) trees.clear();
  const tree = readEverydayMarkdown(text) ?? parseMarkdown(text);
  trees.set(text, tree);
  return tree;
}

/** A text without anything that Markdown could mean is its own tree. */
const plain = /^[^\\`*_{}[\]<>()#+\-.!|:&~@\n=0-9][^\\`*_[\]<>&\n|]*$/;

/** Paragraphs, lists, tables and so on. */
export function renderMarkdown(text: string, site: Site, filling: Filling, options: MarkdownOptions): string {
  if (plain.test(text) && text.trim() === text) return `<p${options.origin}>${markAbbreviations(text, filling.content)}${options.after}</p>`;
  const tree = treeOf(text);
  const writing = { filling, site, options, addresses: addressesIn(tree) };
  const blocks = tree.children.filter(({ type }) => type !== 'definition');
  const last = blocks.at(-1);
  const closes = last !== undefined && takesMark(last);
  const html = blocks.map((block) => writeBlock(block, writing, options.origin, block === last && closes ? options.after : '')).join('');
  return closes || options.after === '' ? html : `${html}<p${options.origin}>${options.after}</p>`;
}

/** Whether a mark can stand in the block: at the end of its last words, in a table at its first head. */
function takesMark(block: RootContent): boolean {
  if (block.type === 'list') return block.children.at(-1)?.children.at(-1)?.type === 'paragraph';
  if (block.type === 'blockquote') return block.children.at(-1)?.type === 'paragraph';
  return block.type === 'paragraph' || (block.type === 'table' && (block.children[0]?.children.length ?? 0) > 0);
}

/** The same as one run of text: paragraphs follow each other on one line. */
export function renderInline(text: string, site: Site, filling: Filling, options: MarkdownOptions): string {
  if (plain.test(text)) return markAbbreviations(text, filling.content) + options.after;
  const tree = treeOf(text);
  const writing = { filling, site, options, addresses: addressesIn(tree) };
  return tree.children.map((block) => inlineOf(block, writing)).filter((part) => part !== '').join(' ') + options.after;
}

function inlineOf(block: RootContent | BlockContent | DefinitionContent, writing: Writing): string {
  if (block.type === 'paragraph' || block.type === 'heading') return writeInline(block.children, writing);
  if (block.type === 'list') return block.children.map((item) => item.children.map((child) => inlineOf(child, writing)).join(' ')).join('; ');
  if (block.type === 'blockquote') return block.children.map((child) => inlineOf(child, writing)).join(' ');
  return 'value' in block ? escapeText(block.value) : '';
}

/** Reference-style links: `[text][name]` with `[name]: address` below. */
function addressesIn(tree: Root): ReadonlyMap<string, string> {
  return new Map(tree.children.flatMap((block) => (block.type === 'definition' ? [[block.identifier, block.url] as const] : [])));
}

function writeBlock(block: RootContent, writing: Writing, origin: string, after: string): string {
  switch (block.type) {
    case 'paragraph':
      return `<p${origin}>${writeInline(block.children, writing)}${after}</p>`;
    case 'heading': {
      const level = Math.min(6, block.depth + writing.options.headings - 1);
      return `<h${level}${origin}>${writeInline(block.children, writing)}</h${level}>`;
    }
    case 'blockquote':
      return `<blockquote${origin}>${writeBlocks(block.children, writing, after)}</blockquote>`;
    case 'list': {
      const name = block.ordered === true ? 'ol' : 'ul';
      const start = block.ordered === true && block.start !== 1 && typeof block.start === 'number' ? ` start="${block.start}"` : '';
      const items = block.children.map((item, index) => {
        const mark = index === block.children.length - 1 ? after : '';
        return `<li>${block.spread === true || item.spread === true ? writeBlocks(item.children, writing, mark) : tight(item.children, writing) + mark}</li>`;
      });
      return `<${name}${origin}${start}>${items.join('')}</${name}>`;
    }
    case 'code':
      return `<pre${origin}><code>${escapeText(block.value)}</code></pre>`;
    case 'html':
      return `<p${origin}>${escapeText(block.value)}</p>`;
    case 'thematicBreak':
      return `<hr${origin}>`;
    case 'table':
      return writeTable(block, writing, origin, after);
    default:
      return '';
  }
}

function writeBlocks(blocks: readonly RootContent[], writing: Writing, after = ''): string {
  return blocks.map((block, index) => writeBlock(block, writing, '', index === blocks.length - 1 ? after : '')).join('');
}

/** List items without blank lines between them have no paragraphs. */
function tight(blocks: readonly RootContent[], writing: Writing): string {
  return blocks.map((block) => (block.type === 'paragraph' ? writeInline(block.children, writing) : writeBlock(block, writing, '', ''))).join('');
}

function writeTable(table: TableContent, writing: Writing, origin: string, after: string): string {
  const rows = table.children.map((row, index) => {
    const cells = row.children.map((cell, column) => {
      const align = table.align?.[column];
      const name = index === 0 ? 'th' : 'td';
      return element(name, { scope: index === 0 ? 'col' : undefined, class: align === undefined || align === null ? undefined : align }, writeInline(cell.children, writing) + (index === 0 && column === 0 ? after : ''));
    });
    return element('tr', {}, cells.join(''));
  });
  return `<table${origin}><thead>${rows[0] ?? ''}</thead><tbody>${rows.slice(1).join('')}</tbody></table>`;
}

function writeInline(parts: readonly PhrasingContent[], writing: Writing): string {
  let html = '';
  let moved = 0;
  for (const [index, part] of parts.entries()) {
    if (part.type === 'citation') {
      const point = pointAfter(parts[index + 1], writing);
      html = html.trimEnd() + point + writePart(part, writing);
      moved = point.length;
      continue;
    }
    html += moved > 0 && part.type === 'text' ? markAbbreviations(part.value.slice(moved), writing.filling.content) : writePart(part, writing);
    moved = 0;
  }
  return html;
}

/** English sets the mark of a note behind the comma or full stop, other languages before it. */
function pointAfter(next: PhrasingContent | undefined, { filling }: Writing): string {
  if (next?.type !== 'text' || !/^en\b/i.test(filling.language) || filling.citations.style === 'none') return '';
  return /^[.,;:]/.exec(next.value)?.[0] ?? '';
}

function writePart(part: PhrasingContent, writing: Writing): string {
  switch (part.type) {
    case 'text':
      return markAbbreviations(part.value, writing.filling.content);
    case 'html':
      return escapeText(part.value);
    case 'emphasis':
      return element('em', {}, writeInline(part.children, writing));
    case 'strong':
      return element('strong', {}, writeInline(part.children, writing));
    case 'inlineCode':
      return element('code', {}, escapeText(part.value));
    case 'break':
      return '<br>';
    case 'link':
      return writeLink(part.url, part.children, writing);
    case 'linkReference':
      return writeLink(writing.addresses.get(part.identifier) ?? '', part.children, writing);
    case 'image':
      return writeImage(part.url, part.alt ?? '', writing);
    case 'imageReference':
      return writeImage(writing.addresses.get(part.identifier) ?? '', part.alt ?? '', writing);
    case 'citation':
      return renderCitation(part.items, writing.site, writing.filling);
    case 'mention':
      return writeMention(part.name, part.id, writing);
    default:
      return 'children' in part ? writeInline(part.children as PhrasingContent[], writing) : '';
  }
}

/** Addresses that a briefing may lead to; anything else stays words. */
const followed = /^(?:https?:|mailto:|tel:|#)/i;

function writeLink(url: string, children: readonly PhrasingContent[], writing: Writing): string {
  const words = writeInline(children, writing);
  return followed.test(url) ? element('a', { href: url }, words) : words;
}

function writeImage(url: string, alt: string, writing: Writing): string {
  if (/^[a-z]+:|^\/|\.\./i.test(url)) {
    reportAt(writing.filling, writing.site, { severity: 'warning', code: 'image-outside', message: `the picture ${JSON.stringify(url)} is not beside the dataset` }, writing.options.data);
    return escapeText(alt);
  }
  return `<img${attributes({ src: `dataset:${url}`, alt })}>`;
}

/** `:figure[id]` is its number with unit, `:quote[id]` the words in quotation marks. */
function writeMention(name: string, id: string, { filling, site, options }: Writing): string {
  const { mentions } = filling.content;
  const figure = name === 'figure' ? mentions.figures[id] : undefined;
  if (figure !== undefined) return amountMarkup(figure, filling, 'span');
  const quote = name === 'quote' ? mentions.quotes[id] : undefined;
  if (quote !== undefined) return quoteInline(quote, filling, site);
  reportAt(filling, site, { severity: 'error', code: 'unknown-mention', message: `there is no ${name} "${id}"` }, options.data);
  return gapMarkup(`:${name}[${id}]`, 'content');
}
