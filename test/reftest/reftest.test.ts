// Reftests: x.html and x.ref.html, written by other means, must paint the same on every page.

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { paintedItems } from '../support/paint-html.ts';

const folder = new URL('./', import.meta.url);

for (const file of readdirSync(folder).filter((name) => name.endsWith('.html') && !name.endsWith('.ref.html')).sort()) {
  test(`${file.slice(0, -5)}`, () => {
    const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
    expect(paintedItems(read(file))).toEqual(paintedItems(read(file.replace(/\.html$/, '.ref.html'))));
  });
}
