// Files that are open and that another program changes on the disk: taken over where nothing unsaved is in the way, asked about where
// something is; what cannot be read leaves the last good pages.

import { copyFile, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { answerOpen, answerSave, changing, endAfterEachTest, menu, openDesk, openReport, pagesShown, root, sampleReport, type Desk } from './desk.ts';

let desk: Desk;
endAfterEachTest();

/** Writes as most editors do: a new file in the place of the old one. */
async function rewrite(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}

async function replaceIn(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  await rewrite(file, text.replaceAll(from, to));
}

/** A desk with a report of the test's own. */
async function openCopy(): Promise<string> {
  desk = await openDesk();
  const file = join(desk.folder, 'report.json');
  await copyFile(sampleReport, file);
  await openHere(file);
  return file;
}

async function openHere(file: string): Promise<void> {
  await answerOpen(desk, file);
  await menu(desk, 'open');
  await pagesShown(desk.page);
}

const pagesText = () => desk.page.locator('.textLayer').first();
const edited = () => desk.page.getByRole('img', { name: 'Edited' });
const notice = () => desk.page.locator('.notice');
const banner = () => desk.page.getByRole('alert');
const speaker = () => desk.page.getByRole('tabpanel', { name: 'Item' }).getByRole('textbox', { name: 'Speaker', exact: true });

async function openItem(name: RegExp): Promise<void> {
  await desk.page.getByRole('row', { name }).focus();
  await desk.page.keyboard.press('Enter');
}

test('a report is taken over: pages and tree follow, choices and order stay, nothing is unsaved', async () => {
  const file = await openCopy();
  const { page } = desk;
  const left = page.getByRole('row', { name: /Questions and answers/ }).first();
  await left.focus();
  await changing(page, () => page.keyboard.press('Space'));
  const briefing = join(desk.folder, 'own.briefing.json');
  await answerSave(desk, briefing);
  await menu(desk, 'save');
  await expect(edited()).toBeHidden();
  await changing(page, () => replaceIn(file, '"speaker": "Keir Starmer"', '"speaker": "Sir Keir"'));
  await expect(pagesText()).toContainText('Sir Keir');
  await expect(page.getByRole('row', { name: /Sir Keir: “/ })).toBeVisible();
  await expect(notice()).toContainText('report.json changed on the disk. The pages follow.');
  await expect(edited()).toBeHidden();
  await expect(left.getByRole('checkbox')).not.toBeChecked();
});

test('its data can be edited and saved right after, and undo goes back to it', async () => {
  const file = await openCopy();
  const { page } = desk;
  await openItem(/Keir Starmer: “/);
  await changing(page, () => speaker().fill('Mine'));
  await menu(desk, 'save');
  await expect.poll(() => readFile(file, 'utf8')).toContain('"speaker": "Mine"');
  await expect(edited()).toBeHidden();
  await changing(page, () => replaceIn(file, '"speaker": "Mine"', '"speaker": "Theirs"'));
  await expect(speaker()).toHaveValue('Theirs');
  await expect(edited()).toBeHidden();
  await changing(page, () => speaker().fill('Mine again'));
  await changing(page, () => menu(desk, 'undo'));
  await expect(speaker()).toHaveValue('Theirs');
  await changing(page, () => menu(desk, 'redo'));
  await menu(desk, 'save');
  await expect.poll(() => readFile(file, 'utf8')).toContain('"speaker": "Mine again"');
  await expect(banner()).toHaveCount(0);
});

test('its own save is no change by another', async () => {
  const file = await openCopy();
  const { page } = desk;
  await openItem(/Keir Starmer: “/);
  await changing(page, () => speaker().fill('Mine'));
  await menu(desk, 'save');
  await expect.poll(() => readFile(file, 'utf8')).toContain('"speaker": "Mine"');
  // Longer than a change on the disk takes to be told.
  await page.waitForTimeout(600);
  await expect(notice().filter({ hasText: 'on the disk' })).toHaveCount(0);
  await changing(page, () => menu(desk, 'undo'));
  await expect(speaker()).toHaveValue('Keir Starmer');
});

test('under unsaved changes of its data it is asked at once; both are in the versions', async () => {
  const file = await openCopy();
  const { page } = desk;
  await openItem(/Keir Starmer: “/);
  await changing(page, () => speaker().fill('Mine'));
  await replaceIn(file, '"speaker": "Keir Starmer"', '"speaker": "Theirs"');
  await expect(banner()).toContainText('Another program changed report.json');
  await expect(speaker()).toHaveValue('Mine');
  await page.getByRole('button', { name: 'Compare…' }).click();
  await expect(page.getByRole('listbox', { name: 'Versions…' }).getByRole('option')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await replaceIn(file, '"speaker": "Theirs"', '"speaker": "Theirs, later"');
  await expect.poll(async () => page.getByRole('alert').count()).toBe(1);
  await page.waitForTimeout(400);
  await changing(page, () => page.getByRole('button', { name: 'Take Theirs' }).click());
  await expect(speaker()).toHaveValue('Theirs, later');
  await expect(edited()).toBeHidden();
  await changing(page, () => menu(desk, 'undo'));
  await expect(speaker()).toHaveValue('Mine');
});

test('a question goes by itself where the file is as it was again', async () => {
  const file = await openCopy();
  await openItem(/Keir Starmer: “/);
  await changing(desk.page, () => speaker().fill('Mine'));
  await replaceIn(file, '"speaker": "Keir Starmer"', '"speaker": "Theirs"');
  await expect(banner()).toBeVisible();
  await replaceIn(file, '"speaker": "Theirs"', '"speaker": "Keir Starmer"');
  await expect(banner()).toHaveCount(0);
});

test('half written, broken or gone, the last good pages stay, marked, and the problem is said', async () => {
  const file = await openCopy();
  const { page } = desk;
  const good = await readFile(file, 'utf8');
  const before = await page.locator('.strip').getAttribute('data-result');
  await writeFile(file, good.slice(0, good.length / 2));
  const stale = page.locator('.banner[data-kind="stale"]');
  await expect(stale).toContainText('last good pages');
  await expect(stale.locator('.detail')).not.toBeEmpty();
  expect(await page.locator('.strip').getAttribute('data-result')).toBe(before);
  await expect(page.getByRole('row', { name: /Keir Starmer: “/ })).toBeVisible();
  await writeFile(file, good);
  await expect(stale).toHaveCount(0);
  await rm(file);
  await expect(stale).toContainText('there is no such file');
  await rewrite(file, good.replaceAll('"speaker": "Keir Starmer"', '"speaker": "Back again"'));
  await expect(pagesText()).toContainText('Back again');
  await expect(stale).toHaveCount(0);
});

test('a picture that the report names is followed, be it there or not', async () => {
  desk = await openDesk();
  const { page } = desk;
  const report = JSON.parse(await readFile(sampleReport, 'utf8')) as { sections: { body?: unknown[] }[]; images?: unknown[] };
  report.images = [{ id: 'map', file: 'pictures/map.svg', alt: 'A map' }];
  report.sections[0]?.body?.unshift({ kind: 'image', id: 'map' });
  await mkdir(join(desk.folder, 'own'));
  await writeFile(join(desk.folder, 'own', 'report.json'), JSON.stringify(report));
  const briefing = join(desk.folder, 'own', 'own.briefing.json');
  await writeFile(briefing, JSON.stringify({ report: './report.json', template: 'full-report', parameters: {} }));
  await openHere(briefing);
  await page.locator('.status-problems').click();
  const missing = page.getByRole('listbox', { name: 'Problems' }).getByRole('option', { name: /map\.svg.*no such file/ });
  await expect(missing.first()).toBeVisible();
  await mkdir(join(desk.folder, 'own', 'pictures'));
  await changing(page, () => writeFile(join(desk.folder, 'own', 'pictures', 'map.svg'), '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>'));
  await expect(missing).toHaveCount(0);
  await expect(notice()).toContainText('map.svg changed on the disk');
});

test('a template of one’s own is followed where it is not being edited, with its parameters; a folder that goes leaves the pages', async () => {
  desk = await openDesk();
  const { page } = desk;
  const folder = join(desk.folder, 'templates', 'own');
  await cp(join(root, 'templates/executive-brief'), folder, { recursive: true });
  const report = join(desk.folder, 'report.json');
  await copyFile(sampleReport, report);
  const briefing = join(desk.folder, 'own.briefing.json');
  await writeFile(briefing, JSON.stringify({ report: './report.json', template: './templates/own', parameters: {} }));
  await openHere(briefing);
  const main = join(folder, 'briefing.hbs');
  await changing(page, async () => rewrite(main, (await readFile(main, 'utf8')).replace('<main>', '<main><p>From outside</p>')));
  await expect(pagesText()).toContainText('From outside');
  await expect(notice()).toContainText('briefing.hbs changed on the disk');
  const before = await page.locator('.strip').getAttribute('data-result');
  await rename(folder, `${folder}-away`);
  await expect(page.locator('.banner[data-kind="stale"]')).toContainText('last good pages');
  expect(await page.locator('.strip').getAttribute('data-result')).toBe(before);
  await changing(page, () => rename(`${folder}-away`, folder));
  await expect(page.locator('.banner')).toHaveCount(0);
});

test('a briefing file is taken over as one step of undo, and asked about under unsaved changes', async () => {
  const { page } = (desk = await openReport());
  const recipient = page.getByRole('textbox', { name: 'To', exact: true });
  const file = join(desk.folder, 'shared.briefing.json');
  await changing(page, () => recipient.fill('Mine'));
  await answerSave(desk, file);
  await menu(desk, 'save');
  await expect(edited()).toBeHidden();
  await changing(page, () => replaceIn(file, 'Mine', 'Theirs'));
  await expect(recipient).toHaveValue('Theirs');
  await expect(edited()).toBeHidden();
  await expect(notice()).toContainText('shared.briefing.json changed on the disk');
  await page.getByRole('button', { name: 'Undo Change on the Disk' }).click();
  await expect(recipient).toHaveValue('Mine');
  await expect(edited()).toBeVisible();
  await replaceIn(file, 'Theirs', 'Theirs, later');
  await expect(banner()).toContainText('Another program changed shared.briefing.json');
  await page.getByRole('button', { name: 'Keep Mine' }).click();
  await expect(banner()).toHaveCount(0);
  await menu(desk, 'save');
  await expect.poll(() => readFile(file, 'utf8')).toContain('Mine');
  await changing(page, () => recipient.fill('Unsaved'));
  await replaceIn(file, 'Mine', 'Theirs again');
  await changing(page, () => page.getByRole('button', { name: 'Take Theirs' }).click());
  await expect(recipient).toHaveValue('Theirs again');
  await expect(edited()).toBeHidden();
  await writeFile(file, '{ "report": ');
  await expect(notice()).toContainText('shared.briefing.json changed on the disk and cannot be read');
  await expect(recipient).toHaveValue('Theirs again');
});

test('two windows share a report: what one saves the other shows', async () => {
  const file = await openCopy();
  const { page } = desk;
  await openItem(/Keir Starmer: “/);
  await changing(page, () => speaker().fill('Mine'));
  const briefing = join(desk.folder, 'second.briefing.json');
  await writeFile(briefing, JSON.stringify({ report: './report.json', template: 'fact-sheet', parameters: {} }));
  await answerOpen(desk, briefing);
  const opening = desk.app.waitForEvent('window');
  await menu(desk, 'open');
  const other = await opening;
  await pagesShown(other);
  await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().find((window) => window.getTitle().startsWith('•'))?.focus());
  await changing(other, async () => {
    await page.bringToFront();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
  });
  await expect.poll(() => readFile(file, 'utf8')).toContain('"speaker": "Mine"');
  await expect(other.getByRole('row', { name: /Mine: “/ }).first()).toBeVisible();
});
