// Starts the real app for a test, with a user folder of its own, and ends it. Dialogs of the system are answered beforehand.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test';

export const root = resolve(import.meta.dirname, '../..');
export const sampleReport = join(root, 'data/reports/european-reassurance-force.json');

export type Desk = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly folder: string;
  /** Every complaint of the window's console so far. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
};

/** The apps that run. */
const running = new Set<Desk>();

type Options = { readonly files?: readonly string[]; readonly folder?: string; readonly width?: number; readonly height?: number; readonly tour?: boolean };

/** Opens the app; `folder` of an earlier desk continues its user's data. */
export async function openDesk(options: Options = {}): Promise<Desk> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'desk-')));
  if (options.folder === undefined && options.tour !== true) await skipTour(join(folder, 'user'));
  const { ELECTRON_OVERRIDE_DIST_PATH: place } = process.env;
  const app = await _electron.launch({
    ...(place !== undefined && { executablePath: join(place, process.platform === 'win32' ? 'electron.exe' : 'electron') }),
    // As root, as in containers, Chromium's sandbox cannot start; the product itself never switches it off.
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), `--user-data-dir=${join(folder, 'user')}`, root, ...(options.files ?? [])],
    cwd: root,
  });
  const page = await app.firstWindow();
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: null });
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.locator('.welcome, .workplace').waitFor();
  const close = async (): Promise<void> => {
    running.delete(desk);
    await app.evaluate(({ app: program }) => program.exit(0)).catch(() => undefined);
    await app.close().catch(() => undefined);
    if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
  };
  const desk = { app, page, folder, complaints, close };
  running.add(desk);
  return desk;
}

/** A user who has seen the tour already. */
async function skipTour(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), '{ "tourDone": true }');
}

/** Opens the app with a report and waits for its pages. */
export async function openReport(options: Options = {}): Promise<Desk> {
  const desk = await openDesk({ ...options, files: options.files ?? [sampleReport] });
  await pagesShown(desk.page);
  return desk;
}

/** Ends, after each test of a file, every app that it left running; none of them may have complained. */
export function endAfterEachTest(): void {
  test.afterEach(async () => {
    // The newest first: a desk that continues another's folder ends before that folder goes.
    const ending = [...running].toReversed();
    for (const desk of ending) await desk.close();
    expect(ending.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
}

/** A desk with the sample report for each test of a file, given to it before, and ended after it. */
export function openForEachTest(give: (desk: Desk) => void): void {
  test.beforeEach(async () => give(await openReport()));
  endAfterEachTest();
}

/** Drops a file onto the window. */
export async function dropFile(page: Page, file: string): Promise<void> {
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'drop-source';
    input.addEventListener('change', () => {
      const data = new DataTransfer();
      for (const one of input.files ?? []) data.items.add(one);
      for (const type of ['dragenter', 'dragover', 'drop']) document.querySelector('.drop-target')?.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
      input.remove();
    });
    document.body.append(input);
  });
  await page.locator('#drop-source').setInputFiles(file);
}

/** Waits until the first page is drawn. */
export async function pagesShown(page: Page): Promise<void> {
  await expect(page.locator('.page-picture canvas').first()).toBeVisible({ timeout: 20_000 });
}

/** Number of the result that the pages show: grows with every change. */
export async function resultNumber(page: Page): Promise<number> {
  return Number(await page.locator('.strip').getAttribute('data-result'));
}

/** Does something and waits for pages of a newer result. */
export async function changing(page: Page, act: () => Promise<unknown>): Promise<void> {
  const before = await resultNumber(page);
  await act();
  await expect.poll(() => resultNumber(page)).toBeGreaterThan(before);
}

/** Chooses an item of the menu bar. */
export async function menu(desk: Desk, id: string): Promise<void> {
  await desk.app.evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click(), id);
}

/** The next save dialogs answer with these files; the one after the last is cancelled. */
export async function answerSave(desk: Desk, ...files: readonly string[]): Promise<void> {
  await desk.app.evaluate(({ dialog }, answers) => {
    const left = [...answers];
    dialog.showSaveDialog = () => {
      const filePath = left.shift() ?? '';
      return Promise.resolve({ canceled: filePath === '', filePath });
    };
  }, files);
}

/** The next open dialogs answer with these files or folders. */
export async function answerOpen(desk: Desk, ...files: readonly string[]): Promise<void> {
  await desk.app.evaluate(({ dialog }, answers) => {
    const left = [...answers];
    dialog.showOpenDialog = () => {
      const file = left.shift();
      return Promise.resolve({ canceled: file === undefined, filePaths: file === undefined ? [] : [file] });
    };
  }, files);
}

/** Questions are answered with the button of this number. */
export async function answerQuestions(desk: Desk, response: number): Promise<void> {
  await desk.app.evaluate(({ dialog }, answer) => {
    dialog.showMessageBox = () => Promise.resolve({ response: answer, checkboxChecked: false });
  }, response);
}
