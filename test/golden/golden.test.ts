// Golden briefings: the bundled reports by the bundled templates, as display-list dumps with a picture of page 1 for people.
// `UPDATE_GOLDEN=1 npx vitest run test/golden` writes them anew; pictures need pdftoppm.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dumpPainted } from '../../main/paint/dump.ts';
import { checkPdf } from '../../main/pdf/check/check.ts';
import { make } from '../support/make.ts';

const templates = ['executive-brief', 'fact-sheet', 'full-report'];
const reports = readdirSync(join(import.meta.dirname, '..', '..', 'data', 'reports')).filter((name) => name.endsWith('.json')).map((name) => basename(name, '.json'));
const update = process.env['UPDATE_GOLDEN'] === '1';

function write(folder: string, dump: string, pdf: Uint8Array): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'pages.txt'), dump);
  const place = mkdtempSync(join(tmpdir(), 'golden-'));
  writeFileSync(join(place, 'x.pdf'), pdf);
  spawnSync('pdftoppm', ['-png', '-r', '60', '-f', '1', '-l', '1', '-singlefile', join(place, 'x.pdf'), join(folder, 'page-1')]);
  rmSync(place, { recursive: true });
}

describe.each(reports)('%s', (report) => {
  it.each(templates)('by %s: same pages, same bytes twice, nothing against PDF/UA and PDF/A', async (template) => {
    const { trees, pdf = new Uint8Array(), diagnostics } = await make(template, report);
    const dump = trees.paint === undefined ? '' : dumpPainted(trees.paint);
    const folder = join(import.meta.dirname, `${template}--${report}`);
    if (update) write(folder, dump, pdf);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(dump).toBe(readFileSync(join(folder, 'pages.txt'), 'utf8'));
    expect(checkPdf(pdf).findings).toEqual([]);
    const again = await make(template, report);
    expect(Buffer.compare(pdf, again.pdf ?? new Uint8Array())).toBe(0);
  });
});
