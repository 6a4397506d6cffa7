import { describe, expect, it } from 'vitest';
import { makeBriefing } from '../../main/briefing.ts';
import type { Edition } from '../../main/edition/edition.ts';
import type { PaintedDocument, TextDisplayItem } from '../../main/paint/display-list.ts';
import { checkPdf, readingText } from '../../main/pdf/check/check.ts';
import { engine, host, make } from '../support/make.ts';

const texts = (painted: PaintedDocument | undefined): TextDisplayItem[] => (painted?.pages ?? []).flatMap(({ items }) => items.filter((item) => item.kind === 'text'));

async function page(edition: Edition, body: string, css = ''): Promise<{ painted: PaintedDocument; pdf: Uint8Array }> {
  const text = `<!doctype html><html lang="en"><head><title>T</title></head><body>${body}</body></html>`;
  const { trees, pdf } = await makeBriefing({ kind: 'page', file: 'x.html', text, sheets: [{ file: 'x.css', text: css }], edition }, host, engine);
  if (trees.paint === undefined || pdf === undefined) throw new Error('nothing was made');
  return { painted: trees.paint, pdf };
}

describe('large print', () => {
  it.each(['executive-brief', 'fact-sheet', 'full-report'])('%s: no text of the page below 18 pt, none divided, and it conforms', async (template) => {
    const { trees, pdf = new Uint8Array() } = await make(template, 'european-reassurance-force', { edition: 'large-print' });
    const content = texts(trees.paint).filter(({ source }) => source.tag !== undefined);
    expect(Math.min(...content.map(({ size }) => size))).toBeGreaterThanOrEqual(18);
    expect(content.filter(({ actualText }) => actualText?.includes('\u00AD'))).toEqual([]);
    expect(checkPdf(pdf).findings).toEqual([]);
  });

  it('keeps every word, in the same order', async () => {
    const words = (pdf: Uint8Array): string[] => readingText(checkPdf(pdf).structure).match(/\p{L}{4,}/gu) ?? [];
    const [screen, large] = await Promise.all([make('executive-brief', 'european-reassurance-force'), make('executive-brief', 'european-reassurance-force', { edition: 'large-print' })]);
    expect(words(large.pdf ?? new Uint8Array())).toEqual(words(screen.pdf ?? new Uint8Array()));
  });

  it('puts columns, flex and grid items one below the other, aligned at the left', async () => {
    const css = 'body { font-size: 10pt } .a { display: grid; grid-template-columns: 1fr 1fr } .b { display: flex } .c { columns: 2 } p { text-align: justify }';
    const { painted } = await page('large-print', '<div class="a"><p>one</p><p>two</p></div><div class="b"><p>three</p><p>four</p></div><div class="c"><p>five</p><p>six</p></div>', css);
    const lines = texts(painted);
    expect(new Set(lines.map(({ x }) => x)).size).toBe(1);
    expect(lines.map(({ y }) => y)).toEqual(lines.map(({ y }) => y).sort((a, b) => a - b));
  });

  it('puts numbers of notes in brackets, exponents not, and enlarges first lines', async () => {
    const { painted } = await page('large-print', '<p>word<sup><a href="#n">1</a></sup> m<sup>2</sup><span class="note">Said.</span></p><p id="n">n</p>', '.note { float: footnote } p::first-line { font-size: 8pt }');
    const lines = texts(painted);
    expect(lines.map(({ runs }) => runs.map((run) => run.text).join('')).join('|').replaceAll('|', '')).toContain('word[1] m2[1]');
    expect(Math.min(...lines.map(({ size }) => size))).toBeGreaterThanOrEqual(18);
  });

  it('counts the contents anew', async () => {
    const pageOf = (pdf: Uint8Array): string => /Two (\d+)/.exec(readingText(checkPdf(pdf).structure).replace(/[\s.]+/g, ' '))?.[1] ?? '';
    const body = `<p><a href="#two" class="to">Two</a></p>${'<p>word word word word word word word word word word</p>'.repeat(120)}<h1 id="two">End</h1>`;
    const css = 'a.to::after { content: " " target-counter(attr(href), page) } body { font-size: 10pt } p { margin: 0 }';
    const [screen, large] = [await page('screen', body, css), await page('large-print', body, css)];
    expect(Number(pageOf(large.pdf))).toBeGreaterThan(Number(pageOf(screen.pdf)));
  });
});

describe('print edition', () => {
  it('numbers outside addresses, the same one once, and lists them with a QR code', async () => {
    const { painted, pdf } = await page('print', '<h1>Links</h1><p><a href="https://a.example/">A</a> <a href="https://b.example/">B</a> <a href="https://a.example/">again</a> <a href="#x" id="x">inside</a></p>');
    const text = readingText(checkPdf(pdf).structure).replace(/\s+/g, ' ');
    expect(text).toMatch(/A ?\[1\] B ?\[2\] again ?\[1\] inside Addresses/);
    expect(text).toContain('[1] https://a.example/');
    expect(text.match(/\[2\] https/g)).toHaveLength(1);
    expect(painted.pages.flatMap(({ items }) => items).filter((item) => item.kind === 'path' && item.path.length > 100)).toHaveLength(2);
    expect(checkPdf(pdf).findings).toEqual([]);
  });

  it('hatches the bars and dashes the lines of several series, and keeps the numbers on them readable', async () => {
    const { trees } = await make('full-report', 'sample-regional-resilience', { edition: 'print' });
    const items = (trees.paint?.pages ?? []).flatMap((one) => one.items);
    const patterns = items.flatMap((item) => (item.kind === 'path' && item.fill !== undefined && 'kind' in item.fill && item.fill.kind === 'pattern' ? [item.fill] : []));
    expect(patterns.length).toBeGreaterThan(20);
    expect(new Set(patterns.map(({ items: cell, matrix }) => JSON.stringify([cell.map((item) => ('path' in item ? item.path : item.kind)), matrix.slice(0, 4).map((value) => Math.sign(Math.round(value * 100)))]))).size).toBe(5);
    expect(items.filter((item) => item.kind === 'path' && item.stroke !== undefined && item.stroke.width > 1 && item.stroke.dash.length > 0)).toHaveLength(2);
    expect(new Set(items.flatMap((item) => (item.kind === 'text' && item.outline !== undefined ? [item.color.r] : [])))).toEqual(new Set([255]));
  });

  it('has greys only, and text that stays readable', async () => {
    const { painted } = await page('print', '<p>text</p>', 'p { color: #1b66c9; background: #ffe9c0; border: 1pt solid #d33 }');
    for (const item of painted.pages.flatMap(({ items }) => items)) {
      const colors = item.kind === 'text' ? [item.color] : item.kind === 'rect' ? [item.fill] : item.kind === 'path' ? [item.fill, item.stroke?.paint] : [];
      for (const color of colors) if (color !== undefined && 'r' in color) expect(new Set([color.r, color.g, color.b]).size).toBe(1);
    }
    expect(texts(painted)[0]?.color.r).toBeLessThan(80);
  });

  it('leaves room for the binding: at the left of right pages, at the right of left ones', async () => {
    const body = '<p>one</p><p style="break-before: page">two</p>';
    const css = '@page { size: 200pt 200pt; margin: 20pt } p { margin: 0 } body { margin: 0 }';
    const { painted } = await page('print', body, css);
    expect(painted.pages.map((one) => texts({ ...painted, pages: [one] })[0]?.x)).toEqual([48, 20]);
  });
});
