// The explicit tracks of a grid: a template with its automatic repetition written out for the room there is, and the names of its
// lines. CSS Grid 1, section 7.2.

import type { TrackListItem, TrackSize } from '../../style/computed-style.ts';
import { leastTrackSize } from './tracks.ts';

/** `names[i]`: the names of the line before track i, one more than there are tracks. `fit`: tracks that vanish where nothing stands in them. */
export type Tracks = { readonly sizes: readonly TrackSize[]; readonly names: readonly (readonly string[])[]; readonly fit: readonly boolean[] };

/** So many tracks may come of automatic repetition. */
const mostRepeated = 1000;

/** Writes out `auto-fill` and `auto-fit`: as often as the room allows, once where it is not known. */
export function expandTemplate(list: readonly TrackListItem[], room: { readonly available: number | undefined; readonly gap: number }): Tracks {
  const tracks = { sizes: [] as TrackSize[], names: [[]] as string[][], fit: [] as boolean[] };
  const add = (items: readonly TrackListItem[], fit: boolean): void => {
    for (const item of items) {
      if (item.kind === 'names') tracks.names.at(-1)?.push(...item.names);
      else if (item.kind === 'repeat') for (let time = 0; time < repetitions(list, item, room); time++) add(item.tracks, item.fit);
      else {
        tracks.sizes.push(item);
        tracks.names.push([]);
        tracks.fit.push(fit);
      }
    }
  };
  add(list, false);
  return tracks;
}

type Repeat = Extract<TrackListItem, { readonly kind: 'repeat' }>;

function repetitions(list: readonly TrackListItem[], repeat: Repeat, { available, gap }: { readonly available: number | undefined; readonly gap: number }): number {
  if (available === undefined) return 1;
  const sizeOf = (items: readonly TrackListItem[]): number => items.reduce((sum, item) => (item.kind === 'names' || item.kind === 'repeat' ? sum : sum + leastTrackSize(item, available) + gap), 0);
  const each = sizeOf(repeat.tracks);
  const left = available + gap - sizeOf(list);
  return Math.max(1, Math.min(mostRepeated, each > 0 ? Math.floor((left + 0.001) / each) : 1));
}
