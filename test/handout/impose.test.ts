import fc from 'fast-check';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { handoutLayouts, impose, schemeOf, type HandoutLayout, type Scheme } from '../../main/handout/impose.ts';
import type { DisplayList, PaintedDocument } from '../../main/paint/display-list.ts';
import { makeBriefing } from '../../main/briefing.ts';
import { checkPdf } from '../../main/pdf/check/check.ts';
import { engine, host } from '../support/make.ts';

const A4 = [595, 842] as const;
const page = (number: number): DisplayList => ({
  number, label: String(number), width: 595, height: 842, bleed: 0, marks: { crop: false, cross: false }, items: [], links: [], destinations: [],
  breakReason: { kind: 'end', note: 'end', left: 0 },
});
const document = (count: number): PaintedDocument => ({
  pages: Array.from({ length: count }, (_, index) => page(index + 1)), outline: [], title: 'T', language: 'en', metadata: {},
  structure: { role: 'Document', order: 0, children: [], origin: undefined },
});
/** Numbers of the pages on each side, from left to right and down. */
const sides = (count: number, scheme: Scheme): number[][] => impose(document(count), scheme).map(({ placements }) => placements.map((one) => one.page.number));

describe('imposition', () => {
  it.each<[HandoutLayout, number, number[][]]>([
    ['2-up', 3, [[1, 2], [3]]],
    ['4-up', 5, [[1, 2, 3, 4], [5]]],
    ['3-up-notes', 4, [[1, 2, 3], [4]]],
    ['booklet', 8, [[8, 1], [2, 7], [6, 3], [4, 5]]],
    ['booklet', 5, [[1], [2], [3], [4, 5]]],
    ['booklet', 1, [[1], []]],
  ])('%s of %i pages', (layout, count, expected) => {
    expect(sides(count, schemeOf(layout, A4))).toEqual(expected);
  });

  it('shows every page once, whole on its sheet, none enlarged or over another', () => {
    fc.assert(fc.property(fc.constantFrom(...handoutLayouts), fc.integer({ min: 1, max: 40 }), fc.constantFrom<Scheme['duplex']>('none', 'long-edge', 'short-edge'), (layout, count, duplex) => {
      const sheets = impose(document(count), { ...schemeOf(layout, A4), duplex, creep: 0.2 });
      const seen = sheets.flatMap(({ placements }) => placements.map((one) => one.page.number)).sort((a, b) => a - b);
      expect(seen).toEqual(Array.from({ length: count }, (_, index) => index + 1));
      for (const sheet of sheets) {
        const boxes = sheet.placements.map(({ matrix: [a, , , d, e, f] }) => [Math.min(e, e + a * 595), Math.min(f, f + d * 842), Math.abs(a) * 595, Math.abs(d) * 842] as const);
        for (const [x, y, width, height] of boxes) {
          expect(width).toBeLessThanOrEqual(595.001);
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(-0.001);
          expect(x + width).toBeLessThanOrEqual(sheet.width + 0.001);
          expect(y + height).toBeLessThanOrEqual(sheet.height + 0.001);
        }
        boxes.forEach(([x, y, width, height], index) => {
          for (const [ox, oy, ow, oh] of boxes.slice(index + 1)) expect(x + width <= ox + 8.001 || ox + ow <= x + 8.001 || y + height <= oy + 0.001 || oy + oh <= y + 0.001).toBe(true);
        });
      }
    }));
  });

  it('turns the backs where the printer would print them upside down', () => {
    const back = (layout: HandoutLayout, duplex: Scheme['duplex']): number => impose(document(8), { ...schemeOf(layout, A4), duplex })[1]?.placements[0]?.matrix[0] ?? 0;
    expect(back('booklet', 'short-edge')).toBeGreaterThan(0);
    expect(back('booklet', 'long-edge')).toBeLessThan(0);
    expect(back('4-up', 'long-edge')).toBeGreaterThan(0);
    expect(back('4-up', 'short-edge')).toBeLessThan(0);
  });

  it('moves the pages of inner sheets towards the fold', () => {
    const at = (index: number): number[] => impose(document(12), { ...schemeOf('booklet', A4), creep: 2 })[index]?.placements.map(({ matrix }) => matrix[4]) ?? [];
    const [outer = [], inner = []] = [at(0), at(4)];
    expect((inner[0] ?? 0) - (outer[0] ?? 0)).toBeCloseTo(4);
    expect((inner[1] ?? 0) - (outer[1] ?? 0)).toBeCloseTo(-4);
  });

  it('reads back from the finished file: each page’s words at its place, tags and links whole', async () => {
    const pages = Array.from({ length: 6 }, (_, index) => `<section><h1 id="h${index + 1}">Leaf ${index + 1}</h1><p><a href="#h1">to the start</a></p></section>`).join('');
    const text = `<!doctype html><html lang="en"><head><title>Leaves</title></head><body>${pages}</body></html>`;
    const sheet = { file: 'x.css', text: '@page { size: A5; margin: 20pt } section + section { break-before: page }' };
    const request = { kind: 'page' as const, file: 'x.html', text, sheets: [sheet], handout: schemeOf('booklet', A4) };
    const { pdf = new Uint8Array() } = await makeBriefing(request, host, engine);
    expect(checkPdf(pdf).findings).toEqual([]);
    const file = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise;
    const found: string[] = [];
    for (let number = 1; number <= file.numPages; number++) {
      const side = await file.getPage(number);
      const { items } = await side.getTextContent();
      for (const item of items) {
        if (!('str' in item) || !item.str.startsWith('Leaf')) continue;
        found.push(`${number} ${item.str} ${item.transform[4] < side.view[2]! / 2 ? 'left' : 'right'}`);
      }
    }
    expect(found.sort()).toEqual(['1 Leaf 1 right', '2 Leaf 2 left', '3 Leaf 3 right', '3 Leaf 6 left', '4 Leaf 4 left', '4 Leaf 5 right']);
  });
});
