// Where things stand in the room that is left over: the distribution values of CSS Box Alignment 3, for flex and grid.

import type { Alignment, ComputedStyle } from '../style/computed-style.ts';
import { resolveDefinite } from './sizes.ts';

/** Room before the first of `count` things, and added between two of them. */
export function distribute(value: Alignment, free: number, count: number): { readonly start: number; readonly between: number } {
  const safe = Math.max(0, free);
  switch (value) {
    case 'center': return { start: free / 2, between: 0 };
    case 'end': case 'flex-end': case 'right': return { start: free, between: 0 };
    case 'space-between': return count > 1 ? { start: 0, between: safe / (count - 1) } : { start: 0, between: 0 };
    case 'space-around': return count > 0 ? { start: safe / count / 2, between: safe / count } : { start: 0, between: 0 };
    case 'space-evenly': return { start: safe / (count + 1), between: safe / (count + 1) };
    default: return { start: 0, between: 0 };
  }
}

/** Offset of one thing in its room; `stretch` and the like stand at the start. */
export function alignOffset(value: Alignment, free: number): number {
  if (value === 'center') return free / 2;
  return value === 'end' || value === 'flex-end' || value === 'right' ? free : 0;
}

/** Used distance between tracks, lines or items; percentages without a basis are nothing. */
export function gapOf(value: ComputedStyle['rowGap'], basis: number | undefined): number {
  return value === 'normal' ? 0 : Math.max(0, resolveDefinite(value, basis) ?? 0);
}

/** The container's value where an item says auto. */
export function selfAlignment(own: Alignment | 'auto', container: Alignment): Alignment {
  return own === 'auto' ? container : own;
}

/** Whether the value stretches a box whose size is auto. */
export function stretches(value: Alignment): boolean {
  return value === 'normal' || value === 'stretch';
}
