// Sizes of grid tracks: what fixed, intrinsic and flexible tracks take of the room. CSS Grid 1, sections 11.4 to 11.8.

import type { TrackSize } from '../../style/computed-style.ts';
import { resolveDefinite } from '../sizes.ts';

/** What an item asks of the tracks it spans (`start` up to `end`), margins included. */
export type Contribution = { readonly start: number; readonly end: number; readonly min: number; readonly max: number };

type Track = { base: number; limit: number; readonly least: Breadth; readonly most: Breadth };
type Breadth = Exclude<TrackSize, { readonly kind: 'minmax' | 'repeat' }>;

const autoBreadth: Breadth = { kind: 'auto' };

function breadths(size: TrackSize): readonly [Breadth, Breadth] {
  if (size.kind === 'repeat') return [autoBreadth, autoBreadth];
  if (size.kind !== 'minmax') return [size.kind === 'fraction' ? autoBreadth : size, size];
  return [bound(size.least, false), bound(size.most, true)];
}

function bound(size: TrackSize, flexible: boolean): Breadth {
  return size.kind === 'minmax' || size.kind === 'repeat' || (size.kind === 'fraction' && !flexible) ? autoBreadth : size;
}

/**
 * A track list with `auto-fill` and `auto-fit` written out: as often as there is room for; `auto-fit` for no more than `count`
 * items (CSS Grid 1, 7.2.3.2; empty tracks are dropped at the end only).
 */
export function expandTracks(list: readonly TrackSize[], room: { readonly available: number | undefined; readonly gap: number; readonly count: number }): readonly TrackSize[] {
  if (!list.some((size) => size.kind === 'repeat')) return list;
  const { available, gap, count } = room;
  const rigid = list.filter((size) => size.kind !== 'repeat');
  const sizeOf = (size: TrackSize): number => leastSize(size, available) + gap;
  const left = (available ?? 0) + gap - rigid.reduce((sum, size) => sum + sizeOf(size), 0);
  return list.flatMap((size) => {
    if (size.kind !== 'repeat') return [size];
    const each = size.tracks.reduce((sum, track) => sum + sizeOf(track), 0);
    const fitting = Math.max(1, Math.min(1000, each > 0 ? Math.floor((left + 0.001) / each) : 1));
    const used = size.fit ? Math.max(1, Math.min(fitting, Math.ceil((count - rigid.length) / size.tracks.length))) : fitting;
    return Array.from({ length: used }, () => size.tracks).flat();
  });
}

/** The definite size of a track in automatic repetition; 1 pt at least, so that the count is bounded. */
function leastSize(size: TrackSize, basis: number | undefined): number {
  const [least, most] = breadths(size);
  return Math.max(1, fixedSize(most, basis) ?? 0, fixedSize(least, basis) ?? 0);
}

const fixedSize = (breadth: Breadth, basis: number | undefined): number | undefined => (breadth.kind === 'length' ? resolveDefinite(breadth.size, basis) : undefined);
const isIntrinsic = (breadth: Breadth, basis: number | undefined): boolean => breadth.kind !== 'fraction' && fixedSize(breadth, basis) === undefined;

/**
 * Used sizes of tracks. `available`: room for them without gaps, undefined where it follows from them. `stretch`: automatic
 * tracks share what is left over.
 */
export function trackSizes(sizes: readonly TrackSize[], items: readonly Contribution[], request: { readonly available: number | undefined; readonly gap: number; readonly stretch: boolean }): readonly number[] {
  const { available, gap, stretch } = request;
  const tracks = sizes.map((size): Track => {
    const [least, most] = breadths(size);
    const base = fixedSize(least, available) ?? 0;
    const limit = most.kind === 'fraction' ? base : fixedSize(most, available) ?? Infinity;
    return { base, limit: Math.max(base, limit), least, most };
  });
  for (const item of [...items].sort((a, b) => a.end - a.start - (b.end - b.start))) contribute(tracks, item, gap, available);
  for (const track of tracks) {
    if (track.limit === Infinity) track.limit = track.base;
    if (track.most.kind === 'fit-content') track.limit = Math.max(track.base, Math.min(track.limit, resolveDefinite(track.most.limit, available) ?? track.limit));
  }
  maximize(tracks, available, gap);
  flex(tracks, items, available, gap);
  if (stretch && available !== undefined) stretchAuto(tracks, available, gap);
  return tracks.map((track) => track.base);
}

/** An item's sizes raise the tracks that it spans: those that may grow by content, equally. */
function contribute(tracks: readonly Track[], item: Contribution, gap: number, basis: number | undefined): void {
  const spanned = tracks.slice(item.start, item.end);
  const gaps = Math.max(0, spanned.length - 1) * gap;
  const flexible = spanned.some((track) => track.most.kind === 'fraction');
  if (flexible && spanned.length > 1) return;
  const growing = spanned.filter((track) => isIntrinsic(track.least, basis));
  const atLeast = growing.some((track) => track.least.kind === 'max-content') ? item.max : item.min;
  spread(growing, atLeast - gaps - sum(spanned, 'base'), 'base');
  for (const track of spanned) if (track.limit < track.base) track.limit = track.base;
  const limited = spanned.filter((track) => isIntrinsic(track.most, basis));
  if (limited.length === 0) return;
  const wanted = limited.every((track) => track.most.kind === 'min-content') ? item.min : item.max;
  const reached = spanned.reduce((total, track) => total + (track.limit === Infinity ? track.base : track.limit), 0);
  for (const track of limited) if (track.limit === Infinity) track.limit = track.base;
  spread(limited, wanted - gaps - reached, 'limit');
}

function spread(tracks: readonly Track[], missing: number, key: 'base' | 'limit'): void {
  if (missing <= 0) return;
  for (const track of tracks) track[key] += missing / tracks.length;
}

function sum(tracks: readonly Track[], key: 'base' | 'limit'): number {
  return tracks.reduce((total, track) => total + track[key], 0);
}

/** Room that is left goes to tracks below their limits, equally (11.6). */
function maximize(tracks: readonly Track[], available: number | undefined, gap: number): void {
  let free = available === undefined ? Infinity : available - sum(tracks, 'base') - Math.max(0, tracks.length - 1) * gap;
  for (let round = 0; round <= tracks.length && free > 0.001; round++) {
    const open = tracks.filter((track) => track.most.kind !== 'fraction' && track.limit - track.base > 0.001);
    if (open.length === 0) return;
    for (const track of open) {
      const grown = Math.min(free / open.length, track.limit - track.base);
      track.base += grown;
      if (free !== Infinity) free -= grown;
    }
  }
}

/** Flexible tracks share the rest by their factors, none below its content (11.7). */
function flex(tracks: readonly Track[], items: readonly Contribution[], available: number | undefined, gap: number): void {
  const flexed = tracks.filter((track) => track.most.kind === 'fraction');
  if (flexed.length === 0) return;
  const gaps = Math.max(0, tracks.length - 1) * gap;
  const fraction = available === undefined ? contentFraction(tracks, items) : freeFraction(tracks, available - gaps);
  for (const track of flexed) track.base = Math.max(track.base, fraction * factorOf(track));
}

const factorOf = (track: Track): number => (track.most.kind === 'fraction' ? track.most.factor : 0);

function freeFraction(tracks: readonly Track[], room: number): number {
  const rigid = new Set(tracks.filter((track) => track.most.kind !== 'fraction'));
  for (;;) {
    const open = tracks.filter((track) => !rigid.has(track));
    const left = room - tracks.reduce((total, track) => total + (rigid.has(track) ? track.base : 0), 0);
    const fraction = Math.max(0, left) / Math.max(1, open.reduce((total, track) => total + factorOf(track), 0));
    const tooSmall = open.filter((track) => track.base > fraction * factorOf(track) + 0.001);
    if (tooSmall.length === 0) return fraction;
    for (const track of tooSmall) rigid.add(track);
  }
}

function contentFraction(tracks: readonly Track[], items: readonly Contribution[]): number {
  let fraction = 0;
  for (const track of tracks) if (factorOf(track) > 0) fraction = Math.max(fraction, track.base / Math.max(1, factorOf(track)));
  for (const item of items) {
    const spanned = tracks.slice(item.start, item.end);
    const factors = spanned.reduce((total, track) => total + factorOf(track), 0);
    if (factors > 0) fraction = Math.max(fraction, (item.max - spanned.reduce((total, track) => total + (factorOf(track) > 0 ? 0 : track.base), 0)) / Math.max(1, factors));
  }
  return fraction;
}

function stretchAuto(tracks: readonly Track[], available: number, gap: number): void {
  const open = tracks.filter((track) => track.most.kind === 'auto');
  const free = available - sum(tracks, 'base') - Math.max(0, tracks.length - 1) * gap;
  if (free > 0) for (const track of open) track.base += free / open.length;
}
