// A running element's boxes with every source made an artifact of the margin where they are shown: head or foot.

import type { Box, InlineContent, InlineItem, TableGroup } from './box.ts';
import type { ArtifactKind, Source } from './structure.ts';

const known = new Map<ArtifactKind, WeakMap<Box, Box>>();

/** A copy of the box tree, without names to link to; the same copy for the same box. */
export function withArtifact(box: Box, artifact: ArtifactKind): Box {
  let copies = known.get(artifact);
  if (copies === undefined) known.set(artifact, (copies = new WeakMap()));
  let copy = copies.get(box);
  if (copy === undefined) copies.set(box, (copy = copyBox(box, artifact)));
  return copy;
}

function copyBox(box: Box, artifact: ArtifactKind): Box {
  const source = sourceOf(box.source, artifact);
  switch (box.kind) {
    case 'block':
    case 'flex':
    case 'grid':
      return { ...box, source, children: box.children.map((child) => copyBox(child, artifact)) };
    case 'inline':
      return { ...box, source, content: copyContent(box.content, artifact) };
    case 'replaced':
      return { ...box, source };
    case 'table':
      return {
        ...box, source,
        captions: box.captions.map((caption) => copyBox(caption, artifact)),
        groups: box.groups.map((group) => copyGroup(group, artifact)),
      };
  }
}

function copyGroup(group: TableGroup, artifact: ArtifactKind): TableGroup {
  const rows = group.rows.map((row) => ({
    ...row, source: sourceOf(row.source, artifact),
    cells: row.cells.map((cell) => {
      const box = copyBox(cell.box, artifact);
      return { ...cell, source: box.source, box: box.kind === 'inline' || box.kind === 'block' ? box : cell.box };
    }),
  }));
  return { ...group, source: sourceOf(group.source, artifact), rows };
}

function copyContent(content: InlineContent, artifact: ArtifactKind): InlineContent {
  return { text: content.text, items: content.items.map((item) => copyItem(item, artifact)) };
}

function copyItem(item: InlineItem, artifact: ArtifactKind): InlineItem {
  switch (item.kind) {
    case 'text':
    case 'leader':
    case 'reference':
      return { ...item, source: sourceOf(item.source, artifact) };
    case 'atomic':
    case 'float':
    case 'absolute':
    case 'footnote':
      return { ...item, box: copyBox(item.box, artifact) };
    default:
      return item;
  }
}

function sourceOf(source: Source, artifact: ArtifactKind): Source {
  return { artifact, order: source.order, origin: source.origin };
}
