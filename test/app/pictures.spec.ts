// The pictures of every screen, light and dark, for people to look at. With UPDATE_SCREENS=1 those of the README are written beside this
// file, in screenshots/, the others to test-results/screens; without, every screen is only visited.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { root } from './desk.ts';
import { openScreen, screens, wear, type Look } from './screens.ts';

const looks: readonly Look[] = ['light', 'dark'];
const kept = new Set(['desk-light', 'desk-dark', 'editor-light', 'gallery-light']);
const { UPDATE_SCREENS: update } = process.env;

for (const screen of screens) {
  test(`the ${screen.name} screen, light and dark`, async () => {
    const desk = await openScreen(screen);
    try {
      for (const look of looks) {
        await wear(desk, look);
        if (update === undefined) continue;
        const name = `${screen.name}-${look}`;
        const folder = kept.has(name) ? join(root, 'test/app/screenshots') : join(root, 'test-results/screens');
        await mkdir(folder, { recursive: true });
        // Pictures are drawn anew and colours change over: a moment's rest.
        await desk.page.waitForTimeout(400);
        await desk.page.screenshot({ path: join(folder, `${name}.png`) });
      }
      expect(desk.complaints).toEqual([]);
    } finally {
      await desk.close();
    }
  });
}
