// Nothing is ignored in silence: each mistake in a sheet is told with its place, and what would have been right.

import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { parseHtml } from '../../main/html/parse.ts';
import { defaultCss } from '../../main/style/default-css.ts';
import { parseSheet } from '../../main/style/sheet.ts';
import { newStyleCache, styleDocument } from '../../main/style/style.ts';
import { properties } from '../../main/style/properties.ts';
import { shorthands } from '../../main/style/shorthands.ts';
import { messages, style } from './support.ts';

describe('mistakes', () => {
  it.each([
    ['p { colr: red }', 'unknown-property 1:5 unknown property "colr" (did you mean "color"?)'],
    ['p {\n  font-wieght: bold;\n}', 'unknown-property 2:3 unknown property "font-wieght" (did you mean "font-weight"?)'],
    ['p { xyzzy: 1 }', 'unknown-property 1:5 unknown property "xyzzy"'],
    ['p { -webkit-hyphens: auto }', 'vendor-property 1:5 "-webkit-hyphens" is ignored: properties with a prefix are not read (write "hyphens")'],
    ['p { -prince-pdf-open: x }', 'vendor-property 1:5 "-prince-pdf-open" is ignored: properties with a prefix are not read (it is another program\'s own)'],
    ['p { animation: x 1s }', 'unsupported-property 1:5 "animation" is ignored: it has no meaning on paper'],
    ['p { box-shadow: 1pt 1pt -1pt }', 'invalid-value 1:5 "1pt 1pt -1pt" is no value of "box-shadow" (allowed: none | [ inset? && <length>{2,4} && <color>? ]#)'],
    ['p { outline-style: hidden }', 'invalid-value 1:5 "hidden" is no value of "outline-style" (allowed: auto | none | solid | dashed | dotted | double | groove | ridge | inset | outset)'],
    ['p { border-image: url(a.png) 5 / }', 'invalid-value 1:5 "url(a.png) 5 /" is no value of "border-image" (allowed: <\'border-image-source\'> || <\'border-image-slice\'> [ / <\'border-image-width\'> | / <\'border-image-width\'>? / <\'border-image-outset\'> ]? || <\'border-image-repeat\'>)'],
    ['p { border-image-slice: fill }', 'invalid-value 1:5 "fill" is no value of "border-image-slice" (allowed: [ <number [0,∞]> | <percentage [0,∞]> ]{1,4} && fill?)'],
    ['p { background: conic-gradient(from 1pt, red, blue) }', 'invalid-value 1:5 "conic-gradient(from 1pt, red, blue)" is no value of "background" (allowed: [ <image> || <position> [ / <size> ]? || <repeat> || <attachment> || <box>{1,2} ]#, with <color> in the last)'],
    ['p { background-attachment: sticky }', 'invalid-value 1:5 "sticky" is no value of "background-attachment" (allowed: [ scroll | fixed | local ]#)'],
    ['p { all: none }', 'invalid-value 1:5 "none" is no value of "all" (allowed: initial | inherit | unset | revert | revert-layer)'],
    ['p { rotate: x 10deg }', 'invalid-value 1:5 "x 10deg" is no value of "rotate" (allowed: none | <angle>)'],
    ['p { mix-blend-mode: darker }', 'invalid-value 1:5 "darker" is no value of "mix-blend-mode" (allowed: normal | multiply | screen | overlay | darken | lighten | color-dodge | color-burn | hard-light | soft-light | difference | exclusion | hue | saturation | color | luminosity)'],
    ['p { clip-path: ellipse(5pt) }', 'invalid-value 1:5 "ellipse(5pt)" is no value of "clip-path" (allowed: none | <url> | [ inset() | circle() | ellipse() | polygon() | path() ] || [ border-box | padding-box | content-box | fill-box | stroke-box | view-box ])'],
    ['p { text-shadow: inset 1pt 1pt }', 'invalid-value 1:5 "inset 1pt 1pt" is no value of "text-shadow" (allowed: none | [ <length>{2,3} && <color>? ]#)'],
    ['p { filter: blur(1px) }', 'unsupported-property 1:5 "filter" is ignored: this engine does not support it'],
    ['p { float: middle }', 'invalid-value 1:5 "middle" is no value of "float" (allowed: none | left | right | footnote | inline-start | inline-end)'],
    ['p { orphans: 2.5 }', 'invalid-value 1:5 "2.5" is no value of "orphans" (allowed: <integer [1,∞]>)'],
    ['p { width: 3pixel }', 'invalid-value 1:5 "3pixel" is no value of "width"; "pixel" is no unit of CSS (allowed: auto | min-content | max-content | fit-content | <length-percentage [0,∞]>)'],
    ['p { width: 5 }', 'invalid-value 1:5 "5" is no value of "width" (allowed: auto | min-content | max-content | fit-content | <length-percentage [0,∞]>)'],
    ['p { width: calc(1pt+2pt) }', 'invalid-value 1:5 "calc(1pt+2pt)" is no value of "width" (allowed: auto | min-content | max-content | fit-content | <length-percentage [0,∞]>)'],
    ['p { opacity: calc(1pt) }', 'invalid-value 1:5 "calc(1pt)" is no value of "opacity" (allowed: <number> | <percentage>)'],
    ['p { color: device-cmyk(0 1 1 0) }', 'cmyk-color 1:5 CMYK colours are not supported: "color: device-cmyk(0 1 1 0)" is ignored (give the colour in RGB; a print shop converts it)'],
    ['p { color: red; color: #12345 }', 'invalid-value 1:17 "#12345" is no value of "color" (allowed: <color>)'],
    ['p {\n  b { colr: red }\n  widht: 1pt }', 'unknown-property 2:7 unknown property "colr" (did you mean "color"?)\nunknown-property 3:3 unknown property "widht" (did you mean "width"?)'],
    ['@keyframes x { from { top: 0 } }', 'unsupported-at-rule 1:1 "@keyframes" is ignored: animations have no meaning on paper'],
    ['@pgae { margin: 0 }', 'unknown-at-rule 1:1 unknown rule "@pgae" (did you mean "@page"?)'],
    ['@page { @top-lefft { content: "x" } }', 'unknown-at-rule 1:9 unknown rule "@top-lefft" (did you mean "@top-left"?)'],
    ['@font-face { font-family: x }', 'bad-font-face 1:1 @font-face without src with a url() is ignored'],
    ['@font-face { font-family: x; src: url(a.ttf); unicode-range: U+0-FF }', 'unsupported-property 1:47 "unicode-range" of @font-face is ignored: this engine does not support it'],
    ['@counter-style x { sytem: fixed; symbols: a }', 'unknown-property 1:20 @counter-style has no descriptor "sytem" (did you mean "system"?)'],
    ['@counter-style x { system: magic }', 'bad-counter-style 1:1 @counter-style x is ignored: "magic" is no counter system'],
  ])('%s', (css, message) => {
    expect(messages(style(css)).toSorted().join('\n')).toBe(message);
  });

  it('syntax errors pass over the least', () => {
    const styled = style('p { color green; margin: 1pt }\n} div { color: red }\np { padding: 2pt }');
    expect(messages(styled).every((message) => message.startsWith('css-syntax'))).toBe(true);
    expect(messages(styled).length).toBeGreaterThan(0);
  });

  it('style attributes are told at their element', () => {
    expect(messages(style('', '\n<p style="colr: red">a</p>'))).toEqual(['unknown-property 2:1 unknown property "colr" (did you mean "color"?)']);
  });

  it('style elements are told at their place in the page', () => {
    expect(messages(style('', '<p>a</p>\n<style>\n  p { colr: red }</style>'))).toEqual(['unknown-property 3:7 unknown property "colr" (did you mean "color"?)']);
  });

  it('the same sheet tells the same again for the next document', () => {
    const cache = newStyleCache();
    const tell = (): string[] => messages(style('p { colr: red; width: var(--none) }', '<p>a</p>', { cache }));
    const told = tell();
    expect(told).toHaveLength(2);
    expect(tell()).toEqual(told);
  });

  it('says nothing of the user agent’s sheet, nor of what is done anyway', () => {
    expect(messages(style('p { print-color-adjust: exact; text-rendering: optimizeLegibility } a:hover { color: red }'))).toEqual([]);
  });
});

describe('any text is a style sheet', () => {
  const names = [...properties.keys(), ...shorthands.keys(), '--x', 'colr'];
  const words = [
    'red', 'auto', '1pt', '-2em', '50%', '0', '3', '"a"', 'url(a)', 'var(--x)', 'var(--x, 1pt)', 'calc(1pt + 2%)', 'calc((', ',', '/', '(', ')', '[', '{', '!important', 'inherit',
    'repeat(3, 1fr)', 'linear-gradient(red, blue)', 'counter(a)', 'attr(x)', 'min(1pt,', '#fff', '1e400px', 'span 2', 'none', 'rgb(1 2 3)', ';', 'to left',
  ];
  const declaration = fc.tuple(fc.constantFrom(...names), fc.array(fc.constantFrom(...words), { maxLength: 5 })).map(([name, values]) => `${name}: ${values.join(' ')};`);
  const selector = fc.constantFrom('p', '*', ':root', 'p::before', 'p:nth-child(2n+1)', ':is(p', '@page', '@media print', '@page :first { @top-left', 'p:has(b)', '&', '>', ':not()');
  const sheet = fc.array(fc.tuple(selector, fc.array(declaration, { maxLength: 4 })).map(([head, body]) => `${head} { ${body.join(' ')} }`), { maxLength: 4 });

  const pageWidth = (css: string): number => {
    const document = parseHtml('<p>a<b>b</b></p><div style="float: left">c</div>', 'x.html', () => undefined);
    const styled = styleDocument(document, [{ text: css, file: 'x.css' }], { cache: newStyleCache() }, () => undefined);
    return styled.pageStyle({ name: 'auto', index: 0, groupIndex: 0, side: 'right', blank: false }).width;
  };

  it('made of likely parts', () => {
    fc.assert(fc.property(sheet, (rules) => {
      expect(pageWidth(rules.join('\n'))).toBeGreaterThan(0);
    }), { numRuns: 150 });
  });
  it('made of any characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (css) => {
      expect(pageWidth(css)).toBeGreaterThan(0);
    }), { numRuns: 100 });
  });
});

describe('the user agent’s sheet', () => {
  it('has no problem of its own', () => {
    expect(parseSheet(defaultCss).problems).toEqual([]);
  });
});
