// Tables: captions around a grid of rows, head and foot repeated in every part. CSS Tables 3; CSS Fragmentation 3 for where a
// table may break: between rows, and within rows that are too tall or may split.
//
//   caption          (first part)
//   head rows        (every part; artifacts from the second on)
//   body rows n…m
//   foot rows        (every part; content in the last)
//   caption-side: bottom (last part)

import type { TableBox } from '../../box/box.ts';
import { avoidsBreakInside } from '../breaks.ts';
import { remaining, type BoxResult, type ContentSizes, type LayoutContext, type Reason } from '../context.ts';
import type { BoxFragment } from '../fragment.ts';
import { markLedger, recordStart, reportOnPage, restoreLedger } from '../ledger.ts';
import { definiteHeight, usedEdges, usedMargin } from '../sizes.ts';
import { penalties, unbrokenSpace, type BreakToken, type Opportunity, type Space } from '../space.ts';
import { repeated } from './artifact.ts';
import { blockWidth } from '../widths.ts';
import type { Columns } from './cells.ts';
import { columnsSizes, fixedWidths, measureColumns, shareWidth } from './columns.ts';
import { gridEdges, gridFragment, wrapGrid, type GridEdges } from './grid.ts';
import { prepareTable, type PreparedTable } from './prepare.ts';
import { rowRule } from './row-rules.ts';
import { createStack, cutSpans, growRows, hasOpenSpans, layoutRow, placeRow, resumeSpans, type Candidate, type RowStack } from './rows.ts';

/** Intrinsic widths of the table's border box; a caption's least width counts too (CSS Tables 3, section 3.6). */
export function tableSizes(table: TableBox, context: LayoutContext): ContentSizes {
  const prepared = prepareTable(table);
  const edges = gridEdges(prepared, 0);
  const around = edges.left + edges.right + prepared.spacing[0] * (prepared.columnCount + (prepared.columnCount > 0 ? 1 : 0));
  const columns = columnsSizes(table.style.tableLayout === 'fixed' && table.style.width !== 'auto' ? [] : measureColumns(table, context));
  const captions = table.captions.reduce((most, caption) => Math.max(most, context.contentSizes(caption).min), 0);
  const min = Math.max(columns.min + around, captions);
  return { min, max: Math.max(columns.max + around, min) };
}

/** What stays the same while the rows of one part are placed. */
type Part = {
  readonly table: TableBox;
  readonly prepared: PreparedTable;
  readonly stack: RowStack;
  readonly edges: GridEdges;
  readonly space: Space;
  readonly context: LayoutContext;
  readonly from: BreakToken | undefined;
  readonly width: number;
  /** Height of what stands above the grid: the captions of the first part. */
  readonly above: number;
  /** Height to be kept free below the rows: the foot, edges, and what must follow the table. */
  readonly below: number;
  readonly foot: readonly Candidate[];
  readonly captions: readonly BoxFragment[];
};

/** Where the rows of this part end. `next`: the row to go on with; undefined where the table ends. */
type Ending = {
  readonly next?: number;
  readonly tokens?: readonly (BreakToken | undefined)[] | undefined;
  readonly consumed: number;
  readonly penalty: number;
  readonly reason?: Reason | undefined;
  readonly forced?: BreakToken['forced'];
  readonly pushed?: true;
};

/** Lays out a table, from a row on. */
export function layoutTable(table: TableBox, space: Space, from: BreakToken | undefined, context: LayoutContext): BoxResult {
  const mark = markLedger(context.ledger);
  const part = startPart(table, space, from, context);
  const { ending, opportunity } = placeRows(part);
  if (ending.pushed === true) {
    restoreLedger(context.ledger, mark);
    return { fragment: wrapGrid(part.table, part.width, []), pushed: true, reason: ending.reason };
  }
  return finishPart(part, ending, opportunity);
}

function startPart(table: TableBox, space: Space, from: BreakToken | undefined, context: LayoutContext): Part {
  const prepared = prepareTable(table);
  if (from === undefined) recordStart(context.ledger, table, space.atStart);
  const width = space.imposedWidth ?? blockWidth(table, space, context);
  const edges = gridEdges(prepared, space.width);
  const columns = placeColumns(prepared, width, edges, context);
  const captions = from === undefined ? layoutCaptions(table, 'top', width, context) : [];
  const above = captionsHeight(captions, width);
  const stack = createStack(prepared, columns, above + (from === undefined ? edges.top : edges.continued), context);
  placeHead({ prepared, stack, space, from });
  const { foot, footHeight } = layoutFoot(prepared, stack);
  const below = footHeight + edges.bottom + space.tail;
  return { table, prepared, stack, edges, space, context, from, width, above, below, foot, captions };
}

/** Left edges and widths of the columns. */
function placeColumns(prepared: PreparedTable, width: number, edges: GridEdges, context: LayoutContext): Columns {
  const { table, columnCount, spacing } = prepared;
  const inner = Math.max(0, width - edges.left - edges.right - (columnCount === 0 ? 0 : (columnCount + 1) * spacing[0]));
  const fixed = table.style.tableLayout === 'fixed' && table.style.width !== 'auto';
  const widths = fixed ? fixedWidths(prepared, inner) : shareWidth(measureColumns(table, context), inner);
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
    if (row !== undefined) placeRow(stack, row);
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

/** Body rows from the token on, as many as there is room for. */
function placeRows(part: Part): { readonly ending: Ending; readonly opportunity: Opportunity | undefined } {
  const { prepared, stack, from, space, context, table } = part;
  const first = from?.index ?? prepared.bodyStart;
  let tokens = from?.parallel;
  if (from !== undefined && from.consumed === 0) resumeSpans(stack, first, tokens);
  if (from !== undefined && from.consumed === 0) tokens = undefined;
  let opportunity: Opportunity | undefined;
  const inside = avoidsBreakInside(table.style, space.fragmentainer) ? penalties.inside : 0;
  for (let index = first; index < prepared.bodyEnd; index++) {
    if (isCollapsed(prepared, index)) continue;
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

function isCollapsed(prepared: PreparedTable, index: number): boolean {
  return prepared.rows[index]?.row.style.visibility === 'collapse';
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

/** Foot, height, captions below, and the fragment of this part. */
function finishPart(part: Part, ending: Ending, opportunity: Opportunity | undefined): BoxResult {
  const { table, prepared, stack, space, edges, context, from } = part;
  const broken = ending.next !== undefined;
  const spanTokens = broken ? cutSpans(stack, space) : undefined;
  if (!broken) growToHeight(part);
  placeFoot(part, broken);
  const grid = gridFragment({ table: prepared, stack, width: part.width, top: part.above, edges, first: from === undefined, last: !broken });
  const headed = from === undefined ? grid : withRepeatedRows(grid, prepared, 'head');
  const footed = broken ? withRepeatedRows(headed, prepared, 'foot') : headed;
  const captions = [...part.captions, ...(broken ? [] : placeCaptions(layoutCaptions(table, 'bottom', part.width, context), part.width, footed.y + footed.height))];
  const fragment = captions.length === 0 ? { ...footed, y: 0 } : wrapGrid(table, part.width, [...captions, footed]);
  const named = from === undefined ? { ...fragment, ...(table.id === undefined ? {} : { id: table.id }), ...(table.bookmark === undefined ? {} : { bookmark: table.bookmark }) } : fragment;
  if (ending.next === undefined) return { fragment: named, opportunity, ...baselines(stack) };
  const rest: BreakToken = { box: table, kind: 'inside', index: ending.next, parallel: mergeTokens(ending.tokens, spanTokens), consumed: ending.consumed, forced: ending.forced };
  return { fragment: named, rest, penalty: ending.penalty, reason: ending.reason, opportunity, ...baselines(stack) };
}

function baselines(stack: RowStack): { readonly firstBaseline?: number } {
  const row = stack.rows.find(({ baseline }) => baseline !== undefined);
  return row?.baseline === undefined ? {} : { firstBaseline: row.y + row.baseline };
}

function mergeTokens(row: Ending['tokens'], spans: Ending['tokens']): Ending['tokens'] {
  if (row === undefined || spans === undefined) return row ?? spans;
  return Array.from({ length: Math.max(row.length, spans.length) }, (_, index) => row[index] ?? spans[index]);
}

/** A height that style sets beyond the rows' own is shared among the body rows, if the table is in one part. */
function growToHeight({ table, prepared, stack, space, edges, from, foot, above }: Part): void {
  if (from !== undefined) return;
  const wanted = space.imposedHeight ?? definiteHeight(table.style, usedEdges(table.style, space.width), space.height);
  if (wanted === undefined) return;
  const footHeight = foot.reduce((sum, row) => sum + row.height + prepared.spacing[1], 0);
  const extra = wanted - (stack.bottom - above + footHeight + edges.bottom);
  if (extra > 0) growRows(stack, extra, prepared.bodyStart, prepared.bodyEnd);
}

/** The foot: content in the last part. */
function placeFoot({ stack, prepared, context }: Part, broken: boolean): void {
  const mark = markLedger(context.ledger);
  for (let index = prepared.bodyEnd; index < prepared.rows.length; index++) {
    const row = layoutRow(stack, index, undefined, { kind: 'whole' });
    if (row !== undefined) placeRow(stack, row);
  }
  if (broken) restoreLedger(context.ledger, mark);
}

function withRepeatedRows(grid: BoxFragment, prepared: PreparedTable, role: 'head' | 'foot'): BoxFragment {
  const sources = new Set(prepared.table.groups.filter((group) => group.role === role).map((group) => group.source));
  return { ...grid, children: grid.children.map((child) => (child.kind === 'box' && sources.has(child.source) ? repeated(child) : child)) };
}

function layoutCaptions(table: TableBox, side: 'top' | 'bottom', width: number, context: LayoutContext): readonly BoxFragment[] {
  const fragments = table.captions
    .filter((caption) => caption.style.captionSide === side)
    .map((caption) => {
      const margins = usedMargin(caption.style, 'left', width) + usedMargin(caption.style, 'right', width);
      return context.layoutBox(caption, { ...unbrokenSpace(width), imposedWidth: Math.max(0, width - margins) }).fragment;
    })
    .filter((fragment) => fragment.kind === 'box');
  return side === 'top' ? placeCaptions(fragments, width, 0) : fragments;
}

/** Captions one below the other with their margins, which do not collapse. */
function placeCaptions(fragments: readonly BoxFragment[], width: number, from: number): readonly BoxFragment[] {
  let y = from;
  return fragments.map((fragment) => {
    const top = y + usedMargin(fragment.style, 'top', width);
    y = top + fragment.height + usedMargin(fragment.style, 'bottom', width);
    return { ...fragment, x: usedMargin(fragment.style, 'left', width), y: top };
  });
}

function captionsHeight(captions: readonly BoxFragment[], width: number): number {
  const last = captions.at(-1);
  return last === undefined ? 0 : last.y + last.height + usedMargin(last.style, 'bottom', width);
}

