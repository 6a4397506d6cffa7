import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../main/diagnostic.ts';
import { printReport, reduceReport } from '../../main/select/reduce.ts';
import type { SelectionItem } from '../../main/select/selection.ts';
import { anyDataset } from '../dataset/datasets.ts';
import { dataset, load, outline, report, select } from './reports.ts';

const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);

describe('without a selection', () => {
  it('everything in report order, but not what is marked above the document or internal', () => {
    const { content, said } = select();
    expect(outline(content.sections)).toEqual([
      '1 One: a [@a], quote(q1), b :figure[f3], figures(f1)', '1.1 One A: table(t1)', '1.2 One B: timeline(e1 e2)', '2 Two: questions(k1), figure(f4)', '3 Three: ',
    ]);
    expect([ids(content.quotes), ids(content.figures), ids(content.questions)]).toEqual([['q1', 'q2'], ['f1', 'f3', 'f4'], ['k1']]);
    expect(said).toEqual(['info left-out-marking report.keyPoints.1', 'info left-out-marking sections.one.body.4', 'info left-out-marking figures.f2', 'info left-out-internal questions.k2']);
    expect(JSON.stringify(content)).not.toMatch(/F2|K2|Two","marking":"confidential/);
  });

  it('objects, sections and blocks know their paths; sections their level', () => {
    const { content } = select();
    expect(content.figures[0]).toMatchObject({ path: 'figures.f1', value: 1 });
    expect(content.sections[0]?.body[3]).toMatchObject({ path: 'sections.one.body.3', title: 'Numbers' });
    expect(content.sections[0]?.sections[1]).toMatchObject({ path: 'sections.one-b', level: 2, number: '1.2' });
    expect(content.report).toMatchObject({ path: 'report', keyPoints: [{ path: 'report.keyPoints.0' }] });
  });

  it('sources in the order of first citation; further reading goes on counting', () => {
    const { content } = select();
    expect(content.sources.map(({ id, number, path }) => `${number} ${path} ${id}`)).toEqual(['1 sources.b b', '2 sources.a a', '3 sources.c c', '4 sources.d d']);
    expect(content.uncited.map(({ id, number }) => `${number} ${id}`)).toEqual(['5 e']);
  });

  it('a section that is left out takes its objects along, and its number is not missing', () => {
    const { content, said } = select(undefined, { marking: 'public' });
    expect(outline(content.sections).map((line) => line.split(':')[0])).toEqual(['1 One', '1.1 One A', '1.2 One B', '2 Three']);
    expect(ids(content.figures)).toEqual(['f1', 'f3']);
    expect(content.questions).toEqual([]);
    expect(said).toContain('info left-out-marking sections.two');
    expect(said).toContain('warning marking-lowered report.marking');
    expect(content.report.marking).toBe('public');
  });

  it('a marking that cannot be compared keeps the object back and says so', () => {
    const from = load({ ...dataset, quotes: [{ id: 'q1', text: 'Said', speaker: 'S', marking: 'EYES ONLY' }, { id: 'q2', text: 'T', speaker: 'S' }] });
    const { content, said } = select(undefined, {}, from);
    expect(ids(content.quotes)).toEqual(['q2']);
    expect(said).toContain('warning marking-unordered quotes.q1');
  });

  it('sections for other readers, internal questions on request', () => {
    expect(outline(select(undefined, { audience: 'minister' }).content.sections).join()).not.toContain('One B');
    expect(outline(select(undefined, { audience: 'press' }).content.sections).join()).toContain('One B');
    expect(ids(select(undefined, { internal: true }).content.questions)).toEqual(['k1', 'k2']);
  });
});

describe('with a selection', () => {
  it.each<[string, SelectionItem[], string[]]>([
    ['order and numbers are the selection’s', [{ id: 'three' }, { id: 'one-a' }], ['1 Three: ', '2 One A: table(t1)']],
    ['a title of its own', [{ id: 'three', title: 'Last' }], ['1 Last: ']],
    ['a path names as well as an id', [{ id: 'sections.three' }, { id: 'figures.f1' }], ['1 Three: ', ' : figures(f1)']],
    ['no children: text alone', [{ id: 'one', children: [] }], ['1 One: a [@a], b :figure[f3]']],
    ['some children keep their places', [{ id: 'one', children: [{ id: 'f1' }, { id: 'one-b' }] }], ['1 One: a [@a], b :figure[f3], figures(f1)', '1.1 One B: timeline(e1 e2)']],
    ['in another order objects exchange places', [{ id: 'one', children: [{ id: 'f1' }, { id: 'q1' }] }], ['1 One: a [@a], figures(f1), b :figure[f3], quote(q1)']],
    ['subsections in another order', [{ id: 'one', children: [{ id: 'one-b', children: [{ id: 'e2' }] }, { id: 'one-a' }] }], ['1 One: a [@a], b :figure[f3]', '1.1 One B: timeline(e2)', '1.2 One A: table(t1)']],
    ['an object of elsewhere follows the one before it', [{ id: 'one', children: [{ id: 'q1' }, { id: 't1' }, { id: 'f1' }] }], ['1 One: a [@a], quote(q1), table(t1), b :figure[f3], figures(f1)']],
    ['single objects side by side share a section', [{ id: 'f1' }, { id: 'f4' }, { id: 'q2' }, { id: 'three' }, { id: 'e1' }], [' : figures(f1 f4), quote(q2)', '1 Three: ', ' : timeline(e1)']],
    ['a subsection named by itself leaves its place', [{ id: 'one' }, { id: 'one-a' }], ['1 One: a [@a], quote(q1), b :figure[f3], figures(f1)', '1.1 One B: timeline(e1 e2)', '2 One A: table(t1)']],
    ['listed: in the lists, without a block', [{ id: 'three' }, { id: 'f4', listed: true }], ['1 Three: ']],
  ])('%s', (_, selection, expected) => expect(outline(select(selection).content.sections)).toEqual(expected));

  it('lists hold the chosen alone, in the order chosen; mentions hold what texts show', () => {
    const { content } = select([{ id: 'f4' }, { id: 'one', children: [{ id: 'f1' }] }]);
    expect(ids(content.figures)).toEqual(['f4', 'f1']);
    expect(Object.keys(content.mentions.figures)).toEqual(['f3']);
    expect([content.quotes, content.tables, content.timeline, content.questions]).toEqual([[], [], [], []]);
  });

  it('nothing else can be reached: neither objects nor sources that only they cite', () => {
    const { content } = select([{ id: 'one', children: [] }]);
    const all = JSON.stringify(content);
    for (const other of ['Said', 'Unplaced', 'F1', 'F4', 'E1', 'K1', 'sources.c', 'sources.d', 'Three']) expect(all).not.toContain(other);
    expect(ids(content.sources)).toEqual(['b', 'a']);
    expect(ids(content.uncited)).toEqual(['e']);
  });

  it('an empty selection is not everything', () => {
    expect(select([]).content).toMatchObject({ sections: [], figures: [] });
  });

  it('says what it does not know, what is named twice and what it ignores', () => {
    const { diagnostics } = select([{ id: 'thre' }, { id: 'two' }, { id: 'two' }, { id: 'f1', title: 'X', children: [] }, { id: 'one', children: [{ id: 'one' }] }]);
    expect(diagnostics.filter(({ severity }) => severity !== 'info').map(({ severity, code, hint }) => [severity, code, hint])).toEqual([
      ['error', 'unknown-selection', 'did you mean "three"?'], ['warning', 'selected-twice', undefined], ['warning', 'selection-ignored', undefined], ['warning', 'selected-twice', undefined],
    ]);
  });

  it('a figure that must not be shown is cut out of the texts that show it', () => {
    const figures = dataset.figures.map((figure) => (figure.id === 'f3' ? { ...figure, marking: 'confidential' } : figure));
    const { content, said } = select([{ id: 'one', children: [] }], {}, load({ ...dataset, figures }));
    expect(outline(content.sections)).toEqual(['1 One: a [@a], b […]']);
    expect(said).toContain('warning mention-left-out sections.one.body.2');
    expect(JSON.stringify(content)).not.toContain('F3');
  });

  it('does not change the report', () => {
    const before = JSON.stringify(report);
    select([{ id: 'one', title: 'X', children: [{ id: 'f1' }, { id: 'q1' }] }]);
    expect(JSON.stringify(report)).toBe(before);
  });
});

describe('the reduced dataset', () => {
  const again = (text: string, findings: Diagnostic[]) => load(JSON.parse(text), findings);

  it('holds the chosen alone and makes the same content', () => {
    const { content } = select([{ id: 'one', title: 'New', children: [{ id: 'f1' }, { id: 'one-a' }] }]);
    const text = printReport(reduceReport(report, content));
    expect(text).not.toMatch(/Said|F2|F4|E1|"path"|"number"/);
    const findings: Diagnostic[] = [];
    const next = select(undefined, {}, again(text, findings)).content;
    expect(findings).toEqual([]);
    expect(outline(next.sections)).toEqual(outline(content.sections));
    expect(ids(next.sources)).toEqual(ids(content.sources));
  });

  it('of any dataset and any choice is valid', () => {
    const choice = fc.tuple(anyDataset, fc.array(fc.constantFrom('sec0', 'sec1', 'sec1-secx0', 'f0', 'q0', 'e0', 'e1'), { maxLength: 4 }), fc.constantFrom('public', 'restricted', undefined));
    fc.assert(fc.property(choice, ([any, names, marking]) => {
      const from = load(any);
      const selection = names.length === 0 ? undefined : names.map((id) => ({ id }));
      const { content } = select(selection, marking === undefined ? {} : { marking }, from);
      const findings: Diagnostic[] = [];
      const next = again(printReport(reduceReport(from, content)), findings);
      expect(findings).toEqual([]);
      expect(next.figures.length).toBeGreaterThanOrEqual(content.figures.length);
      const text = JSON.stringify(content);
      expect(marking === 'public' && /"marking":"(internal|restricted|confidential)"/.test(text)).toBe(false);
    }), { numRuns: 80 });
  });
});
