// Why a page ends where it does, and what can be done about it, on the real app.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { answerSave, changing, endAfterEachTest, menu, openReport, type Desk } from './desk.ts';

let desk: Desk;
endAfterEachTest();

test('a page’s foot says why it ends; one press lets a section break, in the file too, and can be taken back', async () => {
  desk = await openReport();
  const { page } = desk;
  const foot = page.getByRole('group', { name: /^Foot of page 1/ });
  const card = foot.locator('.page-foot-card');
  const shown = (): Promise<string> => card.evaluate((element) => getComputedStyle(element).opacity);
  expect(await shown()).toBe('0');
  await foot.focus();
  expect(await shown()).toBe('1');
  await expect(card).toContainText(/page is full|did not fit|kept/i);
  const { UPDATE_SCREENS: update } = process.env;
  await foot.scrollIntoViewIfNeeded();
  if (update !== undefined) await page.screenshot({ path: 'test-results/screens/foot.png' });
  const remedy = foot.getByRole('button', { name: /^Let .* break$/ });
  const title = /“(.*?)…?”/.exec((await remedy.textContent()) ?? '')?.[1] ?? '?';
  await changing(page, () => remedy.press('Enter'));
  await expect(page.getByRole('button', { name: 'Undo Page Break' })).toBeEnabled();
  const file = join(desk.folder, 'breaks.briefing.json');
  await answerSave(desk, file);
  await menu(desk, 'save');
  await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain('"inside": "auto"');
  const feet = page.getByRole('group', { name: /^Foot of page/ });
  await expect(feet.getByRole('button', { name: new RegExp(`^Break as the template does at “${title}`) })).toHaveCount(1);
  await changing(page, () => feet.getByRole('button', { name: /^Break as the template does/ }).press('Enter'));
  await expect(foot.getByRole('button', { name: /^Let .* break$/ })).toHaveCount(1);
});

test('every break rule of the briefing is listed, also one whose object is not on the pages; each can be taken back, and all', async () => {
  desk = await openReport();
  const { page } = desk;
  const rules = page.getByRole('list', { name: 'Page breaks' }).getByRole('listitem');
  await expect(rules).toHaveCount(0);
  const act = async (row: number, action: string): Promise<void> => {
    await page.getByRole('row').nth(row).hover();
    await page.getByRole('row').nth(row).getByRole('button', { name: /^Actions/ }).first().click();
    await page.getByRole('menuitem', { name: action }).click();
  };
  const second = page.locator('.row[aria-level="1"]').nth(1);
  const title = (await second.locator('.title').textContent()) ?? '';
  const index = await page.getByRole('row').evaluateAll((all, wanted) => all.findIndex((row) => row.getAttribute('aria-level') === '1' && row.textContent?.includes(wanted) === true), title);
  const before = Number(await page.locator('.strip').getAttribute('data-pages'));
  await changing(page, () => act(index, 'New page before it'));
  await expect.poll(async () => Number(await page.locator('.strip').getAttribute('data-pages'))).toBeGreaterThan(before);
  await changing(page, () => act(index, 'Keep together'));
  await expect(rules).toHaveCount(1);
  await expect(rules.first()).toContainText('New page before it, Kept together');
  await expect(second.getByRole('img', { name: /^Page break/ })).toBeVisible();
  await changing(page, () => act(0, 'Keep together'));
  await expect(rules).toHaveCount(2);
  await changing(page, () => second.locator('.tick').first().click());
  await expect(rules.first()).toContainText('Not on the pages now');
  await changing(page, () => rules.first().getByRole('button', { name: /^Remove the page break rule/ }).click());
  await expect(rules).toHaveCount(1);
  await changing(page, () => menu(desk, 'undo'));
  await changing(page, () => page.getByRole('button', { name: 'Remove All' }).click());
  await expect(rules).toHaveCount(0);
});
