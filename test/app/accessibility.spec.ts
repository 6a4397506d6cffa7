// Every screen for everybody: axe-core finds nothing serious, light or dark; nothing is cut off, covered or out of reach in a small
// window and with text of double size; the focus can be seen; who wants no motion gets none.

import AxeSource from 'axe-core';
import { expect, test, type Page } from '@playwright/test';
import { answerSave, changing, menu, openDesk, openReport, pagesShown, type Desk } from './desk.ts';
import { openScreen, resize, screens, wear } from './screens.ts';

let desk: Desk;
test.afterEach(async () => {
  expect(desk.complaints).toEqual([]);
  await desk.close();
});

type Violation = { readonly id: string; readonly impact: string; readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[] };

/** What axe-core holds serious or critical. Its source is run by the debugger: the page's own policy stays strict. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(AxeSource.source);
  const found = (await page.evaluate(`axe.run(document, { resultTypes: ['violations'] })`)) as { readonly violations: readonly Violation[] };
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary.split('\n')[1]?.trim() ?? ''}`));
}

/**
 * Controls that cannot be reached or read: sticking out of the window or of the pane that scrolls them, covered by others, or with
 * words cut off where no ellipsis says so. Under a modal window only that counts.
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
    return faults;
  });
}

for (const screen of screens) {
  test(`${screen.name}: nothing serious for axe-core, light and dark; everything in place when small and when large`, async () => {
    desk = await openScreen(screen);
    const { page } = desk;
    for (const look of ['light', 'dark'] as const) {
      await wear(desk, look);
      await page.waitForTimeout(150);
      expect.soft(await violations(page), look).toEqual([]);
    }
    expect.soft(await misfits(page), 'as it opens').toEqual([]);
    await resize(desk, 1024, 640);
    await page.waitForTimeout(150);
    expect.soft(await misfits(page), '1024 × 640').toEqual([]);
    await resize(desk, 1360, 860);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    await page.waitForTimeout(150);
    expect.soft(await misfits(page), 'text of double size').toEqual([]);
    const { UPDATE_SCREENS: update } = process.env;
    if (update !== undefined) await page.screenshot({ path: `test-results/screens/${screen.name}-double.png` });
  });
}

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
