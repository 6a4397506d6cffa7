// What the window can ask about files and paper: one export, several, handouts, printing.

import { dialog } from 'electron';
import type { Opened } from '../contract.ts';
import { runBatch } from './batch.ts';
import { safeName } from '../file-name.ts';
import { draftShape, renderShape } from './draft-shape.ts';
import { exportPdf, openExported, showExported } from './export.ts';
import { grantFolder, mustBeGranted, mustBeGrantedAll } from './grants.ts';
import type { Desk } from './handlers.ts';
import { handle } from './ipc.ts';
import { printBriefing, printersOf } from './printing.ts';
import { fields, list, maybe, nothing, number, oneOf, text } from './shape.ts';
import { texts } from './texts.ts';
import { withWord } from './working.ts';
import { openFile } from './workspace.ts';

export function registerPaperHandlers(desk: Desk): void {
  registerExport(desk);
  registerPrint(desk);
  registerBatch(desk);
}

function registerExport(desk: Desk): void {
  handle('export.pdf', fields({ request: renderShape, name: text }), (payload, window) => {
    mustBeGrantedAll(payload.request);
    return exportPdf(desk.background, window, payload);
  });
  handle('export.names', fields({ drafts: list(draftShape, 1000), pattern: text, name: text }), (payload, window) => {
    for (const draft of payload.drafts) mustBeGrantedAll({ draft, buffers: {} });
    return desk.background.run('names', payload, { lane: `${window.lane} names` });
  });
  handle('export.cancel', nothing, (_payload, window) => {
    window.work?.stop();
    return undefined;
  });
  handle('export.show', text, async (file) => {
    await showExported(file);
    return undefined;
  });
  handle('export.open', text, async (file) => {
    await openExported(file);
    return undefined;
  });
}

function registerPrint(desk: Desk): void {
  handle('print.printers', nothing, () => printersOf());
  handle('print.preview', renderShape, (request, window) => {
    mustBeGrantedAll(request);
    return desk.background.run('finish', request, { lane: `${window.lane} paper` });
  });
  handle('print.run', fields({ request: renderShape, printer: text, copies: number, name: text }, { duplex: maybe(oneOf('none', 'long-edge', 'short-edge')) }) as never, async (payload, window) => {
    mustBeGrantedAll(payload.request);
    return withWord(window, texts.printing, printBriefing(desk.background, { ...payload, copies: Math.min(999, Math.max(1, Math.round(payload.copies))), name: `${safeName(payload.name.replace(/\.pdf$/, ''))}.pdf` }));
  });
}

function registerBatch(desk: Desk): void {
  handle('batch.folder', nothing, async (_payload, window) => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window.browser, { title: texts.batchFolderTitle, properties: ['openDirectory', 'createDirectory'] });
    const [folder] = filePaths;
    if (canceled || folder === undefined) return undefined;
    grantFolder(folder);
    return folder;
  });
  handle('batch.briefings', nothing, async (_payload, window) => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window.browser, {
      title: texts.batchBriefingsTitle, properties: ['openFile', 'multiSelections'], filters: [{ name: texts.briefings, extensions: ['briefing.json', 'json'] }],
    });
    const outcomes = canceled ? [] : await Promise.all(filePaths.map((file) => openFile(desk.preview, file, false)));
    return outcomes.flatMap((outcome): Opened[] => (outcome.kind === 'done' ? [outcome.value] : []));
  });
  handle('batch.run', fields({ jobs: list(fields({ request: renderShape, name: text }), 1000), folder: text }), ({ jobs, folder }, window) => {
    mustBeGranted(folder);
    for (const { request } of jobs) mustBeGrantedAll(request);
    return runBatch(desk.background, window, jobs, folder);
  });
}
