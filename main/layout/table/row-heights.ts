// Least heights of rows for the sake of the cells that span them: what such a cell needs beyond its rows' own heights is shared out
// among them. CSS Tables 3, section 3.10 (row height distribution).

import type { LayoutContext } from '../context.ts';
import { markLedger, restoreLedger } from '../ledger.ts';
import { cellHeight, cellWidth, layoutCell, rowMeasure, type Columns, type LaidCell } from './cells.ts';
import type { Cell, PreparedTable } from './prepare.ts';

const known = new WeakMap<PreparedTable, { readonly widths: string; readonly heights: readonly number[] }>();

/** By row; undefined where no cell spans rows, and each row is as high as its own cells. */
export function spannedRowHeights(table: PreparedTable, columns: Columns, context: LayoutContext): readonly number[] | undefined {
  if (!table.rows.some(({ cells }) => cells.some(({ rowSpan }) => rowSpan > 1))) return undefined;
  const widths = columns.widths.join(' ');
  const found = known.get(table);
  if (found?.widths === widths) return found.heights;
  const mark = markLedger(context.ledger);
  const heights = measure(table, columns, context);
  restoreLedger(context.ledger, mark);
  known.set(table, { widths, heights });
  return heights;
}

function measure(table: PreparedTable, columns: Columns, context: LayoutContext): readonly number[] {
  const lay = (cell: Cell): LaidCell | undefined => layoutCell(cell, cellWidth(cell, columns, table.spacing[0]), undefined, { kind: 'whole' }, context);
  const spanning: { readonly cell: Cell; readonly height: number }[] = [];
  const heights = table.rows.map((row) => {
    const laid = row.cells.flatMap((cell) => lay(cell) ?? []);
    for (const { cell, fragment } of laid) if (cell.rowSpan > 1) spanning.push({ cell, height: Math.max(fragment.height, cellHeight(cell)) });
    return rowMeasure(row, laid).height;
  });
  for (const { cell, height } of spanning.toSorted((a, b) => a.cell.rowSpan - b.cell.rowSpan)) {
    const rows = Array.from({ length: cell.rowSpan }, (_, index) => cell.row + index);
    const missing = height - rows.reduce((sum, row) => sum + (heights[row] ?? 0), (cell.rowSpan - 1) * table.spacing[1]);
    if (missing > 0) shareOut(missing, rows, heights, table);
  }
  return heights;
}

/** To rows that have content and no height set, by their heights; else to all that have content; else to the last. */
function shareOut(missing: number, rows: readonly number[], heights: number[], table: PreparedTable): void {
  const filled = rows.filter((row) => (heights[row] ?? 0) > 0);
  const free = filled.filter((row) => !isSet(table, row));
  const chosen = free.length > 0 ? free : filled;
  const total = chosen.reduce((sum, row) => sum + (heights[row] ?? 0), 0);
  const last = rows.at(-1) ?? 0;
  if (total <= 0) heights[last] = (heights[last] ?? 0) + missing;
  else for (const row of chosen) heights[row] = (heights[row] ?? 0) * (1 + missing / total);
}

function isSet({ rows }: PreparedTable, row: number): boolean {
  const found = rows[row];
  return found !== undefined && (typeof found.row.style.height === 'number' || found.cells.some(({ rowSpan, cell }) => rowSpan === 1 && typeof cell.box.style.height === 'number'));
}
