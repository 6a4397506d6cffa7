// The lines of a grid along one axis: which numbers, names and areas mean which of them. CSS Grid 1, sections 7.1, 7.3 and 8.3.

import type { GridLine } from '../../style/computed-style.ts';
import type { Tracks } from './template.ts';

/** Tracks from `start` up to, not including, `end`: indices of lines from 0, the explicit grid's first; negative ones come before it. */
export type Span = { readonly start: number; readonly end: number };

/** Lines of the explicit grid: how many tracks there are, and the lines of each name in order. */
export type Lines = { readonly tracks: number; readonly names: ReadonlyMap<string, readonly number[]> };

type Areas = readonly (readonly string[])[];

/** Names of an axis' lines: those written in its template, and `area-start`, `area-end` of each area. */
export function linesOf(tracks: Tracks, areas: Areas, axis: 'column' | 'row'): Lines {
  const names = new Map<string, number[]>();
  const add = (name: string, line: number): void => {
    const lines = names.get(name) ?? [];
    names.set(name, lines);
    if (!lines.includes(line)) lines.push(line);
  };
  tracks.names.forEach((list, line) => {
    for (const name of list) add(name, line);
  });
  for (const [name, { start, end }] of areaSpans(areas, axis)) {
    add(`${name}-start`, start);
    add(`${name}-end`, end);
  }
  for (const lines of names.values()) lines.sort((a, b) => a - b);
  const across = axis === 'column' ? areas[0]?.length ?? 0 : areas.length;
  return { tracks: Math.max(tracks.sizes.length, across), names };
}

function areaSpans(areas: Areas, axis: 'column' | 'row'): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>();
  areas.forEach((cells, row) => cells.forEach((name, column) => {
    if (name === '.') return;
    const at = axis === 'column' ? column : row;
    const known = spans.get(name);
    spans.set(name, { start: Math.min(known?.start ?? at, at), end: Math.max(known?.end ?? 0, at + 1) });
  }));
  return spans;
}

/** A definite span, or the number of tracks where the place is left to the grid. */
export function requestedSpan(start: GridLine, end: GridLine, lines: Lines): Span | number {
  const from = lineOf(start, 'start', lines);
  const to = lineOf(end, 'end', lines);
  if (from !== undefined && to !== undefined) return from === to ? { start: from, end: from + 1 } : { start: Math.min(from, to), end: Math.max(from, to) };
  if (from !== undefined) return { start: from, end: spannedTo(from, end, 1, lines) };
  if (to !== undefined) return { start: spannedTo(to, start, -1, lines), end: to };
  // A span to a name has no place to count from: it is one of 1.
  const span = typeof start === 'object' && 'span' in start ? start : end;
  return typeof span === 'object' && 'span' in span && span.name === undefined ? Math.max(1, span.span) : 1;
}

function lineOf(line: GridLine, side: 'start' | 'end', lines: Lines): number | undefined {
  if (line === 'auto' || 'span' in line) return undefined;
  if (!('line' in line)) return lines.names.get(`${line.name}-${side}`)?.[0] ?? nthLine(line.name, 1, lines);
  if (line.name !== undefined) return nthLine(line.name, line.line, lines);
  return line.line > 0 ? line.line - 1 : lines.tracks + 1 + line.line;
}

/** The nth line of a name, from the end if negative; where there are too few, all implicit lines have the name. */
function nthLine(name: string, nth: number, { names, tracks }: Lines): number {
  const known = names.get(name) ?? [];
  const count = Math.abs(nth);
  if (count <= known.length) return nth > 0 ? known[count - 1] ?? 0 : known[known.length - count] ?? 0;
  const beyond = count - known.length;
  return nth > 0 ? tracks + beyond : -beyond;
}

/** Where a span ends that is counted from a line: in tracks, or in lines of a name. */
function spannedTo(from: number, line: GridLine, step: 1 | -1, { names, tracks }: Lines): number {
  if (line === 'auto' || !('span' in line)) return from + step;
  if (line.name === undefined) return from + step * Math.max(1, line.span);
  const known = (names.get(line.name) ?? []).filter((at) => (step > 0 ? at > from : at < from));
  if (step < 0) known.reverse();
  if (line.span <= known.length) return known[line.span - 1] ?? from + step;
  const beyond = line.span - known.length;
  return step > 0 ? Math.max(from, tracks) + beyond : Math.min(from, 0) - beyond;
}
