// Opening and saving what the desk works on: reports and briefing files, chosen in dialogs, dropped, or taken from lists.

import { readdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { dialog } from 'electron';
import type { Draft, Opened, Outcome, RecentFile } from '../contract.ts';
import { programFolder } from '../host-node.ts';
import { safeName } from '../file-name.ts';
import { writeWhole } from './files.ts';
import { grantFile, mustBeGranted } from './grants.ts';
import { addRecent } from './settings.ts';
import { texts } from './texts.ts';
import type { DeskWindow } from './window.ts';
import type { WorkerClient } from './worker-client.ts';

/** Asks for a file; undefined where the user changed their mind. */
export async function chooseFile(window: DeskWindow): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window.browser, {
    title: texts.openTitle,
    properties: ['openFile'],
    filters: [{ name: texts.reportsAndBriefings, extensions: ['json'] }],
  });
  return canceled ? undefined : filePaths[0];
}

/** Opens a report or a briefing file that the user chose. What it names may be read from then on. */
export async function openFile(worker: WorkerClient, file: string, remember = true): Promise<Outcome<Opened>> {
  const outcome = await worker.run('open', { file, buffers: {} });
  if (outcome.kind !== 'done') return outcome;
  const { report, briefing } = outcome.value;
  for (const path of [file, report.file, ...(briefing === undefined ? [] : [briefing.draft.template])]) grantFile(path);
  if (remember) await addRecent({ file, name: briefing === undefined ? report.title : basename(file), kind: briefing === undefined ? 'report' : 'briefing' });
  return outcome;
}

/** Saves to `file`, or where the user says. Answers the file, or undefined where the user changed their mind. */
export async function saveBriefing(
  worker: WorkerClient,
  window: DeskWindow,
  { draft, file, name }: { readonly draft: Draft; readonly file: string | undefined; readonly name: string },
): Promise<Outcome<string> | undefined> {
  if (file !== undefined) mustBeGranted(file);
  const target = file ?? (await chooseBriefingFile(window, name));
  if (target === undefined) return undefined;
  const outcome = await worker.run('briefingText', { draft, file: target });
  if (outcome.kind !== 'done') return outcome;
  await writeWhole(target, outcome.value);
  grantFile(target);
  await addRecent({ file: target, name: basename(target), kind: 'briefing' });
  return { kind: 'done', value: target };
}

async function chooseBriefingFile(window: DeskWindow, name: string): Promise<string | undefined> {
  const { canceled, filePath } = await dialog.showSaveDialog(window.browser, {
    title: texts.saveBriefingTitle,
    defaultPath: `${safeName(name)}.briefing.json`,
    filters: [{ name: texts.briefings, extensions: ['briefing.json', 'json'] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  if (canceled || filePath === '') return undefined;
  return extname(filePath) === '.json' ? filePath : `${filePath}.briefing.json`;
}

/** The reports that come with the program. */
export async function sampleReports(): Promise<readonly RecentFile[]> {
  const folder = join(programFolder(), 'data', 'reports');
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.endsWith('.json') && !name.endsWith('.briefing.json'))
    .toSorted()
    .map((name) => ({ file: join(folder, name), name: basename(name, '.json').replaceAll('-', ' '), kind: 'report' }));
}
