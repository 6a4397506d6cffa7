// Exporting several PDFs into a folder, one after another: progress with the time left, cancel, and a question before anything
// that is there already is replaced. Every file is whole or absent.

import { join } from 'node:path';
import { dialog } from 'electron';
import type { BatchJob, BatchResult, Outcome } from '../contract.ts';
import { safeName, uniqueName } from '../file-name.ts';
import { writePdf } from './export.ts';
import { tell } from './ipc.ts';
import { outcomeOf } from './outcome.ts';
import { exists } from './save-dialog.ts';
import { texts } from './texts.ts';
import type { DeskWindow } from './window.ts';
import type { WorkerClient } from './worker-client.ts';
import { asWork, showProgress } from './working.ts';

/** A file for each job; two jobs of one name get numbers. */
function filesFor(names: readonly string[], folder: string): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => join(folder, `${uniqueName(safeName(name.replace(/\.pdf$/, '')), taken)}.pdf`));
}

/** Undefined where the user changed their mind. */
export async function runBatch(worker: WorkerClient, window: DeskWindow, jobs: readonly BatchJob[], folder: string): Promise<Outcome<BatchResult> | undefined> {
  const files = await settleExisting(window, filesFor(jobs.map(({ name }) => name), folder));
  if (files === undefined) return undefined;
  return { kind: 'done', value: { folder, ...(await asWork(worker, window, () => exportAll(worker, window, jobs, files))) } };
}

/** A file that cannot be made or written is told of, and the others go on. */
async function exportAll(worker: WorkerClient, window: DeskWindow, jobs: readonly BatchJob[], files: readonly string[]): Promise<Omit<BatchResult, 'folder'>> {
  const started = Date.now();
  const written: string[] = [];
  const failed: { name: string; message: string }[] = [];
  for (const [index, { request, name }] of jobs.entries()) {
    const left = index === 0 ? undefined : ((Date.now() - started) / index) * (jobs.length - index);
    tell(window, 'progress', { task: 'batch', done: index, total: jobs.length, label: texts.batchProgress(name, left) });
    showProgress(window, index / jobs.length);
    const outcome = await worker.run('finish', request, { owner: window });
    const file = files[index] ?? '';
    if (window.work?.stopped === true) break;
    const ended = outcome.kind === 'done' ? await outcomeOf(() => writePdf(file, outcome.value)) : outcome;
    if (ended.kind === 'done') written.push(file);
    else if (ended.kind !== 'superseded') failed.push({ name, message: ended.kind === 'fault' ? (ended.message.split('\n')[0] ?? '') : (ended.diagnostics[0]?.message ?? '') });
  }
  tell(window, 'progress', undefined);
  showProgress(window, -1);
  return { written, failed, cancelled: window.work?.stopped === true };
}

/** Asks once about all files that are there already. */
async function settleExisting(window: DeskWindow, files: readonly string[]): Promise<readonly string[] | undefined> {
  const there = (await Promise.all(files.map(exists))).filter(Boolean).length;
  if (there === 0) return files;
  const { response } = await dialog.showMessageBox(window.browser, {
    type: 'question', message: texts.batchExisting(there), buttons: [texts.replace, texts.keepBoth, texts.cancel], defaultId: 1, cancelId: 2, noLink: true,
  });
  if (response === 2) return undefined;
  return response === 0 ? files : Promise.all(files.map(freeName));
}

async function freeName(file: string): Promise<string> {
  for (let number = 1; ; number++) {
    const name = number === 1 ? file : file.replace(/\.pdf$/, ` (${number}).pdf`);
    if (!(await exists(name))) return name;
  }
}
