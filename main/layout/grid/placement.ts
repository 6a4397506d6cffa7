// Which cells of the grid each item takes: explicit lines, spans, and automatic placement. CSS Grid 1, sections 8.3 and 8.5.

import type { Box } from '../../box/box.ts';
import type { ComputedStyle } from '../../style/computed-style.ts';
import { requestedSpan, type Lines, type Span } from './lines.ts';

export type PlacedItem = { readonly box: Box; readonly column: Span; readonly row: Span };

/** Items with their cells. All tracks are counted from the first, implicit ones included; `before`: implicit ones before the explicit grid. */
export type Placement = {
  readonly items: readonly PlacedItem[]; readonly columns: number; readonly rows: number;
  readonly before: { readonly column: number; readonly row: number };
};

type Wish = { readonly main: Span | number; readonly cross: Span | number };
type Place = { readonly main: Span; readonly cross: Span };

/** Places items in order. The flow's direction is called main: rows are filled cell by cell in `row` flow. */
export function placeItems(boxes: readonly Box[], style: ComputedStyle, lines: { readonly column: Lines; readonly row: Lines }): Placement {
  const { direction, dense } = style.gridAutoFlow;
  const byRow = direction === 'row';
  const wishes = boxes.map(({ style: own }) => {
    const column = requestedSpan(own.gridColumnStart, own.gridColumnEnd, lines.column);
    const row = requestedSpan(own.gridRowStart, own.gridRowEnd, lines.row);
    return byRow ? { main: column, cross: row } : { main: row, cross: column };
  });
  const least = (key: 'main' | 'cross'): number => wishes.reduce((start, wish) => (typeof wish[key] === 'number' ? start : Math.min(start, wish[key].start)), 0);
  const first = { main: least('main'), cross: least('cross') };
  const explicit = byRow ? { main: lines.column.tracks, cross: lines.row.tracks } : { main: lines.row.tracks, cross: lines.column.tracks };
  const places = placeWishes(wishes.map((wish) => ({ main: moved(wish.main, -first.main), cross: moved(wish.cross, -first.cross) })), explicit.main - first.main, dense);
  const items = boxes.map((box, index): PlacedItem => {
    const { main, cross } = places[index] ?? { main: { start: 0, end: 1 }, cross: { start: 0, end: 1 } };
    return byRow ? { box, column: main, row: cross } : { box, column: cross, row: main };
  });
  const before = byRow ? { column: -first.main, row: -first.cross } : { column: -first.cross, row: -first.main };
  const count = (key: 'column' | 'row'): number => items.reduce((most, item) => Math.max(most, item[key].end), lines[key].tracks + before[key]);
  return { items, columns: count('column'), rows: count('row'), before };
}

function moved(wish: Span | number, by: number): Span | number {
  return typeof wish === 'number' ? wish : { start: wish.start + by, end: wish.end + by };
}

/** Taken cells, as one set of numbers. */
class Occupancy {
  readonly #taken = new Set<number>();
  take({ main, cross }: Place): void {
    for (let y = cross.start; y < cross.end; y++) for (let x = main.start; x < main.end; x++) this.#taken.add(y * 4096 + x);
  }
  isFree(main: Span, cross: Span): boolean {
    for (let y = cross.start; y < cross.end; y++) for (let x = main.start; x < main.end; x++) if (this.#taken.has(y * 4096 + x)) return false;
    return true;
  }
}

const spanAt = (start: number, size: number): Span => ({ start, end: start + size });

function placeWishes(wishes: readonly Wish[], explicit: number, dense: boolean): readonly (Place | undefined)[] {
  const taken = new Occupancy();
  const placed: (Place | undefined)[] = wishes.map(() => undefined);
  let tracks = Math.max(1, explicit);
  const put = (index: number, place: Place): void => {
    placed[index] = place;
    taken.take(place);
    tracks = Math.max(tracks, place.main.end);
  };
  for (const { main } of wishes) tracks = Math.max(tracks, typeof main === 'number' ? main : main.end);
  wishes.forEach(({ main, cross }, index) => {
    if (typeof main !== 'number' && typeof cross !== 'number') put(index, { main, cross });
  });
  // Items locked to a row of the flow stand behind one another in it; packed densely, wherever there is room.
  const ends = new Map<number, number>();
  wishes.forEach(({ main, cross }, index) => {
    if (typeof cross === 'number' || typeof main !== 'number') return;
    let start = dense ? 0 : ends.get(cross.start) ?? 0;
    while (!taken.isFree(spanAt(start, main), cross)) start++;
    put(index, { main: spanAt(start, main), cross });
    ends.set(cross.start, start + main);
  });
  let cursor = { main: 0, cross: 0 };
  wishes.forEach(({ main, cross }, index) => {
    if (typeof cross !== 'number') return;
    const place = findFree(taken, { main, size: cross, tracks, from: dense ? { main: 0, cross: 0 } : cursor });
    put(index, place);
    cursor = { main: place.main.start, cross: place.cross.start };
  });
  return placed;
}

type Search = { readonly main: Span | number; readonly size: number; readonly tracks: number; readonly from: { readonly main: number; readonly cross: number } };

/** The first free place from the cursor on, in reading order. */
function findFree(taken: Occupancy, { main, size, tracks, from }: Search): Place {
  let { cross } = from;
  if (typeof main !== 'number') {
    if (main.start < from.main) cross++;
    while (!taken.isFree(main, spanAt(cross, size))) cross++;
    return { main, cross: spanAt(cross, size) };
  }
  for (let start = from.main; ; start++) {
    if (start + main > tracks) {
      start = 0;
      cross++;
    }
    const place = { main: spanAt(start, main), cross: spanAt(cross, size) };
    if (taken.isFree(place.main, place.cross)) return place;
  }
}
