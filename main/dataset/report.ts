// A report as every later stage reads it: the dataset, checked. Fields are those of schema.ts, where each is described;
// a list that the file leaves out is empty here. The dataset path of an object is its list and id: `figures.nations`.

import type * as schema from './schema.ts';
import type { z } from './shape.ts';
import type { Place } from '../diagnostic.ts';

type Frozen<T> = T extends (infer Item)[] ? readonly Frozen<Item>[] : T extends object ? { readonly [Key in keyof T]: Frozen<T[Key]> } : T;
type Infer<Schema extends z.ZodType> = Frozen<z.infer<Schema>>;

export type ReportMeta = Infer<typeof schema.meta>;
export type KeyPoint = Infer<typeof schema.keyPoint>;
export type Contact = Infer<typeof schema.contact>;
export type Section = Omit<Infer<typeof schema.section>, 'sections'> & { readonly sections?: readonly Section[] };
/** A piece of a section's body; told apart by `kind`. Blocks other than text and callout name objects by id. */
export type Block = Infer<typeof schema.block>;
export type TextBlock = Extract<Block, { kind: 'text' }>;
export type CalloutBlock = Extract<Block, { kind: 'callout' }>;
export type Quote = Infer<typeof schema.quote>;
export type Figure = Infer<typeof schema.figure>;
export type Table = Infer<typeof schema.table>;
export type Column = Infer<typeof schema.column>;
export type Chart = Infer<typeof schema.chart>;
export type Event = Infer<typeof schema.event>;
export type Question = Infer<typeof schema.question>;
export type Actor = Infer<typeof schema.actor>;
export type Term = Infer<typeof schema.term>;
export type Image = Infer<typeof schema.image>;
/** A CSL-JSON item; any CSL field may be there besides the named ones. */
export type Source = Infer<typeof schema.source>;

/** The lists of a report that hold objects which blocks show, and the type of their objects. */
export type ReportObjects = {
  readonly quotes: Quote;
  readonly figures: Figure;
  readonly tables: Table;
  readonly charts: Chart;
  readonly timeline: Event;
  readonly questions: Question;
  readonly actors: Actor;
  readonly glossary: Term;
  readonly images: Image;
};
export type ObjectKind = keyof ReportObjects;

/** In the order in which outlines and attachments list them. */
export const objectKinds = ['quotes', 'figures', 'tables', 'charts', 'timeline', 'questions', 'actors', 'glossary', 'images'] as const satisfies readonly ObjectKind[];

/** Everything that a report holds. */
export type Report = { readonly [Kind in ObjectKind]: readonly ReportObjects[Kind][] } & {
  readonly report: ReportMeta;
  readonly sections: readonly Section[];
  readonly sources: readonly Source[];
};

/** `placeOf` takes a dataset path (`figures.nations.value`, `sections.limits.body.2`) and finds its line and column, if it is there. */
export type LoadedReport = { readonly report: Report; readonly placeOf: (path: string) => Place };

/** The objects that a block shows: their list and ids; `ids` undefined for all. Undefined for text and callout blocks. */
export function shownBy(block: Block): { readonly kind: ObjectKind; readonly ids: readonly string[] | undefined } | undefined {
  switch (block.kind) {
    case 'text':
    case 'callout':
      return undefined;
    case 'figure':
    case 'quote':
    case 'table':
    case 'chart':
    case 'image':
      return { kind: `${block.kind}s`, ids: [block.id] };
    default:
      return { kind: block.kind, ids: block.ids };
  }
}

/** What a list of titles shows for an object. */
export function titleOf(object: ReportObjects[ObjectKind]): string {
  if ('speaker' in object) return `${object.speaker}: “${object.text}”`;
  if ('label' in object) return object.label;
  if ('name' in object) return object.name;
  if ('term' in object) return object.term;
  if ('question' in object) return object.question;
  return object.title ?? object.id;
}
