// Drawings: a user unit is three quarters of a point.

import { describe, expect, it } from 'vitest';
import { parsePath, pathBounds } from '../../../main/paint/svg/path.ts';
import { parseTransform, viewBoxMatrix } from '../../../main/paint/svg/values.ts';
import { paintHtml } from '../paint.ts';
import { draw } from './draw.ts';

const rounded = (path: ReturnType<typeof parsePath>): string => path.map(([command, ...values]) => command + (values as number[]).map((value) => Math.round(value * 100) / 100).join(' ')).join(' ');

describe('path data', () => {
  it.each([
    ['M1 2 3 4', 'M1 2 L3 4'], ['m1,2 3,4', 'M1 2 L4 6'], ['M0 0h5v5H1V2z', 'M0 0 L5 0 L5 5 L1 5 L1 2 Z'], ['M0 0Q3 3 6 0', 'M0 0 C2 2 4 2 6 0'],
    ['M0 0C1 1 2 1 3 0S5-1 6 0', 'M0 0 C1 1 2 1 3 0 C4 -1 5 -1 6 0'], ['M0 0Q3 3 6 0T12 0', 'M0 0 C2 2 4 2 6 0 C8 -2 10 -2 12 0'],
    ['M0 0 1.5.5-1-1e1', 'M0 0 L1.5 0.5 L-1 -10'], ['M0 0a5 5 0 1110 0', 'M0 0 C0 -2.76 2.24 -5 5 -5 C7.76 -5 10 -2.76 10 0'],
    ['M0 0A5 5 0 0 1 5 5', 'M0 0 C2.76 0 5 2.24 5 5'], ['M0 0A0 5 0 0 1 5 5', 'M0 0 C0 0 5 5 5 5'], ['M1 1L2 2 3', 'M1 1 L2 2'], ['L1 1', ''], ['M0 0zL1 1', 'M0 0 Z L1 1'],
  ])('%s', (data, expected) => expect(rounded(parsePath(data))).toBe(expected));

  it('has bounds that count curves, not their handles', () => {
    expect(pathBounds(parsePath('M0 0C0 10 10 10 10 0')).map((value) => Math.round(value * 100) / 100)).toEqual([0, 0, 10, 7.5]);
  });
});

describe('coordinates', () => {
  it('transforms apply from the right', () => {
    expect(parseTransform('translate(10) scale(2 3)')).toEqual([2, 0, 0, 3, 10, 0]);
    expect(parseTransform('rotate(90 5 5)').map((value) => Math.round(value * 100) / 100)).toEqual([0, 1, -1, 0, 10, 0]);
  });

  it.each([
    ['xMidYMid meet', [1, 0, 0, 1, 10, 0]], ['xMinYMax slice', [2, 0, 0, 2, 0, -20]], ['none', [2, 0, 0, 1, 0, 0]], ['xMaxYMin', [1, 0, 0, 1, 20, 0]],
  ])('preserveAspectRatio %s', (preserve, matrix) => {
    expect(viewBoxMatrix([0, 0, 20, 20], { x: 0, y: 0, width: 40, height: 20 }, preserve)).toEqual(matrix);
  });
});

describe('shapes', () => {
  it('have fills and strokes from attributes and styles', () => {
    expect(draw('<rect x="1" y="1" width="4" height="2" fill="red" stroke="blue" stroke-width="2" stroke-dasharray="1"/>')).toEqual(['path M1 1 L5 1 L5 3 L1 3 Z fill #ff0000 stroke #0000ff 2 dash 1 1']);
    expect(draw('<line x2="4" class="a"/>', '.a { stroke: lime; stroke-linecap: round }')).toEqual(['path M0 0 L4 0 stroke #00ff00 1 round']);
    expect(draw('<g color="#123456"><polygon points="0,0 4,0 4,4" fill="currentColor" fill-opacity=".5"/></g>')).toEqual(['path M0 0 L4 0 L4 4 Z fill #123456/0.5']);
  });

  it('keep the pen round under an uneven scale', () => {
    expect(draw('<path transform="scale(2 1)" d="M0 0L4 0" stroke="red" fill="none"/>')).toEqual(['push matrix 2 0 0 1 0 0', '  path M0 0 L4 0 stroke #ff0000 1', 'pop']);
  });

  it('take gradients in the units of their box or of the drawing', () => {
    const stops = '<stop stop-color="red"/><stop offset="1" stop-color="blue" stop-opacity=".5"/>';
    expect(draw(`<linearGradient id="a">${stops}</linearGradient><rect x="10" width="20" height="10" fill="url(#a)"/>`)).toEqual([
      'path M10 0 L30 0 L30 10 L10 10 Z fill linear(0 0 1 0 matrix 20 0 0 10 10 0: 0 #ff0000, 1 #0000ff/0.5)',
    ]);
    expect(draw(`<radialGradient id="b" gradientUnits="userSpaceOnUse" cx="5" cy="5" r="5" href="#a"/><linearGradient id="a">${stops}</linearGradient><rect width="10" height="10" fill="url(#b)"/>`)).toEqual([
      'path M0 0 L10 0 L10 10 L0 10 Z fill radial(5 5 5 5 5 matrix 1 0 0 1 0 0: 0 #ff0000, 1 #0000ff/0.5)',
    ]);
    expect(draw('<rect width="4" height="4" fill="url(#none) green"/>')).toEqual(['path M0 0 L4 0 L4 4 L0 4 Z fill #008000']);
  });

  it('are clipped and grouped', () => {
    expect(draw('<clipPath id="c"><rect width="2" height="2"/></clipPath><g clip-path="url(#c)" opacity=".5"><rect width="4" height="4"/></g>')).toEqual([
      'push clip M0 0 L2 0 L2 2 L0 2 Z opacity 0.5', '  path M0 0 L4 0 L4 4 L0 4 Z fill #000000', 'pop',
    ]);
  });

  it('are used again, with what they inherit there', () => {
    expect(draw('<defs><g id="g"><rect width="4" height="4"/><rect width="1" height="1" fill="lime"/></g></defs><use href="#g" x="10" fill="red"/>')).toEqual([
      'path M10 0 L14 0 L14 4 L10 4 Z fill #ff0000', 'path M10 0 L11 0 L11 1 L10 1 Z fill #00ff00',
    ]);
    expect(draw('<symbol id="s" viewBox="0 0 2 2"><rect width="2" height="2"/></symbol><use href="#s" width="10" height="10"/>')).toEqual([
      'push clip M0 0 L10 0 L10 10 L0 10 Z', '  path M0 0 L10 0 L10 10 L0 10 Z fill #000000', 'pop',
    ]);
  });
});

describe('text', () => {
  it('is anchored, and goes on in tspans', () => {
    expect(draw('<text x="20" y="10" font-size="4" text-anchor="middle">ab<tspan fill="red" dx="1">c</tspan></text>')).toEqual(['text 13.5 10 "ab" 4', 'text 22.5 10 "c" 4 #ff0000']);
    expect(draw('<text x="0" y="10" font-size="4">a <tspan x="0" dy="5">b</tspan></text>')).toEqual(['text 0 10 "a " 4', 'text 0 15 "b" 4']);
    expect(draw('<text x="40" y="10" font-size="4" text-anchor="end">ab</text>')).toEqual(['text 32 10 "ab" 4']);
  });

  it('stands on the baseline that is asked for', () => {
    const at = (baseline: string): string => draw(`<text y="10" font-size="10" dominant-baseline="${baseline}">a</text>`)[0] ?? '';
    expect([at('auto'), at('central'), at('text-before-edge')]).toEqual(['text 0 10 "a" 10', 'text 0 13 "a" 10', 'text 0 18 "a" 10']);
  });

  it('is turned by a matrix of its own', () => {
    expect(draw('<text transform="rotate(90)" font-size="4">a</text>')).toEqual(['push matrix 0 1 -1 0 0 0', '  text 0 0 "a" 4', 'pop']);
  });
});

describe('what cannot be drawn', () => {
  it('is reported once a drawing', () => {
    const { diagnostics } = paintHtml('<svg role="img" aria-label="x" width="10" height="10"><foreignObject/><foreignObject/><filter id="f"/><rect width="1" height="1" filter="url(#f)"><animate/></rect></svg>');
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'svg-unsupported: "foreignObject" is not supported in SVG drawings and is left out', 'svg-unsupported: "filter" is not supported in SVG drawings and is left out',
      'svg-unsupported: "animate" is not supported in SVG drawings and is left out',
    ]);
  });

  it('does not measure for ever, nor tile the invisible', () => {
    const bomb = Array.from({ length: 12 }, (_, level) => `<g id="g${level}">${`<use href="#g${level + 1}"/>`.repeat(10)}</g>`).join('');
    const clip = '<clipPath id="c" clipPathUnits="objectBoundingBox"><rect width="1" height="1"/></clipPath>';
    const codes = (inside: string): readonly string[] => paintHtml(`<svg role="img" aria-label="x" width="10" height="10">${inside}</svg>`).diagnostics.map(({ code, message }) => `${code}: ${message}`);
    expect(codes(`<defs>${bomb}${clip}<g id="g12"><rect width="1" height="1"/></g></defs><g clip-path="url(#c)"><use href="#g0"/></g>`)).toEqual(['svg-too-large: the drawing has over 100000 elements; the rest is left out']);
    expect(codes('<pattern id="p" width=".001" height="9" patternUnits="userSpaceOnUse"><rect width="9" height="9"/></pattern><rect width="9" height="9" fill="url(#p)"/>')).toEqual([
      'svg-unsupported: "pattern with cells too small to see" is not supported in SVG drawings and is left out',
    ]);
  });

  it('does not run for ever', () => {
    const bomb = Array.from({ length: 12 }, (_, level) => `<g id="g${level}">${`<use href="#g${level + 1}"/>`.repeat(10)}</g>`).join('');
    const { diagnostics } = paintHtml(`<svg role="img" aria-label="x" width="10" height="10">${bomb}<g id="g12"><rect width="1" height="1"/></g><g id="loop"><use href="#loop"/></g></svg>`);
    expect(diagnostics.map(({ code }) => code)).toEqual(['svg-too-large']);
  });
});
