// The worker: what hangs or eats memory is ended, the window stays quick, and the newest request wins.

import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { answerOpen, changing, endAfterEachTest, menu, openReport, pagesShown, root, sampleReport, type Desk } from './desk.ts';

let desk: Desk;
endAfterEachTest();

const workers = (): Promise<number[]> => desk.app.evaluate(({ app }) => app.getAppMetrics().filter((metric) => metric.type === 'Utility' && metric.name?.includes('Briefing')).map((metric) => metric.pid));

test('when the worker is killed, the next change starts another', async () => {
  desk = await openReport();
  const [pid] = await workers();
  process.kill(pid ?? 0, 'SIGKILL');
  await expect.poll(workers).not.toContain(pid);
  await changing(desk.page, () => desk.page.locator('.tick').first().click());
  expect(desk.complaints).toEqual([]);
});

test('of many changes in a row, the last is what the pages show', async () => {
  desk = await openReport();
  const { page } = desk;
  const field = page.getByRole('textbox', { name: 'To', exact: true });
  await field.pressSequentially('A name that is typed quite fast', { delay: 5 });
  await expect(page.locator('.textLayer').first()).toContainText('A name that is typed quite fast');
  await expect(field).toHaveValue('A name that is typed quite fast');
});

test('a hostile template neither hangs nor ends the app', async () => {
  test.setTimeout(120_000);
  const folder = join(await mkdtemp(join(tmpdir(), 'hostile-')), 'bomb');
  await cp(join(root, 'templates/executive-brief'), folder, { recursive: true });
  const manifest = await readFile(join(folder, 'template.json'), 'utf8');
  await writeFile(join(folder, 'template.json'), manifest.replace('"executive-brief"', '"bomb"'));
  await writeFile(join(folder, 'briefing.hbs'), `<html><body>${'{{#each @root.report.keyPoints}}'.repeat(14)}${'{{/each}}'.repeat(14)}</body></html>`);
  const briefing = join(folder, 'hostile.briefing.json');
  await writeFile(briefing, JSON.stringify({ report: sampleReport, template: folder, parameters: {} }));
  desk = await openReport();
  const { page } = desk;
  await answerOpen(desk, briefing, sampleReport);
  await menu(desk, 'open');
  await expect(page.locator('.banner')).toBeVisible({ timeout: 60_000 });
  await menu(desk, 'open');
  await pagesShown(page);
  await expect(page.locator('.banner')).toHaveCount(0);
});
