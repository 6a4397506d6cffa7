// A PDF of ours → what it was made from: the attached manifest, dataset, template and pictures, as files in memory.

import { unzipSync } from 'fflate';
import { BriefingError } from '../diagnostic.ts';
import { readAttachments } from '../pdf/read/attachments.ts';
import { openPdf } from '../pdf/read.ts';
import { names, parseManifest, type Manifest } from './manifest.ts';

export type Opened = {
  readonly manifest: Manifest;
  readonly dataset: Uint8Array;
  /** Files of the template by path in its folder; those of the shared folder begin with `base/`. */
  readonly template: ReadonlyMap<string, Uint8Array>;
  readonly images: ReadonlyMap<string, Uint8Array>;
};

/** Bytes that all attached files together may have when unpacked. */
const limit = 500_000_000;

/** Throws BriefingError where the file is no PDF, or has not what a briefing of ours has attached. */
export function openProvenance(pdf: Uint8Array, file: string): Opened {
  const attached = attachmentsOf(pdf, file);
  const text = (name: string): string => new TextDecoder().decode(needed(attached, name, file));
  const manifest = parseManifest(text(names.manifest));
  if (manifest === undefined) throw refusal(file, `its ${names.manifest} is not one that this version understands`);
  return {
    manifest,
    dataset: needed(attached, names.dataset, file),
    template: unzip(needed(attached, names.template, file), file),
    images: attached.has(names.images) ? unzip(needed(attached, names.images, file), file) : new Map(),
  };
}

function attachmentsOf(pdf: Uint8Array, file: string): ReadonlyMap<string, Uint8Array> {
  try {
    return new Map(readAttachments(openPdf(pdf)).map(({ name, data }) => [name, data]));
  } catch (error) {
    throw refusal(file, (error as Error).message);
  }
}

function needed(attached: ReadonlyMap<string, Uint8Array>, name: string, file: string): Uint8Array {
  const data = attached.get(name);
  if (data === undefined) throw refusal(file, `no ${name} is attached to it`);
  return data;
}

function unzip(data: Uint8Array, file: string): ReadonlyMap<string, Uint8Array> {
  let total = 0;
  try {
    const files = unzipSync(data, {
      filter: ({ name, originalSize }) => {
        total += originalSize;
        if (total > limit) throw new Error('what is attached is too large');
        if (!isInner(name)) throw new Error(`the name "${name}" leads out of its folder`);
        return !name.endsWith('/');
      },
    });
    return new Map(Object.entries(files));
  } catch (error) {
    throw refusal(file, `an attached archive cannot be opened: ${(error as Error).message}`);
  }
}

/** A relative path with forward slashes that stays inside its folder. */
function isInner(name: string): boolean {
  return !/^([/\\]|[A-Za-z]:)|\\|\0/.test(name) && !name.split('/').includes('..');
}

function refusal(file: string, why: string): BriefingError {
  return new BriefingError([{
    severity: 'error', stage: 'pdf', code: 'no-provenance', source: { file },
    message: `this PDF cannot be opened as a briefing: ${why}`, hint: 'only PDFs made by this program, with attachments, hold what they were made from',
  }]);
}
