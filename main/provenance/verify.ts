// Makes a PDF again from what is attached to it and tells whether the bytes agree; if not, what differs.

import { makeBriefing } from '../briefing.ts';
import type { Engine } from '../engine.ts';
import type { Host } from '../host.ts';
import { openPdf, type PdfDocument } from '../pdf/read.ts';
import type { Attachment } from '../pdf/attachments.ts';
import { readAttachments } from '../pdf/read/attachments.ts';
import { sha256 } from './attach.ts';
import { names, parseManifest, type Manifest } from './manifest.ts';
import { openProvenance, type Opened } from './open.ts';

export type Verification = {
  readonly same: boolean;
  readonly manifest: Manifest;
  /** What differs, in sentences; empty where the bytes agree. */
  readonly differences: readonly string[];
  /** The document as this program makes it now. */
  readonly remade: Uint8Array;
};

/** Throws BriefingError where the PDF has nothing attached to make it from, or where that makes nothing. */
export async function verifyPdf(pdf: Uint8Array, file: string, host: Host, engine: Engine): Promise<Verification> {
  const opened = openProvenance(pdf, file);
  const { manifest } = opened;
  const { pdf: made } = await makeBriefing({
    kind: 'briefing',
    report: { file: 'dataset/dataset.json', bytes: opened.dataset },
    template: { folder: 'template', base: 'base' },
    parameters: manifest.parameters, options: manifest.options, ...(manifest.selection === null ? {} : { selection: manifest.selection }),
    edition: manifest.edition, ...(manifest.breaks === undefined ? {} : { breaks: manifest.breaks }), ...(manifest.handout === null ? {} : { handout: manifest.handout }),
  }, attachedHost(opened, host), { ...engine, producer: manifest.producer });
  const remade = made ?? new Uint8Array();
  const same = Buffer.compare(pdf, remade) === 0;
  return { same, manifest, remade, differences: same ? [] : differences(pdf, remade, opened, engine) };
}

/** A host that reads nothing but what is attached. */
export function attachedHost({ template, images, manifest, dataset }: Opened, host: Host): Host {
  const readInside = (folder: string, path: string): Uint8Array => {
    const data = folder === 'dataset' ? images.get(path) : template.get(folder === 'base' ? `base/${path}` : path);
    if (data === undefined) throw new Error('it is not attached to the PDF');
    return data;
  };
  return { ...host, read: () => dataset, readInside, now: manifest.date ?? undefined };
}

/** The causes first (another program, other fonts, attached files that were changed), then where the documents part. */
function differences(before: Uint8Array, after: Uint8Array, opened: Opened, engine: Engine): readonly string[] {
  const found: string[] = [];
  const { manifest } = opened;
  if (manifest.producer !== engine.producer) found.push(`it was made by ${manifest.producer}; this is ${engine.producer}`);
  if (sha256(opened.dataset) !== manifest.dataset.sha256) found.push(`${names.dataset} is not the one that the manifest tells of`);
  found.push(...changedFiles('template', manifest.template.files, opened.template), ...changedFiles('picture', manifest.images, opened.images));
  try {
    found.push(...documentDifferences(openPdf(before), openPdf(after), manifest));
  } catch (error) {
    found.push(`the file cannot be compared: ${(error as Error).message}`);
  }
  if (found.length === 0) found.push(firstByte(before, after));
  return found;
}

function changedFiles(what: string, told: Readonly<Record<string, string>>, files: ReadonlyMap<string, Uint8Array>): readonly string[] {
  return Object.entries(told).flatMap(([name, sum]) => {
    const data = files.get(name);
    if (data === undefined) return [`the ${what} ${name} is missing`];
    return sha256(data) === sum ? [] : [`the ${what} ${name} is not the one that the manifest tells of`];
  });
}

function documentDifferences(before: PdfDocument, after: PdfDocument, manifest: Manifest): readonly string[] {
  const found: string[] = [];
  const fonts = fontSums(readAttachments(after));
  for (const [name, sum] of Object.entries(manifest.fonts)) {
    if (fonts[name] === undefined) found.push(`the font ${name} is not used any more`);
    else if (fonts[name] !== sum) found.push(`the font ${name} is another version here`);
  }
  const objects = new Set([...before.ids(), ...after.ids()]);
  const changed = [...objects].filter((id) => !sameObject(before, after, id));
  if (changed.length > 0) found.push(`${changed.length} of ${objects.size} objects differ: ${changed.slice(0, 8).join(', ')}${changed.length > 8 ? ' …' : ''}`);
  return found;
}

function fontSums(files: readonly Pick<Attachment, 'name' | 'data'>[]): Readonly<Record<string, string>> {
  const manifest = files.find(({ name }) => name === names.manifest);
  return (manifest === undefined ? undefined : parseManifest(new TextDecoder().decode(manifest.data)))?.fonts ?? {};
}

function sameObject(before: PdfDocument, after: PdfDocument, id: number): boolean {
  const [a, b] = [before.object(id), after.object(id)];
  const stream = (document: PdfDocument, value: typeof a): string =>
    typeof value === 'object' && value?.kind === 'stream' ? Buffer.from(document.decode(value).bytes).toString('latin1') : '';
  return JSON.stringify(a) === JSON.stringify(b) && stream(before, a) === stream(after, b);
}

function firstByte(before: Uint8Array, after: Uint8Array): string {
  const length = Math.min(before.length, after.length);
  let index = 0;
  while (index < length && before[index] === after[index]) index++;
  return `the first byte that differs is ${index}; the file has ${before.length} bytes, made again ${after.length}`;
}
