// Widths of a table's columns, by automatic layout (CSS Tables 3, 3.9) or by fixed layout (CSS 2.2, 17.5.2.1).

import type { TableBox } from '../../box/box.ts';
import type { ContentSizes, LayoutContext } from '../context.ts';
import { hasPercentage } from '../../style/length.ts';
import { isLength } from '../sizes.ts';
import { endless } from '../space.ts';
import { measureColumns, type ColumnMeasure } from './column-measures.ts';
import { fixedWidths, measureFixedColumns } from './fixed-columns.ts';
import { prepareTable, type PreparedTable } from './prepare.ts';
import { shareWidth, sumOf } from './share-width.ts';

function isFixed({ style }: TableBox): boolean {
  return style.tableLayout === 'fixed' && style.width !== 'auto';
}

/** The columns' widths where they have `width` together, which the least widths may exceed. */
export function columnWidths(prepared: PreparedTable, width: number, context: LayoutContext): readonly number[] {
  return isFixed(prepared.table) ? fixedWidths(measureFixedColumns(prepared), width) : shareWidth(measureColumns(prepared.table, context), width);
}

/** Intrinsic widths of the columns together, without edges and gaps. */
export function columnsSizes(table: TableBox, context: LayoutContext): ContentSizes {
  if (!isFixed(table)) return automaticSizes(measureColumns(table, context));
  const { width } = table.style;
  const min = sumOf(measureFixedColumns(prepareTable(table)).map(({ length, percent }) => (percent === undefined ? length ?? 0 : 0)));
  return { min, max: isLength(width) && hasPercentage(width) ? endless : min };
}

/** The table would like to be so wide that each percentage holds what its column likes, and what percentages leave the others. */
function automaticSizes(columns: readonly ColumnMeasure[]): ContentSizes {
  const min = sumOf(columns.map((column) => column.min));
  const percent = sumOf(columns.map((column) => column.percent));
  const plain = sumOf(columns.map((column) => (column.percent > 0 ? 0 : column.max)));
  let max = sumOf(columns.map((column) => column.max));
  for (const column of columns) if (column.percent > 0) max = Math.max(max, (column.max * 100) / column.percent);
  if (percent > 0 && plain > 0) max = Math.max(max, percent >= 100 ? endless : (plain * 100) / (100 - percent));
  return { min, max: Math.max(min, max) };
}
