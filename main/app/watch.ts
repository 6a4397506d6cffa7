// Watches the folder of the template being edited: what another program changes there is told to the window.

import { watch, type FSWatcher } from 'node:fs';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TemplateFile } from '../contract.ts';
import { readTemplateFile } from './template-store.ts';
import type { DeskWindow } from './window.ts';

/** Editors write in several steps: a file is read when it has been quiet for so long. */
const quiet = 120;
const watchers = new WeakMap<DeskWindow, readonly FSWatcher[]>();

/** Watches `folder` for a window instead of what it watched before; undefined to stop. */
export function watchFolder(window: DeskWindow, folder: string | undefined, changed: (file: TemplateFile) => void): void {
  for (const watcher of watchers.get(window) ?? []) watcher.close();
  watchers.delete(window);
  if (folder === undefined) return;
  const timers = new Map<string, NodeJS.Timeout>();
  const notice = (file: string): void => {
    clearTimeout(timers.get(file));
    timers.set(file, setTimeout(() => {
      timers.delete(file);
      void readTemplateFile(folder, file).then(changed, () => undefined);
    }, quiet));
  };
  const folders = [folder, ...readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name))];
  watchers.set(window, folders.map((one) => watch(one, (_event, name) => {
    if (name !== null && !name.startsWith('.')) notice(join(one, name));
  })));
}
