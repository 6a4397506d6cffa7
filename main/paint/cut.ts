// Boxes that pages, columns or lines cut: what is drawn for the whole box shows of a part what lies within it.

import { type Sides, sides } from '../style/computed-style.ts';
import type { BackgroundBox } from './background.ts';
import type { DisplayItem } from './display-list.ts';
import { type Rect, rectPath } from './geometry.ts';

/** Of items drawn for a whole box that was cut, what lies within `own`. */
export function pushWithin(items: DisplayItem[], { whole }: BackgroundBox, own: Rect, drawn: readonly DisplayItem[]): void {
  if (whole === undefined) items.push(...drawn);
  else items.push({ kind: 'push', clip: rectPath(own) }, ...drawn, { kind: 'pop' });
}

/** The surroundings of the whole box, as far as they are those of the part: nothing stands out where it was cut. */
export function cutLike({ rect, whole }: BackgroundBox, around: Rect): Rect {
  if (whole === undefined) return around;
  const [all, own, far] = [edgesOf(whole.rect), edgesOf(rect), { ...edgesOf(around) }];
  for (const side of sides) if (Math.abs(all[side] - own[side]) > 0.01) far[side] = own[side];
  return { x: far.left, y: far.top, width: far.right - far.left, height: far.bottom - far.top };
}

function edgesOf({ x, y, width, height }: Rect): { -readonly [S in keyof Sides<number>]: number } {
  return { left: x, top: y, right: x + width, bottom: y + height };
}
