// The program's start: scheme and guards first, then the workers, the menu and the first window; or, asked to, the command line and no
// window at all. Start reading the app here.

import { join, resolve } from 'node:path';
import { app } from 'electron';
import { commandLineWords, runWithoutWindow } from './command-line.ts';
import { guardQuit } from './closing.ts';
import { registerHandlers } from './handlers.ts';
import { grantFile } from './grants.ts';
import { beginOpening, warmUp } from './head-start.ts';
import { tell } from './ipc.ts';
import { buildMenu, enableCommands } from './menu.ts';
import { registerScheme, serveApp } from './protocol.ts';
import { guardContents, guardSession } from './security.ts';
import { loadRecent, loadSettings, loadWindowPlace, recentFiles } from './settings.ts';
import { saveAll } from './saving.ts';
import { deskWindows, focusedDesk, openWindow, showOpen, type DeskWindow } from './window.ts';
import { WorkerClient } from './worker-client.ts';
import { openFile } from './workspace.ts';

const preview = new WorkerClient('Preview', { milliseconds: 30_000, megabytes: 2000 });
const background = new WorkerClient('Export', { milliseconds: 300_000, megabytes: 3000 });

/** Files named on the command line, after the program and its switches. */
function filesIn(argv: readonly string[], folder: string): readonly string[] {
  return argv.slice(app.isPackaged ? 1 : 2).filter((part) => !part.startsWith('-') && part.endsWith('.json')).map((part) => resolve(folder, part));
}

let windowsSoFar = 0;

async function newWindow(file?: string): Promise<DeskWindow> {
  if (file !== undefined) grantFile(file);
  const lane = `window ${++windowsSoFar}`;
  const headStart = file === undefined ? undefined : beginOpening(preview, file, lane);
  return openWindow({ place: await loadWindowPlace(), lane, headStart, saveAll });
}

/** Opens in the front window where nothing unsaved is in the way, in a new one otherwise; a briefing that is open comes to the front. */
async function openInFront(file: string): Promise<void> {
  grantFile(file);
  const window = focusedDesk();
  if (showOpen(file)) return;
  if (window === undefined || window.dirty) await newWindow(file);
  else tell(window, 'open', await openFile(preview, file));
  refreshMenu();
}

/** Commands that need a briefing can be given where the window in front shows one. */
function refreshCommands(): void {
  enableCommands((focusedDesk()?.name ?? '') !== '');
}

function refreshMenu(): void {
  buildMenu({
    send: (command) => {
      const window = focusedDesk();
      if (window !== undefined) tell(window, 'menu', command);
    },
    newWindow: () => void newWindow(),
    openFile: (file) => void openInFront(file),
  });
  refreshCommands();
  for (const window of deskWindows()) tell(window, 'recent-changed', recentFiles());
}

async function start(): Promise<void> {
  guardSession();
  serveApp(join(import.meta.dirname, '..', 'renderer'));
  preview.warm();
  await Promise.all([loadSettings(), loadRecent()]);
  registerHandlers({ preview, background, opened: refreshMenu, described: refreshCommands, openElsewhere: async (file) => void (await newWindow(file)) });
  refreshMenu();
  const files = filesIn(process.argv, process.cwd());
  const { lane } = await newWindow(files[0]);
  if (files.length === 0) void warmUp(preview, lane);
  for (const file of files.slice(1)) await newWindow(file);
}

/** The desk: windows, one program for all of them. */
function openDesk(): void {
  registerScheme();
  guardContents();
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  if (app.requestSingleInstanceLock()) {
    app.on('second-instance', (_event, argv, folder) => {
      const [file] = filesIn(argv, folder);
      if (file === undefined) void newWindow();
      else void openInFront(file);
    });
    app.on('open-file', (event, file) => {
      event.preventDefault();
      void app.whenReady().then(() => openInFront(file));
    });
    app.on('window-all-closed', () => {
      if (process.platform !== 'darwin') app.quit();
    });
    guardQuit(deskWindows, saveAll);
    app.on('browser-window-focus', refreshCommands);
    app.on('activate', () => {
      if (deskWindows().length === 0) void newWindow();
    });
    void app.whenReady().then(start);
  } else {
    app.quit();
  }
}

const words = commandLineWords(process.argv);
if (words === undefined) openDesk();
else void runWithoutWindow(words);
