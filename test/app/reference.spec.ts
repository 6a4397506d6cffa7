// Our layout against Chromium's, which the app brings along: the unpaged dump cases, the pages of test/reference, and random ones.
// REFERENCE_RUNS and REFERENCE_SEED ask for more or other random pages.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openChromium, type Chromium } from '../reference/chromium.ts';
import { comparePages, formatComparison } from '../reference/compare.ts';
import { compared, departures, differingAtMost } from '../reference/departures.ts';
import { findDifferent, reduce } from '../reference/fuzz.ts';
import { families, htmlOf, randomTrees } from '../reference/random.ts';
import { root } from './desk.ts';

let chromium: Chromium;
test.beforeAll(async () => {
  chromium = await openChromium();
});
test.afterAll(() => chromium.close());

const pagesIn = (folder: string): readonly string[] => readdirSync(folder).filter((name) => name.endsWith('.html')).map((name) => join(folder, name)).toSorted();
const nameOf = (file: string): string => file.replace(/^.*[\\/]|\.html$/g, '');

test('the pages of test/reference and the cases that hold on one page', async () => {
  const cases = pagesIn(join(root, 'test/layout/cases')).filter((file) => compared.test(nameOf(file)) && departures[nameOf(file)] === undefined);
  const files = [...cases, ...pagesIn(join(root, 'test/reference'))];
  const found = await comparePages(files.map((file) => readFileSync(file, 'utf8')), chromium);
  const different = found.flatMap((comparison, index) => (comparison.differences.length === 0 ? [] : [`${files[index]}\n${formatComparison(comparison)}`]));
  expect(different.join('\n\n')).toBe('');
});

for (const family of Object.keys(families)) {
  test(`random pages: ${family}`, async () => {
    const runs = Number(process.env['REFERENCE_RUNS'] ?? 200);
    const documents = randomTrees(family, Number(process.env['REFERENCE_SEED'] ?? 1), runs);
    const different = await findDifferent(documents, chromium);
    const most = Math.ceil(((differingAtMost[family] ?? 0) * runs) / 200);
    const last = different.at(-1);
    const shown = last === undefined || different.length <= most ? '' : htmlOf(await reduce(last, chromium));
    expect(different.length, shown).toBeLessThanOrEqual(most);
  });
}
