// CSS Lists 3: markers, the list-item counter; tags L, LI, Lbl, LBody (ISO 32000-1, 14.8.4.3.3).

import { describe, expect, test } from 'vitest';
import { boxes, dump, page, tags } from './page.ts';
import { walkBox } from './walk-boxes.ts';

/** The texts of all markers; the space that keeps them off the text does not break. */
function markers(html: string, css = ''): string[] {
  const found: string[] = [];
  walkBox(page(html, css).document.root, {
    box: (box) => (box.kind === 'block' || box.kind === 'inline') && box.marker !== undefined && found.push(box.marker.content.text.replace('\u00A0', ' ')),
  });
  return found;
}

describe('4.6 the list-item counter', () => {
  test.each([
    ['<ol><li>a<li>b</ol>', ['1. ', '2. ']],
    ['<ol start=5><li>a<li>b</ol>', ['5. ', '6. ']],
    ['<ol start=-1><li>a<li>b</ol>', ['-1. ', '0. ']],
    ['<ol><li>a<li value=7>b<li>c</ol>', ['1. ', '7. ', '8. ']],
    ['<ol reversed><li>a<li>b<li>c</ol>', ['3. ', '2. ', '1. ']],
    ['<ol reversed start=10><li>a<li>b</ol>', ['10. ', '9. ']],
    ['<ol><li>a<ol><li>x</ol><li>b</ol>', ['1. ', '1. ', '2. ']],
    ['<ol><li>a</ol><ol><li>b</ol>', ['1. ', '1. ']],
    ['<ul><li>a<ul><li>b<ul><li>c</ul></ul></ul>', ['• ', '◦ ', '▪ ']],
    ['<ol type=a><li>a<li>b</ol><ol type=I><li>c</ol>', ['a. ', 'b. ', 'I. ']],
  ])('%s', (html, expected) => {
    expect(markers(html)).toEqual(expected);
  });
  test('counter-increment: list-item takes the place of the implied one; counter-reset that of the list', () => {
    expect(markers('<ol><li>a<li>b</ol>', 'li { counter-increment: list-item 2 }')).toEqual(['2. ', '4. ']);
    expect(markers('<ol><li>a<li>b</ol>', 'ol { counter-reset: list-item 10 }')).toEqual(['11. ', '12. ']);
    expect(markers('<ol><li>a<li>b</ol>', 'ol { counter-reset: other }')).toEqual(['1. ', '2. ']);
  });
});

describe('3 markers', () => {
  test('::marker { content } comes before list-style-type', () => {
    expect(markers('<ol><li>a<li>b</ol>', 'li::marker { content: "(" counter(list-item, lower-alpha) ") " }')).toEqual(['(a) ', '(b) ']);
  });
  test('list-style-type as a string, none, none by content', () => {
    expect(markers('<ul><li>a</ul>', 'ul { list-style-type: "– " }')).toEqual(['– ']);
    expect(markers('<ul><li>a</ul>', 'ul { list-style-type: none }')).toEqual([]);
    expect(markers('<ul><li>a</ul>', 'li::marker { content: none }')).toEqual([]);
  });
  test('3.4 inside markers are the first text of the item', () => {
    expect(boxes('<ul><li>a</ul>', 'ul { list-style-position: inside }')).toBe(dump`
      block list
        inline list item
          "• " Lbl
          "a" LBody`);
  });
  test('list-style-image, and the type where the image is missing', () => {
    expect(boxes('<ul><li>a</ul>', 'ul { list-style-image: url(square.png) }')).toBe(dump`
      block list
        inline list item
          marker
            atomic
              replaced image raster 3x3 alt ""
            "\u00A0" Lbl
          "a" LBody`);
    expect(markers('<ul><li>a</ul>', 'ul { list-style-image: url(nope.png) }')).toEqual(['• ']);
  });
  test('@counter-style', () => {
    expect(markers('<ol><li>a<li>b</ol>', '@counter-style star { system: cyclic; symbols: "★" "☆"; suffix: " " } ol { list-style-type: star }')).toEqual(['★ ', '☆ ']);
  });
  test('display: list-item on any element', () => {
    expect(boxes('<p>a</p>', 'p { display: list-item }')).toBe(dump`
      inline paragraph
        marker
          "•\u00A0" P
        "a" P`);
  });
});

describe('tags', () => {
  test('the marker is the Lbl, all else the LBody; without a marker there is no Lbl', () => {
    expect(tags('<ul><li>a<li><p>b</p><ul style="list-style: none"><li>c</ul></ul>')).toBe(dump`
      L numbering Disc
        LI
          Lbl
          LBody
        LI
          Lbl
          LBody
            P
            L numbering None
              LI
                LBody`);
  });
  test('items that are not displayed as such are items all the same', () => {
    expect(tags('<ul><li>a<li>b</ul>', 'ul { display: flex } li { display: block }')).toBe(dump`
      L numbering None
        LI
          LBody
        LI
          LBody`);
  });
  test('items without markers that number themselves: what ::before says is the Lbl', () => {
    const css = 'ol { list-style: none; counter-reset: n } li { counter-increment: n } li::before { content: counter(n, upper-roman); float: left }';
    expect(tags('<ol><li>a<li><p>b</p></ol>', css)).toBe(dump`
      L numbering UpperRoman
        LI
          Lbl
          LBody
        LI
          Lbl
          LBody
            P`);
    expect(tags('<nav role=doc-toc><ol><li>a</ol></nav>', css)).toBe(dump`
      TOC
        TOCI
          Lbl
          Reference`);
    expect(tags('<ul><li>a</ul>', 'ul { list-style: none } li::before { content: ""; display: block }')).toBe(dump`
      L numbering None
        LI
          LBody`);
    expect(tags('<ol><li>a</ol>', 'li::before { content: "x" }')).toBe(dump`
      L numbering Decimal
        LI
          Lbl
          LBody`);
  });
  test('a float that is a part of the text needs no paragraph of its own', () => {
    expect(tags('<ul style="list-style: none"><li>a <b>b</b></ul>', 'b { float: right }')).toBe(dump`
      L numbering None
        LI
          LBody`);
  });
  test('terms and definitions share an item', () => {
    expect(tags('<dl><div><dt>T<dd>D</div><dt>U<dt>V<dd>E<dd><p>F</p></dl>')).toBe(dump`
      L numbering None
        LI
          Lbl
          LBody
        LI
          Lbl
          Lbl
          LBody
          LBody
            P`);
  });
  test('what stands in a list without being an item gets one; items without a list share one', () => {
    expect(tags('<ul><p>a</p></ul><li>b<li>c')).toBe(dump`
      L numbering None
        LI
          LBody
            P
      L
        LI
          Lbl
          LBody
        LI
          Lbl
          LBody`);
  });
  test('role=presentation takes the list away, role=list makes one', () => {
    expect(tags('<ul role=presentation><li>a</ul><div role=list><div role=listitem>b</div></div>', 'li { list-style: none }')).toBe(dump`
      P
      L numbering None
        LI
          LBody`);
  });
});
