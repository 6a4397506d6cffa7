// `briefing print` as a process, with printing programs of the test's own first in PATH.

import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { commandIn } from '../support/command.ts';
import { smallReport } from '../support/make.ts';
import { fakeCups, told } from '../support/printing.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'print-command-')));
afterAll(() => rmSync(folder, { recursive: true }));
const briefing = commandIn(folder, { PATH: `${folder}:${process.env['PATH'] ?? ''}` });
const path = (name: string): string => join(folder, name);
writeFileSync(path('small.json'), JSON.stringify(smallReport));
writeFileSync(path('x.briefing.json'), JSON.stringify({ report: './small.json', template: 'fact-sheet', output: { handout: { layout: 'booklet' }, fileName: '{report.title}' } }));

it('makes what a briefing file says and prints it as it is to be turned', () => {
  fakeCups(folder, ['Office'], { usual: 'Office' });
  expect(briefing(['print', 'x.briefing.json', '-n', '2'])).toMatchObject({
    code: 0, out: 'A small report.pdf\n', error: expect.stringContaining('A small report.pdf is on its way to Office as Office-17\n'),
  });
  expect(told(folder)).toEqual(['-d', 'Office', '-n', '2', '-o', 'sides=two-sided-short-edge', '-t', 'A small report.pdf', path('A small report.pdf')]);
  rmSync(path('told'));
  expect(briefing(['print', 'A small report.pdf'])).toMatchObject({ code: 0, out: '' });
  expect(told(folder)).toContain('sides=two-sided-short-edge');
});

it('leaves the file and says where it is, where there is no printer', () => {
  fakeCups(folder, []);
  const { code, error } = briefing(['print', 'x.briefing.json', '-o', 'left.pdf']);
  expect({ code, error }).toEqual({ code: 1, error: expect.stringContaining(`this computer knows no printer; the file is ${path('left.pdf')}`) });
  expect(existsSync(path('left.pdf'))).toBe(true);
  expect(briefing(['print', '--list'])).toMatchObject({ code: 1, error: 'this computer knows no printer\n' });
});
