// CSS Text 3, chapters 2 and 4: what is left of white space before lines are broken, and text-transform.

import { describe, expect, test } from 'vitest';
import { page } from './page.ts';
import { walkBox } from './walk-boxes.ts';

/** The texts of all inline formatting contexts; `|` for forced breaks, `#` for atomic boxes. */
function texts(html: string, css = ''): string[] {
  const found: string[] = [];
  walkBox(page(html, css).document.root, {
    box: (box) => box.kind === 'inline' && found.push(box.content.text.replaceAll('\u2028', '|').replaceAll('\uFFFC', '#')),
  });
  return found;
}

describe('4.1.1 collapsing', () => {
  test.each([
    ['<p>  a \n\t b  </p>', 'a b'],
    ['<p>a <b> b</b> c</p>', 'a b c'],
    ['<p>a<b> </b>c</p>', 'a c'],
    ['<p><b>a </b> <i> b</i></p>', 'a b'],
    ['<p>a <span></span> b</p>', 'a b'],
    ['<p>a\u00a0 \u00a0b</p>', 'a\u00a0 \u00a0b'],
    ['<p>a <!-- comment --> b</p>', 'a b'],
    ['<p>日本\n  語 と\nenglish</p>', '日本語 と english'],
    ['<p>a\u200b\n b</p>', 'a\u200bb'],
  ])('%j', (html, expected) => {
    expect(texts(html)).toEqual([expected]);
  });

  test('spaces do not collapse across an atomic box, but across a float', () => {
    expect(texts('<p>a <img src=square.png alt=S> b</p>')).toEqual(['a # b']);
    expect(texts('<p>a <span class=f>x</span> b</p>', '.f { float: left }')).toEqual(['a b', 'x']);
  });
});

describe('4.1.2 the ends of lines', () => {
  test.each([
    ['<p> a <br> b </p>', 'a|b'],
    ['<p>a<b> <br></b> c</p>', 'a|c'],
    ['<p><i>a </i><br>b</p>', 'a|b'],
    ['<p>a <b></b></p>', 'a'],
    ['<p><br></p>', '|'],
  ])('%j', (html, expected) => {
    expect(texts(html)).toEqual([expected]);
  });
  test('a block ends the line too', () => {
    expect(texts('<div> a <p>b</p> c </div>')).toEqual(['a', 'b', 'c']);
  });
  test('blocks with nothing but spaces between them have no boxes between them', () => {
    expect(texts('<div> <p>a</p> <b> </b> <p>b</p> </div>')).toEqual(['a', 'b']);
  });
});

describe('3 white-space', () => {
  test.each([
    ['pre', 'a  b|\tc'], ['pre-wrap', 'a  b|\tc'], ['pre-line', 'a b|c'], ['nowrap', 'a b c'], ['normal', 'a b c'],
  ])('%s', (value, expected) => {
    expect(texts('<p>a  b\n\tc</p>', `p { white-space: ${value} }`)).toEqual([expected]);
  });
  test('a preserved space is none that others collapse into', () => {
    expect(texts('<p>a<code> </code> b</p>', 'code { white-space: pre }')).toEqual(['a  b']);
  });
  test('a line separator in the text breaks the line', () => {
    expect(texts('<p>a\u2028 b</p>')).toEqual(['a|b']);
  });
});

describe('2.1 text-transform', () => {
  test.each([
    ['uppercase', 'en', 'straße ﬁ', 'STRASSE FI'],
    ['uppercase', 'tr', 'ilk ısı', 'İLK ISI'],
    ['uppercase', 'el', 'άδικος', 'ΑΔΙΚΟΣ'],
    ['lowercase', 'en', 'ÀB', 'àb'],
    ['lowercase', 'tr', 'IĞ', 'ığ'],
    ['capitalize', 'en', "the king's road-map (draft) ǆ", "The King's Road-Map (Draft) ǅ"],
    ['capitalize', 'nl', 'ijsland', 'IJsland'],
    ['none', 'en', 'aB', 'aB'],
  ])('%s in %s: %j', (value, language, text, expected) => {
    expect(texts(`<p lang=${language}>${text}</p>`, `p { text-transform: ${value} }`)).toEqual([expected]);
  });
  test('a word that goes on in another element is not capitalised anew', () => {
    expect(texts('<p>some<b>thing</b> <i>else</i></p>', 'p { text-transform: capitalize }')).toEqual(['Something Else']);
  });
});
