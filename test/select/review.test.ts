import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../main/diagnostic.ts';
import { loadReport } from '../../main/dataset/load.ts';
import { defaultReviewLimits, reviewContent } from '../../main/select/review.ts';
import { selectContent } from '../../main/select/select.ts';
import { smallReport } from '../support/make.ts';

function findings(report: object): string[] {
  const found: Diagnostic[] = [];
  const loaded = loadReport(new TextEncoder().encode(JSON.stringify(report)), 'report.json', () => {});
  reviewContent(selectContent(loaded.report, undefined, {}, () => {}), defaultReviewLimits, (one) => found.push(one));
  return found.map(({ code, source }) => `${code} ${source?.data ?? ''}`);
}

const figure = { id: 'nations', label: 'Nations', value: 30, sources: ['desk'] };
const withFigures = (...figures: object[]): object => ({ ...smallReport, figures });

describe('review of sources', () => {
  it('finds nothing where everything is sourced', () => {
    expect(findings(smallReport)).toEqual([]);
  });

  it.each([
    ['a figure', { figures: [{ id: 'nations', label: 'Nations', value: 30 }] }, 'unsourced figures.nations'],
    ['a quote', { quotes: [{ id: 'said', text: 'So it is.', speaker: 'A. Speaker' }] }, 'unsourced quotes.said'],
    ['a table', { tables: [{ id: 'grid', title: 'Grid', columns: [{ label: 'A' }], rows: [['x']] }] }, 'unsourced tables.grid'],
    ['an event', { timeline: [{ id: 'start', date: '2026-01', title: 'It starts' }] }, 'unsourced timeline.start'],
  ])('tells of %s without a source', (_, list, expected) => {
    expect(findings({ ...smallReport, ...list })).toEqual([expected]);
  });

  it('takes a citation in the text for a source', () => {
    const section = { id: 'two', title: 'Two', body: [{ kind: 'text', text: 'Cited [@desk].' }, { kind: 'text', text: 'Not cited.' }] };
    expect(findings({ ...smallReport, sections: [...smallReport.sections, section] })).toEqual(['unsourced sections.two.body.1']);
  });

  it('covers the texts of subsections by the sources of the section around them', () => {
    const section = { id: 'two', title: 'Two', sources: ['desk'], sections: [{ id: 'inner', title: 'Inner', body: [{ kind: 'text', text: 'Text.' }] }] };
    expect(findings({ ...smallReport, sections: [section] })).toEqual([]);
  });

  it('tells of sources that are never cited', () => {
    expect(findings({ ...smallReport, sources: [...smallReport.sources, { id: 'spare', title: 'Spare' }] })).toEqual(['uncited-source sources.spare']);
  });

  it('tells of figures older than the limit, counted to the end of what their date can mean', () => {
    expect(findings(withFigures({ ...figure, asOf: '2025-02-27' }))).toEqual(['old-figure figures.nations']);
    expect(findings(withFigures({ ...figure, asOf: '2025-02-28' }))).toEqual([]);
    expect(findings(withFigures({ ...figure, asOf: '2025' }))).toEqual([]);
    expect(findings(withFigures({ ...figure, asOf: 'XXXX-02' }))).toEqual([]);
  });

  it('tells of one figure with two values, and not of two as-of dates', () => {
    expect(findings(withFigures(figure, { ...figure, id: 'again', label: 'nations ', value: 31 }))).toEqual(['conflicting-figures figures.again']);
    expect(findings(withFigures({ ...figure, asOf: '2026-01' }, { ...figure, id: 'again', value: 31, asOf: '2026-02' }))).toEqual([]);
  });
});
