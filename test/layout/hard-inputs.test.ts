// Inputs that break naive engines: each ends in good time, with pages, and with a diagnostic where something cannot be set well.

import { expect, test } from 'vitest';
import { layoutHtml, pageTexts } from '../support/layout-html.ts';

type Hard = { readonly name: string; readonly html: string; readonly codes?: readonly string[]; readonly pages?: number };

const repeat = (text: string, count: number): string => text.repeat(count);
const nest = (open: string, close: string, depth: number, inner: string): string => repeat(open, depth) + inner + repeat(close, depth);

const inputs: readonly Hard[] = [
  { name: '100,000 siblings', html: repeat('<p>a</p>', 100_000), pages: 10_000 },
  { name: '20,000 empty siblings', html: repeat('<div></div>', 20_000), pages: 1 },
  { name: '20,000 floats', html: repeat('<div style="float:left;width:10pt;height:10pt"></div>', 20_000) },
  { name: '20,000 inline blocks in a paragraph', html: `<p>${repeat('<span style="display:inline-block;width:15pt">a</span> ', 20_000)}</p>` },
  { name: '1,000 floats taller than the page', html: repeat('<div style="float:left;width:150pt;height:260pt"></div>', 1000) },
  { name: '10,000 headings kept with the next', html: repeat('<h1 style="break-after:avoid">a</h1>', 10_000), pages: 1000 },
  { name: '10,000 lines to be kept together', html: `<div style="break-inside:avoid">${repeat('<p>a</p>', 10_000)}</div>`, pages: 1000 },
  { name: 'blocks 500 deep', html: nest('<div style="margin:1pt 0;break-inside:avoid">', '</div>', 500, repeat('<p>a</p>', 1000)), pages: 101 },
  { name: 'columns 100 deep', html: nest('<div style="columns:2">', '</div>', 100, repeat('<p>a</p>', 100)) },
  { name: 'floats 200 deep', html: nest('<div style="float:left">', '</div>', 200, repeat('<p>a</p>', 50)) },
  { name: 'roots beside floats 60 deep', html: nest(`<div style="overflow:hidden">${'<i style="float:left;clear:left;width:2pt;height:3pt"></i>'.repeat(2)}<div style="overflow:hidden">`, '</div></div>', 60, repeat('<p>a</p>', 50)) },
  { name: 'inline blocks 300 deep', html: nest('<div style="display:inline-block">', '</div>', 300, repeat('<p>a</p>', 50)), codes: ['beyond-page', 'does-not-fit'] },
  { name: 'absolute boxes 300 deep', html: nest('<div style="position:absolute">', '</div>', 300, repeat('<p>a</p>', 50)), codes: ['beyond-page'] },
  { name: 'flex containers 200 deep', html: nest('<div style="display:flex">', '</div>', 200, repeat('<p>a</p>', 50)), codes: ['beyond-page'] },
  { name: 'a grid of 9,000 items', html: `<div style="display:grid;grid-template-columns:1fr auto 2fr">${repeat('<div>a</div>', 9000)}</div>` },
  { name: 'flex lines of 9,000 items', html: `<div style="display:flex;flex-wrap:wrap">${repeat('<div style="width:30%">a</div>', 9000)}</div>` },
  { name: 'a paragraph of 30,000 words', html: `<p>${repeat('aa bb cc ', 10_000)}</p>` },
  { name: 'a footnote of 10,000 words', html: `<style>.f{float:footnote} ::footnote-call{font-size:5pt;vertical-align:baseline}</style><p>a<span class=f>${repeat('note ', 10_000)}</span></p>` },
  { name: 'orphans and widows that no page holds', html: `<p style="orphans:100;widows:100">${repeat('aa bb cc ', 3000)}</p>` },
  { name: 'margins wider than the page', html: `<style>@page{size:100pt 20pt;margin:60pt}</style>${repeat('<p>a</p>', 20)}`, codes: ['no-page-area'] },
  { name: 'pages lower than a line', html: `<style>@page{size:100pt 5pt}</style>${repeat('<p>a</p>', 50)}`, codes: ['beyond-page', 'does-not-fit'], pages: 50 },
  { name: 'an image larger than the paper', html: '<p>a</p><img alt="" style="display:block" src="4000x4000.png"><p>b</p>', codes: ['beyond-page', 'does-not-fit'], pages: 3 },
  { name: 'a picture without a size', html: '<img alt="" style="display:block;width:100%" src="0x0.png"><p>b</p>', pages: 1 },
  { name: 'columns without width', html: '<div style="columns:50;column-gap:100pt"><p>aa bb</p></div>', codes: ['line-too-wide'] },
  { name: 'negative margins', html: repeat('<p style="margin:-20pt 0">a</p>', 100), codes: ['beyond-page'] },
  { name: 'a percentage of nothing', html: '<div style="float:left"><p style="width:50%;height:50%;padding:10%">a</p></div>', codes: ['line-too-wide'] },
  { name: 'a row taller than the page', html: `<table><tr><td>a<td>${repeat('b<br>', 50)}</table>` },
];

for (const { name, html, codes = [], pages } of inputs) {
  test(`${name}`, () => {
    const { laidOut, diagnostics } = layoutHtml(`<!doctype html><title>x</title>${html}`);
    expect(laidOut.pages.length).toBeGreaterThan(0);
    if (pages !== undefined) expect(laidOut.pages.length).toBe(pages);
    expect([...new Set(diagnostics.filter(({ stage }) => stage === 'layout').map(({ code }) => code))].toSorted()).toEqual(codes);
    expect(pageTexts(laidOut).length).toBe(laidOut.pages.length);
  }, 60_000);
}
