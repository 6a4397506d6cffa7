// One window of the desk and what the main process knows about it. Closing asks about unsaved work; the place on the screen is
// remembered.

import { join } from 'node:path';
import { BrowserWindow, dialog, nativeTheme, screen, type Rectangle, type WebContents } from 'electron';
import type { Opened, Outcome } from '../contract.ts';
import { Keeper } from './recovery.ts';
import { origin } from './protocol.ts';
import { windowPreferences } from './security.ts';
import { keepWindowPlace, type WindowPlace } from './settings.ts';
import { texts } from './texts.ts';

export type DeskWindow = {
  readonly browser: BrowserWindow;
  readonly keeper: Keeper;
  /** What the window shows first, on its way; taken by the window when it starts. */
  opening: Promise<Outcome<Opened>> | undefined;
  dirty: boolean;
  name: string;
  closing: boolean;
};

const windows = new Map<WebContents, DeskWindow>();

export function deskWindowOf(contents: WebContents): DeskWindow | undefined {
  return windows.get(contents);
}

export function deskWindows(): readonly DeskWindow[] {
  return [...windows.values()];
}

export function focusedDesk(): DeskWindow | undefined {
  const focused = BrowserWindow.getFocusedWindow();
  return focused === null ? deskWindows()[0] : windows.get(focused.webContents);
}

/** Opens a window. `askToSave` makes the window save its work and tells whether it did. */
export function openWindow(place: WindowPlace | undefined, opening: DeskWindow['opening'], onSave: (window: DeskWindow) => void): DeskWindow {
  const browser = new BrowserWindow({
    ...visibleBounds(place),
    minWidth: 800,
    minHeight: 540,
    show: false,
    title: texts.appName,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1c1d20' : '#f4f4f2',
    webPreferences: windowPreferences(join(import.meta.dirname, 'preload.cjs')),
  });
  const desk: DeskWindow = { browser, keeper: new Keeper(), opening, dirty: false, name: '', closing: false };
  const contents = browser.webContents;
  windows.set(contents, desk);
  if (place?.maximized === true) browser.maximize();
  browser.once('ready-to-show', () => browser.show());
  browser.on('close', (event) => close(event, desk, onSave));
  browser.on('closed', () => windows.delete(contents));
  contents.on('zoom-changed', (event) => event.preventDefault());
  void browser.loadURL(`${origin}/index.html`);
  return desk;
}

/** Title, dirty mark and document of a window, as each system shows them. */
export function describeWindow(desk: DeskWindow, dirty: boolean, file: string | undefined, name: string): void {
  desk.dirty = dirty;
  desk.name = name;
  desk.browser.setDocumentEdited(dirty);
  desk.browser.setRepresentedFilename(file ?? '');
  const mark = dirty && process.platform !== 'darwin' ? '• ' : '';
  desk.browser.setTitle(name === '' ? texts.appName : `${mark}${name} — ${texts.appName}`);
}

function close(event: Electron.Event, desk: DeskWindow, onSave: (window: DeskWindow) => void): void {
  void keepWindowPlace({ bounds: desk.browser.getNormalBounds(), maximized: desk.browser.isMaximized() });
  if (!desk.dirty || desk.closing) {
    void desk.keeper.drop();
    return;
  }
  event.preventDefault();
  void askBeforeClosing(desk, onSave);
}

async function askBeforeClosing(desk: DeskWindow, onSave: (window: DeskWindow) => void): Promise<void> {
  const { response } = await dialog.showMessageBox(desk.browser, {
    type: 'warning',
    message: texts.closeQuestion(desk.name),
    detail: texts.closeDetail,
    buttons: [texts.save, texts.cancel, texts.dontSave],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (response === 0) onSave(desk);
  if (response === 2) {
    desk.closing = true;
    desk.browser.close();
  }
}

/** A remembered place counts only where some screen still shows it. */
function visibleBounds(place: WindowPlace | undefined): Partial<Rectangle> {
  const standard = { width: 1360, height: 860 };
  if (place === undefined) return standard;
  const { bounds } = place;
  const area = screen.getDisplayMatching(bounds).workArea;
  const seen = bounds.x < area.x + area.width - 80 && bounds.x + bounds.width > area.x + 80 && bounds.y >= area.y - 10 && bounds.y < area.y + area.height - 80;
  return seen ? bounds : standard;
}
