// Most texts of a dataset are everyday Markdown: paragraphs of one line, lists of dashes, quotations of one line, with *emphasis*,
// **strength**, links, citations and mentions that do not nest. Those are read here at a glance; anything else is left to the
// parser (markdown.ts), which would give the same tree, at many times the cost.

import type { BlockContent, PhrasingContent, Root } from 'mdast';
import { parseCitation } from './markdown-syntax.ts';

/** Longer texts may have as many runs of `*` as the parser refuses. */
const longest = 4000;

/** The tree of an everyday text, without positions; undefined where only the parser can tell. */
export function readEverydayMarkdown(text: string): Root | undefined {
  if (text.length > longest || !/\S/.test(text)) return undefined;
  const children: BlockContent[] = [];
  for (const block of text.split('\n\n')) {
    const read = readBlock(block);
    // Two lists with an empty line between them are one.
    if (read === undefined || (read.type === 'list' && children.at(-1)?.type === 'list')) return undefined;
    children.push(read);
  }
  return { type: 'root', children };
}

function readBlock(block: string): BlockContent | undefined {
  if (block.startsWith('- ')) return readList(block.slice(2).split('\n- '));
  const quoted = block.startsWith('> ');
  const children = readLine(quoted ? block.slice(2) : block);
  if (children === undefined) return undefined;
  return quoted ? { type: 'blockquote', children: [{ type: 'paragraph', children }] } : { type: 'paragraph', children };
}

function readList(lines: readonly string[]): BlockContent | undefined {
  const items = lines.map(readLine);
  if (items.includes(undefined)) return undefined;
  return {
    type: 'list', ordered: false, start: null, spread: false,
    children: items.map((children) => ({ type: 'listItem', spread: false, checked: null, children: [{ type: 'paragraph', children: children ?? [] }] })),
  };
}

/** A line that begins no other block, and does not end with a space. */
const everydayLine = /^(?!\d{1,9}[.)])(?:[\p{L}\p{N}"'(“‘„«[]|\*{1,2}[\p{L}\p{N}])(?:.*\S)?$/u;

/**
 * Words; `*` or `**`; a link (2, 3); a citation (4), unless an address or definition follows; a mention (5, 6). Neither words nor
 * the rest may hold what could begin anything else.
 */
const token = /([^*[\]\\`<&_|!:\p{Cc}]+|!(?!\[)|:(?![a-z:]*\[|:))|\*{1,2}(?!\*)|\[([^*[\]\\`<&_|!:@\p{Cc}]+)\]\((https?:\/\/[\w./~?=%+#-]+)\)|\[([^[\]\\`\p{Cc}]*(?<![\p{L}\p{N}])@[A-Za-z0-9][^[\]\\`\p{Cc}]*)\](?![(:[])|(?<!:):([a-z]+)\[([A-Za-z0-9_-]+)\]/uy;

/** Emphasis begins after a space or opening mark, before a letter, and ends after a letter, before a space or closing mark. */
const opens = { before: /(?:^|[\s("'“‘„«—–-])$/u, after: /^[\p{L}\p{N}]/u };
const closes = { before: /[\p{L}\p{N}]$/u, after: /^(?:$|[\s.,;:!?)"'”’»—–-])/u };

function readLine(line: string): PhrasingContent[] | undefined {
  if (!everydayLine.test(line)) return undefined;
  const parts: PhrasingContent[] = [];
  let inside: PhrasingContent[] | undefined;
  let mark = '';
  token.lastIndex = 0;
  for (let at = 0; at < line.length; at = token.lastIndex) {
    const match = token.exec(line);
    if (match === null) return undefined;
    const [whole] = match;
    if (!whole.startsWith('*')) addPart(inside ?? parts, match);
    else if (inside === undefined) {
      if (!stands(line, at, at + whole.length, opens)) return undefined;
      [inside, mark] = [[], whole];
    } else {
      if (whole !== mark || !stands(line, at, at + whole.length, closes)) return undefined;
      parts.push({ type: whole === '*' ? 'emphasis' : 'strong', children: inside });
      inside = undefined;
    }
  }
  return inside === undefined ? parts : undefined;
}

function stands(line: string, start: number, end: number, { before, after }: typeof opens): boolean {
  return before.test(line.slice(Math.max(0, start - 1), start)) && after.test(line.slice(end, end + 2));
}

function addPart(parts: PhrasingContent[], [whole, , label, url, citation, name, id]: RegExpExecArray): void {
  const last = parts.at(-1);
  if (label !== undefined && url !== undefined) parts.push({ type: 'link', title: null, url, children: [{ type: 'text', value: label }] });
  else if (citation !== undefined) parts.push({ type: 'citation', items: parseCitation(whole).map(({ id: source, prefix, locator, bare }) => ({ id: source, prefix, locator, bare })) });
  else if (name !== undefined && id !== undefined) parts.push({ type: 'mention', name, id });
  else if (last?.type === 'text') last.value += whole;
  else parts.push({ type: 'text', value: whole });
}
