// Outlines around boxes (CSS UI 4, section 3): drawn as borders that take no room, above all of the stacking context, and closed
// around each part of a box that was cut.

import type { Source } from '../box/structure.ts';
import { type ComputedStyle, evenSides } from '../style/computed-style.ts';
import { allEdges, paintBorders } from './border.ts';
import type { DisplayItem } from './display-list.ts';
import { grown, inset, insetRadii, outsetRadii, type Rect, usedRadii } from './geometry.ts';

export function hasOutline({ outline }: ComputedStyle): boolean {
  return outline.width > 0;
}

/** `rect`: the border box. */
export function paintOutline(items: DisplayItem[], style: ComputedStyle, rect: Rect, source: Source): void {
  const { outline } = style;
  const radii = usedRadii(style, rect);
  const { offset } = outline;
  // An offset inwards leaves a hole, be it of no size (3.5).
  const [across, down] = [Math.max(offset, -rect.width / 2), Math.max(offset, -rect.height / 2)];
  const inner = inset(rect, { top: -down, right: -across, bottom: -down, left: -across });
  const innerRadii = radii === undefined ? undefined : offset < 0 ? insetRadii(radii, evenSides(-offset)) : outsetRadii(radii, offset);
  const outer = { rect: grown(inner, outline.width), radii: innerRadii === undefined ? undefined : outsetRadii(innerRadii, outline.width) };
  paintBorders(items, { ...outer, widths: evenSides(outline.width), borders: evenSides(outline), edges: allEdges }, source);
}
