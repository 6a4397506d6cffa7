// The shorthands of grids: `grid-row`, `grid-column`, `grid-area`, `grid-template` and `grid`. CSS Grid 1, sections 7.4, 7.8 and 8.4.

import { combineList, type Pending } from './deferred.ts';
import type { TrackListItem } from './computed-style.ts';
import { areaRow, isAreas, readLineNames, trackValue } from './grid-values.ts';
import { atEnd, attempt, type Input, inputOf, peek, takeDelim, takeKeyword } from './parsers.ts';
import { type Longhands, parserOf, type Shorthand } from './shorthand-forms.ts';

/** `a / b …`: a line left out has the name of its counterpart, where that is one, else it is `auto`. `counterparts`: indices. */
export function gridPlacement(name: string, longhands: readonly string[], counterparts: readonly number[]): Shorthand {
  return {
    name, longhands, syntax: `<grid-line> [ / <grid-line> ]{0,${longhands.length - 1}}`,
    read: (values) => {
      const input = inputOf(values);
      const read: Pending<unknown>[] = [];
      for (const longhand of longhands) {
        const value = parserOf(longhand).read(input);
        if (value === undefined) return undefined;
        read.push(value);
        if (!takeDelim(input, '/')) break;
      }
      if (!atEnd(input)) return undefined;
      for (let index = read.length; index < longhands.length; index++) {
        const other = read[counterparts[index] ?? 0];
        read.push(isName(other) ? other : 'auto');
      }
      return Object.fromEntries(longhands.map((longhand, index) => [longhand, read[index]]));
    },
  };
}

function isName(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'name' in value && !('line' in value) && !('span' in value);
}

const templateLonghands = ['grid-template-rows', 'grid-template-columns', 'grid-template-areas'] as const;

export const gridTemplate: Shorthand = {
  name: 'grid-template', longhands: templateLonghands,
  syntax: "none | <'grid-template-rows'> / <'grid-template-columns'> | [ <line-names>? <string> <track-size>? <line-names>? ]+ [ / <track-list> ]?",
  read: (values) => readTemplate(inputOf(values)),
};

function readTemplate(input: Input): Longhands | undefined {
  const start = input.index;
  if (takeKeyword(input, 'none') && atEnd(input)) return {};
  input.index = start;
  const areas = readAreaRows(input);
  if (areas !== undefined) return areas;
  input.index = start;
  const rows = parserOf('grid-template-rows').read(input);
  const columns = rows !== undefined && takeDelim(input, '/') ? parserOf('grid-template-columns').read(input) : undefined;
  return rows === undefined || columns === undefined || !atEnd(input) ? undefined : { 'grid-template-rows': rows, 'grid-template-columns': columns };
}

/** Rows as strings of areas, each with its track's size and the names of the lines around it. */
function readAreaRows(input: Input): Longhands | undefined {
  const rows: (readonly string[])[] = [];
  const tracks: Pending<TrackListItem>[] = [];
  const takeNames = (): void => {
    const names = readLineNames(input);
    if (names !== undefined) tracks.push(names);
  };
  takeNames();
  for (let value = peek(input); value?.kind === 'string'; value = peek(input)) {
    rows.push(areaRow(value.text));
    input.index += 1;
    tracks.push(attempt(input, trackValue) ?? { kind: 'auto' });
    takeNames();
    takeNames();
  }
  if (!isAreas(rows)) return undefined;
  const columns = takeDelim(input, '/') ? parserOf('grid-template-columns').read(input) : undefined;
  if (!atEnd(input)) return undefined;
  return { 'grid-template-areas': rows, 'grid-template-rows': combineList(tracks), ...(columns !== undefined && { 'grid-template-columns': columns }) };
}

/** A template, or one axis of it and how tracks are added along the other. */
export const grid: Shorthand = {
  name: 'grid', longhands: [...templateLonghands, 'grid-auto-flow', 'grid-auto-rows', 'grid-auto-columns'],
  syntax: "<'grid-template'> | <'grid-template-rows'> / [ auto-flow && dense? ] <'grid-auto-columns'>? | [ auto-flow && dense? ] <'grid-auto-rows'>? / <'grid-template-columns'>",
  read: (values) => {
    const input = inputOf(values);
    const down = readAutoFlow(input, 'row', 'grid-auto-rows');
    if (down !== undefined) {
      const columns = takeDelim(input, '/') ? parserOf('grid-template-columns').read(input) : undefined;
      return columns === undefined || !atEnd(input) ? undefined : { ...down, 'grid-template-columns': columns };
    }
    input.index = 0;
    const rows = parserOf('grid-template-rows').read(input);
    const across = rows !== undefined && takeDelim(input, '/') ? readAutoFlow(input, 'column', 'grid-auto-columns') : undefined;
    if (across !== undefined && rows !== undefined) return atEnd(input) ? { 'grid-template-rows': rows, ...across } : undefined;
    return readTemplate(inputOf(values));
  },
};

function readAutoFlow(input: Input, direction: 'row' | 'column', tracks: string): Longhands | undefined {
  let dense = takeKeyword(input, 'dense');
  if (!takeKeyword(input, 'auto-flow')) return undefined;
  dense ||= takeKeyword(input, 'dense');
  const size = attempt(input, parserOf(tracks));
  return { 'grid-auto-flow': { direction, dense }, ...(size !== undefined && { [tracks]: size }) };
}
