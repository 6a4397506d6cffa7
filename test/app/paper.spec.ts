// Handouts, printing and batch export on the real app; what comes out is read back.

import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { answerOpen, answerQuestions, answerSave, changing, menu, openForEachTest, sampleReport, type Desk } from './desk.ts';

let desk: Desk;
openForEachTest((opened) => (desk = opened));

/** Width, height and text of each page of a file. */
async function readPdf(file: string): Promise<readonly { readonly size: readonly [number, number]; readonly text: string }[]> {
  const pdf = await getDocument({ data: new Uint8Array(await readFile(file)), useWasm: false, verbosity: 0 }).promise;
  return Promise.all(Array.from({ length: pdf.numPages }, async (_, index) => {
    const page = await pdf.getPage(index + 1);
    const { width, height } = page.getViewport({ scale: 1 });
    const content = await page.getTextContent();
    return { size: [Math.round(width), Math.round(height)] as const, text: content.items.map((item) => ('str' in item ? item.str : '')).join(' ') };
  }));
}

test('a booklet is shown side by side, saved, and has its pages in their places', async () => {
  const { page } = desk;
  await menu(desk, 'print');
  await page.getByRole('combobox', { name: 'Pages to a side' }).selectOption({ label: 'Booklet, folded in the middle' });
  await expect(page.getByRole('combobox', { name: 'Both sides' })).toHaveValue('short-edge');
  await expect(page.locator('.sheet-place')).toHaveAttribute('data-sides', '2');
  await expect(page.locator('.sheet-place canvas')).toBeVisible();
  const file = join(desk.folder, 'booklet.pdf');
  await answerSave(desk, file);
  await page.getByRole('button', { name: 'Save as PDF…' }).click();
  await expect(page.getByText(/booklet\.pdf exported/)).toBeVisible();
  const sides = await readPdf(file);
  expect(sides.map(({ size }) => size)).toEqual([[842, 595], [842, 595]]);
  expect(sides[0]?.text).toContain('A European reassurance force');
  expect(sides[1]?.text).toContain('2 / 2');
});

test('a handout can have any paper, a booklet its marks and creep; all are kept', async () => {
  const { page } = desk;
  await menu(desk, 'print');
  await page.getByRole('combobox', { name: 'Pages to a side' }).selectOption({ value: 'booklet' });
  await page.getByRole('combobox', { name: 'Paper' }).selectOption({ label: 'Other size…' });
  const size = page.getByRole('textbox', { name: 'Size of the paper' });
  await size.fill('320 by 450');
  await expect(page.getByText('A size such as 320x450mm.', { exact: true })).toBeVisible();
  await size.fill('320x450mm');
  await page.locator('.tick.labelled', { hasText: 'Marks at the fold' }).click();
  await page.getByRole('textbox', { name: /Inner sheets/ }).fill('2');
  await page.keyboard.press('Tab');
  await expect(page.locator('.sheet-place canvas')).toBeVisible();
  const file = join(desk.folder, 'large.pdf');
  await answerSave(desk, file);
  await page.getByRole('button', { name: 'Save as PDF…' }).click();
  await expect(page.getByText(/large\.pdf exported/)).toBeVisible();
  expect((await readPdf(file))[0]?.size).toEqual([1276, 907]);
});

test('a large-print edition has larger letters and more pages; there is a word where no printer is', async () => {
  const { page } = desk;
  await menu(desk, 'print');
  await expect(page.getByText(/No printer is set up/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print', exact: true })).toBeDisabled();
  await page.getByRole('combobox', { name: 'Edition' }).selectOption({ value: 'large-print' });
  await expect.poll(async () => Number(await page.locator('.sheet-place').getAttribute('data-sides'))).toBeGreaterThan(2);
});

test('printing hands the finished file to the system, with copies and sides', async () => {
  test.skip(process.platform === 'win32', 'lp is not on Windows');
  const { page } = desk;
  const bin = join(desk.folder, 'bin');
  const log = join(desk.folder, 'lp.log');
  await mkdir(bin);
  await writeFile(join(bin, 'lp'), `#!/bin/sh\nprintf '%s\\n' "$@" > '${log}'\necho 'request id is Office-1 (1 file(s))'\n`);
  await writeFile(join(bin, 'lpstat'), '#!/bin/sh\n[ "$1" = -d ] && echo "system default destination: Office" || echo Office\n');
  for (const name of ['lp', 'lpstat']) await chmod(join(bin, name), 0o755);
  await desk.app.evaluate((_electron, path) => {
    process.env['PATH'] = `${path}:${process.env['PATH'] ?? ''}`;
  }, bin);
  await menu(desk, 'print');
  await page.getByRole('combobox', { name: 'Both sides' }).selectOption({ value: 'long-edge' });
  await page.getByRole('textbox', { name: 'Copies' }).fill('3');
  await page.getByRole('button', { name: 'Print', exact: true }).click();
  await expect(page.getByText('Sent to Office')).toBeVisible();
  const words = (await readFile(log, 'utf8')).trim().split('\n');
  expect(words.slice(0, 6)).toEqual(['-d', 'Office', '-n', '3', '-o', 'sides=two-sided-long-edge']);
  expect((await readFile(words.at(-1) ?? '')).subarray(0, 5).toString()).toBe('%PDF-');
});

test('several templates and recipients are exported in one go; what is there is not replaced unasked', async () => {
  const { page } = desk;
  const folder = join(desk.folder, 'out');
  await mkdir(folder);
  await answerOpen(desk, folder);
  await menu(desk, 'batch');
  await page.locator('.tick.labelled', { hasText: 'Fact sheet' }).click();
  await page.getByRole('textbox', { name: 'Recipients' }).fill('Minister\nCabinet Office');
  await page.getByRole('button', { name: 'Choose…' }).click();
  await expect(page.locator('.folder-row code')).toHaveText(folder);
  await page.getByRole('button', { name: 'Export 4 Files' }).click();
  await expect(page.getByText('4 files written')).toBeVisible({ timeout: 30_000 });
  const names = (await readdir(folder)).toSorted();
  expect(names).toHaveLength(4);
  expect(names.filter((name) => name.includes('Cabinet Office'))).toHaveLength(2);
  const [first] = await readPdf(join(folder, names.find((name) => name.includes('executive-brief') && name.includes('Minister')) ?? ''));
  expect(first?.text).toContain('Minister');
  await answerQuestions(desk, 2);
  await page.getByRole('button', { name: 'Export 4 Files' }).click();
  await expect(page.getByRole('button', { name: 'Export 4 Files' })).toBeEnabled();
  expect(await readdir(folder)).toHaveLength(4);
});

test('a file that cannot be written says why in plain words, and the others of a batch are written', async () => {
  const { page } = desk;
  const folder = join(desk.folder, 'out');
  await mkdir(join(folder, 'A European reassurance force for Ukraine – Second.pdf'), { recursive: true });
  await answerSave(desk, join(sampleReport, 'in-a-file.pdf'));
  await page.getByRole('button', { name: 'Export PDF' }).click();
  await expect(page.locator('.notice')).toContainText('This did not work: something else of this name is in the way');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await answerOpen(desk, folder);
  await answerQuestions(desk, 0);
  await menu(desk, 'batch');
  await page.getByRole('textbox', { name: 'Recipients' }).fill('First\nSecond\nThird');
  await page.getByRole('button', { name: 'Choose…' }).click();
  await page.getByRole('button', { name: 'Export 3 Files' }).click();
  const result = page.getByRole('dialog').getByRole('status');
  await expect(result.filter({ hasText: '2 files written' })).toContainText('Second.pdf: there is a folder of this name');
  await page.getByRole('textbox', { name: 'Recipients' }).fill('Fourth');
  await expect(page.getByRole('region', { name: 'What will be written' })).toContainText('A European reassurance force for Ukraine.pdf');
  await expect(page.getByText('2 files written')).toHaveCount(0);
});

test('a batch that is cancelled leaves only whole files', async () => {
  const { page } = desk;
  const folder = join(desk.folder, 'out');
  await mkdir(folder);
  await answerOpen(desk, folder);
  await menu(desk, 'batch');
  await page.getByRole('textbox', { name: 'Recipients' }).fill(Array.from({ length: 60 }, (_, index) => `Reader ${index}`).join('\n'));
  await page.getByRole('button', { name: 'Choose…' }).click();
  await page.getByRole('button', { name: 'Export 60 Files' }).click();
  await expect.poll(async () => (await readdir(folder)).filter((name) => name.endsWith('.pdf')).length).toBeGreaterThan(1);
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText(/^Cancelled; \d+ files written$/)).toBeVisible();
  const names = await readdir(folder);
  expect(names.every((name) => name.endsWith('.pdf'))).toBe(true);
  for (const name of names) expect((await readFile(join(folder, name))).subarray(-6).toString()).toContain('EOF');
});

test('edition and handout are kept in the briefing file, as the command line reads them', async () => {
  const { page } = desk;
  await menu(desk, 'print');
  await page.getByRole('combobox', { name: 'Edition' }).selectOption({ value: 'large-print' });
  await page.getByRole('combobox', { name: 'Pages to a side' }).selectOption({ value: '2-up' });
  await changing(page, () => page.getByRole('button', { name: 'Keep in the Briefing' }).click());
  const file = join(desk.folder, 'kept.briefing.json');
  await answerSave(desk, file);
  await menu(desk, 'save');
  await expect(page.getByText('kept.briefing.json saved')).toBeVisible();
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ output: { edition: 'large-print', handout: { layout: '2-up' } } });
});
