// What the window can ask about a report's data: its text, to edit it in place, and texts to import.

import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { dialog } from 'electron';
import type { Dropped, ImportSource, Opened, Outcome } from '../contract.ts';
import { safeName } from '../file-name.ts';
import { stampOf, writeWhole } from './files.ts';
import { expectSource } from './follow.ts';
import { grantFile, mustBeGranted } from './grants.ts';
import type { Desk } from './handlers.ts';
import { handle } from './ipc.ts';
import { keepVersion } from './history.ts';
import { outcomeOf } from './outcome.ts';
import { bytes, fields, maybe, nothing, oneOf, text, truth } from './shape.ts';
import { saveText } from './template-store.ts';
import { texts } from './texts.ts';
import { chooseSaveFile } from './save-dialog.ts';
import { showOpen, type DeskWindow } from './window.ts';
import { withWord } from './working.ts';
import { chooseFile, openFile } from './workspace.ts';

/** Files of these kinds are texts to import, not reports. */
const importable = new Set(['.txt', '.md', '.markdown', '.csv', '.tsv', '.text']);
const largest = 12 * 1024 * 1024;

export function registerReportHandlers(desk: Desk): void {
  registerOpening(desk);
  registerData(desk);
  registerImport(desk);
}

function registerOpening(desk: Desk): void {
  /** Here, or elsewhere where it is open already or unsaved work is in the way: then undefined. */
  const opened = async (file: string, window: DeskWindow): Promise<Outcome<Opened> | undefined> => {
    if ((window.file !== file || window.dirty) && showOpen(file)) return undefined;
    if (window.dirty) {
      grantFile(file);
      await desk.openElsewhere(file);
      return undefined;
    }
    const outcome = await withWord(window, texts.opening(basename(file)), openFile(desk.preview, file));
    desk.opened();
    return outcome;
  };
  handle('file.open', fields({}, { file: text }), async ({ file }, window) => {
    if (file !== undefined) mustBeGranted(file);
    const chosen = file ?? (await chooseFile(window));
    return chosen === undefined ? undefined : opened(chosen, window);
  });
  handle('file.dropped', text, async (file, window): Promise<Dropped> => {
    if (importable.has(extname(file).toLowerCase())) return { source: await sourceOf(file) };
    const outcome = await opened(file, window);
    return outcome === undefined ? undefined : { opened: outcome };
  });
}

async function sourceOf(file: string): Promise<ImportSource> {
  if ((await stat(file)).size > largest) throw new Error(`${basename(file)} is too large to be a text`);
  return { name: basename(file), bytes: new Uint8Array(await readFile(file)) };
}

function registerData(desk: Desk): void {
  handle('report.text', text, (file) => outcomeOf(async () => {
    mustBeGranted(file);
    const content = await readFile(file, 'utf8');
    return { file, name: basename(file), text: content, stamp: stampOf(content) };
  }));
  handle('report.outline', fields({ file: text }, { text: maybe(text) }) as never, ({ file, text: content }, window) => {
    mustBeGranted(file);
    return desk.preview.run('open', { file, buffers: content === undefined ? {} : { [file]: content } }, { lane: `${window.lane} outline` });
  });
  handle('report.save', fields({ file: text, text, stamp: text, force: truth }), ({ file, text: content, stamp, force }, window) => outcomeOf(() => {
    mustBeGranted(file);
    expectSource(window, file, content);
    return saveText(file, content, stamp, force);
  }));
  handle('version.keep', fields({ file: text, text }), async ({ file, text: content }) => {
    mustBeGranted(file);
    await keepVersion(file, content);
    return undefined;
  });
  handle('report.fields', nothing, async () => {
    const outcome = await desk.preview.run('fields', undefined);
    return outcome.kind === 'done' ? outcome.value : {};
  });
}

function registerImport(desk: Desk): void {
  handle('import.choose', nothing, async (_payload, window) => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window.browser, {
      title: texts.importTitle, properties: ['openFile'], filters: [{ name: texts.importable, extensions: [...importable].map((name) => name.slice(1)) }],
    });
    const [file] = filePaths;
    return canceled || file === undefined ? undefined : sourceOf(file);
  });
  handle('import.read', fields({ source: fields({ name: text, bytes }) }, { kind: maybe(oneOf('text', 'markdown', 'csv')) }) as never, (payload, window) =>
    desk.background.run('import', payload, { lane: `${window.lane} import` }));
  handle('import.save', fields({ text, name: text }), async ({ text: content, name }, window) => {
    const file = await chooseSaveFile(window, {
      title: texts.saveReportTitle, defaultPath: `${safeName(name)}.json`, filters: [{ name: texts.reports, extensions: ['json'] }], ending: '.json',
    });
    if (file === undefined) return undefined;
    return outcomeOf(async () => {
      await writeWhole(file, content);
      grantFile(file);
      return file;
    });
  });
}
