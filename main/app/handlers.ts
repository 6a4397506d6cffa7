// Every channel of the contract with its shape and its answer: the list of what a window can ask for.

import { app } from 'electron';
import type { Start } from '../contract.ts';
import { draftShape, renderShape } from './draft-shape.ts';
import { followBriefing } from './follow.ts';
import { grantFile, grantFolder, mustBeGranted, mustBeGrantedAll } from './grants.ts';
import { handle, tell } from './ipc.ts';
import { pagesFor } from './pages.ts';
import { registerPaperHandlers } from './paper-handlers.ts';
import { registerReportHandlers } from './report-handlers.ts';
import { forget, leftBehind } from './recovery.ts';
import { changeSettings, recentFiles, settings, settingShapes } from './settings.ts';
import { fields, maybe, nothing, number, record, text, truth } from './shape.ts';
import { registerTemplateHandlers } from './template-handlers.ts';
import { settleSaving } from './saving.ts';
import { describeWindow, deskWindows, type DeskWindow } from './window.ts';
import { sampleReports, saveBriefing, takeBriefing } from './workspace.ts';
import type { WorkerClient } from './worker-client.ts';

/**
 * `preview` serves the pages on the screen, `background` exports; `opened` is called when the list of recent files changed, `described`
 * when a window shows something else; `openElsewhere` opens a file in a window of its own.
 */
export type Desk = {
  readonly preview: WorkerClient;
  readonly background: WorkerClient;
  readonly opened: () => void;
  readonly described: () => void;
  readonly openElsewhere: (file: string) => Promise<void>;
};

export function registerHandlers(desk: Desk): void {
  registerAppHandlers(desk);
  registerFileHandlers(desk);
  registerPreviewHandlers(desk);
  registerPaperHandlers(desk);
  registerReportHandlers(desk);
  registerTemplateHandlers(desk);
}

function registerAppHandlers({ preview, described }: Desk): void {
  handle('app.start', nothing, (_payload, window) => start(window));
  handle('app.settings', fields({}, settingShapes), ({ panes, zoom, ...everybodys }, window) => {
    for (const other of deskWindows()) if (other !== window && Object.keys(everybodys).length > 0) tell(other, 'settings-changed', everybodys);
    return changeSettings({ ...everybodys, ...(panes !== undefined && { panes }), ...(zoom !== undefined && { zoom }) });
  });
  handle('app.recent', nothing, () => recentFiles());
  handle('app.dirty', fields({ dirty: truth, name: text }, { file: maybe(text) }) as never, ({ dirty, file, name }, window) => {
    describeWindow(window, dirty, file, name);
    followBriefing(preview, window);
    described();
    if (!dirty) void window.keeper.drop();
    return undefined;
  });
  handle('app.saved', truth, (saved, window) => {
    settleSaving(window, saved);
    return undefined;
  });
}

async function start(window: DeskWindow): Promise<Start> {
  const samples = await sampleReports();
  for (const file of [...samples, ...recentFiles()]) grantFile(file.file);
  grantFolder(settings().templatesFolder);
  const opened = await window.headStart?.opened;
  const alive: ReadonlySet<string> = new Set(deskWindows().map(({ keeper }) => keeper.id));
  const recoveries = (await leftBehind()).filter(({ id }) => !alive.has(id));
  for (const one of recoveries) grantFile(one.file ?? one.draft.report);
  return {
    platform: process.platform,
    version: app.getVersion(),
    locale: systemLocale(),
    settings: settings(),
    recent: recentFiles(),
    samples,
    recoveries,
    open: opened,
  };
}

/** The system's language as BCP 47; some systems say nothing, or `C`. */
function systemLocale(): string {
  const known = [app.getSystemLocale(), app.getLocale(), 'en'].find((name) => {
    try {
      return name !== '' && name !== 'C' && Intl.getCanonicalLocales(name).length > 0;
    } catch {
      return false;
    }
  });
  return known ?? 'en';
}

function registerFileHandlers(desk: Desk): void {
  handle('briefing.save', fields({ draft: draftShape, name: text }, { file: maybe(text) }) as never, async (payload, window) => {
    const outcome = await saveBriefing(desk.preview, window, payload);
    desk.opened();
    return outcome;
  });
  handle('briefing.keep', maybe(fields({ draft: draftShape, buffers: record(text) }, { file: maybe(text) })) as never, async (payload, window) => {
    await (payload === undefined ? window.keeper.drop() : window.keeper.keep(payload.draft, payload.file, payload.buffers));
    return undefined;
  });
  handle('briefing.taken', fields({ file: text, stamp: text }), (taken) => {
    mustBeGranted(taken.file);
    takeBriefing(taken);
    return undefined;
  });
  handle('briefing.forget', text, async (id) => {
    await forget(id);
    return undefined;
  });
}

function registerPreviewHandlers(desk: Desk): void {
  handle('briefing.render', renderShape, (request, window) => {
    mustBeGrantedAll(request);
    return pagesFor(desk.preview, window, request);
  });
  handle('preview.locate', fields({ id: number, page: number, x: number, y: number }), async (point) => {
    const outcome = await desk.preview.run('locate', point);
    return outcome.kind === 'done' ? outcome.value : undefined;
  });
}
