// One part of a table, as far as it is known before its rows are placed: columns, what stands above, and the room that the foot takes.

import type { TableBox } from '../../box/box.ts';
import type { LayoutContext } from '../context.ts';
import type { BoxFragment } from '../fragment.ts';
import { markLedger, recordStart, restoreLedger } from '../ledger.ts';
import { definiteHeight, heightLimits, usedEdges } from '../sizes.ts';
import type { BreakToken, Space } from '../space.ts';
import { blockWidth } from '../widths.ts';
import { captionsHeight, layoutCaptions, placeCaptions } from './captions.ts';
import type { Columns } from './cells.ts';
import { columnWidths } from './columns.ts';
import { gridEdges, type GridEdges } from './grid.ts';
import { prepareTable, type PreparedTable } from './prepare.ts';
import { plannedHeights } from './row-heights.ts';
import { createStack, layoutRow, placeRow, skipRow, type Candidate, type RowStack } from './rows.ts';

/** What stays the same while the rows of one part are placed. */
export type Part = {
  readonly table: TableBox;
  readonly prepared: PreparedTable;
  readonly stack: RowStack;
  readonly edges: GridEdges;
  readonly space: Space;
  readonly context: LayoutContext;
  readonly from: BreakToken | undefined;
  readonly width: number;
  readonly height: number | undefined;
  /** Height of what stands above the grid: the captions of the first part. */
  readonly above: number;
  /** Height to be kept free below the rows: the foot, edges, and what must follow the table. */
  readonly below: number;
  readonly foot: readonly Candidate[];
  readonly captions: readonly BoxFragment[];
};

/** Begins a part of a table, from a token on. */
export function startPart(table: TableBox, space: Space, from: BreakToken | undefined, context: LayoutContext): Part {
  const prepared = prepareTable(table);
  if (from === undefined) recordStart(context.ledger, table, space.atStart);
  const width = space.imposedWidth ?? blockWidth(table, space, context);
  const edges = gridEdges(prepared, space.width);
  const columns = placeColumns(prepared, width, edges, context);
  const captions = from === undefined ? layoutCaptions(table, 'top', width, context) : [];
  const above = captionsHeight(captions, width);
  const height = gridHeight(table, space, { width, above, context });
  const least = plannedHeights({ table: prepared, columns, context, height: height === undefined ? undefined : height - edges.top - edges.bottom });
  const stack = createStack({ table: prepared, columns, context }, above + (from === undefined ? edges.top : edges.continued), least);
  placeHead({ prepared, stack, space, from });
  const { foot, footHeight } = layoutFoot(prepared, stack);
  const below = footHeight + edges.bottom + space.tail;
  return { table, prepared, stack, edges, space, context, from, width, height, above, below, foot, captions };
}

/** The height that is set for the grid, of all parts together; undefined where its rows decide. An imposed height is that of the captions too. */
function gridHeight(table: TableBox, space: Space, { width, above, context }: Pick<Part, 'width' | 'above' | 'context'>): number | undefined {
  if (space.imposedHeight !== undefined) {
    const below = captionsHeight(placeCaptions(table, layoutCaptions(table, 'bottom', width, context), width, 0), width);
    return Math.max(0, space.imposedHeight - above - below);
  }
  const edges = usedEdges(table.style, space.width);
  const { least, most } = heightLimits(table.style, edges, space.height);
  const height = definiteHeight(table.style, edges, space.height) ?? (least > 0 ? 0 : undefined);
  return height === undefined ? undefined : Math.max(least, Math.min(most, height));
}

/** Left edges and widths of the columns. */
function placeColumns(prepared: PreparedTable, width: number, edges: GridEdges, context: LayoutContext): Columns {
  const { table, columnCount, spacing } = prepared;
  const inner = Math.max(0, width - edges.left - edges.right - (columnCount === 0 ? 0 : (columnCount + 1) * spacing[0]));
  const widths = columnWidths(prepared, inner, context);
  const x: number[] = new Array<number>(columnCount);
  let left = edges.left + spacing[0];
  const backwards = table.style.direction === 'rtl';
  for (let step = 0; step < columnCount; step++) {
    const column = backwards ? columnCount - 1 - step : step;
    x[column] = left;
    left += (widths[column] ?? 0) + spacing[0];
  }
  return { x, widths };
}

/** The head's rows: content in the first part, the same picture again in the others, if they leave room for more than them. */
function placeHead({ prepared, stack, space, from }: { prepared: PreparedTable; stack: RowStack; space: Space; from: BreakToken | undefined }): void {
  const { ledger } = stack.context;
  const mark = markLedger(ledger);
  const top = stack.bottom;
  for (let index = 0; index < prepared.bodyStart; index++) {
    const row = layoutRow(stack, index, undefined, { kind: 'whole' });
    if (row === undefined) skipRow(stack, index);
    else placeRow(stack, row);
  }
  if (from === undefined) return;
  restoreLedger(ledger, mark);
  if (stack.bottom - top <= space.fullRoom / 3) return;
  stack.rows.length = 0;
  stack.spans = [];
  stack.bottom = top;
}

/** The foot's rows laid out beforehand, as every part keeps room for them. Feet with spans across rows are simply stacked. */
function layoutFoot(prepared: PreparedTable, stack: RowStack): { readonly foot: readonly Candidate[]; readonly footHeight: number } {
  const mark = markLedger(stack.context.ledger);
  const foot: Candidate[] = [];
  let footHeight = 0;
  for (let index = prepared.bodyEnd; index < prepared.rows.length; index++) {
    const row = layoutRow(stack, index, undefined, { kind: 'whole' });
    if (row === undefined) continue;
    foot.push(row);
    footHeight += row.height + prepared.spacing[1];
  }
  restoreLedger(stack.context.ledger, mark);
  return { foot, footHeight };
}
