// The body rows of one part of a table, as many as there is room for, and how the part ends: between rows, or within one that is too
// tall or may split. CSS Fragmentation 3, 4; CSS Tables 3, 6.

import { avoidsBreakInside } from '../breaks.ts';
import { remaining, type Reason } from '../context.ts';
import { markLedger, reportOnPage, restoreLedger } from '../ledger.ts';
import { penalties, type BreakToken, type Opportunity } from '../space.ts';
import type { Part } from './part.ts';
import { rowRule } from './row-rules.ts';
import { hasOpenSpans, layoutRow, placeRow, resumeSpans, skipRow, type Candidate } from './rows.ts';

/** Where the rows of this part end. `next`: the row to go on with; undefined where the table ends. */
export type Ending = {
  readonly next?: number;
  readonly tokens?: readonly (BreakToken | undefined)[] | undefined;
  readonly consumed: number;
  readonly penalty: number;
  readonly reason?: Reason | undefined;
  readonly forced?: BreakToken['forced'];
  readonly pushed?: true;
};

/** Body rows from the token on, as many as there is room for. */
export function placeRows(part: Part): { readonly ending: Ending; readonly opportunity: Opportunity | undefined } {
  const { prepared, stack, from, space, context, table } = part;
  const first = from?.index ?? prepared.bodyStart;
  let tokens = from?.parallel;
  if (from !== undefined && from.consumed === 0) resumeSpans(stack, first, tokens);
  if (from !== undefined && from.consumed === 0) tokens = undefined;
  let opportunity: Opportunity | undefined;
  const inside = avoidsBreakInside(table.style, space.fragmentainer) ? penalties.inside : 0;
  for (let index = first; index < prepared.bodyEnd; index++) {
    if (prepared.rows[index]?.collapsed === true) {
      skipRow(stack, index);
      continue;
    }
    const rule = index === first ? undefined : rowRule(prepared, index, space.fragmentainer, hasOpenSpans(stack));
    if (rule?.kind === 'forced') return { ending: { next: index, consumed: 0, penalty: 0, reason: rule.reason, forced: rule.forced }, opportunity };
    const penalty = (rule?.penalty ?? 0) + inside;
    const reason = inside > 0 ? keptWhole(part) : rule?.reason;
    if (index > first && space.until !== undefined && index >= space.until.index) return { ending: { next: index, consumed: 0, penalty, reason }, opportunity };
    const mark = markLedger(context.ledger);
    const row = layoutRow(stack, index, tokens, { kind: 'whole' });
    if (row !== undefined && fits(part, row)) {
      if (index > first && (opportunity === undefined || penalty <= opportunity.penalty)) opportunity = { token: tokenOf(part, index), penalty };
      placeRow(stack, row);
      tokens = undefined;
      continue;
    }
    restoreLedger(context.ledger, mark);
    const ending = endAt(part, { index, first, tokens, row, penalty, reason });
    if (ending !== undefined) return { ending, opportunity };
    tokens = undefined;
  }
  return { ending: { consumed: 0, penalty: 0 }, opportunity };
}

function fits(part: Part, row: Candidate): boolean {
  const bottom = part.stack.bottom + row.height + part.prepared.spacing[1] + part.below;
  return bottom <= remaining(part.space, part.context) + 0.001;
}

function keptWhole({ table, space, from }: Part): Reason {
  return { kind: 'avoid-inside', note: `${table.label} kept whole`, unfit: from === undefined ? { box: table, space } : undefined };
}

type Tight = { readonly index: number; readonly first: number; readonly tokens: readonly (BreakToken | undefined)[] | undefined; readonly row: Candidate | undefined; readonly penalty: number; readonly reason: Reason | undefined };

/**
 * A row that does not fit: the table breaks before it, or within it. A row is kept whole where its style says so, or where it fits
 * on the next page and little room is lost. Undefined where it was placed after all, there being no other way.
 */
function endAt(part: Part, tight: Tight): Ending | undefined {
  const { stack, space, prepared, context } = part;
  const { index, first, tokens, row } = tight;
  const style = prepared.rows[index]?.row.style;
  const height = row?.height ?? 0;
  const room = remaining(space, context) - stack.bottom - prepared.spacing[1] - part.below;
  const kept = style !== undefined && avoidsBreakInside(style, space.fragmentainer);
  const whole = space.fullRoom - (stack.rows[0] === undefined ? 0 : stack.bottom - part.above);
  const fitsNext = height <= Math.max(whole, space.fullRoom * 0.75) && tokens === undefined;
  if (index > first && (kept || (fitsNext && room < space.fullRoom / 4))) return before(part, tight, room);
  if (index === first && !space.atStart && fitsNext) return { pushed: true, consumed: 0, penalty: 0, reason: unfit(part, height - room) };
  const mark = markLedger(context.ledger);
  const cut = room > 0 ? layoutRow(stack, index, tokens, { kind: 'part', space, room, atStart: index === first && space.atStart }) : undefined;
  if (cut !== undefined && cut.cells.some((cell) => cell.rest !== undefined) && (cut.height <= room + 0.001 || (index === first && space.atStart))) return within(part, tight, cut, kept);
  restoreLedger(context.ledger, mark);
  if (index > first) return before(part, tight, room);
  if (!space.atStart) return { pushed: true, consumed: 0, penalty: 0, reason: unfit(part, height - room) };
  return force(part, tight);
}

function unfit({ table }: Part, short: number): Reason {
  return { kind: 'did-not-fit', note: `${table.label} did not fit: ${Math.max(1, Math.ceil(short - 0.01))} pt short` };
}

function before({ prepared }: Part, { index, penalty, reason, row }: Tight, room: number): Ending {
  const label = prepared.rows[index]?.row.label ?? 'table row';
  const short: Reason = { kind: 'did-not-fit', note: `${label} did not fit: ${Math.max(1, Math.ceil((row?.height ?? 0) - room - 0.01))} pt short` };
  return { next: index, consumed: 0, penalty, reason: reason ?? short };
}

/** The row is cut: its cells go on in the next part. */
function within({ stack, prepared, from }: Part, { index }: Pick<Tight, 'index'>, cut: Candidate, kept: boolean): Ending {
  const tokens: (BreakToken | undefined)[] = [];
  for (const { cell, rest } of cut.cells) tokens[cell.column] = rest;
  placeRow(stack, cut);
  const penalty = cut.cells.reduce((most, cell) => Math.max(most, cell.penalty), 0) + (kept ? penalties.inside : 0);
  const label = prepared.rows[index]?.row.label ?? 'table row';
  const consumed = (from?.index === index ? from.consumed : 0) + Math.max(cut.height, 0.001);
  return { next: index, tokens, consumed, penalty, reason: { kind: 'full', note: `${label} goes on` } };
}

/** Nothing can be parted and nothing stands above: the row is placed and hangs out below. */
function force(part: Part, { index, tokens }: Tight): undefined {
  const { stack, context, prepared } = part;
  const row = layoutRow(stack, index, tokens, { kind: 'whole' });
  if (row === undefined) return undefined;
  placeRow(stack, row);
  const { label, source } = prepared.rows[index]?.row ?? part.table;
  reportOnPage(context.ledger, {
    severity: 'warning', code: 'overflow', message: `${label} is taller than the room on a whole page and hangs out at the foot`,
    ...(source.origin === undefined ? {} : { source: source.origin }),
  });
  return undefined;
}

function tokenOf({ table }: Part, index: number): BreakToken {
  return { box: table, kind: 'inside', index, consumed: 0 };
}
