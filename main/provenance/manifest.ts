// The manifest attached to every PDF: what is needed, besides the dataset and the template attached with it, to make the same
// bytes again; and how to tell whether they are the same files. Nothing of the maker's machine is in it.

import type { BreakRule } from '../edition/breaks.ts';
import type { Edition } from '../edition/edition.ts';
import type { Scheme } from '../handout/impose.ts';
import type { Selection, SelectOptions } from '../select/selection.ts';

export type Manifest = {
  readonly format: 1;
  /** Program and version that made the file. */
  readonly producer: string;
  /** The date written into the file, ISO 8601; null for none. */
  readonly date: string | null;
  readonly template: { readonly name: string; readonly files: Readonly<Record<string, string>> };
  readonly dataset: { readonly sha256: string };
  /** Pictures beside the dataset that the pages show. */
  readonly images: Readonly<Record<string, string>>;
  readonly selection: Selection | null;
  readonly options: SelectOptions;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** How pages stand on paper; null for one page a side. */
  readonly handout: Scheme | null;
  readonly edition: Edition;
  /** Where pages may end, against the template; absent for nothing. */
  readonly breaks?: readonly BreakRule[];
  /** SHA-256 of every font file in the document, by its name. */
  readonly fonts: Readonly<Record<string, string>>;
};

export const names = { manifest: 'manifest.json', dataset: 'dataset.json', template: 'template.zip', images: 'images.zip' } as const;

export function printManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/** Undefined where the text is no manifest of this format. */
export function parseManifest(text: string): Manifest | undefined {
  try {
    const value = JSON.parse(text) as Partial<Manifest> | null;
    const whole = value?.format === 1 && typeof value.producer === 'string' && typeof value.template?.files === 'object' && typeof value.dataset?.sha256 === 'string'
      && typeof value.fonts === 'object' && typeof value.parameters === 'object' && typeof value.options === 'object' && typeof value.images === 'object';
    return whole ? (value as Manifest) : undefined;
  } catch {
    return undefined;
  }
}
