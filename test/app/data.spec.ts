// Editing the report's data and importing texts, on the real app.

import { copyFile, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { answerSave, changing, dropFile, endAfterEachTest, menu, openDesk, openReport, pagesShown, sampleReport, type Desk } from './desk.ts';

let desk: Desk;
endAfterEachTest();

async function openCopy(): Promise<string> {
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
  await expect(page.getByRole('alert')).toContainText('Another program changed report.json');
  expect(await readFile(file, 'utf8')).toContain('Theirs');
  await page.getByRole('button', { name: 'Compare…' }).click();
  await expect(page.getByRole('listbox', { name: 'Versions…' }).getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Keep Mine' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await menu(desk, 'save');
  await expect.poll(() => readFile(file, 'utf8')).toContain('Mine');
});

test('theirs can be taken instead; undo has mine', async () => {
  const file = await openCopy();
  const { page } = desk;
  await page.getByRole('row', { name: /Keir Starmer: “/ }).focus();
  await page.keyboard.press('Enter');
  await changing(page, () => item('Speaker').fill('Mine'));
  await writeFile(file, (await readFile(file, 'utf8')).replace('"speaker": "Keir Starmer"', '"speaker": "Theirs"'));
  await menu(desk, 'save');
  await changing(page, () => page.getByRole('button', { name: 'Take Theirs' }).click());
  await expect(item('Speaker')).toHaveValue('Theirs');
  await expect(page.getByRole('img', { name: 'Edited' })).toBeHidden();
  await changing(page, () => menu(desk, 'undo'));
  await expect(item('Speaker')).toHaveValue('Mine');
});

test('after a kill, recovered data is saved at once, without its form being opened', async () => {
  const file = await openCopy();
  const { page, folder } = desk;
  await page.getByRole('row', { name: /Keir Starmer: “/ }).focus();
  await page.keyboard.press('Enter');
  await changing(page, () => item('Speaker').fill('Recovered'));
  const kept = join(folder, 'user', 'recovery');
  const unsaved = async (): Promise<string> => (await Promise.all((await readdir(kept)).map((name) => readFile(join(kept, name), 'utf8')))).join();
  await expect.poll(() => unsaved().catch(() => '')).toContain('Recovered');
  desk.app.process().kill('SIGKILL');
  desk = await openDesk({ folder });
  await desk.page.getByRole('button', { name: 'Recover' }).click();
  await pagesShown(desk.page);
  await menu(desk, 'save');
  await expect.poll(() => readFile(file, 'utf8')).toContain('"speaker": "Recovered"');
});

test('titles from right to left are cut at their end, not at their beginning', async () => {
  const file = await openCopy();
  const { page } = desk;
  const title = 'الرد الأمريكي على خطة القوة الأوروبية في أوكرانيا وما يليه من خطوات';
  await writeFile(file, (await readFile(file, 'utf8')).replace('"title": "The American answer"', `"title": "${title}"`));
  const row = page.getByRole('row', { name: title }).locator('.title');
  await expect(row).toHaveCSS('direction', 'rtl');
  expect(await row.evaluate((element) => [element.scrollWidth > element.clientWidth, getComputedStyle(element).textAlign])).toEqual([true, 'left']);
  await row.click();
  await page.keyboard.press('Enter');
  await expect(item('Title')).toHaveCSS('direction', 'rtl');
});

test('an earlier version of the report is compared and put back', async () => {
  const file = await openCopy();
  const { page } = desk;
  const before = await readFile(file, 'utf8');
  await page.getByRole('row', { name: /Keir Starmer: “/ }).focus();
  await page.keyboard.press('Enter');
  await changing(page, () => item('Speaker').fill('Somebody'));
  await menu(desk, 'save');
  await expect.poll(() => readFile(file, 'utf8')).toContain('Somebody');
  await page.getByRole('button', { name: 'Versions of the Report…' }).click();
  await page.getByRole('listbox', { name: 'Versions…' }).getByRole('option').last().click();
  await expect(page.locator('.cm-merge-b .cm-changedLine').first()).toBeVisible();
  await changing(page, () => page.getByRole('button', { name: 'Restore This Version' }).click());
  await expect(item('Speaker')).toHaveValue('Keir Starmer');
  await menu(desk, 'save');
  await expect.poll(() => readFile(file, 'utf8')).toBe(before);
});

const article = 'Ministers agree on patrols\n\nMinisters agreed on Monday that regular patrols will begin next month, officials said after the meeting in Riga.\n\nWhat was agreed\n\nPatrols begin in June. Costs are shared.\n';

test('a text that is pasted anywhere, or dropped, is looked at for import; in a field it stays in the field', async () => {
  desk = await openDesk();
  const { page } = desk;
  const give = (kind: 'paste' | 'drop'): Promise<void> => page.evaluate(([type, text]) => {
    const data = new DataTransfer();
    data.setData('text/plain', text ?? '');
    const event = type === 'paste' ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }) : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
    document.querySelector('.welcome')?.dispatchEvent(event);
  }, [kind, article] as const);
  const understood = page.getByRole('region', { name: 'What was understood' });
  await give('paste');
  await expect(understood).toContainText('What was agreed');
  await page.keyboard.press('Escape');
  await give('drop');
  await expect(understood).toContainText('What was agreed');
  await page.keyboard.press('Escape');
  await expect(understood).toHaveCount(0);
  await desk.app.evaluate(({ clipboard }, text) => clipboard.writeText(text), article);
  await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.paste());
  await expect(understood).toContainText('What was agreed');
});

test('a text file that is dropped is looked at, not opened', async () => {
  desk = await openDesk();
  const { page } = desk;
  const file = join(desk.folder, 'patrols.md');
  await writeFile(file, `# Patrols\n\n${article}`);
  await dropFile(page, file);
  await expect(page.getByRole('dialog')).toContainText('patrols.md');
  await expect(page.getByRole('region', { name: 'What was understood' })).toContainText('Markdown');
});

test('a pasted text becomes a report, after a look at what was understood', async () => {
  desk = await openDesk();
  const { page } = desk;
  await menu(desk, 'import');
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
