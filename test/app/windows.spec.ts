// Several windows: each with a briefing, a state and a mark of its own; nothing unsaved is lost by opening, closing or quitting.

import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { answerOpen, answerQuestions, answerSave, changing, menu, openForEachTest, pagesShown, root, sampleReport, type Desk } from './desk.ts';

let desk: Desk;
openForEachTest((opened) => (desk = opened));

const edited = (page: Page) => page.getByRole('img', { name: 'Edited' });
const recipient = (page: Page) => page.getByRole('textbox', { name: 'To', exact: true });
const windowCount = (): Promise<number> => desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

/** A second window with a copy of the report, which opens there because the first has unsaved work. */
async function second(): Promise<Page> {
  const file = join(desk.folder, 'second.json');
  await copyFile(sampleReport, file);
  await changing(desk.page, () => recipient(desk.page).fill('First reader'));
  await expect(edited(desk.page)).toBeVisible();
  await answerOpen(desk, file);
  const opened = desk.app.waitForEvent('window');
  await menu(desk, 'open');
  const page = await opened;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await pagesShown(page);
  return page;
}

test('a file that is opened while work is unsaved gets a window of its own; each window has its own state', async () => {
  const { page } = desk;
  await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ x: 20, y: 20, width: 1000, height: 700 }));
  const other = await second();
  expect(await windowCount()).toBe(2);
  await expect(recipient(page)).toHaveValue('First reader');
  await expect(recipient(other)).toHaveValue('');
  await expect(edited(other)).toBeHidden();
  await expect(other.getByRole('button', { name: 'Recover' })).toHaveCount(0);
  await changing(other, () => recipient(other).fill('Second reader'));
  await expect(other.locator('.textLayer').first()).toContainText('Second reader');
  await expect(page.locator('.textLayer').first()).toContainText('First reader');
  await changing(page, () => page.getByRole('button', { name: /^Undo/ }).click());
  await expect(recipient(other)).toHaveValue('Second reader');
  const places = await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getPosition().join()));
  expect(new Set(places).size).toBe(2);
});

test('the first pages of a window are made once, while it is being drawn', async () => {
  await desk.app.evaluate(({ utilityProcess }, script) => {
    const some = utilityProcess.fork(script);
    const kind = Object.getPrototypeOf(some) as { postMessage: (message: { readonly name: string }) => void };
    const { postMessage } = kind;
    const jobs: string[] = [];
    (globalThis as { jobs?: string[] }).jobs = jobs;
    kind.postMessage = function post(message) {
      jobs.push(message.name);
      postMessage.call(this, message);
    };
    some.kill();
  }, join(root, 'dist/app/worker.cjs'));
  const jobs = (): Promise<readonly string[]> => desk.app.evaluate(() => (globalThis as { jobs?: string[] }).jobs ?? []);
  const other = await second();
  // One for the change in the first window, one for the second window.
  expect((await jobs()).filter((name) => name === 'render')).toHaveLength(2);
  await changing(other, () => recipient(other).fill('Second reader'));
  expect((await jobs()).filter((name) => name === 'render')).toHaveLength(3);
});

test('both windows’ newest changes are shown when they come at once', async () => {
  const { page } = desk;
  const other = await second();
  await Promise.all([page, other].flatMap((one, index) => Array.from({ length: 6 }, (_, round) => recipient(one).fill(`Reader ${index} ${round}`))));
  await expect(page.locator('.textLayer').first()).toContainText(/Reader 0 \d/);
  for (const one of [page, other]) await expect(one.locator('.textLayer').first()).toContainText(await recipient(one).inputValue());
});

test('Save in the question saves and closes; the other window stays', async () => {
  const other = await second();
  const file = join(desk.folder, 'first.briefing.json');
  await answerQuestions(desk, 0);
  await answerSave(desk, file);
  const closed = desk.page.waitForEvent('close');
  await desk.app.evaluate(({ BrowserWindow }) => void BrowserWindow.getAllWindows().find((window) => window.getTitle().startsWith('•'))?.close());
  await closed;
  expect(await readFile(file, 'utf8')).toContain('First reader');
  expect(await windowCount()).toBe(1);
  await expect(other.locator('.page-picture canvas').first()).toBeVisible();
});

test('a save that is called off keeps the window open', async () => {
  await changing(desk.page, () => recipient(desk.page).fill('Stays'));
  await expect(edited(desk.page)).toBeVisible();
  await answerQuestions(desk, 0);
  const listeners = (): Promise<number> => desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.listenerCount('closed') ?? 0);
  const before = await listeners();
  await desk.app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = () => {
      (globalThis as { asked?: number }).asked = ((globalThis as { asked?: number }).asked ?? 0) + 1;
      return Promise.resolve({ canceled: true, filePath: '' });
    };
  });
  const closeAndCount = (): Promise<number | undefined> => desk.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
    return (globalThis as { asked?: number }).asked;
  });
  await expect.poll(closeAndCount).toBeGreaterThan(2);
  await expect.poll(listeners).toBe(before);
  expect(await windowCount()).toBe(1);
  await expect(recipient(desk.page)).toHaveValue('Stays');
  await expect(edited(desk.page)).toBeVisible();
});

test('quitting asks for each window; one that is to stay keeps all; then all are saved or given up', async () => {
  const other = await second();
  await changing(other, () => recipient(other).fill('Second reader'));
  await expect(edited(other)).toBeVisible();
  await desk.app.evaluate(({ dialog }) => {
    const asked: string[] = [];
    const answers = [2, 1, 2, 2];
    (globalThis as { asked?: string[] }).asked = asked;
    dialog.showMessageBox = (...given: unknown[]) => {
      asked.push((given.at(-1) as { message: string }).message);
      return Promise.resolve({ response: answers.shift() ?? 1, checkboxChecked: false });
    };
  });
  const asked = (): Promise<readonly string[] | undefined> => desk.app.evaluate(() => (globalThis as { asked?: string[] }).asked);
  await desk.app.evaluate(({ app }) => app.quit());
  await expect.poll(async () => (await asked())?.length).toBe(2);
  expect(await windowCount()).toBe(2);
  await expect(recipient(desk.page)).toHaveValue('First reader');
  const ended = desk.app.waitForEvent('close');
  await desk.app.evaluate(({ app }) => app.quit());
  await ended;
});

test('a briefing that another program changed is not written over unasked', async () => {
  const { page } = desk;
  const file = join(desk.folder, 'shared.briefing.json');
  await answerSave(desk, file);
  await changing(page, () => recipient(page).fill('Mine'));
  await menu(desk, 'save');
  await expect(edited(page)).toBeHidden();
  await writeFile(file, (await readFile(file, 'utf8')).replace('Mine', 'Theirs'));
  await changing(page, () => recipient(page).fill('Mine again'));
  await answerQuestions(desk, 2);
  await menu(desk, 'save');
  await expect(edited(page)).toBeVisible();
  expect(await readFile(file, 'utf8')).toContain('Theirs');
  await answerQuestions(desk, 0);
  const elsewhere = join(desk.folder, 'mine.briefing.json');
  await answerSave(desk, elsewhere);
  await menu(desk, 'save');
  await expect.poll(() => readFile(elsewhere, 'utf8').catch(() => '')).toContain('Mine again');
  expect(await readFile(file, 'utf8')).toContain('Theirs');
});

test('a briefing with unsaved changes that is opened again stays as it is, in its one window', async () => {
  const { page } = desk;
  const file = join(desk.folder, 'own.briefing.json');
  await answerSave(desk, file);
  await changing(page, () => recipient(page).fill('Saved'));
  await menu(desk, 'save');
  await expect(edited(page)).toBeHidden();
  await changing(page, () => recipient(page).fill('Unsaved'));
  await expect(edited(page)).toBeVisible();
  await answerOpen(desk, file);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  // A window would come at once.
  await page.waitForTimeout(500);
  expect(await windowCount()).toBe(1);
  await expect(recipient(page)).toHaveValue('Unsaved');
});

test('a name without its ending does not replace a file unasked', async () => {
  const { page } = desk;
  const file = join(desk.folder, 'kept.pdf');
  await writeFile(file, 'mine');
  await answerQuestions(desk, 1);
  await answerSave(desk, join(desk.folder, 'kept'));
  await page.getByRole('button', { name: 'Export PDF' }).click();
  await expect(page.getByRole('button', { name: 'Export PDF' })).toBeEnabled();
  expect(await readFile(file, 'utf8')).toBe('mine');
  await answerQuestions(desk, 0);
  await answerSave(desk, join(desk.folder, 'kept'));
  await page.getByRole('button', { name: 'Export PDF' }).click();
  await expect(page.getByText(/kept\.pdf exported/)).toBeVisible();
});
