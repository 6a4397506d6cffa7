// Floats of one block formatting context: where they stand, where the next one goes, how much room is beside them. CSS 2.2, 9.5.
// Coordinates are those of the context's root: its border box's top left. A context lives for one fragmentainer; floats that
// found no room wait in `deferred` for the next.

import type { DeferredFloat } from './space.ts';

/** The margin box of a float: `edge` is its right edge if it is a left float, else its left edge. */
type Exclusion = { readonly top: number; readonly bottom: number; readonly edge: number };

export type FloatContext = {
  readonly left: Exclusion[];
  readonly right: Exclusion[];
  /** The floats that reach below the top of the last one: all that the place of the next depends on. */
  activeLeft: readonly Exclusion[];
  activeRight: readonly Exclusion[];
  /** Top of the last float: no later one stands higher (rule 5). */
  lastTop: number;
  leftBottom: number;
  rightBottom: number;
  /** Where the last initial letter ends: the next one stands below it. */
  letterBottom: number;
  /** How many floats were placed or put off: tells whether any came since. */
  count: number;
  readonly deferred: DeferredFloat[];
};

/** So many floats may wait for the next fragmentainer; one more, and the content goes there with it. */
export const mostDeferred = 32;

/** Between which x a line or box can stand; `below`: where the nearest float beside ends. */
export type Gap = { readonly left: number; readonly right: number; readonly below: number | undefined };

export function createFloats(): FloatContext {
  return {
    left: [], right: [], activeLeft: [], activeRight: [], lastTop: -Infinity,
    leftBottom: -Infinity, rightBottom: -Infinity, letterBottom: -Infinity, count: 0, deferred: [],
  };
}

/** A state of a context to come back to. */
export type FloatMark = Omit<FloatContext, 'left' | 'right' | 'deferred'> & { readonly lengths: readonly [number, number, number] };

export function markFloats(floats: FloatContext): FloatMark {
  if (floats.count === 0) return noFloats;
  const { activeLeft, activeRight, lastTop, leftBottom, rightBottom, letterBottom, count, left, right, deferred } = floats;
  return { activeLeft, activeRight, lastTop, leftBottom, rightBottom, letterBottom, count, lengths: [left.length, right.length, deferred.length] };
}

const noFloats: FloatMark = {
  activeLeft: [], activeRight: [], lastTop: -Infinity, leftBottom: -Infinity, rightBottom: -Infinity, letterBottom: -Infinity, count: 0, lengths: [0, 0, 0],
};

/** Takes back all floats since the mark. */
export function restoreFloats(floats: FloatContext, mark: FloatMark): void {
  if (floats.count === mark.count) return;
  const { lengths, ...state } = mark;
  Object.assign(floats, state);
  [floats.left.length, floats.right.length, floats.deferred.length] = lengths;
}

/** The free interval within [left, right] of a strip from y, `height` high. */
export function gapAt(floats: FloatContext, y: number, height: number, left: number, right: number): Gap {
  return gapBetween(floats.left, floats.right, { y, height, left, right });
}

type Strip = { readonly y: number; readonly height: number; readonly left: number; readonly right: number };

function gapBetween(leftFloats: readonly Exclusion[], rightFloats: readonly Exclusion[], strip: Strip): Gap {
  const { y, left, right } = strip;
  const end = y + Math.max(strip.height, 0.01);
  let from = left;
  let to = right;
  let below = Infinity;
  for (const { top, bottom, edge } of leftFloats) {
    if (top >= end || bottom <= y || edge <= left) continue;
    from = Math.max(from, edge);
    below = Math.min(below, bottom);
  }
  for (const { top, bottom, edge } of rightFloats) {
    if (top >= end || bottom <= y || edge >= right) continue;
    to = Math.min(to, edge);
    below = Math.min(below, bottom);
  }
  return { left: from, right: to, below: below === Infinity ? undefined : below };
}

/** Whether any float reaches below y. */
export function hasFloatsBelow(floats: FloatContext, y: number): boolean {
  return Math.max(floats.leftBottom, floats.rightBottom) > y;
}

/** Sides of floats, and what of them is cleared, as bits: 1 for the left, 2 for the right. */
export type FloatSides = number;
export const floatSides = { none: 0, left: 1, right: 2, both: 3, footnote: 0 } as const;

/** The sides that have any float; of those that wait for the next fragmentainer, either. */
export function sidesOf({ count, deferred, leftBottom, rightBottom }: FloatContext): FloatSides {
  if (count === 0) return floatSides.none;
  if (deferred.length > 0) return floatSides.both;
  return (leftBottom === -Infinity ? floatSides.none : floatSides.left) | (rightBottom === -Infinity ? floatSides.none : floatSides.right);
}

/** Where floats to be cleared end; -Infinity if there are none. */
export function clearedBottom(floats: FloatContext, clear: 'left' | 'right' | 'both'): number {
  const left = clear === 'right' ? -Infinity : floats.leftBottom;
  const right = clear === 'left' ? -Infinity : floats.rightBottom;
  return Math.max(left, right);
}

/** The highest y, not above the strip's, at which something `width` wide fits between floats; beside none it always does. */
function findBetween(left: readonly Exclusion[], right: readonly Exclusion[], strip: Strip, width: number): Gap & { readonly y: number } {
  let y = strip.y;
  for (;;) {
    const gap = gapBetween(left, right, { ...strip, y });
    if (gap.below === undefined || gap.right - gap.left >= width - 1e-6) return { ...gap, y };
    y = gap.below;
  }
}

/** A float's margin box to be placed, within its containing block from `left` to `right`. */
export type FloatRequest = {
  readonly side: 'left' | 'right'; readonly y: number;
  readonly width: number; readonly height: number;
  readonly left: number; readonly right: number;
};

/** Where a float's margin box would go. */
export function findFloat(floats: FloatContext, request: FloatRequest): { readonly x: number; readonly y: number } {
  const { side, width, left, right } = request;
  const strip = { y: Math.max(request.y, floats.lastTop), height: request.height, left, right };
  const gap = findBetween(floats.activeLeft, floats.activeRight, strip, width);
  return { x: side === 'left' ? gap.left : gap.right - width, y: gap.y };
}

/** Puts a float's margin box on record. */
export function addFloat(floats: FloatContext, side: 'left' | 'right', x: number, y: number, size: { readonly width: number; readonly height: number }): void {
  const bottom = y + size.height;
  floats.count++;
  floats.lastTop = Math.max(floats.lastTop, y);
  floats.activeLeft = active(floats.activeLeft, y);
  floats.activeRight = active(floats.activeRight, y);
  if (side === 'left') floats.leftBottom = Math.max(floats.leftBottom, bottom);
  else floats.rightBottom = Math.max(floats.rightBottom, bottom);
  if (size.height <= 0) return;
  const exclusion = { top: y, bottom, edge: side === 'left' ? x + size.width : x };
  // Lines make no room for what has no width; later floats stand beside it all the same.
  if (size.width > 0) floats[side].push(exclusion);
  if (side === 'left') floats.activeLeft = [...floats.activeLeft, exclusion];
  else floats.activeRight = [...floats.activeRight, exclusion];
}

function active(list: readonly Exclusion[], y: number): readonly Exclusion[] {
  return list.some((exclusion) => exclusion.bottom <= y) ? list.filter((exclusion) => exclusion.bottom > y) : list;
}
