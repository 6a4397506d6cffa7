// Sizes of grid tracks: what fixed, intrinsic and flexible tracks take of the room. CSS Grid 1, sections 11.4 to 11.8.

import type { TrackSize } from '../../style/computed-style.ts';
import { resolveDefinite } from '../sizes.ts';

/**
 * What an item asks of the tracks it spans (`start` up to `end`), margins included: its least size (11.5: minimum contribution) and its
 * contributions by content.
 */
export type Contribution = { readonly start: number; readonly end: number; readonly least: number; readonly min: number; readonly max: number };

type Breadth = Exclude<TrackSize, { readonly kind: 'minmax' }>;
type Track = { base: number; limit: number; readonly least: Breadth; readonly most: Breadth; planned: number; growable: boolean };

/** `available`: room for the tracks and gaps, or which of its extremes the grid is measured for. `floor`: room that they fill at least. */
export type Sizing = { readonly available: number | 'min-content' | 'max-content'; readonly floor: number; readonly gap: number; readonly stretch: boolean };

const autoBreadth: Breadth = { kind: 'auto' };

function breadths(size: TrackSize, basis: number | undefined): readonly [Breadth, Breadth] {
  const plain = (breadth: TrackSize): Breadth => (breadth.kind === 'minmax' || (breadth.kind === 'length' && resolveDefinite(breadth.size, basis) === undefined) ? autoBreadth : breadth);
  if (size.kind === 'minmax') return [size.least.kind === 'fraction' || size.least.kind === 'fit-content' ? autoBreadth : plain(size.least), plain(size.most)];
  return [size.kind === 'fraction' || size.kind === 'fit-content' ? autoBreadth : plain(size), plain(size)];
}

const fixedSize = (breadth: Breadth, basis: number | undefined): number | undefined => (breadth.kind === 'length' ? resolveDefinite(breadth.size, basis) : undefined);
const isFlexible = (track: Track): boolean => track.most.kind === 'fraction';

/** The definite size of a track in automatic repetition; 1 pt at least, so that the count is bounded. */
export function leastTrackSize(size: TrackSize, basis: number | undefined): number {
  const [least, most] = breadths(size, basis);
  const [low, high] = [fixedSize(least, basis), fixedSize(most, basis)];
  return Math.max(1, high === undefined ? low ?? 0 : Math.max(high, low ?? 0));
}

/** The sum that the tracks of a span can grow to by their maxima; undefined where one depends on content. */
export function fixedLimit(sizes: readonly TrackSize[], basis: number | undefined, gap: number): number | undefined {
  let total = Math.max(0, sizes.length - 1) * gap;
  for (const size of sizes) {
    const limit = fixedSize(breadths(size, basis)[1], basis);
    if (limit === undefined) return undefined;
    total += limit;
  }
  return total;
}

/** Whether a track grows with the least sizes of what stands in it. */
export function isAutomatic(size: TrackSize, basis: number | undefined): boolean {
  return breadths(size, basis)[0].kind === 'auto';
}

/** Used sizes of the tracks. */
export function trackSizes(sizes: readonly TrackSize[], items: readonly Contribution[], sizing: Sizing): readonly number[] {
  const { available, gap } = sizing;
  const basis = typeof available === 'number' ? available : undefined;
  const tracks = sizes.map((size): Track => {
    const [least, most] = breadths(size, basis);
    const base = fixedSize(least, basis) ?? 0;
    return { base, limit: Math.max(base, fixedSize(most, basis) ?? Infinity), least, most, planned: 0, growable: false };
  });
  resolveIntrinsic(tracks, items, sizing, basis);
  const gaps = Math.max(0, tracks.length - 1) * gap;
  maximize(tracks, basis === undefined ? (available === 'max-content' ? Infinity : 0) : basis - gaps - sum(tracks, 'base'));
  flex(tracks, items, sizing, gaps);
  const room = basis ?? (sizing.floor > 0 ? sizing.floor : undefined);
  if (sizing.stretch && room !== undefined) stretchAuto(tracks, room - gaps);
  return tracks.map((track) => track.base);
}

function sum(tracks: readonly Track[], key: 'base'): number {
  return tracks.reduce((total, track) => total + track[key], 0);
}

// --- 11.5: intrinsic sizes

function resolveIntrinsic(tracks: readonly Track[], items: readonly Contribution[], sizing: Sizing, basis: number | undefined): void {
  const spans = items.map((item) => ({ item, spanned: tracks.slice(item.start, item.end) }));
  const rigid = spans.filter(({ spanned }) => !spanned.some(isFlexible));
  const sizes = [...new Set(rigid.map(({ spanned }) => spanned.length))].toSorted((a, b) => a - b);
  for (const size of sizes) growBy(rigid.filter(({ spanned }) => spanned.length === size), tracks, sizing, basis);
  growBy(spans.filter(({ spanned }) => spanned.some(isFlexible)).map(({ item, spanned }) => ({ item, spanned, flexible: spanned.filter(isFlexible) })), tracks, sizing, basis);
  for (const track of tracks) if (track.limit === Infinity) track.limit = track.base;
}

type Spanning = { readonly item: Contribution; readonly spanned: readonly Track[]; /** The tracks that alone may grow. */ readonly flexible?: readonly Track[] };

/** The steps for items of one span, or of those across flexible tracks. */
function growBy(items: readonly Spanning[], tracks: readonly Track[], { available, gap }: Sizing, basis: number | undefined): void {
  const minimum = available === 'min-content' ? 'min' : 'least';
  const kinds = (...names: readonly Breadth['kind'][]) => ({ least, most }: Track, of: 'least' | 'most'): boolean => names.includes((of === 'least' ? least : most).kind);
  const step = (key: 'base' | 'limit', size: 'least' | 'min' | 'max', chosen: (track: Track) => boolean, beyond: (track: Track) => boolean): void => {
    const asked = new Set<Track>();
    for (const one of items) {
      const affected = (one.flexible ?? one.spanned).filter(chosen);
      if (affected.length === 0) continue;
      for (const track of affected) asked.add(track);
      const wanted = one.item[size] - (one.spanned.length - 1) * gap;
      distribute(one, affected, { key, wanted, beyond, basis });
    }
    for (const track of tracks) {
      if (track.planned > 0 || (key === 'limit' && track.limit === Infinity && asked.has(track))) {
        if (key === 'base') track.base += track.planned;
        else {
          track.growable = track.limit === Infinity && size === 'min';
          track.limit = (track.limit === Infinity ? track.base : track.limit) + track.planned;
        }
      }
      track.planned = 0;
      // Only the step right after the one that made its limit finite may grow a track without end.
      if (size === 'max') track.growable = false;
      if (track.limit < track.base) track.limit = track.base;
    }
  };
  const intrinsicMost = (track: Track): boolean => kinds('auto', 'min-content', 'max-content', 'fit-content')(track, 'most');
  const greatestMost = (track: Track): boolean => kinds('auto', 'max-content', 'fit-content')(track, 'most');
  step('base', minimum, (track) => kinds('auto', 'min-content', 'max-content')(track, 'least'), intrinsicMost);
  step('base', 'min', (track) => kinds('min-content', 'max-content')(track, 'least'), intrinsicMost);
  step('base', 'max', (track) => kinds('max-content')(track, 'least') || (available === 'max-content' && kinds('auto')(track, 'least')), greatestMost);
  if (items.some(({ flexible }) => flexible !== undefined)) return;
  step('limit', 'min', intrinsicMost, () => true);
  step('limit', 'max', greatestMost, () => true);
}

type Extra = { readonly key: 'base' | 'limit'; readonly wanted: number; readonly beyond: (track: Track) => boolean; readonly basis: number | undefined };

/** Distributes what an item still asks for over tracks: equally up to their limits, then beyond them (11.5.1). */
function distribute({ spanned, flexible }: Spanning, affected: readonly Track[], { key, wanted, beyond, basis }: Extra): void {
  const sizeOf = (track: Track): number => (key === 'base' || track.limit === Infinity ? track.base : track.limit);
  let space = wanted - spanned.reduce((total, track) => total + sizeOf(track), 0);
  if (space <= 0) return;
  const increases = new Map<Track, number>();
  if (flexible !== undefined) {
    const factors = affected.reduce((total, track) => total + factorOf(track), 0);
    for (const track of affected) increases.set(track, factors > 0 ? (space * factorOf(track)) / factors : space / affected.length);
    space = 0;
  }
  const capOf = (track: Track): number => {
    const capped = track.most.kind === 'fit-content' ? Math.max(track.base, resolveDefinite(track.most.limit, basis) ?? Infinity) : Infinity;
    if (key === 'limit') return track.limit === Infinity || track.growable ? capped : track.limit;
    return Math.min(track.limit, capped);
  };
  space = share(space, affected, increases, (track) => capOf(track) - sizeOf(track));
  if (space > 0.001) {
    const chosen = affected.filter(beyond);
    const rest = key === 'limit' ? affected.filter((track) => track.growable || track.limit === Infinity) : chosen.length > 0 ? chosen : affected;
    const open = rest.length > 0 ? rest : key === 'limit' ? affected : rest;
    const limit = (track: Track): number => (key === 'limit' && track.most.kind === 'fit-content' ? capOf(track) - sizeOf(track) : Infinity);
    share(space, open, increases, (track) => limit(track));
  }
  for (const [track, increase] of increases) track.planned = Math.max(track.planned, increase);
}

/** Shares space equally among tracks that have room for it; gives what is left. */
function share(space: number, tracks: readonly Track[], increases: Map<Track, number>, roomFor: (track: Track) => number): number {
  let left = space;
  for (let round = 0; round <= tracks.length && left > 0.001; round++) {
    const open = tracks.filter((track) => roomFor(track) - (increases.get(track) ?? 0) > 0.001);
    if (open.length === 0) return left;
    const each = left / open.length;
    for (const track of open) {
      const given = Math.min(each, roomFor(track) - (increases.get(track) ?? 0));
      increases.set(track, (increases.get(track) ?? 0) + given);
      left -= given;
    }
  }
  return left;
}

// --- 11.6 to 11.8: what is left of the room

/** Room that is left goes to tracks below their limits, equally. */
function maximize(tracks: readonly Track[], room: number): void {
  let free = room;
  for (let round = 0; round <= tracks.length && free > 0.001; round++) {
    const open = tracks.filter((track) => !isFlexible(track) && track.limit - track.base > 0.001);
    if (open.length === 0) return;
    const each = free / open.length;
    for (const track of open) {
      const grown = Math.min(each, track.limit - track.base);
      track.base += grown;
      if (free !== Infinity) free -= grown;
    }
  }
}

const factorOf = (track: Track): number => (track.most.kind === 'fraction' ? track.most.factor : 0);

/** Flexible tracks share the rest by their factors, none below its content. */
function flex(tracks: readonly Track[], items: readonly Contribution[], { available, floor, gap }: Sizing, gaps: number): void {
  const flexed = tracks.filter(isFlexible);
  if (flexed.length === 0 || available === 'min-content') return;
  let fraction = typeof available === 'number' ? fractionOf(tracks, available - gaps) : contentFraction(tracks, items, gap);
  if (typeof available !== 'number' && floor > 0) fraction = Math.max(fraction, fractionOf(tracks, floor - gaps));
  for (const track of flexed) track.base = Math.max(track.base, fraction * factorOf(track));
}

/** The size of one `fr` where tracks fill a room (11.7.1). */
function fractionOf(tracks: readonly Track[], room: number): number {
  const rigid = new Set(tracks.filter((track) => !isFlexible(track)));
  for (;;) {
    const open = tracks.filter((track) => !rigid.has(track));
    const left = room - tracks.reduce((total, track) => total + (rigid.has(track) ? track.base : 0), 0);
    const fraction = Math.max(0, left) / Math.max(1, open.reduce((total, track) => total + factorOf(track), 0));
    const tooSmall = open.filter((track) => track.base > fraction * factorOf(track) + 0.001);
    if (tooSmall.length === 0) return fraction;
    for (const track of tooSmall) rigid.add(track);
  }
}

function contentFraction(tracks: readonly Track[], items: readonly Contribution[], gap: number): number {
  let fraction = 0;
  for (const track of tracks) if (isFlexible(track)) fraction = Math.max(fraction, track.base / Math.max(1, factorOf(track)));
  for (const item of items) {
    const spanned = tracks.slice(item.start, item.end);
    if (spanned.some(isFlexible)) fraction = Math.max(fraction, fractionOf(spanned, item.max - (spanned.length - 1) * gap));
  }
  return fraction;
}

function stretchAuto(tracks: readonly Track[], room: number): void {
  const open = tracks.filter((track) => track.most.kind === 'auto');
  const free = room - sum(tracks, 'base');
  if (free > 0) for (const track of open) track.base += free / open.length;
}
