// One row of columns: filled one after the other, or balanced so that they end at the same height. CSS Multi-column 1, section 7.

import type { BlockBox, InlineBox } from '../box/box.ts';
import type { ComputedStyle } from '../style/computed-style.ts';
import type { ColumnGeometry } from './columns.ts';
import type { BoxResult, LayoutContext, Reason } from './context.ts';
import { fillFragmentainer } from './fill.ts';
import { markLedger, restoreLedger, type LedgerMark } from './ledger.ts';
import type { BreakToken, Space } from './space.ts';

export type RowRequest = {
  readonly box: BlockBox | InlineBox;
  readonly from: BreakToken | undefined;
  /** Height down to the end of the page, and the height that the container's style fixes (or Infinity). */
  readonly room: number;
  readonly fixed: number;
  readonly atStart: boolean;
  /** No spanning box follows. */
  readonly last: boolean;
  /** The container's space. */
  readonly space: Space;
  readonly geometry: ColumnGeometry;
  readonly style: ComputedStyle;
};

export type Row = {
  readonly columns: readonly BoxResult[];
  readonly height: number;
  readonly rest: BreakToken | undefined;
  readonly penalty: number | undefined;
  readonly reason: Reason | undefined;
};

/** Trials at balancing; more would not be seen. */
const mostTrials = 12;
/** Columns within columns deeper than this are not balanced: the trials would multiply. */
const balancedDepth = 2;

/** Lays out a row as high as needed: the whole room if there is more content than that, else balanced as style says. */
export function layoutRow(request: RowRequest, context: LayoutContext): Row {
  const { room, fixed, style, last } = request;
  const start = markLedger(context.ledger);
  const filled = withNotes(request, Math.min(room, fixed), start, context);
  const overflows = filled.rest !== undefined && filled.rest.forced === undefined;
  if (overflows && fixed < room) return layoutRow({ ...request, fixed: Infinity }, context);
  const sequential = style.columnFill === 'auto' && (last ? room < Infinity || fixed < Infinity : false);
  const balances = !sequential && (!overflows || style.columnFill === 'balance-all') && request.space.columnDepth < balancedDepth;
  return balances && filled.columns.length > 0 ? balance(request, filled, start, context) : filled;
}

/** Fills columns of a height. Notes called in a later column take room from the earlier ones: once more with that room held free. */
function withNotes(request: RowRequest, height: number, start: LedgerMark, context: LayoutContext): Row {
  const { ledger } = context;
  const held = ledger.held;
  let row = fillColumns(request, height, context);
  for (let round = 0; round < 3 && ledger.reserved > Math.max(start.reserved, ledger.held) + 0.001; round++) {
    if (row.height <= height - (ledger.reserved - start.reserved) + 0.001) break;
    ledger.held = ledger.reserved;
    restoreLedger(ledger, start);
    row = fillColumns(request, height, context);
  }
  ledger.held = held;
  return row;
}

function fillColumns(request: RowRequest, height: number, context: LayoutContext): Row {
  const { box, geometry, space, atStart } = request;
  const columns: BoxResult[] = [];
  // `remaining` takes the footnotes off again: room counts as if there were none.
  const room = height + Math.max(context.ledger.reserved, context.ledger.held);
  let token = request.from;
  let result: BoxResult | undefined;
  const columnSpace: Space = {
    width: geometry.width, height: undefined, room, fullRoom: height, tail: 0, atStart, imposedWidth: geometry.width,
    fragmentainer: 'column', columnDepth: space.columnDepth + 1,
  };
  do {
    result = fillFragmentainer(box, { ...columnSpace, atStart: atStart && columns.length === 0 }, token, context);
    if (result.pushed === true) break;
    columns.push(result);
    token = result.rest;
  } while (token !== undefined && columns.length < geometry.count && (token.forced === undefined || token.forced === 'column'));
  const used = columns.reduce((most, column) => Math.max(most, column.fragment.height), 0);
  return { columns, height: used, rest: token, penalty: columns.at(-1)?.penalty, reason: columns.at(-1)?.reason };
}

/** The least height at which the content of a filled row still fits its columns, found by halving. */
function balance(request: RowRequest, filled: Row, start: LedgerMark, context: LayoutContext): Row {
  const { geometry } = request;
  const total = filled.columns.reduce((sum, column) => sum + column.fragment.height, 0);
  let low = total / geometry.count;
  let high = filled.height;
  if (low >= high - 0.5) return filled;
  let best = filled;
  let trial = Math.min(high, low + 2 * request.style.fontSize);
  let last = filled;
  for (let count = 0; count < mostTrials && high - low > 0.5; count++) {
    restoreLedger(context.ledger, start);
    last = fillColumns(request, trial, context);
    if (fits(last, filled)) {
      best = last;
      high = Math.min(trial, last.height);
    } else low = trial;
    trial = (low + high) / 2;
  }
  if (last === best) return best;
  restoreLedger(context.ledger, start);
  return fillColumns(request, best === filled ? filled.height : high, context);
}

/** Whether a lower row still holds all that the filled one held, without breaking more rules. */
function fits(row: Row, filled: Row): boolean {
  if (row.columns.length === 0 || (row.rest === undefined) !== (filled.rest === undefined)) return false;
  if (row.rest !== undefined && !sameToken(row.rest, filled.rest)) return false;
  return worst(row) <= worst(filled);
}

function worst(row: Row): number {
  return row.columns.reduce((most, column) => Math.max(most, column.rest === undefined ? 0 : column.penalty ?? 0), 0);
}

/** Whether two tokens go on at the same place. */
export function sameToken(a: BreakToken | undefined, b: BreakToken | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  if (a.box !== b.box || a.index !== b.index || a.consumed !== b.consumed || a.forced !== b.forced) return false;
  if ((a.floats?.length ?? 0) !== (b.floats?.length ?? 0) || (a.parallel?.length ?? 0) !== (b.parallel?.length ?? 0)) return false;
  const parallel = a.parallel?.every((token, index) => sameToken(token, b.parallel?.[index])) ?? true;
  const floats = a.floats?.every((float, index) => float.box === b.floats?.[index]?.box && sameToken(float.token, b.floats?.[index]?.token)) ?? true;
  return parallel && floats && sameToken(a.child, b.child);
}
