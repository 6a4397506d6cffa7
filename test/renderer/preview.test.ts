import { describe, expect, it } from 'vitest';
import type { PageInfo, Rendered } from '../../main/contract.ts';
import { fold, matchesIn } from '../../renderer/preview/matches.ts';
import { anchorAt, currentPage, gap, inSight, scaleFor, scrollFor, stripOf } from '../../renderer/preview/strip.ts';

const page = (number: number): PageInfo => ({ number, label: String(number), width: 600, height: 800, key: String(number), breakReason: { kind: 'full', note: '', left: 0 } });
const pages = [1, 2, 3, 4, 5].map(page);
const result = (areas: Rendered['areas'], count = 5): Rendered => ({ id: 1, pdf: new Uint8Array(), pages: pages.slice(0, count), outline: [], areas, diagnostics: [], timings: {} });

describe('strip', () => {
  const strip = stripOf(pages, 0.5);

  it('finds the pages in sight', () => {
    expect(strip.tops).toEqual([20, 440, 860, 1280, 1700]);
    expect(inSight(strip, pages, 0, 300)).toEqual({ first: 0, last: 0 });
    expect(inSight(strip, pages, 500, 1300)).toEqual({ first: 1, last: 3 });
    expect(currentPage(strip, pages, 700, 600)).toBe(3);
  });

  it('fits width and page', () => {
    expect(scaleFor('width', pages, { width: 656, height: 300 })).toBe(1);
    expect(scaleFor('page', pages, { width: 2000, height: 800 + 2 * gap })).toBe(1);
    expect(scaleFor(1.5, pages, { width: 1, height: 1 })).toBe(2);
  });

  it('keeps its place by what stands there, also when it moves to another page', () => {
    const at = { page: 3, x: 50, y: 400, width: 500, height: 100 };
    const before = result({ 'sections.a': [at] });
    const top = (strip.tops[2] ?? 0) + 410 * 0.5;
    const after = result({ 'sections.a': [{ ...at, page: 2, y: 100 }] }, 4);
    const anchor = anchorAt(strip, before, top, after);
    expect(anchor).toEqual({ path: 'sections.a', index: 0, page: 3, offset: 10 });
    expect(scrollFor(strip, after, anchor)).toBe((strip.tops[1] ?? 0) + 110 * 0.5);
    expect(scrollFor(strip, result({}, 2), anchor)).toBe((strip.tops[1] ?? 0) + 5);
  });

  it('holds on to what is still there, and to the same one of several places', () => {
    const at = { page: 3, x: 50, y: 400, width: 500, height: 100 };
    const before = result({ 'sections.gone': [at], 'figures.few': [{ ...at, page: 1, y: 10 }, { ...at, y: 402 }], 'sections.b': [{ ...at, page: 1 }, { ...at, y: 430 }] });
    const after = result({ 'figures.few': [{ ...at, page: 1, y: 10 }], 'sections.b': [{ ...at, page: 1 }, { ...at, page: 2, y: 700 }] });
    const anchor = anchorAt(strip, before, (strip.tops[2] ?? 0) + 400 * 0.5, after);
    expect(anchor).toEqual({ path: 'sections.b', index: 1, page: 3, offset: -30 });
    expect(scrollFor(strip, after, anchor)).toBe((strip.tops[1] ?? 0) + 670 * 0.5);
  });
});

describe('search', () => {
  it('finds words across pieces, without regard to case or marks', () => {
    const found = matchesIn(['The Élysée said', 'so. ', 'elysee'], fold('ELYSÉE'));
    expect(found).toEqual([
      { start: { piece: 0, offset: 4 }, end: { piece: 0, offset: 10 } },
      { start: { piece: 2, offset: 0 }, end: { piece: 2, offset: 6 } },
    ]);
    expect(matchesIn(['air', 'defence'], fold('air defence'))).toHaveLength(1);
  });
});
