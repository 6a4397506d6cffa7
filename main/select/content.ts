// What a template fills itself from: the chosen part of a report, with objects in place of ids. Nothing that was not chosen
// can be reached from here. Every object knows its dataset path, so that the page can tell where it came from.

import type { Actor, CalloutBlock, Chart, Event, Figure, Image, KeyPoint, Question, Quote, ReportMeta, Section, Source, Table, Term, TextBlock } from '../dataset/report.ts';

/** An object with its dataset path, such as `figures.nations` or `sections.limits.body.0`. */
export type Placed<T> = T & { readonly path: string };

/**
 * A piece of a section with its objects in place of their ids. Blocks of a kind's singular show one object; `title` is the
 * block's own. An object chosen without a section stands in a block of its own.
 */
export type ContentBlock =
  | Placed<TextBlock>
  | Placed<CalloutBlock>
  | { readonly kind: 'quote'; readonly path: string; readonly quote: Placed<Quote> }
  | { readonly kind: 'figure'; readonly path: string; readonly figure: Placed<Figure> }
  | { readonly kind: 'table'; readonly path: string; readonly table: Placed<Table> }
  | { readonly kind: 'chart'; readonly path: string; readonly chart: Placed<Chart> }
  | { readonly kind: 'image'; readonly path: string; readonly image: Placed<Image> }
  | { readonly kind: 'figures'; readonly path: string; readonly title?: string; readonly figures: readonly Placed<Figure>[] }
  | { readonly kind: 'timeline'; readonly path: string; readonly title?: string; readonly timeline: readonly Placed<Event>[] }
  | { readonly kind: 'questions'; readonly path: string; readonly title?: string; readonly questions: readonly Placed<Question>[] }
  | { readonly kind: 'actors'; readonly path: string; readonly title?: string; readonly actors: readonly Placed<Actor>[] }
  | { readonly kind: 'glossary'; readonly path: string; readonly title?: string; readonly glossary: readonly Placed<Term>[] };

/**
 * `level` counts from 1; `number` is "2.1". Objects chosen outside any section come in a section of their own, whose `title`
 * and `number` are empty and whose `path` is that of its first object.
 */
export type ContentSection = Placed<Omit<Section, 'body' | 'sections'>> & {
  readonly level: number;
  readonly number: string;
  readonly body: readonly ContentBlock[];
  readonly sections: readonly ContentSection[];
};

/** A source with its number in the list of sources, from 1. */
export type CitedSource = Placed<Source> & { readonly number: number };

/** Lists are empty rather than missing. Each list holds an object once: in report order for a whole report, else in the order chosen. */
export type Content = {
  /** `marking` is the document's, which an option may have set. */
  readonly report: Placed<Omit<ReportMeta, 'keyPoints'>> & { readonly keyPoints: readonly Placed<KeyPoint>[] };
  readonly sections: readonly ContentSection[];
  readonly quotes: readonly Placed<Quote>[];
  readonly figures: readonly Placed<Figure>[];
  readonly tables: readonly Placed<Table>[];
  readonly charts: readonly Placed<Chart>[];
  readonly timeline: readonly Placed<Event>[];
  readonly questions: readonly Placed<Question>[];
  readonly actors: readonly Placed<Actor>[];
  readonly glossary: readonly Placed<Term>[];
  readonly images: readonly Placed<Image>[];
  /** What `:figure[id]` and `:quote[id]` in the chosen texts show, by id; some are in no list above. */
  readonly mentions: { readonly figures: Readonly<Record<string, Placed<Figure>>>; readonly quotes: Readonly<Record<string, Placed<Quote>>> };
  /** In the order of first citation, numbered from 1. */
  readonly sources: readonly CitedSource[];
  /** Sources that nothing in the report cites: further reading, numbered on. */
  readonly uncited: readonly CitedSource[];
};
