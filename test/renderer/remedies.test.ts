import { describe, expect, it } from 'vitest';
import type { Area, BreakRule, PageInfo, Rendered } from '../../main/contract.ts';
import { remediesFor } from '../../renderer/preview/remedies.ts';

const area = (page: number, y: number, height: number): Area => ({ page, x: 50, y, width: 400, height });

function rendered(kind: PageInfo['breakReason']['kind'], left: number, areas: Record<string, Area[]>): Rendered {
  const page = (number: number): PageInfo => ({ number, label: String(number), width: 600, height: 800, key: '', breakReason: { kind, note: kind, left } });
  return { id: 1, pdf: new Uint8Array(), outline: [], diagnostics: [], timings: {}, areas, pages: [page(1), page(2)] };
}

const told = (result: Rendered, rules: readonly BreakRule[] = [], page = 1): readonly string[] => remediesFor(result, page, rules).map(({ kind, path }) => `${kind} ${path}`);

const split = { 'sections.a': [area(1, 50, 300)], 'sections.b': [area(1, 400, 340), area(2, 50, 200)], 'quotes.q': [area(1, 700, 40), area(2, 50, 60)] };

describe('remedies at a page’s foot', () => {
  it('keep together what goes on, or begin its section on a new page', () => {
    expect(told(rendered('full', 0, split))).toEqual(['keep quotes.q', 'new-page sections.b']);
    expect(remediesFor(rendered('full', 0, split), 1, [])[0]?.rules).toEqual([{ path: 'quotes.q', inside: 'avoid' }]);
  });

  it('let break what was moved to the next page whole and left room', () => {
    const areas = { 'sections.b': [area(1, 50, 400), area(2, 400, 200)], 'tables.t': [area(2, 50, 340)] };
    expect(told(rendered('did-not-fit', 290, areas))).toContain('allow tables.t');
    expect(told(rendered('did-not-fit', 10, areas))).not.toContain('allow tables.t');
  });

  it('run on where a new page was forced', () => {
    const areas = { 'sections.a': [area(1, 50, 300)], 'sections.b': [area(2, 50, 200)] };
    expect(told(rendered('forced', 400, areas))).toEqual(['run-on sections.b']);
  });

  it('take back a rule that is in force', () => {
    const rules: readonly BreakRule[] = [{ path: 'sections.b', before: 'page' }, { path: 'sections.z', before: 'page' }];
    const [first] = remediesFor(rendered('full', 0, split), 1, rules);
    expect(first).toEqual({ kind: 'take-back', path: 'sections.b', rules: [{ path: 'sections.z', before: 'page' }] });
  });

  it('are none at the end, and do not take an object named twice for one that goes on', () => {
    expect(told(rendered('end', 100, split), [], 2)).toEqual([]);
    const areas = { 'sections.a': [area(1, 50, 690)], 'figures.x': [area(1, 60, 20), area(2, 50, 30)], 'sections.b': [area(2, 50, 300)] };
    expect(told(rendered('full', 0, areas))).toEqual([]);
  });
});
