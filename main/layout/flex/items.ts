// Flex items before they flex: their margins along the axes, their base sizes and limits. CSS Flexbox 1, sections 4.5, 9.2 and 9.8.

import type { Box } from '../../box/box.ts';
import type { Alignment, ComputedStyle, Size } from '../../style/computed-style.ts';
import { selfAlignment, stretches } from '../align.ts';
import type { LayoutContext } from '../context.ts';
import type { Frame } from '../frame.ts';
import { replacedRatio } from '../replaced.ts';
import { borderBoxSize, definiteHeight, heightByRatio, heightLimits, isLength, resolveLength, usedEdges, usedMargin, widthByRatio, type Edges } from '../sizes.ts';
import { unbrokenSpace } from '../space.ts';
import { fitContent, intrinsicWidths, isScrollable, limitedWidth, ratioOf, shrinkToFitWidth } from '../widths.ts';
import type { Axes, Axis } from './axes.ts';
import type { Flexible } from './lengths.ts';

/** Margins along an axis, auto being 0. */
export type AxisMargins = { readonly start: number; readonly end: number; readonly autoStart: boolean; readonly autoEnd: boolean };

export type FlexItem = {
  readonly box: Box;
  readonly main: AxisMargins;
  readonly cross: AxisMargins;
  readonly align: Alignment;
  /** Its cross size is that of its line. */
  readonly stretched: boolean;
  readonly flex: Flexible;
  /** In columns: the used width as far as it is known, and the height of the content at it. */
  readonly width: number;
  readonly natural: number;
};

/** What items are measured in. `room`: the content box; its height is undefined where it follows from the items. */
export type Container = {
  readonly style: ComputedStyle; readonly axes: Axes; readonly context: LayoutContext;
  readonly room: { readonly width: number; readonly height: number | undefined };
};

export function containerOf(frame: Frame, axes: Axes, context: LayoutContext): Container {
  return { style: frame.box.style, axes, context, room: { width: frame.contentWidth, height: frame.heightBasis } };
}

function marginsOf({ style }: Box, { start, end }: Axis, width: number): AxisMargins {
  return { start: usedMargin(style, start, width), end: usedMargin(style, end, width), autoStart: style.margin[start] === 'auto', autoEnd: style.margin[end] === 'auto' };
}

export function measureItem(box: Box, container: Container): FlexItem {
  const { axes, room, style } = container;
  const main = marginsOf(box, axes.main, room.width);
  const cross = marginsOf(box, axes.cross, room.width);
  const align = selfAlignment(box.style.alignSelf, style.alignItems);
  const auto = axes.row ? box.style.height === 'auto' : box.style.width === 'auto';
  const stretched = stretches(align) && auto && !cross.autoStart && !cross.autoEnd;
  const item: Draft = { box, main, cross, align, stretched, edges: usedEdges(box.style, room.width) };
  return axes.row ? rowItem(item, container) : columnItem(item, container);
}

type Draft = Omit<FlexItem, 'flex' | 'width' | 'natural'> & { readonly edges: Edges };

function flexOf({ box, main }: Draft, sizes: Pick<Flexible, 'base' | 'least' | 'most' | 'edges'>): Flexible {
  return { ...sizes, most: Math.max(sizes.most, sizes.least), grow: box.style.flexGrow, shrink: box.style.flexShrink, outer: main.start + main.end };
}

export const keepsRatio = (box: Box): boolean => ratioFor(box) !== undefined;

/** The ratio of a box that keeps one, whose content box it is for pictures. */
const ratioFor = (box: Box): number | undefined => (box.kind === 'replaced' ? replacedRatio(box) : ratioOf(box.style));

// --- rows: the main axis lies across

function rowItem(draft: Draft, container: Container): FlexItem {
  const { box, edges } = draft;
  const { style } = box;
  const { room, context } = container;
  const sizes = intrinsicWidths(box, room.width, context);
  const lengthOf = (size: Size): number | undefined => {
    if (size === 'auto') return undefined;
    if (isLength(size)) return borderBoxSize(style, resolveLength(size, room.width), edges.horizontal);
    return size === 'min-content' ? sizes.min : size === 'max-content' ? sizes.max : fitContent(sizes, room.width - draft.main.start - draft.main.end);
  };
  const height = definiteCross(draft, container);
  const ratio = ratioFor(box);
  const byHeight = height === undefined || ratio === undefined ? undefined : widthByRatio(style, ratio, height, edges);
  const specified = lengthOf(style.width);
  const basis = style.flexBasis === 'auto' ? specified : style.flexBasis === 'content' ? undefined : lengthOf(style.flexBasis);
  const most = style.maxWidth === 'none' ? Infinity : lengthOf(style.maxWidth) ?? Infinity;
  const suggestion = specified ?? (box.kind === 'replaced' ? byHeight : undefined);
  const content = transferred((box.kind === 'replaced' ? byHeight : undefined) ?? sizes.min, draft, container);
  const automatic = isScrollable(style) ? 0 : Math.min(suggestion ?? Infinity, content, most);
  const least = Math.max(style.minWidth === 'auto' ? automatic : lengthOf(style.minWidth) ?? automatic, edges.horizontal);
  const base = Math.max(basis ?? byHeight ?? transferred(sizes.max, draft, container), edges.horizontal);
  return { ...draft, flex: flexOf(draft, { base, least, most, edges: edges.horizontal }), width: 0, natural: 0 };
}

/** The item's height where it is definite before its width is known: set, or that of the only line that it is stretched to. */
function definiteCross({ box, stretched, cross, edges }: Draft, { room, axes }: Container): number | undefined {
  const set = definiteHeight(box.style, edges, room.height);
  const height = set ?? (stretched && !axes.wraps && room.height !== undefined ? room.height - cross.start - cross.end : undefined);
  if (height === undefined) return undefined;
  const { least, most } = heightLimits(box.style, edges, room.height);
  return Math.max(least, Math.min(most, height), edges.vertical);
}

/** A width within what min-height and max-height make of it through a ratio. */
function transferred(width: number, { box, edges }: Draft, { room }: Container): number {
  const ratio = ratioFor(box);
  if (ratio === undefined) return width;
  const { least, most } = heightLimits(box.style, edges, room.height);
  const shrunk = most === Infinity ? width : Math.min(width, widthByRatio(box.style, ratio, most, edges));
  return least === 0 ? shrunk : Math.max(shrunk, widthByRatio(box.style, ratio, least, edges));
}

// --- columns: the main axis lies down the page

function columnItem(draft: Draft, container: Container): FlexItem {
  const { box, edges, stretched } = draft;
  const { style } = box;
  const { room } = container;
  const width = stretched && !container.axes.wraps ? stretchedWidth(draft, room.width, container) : fitWidth(draft, container);
  const ratio = ratioFor(box);
  const byWidth = ratio === undefined || (style.width === 'auto' && !stretched) ? undefined : heightByRatio(style, ratio, width, edges);
  const specified = definiteHeight(style, edges, room.height);
  const { flexBasis } = style;
  const basis = flexBasis === 'auto' || flexBasis === 'content' ? undefined : definiteHeight({ ...style, height: flexBasis }, edges, room.height);
  const set = basis ?? (flexBasis === 'auto' ? specified : undefined);
  const { least, most } = heightLimits(style, edges, room.height);
  const natural = heightOf(box, width, container);
  const content = specified === undefined && style.minHeight === 'auto' && style.maxHeight === 'none' ? natural : heightOf(withoutHeight(box), width, container);
  const suggestion = specified ?? (box.kind === 'replaced' ? byWidth : undefined);
  const automatic = isScrollable(style) ? 0 : Math.min(suggestion ?? Infinity, content, most);
  const base = Math.max(set ?? content, edges.vertical);
  const lower = Math.max(style.minHeight === 'auto' ? automatic : least, edges.vertical);
  return { ...draft, flex: flexOf(draft, { base, least: lower, most, edges: edges.vertical }), width, natural };
}

/** The width of a box that fills its line, within its limits. */
export function stretchedWidth({ box, cross }: Pick<FlexItem, 'box' | 'cross'>, line: number, { room, context }: Container): number {
  return limitedWidth(box, Math.max(0, line - cross.start - cross.end), room, context);
}

function fitWidth({ box }: Draft, { room, context }: Container): number {
  return shrinkToFitWidth(box, room, context);
}

function heightOf(box: Box, width: number, { room, context }: Container): number {
  return context.layoutBox(box, { ...unbrokenSpace(room.width, room.height), imposedWidth: width }).fragment.height;
}

const plain = new WeakMap<Box, Box>();

/** The box at the height of its content. */
function withoutHeight(box: Box): Box {
  let known = plain.get(box);
  if (known === undefined) plain.set(box, (known = { ...box, style: { ...box.style, height: 'auto', minHeight: 'auto', maxHeight: 'none' } }));
  return known;
}
