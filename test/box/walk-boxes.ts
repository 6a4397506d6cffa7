// Ways through a finished box tree, for tests: every box, every inline item, in document order.

import type { Box, BoxDocument, InlineItem } from '../../main/box/box.ts';
import type { StructureNode } from '../../main/box/structure.ts';

export type Visit = { readonly box?: (box: Box) => void; readonly item?: (item: InlineItem, text: string) => void };

export function walkBox(box: Box, visit: Visit): void {
  visit.box?.(box);
  walkRunning(box, visit);
  if ((box.kind === 'block' || box.kind === 'inline') && box.marker !== undefined) walkBox(box.marker, visit);
  switch (box.kind) {
    case 'block':
    case 'flex':
    case 'grid':
      for (const child of box.children) walkBox(child, visit);
      return;
    case 'table':
      for (const caption of [...box.captions, ...(box.absolutes ?? [])]) walkBox(caption, visit);
      for (const group of box.groups) {
        walkRunning(group, visit);
        for (const row of group.rows) {
          walkRunning(row, visit);
          for (const cell of row.cells) walkBox(cell.box, visit);
        }
      }
      return;
    case 'replaced':
      return;
    case 'inline':
      for (const item of box.content.items) {
        visit.item?.(item, box.content.text.slice(item.start, item.end));
        if ('box' in item) walkBox(item.box, visit);
        if (item.kind === 'running') walkBox(item.running.box, visit);
      }
  }
}

function walkRunning({ running }: Pick<Box, 'running'>, visit: Visit): void {
  for (const { box } of running ?? []) walkBox(box, visit);
}

/** All text items' text, one after the other. */
export function textOfBoxes(document: BoxDocument): string {
  const parts: string[] = [];
  walkBox(document.root, { item: (item, text) => item.kind === 'text' && parts.push(text) });
  return parts.join('');
}

export function walkTags(tag: StructureNode, visit: (tag: StructureNode, parent: StructureNode | undefined) => void, parent?: StructureNode): void {
  visit(tag, parent);
  for (const child of tag.children) walkTags(child, visit, tag);
}
