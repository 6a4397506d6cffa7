// Editing the report's data and importing texts, on the real app.

import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { answerSave, changing, menu, openDesk, openReport, pagesShown, sampleReport, type Desk } from './desk.ts';

let desk: Desk;
test.afterEach(async () => {
  expect(desk.complaints).toEqual([]);
  await desk.close();
});

async function openCopy(): Promise<string> {
  const { mkdtemp } = await import('node:fs/promises');
  const { tmpdir } = await import('node:os');
  const file = join(await mkdtemp(join(tmpdir(), 'report-')), 'report.json');
  await copyFile(sampleReport, file);
  desk = await openReport({ files: [file] });
  return file;
}

const item = (name: string) => desk.page.getByRole('tabpanel', { name: 'Item' }).getByRole('textbox', { name, exact: true });

test('a quote is edited in the form: pages at once, the file when saved, nothing else touched', async () => {
  const file = await openCopy();
  const { page } = desk;
  const before = await readFile(file, 'utf8');
  await page.getByRole('row', { name: /Keir Starmer: “/ }).focus();
  await page.keyboard.press('Enter');
  await expect(item('Speaker')).toHaveValue('Keir Starmer');
  await changing(page, () => item('Speaker').fill('Sir Keir Starmer'));
  await expect(page.locator('.textLayer').first()).toContainText('Sir Keir Starmer');
  await expect(page.getByRole('row', { name: /Sir Keir Starmer/ })).toBeVisible();
  expect(await readFile(file, 'utf8')).toBe(before);
  await menu(desk, 'save');
  await expect.poll(() => readFile(file, 'utf8')).toBe(before.replace('"speaker": "Keir Starmer"', '"speaker": "Sir Keir Starmer"'));
  await expect(page.getByRole('img', { name: 'Edited' })).toBeHidden();
  await changing(page, () => menu(desk, 'undo'));
  await expect(item('Speaker')).toHaveValue('Keir Starmer');
  await menu(desk, 'save');
  await expect.poll(() => readFile(file, 'utf8')).toBe(before);
});

test('a reference that leads nowhere is told under the field as one types', async () => {
  await openCopy();
  const { page } = desk;
  await page.getByRole('row').first().focus();
  await page.keyboard.press('Enter');
  await item('Title').fill('');
  await expect(page.getByText('This field is needed.')).toBeVisible();
  await item('Title').fill('The answer');
  await item('Summary').fill('See :figure[nowhere].');
  await expect(page.getByRole('list', { name: 'Findings on this item' }).getByRole('listitem').first()).toContainText('nowhere');
});

test('another program’s change to the report is not written over unasked', async () => {
  const file = await openCopy();
  const { page } = desk;
  await page.getByRole('row', { name: /Keir Starmer: “/ }).focus();
  await page.keyboard.press('Enter');
  await changing(page, () => item('Speaker').fill('Mine'));
  await writeFile(file, (await readFile(file, 'utf8')).replace('Keir Starmer', 'Theirs'));
  await menu(desk, 'save');
  await expect(page.getByText(/Another program changed the report/)).toBeVisible();
  expect(await readFile(file, 'utf8')).toContain('Theirs');
  await menu(desk, 'save');
  await expect.poll(() => readFile(file, 'utf8')).toContain('Mine');
});

test('a pasted text becomes a report, after a look at what was understood', async () => {
  desk = await openDesk();
  const { page } = desk;
  await menu(desk, 'import');
  const article = 'Ministers agree on patrols\n\nMinisters agreed on Monday that regular patrols will begin next month, officials said after the meeting in Riga.\n\nWhat was agreed\n\nPatrols begin in June. Costs are shared.\n';
  await page.getByRole('textbox', { name: 'Or paste the text' }).fill(article);
  const understood = page.getByRole('region', { name: 'What was understood' });
  await expect(understood).toContainText('What was agreed');
  const file = join(desk.folder, 'imported.json');
  await answerSave(desk, file);
  await page.getByRole('button', { name: 'Save as Report…' }).click();
  await pagesShown(page);
  await expect(page.getByRole('row', { name: /What was agreed/ })).toBeVisible();
  expect(JSON.parse(await readFile(file, 'utf8'))).toHaveProperty('sections');
});
