// Grid tracks, areas and lines: CSS Grid 1, chapters 7 and 8.

import { type ComponentValue, splitAtCommas } from './component-values.ts';
import type { GridLine, LengthPercentage, TrackListItem, TrackSize } from './computed-style.ts';
import { combine, combineList, map, type Pending } from './deferred.ts';
import { attempt, type Input, inputOf, keyword, named, type Parser, peek, readAll, takeKeyword } from './parsers.ts';
import { integerValue, lengthPercentage } from './values.ts';

/** Most tracks that repeat() writes out. */
const repeatLimit = 200;

const trackKeywords: Readonly<Record<string, TrackSize>> = {
  auto: { kind: 'auto' }, 'min-content': { kind: 'min-content' }, 'max-content': { kind: 'max-content' },
};

export const trackValue: Parser<TrackSize> = {
  syntax: '<length-percentage> | <flex> | auto | min-content | max-content | minmax() | fit-content()',
  read: (input) => {
    const value = peek(input);
    const simple = attempt(input, named(trackKeywords));
    if (simple !== undefined) return simple;
    if (value?.kind === 'dimension' && value.unit === 'fr') {
      input.index += 1;
      return value.number >= 0 ? { kind: 'fraction', factor: value.number } : undefined;
    }
    if (value?.kind === 'function' && (value.text === 'minmax' || value.text === 'fit-content')) {
      input.index += 1;
      return value.text === 'minmax' ? minmax(value) : fitContent(value);
    }
    const length = lengthPercentage({ min: 0 }).read(input);
    return length === undefined ? undefined : map(length, (size): TrackSize => ({ kind: 'length', size }));
  },
};

function minmax(value: ComponentValue): Pending<TrackSize> | undefined {
  const [least, most] = splitAtCommas(value.children).map((values) => readAll(values, trackValue));
  if (least === undefined || most === undefined) return undefined;
  return combine([least, most], ([a, b]): TrackSize => ({ kind: 'minmax', least: a, most: b }));
}

function fitContent(value: ComponentValue): Pending<TrackSize> | undefined {
  const limit = readAll(value.children, lengthPercentage({ min: 0 }));
  return limit === undefined ? undefined : map(limit, (size: LengthPercentage): TrackSize => ({ kind: 'fit-content', limit: size }));
}

/** A track list; repeat() with a number is written out. */
export const trackListValue: Parser<readonly TrackListItem[]> = {
  syntax: `none | [ [ <custom-ident>* ] | ${trackValue.syntax} | repeat(<integer> | auto-fill | auto-fit, …) ]+`,
  read: (input) => {
    if (takeKeyword(input, 'none')) return [];
    const tracks = readTracks(input);
    return tracks === undefined || tracks.every(isNames) ? undefined : combineList(tracks);
  },
};

type PendingItem = Pending<TrackListItem>;
const isNames = (item: PendingItem): boolean => 'kind' in item && item.kind === 'names';

function readTracks(input: Input): PendingItem[] | undefined {
  const tracks: PendingItem[] = [];
  for (let value = peek(input); value !== undefined && value.kind !== 'delim'; value = peek(input)) {
    if (value.kind === 'block' && value.text === '[') {
      const names = readLineNames(input);
      if (names === undefined) return undefined;
      tracks.push(names);
    } else if (value.kind === 'function' && value.text === 'repeat') {
      const repeated = readRepeat(value);
      if (repeated === undefined) return undefined;
      tracks.push(...repeated);
      input.index += 1;
    } else {
      const track = trackValue.read(input);
      if (track === undefined) return undefined;
      tracks.push(track);
    }
  }
  return tracks;
}

/** `[a b]`, the names of one line, if they stand here. */
export function readLineNames(input: Input): Extract<TrackListItem, { readonly kind: 'names' }> | undefined {
  const value = peek(input);
  if (value?.kind !== 'block' || value.text !== '[') return undefined;
  input.index += 1;
  const names: string[] = [];
  for (const { kind, text } of value.children) {
    if (kind !== 'ident' || isReserved(text)) return undefined;
    names.push(text);
  }
  return { kind: 'names', names };
}

const isReserved = (name: string): boolean => /^(?:auto|span|inherit|initial|unset|revert|revert-layer|default)$/i.test(name);

function readRepeat(value: ComponentValue): PendingItem[] | undefined {
  const [count, list] = splitAtCommas(value.children);
  const automatic = count === undefined ? undefined : readAll(count, keyword('auto-fill', 'auto-fit'));
  const tracks = list === undefined ? undefined : readTracks(inputOf(list));
  if (tracks === undefined || tracks.every(isNames)) return undefined;
  if (typeof automatic === 'string') return [map(combineList(tracks), (all): TrackListItem => ({ kind: 'repeat', fit: automatic === 'auto-fit', tracks: all }))];
  const times = count === undefined ? undefined : readAll(count, integerValue({ min: 1 }));
  if (typeof times !== 'number') return undefined;
  const most = Math.max(1, Math.floor(repeatLimit / tracks.length));
  return Array.from({ length: Math.min(times, most) }, () => tracks).flat();
}

/** `none`, or one string a row: names of areas, dots for empty cells. Every area is a rectangle (CSS Grid 1, 7.3). */
export const areasValue: Parser<readonly (readonly string[])[]> = {
  syntax: 'none | <string>+',
  read: (input) => {
    if (takeKeyword(input, 'none')) return [];
    const rows: (readonly string[])[] = [];
    for (let value = peek(input); value?.kind === 'string'; value = peek(input)) {
      rows.push(areaRow(value.text));
      input.index += 1;
    }
    return isAreas(rows) ? rows : undefined;
  },
};

/** The cells of one row's string. */
export function areaRow(text: string): readonly string[] {
  return text.trim().split(/\s+/).map((cell) => (/^\.+$/.test(cell) ? '.' : cell));
}

/** Whether rows are equally long and every area is one rectangle. */
export function isAreas(rows: readonly (readonly string[])[]): boolean {
  const columns = rows[0]?.length ?? 0;
  if (columns === 0 || rows[0]?.[0] === '' || rows.some((row) => row.length !== columns)) return false;
  const names = new Set(rows.flat().filter((name) => name !== '.'));
  return [...names].every((name) => {
    const cells = rows.flatMap((row, y) => row.flatMap((cell, x) => (cell === name ? [[x, y] as const] : [])));
    const [xs, ys] = [cells.map(([x]) => x), cells.map(([, y]) => y)];
    return (Math.max(...xs) - Math.min(...xs) + 1) * (Math.max(...ys) - Math.min(...ys) + 1) === cells.length;
  });
}

/** `auto`, a line by number (negative from the end) or name, or a span. */
export const gridLineValue: Parser<GridLine> = {
  syntax: 'auto | <custom-ident> | [ <integer> && <custom-ident>? ] | [ span && [ <integer> || <custom-ident> ] ]',
  read: (input) => {
    if (takeKeyword(input, 'auto')) return 'auto';
    let span = takeKeyword(input, 'span');
    let name = readName(input);
    const number = attempt(input, integerValue());
    name ??= readName(input);
    span ||= takeKeyword(input, 'span');
    if (number !== undefined && (typeof number !== 'number' || number === 0)) return undefined;
    const named = name === undefined ? {} : { name };
    if (span) return number === undefined && name === undefined ? undefined : number !== undefined && number < 0 ? undefined : { span: number ?? 1, ...named };
    return number === undefined ? (name === undefined ? undefined : { name }) : { line: number, ...named };
  },
};

function readName(input: Input): string | undefined {
  const value = peek(input);
  if (value?.kind !== 'ident' || isReserved(value.text)) return undefined;
  input.index += 1;
  return value.text;
}

type Flow = { readonly direction: 'row' | 'column'; readonly dense: boolean };
export const gridAutoFlowValue: Parser<Flow> = {
  syntax: '[ row | column ] || dense',
  read: (input) => {
    let dense = takeKeyword(input, 'dense');
    const direction = attempt(input, keyword('row', 'column')) as 'row' | 'column' | undefined;
    dense ||= takeKeyword(input, 'dense');
    return direction === undefined && !dense ? undefined : { direction: direction ?? 'row', dense };
  },
};
