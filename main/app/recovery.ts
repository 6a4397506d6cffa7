// Unsaved work, kept on disk while it is made: one file a window, written whole, removed when the work was saved or given up.
// Files found at the start come from a program that ended without saying goodbye.

import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { app } from 'electron';
import type { Draft, Recovery } from '../contract.ts';
import { readJson, writeWhole } from './files.ts';
import { draftShape } from './draft-shape.ts';
import { fields, maybe, record, text, type Shape } from './shape.ts';

const folder = (): string => join(app.getPath('userData'), 'recovery');
const recoveryShape: Shape<Omit<Recovery, 'file'> & { readonly file?: string | undefined }> = fields(
  { id: text, when: text, draft: draftShape, buffers: record(text) },
  { file: maybe(text) },
);

/** Keeps the unsaved work of one window; later calls replace it, in order. */
export class Keeper {
  readonly id = randomUUID();
  #last: Promise<void> = Promise.resolve();

  keep(draft: Draft, file: string | undefined, buffers: Readonly<Record<string, string>>): Promise<void> {
    const content = JSON.stringify({ id: this.id, when: new Date().toISOString(), file, draft, buffers });
    return this.#then(() => writeWhole(join(folder(), `${this.id}.json`), content));
  }

  drop(): Promise<void> {
    return this.#then(() => forget(this.id));
  }

  #then(step: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(step, step);
    return this.#last;
  }
}

export async function forget(id: string): Promise<void> {
  if (/^[\w-]+$/.test(id)) await rm(join(folder(), `${id}.json`), { force: true });
}

/** What earlier runs left behind, newest first. */
export async function leftBehind(): Promise<readonly Recovery[]> {
  const names = await readdir(folder()).catch(() => []);
  const found = await Promise.all(names.filter((name) => name.endsWith('.json')).map((name) => readJson(join(folder(), name))));
  return found
    .filter((one) => recoveryShape(one))
    .map((one) => ({ ...one, file: one.file ?? undefined }))
    .toSorted((a, b) => b.when.localeCompare(a.when));
}
