// A table as layout works on it: rows in one list (head, body, foot), cells with their grid places, and, where borders collapse,
// the winning border of every edge. Made once for each table box. CSS Tables 3, CSS 2.2 chapter 17.

import type { BlockBox, InlineBox, TableBox, TableCell, TableRow } from '../../box/box.ts';
import type { Border, ComputedStyle, Sides } from '../../style/computed-style.ts';
import { mapSides, zeroSides } from '../sizes.ts';
import { collapseBorders, type CollapsedGrid } from './collapse-borders.ts';

/** A cell, with its content's box: that one has neither width nor height of its own, and its share of collapsed borders. */
export type Cell = {
  readonly cell: TableCell;
  readonly box: BlockBox | InlineBox;
  readonly row: number;
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
};
/** `collapsed`: the row is taken out, its height with it (CSS Tables 3, 3.11). */
export type Row = { readonly row: TableRow; readonly group: number; readonly cells: readonly Cell[]; readonly collapsed: boolean };

export type PreparedTable = {
  readonly table: TableBox;
  readonly columnCount: number;
  /** Head rows end at `bodyStart`, body rows at `bodyEnd`; foot rows follow. */
  readonly rows: readonly Row[];
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /** Whether a cell spans rows. */
  readonly spansRows: boolean;
  /** Horizontal and vertical distance between cells; 0 where borders collapse. */
  readonly spacing: readonly [number, number];
  readonly collapsed: CollapsedGrid | undefined;
};

const prepared = new WeakMap<TableBox, PreparedTable>();

export function prepareTable(table: TableBox): PreparedTable {
  let known = prepared.get(table);
  if (known === undefined) prepared.set(table, (known = prepare(table)));
  return known;
}

function prepare(table: TableBox): PreparedTable {
  const collapse = table.style.borderCollapse === 'collapse';
  const places = placeRows(table);
  const collapsed = collapse ? collapseBorders(table, places) : undefined;
  const rows = places.map(({ row, group, start, groupEnd }) => ({
    row, group, collapsed: [row.style, table.groups[group]?.style].some((style) => style?.visibility === 'collapse'),
    cells: row.cells.map((cell): Cell => {
      const rowSpan = Math.max(1, Math.min(cell.rowSpan, groupEnd - start));
      const place = { row: start, column: cell.column, columnSpan: cell.columnSpan, rowSpan };
      return { cell, box: contentBox(cell, collapsed?.cellEdges(place)), ...place };
    }),
  }));
  const count = (role: 'head' | 'body' | 'foot'): number => table.groups.filter((group) => group.role === role).reduce((sum, group) => sum + group.rows.length, 0);
  const bodyStart = count('head');
  return {
    table, columnCount: table.columnCount, rows, bodyStart, bodyEnd: bodyStart + count('body'),
    spansRows: rows.some(({ cells }) => cells.some(({ rowSpan }) => rowSpan > 1)),
    spacing: spacingOf(table, rows.length), collapsed,
  };
}

/** There is no distance where there is nothing to part. */
function spacingOf({ style, columnCount }: TableBox, rowCount: number): readonly [number, number] {
  if (style.borderCollapse === 'collapse' || columnCount === 0) return [0, 0];
  return rowCount === 0 ? [style.borderSpacing[0], 0] : style.borderSpacing;
}

/** A row with its place in the whole table; `groupEnd` is the row after the last of its group. */
export type RowPlace = { readonly row: TableRow; readonly group: number; readonly start: number; readonly groupEnd: number };

function placeRows(table: TableBox): readonly RowPlace[] {
  const places: RowPlace[] = [];
  table.groups.forEach((group, index) => {
    const groupEnd = places.length + group.rows.length;
    for (const row of group.rows) places.push({ row, group: index, start: places.length, groupEnd });
  });
  return places;
}

const cellStyles = new WeakMap<ComputedStyle, Map<string, ComputedStyle>>();

/** The cell's content as a box that its row sizes: width and height are the table's affair, margins do not apply. */
function contentBox(cell: TableCell, edges: Sides<number> | undefined): BlockBox | InlineBox {
  const { box } = cell;
  return { ...box, style: cellStyle(box.style, edges) };
}

function cellStyle(style: ComputedStyle, edges: Sides<number> | undefined): ComputedStyle {
  let variants = cellStyles.get(style);
  if (variants === undefined) cellStyles.set(style, (variants = new Map<string, ComputedStyle>()));
  const key = edges === undefined ? '' : `${edges.top} ${edges.right} ${edges.bottom} ${edges.left}`;
  let known = variants.get(key);
  if (known === undefined) {
    const border = edges === undefined ? style.border : mapSides((side): Border => ({ ...style.border[side], width: edges[side] }));
    known = { ...style, width: 'auto', minWidth: 'auto', maxWidth: 'none', height: 'auto', minHeight: 'auto', maxHeight: 'none', margin: zeroSides, border };
    variants.set(key, known);
  }
  return known;
}
