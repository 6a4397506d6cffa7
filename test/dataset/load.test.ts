import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadReport } from '../../main/dataset/load.ts';
import type { LoadedReport } from '../../main/dataset/report.ts';
import { BriefingError, type Diagnostic } from '../../main/diagnostic.ts';
import { anyDataset, mutated } from './datasets.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const minimal = { report: { id: 'r', title: 'R', language: 'en' } };

/** All findings, thrown or reported, and the report if there is one. */
function load(input: unknown): { diagnostics: readonly Diagnostic[]; loaded: LoadedReport | undefined } {
  const data = input instanceof Uint8Array ? input : bytes(typeof input === 'string' ? input : JSON.stringify(input, undefined, 1));
  const diagnostics: Diagnostic[] = [];
  try {
    return { loaded: loadReport(data, 'r.json', (diagnostic) => diagnostics.push(diagnostic)), diagnostics };
  } catch (error) {
    if (!(error instanceof BriefingError) || diagnostics.length > 0) throw error;
    return { diagnostics: error.diagnostics, loaded: undefined };
  }
}

const summary = (input: unknown): string[] =>
  load(input).diagnostics.map(({ severity, code, source }) => `${severity} ${code} ${source?.data ?? ''} ${source?.line}:${source?.column}`);

describe('files that are no dataset', () => {
  it.each([
    ['empty', '', 'json-syntax', 1, 1, 'empty'],
    ['a comma too many', '{\n "a": [1,]}', 'json-syntax', 2, 10, 'expected a value'],
    ['a comment', '{} // x', 'json-syntax', 1, 4, 'no comments'],
    ['a text not closed', '{"a": "x}', 'json-syntax', 1, 7, 'not closed'],
    ['single quotes', "{'a': 1}", 'json-syntax', 1, 2, 'double quotes'],
    ['nested too deep', '['.repeat(10_000), 'json-too-deep', 1, 101, '100'],
    ['a field that reaches for the prototype', '{"__proto__": {}}', 'json-forbidden-key', 1, 2, '__proto__'],
    ['the same, escaped', '{"\\u005f_proto__": {}}', 'json-forbidden-key', 1, 2, '__proto__'],
  ])('%s', (...[, text, code, line, column, message]) => {
    const [diagnostic] = load(text).diagnostics;
    expect(diagnostic).toMatchObject({ severity: 'error', code, source: { file: 'r.json', line, column } });
    expect(diagnostic?.message).toContain(message);
  });

  it('not UTF-8: names the byte and its place', () => {
    const [diagnostic] = load(new Uint8Array([0x7b, 0x0a, 0x20, 0xe9])).diagnostics;
    expect(diagnostic).toMatchObject({ code: 'file-not-utf8', source: { line: 2, column: 2 } });
    expect(diagnostic?.message).toContain('0xe9');
  });

  it('UTF-16 is called by its name', () => {
    expect(load(new Uint8Array([0xff, 0xfe, 0x7b, 0])).diagnostics[0]?.message).toContain('UTF-16');
  });

  it('a byte order mark is no fault', () => {
    expect(load(new Uint8Array([0xef, 0xbb, 0xbf, ...bytes(JSON.stringify(minimal))])).diagnostics).toEqual([]);
  });

  it('200 MB are refused unread', () => {
    const start = performance.now();
    expect(load(new Uint8Array(200 * 1024 * 1024)).diagnostics).toMatchObject([{ code: 'file-too-large' }]);
    expect(performance.now() - start).toBeLessThan(500);
  });

  it.each([['null'], ['[]'], ['3'], ['"x"']])('%s is not an object', (text) => {
    expect(load(text).diagnostics).toMatchObject([{ code: 'wrong-type' }]);
  });
});

describe('datasets that are wrong', () => {
  it('all problems at once, in the order of the file', () => {
    const text = `{
  "report": { "id": "a b", "titel": "x", "language": "en", "date": "2025-02-30", "status": "finl" },
  "figures": [
    { "id": "f", "label": "L", "value": true },
    { "id": "f", "label": null, "value": 1 }
  ],
  "sections": [{ "id": "s", "title": "", "body": [
    { "kind": "text", "text": "so\\n“it” is [@nix]", "sources": ["no"] },
    { "kind": "figur", "id": "f" },
    { "kind": "table", "id": "s" }
  ] }]
}`;
    expect(summary(text)).toEqual([
      'error missing-field report 2:13',
      'error wrong-value report.id 2:21',
      'warning unknown-field report.titel 2:28',
      'error wrong-value report.date 2:68',
      'error wrong-value report.status 2:92',
      'error wrong-type figures[0].value 4:41',
      'error duplicate-id figures[1].id 5:13',
      'error wrong-type figures[1].label 5:27',
      'error wrong-value sections[0].title 7:38',
      'error dangling-reference sections[0].body[0].text 8:45',
      'error dangling-reference sections[0].body[0].sources[0] 8:65',
      'error wrong-value sections[0].body[1].kind 9:15',
      'error wrong-kind sections[0].body[2].id 10:30',
    ]);
  });

  it('says what was found, what was expected, and what was probably meant', () => {
    const { diagnostics } = load({ report: { ...minimal.report, subtitel: 'x', issue: [], embargo: { until: 'soon' } } });
    expect(diagnostics.map(({ message, hint }) => [message, hint])).toEqual([
      ['unknown field "subtitel"; it is not read', 'did you mean "subtitle"?'],
      ['found an empty list, expected a text or a number', undefined],
      ['found the text "soon", expected a date or a time such as 2025-03-14T06:00+01:00', undefined],
    ]);
  });

  it('null gets the advice to leave the field out', () => {
    expect(load({ report: { ...minimal.report, date: null } }).diagnostics[0]?.hint).toContain('leave the field out');
  });

  it('unknown fields warn, are taken out, and the rest is read', () => {
    const { diagnostics, loaded } = load({ ...minimal, quotes: [{ id: 'q', text: 'T', speaker: 'S', secret: 'x' }], extra: 1 });
    expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['warning unknown-field', 'warning unknown-field']);
    expect(JSON.stringify(loaded?.report)).not.toContain('secret');
  });

  it('a field that stands twice', () => {
    expect(summary('{"report": {"id": "r", "title": "R", "title": "S", "language": "en"}}')).toEqual(['warning repeated-field  1:38']);
  });

  it('duplicate ids across lists and nested sections; sources have names of their own', () => {
    const sections = [{ id: 'a', title: 'A', sections: [{ id: 'a', title: 'B' }] }];
    const { diagnostics, loaded } = load({ ...minimal, sections, actors: [{ id: 'a', name: 'X' }], sources: [{ id: 'a' }, { id: 'a' }] });
    expect(diagnostics.map(({ code, source }) => `${code} ${source?.data}`)).toEqual([
      'duplicate-id sections[0].sections[0].id', 'duplicate-id actors[0].id', 'duplicate-id sources[1].id',
    ]);
    expect(loaded).toBeDefined();
  });

  it('references inside every kind of Markdown field, but not inside code', () => {
    const body = [{ kind: 'text', text: '`[@code]` \\[@escaped] :figure[gone] [here](#nowhere) :figur[x]' }];
    const { diagnostics } = load({
      ...minimal,
      report: { ...minimal.report, bottomLine: '[see @one, p. 3; @two]' },
      sections: [{ id: 's', title: 'S', summary: ':quote[s]', body }],
      tables: [{ id: 't', title: 'T', columns: [{ label: 'L' }], rows: [['[@three]']] }],
      quotes: [{ id: 'q', text: 'Plain: [@four]', speaker: 'S', sources: [] }],
      sources: [{ id: 'two2' }],
    });
    expect(diagnostics.map(({ severity, code, message, hint }) => `${severity} ${code}: ${message}${hint === undefined ? '' : ` (${hint})`}`)).toEqual([
      'error dangling-reference: there is no source "one"',
      'error dangling-reference: there is no source "two" (did you mean "two2"?)',
      'error wrong-kind: "s" is a section, expected a quote',
      'error dangling-reference: there is no figure "gone"',
      'warning dangling-link: the link goes to "#nowhere", which no object of the report is called',
      'warning unknown-mention: ":figur[x]" is not known in a text and is shown as it stands; known are :figure[id] and :quote[id] (did you mean "figure"?)',
      'error dangling-reference: there is no source "three"',
    ]);
  });

  it('rows and series that do not fit', () => {
    const tables = [{ id: 't', title: 'T', columns: [{ label: 'a' }, { label: 'b' }], rows: [[1, 2], [1]] }];
    const charts = [{ id: 'c', title: 'C', alt: 'A', type: 'line', categories: ['x', 'y'], series: [{ label: 's', values: [1, null, 3] }] }];
    expect(summary({ ...minimal, tables, charts }).map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'error ragged-table tables[0].rows[1]', 'error ragged-table charts[0].series[0].values',
    ]);
  });

  it('thousands of problems stay a list that can be read, soon', () => {
    const figures = Array.from({ length: 20_000 }, (_, index) => ({ id: `f${index}`, label: 7, value: 1, sources: ['nix'] }));
    const start = performance.now();
    const { diagnostics } = load({ ...minimal, figures });
    expect(diagnostics).toHaveLength(1001);
    expect(diagnostics.at(-1)?.message).toContain('39000 more');
    expect(performance.now() - start).toBeLessThan(4000);
  });
});

describe('datasets that are right', () => {
  it('lists that are left out are empty', () => {
    expect(load(minimal).loaded?.report).toMatchObject({ quotes: [], sources: [], sections: [] });
  });

  it('takes any CSL field, numbers for ids, and names from Zotero', () => {
    const sources = [{ id: 7, type: 'article-journal', issued: { 'date-parts': [['2025', 3]], season: '1' }, author: [{ family: 'Ő', 'non-dropping-particle': 'van' }], 'citation-key': 'x', custom: { a: [1] } },
      { id: 'http://zotero.org/users/1/items/AB.C', DOI: '10.1/x' }];
    const text = 'A [@7] and [@{http://zotero.org/users/1/items/AB.C}, p. 2].';
    const { diagnostics, loaded } = load({ ...minimal, sections: [{ id: 's', title: 'S', summary: text }], sources });
    expect(diagnostics).toEqual([]);
    expect(loaded?.report.sources[0]).toMatchObject({ id: '7', 'citation-key': 'x', custom: { a: [1] } });
    expect(loaded?.placeOf('sources.http://zotero.org/users/1/items/AB.C.DOI')).toMatchObject({ line: expect.any(Number) as number });
  });

  it('finds places by id, by index and below', () => {
    const text = `{ "report": { "id": "r", "title": "R", "language": "en" },
  "sections": [
    { "id": "a", "title": "A", "sections": [
      { "id": "b", "title": "B", "body": [
        { "kind": "text", "text": "x" } ] } ] } ],
  "figures": [ { "id": "n", "label": "L",
    "value": 30 } ] }`;
    const placeOf = load(text).loaded?.placeOf;
    expect(placeOf?.('figures.n.value')).toEqual({ file: 'r.json', line: 7, column: 14, data: 'figures.n.value' });
    expect(placeOf?.('figures[0].value')).toMatchObject({ line: 7, column: 14 });
    expect(placeOf?.('sections.b.body.0.text')).toMatchObject({ line: 5, column: 35 });
    expect(placeOf?.('figures.n.unit')).toMatchObject({ line: 6, column: 16 });
    expect(placeOf?.('report.title')).toMatchObject({ line: 1, column: 35 });
  });

  it('5 MB load in well under a second', () => {
    const prose = 'Plain prose with **bold** and [a link](https://example.org/), cited [@s] and :figure[f]. '.repeat(12);
    const sections = Array.from({ length: 4500 }, (_, index) => ({ id: `s${index}`, title: 'T', body: [{ kind: 'text', text: index % 10 === 0 ? prose : prose.replaceAll('](', '] (') }] }));
    const data = bytes(JSON.stringify({ ...minimal, sections, figures: [{ id: 'f', label: 'L', value: 1 }], sources: [{ id: 's' }] }));
    expect(data.length).toBeGreaterThan(5_000_000);
    const start = performance.now();
    expect(load(data).diagnostics).toEqual([]);
    expect(performance.now() - start).toBeLessThan(900);
  });

  it('the bundled reports have no findings', () => {
    expect(load(new Uint8Array(readFileSync(new URL('../../data/reports/european-reassurance-force.json', import.meta.url)))).diagnostics).toEqual([]);
  });

  it('any valid dataset loads without a finding', () => {
    fc.assert(fc.property(anyDataset, (dataset) => {
      expect(load(dataset).diagnostics).toEqual([]);
    }), { numRuns: 60 });
  });
});

it('whatever is done to a dataset, it ends in a report or a BriefingError, with places', () => {
  fc.assert(fc.property(anyDataset.chain(mutated), (dataset) => {
    for (const { source, message } of load(dataset).diagnostics) {
      expect(message).not.toContain('undefined');
      expect(source?.line).toBeGreaterThan(0);
    }
  }), { numRuns: 200 });
});

it('whatever is done to the bytes, too', () => {
  const original = bytes(JSON.stringify({ ...minimal, figures: [{ id: 'f', label: 'é', value: 1 }] }));
  fc.assert(fc.property(fc.array(fc.tuple(fc.nat(original.length - 1), fc.nat(255)), { maxLength: 4 }), fc.nat(original.length), (changes, length) => {
    const changed = original.slice(0, length);
    for (const [at, byte] of changes) if (at < length) changed[at] = byte;
    const { diagnostics, loaded } = load(changed);
    expect(loaded !== undefined || diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
  }), { numRuns: 300 });
});
