// Pictures: their used size and the place of the picture in its box. CSS 2.2, 10.3.2, 10.4 and 10.6.2; CSS Images 3, section 5.
// They are never split: one that finds no room is pushed to the next page, one taller than a page hangs over and is reported.

import type { ReplacedBox } from '../box/box.ts';
import type { ComputedStyle, LengthPercentage, Size } from '../style/computed-style.ts';
import { remaining, type BoxResult, type LayoutContext } from './context.ts';
import type { ImageFragment } from './fragment.ts';
import { recordStart } from './ledger.ts';
import { didNotFit, reportOverflow } from './reasons.ts';
import { definiteHeight, isLength, resolveDefinite, resolveLength, usedEdges, type Edges } from './sizes.ts';
import type { Space } from './space.ts';

type Dimensions = { readonly width: number; readonly height: number };

/** Sizes of what has none of its own: 300 by 150 CSS pixels. */
const fallback: Dimensions = { width: 225, height: 112.5 };

/** Lays out a picture in the space, or pushes it where it doesn't fit. */
export function layoutReplaced(box: ReplacedBox, space: Space, context: LayoutContext): BoxResult {
  const size = imposed(box, space) ?? replacedSize(box, space.width, space.height);
  const fragment = imageFragment(box, size, usedEdges(box.style, space.width));
  const short = size.height + space.tail - remaining(space, context);
  if (short > 0.001 && !space.atStart) return { fragment, pushed: true, reason: didNotFit(box.label, short) };
  if (short > 0.001) reportOverflow(box, short, space.fragmentainer, context);
  recordStart(context.ledger, box, space.atStart);
  return { fragment, lastBaseline: size.height, firstBaseline: size.height };
}

/** A size that the container decides (flex and grid items); the other dimension follows by the ratio. */
function imposed(box: ReplacedBox, space: Space): Dimensions | undefined {
  const { imposedWidth, imposedHeight } = space;
  if (imposedWidth === undefined && imposedHeight === undefined) return undefined;
  const own = replacedSize(box, space.width, space.height);
  if (imposedWidth !== undefined && imposedHeight !== undefined) return { width: imposedWidth, height: imposedHeight };
  const edges = usedEdges(box.style, space.width);
  const ratio = replacedRatio(box);
  if (imposedWidth !== undefined) {
    if (imposedWidth === own.width || ratio === undefined || definiteHeight(box.style, edges, space.height) !== undefined) return { width: imposedWidth, height: own.height };
    return { width: imposedWidth, height: Math.max(0, imposedWidth - edges.horizontal) / ratio + edges.vertical };
  }
  return { width: own.width, height: imposedHeight ?? own.height };
}

/** Used border-box size of a picture in a containing block of this width and height. */
export function replacedSize(box: ReplacedBox, containing: number, height: number | undefined): Dimensions {
  const edges = usedEdges(box.style, containing);
  const content = contentSize(box, { containing, height, edges });
  return { width: content.width + edges.horizontal, height: content.height + edges.vertical };
}

/** Width to height of the content box; undefined for pictures without a size as well. */
export function replacedRatio(box: ReplacedBox): number | undefined {
  const ratio = box.style.aspectRatio ?? box.ratio;
  return ratio !== undefined && ratio > 0 && ratio < Infinity ? ratio : undefined;
}

type Basis = { readonly containing: number; readonly height: number | undefined; readonly edges: Edges };

function contentSize(box: ReplacedBox, basis: Basis): Dimensions {
  const { style } = box;
  const ratio = replacedRatio(box);
  const set = heightOf(style, style.height, basis);
  const heights = { least: heightOf(style, style.minHeight, basis) ?? 0, most: heightOf(style, style.maxHeight, basis) ?? Infinity };
  const height = set === undefined ? undefined : clamp(set, heights.least, heights.most);
  const natural = naturalSize(box, ratio, basis);
  // What a width of `auto`, or a keyword for an intrinsic width, comes to.
  const automatic = height === undefined ? constrain(natural, ratio, { minWidth: 0, maxWidth: Infinity, minHeight: heights.least, maxHeight: Math.max(heights.least, heights.most) }).width : ratio === undefined ? box.width ?? fallback.width : height * ratio;
  const widthOf = (size: Size | 'none'): number | undefined => (size === 'none' || size === 'auto' ? undefined : isLength(size) ? contentBox(style, resolveLength(size, basis.containing), basis.edges.horizontal) : automatic);
  const width = widthOf(style.width);
  const minWidth = widthOf(style.minWidth) ?? 0;
  const limits = { minWidth, maxWidth: Math.max(minWidth, widthOf(style.maxWidth) ?? Infinity), minHeight: heights.least, maxHeight: Math.max(heights.least, heights.most) };
  if (width === undefined && height === undefined) return constrain(natural, ratio, limits);
  const usedWidth = clamp(width ?? automatic, limits.minWidth, limits.maxWidth);
  if (height !== undefined) return { width: usedWidth, height };
  return { width: usedWidth, height: clamp(ratio === undefined ? box.height ?? fallback.height : usedWidth / ratio, limits.minHeight, limits.maxHeight) };
}

/** Both dimensions automatic: the natural ones, or what follows from one and the ratio. */
function naturalSize(box: ReplacedBox, ratio: number | undefined, basis: Basis): Dimensions {
  if (box.width !== undefined) return { width: box.width, height: ratio === undefined ? box.height ?? fallback.height : box.width / ratio };
  if (box.height !== undefined) return { width: ratio === undefined ? fallback.width : box.height * ratio, height: box.height };
  if (ratio === undefined) return fallback;
  const width = Math.max(0, basis.containing - basis.edges.horizontal);
  return { width, height: width / ratio };
}

type Limits = { readonly minWidth: number; readonly maxWidth: number; readonly minHeight: number; readonly maxHeight: number };

function heightOf(style: ComputedStyle, size: Size | 'none', basis: Basis): number | undefined {
  const value = isLength(size) ? resolveDefinite(size, basis.height) : undefined;
  return value === undefined ? undefined : contentBox(style, value, basis.edges.vertical);
}

function contentBox(style: ComputedStyle, size: number, edges: number): number {
  return Math.max(0, style.boxSizing === 'border-box' ? size - edges : size);
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(Math.min(value, most), least);
}

/** The table of CSS 2.2, 10.4: limits on both dimensions that keep the ratio as long as they can. */
function constrain({ width, height }: Dimensions, ratio: number | undefined, limits: Limits): Dimensions {
  const { minWidth, maxWidth, minHeight, maxHeight } = limits;
  if (ratio === undefined || width === 0 || height === 0) return { width: clamp(width, minWidth, maxWidth), height: clamp(height, minHeight, maxHeight) };
  const shrink = Math.min(1, maxWidth / width, maxHeight / height);
  if (shrink < 1) return { width: clamp(width * shrink, minWidth, maxWidth), height: clamp(height * shrink, minHeight, maxHeight) };
  const grow = Math.max(1, minWidth / width, minHeight / height);
  return { width: clamp(width * grow, minWidth, maxWidth), height: clamp(height * grow, minHeight, maxHeight) };
}

function imageFragment(box: ReplacedBox, size: Dimensions, edges: Edges): ImageFragment {
  const inner = { width: Math.max(0, size.width - edges.horizontal), height: Math.max(0, size.height - edges.vertical) };
  const picture = fitPicture(box, inner);
  return {
    kind: 'image', x: 0, y: 0, width: size.width, height: size.height, style: box.style, source: box.source,
    ...(box.id === undefined ? {} : { id: box.id }), ...(box.link === undefined ? {} : { link: box.link }),
    image: box.image, alternative: box.alternative, border: edges.border, padding: edges.padding, picture,
  };
}

/** Where the picture lies in the content box: object-fit and object-position. */
function fitPicture(box: ReplacedBox, room: Dimensions): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
  const size = fittedSize(box, room);
  const [x, y] = box.style.objectPosition;
  const at = (position: LengthPercentage, free: number): number => resolveLength(position, free);
  return { x: at(x, room.width - size.width), y: at(y, room.height - size.height), ...size };
}

function fittedSize(box: ReplacedBox, room: Dimensions): Dimensions {
  const natural = { width: box.width ?? room.width, height: box.height ?? room.height };
  const own = natural.height > 0 && natural.width > 0 ? natural.width / natural.height : undefined;
  const ratio = box.ratio !== undefined && box.ratio > 0 ? box.ratio : own;
  const contain = ratio === undefined ? room : insideOf(room, ratio);
  switch (box.style.objectFit) {
    case 'fill': return room;
    case 'contain': return contain;
    case 'cover': return ratio === undefined ? room : outsideOf(room, ratio);
    case 'none': return natural;
    case 'scale-down': return natural.width <= contain.width ? natural : contain;
  }
}

function insideOf(room: Dimensions, ratio: number): Dimensions {
  return room.width / ratio <= room.height ? { width: room.width, height: room.width / ratio } : { width: room.height * ratio, height: room.height };
}

function outsideOf(room: Dimensions, ratio: number): Dimensions {
  return room.width / ratio >= room.height ? { width: room.width, height: room.width / ratio } : { width: room.height * ratio, height: room.height };
}
