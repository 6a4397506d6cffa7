// Heights of rows that do not follow from their own cells: where cells span several of them, or where the table or a row group has a
// height of its own. CSS Tables 3, 3.10.

import type { TableGroup } from '../../box/box.ts';
import type { Size } from '../../style/computed-style.ts';
import type { LayoutContext } from '../context.ts';
import { cellHeight, cellWidth, layoutCell, rowMeasure, type Columns } from './cells.ts';
import { capPercentages } from './column-measures.ts';
import type { Cell, PreparedTable, Row } from './prepare.ts';
import { growRows, type RowNeed } from './share-height.ts';

/** `height`: what the table's style leaves for rows and the spacing around them; undefined where it leaves that to them. */
export type HeightRequest = { readonly table: PreparedTable; readonly columns: Columns; readonly height: number | undefined; readonly context: LayoutContext };

/** Least heights by row; undefined where each row is as high as its own cells. */
export function plannedHeights({ table, columns, height, context }: HeightRequest): readonly number[] | undefined {
  if (!table.spansRows && height === undefined && !table.table.groups.some(hasHeight)) return undefined;
  const key = [height, ...columns.widths].join(' ');
  return context.once(table.table, key, () => plan({ table, columns, height, context }).map((row) => row.height));
}

function hasHeight({ style }: TableGroup): boolean {
  return typeof style.height === 'number';
}

function plan({ table, columns, height, context }: HeightRequest): readonly RowNeed[] {
  const spanning: Spanning[] = [];
  const rows = table.rows.map((row) => needOf(row, { table, columns, spanning, context }));
  for (const span of spanning.toSorted(bySpan)) growForSpan(span, rows, table.spacing[1]);
  const groups = groupsOf(table, rows);
  for (const group of groups) capPercentages(group.rows);
  for (const group of groups) if (typeof group.height === 'number' && group.height > group.size) growGroup(group, group.height - group.size);
  if (height !== undefined) growGroups(groups, height - (groups.length + 1) * table.spacing[1]);
  return rows;
}

// --- single rows

type Measuring = { readonly table: PreparedTable; readonly columns: Columns; readonly spanning: Spanning[]; readonly context: LayoutContext };

function needOf(row: Row, { table, columns, spanning, context }: Measuring): RowNeed {
  const laid = row.cells.flatMap((cell) => layoutCell(cell, cellWidth(cell, columns, table.spacing[0]), undefined, { kind: 'whole' }, context) ?? []);
  for (const { cell, fragment } of laid) if (cell.rowSpan > 1) spanning.push({ cell, height: Math.max(fragment.height, cellHeight(cell)) });
  const heights = [row.row.style.height, ...row.cells.filter(({ rowSpan }) => rowSpan === 1).map(({ cell }) => cell.box.style.height)];
  return {
    height: rowMeasure(row, laid).height,
    percent: heights.reduce<number>((most, size) => Math.max(most, percentOf(size)), 0),
    isSet: heights.some((size) => typeof size === 'number' || percentOf(size) > 0),
    beginsSpan: row.cells.some(({ rowSpan }) => rowSpan > 1),
  };
}

function percentOf(size: Size): number {
  return typeof size === 'object' && size.kind === 'percent' ? size.percent : 0;
}

// --- cells that span rows

type Spanning = { readonly cell: Cell; readonly height: number };

/** Cells within the rows of others come before them; of cells with the same rows, the higher. */
function bySpan(a: Spanning, b: Spanning): number {
  const [from, otherFrom] = [a.cell.row, b.cell.row];
  const [to, otherTo] = [from + a.cell.rowSpan, otherFrom + b.cell.rowSpan];
  if (from === otherFrom && to === otherTo) return b.height - a.height;
  if (from >= otherFrom && to <= otherTo) return -1;
  if (otherFrom >= from && otherTo <= to) return 1;
  return from - otherFrom;
}

function growForSpan({ cell, height }: Spanning, rows: readonly RowNeed[], gap: number): void {
  const spanned = rows.slice(cell.row, cell.row + cell.rowSpan);
  growRows(spanned, { extra: height - heightOf(spanned, gap), basis: undefined, forSpan: true });
}

function heightOf(rows: readonly RowNeed[], gap: number): number {
  return rows.reduce((sum, row) => sum + row.height, Math.max(0, rows.length - 1) * gap);
}

// --- row groups

type Group = { readonly role: TableGroup['role']; readonly height: Size; readonly rows: readonly RowNeed[]; size: number };

function groupsOf({ table, spacing }: PreparedTable, rows: readonly RowNeed[]): readonly Group[] {
  let start = 0;
  return table.groups.map((group) => {
    const own = rows.slice(start, (start += group.rows.length));
    return { role: group.role, height: group.style.height, rows: own, size: heightOf(own, spacing[1]) };
  }).filter((group) => group.rows.length > 0);
}

function growGroup(group: Group, extra: number): void {
  growRows(group.rows, { extra, basis: group.size + extra, forSpan: false });
  group.size += extra;
}

/** Bodies grow before head and foot, and groups without a height of their own before others; by their heights. */
function growGroups(groups: readonly Group[], height: number): void {
  const extra = height - groups.reduce((sum, group) => sum + group.size, 0);
  if (extra <= 0) return;
  const bodies = groups.filter(({ role }) => role === 'body');
  const able = bodies.length > 0 ? bodies : groups;
  const open = able.filter((group) => typeof group.height !== 'number');
  const grown = open.length > 0 ? open : able;
  const total = grown.reduce((sum, group) => sum + group.size, 0);
  for (const group of grown) growGroup(group, total > 0 ? (extra * group.size) / total : extra / grown.length);
}
