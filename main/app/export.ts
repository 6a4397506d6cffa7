// Export: the finished bytes, written whole where the user says. Rendering runs in the second worker, so that the preview goes
// on, and can be cancelled by ending that worker.

import { stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { app, shell } from 'electron';
import type { ExportResult, Finished, Outcome, RenderRequest } from '../contract.ts';
import { safeName } from '../file-name.ts';
import { writeWhole } from './files.ts';
import { grantFile, mustBeGranted } from './grants.ts';
import { outcomeOf } from './outcome.ts';
import { chooseSaveFile } from './save-dialog.ts';
import { texts } from './texts.ts';
import type { DeskWindow } from './window.ts';
import type { WorkerClient } from './worker-client.ts';
import { asWork, showProgress } from './working.ts';

let lastFolder: string | undefined;

/** Asks where to, makes the PDF and writes it. Undefined where the user changed their mind. */
export async function exportPdf(
  worker: WorkerClient,
  window: DeskWindow,
  { request, name }: { readonly request: RenderRequest; readonly name: string },
): Promise<Outcome<ExportResult> | undefined> {
  const file = await choosePdfFile(window, name);
  if (file === undefined) return undefined;
  return asWork(worker, window, async () => {
    showProgress(window, 2);
    const outcome = await worker.run('finish', request, { owner: window });
    const written = outcome.kind === 'done' ? await outcomeOf(() => writePdf(file, outcome.value)) : outcome;
    showProgress(window, -1);
    return written;
  });
}

/** Writes a finished PDF, which the window may then show. */
export async function writePdf(file: string, { pdf, pages }: Finished): Promise<ExportResult> {
  await writeWhole(file, pdf);
  grantFile(file);
  return { file, pages, bytes: pdf.length };
}

async function choosePdfFile(window: DeskWindow, name: string): Promise<string | undefined> {
  const file = await chooseSaveFile(window, {
    title: texts.exportTitle,
    defaultPath: join(lastFolder ?? app.getPath('documents'), `${safeName(name.replace(/\.pdf$/, ''))}.pdf`),
    filters: [{ name: texts.pdf, extensions: ['pdf'] }],
    ending: '.pdf',
  });
  if (file !== undefined) lastFolder = join(file, '..');
  return file;
}

export async function showExported(file: string): Promise<void> {
  mustBeGranted(file);
  await stat(file);
  shell.showItemInFolder(file);
}

/** Opens a PDF with the system's own reader: nothing else is ever handed to the system. */
export async function openExported(file: string): Promise<void> {
  mustBeGranted(file);
  if (extname(file).toLowerCase() !== '.pdf') throw new Error('only PDF files are opened');
  const problem = await shell.openPath(file);
  if (problem !== '') throw new Error(problem);
}
