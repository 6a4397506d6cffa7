// What the columns of a table ask for in automatic layout: by their own style, by their cells, and by cells that span several of them.
// CSS Tables 3, 3.8.

import type { TableBox, TableColumn } from '../../box/box.ts';
import type { ComputedStyle, LengthPercentage, Size } from '../../style/computed-style.ts';
import type { ContentSizes, LayoutContext } from '../context.ts';
import { borderBoxSize, isLength, usedEdges } from '../sizes.ts';
import { prepareTable, type Cell, type PreparedTable } from './prepare.ts';
import { shareWidth, sumOf } from './share-width.ts';

/** `min` and `max` are of border boxes; `fixed`: a length is set; `percent` of the table's width, 0 for none. */
export type ColumnMeasure = { min: number; max: number; fixed: boolean; percent: number };

/** A width that is a length (as border box) or a percentage. */
export type SetWidth = { readonly length?: number; readonly percent?: number };

export function setWidth(size: Size | 'none', style: ComputedStyle, edges: number): SetWidth {
  if (!isLength(size)) return {};
  const value: LengthPercentage = size;
  if (typeof value === 'number') return { length: borderBoxSize(style, value, edges) };
  return value.kind === 'percent' && value.length === 0 && value.percent > 0 ? { percent: value.percent } : {};
}

/** A column's own width, or the length that its group sets for each of its columns. */
export function columnWidth({ style, groupStyle }: TableColumn): SetWidth {
  const own = setWidth(style.width, style, 0);
  if (groupStyle === undefined || own.length !== undefined || own.percent !== undefined) return own;
  const { length } = setWidth(groupStyle.width, groupStyle, 0);
  return length === undefined ? {} : { length };
}

const measured = new WeakMap<TableBox, readonly ColumnMeasure[]>();

export function measureColumns(table: TableBox, context: LayoutContext): readonly ColumnMeasure[] {
  let known = measured.get(table);
  if (known === undefined) measured.set(table, (known = measure(prepareTable(table), context)));
  return known;
}

function measure(prepared: PreparedTable, context: LayoutContext): readonly ColumnMeasure[] {
  const { table, columnCount } = prepared;
  const columns = Array.from({ length: columnCount }, (_, index) => measureColumn(table.columns[index]));
  const spanning: Cell[] = [];
  for (const { cells } of prepared.rows) {
    for (const cell of cells) {
      if (cell.cell.declaredSpan > 1) spanning.push(cell);
      else widen(columns[cell.column], cell, context);
    }
  }
  spanning.sort((a, b) => a.cell.declaredSpan - b.cell.declaredSpan || a.column - b.column);
  for (const cell of spanning) spread(columns.slice(cell.column, cell.column + cell.columnSpan), cell, prepared, context);
  capPercentages(columns);
  return columns;
}

function measureColumn(column: TableColumn | undefined): ColumnMeasure {
  if (column === undefined) return { min: 0, max: 0, fixed: false, percent: 0 };
  const set = columnWidth(column);
  const min = setWidth(column.style.minWidth, column.style, 0).length ?? 0;
  return { min, max: Math.max(min, set.length ?? 0), fixed: set.length !== undefined, percent: set.percent ?? 0 };
}

/** Intrinsic widths of a cell's border box, its own width, min-width and max-width considered. */
function cellSizes(cell: Cell, context: LayoutContext): ContentSizes & { readonly fixed: boolean; readonly percent: number } {
  const { style } = cell.cell.box;
  const sizes = context.contentSizes(cell.box);
  // Of collapsed borders, halves count.
  const edges = usedEdges(cell.box.style, 0).horizontal;
  const set = setWidth(style.width, style, edges);
  const least = setWidth(style.minWidth, style, edges).length ?? 0;
  const limit = setWidth(style.maxWidth, style, edges);
  const most = Math.max(least, limit.length ?? Infinity);
  const min = Math.min(Math.max(sizes.min, least), most);
  const max = Math.max(min, Math.min(set.length ?? sizes.max, most));
  return { min, max, fixed: set.length !== undefined, percent: Math.min(set.percent ?? 0, limit.percent ?? Infinity) };
}

function widen(column: ColumnMeasure | undefined, cell: Cell, context: LayoutContext): void {
  if (column === undefined) return;
  const sizes = cellSizes(cell, context);
  column.min = Math.max(column.min, sizes.min);
  // A column with a set width keeps it, however much its other cells would like.
  if (sizes.fixed) column.max = column.fixed ? Math.max(column.max, sizes.max) : Math.max(sizes.max, column.min);
  else if (!column.fixed) column.max = Math.max(column.max, sizes.max);
  column.max = Math.max(column.max, column.min);
  column.fixed ||= sizes.fixed;
  column.percent = Math.max(column.percent, sizes.percent);
}

/** What a spanning cell asks for is shared out among its columns as a table's width is (3.8.3). */
function spread(columns: readonly ColumnMeasure[], cell: Cell, prepared: PreparedTable, context: LayoutContext): void {
  const sizes = cellSizes(cell, context);
  const gaps = (columns.length - 1) * prepared.spacing[0];
  spreadPercentage(columns, sizes.percent);
  const least = shareWidth(columns, sizes.min - gaps);
  columns.forEach((column, index) => {
    column.min = Math.max(column.min, least[index] ?? 0);
  });
  const most = shareWidth(columns, sizes.max - gaps, sizes.fixed);
  columns.forEach((column, index) => {
    column.max = Math.max(column.min, column.max, most[index] ?? 0);
  });
}

/** What the columns' own percentages leave of a spanning cell's goes to the columns without one, by what they would like. */
function spreadPercentage(columns: readonly ColumnMeasure[], percent: number): void {
  const surplus = percent - sumOf(columns.map((column) => column.percent));
  const open = columns.filter((column) => column.percent === 0);
  if (surplus <= 0) return;
  const total = sumOf(open.map((column) => column.max));
  for (const column of open) column.percent = total > 0 ? (surplus * column.max) / total : surplus / open.length;
}

/** Percentages of all columns (or rows) together are at most 100; what comes later gets what is left. */
export function capPercentages(tracks: readonly { percent: number }[]): void {
  let left = 100;
  for (const track of tracks) {
    track.percent = Math.min(track.percent, left);
    left -= track.percent;
  }
}
