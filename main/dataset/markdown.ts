// The texts of a dataset: CommonMark (spec 0.31) with GFM tables, citations and mentions → mdast; and the list of what a
// text refers to, which a whole dataset's check reads without parsing most texts.

import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { parseCitation, parseMention, referenceNodes, referenceSyntax } from './markdown-syntax.ts';

export type { Citation, CitationItem, Mention } from './markdown-syntax.ts';

/** What a text refers to. `offset` is where the reference's id, or its mark, begins in the text. `name` is the mention's word. */
export type Reference =
  | { readonly kind: 'citation'; readonly id: string; readonly offset: number }
  | { readonly kind: 'mention'; readonly name: string; readonly id: string; readonly offset: number; readonly end: number }
  | { readonly kind: 'link'; readonly id: string; readonly offset: number };

/** Levels of the tree; a text that is nested deeper is no writing but an attack, and is shown as it is. */
const nestingLimit = 100;
/** Containers within each other on one line: the parser's time grows with their square. */
const manyContainers = /^(?:[ \t]*(?:>|[*+-][ \t]|\d{1,9}[.)][ \t])){50}|^[ \t]{200,}(?:[>*+-]|\d)/m;

/** Runs of `*`, `_` and `[` in one paragraph, for the same reason. */
const manyRuns = 4000;
const hasManyRuns = (text: string): boolean => runsIn(text) > manyRuns && text.split(/\n[ \t]*\n/).some((paragraph) => runsIn(paragraph) > manyRuns);
const runsIn = (text: string): number => text.match(/[*_]+|\[+/g)?.length ?? 0;

/** The tree of a text, with `citation` and `mention` nodes among the phrasing content. Never throws, never nests deep. */
export function parseMarkdown(text: string): Root {
  if (manyContainers.test(text) || hasManyRuns(text)) return literally(text);
  const root = fromMarkdown(text, { extensions: [gfmTable(), referenceSyntax], mdastExtensions: [gfmTableFromMarkdown(), referenceNodes] });
  return depthOf(root) > nestingLimit ? literally(text) : root;
}

const literally = (text: string): Root => ({ type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value: text }] }] });

/** Level by level, without recursion. */
function depthOf(root: Root): number {
  let [depth, level]: [number, readonly Nodes[]] = [0, [root]];
  while (level.length > 0 && depth <= nestingLimit) {
    level = level.flatMap((item) => ('children' in item ? (item.children as Nodes[]) : []));
    depth += 1;
  }
  return depth;
}

const candidate = /(?<!:):[a-z]+\[[\p{L}\p{N}_-]+\]|\[[^[\]`\\]*@[^[\]`\\]*\](?!\()/gu;
const linkCandidate = '](#';
/** What could make a candidate something else: code, escapes, HTML, images, definitions, tables, links within the report. */
const needsParser = /[`\\<|]|\]\(#|!\[|\]:| {4}|\t|~~~/;
/** A link without spaces, brackets or a title in its address. */
const plainLink = /\]\([^()\s]*\)/g;

/** The references of a text, in order. */
export function referencesOf(text: string): Reference[] {
  if (!text.includes('@') && !text.includes(':') && !text.includes(linkCandidate)) return [];
  const found = [...text.matchAll(candidate)];
  if (found.length === 0 && !text.includes(linkCandidate)) return [];
  const hard = needsParser.test(text) || hasHardLinks(text, found.length) || found.some(([match]) => match.includes('\n')) || manyContainers.test(text) || hasManyRuns(text);
  return hard ? parsedReferences(text) : found.flatMap((match) => referencesIn(match[0], match.index));
}

/** Links that are not plain, or that may have a candidate in their address. */
function hasHardLinks(text: string, candidates: number): boolean {
  if (!text.includes('](')) return false;
  const masked = text.replace(plainLink, ']');
  return masked.includes('](') || (masked.match(candidate)?.length ?? 0) !== candidates;
}

function referencesIn(source: string, offset: number): Reference[] {
  if (source.startsWith(':')) return [{ kind: 'mention', ...parseMention(source), offset, end: offset + source.length }];
  return parseCitation(source).map(({ id, at }) => ({ kind: 'citation', id, offset: offset + at }));
}

function parsedReferences(text: string): Reference[] {
  const references: Reference[] = [];
  const waiting: Nodes[] = [parseMarkdown(text)];
  for (let item = waiting.pop(); item; item = waiting.pop()) {
    const [start, end] = [item.position?.start.offset ?? 0, item.position?.end.offset ?? 0];
    if (item.type === 'citation' || item.type === 'mention') references.push(...referencesIn(text.slice(start, end), start));
    if (item.type === 'link' && item.url.startsWith('#')) references.push({ kind: 'link', id: decode(item.url.slice(1)), offset: start });
    if ('children' in item) waiting.push(...(item.children as Nodes[]));
  }
  return references.sort((one, other) => one.offset - other.offset);
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
