// Every screen, light and dark: axe-core finds nothing serious, nothing is cut off in a small window or at double text size, and
// the whole way can be gone by keyboard. Pictures of every screen are kept in out/screens.

import { join } from 'node:path';
import AxeSource from 'axe-core';
import { expect, test, type Page } from '@playwright/test';
import { changing, menu, openDesk, openReport, pagesShown, root, type Desk } from './desk.ts';

let desk: Desk;
test.afterEach(async () => {
  expect(desk.complaints).toEqual([]);
  await desk.close();
});

type Violation = { readonly id: string; readonly impact: string; readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[] };

/** Findings of axe-core, of weight moderate and up, as lines. The source is run by the debugger: the page's policy stays strict. */
async function findings(page: Page): Promise<readonly string[]> {
  await page.evaluate(AxeSource.source);
  const { violations } = (await page.evaluate(`axe.run(document, { resultTypes: ['violations'], rules: { region: { enabled: false } } })`)) as { violations: readonly Violation[] };
  return violations.filter(({ impact }) => impact !== 'minor').flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary.split('\n')[1]?.trim() ?? ''}`));
}

async function lookAt(name: string): Promise<void> {
  const { page } = desk;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.screenshot({ path: join(root, 'out/screens', `${name}-${colorScheme}.png`) });
    expect(await findings(page), `${name}, ${colorScheme}`).toEqual([]);
  }
}

/** Nothing may stick out of the window sideways, and every control must have a place in it. */
async function fits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  const cut = await page.evaluate(() => [...document.querySelectorAll('.toolbar button, .pane-tools button, .status, .budget-line')].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && (box.right > window.innerWidth + 1 || box.bottom > window.innerHeight + 1);
  }).map((element) => element.getAttribute('aria-label') ?? element.className));
  expect(cut).toEqual([]);
}

test('first start: welcome and tour', async () => {
  desk = await openDesk({ tour: true });
  const { page } = desk;
  await expect(page.getByRole('dialog', { name: 'Choose what belongs in' })).toBeVisible();
  await lookAt('tour');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'See the finished pages' })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await lookAt('welcome');
  const settings = await page.evaluate(() => window.desk.call('app.start', undefined).then((start) => start.settings.tourDone));
  expect(settings).toBe(true);
});

test('the desk, with everything open', async () => {
  desk = await openReport();
  const { page } = desk;
  await lookAt('desk');
  await page.getByRole('button', { name: 'Thumbnails and outline' }).click();
  await menu(desk, 'problems');
  await menu(desk, 'find');
  await page.getByRole('searchbox', { name: 'Find in the pages' }).fill('force');
  await page.locator('.row .title').nth(1).click();
  await expect(page.locator('.lit').first()).toBeVisible();
  await page.getByRole('tab', { name: 'Item' }).click();
  await expect(page.getByRole('textbox', { name: 'Speaker' })).toBeVisible();
  await lookAt('desk-full');
  await page.getByRole('button', { name: /^Actions for/ }).nth(1).click();
  await lookAt('row-menu');
});

test('every dialog', async () => {
  desk = await openReport();
  const { page } = desk;
  for (const [id, ready] of [['templates', '.gallery canvas >> nth=2'], ['settings', '.settings'], ['shortcuts', '.shortcuts'], ['about', '.about'], ['import', '.import'], ['print', '.sheet-place canvas'], ['batch', '.import']] as const) {
    await menu(desk, id);
    await page.locator(ready).first().waitFor();
    await lookAt(id);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});

test('the template editor and its versions', async () => {
  desk = await openReport();
  const { page } = desk;
  await menu(desk, 'edit-template');
  await expect(page.locator('.cm-content')).toBeVisible();
  await page.locator('.cm-line', { hasText: '<main>' }).first().click();
  await page.keyboard.press('End');
  await changing(page, () => page.keyboard.type('<p>New</p>'));
  await lookAt('editor');
  await menu(desk, 'save');
  await page.getByRole('button', { name: 'More' }).last().click();
  await page.getByRole('menuitem', { name: 'Versions…' }).click();
  await page.getByRole('listbox', { name: 'Versions…' }).getByRole('option').last().click();
  await expect(page.locator('.cm-merge-b')).toBeVisible();
  await lookAt('versions');
});

test('a small window and double text size', async () => {
  desk = await openReport();
  const { page } = desk;
  const size = (width: number, height: number, zoom: number): Promise<void> =>
    desk.app.evaluate(({ BrowserWindow }, [w, h, z]) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setContentSize(w ?? 0, h ?? 0);
      window?.webContents.setZoomFactor(z ?? 1);
    }, [width, height, zoom]);
  await size(1024, 640, 1);
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(1024);
  await fits(page);
  await lookAt('small');
  await page.addStyleTag({ content: '' }).catch(() => undefined);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  await size(1360, 860, 1);
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(1360);
  await fits(page);
  await lookAt('large-text');
});

test('the whole way by keyboard alone: open, untick, move, search the pages, export', async () => {
  desk = await openDesk();
  const { page } = desk;
  await page.getByRole('option').first().focus();
  await page.keyboard.press('Enter');
  await pagesShown(page);
  await page.keyboard.press('Tab');
  await menu(desk, 'next-pane');
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('aria-label'))).not.toBeUndefined();
  await page.locator('.row').first().focus();
  await changing(page, () => page.keyboard.press('Space'));
  await changing(page, () => page.keyboard.press('Alt+ArrowDown'));
  const reached = new Set<string>();
  for (let index = 0; index < 110; index++) {
    await page.keyboard.press('Tab');
    reached.add(await page.evaluate(() => (document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '').trim()));
  }
  for (const name of ['Open', 'Search contents', 'Filter', 'Zoom in', 'Thumbnails and outline', 'Page number', 'Width of the contents', 'No problems']) expect([...reached].some((one) => one.startsWith(name)), name).toBe(true);
  await page.getByRole('button', { name: 'Open', exact: true }).focus();
  for (let index = 0; index < 3; index++) await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'Print and handouts' })).toBeFocused();
});
