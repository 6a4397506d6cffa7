import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { briefingFileText, readBriefingFile } from '../main/choices.ts';
import { BriefingError } from '../main/diagnostic.ts';
import { handoutLayouts } from '../main/handout/impose.ts';
import { paperNames, parsePaper, printPaper } from '../main/handout/paper.ts';
import { fileNameFields, namingFor, outputOf, pdfNameFor, requestFor, schemeFor } from '../main/output.ts';
import type { BriefingFile } from '../main/select/briefing-file.ts';
import { host, smallReport } from './support/make.ts';

const folder = mkdtempSync(join(tmpdir(), 'output-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'small.json'), JSON.stringify(smallReport));
const file: BriefingFile = { report: join(folder, 'small.json'), template: 'fact-sheet', parameters: {} };

describe('requests from choices', () => {
  it('hold all that the briefing file says', () => {
    const request = requestFor({ ...file, options: { marking: 'internal' }, output: { edition: 'print', attach: false, limits: { contrast: 7 }, handout: { layout: '2-up', paper: 'A3' } } }, host);
    expect(request).toMatchObject({ kind: 'briefing', options: { marking: 'internal' }, edition: 'print', attach: false, limits: { contrast: 7 }, handout: { layout: '2-up', duplex: 'none' } });
    expect(requestFor(file, host)).toMatchObject({ edition: 'screen', attach: true, limits: {} });
    expect(requestFor(file, host).handout).toBeUndefined();
  });

  it('refuse what there is not, saying what there is', () => {
    const refusal = (change: Partial<BriefingFile>): string => {
      try {
        requestFor({ ...file, ...change }, host);
        return '';
      } catch (error) {
        return error instanceof BriefingError ? error.message : 'a fault';
      }
    };
    expect(refusal({ report: 'nowhere.json' })).toContain('cannot read nowhere.json: there is no such file');
    expect(refusal({ template: 'fact-shet' })).toContain('did you mean "fact-sheet"?');
    expect(refusal({ output: { handout: { layout: '2-up', paper: 'Leter' } } })).toContain('did you mean "Letter"?');
    expect(refusal({ output: { handout: { layout: '2-up', paper: 'A7', margin: 90 } } })).toContain('leave no room');
  });

  it.each(handoutLayouts)('handouts go to a briefing file and back: %s', (layout) => {
    for (const paper of ['A4', 'Letter', '320x450mm']) {
      const scheme = schemeFor({ layout, paper, creep: 0.5 });
      const back = outputOf('screen', scheme)?.handout;
      expect(back).toBeDefined();
      const again = schemeFor(back ?? { layout });
      expect(again).toEqual(scheme);
      expect(back?.paper).toBe(paper);
    }
    expect(outputOf('screen', undefined)).toBeUndefined();
    expect(outputOf('large-print', undefined)).toEqual({ edition: 'large-print' });
  });
});

describe('papers', () => {
  it.each(paperNames)('%s is read as it is written', (name) => {
    const size = parsePaper(name);
    expect(size).toBeDefined();
    expect(parsePaper(printPaper(size ?? [0, 0]))).toEqual(size);
  });

  it('have names in any case, or a size', () => {
    expect(parsePaper('letter')).toEqual([612, 792]);
    expect(parsePaper('10 x 20 in')).toEqual([720, 1440]);
    expect(['', 'A44', '10x20', '1x1mm', '999999x1in', 'constructor', '-3x4in'].map(parsePaper)).toEqual([...Array(7)]);
  });
});

describe('briefing files on the disk', () => {
  it('have paths relative to where they lie', () => {
    const at = join(folder, 'inner', 'x.briefing.json');
    const own = { ...file, template: join(folder, 'templates', 'own'), output: { fileName: '{template}' } };
    const text = briefingFileText(own, at);
    expect(JSON.parse(text)).toMatchObject({ report: '../small.json', template: '../templates/own', output: { fileName: '{template}' } });
    expect(readBriefingFile(at, { ...host, read: () => new TextEncoder().encode(text) }, () => {})).toEqual(own);
    expect(JSON.parse(briefingFileText(file, at))).toMatchObject({ template: 'fact-sheet' });
  });
});

describe('names of PDFs', () => {
  it('take fields of report, template, parameters and output', () => {
    const naming = namingFor(file, 'spring', host);
    const name = (pattern: string, change: Partial<BriefingFile> = {}): string => {
      const found: string[] = [];
      const made = pdfNameFor({ ...file, ...change }, pattern, naming, ({ message }) => found.push(message));
      return [made, ...found].join('; ');
    };
    expect(name('{report.title} – {template} – {date}')).toBe('A small report – fact-sheet – 2026-03-01.pdf');
    expect(name('{briefing} {edition} {handout} {marking}', { options: { marking: 'internal' }, output: { edition: 'print', handout: { layout: 'booklet' } } })).toBe('spring print booklet internal.pdf');
    expect(name('{report.subtitle}{parameters.paper}', { parameters: { paper: 'A5' } })).toBe('A5.pdf');
    expect(name('{parameters.recipient}', { parameters: { recipient: ['The Minister', 'Her Office'] } })).toBe('The Minister, Her Office.pdf');
    expect(name('{parameters.none}')).toContain('briefing.pdf; the file name pattern has a field {parameters.none}');
  });

  it('has help for fields that every briefing by the executive brief knows', () => {
    const naming = namingFor({ ...file, template: 'executive-brief' }, 'x', host);
    const found: string[] = [];
    pdfNameFor(file, fileNameFields.map(({ name }) => `{${name}}`).join(' '), naming, ({ message }) => found.push(message));
    expect(found).toEqual([]);
  });
});
