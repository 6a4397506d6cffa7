// CSS Generated Content 3 and CSS Lists 3, chapter 4: content, counters, quotes, references; GCPM 3, 3: leaders.

import { describe, expect, test } from 'vitest';
import { boxes, codes, dump, page, tags } from './page.ts';
import { walkBox } from './walk-boxes.ts';

/** The texts of all paragraphs. */
function texts(html: string, css: string): string[] {
  const found: string[] = [];
  walkBox(page(html, css).document.root, { box: (box) => box.kind === 'inline' && found.push(box.content.text) });
  return found;
}

describe('counters', () => {
  test('number headings by section, nested', () => {
    expect(texts('<h1>A</h1><h2>a</h2><h2>b</h2><h1>B</h1><h2>c</h2>', `
      body { counter-reset: h1 } h1 { counter-increment: h1; counter-reset: h2 } h2 { counter-increment: h2 }
      h1::before { content: counter(h1, upper-roman) ". " } h2::before { content: counter(h1) "." counter(h2) " " }`))
      .toEqual(['I. A', '1.1 a', '1.2 b', 'II. B', '2.1 c']);
  });
  test('counters() joins those that nest', () => {
    const css = 'div { counter-reset: n } p { counter-increment: n } p::before { content: counters(n, ".") " " }';
    expect(texts('<div><p>a</p><section><div><p>b</p><p>c</p></div></section><p>d</p></div>', css)).toEqual(['1 a', '1.1 b', '1.2 c', '2 d']);
    // The following siblings of the element that makes a counter see it too.
    expect(texts('<div><p>a</p><div><p>b</p></div><p>c</p></div>', css)).toEqual(['1 a', '1.1 b', '1.2 c']);
  });
  test('4.4 reset comes before increment, increment before set', () => {
    expect(texts('<p>a</p>', 'p { counter-set: n 5; counter-increment: n 2; counter-reset: n 1 } p::before { content: counter(n) " " }')).toEqual(['5 a']);
  });
  test('4.5 elements that are not displayed do not count, contents ones do', () => {
    expect(texts('<p>a</p><p style="display: none">b</p><div style="display: contents" class=n>c</div><p>d</p>',
      'p, .n { counter-increment: n } p::before { content: counter(n) " " }')).toEqual(['1 a', 'c', '3 d']);
  });
  test('a pseudo-element counts for itself and for what follows in its element', () => {
    expect(texts('<h1>A <b>x</b></h1>', 'h1::before { counter-increment: n; content: "" } b::before { content: counter(n) }')).toEqual(['A 1x']);
  });
});

describe('quotes', () => {
  test.each([
    ['en', '“a ‘b’ c”'], ['de', '„a ‚b‘ c“'], ['fr', '«\u00a0a “b” c\u00a0»'], ['uk', '«a „b“ c»'], ['de-CH', '«a ‹b› c»'], ['xx', '“a ‘b’ c”'],
  ])('auto, in %s', (language, expected) => {
    expect(texts(`<p lang=${language}><q>a <q>b</q> c</q></p>`, '')).toEqual([expected]);
  });
  test('given, none, and without marks but counted', () => {
    expect(texts('<p><q>a <q>b</q></q></p>', 'q { quotes: "<" ">" "[" "]" }')).toEqual(['<a [b]>']);
    expect(texts('<p><q>a</q></p>', 'q { quotes: none }')).toEqual(['a']);
    expect(texts('<p><i>a</i> <q>b</q></p>', 'i::before { content: no-open-quote }')).toEqual(['a ‘b’']);
  });
  test('closing what was never opened shows nothing', () => {
    expect(texts('<p>a</p><p><q>b</q></p>', 'p:first-child::after { content: close-quote }')).toEqual(['a', '“b”']);
  });
});

test('attr(), strings, pictures', () => {
  expect(boxes('<p title="T">a</p>', 'p::before { content: "[" attr(title) attr(nothing) "]" } p::after { content: url(square.png) }')).toBe(dump`
    inline paragraph
      "[T]" P
      "a" P
      atomic
        replaced image raster 3x3 alt ""`);
});

test('pseudo-elements take any display', () => {
  expect(boxes('<div>a</div>', 'div::before { content: "b"; display: block } div::after { content: "f"; float: right }')).toBe(dump`
    block div
      inline ::before
        "b" P
      inline text
        "a" P
        float
          inline ::after float-right
            "f" P`);
});

describe('2.1 alternative text', () => {
  test('no words: the content decorates', () => {
    expect(boxes('<p>a</p>', 'p::before { content: "•" / "" }')).toBe(dump`
      inline paragraph
        "•" artifact layout
        "a" P`);
  });
  test('words: they are said instead', () => {
    expect(boxes('<p>a</p>', 'p::before { content: "★ " / "new " }')).toBe(dump`
      inline paragraph
        "★ " says "new " P
        "a" P`);
    expect(tags('<p>a</p>', 'p::before { content: url(square.png) / "a square" }')).toBe(dump`
      P
        Figure alt "a square"`);
  });
});

describe('references', () => {
  const css = `body { counter-reset: c } h2 { counter-increment: c } a::after { content: target-counter(attr(href), c, upper-roman) " " target-text(attr(href)) }`;

  test('target-counter() and target-text() look ahead and back', () => {
    expect(texts('<p><a href="#b"></a></p><h2 id=a>One</h2><h2 id=b>Two</h2><p><a href="#a"></a></p>', `${css} a { display: inline }`))
      .toEqual(['II Two', 'One', 'Two', 'I One']);
  });
  test('page counters are left to layout', () => {
    expect(boxes('<p><a href="#b">x</a></p><h1 id=b>Two</h1><p></p>', `a::after { content: leader(". ") target-counter(attr(href), page, lower-roman) }
      p:last-child::after { content: counter(page) "/" counter(pages) }`)).toBe(dump`
      inline paragraph
        <link href #b>
        "x" Link
        leader ". "
        reference page of #b lower-roman
        </link href #b>
      inline heading "Two" #b bookmark 1 "Two"
        "Two" H1
      inline paragraph
        reference page decimal
        "/" P
        reference pages decimal`);
  });
  test('a target that is missing, and one that asks for itself', () => {
    expect(codes('<p><a href="#no">x</a></p>', 'a::after { content: target-counter(attr(href), page) }')).toEqual(['missing-target', 'missing-target']);
    expect(texts('<p id=a>x</p>', 'p::before { content: target-text(url(#a), before) "y" }')[0]).toMatch(/^y+x$/);
  });
  test('target-text(): before and first-letter', () => {
    expect(texts('<p id=a>xyz</p><div>q</div>', `p { counter-increment: n } p::before { content: counter(n) ". " }
      div::before { content: target-text(url(#a), before) target-text(url(#a), first-letter) " " }`)).toEqual(['1. xyz', '1. x q']);
  });
});

test('string-set and bookmarks', () => {
  expect(boxes('<h1>A <b>b</b>\n c</h1><p title=t>d</p>', `h1 { string-set: title content(), number counter(n) "-" ; counter-increment: n; bookmark-label: "§" content() }
    p { string-set: x attr(title) content(before); bookmark-level: 3 } p::before { content: ">" }`)).toBe(dump`
    inline heading "A b c" bookmark 1 "§A b c" string title="A b c" string number="1-"
      "A " H1
      "b" H1
      " c" H1
    inline paragraph bookmark 3 "d" string x="t>"
      ">" P
      "d" P`);
});

test('counters of pages that elements change go to the box', () => {
  expect(boxes('<section>a</section>', 'section { counter-reset: page 5 other 2; counter-set: page 7 }')).toBe(dump`
    inline section reset page=5 set page=7
      "a" P`);
});

test('string() and element() outside of margins are told', () => {
  expect(codes('<p>a</p>', 'p::before { content: string(x) }')).toEqual(['content-outside-margin']);
  expect(codes('<p>a</p>', 'p { string-set: x counter(page) }')).toEqual(['page-counter-in-text']);
  expect(codes('<p>a</p>', 'p::before { content: counter(page) }')).toEqual([]);
});

describe('::first-letter (CSS Pseudo-Elements 4, 2.2)', () => {
  test('with its punctuation; floated as a drop cap', () => {
    expect(boxes('<p> “Oh <b>x</b></p>', 'p::first-letter { font-size: 2em }')).toBe(dump`
      inline paragraph
        <first letter>
        "“O" P
        </first letter>
        "h " P
        "x" P`);
    expect(boxes('<p>Abc</p>', 'p::first-letter { float: left }')).toBe(dump`
      inline paragraph
        float
          inline first letter float-left
            "A" P
        "bc" P`);
  });
  test('of the first block within; none after a picture', () => {
    expect(boxes('<div><p>ab</p><p>cd</p></div>', 'div::first-letter { text-transform: uppercase }')).toBe(dump`
      block div
        inline paragraph
          <first letter>
          "A" P
          </first letter>
          "b" P
        inline paragraph
          "cd" P`);
    expect(boxes('<p><img src=square.png alt=x>ab</p>', 'p::first-letter { color: red }')).toBe(dump`
      inline paragraph
        atomic
          replaced image raster 3x3 alt "x"
        "ab" P`);
  });
});
