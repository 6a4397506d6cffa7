// Dump cases: each HTML file in cases/ against the text beside it. A diagnostic that the case does not announce in a comment
// `<!-- expect: code code -->` fails it; so does one that it announces in vain. UPDATE_CASES=1 writes the texts anew.

import { readdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatDiagnostic } from '../../main/diagnostic.ts';
import { dumpHtml } from '../support/layout-html.ts';

const folder = new URL('./cases/', import.meta.url);
const update = process.env['UPDATE_CASES'] === '1';

for (const file of readdirSync(folder).filter((name) => name.endsWith('.html')).sort()) {
  test(`${file.slice(0, -5)}`, () => {
    const html = readFileSync(new URL(file, folder), 'utf8');
    const { dump, diagnostics } = dumpHtml(html);
    const announced = /<!--\s*expect:([^>]*)-->/.exec(html)?.[1]?.trim().split(/\s+/) ?? [];
    const unexpected = diagnostics.filter(({ code }) => !announced.includes(code)).map(formatDiagnostic);
    const missing = announced.filter((code) => !diagnostics.some((diagnostic) => diagnostic.code === code));
    expect({ unexpected, missing }).toEqual({ unexpected: [], missing: [] });
    const expected = new URL(file.replace(/\.html$/, '.txt'), folder);
    if (update || !existsSync(expected)) writeFileSync(expected, dump);
    expect(dump).toBe(readFileSync(expected, 'utf8'));
  });
}
