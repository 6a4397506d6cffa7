import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { command } from '../support/command.ts';
import { smallReport } from '../support/make.ts';

const root = mkdtempSync(join(tmpdir(), 'batch-command-'));
afterAll(() => rmSync(root, { recursive: true }));
const path = (name: string): string => join(root, name);
writeFileSync(path('small.json'), JSON.stringify({ ...smallReport, figures: [{ id: 'n', label: 'N', value: 1 }] }));
writeFileSync(path('x.briefing.json'), JSON.stringify({ report: './small.json', template: 'fact-sheet' }));
writeFileSync(path('list.csv'), 'recipient;office\nThe Minister;1\nHer Office;2\n');

describe('briefing batch', () => {
  it('makes a file for each recipient, prints each, and every finding once', async () => {
    const words = ['batch', path('x.briefing.json'), '-t', 'executive-brief', '--recipients', path('list.csv'), '-o', path('out')];
    const { code, out, error } = await command(...words);
    expect({ code, out }).toEqual({ code: 0, out: `${path('out/x – The Minister.pdf')}\n${path('out/x – Her Office.pdf')}\n` });
    expect(error).toContain('executive-brief has no parameter "office"');
    expect(error.match(/has no source/g)).toHaveLength(1);
    expect(error).toMatch(/x – The Minister\.pdf and 1 more: .*has no source/);
    expect(error).toContain('2 files: 2 made\n');
    const again = await command(...words);
    expect(again).toMatchObject({ code: 0, out: '' });
    expect(again.error).toContain('is there already and was kept; --overwrite makes it anew');
  });

  it('tells by its exit code and as JSON how it went', async () => {
    const { code, out } = await command('batch', path('x.briefing.json'), path('none.briefing.json'), '--name', '{report.title}', '-o', path('json'), '--json', '--edition', 'large-print');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ diagnostics: [], files: [{ file: path('json/A small report.pdf'), state: 'made' }, { state: 'failed', diagnostics: [{ code: 'unreadable-file' }] }] });
    expect(readdirSync(path('json'))).toEqual(['A small report.pdf']);
    expect(await command('batch', path('x.briefing.json'), '--strict', '-o', path('strict'))).toMatchObject({ code: 2, out: '' });
    expect(await command('batch')).toMatchObject({ code: 2 });
  });
});
