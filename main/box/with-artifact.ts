// A running element's boxes as they stand in the margin of one page: every source an artifact of head or foot, references to pages
// said out as of that page.

import type { Box, InlineContent, InlineItem, MarginContext, PageReference, TableGroup } from './box.ts';
import { formatCounter, type CounterStyles } from './counter-styles.ts';
import { artifactSource, type ArtifactKind, type Source } from './structure.ts';

/** The page on which the copy stands. */
type Place = { readonly page: MarginContext; readonly counterStyles: CounterStyles };

const known = new Map<ArtifactKind, WeakMap<Box, Box>>();

/** A copy of the box tree, without names to link to; the same copy for the same box, unless it tells of pages. */
export function withArtifact(box: Box, place: Place): Box {
  if (referencesIn(box).length > 0) return copyBox(box, place);
  const { artifact } = place.page;
  let copies = known.get(artifact);
  if (copies === undefined) known.set(artifact, (copies = new WeakMap()));
  let copy = copies.get(box);
  if (copy === undefined) copies.set(box, (copy = copyBox(box, place)));
  return copy;
}

const references = new WeakMap<Box, readonly PageReference[]>();

/** What a running element says of pages. */
export function referencesIn(box: Box): readonly PageReference[] {
  let found = references.get(box);
  if (found === undefined) references.set(box, (found = findReferences(box)));
  return found;
}

function findReferences(box: Box): readonly PageReference[] {
  switch (box.kind) {
    case 'block': case 'flex': case 'grid': return box.children.flatMap(findReferences);
    case 'inline': return box.content.items.flatMap((item) => (item.kind === 'reference' ? [item.reference] : 'box' in item ? findReferences(item.box) : []));
    case 'replaced': return [];
    case 'table': return [...box.captions, ...(box.absolutes ?? []), ...box.groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map((cell) => cell.box)))].flatMap(findReferences);
  }
}

/** The number that a reference means on a page. */
export function referredNumber(reference: PageReference, page: MarginContext): number {
  if (reference.kind === 'target-counter') return page.target(reference.target, reference.name) ?? 0;
  return reference.kind === 'page-counter' ? page.counter(reference.name).at(-1) ?? 0 : 0;
}

function copyBox(box: Box, place: Place): Box {
  const source = sourceOf(box.source, place);
  switch (box.kind) {
    case 'block':
    case 'flex':
    case 'grid':
      return { ...box, source, children: box.children.map((child) => copyBox(child, place)) };
    case 'inline':
      return { ...box, source, content: copyContent(box.content, place) };
    case 'replaced':
      return { ...box, source };
    case 'table':
      return {
        ...box, source,
        captions: box.captions.map((caption) => copyBox(caption, place)),
        ...(box.absolutes !== undefined && { absolutes: box.absolutes.map((absolute) => copyBox(absolute, place)) }),
        groups: box.groups.map((group) => copyGroup(group, place)),
      };
  }
}

function copyGroup(group: TableGroup, place: Place): TableGroup {
  const rows = group.rows.map((row) => ({
    ...row, source: sourceOf(row.source, place),
    cells: row.cells.map((cell) => {
      const box = copyBox(cell.box, place);
      return { ...cell, source: box.source, box: box.kind === 'inline' || box.kind === 'block' ? box : cell.box };
    }),
  }));
  return { ...group, source: sourceOf(group.source, place), rows };
}

/** The text grows or shrinks where the guess of a reference is replaced by what it says. */
function copyContent({ text, items }: InlineContent, place: Place): InlineContent {
  let grown = '';
  let taken = 0;
  let shift = 0;
  const copies = items.map((item): InlineItem => {
    const start = item.start + shift;
    if (item.kind !== 'reference') return { ...copyItem(item, place), start, end: item.end + shift };
    const { style, source, reference } = item;
    const said = formatCounter(referredNumber(reference, place.page), reference.style, place.counterStyles);
    grown += text.slice(taken, item.start) + said;
    taken = item.end;
    shift += said.length - (item.end - item.start);
    return { kind: 'text', start, end: start + said.length, style, source: sourceOf(source, place) };
  });
  return { text: grown + text.slice(taken), items: copies };
}

function copyItem(item: Exclude<InlineItem, { kind: 'reference' }>, place: Place): InlineItem {
  switch (item.kind) {
    case 'text':
    case 'leader':
      return { ...item, source: sourceOf(item.source, place) };
    case 'atomic':
    case 'float':
    case 'absolute':
    case 'footnote':
      return { ...item, box: copyBox(item.box, place) };
    default:
      return item;
  }
}

function sourceOf(source: Source, { page }: Place): Source {
  return artifactSource(page.artifact, source.origin);
}
