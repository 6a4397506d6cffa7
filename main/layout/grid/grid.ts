// Grid containers: placement, track sizes, alignment; rows become bands, between which pages may break (rows joined by an item
// that spans them are one band). CSS Grid 1.

import type { GridBox } from '../../box/box.ts';
import type { TrackSize } from '../../style/computed-style.ts';
import { gapOf, stretches } from '../align.ts';
import { itemsInOrder, layoutBands, type Band, type BandItem } from '../bands.ts';
import type { ContentSizes, LayoutContext } from '../context.ts';
import type { Content, Frame } from '../frame.ts';
import { usedEdges } from '../sizes.ts';
import type { BreakToken, Space } from '../space.ts';
import { columnContributions, placeAcross, placeDown, rowContributions, type SizedItem } from './items.ts';
import { linesOf } from './lines.ts';
import { placeItems, type PlacedItem } from './placement.ts';
import { expandTemplate } from './template.ts';
import { trackSizes } from './tracks.ts';
import { placeTracks, type UsedTracks } from './used-tracks.ts';

/** The items in their cells, and all tracks of both axes: those that `auto-fit` made and nothing stands in are gone. */
type Plan = { readonly items: readonly PlacedItem[]; readonly columns: readonly TrackSize[]; readonly rows: readonly TrackSize[] };

function planOf(box: GridBox, width: number | undefined, height: number | undefined): Plan {
  const { style } = box;
  const templates = {
    column: expandTemplate(style.gridTemplateColumns, { available: width, gap: gapOf(style.columnGap, width) }),
    row: expandTemplate(style.gridTemplateRows, { available: height, gap: gapOf(style.rowGap, height) }),
  };
  const lines = { column: linesOf(templates.column, style.gridTemplateAreas, 'column'), row: linesOf(templates.row, style.gridTemplateAreas, 'row') };
  const { items, columns, rows, before } = placeItems(itemsInOrder(box), style, lines);
  const kept = (axis: 'column' | 'row', count: number): readonly number[] => {
    const used = (track: number): boolean => items.some((item) => item[axis].start <= track && item[axis].end > track);
    return Array.from({ length: count }, (_, track) => track).filter((track) => templates[axis].fit[track - before[axis]] !== true || used(track));
  };
  const indices = { column: kept('column', columns), row: kept('row', rows) };
  const tracks = (axis: 'column' | 'row', implicit: TrackSize): readonly TrackSize[] => indices[axis].map((track) => templates[axis].sizes[track - before[axis]] ?? implicit);
  const reachedBy = { column: keptBefore(indices.column, columns), row: keptBefore(indices.row, rows) };
  const reached = (axis: 'column' | 'row', line: number): number => reachedBy[axis][line] ?? indices[axis].length;
  return {
    items: items.map(({ box: item, column, row }) => ({
      box: item, column: { start: reached('column', column.start), end: reached('column', column.end) }, row: { start: reached('row', row.start), end: reached('row', row.end) },
    })),
    columns: tracks('column', style.gridAutoColumns), rows: tracks('row', style.gridAutoRows),
  };
}

/** Of `kept` tracks, how many stand before each line. */
function keptBefore(kept: readonly number[], count: number): readonly number[] {
  const before: number[] = [];
  for (let line = 0, index = 0; line <= count; line++) {
    while (index < kept.length && (kept[index] ?? 0) < line) index++;
    before.push(index);
  }
  return before;
}

/** Intrinsic widths of the container's border box. */
export function gridSizes(box: GridBox, context: LayoutContext): ContentSizes {
  const { style } = box;
  const { items, columns } = planOf(box, undefined, undefined);
  const gap = gapOf(style.columnGap, 0);
  const around = usedEdges(style, 0).horizontal + Math.max(0, columns.length - 1) * gap;
  const contributions = columnContributions(items, { columns, basis: undefined, gap }, context);
  const total = (available: 'min-content' | 'max-content'): number =>
    trackSizes(columns, contributions, { available, floor: 0, gap, stretch: false }).reduce((sum, size) => sum + size, around);
  return { min: total('min-content'), max: total('max-content') };
}

/** Content of a grid container in its frame. */
export function layoutGrid(frame: Frame, box: GridBox, place: { readonly space: Space; readonly from: BreakToken | undefined; readonly context: LayoutContext }): Content {
  const { space, from, context } = place;
  const key = [frame.contentWidth, frame.heightBasis, frame.leastHeight - frame.edges.vertical].join(' ');
  const { bands, offset } = context.once(box, key, () => gridBands(box, frame, context));
  return layoutBands({ frame, box, bands, space, from, context, offset });
}

function gridBands(box: GridBox, frame: Frame, context: LayoutContext): { readonly bands: readonly Band[]; readonly offset: number } {
  const { style } = box;
  const { contentWidth: room, heightBasis: height } = frame;
  const { items, columns, rows } = planOf(box, room, height);
  const columnGap = gapOf(style.columnGap, room);
  const widths = trackSizes(columns, columnContributions(items, { columns, basis: room, gap: columnGap }, context), {
    available: room, floor: 0, gap: columnGap, stretch: stretches(style.justifyContent),
  });
  const across = placeTracks(widths, columnGap, room, style.justifyContent);
  const sized = items.map((item) => placeAcross(item, across, { frame, container: style, context }));
  const rowGap = gapOf(style.rowGap, height);
  const contributions = rowContributions(sized, { container: style, rows, basis: height, gap: rowGap });
  const floor = height === undefined ? Math.max(0, frame.leastHeight - frame.edges.vertical) : 0;
  const heights = trackSizes(rows, contributions.items, { available: height ?? 'max-content', floor, gap: rowGap, stretch: stretches(style.alignContent) });
  const total = height ?? Math.max(floor, heights.reduce((sum, size) => sum + size, Math.max(0, heights.length - 1) * rowGap));
  const down = placeTracks(heights, rowGap, total, style.alignContent);
  return bandsOf(contributions.sized.map((item) => placeDown(item, down, { container: style, context })), down, contributions.sized);
}

/** Rows as bands; rows that an item spans together are one. `y` of the items given counts from the grid's top. */
function bandsOf(placed: readonly BandItem[], { starts, sizes }: UsedTracks, items: readonly SizedItem[]): { readonly bands: readonly Band[]; readonly offset: number } {
  const joined = sizes.map(() => false);
  for (const { row } of items) for (let index = row.start + 1; index < row.end; index++) joined[index] = true;
  const inRow: number[][] = sizes.map(() => []);
  items.forEach(({ row }, index) => inRow[row.start]?.push(index));
  const bands: Band[] = [];
  let bottom = 0;
  for (let start = 0; start < sizes.length;) {
    let end = start + 1;
    while (end < sizes.length && joined[end] === true) end++;
    const top = starts[start] ?? 0;
    const height = (starts[end - 1] ?? 0) + (sizes[end - 1] ?? 0) - top;
    const within = inRow.slice(start, end).flat().toSorted((a, b) => a - b).flatMap((index) => placed[index] ?? []);
    bands.push({ items: within.map((item) => ({ ...item, y: item.y - top })), height, gap: start === 0 ? 0 : top - bottom });
    bottom = top + height;
    start = end;
  }
  return { bands, offset: starts[0] ?? 0 };
}
