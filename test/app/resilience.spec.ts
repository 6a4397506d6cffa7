// What can go wrong: the program is killed while it saves or exports, and reports are very long. Files are whole or absent, work comes
// back, and the window keeps only the pages in sight.

import { copyFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { benchDocument } from '../bench/content.ts';
import { datasetOf } from '../bench/engines/briefing.ts';
import { answerOpen, answerQuestions, answerSave, endAfterEachTest, menu, openDesk, openReport, pagesShown, sampleReport, type Desk } from './desk.ts';

let desk: Desk;
endAfterEachTest();

/** A report of about so many sections, and as many pages. */
async function longReport(folder: string, sections: number): Promise<string> {
  const file = join(folder, `long-${sections}.json`);
  await writeFile(file, datasetOf(benchDocument(sections)));
  return file;
}

/** Stops a worker, or lets it go on. */
function signalWorker(to: Desk, name: 'Preview' | 'Export', signal: NodeJS.Signals): Promise<void> {
  return to.app.evaluate(({ app }, [wanted, kind]) => {
    const pid = app.getAppMetrics().find((one) => `${one.name} ${one.serviceName}`.includes(`Briefing ${wanted}`))?.pid;
    if (pid === undefined) throw new Error('no worker');
    process.kill(pid, kind);
  }, [name, signal] as const);
}

/** The next save dialog answers with this file, and the worker that is to make it stops. */
function stopWhenAsked(to: Desk, file: string): Promise<void> {
  return to.app.evaluate(({ app, dialog }, filePath) => {
    dialog.showSaveDialog = () => {
      process.kill(app.getAppMetrics().find(({ name, serviceName }) => `${name} ${serviceName}`.includes('Briefing Export'))?.pid ?? 0, 'SIGSTOP');
      (globalThis as { answered?: boolean }).answered = true;
      return Promise.resolve({ canceled: false, filePath });
    };
  }, file);
}

test('killed while it exports, it leaves a whole file or none', async () => {
  desk = await openReport();
  const report = await longReport(desk.folder, 60);
  for (const [round, delay] of [0, 40, 150].entries()) {
    const file = join(desk.folder, `export-${round}.pdf`);
    await answerSave(desk, file);
    await menu(desk, 'export');
    // The moment is the test's subject: some fall before, some into, some behind the writing.
    await new Promise((done) => setTimeout(done, delay));
    desk.app.process().kill('SIGKILL');
    const bytes = await readFile(file).catch(() => undefined);
    if (bytes !== undefined) expect(bytes.subarray(-6).toString()).toContain('EOF');
    desk = await openDesk({ folder: desk.folder, files: [report] });
    await pagesShown(desk.page);
  }
});

test('closing while it exports asks: stay, finish, or stop and leave no file', async () => {
  test.skip(process.platform === 'win32', 'no process can be stopped there');
  const closing = (): Promise<void> => desk.app.evaluate(({ BrowserWindow }) => void BrowserWindow.getAllWindows()[0]?.close());
  for (const [answer, written] of [[2, false], [0, true]] as const) {
    desk = await openReport();
    const { page } = desk;
    const file = join(desk.folder, 'closing.pdf');
    await page.getByRole('button', { name: 'Print and handouts' }).click();
    await page.locator('.sheet-place canvas').waitFor();
    await page.keyboard.press('Escape');
    await stopWhenAsked(desk, file);
    await menu(desk, 'export');
    await expect.poll(() => desk.app.evaluate(() => (globalThis as { answered?: boolean }).answered)).toBe(true);
    await answerQuestions(desk, 1);
    await closing();
    await expect(page.locator('.notice')).toContainText('Exporting');
    await answerQuestions(desk, answer);
    const closed = page.waitForEvent('close');
    await closing();
    if (written) await signalWorker(desk, 'Export', 'SIGCONT');
    await closed;
    const bytes = await readFile(file).catch(() => undefined);
    expect(bytes?.subarray(-6).toString().includes('EOF') ?? false).toBe(written);
  }
});

test('killed while it saves again and again, the file is always one of the texts', async () => {
  desk = await openReport();
  const file = join(desk.folder, 'kept.briefing.json');
  const { page } = desk;
  await answerSave(desk, file);
  await page.getByRole('textbox', { name: 'To', exact: true }).fill('Reader 0');
  await menu(desk, 'save');
  await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain('Reader 0');
  for (let count = 1; count <= 6; count++) {
    await page.getByRole('textbox', { name: 'To', exact: true }).fill(`Reader ${count}`);
    await menu(desk, 'save');
  }
  desk.app.process().kill('SIGKILL');
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ parameters: { recipient: expect.stringMatching(/^Reader \d$/) as unknown as string } });
});

test('a report of two hundred pages is as quick to leaf through as a short one', async () => {
  test.setTimeout(120_000);
  desk = await openDesk({ files: [await longReport(await mkdtemp(join(tmpdir(), 'long-')), 232)] });
  const { page } = desk;
  await pagesShown(page);
  await page.getByRole('button', { name: /Executive brief/ }).first().click();
  await page.getByRole('option', { name: /Full report/ }).click();
  await expect.poll(async () => Number(await page.locator('.strip').getAttribute('data-pages')), { timeout: 60_000 }).toBeGreaterThan(150);
  expect(await page.locator('.page').count()).toBeLessThan(8);
  await page.getByRole('textbox', { name: 'Page number' }).fill('150');
  await page.keyboard.press('Enter');
  await expect(page.locator('.page[data-page="150"] canvas')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Page number' })).toHaveValue('150');
  await page.getByRole('button', { name: 'Thumbnails and outline' }).click();
  await expect(page.locator('.thumb-picture canvas').first()).toBeVisible();
  expect(await page.locator('.thumb-picture canvas').count()).toBeLessThan(40);
});

test('work of more than half a second says what it is, and less says nothing', async () => {
  test.skip(process.platform === 'win32', 'no process can be stopped there');
  desk = await openDesk();
  const { page } = desk;
  await page.evaluate(() => {
    const said = new Set<string>();
    (globalThis as { said?: Set<string> }).said = said;
    new MutationObserver(() => document.querySelectorAll('.notice').forEach((notice) => said.add(notice.textContent ?? ''))).observe(document.body, { childList: true, subtree: true });
  });
  const said = (): Promise<readonly string[]> => page.evaluate(() => [...((globalThis as { said?: Set<string> }).said ?? [])]);
  await page.getByRole('option', { name: /European reassurance/i }).click();
  await pagesShown(page);
  expect(await said()).toEqual([]);
  const file = join(desk.folder, 'second.json');
  await copyFile(sampleReport, file);
  await answerOpen(desk, file);
  await signalWorker(desk, 'Preview', 'SIGSTOP');
  await menu(desk, 'open');
  await expect.poll(said).toContainEqual(expect.stringContaining('Opening second.json'));
  await signalWorker(desk, 'Preview', 'SIGCONT');
  await pagesShown(page);
  await expect(page.locator('.notice')).toHaveCount(0);
});
