// ISO 32000-1, 14.8.4 and ISO 14289-1, chapter 7: the tag tree follows the elements.

import { describe, expect, test } from 'vitest';
import { boxes, codes, dump, page, tags } from './page.ts';
import { walkBox } from './walk-boxes.ts';

describe('grouping', () => {
  test('sections, parts, headings, paragraphs, quotations', () => {
    expect(tags(`<main><section><h1>A</h1><p>b</p><article><h2>C</h2></article></section>
      <div role=doc-part><blockquote>d<p>e</p></blockquote></div><aside>f</aside><pre><code>g</code></pre></main>`)).toBe(dump`
      Sect
        H1
        P
        Sect
          H2
      Part
        BlockQuote
          P
          P
      Div
        P
      P
        Code`);
  });
  test('text that stands in a grouping tag directly is a paragraph, up to the next block', () => {
    expect(tags('<div>a <b>b</b> <i>c</i><p>d</p>e<br>f</div>g')).toBe(dump`
      P
      P
      P
      P`);
  });
  test('each block of text in a box without a tag is a paragraph of its own', () => {
    expect(tags('<div><div>a</div><div>b</div></div>')).toBe(dump`
      P
      P`);
    expect(tags('<ul style="list-style: none"><li><div>a</div><div>b</div></ul>')).toBe(dump`
      L numbering None
        LI
          LBody
            P
            P`);
  });
  test('pictures need no paragraph; a float in a paragraph is in it, one with blocks beside it', () => {
    expect(tags('<div><img src=square.png alt=S></div>')).toBe('Figure alt "S"');
    expect(tags('<div>a<img src=square.png alt=S style="float: left">b</div>')).toBe(dump`
      P
        Figure alt "S"`);
    expect(tags('<div>a<aside style="float: right"><p>n</p></aside>b</div>')).toBe(dump`
      P
      Div
        P`);
  });
  test('inline-blocks with blocks in them end the paragraph', () => {
    expect(tags('<div>a <span class=t><p>b</p></span> c <span class=t>d</span></div>', '.t { display: inline-block }')).toBe(dump`
      P
      P
      P`);
  });
});

describe('inline tags', () => {
  test('Link, Span, Code, Quote', () => {
    expect(tags('<p><a href="https://example.org/" title="Site">x</a> <code>c</code> <q>q</q> <abbr title="European Union">EU</abbr> <em>e</em></p>')).toBe(dump`
      P
        Link alt "Site" href https://example.org/
        Code
        Quote
        Span expansion "European Union"`);
  });
  test('a link around blocks is one tag, and every line within is active', () => {
    const html = '<a href="https://example.org/">a<p>b</p><span style="display: inline-block">c</span></a>';
    expect(tags(html)).toBe(dump`
      Link alt "abc" href https://example.org/
        P`);
    expect(boxes(html).match(/<link href https:\/\/example.org\//g)).toHaveLength(3);
  });
  test('a box with the Link\'s tag is active as a whole, and no other within', () => {
    const linked = (html: string): string[] => {
      const found: string[] = [];
      walkBox(page(html).document.root, {
        box: (box) => (box.source.tag?.role === 'Link' || (box.kind === 'replaced' && box.link !== undefined)) && found.push(box.label),
        item: (item) => item.kind === 'open' && item.inline.href !== undefined && found.push('line'),
      });
      return found;
    };
    const href = 'href="https://example.org/"';
    expect(linked(`<a ${href} style="display: block"><h1>x</h1>y<div>z</div></a>`)).toEqual(['link']);
    expect(linked(`<a ${href}><div>x<div>y</div></div><p>z</p></a>`)).toEqual(['div', 'line']);
    expect(linked(`<a ${href}>x <span style="display: inline-block">y</span></a>`)).toEqual(['line']);
    expect(linked(`<a ${href}><img src=square.png alt=S style="display: block"></a>`)).toEqual(['image']);
    expect(linked(`<div style="display: flex"><a ${href}>x</a></div>`)).toEqual(['link']);
    expect(linked(`<p aria-hidden=true><a ${href}>x</a></p>`)).toEqual([]);
  });
  test('a bare link in a section stands in a paragraph', () => {
    expect(tags('<section><a href="#x">a</a> <a href="#x">b</a><p id=x>c</p></section>')).toBe(dump`
      Sect
        P
          Link alt "a" href #x
          Link alt "b" href #x
        P #x`);
  });
});

describe('languages (ISO 14289-1, 7.2)', () => {
  test('are told where they change', () => {
    expect(tags('<p lang=fr>a <i lang=de>b</i> <a href="https://example.org/" lang=en>c</a></p><div lang=uk>d<p>e</p></div><p>f</p>')).toBe(dump`
      P lang fr
        Span lang de
        Link lang en alt "c" href https://example.org/
      Div lang uk
        P
        P
      P`);
  });
  test('the document has one', () => {
    expect(page('<p>a</p>').document).toMatchObject({ language: 'en', structure: { role: 'Document', language: 'en' } });
  });
});

describe('figures (7.3)', () => {
  test('where the alternative text comes from', () => {
    expect(tags(`<img src=square.png alt=" A "><img src=square.png aria-label=B alt=x><img src=square.png title=C><span id=d>D</span>
      <img src=square.png aria-labelledby=d><svg><title>E</title><desc>more</desc></svg><div role=img aria-label=F>smile</div>`)).toBe(dump`
      Figure alt "A"
      Figure alt "B"
      Figure alt "C"
      P
        Figure alt "D"
        Figure alt "E. more"
      Figure alt "F"`);
  });
  test('a caption stands beside the figure, not in it', () => {
    expect(tags('<figure><img src=square.png alt=S><figcaption>T</figcaption></figure><figure><img src=square.png alt=U></figure>')).toBe(dump`
      Div
        Figure alt "S"
        Caption
      Figure alt "U"`);
  });
  test('decoration is an artifact', () => {
    const html = '<p>a<img src=square.png alt=""><img src=square.png role=presentation><svg aria-hidden=true></svg><b aria-hidden=true>x</b><hr></p>';
    const sources: unknown[] = [];
    walkBox(page(html).document.root, {
      box: (box) => box.kind === 'replaced' && sources.push(box.source.artifact),
      item: (item, text) => item.kind === 'text' && sources.push(text, item.source.artifact),
    });
    expect(sources).toEqual(['a', undefined, 'layout', 'layout', 'layout', 'x', 'layout']);
  });
  test('a picture without words is told, and has its file\'s name', () => {
    expect(codes('<img src=square.png>')).toEqual(['missing-alternative']);
    expect(codes('<svg></svg>')).toEqual(['missing-alternative']);
  });
});

describe('table of contents (14.8.4.3.2)', () => {
  test('lists in nav.toc or role=doc-toc', () => {
    expect(tags(`<nav class="x toc"><h1>Contents</h1><ol style="list-style: none"><li><a href="#a">A</a><ol style="list-style: none"><li><p><a href="#a">B</a></p></ol></ol></nav>
      <ul role=doc-toc><li>C</ul><p id=a>a</p>`)).toBe(dump`
      H1
      TOC
        TOCI
          Reference
            Link alt "A" href #a
          TOC
            TOCI
              P
                Link alt "B" href #a
      TOC
        TOCI
          Lbl
          Reference
      P #a`);
  });
  test('other lists are lists', () => {
    expect(tags('<nav><ul style="list-style: none"><li>a</ul></nav>')).toBe(dump`
      L numbering None
        LI
          LBody`);
  });
});

describe('headings (7.4.2)', () => {
  test('levels must not be left out on the way down', () => {
    expect(codes('<h1>a</h1><h3>b</h3><h2>c</h2><h3>d</h3><h1>e</h1>')).toEqual(['heading-order']);
    expect(codes('<h2>a</h2>')).toEqual(['heading-order']);
    expect(codes('<div role=heading aria-level=1>a</div><div role=heading>b</div>')).toEqual([]);
  });
  test('the author\'s level is kept', () => {
    const { document } = page('<h1>a</h1><h4>b</h4>');
    expect(document.structure.children.map((tag) => tag.role)).toEqual(['H1', 'H4']);
  });
});

describe('links', () => {
  test('addresses that a PDF may hold', () => {
    const told = (href: string): readonly string[] => codes(`<p><a href="${href}">x</a></p>`);
    expect(['https://a.b', 'http://a.b', 'mailto:a@b.c', 'tel:+1', 'HTTPS://A.B'].flatMap(told)).toEqual([]);
    expect(['file:///etc/passwd', 'page.html', 'data:text/html,x', '//a.b'].map(told)).toEqual(Array.from({ length: 4 }, () => ['link-address']));
    expect(tags('<p><a>x</a></p>')).toBe('P');
    expect(page('<p><a href="page.html">x</a></p>').document.structure.children[0]?.children).toEqual([]);
  });
  test('within the document: to an id that is shown', () => {
    expect(codes('<p><a href="#a b">x</a> <a href="#%C3%A9">y</a></p><p id="a b">z</p><p id="é">w</p>')).toEqual([]);
    expect(codes('<p><a href="#x">x</a></p><p id=x style="display: none">y</p>')).toEqual(['missing-target']);
    expect(codes('<p><a href="#x">x</a></p>')).toEqual(['missing-target']);
    expect(codes('<p id=x>a</p><p id=x>b</p>')).toEqual(['duplicate-id']);
  });
  test('need words', () => {
    expect(codes('<p>a <a href="https://example.org/"></a></p>')).toEqual(['empty-link']);
    expect(codes('<p>a <a href="https://example.org/"><img src=square.png alt=S></a></p>')).toEqual([]);
  });
});

test('places in the template and the dataset travel along', () => {
  const { document } = page('<p data-src="brief.hbs:3:7" data-from="figures.nations">a <b>b</b></p>');
  const origins: unknown[] = [];
  walkBox(document.root, {
    box: (box) => box.label === 'paragraph' && origins.push(box.source.origin),
    item: (item, text) => item.kind === 'text' && text === 'a ' && origins.push(item.source.origin),
  });
  const place = { file: 'brief.hbs', line: 3, column: 7, data: 'figures.nations' };
  expect(origins).toEqual([place, place]);
  expect(document.structure.children[0]?.origin?.data).toBe('figures.nations');
});

test('in each tag, order numbers go up with the text and the tags', () => {
  const { document } = page('<section><h1>a</h1><p>b <a href="https://example.org/">c</a> d</p><ul><li>e<p>f</p></ul></section>');
  const orders = new Map<unknown, number[]>();
  walkBox(document.root, {
    item: (item) => {
      const { tag, order } = item.kind === 'text' ? item.source : {};
      if (tag !== undefined && order !== undefined) orders.set(tag, [...(orders.get(tag) ?? tag.children.map((child) => child.order)), order]);
    },
  });
  const [paragraph] = [...orders].filter(([tag]) => (tag as { role: string }).role === 'P').map(([, numbers]) => numbers);
  // The link between two texts.
  expect(paragraph).toEqual([3, 2, 4]);
  for (const numbers of orders.values()) expect(new Set(numbers).size).toBe(numbers.length);
});
