// The grid of a table: which slot each cell takes, spans cut to what there is. HTML, 4.9.12; CSS Tables 3, 3.3 and 3.5. Rows that
// have fewer cells than the grid has columns get empty tags for the rest, as PDF/UA wants rows of equal length.

import type { TableBox, TableCell, TableGroup } from './box.ts';
import type { BoxCommon } from './box-common.ts';
import type { OpenTag, TagCursor } from './structure-tree.ts';

export type GridCell = {
  readonly box: TableCell['box'];
  readonly tag: OpenTag | undefined;
  columnSpan: number;
  /** 0 spans the rest of the group. */
  rowSpan: number;
  column: number;
  row: number;
};
export type GridRow = { readonly common: BoxCommon; readonly cells: GridCell[]; readonly tag: OpenTag | undefined; readonly explicit: boolean };
export type GridGroup = { readonly common: BoxCommon; readonly role: TableGroup['role']; readonly rows: GridRow[]; readonly explicit: boolean };

/** Places all cells and orders the groups: head, bodies, foot. Only the first head and the first foot are such. */
export function buildGrid(groups: readonly GridGroup[], declaredColumns: number, tags: TagCursor): Pick<TableBox, 'groups' | 'columnCount'> {
  let columnCount = declaredColumns;
  for (const group of groups) columnCount = Math.max(columnCount, placeCells(group));
  for (const group of groups) for (const row of group.rows) for (const cell of row.cells) clipSpans(cell, columnCount, group.rows.length);
  for (const group of groups) completeRows(group, columnCount, tags);
  const head = groups.find((group) => group.role === 'head');
  const foot = groups.find((group) => group.role === 'foot');
  const bodies = groups.filter((group) => group !== head && group !== foot).map((group) => tableGroup(group, 'body'));
  const ordered = [...(head ? [tableGroup(head, 'head')] : []), ...bodies, ...(foot ? [tableGroup(foot, 'foot')] : [])];
  return { columnCount, groups: ordered };
}

/** Gives each cell its slot; tells how many columns have a cell that begins in them. */
function placeCells(group: GridGroup): number {
  /** For each column, how many more rows a cell from above takes up. */
  const taken: number[] = [];
  let count = 0;
  group.rows.forEach((row, rowIndex) => {
    let column = 0;
    const rowsLeft = group.rows.length - rowIndex;
    for (const cell of row.cells) {
      while ((taken[column] ?? 0) > 0) column += 1;
      cell.column = column;
      cell.row = rowIndex;
      if (cell.rowSpan === 0 || cell.rowSpan > rowsLeft) cell.rowSpan = rowsLeft;
      count = Math.max(count, column + 1);
      for (let i = 0; i < cell.columnSpan; i += 1) taken[column + i] = Math.max(taken[column + i] ?? 0, cell.rowSpan);
      column += cell.columnSpan;
    }
    for (const [i, rows] of taken.entries()) taken[i] = Math.max(0, (rows ?? 0) - 1);
  });
  return count;
}

function clipSpans(cell: GridCell, columnCount: number, rowCount: number): void {
  cell.columnSpan = Math.min(cell.columnSpan, columnCount - cell.column);
  cell.rowSpan = Math.min(cell.rowSpan, rowCount - cell.row);
  if (cell.tag === undefined) return;
  if (cell.columnSpan > 1) cell.tag.columnSpan = cell.columnSpan;
  if (cell.rowSpan > 1) cell.tag.rowSpan = cell.rowSpan;
}

function completeRows(group: GridGroup, columnCount: number, tags: TagCursor): void {
  const taken = new Uint16Array(columnCount);
  for (const row of group.rows) {
    for (const cell of row.cells) {
      for (let i = 0; i < cell.columnSpan; i += 1) taken[cell.column + i] = Math.max(taken[cell.column + i] ?? 0, cell.rowSpan);
    }
    for (let column = 0; column < columnCount; column += 1) {
      const rows = taken[column] ?? 0;
      if (rows > 0) taken[column] = rows - 1;
      else if (row.tag !== undefined) tags.addEmpty(row.tag, 'TD');
    }
  }
}

function tableGroup(group: GridGroup, role: TableGroup['role']): TableGroup {
  return {
    ...group.common,
    role,
    rows: group.rows.map((row) => ({
      ...row.common,
      cells: row.cells.map(({ box, column, row: rowIndex, columnSpan, rowSpan }) => ({
        style: box.style, source: box.source, label: box.label, box, column, row: rowIndex, columnSpan, rowSpan,
      })),
    })),
  };
}
