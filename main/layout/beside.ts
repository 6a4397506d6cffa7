// Where a block-level box stands beside floats: the lines of plain blocks make room by themselves, boxes with a formatting
// context of their own do it as a whole. CSS 2.2, 9.5.

import type { Box } from '../box/box.ts';
import { isFormattingRoot } from './collapse.ts';
import type { LayoutContext } from './context.ts';
import { findGap, gapAt, hasFloatsBelow } from './float.ts';
import type { Frame } from './frame.ts';
import { blockOffset, usedMargin } from './sizes.ts';
import { blockWidth, intrinsicWidths } from './widths.ts';

/** `x` from the content box's left, `y` in the parent's fragment, the used border-box width. */
export type Placing = { readonly x: number; readonly y: number; readonly width: number };

/** Finds the place and used width of an in-flow child whose margins put it at y. */
export function placeBeside(child: Box, y: number, frame: Frame, context: LayoutContext): Placing {
  if (hasFloatsBelow(frame.floats.context, frame.floats.y + y) && isFormattingRoot(child)) return besideFloats(child, y, frame, context);
  const width = usedWidth(child, frame, context);
  return { x: blockOffset(child.style, width, frame.contentWidth, frame.box.style.direction), y, width };
}

function usedWidth(child: Box, frame: Frame, context: LayoutContext): number {
  return blockWidth(child, { width: frame.contentWidth, height: frame.heightBasis }, context);
}

/** An automatic width shrinks to the gap, but not below its content; what is too wide for the gap goes further down. */
function besideFloats(child: Box, y: number, frame: Frame, context: LayoutContext): Placing {
  const left = frame.floats.x + frame.edges.left;
  const right = left + frame.contentWidth;
  const flexible = child.style.width === 'auto' && child.kind !== 'replaced' && child.kind !== 'table';
  const containing = { width: frame.contentWidth, height: frame.heightBasis };
  const wanted = flexible ? Math.min(blockWidth(child, containing, context, intrinsicWidths(child, frame.contentWidth, context).min), frame.contentWidth) : usedWidth(child, frame, context);
  const margins = usedMargin(child.style, 'left', frame.contentWidth) + usedMargin(child.style, 'right', frame.contentWidth);
  const gap = findGap(frame.floats.context, { y: frame.floats.y + y, height: 1, left, right }, wanted + margins);
  const room = gap.right - gap.left;
  const width = flexible ? Math.max(wanted, blockWidth(child, containing, context, room - margins)) : wanted;
  const x = gap.left - left + blockOffset(child.style, width, Math.max(room, width), frame.box.style.direction);
  return { x, y: gap.y - frame.floats.y, width };
}

/** Whether any float stands beside a strip of the content box. */
export function hasFloatsBeside(frame: Frame, y: number): boolean {
  const { context, x } = frame.floats;
  if (!hasFloatsBelow(context, frame.floats.y + y)) return false;
  const left = x + frame.edges.left;
  return gapAt(context, frame.floats.y + y, Infinity, left, left + frame.contentWidth).below !== undefined;
}
