import { describe, expect, it } from 'vitest';
import { makeBriefing } from '../../main/briefing.ts';
import type { BreakRule } from '../../main/edition/breaks.ts';
import { engine, host, make } from '../support/make.ts';
import { verifyPdf } from '../../main/provenance/verify.ts';

/** Pages of a page of 10 lines of 10 pt, each as its text; and the codes of what was reported. */
async function pages(body: string, breaks: readonly BreakRule[], css = ''): Promise<{ readonly pages: readonly string[]; readonly codes: readonly string[] }> {
  const sheet = `@page { size: 200pt 100pt; margin: 0 } html { font: 8pt/10pt 'Source Sans 3'; orphans: 1; widows: 1 } body, p, section, h2, ul { margin: 0; padding: 0 } h2 { font-size: 8pt } ${css}`;
  const { trees, diagnostics } = await makeBriefing({ kind: 'page', file: 'x.html', text: `<!doctype html><html lang="en"><title>T</title><body>${body}`, sheets: [{ file: 'x.css', text: sheet }], breaks }, host, engine);
  const shown = trees.paint?.pages.map(({ items }) => items.flatMap((item) => (item.kind === 'text' ? item.runs.map(({ text }) => text) : [])).join(' ').replace(/\s+/g, ' '));
  return { pages: shown ?? [], codes: diagnostics.map(({ code }) => code ?? '') };
}

const lines = (name: string, count: number): string => Array.from({ length: count }, (_, index) => `<p>${name}${index + 1}</p>`).join('');
const two = `<section data-from="sections.one">${lines('a', 6)}</section><section data-from="sections.two">${lines('b', 6)}</section>`;

describe('break rules', () => {
  it('change nothing where there are none', async () => {
    expect((await pages(two, [])).pages).toEqual(['a1 a2 a3 a4 a5 a6 b1 b2 b3 b4', 'b5 b6']);
  });

  it('begin a new page before an object, or take back the template’s own', async () => {
    expect((await pages(two, [{ path: 'sections.two', before: 'page' }])).pages).toEqual(['a1 a2 a3 a4 a5 a6', 'b1 b2 b3 b4 b5 b6']);
    expect((await pages(two, [{ path: 'sections.two', before: 'auto' }], 'section { break-before: page }')).pages).toEqual(['a1 a2 a3 a4 a5 a6 b1 b2 b3 b4', 'b5 b6']);
  });

  it('keep an object whole, or let it break', async () => {
    expect((await pages(two, [{ path: 'sections.two', inside: 'avoid' }])).pages).toEqual(['a1 a2 a3 a4 a5 a6', 'b1 b2 b3 b4 b5 b6']);
    const nested = two.replaceAll('data-from="sections.two">', 'data-from="sections.two"><div style="break-inside: avoid">').replace(/<\/section>$/, '</div></section>');
    expect((await pages(nested, [])).pages).toHaveLength(2);
    expect((await pages(nested, [{ path: 'sections.two', inside: 'auto' }])).pages[0]).toContain('b4');
  });

  it('take the place that shows the object most fully, not its line in the contents', async () => {
    const contents = `<ul><li data-from="sections.two" style="display: block">Two</li></ul>${two}`;
    expect((await pages(contents, [{ path: 'sections.two', before: 'page' }])).pages).toEqual(['Two a1 a2 a3 a4 a5 a6', 'b1 b2 b3 b4 b5 b6']);
  });

  it('say where they have no place', async () => {
    expect((await pages(two, [{ path: 'sections.gone', before: 'page' }])).codes).toContain('break-without-object');
  });

  it('travel along in the PDF', async () => {
    const section = 'sections.american-answer';
    const report = 'european-reassurance-force';
    const plain = await make('full-report', report);
    const path = plain.trees.select?.sections[0]?.path ?? section;
    const { pdf = new Uint8Array(), trees } = await make('full-report', report, { breaks: [{ path, before: 'page' }] });
    expect(trees.paint?.pages.length).toBeGreaterThanOrEqual(plain.trees.paint?.pages.length ?? 0);
    expect((await verifyPdf(pdf, 'x.pdf', host, engine)).differences).toEqual([]);
  });
});
