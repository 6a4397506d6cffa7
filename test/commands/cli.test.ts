// The command line: what it prints where, its exit codes, and that files are whole or absent. What the system has a part in (the
// current folder, standard streams) is tested with processes, the rest within this one.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseSections } from '../../main/commands/sections.ts';
import { stages } from '../../main/diagnostic.ts';
import { command, commandIn } from '../support/command.ts';
import { smallReport } from '../support/make.ts';

const folder = mkdtempSync(join(tmpdir(), 'briefing-'));
afterAll(() => rmSync(folder, { recursive: true }));
const briefing = commandIn(folder);

const path = (name: string): string => join(folder, name);
const small = path('small.json');
writeFileSync(small, JSON.stringify(smallReport));

describe('briefing, as a process', () => {
  it('without arguments makes the bundled report’s executive brief and says where it lies', () => {
    const { code, out, error } = briefing([]);
    expect({ code, out, error }).toEqual({ code: 0, out: 'out/european-reassurance-force--executive-brief.pdf\n', error: '' });
    expect(readFileSync(path(out.trim())).subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
  });

  it('makes a PDF from a report and prints its path; leaves nothing half-written behind', () => {
    const { code, out } = briefing(['small.json', '-t', 'fact-sheet']);
    expect({ code, out }).toEqual({ code: 0, out: 'small--fact-sheet.pdf\n' });
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('reads standard input and writes standard output', () => {
    const child = spawnSync(process.execPath, [join(import.meta.dirname, '..', '..', 'main', 'cli.ts'), '-', '-t', 'fact-sheet', '-o', '-'], { cwd: folder, input: JSON.stringify(smallReport) });
    expect(child.status).toBe(0);
    expect(child.stdout.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('lists every problem of a bad dataset with its path and line, and exits with 1', () => {
    writeFileSync(path('bad.json'), '{\n  "report": { "id": "x", "titel": "T", "language": "english language" },\n  "sections": 3\n}\n');
    const { code, error } = briefing(['bad.json']);
    expect(code).toBe(1);
    expect(error).toContain('bad.json:2:');
    expect(error).toContain('bad.json:3:');
    expect(error).toMatch(/title/);
    expect(existsSync(path('bad--executive-brief.pdf'))).toBe(false);
  });

  it('says how it is to be used where it is not understood', () => {
    expect(briefing(['small.json', '--frobnicate'])).toMatchObject({ code: 2, out: '', error: expect.stringMatching(/--frobnicate.*\nTry/s) });
  });
});

describe('briefing', () => {
  it('saves choices as a briefing file and runs it to the same bytes', async () => {
    const saved = path('x.briefing.json');
    const choices = ['--sections', 'one', '-p', 'recipient=The Minister', '--edition', 'print', '--handout', 'booklet', '--sheet', 'A3', '--fold-marks', 'no', '--max-age', '30', '--name', '{template}'];
    expect(await command(small, '-t', 'executive-brief', ...choices, '--save', saved, '-o', path('a.pdf'))).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(saved, 'utf8'))).toEqual({
      report: './small.json', template: 'executive-brief', parameters: { recipient: 'The Minister' }, selection: [{ id: 'one' }],
      output: { edition: 'print', handout: { layout: 'booklet', paper: 'A3', foldMarks: false }, fileName: '{template}', limits: { oldestFigure: 30 } },
    });
    mkdirSync(path('named'));
    expect(await command(saved, '-o', path('named'))).toMatchObject({ code: 0, out: `${path('named/executive-brief.pdf')}\n` });
    expect(readFileSync(path('a.pdf')).equals(readFileSync(path('named/executive-brief.pdf')))).toBe(true);
  });

  it('lets options stand over what the briefing file says', async () => {
    const saved = path('y.briefing.json');
    const start = { report: './small.json', template: 'fact-sheet', output: { edition: 'large-print', attach: false, handout: { layout: 'booklet', paper: 'A3', creep: 1 } } };
    writeFileSync(saved, JSON.stringify(start));
    const output = async (...options: readonly string[]): Promise<object> => {
      expect(await command(saved, ...options, '--save', path('z.briefing.json'), '--stage', 'dataset')).toMatchObject({ code: 0 });
      return (JSON.parse(readFileSync(path('z.briefing.json'), 'utf8')) as { output: object }).output;
    };
    expect(await output()).toEqual(start.output);
    expect(await output('--edition', 'screen', '--attach', '--handout', 'none')).toEqual({ edition: 'screen', attach: true });
    expect(await output('--handout', '2-up', '--gap', '3')).toEqual({ ...start.output, handout: { layout: '2-up', paper: 'A3', gap: 3 } });
    expect(await output('--duplex', 'long-edge', '--min-contrast', '7')).toEqual({ ...start.output, handout: { ...start.output.handout, duplex: 'long-edge' }, limits: { contrast: 7 } });
  });

  it('refuses with --strict: exit code 2, nothing written', async () => {
    writeFileSync(path('unsourced.json'), JSON.stringify({ ...smallReport, figures: [{ id: 'n', label: 'N', value: 1 }] }));
    const { code, error } = await command(path('unsourced.json'), '--strict', '-o', path('strict.pdf'));
    expect(code).toBe(2);
    expect(error).toContain('the figure "N" has no source');
    expect(existsSync(path('strict.pdf'))).toBe(false);
  });

  it.each([
    [['nothing.json'], 1, 'cannot read'],
    [[small, '-t', 'excutive-brief'], 1, 'did you mean "executive-brief"?'],
    [[small, '--handout', '2-up', '--sheet', 'Leter'], 1, 'did you mean "Letter"?'],
    [[small, '--frobnicate'], 2, '--frobnicate'],
    [[small, '--stage', 'lay'], 2, 'there is no stage "lay"'],
    [[small, '--sections', 'one(,'], 2, 'a name is missing'],
    [[small, '--duplex', 'long-edge'], 2, 'choose one with --handout'],
    [[small, '--creep', 'much'], 2, 'expected a number'],
    [[small, 'more.json'], 2, 'one report at a time'],
  ])('%j ends with %i and says why', async (words, expected, said) => {
    const { code, error } = await command(...words);
    expect(error).toContain(said);
    expect(code).toBe(expected);
  });

  it.each(stages)('--stage %s prints that stage', async (stage) => {
    const { code, out } = await command(small, '--stage', stage);
    expect(code).toBe(0);
    expect(out.length).toBeGreaterThan(100);
  });

  it('--json prints the result for programs, --timings the milliseconds, and diagnostics where nothing can be made', async () => {
    const { out } = await command(small, '--json', '--timings', '--name', '{report.titel}', '-o', `${folder}/`);
    const result = JSON.parse(out) as { output: string; pages: number; timings: Record<string, number>; diagnostics: { code: string }[] };
    expect(result).toMatchObject({ output: path('briefing.pdf'), pages: 1 });
    expect(result.diagnostics.map(({ code }) => code)).toContain('unknown-field');
    expect(Object.keys(result.timings)).toHaveLength(9);
    expect(JSON.parse((await command('nothing.json', '--json')).out)).toMatchObject({ diagnostics: [{ code: 'unreadable-file' }] });
  });

  it('sets a finished page with render', async () => {
    writeFileSync(path('page.html'), '<!doctype html><html lang="en"><title>Page</title><h1>Heading</h1><p>Text</p>');
    writeFileSync(path('page.css'), '@page { size: A5 }');
    expect(await command('render', path('page.html'), '--css', path('page.css'), '-o', path('page.pdf'))).toMatchObject({ code: 0, out: `${path('page.pdf')}\n` });
    expect((await command('check', path('page.pdf'))).out).toContain('“Page”, en, 1 page');
  });

  it('lists templates and the outline of a report; has help and version', async () => {
    expect((await command('templates')).out).toMatch(/executive-brief: .*\n[\s\S]*fact-sheet: .*\n[\s\S]*full-report: /);
    expect((await command('outline', small)).out).toBe('sections.one  1 One\n');
    expect((await command('--help')).out).toContain('--sections');
    expect((await command('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('--sections', () => {
  it('names sections, and in parentheses what of them', () => {
    expect(parseSections('a,b(c,d(e)),f()')).toEqual([{ id: 'a' }, { id: 'b', children: [{ id: 'c' }, { id: 'd', children: [{ id: 'e' }] }] }, { id: 'f', children: [] }]);
  });
});
