// Files followed on the disk, be they there or not: tells which of them hold something else than when they were last looked at.

import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isWithin, stampOf } from './files.ts';
import { FolderWatch } from './watch.ts';

/** `content` undefined: the file is not there, or cannot be read. */
export type Changed = (file: string, content: Uint8Array | undefined, stamp: string) => void;

export class Follower {
  readonly #changed: Changed;
  readonly #watch = new FolderWatch((path) => this.#heard(path));
  #files: ReadonlySet<string> = new Set();
  /** Of every file ever followed: one that is followed again is compared with what it held before. */
  readonly #stamps = new Map<string, string>();

  constructor(changed: Changed) {
    this.#changed = changed;
  }

  /** Follows these files, in absolute paths, and no others any more. What was written after `since`, in milliseconds of the clock, counts as a change. */
  follow(files: ReadonlySet<string>, since: number): void {
    const fresh = [...files].filter((file) => !this.#files.has(file));
    this.#files = files;
    this.#rewatch();
    for (const file of fresh) void this.#look(file, since);
  }

  /** The program itself is about to write this: no change. */
  expect(file: string, content: string): void {
    this.#stamps.set(file, stampOf(content));
  }

  close(): void {
    this.#watch.close();
  }

  #rewatch(): void {
    this.#watch.watch(new Set(Array.from(this.#files, dirname)));
  }

  /** A folder stands for all that lies in it. */
  #heard(path: string): void {
    const concerned = [...this.#files].filter((file) => file === path || isWithin(path, file));
    if (concerned.length === 0) return;
    this.#rewatch();
    for (const file of concerned) void this.#look(file, 0);
  }

  async #look(file: string, since: number): Promise<void> {
    const content = await readFile(file).catch(() => undefined);
    const written = (await stat(file).catch(() => undefined))?.mtimeMs ?? 0;
    const stamp = content === undefined ? '' : stampOf(content);
    const before = this.#stamps.get(file);
    this.#stamps.set(file, stamp);
    const changed = before === undefined ? written > since && written <= Date.now() : before !== stamp;
    if (changed && this.#files.has(file)) this.#changed(file, content, stamp);
  }
}
