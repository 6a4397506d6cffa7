import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkValue, resolveParameters } from '../../main/template/parameters.ts';
import { parseManifest, templateSchema, type Manifest, type Parameter } from '../../main/template/manifest.ts';
import { inShort } from './filled.ts';

function parse(text: string): { manifest: Manifest | undefined; findings: string[] } {
  const findings: string[] = [];
  return { manifest: parseManifest(text, 'template.json', (finding) => findings.push(inShort(finding))), findings };
}

const good = {
  name: 'good', title: 'Good', purpose: 'To be good.', papers: ['A4', 'Letter'], uses: ['report'],
  parameters: { paper: { type: 'paper', label: 'Paper' }, copies: { type: 'number', label: 'Copies', min: 1, max: 9, default: 2 } },
};

it('writes the JSON Schema that editors read', async () => {
  await expect(templateSchema()).toMatchFileSnapshot('../../data/schema/template.schema.json');
});

it('accepts the bundled manifests, each named as its folder', () => {
  const names = readdirSync('templates', { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'base').map(({ name }) => name);
  expect(names).toEqual(['executive-brief', 'fact-sheet', 'full-report']);
  for (const name of names) {
    const { manifest, findings } = parse(readFileSync(`templates/${name}/template.json`, 'utf8'));
    expect(findings).toEqual([]);
    expect(manifest?.name).toBe(name);
  }
});

it('names every mistake with its place', () => {
  const text = '{\n  "name": "Bad Name",\n  "titel": "x",\n  "purpose": "p",\n  "papers": ["A4", "B9"],\n  "uses": ["report"],\n  "styles": ["../x.css"],\n'
    + '  "parameters": {\n    "tone": { "type": "choice", "label": "Tone", "choices": [] }\n  }\n}';
  expect(parse(text).findings).toEqual([
    'manifest-field template.json:2:11 "name": expected lower-case words with hyphens, such as fact-sheet',
    'manifest-field template.json:1:1 "title": missing; expected string',
    'manifest-field template.json:5:20 "papers.1": expected one of "A3", "A4", "A5", "Letter", "Legal"',
    'manifest-field template.json:7:14 "styles.0": expected the name of a file inside the template folder, without "..", drive or leading slash',
    'manifest-field template.json:9:61 "parameters.tone.choices": expected at least 1 items',
    'manifest-unknown-field template.json:3:3 unknown field "titel" (did you mean "title"?)',
  ]);
});

it('finds defaults that are not allowed, and text that is not JSON', () => {
  const odd = { ...good, pages: { least: 3, most: 2 }, parameters: { paper: { type: 'paper', label: 'Paper', default: 'A3' } } };
  expect(parse(JSON.stringify(odd)).findings.map((finding) => finding.replace(/:\d+:\d+/, ''))).toEqual([
    'manifest-field template.json "pages.most": expected at least 3',
    'manifest-field template.json "parameters.paper.default": expected one of A4, Letter',
  ]);
  expect(parse('{\n  "name": x }').findings[0]).toMatch(/^json-syntax template.json:2:11/);
});

it('refuses patterns that could take for ever', () => {
  const patterns = ['(a+)+', '(a|a)*', '.*.*.*.*x', '(a)\\1', '[', '([A-Z]{2}-)?\\d+', '[(+)]+\\(x\\)+'];
  const fine = patterns.map((pattern) => parse(JSON.stringify({ ...good, parameters: { x: { type: 'string', label: 'X', pattern } } })).manifest !== undefined);
  expect(fine).toEqual([false, false, false, false, false, true, true]);
});

describe('parameters', () => {
  const manifest = parse(JSON.stringify(good)).manifest!;
  const resolve = (given: Record<string, unknown>): { values: object; findings: string[] } => {
    const findings: string[] = [];
    return { values: resolveParameters(manifest, given, (finding) => findings.push(inShort(finding))), findings };
  };

  it('fall back on defaults, and take texts for what they say', () => {
    expect(resolve({})).toEqual({ values: { paper: 'A4', copies: 2 }, findings: [] });
    expect(resolve({ paper: 'letter', copies: '7' })).toEqual({ values: { paper: 'Letter', copies: 7 }, findings: [] });
  });

  it('say what is wrong', () => {
    expect(resolve({ copeis: 1, copies: 10 })).toEqual({
      values: { paper: 'A4', copies: 2 },
      findings: ['parameter-unknown : good has no parameter "copeis" (did you mean "copies"?)', 'parameter-value : parameter "copies" is 10; expected at most 9'],
    });
  });

  it.each<[Parameter, unknown, unknown]>([
    [{ type: 'boolean', label: 'x' }, 'no', { value: false }],
    [{ type: 'boolean', label: 'x' }, 'perhaps', { expected: 'true or false' }],
    [{ type: 'date', label: 'x' }, '2025-02-29', { expected: 'a date such as 2025-03-31' }],
    [{ type: 'date', label: 'x', min: '2025-01-01' }, '2024-12-31', { expected: 'no earlier than 2025-01-01' }],
    [{ type: 'color', label: 'x' }, '#12f', { value: '#12f' }],
    [{ type: 'color', label: 'x' }, 'red;}', { expected: 'a colour such as #1d3557' }],
    [{ type: 'language', label: 'x' }, 'uk-UA', { value: 'uk-UA' }],
    [{ type: 'string', label: 'x', pattern: '[A-Z]{2}' }, 'ABC', { expected: 'text like [A-Z]{2}' }],
    [{ type: 'string', label: 'x' }, 'a\nb', { expected: 'one line' }],
    [{ type: 'text', label: 'x', maxLength: 3 }, 'abcd', { expected: 'at most 3 characters' }],
    [{ type: 'choice', label: 'x', choices: [{ value: 'a', label: 'A' }] }, 'A', { value: 'a' }],
    [{ type: 'number', label: 'x' }, 'twelve', { expected: 'a number' }],
  ])('check %o', (parameter, value, result) => {
    expect(checkValue(parameter, value, manifest)).toEqual(result);
  });
});
