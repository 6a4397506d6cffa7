// Handouts: finished pages replayed at other matrices, several to a side of paper. In: painted pages and a scheme. Out: the sides
// of paper in the order in which they are printed. No driver option is asked for but duplex.
//
//   2-up, 4-up     pages in reading order, row by row
//   3-up-notes     pages down the left, ruled lines beside them
//   booklet        saddle stitch: outermost sheet first; front  n | 1,  back  2 | n-1,  and so on inwards

import { artifactSource } from '../box/structure.ts';
import type { DisplayItem, DisplayList, Matrix, PaintedDocument, PathSegment } from '../paint/display-list.ts';
import type { Placement, Sheet } from '../pdf/sheet.ts';

export const handoutLayouts = ['2-up', '4-up', '3-up-notes', 'booklet'] as const;
export type HandoutLayout = (typeof handoutLayouts)[number];

export type Scheme = {
  readonly layout: HandoutLayout;
  /** Sheet of paper, points; turned as the layout needs it. */
  readonly paper: readonly [number, number];
  /** The edge about which the printer turns the sheet for its back; `none` prints on one side. */
  readonly duplex: 'none' | 'long-edge' | 'short-edge';
  /** Unprinted border of the paper, and the distance between pages, in points. */
  readonly margin: number;
  readonly gap: number;
  /** Booklets: how far each sheet further in is moved towards the fold, in points (the paper's thickness, about 0.3). */
  readonly creep: number;
  /** Booklets: short lines at the fold. */
  readonly foldMarks: boolean;
};

/** What a scheme is where nothing else is said. */
export function schemeOf(layout: HandoutLayout, paper: readonly [number, number]): Scheme {
  const booklet = layout === 'booklet';
  return { layout, paper, duplex: booklet ? 'short-edge' : 'none', margin: booklet ? 0 : 24, gap: booklet ? 0 : 14, creep: booklet ? 0.3 : 0, foldMarks: booklet };
}

/** The sides of paper, first to last. */
export function impose(painted: PaintedDocument, scheme: Scheme): readonly Sheet[] {
  const sides = sidesOf(painted.pages, scheme);
  return sides.map((side, index) => (index % 2 === 1 && isUpsideDown(side, scheme.duplex) ? turned(side) : side));
}

type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

function sidesOf(pages: readonly DisplayList[], scheme: Scheme): readonly Sheet[] {
  switch (scheme.layout) {
    case '2-up': return grid(pages, scheme, { columns: 2, rows: 1 });
    case '4-up': return grid(pages, scheme, { columns: 2, rows: 2 });
    case '3-up-notes': return notes(pages, scheme);
    case 'booklet': return booklet(pages, scheme);
  }
}

/** Width and height of a side that suits `columns` by `rows` of the document's pages: the way of lying that shows them larger. */
function lie([short, long]: readonly [number, number], page: DisplayList | undefined, columns: number, rows: number): readonly [number, number] {
  const [least, most] = [Math.min(short, long), Math.max(short, long)];
  const [width, height] = page === undefined ? [1, 1.4] : [page.width, page.height];
  const scale = (w: number, h: number): number => Math.min(w / columns / width, h / rows / height);
  return scale(most, least) > scale(least, most) ? [most, least] : [least, most];
}

function grid(pages: readonly DisplayList[], scheme: Scheme, { columns, rows }: { readonly columns: number; readonly rows: number }): readonly Sheet[] {
  const [width, height] = lie(scheme.paper, pages[0], columns, rows);
  const { margin, gap } = scheme;
  const cell = { width: (width - 2 * margin - (columns - 1) * gap) / columns, height: (height - 2 * margin - (rows - 1) * gap) / rows };
  return chunks(pages, columns * rows).map((some, index) => {
    const placements = some.map((page, position) => {
      const x = margin + (position % columns) * (cell.width + gap);
      const y = margin + Math.floor(position / columns) * (cell.height + gap);
      return place(page, { x, y, ...cell });
    });
    return sheet([width, height], placements, placements.map((placement) => frame(placement)), index);
  });
}

/** Distance of ruled lines, in points. */
const ruling = 22;

function notes(pages: readonly DisplayList[], scheme: Scheme): readonly Sheet[] {
  const [width, height] = [Math.min(...scheme.paper), Math.max(...scheme.paper)];
  const { margin, gap } = scheme;
  const cell = { width: (width - 2 * margin - gap) / 2, height: (height - 2 * margin - 2 * gap) / 3 };
  return chunks(pages, 3).map((some, index) => {
    const placements = some.map((page, position) => place(page, { x: margin, y: margin + position * (cell.height + gap), ...cell }));
    const lines = some.flatMap((_, position) => rules({ x: margin + cell.width + gap, y: margin + position * (cell.height + gap), ...cell }));
    return sheet([width, height], placements, [...placements.map((placement) => frame(placement)), ...lines], index);
  });
}

function booklet(pages: readonly DisplayList[], scheme: Scheme): readonly Sheet[] {
  const count = Math.ceil(pages.length / 4) * 4;
  const [width, height] = [Math.max(...scheme.paper), Math.min(...scheme.paper)];
  const { margin } = scheme;
  const cell = { width: width / 2 - margin, height: height - 2 * margin };
  const sides: Sheet[] = [];
  for (let sheetIndex = 0; sheetIndex < count / 4; sheetIndex++) {
    const inwards = scheme.creep * sheetIndex;
    const pairs = [[count - 1 - 2 * sheetIndex, 2 * sheetIndex], [2 * sheetIndex + 1, count - 2 - 2 * sheetIndex]] as const;
    for (const [left, right] of pairs) {
      const placements = [
        ...half(pages[left], { x: margin + inwards, y: margin, ...cell }, 'right'),
        ...half(pages[right], { x: width / 2 - inwards, y: margin, ...cell }, 'left'),
      ];
      sides.push(sheet([width, height], placements, scheme.foldMarks ? foldMarks(width, height) : [], sides.length));
    }
  }
  return sides;
}

/** A page of a booklet, close to the fold; a blank one is nothing. */
function half(page: DisplayList | undefined, room: Rect, side: 'left' | 'right'): readonly Placement[] {
  return page === undefined ? [] : [place(page, room, side)];
}

/** A page as large as it fits, never enlarged; in the middle, or at the named side. */
function place(page: DisplayList, room: Rect, side?: 'left' | 'right'): Placement {
  const scale = Math.min(1, room.width / page.width, room.height / page.height);
  const free = room.width - page.width * scale;
  const x = room.x + (side === 'left' ? 0 : side === 'right' ? free : free / 2);
  return { page, matrix: [scale, 0, 0, scale, x, room.y + (room.height - page.height * scale) / 2] };
}

function chunks<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
}

function sheet([width, height]: readonly [number, number], placements: readonly Placement[], marks: readonly DisplayItem[], index: number): Sheet {
  return { width, height, trim: undefined, bleed: undefined, placements, marks, label: String(index + 1) };
}

/** Paper that lies lengthwise is turned about its short edge by nature, upright paper about its long one; else the back is upside down. */
function isUpsideDown({ width, height }: Sheet, duplex: Scheme['duplex']): boolean {
  return duplex === (width > height ? 'long-edge' : 'short-edge');
}

/** The side turned by half a turn. */
function turned(side: Sheet): Sheet {
  const turn = (matrix: Matrix): Matrix => {
    const [a, b, c, d, e, f] = matrix;
    return [-a, -b, -c, -d, side.width - e, side.height - f];
  };
  const matrix = turn([1, 0, 0, 1, 0, 0]);
  return {
    ...side,
    placements: side.placements.map(({ page, matrix: own }) => ({ page, matrix: turn(own) })),
    marks: side.marks.length === 0 ? [] : [{ kind: 'push', matrix }, ...side.marks, { kind: 'pop' }],
  };
}

const source = artifactSource('page', undefined);

function stroke(path: readonly PathSegment[], width: number, grey: number): DisplayItem {
  const paint = { r: grey, g: grey, b: grey, a: 1 };
  return { kind: 'path', path, stroke: { paint, width, dash: [], dashPhase: 0, cap: 'butt', join: 'miter', miterLimit: 10 }, source };
}

/** A hair line around a page, so that its edge is seen. */
function frame({ page, matrix: [scale, , , , x, y] }: Placement): DisplayItem {
  const [right, bottom] = [x + page.width * scale, y + page.height * scale];
  return stroke([['M', x, y], ['L', right, y], ['L', right, bottom], ['L', x, bottom], ['Z']], 0.35, 150);
}

function rules({ x, y, width, height }: Rect): readonly DisplayItem[] {
  const path: PathSegment[] = [];
  for (let line = y + ruling; line <= y + height; line += ruling) path.push(['M', x, line], ['L', x + width, line]);
  return path.length === 0 ? [] : [stroke(path, 0.4, 150)];
}

function foldMarks(width: number, height: number): readonly DisplayItem[] {
  const middle = width / 2;
  return [stroke([['M', middle, 0], ['L', middle, 12], ['M', middle, height - 12], ['L', middle, height]], 0.4, 110)];
}
