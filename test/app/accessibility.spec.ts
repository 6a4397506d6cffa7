// The desk for everybody: the whole way by keyboard alone, one always sees where one is, who wants no motion gets none, and a first start
// tells what to do.

import { expect, test, type Page } from '@playwright/test';
import { answerSave, changing, endAfterEachTest, menu, openDesk, openReport, pagesShown, type Desk } from './desk.ts';

let desk: Desk;
endAfterEachTest();

test('first start: welcome and tour', async () => {
  desk = await openDesk({ tour: true });
  const { page } = desk;
  await expect(page.getByRole('dialog', { name: 'Choose what belongs in' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'See the finished pages' })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const settings = await page.evaluate(() => window.desk.call('app.start', undefined).then((start) => start.settings.tourDone));
  expect(settings).toBe(true);
});

/** Whether the element in focus, or something in or around it, shows it. */
function showsFocus(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return undefined;
    const shown = (one: Element): boolean => {
      const style = getComputedStyle(one);
      return (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== 'none';
    };
    const near = [element, ...element.querySelectorAll('*'), ...(element.closest('.tick, .row, .amount, .radio, .cm-editor')?.querySelectorAll('*') ?? []), ...[element.closest('.tick, .row, .amount, .radio, .cm-editor')].flatMap((one) => one ?? [])];
    return near.some(shown) ? undefined : `${element.tagName} ${element.className} ${element.getAttribute('aria-label') ?? ''}`;
  });
}

test('from the first screen to the finished file by keyboard alone, and one always sees where one is', async () => {
  desk = await openDesk();
  const { page } = desk;
  const unseen = new Set<string>();
  const press = async (key: string): Promise<void> => {
    await page.keyboard.press(key);
    const fault = await showsFocus(page);
    if (fault !== undefined) unseen.add(fault);
  };
  /** Tab until the element in focus has this name. */
  const tabTo = async (name: RegExp): Promise<void> => {
    for (let index = 0; index < 80; index++) {
      await press('Tab');
      const focused = await page.evaluate(() => {
        const element = document.activeElement;
        const label = element instanceof HTMLInputElement ? (element.labels?.[0]?.textContent ?? '') : '';
        return `${element?.getAttribute('aria-label') ?? ''} ${label} ${element?.textContent ?? ''}`;
      });
      if (name.test(focused)) return;
    }
    throw new Error(`Tab never comes to ${String(name)}`);
  };
  await tabTo(/European reassurance/i);
  await press('Enter');
  await pagesShown(page);
  await tabTo(/The American answer/);
  await changing(page, () => press('Space'));
  await changing(page, () => press('Alt+ArrowDown'));
  await tabTo(/^\s*To\b/);
  await changing(page, () => page.keyboard.type('The Minister'));
  await tabTo(/problems|warning|error/i);
  await press('Enter');
  await expect(page.getByRole('region', { name: 'Problems' })).toBeVisible();
  await menu(desk, 'next-pane');
  expect(await showsFocus(page)).toBeUndefined();
  const file = `${desk.folder}/by-keyboard.pdf`;
  await answerSave(desk, file);
  await tabTo(/Export PDF|^\s*Open/);
  for (let index = 0; index < 8 && !(await page.getByRole('button', { name: 'Export PDF' }).evaluate((button) => button === document.activeElement)); index++) await press('ArrowRight');
  await press('Enter');
  await expect(page.getByText(/by-keyboard\.pdf exported/)).toBeVisible();
  expect([...unseen]).toEqual([]);
});

test('who wants no motion gets none', async () => {
  desk = await openReport();
  const { page } = desk;
  const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter((element) => {
    const { transitionDuration, animationDuration, animationName, scrollBehavior } = getComputedStyle(element);
    const long = (text: string): boolean => text.split(',').some((part) => Number.parseFloat(part) * (part.includes('ms') ? 1 : 1000) > 20);
    return long(transitionDuration) || (animationName !== 'none' && long(animationDuration)) || scrollBehavior === 'smooth';
  }).map((element) => element.className));
  expect(moving).toEqual([]);
});

test('by keyboard one comes to every pane and every control of the desk', async () => {
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
