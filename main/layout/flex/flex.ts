// Flex containers: items in lines (rows) or one below the other (columns), their flexible sizes and alignment; lines become bands,
// between which pages may break. CSS Flexbox 1, section 9. Columns do not wrap.

import type { Box, FlexBox } from '../../box/box.ts';
import type { ComputedStyle } from '../../style/computed-style.ts';
import { alignOffset, distribute, selfAlignment, stretches } from '../align.ts';
import { layoutBands, type Band, type BandItem } from '../bands.ts';
import { isAbsolute } from '../collapse.ts';
import type { ContentSizes, LayoutContext } from '../context.ts';
import type { Content, Frame } from '../frame.ts';
import { markLedger, restoreLedger } from '../ledger.ts';
import { borderBoxSize, isLength, resolveDefinite, resolveLength, usedEdges, usedMargin } from '../sizes.ts';
import { unbrokenSpace, type BreakToken, type Space } from '../space.ts';
import { fitContent } from '../widths.ts';
import { flexibleLengths, type Flexible } from './lengths.ts';

const isRow = (style: ComputedStyle): boolean => style.flexDirection === 'row' || style.flexDirection === 'row-reverse';

/** Items in flow, in the order of `order`. */
function itemsOf(box: FlexBox): readonly Box[] {
  const items = box.children.filter((child) => !isAbsolute(child.style));
  return items.some((item) => item.style.order !== 0) ? [...items].sort((a, b) => a.style.order - b.style.order) : items;
}

function gapOf(value: ComputedStyle['rowGap'], basis: number | undefined): number {
  return value === 'normal' ? 0 : Math.max(0, resolveDefinite(value, basis) ?? 0);
}

/** Intrinsic widths of the container's border box. */
export function flexSizes(box: FlexBox, context: LayoutContext): ContentSizes {
  const { style } = box;
  const edges = usedEdges(style, 0).horizontal;
  const items = itemsOf(box).map((item) => {
    const { min, max } = context.contentSizes(item);
    const outer = usedMargin(item.style, 'left', 0) + usedMargin(item.style, 'right', 0);
    return { min: min + outer, max: max + outer };
  });
  const gaps = Math.max(0, items.length - 1) * gapOf(style.columnGap, 0);
  const sum = (key: 'min' | 'max'): number => items.reduce((total, item) => total + item[key], 0) + gaps + edges;
  const most = (key: 'min' | 'max'): number => items.reduce((total, item) => Math.max(total, item[key]), 0) + edges;
  if (!isRow(style)) return { min: most('min'), max: most('max') };
  return { min: style.flexWrap === 'nowrap' ? sum('min') : most('min'), max: sum('max') };
}

/** Content of a flex container in its frame. */
export function layoutFlex(frame: Frame, box: FlexBox, place: { readonly space: Space; readonly from: BreakToken | undefined; readonly context: LayoutContext }): Content {
  const { space, from, context } = place;
  const mark = markLedger(context.ledger);
  const { bands, offset } = isRow(box.style) ? rowBands(box, frame, context) : columnBands(box, frame, context);
  restoreLedger(context.ledger, mark);
  const content = layoutBands({ frame, box, bands, space, from, context, offset });
  const absolutes = from === undefined ? box.children.filter((child) => child.style.position === 'absolute') : [];
  const layers = absolutes.map((child) => ({ kind: 'absolute' as const, box: child, x: frame.edges.left, y: frame.contentTop }));
  return { ...content, layers: [...(content.layers ?? []), ...layers] };
}

type Bands = { readonly bands: readonly Band[]; readonly offset: number };

// --- rows

/** An item of a row with its used width and its natural height. */
type RowItem = { readonly box: Box; readonly width: number; readonly height: number; readonly baseline: number | undefined; readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

function rowBands(box: FlexBox, frame: Frame, context: LayoutContext): Bands {
  const { style } = box;
  const gap = gapOf(style.columnGap, frame.contentWidth);
  const rowGap = gapOf(style.rowGap, frame.heightBasis);
  const lines = breakLines(itemsOf(box), frame, gap, context).map((line) => measureLine(line, frame, gap, context));
  if (style.flexWrap === 'wrap-reverse') lines.reverse();
  const natural = lines.map((line) => lineHeight(line));
  const single = style.flexWrap === 'nowrap';
  const definite = frame.heightBasis;
  const heights = single && definite !== undefined ? natural.map(() => definite) : stretchLines(natural, style, definite, rowGap);
  const free = definite === undefined ? 0 : definite - heights.reduce((sum, height) => sum + height, 0) - Math.max(0, lines.length - 1) * rowGap;
  const { start, between } = distribute(style.alignContent, single ? 0 : free, lines.length);
  const least = single && definite === undefined ? Math.max(0, frame.leastHeight - frame.edges.vertical) : 0;
  const bands = lines.map((line, index): Band => {
    const height = Math.max(heights[index] ?? 0, lines.length === 1 ? least : 0);
    return { items: alignLine(line, height, box, frame, gap), height, gap: index === 0 ? 0 : rowGap + between };
  });
  return { bands, offset: start };
}

/** Lines taller than they need where align-content stretches (Flexbox 9.4, step 9). */
function stretchLines(natural: readonly number[], style: ComputedStyle, definite: number | undefined, gap: number): readonly number[] {
  if (definite === undefined || !stretches(style.alignContent)) return natural;
  const extra = definite - natural.reduce((sum, height) => sum + height, 0) - Math.max(0, natural.length - 1) * gap;
  return extra > 0 ? natural.map((height) => height + extra / natural.length) : natural;
}

function flexible(item: Box, frame: Frame, context: LayoutContext): Flexible {
  const { style } = item;
  const basis = frame.contentWidth;
  const edges = usedEdges(style, basis).horizontal;
  const sizes = context.contentSizes(item);
  const set = style.flexBasis === 'auto' ? style.width : style.flexBasis;
  const own = set !== 'content' && isLength(set) ? borderBoxSize(style, resolveLength(set, basis), edges) : undefined;
  const base = own ?? (set === 'min-content' ? sizes.min : sizes.max);
  const specified = isLength(style.width) ? borderBoxSize(style, resolveLength(style.width, basis), edges) : Infinity;
  const visible = style.overflow === 'visible' || style.overflow === 'clip';
  const automatic = visible ? Math.min(sizes.min, specified) : edges;
  const least = isLength(style.minWidth) ? borderBoxSize(style, resolveLength(style.minWidth, basis), edges) : automatic;
  const most = style.maxWidth !== 'none' && isLength(style.maxWidth) ? borderBoxSize(style, resolveLength(style.maxWidth, basis), edges) : Infinity;
  const outer = usedMargin(style, 'left', basis) + usedMargin(style, 'right', basis);
  return { base, least: Math.min(least, Math.max(most, edges)), most: Math.max(most, edges), grow: style.flexGrow, shrink: style.flexShrink, outer };
}

type Line = readonly { readonly box: Box; readonly flex: Flexible }[];

function breakLines(items: readonly Box[], frame: Frame, gap: number, context: LayoutContext): readonly Line[] {
  const all = items.map((box) => ({ box, flex: flexible(box, frame, context) }));
  if (frame.box.style.flexWrap === 'nowrap' || all.length === 0) return all.length === 0 ? [] : [all];
  const lines: { box: Box; flex: Flexible }[][] = [];
  let used = Infinity;
  for (const item of all) {
    const size = Math.max(item.flex.least, Math.min(item.flex.most, item.flex.base)) + item.flex.outer;
    if (used + gap + size > frame.contentWidth + 0.001) {
      lines.push([item]);
      used = size;
    } else {
      lines.at(-1)?.push(item);
      used += gap + size;
    }
  }
  return lines;
}

function measureLine(line: Line, frame: Frame, gap: number, context: LayoutContext): readonly RowItem[] {
  const widths = flexibleLengths(line.map(({ flex }) => flex), frame.contentWidth - (line.length - 1) * gap);
  return line.map(({ box }, index) => {
    const width = widths[index] ?? 0;
    const result = context.layoutBox(box, { ...unbrokenSpace(width, frame.heightBasis), imposedWidth: width });
    const margin = (side: 'top' | 'right' | 'bottom' | 'left'): number => usedMargin(box.style, side, frame.contentWidth);
    return { box, width, height: result.fragment.height, baseline: result.firstBaseline, left: margin('left'), right: margin('right'), top: margin('top'), bottom: margin('bottom') };
  });
}

const isBaseline = (item: RowItem, container: ComputedStyle): boolean => selfAlignment(item.box.style.alignSelf, container.alignItems) === 'baseline';

function lineHeight(line: readonly RowItem[]): number {
  return line.reduce((most, item) => Math.max(most, item.top + item.height + item.bottom), 0);
}

function alignLine(line: readonly RowItem[], height: number, box: FlexBox, frame: Frame, gap: number): readonly BandItem[] {
  const { style } = box;
  const used = line.reduce((sum, item) => sum + item.left + item.width + item.right, 0) + (line.length - 1) * gap;
  const free = frame.contentWidth - used;
  const autos = line.reduce((count, { box: { style: { margin } } }) => count + (margin.left === 'auto' ? 1 : 0) + (margin.right === 'auto' ? 1 : 0), 0);
  const auto = autos > 0 && free > 0 ? free / autos : 0;
  const { start, between } = auto > 0 ? { start: 0, between: 0 } : distribute(style.justifyContent, free, line.length);
  const baseline = line.reduce((most, item) => (isBaseline(item, style) ? Math.max(most, item.top + (item.baseline ?? item.height)) : most), 0);
  const backwards = (style.flexDirection === 'row-reverse') !== (style.direction === 'rtl');
  let x = start;
  return line.map((item) => {
    const { margin } = item.box.style;
    x += item.left + (margin.left === 'auto' ? auto : 0);
    const left = backwards ? frame.contentWidth - x - item.width : x;
    x += item.width + item.right + (margin.right === 'auto' ? auto : 0) + gap + between;
    return { box: item.box, x: left, width: item.width, ...crossPlace(item, height, style, baseline) };
  });
}

/** Vertical place and height of an item in its line. */
function crossPlace(item: RowItem, height: number, container: ComputedStyle, baseline: number): { readonly y: number; readonly height: number | undefined } {
  const { style } = item.box;
  const free = height - item.top - item.height - item.bottom;
  const autoTop = style.margin.top === 'auto';
  const autoBottom = style.margin.bottom === 'auto';
  if (autoTop || autoBottom) return { y: item.top + (autoTop ? (autoBottom ? free / 2 : free) : 0), height: undefined };
  const value = selfAlignment(style.alignSelf, container.alignItems);
  if (value === 'baseline') return { y: baseline - (item.baseline ?? item.height), height: undefined };
  if (stretches(value) && style.height === 'auto') return { y: item.top, height: Math.max(0, limited(style, height - item.top - item.bottom)) };
  return { y: item.top + alignOffset(value, free), height: undefined };
}

function limited(style: ComputedStyle, height: number): number {
  const most = style.maxHeight !== 'none' && typeof style.maxHeight === 'number' ? borderBoxSize(style, style.maxHeight, usedEdges(style, 0).vertical) : Infinity;
  return Math.min(height, most);
}

// --- columns

function columnBands(box: FlexBox, frame: Frame, context: LayoutContext): Bands {
  const { style } = box;
  const gap = gapOf(style.rowGap, frame.heightBasis);
  const items = itemsOf(box);
  const ordered = style.flexDirection === 'column-reverse' ? items.toReversed() : items;
  const placed = ordered.map((item) => columnItem(item, style, frame, context));
  const heights = columnHeights(placed, frame, gap);
  const used = placed.reduce((sum, item, index) => sum + item.top + (heights[index] ?? item.natural) + item.bottom, 0) + Math.max(0, placed.length - 1) * gap;
  const free = frame.heightBasis === undefined ? 0 : frame.heightBasis - used;
  const { start, between } = distribute(style.justifyContent, free, placed.length);
  const bands = placed.map((item, index): Band => {
    const height = heights[index];
    return {
      items: [{ box: item.box, x: item.x, y: item.top, width: item.width, height }],
      height: item.top + (height ?? item.natural) + item.bottom, gap: index === 0 ? 0 : gap + between,
    };
  });
  return { bands, offset: start };
}

type ColumnItem = { readonly box: Box; readonly x: number; readonly width: number; readonly natural: number; readonly top: number; readonly bottom: number };

function columnItem(box: Box, container: ComputedStyle, frame: Frame, context: LayoutContext): ColumnItem {
  const { style } = box;
  const basis = frame.contentWidth;
  const left = usedMargin(style, 'left', basis);
  const right = usedMargin(style, 'right', basis);
  const available = basis - left - right;
  const value = selfAlignment(style.alignSelf, container.alignItems);
  const auto = style.margin.left === 'auto' || style.margin.right === 'auto';
  const edges = usedEdges(style, basis).horizontal;
  const set = isLength(style.width) ? borderBoxSize(style, resolveLength(style.width, basis), edges) : undefined;
  const most = style.maxWidth !== 'none' && isLength(style.maxWidth) ? borderBoxSize(style, resolveLength(style.maxWidth, basis), edges) : Infinity;
  const width = Math.min(most, set ?? (stretches(value) && !auto ? available : fitContent(context.contentSizes(box), available)));
  const free = available - width;
  const shift = auto ? (style.margin.left === 'auto' ? (style.margin.right === 'auto' ? free / 2 : free) : 0) : alignOffset(value, free);
  const natural = context.layoutBox(box, { ...unbrokenSpace(width, frame.heightBasis), imposedWidth: width }).fragment.height;
  const top = usedMargin(style, 'top', basis);
  return { box, x: left + shift, width, natural, top, bottom: usedMargin(style, 'bottom', basis) };
}

/** Heights that grow and shrink give, where the container's height is definite; undefined leaves the natural height. */
function columnHeights(items: readonly ColumnItem[], frame: Frame, gap: number): readonly (number | undefined)[] {
  const { heightBasis } = frame;
  if (heightBasis === undefined) return items.map(() => undefined);
  const flexes = items.map((item): Flexible => {
    const { style } = item.box;
    const set = style.flexBasis !== 'auto' && style.flexBasis !== 'content' && isLength(style.flexBasis) ? resolveLength(style.flexBasis, heightBasis) : undefined;
    const base = set === undefined ? item.natural : borderBoxSize(style, set, usedEdges(style, frame.contentWidth).vertical);
    return { base, least: Math.min(item.natural, base), most: Infinity, grow: style.flexGrow, shrink: style.flexShrink, outer: item.top + item.bottom };
  });
  const used = flexibleLengths(flexes, heightBasis - Math.max(0, items.length - 1) * gap);
  return used.map((height, index) => (Math.abs(height - (items[index]?.natural ?? 0)) < 0.001 ? undefined : height));
}
