// What the window can ask about templates: the gallery, the user's own copies, their texts and versions.

import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { app, dialog, shell } from 'electron';
import type { TemplateInfo } from '../contract.ts';
import { programFolder } from '../host-node.ts';
import { renderShape } from './draft-shape.ts';
import { isWithin, writeWhole } from './files.ts';
import { expectSource, followTemplate } from './follow.ts';
import { grantFile, grantFolder, mustBeGranted, mustBeGrantedAll } from './grants.ts';
import type { Desk } from './handlers.ts';
import { versionsOf, versionText } from './history.ts';
import { handle } from './ipc.ts';
import { outcomeOf } from './outcome.ts';
import { changeSettings, settings } from './settings.ts';
import { fields, maybe, nothing, text, truth } from './shape.ts';
import { copyTemplate, nameTemplate, newTemplateFile, packTemplate, renameTemplateFile, saveText, templateFiles, unpackTemplate } from './template-store.ts';
import { chooseSaveFile } from './save-dialog.ts';
import { texts } from './texts.ts';
import type { WorkerClient } from './worker-client.ts';
import { openFile } from './workspace.ts';

export function registerTemplateHandlers(desk: Desk): void {
  registerGallery(desk);
  registerStore(desk.preview);
  registerTexts(desk.preview);
}

export async function listTemplates(worker: WorkerClient): Promise<readonly TemplateInfo[]> {
  const outcome = await worker.run('templates', { folders: [settings().templatesFolder] });
  return outcome.kind === 'done' ? outcome.value : [];
}

async function infoOf(worker: WorkerClient, folder: string): Promise<TemplateInfo> {
  const info = (await listTemplates(worker)).find((one) => one.folder === folder);
  if (info === undefined) throw new Error(`the template.json in ${basename(folder)} cannot be used`);
  return info;
}

/** Folder of a template that the window names by its key or folder; only bundled and granted ones. */
function folderOf(keyOrFolder: string): string {
  if (/^[\w-]+$/.test(keyOrFolder)) return join(programFolder(), 'templates', keyOrFolder);
  mustBeGranted(keyOrFolder);
  return keyOrFolder;
}

/** What a new template begins as. */
function starterFolder(): string {
  return join(programFolder(), 'data', 'starter-template');
}

/** A folder that may be written: granted, and none of the program's own. */
function ownFolder(folder: string): string {
  mustBeGranted(folder);
  if (isWithin(programFolder(), folder) && !isWithin(settings().templatesFolder, folder)) throw new Error('the bundled templates stay as they are');
  return folder;
}

function registerGallery({ preview, background }: Desk): void {
  handle('template.list', nothing, () => listTemplates(preview));
  handle('template.thumbnail', renderShape, (request) => {
    mustBeGrantedAll(request);
    return background.run('thumbnail', request);
  });
  handle('template.chooseFolder', nothing, async (_payload, window) => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window.browser, { title: texts.templatesFolderTitle, properties: ['openDirectory', 'createDirectory'] });
    const [folder] = filePaths;
    if (canceled || folder === undefined) return undefined;
    grantFolder(folder);
    return changeSettings({ templatesFolder: folder });
  });
}

function registerStore(worker: WorkerClient): void {
  handle('template.create', fields({ title: text }, { from: maybe(text) }) as never, ({ from, title }) =>
    outcomeOf(async () => infoOf(worker, await copyTemplate(from === undefined ? starterFolder() : folderOf(from), settings().templatesFolder, title))));
  handle('template.rename', fields({ folder: text, title: text }), ({ folder, title }) =>
    outcomeOf(async () => {
      await nameTemplate(ownFolder(folder), title);
      return infoOf(worker, folder);
    }));
  handle('template.delete', text, (folder) => outcomeOf(() => shell.trashItem(ownFolder(folder)).then(() => undefined)));
  handle('template.show', text, (folder) => {
    shell.showItemInFolder(join(folderOf(folder), 'template.json'));
    return undefined;
  });
  handle('template.export', text, async (folder, window) => {
    const from = folderOf(folder);
    const file = await chooseSaveFile(window, {
      title: texts.exportTemplateTitle, defaultPath: join(app.getPath('documents'), `${basename(from)}.zip`), filters: [{ name: texts.zip, extensions: ['zip'] }], ending: '.zip',
    });
    if (file === undefined) return undefined;
    return outcomeOf(async () => {
      await writeWhole(file, await packTemplate(from));
      grantFile(file);
      return file;
    });
  });
  handle('template.import', nothing, async (_payload, window) => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window.browser, {
      title: texts.importTemplateTitle, properties: ['openFile'], filters: [{ name: texts.zip, extensions: ['zip'] }],
    });
    const [file] = filePaths;
    if (canceled || file === undefined) return undefined;
    return outcomeOf(async () => infoOf(worker, await unpackTemplate(new Uint8Array(await readFile(file)), settings().templatesFolder)));
  });
}

function registerTexts(worker: WorkerClient): void {
  handle('template.files', text, (folder) => outcomeOf(() => templateFiles(folderOf(folder))));
  handle('template.newFile', fields({ folder: text, name: text }), ({ folder, name }) => outcomeOf(() => newTemplateFile(ownFolder(folder), name)));
  handle('template.renameFile', fields({ folder: text, file: text, name: text }), ({ folder, file, name }) => outcomeOf(() => renameTemplateFile(ownFolder(folder), ownFolder(file), name)));
  handle('template.deleteFile', text, (file) => outcomeOf(() => shell.trashItem(ownFolder(file)).then(() => undefined)));
  handle('template.save', fields({ file: text, text, stamp: text, force: truth }), ({ file, text: content, stamp, force }, window) =>
    outcomeOf(() => {
      expectSource(window, file, content);
      return saveText(ownFolder(file), content, stamp, force);
    }));
  handle('template.versions', text, (file) => {
    mustBeGranted(file);
    return versionsOf(file);
  });
  handle('template.version', fields({ file: text, id: text }), ({ file, id }) => {
    mustBeGranted(file);
    return versionText(file, id);
  });
  handle('template.words', fields({ report: text, folder: text }), async ({ report, folder }) => {
    mustBeGranted(report);
    const outcome = await worker.run('words', { report, folder: folderOf(folder) });
    return outcome.kind === 'done' ? outcome.value : undefined;
  });
  handle('template.watch', maybe(text), (folder, window) => {
    followTemplate(window, folder === undefined ? undefined : folderOf(folder));
    return undefined;
  });
  handle('report.stress', nothing, async () => {
    const made = await worker.run('stress', undefined);
    if (made.kind !== 'done') return made;
    const file = join(app.getPath('userData'), 'samples', 'stress.json');
    await writeWhole(file, made.value);
    grantFile(file);
    return openFile(worker, file, false);
  });
}
