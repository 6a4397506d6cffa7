// The finished grid of a table box: cells in their slots, groups in their order.

import type { ComputedStyle } from '../style/computed-style.ts';
import type { TableBox, TableCell, TableColumn, TableGroup } from './box.ts';
import type { BoxCommon } from './box-common.ts';
import { clipColumns, mergeColumns, placeCells, type Slot } from './grid-slots.ts';

export type GridCell = Slot & { readonly box: TableCell['box']; readonly declaredSpan: number };
export type GridRow = { readonly common: BoxCommon; readonly cells: GridCell[] };
export type GridGroup = { readonly common: BoxCommon; readonly role: TableGroup['role']; readonly rows: GridRow[] };

/** Places all cells and orders the groups: head, bodies, foot. Only the first head and the first foot are such. `fixed`: every column counts (CSS Tables 3, 3.3). */
export function buildGrid(groups: readonly GridGroup[], declared: readonly TableColumn[], fixed: boolean): Pick<TableBox, 'groups' | 'columns' | 'columnCount'> {
  const cells = groups.map((group) => group.rows.map((row) => row.cells));
  const begun = cells.reduce((count, rows) => Math.max(count, placeCells(rows)), declared.length);
  const ends = (rows: GridRow['cells'][]): number => rows.flat().reduce((end, cell) => Math.max(end, cell.column + cell.columnSpan), 0);
  const columnCount = fixed ? cells.reduce((count, rows) => Math.max(count, ends(rows)), begun) : begun;
  for (const rows of cells) clipColumns(rows, columnCount);
  if (fixed) return { columnCount, columns: declared, groups: orderGroups(groups) };
  const left = mergeColumns(cells.flat(2), columnCount, (column) => hasWidth(declared[column]?.style) || hasWidth(declared[column]?.groupStyle));
  return { columnCount: left.length, columns: left.flatMap((column) => declared[column] ?? []), groups: orderGroups(groups) };
}

function hasWidth(style: ComputedStyle | undefined): boolean {
  return style !== undefined && typeof style.width !== 'string' && style.width !== 0;
}

function orderGroups(groups: readonly GridGroup[]): readonly TableGroup[] {
  const head = groups.find((group) => group.role === 'head');
  const foot = groups.find((group) => group.role === 'foot');
  const bodies = groups.filter((group) => group !== head && group !== foot).map((group) => tableGroup(group, 'body'));
  return [...(head ? [tableGroup(head, 'head')] : []), ...bodies, ...(foot ? [tableGroup(foot, 'foot')] : [])];
}

function tableGroup(group: GridGroup, role: TableGroup['role']): TableGroup {
  return { ...group.common, role, rows: group.rows.map((row) => ({ ...row.common, cells: row.cells.map(tableCell) })) };
}

function tableCell({ box, column, row, columnSpan, rowSpan, declaredSpan }: GridCell): TableCell {
  return { style: box.style, source: box.source, label: box.label, box, column, row, columnSpan, rowSpan, declaredSpan };
}
