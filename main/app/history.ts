// The local history of edited files: every saved content is kept, by date, in the user's data folder. Nothing here is ever
// written over; the oldest go when there are very many.

import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import type { Version } from '../contract.ts';
import { stampOf, writeWhole } from './files.ts';

const most = 500;

function folderOf(file: string): string {
  return join(app.getPath('userData'), 'history', createHash('sha256').update(resolve(file)).digest('hex').slice(0, 32));
}

/** Keeps a content; the same content twice in a row is kept once. */
export async function keepVersion(file: string, content: string): Promise<void> {
  const folder = folderOf(file);
  await mkdir(folder, { recursive: true });
  const names = (await readdir(folder)).filter((name) => isVersion(name)).toSorted();
  if (names.at(-1)?.includes(stampOf(content)) === true) return;
  const when = new Date().toISOString().replaceAll(':', '-');
  await writeWhole(join(folder, `${when}_${stampOf(content)}`), content);
  await Promise.all(names.slice(0, Math.max(0, names.length + 1 - most)).map((name) => rm(join(folder, name), { force: true })));
}

/** A file got another name: what is kept of it goes with it, unless something is kept there already. */
export async function moveVersions(from: string, to: string): Promise<void> {
  await rename(folderOf(from), folderOf(to)).catch(() => undefined);
}

/** The kept contents of a file, newest first. */
export async function versionsOf(file: string): Promise<readonly Version[]> {
  const folder = folderOf(file);
  const names = (await readdir(folder).catch(() => [])).filter((name) => isVersion(name)).toSorted().toReversed();
  return Promise.all(names.map(async (id) => ({ id, when: whenOf(id), bytes: (await stat(join(folder, id))).size })));
}

export async function versionText(file: string, id: string): Promise<string> {
  if (!isVersion(id)) throw new Error('no such version');
  return readFile(join(folderOf(file), id), 'utf8');
}

const isVersion = (name: string): boolean => /^[\dTZ.-]+_[0-9a-f]{16}$/.test(name);
const whenOf = (id: string): string => (id.split('_')[0] ?? '').replace(/T(\d\d)-(\d\d)-/, 'T$1:$2:');
