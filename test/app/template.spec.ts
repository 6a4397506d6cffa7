// Editing templates on the real app: a copy of one's own, live pages, findings, completion, other programs, versions, one file.

import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { answerOpen, answerSave, changing, menu, openDesk, openForEachTest, pagesShown, root, type Desk } from './desk.ts';

let desk: Desk;
openForEachTest((opened) => (desk = opened));

const code = () => desk.page.locator('.cm-content');
const own = (file: string): string => join(desk.folder, 'user/templates/executive-brief-my-copy', file);

async function edit(): Promise<void> {
  await menu(desk, 'edit-template');
  await expect(code()).toBeVisible();
}

/** Puts the cursor behind a text of the open file and types. */
async function typeAfter(text: string, typed: string): Promise<void> {
  await code().locator('.cm-line', { hasText: text }).first().click();
  await desk.page.keyboard.press('End');
  await desk.page.keyboard.type(typed);
}

test('the gallery shows every template with the report, and chooses one', async () => {
  const { page } = desk;
  await menu(desk, 'templates');
  const gallery = page.getByRole('listbox', { name: 'Templates' });
  await expect(gallery.getByRole('option')).toHaveCount(3);
  await expect(gallery.locator('canvas')).toHaveCount(3);
  await changing(page, () => gallery.getByRole('option', { name: 'Fact sheet' }).click());
  await expect(gallery).toHaveCount(0);
});

test('editing makes a copy of one’s own; the pages follow as one types; the bundled template stays whole', async () => {
  const { page } = desk;
  const bundled = join(root, 'templates/executive-brief/briefing.hbs');
  const before = await readFile(bundled, 'utf8');
  await edit();
  await changing(page, () => typeAfter('<main>', '<p>Typed into the template</p>'));
  await expect(page.locator('.textLayer').first()).toContainText('Typed into the template');
  await expect(page.getByRole('tab', { name: 'briefing.hbs, not saved' })).toBeVisible();
  expect(await readFile(own('briefing.hbs'), 'utf8')).not.toContain('Typed into');
  await menu(desk, 'save');
  await expect.poll(() => readFile(own('briefing.hbs'), 'utf8')).toContain('Typed into the template');
  expect(await readFile(bundled, 'utf8')).toBe(before);
  expect(JSON.parse(await readFile(own('template.json'), 'utf8'))).toMatchObject({ name: 'executive-brief-my-copy', title: 'Executive brief (my copy)' });
});

test('a broken template is underlined and listed, and the last good pages stay, marked as such', async () => {
  const { page } = desk;
  await edit();
  await typeAfter('<main>', '{{#each report.keyPoints}}');
  await expect(page.locator('.banner')).toContainText('last good pages');
  await expect(page.locator('.page-picture canvas').first()).toBeVisible();
  await page.locator('.status-problems').click();
  await page.getByRole('listbox', { name: 'Problems' }).getByRole('option').first().click();
  await expect(page.locator('.cm-lintRange-error, .cm-lintPoint-error').first()).toBeVisible();
  await code().click();
  await page.keyboard.press('Control+Home');
  await typeAfter('<main>{{#each', '{{/each}}');
  await expect(page.locator('.banner')).toHaveCount(0);
  await page.getByRole('tab', { name: 'briefing.css' }).click();
  await code().click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('p { colr: red }\n');
  await expect(page.locator('.cm-lintRange-warning').first()).toBeAttached();
  await page.getByRole('tab', { name: /briefing.hbs/ }).click();
  await page.getByRole('listbox', { name: 'Problems' }).getByRole('option', { name: /colr/ }).click();
  await expect(page.getByRole('tab', { name: /briefing.css/ })).toHaveAttribute('aria-selected', 'true');
  await expect(code()).toBeFocused();
});

test('completion knows helpers, fields, ids, partials and the engine’s properties', async () => {
  const { page } = desk;
  await edit();
  const offered = page.locator('.cm-tooltip-autocomplete li');
  await typeAfter('<main>', '{{report.bott');
  await expect(offered.first()).toContainText('bottomLine');
  await page.keyboard.press('Escape');
  await page.keyboard.type('}}{{dat');
  await expect(offered.filter({ hasText: /^date/ }).first()).toBeVisible();
  await expect(page.locator('.cm-completionInfo')).toContainText('date');
  await page.keyboard.press('Escape');
  await page.keyboard.type('e}}{{> fig');
  await expect(offered.first()).toContainText('figures');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'briefing.css' }).click();
  await code().click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('p { break-ins');
  await expect(offered.first()).toContainText('break-inside');
});

test('a click into the pages leads to the template’s line', async () => {
  const { page } = desk;
  await edit();
  await page.locator('.textLayer span', { hasText: /European/ }).first().click();
  await page.getByRole('button', { name: 'Done' }).click();
  const link = page.getByRole('complementary', { name: 'What you clicked' }).getByRole('button', { name: /:\d+$/ });
  await link.click();
  await expect(code()).toBeFocused();
});

test('another editor’s change is taken over; a conflict asks and loses nothing', async () => {
  const { page } = desk;
  await edit();
  const file = own('briefing.hbs');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('<main>', '<main><p>From another program</p>'));
  await expect(page.locator('.textLayer').first()).toContainText('From another program');
  await expect(code()).toContainText('From another program');
  await changing(page, () => typeAfter('From another program', '<p>Mine</p>'));
  await writeFile(file, text.replace('<main>', '<main><p>Theirs</p>'));
  await expect(page.getByRole('alert')).toContainText('Another program changed briefing.hbs');
  await page.getByRole('button', { name: 'Keep Mine' }).click();
  await menu(desk, 'save');
  await expect.poll(() => readFile(file, 'utf8')).toContain('Mine');
  await page.getByRole('button', { name: 'More' }).last().click();
  await page.getByRole('menuitem', { name: 'Versions…' }).click();
  const versions = page.getByRole('listbox', { name: 'Versions…' }).getByRole('option');
  await expect.poll(() => versions.count()).toBeGreaterThan(1);
});

test('versions are compared side by side and put back', async () => {
  const { page } = desk;
  await edit();
  await changing(page, () => typeAfter('<main>', '<p>First thought</p>'));
  await menu(desk, 'save');
  await expect.poll(() => readFile(own('briefing.hbs'), 'utf8')).toContain('First thought');
  await page.getByRole('button', { name: 'More' }).last().click();
  await page.getByRole('menuitem', { name: 'Versions…' }).click();
  await page.getByRole('listbox', { name: 'Versions…' }).getByRole('option').last().click();
  await expect(page.locator('.cm-merge-b .cm-changedLine').first()).toBeVisible();
  await changing(page, () => page.getByRole('button', { name: 'Restore This Version' }).click());
  await expect(code()).not.toContainText('First thought');
});

test('a template whose folder goes away while it is edited is put back whole by saving', async () => {
  const { page } = desk;
  await edit();
  await changing(page, () => typeAfter('<main>', '<p>Kept</p>'));
  const files = await readdir(own(''));
  await rm(own(''), { recursive: true });
  await expect(page.locator('.banner')).toContainText('last good pages');
  await menu(desk, 'save');
  await expect(page.locator('.banner')).toHaveCount(0);
  expect((await readdir(own(''))).toSorted()).toEqual(files.toSorted());
  expect(await readFile(own('briefing.hbs'), 'utf8')).toContain('<p>Kept</p>');
});

test('a template is tried with the stress report, and with the briefing’s own again', async () => {
  const { page } = desk;
  await edit();
  await page.getByRole('button', { name: 'Try with another report' }).click();
  await changing(page, () => page.getByRole('menuitem', { name: /^Stress report/ }).click());
  await expect(page.locator('.textLayer').first()).toContainText('Stress report');
  await menu(desk, 'print');
  await expect(page.locator('.sheet-place canvas')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Try with another report' }).click();
  await changing(page, () => page.getByRole('menuitem', { name: 'The briefing’s own report' }).click());
  await expect(page.locator('.textLayer').first()).not.toContainText('Stress report');
});

test('a template goes out as one file and comes in again; renaming and the bin', async () => {
  const { page } = desk;
  const zip = join(desk.folder, 'out.zip');
  await answerSave(desk, zip);
  await menu(desk, 'templates');
  await page.getByRole('button', { name: 'Actions for Fact sheet' }).click();
  await page.getByRole('menuitem', { name: 'Export as one file…' }).click();
  await expect.poll(() => stat(zip).then(({ size }) => size > 500, () => false)).toBe(true);
  await answerOpen(desk, zip);
  await page.getByRole('button', { name: 'Import Template…' }).click();
  await expect(page.getByRole('button', { name: 'Actions for Fact sheet' })).toHaveCount(2);
  await page.getByRole('button', { name: 'Actions for Fact sheet' }).last().click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  await page.getByRole('textbox', { name: 'Name of the template' }).fill('Leaflet');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Actions for Leaflet' }).click();
  await desk.app.evaluate(({ shell }) => {
    shell.trashItem = (path) => Promise.resolve(process.getBuiltinModule('fs').rmSync(path, { recursive: true }));
  });
  await page.getByRole('menuitem', { name: 'Move to the bin' }).click();
  await expect(page.getByRole('button', { name: 'Actions for Leaflet' })).toHaveCount(0);
});

test('a new template begins small, without problems, in the editor', async () => {
  const { page } = desk;
  await menu(desk, 'templates');
  await changing(page, () => page.getByRole('button', { name: 'New Template' }).click());
  await expect(page.getByRole('heading', { name: 'New template' })).toBeVisible();
  await expect(code()).toContainText('report.title');
  await expect(page.locator('.status-problems')).toContainText('No problems');
  await expect(page.locator('.textLayer').first()).toContainText('A European reassurance force');
});

test('files of a template are added, named, and moved to the bin; what makes it a template stays', async () => {
  const { page } = desk;
  await edit();
  await page.getByRole('button', { name: 'All files' }).click();
  await page.getByRole('menuitem', { name: 'New partial' }).click();
  const name = page.getByRole('textbox', { name: 'Name of the file' });
  await name.fill('partials/lead.hbs');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'partials/lead.hbs' })).toHaveAttribute('aria-selected', 'true');
  await code().click();
  await page.keyboard.type('<p>From the partial</p>');
  await menu(desk, 'save');
  await expect.poll(() => readFile(own('partials/lead.hbs'), 'utf8').catch(() => '')).toContain('From the partial');
  const more = page.getByRole('region', { name: 'Template editor' }).getByRole('button', { name: 'More' });
  await more.click();
  await page.getByRole('menuitem', { name: 'Rename this file…' }).click();
  await name.fill('../outside.hbs');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/a text inside its folder/)).toBeVisible();
  await desk.app.evaluate(({ shell }) => {
    shell.trashItem = (path) => Promise.resolve(process.getBuiltinModule('fs').rmSync(path));
  });
  await more.click();
  await page.getByRole('menuitem', { name: 'Move this file to the bin' }).click();
  await expect(page.getByRole('tab', { name: 'partials/lead.hbs' })).toHaveCount(0);
  expect(await stat(own('partials/lead.hbs')).catch(() => undefined)).toBeUndefined();
  await page.getByRole('tab', { name: 'briefing.hbs' }).click();
  await more.click();
  await expect(page.getByRole('menuitem', { name: 'Move this file to the bin' })).toHaveCount(0);
  await page.keyboard.press('Escape');
});

test('text that was left unsaved when the editor was closed is saved with the briefing', async () => {
  const { page } = desk;
  await edit();
  await changing(page, () => typeAfter('<main>', '<p>Left behind</p>'));
  await page.getByRole('button', { name: 'Done' }).click();
  await answerSave(desk, join(desk.folder, 'left.briefing.json'));
  await menu(desk, 'save');
  await expect.poll(() => readFile(own('briefing.hbs'), 'utf8')).toContain('Left behind');
  await expect(page.getByRole('img', { name: 'Edited' })).toBeHidden();
});

test('after a kill in the middle of typing, the next start has the unsaved template', async () => {
  await edit();
  await changing(desk.page, () => typeAfter('<main>', '<p>Half a thou</p>'));
  const kept = join(desk.folder, 'user', 'recovery');
  await expect.poll(() => stat(kept).then(() => true, () => false)).toBe(true);
  await expect.poll(async () => {
    const name = (await readdir(kept)).find((one) => one.endsWith('.json'));
    return name === undefined ? '' : readFile(join(kept, name), 'utf8');
  }).toContain('Half a thou');
  desk.app.process().kill('SIGKILL');
  desk = await openDesk({ folder: desk.folder });
  await desk.page.getByRole('button', { name: 'Recover' }).click();
  await pagesShown(desk.page);
  await expect(desk.page.locator('.textLayer').first()).toContainText('Half a thou');
  await edit();
  await expect(code()).toContainText('Half a thou');
});
