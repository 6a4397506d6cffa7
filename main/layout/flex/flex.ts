// Flex containers: lines of items become bands, between which pages may break. Lines of rows are a band each; of a single column
// each item is one; the columns of one that wraps are one band together. CSS Flexbox 1, section 9.

import type { Box, FlexBox } from '../../box/box.ts';
import { gapOf } from '../align.ts';
import { itemsInOrder, layoutBands, type Band, type BandItem } from '../bands.ts';
import type { ContentSizes, LayoutContext } from '../context.ts';
import type { Content, Frame } from '../frame.ts';
import { definiteHeight, usedEdges, usedMargin } from '../sizes.ts';
import type { BreakToken, Space } from '../space.ts';
import { axesOf, onPage } from './axes.ts';
import { containerOf, keepsRatio, measureItem, type Container } from './items.ts';
import { hypothetical } from './lengths.ts';
import { placeLines, type FlexLine, type Placed, type PlacedItem, type Room } from './lines.ts';

/** Intrinsic widths of the container's border box. */
export function flexSizes(box: FlexBox, context: LayoutContext): ContentSizes {
  const { style } = box;
  const edges = usedEdges(style, 0).horizontal;
  const { row, wraps } = axesOf(style);
  const items = itemsInOrder(box).map((item) => sizesOf(item, box, context));
  const gaps = Math.max(0, items.length - 1) * gapOf(style.columnGap, 0);
  const sum = (key: 'min' | 'max'): number => items.reduce((total, item) => total + item[key], 0) + gaps + edges;
  const most = (key: 'min' | 'max'): number => items.reduce((total, item) => Math.max(total, item[key]), 0) + edges;
  if (!row) return { min: most('min'), max: most('max') };
  return { min: wraps ? most('min') : sum('min'), max: sum('max') };
}

/** Margins count, negative ones as well. */
function withMargins(item: Box, context: LayoutContext): ContentSizes {
  const { min, max } = context.contentSizes(item);
  const margins = usedMargin(item.style, 'left', 0) + usedMargin(item.style, 'right', 0);
  return { min: min + margins, max: max + margins };
}

/** What an item adds. One that keeps a ratio takes its width from the height of the only line that it is stretched to. */
function sizesOf(item: Box, box: FlexBox, context: LayoutContext): ContentSizes {
  const { style } = box;
  const { row, wraps } = axesOf(style);
  const height = row && !wraps && typeof style.height === 'number' ? definiteHeight(style, usedEdges(style, 0), undefined) : undefined;
  if (height === undefined || !keepsRatio(item)) return withMargins(item, context);
  const room = { width: 0, height: height - usedEdges(style, 0).vertical };
  const { flex } = measureItem(item, { style, axes: axesOf(style), context, room });
  const width = Math.max(0, hypothetical(flex) + flex.outer);
  return { min: width, max: width };
}

/** Content of a flex container in its frame. */
export function layoutFlex(frame: Frame, box: FlexBox, place: { readonly space: Space; readonly from: BreakToken | undefined; readonly context: LayoutContext }): Content {
  const { space, from, context } = place;
  const container = containerOf(frame, axesOf(box.style), context);
  const room = roomOf(frame, container);
  const found = context.once(box, [room.main, room.cross, room.least, room.most].join(' '), () => {
    const placed = placeLines(itemsInOrder(box).map((item) => measureItem(item, container)), room, container);
    return { ...bandsOf(placed, container), baseline: baselineOf(placed, container) };
  });
  return layoutBands({ frame, box, ...found, space, from, context });
}

function roomOf(frame: Frame, { axes, room }: Container): Room {
  const least = Math.max(0, frame.leastHeight - frame.edges.vertical);
  const most = Math.max(0, frame.mostHeight - frame.edges.vertical);
  return axes.row ? { main: room.width, cross: room.height, least, most } : { main: room.height, cross: room.width, least, most };
}

// --- bands

/** The common baseline of the first row, from the content box's top; undefined where its first item's is taken (8.5). */
function baselineOf({ lines, cross }: Placed, { axes }: Container): number | undefined {
  const [line] = lines;
  const item = axes.row ? line?.items.find(({ over }) => over !== undefined) : undefined;
  if (line === undefined || item?.over === undefined) return undefined;
  return onPage(line.at, line.cross, cross, axes.cross) + onPage(item.crossAt, item.across, line.cross, axes.cross) + item.over;
}

type Bands = { readonly bands: readonly Band[]; readonly offset: number };
/** A band with its top on the page, from the content box's. */
type Standing = { readonly top: number; readonly height: number; readonly items: readonly BandItem[] };

function bandsOf(placed: Placed, container: Container): Bands {
  const { axes } = container;
  const standing = axes.row ? placed.lines.map((line) => rowBand(line, placed, container))
    : placed.lines.length > 1 ? [columnsBand(placed, container)] : columnBands(placed, container);
  standing.sort((a, b) => a.top - b.top || a.height - b.height);
  let bottom = 0;
  const bands = standing.map(({ top, height, items }, index): Band => {
    const gap = index === 0 ? 0 : top - bottom;
    bottom = top + height;
    return { items, height, gap };
  });
  return { bands, offset: standing[0]?.top ?? 0 };
}

function rowBand(line: FlexLine, { main, cross }: Placed, container: Container): Standing {
  const { axes } = container;
  const items = line.items.map((item): BandItem => ({
    box: item.box, x: onPage(item.at, item.size, main, axes.main), y: onPage(item.crossAt, item.across, line.cross, axes.cross),
    width: item.size, height: item.stretched ? item.across : undefined, containing: container.room,
  }));
  return { top: onPage(line.at, line.cross, cross, axes.cross), height: line.cross, items };
}

/** The height of an item in a column, where it is definite or not the one that its content gives it anyway. */
function imposedHeight({ size, natural, across, width }: PlacedItem, { room }: Container): number | undefined {
  return room.height === undefined && Math.abs(size - natural) < 0.001 && across === width ? undefined : size;
}

function columnBands({ lines, main, cross }: Placed, container: Container): Standing[] {
  const { axes } = container;
  return lines.flatMap((line) => line.items.map((item): Standing => {
    const x = onPage(line.at + item.crossAt, item.across, cross, axes.cross);
    const [above, below] = axes.main.backwards ? [item.main.end, item.main.start] : [item.main.start, item.main.end];
    const top = onPage(item.at, item.size, main, axes.main) - above;
    const band: BandItem = { box: item.box, x, y: above, width: item.across, height: imposedHeight(item, container), containing: container.room };
    return { top, height: above + item.size + below, items: [band] };
  }));
}

function columnsBand({ lines, main, cross }: Placed, container: Container): Standing {
  const { axes } = container;
  const items = lines.flatMap((line) => line.items.map((item): BandItem => ({
    box: item.box, x: onPage(line.at + item.crossAt, item.across, cross, axes.cross), y: onPage(item.at, item.size, main, axes.main),
    width: item.across, height: imposedHeight(item, container), containing: container.room,
  })));
  return { top: 0, height: main, items };
}
