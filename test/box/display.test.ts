// CSS 2.2, 9.2 and 9.7; CSS Display 3: which boxes an element makes.

import { describe, expect, test } from 'vitest';
import { boxes, dump } from './page.ts';

test('9.2.1.1 blocks beside text: the text is in anonymous blocks', () => {
  expect(boxes('<div>Some text<p>More text</p>end</div>')).toBe(dump`
    block div
      inline text
        "Some text" P
      inline paragraph
        "More text" P
      inline text
        "end" P`);
});

test('9.2.1.1 a block splits the inline element around it, which keeps no edge there', () => {
  expect(boxes('<div><span>a<b>b</b><p>block</p>c</span></div>', 'span { border: 1pt solid } b { border: 1pt solid }')).toBe(dump`
    block div
      inline text
        <span>
        "a" P
        <b>
        "b" P
        </b>
        </span continued>
      inline paragraph
        "block" P
      inline text
        <span continued>
        "c" P
        </span>`);
});

test('inline elements that only change the font have no items of their own', () => {
  expect(boxes('<p>a <em>b</em> <span style="color: red">c</span></p>')).toBe(dump`
    inline paragraph
      "a " P
      "b" P
      " " P
      "c" P`);
});

test('an empty inline element makes no line, unless it has edges or a name (9.4.2)', () => {
  expect(boxes('<p><span></span></p>')).toBe('block paragraph');
  expect(boxes('<p><span id=x></span></p><p><a name=y></a></p>')).toBe(dump`
    inline paragraph
      <span #x>
      </span #x>
    inline paragraph
      <link #y>
      </link #y>`);
  expect(boxes('<p><span style="padding-left: 1pt"></span></p>')).toBe(dump`
    inline paragraph
      <span>
      </span>`);
});

test('9.5 floats in a line are items of it, floats beside blocks are children', () => {
  expect(boxes('<p>a<i>b</i></p><p>c</p>', 'i { float: right }')).toBe(dump`
    inline paragraph
      "a" P
      float
        inline i float-right
          "b" P
    inline paragraph
      "c" P`);
  expect(boxes('<div> <i>b</i> <p>c</p></div>', 'i { float: left }')).toBe(dump`
    block div
      inline i float-left
        "b" P
      inline paragraph
        "c" P`);
});

test('9.6 absolutely positioned boxes', () => {
  expect(boxes('<div>a<i>b</i></div>', 'i { position: absolute }')).toBe(dump`
    inline div
      "a" P
      absolute
        inline i absolute
          "b" P`);
});

test('9.2.2 inline-block', () => {
  expect(boxes('<p>a <span>b</span></p>', 'span { display: inline-block }')).toBe(dump`
    inline paragraph
      "a " P
      atomic
        inline span
          "b" P`);
});

describe('CSS Display 3', () => {
  test('2.5 contents: the box goes, the children and the tag stay', () => {
    expect(boxes('<section><h1>T</h1>x</section>', 'section { display: contents }')).toBe(dump`
      inline heading "T" bookmark 1 "T"
        "T" H1
      inline text
        "x" P`);
  });
  test('2.5 none', () => {
    expect(boxes('<p>a</p><div><p>b</p></div>', 'div { display: none }')).toBe(dump`
      inline paragraph
        "a" P`);
  });
});

describe('CSS Flexbox 1, 4: flex items', () => {
  test('elements are blocks; a run of text is an item of its own; spaces alone are none', () => {
    expect(boxes('<div> one <span>two</span> <p>three</p> four <b>five</b></div>', 'div { display: flex }')).toBe(dump`
      flex div
        inline text
          "one" P
        inline span
          "two" P
        inline paragraph
          "three" P
        inline text
          "four" P
        inline b
          "five" P`);
  });
  test('floats do not float, absolute boxes stay out', () => {
    expect(boxes('<div><i>a</i><b>b</b></div>', 'div { display: grid } i { float: left } b { position: absolute }')).toBe(dump`
      grid div
        inline i float-left
          "a" P
        inline b absolute
          "b" P`);
  });
  test('::before and ::after are items', () => {
    expect(boxes('<div><p>a</p></div>', 'div { display: flex } div::before { content: "x" }')).toBe(dump`
      flex div
        inline ::before
          "x" P
        inline paragraph
          "a" P`);
  });
});

test('wbr is a place to break at; form controls show their text', () => {
  expect(boxes('<p>a<wbr>b <input value="v"> <input type=checkbox checked> <select><option>x<option selected>y</select></p>')).toBe(dump`
    inline paragraph
      "a" P
      "\u200b" P
      "b " P
      atomic
        inline input
          "v" P
      " " P
      atomic
        inline input
          "☑" P
      " " P
      atomic
        inline select
          "y" P`);
});
