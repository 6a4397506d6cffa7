// Grid items: what they ask of their tracks, and where they stand in the area that these give them. CSS Grid 1, sections 6, 10
// and 11.5; CSS Box Alignment 3.

import type { Box } from '../../box/box.ts';
import type { Alignment, ComputedStyle, TrackSize } from '../../style/computed-style.ts';
import { hasPercentage } from '../../style/length.ts';
import { alignOffset, selfAlignment, stretches } from '../align.ts';
import type { BandItem } from '../bands.ts';
import type { LayoutContext } from '../context.ts';
import type { Frame } from '../frame.ts';
import { replacedSize } from '../replaced.ts';
import { heightLimits, isLength, resolveLength, usedEdges, usedMargin } from '../sizes.ts';
import { unbrokenSpace } from '../space.ts';
import { isScrollable, limitedWidth, ratioOf, shrinkToFitWidth } from '../widths.ts';
import type { PlacedItem } from './placement.ts';
import { fixedLimit, isAutomatic, type Contribution } from './tracks.ts';
import { areaOf, type UsedTracks } from './used-tracks.ts';

type ColumnTracks = { readonly columns: readonly TrackSize[]; readonly basis: number | undefined; readonly gap: number };

/** What items ask of the columns. Percentages of margins, which refer to the columns themselves, count as nothing. */
export function columnContributions(items: readonly PlacedItem[], { columns, basis, gap }: ColumnTracks, context: LayoutContext): readonly Contribution[] {
  return items.map(({ box, column }): Contribution => {
    const { min, max } = context.contentSizes(box);
    const outer = usedMargin(box.style, 'left', 0) + usedMargin(box.style, 'right', 0);
    const spanned = columns.slice(column.start, column.end);
    const flexible = spanned.length > 1 && spanned.some((size) => size.kind === 'fraction' || (size.kind === 'minmax' && size.most.kind === 'fraction'));
    const automatic = spanned.some((size) => isAutomatic(size, basis)) && !flexible;
    const limit = fixedLimit(spanned, basis, gap);
    return { ...column, least: Math.max(0, leastWidth(box, { automatic, limit: limit === undefined ? undefined : limit - outer }, context) + outer), min: Math.max(0, min + outer), max: Math.max(0, max + outer) };
  });
}

/** The minimum contribution (11.5): the used least width where the width itself is automatic or a percentage. */
function leastWidth(box: Box, { automatic, limit }: { readonly automatic: boolean; readonly limit: number | undefined }, context: LayoutContext): number {
  const { style } = box;
  const { min } = context.contentSizes(box);
  if ((isLength(style.width) && !hasPercentage(style.width)) || style.width === 'min-content' || style.width === 'max-content') return min;
  const edges = usedEdges(style, 0).horizontal;
  if (style.minWidth !== 'auto') return isLength(style.minWidth) ? Math.max(edges, limitedLeast(style, edges)) : min;
  if (isScrollable(style) || !automatic) return edges;
  return limit === undefined ? min : Math.max(edges, Math.min(min, limit));
}

function limitedLeast(style: ComputedStyle, edges: number): number {
  const { minWidth } = style;
  if (!isLength(minWidth) || hasPercentage(minWidth)) return edges;
  return style.boxSizing === 'border-box' ? resolveLength(minWidth, 0) : resolveLength(minWidth, 0) + edges;
}

/** An item with the size its columns give it, and its height there. `over`: from its top to its baseline, if it stands on one. */
export type SizedItem = PlacedItem & {
  readonly x: number; readonly area: number; readonly width: number; readonly height: number;
  readonly top: number; readonly bottom: number; readonly over: number | undefined;
};

type Surroundings = { readonly frame: Frame; readonly container: ComputedStyle; readonly context: LayoutContext };

/** Whether the item fills its area along an axis: what keeps a ratio does so only where it is told. */
function fills(box: Box, value: Alignment): boolean {
  return stretches(value) && (value === 'stretch' || (box.kind !== 'replaced' && ratioOf(box.style) === undefined));
}

export function placeAcross(item: PlacedItem, columns: UsedTracks, { frame, container, context }: Surroundings): SizedItem {
  const { box } = item;
  const { style } = box;
  const { start, size: area } = areaOf(columns, item.column);
  const margin = (side: 'top' | 'right' | 'bottom' | 'left'): number => usedMargin(style, side, area);
  const available = area - margin('left') - margin('right');
  const value = selfAlignment(style.justifySelf, container.justifyItems);
  const auto = style.margin.left === 'auto' || style.margin.right === 'auto';
  const containing = { width: area, height: undefined };
  const width = style.width === 'auto' && !auto && fills(box, value) ? limitedWidth(box, Math.max(0, available), containing, context) : usedWidth(box, containing, context);
  const x = (container.direction === 'rtl' ? frame.contentWidth - start - area : start) + margin('left') + shiftAcross(box, available - width, container);
  const result = context.layoutBox(box, { ...unbrokenSpace(area), imposedWidth: width });
  const { height } = result.fragment;
  const onBaseline = selfAlignment(style.alignSelf, container.alignItems) === 'baseline' && style.margin.top !== 'auto' && style.margin.bottom !== 'auto';
  return { ...item, x, area, width, height, top: margin('top'), bottom: margin('bottom'), over: onBaseline ? result.firstBaseline ?? height : undefined };
}

/** How far an item stands from the left of its area, its margins aside. */
function shiftAcross({ style }: Box, free: number, container: ComputedStyle): number {
  const { left, right } = style.margin;
  if (left !== 'auto' && right !== 'auto') return inlineOffset(selfAlignment(style.justifySelf, container.justifyItems), free, container.direction === 'rtl');
  return left === 'auto' && free > 0 ? (right === 'auto' ? free / 2 : free) : 0;
}

function usedWidth(box: Box, containing: { readonly width: number; readonly height: undefined }, context: LayoutContext): number {
  return box.kind === 'replaced' ? replacedSize(box, containing.width, undefined).width : shrinkToFitWidth(box, containing, context);
}

/** From the left; the start is the right side where text runs from right to left. */
function inlineOffset(value: Alignment, free: number, rtl: boolean): number {
  if (value === 'left') return 0;
  if (value === 'right') return free;
  const offset = alignOffset(value, free);
  return rtl ? free - offset : offset;
}

type RowTracks = { readonly container: ComputedStyle; readonly rows: readonly TrackSize[]; readonly basis: number | undefined; readonly gap: number };

/** What items ask of the rows. Those on one baseline are moved down to it, and ask for as much more. */
export function rowContributions(items: readonly SizedItem[], { rows, basis, gap }: RowTracks): { readonly items: readonly Contribution[]; readonly sized: readonly SizedItem[] } {
  const baselines = new Map<number, number>();
  for (const { row, top, over } of items) if (over !== undefined) baselines.set(row.start, Math.max(baselines.get(row.start) ?? -Infinity, top + over));
  const sized = items.map((item): SizedItem => (item.over === undefined ? item : { ...item, top: (baselines.get(item.row.start) ?? 0) - item.over }));
  const contributions = sized.map(({ box, row, top, height, bottom }): Contribution => {
    const outer = Math.max(0, top + height + bottom);
    const limit = fixedLimit(rows.slice(row.start, row.end), basis, gap);
    return { ...row, least: leastHeight(box, { outer, margins: top + bottom, limit }), min: outer, max: outer };
  });
  return { items: contributions, sized };
}

/** The minimum contribution of an item: of its content, unless its height, min-height or overflow say otherwise. */
function leastHeight({ style }: Box, { outer, margins, limit }: { readonly outer: number; readonly margins: number; readonly limit: number | undefined }): number {
  if (style.height !== 'auto' && !(isLength(style.height) && hasPercentage(style.height))) return outer;
  const edges = usedEdges(style, 0);
  if (style.minHeight !== 'auto') return Math.max(0, margins + Math.max(edges.vertical, heightLimits(style, edges, undefined).least));
  if (isScrollable(style)) return Math.max(0, margins + edges.vertical);
  return limit === undefined ? outer : Math.min(outer, limit);
}

/** A picture whose height is a percentage of its rows is as wide as that makes it. */
function inHeight({ box, x, width, area }: SizedItem, size: number, container: ComputedStyle): { readonly x: number; readonly width: number } {
  if (box.kind !== 'replaced' || box.style.width !== 'auto' || !dependsOnHeight(box.style) || fills(box, selfAlignment(box.style.justifySelf, container.justifyItems))) return { x, width };
  const used = replacedSize(box, area, size).width;
  const free = area - usedMargin(box.style, 'left', area) - usedMargin(box.style, 'right', area);
  return { x: x + shiftAcross(box, free - used, container) - shiftAcross(box, free - width, container), width: used };
}

/** The item in its rows; `y` from the grid's top. */
export function placeDown(item: SizedItem, rows: UsedTracks, { container, context }: Omit<Surroundings, 'frame'>): BandItem {
  const { box, top, bottom, area } = item;
  const { style } = box;
  const { start, size } = areaOf(rows, item.row);
  const { x, width } = inHeight(item, size, container);
  const containing = { width: area, height: size };
  const value = selfAlignment(style.alignSelf, container.alignItems);
  const autoTop = style.margin.top === 'auto';
  const autoBottom = style.margin.bottom === 'auto';
  if (style.height === 'auto' && !autoTop && !autoBottom && fills(box, value)) {
    const edges = usedEdges(style, area);
    const { least, most } = heightLimits(style, edges, size);
    const filled = Math.max(least, edges.vertical, Math.min(most, size - top - bottom));
    return { box, x, width, containing, y: start + top, height: filled };
  }
  const height = dependsOnHeight(style) ? context.layoutBox(box, { ...unbrokenSpace(area, size), imposedWidth: width }).fragment.height : item.height;
  const free = size - top - height - bottom;
  const shift = autoTop || autoBottom ? Math.max(0, autoTop ? (autoBottom ? free / 2 : free) : 0) : value === 'baseline' ? 0 : alignOffset(value, free);
  return { box, x, width, containing, height: undefined, y: start + top + shift };
}

function dependsOnHeight({ height, minHeight, maxHeight }: ComputedStyle): boolean {
  return [height, minHeight, maxHeight].some((size) => isLength(size) && hasPercentage(size));
}
