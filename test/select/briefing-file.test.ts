import { expect, it } from 'vitest';
import { BriefingError, type Diagnostic } from '../../main/diagnostic.ts';
import { briefingSchema, parseBriefingFile, printBriefingFile, type BriefingFile } from '../../main/select/briefing-file.ts';

const parse = (text: string, diagnostics: Diagnostic[] = []): BriefingFile =>
  parseBriefingFile(new TextEncoder().encode(text), 'x.briefing.json', (diagnostic) => diagnostics.push(diagnostic));

const full: BriefingFile = {
  report: '../r.json', template: 'executive-brief',
  selection: [{ id: 'one', title: 'First', children: [{ id: 'figures.f1' }, { id: 'one-a', children: [] }] }, { id: 'q1' }],
  parameters: { paper: 'A4', copies: 2, draft: true, to: ['A', 'B'] },
  options: { marking: 'internal', audience: 'press', internal: false }, budget: 2,
  breaks: [{ path: 'sections.one', before: 'page' }, { path: 'figures.f1', inside: 'avoid' }],
  output: {
    edition: 'print', handout: { layout: 'booklet', paper: '320x450mm', duplex: 'long-edge', creep: 0.2, margin: 3, gap: 4, foldMarks: false },
    attach: false, fileName: '{report.title} – {date}', limits: { oldestFigure: 30, textSize: 6, contrast: 7 },
  },
};

it('what was printed is read again as it was', () => {
  expect(parse(printBriefingFile(full))).toEqual(full);
  expect(parse('{"report": "r.json", "template": "t"}')).toEqual({ report: 'r.json', template: 't', parameters: {} });
});

it('prints fields in a fixed order, whatever order they came in', () => {
  const { budget, ...rest } = full;
  const mixed = Object.fromEntries(Object.entries({ ...rest, budget }).reverse()) as unknown as BriefingFile;
  expect(printBriefingFile(mixed, '../schema/briefing.schema.json')).toBe(printBriefingFile(full, '../schema/briefing.schema.json'));
  expect(Object.keys(JSON.parse(printBriefingFile(mixed, 's')) as object)).toEqual(['$schema', 'report', 'template', 'selection', 'parameters', 'options', 'budget', 'breaks', 'output']);
});

it('says what an output may be', () => {
  const refused = (output: object): string => {
    try {
      parse(JSON.stringify({ report: 'r.json', template: 't', output }));
      return '';
    } catch (error) {
      return (error as BriefingError).message;
    }
  };
  expect(refused({ handout: { layout: '2-up', paper: 'Letter' }, limits: {} })).toBe('');
  expect(refused({ edition: 'draft' })).toContain('expected "screen", "print" or "large-print"');
  expect(refused({ handout: { paper: 'A4' } })).toContain('"layout" is missing');
  expect(refused({ handout: { layout: '2-up', paper: '3 sheets' } })).toContain('a paper such as A4 or Letter, or a size such as 320x450mm');
  expect(refused({ handout: { layout: '2-up', creep: -1 } })).toContain('found the number -1');
  expect(printBriefingFile({ report: 'r', template: 't', parameters: {}, output: {} })).not.toContain('output');
});

it('lists all that is wrong, with places', () => {
  const text = '{ "report": "",\n "selection": [{ "titel": "x", "children": [{ "id": 3 }] }],\n "parameters": { "a": null }, "options": { "internal": "yes" } }';
  let thrown: unknown;
  try {
    parse(text);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(BriefingError);
  expect((thrown as BriefingError).diagnostics.map(({ stage, code, source }) => `${stage} ${code} ${source?.data} ${source?.line}:${source?.column}`)).toEqual([
    'select missing-field  1:1', 'select wrong-value report 1:13', 'select missing-field selection[0] 2:16', 'select unknown-field selection[0].titel 2:18',
    'select wrong-type selection[0].children[0].id 2:53', 'select wrong-type parameters.a 3:23', 'select wrong-type options.internal 3:56',
  ]);
});

it('the committed JSON Schema is what the schema generates', async () => {
  await expect(briefingSchema()).toMatchFileSnapshot('../../data/schema/briefing.schema.json');
});
