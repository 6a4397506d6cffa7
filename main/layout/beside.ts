// Where a block-level box stands beside floats: the lines of plain blocks make room by themselves, boxes with a formatting
// context of their own do it as a whole. CSS 2.2, 9.5.

import type { Box } from '../box/box.ts';
import type { ComputedStyle } from '../style/computed-style.ts';
import { isFormattingRoot } from './collapse.ts';
import type { LayoutContext } from './context.ts';
import { gapAt, hasFloatsBelow } from './float.ts';
import type { Frame } from './frame.ts';
import { blockOffset, usedMargin } from './sizes.ts';
import { blockWidth, intrinsicWidths, type Containing } from './widths.ts';

/** `x` from the content box's left, `y` in the parent's fragment, the used border-box width. */
export type Placing = { readonly x: number; readonly y: number; readonly width: number };

/** Finds the place and used width of an in-flow child whose margins put it at y. `height`: how high it will be at least. */
export function placeBeside(child: Box, y: number, frame: Frame, context: LayoutContext, height = 0): Placing {
  if (mustClearFloats(child, y, frame)) return besideFloats(child, { y, height }, frame, context);
  return placeAlone(child, y, frame, context);
}

/** Whether floats that reach below y are in the way of a child as a whole. */
export function mustClearFloats(child: Box, y: number, frame: Frame): boolean {
  return hasFloatsBelow(frame.floats.context, frame.floats.y + y) && isFormattingRoot(child);
}

function placeAlone(child: Box, y: number, frame: Frame, context: LayoutContext): Placing {
  const width = blockWidth(child, containingOf(frame), context);
  return { x: blockOffset(child.style, width, frame.contentWidth, frame.box.style.direction), y, width };
}

const containingOf = ({ contentWidth, heightBasis }: Frame): Containing => ({ width: contentWidth, height: heightBasis });

/** A width that is automatic shrinks to the gap, but not below the content's; what is too wide for a gap goes further down. */
function besideFloats(child: Box, from: { readonly y: number; readonly height: number }, frame: Frame, context: LayoutContext): Placing {
  const left = frame.floats.x + frame.edges.left;
  const flexible = child.style.width === 'auto' && child.kind !== 'replaced';
  const least = flexible ? leastWidth(child, frame, context) : blockWidth(child, containingOf(frame), context);
  let { y, height } = from;
  for (;;) {
    const gap = gapAt(frame.floats.context, frame.floats.y + y, height, left, left + frame.contentWidth);
    if (gap.below === undefined) return placeAlone(child, y, frame, context);
    const room = roomWithin(child.style, gap, left, frame.contentWidth);
    // The margin at the end may give way to what is before it.
    const free = frame.box.style.direction === 'ltr' ? gap.right - room.left : room.right - gap.left;
    if (least <= free + 1e-6) {
      const width = flexible ? Math.max(least, blockWidth(child, containingOf(frame), context, room.right - room.left)) : least;
      return { x: offsetWithin(child.style, room, width, frame.box.style.direction) - left, y, width };
    }
    y = gap.below - frame.floats.y;
    height = 0;
  }
}

function leastWidth(child: Box, frame: Frame, context: LayoutContext): number {
  const content = intrinsicWidths(child, frame.contentWidth, context).min;
  return Math.min(blockWidth(child, containingOf(frame), context, content), frame.contentWidth);
}

type Room = { readonly left: number; readonly right: number };

/** Where a border box may stand: its margins may lie below floats, but reach from the edges of the containing block. */
function roomWithin(style: ComputedStyle, gap: Room, left: number, width: number): Room {
  return { left: Math.max(gap.left, left + usedMargin(style, 'left', width)), right: Math.min(gap.right, left + width - usedMargin(style, 'right', width)) };
}

/** The left edge of a border box in a room, with what auto margins take of it. */
function offsetWithin({ margin }: ComputedStyle, { left, right }: Room, width: number, direction: 'ltr' | 'rtl'): number {
  const free = right - left - width;
  if (free > 0 && margin.left === 'auto') return margin.right === 'auto' ? left + free / 2 : left + free;
  return direction === 'ltr' || (free > 0 && margin.right === 'auto') ? left : left + free;
}

/** Whether any float stands beside a strip of the content box. */
export function hasFloatsBeside(frame: Frame, y: number): boolean {
  const { context, x } = frame.floats;
  if (!hasFloatsBelow(context, frame.floats.y + y)) return false;
  const left = x + frame.edges.left;
  return gapAt(context, frame.floats.y + y, Infinity, left, left + frame.contentWidth).below !== undefined;
}
