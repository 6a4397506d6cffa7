// Lines of flex items: where they break, the used main and cross sizes of the items, and the places of all on both axes.
// CSS Flexbox 1, sections 9.3 to 9.6.

import type { Alignment } from '../../style/computed-style.ts';
import { alignOffset, distribute, gapOf, stretches } from '../align.ts';
import { heightLimits, usedEdges } from '../sizes.ts';
import { unbrokenSpace } from '../space.ts';
import { alongAxis } from './axes.ts';
import { stretchedWidth, type Container, type FlexItem } from './items.ts';
import { flexibleLengths, hypothetical } from './lengths.ts';

/** An item with its used sizes and its place from the line's start on both axes; `over`: from its cross start to its baseline. */
export type PlacedItem = FlexItem & { readonly size: number; readonly across: number; readonly over: number | undefined; readonly at: number; readonly crossAt: number };
/** `at`: from the cross start of the container's content. */
export type FlexLine = { readonly items: readonly PlacedItem[]; readonly cross: number; readonly at: number };

/** Inner sizes of the container along its axes; `main` undefined where the items decide. `least`, `most`: limits of its height. */
export type Room = { readonly main: number | undefined; readonly cross: number | undefined; readonly least: number; readonly most: number };

export type Placed = { readonly lines: readonly FlexLine[]; /** The content's size along the axes. */ readonly main: number; readonly cross: number };

export function placeLines(items: readonly FlexItem[], room: Room, container: Container): Placed {
  const { style, axes } = container;
  const across = gapOf(style.columnGap, container.room.width);
  const down = gapOf(style.rowGap, container.room.height);
  const [gap, lineGap] = axes.row ? [across, down] : [down, across];
  const lines = breakLines(items, room.main ?? room.most, gap, axes.wraps);
  const main = room.main ?? Math.max(room.least, Math.min(room.most, lines.reduce((most, line) => Math.max(most, lengthOf(line, gap)), 0)));
  const sized = lines.map((line) => sizeLine(line, { main, gap }, container));
  return placeAcross(sized, { main, gap, lineGap, room }, container);
}

function lengthOf(line: readonly FlexItem[], gap: number): number {
  return line.reduce((sum, { flex }) => sum + hypothetical(flex) + flex.outer, Math.max(0, line.length - 1) * gap);
}

function breakLines(items: readonly FlexItem[], room: number, gap: number, wraps: boolean): readonly (readonly FlexItem[])[] {
  if (!wraps || items.length === 0) return items.length === 0 ? [] : [items];
  const lines: FlexItem[][] = [];
  let used = Infinity;
  for (const item of items) {
    const size = hypothetical(item.flex) + item.flex.outer;
    if (lines.length === 0 || used + gap + size > room + 0.001) {
      lines.push([item]);
      used = size;
    } else {
      lines.at(-1)?.push(item);
      used += gap + size;
    }
  }
  return lines;
}

type Sized = FlexItem & { readonly size: number; readonly across: number; readonly over: number | undefined };

/** Main sizes by flexing, then cross sizes as far as content and style decide them. */
function sizeLine(line: readonly FlexItem[], { main, gap }: { readonly main: number; readonly gap: number }, container: Container): readonly Sized[] {
  const sizes = flexibleLengths(line.map(({ flex }) => flex), main - (line.length - 1) * gap);
  return line.map((item, index): Sized => {
    const size = sizes[index] ?? 0;
    if (!container.axes.row) return { ...item, size, across: item.width, over: undefined };
    const { room, context } = container;
    const result = context.layoutBox(item.box, { ...unbrokenSpace(room.width, room.height), imposedWidth: size });
    const { height } = result.fragment;
    return { ...item, size, across: height, over: isBaseline(item) ? result.firstBaseline ?? height : undefined };
  });
}

/** Items that stand on the line's common baseline. */
function isBaseline({ align, cross }: FlexItem): boolean {
  return align === 'baseline' && !cross.autoStart && !cross.autoEnd;
}

type Gaps = { readonly main: number; readonly gap: number; readonly lineGap: number; readonly room: Room };

function placeAcross(sized: readonly (readonly Sized[])[], { main, gap, lineGap, room }: Gaps, container: Container): Placed {
  const { style, axes } = container;
  const { row, wraps } = axes;
  const gaps = Math.max(0, sized.length - 1) * lineGap;
  let sizes = sized.map((line) => crossSize(line));
  const limit = (size: number): number => (row && room.cross === undefined ? Math.max(room.least, Math.min(room.most, size)) : size);
  if (!wraps) sizes = sizes.map((size) => room.cross ?? limit(size));
  const own = sizes.reduce((sum, size) => sum + size, gaps);
  const cross = room.cross ?? limit(own);
  const value = alongAxis(style.alignContent, axes.cross);
  if (wraps && stretches(value) && cross > own) sizes = sizes.map((size) => size + (cross - own) / sizes.length);
  const free = cross - sizes.reduce((sum, size) => sum + size, gaps);
  const { start, between } = wraps ? distribute(value, free, sizes.length) : { start: 0, between: 0 };
  let at = start;
  const lines = sized.map((line, index): FlexLine => {
    const size = sizes[index] ?? 0;
    const placed = { items: placeItems(line, { main, gap, cross: size }, container), cross: size, at };
    at += size + lineGap + between;
    return placed;
  });
  return { lines, main, cross };
}

/** A line is as high as its highest item, those on the baseline taken together (9.4, step 8). */
function crossSize(line: readonly Sized[]): number {
  let most = 0;
  let over = 0;
  let under = 0;
  for (const item of line) {
    const { cross, across } = item;
    if (item.over === undefined) most = Math.max(most, cross.start + across + cross.end);
    else {
      over = Math.max(over, cross.start + item.over);
      under = Math.max(under, across - item.over + cross.end);
    }
  }
  return Math.max(most, over + under);
}

type LineSize = { readonly main: number; readonly gap: number; readonly cross: number };

function placeItems(line: readonly Sized[], { main, gap, cross }: LineSize, container: Container): readonly PlacedItem[] {
  const { style, axes } = container;
  const used = line.reduce((sum, { size, flex }) => sum + size + flex.outer, (line.length - 1) * gap);
  const free = main - used;
  const autos = line.reduce((count, item) => count + (item.main.autoStart ? 1 : 0) + (item.main.autoEnd ? 1 : 0), 0);
  const auto = autos > 0 && free > 0 ? free / autos : 0;
  const { start, between } = auto > 0 ? { start: 0, between: 0 } : distribute(alongAxis(style.justifyContent, axes.main), free, line.length);
  const baseline = line.reduce((most, item) => (item.over === undefined ? most : Math.max(most, item.cross.start + item.over)), 0);
  let at = start;
  return line.map((item): PlacedItem => {
    const here = at + item.main.start + (item.main.autoStart ? auto : 0);
    at = here + item.size + item.main.end + (item.main.autoEnd ? auto : 0) + gap + between;
    const across = item.stretched ? stretchedSize(item, cross, container) : item.across;
    return { ...item, across, at: here, crossAt: item.over === undefined ? crossOffset({ ...item, across }, cross, container) : baseline - item.over };
  });
}

function stretchedSize(item: Sized, line: number, container: Container): number {
  const { axes, room } = container;
  if (!axes.row) return axes.wraps ? stretchedWidth(item, line, container) : item.across;
  const edges = usedEdges(item.box.style, room.width);
  const { least, most } = heightLimits(item.box.style, edges, room.height);
  return Math.max(least, edges.vertical, Math.min(most, line - item.cross.start - item.cross.end));
}

/** Where an item stands across its line: automatic margins first, then its alignment. */
function crossOffset({ cross, across, align }: Sized, line: number, { axes }: Container): number {
  const free = line - cross.start - across - cross.end;
  if ((cross.autoStart || cross.autoEnd) && free > 0) return cross.start + (cross.autoStart ? (cross.autoEnd ? free / 2 : free) : 0);
  const value: Alignment = cross.autoStart || cross.autoEnd ? 'start' : alongAxis(align, axes.cross);
  return cross.start + alignOffset(value, free);
}
