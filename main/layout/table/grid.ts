// The fragment of a table's grid from its placed rows: backgrounds of columns, groups with rows with cells, collapsed borders.
// CSS 2.2, 17.5.1 for the layers: table, column groups, columns, row groups, rows, cells.

import type { TableBox } from '../../box/box.ts';
import { artifactSource, type Source } from '../../box/structure.ts';
import type { ComputedStyle, Sides } from '../../style/computed-style.ts';
import type { Layer, LayoutContext } from '../context.ts';
import type { BoxFragment, Rule } from '../fragment.ts';
import { unpainted } from '../plain-style.ts';
import { isContainingBlock, offsetLayers, withPositioned } from '../positioned.ts';
import { mapSides, usedEdges, zeroSides } from '../sizes.ts';
import type { Columns } from './cells.ts';
import type { PreparedTable } from './prepare.ts';
import { finishCells, type PlacedRow, type RowStack } from './rows.ts';

/** Borders and paddings of the grid; halves of the outermost borders where they collapse. `continued`: top of later parts. */
export type GridEdges = Sides<number> & { readonly border: Sides<number>; readonly padding: Sides<number>; readonly continued: number };

export function gridEdges({ table, collapsed }: PreparedTable, width: number): GridEdges {
  if (collapsed !== undefined) return { ...collapsed.outer, border: collapsed.outer, padding: zeroSides, continued: 0 };
  const { border, padding, top, right, bottom, left } = usedEdges(table.style, width);
  return { top, right, bottom, left, border, padding, continued: 0 };
}

type GridRequest = {
  readonly table: PreparedTable; readonly stack: RowStack; readonly width: number;
  /** Top of the grid in the stack's coordinates. */
  readonly top: number;
  readonly edges: GridEdges; readonly first: boolean; readonly last: boolean;
};

/** The grid of one part, its y being `top`, below the captions; and what its cells have for a containing block further out. */
export function gridFragment(request: GridRequest): Placed {
  const { table: prepared, stack, width, top, edges, first, last } = request;
  const { table, spacing } = prepared;
  const height = Math.max(0, stack.bottom - top + (last ? edges.bottom : 0) - (stack.rows.length === 0 ? spacing[1] : 0));
  const groups = groupFragments(request);
  const children = [...columnBackgrounds(prepared, stack, top), ...groups.map(({ fragment }) => fragment)];
  const collapsed = prepared.collapsed === undefined ? {} : { collapsedBorders: collapsedRules(prepared, stack, top) };
  const fragment: BoxFragment = {
    kind: 'box', x: 0, y: top, width, height, style: table.style, source: table.source, children,
    border: { ...edges.border, top: first ? edges.border.top : 0, bottom: last ? edges.border.bottom : 0 },
    padding: { ...edges.padding, top: first ? edges.padding.top : 0, bottom: last ? edges.padding.bottom : 0 },
    edges: prepared.collapsed === undefined ? { top: first, right: true, bottom: last, left: true } : mapSides(() => false),
    ...collapsed,
  };
  return { fragment, layers: offsetLayers(groups.flatMap(({ layers }) => layers), 0, top) };
}

/** A box without edges of its own around a grid and its captions. */
export function wrapGrid(table: TableBox, width: number, children: readonly BoxFragment[]): BoxFragment {
  const height = children.reduce((most, child) => Math.max(most, child.y + child.height), 0);
  return {
    kind: 'box', x: 0, y: 0, width, height, style: withoutInk(table.style), source: table.source, children,
    border: zeroSides, padding: zeroSides, edges: mapSides(() => false),
  };
}

const inkless = new WeakMap<ComputedStyle, ComputedStyle>();

/** The style without what would be painted for the box itself. */
function withoutInk(style: ComputedStyle): ComputedStyle {
  let known = inkless.get(style);
  if (known === undefined) {
    const border = mapSides((side) => ({ ...style.border[side], width: 0, style: 'none' as const }));
    inkless.set(style, (known = { ...style, ...unpainted, border, padding: zeroSides }));
  }
  return known;
}

/** A part of the table with what waits for a containing block further out; offsets from the fragment's parent. */
type Placed = { readonly fragment: BoxFragment; readonly layers: readonly Layer[] };

function groupFragments(request: GridRequest): readonly Placed[] {
  const { table: prepared, stack, top, width } = request;
  const inner = rowSpanX(prepared, stack.columns, width);
  const placed: Placed[] = [];
  let run: PlacedRow[] = [];
  const close = (): void => {
    const first = run[0];
    const group = prepared.table.groups[prepared.rows[first?.index ?? -1]?.group ?? -1];
    if (first === undefined || group === undefined) return;
    const rows = run.map((row) => rowFragment(request, row, { x: 0, y: row.y - first.y, width: inner.width }, inner.x));
    const end = run.at(-1) ?? first;
    const rect = { x: inner.x, y: first.y - top, width: inner.width, height: end.y + end.height - first.y };
    placed.push(containing(boxOf(group.style, group.source, rect, rows.map(({ fragment }) => fragment)), rows.flatMap(({ layers }) => layers), stack.context));
    run = [];
  };
  for (const row of stack.rows) {
    const last = run.at(-1);
    if (last !== undefined && prepared.rows[last.index]?.group !== prepared.rows[row.index]?.group) close();
    run.push(row);
  }
  close();
  return placed;
}

function rowFragment(request: GridRequest, row: PlacedRow, place: { x: number; y: number; width: number }, left: number): Placed {
  const { table: prepared, stack } = request;
  const cells = finishCells(stack, row).map((cell) => ({ ...cell, x: cell.x - left }));
  const { style, source } = prepared.rows[row.index]?.row ?? prepared.table;
  const fragment = boxOf(style, source, { ...place, height: row.height }, cells);
  const id = prepared.rows[row.index]?.row.id;
  const named = id === undefined ? fragment : { ...fragment, id };
  return containing(named, isRepeated(request, row) ? [] : offsetLayers(row.layers, -left, 0), stack.context);
}

/** Rows of a head or foot that stand on another page already, or will: what is positioned outside of them stands there alone. */
function isRepeated({ table, first, last }: GridRequest, { index }: PlacedRow): boolean {
  return (!first && index < table.bodyStart) || (!last && index >= table.bodyEnd);
}

/** Places the layers in the fragment if that is their containing block, else hands them on. */
function containing(fragment: BoxFragment, layers: readonly Layer[], context: LayoutContext): Placed {
  if (layers.length === 0) return { fragment, layers };
  return isContainingBlock(fragment.style) ? { fragment: withPositioned(fragment, layers, context), layers: [] } : { fragment, layers: offsetLayers(layers, fragment.x, fragment.y) };
}

type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** A part of a table that paints its background only: rows, groups and columns have no borders unless these collapse. */
function boxOf(style: ComputedStyle, source: Source, rect: Rect, children: readonly BoxFragment[]): BoxFragment {
  return { kind: 'box', ...rect, style, source, border: zeroSides, padding: zeroSides, edges: mapSides(() => false), collapsedBorders: [], children };
}

/** Where rows begin and how wide they are: from the first column to the last. */
function rowSpanX(prepared: PreparedTable, columns: Columns, width: number): { readonly x: number; readonly width: number } {
  if (prepared.columnCount === 0) return { x: 0, width };
  let left = Infinity;
  let right = 0;
  columns.x.forEach((x, index) => {
    left = Math.min(left, x);
    right = Math.max(right, x + (columns.widths[index] ?? 0));
  });
  return { x: left, width: right - left };
}

function columnBackgrounds(prepared: PreparedTable, stack: RowStack, top: number): readonly BoxFragment[] {
  const first = stack.rows[0];
  const end = stack.rows.at(-1);
  if (first === undefined || end === undefined) return [];
  return prepared.table.columns.flatMap((column, index) =>
    [column.groupStyle, column.style]
      .filter((style) => style !== undefined && (style.backgroundColor.a > 0 || style.backgroundLayers.length > 0))
      .map((style) => boxOf(style ?? column.style, artifactSource('background', prepared.table.source.origin), {
        x: stack.columns.x[index] ?? 0, y: first.y - top, width: stack.columns.widths[index] ?? 0, height: end.y + end.height - first.y,
      }, [])),
  );
}

/** Every collapsed border of this part as a line along its slot. */
function collapsedRules(prepared: PreparedTable, stack: RowStack, top: number): readonly Rule[] {
  const { collapsed, columnCount } = prepared;
  if (collapsed === undefined) return [];
  const rules: Rule[] = [];
  const rtl = prepared.table.style.direction === 'rtl';
  const { x, widths } = stack.columns;
  const edge = (column: number): number => {
    if (column < columnCount) return rtl ? (x[column] ?? 0) + (widths[column] ?? 0) : x[column] ?? 0;
    return rtl ? x[columnCount - 1] ?? 0 : (x[columnCount - 1] ?? 0) + (widths[columnCount - 1] ?? 0);
  };
  const across = (row: number, y: number): void => {
    for (let column = 0; column < columnCount; column++) {
      const border = collapsed.horizontal(row, column);
      if (border === undefined || border.width === 0) continue;
      rules.push({ x1: Math.min(edge(column), edge(column + 1)), y1: y, x2: Math.max(edge(column), edge(column + 1)), y2: y, border });
    }
  };
  stack.rows.forEach((row, position) => {
    const y = row.y - top;
    across(row.index, y);
    for (let column = 0; column <= columnCount; column++) {
      const border = collapsed.vertical(row.index, column);
      if (border !== undefined && border.width > 0) rules.push({ x1: edge(column), y1: y, x2: edge(column), y2: y + row.height, border });
    }
    const next = stack.rows[position + 1];
    if (next === undefined || next.index !== row.index + 1) across(row.index + 1, y + row.height);
  });
  return rules;
}
