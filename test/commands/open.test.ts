import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { command } from '../support/command.ts';
import { smallReport } from '../support/make.ts';

const folder = mkdtempSync(join(tmpdir(), 'open-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string): string => join(folder, name);

it('gives back a briefing file that makes the same document: selection, parameters, edition and handout', async () => {
  writeFileSync(path('small.json'), JSON.stringify(smallReport));
  const choices = ['-t', 'executive-brief', '--sections', 'one', '-p', 'recipient=A', '--marking', 'internal', '--edition', 'large-print', '--handout', 'booklet', '--sheet', '320x450mm', '--creep', '0.1'];
  expect(await command(path('small.json'), ...choices, '-o', path('x.pdf'))).toMatchObject({ code: 0 });
  expect(await command('open', path('x.pdf'), '-o', path('opened'))).toMatchObject({ code: 0, out: `${path('opened/x.briefing.json')}\n` });
  expect(JSON.parse(readFileSync(path('opened/x.briefing.json'), 'utf8'))).toEqual({
    report: './dataset.json', template: './executive-brief', selection: [{ id: 'one' }], parameters: { recipient: 'A' }, options: { marking: 'internal' },
    output: { edition: 'large-print', handout: { layout: 'booklet', paper: '320x450mm', duplex: 'short-edge', creep: 0.1, margin: 0, gap: 0, foldMarks: true } },
  });
  expect(await command(path('opened/x.briefing.json'), '-o', path('again.pdf'))).toMatchObject({ code: 0 });
  expect(readFileSync(path('again.pdf')).equals(readFileSync(path('x.pdf')))).toBe(true);
  expect(await command('verify', path('x.pdf'))).toMatchObject({ code: 0, out: expect.stringContaining('the same bytes') });
});
