// Which files the window may name. The window never invents a path: a file counts as granted once the user chose it in a
// dialog, dropped it, opened it from outside, or when it stands in the list of recent files or comes with the program.

import { resolve } from 'node:path';
import type { RenderRequest } from '../contract.ts';
import { isWithin } from './files.ts';

const files = new Set<string>();
const folders = new Set<string>();

/** The user chose this file. */
export function grantFile(file: string): void {
  files.add(resolve(file));
}

/** The user chose this folder: the files inside it may be read and written. */
export function grantFolder(folder: string): void {
  folders.add(resolve(folder));
}

export function isGranted(file: string): boolean {
  const path = resolve(file);
  return files.has(path) || folders.has(path) || [...folders].some((folder) => isWithin(folder, path));
}

/** Throws where the window names a file that the user never chose. */
export function mustBeGranted(file: string): void {
  if (!isGranted(file)) throw new Error(`this file was not opened by you: ${file}`);
}

/** Throws where a request names a report, a template folder or an edited file that the user never chose. Bundled templates go by name. */
export function mustBeGrantedAll({ draft, buffers }: RenderRequest): void {
  mustBeGranted(draft.report);
  if (!/^[\w-]+$/.test(draft.template)) mustBeGranted(draft.template);
  for (const file of Object.keys(buffers)) mustBeGranted(file);
}
