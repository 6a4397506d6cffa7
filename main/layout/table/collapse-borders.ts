// The winning border of every edge of a table's grid where borders collapse. CSS 2.2, 17.6.2: hidden suppresses, wider wins, then
// the more visible style, then the cell over the row, row group, column, column group and table, then the one above or left.

import type { TableBox } from '../../box/box.ts';
import type { Border, BorderStyle, Sides } from '../../style/computed-style.ts';
import type { RowPlace } from './prepare.ts';

export type GridPlace = { readonly row: number; readonly column: number; readonly rowSpan: number; readonly columnSpan: number };

export type CollapsedGrid = {
  /** The border above row `row` (or below the last) at a column; undefined for none, and inside a cell that spans it. */
  readonly horizontal: (row: number, column: number) => Border | undefined;
  /** The border left of a column (or right of the last) at a row. */
  readonly vertical: (row: number, column: number) => Border | undefined;
  /** Halves of the borders around a cell, which take part in its box. */
  readonly cellEdges: (place: GridPlace) => Sides<number>;
  /** Halves of the outermost borders: the table's own. */
  readonly outer: Sides<number>;
};

/** A claim on an edge. `rank`: 0 for cells up to 5 for the table. */
type Claim = { readonly border: Border; readonly rank: number };

const styleRank: readonly BorderStyle[] = ['none', 'inset', 'groove', 'outset', 'ridge', 'dotted', 'dashed', 'solid', 'double', 'hidden'];

/** Whether `next` takes the edge from `held`; among equals the first claim stays. */
function wins(next: Claim, held: Claim): boolean {
  if (held.border.style === 'hidden') return false;
  if (next.border.style === 'hidden') return true;
  if (next.border.width !== held.border.width) return next.border.width > held.border.width;
  const rank = styleRank.indexOf(next.border.style) - styleRank.indexOf(held.border.style);
  return rank === 0 ? next.rank < held.rank : rank > 0;
}

type Edges = (Claim | undefined)[];

function claim(edges: Edges, index: number, border: Border, rank: number): void {
  if (border.style === 'none') return;
  const held = edges[index];
  const next = { border, rank };
  if (held === undefined || wins(next, held)) edges[index] = next;
}

export function collapseBorders(table: TableBox, rows: readonly RowPlace[]): CollapsedGrid {
  const columns = table.columnCount;
  const across = columns + 1;
  const horizontal: Edges = new Array<Claim | undefined>((rows.length + 1) * columns);
  const vertical: Edges = new Array<Claim | undefined>(rows.length * across);
  const frame = (top: number, bottom: number, span: readonly [number, number], border: Sides<Border>, rank: number): void => {
    for (let column = span[0]; column < span[1]; column++) {
      claim(horizontal, top * columns + column, border.top, rank);
      claim(horizontal, bottom * columns + column, border.bottom, rank);
    }
    for (let row = top; row < bottom; row++) {
      claim(vertical, row * across + span[0], border.left, rank);
      claim(vertical, row * across + span[1], border.right, rank);
    }
  };
  for (const { row, start, groupEnd } of rows) {
    for (const cell of row.cells) frame(start, Math.min(start + cell.rowSpan, groupEnd), [cell.column, Math.min(columns, cell.column + cell.columnSpan)], cell.box.style.border, 0);
  }
  for (const { row, start } of rows) frame(start, start + 1, [0, columns], row.style.border, 1);
  let top = 0;
  for (const group of table.groups) {
    frame(top, top + group.rows.length, [0, columns], group.style.border, 2);
    top += group.rows.length;
  }
  table.columns.forEach((column, index) => {
    frame(0, rows.length, [index, index + 1], column.style.border, 3);
    if (column.groupStyle !== undefined) frameGroup(table, index, (span, border) => frame(0, rows.length, span, border, 4));
  });
  frame(0, rows.length, [0, columns], table.style.border, 5);
  clearSpanned(rows, columns, horizontal, vertical);
  return gridOf(rows.length, columns, horizontal, vertical);
}

/** A column group's border goes round all its columns: called at its first. */
function frameGroup(table: TableBox, index: number, frame: (span: readonly [number, number], border: Sides<Border>) => void): void {
  const style = table.columns[index]?.groupStyle;
  if (style === undefined || table.columns[index - 1]?.groupStyle === style) return;
  let end = index + 1;
  while (table.columns[end]?.groupStyle === style) end++;
  frame([index, end], style.border);
}

/** There are no borders inside a cell that spans several slots. */
function clearSpanned(rows: readonly RowPlace[], columns: number, horizontal: Edges, vertical: Edges): void {
  for (const { row, start, groupEnd } of rows) {
    for (const cell of row.cells) {
      if (cell.rowSpan === 1 && cell.columnSpan === 1) continue;
      const bottom = Math.min(start + cell.rowSpan, groupEnd);
      const right = Math.min(columns, cell.column + cell.columnSpan);
      for (let r = start; r < bottom; r++) {
        for (let column = cell.column; column < right; column++) {
          if (r > start) horizontal[r * columns + column] = undefined;
          if (column > cell.column) vertical[r * (columns + 1) + column] = undefined;
        }
      }
    }
  }
}

function gridOf(rowCount: number, columns: number, horizontal: Edges, vertical: Edges): CollapsedGrid {
  const shown = (held: Claim | undefined): Border | undefined => (held === undefined || held.border.style === 'hidden' ? undefined : held.border);
  const above = (row: number, column: number): Border | undefined => shown(horizontal[row * columns + column]);
  const left = (row: number, column: number): Border | undefined => shown(vertical[row * (columns + 1) + column]);
  const widest = (count: number, at: (index: number) => Border | undefined): number => {
    let most = 0;
    for (let index = 0; index < count; index++) most = Math.max(most, at(index)?.width ?? 0);
    return most / 2;
  };
  return {
    horizontal: above,
    vertical: left,
    cellEdges: ({ row, column, rowSpan, columnSpan }) => ({
      top: widest(columnSpan, (index) => above(row, column + index)),
      bottom: widest(columnSpan, (index) => above(row + rowSpan, column + index)),
      left: widest(rowSpan, (index) => left(row + index, column)),
      right: widest(rowSpan, (index) => left(row + index, Math.min(columns, column + columnSpan))),
    }),
    outer: {
      top: widest(columns, (column) => above(0, column)),
      bottom: widest(columns, (column) => above(rowCount, column)),
      left: widest(rowCount, (row) => left(row, 0)),
      right: widest(rowCount, (row) => left(row, columns)),
    },
  };
}
