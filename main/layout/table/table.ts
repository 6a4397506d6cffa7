// Tables: captions around a grid of rows, head and foot repeated in every part. CSS Tables 3; CSS Fragmentation 3 for where a
// table may break: between rows, and within rows that are too tall or may split.
//
//   caption          (first part)
//   head rows        (every part; artifacts from the second on)
//   body rows n…m
//   foot rows        (every part; content in the last)
//   caption-side: bottom (last part)

import type { TableBox } from '../../box/box.ts';
import { outerSizes } from '../content-sizes.ts';
import type { BoxResult, ContentSizes, Layer, LayoutContext } from '../context.ts';
import type { BoxFragment } from '../fragment.ts';
import { markLedger, restoreLedger } from '../ledger.ts';
import { isContainingBlock, withPositioned } from '../positioned.ts';
import type { BreakToken, Opportunity, Space } from '../space.ts';
import { repeated } from './artifact.ts';
import { layoutCaptions, placeCaptions } from './captions.ts';
import { columnsSizes } from './columns.ts';
import { placeRows, type Ending } from './fill-rows.ts';
import { gridEdges, gridFragment, wrapGrid } from './grid.ts';
import { startPart, type Part } from './part.ts';
import { prepareTable, type PreparedTable } from './prepare.ts';
import { cutSpans, layoutRow, placeRow, skipRow, type RowStack } from './rows.ts';

/** Intrinsic widths of the table's border box; a caption's least width counts too (CSS Tables 3, section 3.6). */
export function tableSizes(table: TableBox, context: LayoutContext): ContentSizes {
  const prepared = prepareTable(table);
  const edges = gridEdges(prepared, 0);
  const around = edges.left + edges.right + prepared.spacing[0] * (prepared.columnCount + (prepared.columnCount > 0 ? 1 : 0));
  const columns = columnsSizes(table, context);
  const captions = table.captions.reduce((most, caption) => Math.max(most, outerSizes(caption, context).min), 0);
  const min = Math.max(columns.min + around, captions);
  return { min, max: Math.max(columns.max + around, min) };
}

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

/** Foot, height, captions below, and the fragment of this part. */
function finishPart(part: Part, ending: Ending, opportunity: Opportunity | undefined): BoxResult {
  const { table, prepared, stack, space, edges, context, from } = part;
  const broken = ending.next !== undefined;
  const spanTokens = broken ? cutSpans(stack, space) : undefined;
  placeFoot(part, broken);
  if (stack.rows.length === 0 && from === undefined) stack.bottom = Math.max(stack.bottom, part.above + (part.height ?? 0) - edges.bottom);
  const { fragment: grid, layers: fromCells } = gridFragment({ table: prepared, stack, width: part.width, top: part.above, edges, first: from === undefined, last: !broken });
  const headed = from === undefined ? grid : withRepeatedRows(grid, prepared, 'head');
  const footed = broken ? withRepeatedRows(headed, prepared, 'foot') : headed;
  const captions = [...part.captions, ...(broken ? [] : placeCaptions(table, layoutCaptions(table, 'bottom', part.width, context), part.width, footed.y + footed.height))];
  const fragment = captions.length === 0 ? { ...footed, y: 0 } : wrapGrid(table, part.width, [...captions, footed]);
  const named = from === undefined ? { ...fragment, ...(table.id === undefined ? {} : { id: table.id }), ...(table.bookmark === undefined ? {} : { bookmark: table.bookmark }) } : fragment;
  const layers = [...absoluteLayers(part, footed), ...fromCells];
  const contains = layers.length > 0 && isContainingBlock(table.style);
  const placed = { fragment: contains ? withPositioned(named, layers, context) : named, layers: contains ? [] : layers };
  if (ending.next === undefined) return { ...placed, opportunity, ...baselines(stack) };
  const rest: BreakToken = { box: table, kind: 'inside', index: ending.next, parallel: mergeTokens(ending.tokens, spanTokens), consumed: ending.consumed, forced: ending.forced };
  return { ...placed, rest, penalty: ending.penalty, reason: ending.reason, opportunity, ...baselines(stack) };
}

/** A row without aligned cells has its baseline where the content of its lowest cell ends (CSS Tables 3, 3.10.3). */
function baselines({ rows: [row] }: RowStack): { readonly firstBaseline?: number } {
  if (row === undefined) return {};
  const cells = [...row.laid.map(({ fragment }) => fragment), ...row.cells];
  const below = Math.min(row.height, ...cells.map(({ border, padding }) => border.bottom + padding.bottom));
  return { firstBaseline: row.y + (row.baseline ?? row.height - below) };
}

function mergeTokens(row: Ending['tokens'], spans: Ending['tokens']): Ending['tokens'] {
  if (row === undefined || spans === undefined) return row ?? spans;
  return Array.from({ length: Math.max(row.length, spans.length) }, (_, index) => row[index] ?? spans[index]);
}

/** The foot: content in the last part. */
function placeFoot({ stack, prepared, context }: Part, broken: boolean): void {
  const mark = markLedger(context.ledger);
  for (let index = prepared.bodyEnd; index < prepared.rows.length; index++) {
    const row = layoutRow(stack, index, undefined, { kind: 'whole' });
    if (row === undefined) skipRow(stack, index);
    else placeRow(stack, row);
  }
  if (broken) restoreLedger(context.ledger, mark);
}

function withRepeatedRows(grid: BoxFragment, prepared: PreparedTable, role: 'head' | 'foot'): BoxFragment {
  const sources = new Set(prepared.table.groups.filter((group) => group.role === role).map((group) => group.source));
  return { ...grid, children: grid.children.map((child) => (child.kind === 'box' && sources.has(child.source) ? repeated(child) : child)) };
}

/** Absolutely positioned boxes among the table's parts stand at the top left of its grid, if nothing else is said. */
function absoluteLayers({ table, from }: Part, grid: BoxFragment): readonly Layer[] {
  if (from !== undefined || table.absolutes === undefined) return [];
  return table.absolutes.map((box): Layer => ({ kind: 'absolute', box, x: grid.x, y: grid.y }));
}
