// The command line as a process: what it prints where, its exit codes, and that files are whole or absent.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseSections } from '../../main/commands/make.ts';
import { smallReport } from '../support/make.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'briefing-'));
afterAll(() => rmSync(folder, { recursive: true }));

function briefing(words: readonly string[], input?: string): { readonly code: number | null; readonly out: string; readonly error: string } {
  const child = spawnSync(process.execPath, [join(root, 'main', 'cli.ts'), ...words], { cwd: folder, encoding: 'utf8', ...(input === undefined ? {} : { input }) });
  return { code: child.status, out: child.stdout, error: child.stderr };
}

const path = (name: string): string => join(folder, name);
writeFileSync(path('small.json'), JSON.stringify(smallReport));

describe('briefing', () => {
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

  it('saves choices as a briefing file and runs it to the same bytes', () => {
    expect(briefing(['small.json', '-t', 'executive-brief', '--sections', 'one', '-p', 'recipient=The Minister', '--save', 'x.briefing.json', '-o', 'a.pdf']).code).toBe(0);
    expect(JSON.parse(readFileSync(path('x.briefing.json'), 'utf8'))).toMatchObject({ report: './small.json', template: 'executive-brief', parameters: { recipient: 'The Minister' }, selection: [{ id: 'one' }] });
    expect(briefing(['x.briefing.json', '-o', 'b.pdf']).code).toBe(0);
    expect(readFileSync(path('a.pdf')).equals(readFileSync(path('b.pdf')))).toBe(true);
  });

  it('reads standard input and writes standard output', () => {
    const child = spawnSync(process.execPath, [join(root, 'main', 'cli.ts'), '-', '-t', 'fact-sheet', '-o', '-'], { cwd: folder, input: JSON.stringify(smallReport) });
    expect(child.status).toBe(0);
    expect(child.stdout.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('refuses with --strict: exit code 2, nothing written', () => {
    writeFileSync(path('unsourced.json'), JSON.stringify({ ...smallReport, figures: [{ id: 'n', label: 'N', value: 1 }] }));
    const { code, error } = briefing(['unsourced.json', '--strict', '-o', 'strict.pdf']);
    expect(code).toBe(2);
    expect(error).toContain('the figure "N" has no source');
    expect(existsSync(path('strict.pdf'))).toBe(false);
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

  it.each([
    [['nothing.json'], 1, 'cannot read'],
    [['small.json', '-t', 'excutive-brief'], 1, 'did you mean "executive-brief"?'],
    [['small.json', '--frobnicate'], 2, '--frobnicate'],
    [['small.json', '--stage', 'lay'], 2, 'there is no stage "lay"'],
    [['small.json', '--sections', 'one(,'], 2, 'a name is missing'],
    [['small.json', 'more.json'], 2, 'one report at a time'],
  ])('%j ends with %i and says why', (words, expected, said) => {
    const { code, error } = briefing(words);
    expect(error).toContain(said);
    expect(code).toBe(expected);
  });

  it.each(['dataset', 'select', 'template', 'html', 'style', 'box', 'layout', 'paint', 'pdf'])('--stage %s prints that stage', (stage) => {
    const { code, out } = briefing(['small.json', '--stage', stage]);
    expect(code).toBe(0);
    expect(out.length).toBeGreaterThan(100);
  });

  it('--json prints the result for programs; --timings the milliseconds', () => {
    const { out } = briefing(['small.json', '--json', '--timings', '-o', 'j.pdf']);
    const result = JSON.parse(out) as { output: string; pages: number; timings: Record<string, number> };
    expect(result).toMatchObject({ output: 'j.pdf', pages: 1 });
    expect(Object.keys(result.timings)).toHaveLength(9);
  });

  it('sets a finished page with render', () => {
    writeFileSync(path('page.html'), '<!doctype html><html lang="en"><title>Page</title><h1>Heading</h1><p>Text</p>');
    writeFileSync(path('page.css'), '@page { size: A5 }');
    expect(briefing(['render', 'page.html', '--css', 'page.css', '-o', 'page.pdf'])).toMatchObject({ code: 0, out: 'page.pdf\n' });
    expect(briefing(['check', 'page.pdf']).out).toContain('“Page”, en, 1 page');
  });

  it('lists templates and the outline of a report; has help and version', () => {
    expect(briefing(['templates']).out).toMatch(/executive-brief: .*\n[\s\S]*fact-sheet: .*\n[\s\S]*full-report: /);
    expect(briefing(['outline', 'small.json']).out).toBe('sections.one  1 One\n');
    expect(briefing(['--help']).out).toContain('--sections');
    expect(briefing(['--version']).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('--sections', () => {
  it('names sections, and in parentheses what of them', () => {
    expect(parseSections('a,b(c,d(e)),f()')).toEqual([{ id: 'a' }, { id: 'b', children: [{ id: 'c' }, { id: 'd', children: [{ id: 'e' }] }] }, { id: 'f', children: [] }]);
  });
});
