// Which cells of the grid each item takes: explicit lines, spans, and automatic placement. CSS Grid 1, sections 8.3 and 8.5.

import type { Box } from '../../box/box.ts';
import type { ComputedStyle, GridLine } from '../../style/computed-style.ts';

/** Tracks from `start` up to, not including, `end`, counted from 0. */
export type Span = { readonly start: number; readonly end: number };
export type PlacedItem = { readonly box: Box; readonly column: Span; readonly row: Span };

/** Items with their cells; `columns` and `rows` count the tracks, implicit ones included. */
export type Placement = { readonly items: readonly PlacedItem[]; readonly columns: number; readonly rows: number };

/** A line from 1, or from the end if negative, as an index from 0 among `tracks` explicit tracks. */
function lineIndex(line: number, tracks: number): number {
  return Math.max(0, line > 0 ? line - 1 : tracks + 1 + line);
}

const spanOf = (line: GridLine): number => (typeof line === 'object' && 'span' in line ? Math.max(1, line.span) : 1);

/** A definite span, or the number of tracks where the place is left to the grid. */
function request(start: GridLine, end: GridLine, tracks: number): Span | number {
  const from = typeof start === 'object' && 'line' in start ? lineIndex(start.line, tracks) : undefined;
  const to = typeof end === 'object' && 'line' in end ? lineIndex(end.line, tracks) : undefined;
  if (from !== undefined && to !== undefined) return { start: Math.min(from, to), end: Math.max(from, to, Math.min(from, to) + 1) };
  if (from !== undefined) return { start: from, end: from + spanOf(end) };
  if (to !== undefined) return { start: Math.max(0, to - spanOf(start)), end: Math.max(1, to) };
  return Math.max(spanOf(start), spanOf(end));
}

/** Taken cells, as one set of numbers for each track along the flow. */
class Occupancy {
  readonly #taken = new Set<number>();
  take(column: Span, row: Span): void {
    for (let y = row.start; y < row.end; y++) for (let x = column.start; x < column.end; x++) this.#taken.add(y * 4096 + x);
  }
  isFree(column: Span, row: Span): boolean {
    for (let y = row.start; y < row.end; y++) for (let x = column.start; x < column.end; x++) if (this.#taken.has(y * 4096 + x)) return false;
    return true;
  }
}

type Wish = { readonly box: Box; readonly main: Span | number; readonly cross: Span | number };

/** Places items in order; `explicit` counts the tracks that the template gives. The flow's direction is called main: rows are filled cell by cell in `row` flow. */
export function placeItems(boxes: readonly Box[], style: ComputedStyle, explicit: { readonly column: number; readonly row: number }): Placement {
  const { direction, dense } = style.gridAutoFlow;
  const byRow = direction === 'row';
  const wishes = boxes.map((box): Wish => {
    const column = request(box.style.gridColumnStart, box.style.gridColumnEnd, explicit.column);
    const row = request(box.style.gridRowStart, box.style.gridRowEnd, explicit.row);
    return byRow ? { box, main: column, cross: row } : { box, main: row, cross: column };
  });
  const least = Math.max(1, byRow ? explicit.column : explicit.row);
  const tracks = wishes.reduce((most, { main }) => Math.max(most, typeof main === 'number' ? main : main.end), least);
  const placed = placeWishes(wishes, tracks, dense);
  const items = wishes.map(({ box }, index): PlacedItem => {
    const { main, cross } = placed[index] ?? { main: { start: 0, end: 1 }, cross: { start: 0, end: 1 } };
    return byRow ? { box, column: main, row: cross } : { box, column: cross, row: main };
  });
  const end = (of: (item: PlacedItem) => Span, from: number): number => items.reduce((most, item) => Math.max(most, of(item).end), from);
  return { items, columns: end((item) => item.column, Math.max(explicit.column, byRow ? tracks : 0)), rows: end((item) => item.row, Math.max(explicit.row, byRow ? 0 : tracks)) };
}

function placeWishes(wishes: readonly Wish[], tracks: number, dense: boolean): readonly ({ main: Span; cross: Span } | undefined)[] {
  const taken = new Occupancy();
  const placed: ({ main: Span; cross: Span } | undefined)[] = wishes.map(() => undefined);
  const put = (index: number, main: Span, cross: Span): void => {
    placed[index] = { main, cross };
    taken.take(main, cross);
  };
  wishes.forEach(({ main, cross }, index) => {
    if (typeof main !== 'number' && typeof cross !== 'number') put(index, main, cross);
  });
  wishes.forEach(({ main, cross }, index) => {
    if (typeof cross === 'number' || typeof main !== 'number') return;
    for (let start = 0; ; start++) {
      const span = { start, end: start + main };
      if (span.end <= tracks ? taken.isFree(span, cross) : start > tracks + wishes.length) return put(index, span, cross);
    }
  });
  let cursor = { main: 0, cross: 0 };
  wishes.forEach(({ main, cross }, index) => {
    if (typeof cross !== 'number') return;
    if (dense) cursor = { main: 0, cross: 0 };
    const at = findFree(taken, { main, size: cross, tracks, from: cursor });
    put(index, at.main, at.cross);
    cursor = { main: at.main.start, cross: at.cross.start };
  });
  return placed;
}

/** The first free place from the cursor on, in reading order. */
function findFree(taken: Occupancy, wish: { readonly main: Span | number; readonly size: number; readonly tracks: number; readonly from: { readonly main: number; readonly cross: number } }): { readonly main: Span; readonly cross: Span } {
  const { main, size, tracks, from } = wish;
  let { cross } = from;
  if (typeof main !== 'number') {
    if (main.start < from.main) cross++;
    while (!taken.isFree(main, { start: cross, end: cross + size })) cross++;
    return { main, cross: { start: cross, end: cross + size } };
  }
  for (let start = from.main; ; start++) {
    if (start + main > tracks) {
      start = 0;
      cross++;
    }
    const span = { start, end: start + main };
    const down = { start: cross, end: cross + size };
    if (taken.isFree(span, down)) return { main: span, cross: down };
  }
}
