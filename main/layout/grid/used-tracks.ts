// Where the tracks of a grid stand once they have their sizes. CSS Grid 1, 10.5 and 11.1.

import type { Alignment } from '../../style/computed-style.ts';
import { distribute } from '../align.ts';

/** Used tracks of one axis: where each begins, and how long it is. */
export type UsedTracks = { readonly starts: readonly number[]; readonly sizes: readonly number[] };

/** Where tracks stand in their room after justify-content or align-content. */
export function placeTracks(sizes: readonly number[], gap: number, room: number, value: Alignment): UsedTracks {
  const free = room - sizes.reduce((sum, size) => sum + size, 0) - Math.max(0, sizes.length - 1) * gap;
  const { start, between } = distribute(value, free, sizes.length);
  let at = start;
  const starts = sizes.map((size) => {
    const here = at;
    at += size + gap + between;
    return here;
  });
  return { starts, sizes };
}

/** The distance from the start of one track to the end of another. */
export function areaOf({ starts, sizes }: UsedTracks, { start, end }: { readonly start: number; readonly end: number }): { readonly start: number; readonly size: number } {
  const at = starts[start] ?? 0;
  return { start: at, size: (starts[end - 1] ?? at) + (sizes[end - 1] ?? 0) - at };
}

