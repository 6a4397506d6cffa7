// One window of the desk and what the main process knows about it. The place on the screen is remembered; closing.ts asks about unsaved work.

import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen, type Rectangle, type WebContents } from 'electron';
import type { HeadStart } from './head-start.ts';
import { Keeper } from './recovery.ts';
import { origin } from './protocol.ts';
import { windowPreferences } from './security.ts';
import { onClose, type SaveAll } from './closing.ts';
import type { WindowPlace } from './settings.ts';
import { texts } from './texts.ts';
import type { Work } from './working.ts';

export type DeskWindow = {
  readonly browser: BrowserWindow;
  readonly keeper: Keeper;
  /** What the window shows first, on its way; taken by the window when it starts. */
  headStart: HeadStart | undefined;
  /** Names the lanes of this window's jobs: windows never replace each other's. */
  readonly lane: string;
  dirty: boolean;
  name: string;
  /** The briefing file that it shows. */
  file: string | undefined;
  /** The report that its pages are of. */
  report: string | undefined;
  /** The folder of the template that it edits. */
  template: string | undefined;
  /** What it exports. */
  work: Work | undefined;
  /** All is saved or given up: it may close. */
  closing: boolean;
  /** The question about unsaved work is on the screen. */
  asking: boolean;
};

const windows = new Map<WebContents, DeskWindow>();

export function deskWindowOf(contents: WebContents): DeskWindow | undefined {
  return windows.get(contents);
}

export function deskWindows(): readonly DeskWindow[] {
  return [...windows.values()];
}

let lastFocused: DeskWindow | undefined;

/** The window in front; where none of ours is, the one that was last. */
export function focusedDesk(): DeskWindow | undefined {
  const focused = BrowserWindow.getFocusedWindow();
  const found = focused === null ? lastFocused : windows.get(focused.webContents);
  return found !== undefined && !found.browser.isDestroyed() ? found : deskWindows()[0];
}

/** Brings the window that shows this briefing file to the front, if one does. */
export function showOpen(file: string): boolean {
  const found = deskWindows().find((desk) => desk.file === file);
  if (found?.browser.isMinimized() === true) found.browser.restore();
  found?.browser.focus();
  return found !== undefined;
}

/** What a new window needs: where it stood last, its lane, what it shows first, and the way to save its work. */
export type NewWindow = { readonly place: WindowPlace | undefined; readonly lane: string; readonly headStart: HeadStart | undefined; readonly saveAll: SaveAll };

export function openWindow({ place, lane, headStart, saveAll }: NewWindow): DeskWindow {
  const browser = new BrowserWindow({
    ...besideOthers(visibleBounds(place)),
    minWidth: 800,
    minHeight: 540,
    show: false,
    title: texts.appName,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1c1d20' : '#f4f4f2',
    webPreferences: windowPreferences(join(import.meta.dirname, 'preload.cjs')),
  });
  const desk: DeskWindow = { browser, keeper: new Keeper(), headStart, lane, dirty: false, name: '', file: undefined, report: undefined, template: undefined, work: undefined, closing: false, asking: false };
  const contents = browser.webContents;
  windows.set(contents, desk);
  if (place?.maximized === true) browser.maximize();
  browser.once('ready-to-show', () => browser.show());
  browser.on('close', (event) => onClose(event, desk, saveAll));
  browser.on('focus', () => {
    lastFocused = desk;
  });
  browser.on('closed', () => windows.delete(contents));
  contents.on('zoom-changed', (event) => event.preventDefault());
  void browser.loadURL(`${origin}/index.html`);
  return desk;
}

/** Title, dirty mark and document of a window, as each system shows them. */
export function describeWindow(desk: DeskWindow, dirty: boolean, file: string | undefined, name: string): void {
  desk.dirty = dirty;
  desk.name = name;
  desk.file = file;
  desk.browser.setDocumentEdited(dirty);
  desk.browser.setRepresentedFilename(file ?? '');
  const mark = dirty && process.platform !== 'darwin' ? '• ' : '';
  desk.browser.setTitle(name === '' ? texts.appName : `${mark}${name} — ${texts.appName}`);
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

/** A second window stands a little below and beside the one in front, as large as that. */
function besideOthers(bounds: Partial<Rectangle>): Partial<Rectangle> {
  const front = focusedDesk()?.browser.getNormalBounds();
  return front === undefined ? bounds : { ...front, x: front.x + 28, y: front.y + 28 };
}
