// What goes into a PDF so that it can be made again: the chosen part of the dataset, the template, the pictures shown, and a
// manifest. Associated files of PDF/A-3; the same input gives the same bytes.

import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import type { Report } from '../dataset/report.ts';
import type { BreakRule } from '../edition/breaks.ts';
import type { Edition } from '../edition/edition.ts';
import type { Scheme } from '../handout/impose.ts';
import type { PaintedDocument } from '../paint/display-list.ts';
import type { Attachment } from '../pdf/attachments.ts';
import type { Content } from '../select/content.ts';
import { printReport, reduceReport } from '../select/reduce.ts';
import type { Resources } from '../resources.ts';
import type { Selection, SelectOptions } from '../select/selection.ts';
import type { Template } from '../template/load.ts';
import { names, printManifest, type Manifest } from './manifest.ts';

export type Made = {
  readonly producer: string;
  readonly date: string | undefined;
  readonly report: Report;
  readonly content: Content;
  readonly template: Template;
  /** Pictures and other files that the pages took from the template's folders and from beside the dataset. */
  readonly resources: Resources['used'];
  readonly selection: Selection | undefined;
  readonly options: SelectOptions;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly handout: Scheme | undefined;
  readonly edition: Edition | undefined;
  readonly breaks: readonly BreakRule[] | undefined;
  readonly painted: PaintedDocument;
};

/** The moment that zip archives give for their files: the earliest that the format knows. */
const zipDate = new Date(1980, 0, 1);
const encoder = new TextEncoder();

export function provenanceFiles(made: Made): readonly Attachment[] {
  const dataset = encoder.encode(printReport(reduceReport(made.report, made.content)));
  const template = new Map<string, Uint8Array>(made.template.files.map(({ name, text }) => [name, encoder.encode(text)]));
  for (const [name, data] of made.resources.own) template.set(name, data);
  for (const [name, data] of made.resources.base) template.set(`base/${name}`, data);
  const images = made.resources.dataset;
  const manifest: Manifest = {
    format: 1, producer: made.producer, date: made.date ?? null,
    template: { name: made.template.manifest.name, files: hashes(template) },
    dataset: { sha256: sha256(dataset) }, images: hashes(images),
    selection: made.selection ?? null, options: made.options, parameters: made.parameters, handout: made.handout ?? null, edition: made.edition ?? 'screen',
    ...(made.breaks === undefined || made.breaks.length === 0 ? {} : { breaks: made.breaks }),
    fonts: fontHashes(made.painted),
  };
  const date = made.date === undefined ? {} : { date: made.date };
  const files: Attachment[] = [
    { name: names.manifest, mime: 'application/json', data: encoder.encode(printManifest(manifest)), relationship: 'Supplement', description: 'What is needed to make this document again', ...date },
    { name: names.dataset, mime: 'application/json', data: dataset, relationship: 'Source', description: 'The part of the report dataset that this document shows', ...date },
    { name: names.template, mime: 'application/zip', data: zip(template), relationship: 'Source', description: 'The template of this document', ...date },
  ];
  if (images.size > 0) files.push({ name: names.images, mime: 'application/zip', data: zip(images), relationship: 'Source', description: 'The pictures beside the dataset', ...date });
  return files;
}

export function sha256(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

const byName = <T>(entries: Iterable<readonly [string, T]>): (readonly [string, T])[] => [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

function hashes(files: ReadonlyMap<string, Uint8Array>): Readonly<Record<string, string>> {
  return Object.fromEntries(byName(files).map(([name, data]) => [name, sha256(data)]));
}

function zip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(byName(files)), { level: 9, mtime: zipDate, os: 3 });
}

const fontSums = new WeakMap<Uint8Array, string>();

/** The fonts whose glyphs stand on the pages. */
function fontHashes({ pages }: PaintedDocument): Readonly<Record<string, string>> {
  const found = new Map<string, string>();
  for (const { items } of pages) {
    for (const item of items) {
      if (item.kind !== 'text') continue;
      for (const { font } of item.runs) {
        if (found.has(font.name)) continue;
        let sum = fontSums.get(font.data);
        if (sum === undefined) fontSums.set(font.data, (sum = sha256(font.data)));
        found.set(font.name, sum);
      }
    }
  }
  return Object.fromEntries(byName(found));
}
