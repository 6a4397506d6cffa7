// Computed styles are shared: what is equal is the same object, within a document and from one to the next.

import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../main/html/parse.ts';
import { newStyleCache, styleDocument } from '../../main/style/style.ts';
import { byId, style } from './support.ts';

const sheet = 'p { text-indent: 1em } .a { color: red } section > p { margin: 1pt } li:nth-child(2n) { color: red }';

describe('style sharing', () => {
  it('same rules under parents that pass on the same give the same object', () => {
    const { document } = style(sheet, '<section><p id="a">x</p></section><section style="padding: 3pt"><p id="b">y</p></section><p id="c">z</p>');
    expect(byId(document, 'a').style).toBe(byId(document, 'b').style);
    expect(byId(document, 'a').style).not.toBe(byId(document, 'c').style);
  });

  it('different rules that come to the same values too', () => {
    const { document } = style(sheet, '<p id="a" class="a">x</p><p id="b" style="color: #f00">y</p>');
    expect(byId(document, 'a').style).toBe(byId(document, 'b').style);
  });

  it('structure is still looked at', () => {
    const { document } = style(sheet, '<ul><li id="a">x<li id="b">y<li id="c">z</ul>');
    expect(byId(document, 'a').style).toBe(byId(document, 'c').style);
    expect(byId(document, 'a').style).not.toBe(byId(document, 'b').style);
  });

  it('flex items are blocks, their like elsewhere are not', () => {
    const { document } = style('.f { display: flex }', '<div class="f"><b id="a">x</b></div><div><b id="b">y</b></div>');
    expect(byId(document, 'a').style.display).toBe('block');
    expect(byId(document, 'b').style.display).toBe('inline');
  });

  it('from document to document with one cache; rem keeps to its own root', () => {
    const cache = newStyleCache();
    const one = style(sheet, '<p id="a">x</p>', { cache }).document;
    const two = style(sheet, '<p id="a">other</p><p>more</p>', { cache }).document;
    expect(byId(one, 'a').style).toBe(byId(two, 'a').style);
    const parse = (size: string): ReturnType<typeof parseHtml> => parseHtml(`<html style="font-size: ${size}"><p id="x" style="width: 2rem">a</p></html>`, 'x', () => undefined);
    const widths = ['10pt', '20pt', '10pt'].map((size) => byId(styleDocument(parse(size), [], { cache }, () => undefined), 'x').style.width);
    expect(widths).toEqual([20, 40, 20]);
  });
});

describe('speed', () => {
  it('4000 elements with 200 rules take well under 40 ms once warm', () => {
    const rules = Array.from({ length: 50 }, (_, index) => (
      `.c${index} { margin: ${index}pt 0 } .c${index} p { text-indent: ${index}pt } .c${index} > h2 { font-size: ${10 + index}pt } section:nth-child(${index + 2}) li + li { order: ${index} }`));
    const section = (index: number): string => `<section class="c${index % 50}"><h2>T</h2>${'<p>a <b>b</b> <a href="#x">c</a> d</p>'.repeat(12)}<ul><li>a<li>b<li>c</ul></section>`;
    const document = parseHtml(Array.from({ length: 95 }, (_, index) => section(index)).join(''), 'x', () => undefined);
    const cache = newStyleCache();
    const run = (): number => {
      const start = performance.now();
      styleDocument(document, [{ text: rules.join('\n'), file: 'x.css' }], { cache }, () => undefined);
      return performance.now() - start;
    };
    const times = Array.from({ length: 8 }, run);
    expect(Math.min(...times)).toBeLessThan(40);
  });
});
