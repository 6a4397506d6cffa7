// Folders watched for what other programs change in them. Files are not watched themselves: most programs put a new file in the place
// of the old one.

import { existsSync, watch, type FSWatcher } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Programs write in several steps: a change is told when it has been quiet there for so long, in milliseconds. */
const quiet = 120;

export class FolderWatch {
  readonly #changed: (path: string) => void;
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #timers = new Map<string, NodeJS.Timeout>();

  /** `changed` is told the path of a file or folder that came, went or was written; or a watched folder where it is not known what. */
  constructor(changed: (path: string) => void) {
    this.#changed = changed;
  }

  /** Watches these folders and no others any more; in place of one that is not there, the nearest above it that is. */
  watch(folders: Iterable<string>): void {
    const wanted = new Set(Array.from(folders, nearest));
    for (const folder of this.#watchers.keys()) if (!wanted.has(folder)) this.#drop(folder);
    for (const folder of wanted) if (!this.#watchers.has(folder)) this.#add(folder);
  }

  close(): void {
    this.watch([]);
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #add(folder: string): void {
    try {
      const watcher = watch(folder, (_event, name) => this.#heard(folder, name));
      watcher.on('error', () => this.#heard(folder, basename(folder)));
      this.#watchers.set(folder, watcher);
    } catch {
      // Gone since, or the system has no watches left: nothing is told of it.
    }
  }

  /** A folder that goes or is renamed itself is heard of by its own name: the next `watch` looks for it anew. */
  #heard(folder: string, name: string | null): void {
    if (name === basename(folder)) this.#drop(folder);
    const path = name === null || !existsSync(folder) ? folder : join(folder, name);
    clearTimeout(this.#timers.get(path));
    this.#timers.set(path, setTimeout(() => {
      this.#timers.delete(path);
      this.#changed(path);
    }, quiet));
  }

  #drop(folder: string): void {
    this.#watchers.get(folder)?.close();
    this.#watchers.delete(folder);
  }
}

function nearest(folder: string): string {
  const above = dirname(folder);
  return above === folder || existsSync(folder) ? folder : nearest(above);
}
