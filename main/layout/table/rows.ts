// Rows one below the other in one fragmentainer: their heights, the cells that span several of them, and where rows and spanning
// cells are cut at the fragmentainer's end. CSS Tables 3, section 3.10; CSS Fragmentation 3.

import type { Layer, LayoutContext } from '../context.ts';
import { holdsRelativeHeights } from '../definite-heights.ts';
import type { BoxFragment } from '../fragment.ts';
import { markLedger, recordStart, restoreLedger } from '../ledger.ts';
import { offsetLayers } from '../positioned.ts';
import type { BreakToken, Space } from '../space.ts';
import { cellWidth, cellX, contentShift, emptyCell, layoutCell, rowMeasure, stretchCell, type Columns, type Depth, type LaidCell } from './cells.ts';
import type { Cell, PreparedTable, Row } from './prepare.ts';

export type PlacedRow = { readonly index: number; readonly y: number; height: number; baseline: number | undefined; readonly cells: BoxFragment[]; readonly laid: LaidCell[]; /** What waits for a containing block; offsets from the table's left and the row's top. */ layers: readonly Layer[] };

/** A cell that spans rows and is not at its end; `y` is its top here. */
type OpenSpan = { readonly laid: LaidCell; readonly start: PlacedRow; readonly end: number; /** A row that it spans is collapsed: the others do not grow for it. */ readonly shortened?: true };

/** Rows of one part of a table, from the top down. */
export type RowStack = { readonly table: PreparedTable; readonly columns: Columns; readonly context: LayoutContext; readonly rows: PlacedRow[]; spans: OpenSpan[]; bottom: number; /** Heights that rows have at least, whatever their own cells need. */ readonly least: readonly number[] | undefined };

export function createStack({ table, columns, context }: Pick<RowStack, 'table' | 'columns' | 'context'>, top: number, least: readonly number[] | undefined): RowStack {
  return { table, columns, context, rows: [], spans: [], bottom: top + table.spacing[1], least };
}

/** A row laid out at the stack's bottom but not yet placed on it. */
export type Candidate = { readonly index: number; readonly row: Row; readonly cells: readonly LaidCell[]; readonly height: number; readonly baseline: number | undefined };

const widthOf = (stack: RowStack, cell: Cell): number => cellWidth(cell, stack.columns, stack.table.spacing[0]);

/**
 * Lays out a row: `tokens`, by column, continue cells of a row that was cut; a cell without one has ended. Undefined where a
 * part was asked for and nothing of any cell fits into it, and for a collapsed row.
 */
export function layoutRow(stack: RowStack, index: number, tokens: readonly (BreakToken | undefined)[] | undefined, depth: Depth): Candidate | undefined {
  const row = stack.table.rows[index];
  if (row === undefined || row.collapsed) return undefined;
  if (tokens === undefined) recordStart(stack.context.ledger, row.row, false);
  const cells: LaidCell[] = [];
  let placed = 0;
  for (const cell of row.cells) {
    const width = widthOf(stack, cell);
    const token = tokens?.[cell.column];
    if (tokens !== undefined && token === undefined) {
      cells.push(emptyCell(cell, width));
      continue;
    }
    const laid = layoutCell(cell, width, token, depth, stack.context);
    if (laid !== undefined) placed++;
    cells.push(laid ?? { ...emptyCell(cell, width), rest: token ?? { box: cell.box, kind: 'before', index: 0, consumed: 0 } });
  }
  if (depth.kind === 'part' && placed === 0 && cells.length > 0) return undefined;
  const { height, baseline } = rowMeasure(row, cells);
  const least = depth.kind === 'whole' && tokens === undefined ? stack.least?.[index] ?? 0 : 0;
  return { index, row, cells, baseline, height: Math.max(height, least, endingHeight(stack, index)) };
}

/** Height that a row needs so that the cells which end with it have room. */
function endingHeight(stack: RowStack, index: number): number {
  let height = 0;
  for (const span of stack.spans) if (span.end === index + 1 && span.shortened === undefined) height = Math.max(height, span.laid.fragment.height - (stack.bottom - span.start.y));
  return height;
}

/** Places a laid-out row; cells that span on stay open, those that end here are closed. */
export function placeRow(stack: RowStack, { index, cells, height, baseline }: Candidate): void {
  const placed: PlacedRow = { index, y: stack.bottom, height, baseline, cells: [], laid: [], layers: [] };
  stack.rows.push(placed);
  for (const laid of cells) {
    if (laid.cell.rowSpan > 1) stack.spans.push({ laid, start: placed, end: laid.cell.row + laid.cell.rowSpan });
    else placed.laid.push(laid);
  }
  stack.bottom += height + stack.table.spacing[1];
  closeSpans(stack, index + 1);
}

/** Leaves out a collapsed row. */
export function skipRow(stack: RowStack, index: number): void {
  stack.spans = stack.spans.map((span) => ({ ...span, shortened: true }));
  closeSpans(stack, index + 1);
}

function closeSpans(stack: RowStack, end: number): void {
  if (stack.spans.length === 0) return;
  for (const span of stack.spans) if (span.end <= end) closeSpan(stack, span, span.laid);
  stack.spans = stack.spans.filter((span) => span.end > end);
}

function closeSpan(stack: RowStack, span: OpenSpan, laid: LaidCell): void {
  const height = stack.bottom - stack.table.spacing[1] - span.start.y;
  span.start.cells.push(finishCell(stack, laid, span.start, height));
}

/** Whether a break here would cut a cell that spans rows. */
export function hasOpenSpans(stack: RowStack): boolean {
  return stack.spans.length > 0;
}

/** Cuts the cells that span beyond the last row; gives, by column, where they go on. Undefined where there are none. */
export function cutSpans(stack: RowStack, space: Space): readonly (BreakToken | undefined)[] | undefined {
  if (stack.spans.length === 0) return undefined;
  const tokens: (BreakToken | undefined)[] = [];
  const { ledger } = stack.context;
  for (const span of stack.spans) {
    const { laid } = span;
    const room = stack.bottom - stack.table.spacing[1] - span.start.y;
    if (laid.fragment.height <= room + 0.001 || laid.continued) {
      closeSpan(stack, span, laid);
      continue;
    }
    const mark = markLedger(ledger);
    const part = layoutCell(laid.cell, widthOf(stack, laid.cell), undefined, { kind: 'part', space, room, atStart: true }, stack.context);
    restoreLedger(ledger, mark);
    tokens[laid.cell.column] = part?.rest;
    closeSpan(stack, span, part ?? laid);
  }
  stack.spans = [];
  return tokens;
}

/** Opens again the cells that span from earlier rows into row `index`, at the top of a new part. */
export function resumeSpans(stack: RowStack, index: number, tokens: readonly (BreakToken | undefined)[] | undefined): void {
  const group = stack.table.rows[index]?.group;
  const start: PlacedRow = { index, y: stack.bottom, height: 0, baseline: undefined, cells: [], laid: [], layers: [] };
  for (let above = index - 1; above >= 0 && stack.table.rows[above]?.group === group; above--) {
    for (const cell of stack.table.rows[above]?.cells ?? []) {
      if (cell.row + cell.rowSpan <= index) continue;
      const token = tokens?.[cell.column];
      const width = widthOf(stack, cell);
      const laid = token === undefined ? undefined : layoutCell(cell, width, token, { kind: 'whole' }, stack.context);
      stack.spans.push({ laid: laid ?? emptyCell(cell, width), start, end: cell.row + cell.rowSpan });
    }
  }
  if (stack.spans.length > 0) stack.rows.push(start);
}

/** The cells' fragments of a row, when its height is final. */
export function finishCells(stack: RowStack, row: PlacedRow): readonly BoxFragment[] {
  return [...row.laid.map((laid) => finishCell(stack, laid, row, row.height)), ...row.cells];
}

function finishCell(stack: RowStack, laid: LaidCell, row: PlacedRow, height: number): BoxFragment {
  const settled = settledCell(stack, laid, height);
  const place = { x: cellX(laid.cell, stack.columns, stack.table), y: 0, height, baseline: row.baseline };
  if (settled.layers.length > 0) row.layers = [...row.layers, ...offsetLayers(settled.layers, place.x, contentShift(settled, place))];
  return stretchCell(settled, place);
}

/** The cell once its height is known, to which percentages within refer if it has a height of its own, or a share of its table's (CSS Tables 3, 3.10.6). */
function settledCell(stack: RowStack, laid: LaidCell, height: number): LaidCell {
  const { cell } = laid;
  const isDefinite = typeof cell.cell.box.style.height === 'number' || (stack.table.table.style.height !== 'auto' && height > laid.fragment.height + 0.001);
  if (!isDefinite || laid.continued || laid.rest !== undefined || !holdsRelativeHeights(cell.box)) return laid;
  const { ledger } = stack.context;
  const mark = markLedger(ledger);
  const settled = layoutCell(cell, widthOf(stack, cell), undefined, { kind: 'whole', height }, stack.context);
  restoreLedger(ledger, mark);
  return settled ?? laid;
}
