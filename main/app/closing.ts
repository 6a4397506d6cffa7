// Closing windows and ending the program: unsaved work is asked about, and exports that run, window by window; nothing closes before it is
// safe.

import { app, dialog, type Event } from 'electron';
import { keepWindowPlace } from './settings.ts';
import { texts } from './texts.ts';
import type { DeskWindow } from './window.ts';
import type { Work } from './working.ts';

/** Makes a window save all its work; whether it did. The window answers over `app.saved`. */
export type SaveAll = (desk: DeskWindow) => Promise<boolean>;
type Answer = 'saved' | 'given up' | 'stay';

const isIdle = ({ dirty, work, closing }: DeskWindow): boolean => closing || (!dirty && work === undefined);

/** A window's `close`: at once where all is saved, after the question otherwise. */
export function onClose(event: Event, desk: DeskWindow, saveAll: SaveAll): void {
  void keepWindowPlace({ bounds: desk.browser.getNormalBounds(), maximized: desk.browser.isMaximized() });
  if (isIdle(desk)) {
    void desk.keeper.drop();
    return;
  }
  event.preventDefault();
  if (!desk.asking) void ask(desk, saveAll).then((answer) => answer === 'stay' || closeNow(desk));
}

function closeNow(desk: DeskWindow): void {
  desk.closing = true;
  if (!desk.browser.isDestroyed()) desk.browser.close();
}

async function ask(desk: DeskWindow, saveAll: SaveAll): Promise<Answer> {
  desk.asking = true;
  if (desk.browser.isMinimized()) desk.browser.restore();
  desk.browser.focus();
  try {
    if (desk.work !== undefined && !(await mayEndWork(desk, desk.work))) return 'stay';
    if (!desk.dirty) return 'saved';
    const { response } = await dialog.showMessageBox(desk.browser, {
      type: 'warning',
      message: texts.closeQuestion(desk.name),
      detail: texts.closeDetail,
      buttons: [texts.save, texts.cancel, texts.dontSave],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    });
    if (response === 2) return 'given up';
    return response === 0 && (await saveAll(desk)) ? 'saved' : 'stay';
  } finally {
    desk.asking = false;
  }
}

/** Waits for what is exported, or stops it, as the user says; false where the window is to stay. */
async function mayEndWork(desk: DeskWindow, { ended, stop }: Work): Promise<boolean> {
  const { response } = await dialog.showMessageBox(desk.browser, {
    type: 'warning', message: texts.exportingQuestion(desk.name), detail: texts.exportingDetail, buttons: [texts.finishAndClose, texts.cancel, texts.stopAndClose], defaultId: 0, cancelId: 1, noLink: true,
  });
  if (response === 1) return false;
  if (response === 2) stop();
  await ended;
  return true;
}

/** Ends the program once every window with unsaved work was asked; one that is to stay keeps all of them. */
export function guardQuit(desks: () => readonly DeskWindow[], saveAll: SaveAll): void {
  let asking = false;
  app.on('before-quit', (event) => {
    const unsaved = desks().filter((desk) => !isIdle(desk));
    if (unsaved.length === 0) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    void askAll(unsaved, saveAll).then((all) => {
      asking = false;
      if (all) app.quit();
    });
  });
}

async function askAll(unsaved: readonly DeskWindow[], saveAll: SaveAll): Promise<boolean> {
  for (const desk of unsaved) {
    if (desk.asking || (await ask(desk, saveAll)) === 'stay') return false;
  }
  for (const desk of unsaved) desk.closing = true;
  return true;
}
