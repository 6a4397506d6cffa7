// Every screen: axe-core finds nothing of weight, light or dark; nothing is cut off, covered or out of reach as it opens, in a window of
// 1024 × 640 and with text of double size. With UPDATE_SCREENS=1 the pictures of the README are written beside this file, in
// screenshots/, and those of all screens to test-results/screens, for people to look at.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import AxeSource from 'axe-core';
import { expect, test, type Page } from '@playwright/test';
import { endAfterEachTest, menu, root, type Desk } from './desk.ts';
import { openScreen, resize, screens, wear } from './screens.ts';

let desk: Desk;
endAfterEachTest();

const { UPDATE_SCREENS: update } = process.env;
/** Pictures that the README shows. */
const kept = new Set(['desk-light', 'desk-dark', 'editor-light', 'gallery-light']);

type Violation = { readonly id: string; readonly impact: string; readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[] };

/** Findings of axe-core, of weight moderate and up, as lines. Its source is run by the debugger: the page's own policy stays strict. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(AxeSource.source);
  const found = (await page.evaluate(`axe.run(document, { resultTypes: ['violations'], rules: { region: { enabled: false } } })`)) as { readonly violations: readonly Violation[] };
  return found.violations
    .filter(({ impact }) => impact !== 'minor')
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary.split('\n')[1]?.trim() ?? ''}`));
}

/**
 * Controls that cannot be reached or read: sticking out of the window or of the pane that scrolls them, covered by others, or with
 * words cut off where no ellipsis says so; and rows of the tree with hardly room for a word. Under a modal window only that counts.
 */
function misfits(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const top = [...document.querySelectorAll('.popover, .modal')].at(-1) ?? document.body;
    const name = (element: Element): string => `${element.getAttribute('class') ?? ''} “${element.getAttribute('aria-label') ?? element.textContent?.slice(0, 40) ?? ''}”`;
    const scroller = (element: Element): Element | undefined => {
      for (let one = element.parentElement; one !== null && one !== top.parentElement; one = one.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(one).overflowY) && one.scrollHeight > one.clientHeight) return one;
      }
      return undefined;
    };
    /** For screen readers only: shrunk to a point, as React Aria's hidden buttons and lists are. */
    const hidden = (element: Element): boolean => {
      for (let one: Element | null = element; one !== null && one !== top; one = one.parentElement) {
        const style = getComputedStyle(one);
        if (style.clipPath === 'inset(50%)' || (style.position === 'fixed' && one.getBoundingClientRect().width <= 1)) return true;
      }
      return false;
    };
    const faults: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth) faults.push(`the window is ${document.documentElement.scrollWidth} wide`);
    for (const element of top.querySelectorAll('button, input:not([type="checkbox"], [type="radio"]), select, textarea, [role="tab"], h1, h2, .status > span')) {
      const box = element.getBoundingClientRect();
      if (box.width < 2 || box.height < 2 || element.closest('.textLayer, .cm-editor') !== null || hidden(element) || !element.checkVisibility({ opacityProperty: true })) continue;
      const within = scroller(element);
      const frame = within?.getBoundingClientRect() ?? new DOMRect(0, 0, innerWidth, innerHeight);
      if (box.left < frame.left - 9 || box.right > frame.right + 1) faults.push(`sticks out sideways: ${name(element)}`);
      else if (within === undefined && (box.top < -1 || box.bottom > innerHeight + 1)) faults.push(`is out of the window: ${name(element)}`);
      if (element.matches('button, [role="tab"], h1, h2') && element.scrollWidth > element.clientWidth + 2 && getComputedStyle(element).textOverflow !== 'ellipsis') faults.push(`its words are cut off: ${name(element)}`);
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const inFrame = y > Math.max(0, frame.top) && y < Math.min(innerHeight, frame.bottom) && x > frame.left && x < frame.right;
      const hit = inFrame ? document.elementFromPoint(x, y) : element;
      if (element.matches('button, input, select, textarea, [role="tab"]') && hit !== null && !element.contains(hit) && !hit.contains(element)) faults.push(`${name(hit)} covers ${name(element)}`);
    }
    for (const title of top.querySelectorAll('.row .title')) {
      if (title.clientWidth < 3.5 * parseFloat(getComputedStyle(title).fontSize)) faults.push(`has no room: ${name(title)}`);
    }
    return faults;
  });
}

async function picture(name: string): Promise<void> {
  if (update === undefined) return;
  const folder = kept.has(name) ? join(root, 'test/app/screenshots') : join(root, 'test-results/screens');
  await mkdir(folder, { recursive: true });
  // Pictures are drawn anew and colours change over: a moment's rest.
  await desk.page.waitForTimeout(400);
  await desk.page.screenshot({ path: join(folder, `${name}.png`) });
}

for (const screen of screens) {
  test(`${screen.name}: nothing of weight for axe-core, light and dark; everything in place when small and when large`, async () => {
    desk = await openScreen(screen);
    const { page } = desk;
    for (const look of ['light', 'dark'] as const) {
      await wear(desk, look);
      await page.waitForTimeout(150);
      await picture(`${screen.name}-${look}`);
      expect.soft(await violations(page), look).toEqual([]);
    }
    expect.soft(await misfits(page), 'as it opens').toEqual([]);
    await wear(desk, 'light');
    await resize(desk, 1024, 640);
    await page.waitForTimeout(150);
    expect.soft(await misfits(page), '1024 × 640').toEqual([]);
    await picture(`${screen.name}-small`);
    await resize(desk, 1360, 860);
    for (let step = 0; step < 5; step++) await menu(desk, 'text-larger');
    await expect.poll(() => page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('28px');
    await page.waitForTimeout(150);
    expect.soft(await misfits(page), 'text of double size').toEqual([]);
    await picture(`${screen.name}-double`);
    await resize(desk, 1024, 640);
    await page.waitForTimeout(150);
    expect.soft(await misfits(page), 'both').toEqual([]);
    await picture(`${screen.name}-both`);
  });
}
