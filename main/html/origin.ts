// Where an element was written. `template/fill` leaves it in two internal attributes; without them it is the place in the
// HTML text itself.

import type { Origin } from './element.ts';

/** `data-src`: `line:column` or `file:line:column`, the template's place. */
export const placeAttribute = 'data-src';
/** `data-from`: the path of the dataset object whose context the element was written in. */
export const dataAttribute = 'data-from';

const placePattern = /^(?:(.*):)?(\d+):(\d+)$/s;

/** Reads a `data-src` value; undefined where it is not one. `file` stands where it names none. */
export function readPlace(value: string, file: string): { file: string; line: number; column: number } | undefined {
  const match = placePattern.exec(value);
  if (match === null) return undefined;
  return { file: match[1] ?? file, line: Number(match[2]), column: Number(match[3]) };
}

/** What an element knows of its origin, and what its parent passes on. */
export type OriginSources = {
  readonly file: string;
  readonly place: string | undefined;
  readonly data: string | undefined;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly parent: Origin | undefined;
  /** The parent's place came from a template: better than our own place in the text that was made from it. */
  readonly fromTemplate: boolean;
};

/** The origin: a place of its own, else the template's place of the parent, else the place in the text. */
export function originOf(sources: OriginSources): Origin | undefined {
  const { parent } = sources;
  const own = sources.place === undefined ? undefined : readPlace(sources.place, sources.file);
  const data = sources.data ?? parent?.data;
  if (own !== undefined) return data === undefined ? own : { ...own, data };
  if (sources.fromTemplate && parent !== undefined) return data === parent.data ? parent : { ...parent, ...(data !== undefined && { data }) };
  if (sources.line === undefined || sources.column === undefined) return parent;
  const place = { file: sources.file, line: sources.line, column: sources.column };
  return data === undefined ? place : { ...place, data };
}

/**
 * The template's place of the markup around `offset` in a filled template: that of the last `data-src` before it.
 * Undefined where the text holds none.
 */
export function templatePlaceBefore(text: string, offset: number, file: string): { file: string; line: number; column: number } | undefined {
  const start = text.lastIndexOf(`${placeAttribute}="`, offset);
  if (start < 0) return undefined;
  const from = start + placeAttribute.length + 2;
  return readPlace(text.slice(from, text.indexOf('"', from)), file);
}
