// `npm run bench -- app`: times in the real app (built before), with the full report on generated content: start to first page, a tick in
// the tree to changed pages, a key in a parameter and in the template to changed pages, export. Milliseconds; medians but for the start.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerSave, menu, openDesk, resultNumber, type Desk } from '../app/desk.ts';
import { benchDocument } from './content.ts';
import { datasetOf } from './engines/briefing.ts';

const repeats = 5;
/** Sections that make about 3, 40 and 200 pages. */
const sizes = [1, 23, 118];
const patience = 120_000;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** When the last key or click came, by the window's clock. */
type Timed = { readonly event: number };

/**
 * Does something with one key or click, and waits for the pages of a newer result in sight to be drawn: from the event to the frame
 * that shows them.
 */
async function toChangedPages(page: Page, act: () => Promise<unknown>): Promise<number> {
  const before = await resultNumber(page);
  await page.evaluate(() => {
    const note = (event: Event): void => void ((globalThis as { timed?: Timed }).timed = { event: event.timeStamp });
    for (const kind of ['keydown', 'click']) addEventListener(kind, note, { once: true, capture: true });
  });
  await act();
  const shown = await page.waitForFunction((last) => {
    const strip = document.querySelector('.strip');
    const isDrawn = (one: HTMLElement): boolean => one.querySelector<HTMLElement>('.page-picture')?.dataset['drawn']?.split(' ')[0] === one.dataset['key'];
    if (Number(strip?.getAttribute('data-result')) <= last || ![...document.querySelectorAll<HTMLElement>('.page')].every(isDrawn)) return 0;
    return performance.now() - ((globalThis as { timed?: Timed }).timed?.event ?? NaN);
  }, before, { polling: 'raf', timeout: patience });
  const time = await shown.jsonValue();
  if (Number.isNaN(time)) throw new Error('neither a key nor a click came to the window');
  return time;
}

async function median(work: (index: number) => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < repeats; index++) times.push(await work(index));
  return times.sort((a, b) => a - b)[Math.floor(repeats / 2)] ?? 0;
}

const firstPage = (page: Page): Promise<unknown> => page.waitForFunction(() => document.querySelector('.page-picture canvas') !== null, undefined, { polling: 'raf', timeout: patience });

async function measure(sections: number, folder: string): Promise<readonly [string, number][]> {
  const report = join(folder, `bench-${sections}.json`);
  const briefing = join(folder, `bench-${sections}.briefing.json`);
  await writeFile(report, datasetOf(benchDocument(sections)));
  await writeFile(briefing, JSON.stringify({ report: `./bench-${sections}.json`, template: 'full-report', parameters: {} }));
  const opened: Desk[] = [];
  const start = await timed(async () => {
    const desk = await openDesk({ files: [briefing] });
    opened.push(desk);
    await firstPage(desk.page);
  });
  const desk = opened[0];
  if (desk === undefined) throw new Error('the app did not open');
  const { page } = desk;
  const pages = Number(await page.locator('.strip').getAttribute('data-pages'));
  const tick = await median(() => toChangedPages(page, () => page.getByRole('treegrid').getByRole('row').first().locator('.tick').first().click()));
  const field = page.getByRole('textbox', { name: 'Prepared for' });
  await field.click();
  const key = await median((index) => toChangedPages(page, () => page.keyboard.type('abcdefgh'.charAt(index))));
  const file = join(folder, 'export.pdf');
  const exported = await median(async () => {
    await answerSave(desk, file);
    return timed(async () => {
      await page.getByRole('button', { name: 'Export PDF' }).click();
      await page.getByText(/export\.pdf exported, \d+ pages?/).first().waitFor({ timeout: patience });
    }).finally(() => page.getByRole('button', { name: 'Dismiss' }).first().click());
  });
  const typed = await typing(desk);
  await desk.close();
  return [['pages', pages], ['start to first page', start], ['tick to changed pages', tick], ['key in a field to changed pages', key], ['key in the template to changed pages', typed], ['export', exported]];
}

/** Keys in the template: text before its contents. */
async function typing(desk: Desk): Promise<number> {
  const { page } = desk;
  await menu(desk, 'edit-template');
  await page.locator('.cm-line', { hasText: '{{> cover}}' }).first().click();
  await page.keyboard.press('End');
  await toChangedPages(page, () => page.keyboard.type(' '));
  return median(() => toChangedPages(page, () => page.keyboard.type('x')));
}

const folder = await mkdtemp(join(tmpdir(), 'bench-app-'));
for (const sections of sizes) {
  const figures = await measure(sections, folder);
  process.stdout.write(`${figures.map(([name, value]) => (name === 'pages' ? `${value} pages` : `${name} ${value.toFixed(0)} ms`)).join(', ')}\n`);
}
await rm(folder, { recursive: true, force: true });
