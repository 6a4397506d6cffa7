// Files that are complete or absent: written beside their place under another name, then renamed.

import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { BriefingError } from './diagnostic.ts';

/** Writes a file whole or not at all, over one that is there; makes the folders on the way. Throws BriefingError (`unwritable-file`). */
export function writeWholeFile(path: string, data: Uint8Array | string): void {
  // The name is short, since that of the file may be as long as the system allows.
  const temporary = join(dirname(path), `.${basename(path).slice(0, 40)}.${process.pid}.part`);
  try {
    mkdirSync(dirname(path), { recursive: true });
    const handle = openSync(temporary, 'w');
    try {
      writeFileSync(handle, data);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new BriefingError([{ severity: 'error', stage: 'pdf', code: 'unwritable-file', message: `cannot write ${path}: ${(error as Error).message}` }]);
  }
}
