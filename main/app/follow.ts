// What a window shows, followed on the disk: the report and all else that its pages were made of, its briefing file, the template that
// it edits. What another program changes there is told to the window.

import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { programFolder } from '../host-node.ts';
import { isWithin } from './files.ts';
import { Follower } from './follower.ts';
import { tell } from './ipc.ts';
import { isTemplateText, readTemplateFile } from './template-store.ts';
import { FolderWatch } from './watch.ts';
import type { DeskWindow } from './window.ts';
import { readAgain } from './workspace.ts';
import type { WorkerClient } from './worker-client.ts';

const sources = new WeakMap<DeskWindow, Follower>();
const briefings = new WeakMap<DeskWindow, Follower>();
const templates = new WeakMap<DeskWindow, FolderWatch>();

/** What a window has of its own: made when it is first needed, closed with the window. */
function ownOf<T extends { readonly close: () => void }>(owners: WeakMap<DeskWindow, T>, window: DeskWindow, make: () => T): T {
  const known = owners.get(window);
  if (known !== undefined) return known;
  const made = make();
  owners.set(window, made);
  window.browser.once('closed', () => made.close());
  return made;
}

/** Follows what pages were made of: `files` were read for them, after `since`. What comes with the program stays as it is. */
export function followSources(window: DeskWindow, report: string, files: readonly string[], since: number): void {
  const follower = ownOf(sources, window, () => new Follower((file, content, stamp) => {
    if (content === undefined || file !== window.report) tell(window, 'source-written', file);
    else tell(window, 'report-written', { file, name: basename(file), text: Buffer.from(content).toString('utf8'), stamp });
  }));
  window.report = report;
  const program = programFolder();
  follower.follow(new Set([report, ...files].filter((file) => !isWithin(program, file))), since);
}

/** The window itself is about to write this. */
export function expectSource(window: DeskWindow, file: string, content: string): void {
  sources.get(window)?.expect(file, content);
}

/** Follows the window's briefing file. */
export function followBriefing(worker: WorkerClient, window: DeskWindow): void {
  const follower = ownOf(briefings, window, () => new Follower((file, content) => {
    if (content === undefined) return;
    void readAgain(worker, file).then((written) => written !== undefined && file === window.file && tell(window, 'briefing-written', written));
  }));
  follower.follow(new Set(window.file === undefined ? [] : [window.file]), 0);
}

/** Follows the texts of the template that the window edits, new ones too; undefined to stop. */
export function followTemplate(window: DeskWindow, folder: string | undefined): void {
  window.template = folder;
  const watch = ownOf(templates, window, () => new FolderWatch((file) => {
    const { template } = window;
    if (template === undefined) return;
    watch.watch(withInner(template));
    if (isTemplateText(file)) void readTemplateFile(template, file).then((changed) => tell(window, 'file-changed', changed), () => undefined);
  }));
  watch.watch(folder === undefined ? [] : withInner(folder));
}

function withInner(folder: string): readonly string[] {
  try {
    return [folder, ...readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name))];
  } catch {
    return [folder];
  }
}
