// A page with all that a style sheet can do to boxes, as a file: it conforms, reads as plain text does, and comes out the same twice.

import { expect, it } from 'vitest';
import { expectConforming } from '../support/conformance/expect-conforming.ts';
import { makePage } from '../support/make.ts';

const css = `
  @page { size: 300pt 500pt; margin: 20pt }
  p { padding: 4pt; margin: 8pt }
  .shadow { box-shadow: 0 2pt 5pt rgba(0, 0, 0, .4), inset 0 0 3pt red, 3pt 3pt blue; border-radius: 6pt; outline: 1pt dashed green; outline-offset: 2pt }
  .frame { border: 4pt solid; border-image: linear-gradient(45deg, red, gold) 30% / 4pt / 1pt round }
  .wheel { background: conic-gradient(red, rgba(0, 0, 255, .3), red), linear-gradient(#fff, #eee) fixed; background-blend-mode: multiply }
  .cut { clip-path: inset(1pt round 5pt); background: #eee }
  .blend { mix-blend-mode: multiply; rotate: 2deg; scale: 1.1 }
  .text { text-shadow: 1pt 1pt 2pt #888, -1pt 0 gold; text-decoration: underline }
  .plain { all: unset }
`;
const body = '<h1>Title</h1><p class="shadow">One</p><p class="frame">Two</p><p class="wheel">Three</p><p class="cut">Four</p><p class="blend">Five</p>'
  + '<p class="text">Six</p><p>A <span class="shadow">seventh that is long enough to be broken into two lines</span>, and <b class="plain">more</b></p>';

it('conforms to PDF/UA and PDF/A, and is read once', async () => {
  const { pdf, diagnostics } = await makePage(body, css);
  expect(diagnostics).toEqual([]);
  await expectConforming(pdf!);
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: Uint8Array.from(pdf!), useSystemFonts: false, verbosity: 0 } as never).promise;
  const { items } = await (await document.getPage(1)).getTextContent();
  // Content is drawn in the order of painting.
  const words = (text: string): readonly string[] => text.split(/[\s,]+/).toSorted();
  expect(words(items.map((item) => ('str' in item ? item.str : '')).join(' '))).toEqual(words('Title One Two Three Four Five Six A seventh that is long enough to be broken into two lines and more'));
});

it('comes out the same twice', async () => {
  const [first, second] = [await makePage(body, css), await makePage(body, css)];
  expect(Buffer.compare(first.pdf!, second.pdf!)).toBe(0);
});
