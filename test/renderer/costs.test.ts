import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Area, Choice, Rendered } from '../../main/contract.ts';
import { costsOf, pagesFilled } from '../../renderer/tree/costs.ts';

const row = (path: string, ...children: Choice[]): Choice => ({ key: path, path, on: true, children });
const area = (page: number, y: number, height: number): Area => ({ page, x: 50, y, width: 100, height });

/** Pages with so many points left empty, and what stands on them. */
const rendered = (left: readonly number[], areas: Record<string, Area[]>): Rendered => ({
  id: 1, pdf: new Uint8Array(), outline: [], diagnostics: [], timings: {}, areas,
  pages: left.map((points, index) => ({ number: index + 1, label: String(index + 1), width: 600, height: 800, key: '', breakReason: { kind: 'full', note: 'full', left: points } })),
});

describe('costs in pages', () => {
  const two = rendered([0, 450], {
    'sections.a': [area(1, 100, 300)],
    'quotes.q': [area(1, 400, 300), area(2, 100, 150)],
    'figures.x': [area(2, 200, 50)],
  });

  it('counts what a row and all below it cover, against a full page', () => {
    const costs = costsOf(two, undefined);
    expect(costs.of(row('sections.a')).pages).toBeCloseTo(0.5);
    expect(costs.of(row('sections.a', row('quotes.q'))).pages).toBeCloseTo(1.25 - 25 / 600);
    expect(costs.of({ ...row('sections.a', { ...row('quotes.q'), on: false }) }).pages).toBeCloseTo(0.5);
  });

  it('lets those side by side share their height', () => {
    expect(costsOf(two, undefined).of(row('figures.x')).pages).toBeCloseTo(25 / 600);
  });

  it('knows the last page of a row, for what stands beyond the budget', () => {
    const costs = costsOf(two, 1);
    expect([costs.of(row('sections.a')).last, costs.of(row('quotes.q')).last, costs.of(row('charts.none')).last]).toEqual([1, 2, 0]);
    expect(costs.budget).toBe(1);
  });

  it('counts the last page as far as it is filled, also where it is the only one', () => {
    expect(pagesFilled(two)).toBeCloseTo(1.25);
    expect(pagesFilled(rendered([300], { 'sections.a': [area(1, 100, 300)] }))).toBeCloseTo(0.5);
    expect(pagesFilled(rendered([], {}))).toBe(0);
  });

  it('never adds up to more than the pages', () => {
    const anyArea = fc.record({ page: fc.integer({ min: 1, max: 3 }), y: fc.integer({ min: 50, max: 500 }), height: fc.integer({ min: 0, max: 200 }) });
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), anyArea), { minLength: 1 }), (given) => {
      const areas: Record<string, Area[]> = {};
      for (const [path, { page, y, height }] of given) (areas[path] ??= []).push(area(page, y, height));
      const costs = costsOf(rendered([0, 0, 0], areas), undefined);
      const sum = Object.keys(areas).reduce((total, path) => total + costs.of(row(path)).pages, 0);
      expect(sum).toBeLessThanOrEqual(3.0001);
    }));
  });
});
