// What must change in a piece of Markdown before it stands alone in a dataset: links by reference get their address, mentions
// and citations of nothing become words or get a source. Source text and its tree → source text.

import type { Definition, Nodes, Root } from 'mdast';
import { escapeWords } from './escape.ts';

export type Edits = {
  /** The source of a tree's nodes, from the first offset to the last, edited. */
  readonly source: (from: number, to: number) => string;
  /** Definitions that no link uses. */
  readonly unused: ReadonlySet<Definition>;
  /** Ids that the text cites. */
  readonly cited: ReadonlySet<string>;
  /** Mentions `:figure[x]` that were made words. */
  readonly mentions: readonly string[];
};

type Edit = { readonly from: number; readonly to: number; readonly text: string };

/** Walks the tree once; without recursion, since Markdown nests deep. */
export function editMarkdown(text: string, root: Root): Edits {
  const definitions = new Map<string, Definition>();
  for (const item of walk(root)) if (item.type === 'definition' && !definitions.has(item.identifier)) definitions.set(item.identifier, item);
  const unused = new Set(definitions.values());
  const cited = new Set<string>();
  const mentions: string[] = [];
  const edits: Edit[] = [];
  for (const item of walk(root)) {
    if (item.type === 'citation') for (const { id } of item.items) cited.add(id);
    if (item.type === 'mention') {
      edits.push({ from: start(item), to: start(item), text: '\\' });
      mentions.push(text.slice(start(item), end(item)));
    }
    if (item.type !== 'linkReference' && item.type !== 'imageReference') continue;
    const definition = definitions.get(item.identifier);
    if (definition === undefined || item.identifier.startsWith('^')) continue;
    unused.delete(definition);
    edits.push(addressed(item, definition, text));
  }
  edits.sort((one, other) => one.from - other.from);
  return { unused, cited, mentions, source: (from, to) => apply(text, edits, from, to) };
}

const start = (item: Nodes): number => item.position?.start.offset ?? 0;
const end = (item: Nodes): number => item.position?.end.offset ?? 0;

/** All nodes, parents before children. */
export function walk(root: Nodes): Nodes[] {
  const found: Nodes[] = [];
  const waiting: Nodes[] = [root];
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    found.push(item);
    if ('children' in item) waiting.push(...(item.children as Nodes[]).toReversed());
  }
  return found;
}

/** `[words][name]` → `[words](<address> "title")`: the tail behind the words is exchanged. */
function addressed(item: Extract<Nodes, { type: 'linkReference' | 'imageReference' }>, { url, title }: Definition, text: string): Edit {
  const tail = `](<${url.replace(/[<>\n\\]/g, '\\$&')}>${title === null || title === undefined ? '' : ` "${title.replace(/["\\]/g, '\\$&')}"`})`;
  if (item.type === 'imageReference') return { from: start(item), to: end(item), text: `![${escapeWords(item.alt ?? '')}${tail}` };
  const last = item.children.at(-1);
  const from = last === undefined ? text.indexOf(']', start(item)) : end(last as Nodes);
  return { from, to: end(item), text: tail };
}

/** Edits within the range; they do not overlap. */
function apply(text: string, edits: readonly Edit[], from: number, to: number): string {
  let [result, at] = ['', from];
  for (let index = firstAt(edits, from); index < edits.length; index += 1) {
    const edit = edits[index] as Edit;
    if (edit.to > to) break;
    if (edit.from < at) continue;
    result += text.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return result + text.slice(at, to);
}

/** The first edit at or behind an offset, by halving. */
function firstAt(edits: readonly Edit[], offset: number): number {
  let [low, high] = [0, edits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle] as Edit).from < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
