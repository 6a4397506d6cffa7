// Widths of a table's columns: what its cells and columns ask for, and how a given width is shared out. Automatic layout by
// CSS Tables 3, section 3.9 (guesses from least to most, interpolated); fixed layout by CSS 2.2, 17.5.2.1.

import type { TableBox } from '../../box/box.ts';
import type { ComputedStyle, LengthPercentage, Size } from '../../style/computed-style.ts';
import type { ContentSizes, LayoutContext } from '../context.ts';
import { borderBoxSize, isLength, usedEdges } from '../sizes.ts';
import { prepareTable, type Cell, type PreparedTable } from './prepare.ts';

/** What a column asks for. `min` and `max` are of border boxes; `fixed`: a length is set; `percent` of the table's width. */
export type ColumnMeasure = { min: number; max: number; fixed: boolean; percent: number };

/** A cell's or column's width where it is a length (as border box) or a percentage. */
function widthSet(size: Size, style: ComputedStyle, edges = usedEdges(style, 0).horizontal): { readonly length?: number; readonly percent?: number } {
  if (!isLength(size)) return {};
  const value: LengthPercentage = size;
  if (typeof value === 'number') return { length: borderBoxSize(style, value, edges) };
  return value.kind === 'percent' && value.length === 0 ? { percent: value.percent } : {};
}

const measured = new WeakMap<TableBox, readonly ColumnMeasure[]>();

/** What each column asks for, in automatic layout. */
export function measureColumns(table: TableBox, context: LayoutContext): readonly ColumnMeasure[] {
  let known = measured.get(table);
  if (known === undefined) measured.set(table, (known = measure(prepareTable(table), context)));
  return known;
}

function measure(prepared: PreparedTable, context: LayoutContext): readonly ColumnMeasure[] {
  const { table, columnCount } = prepared;
  const columns = Array.from({ length: columnCount }, (_, index): ColumnMeasure => {
    const style = table.columns[index]?.style;
    const set = style === undefined ? {} : widthSet(style.width, style, 0);
    const least = style !== undefined && isLength(style.minWidth) && typeof style.minWidth === 'number' ? style.minWidth : 0;
    return { min: least, max: Math.max(least, set.length ?? 0), fixed: set.length !== undefined, percent: set.percent ?? 0 };
  });
  const spanning: Cell[] = [];
  for (const { cells } of prepared.rows) {
    for (const cell of cells) {
      if (cell.columnSpan > 1) spanning.push(cell);
      else widen(columns[cell.column], cell, context);
    }
  }
  spanning.sort((a, b) => a.columnSpan - b.columnSpan);
  for (const cell of spanning) spread(columns.slice(cell.column, cell.column + cell.columnSpan), cell, prepared, context);
  capPercentages(columns);
  return columns;
}

/** Intrinsic widths of a cell's border box, its own width, min-width and max-width considered. */
function cellSizes(cell: Cell, context: LayoutContext): ContentSizes & { readonly fixed: boolean; readonly percent: number } {
  const { style } = cell.cell.box;
  const sizes = context.contentSizes(cell.box);
  // Of collapsed borders, halves count.
  const edges = usedEdges(cell.box.style, 0).horizontal;
  const set = widthSet(style.width, style, edges);
  const least = widthSet(style.minWidth, style, edges).length ?? 0;
  const most = style.maxWidth === 'none' ? Infinity : widthSet(style.maxWidth, style, edges).length ?? Infinity;
  const min = Math.max(Math.min(sizes.min, most), least);
  const max = set.length === undefined ? Math.max(min, Math.min(sizes.max, most)) : Math.max(min, set.length);
  return { min, max, fixed: set.length !== undefined, percent: set.percent ?? 0 };
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

/** What a spanning cell asks beyond what its columns have is shared out among them as a table's width is (CSS Tables 3, 3.8.3). */
function spread(columns: readonly ColumnMeasure[], cell: Cell, prepared: PreparedTable, context: LayoutContext): void {
  const sizes = cellSizes(cell, context);
  const gaps = (columns.length - 1) * prepared.spacing[0];
  raise(columns, sizes.min - gaps, 'min');
  raise(columns, sizes.max - gaps, 'max');
  const set = columns.reduce((sum, column) => sum + column.percent, 0);
  const open = columns.filter((column) => column.percent === 0);
  if (sizes.percent > set && open.length > 0) for (const column of open) column.percent = (sizes.percent - set) / open.length;
}

function raise(columns: readonly ColumnMeasure[], wanted: number, key: 'min' | 'max'): void {
  if (wanted <= columns.reduce((sum, column) => sum + column[key], 0)) return;
  const widths = shareWidth(columns, wanted);
  columns.forEach((column, index) => {
    column[key] = Math.max(column[key], widths[index] ?? 0);
    column.max = Math.max(column.max, column.min);
  });
}

/** Percentages of all columns together are at most 100; what comes later gets what is left. */
function capPercentages(columns: readonly ColumnMeasure[]): void {
  let left = 100;
  for (const column of columns) {
    column.percent = Math.min(column.percent, left);
    left -= column.percent;
  }
}

/** Intrinsic widths of the columns together, without edges and gaps. */
export function columnsSizes(columns: readonly ColumnMeasure[]): ContentSizes {
  const sum = (of: (column: ColumnMeasure) => number): number => columns.reduce((total, column) => total + of(column), 0);
  const min = sum((column) => column.min);
  const percent = sum((column) => column.percent);
  let max = sum((column) => column.max);
  for (const column of columns) if (column.percent > 0) max = Math.max(max, (column.max * 100) / column.percent);
  const plain = sum((column) => (column.percent > 0 ? 0 : column.max));
  if (percent > 0 && percent < 100) max = Math.max(max, (plain * 100) / (100 - percent));
  return { min, max: Math.max(min, max) };
}

/** Shares `width` out among the columns; more than `width` where their least widths need it. */
export function shareWidth(columns: readonly ColumnMeasure[], width: number): readonly number[] {
  const percentage = (column: ColumnMeasure): number => Math.max(column.min, (column.percent / 100) * width);
  const guesses: readonly ((column: ColumnMeasure) => number)[] = [
    (column) => column.min,
    (column) => (column.percent > 0 ? percentage(column) : column.min),
    (column) => (column.percent > 0 ? percentage(column) : column.fixed ? column.max : column.min),
    (column) => (column.percent > 0 ? percentage(column) : column.max),
  ];
  let below: readonly number[] | undefined;
  for (const guess of guesses) {
    const above = columns.map(guess);
    if (sumOf(above) >= width) return below === undefined ? above : between(below, above, width);
    below = above;
  }
  return stretch(columns, below ?? [], width);
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

function between(below: readonly number[], above: readonly number[], width: number): readonly number[] {
  const low = sumOf(below);
  const high = sumOf(above);
  const part = high === low ? 0 : (width - low) / (high - low);
  return below.map((value, index) => value + ((above[index] ?? value) - value) * part);
}

/** Width beyond all wishes goes to columns without a set width, else to fixed ones, else to percentages; each by its share. */
function stretch(columns: readonly ColumnMeasure[], widths: readonly number[], width: number): readonly number[] {
  const excess = width - sumOf(widths);
  const classes = [
    columns.map((column) => (!column.fixed && column.percent === 0 ? column.max : 0)),
    columns.map((column) => (!column.fixed && column.percent === 0 ? 1 : 0)),
    columns.map((column) => (column.fixed ? column.max : 0)),
    columns.map((column) => column.percent),
    columns.map(() => 1),
  ];
  const weights = classes.find((shares) => sumOf(shares) > 0) ?? [];
  const total = sumOf(weights);
  return widths.map((value, index) => value + (total > 0 ? (excess * (weights[index] ?? 0)) / total : 0));
}

/** Fixed layout: columns' own widths, else those of the first row's cells; the rest is shared equally. */
export function fixedWidths(prepared: PreparedTable, width: number): readonly number[] {
  const { table, columnCount, rows } = prepared;
  const widths: (number | undefined)[] = Array.from({ length: columnCount }, (_, index) => {
    const style = table.columns[index]?.style;
    return style === undefined ? undefined : setWidth(style, width);
  });
  for (const cell of rows[0]?.cells ?? []) {
    const set = setWidth(cell.cell.box.style, width, usedEdges(cell.box.style, 0).horizontal);
    if (set === undefined) continue;
    const share = (set - (cell.columnSpan - 1) * prepared.spacing[0]) / cell.columnSpan;
    for (let column = cell.column; column < cell.column + cell.columnSpan; column++) widths[column] ??= share;
  }
  const given = widths.reduce((sum: number, value) => sum + (value ?? 0), 0);
  const open = widths.filter((value) => value === undefined).length;
  if (open > 0) return widths.map((value) => value ?? Math.max(0, width - given) / open);
  const factor = given > 0 && given < width ? width / given : 1;
  return widths.map((value) => (value ?? 0) * factor);
}

function setWidth(style: ComputedStyle, width: number, edges?: number): number | undefined {
  const set = widthSet(style.width, style, edges);
  return set.length ?? (set.percent === undefined ? undefined : (set.percent / 100) * width);
}
