// `briefing import` as a process: what it prints where, its exit codes, and that no dataset is overwritten unasked.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'briefing-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

function briefing(words: readonly string[], input?: string): { readonly code: number | null; readonly out: string; readonly error: string } {
  const child = spawnSync(process.execPath, [join(root, 'main', 'cli.ts'), ...words], { cwd: folder, encoding: 'utf8', ...(input === undefined ? {} : { input }) });
  return { code: child.status, out: child.stdout, error: child.stderr };
}

const article = 'Ferry plan fails\n\nThe council will not pay for a second ferry to the mainland, people at the talks say.\n\nWhat follows\n\nThe villages think again.\n';
writeFileSync(join(folder, 'ferry.txt'), article);

describe('briefing import', () => {
  it('writes a dataset under the file’s name, says what it understood, and a briefing can be made of it', () => {
    const { code, out, error } = briefing(['import', 'ferry.txt']);
    expect({ code, out }).toEqual({ code: 0, out: 'ferry.json\n' });
    expect(error).toContain('plain text, utf-8, language en (text), 26 words');
    expect(error).toContain('What follows (1 paragraph)');
    expect(briefing(['ferry.json', '--strict', '-o', 'ferry.pdf'])).toMatchObject({ code: 0, out: 'ferry.pdf\n' });
  });

  it('does not overwrite a dataset unless it is named', () => {
    writeFileSync(join(folder, 'kept.txt'), article);
    writeFileSync(join(folder, 'kept.json'), 'mine');
    expect(briefing(['import', 'kept.txt'])).toMatchObject({ code: 2, error: expect.stringContaining('kept.json exists already') });
    expect(readFileSync(join(folder, 'kept.json'), 'utf8')).toBe('mine');
    expect(briefing(['import', 'kept.txt', '-o', 'kept.txt'])).toMatchObject({ code: 2 });
    expect(briefing(['import', 'kept.txt', '-o', 'kept.json'])).toMatchObject({ code: 0 });
  });

  it('reads standard input and writes standard output', () => {
    const { code, out } = briefing(['import', '-', '--kind', 'csv', '--title', 'Boats', '--language', 'en'], 'Place,Boats\nEllby,2\n');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ report: { title: 'Boats' }, tables: [{ rows: [['Ellby', 2]] }] });
  });

  it('prints what was understood as JSON', () => {
    const { out } = briefing(['import', 'ferry.txt', '-o', 'a.json', '--json']);
    expect(JSON.parse(out)).toMatchObject({ output: 'a.json', understood: { kind: 'text', title: { text: 'Ferry plan fails', from: 'first line' } }, diagnostics: [] });
  });

  it('ends in a clear message where nothing can be made', () => {
    writeFileSync(join(folder, 'b.pdf'), '%PDF-1.7');
    expect(briefing(['import', 'b.pdf'])).toMatchObject({ code: 1, error: expect.stringContaining('b.pdf: error: this is a PDF file, not a text') });
    expect(briefing(['import', 'none.txt'])).toMatchObject({ code: 1, error: expect.stringContaining('there is no such file') });
    expect(briefing(['import', 'ferry.txt', '--kind', 'word'])).toMatchObject({ code: 2, error: expect.stringContaining('the kinds are text, markdown, csv') });
    expect(briefing(['import'])).toMatchObject({ code: 2 });
  });
});
