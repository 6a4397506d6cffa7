// Putting a briefing together, on the real app: from the first screen to the exported PDF.

import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { answerOpen, answerQuestions, answerSave, changing, dropFile, endAfterEachTest, menu, openDesk, openReport, pagesShown, sampleReport, type Desk } from './desk.ts';

let desk: Desk;
const rows = () => desk.page.getByRole('treegrid').getByRole('row');
const row = (name: string | RegExp) => desk.page.getByRole('row', { name }).first();
const titles = () => rows().locator('.title').allTextContents();
const topTitles = () => desk.page.locator('.row[aria-level="1"] .title').allTextContents();

endAfterEachTest();

test('the first screen says what to do, and opens by dialog and from the lists', async () => {
  desk = await openDesk();
  const { page } = desk;
  await expect(page.getByRole('heading', { name: 'What would you like to brief on?' })).toBeVisible();
  await answerOpen(desk, sampleReport);
  await page.getByRole('button', { name: 'Open a Report or Briefing…' }).click();
  await pagesShown(page);
  await expect(page.getByRole('row').first()).toBeVisible();
  const recent = await desk.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.find((item) => item.label === 'File')?.submenu?.items.find((item) => item.label === 'Open Recent')?.submenu?.items[0]?.sublabel);
  expect(recent).toBe(sampleReport);
});

test('a sample opens from the list by keyboard alone', async () => {
  desk = await openDesk();
  const { page } = desk;
  await page.getByRole('option').first().focus();
  await page.keyboard.press('Enter');
  await pagesShown(page);
});

test('a dropped file opens; a file that is no report says why', async () => {
  desk = await openDesk();
  const { page } = desk;
  const bad = join(desk.folder, 'bad.json');
  await writeFile(bad, '{ "report": ');
  await dropFile(page, bad);
  await expect(page.getByRole('alert')).toContainText('This file could not be opened');
  await dropFile(page, sampleReport);
  await pagesShown(page);
});

test('ticks in the tree change the pages, with undo and redo', async () => {
  desk = await openReport();
  const { page } = desk;
  const first = rows().first();
  const box = first.getByRole('checkbox');
  await expect(box).toBeChecked();
  await changing(page, () => first.locator('.tick').click());
  await expect(box).not.toBeChecked();
  await expect(page.getByRole('img', { name: 'Edited' })).toBeVisible();
  await changing(page, () => menu(desk, 'undo'));
  await expect(box).toBeChecked();
  await expect(page.getByRole('img', { name: 'Edited' })).toBeHidden();
  await changing(page, () => menu(desk, 'redo'));
  await expect(box).not.toBeChecked();
  await changing(page, () => page.getByRole('button', { name: 'Undo Exclude' }).click());
});

test('a section is mixed while a part of it is out', async () => {
  desk = await openReport();
  const { page } = desk;
  const inner = page.locator('.row[aria-level="2"]').first();
  await changing(page, () => inner.locator('.tick').click());
  const mixed = await rows().first().getByRole('checkbox').evaluate((input: HTMLInputElement) => input.indeterminate);
  expect(mixed).toBe(true);
  await changing(page, () => rows().first().locator('.tick').first().click());
  await expect(inner.getByRole('checkbox')).toBeChecked();
});

test('sections are moved by keyboard: up, down, into the section above and out', async () => {
  desk = await openReport();
  const { page } = desk;
  const before = await topTitles();
  await rows().first().focus();
  await changing(page, () => page.keyboard.press('Alt+ArrowDown'));
  expect((await topTitles()).slice(0, 2)).toEqual([before[1], before[0]]);
  await expect(row(before[0] ?? '')).toBeFocused();
  await changing(page, () => page.keyboard.press('Alt+ArrowRight'));
  expect(await topTitles()).toEqual(before.slice(1));
  await changing(page, () => page.keyboard.press('Alt+ArrowLeft'));
  expect((await topTitles()).slice(0, 2)).toEqual([before[1], before[0]]);
  await changing(page, () => page.keyboard.press('Space'));
  await expect(row(before[0] ?? '').getByRole('checkbox')).not.toBeChecked();
});

test('a row that is moved into a folded section stays in sight and in focus', async () => {
  desk = await openReport();
  const { page } = desk;
  const [above, row] = [page.getByRole('row', { name: 'The American answer' }), page.getByRole('row', { name: 'Shift in deterrence planning' })];
  await above.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(above).toHaveAttribute('aria-expanded', 'false');
  await row.focus();
  await changing(page, () => page.keyboard.press('Alt+ArrowRight'));
  await expect(above).toHaveAttribute('aria-expanded', 'true');
  await expect(row).toHaveAttribute('aria-level', '2');
  await expect(row).toBeFocused();
  await changing(page, () => page.keyboard.press('Alt+ArrowLeft'));
  await expect(row).toHaveAttribute('aria-level', '1');
});

test('sections are moved by mouse', async () => {
  desk = await openReport();
  const { page } = desk;
  const before = await topTitles();
  const [from, to] = [row(before[1] ?? ''), rows().first()];
  const target = await to.boundingBox();
  await changing(page, async () => {
    await from.locator('.title').hover();
    await page.mouse.down();
    await page.mouse.move((target?.x ?? 0) + 90, (target?.y ?? 0) + 12, { steps: 8 });
    await page.mouse.move((target?.x ?? 0) + 90, (target?.y ?? 0) + 2, { steps: 4 });
    await page.mouse.up();
  });
  expect((await topTitles()).slice(0, 2)).toEqual([before[1], before[0]]);
});

test('a row is dragged into another section, and only sections take rows', async () => {
  desk = await openReport();
  const { page } = desk;
  const drag = async (from: string | RegExp, to: string | RegExp): Promise<void> => {
    const target = await row(to).boundingBox();
    await row(from).locator('.title').hover();
    await page.mouse.down();
    const [x, y] = [(target?.x ?? 0) + 120, (target?.y ?? 0) + (target?.height ?? 0) / 2];
    await page.mouse.move(x, y - 6, { steps: 8 });
    await page.mouse.move(x, y, { steps: 4 });
    await page.mouse.up();
  };
  const before = await topTitles();
  await changing(page, () => drag(/Shift in deterrence/, /The American answer/));
  expect(await topTitles()).toEqual(before.filter((title) => title !== 'Shift in deterrence planning'));
  await expect(row(/Shift in deterrence/)).toHaveAttribute('aria-level', '2');
  await expect(row(/What deterrence is meant/)).toHaveAttribute('aria-level', '3');
  await changing(page, () => menu(desk, 'undo'));
  expect(await topTitles()).toEqual(before);
});

test('a section gets a title of its own in this briefing', async () => {
  desk = await openReport();
  const { page } = desk;
  const [first] = await titles();
  await rows().first().focus();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'Title in this briefing' }).fill('Renamed for the minister');
  await changing(page, () => page.keyboard.press('Enter'));
  await expect(rows().first()).toContainText('Renamed for the minister');
  await rows().first().hover();
  await rows().first().getByRole('button', { name: /^Actions/ }).click();
  await changing(page, () => page.getByRole('menuitem', { name: 'Use the report’s title' }).click());
  await expect(rows().first()).toContainText(first ?? '');
});

test('search and filters narrow the tree', async () => {
  desk = await openReport();
  const { page } = desk;
  const all = await rows().count();
  await page.getByRole('searchbox', { name: 'Search contents' }).fill('starmer');
  await expect.poll(() => rows().count()).toBeLessThan(all);
  await expect(row(/Starmer/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(rows()).toHaveCount(all);
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Not in the briefing' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Nothing matches.')).toBeVisible();
});

test('every filter of the menu narrows the tree to what it says', async () => {
  desk = await openReport();
  const { page } = desk;
  const all = await rows().count();
  const filter = page.getByRole('button', { name: 'Filter' });
  await filter.click();
  const names = await page.getByRole('menuitemcheckbox').allTextContents();
  expect(names).toEqual(expect.arrayContaining(['Not in the briefing', 'Quote', 'ministers', 'high', 'Shift in deterrence planning']));
  await page.keyboard.press('Escape');
  for (const name of names.slice(1)) {
    await filter.click();
    await page.getByRole('menuitemcheckbox', { name, exact: true }).click();
    await page.keyboard.press('Escape');
    await expect.poll(() => rows().count(), name).toBeLessThan(all);
    expect(await rows().count(), name).toBeGreaterThan(0);
    await filter.click();
    await page.getByRole('menuitem', { name: 'Show everything' }).click();
    await expect(rows()).toHaveCount(all);
  }
});

test('what no longer fits the page budget is marked, and the whole says by how much', async () => {
  desk = await openReport();
  const { page } = desk;
  await expect(page.getByRole('img', { name: 'Beyond the page budget' })).toHaveCount(0);
  const budget = page.getByRole('textbox', { name: 'Page budget' });
  await budget.fill('1');
  await budget.press('Enter');
  await expect(page.getByRole('img', { name: 'Beyond the page budget' }).first()).toBeVisible();
  await expect(page.locator('.budget-line')).toContainText(/of 1 page1 page over/);
  await expect(row(/Keir Starmer: “/).getByRole('img', { name: 'Beyond the page budget' })).toHaveCount(0);
});

test('the pages keep their place when the document changes; their text can be selected', async () => {
  desk = await openReport();
  const { page } = desk;
  await page.getByRole('button', { name: /Executive brief/ }).first().click();
  await changing(page, () => page.getByRole('option', { name: /Full report/ }).click());
  await page.getByRole('button', { name: 'Thumbnails and outline' }).click();
  await page.getByRole('tab', { name: 'Outline' }).click();
  await page.getByRole('listbox', { name: 'Outline' }).getByRole('option', { name: /Questions and answers/ }).click();
  const words = page.locator('.textLayer span', { hasText: /^Questions and answers$/ }).last();
  await expect(words).toBeInViewport();
  const top = async (): Promise<number> => Math.round((await words.boundingBox())?.y ?? 0);
  await expect.poll(async () => (await top()) === (await page.waitForTimeout(150), await top())).toBe(true);
  const before = await top();
  await changing(page, () => row(/The American answer/).locator('.tick').first().click());
  await expect(words).toBeInViewport();
  await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThan(4);
  await words.dblclick();
  expect(await page.evaluate(() => document.getSelection()?.toString().trim())).toMatch(/Questions|and|answers/);
});

test('while the tree is narrowed, all and none mean what matches', async () => {
  desk = await openReport();
  const { page } = desk;
  await page.getByRole('searchbox', { name: 'Search contents' }).fill('starmer');
  await expect(row(/Starmer/)).toBeVisible();
  await page.getByRole('region', { name: 'Contents' }).getByRole('button', { name: 'More' }).click();
  await changing(page, () => page.getByRole('menuitem', { name: 'Select none' }).click());
  await expect(row(/Keir Starmer: “/).getByRole('checkbox')).not.toBeChecked();
  await page.getByRole('searchbox', { name: 'Search contents' }).fill('');
  await expect(rows().nth(1).getByRole('checkbox').first()).toBeVisible();
  expect(await page.getByRole('treegrid').getByRole('checkbox', { checked: true }).count()).toBeGreaterThan(5);
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Not in the briefing' }).click();
  await page.keyboard.press('Escape');
  await expect(rows().first()).toBeVisible();
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('menuitem', { name: 'Show everything' }).click();
  await expect(row(/The American answer/)).toBeVisible();
});

test('the window’s text has a size of its own, remembered, and the pages keep theirs', async () => {
  desk = await openReport();
  const { page } = desk;
  const text = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).fontSize);
  expect(await text()).toBe('14px');
  for (let index = 0; index < 5; index++) await menu(desk, 'text-larger');
  await expect.poll(text).toBe('28px');
  await menu(desk, 'text-larger');
  expect(await text()).toBe('28px');
  await desk.app.close();
  desk = await openReport({ folder: desk.folder });
  await expect.poll(() => desk.page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('28px');
  await menu(desk, 'text-normal');
  await expect.poll(() => desk.page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('14px');
  await menu(desk, 'text-smaller');
  await expect.poll(() => desk.page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('12.6px');
});

test('settings show what they do: dark behind the pages, the name that an export would get', async () => {
  desk = await openReport();
  const { page } = desk;
  await menu(desk, 'settings');
  await page.getByRole('radiogroup', { name: 'Behind the pages' }).getByText('Dark').click();
  await expect.poll(() => page.locator('.preview-pane').evaluate((pane) => getComputedStyle(pane).backgroundColor)).toBe('rgb(26, 27, 29)');
  const pattern = page.getByRole('textbox', { name: 'Name of exported files' });
  await pattern.fill('{template} of {report.title}');
  await expect(page.getByText(/^Now: executive-brief of A European/)).toBeVisible();
  await pattern.fill('{report.titel}');
  await expect(page.getByText(/did you mean \{report.title\}/)).toBeVisible();
});

test('commands that need a briefing can be given only where one is open', async () => {
  desk = await openDesk();
  const enabled = (id: string): Promise<boolean | undefined> => desk.app.evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.enabled, id);
  expect(await enabled('export')).toBe(false);
  expect(await enabled('open')).toBe(true);
  await desk.page.getByRole('option').first().click();
  await pagesShown(desk.page);
  await expect.poll(() => enabled('export')).toBe(true);
});

test('a recent file that is gone says so and leaves the list', async () => {
  desk = await openDesk();
  const file = join(desk.folder, 'gone.json');
  await writeFile(file, await readFile(sampleReport, 'utf8'));
  await answerOpen(desk, file);
  await menu(desk, 'open');
  await pagesShown(desk.page);
  await desk.app.close();
  await rm(file);
  desk = await openDesk({ folder: desk.folder });
  const recent = desk.page.getByRole('listbox', { name: 'Recent' });
  await recent.getByRole('option').first().click();
  await expect(desk.page.getByRole('alert')).toContainText('there is no such file');
  await expect(recent).toHaveCount(0);
});

test('template and parameters change the pages, and are checked as one types', async () => {
  desk = await openReport();
  const { page } = desk;
  await page.getByRole('button', { name: /Paper/ }).click();
  await changing(page, () => page.getByRole('option', { name: 'Letter' }).click());
  await expect.poll(() => page.locator('.page').first().evaluate((element) => element.clientWidth / element.clientHeight)).toBeCloseTo(8.5 / 11, 2);
  await changing(page, () => page.getByRole('textbox', { name: 'To', exact: true }).fill('Permanent Secretary'));
  await expect(page.locator('.textLayer').first()).toContainText('Permanent Secretary');
  const colour = page.getByRole('textbox', { name: 'Accent colour' });
  await colour.fill('#12');
  await expect(page.getByText('A colour such as #1d3557.')).toBeVisible();
  await expect(colour).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('button', { name: /^Template|Executive brief/ }).first().click();
  await changing(page, () => page.getByRole('option', { name: /Fact sheet/i }).click());
});

test('zoom, page number, thumbnails, outline and search work on the pages', async () => {
  desk = await openReport();
  const { page } = desk;
  const width = () => page.locator('.page').first().evaluate((element) => element.clientWidth);
  const fitted = await width();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(width).not.toBe(fitted);
  await menu(desk, 'fit-width');
  await expect.poll(width).toBe(fitted);
  await page.getByRole('button', { name: 'Thumbnails and outline' }).click();
  await expect(page.locator('.thumb-picture canvas').first()).toBeVisible();
  await page.getByRole('tab', { name: 'Outline' }).click();
  await expect(page.getByRole('listbox', { name: 'Outline' }).getByRole('option').first()).toBeVisible();
  await menu(desk, 'find');
  await page.getByRole('searchbox', { name: 'Find in the pages' }).fill('guarantee');
  await expect(page.locator('.find-count')).toHaveText(/^1 of \d+$/);
  await expect.poll(() => page.evaluate(() => [...(CSS.highlights.get('found-here') ?? [])].map(String).join())).toMatch(/guarantee/i);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('search')).toHaveCount(0);
});

test('an item of the tree lights up in the pages; a click into the pages finds the item', async () => {
  desk = await openReport();
  const { page } = desk;
  const quote = row(/Starmer/);
  await quote.locator('.title').click();
  await expect(page.locator('.lit').first()).toBeVisible();
  const at = await page.locator('.lit').first().boundingBox();
  await page.mouse.click((at?.x ?? 0) + (at?.width ?? 0) / 2, (at?.y ?? 0) + (at?.height ?? 0) / 2);
  await expect(page.getByRole('complementary', { name: 'What you clicked' })).toContainText('quotes.');
  await expect(quote).toHaveAttribute('aria-selected', 'true');
});

test('the pages are exported whole, and shown in their folder', async () => {
  desk = await openReport();
  const { page } = desk;
  const file = join(desk.folder, 'brief.pdf');
  await answerSave(desk, file);
  await page.getByRole('button', { name: 'Export PDF' }).click();
  await expect(page.getByText(/brief\.pdf exported, \d+ pages?/)).toBeVisible();
  const bytes = await readFile(file);
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytes.subarray(-6).toString()).toContain('EOF');
  const shown = await desk.app.evaluate(({ shell }) => {
    const calls: string[] = [];
    shell.showItemInFolder = (path) => void calls.push(path);
    (globalThis as { shown?: string[] }).shown = calls;
    return calls.length;
  });
  expect(shown).toBe(0);
  await page.getByRole('button', { name: 'Show in Folder' }).click();
  await expect.poll(() => desk.app.evaluate(() => (globalThis as { shown?: string[] }).shown)).toEqual([file]);
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await answerSave(desk);
  await page.getByRole('button', { name: 'Export PDF' }).click();
  await expect(page.getByRole('button', { name: 'Export PDF' })).toBeEnabled();
});

test('a briefing is saved, changed, saved again and opened again as it was', async () => {
  desk = await openReport();
  const { page } = desk;
  const file = join(await mkdtemp(join(tmpdir(), 'saved-')), 'minister.briefing.json');
  await changing(page, () => rows().first().locator('.tick').first().click());
  await answerSave(desk, file);
  await menu(desk, 'save');
  await expect(page.getByText('minister.briefing.json saved')).toBeVisible();
  await expect(page.getByRole('img', { name: 'Edited' })).toBeHidden();
  const first = await readFile(file, 'utf8');
  expect(JSON.parse(first)).toHaveProperty('selection');
  await changing(page, () => page.getByRole('textbox', { name: 'To', exact: true }).fill('Cabinet'));
  await menu(desk, 'save');
  await expect.poll(() => readFile(file, 'utf8')).toContain('Cabinet');
  await menu(desk, 'open');
  await answerOpen(desk, file);
  await desk.close();
  desk = await openReport({ files: [file] });
  await expect(desk.page.getByRole('heading', { name: 'minister' })).toBeVisible();
  await expect(desk.page.getByRole('textbox', { name: 'To', exact: true })).toHaveValue('Cabinet');
  await expect(desk.page.getByRole('row').first().getByRole('checkbox')).not.toBeChecked();
  await expect(desk.page.getByRole('img', { name: 'Edited' })).toBeHidden();
});

test('closing asks about unsaved work, and cancel keeps the window', async () => {
  desk = await openReport();
  const { page } = desk;
  await changing(page, () => rows().first().locator('.tick').first().click());
  await expect(page.getByRole('img', { name: 'Edited' })).toBeVisible();
  await answerQuestions(desk, 1);
  await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect(await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await answerQuestions(desk, 2);
  const closed = page.waitForEvent('close');
  await desk.app.evaluate(({ BrowserWindow }) => void BrowserWindow.getAllWindows()[0]?.close());
  await closed;
});

test('after a kill, the next start offers the unsaved work', async () => {
  desk = await openReport();
  const { page, folder } = desk;
  await changing(page, () => page.getByRole('textbox', { name: 'To', exact: true }).fill('Lost and found'));
  const kept = join(folder, 'user', 'recovery');
  const texts = async (): Promise<string> => (await Promise.all((await readdir(kept)).map((name) => readFile(join(kept, name), 'utf8')))).join();
  await expect.poll(() => texts().catch(() => '')).toContain('Lost and found');
  desk.app.process().kill('SIGKILL');
  desk = await openDesk({ folder });
  await desk.page.getByRole('button', { name: 'Recover' }).click();
  await pagesShown(desk.page);
  await expect(desk.page.getByRole('textbox', { name: 'To', exact: true })).toHaveValue('Lost and found');
  await expect(desk.page.getByRole('img', { name: 'Edited' })).toBeVisible();
});

test('problems are listed and lead to their place', async () => {
  desk = await openDesk();
  const { page } = desk;
  const report = JSON.parse(await readFile(sampleReport, 'utf8')) as { sections: { body: unknown[] }[] };
  report.sections[0]?.body.push({ kind: 'text', text: 'A character that no font has: \u{13000}.' });
  report.sections[1]?.body.push({ kind: 'image', id: 'nowhere' });
  const file = join(desk.folder, 'odd.json');
  await writeFile(file, JSON.stringify(report));
  await answerOpen(desk, file);
  await menu(desk, 'open');
  await pagesShown(page);
  await page.locator('.status-problems').click();
  const problems = page.getByRole('listbox', { name: 'Problems' });
  await expect(problems.getByRole('option').first()).toBeVisible();
  await problems.getByRole('option', { name: 'there is no image "nowhere"' }).click();
  await expect(page.getByRole('row', { name: 'Shift in deterrence planning' })).toHaveAttribute('aria-selected', 'true');
});
