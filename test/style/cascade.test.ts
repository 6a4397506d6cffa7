// The cascade, inheritance and custom properties: CSS Cascade 5, CSS Custom Properties 1.

import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../main/html/parse.ts';
import { styleDocument } from '../../main/style/style.ts';
import { byId, computed, messages, style } from './support.ts';

const red = { r: 255, g: 0, b: 0, a: 1 };
const green = { r: 0, g: 128, b: 0, a: 1 };
const blue = { r: 0, g: 0, b: 255, a: 1 };
const black = { r: 0, g: 0, b: 0, a: 1 };

const nested = '<div id="outer" class="a b"><p id="x" class="c">text</p></div>';

describe('6.1 sorting: origin, layer, specificity, order', () => {
  it.each([
    ['later wins', 'p { color: red } p { color: green }'],
    ['an id outweighs classes', '#x { color: green } p.c.c.c.c.c { color: red }'],
    ['a class outweighs types', '.c { color: green } html body div p { color: red }'],
    [':where() weighs nothing', 'p { color: green } :where(#x) { color: red } p { color: green }'],
    [':is() weighs its most specific argument', ':is(p, #nothing) { color: green } .c { color: red }'],
    [':not() weighs its argument', 'p:not(#y) { color: green } .c.c { color: red }'],
    [':nth-child(of S) weighs S and a class', ':nth-child(1 of #x) { color: green } .c.c.c { color: red }'],
    ['!important wins', 'p { color: green !important } #x { color: red }'],
    ['layers lose to what is in none', '@layer a { #x { color: red } } p { color: green }'],
    ['later layers win', '@layer a, b; @layer b { p { color: green } } @layer a { p { color: red } }'],
    ['important in earlier layers wins', '@layer a, b; @layer b { p { color: red !important } } @layer a { p { color: green !important } }'],
    ['a layer outranks those within it', '@layer a { p { color: green } @layer b { p { color: red } } }'],
    ['user agent important is not overridden here', 'p { color: green }'],
    ['@media print counts', '@media screen { p { color: red !important } } @media print { p { color: green } }'],
    ['@supports counts', '@supports (display: grid) and (not (colour: red)) { p { color: green } }'],
    ['@supports refuses', 'p { color: green } @supports (colour: red) { p { color: red } }'],
    ['width queries ask for the page', '@media (min-width: 5cm) and (max-width: 30cm) { p { color: green } }'],
    ['range queries', '@media (10cm <= width < 30cm) { p { color: green } }'],
    ['not in queries', 'p { color: green } @media not print { p { color: red } }'],
    ['nesting with &', 'div { & p { color: red } & > p.c { color: green } }'],
    ['nesting puts the parent selector in :is()', '.a, #nothing { & p { color: green } } .a .c { color: red }'],
    ['nesting without &', '.a { p { color: red } p.c { color: green } }'],
    ['nesting with a combinator first', '.a { margin: 0; > p { color: green } padding: 0 }'],
    ['nesting in nesting', 'body { .a { .c { color: green } } }'],
    ['declarations after nested rules', 'p { & b { order: 1 } color: green }'],
    ['media nested in a rule', 'p { @media print { color: green } }'],
  ])('%s', (_name, css) => {
    expect(computed(css, nested).color).toEqual(green);
  });

  it('puts presentational attributes below authors’ rules and style attributes above', () => {
    const table = '<table><tr><td id="x" align="right" valign="top">a</td></tr></table>';
    expect(computed('', table)).toMatchObject({ textAlign: 'right', verticalAlign: 'top' });
    expect(computed('td { text-align: center }', table).textAlign).toBe('center');
    expect(computed('#x { color: red }', '<p id="x" style="color: green">a</p>').color).toEqual(green);
    expect(computed('#x { color: green !important }', '<p id="x" style="color: red">a</p>').color).toEqual(green);
  });
});

describe('7 defaulting', () => {
  it.each([
    ['inherit', '#outer { margin: 7pt } #x { margin: inherit }', { top: 7, right: 7, bottom: 7, left: 7 }],
    ['initial', '#x { margin: initial }', { top: 0, right: 0, bottom: 0, left: 0 }],
    ['unset of a property that does not inherit', '#x { margin: unset }', { top: 0, right: 0, bottom: 0, left: 0 }],
    ['revert goes back to the user agent', '#x { margin: 3pt; margin: revert }', { top: 12, right: 0, bottom: 12, left: 0 }],
  ])('%s', (_name, css, margin) => {
    expect(computed(css, nested).margin).toEqual(margin);
  });

  it('`all` sets every property but those of direction and custom ones (3.2)', () => {
    const css = '#outer { color: red } #x { --c: blue; direction: rtl; unicode-bidi: embed; margin: 3pt; border: 1pt solid; background: red; outline-color: var(--c); ';
    const unset = computed(`${css} all: unset; outline-style: solid; outline-color: var(--c) }`, nested);
    expect(unset).toMatchObject({ color: red, direction: 'rtl', unicodeBidi: 'embed', display: 'inline', margin: { top: 0, left: 0 }, border: { top: { width: 0 } }, outline: { color: blue } });
    expect(unset.backgroundColor.a).toBe(0);
    expect(computed(`${css} all: initial }`, nested)).toMatchObject({ color: black, display: 'inline' });
    expect(computed(`${css} all: inherit }`, nested)).toMatchObject({ color: red, display: 'block', margin: { top: 0 } });
    expect(computed(`${css} all: revert }`, nested)).toMatchObject({ color: red, display: 'block', margin: { top: 12, left: 0 } });
    expect(computed('#x { --w: initial; all: var(--w, unset) }', nested).display).toBe('inline');
  });

  it('`all: revert` gives lists back their padding, which the user agent sets by the direction of the text', () => {
    expect(computed('#x { padding: 0; all: revert }', '<ul id="x"><li>a</ul>').padding).toEqual({ top: 0, right: 0, bottom: 0, left: 30 });
    expect(computed('#x { padding: 0; all: revert }', '<ul id="x" dir="rtl"><li>a</ul>').padding).toEqual({ top: 0, right: 30, bottom: 0, left: 0 });
  });

  it('inherits computed values: em once, factors of line-height as factors', () => {
    const style = computed('#outer { font-size: 2em; line-height: 1.5; text-indent: 1em } #x { font-size: 50% }', nested);
    expect(style).toMatchObject({ fontSize: 12, lineHeight: { factor: 1.5 }, textIndent: { length: 24 } });
  });

  it('currentColor inherits as the colour it was, except of the property itself', () => {
    const style = computed('#outer { color: red; border: 1pt solid } #x { color: currentColor; border: inherit }', nested);
    expect(style.color).toEqual(red);
    expect(style.border.top).toEqual({ width: 1, style: 'solid', color: red });
    expect(computed('#outer { color: red } #x { color: blue; border: 1pt solid }', nested).border.left.color).toEqual(blue);
  });

  it('inherits fonts’ features each by itself', () => {
    const style = computed('#outer { font-variant: small-caps oldstyle-nums } #x { font-variant-numeric: tabular-nums }', nested);
    expect(style.fontFeatures).toEqual({ smcp: 1, tnum: 1 });
  });

  it('takes the language from lang, and from html for all', () => {
    expect(computed('', '<div lang="uk"><p id="x">a</p></div>').language).toBe('uk');
    expect(computed('', '<p id="x">a</p>').language).toBe('en');
  });

  it('page names inherit; auto is the parent’s', () => {
    expect(computed('#outer { page: wide }', nested).page).toBe('wide');
    expect(computed('#outer { page: wide } #x { page: auto }', nested).page).toBe('wide');
  });
});

describe('CSS Custom Properties 1', () => {
  it.each([
    ['replaces', ':root { --c: green } #x { color: var(--c) }'],
    ['inherits and overrides', ':root { --c: red } #outer { --c: green } #x { color: var(--c) }'],
    ['falls back', '#x { color: var(--none, green) }'],
    ['falls back through another', '#x { color: var(--none, var(--none2, green)) }'],
    ['resolves in each other', ':root { --a: var(--b); --b: green } #x { color: var(--a) }'],
    ['is case-sensitive', ':root { --C: red; --c: green } #x { color: var(--c) }'],
    ['keeps its place: var() of the element that declares it', ':root { --b: green; --a: var(--b) } #x { --b: red; color: var(--a) }'],
    ['inside functions', '#x { --g: 128; color: rgb(0 var(--g) 0) }'],
    ['initial is no value', ':root { --c: red } #x { --c: initial; color: var(--c, green) }'],
    ['a fallback may be inherit', '#outer { color: green } #x { color: var(--none, inherit) }'],
  ])('%s', (_name, css) => {
    expect(computed(css, nested).color).toEqual(green);
  });

  it('expands in shorthands', () => {
    expect(computed(':root { --s: 1pt 2pt; --w: 3pt } #x { margin: var(--s) calc(var(--w) + 1pt); border: var(--w) solid red }', nested)).toMatchObject({
      margin: { top: 1, right: 2, bottom: 4, left: 2 }, border: { top: { width: 3, style: 'solid', color: red } },
    });
  });

  it('cycles have no value, and the property is unset', () => {
    const styled = style(':root { --a: var(--b); --b: var(--a) } #x { color: var(--a) }', nested);
    expect(byId(styled.document, 'x').style.color).toEqual(black);
    expect(messages(styled)).toEqual(['missing-custom-property 1:45 a custom property in "color" has no value (define it, or give var() a fallback)']);
  });

  it('what does not fit after replacement is told with its place', () => {
    const styled = style('#x {\n  --w: red;\n  width: var(--w);\n}');
    expect(messages(styled)[0]).toMatch(/^invalid-value 3:3 "red" is no value of "width" \(allowed: auto/);
  });

  it('a thousandfold growth ends', () => {
    const css = Array.from({ length: 30 }, (_, index) => `--v${index + 1}: var(--v${index}) var(--v${index});`).join(' ');
    const styled = style(`:root { --v0: x; ${css} } #x { color: var(--v30) }`);
    expect(messages(styled)[0]).toContain('missing-custom-property');
  });

  it('takes parameters from the program, which sheets may override', () => {
    expect(computed('#x { color: var(--accent) }', nested, { parameters: { accent: 'green' } }).color).toEqual(green);
    expect(computed(':root { --accent: red } #x { color: var(--accent) }', nested, { parameters: { accent: 'green' } }).color).toEqual(red);
  });
});

describe('@import and links', () => {
  const sheets: Readonly<Record<string, string>> = {
    'a.css': '@import "b.css"; p { color: green }', 'b.css': 'p { color: red; margin: 1pt }', 'loop.css': '@import "loop.css"; p { color: green }',
    'layered.css': '#x { color: red }', 'css/sub/far.css': '@import "../near.css"; #x { background: url(a.png) } @font-face { font-family: F; src: url(f.ttf) }',
    'css/near.css': '#x { list-style-image: url("../img/b.png"); content: url(data:x) url(/c.png) }',
  };
  const readSheet = (href: string): string => {
    const text = sheets[href];
    if (text === undefined) throw new Error('no such file');
    return text;
  };

  it('comes before the sheet that imports', () => {
    expect(computed('@import url(a.css);', nested, { readSheet })).toMatchObject({ color: green, margin: { top: 1 } });
  });

  it('may go into a layer', () => {
    expect(computed('@import "layered.css" layer(base); p { color: green }', nested, { readSheet }).color).toEqual(green);
  });

  it('addresses count from the sheet that they stand in', () => {
    const { document, diagnostics } = style('@import "css/sub/far.css";', nested, { readSheet });
    expect(diagnostics).toEqual([]);
    const { backgroundLayers, listStyleImage, content } = byId(document, 'x').style;
    expect(backgroundLayers[0]?.image).toEqual({ kind: 'url', url: 'css/sub/a.png' });
    expect([listStyleImage, content]).toEqual(['img/b.png', [{ kind: 'image', url: 'data:x' }, { kind: 'image', url: '/c.png' }]]);
    expect(document.fontFaces[0]?.sources).toEqual(['css/sub/f.ttf']);
    const base = styleDocument(parseHtml('<p id="x">a</p>', 'x', () => undefined), [{ text: 'p { background: url(i/a.png) }', file: 'b.css', folder: 'base:' }], {}, () => undefined);
    expect(byId(base, 'x').style.backgroundLayers[0]?.image).toEqual({ kind: 'url', url: 'base:i/a.png' });
  });

  it('ends where a sheet imports itself, and tells of missing ones', () => {
    expect(messages(style('@import "loop.css";', nested, { readSheet }))).toEqual(['bad-import 1:1 "loop.css" imports itself: it is ignored']);
    expect(messages(style('@import "none.css";', nested, { readSheet }))).toEqual(['missing-sheet 1:1 the style sheet "none.css" cannot be read: no such file']);
    expect(messages(style('p { color: red } @import "a.css";', nested, { readSheet }))).toEqual([
      'bad-import 1:18 @import must stand before all other rules: it is ignored']);
  });
});
