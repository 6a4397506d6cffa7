// Every screen of the app, and the way to it from a desk that was just opened. For the pictures and for the accessibility tests.

import { expect } from '@playwright/test';
import { changing, menu, openDesk, openReport, type Desk } from './desk.ts';

export type Screen = {
  readonly name: string;
  /** Without a report: the first screen and what opens above it. */
  readonly empty?: true;
  readonly show: (desk: Desk) => Promise<void>;
};

const dialog = (name: string, command: string, ready = '.dialog'): Screen => ({
  name,
  show: async (desk) => {
    await menu(desk, command);
    await expect(desk.page.locator(ready).first()).toBeVisible();
  },
});

const edit = async (desk: Desk): Promise<void> => {
  await menu(desk, 'edit-template');
  await expect(desk.page.locator('.cm-content')).toBeVisible();
};

const article = 'Ministers agree on patrols\n\nMinisters agreed on Monday that regular patrols will begin next month, officials said after the meeting in Riga.\n\nWhat was agreed\n\nPatrols begin in June. Costs are shared.\n';

export const screens: readonly Screen[] = [
  { name: 'first', empty: true, show: async ({ page }) => expect(page.locator('.welcome')).toBeVisible() },
  { name: 'tour', empty: true, show: (desk) => dialog('tour', 'tour').show(desk) },
  {
    name: 'import', empty: true,
    show: async (desk) => {
      await menu(desk, 'import');
      await desk.page.getByRole('textbox', { name: 'Or paste the text' }).fill(article);
      await expect(desk.page.getByRole('region', { name: 'What was understood' })).toContainText('What was agreed');
    },
  },
  {
    name: 'desk',
    show: async ({ page }) => {
      await page.getByRole('button', { name: 'Thumbnails and outline' }).click();
      await expect(page.locator('.thumb canvas').first()).toBeVisible();
      const recipient = page.getByRole('textbox', { name: 'To', exact: true });
      await changing(page, () => recipient.fill('Minister of Defence'));
      await recipient.blur();
      await page.getByRole('row', { name: /Keir Starmer: “/ }).locator('.title').click();
    },
  },
  {
    name: 'item',
    show: async ({ page }) => {
      await page.getByRole('row', { name: /Keir Starmer: “/ }).focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('textbox', { name: 'Speaker', exact: true })).toBeVisible();
    },
  },
  {
    name: 'problems',
    show: async ({ page }) => {
      await page.locator('.status-problems').click();
      await expect(page.getByRole('listbox', { name: 'Problems' })).toBeVisible();
    },
  },
  {
    name: 'breaks',
    show: async (desk) => {
      const { page } = desk;
      for (const [row, action] of [[0, 'Keep together'], [2, 'New page before it']] as const) {
        await page.locator('.row').nth(row).hover();
        await page.locator('.row').nth(row).getByRole('button', { name: /^Actions/ }).first().click();
        await changing(page, () => page.getByRole('menuitem', { name: action }).click());
      }
      await page.getByRole('list', { name: 'Page breaks' }).scrollIntoViewIfNeeded();
      const foot = page.getByRole('group', { name: /^Foot of page 1/ });
      await foot.scrollIntoViewIfNeeded();
      await foot.focus();
      await expect(foot.locator('.page-foot-card')).toHaveCSS('opacity', '1');
    },
  },
  {
    name: 'find',
    show: async (desk) => {
      await menu(desk, 'find');
      await desk.page.getByRole('searchbox', { name: 'Find in the pages' }).fill('force');
      await expect(desk.page.locator('.find-count')).toContainText('of');
    },
  },
  {
    name: 'row-menu',
    show: async ({ page }) => {
      await page.getByRole('row').nth(1).hover();
      await page.getByRole('button', { name: /^Actions for/ }).nth(1).click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
  {
    name: 'filters',
    show: async ({ page }) => {
      await page.getByRole('button', { name: 'Filter' }).click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
  {
    name: 'gallery',
    show: async (desk) => {
      await menu(desk, 'templates');
      await expect(desk.page.locator('.gallery-card').first()).toBeVisible();
      await expect(desk.page.locator('.gallery canvas')).toHaveCount(await desk.page.locator('.gallery-card').count(), { timeout: 20_000 });
    },
  },
  dialog('settings', 'settings'),
  dialog('shortcuts', 'shortcuts'),
  dialog('about', 'about'),
  dialog('print', 'print', '.sheet-place canvas'),
  dialog('batch', 'batch', '.import'),
  {
    name: 'editor',
    show: async (desk) => {
      await edit(desk);
      await desk.page.locator('.cm-line', { hasText: '<main>' }).first().click();
    },
  },
  {
    name: 'stale',
    show: async (desk) => {
      const { page } = desk;
      await edit(desk);
      await page.locator('.cm-line', { hasText: '<main>' }).first().click();
      await page.keyboard.press('End');
      await page.keyboard.type('{{#each report.keyPoints}}');
      await expect(page.locator('.banner')).toContainText('last good pages');
      await page.locator('.status-problems').click();
      await page.getByRole('listbox', { name: 'Problems' }).getByRole('option').first().click();
      await expect(page.locator('.cm-lintRange-error, .cm-lintPoint-error').first()).toBeVisible();
    },
  },
  {
    name: 'completion',
    show: async (desk) => {
      const { page } = desk;
      await edit(desk);
      await page.locator('.cm-line', { hasText: '<main>' }).first().click();
      await page.keyboard.press('End');
      await page.keyboard.type('{{dat');
      await expect(page.locator('.cm-completionInfo')).toBeVisible();
    },
  },
  {
    name: 'replace',
    show: async (desk) => {
      await edit(desk);
      await desk.page.locator('.cm-content').click();
      await menu(desk, 'find');
      await expect(desk.page.locator('.cm-search')).toBeVisible();
    },
  },
  {
    name: 'versions',
    show: async (desk) => {
      const { page } = desk;
      await edit(desk);
      await page.locator('.cm-line', { hasText: '<main>' }).first().click();
      await page.keyboard.press('End');
      await changing(page, () => page.keyboard.type('<p>A new paragraph</p>'));
      await menu(desk, 'save');
      await page.getByRole('button', { name: 'More' }).last().click();
      await page.getByRole('menuitem', { name: 'Versions…' }).click();
      await page.getByRole('listbox', { name: 'Versions…' }).getByRole('option').last().click();
      await expect(page.locator('.cm-merge-b .cm-changedLine').first()).toBeVisible();
    },
  },
];

/** A fresh desk that shows this screen. */
export async function openScreen(screen: Screen): Promise<Desk> {
  const desk = screen.empty === true ? await openDesk() : await openReport();
  await resize(desk, 1360, 860);
  await screen.show(desk);
  return desk;
}

/** Gives the window's inside this size, in device-independent pixels. */
export async function resize(desk: Desk, width: number, height: number): Promise<void> {
  await desk.app.evaluate(({ BrowserWindow }, [x, y]) => BrowserWindow.getAllWindows()[0]?.setContentSize(x, y), [width, height] as const);
  await expect.poll(() => desk.page.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height]);
}

export type Look = 'light' | 'dark';

/** Light or dark, as the system would say it. */
export async function wear(desk: Desk, look: Look): Promise<void> {
  await desk.app.evaluate(({ nativeTheme }, theme) => {
    nativeTheme.themeSource = theme;
  }, look);
  await expect.poll(() => desk.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(look === 'dark');
}
