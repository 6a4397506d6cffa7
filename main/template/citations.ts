// Which sources the document has cited, and from where: numbers are given in the order of first citation.

import type { CitedSource, Content } from '../select/content.ts';

/** How citations show: at the foot of the page, by number to the list of sources, in the margin, or not at all. */
export const noteStyles = ['footnote', 'endnote', 'margin', 'none'] as const;
export type NoteStyle = (typeof noteStyles)[number];

/** A source that the document has cited; `places` are the ids of the elements that do. */
export type Citing = { readonly source: CitedSource; readonly number: number; readonly places: string[] };

export type Citations = {
  readonly style: NoteStyle;
  /** All sources that may be cited, by id. */
  readonly known: ReadonlyMap<string, CitedSource>;
  /** In the order of first citation. */
  readonly cited: Map<string, Citing>;
  /** Lists of sources asked for before all is cited: marks in the output, to be replaced at the end. */
  readonly lists: ListOfSources[];
};
export type ListOfSources = { readonly mark: string; readonly write: () => string };

export function beginCitations(content: Content, style: NoteStyle): Citations {
  const known = new Map([...content.sources, ...content.uncited].map((source) => [source.id, source]));
  return { style, known, cited: new Map(), lists: [] };
}

/** Takes note of a citation; `place` is the id of the element that cites. Undefined where there is no such source. */
export function citeSource(citations: Citations, id: string, place: (citing: { number: number; count: number }) => string): Citing | undefined {
  const source = citations.known.get(id);
  if (source === undefined) return undefined;
  const citing = citations.cited.get(id) ?? { source, number: citations.cited.size + 1, places: [] };
  citations.cited.set(id, citing);
  citing.places.push(place({ number: citing.number, count: citing.places.length + 1 }));
  return citing;
}
