// Opening and saving what the desk works on: reports and briefing files, chosen in dialogs, dropped, or taken from lists.

import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { dialog } from 'electron';
import type { Draft, Opened, Outcome, RecentFile, WrittenBriefing } from '../contract.ts';
import { programFolder } from '../host-node.ts';
import { safeName } from '../file-name.ts';
import { stampOf, writeWhole } from './files.ts';
import { grantFile, mustBeGranted } from './grants.ts';
import { keepVersion } from './history.ts';
import { outcomeOf } from './outcome.ts';
import { chooseSaveFile, exists } from './save-dialog.ts';
import { addRecent, forgetRecent } from './settings.ts';
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
  const outcome = await readGranting(worker, file);
  if (outcome.kind !== 'done') {
    if (!(await exists(file))) await forgetRecent(file);
    return outcome;
  }
  const { report, briefing } = outcome.value;
  if (briefing !== undefined) stamps.set(file, stampOf(await readFile(file, 'utf8').catch(() => '')));
  if (remember) await addRecent({ file, name: briefing === undefined ? report.title : basename(file), kind: briefing === undefined ? 'report' : 'briefing' });
  return outcome;
}

async function readGranting(worker: WorkerClient, file: string): Promise<Outcome<Opened>> {
  const outcome = await worker.run('open', { file, buffers: {} });
  if (outcome.kind !== 'done') return outcome;
  const { report, briefing } = outcome.value;
  for (const path of [file, report.file, ...(briefing === undefined ? [] : [briefing.draft.template])]) grantFile(path);
  return outcome;
}

/** A briefing file as another program left it; undefined where it is as it was last read or written here. */
export async function readAgain(worker: WorkerClient, file: string): Promise<WrittenBriefing | undefined> {
  const stamp = stampOf(await readFile(file, 'utf8').catch(() => ''));
  return stamps.get(file) === stamp ? undefined : { file, stamp, outcome: await readGranting(worker, file) };
}

/** The window knows what the file holds now. */
export function takeBriefing({ file, stamp }: { readonly file: string; readonly stamp: string }): void {
  stamps.set(file, stamp);
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
  const answer = file === undefined ? 'replace' : await askIfChanged(window, target, outcome.value);
  if (answer === 'elsewhere') return saveBriefing(worker, window, { draft, file: undefined, name });
  if (answer === 'cancel') return undefined;
  return outcomeOf(async () => {
    await writeWhole(target, outcome.value);
    stamps.set(target, stampOf(outcome.value));
    grantFile(target);
    await addRecent({ file: target, name: basename(target), kind: 'briefing' });
    return target;
  });
}

/** What briefing files held when they were last read or written here. */
const stamps = new Map<string, string>();

/** A file that another program changed is not written over unasked; what stands there is kept among its versions. */
async function askIfChanged(window: DeskWindow, file: string, text: string): Promise<'replace' | 'elsewhere' | 'cancel'> {
  const onDisk = await readFile(file, 'utf8').catch(() => undefined);
  if (onDisk === undefined || onDisk === text || stamps.get(file) === stampOf(onDisk)) return 'replace';
  await keepVersion(file, onDisk);
  const { response } = await dialog.showMessageBox(window.browser, {
    type: 'warning', message: texts.changedOnDisk(basename(file)), detail: texts.changedOnDiskDetail, buttons: [texts.saveAs, texts.replace, texts.cancel], defaultId: 0, cancelId: 2, noLink: true,
  });
  return (['elsewhere', 'replace', 'cancel'] as const)[response] ?? 'cancel';
}

function chooseBriefingFile(window: DeskWindow, name: string): Promise<string | undefined> {
  return chooseSaveFile(window, {
    title: texts.saveBriefingTitle, defaultPath: `${safeName(name)}.briefing.json`, filters: [{ name: texts.briefings, extensions: ['briefing.json', 'json'] }], ending: '.briefing.json',
  });
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
