import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../main/diagnostic.ts';
import { fillFileName, safeName, uniqueName } from '../main/file-name.ts';

const fields = { 'report.title': 'Ukraine: what now?', 'report.date': '2026-03-01', template: 'fact-sheet', marking: undefined };
function fill(pattern: string, more: Record<string, string | undefined> = {}): readonly [string, readonly Diagnostic[]] {
  const found: Diagnostic[] = [];
  return [fillFileName(pattern, { ...fields, ...more }, (one) => found.push(one)), found];
}

describe('file names from patterns', () => {
  it.each([
    ['{report.title} – {template} – {report.date}', 'Ukraine – what now – fact-sheet – 2026-03-01'],
    ['{ template }', 'fact-sheet'],
    ['{marking} – {template}', 'fact-sheet'],
    ['{template} – {marking}', 'fact-sheet'],
    ['{template} – {marking} – {report.date}', 'fact-sheet – 2026-03-01'],
    ['{template} ({marking}) {report.date}', 'fact-sheet 2026-03-01'],
    ['Brief no. {marking}', 'Brief no'],
    ['{{{template}}}', '{fact-sheet}'],
    ['out/{template}', 'out-fact-sheet'],
    ['{marking}', 'briefing'],
  ])('%s is %s', (pattern, name) => {
    expect(fill(pattern)).toEqual([name, []]);
  });

  it('tells fields that there are not, with those that there are', () => {
    const [name, found] = fill('{report.titel} – {template} {recipient}');
    expect(name).toBe('fact-sheet');
    expect(found.map(({ code, hint }) => [code, hint])).toEqual([
      ['unknown-field', 'did you mean {report.title}?'],
      ['unknown-field', 'there are {report.title}, {report.date}, {template}, {marking}'],
    ]);
    expect(fill('{template')[1].map(({ code }) => code)).toEqual(['file-name-pattern']);
  });

  it('shortens the longest field and keeps what stands behind it', () => {
    const [name] = fill('{report.title} – {template}', { 'report.title': 'Заголовок '.repeat(40) });
    expect(name).toMatch(/^Заголовок .*… – fact-sheet$/);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(120);
  });

  it.each([
    ['con', '_con'], ['COM1.report', '_COM1.report'], ['LPT²', '_LPT²'], ['..', 'briefing'], ['.hidden', 'hidden'], ['name. . ', 'name'],
    ['a\u202Efdp.exe', 'afdp.exe'], ['tab\tand\nline', 'tab and line'], ['e\u0301', '\u00E9'], ['  ', 'briefing'],
  ])('makes %j safe: %j', (text, name) => {
    expect(safeName(text)).toBe(name);
  });

  it('is a name for every system, and safe names stay as they are', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const name = safeName(text);
      expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]|^[\s.]|[\s.]$/u);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(121);
      expect(name).not.toBe('');
      expect(safeName(name)).toBe(name);
    }));
  });

  it('numbers names that a system would see as the same', () => {
    const taken = new Set<string>();
    expect(['Minister', 'MINISTER', 'e\u0301', '\u00E9', 'Minister'].map((name) => uniqueName(name, taken))).toEqual(['Minister', 'MINISTER (2)', 'e\u0301', '\u00E9 (2)', 'Minister (3)']);
  });
});
