// Grid containers: placement, track sizes, alignment; rows become bands, between which pages may break (rows joined by an item
// that spans them are one band). CSS Grid 1.

import type { Box, GridBox } from '../../box/box.ts';
import type { ComputedStyle, TrackSize } from '../../style/computed-style.ts';
import { alignOffset, distribute, selfAlignment, stretches } from '../align.ts';
import { layoutBands, type Band, type BandItem } from '../bands.ts';
import { isAbsolute } from '../collapse.ts';
import type { ContentSizes, LayoutContext } from '../context.ts';
import type { Content, Frame } from '../frame.ts';
import { markLedger, restoreLedger } from '../ledger.ts';
import { borderBoxSize, isLength, resolveDefinite, resolveLength, usedEdges, usedMargin } from '../sizes.ts';
import { unbrokenSpace, type BreakToken, type Space } from '../space.ts';
import { fitContent } from '../widths.ts';
import { placeItems, type PlacedItem, type Placement } from './placement.ts';
import { expandTracks, trackSizes, type Contribution } from './tracks.ts';

const gapOf = (value: ComputedStyle['rowGap'], basis: number | undefined): number => (value === 'normal' ? 0 : Math.max(0, resolveDefinite(value, basis) ?? 0));

/** The items in their cells, and the explicit tracks for this much room. */
type Plan = Placement & { readonly columnTracks: readonly TrackSize[]; readonly rowTracks: readonly TrackSize[] };

function planOf(box: GridBox, width: number | undefined, height: number | undefined): Plan {
  const { style } = box;
  const items = box.children.filter((child) => !isAbsolute(child.style));
  const ordered = items.some((item) => item.style.order !== 0) ? [...items].sort((a, b) => a.style.order - b.style.order) : items;
  const count = items.length;
  const columnTracks = expandTracks(style.gridTemplateColumns, { available: width, gap: gapOf(style.columnGap, width), count });
  const rowTracks = expandTracks(style.gridTemplateRows, { available: height, gap: gapOf(style.rowGap, height), count });
  return { ...placeItems(ordered, style, { column: columnTracks.length, row: rowTracks.length }), columnTracks, rowTracks };
}

/** Explicit tracks, then implicit ones. */
function tracksOf(explicit: readonly TrackSize[], implicit: TrackSize, count: number): readonly TrackSize[] {
  return Array.from({ length: count }, (_, index) => explicit[index] ?? implicit);
}

const horizontalMargins = (box: Box, basis: number): number => usedMargin(box.style, 'left', basis) + usedMargin(box.style, 'right', basis);

function columnContributions(items: readonly PlacedItem[], basis: number, context: LayoutContext): readonly Contribution[] {
  return items.map(({ box, column }) => {
    const sizes = context.contentSizes(box);
    const outer = horizontalMargins(box, basis);
    return { ...column, min: sizes.min + outer, max: sizes.max + outer };
  });
}

/** Intrinsic widths of the container's border box. */
export function gridSizes(box: GridBox, context: LayoutContext): ContentSizes {
  const { style } = box;
  const { items, columns, columnTracks } = planOf(box, undefined, undefined);
  const gap = gapOf(style.columnGap, 0);
  const around = usedEdges(style, 0).horizontal + Math.max(0, columns - 1) * gap;
  const tracks = tracksOf(columnTracks, style.gridAutoColumns, columns);
  const contributions = columnContributions(items, 0, context);
  const total = (all: readonly Contribution[]): number => trackSizes(tracks, all, { available: undefined, gap, stretch: false }).reduce((sum, size) => sum + size, 0) + around;
  return { min: total(contributions.map((one) => ({ ...one, max: one.min }))), max: total(contributions) };
}

/** Content of a grid container in its frame. */
export function layoutGrid(frame: Frame, box: GridBox, place: { readonly space: Space; readonly from: BreakToken | undefined; readonly context: LayoutContext }): Content {
  const { space, from, context } = place;
  const mark = markLedger(context.ledger);
  const { bands, offset } = gridBands(box, frame, context);
  restoreLedger(context.ledger, mark);
  return layoutBands({ frame, box, bands, space, from, context, offset });
}

/** An item with the size its column gives it, and its height there. */
type SizedItem = PlacedItem & { readonly x: number; readonly area: number; readonly width: number; readonly height: number; readonly top: number; readonly bottom: number };

function gridBands(box: GridBox, frame: Frame, context: LayoutContext): { readonly bands: readonly Band[]; readonly offset: number } {
  const { style } = box;
  const placement = planOf(box, frame.contentWidth, frame.heightBasis);
  const columnGap = gapOf(style.columnGap, frame.contentWidth);
  const rowGap = gapOf(style.rowGap, frame.heightBasis);
  const room = frame.contentWidth;
  const widths = trackSizes(tracksOf(placement.columnTracks, style.gridAutoColumns, placement.columns), columnContributions(placement.items, room, context), {
    available: room - Math.max(0, placement.columns - 1) * columnGap, gap: 0, stretch: stretches(style.justifyContent),
  });
  const left = positions(widths, columnGap, room, style.justifyContent);
  const items = placement.items.map((item) => sizeItem(item, { widths, left, gap: columnGap }, frame, style, context));
  const rows = tracksOf(placement.rowTracks, style.gridAutoRows, placement.rows);
  const available = frame.heightBasis === undefined ? undefined : frame.heightBasis - Math.max(0, placement.rows - 1) * rowGap;
  const heights = trackSizes(rows, items.map(({ row, top, height, bottom }) => ({ ...row, min: top + height + bottom, max: top + height + bottom })), { available, gap: 0, stretch: stretches(style.alignContent) });
  const free = available === undefined ? 0 : available - heights.reduce((sum, size) => sum + size, 0);
  const { start, between } = distribute(style.alignContent, free, placement.rows);
  return { bands: bandsOf(items, heights, rowGap + between, style), offset: start };
}

/** Left edges of tracks after justify-content. */
function positions(sizes: readonly number[], gap: number, room: number, value: ComputedStyle['justifyContent']): readonly number[] {
  const free = room - sizes.reduce((sum, size) => sum + size, 0) - Math.max(0, sizes.length - 1) * gap;
  const { start, between } = distribute(value, free, sizes.length);
  let at = start;
  return sizes.map((size) => {
    const here = at;
    at += size + gap + between;
    return here;
  });
}

type ColumnTracks = { readonly widths: readonly number[]; readonly left: readonly number[]; readonly gap: number };

function sizeItem(item: PlacedItem, tracks: ColumnTracks, frame: Frame, container: ComputedStyle, context: LayoutContext): SizedItem {
  const { box, column } = item;
  const { style } = box;
  const start = tracks.left[column.start] ?? 0;
  const last = column.end - 1;
  const area = (tracks.left[last] ?? start) + (tracks.widths[last] ?? 0) - start;
  const margin = (side: 'top' | 'right' | 'bottom' | 'left'): number => usedMargin(style, side, area);
  const available = Math.max(0, area - margin('left') - margin('right'));
  const value = selfAlignment(style.justifySelf, container.justifyItems);
  const auto = style.margin.left === 'auto' || style.margin.right === 'auto';
  const width = itemWidth(box, { area, available, fill: stretches(value) && !auto }, context);
  const free = available - width;
  const shift = auto ? (style.margin.left === 'auto' ? (style.margin.right === 'auto' ? free / 2 : free) : 0) : alignOffset(value, free);
  const inner = container.direction === 'rtl' ? frame.contentWidth - start - area + margin('left') + free - shift : start + margin('left') + shift;
  const { height } = context.layoutBox(box, { ...unbrokenSpace(area), imposedWidth: width }).fragment;
  return { ...item, x: inner, area, width, height, top: margin('top'), bottom: margin('bottom') };
}

function itemWidth(box: Box, room: { readonly area: number; readonly available: number; readonly fill: boolean }, context: LayoutContext): number {
  const { style } = box;
  const edges = usedEdges(style, room.area).horizontal;
  const length = (size: ComputedStyle['width'] | 'none'): number | undefined => (isLength(size) ? borderBoxSize(style, resolveLength(size, room.area), edges) : undefined);
  const own = length(style.width) ?? (room.fill && box.kind !== 'replaced' ? room.available : fitContent(context.contentSizes(box), room.available));
  return Math.max(Math.min(own, length(style.maxWidth) ?? Infinity), length(style.minWidth) ?? 0, edges);
}

/** Rows as bands; rows that an item spans together are one. */
function bandsOf(items: readonly SizedItem[], heights: readonly number[], gap: number, container: ComputedStyle): readonly Band[] {
  const joined = heights.map(() => false);
  for (const { row } of items) for (let index = row.start + 1; index < row.end; index++) joined[index] = true;
  const bands: Band[] = [];
  for (let start = 0; start < heights.length; ) {
    let end = start + 1;
    while (end < heights.length && joined[end] === true) end++;
    const tops = heights.slice(start, end).map((_, index) => heights.slice(start, start + index).reduce((sum, size) => sum + size + gap, 0));
    const height = (tops.at(-1) ?? 0) + (heights[end - 1] ?? 0);
    const within = items.filter(({ row }) => row.start >= start && row.start < end);
    bands.push({ items: within.map((item) => placeInBand(item, { tops, heights, start, gap }, container)), height, gap: start === 0 ? 0 : gap });
    start = end;
  }
  return bands;
}

type BandRows = { readonly tops: readonly number[]; readonly heights: readonly number[]; readonly start: number; readonly gap: number };

function placeInBand(item: SizedItem, rows: BandRows, container: ComputedStyle): BandItem {
  const { box, row, x, width } = item;
  const { style } = box;
  const top = rows.tops[row.start - rows.start] ?? 0;
  let area = (row.end - row.start - 1) * rows.gap;
  for (let index = row.start; index < row.end; index++) area += rows.heights[index] ?? 0;
  const free = area - item.top - item.height - item.bottom;
  const value = selfAlignment(style.alignSelf, container.alignItems);
  const autoTop = style.margin.top === 'auto';
  if (autoTop || style.margin.bottom === 'auto') return { box, x, width, containing: { width: item.area, height: area }, height: undefined, y: top + item.top + (autoTop ? (style.margin.bottom === 'auto' ? free / 2 : free) : 0) };
  if (stretches(value) && style.height === 'auto' && box.kind !== 'replaced') return { box, x, width, containing: { width: item.area, height: area }, y: top + item.top, height: Math.max(0, area - item.top - item.bottom) };
  return { box, x, width, containing: { width: item.area, height: area }, height: undefined, y: top + item.top + alignOffset(value, free) };
}
