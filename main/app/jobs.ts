// What the worker can be asked to do: each job with what it is sent and what comes back.

import type {
  DataFields, Draft, Finished, ImportKind, ImportSource, Located, Names, Opened, Outcome, Rendered, RenderRequest, TemplateInfo, TemplateWords, Thumbnail, Understanding,
} from '../contract.ts';

export type Jobs = {
  /** Reads a dataset or a briefing file, with the report that it names. */
  open: { send: { readonly file: string; readonly buffers: Readonly<Record<string, string>> }; back: Opened };
  /** The pages, or why there are none; and the files that were read for them, those too that could not be. */
  render: { send: RenderRequest; back: { readonly outcome: Outcome<Rendered>; readonly files: readonly string[] } };
  /** The finished file, with all that belongs into it. */
  finish: { send: RenderRequest; back: Finished };
  locate: { send: { readonly id: number; readonly page: number; readonly x: number; readonly y: number }; back: Located | undefined };
  /** The text of a briefing file to be written at `file`. */
  names: { send: { readonly drafts: readonly Draft[]; readonly pattern: string; readonly name: string }; back: Names };
  briefingText: { send: { readonly draft: Draft; readonly file: string }; back: string };
  fields: { send: undefined; back: DataFields };
  import: { send: { readonly source: ImportSource; readonly kind: ImportKind | undefined }; back: Understanding };
  thumbnail: { send: RenderRequest; back: Thumbnail };
  words: { send: { readonly report: string; readonly folder: string }; back: TemplateWords };
  stress: { send: undefined; back: string };
  templates: { send: { readonly folders: readonly string[] }; back: readonly TemplateInfo[] };
};
