// The bundled reports: clean data; and the sample shows every object at length, and says on every page that it is one.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadReport } from '../../main/dataset/load.ts';
import { objectKinds, type Report, type Section } from '../../main/dataset/report.ts';
import type { Diagnostic } from '../../main/diagnostic.ts';
import { make } from '../support/make.ts';

const folder = join(import.meta.dirname, '..', '..', 'data', 'reports');
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

function load(name: string): { report: Report; findings: readonly Diagnostic[] } {
  const findings: Diagnostic[] = [];
  return { report: loadReport(readFileSync(join(folder, name)), name, (one) => findings.push(one)).report, findings };
}

const flat = (sections: readonly Section[], level = 1): { section: Section; level: number }[] => sections.flatMap((section) => [{ section, level }, ...flat(section.sections ?? [], level + 1)]);

it.each(names)('%s has no findings', (name) => expect(load(name).findings).toEqual([]));

describe('the sample', () => {
  const { report } = load('sample-regional-resilience.json');
  const sections = flat(report.sections);

  it('has every kind of object and of block', () => {
    expect(objectKinds.filter((kind) => report[kind].length === 0)).toEqual([]);
    const blocks = new Set(sections.flatMap(({ section }) => (section.body ?? []).map(({ kind }) => kind)));
    expect([...blocks].toSorted()).toEqual(['actors', 'callout', 'chart', 'figures', 'glossary', 'image', 'questions', 'quote', 'table', 'text', 'timeline']);
    expect(Math.max(...sections.map(({ level }) => level))).toBe(3);
  });

  it('has them at length', () => {
    expect(Math.max(...report.tables.map(({ rows }) => rows.length))).toBeGreaterThanOrEqual(60);
    expect(report.figures.filter(({ previous, asOf }) => previous !== undefined && asOf !== undefined).length).toBeGreaterThanOrEqual(12);
    expect(new Set(report.charts.map(({ type }) => type)).size).toBeGreaterThanOrEqual(5);
    expect(report.timeline.some(({ date }) => /[~?X]/.test(date ?? ''))).toBe(true);
    expect(report.quotes.every(({ occasion }) => occasion?.startsWith('invented statement'))).toBe(true);
  });

  it.each(['executive-brief', 'fact-sheet', 'full-report'])('says on every page of %s that it is one', async (template) => {
    const { trees } = await make(template, 'sample-regional-resilience');
    const pages = trees.paint?.pages.map(({ items }) => items.map((item) => (item.kind === 'text' ? item.runs.map(({ text }) => text).join('') : '')).join(' ').replace(/\s+/g, ' ')) ?? [];
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.every((text) => text.includes('the region, its people, events and figures are invented.'))).toBe(true);
    if (template === 'full-report') expect(pages.length).toBeLessThanOrEqual(20);
  });
});
