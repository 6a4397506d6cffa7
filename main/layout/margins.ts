// The sixteen page-margin boxes of a finished page. CSS Paged Media 3, sections 4 and 5.3. In: what the page is and what its
// counters, strings and running elements are; out: fragments at page coordinates, artifacts all.

import type { Box, BoxDocument, MarginContext } from '../box/box.ts';
import { referencesIn, referredNumber } from '../box/with-artifact.ts';
import { marginBoxNames, type ComputedStyle, type ContentPart, type MarginBoxName, type PageStyle } from '../style/computed-style.ts';
import type { LayoutContext } from './context.ts';
import type { BoxFragment, ImageFragment } from './fragment.ts';
import { distribute, type Extent } from './margin-extents.ts';
import { reportOnPage } from './ledger.ts';
import { assignedAt, type PageRecord } from './page-state.ts';
import { inPaintOrder } from './positioned.ts';
import { borderBoxSize, isLength, resolveLength, usedEdges, usedMargin, zeroSides } from './sizes.ts';
import { unbrokenSpace } from './space.ts';

export type MarginPage = { readonly style: PageStyle; readonly record: PageRecord; readonly pageCount: number; readonly target: MarginContext['target'] };

type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
/** A side of the page: its boxes from start to end, and where they share their room. */
type SideBoxes = { readonly across: boolean; readonly names: readonly [MarginBoxName, MarginBoxName, MarginBoxName]; readonly room: Rectangle };

/** Makes and lays out the margin boxes of a page. */
export function marginsOf(page: MarginPage, document: BoxDocument, context: LayoutContext): readonly BoxFragment[] {
  const { marginBoxes } = page.style;
  const boxes = new Map<MarginBoxName, Box>();
  for (const name of marginBoxNames) {
    const style = marginBoxes[name];
    if (style !== undefined && typeof style.content !== 'string') boxes.set(name, marginBox(name, style, style.content, page, document));
  }
  if (boxes.size === 0) return [];
  const placed = [...corners(page.style), ...sides(page.style).flatMap((side) => placeSide(side, boxes, context))];
  const fragments = placed.flatMap(({ name, at }) => {
    const box = boxes.get(name);
    return box === undefined ? [] : [layoutMarginBox(box, name, at, context)];
  });
  return fragments.toSorted((a, b) => level(a) - level(b));
}

function level({ style }: BoxFragment): number {
  return style.zIndex === 'auto' ? 0 : style.zIndex;
}

/** What boxes were made of: the same again for the same content. */
const known = new WeakMap<ComputedStyle, Map<string, Box>>();
const mostKnown = 200;
const numbers = new WeakMap<object, number>();
let lastNumber = 0;

/** The box of a margin box's content; that of an earlier page if it says the same. */
function marginBox(name: MarginBoxName, style: ComputedStyle, parts: readonly ContentPart[], page: MarginPage, document: BoxDocument): Box {
  const source = contextOf(name, page);
  const key = parts.map((part) => partKey(part, source, document)).join('\u0001');
  let boxes = known.get(style);
  if (boxes === undefined) known.set(style, (boxes = new Map()));
  let box = boxes.get(key);
  if (box !== undefined) return box;
  // A margin box without any text is still a box: it may have borders and a background.
  const empty = { kind: 'block', style, source: { artifact: source.artifact, order: 0, origin: undefined }, label: 'margin box', children: [] } as const;
  box = document.generateMarginContent(parts, style, source) ?? empty;
  if (boxes.size >= mostKnown) boxes.clear();
  boxes.set(key, box);
  return box;
}

function partKey(part: ContentPart, source: MarginContext, document: BoxDocument): string {
  switch (part.kind) {
    case 'counter': case 'counters': return source.counter(part.name).join('.');
    case 'string-reference': return source.string(part.name, part.position);
    case 'element-reference': return elementKey(source.element(part.name, part.position), source);
    case 'attribute': case 'target-text': case 'target-counter': case 'target-counters': return identity(document);
    default: return '';
  }
}

function identity(thing: object | undefined): string {
  if (thing === undefined) return '-';
  let number = numbers.get(thing);
  if (number === undefined) numbers.set(thing, (number = ++lastNumber));
  return `#${number}`;
}

/** A running element, and what it says of pages. */
function elementKey(box: Box | undefined, source: MarginContext): string {
  if (box === undefined) return '-';
  return [identity(box), ...referencesIn(box).map((reference) => referredNumber(reference, source))].join(' ');
}

function contextOf(name: MarginBoxName, { record, pageCount, target }: MarginPage): MarginContext {
  return {
    target,
    artifact: name.startsWith('top') ? 'header' : name.startsWith('bottom') ? 'footer' : 'pagination',
    counter: (counter) => {
      if (counter === 'pages') return [pageCount];
      const value = record.counters.get(counter);
      return value === undefined ? record.scopes[counter] ?? [0] : [value];
    },
    string: (string, position) => assignedAt(record.strings.get(string), position) ?? '',
    element: (element, position) => assignedAt(record.running.get(element), position),
  };
}

type Margins = { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };

function marginsOfPage({ style, width, height }: PageStyle): Margins {
  return {
    top: usedMargin(style, 'top', height), right: usedMargin(style, 'right', width),
    bottom: usedMargin(style, 'bottom', height), left: usedMargin(style, 'left', width),
  };
}

function corners(page: PageStyle): readonly { readonly name: MarginBoxName; readonly at: Rectangle }[] {
  const { width, height } = page;
  const { top, right, bottom, left } = marginsOfPage(page);
  return [
    { name: 'top-left-corner', at: { x: 0, y: 0, width: left, height: top } },
    { name: 'top-right-corner', at: { x: width - right, y: 0, width: right, height: top } },
    { name: 'bottom-right-corner', at: { x: width - right, y: height - bottom, width: right, height: bottom } },
    { name: 'bottom-left-corner', at: { x: 0, y: height - bottom, width: left, height: bottom } },
  ];
}

function sides(page: PageStyle): readonly SideBoxes[] {
  const { width, height } = page;
  const { top, right, bottom, left } = marginsOfPage(page);
  const across = Math.max(0, width - left - right);
  const down = Math.max(0, height - top - bottom);
  return [
    { across: true, names: ['top-left', 'top-center', 'top-right'], room: { x: left, y: 0, width: across, height: top } },
    { across: false, names: ['right-top', 'right-middle', 'right-bottom'], room: { x: width - right, y: top, width: right, height: down } },
    { across: true, names: ['bottom-left', 'bottom-center', 'bottom-right'], room: { x: left, y: height - bottom, width: across, height: bottom } },
    { across: false, names: ['left-top', 'left-middle', 'left-bottom'], room: { x: 0, y: top, width: left, height: down } },
  ];
}

/** Rectangles of the margin areas of a side's boxes: the first at its start, the second in the middle, the third at its end. */
function placeSide(side: SideBoxes, boxes: ReadonlyMap<MarginBoxName, Box>, context: LayoutContext): readonly { readonly name: MarginBoxName; readonly at: Rectangle }[] {
  const { names, room, across } = side;
  const found = names.map((name) => boxes.get(name));
  if (found.every((box) => box === undefined)) return [];
  const length = across ? room.width : room.height;
  const [first, middle, last] = found.map((box) => (box === undefined ? undefined : across ? widthExtent(box, length, context) : heightExtent(box, room, context)));
  const sizes = distribute({ first, middle, last }, length);
  const starts = [0, (length - sizes.middle) / 2, length - sizes.last];
  const lengths = [sizes.first, sizes.middle, sizes.last];
  return names.map((name, index) => {
    const start = starts[index] ?? 0;
    const size = lengths[index] ?? 0;
    return { name, at: across ? { x: room.x + start, y: room.y, width: size, height: room.height } : { x: room.x, y: room.y + start, width: room.width, height: size } };
  });
}

/** Outer widths that a box along the top or bottom can have. */
function widthExtent(box: Box, available: number, context: LayoutContext): Extent {
  const { style } = box;
  const outer = usedMargin(style, 'left', available) + usedMargin(style, 'right', available);
  const edges = usedEdges(style, available).horizontal;
  const length = (size: ComputedStyle['width'] | 'none'): number | undefined => (isLength(size) ? borderBoxSize(style, resolveLength(size, available), edges) + outer : undefined);
  // Limits are what the rules of sharing look at by themselves.
  const content = context.intrinsicSizes(box);
  return { size: length(style.width), least: length(style.minWidth) ?? 0, most: length(style.maxWidth) ?? Infinity, minContent: content.min + outer, maxContent: content.max + outer };
}

/** Outer heights of a box along the left or right: its content has one height only. */
function heightExtent(box: Box, room: Rectangle, context: LayoutContext): Extent {
  const { style } = box;
  const outer = usedMargin(style, 'top', room.width) + usedMargin(style, 'bottom', room.width);
  const edges = usedEdges(style, room.width).vertical;
  const length = (size: ComputedStyle['height'] | 'none'): number | undefined => (isLength(size) ? borderBoxSize(style, resolveLength(size, room.height), edges) + outer : undefined);
  const height = context.layoutBox(box, { ...unbrokenSpace(room.width, undefined), imposedWidth: innerWidth(style, room.width) }).fragment.height + outer;
  return { size: length(style.height), least: length(style.minHeight) ?? 0, most: length(style.maxHeight) ?? Infinity, minContent: height, maxContent: height };
}

function innerWidth(style: ComputedStyle, width: number): number {
  return Math.max(0, width - usedMargin(style, 'left', width) - usedMargin(style, 'right', width));
}

/** Lays out a margin box in the rectangle of its margin area, its content aligned by vertical-align. Reports `does-not-fit`. */
function layoutMarginBox(box: Box, name: MarginBoxName, at: Rectangle, context: LayoutContext): BoxFragment {
  const { style } = box;
  const x = at.x + usedMargin(style, 'left', at.width);
  const y = at.y + usedMargin(style, 'top', at.height);
  const width = innerWidth(style, at.width);
  const height = Math.max(0, at.height - usedMargin(style, 'top', at.height) - usedMargin(style, 'bottom', at.height));
  const { fragment } = context.layoutBox(plain(box), { ...unbrokenSpace(at.width, undefined), imposedWidth: width });
  if (fragment.kind !== 'box') return imageAlone(fragment, { x, y, width, height });
  const free = height - fragment.height;
  const short = free < -0.5 && style.overflow === 'visible' ? textHeight(fragment) - height : 0;
  if (short > 0.5) {
    reportOnPage(context.ledger, { severity: 'warning', code: 'does-not-fit', message: `the content of @${name} is ${Math.ceil(short)} pt taller than its margin`, hint: 'give @page a larger margin, or the box smaller text' });
  }
  const shift = free * (style.verticalAlign === 'bottom' ? 1 : style.verticalAlign === 'middle' ? 0.5 : 0);
  const children = shift === 0 ? fragment.children : fragment.children.map((child) => ({ ...child, y: child.y + shift }));
  return { ...fragment, style, x, y, height, children: inPaintOrder(children) };
}

/** From the first line or picture to the last: empty margins around them may reach out. */
function textHeight(fragment: BoxFragment): number {
  let [top, bottom] = [Infinity, -Infinity];
  const visit = ({ children }: BoxFragment, above: number): void => {
    for (const child of children) {
      const y = above + child.y;
      if (child.kind === 'box') visit(child, y);
      else [top, bottom] = [Math.min(top, y), Math.max(bottom, y + child.height)];
    }
  };
  visit(fragment, 0);
  return Math.max(0, bottom - top);
}

const plainBoxes = new WeakMap<Box, Box>();

/** The box with a height of its own left out: that of the margin area, or its share of the side, decides. */
function plain(box: Box): Box {
  if (box.style.height === 'auto') return box;
  let auto = plainBoxes.get(box);
  if (auto === undefined) plainBoxes.set(box, (auto = { ...box, style: { ...box.style, height: 'auto' } }));
  return auto;
}

function imageAlone(image: ImageFragment, at: Rectangle): BoxFragment {
  return { kind: 'box', ...at, style: image.style, source: image.source, border: zeroSides, padding: zeroSides, edges: { top: true, right: true, bottom: true, left: true }, children: [image] };
}
