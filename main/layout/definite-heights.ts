// Percentage heights of boxes resolved against a containing block whose height is definite, where they are measured without knowing it:
// in lines, and for the width of content. CSS 2.2, 10.5 and 10.7.

import type { BlockBox, Box, InlineBox, InlineItem } from '../box/box.ts';
import type { ComputedStyle, LengthPercentage, Size } from '../style/computed-style.ts';
import { hasPercentage } from '../style/length.ts';
import { isLength, resolveLength } from './sizes.ts';

const resolved = new WeakMap<InlineBox, { readonly basis: number; readonly box: InlineBox }>();

/** The paragraph with lengths in place of the percentages; the same object where there are none. */
export function withDefiniteHeights(box: InlineBox, basis: number | undefined): InlineBox {
  if (basis === undefined || !box.content.items.some(holdsAsking)) return box;
  const known = resolved.get(box);
  if (known?.basis === basis) return known.box;
  const items = box.content.items.map((item): InlineItem => (item.kind === 'atomic' && holdsAsking(item) ? { ...item, box: definite(item.box, basis) } : item));
  const made: InlineBox = { ...box, content: { ...box.content, items } };
  resolved.set(box, { basis, box: made });
  return made;
}

const children = new WeakMap<BlockBox, { readonly basis: number; readonly boxes: readonly Box[] }>();

/** The children of a block with lengths in place of the percentages; the same list where there are none. */
export function childrenWithDefiniteHeights(box: BlockBox, basis: number | undefined): readonly Box[] {
  if (basis === undefined || !box.children.some((child) => asksForHeight(child) || isAnonymous(child))) return box.children;
  const known = children.get(box);
  if (known?.basis === basis) return known.boxes;
  const boxes = box.children.map((child) => (isAnonymous(child) ? withDefiniteHeights(child, basis) : asksForHeight(child) ? definite(child, basis) : child));
  children.set(box, { basis, boxes });
  return boxes;
}

const isAnonymous = (box: Box): box is InlineBox => box.kind === 'inline' && box.anonymous === true;

/** Whether heights of what stands in a box, in its flow, refer to the box's own. */
export function holdsRelativeHeights(box: Box): boolean {
  return box.kind === 'inline' ? box.content.items.some(holdsAsking) : 'children' in box && box.children.some(asksForHeight);
}

const holdsAsking = (item: InlineItem): boolean => item.kind === 'atomic' && (asksForHeight(item.box) || isShiftedByHeight(item.box));

/** Whether the box is moved from its place by a share of the height. */
function isShiftedByHeight({ style: { position, inset } }: Box): boolean {
  return position === 'relative' && (isRelativeLength(inset.top) || isRelativeLength(inset.bottom));
}

const isRelativeLength = (length: LengthPercentage | 'auto'): boolean => length !== 'auto' && hasPercentage(length);

function asksForHeight({ style: { height, minHeight, maxHeight } }: Box): boolean {
  return isPercentage(height) || isPercentage(minHeight) || isPercentage(maxHeight);
}

function isPercentage(size: Size | 'none'): boolean {
  return isLength(size) && hasPercentage(size);
}

function definite(box: Box, basis: number): Box {
  const { height, minHeight, maxHeight, inset: { top, bottom } } = box.style;
  const length = <T extends Size | 'none'>(size: T): T | number => (isLength(size) ? resolveLength(size, basis) : size);
  const inset = isShiftedByHeight(box) ? { ...box.style.inset, top: length(top), bottom: length(bottom) } : box.style.inset;
  const style: ComputedStyle = { ...box.style, height: length(height), minHeight: length(minHeight), maxHeight: length(maxHeight), inset };
  return { ...box, style };
}
