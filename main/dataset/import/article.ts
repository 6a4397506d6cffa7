// What a file says, in reading order, whatever form it came in: plain text, Markdown and CSV all become an Article, and
// `build.ts` makes the dataset of it. Nothing has an id yet.

import type { Image, Quote, ReportMeta, Source, Table } from '../report.ts';

export type ImportKind = 'text' | 'markdown' | 'csv';

/** One piece of the article. Texts are CommonMark; a heading's title is plain. `line` counts from 1. */
export type Piece =
  | { readonly kind: 'heading'; readonly level: number; readonly title: string; readonly line: number }
  | { readonly kind: 'text'; readonly form: TextForm; readonly text: string; readonly line: number }
  | { readonly kind: 'quote'; readonly quote: Omit<Quote, 'id'>; readonly line: number }
  | { readonly kind: 'table'; readonly table: Omit<Table, 'id' | 'title'> & { readonly title: string | undefined }; readonly line: number }
  | { readonly kind: 'image'; readonly image: Omit<Image, 'id'>; readonly line: number };

export type TextForm = 'paragraph' | 'list' | 'block quote' | 'code' | 'rule' | 'table';

/** Where the report's title was found. */
export type TitleFrom = 'front matter' | 'heading' | 'first line' | 'table' | 'file name' | 'option';

export type Article = {
  readonly title: { readonly text: string; readonly from: TitleFrom } | undefined;
  /** What the file itself says of the report: front matter, a line under the title. */
  readonly meta: Partial<ReportMeta>;
  readonly pieces: readonly Piece[];
  readonly sources: readonly Source[];
  /** Front matter that the dataset has no field for: name and value, in the file's order. */
  readonly leftOver: readonly (readonly [name: string, value: string])[];
};
