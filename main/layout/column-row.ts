// One row of columns: filled one after the other, or balanced so that they end at the same height. CSS Multi-column 1, section 7.

import type { BlockBox, InlineBox } from '../box/box.ts';
import type { ComputedStyle } from '../style/computed-style.ts';
import type { ColumnGeometry } from './columns.ts';
import type { BoxResult, LayoutContext, Reason } from './context.ts';
import { fillFragmentainer } from './fill.ts';
import { markLedger, restoreLedger, type LedgerMark } from './ledger.ts';
import { sameToken } from './same-token.ts';
import { endless, type BreakToken, type Space } from './space.ts';

export type RowRequest = {
  readonly box: BlockBox | InlineBox;
  readonly from: BreakToken | undefined;
  /** Height down to the end of the page, less the notes there; the same with them; the height that style fixes (or Infinity). */
  readonly room: number;
  readonly pageRoom: number;
  readonly fixed: number;
  /** The content does not fit the height that style fixes: no columns beside the container on paper, but as little below it as can be. */
  readonly overflows?: boolean;
  readonly atStart: boolean;
  /** No spanning box follows. */
  readonly last: boolean;
  /** The container's space. */
  readonly space: Space;
  readonly geometry: ColumnGeometry;
  readonly style: ComputedStyle;
};

export type Row = {
  /** Things that had to be placed although they did not fit. */
  readonly forced: number;
  /** The height that the columns could take. */
  readonly limit: number;
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

/** So many columns may stand outside a container that is never broken. */
const mostOverflowing = 1000;

/** Lays out a row as high as needed: the whole room if there is more content than that, else balanced as style says. */
export function layoutRow(request: RowRequest, context: LayoutContext): Row {
  const { fixed, style, last } = request;
  const room = Math.min(endless, request.room);
  const start = markLedger(context.ledger);
  const filled = withNotes(request, Math.min(room, fixed), start, context);
  const toNextPage = filled.rest?.forced !== undefined && filled.rest.forced !== 'column' && request.pageRoom < Infinity;
  const overflows = filled.columns.length === 0 || (filled.rest !== undefined && !toNextPage);
  if (overflows && fixed < room) {
    restoreLedger(context.ledger, start);
    return layoutRow({ ...request, fixed: Infinity, overflows: true }, context);
  }
  const sequential = style.columnFill === 'auto' && request.overflows !== true && last && (room < endless || fixed < endless);
  const balances = !sequential && (!overflows || style.columnFill === 'balance-all') && request.space.columnDepth < balancedDepth;
  return balances && filled.columns.length > 0 ? balance(request, filled, start, context) : filled;
}

/** Fills columns of a height. Notes called in a later column take room from the earlier ones: then once more, lower by that. */
function withNotes(request: RowRequest, height: number, start: LedgerMark, context: LayoutContext): Row {
  const { ledger } = context;
  let row = fillColumns(request, height, context);
  for (let round = 0; round < 3 && ledger.reserved > start.reserved; round++) {
    const free = Math.min(endless, request.pageRoom) - ledger.reserved;
    if (row.height <= free + 0.001 || free <= 0) break;
    restoreLedger(ledger, start);
    row = fillColumns(request, Math.min(height, free), context);
  }
  return row;
}

/** Fills columns of a height: what is below them down to the page's end is held free meanwhile, for footnotes. */
function fillColumns(request: RowRequest, height: number, context: LayoutContext): Row {
  const { box, geometry, space, atStart } = request;
  const { ledger } = context;
  const { held } = ledger;
  const room = Math.min(endless, request.pageRoom);
  // What is never broken has no page, whatever is held free on the page around it.
  ledger.held = Math.max(request.pageRoom === Infinity ? 0 : held, room - height);
  const columns: BoxResult[] = [];
  const entries = ledger.entries.length;
  let token = request.from;
  const columnSpace: Space = {
    width: geometry.width, height: undefined, room, fullRoom: request.pageRoom === Infinity ? endless : Math.min(endless, request.room), tail: 0, atStart, imposedWidth: geometry.width,
    fragmentainer: 'column', columnDepth: space.columnDepth + 1,
  };
  // Where there is no next page, further columns stand beside the last: nothing is lost.
  const paged = request.pageRoom < Infinity;
  const most = paged || request.fixed < Infinity ? geometry.count : mostOverflowing;
  do {
    const result = fillFragmentainer(box, { ...columnSpace, atStart: atStart && columns.length === 0 }, token, context);
    if (result.pushed === true) break;
    if (!paged && columns.length > geometry.count && sameToken(token, result.rest)) break;
    columns.push(result);
    token = result.rest;
  } while (token !== undefined && columns.length < most && (token.forced === undefined || token.forced === 'column' || !paged));
  ledger.held = held;
  const used = columns.reduce((most, column) => Math.max(most, column.fragment.height), 0);
  const forced = ledger.entries.slice(entries).filter((entry) => entry.kind === 'diagnostic' && entry.diagnostic.code === 'does-not-fit').length;
  return { columns, forced, limit: height, height: used, rest: token, penalty: columns.at(-1)?.penalty, reason: columns.at(-1)?.reason };
}

/** The least height at which the content of a filled row still fits its columns, found by halving. */
function balance(request: RowRequest, filled: Row, start: LedgerMark, context: LayoutContext): Row {
  const total = filled.columns.reduce((sum, column) => sum + column.fragment.height, 0);
  const least = total / request.geometry.count;
  if (least >= filled.height - 0.5) return filled;
  const fill = (height: number): Row => {
    restoreLedger(context.ledger, start);
    return fillColumns(request, height, context);
  };
  return lowest(filled, { columns: request.geometry.count, limit: filled.limit, least, first: least + 2 * request.style.fontSize, fill });
}

type Search = { readonly columns: number; readonly limit: number; readonly least: number; readonly first: number; readonly fill: (height: number) => Row };

function lowest(filled: Row, { columns, limit, least, first, fill }: Search): Row {
  let low = least;
  let high = filled.height;
  let trial = Math.min(high, first);
  let last: Row | undefined;
  let best: Row | undefined;
  let bestTrial = limit;
  for (let count = 0; count < mostTrials && high - low > 0.5; count++) {
    last = fill(trial);
    if (last.height <= trial + 0.001 && fits(last, filled, columns)) {
      best = last;
      bestTrial = trial;
      high = Math.min(trial, last.height);
    } else low = trial;
    trial = (low + high) / 2;
  }
  // The ledger must be as the chosen row left it.
  return last !== undefined && last === best ? best : fill(bestTrial);
}

/** Whether a lower row still holds all that the filled one held, without breaking more rules. */
function fits(row: Row, filled: Row, count: number): boolean {
  if (row.columns.length === 0 || row.columns.length > Math.max(count, filled.columns.length) || (row.rest === undefined) !== (filled.rest === undefined)) return false;
  if (row.rest !== undefined && !sameToken(row.rest, filled.rest)) return false;
  return row.forced <= filled.forced && worst(row) <= worst(filled);
}

function worst(row: Row): number {
  return row.columns.reduce((most, column) => Math.max(most, column.rest === undefined ? 0 : column.penalty ?? 0), 0);
}
