// The last look at the finished tag tree, for what is known only when an element has ended: rows of equal length, the scopes of
// header cells, captions in their place. ISO 14289-1, 7.5 and 7.6, as the Matterhorn Protocol checks them.

import { clipColumns, emptySlots, placeCells, type Slot } from './grid-slots.ts';
import type { OpenTag, TagCursor } from './structure-tree.ts';

/** Settles a tag and all that are in it. */
export function settleTags(tag: OpenTag, tags: TagCursor): void {
  if (tag.role === 'Table' || tag.role === 'L' || tag.role === 'TOC') settleCaptions(tag, tags);
  if (tag.role === 'Table') settleTable(tag, tags);
  for (const child of tag.children) settleTags(child, tags);
}

/** One caption, and it comes first: further ones are paragraphs of it. */
function settleCaptions(tag: OpenTag, tags: TagCursor): void {
  const [first, ...others] = tag.children.filter((child) => child.role === 'Caption');
  if (first === undefined || (tag.children[0] === first && others.length === 0)) return;
  const rest = tag.children.filter((child) => child.role !== 'Caption');
  for (const other of others) {
    other.role = 'P';
    tags.move(other, first);
  }
  // Whatever comes first in a list or table has an order of 1 or more.
  first.order = 0;
  tag.children.splice(0, tag.children.length, first, ...rest);
}

// --- tables

type TagSlot = Slot & { readonly tag: OpenTag };

/** Spans are cut to the grid, short rows get empty cells. Without a `Row` or `Column` of the author's, scopes are worked out. */
function settleTable(table: OpenTag, tags: TagCursor): void {
  const groups = rowGroups(table);
  const heads = new Set(table.children.flatMap((group) => (group.role === 'THead' ? group.children : [])));
  const grids = groups.map((rows) => rows.map(slotsOf));
  const columnCount = grids.reduce((count, rows) => Math.max(count, placeCells(rows)), 0);
  grids.forEach((rows, index) => {
    clipColumns(rows, columnCount);
    for (const cells of rows) cells.forEach(writeSpans);
    const empty = emptySlots(rows, columnCount);
    groups[index]?.forEach((row, rowIndex) => {
      settleScopes(row, heads.has(row));
      for (let i = empty[rowIndex] ?? 0; i > 0; i -= 1) tags.addEmpty(row, 'TD');
    });
  });
}

/** The rows of each group; those that stand in the table itself are groups too, from one group to the next. */
function rowGroups(table: OpenTag): (readonly OpenTag[])[] {
  const groups: (readonly OpenTag[])[] = [];
  let own: OpenTag[] | undefined;
  for (const child of table.children) {
    if (child.role === 'TR') {
      if (own === undefined) groups.push((own = []));
      own.push(child);
    } else if (child.role !== 'Caption') {
      own = undefined;
      groups.push(child.children);
    }
  }
  return groups;
}

function slotsOf(row: OpenTag): TagSlot[] {
  return row.children.map((tag) => ({ tag, columnSpan: tag.columnSpan ?? 1, rowSpan: tag.rowSpan ?? 1, column: 0, row: 0 }));
}

function writeSpans({ tag, columnSpan, rowSpan }: TagSlot): void {
  if (columnSpan > 1) tag.columnSpan = columnSpan;
  else delete tag.columnSpan;
  if (rowSpan > 1) tag.rowSpan = rowSpan;
  else delete tag.rowSpan;
}

/** A header cell that begins a row of data is the row's, any other its column's. */
function settleScopes(row: OpenTag, inHead: boolean): void {
  const holdsData = !inHead && row.children.some((cell) => cell.role === 'TD');
  row.children.forEach((cell, index) => {
    if (cell.role === 'TH') cell.scope ??= holdsData && index === 0 ? 'Row' : 'Column';
  });
}
