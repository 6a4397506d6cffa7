// Grid tracks and lines: CSS Grid 1, chapters 7 and 8. Named lines and areas are read where they are simple.

import { type ComponentValue, splitAtCommas } from './component-values.ts';
import type { GridLine, LengthPercentage, TrackSize } from './computed-style.ts';
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

/** A track list; repeat() with a number is written out. Line names are passed over. */
export const trackListValue: Parser<readonly TrackSize[]> = {
  syntax: `none | [ ${trackValue.syntax} | repeat(<integer> | auto-fill | auto-fit, …) ]+`,
  read: (input) => {
    if (takeKeyword(input, 'none')) return [];
    const tracks = readTracks(input);
    return tracks === undefined || tracks.length === 0 ? undefined : combineList(tracks);
  },
};

function readTracks(input: Input): Pending<TrackSize>[] | undefined {
  const tracks: Pending<TrackSize>[] = [];
  for (let value = peek(input); value !== undefined && value.kind !== 'delim'; value = peek(input)) {
    if (value.kind === 'block' && value.text === '[') {
      input.index += 1;
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

function readRepeat(value: ComponentValue): Pending<TrackSize>[] | undefined {
  const [count, list] = splitAtCommas(value.children);
  const automatic = count === undefined ? undefined : readAll(count, keyword('auto-fill', 'auto-fit'));
  if (typeof automatic === 'string' && list !== undefined) return automaticRepeat(automatic === 'auto-fit', list);
  const times = count === undefined ? undefined : readAll(count, integerValue({ min: 1 }));
  const tracks = list === undefined ? undefined : readTracks(inputOf(list));
  if (typeof times !== 'number' || tracks === undefined || tracks.length === 0) return undefined;
  const most = Math.max(1, Math.floor(repeatLimit / tracks.length));
  return Array.from({ length: Math.min(times, most) }, () => tracks).flat();
}

function automaticRepeat(fit: boolean, list: readonly ComponentValue[]): Pending<TrackSize>[] | undefined {
  const tracks = readTracks(inputOf(list));
  if (tracks === undefined || tracks.length === 0) return undefined;
  return [map(combineList(tracks), (all): TrackSize => ({ kind: 'repeat', fit, tracks: all }))];
}

/** `auto`, a line number (negative from the end), or `span N`. */
export const gridLineValue: Parser<GridLine> = {
  syntax: 'auto | <integer> | span <integer>',
  read: (input) => {
    if (takeKeyword(input, 'auto')) return 'auto';
    const span = takeKeyword(input, 'span');
    const line = integerValue().read(input);
    if (typeof line !== 'number' || line === 0 || (span && line < 0)) return undefined;
    return span ? { span: line } : { line };
  },
};

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
