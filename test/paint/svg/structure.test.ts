// Structure and text of drawings: viewports, switch, style sheets, letters with places of their own. Rules of SVG 2.

import { describe, expect, it } from 'vitest';
import { paintHtml } from '../paint.ts';
import { draw } from './draw.ts';

const unit = '<rect width="2" height="2"/>';

describe('viewports (8.2)', () => {
  it('nest, with view box and alignment of their own', () => {
    expect(draw(`<svg x="10" y="10" width="8" height="4" viewBox="0 0 2 2" preserveAspectRatio="xMaxYMid meet">${unit}</svg>`)).toEqual([
      'push clip M10 10 L18 10 L18 14 L10 14 Z', '  path M14 10 L18 10 L18 14 L14 14 Z fill #000000', 'pop',
    ]);
    expect(draw(`<svg x="10" width="8" height="4" viewBox="0 0 2 2" preserveAspectRatio="xMidYMin slice" overflow="visible">${unit}</svg>`)).toEqual(['path M10 0 L18 0 L18 8 L10 8 Z fill #000000']);
  });

  it('are what percentages within refer to', () => {
    expect(draw('<svg width="20" height="10" viewBox="0 0 200 100" overflow="visible"><rect width="50%" height="10%"/></svg>')).toEqual(['path M0 0 L10 0 L10 1 L0 1 Z fill #000000']);
    expect(draw('<circle cx="50%" cy="25%" r="10%"/>')[0]).toMatch(/^path M24 10 /);
    expect(draw('<rect width="0.5in" height="6pt"/>')).toEqual(['path M0 0 L48 0 L48 8 L0 8 Z fill #000000']);
  });

  it('come from symbols by the size of the use', () => {
    expect(draw(`<symbol id="s" viewBox="0 0 2 2" overflow="visible">${unit}</symbol><use href="#s" x="4" width="8" height="8"/>`)).toEqual(['path M4 0 L12 0 L12 8 L4 8 Z fill #000000']);
  });
});

describe('switch (5.8)', () => {
  it('draws the first child that fits', () => {
    expect(draw('<switch><foreignObject/><g systemLanguage="de"><rect width="1" height="1"/></g><g systemLanguage="fr, en"><rect width="2" height="2"/></g><rect width="3" height="3"/></switch>')).toEqual(['path M0 0 L2 0 L2 2 L0 2 Z fill #000000']);
  });

  it('tells what is missing only if nothing fits', () => {
    const found = (inside: string): readonly string[] => paintHtml(`<svg role="img" aria-label="x" width="9" height="9"><switch>${inside}</switch></svg>`).diagnostics.map(({ code }) => code);
    expect([found('<foreignObject/><rect width="1" height="1"/>'), found('<foreignObject/>')]).toEqual([[], ['svg-unsupported']]);
  });
});

describe('style (6.2)', () => {
  it('comes from sheets in the drawing, by cascade', () => {
    expect(draw('<style>rect { fill: red } .b { fill: currentColor; stroke: blue; stroke-width: 2px }</style><g color="lime"><rect fill="gold" width="1" height="1"/><rect class="b" width="2" height="2"/></g>')).toEqual([
      'path M0 0 L1 0 L1 1 L0 1 Z fill #ff0000', 'path M0 0 L2 0 L2 2 L0 2 Z fill #00ff00 stroke #0000ff 2',
    ]);
  });

  it('transforms by property instead of attribute, about the origin', () => {
    expect(draw('<rect width="2" height="2" transform="scale(9)" style="transform: translate(4px, 10%) scale(2)"/>')).toEqual(['path M4 4 L8 4 L8 8 L4 8 Z fill #000000']);
  });
});

describe('text (chapter 11)', () => {
  it('places single letters by lists, and turns them', () => {
    expect(draw('<text x="0 10 30" y="10 12" font-size="4">abcd</text>')).toEqual(['text 0 10 "a" 4', 'text 10 12 "b" 4', 'text 30 12 "cd" 4']);
    expect(draw('<text y="10" dx="1 2" font-size="4">ab</text>')).toEqual(['text 1 10 "a" 4', 'text 7 10 "b" 4']);
    expect(draw('<text y="10" rotate="90" font-size="4">ab</text>')).toEqual(['push matrix 0 1 -1 0 0 10', '  text 0 0 "a" 4', 'pop', 'push matrix 0 1 -1 0 4 10', '  text 0 0 "b" 4', 'pop']);
  });

  it('runs along a path, letter by letter, and stops at its end', () => {
    expect(draw('<path id="p" d="M10 10V20" fill="none"/><text font-size="4"><textPath href="#p" startOffset="2">abc</textPath></text>')).toEqual([
      'push matrix 0 1 -1 0 10 14', '  text -2 0 "a" 4', 'pop', 'push matrix 0 1 -1 0 10 18', '  text -2 0 "b" 4', 'pop',
    ]);
  });

  it('is anchored on its path by a part of the length', () => {
    expect(draw('<text font-size="4" text-anchor="middle"><textPath path="M0 10H20" startOffset="50%">ab</textPath></text>')).toEqual(['text 6 10 "a" 4', 'text 10 10 "b" 4']);
  });

  it('has an outline, over it or under it', () => {
    expect(draw('<text y="10" font-size="4" fill="red" stroke="blue" stroke-width=".5">a</text>')).toEqual(['text 0 10 "a" 4 #ff0000', 'text 0 10 "a" 4 #0000ff outline 0.5']);
    expect(draw('<text y="10" font-size="4" fill="none" stroke="blue" paint-order="stroke">a</text>')).toEqual(['text 0 10 "a" 4 #0000ff outline 1']);
  });

  it('is filled with gradients and patterns, by the box of its chunk', () => {
    const gradient = '<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient>';
    expect(draw(`${gradient}<text x="4" y="10" font-size="4" fill="url(#g)">ab</text>`)).toEqual(['text 4 10 "ab" 4 #ff0000 fill linear(0 0 1 0 matrix 8 0 0 4 4 6.8: 0 #ff0000, 1 #0000ff)']);
    expect(draw('<pattern id="p" width="2" height="2" patternUnits="userSpaceOnUse"><rect width="1" height="1"/></pattern><text y="10" font-size="4" fill="url(#p)">a</text>')[0]).toMatch(/^text 0 10 "a" 4 fill pattern\(0 0 2 x 2 /);
  });

  it('is shifted from its baseline by words, lengths and parts of the size', () => {
    const at = (shift: string): string => draw(`<text y="10" font-size="10"><tspan baseline-shift="${shift}">a</tspan></text>`)[0] ?? '';
    expect([at('super'), at('3'), at('-50%')]).toEqual(['text 0 6 "a" 10', 'text 0 7 "a" 10', 'text 0 15 "a" 10']);
  });
});

describe('pictures (12.3)', () => {
  it('keep their ratio in their rectangle, or where a side is missing', () => {
    expect(draw('<image href="40x20.png" x="2" width="10" height="10"/>')).toEqual(['push clip M2 0 L12 0 L12 10 L2 10 Z matrix 1 0 0 1 0 0', '  image 2 2.5 10 x 5 40x20.png 40x20', 'pop']);
    expect(draw('<image href="40x20.png" width="10"/>')[1]).toBe('  image 0 0 10 x 5 40x20.png 40x20');
    expect(draw('<image href="40x20.png" width="10" height="10" preserveAspectRatio="xMinYMin slice"/>')[1]).toBe('  image 0 0 20 x 10 40x20.png 40x20');
  });
});
