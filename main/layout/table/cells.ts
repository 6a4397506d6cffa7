// One row of cells: each laid out at its column's width, whole or down to a given depth, and stretched to the row's height when
// that is known. CSS Tables 3, section 3.10; CSS 2.2, 17.5.3.

import type { BoxResult, Layer, LayoutContext } from '../context.ts';
import type { BoxFragment, Fragment } from '../fragment.ts';
import { definiteHeight, mapSides, resolveLength, usedEdges } from '../sizes.ts';
import { unbrokenSpace, type BreakToken, type Space } from '../space.ts';
import type { Cell, PreparedTable, Row } from './prepare.ts';

/** Left edges and widths of the columns, in coordinates of the table grid's border box. */
export type Columns = { readonly x: readonly number[]; readonly widths: readonly number[] };

/** A cell with what its layout gave. `continued`: it began on an earlier page. */
export type LaidCell = {
  readonly cell: Cell;
  readonly fragment: BoxFragment;
  /** Height of its border box by its content. */
  readonly natural: number;
  /** What waits for a containing block outside of the cell; offsets from its fragment, whose content may still move down. */
  readonly layers: readonly Layer[];
  readonly rest: BreakToken | undefined;
  /** Of its first line, or the bottom of content without lines (CSS Tables 3, 3.10.3); undefined where there is none. */
  readonly baseline: number | undefined;
  readonly penalty: number;
  readonly continued: boolean;
};

/** Border-box width of a cell: its columns and the gaps between them. */
export function cellWidth(cell: Cell, columns: Columns, gap: number): number {
  let width = (cell.columnSpan - 1) * gap;
  for (let column = cell.column; column < cell.column + cell.columnSpan; column++) width += columns.widths[column] ?? 0;
  return width;
}

/** Left edge of a cell; the first column stands right where the table runs from right to left. */
export function cellX(cell: Cell, columns: Columns, table: PreparedTable): number {
  const last = Math.min(cell.column + cell.columnSpan, table.columnCount) - 1;
  return (table.table.style.direction === 'rtl' ? columns.x[last] : columns.x[cell.column]) ?? 0;
}

/** How deep a cell may go before it breaks; `whole` never does, and may have a height that its content's percentages refer to. */
export type Depth = { readonly kind: 'whole'; readonly height?: number } | { readonly kind: 'part'; readonly space: Space; readonly room: number; readonly atStart: boolean };

/**
 * Lays out a cell from where it broke before (`from` undefined: from its beginning). Undefined where not even its first piece
 * fits into a part.
 */
export function layoutCell(cell: Cell, width: number, from: BreakToken | undefined, depth: Depth, context: LayoutContext): LaidCell | undefined {
  const base = unbrokenSpace(width);
  const space: Space = depth.kind === 'whole'
    ? { ...base, imposedWidth: width, imposedHeight: depth.height }
    : { ...base, imposedWidth: width, room: depth.room, fullRoom: depth.space.fullRoom, atStart: depth.atStart, fragmentainer: depth.space.fragmentainer, columnDepth: depth.space.columnDepth };
  const start = from?.kind === 'before' ? undefined : from;
  const result: BoxResult = context.layoutBox(cell.box, space, start);
  if (result.pushed === true || result.fragment.kind !== 'box') return undefined;
  const { fragment, layers = [] } = result;
  const natural = depth.kind === 'whole' && depth.height !== undefined ? contentHeight(fragment) : fragment.height;
  const baseline = result.firstBaseline ?? contentBottom(fragment, natural);
  return { cell, fragment: withOuterStyle(fragment, cell), natural, layers, rest: result.rest, baseline, penalty: result.penalty ?? 0, continued: start !== undefined };
}

function contentBottom({ children, border, padding }: BoxFragment, height: number): number | undefined {
  return children.length === 0 ? undefined : height - border.bottom - padding.bottom;
}

/** Height that a cell of a given height would have by its content. */
function contentHeight({ children, border, padding }: BoxFragment): number {
  return children.reduce((bottom, child) => Math.max(bottom, child.y + child.height), border.top + padding.top) + border.bottom + padding.bottom;
}

/** What is left of a cell whose content ended on an earlier page: its background and side borders. */
export function emptyCell(cell: Cell, width: number): LaidCell {
  const edges = usedEdges(cell.box.style, width);
  const fragment: BoxFragment = {
    kind: 'box', x: 0, y: 0, width, height: 0, style: cell.box.style, source: cell.box.source, children: [],
    border: { ...edges.border, top: 0 }, padding: { ...edges.padding, top: 0 }, edges: { top: false, right: true, bottom: true, left: true },
  };
  return { cell, fragment: withOuterStyle(fragment, cell), natural: 0, layers: [], rest: undefined, baseline: undefined, penalty: 0, continued: true };
}

/** Where borders collapse, the cell draws none itself: the table draws them all. */
function withOuterStyle(fragment: BoxFragment, { cell }: Cell): BoxFragment {
  const hidden = cell.box.style.borderCollapse === 'collapse';
  if (hidden) return { ...fragment, edges: mapSides(() => false), collapsedBorders: [] };
  const empty = cell.box.style.emptyCells === 'hide' && fragment.children.length === 0;
  return empty ? { ...fragment, edges: mapSides(() => false) } : fragment;
}

/** Height that the cell's own style asks for, in points. */
export function cellHeight({ cell, box }: Cell): number {
  const { style } = cell.box;
  const edges = usedEdges(box.style, 0);
  const least = typeof style.minHeight === 'number' ? style.minHeight : 0;
  return Math.max(definiteHeight(style, edges, undefined) ?? 0, least);
}

type Alignment = 'baseline' | 'top' | 'middle' | 'bottom';

export function alignmentOf({ cell }: Cell): Alignment {
  const { verticalAlign } = cell.box.style;
  return verticalAlign === 'top' || verticalAlign === 'middle' || verticalAlign === 'bottom' ? verticalAlign : 'baseline';
}

/** Height of a row from its cells that span no other, with their baselines on one line; and that line. */
export function rowMeasure(row: Row, cells: readonly LaidCell[]): { readonly height: number; readonly baseline: number | undefined } {
  let baseline: number | undefined;
  for (const laid of cells) {
    if (laid.baseline !== undefined && alignmentOf(laid.cell) === 'baseline' && !laid.continued) baseline = Math.max(baseline ?? 0, laid.baseline);
  }
  const { style } = row.row;
  let height = Math.max(baseline ?? 0, typeof style.height === 'string' ? 0 : resolveLength(style.height, 0));
  for (const laid of cells) {
    if (laid.cell.rowSpan > 1) continue;
    height = Math.max(height, laid.continued ? 0 : cellHeight(laid.cell), laid.fragment.height + shift(laid, baseline));
  }
  return { height, baseline };
}

function shift(laid: LaidCell, baseline: number | undefined): number {
  const aligned = baseline !== undefined && laid.baseline !== undefined && !laid.continued && alignmentOf(laid.cell) === 'baseline';
  return aligned ? baseline - laid.baseline : 0;
}

type CellPlace = { readonly x: number; readonly y: number; readonly height: number; readonly baseline: number | undefined };

/** How far the content of a cell moves down for its alignment. */
export function contentShift(laid: LaidCell, place: Pick<CellPlace, 'height' | 'baseline'>): number {
  const free = place.height - laid.natural;
  const alignment = laid.continued || laid.rest !== undefined ? 'top' : alignmentOf(laid.cell);
  const down = alignment === 'middle' ? free / 2 : alignment === 'bottom' ? free : alignment === 'top' ? 0 : shift(laid, place.baseline);
  return down > 0.001 ? down : 0;
}

/** The cell's fragment at its place in the row, as high as its rows, its content aligned. */
export function stretchCell(laid: LaidCell, place: CellPlace): BoxFragment {
  const { fragment } = laid;
  const down = contentShift(laid, place);
  const children = down > 0 ? fragment.children.map((child): Fragment => ({ ...child, y: child.y + down })) : fragment.children;
  return { ...fragment, x: place.x, y: place.y, height: Math.max(place.height, fragment.height), children };
}
