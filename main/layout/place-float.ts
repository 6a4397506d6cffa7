// Lays out a float and finds its place, or puts it off to the next fragmentainer. CSS 2.2, 9.5.1; CSS Fragmentation 3, 5.

import type { Box } from '../box/box.ts';
import { remaining, type BoxResult, type Layer, type LayoutContext } from './context.ts';
import { addFloat, clearedBottom, findFloat } from './float.ts';
import type { Frame } from './frame.ts';
import { markLedger, restoreLedger } from './ledger.ts';
import { addOffsets, noOffset, offsetLayers, relativeOffset } from './positioned.ts';
import { usedMargin } from './sizes.ts';
import type { DeferredFloat, Space } from './space.ts';
import { shrinkToFitWidth } from './widths.ts';

/** A float met while its containing block is laid out: `y` in the containing block's fragment. */
export type FloatMeeting = {
  readonly frame: Frame;
  readonly space: Space;
  readonly context: LayoutContext;
  readonly y: number;
  /** Nothing is placed in the fragmentainer yet. */
  readonly atStart: boolean;
};

/**
 * Places a float beside the content of its containing block; gives what is to be painted, with offsets from that block's fragment.
 * `carried`: how far inline elements around it are shifted.
 */
export function placeFloat(box: Box, meeting: FloatMeeting, carried = noOffset): readonly Layer[] {
  const { frame } = meeting;
  const shift = addOffsets(carried, relativeOffset(box.style, frame.contentWidth, frame.heightBasis));
  return placeWaiting({ box, token: undefined, x: frame.floats.x + frame.edges.left, width: frame.contentWidth, shift }, meeting);
}

/** Places the floats that the last fragmentainer left over, at the top of this one. */
export function placeDeferredFloats(floats: readonly DeferredFloat[], meeting: FloatMeeting): readonly Layer[] {
  return floats.flatMap((float) => placeWaiting(float, meeting));
}

type Geometry = {
  readonly side: 'left' | 'right';
  readonly top: number; readonly bottom: number; readonly left: number; readonly right: number;
  readonly width: number;
  /** Bottom of the fragmentainer in the formatting context's coordinates. */
  readonly end: number;
};

function placeWaiting(float: DeferredFloat, meeting: FloatMeeting): readonly Layer[] {
  const { context, frame } = meeting;
  const floats = frame.floats.context;
  if (floats.deferred.length > 0) return defer(float, meeting);
  const geometry = geometryOf(float, meeting);
  const mark = markLedger(context.ledger);
  const unbroken: Space = { ...meeting.space, ...wholeSpace, width: float.width, height: frame.heightBasis, imposedWidth: geometry.width };
  const whole = context.layoutBox(float.box, unbroken, float.token);
  const spot = spotFor(float, geometry, whole.fragment.height, meeting);
  const short = spot.y + geometry.top + whole.fragment.height - geometry.end;
  if (short <= 0.001) return settle(float, geometry, whole, spot, meeting);
  restoreLedger(context.ledger, mark);
  return placeTooTall(float, geometry, { whole, short }, meeting);
}

const wholeSpace = { room: Infinity, fullRoom: Infinity, tail: 0, atStart: true, fragmentainer: 'none', floats: undefined, imposedHeight: undefined, until: undefined } as const;

function geometryOf(float: DeferredFloat, meeting: FloatMeeting): Geometry {
  const { style } = float.box;
  const { frame, space, context } = meeting;
  const margin = (side: 'top' | 'right' | 'bottom' | 'left'): number => usedMargin(style, side, float.width);
  return {
    side: style.float === 'right' ? 'right' : 'left',
    top: float.token === undefined ? margin('top') : 0, bottom: margin('bottom'), left: margin('left'), right: margin('right'),
    width: shrinkToFitWidth(float.box, { width: float.width, height: frame.heightBasis }, context),
    end: frame.floats.y + remaining(space, context),
  };
}

function spotFor(float: DeferredFloat, geometry: Geometry, height: number, meeting: FloatMeeting): { readonly x: number; readonly y: number } {
  const floats = meeting.frame.floats.context;
  const { clear } = float.box.style;
  // A float that clears stands below the floats it clears (CSS 2.2, 9.5.2).
  const cleared = clear === 'none' ? -Infinity : clearedBottom(floats, clear);
  return findFloat(floats, {
    side: geometry.side, y: Math.max(meeting.frame.floats.y + meeting.y, cleared),
    width: geometry.left + geometry.width + geometry.right, height: geometry.top + height + geometry.bottom,
    left: float.x, right: float.x + float.width,
  });
}

/** A float that does not fit: put off if it fits on an empty page, else cut, or, if it can't be, placed where it hangs over. */
function placeTooTall(float: DeferredFloat, geometry: Geometry, tall: { readonly whole: BoxResult; readonly short: number }, meeting: FloatMeeting): readonly Layer[] {
  const { space, context, frame } = meeting;
  const first = meeting.atStart && frame.floats.context.count === 0;
  const fits = geometry.top + tall.whole.fragment.height <= space.fullRoom;
  if (fits && !first) return defer(float, meeting);
  const spot = spotFor(float, geometry, 0, meeting);
  const room = geometry.end - spot.y - geometry.top;
  const mark = markLedger(context.ledger);
  const partSpace: Space = {
    ...space, width: float.width, height: undefined, room, tail: 0, atStart: first, imposedWidth: geometry.width, floats: undefined, until: undefined,
  };
  const part = context.layoutBox(float.box, partSpace, float.token);
  if (part.pushed === true) {
    restoreLedger(context.ledger, mark);
    return defer(float, meeting);
  }
  const placed = settle(float, geometry, part, spot, meeting);
  if (part.rest !== undefined) frame.floats.context.deferred.push({ ...float, token: part.rest });
  return placed;
}

function defer(float: DeferredFloat, meeting: FloatMeeting): readonly Layer[] {
  const floats = meeting.frame.floats.context;
  floats.deferred.push(float);
  floats.count++;
  return [];
}

function settle(float: DeferredFloat, geometry: Geometry, result: BoxResult, spot: { readonly x: number; readonly y: number }, meeting: FloatMeeting): readonly Layer[] {
  const { frame } = meeting;
  const { fragment } = result;
  const size = { width: geometry.left + geometry.width + geometry.right, height: geometry.top + fragment.height + geometry.bottom };
  addFloat(frame.floats.context, geometry.side, spot.x, spot.y, size);
  const x = spot.x + geometry.left - frame.floats.x + float.shift.x;
  const y = spot.y + geometry.top - frame.floats.y + float.shift.y;
  return [{ kind: 'float', fragment, x, y }, ...offsetLayers(result.layers, x, y)];
}
