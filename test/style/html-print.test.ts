// The user agent's sheet and presentational attributes: how HTML looks before the author says anything.

import { describe, expect, it } from 'vitest';
import { dumpStyle } from '../../main/style/dump.ts';
import type { ComputedStyle } from '../../main/style/computed-style.ts';
import { computed, style } from './support.ts';

describe('elements', () => {
  it.each<readonly [string, Partial<ComputedStyle>]>([
    ['<h2 id="x">a</h2>', { fontSize: 18, fontWeight: 700, breakAfter: 'avoid', bookmarkLevel: 2, textWrap: 'balance' }],
    ['<blockquote id="x">a</blockquote>', { display: 'block', margin: { top: 12, right: 30, bottom: 12, left: 30 } }],
    ['<ul><li><ul id="x"></ul></ul>', { listStyleType: 'circle', margin: { top: 0, right: 0, bottom: 0, left: 0 }, padding: { top: 0, right: 0, bottom: 0, left: 30 } }],
    ['<div dir="rtl"><ul id="x"></ul></div>', { padding: { top: 0, right: 30, bottom: 0, left: 0 }, direction: 'rtl' }],
    ['<table><thead id="x"></thead></table>', { display: 'table-header-group', breakAfter: 'avoid' }],
    ['<table><tr><th id="x">a</th></tr></table>', { display: 'table-cell', fontWeight: 700, textAlign: 'center', verticalAlign: 'middle' }],
    ['<b><b id="x">a</b></b>', { fontWeight: 900 }],
    ['<sup id="x">a</sup>', { verticalAlign: 'super', fontSize: 10 }],
    ['<pre id="x">a</pre>', { whiteSpaceCollapse: 'preserve', textWrap: 'nowrap', fontFamily: ['monospace'] }],
    ['<p hidden id="x">a</p>', { display: 'none' }],
    ['<details><summary>a</summary><p id="x">b</p></details>', { display: 'block' }],
  ])('%s', (body, expected) => {
    expect(computed('', body)).toMatchObject(expected);
  });
});

describe('presentational attributes (HTML, 15.3)', () => {
  it.each<readonly [string, Partial<ComputedStyle>]>([
    ['<img id="x" width="100" height="50%">', { width: 75, height: { kind: 'percent', percent: 50, length: 0 } }],
    ['<table id="x" align="center" cellspacing="4" bgcolor="eee"></table>', { borderSpacing: [3, 3], backgroundColor: { r: 238, g: 238, b: 238, a: 1 } }],
    ['<table cellpadding="8"><tr><td id="x"></table>', { padding: { top: 6, right: 6, bottom: 6, left: 6 } }],
    ['<ol id="x" type="A"></ol>', { listStyleType: 'upper-alpha' }],
    ['<img id="x" align="right">', { float: 'right' }],
    ['<table><tr><td id="x" nowrap></table>', { textWrap: 'nowrap' }],
    ['<p id="x" width="100">a</p>', { width: 'auto' }],
    ['<p id="x" align="red; color: red">a</p>', { textAlign: 'start', color: { r: 0, g: 0, b: 0, a: 1 } }],
    ['<font id="x" color="red; } * { color: blue" size="+1">a</font>', { fontSize: 13.5, color: { r: 0, g: 0, b: 0, a: 1 } }],
  ])('%s', (body, expected) => {
    expect(computed('', body)).toMatchObject(expected);
  });

  it('SVG’s inherit where SVG says so, and lengths become user units', () => {
    const svg = '<svg fill="red" stroke-width="1pt" opacity=".5"><g stop-color="blue"><path id="x" stroke="currentColor"/></g></svg>';
    expect(computed('path { stroke-dasharray: 1mm 2 }', svg).svg).toEqual({
      fill: '#ff0000', 'stroke-width': '1.3333', stroke: 'currentColor', 'stroke-dasharray': '3.7795 2' });
    expect(computed('g { fill: oklch(0 0 0) }', svg).svg['fill']).toBe('#000000');
    expect(computed('', svg).opacity).toBe(1);
  });
});

describe('the dump', () => {
  it('says only what differs', () => {
    const { document } = style('p { color: #036; margin: 0 } @page { size: 100pt 200pt; margin: 10pt; @top-left { content: "x" } }', '<p class="a b">t <b>u</b></p>');
    expect(dumpStyle(document)).toBe(`html language:en display:block
  head display:none
  body display:block
    p.a.b color:#003366 display:block
      b fontWeight:700
@page 100 × 200 margin:10
  @top-left textAlign:left verticalAlign:middle content:[{kind:string text:x}]
  @footnote border:(0.5/solid/#000000 none none none) margin:(9 0 0 0) padding:(4 0 0 0)
`);
  });
});
