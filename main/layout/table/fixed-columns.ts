// Fixed table layout: columns are as wide as they or the cells of the first row say; what is left is shared out. CSS 2.2, 17.5.2.1.

import { usedEdges } from '../sizes.ts';
import { columnWidth, setWidth } from './column-measures.ts';
import type { PreparedTable } from './prepare.ts';
import { sumOf } from './share-width.ts';

/** What sets a column's width; a percentage counts before a length. `edges` come on top of the percentage. */
export type FixedColumn = { length?: number | undefined; percent?: number | undefined; edges: number };

export function measureFixedColumns({ table, columnCount, rows, spacing }: PreparedTable): readonly FixedColumn[] {
  const columns = Array.from({ length: columnCount }, (_, index): FixedColumn => {
    const column = table.columns[index];
    return { ...(column === undefined ? {} : columnWidth(column)), edges: 0 };
  });
  for (const { cell, box, column, columnSpan } of rows[0]?.cells ?? []) {
    const { style } = cell.box;
    const edges = usedEdges(box.style, 0).horizontal;
    const { length, percent } = setWidth(style.width, style, edges);
    const share = length === undefined ? undefined : Math.max(0, length - (columnSpan - 1) * spacing[0]) / columnSpan;
    const own = columnSpan === 1 && style.boxSizing === 'content-box' ? edges : 0;
    for (const spanned of columns.slice(column, column + columnSpan)) setColumn(spanned, { length: share, percent: percent === undefined ? undefined : percent / columnSpan, edges: own });
  }
  return capped(columns);
}

/** A length that the column element sets is final; else the greater percentage counts. */
function setColumn(column: FixedColumn, cell: FixedColumn): void {
  if (column.length !== undefined) return;
  column.length = cell.length;
  if (cell.percent === undefined || cell.percent <= (column.percent ?? 0)) return;
  column.percent = cell.percent;
  column.edges = cell.edges;
}

/** Percentages of more than 100 together are scaled down. */
function capped(columns: readonly FixedColumn[]): readonly FixedColumn[] {
  const total = sumOf(columns.map(({ percent = 0 }) => percent));
  if (total > 100) for (const column of columns) if (column.percent !== undefined) column.percent *= 100 / total;
  return columns;
}

/**
 * Lengths, then percentages, then equal shares of the rest for the other columns. Where there are no others, lengths and percentages
 * grow; where there is too little room, percentages shrink first. A width of 0 stays, unless all columns have it.
 */
export function fixedWidths(columns: readonly FixedColumn[], width: number): readonly number[] {
  const lengths = columns.map(({ length = 0, percent }) => (percent === undefined ? length : 0));
  const percentages = columns.map(({ percent, edges }) => (percent === undefined ? 0 : (percent / 100) * width + edges));
  const isOpen = columns.map(({ length, percent }) => length === undefined && percent === undefined);
  const open = isOpen.filter((one) => one).length;
  const [lengthTotal, percentTotal] = [sumOf(lengths), sumOf(percentages)];
  if (open === 0 && lengthTotal + percentTotal === 0) return columns.map(() => width / columns.length);
  const room = Math.max(0, width - percentTotal);
  const lengthFactor = lengthTotal > width || (open === 0 && lengthTotal > 0 && lengthTotal < room) ? room / lengthTotal : 1;
  const left = Math.max(0, width - lengthTotal * lengthFactor);
  const percentFactor = percentTotal > left || (open === 0 && percentTotal > 0) ? left / percentTotal : 1;
  const share = open === 0 ? 0 : (left - percentTotal * percentFactor) / open;
  return columns.map((_, index) => (isOpen[index] === true ? share : (lengths[index] ?? 0) * lengthFactor + (percentages[index] ?? 0) * percentFactor));
}
