// What is painted, and in what order. Square font: every glyph is one em wide, 0.8 above the baseline.

import { describe, expect, it } from 'vitest';
import { dumpPage } from '../../main/paint/dump.ts';
import { paintDocument } from '../../main/paint/document.ts';
import { layoutHtml, squareFonts } from '../support/layout-html.ts';
import { paintHtml, paintLines } from './paint.ts';

const lines = (body: string, css = ''): readonly string[] => paintLines(body, css).map((line) => line.replace(' Square-400normal 10', ''));

describe('painting order (CSS 2.2, appendix E)', () => {
  it('is: negative z-index, blocks, floats, inlines, positioned', () => {
    const body = `<div style="background: #eee">A<p style="float: left; background: #f00">F</p><div style="position: relative; background: #0f0">R</div>
      <div style="position: absolute; z-index: -1; background: #00f">N</div><b style="background: #ff0">I</b></div>`;
    expect(lines(body)).toEqual([
      'rect 0 20 10 x 10 #0000ff', 'text 0 28 "N"', 'rect 0 0 200 x 30 #eeeeee', 'rect 0 0 10 x 10 #ff0000', 'text 0 8 "F"', 'text 10 8 "A"',
      'rect 0 20 10 x 10 #ffff00', 'text 0 28 "I"', 'rect 0 10 200 x 10 #00ff00', 'text 0 18 "R"',
    ]);
  });

  it('sorts by z-index, then by document order; a z-index inside a box without one counts outside', () => {
    const at = (z: string, text: string, inside = ''): string => `<div style="position: absolute; ${z}">${text}${inside}</div>`;
    expect(lines(at('z-index: 2', 'b') + at('', 'a', at('z-index: 3', 'c')) + at('z-index: 1', 'x', at('z-index: 9', 'y')))).toEqual([
      'text 0 8 "a"', 'text 0 8 "x"', 'text 0 18 "y"', 'text 0 8 "b"', 'text 0 18 "c"',
    ]);
  });

  it('keeps a float together', () => {
    expect(lines('<div style="float: left; background: #111"><p style="background: #222">f</p></div><p style="background: #333">p</p>')).toEqual([
      'rect 0 0 200 x 10 #333333', 'rect 0 0 10 x 10 #111111', 'rect 0 0 10 x 10 #222222', 'text 0 8 "f"', 'text 10 8 "p"',
    ]);
  });

  it('paints positioned inline boxes above the lines, by z-index, where they are shifted to', () => {
    expect(lines('<p><b style="position: relative; top: 2pt; background: #111">a<i style="position: relative; z-index: -1">b</i></b><i style="position: relative; z-index: 2">c</i>d<i style="opacity: .5">e</i></p><p>f</p>')).toEqual([
      'text 10 10 "b"', 'text 30 8 "d"', 'text 0 18 "f"', 'rect 0 2 20 x 10 #111111', 'text 0 10 "a"', 'push opacity 0.5', '  text 40 8 "e"', 'pop', 'text 20 8 "c"',
    ]);
  });

  it('paints a positioned inline block with the layers', () => {
    expect(lines('<p><i style="position: relative; display: inline-block; left: 1pt">a</i>b</p>')).toEqual(['text 10 8 "b"', 'text 1 8 "a"']);
  });

  it('paints an inline block in its line, in one go', () => {
    expect(lines('<p>a<span style="display: inline-block; background: #222"><i style="background: #333">b</i></span>c</p>')).toEqual([
      'text 0 8 "a"', 'rect 10 0 10 x 10 #222222', 'rect 10 0 10 x 10 #333333', 'text 10 8 "b"', 'text 20 8 "c"',
    ]);
  });
});

describe('groups', () => {
  it('opacity holds a box and all that is in it together', () => {
    expect(lines('<div style="opacity: .5; background: #eee">A</div>')).toEqual(['push opacity 0.5', '  rect 0 0 200 x 10 #eeeeee', '  text 0 8 "A"', 'pop']);
  });

  it('overflow cuts off the content, not the border', () => {
    expect(lines('<div style="overflow: hidden; width: 30pt; height: 10pt; border: 1pt solid">overflowing</div>')).toEqual([
      'path M0 0 L32 0 L32 12 L0 12 Z M1 1 L31 1 L31 11 L1 11 Z fill #000000 evenodd',
      'push clip M1 1 L31 1 L31 11 L1 11 Z', '  text 1 9 "overflowing"', 'pop',
    ]);
  });

  it('transforms turn a box around its origin, and its link areas too', () => {
    expect(lines('<div style="transform: translate(10pt, 5pt) rotate(90deg); width: 20pt; height: 20pt"><a href="#y">T</a></div><p id="y">t</p>')).toEqual([
      'text 0 28 "t"', 'push matrix 0 1 -1 0 30 5', '  text 0 8 "T"', 'pop', 'link 20 5 10 x 10 #y', 'destination #y at 0 20',
    ]);
  });

  it('what is hidden is not painted, what is visible in it is', () => {
    expect(lines('<div style="visibility: hidden; background: #eee">a<b style="visibility: visible">b</b></div>')).toEqual(['text 10 8 "b"']);
  });
});

describe('backgrounds', () => {
  it('of the root or the body become the canvas: the page without its margins; the page itself fills the sheet', () => {
    expect(lines('<p>x</p>', '@page { margin: 10pt; background: #eee; @top-left { content: "h" } } body { background: #fed }')).toEqual([
      'rect 0 0 200 x 100 #eeeeee', 'rect 10 10 180 x 80 #ffeedd', 'text 10 18 "x"', 'text 10 8 "h"',
    ]);
  });

  it('of the page go out into the bleed', () => {
    expect(lines('<p>x</p>', '@page { bleed: 3pt; background: #eee }')).toEqual(['rect -3 -3 206 x 106 #eeeeee', 'text 0 8 "x"']);
  });

  it('repeat within their clip', () => {
    expect(lines('<div style="width: 30pt; height: 20pt; background: url(8x8.png) 2pt 0 / 10pt 10pt repeat-x #ccc"></div>')).toEqual([
      'rect 0 0 30 x 20 #cccccc', 'push clip M0 0 L30 0 L30 20 L0 20 Z', '  image -8 0 10 x 10 8x8.png 8x8', '  image 2 0 10 x 10 8x8.png 8x8',
      '  image 12 0 10 x 10 8x8.png 8x8', '  image 22 0 10 x 10 8x8.png 8x8', 'pop',
    ]);
  });

  it.each([
    ['cover', 'image 0 0 60 x 30'], ['contain', 'image 10 5 40 x 20'], ['20pt auto', 'image 20 10 20 x 10'], ['auto 15pt', 'image 15 7.5 30 x 15'],
  ])('of size %s keep the ratio', (size, expected) => {
    const width = size === 'cover' ? 40 : 40;
    const body = `<div style="width: ${width + (size === 'contain' ? 0 : 20)}pt; height: 30pt; background: url(16x8.png) no-repeat center / ${size}"></div>`;
    const image = lines(body).find((line) => line.includes('image'))?.trim();
    expect(image).toBe(`${size === 'contain' ? 'image 0 5 40 x 20' : expected} 16x8.png 16x8`);
  });

  it('that are gradients run as the angle says', () => {
    const gradient = (css: string): string => lines(`<div style="width: 40pt; height: 20pt; background: ${css}"></div>`)[0]?.replace(/^.*fill /, '') ?? '';
    expect(gradient('linear-gradient(red, blue)')).toBe('linear(20 0 20 20: 0 #ff0000, 1 #0000ff)');
    expect(gradient('linear-gradient(to right, red 25%, lime, blue)')).toBe('linear(0 10 40 10: 0.25 #ff0000, 0.63 #00ff00, 1 #0000ff)');
    expect(gradient('linear-gradient(90deg, transparent, blue)')).toBe('linear(0 10 40 10: 0 #0000ff/0, 1 #0000ff)');
    expect(gradient('radial-gradient(circle at 0 0, red, blue)')).toBe('radial(0 0 44.72: 0 #ff0000, 1 #0000ff)');
    expect(gradient('radial-gradient(red, blue)')).toBe('radial(20 10 28.28 matrix 1 0 0 0.5 0 5: 0 #ff0000, 1 #0000ff)');
  });

  it('that are conic gradients turn clockwise from the top, around their place', () => {
    const gradient = (css: string): string => lines(`<div style="width: 40pt; height: 30pt; background: ${css}"></div>`)[0]?.replace(/^.*fill /, '') ?? '';
    expect(gradient('conic-gradient(red, blue)')).toBe('conic(25 0 matrix 1 0 0 1 20 15: 0 #ff0000, 1 #0000ff)');
    expect(gradient('conic-gradient(from 90deg at 0 0, red, 90deg, lime 50%, blue)')).toMatch(/^conic\(50 1\.57 matrix 1 0 0 1 0 0: 0 #ff0000,.* 0\.5 #00ff00, 1 #0000ff\)$/);
    expect(gradient('conic-gradient(red -180deg, blue 1.5turn)')).toBe('conic(25 0 matrix 1 0 0 1 20 15: 0 #bf0040, 1 #4000bf)');
    expect(gradient('repeating-conic-gradient(red, blue 50%)')).toBe('conic(25 0 matrix 1 0 0 1 20 15: 0 #ff0000, 0.5 #0000ff, 0.5 #ff0000, 1 #0000ff)');
  });

  it('that are fixed stand in the page area, but within a transform', () => {
    const gradient = (css: string): readonly string[] => lines(`<div style="margin-left: 30pt; width: 40pt; height: 30pt; ${css}; background: linear-gradient(red, blue) fixed"></div>`, '@page { margin: 10pt 20pt }');
    expect(gradient('')).toEqual(['path M50 10 L90 10 L90 40 L50 40 Z fill linear(100 10 100 90: 0 #ff0000, 1 #0000ff)']);
    expect(gradient('transform: scale(1)')[1]).toBe('  path M50 10 L90 10 L90 40 L50 40 Z fill linear(70 10 70 40: 0 #ff0000, 1 #0000ff)');
  });

  it('of table rows show in the cells only, where there are gaps', () => {
    const body = '<table style="border-spacing: 2pt"><tr style="background: #abc"><td style="padding: 0">a<td style="padding: 0">b</table>';
    expect(lines(body)).toEqual(['rect 2 2 10 x 10 #aabbcc', 'rect 14 2 10 x 10 #aabbcc', 'text 2 10 "a"', 'text 14 10 "b"']);
  });
});

describe('borders', () => {
  it('that look alike all round are one path, single ones a bar', () => {
    expect(lines('<div style="border: 2pt solid red; width: 20pt">A</div><div style="border-bottom: 2pt solid red; width: 20pt">B</div>').slice(0, 2)).toEqual([
      'path M0 0 L24 0 L24 14 L0 14 Z M2 2 L22 2 L22 12 L2 12 Z fill #ff0000 evenodd', 'rect 0 24 20 x 2 #ff0000',
    ]);
  });

  it('that differ meet at the mitre', () => {
    expect(lines('<div style="border: 2pt solid; border-color: red green; width: 20pt">C</div>').filter((line) => line.startsWith('push'))).toEqual([
      'push clip M0 0 L24 0 L22 2 L2 2 Z', 'push clip M24 0 L24 14 L22 12 L22 2 Z', 'push clip M24 14 L0 14 L2 12 L22 12 Z', 'push clip M0 14 L0 0 L2 2 L2 12 Z',
    ]);
  });

  it('end where a box is cut, and its corners are square there', () => {
    const [first = '', second = ''] = paintHtml('<div style="border: 2pt solid red; border-radius: 4pt; height: 150pt"></div>').painted.pages.map((page) => dumpPage(page));
    expect(first).toContain('path M4 0 L196 0 C198.21 0 200 1.79 200 4 L200 100 L0 100 L0 4 C0 1.79 1.79 0 4 0 Z');
    expect(second).toContain('path M0 0 L200 0 L200 ');
  });

  it('are dashed and dotted in whole periods', () => {
    const [dashed = '', dotted = ''] = ['dashed', 'dotted'].map((style) => lines(`<div style="border-top: 2pt ${style} red; width: 38pt">x</div>`).join(' '));
    expect(dashed).toContain('path M0 1 L38 1 stroke #ff0000 2 dash 4 1.67');
    // A little longer than to the middle of the last dot, which must not be lost.
    expect(dotted).toContain('path M1 1 L37.02 1 stroke #ff0000 2 dash 0 4 round');
    const around = lines('<div style="border: 2pt dashed red; border-radius: 10pt; width: 38pt; height: 18pt"></div>').join(' ');
    // Around 40 by 20 points with corners of 9: the dashes meet where they begin.
    const [, dash = 0, gap = 0] = (/ dash ([\d.]+) ([\d.]+)/.exec(around) ?? []).map(Number);
    const turns = (120 - 8 * 9 + 2 * Math.PI * 9) / (dash + gap);
    expect(Math.abs(turns - Math.round(turns))).toBeLessThan(0.02);
  });
});

describe('text', () => {
  it('carries the lines of the elements around it', () => {
    expect(lines('<p><u>a <i>b</i></u> c</p><p style="text-decoration: line-through">d</p>')).toEqual([
      'rect 0 9 20 x 0.5 #000000', 'text 0 8 "a "', 'rect 20 9 10 x 0.5 #000000', 'text 20 8 "b"', 'text 30 8 " c"', 'text 0 18 "d"', 'rect 0 15 10 x 0.5 #000000',
    ]);
  });

  it('does not carry them into floats and inline blocks', () => {
    expect(lines('<u><span style="float: left">f</span>a<span style="display: inline-block">b</span></u>')).toEqual([
      'text 0 8 "f"', 'rect 10 9 10 x 0.5 #000000', 'text 10 8 "a"', 'text 20 8 "b"',
    ]);
  });
});

describe('pictures', () => {
  it('that are missing are a frame with the alternative text', () => {
    expect(lines('<img src="no.png" alt="Alt" width="60" height="20">')).toEqual(['path M0.25 0.25 L44.75 0.25 L44.75 14.75 L0.25 14.75 Z stroke #808080 0.5', 'text 3 11 "Alt" Square-400normal 8 #505050']);
  });

  it('larger than their box are cut off', () => {
    expect(lines('<img src="40x20.png" alt="x" style="width: 20pt; height: 20pt; object-fit: cover">')).toEqual([
      'push clip M0 0 L20 0 L20 20 L0 20 Z', '  image -10 0 40 x 20 40x20.png 40x20', 'pop',
    ]);
  });
});

describe('links, places and outline', () => {
  it('have an area for each line', () => {
    const found = lines('<p style="width: 50pt">a <a href="https://example.org">bb cc dd</a></p>').filter((line) => line.startsWith('link'));
    expect(found).toEqual(['link 20 0 20 x 10 https://example.org', 'link 0 10 50 x 10 https://example.org']);
  });

  it('come from headings, in document order, once each', () => {
    const { painted } = paintHtml('<h1 id="a">A</h1><p style="height: 80pt"></p><h2 id="b">B</h2><h1>C</h1>');
    expect(painted.outline.map(({ level, label, page, x, y }) => [level, label, page, x, y])).toEqual([[1, 'A', 1, 0, 0], [2, 'B', 1, 0, 90], [1, 'C', 2, 0, 0]]);
    expect(painted.pages[0]?.destinations).toEqual([{ id: 'a', x: 0, y: 0 }, { id: 'b', x: 0, y: 90 }]);
  });
});

describe('a document painted twice', () => {
  it('gives the same pages as the same objects', () => {
    const { laidOut } = layoutHtml('<!DOCTYPE html><p>a</p><p style="break-before: page">b</p>');
    const [first, second] = [paintDocument(laidOut, squareFonts, () => {}), paintDocument(laidOut, squareFonts, () => {})];
    expect(first.pages.length).toBe(2);
    first.pages.forEach((page, index) => expect(second.pages[index]).toBe(page));
  });
});

describe('decoration (CSS Text Decoration 3, 2.1)', () => {
  it('is one line for all that is in the element, raised text too', () => {
    const rects = (body: string): readonly string[] => lines(body).filter((line) => line.startsWith('rect')).map((line) => line.split(' ').slice(1, 3).join(' '));
    const [plain] = rects('<p><u>a</u></p>');
    expect(rects('<p><u>a<sup style="font-size: 5pt">b</sup><i style="vertical-align: -2pt">c</i></u></p>')).toEqual([plain, plain!.replace('0 ', '10 '), plain!.replace('0 ', '15 ')]);
  });

  it('of a block runs along its lines, once', () => {
    expect(lines('<p style="text-decoration: underline">a<b>b</b></p>').filter((line) => line.startsWith('rect'))).toHaveLength(2);
  });
});
