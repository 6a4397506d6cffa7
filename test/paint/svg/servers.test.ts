// What shapes of drawings refer to: patterns, markers, masks, clip paths, spreading gradients. Rules of SVG 2 and CSS Masking 1.

import { describe, expect, it } from 'vitest';
import { paintHtml } from '../paint.ts';
import { draw } from './draw.ts';

describe('patterns (14.3)', () => {
  const stripe = '<rect width="1" height="4" fill="red"/>';

  it('repeat a cell of user space, from its own x and y on', () => {
    expect(draw(`<pattern id="p" x="1" y="2" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(90)">${stripe}</pattern><rect width="8" height="8" fill="url(#p)"/>`)).toEqual([
      'path M0 0 L8 0 L8 8 L0 8 Z fill pattern(1 2 4 x 4 matrix 0 1 -1 0 0 0: path M1 2 L2 2 L2 6 L1 6 Z fill #ff0000 <Figure>)',
    ]);
  });

  it('measure the cell, and its content, by the box of what they fill', () => {
    expect(draw(`<pattern id="p" width=".5" height=".25" patternContentUnits="objectBoundingBox"><rect width=".25" height=".1"/></pattern><rect x="10" width="8" height="20" fill="url(#p)"/>`)).toEqual([
      'path M10 0 L18 0 L18 20 L10 20 Z fill pattern(10 0 4 x 5 matrix 1 0 0 1 0 0: path M10 0 L12 0 L12 2 L10 2 Z fill #000000 <Figure>)',
    ]);
  });

  it('fit a view box into the cell, and take from another what they lack', () => {
    expect(draw(`<pattern id="q" viewBox="0 0 2 2">${stripe}</pattern><pattern id="p" href="#q" width="4" height="4" patternUnits="userSpaceOnUse"/><path d="M0 0L9 0" stroke="url(#p)" stroke-opacity=".5"/>`)).toEqual([
      'path M0 0 L9 0 fill #000000 stroke pattern(0 0 4 x 4 matrix 1 0 0 1 0 0 opacity 0.5: path M0 0 L2 0 L2 8 L0 8 Z fill #ff0000 <Figure>) 1',
    ]);
  });

  it('without a cell fall back to the colour behind the address; in themselves they end', () => {
    expect(draw(`<pattern id="p">${stripe}</pattern><rect width="4" height="4" fill="url(#p) lime"/>`)).toEqual(['path M0 0 L4 0 L4 4 L0 4 Z fill #00ff00']);
    expect(paintHtml('<svg role="img" aria-label="x" width="9" height="9"><pattern id="p" width="1" height="1"><rect width="1" height="1" fill="url(#p)"/></pattern><rect width="2" height="2" fill="url(#p)"/></svg>').diagnostics).toEqual([]);
  });
});

describe('markers (11.6)', () => {
  const dot = '<rect width="1" height="1"/>';
  const square = (marker: string, d: string, more = ''): readonly string[] => draw(`<marker id="m" overflow="visible" ${marker}>${dot}</marker><path d="${d}" fill="none" stroke="red" ${more}/>`).slice(1);

  it('stand at the start, the middle and the end, in units of the stroke', () => {
    expect(square('', 'M10 10L20 10L30 10', 'stroke-width="2" marker-start="url(#m)" marker-mid="url(#m)" marker-end="url(#m)"')).toEqual([
      'path M10 10 L12 10 L12 12 L10 12 Z fill #000000', 'path M20 10 L22 10 L22 12 L20 12 Z fill #000000', 'path M30 10 L32 10 L32 12 L30 12 Z fill #000000',
    ]);
    expect(square('markerUnits="userSpaceOnUse" refX="1" refY="1"', 'M10 10L20 10', 'stroke-width="2" marker-end="url(#m)"')).toEqual(['path M19 9 L20 9 L20 10 L19 10 Z fill #000000']);
  });

  it('turn with the path: half way between its two directions at a corner', () => {
    expect(square('orient="auto"', 'M10 10L10 20', 'marker-end="url(#m)"')).toEqual(['path M10 20 L10 21 L9 21 L9 20 Z fill #000000']);
    expect(square('orient="auto"', 'M0 0L10 0L10 10', 'marker-mid="url(#m)"')).toEqual(['path M10 0 L10.71 0.71 L10 1.41 L9.29 0.71 Z fill #000000']);
    expect(square('orient="auto-start-reverse"', 'M10 10L20 10', 'marker-start="url(#m)"')).toEqual(['path M10 10 L9 10 L9 9 L10 9 Z fill #000000']);
    expect(square('orient="90"', 'M10 10L20 10', 'marker-start="url(#m)"')).toEqual(['path M10 10 L10 11 L9 11 L9 10 Z fill #000000']);
  });

  it('turn along the handles of a curve, and at the point where a path closes', () => {
    expect(square('orient="auto"', 'M0 0C0 10 10 10 10 0', 'marker-start="url(#m)"')).toEqual(['path M0 0 L0 1 L-1 1 L-1 0 Z fill #000000']);
    // Arriving upwards, leaving to the right: half way between.
    expect(square('orient="auto"', 'M0 0L10 0L0 10Z', 'marker-end="url(#m)"')).toEqual(['path M0 0 L0.71 -0.71 L1.41 0 L0.71 0.71 Z fill #000000']);
  });

  it('have a view box, cut off what lies outside, and know the colours of the line', () => {
    expect(draw('<marker id="m" viewBox="0 0 10 10" refX="5" refY="5" markerWidth="2" markerHeight="2"><rect width="10" height="10" fill="context-stroke"/></marker><path d="M10 10L20 10" stroke="red" marker-start="url(#m)"/>').slice(1)).toEqual([
      'push clip M9 9 L11 9 L11 11 L9 11 Z', '  path M9 9 L11 9 L11 11 L9 11 Z fill #ff0000', 'pop',
    ]);
  });
});

describe('masks (CSS Masking 1)', () => {
  it('let through by light, within their region', () => {
    expect(draw('<mask id="m"><rect width="9" height="9" fill="white"/><rect width="4" height="4" fill="red"/></mask><rect width="10" height="10" mask="url(#m)"/>')).toEqual([
      'push mask(push clip M-1 -1 L11 -1 L11 11 L-1 11 Z; path M0 0 L9 0 L9 9 L0 9 Z fill #ffffff <Figure>; path M0 0 L4 0 L4 4 L0 4 Z fill #363636 <Figure>; pop)',
      '  path M0 0 L10 0 L10 10 L0 10 Z fill #000000', 'pop',
    ]);
  });

  it('take units of the box that is masked, a group of shapes too', () => {
    expect(draw('<mask id="m" maskContentUnits="objectBoundingBox" x="0" y="0" width="1" height="1" mask-type="alpha"><rect width=".5" height="1" fill="red"/></mask><g mask="url(#m)"><rect x="10" width="5" height="10"/><rect x="20" width="10" height="5"/></g>')[0]).toBe(
      'push alpha-mask(push clip M10 0 L30 0 L30 10 L10 10 Z; path M10 0 L20 0 L20 10 L10 10 Z fill #ff0000 <Figure>; pop)',
    );
  });
});

describe('clip paths (CSS Masking 1)', () => {
  it('show what use refers to, and are clipped themselves', () => {
    const clip = '<clipPath id="b"><rect width="3" height="3"/></clipPath><rect id="r" width="5" height="5"/><clipPath id="c" clip-path="url(#b)"><use href="#r" x="1"/></clipPath>';
    expect(draw(`<defs>${clip}</defs><rect width="9" height="9" clip-path="url(#c)"/>`)).toEqual([
      'push clip M0 0 L3 0 L3 3 L0 3 Z', '  push clip M1 0 L6 0 L6 5 L1 5 Z', '    path M0 0 L9 0 L9 9 L0 9 Z fill #000000', '  pop', 'pop',
    ]);
  });

  it('measure by the box of a group', () => {
    expect(draw('<clipPath id="c" clipPathUnits="objectBoundingBox"><rect width=".5" height="1"/></clipPath><g clip-path="url(#c)"><rect x="10" width="10" height="10"/><rect y="10" width="10" height="10"/></g>')[0]).toBe('push clip M0 0 L10 0 L10 20 L0 20 Z');
  });
});

describe('gradients (14.2)', () => {
  const stops = '<stop stop-color="red"/><stop offset="1" stop-color="blue"/>';
  const fill = (gradient: string): string => draw(`${gradient}<rect width="40" height="40" fill="url(#g)"/>`)[0]?.replace(/^.* fill /, '') ?? '';

  it('repeat or reflect over what they fill', () => {
    expect(fill(`<linearGradient id="g" gradientUnits="userSpaceOnUse" x2="40" spreadMethod="repeat">${stops}</linearGradient>`)).toBe(
      'linear(-40 0 80 0 matrix 1 0 0 1 0 0: 0 #ff0000, 0 #ff0000, 0.33 #0000ff, 0.33 #0000ff, 0.33 #ff0000, 0.33 #ff0000, 0.67 #0000ff, 0.67 #0000ff, 0.67 #ff0000, 0.67 #ff0000, 1 #0000ff, 1 #0000ff)');
    expect(fill(`<radialGradient id="g" gradientUnits="userSpaceOnUse" cx="20" cy="20" r="30" fx="10" spreadMethod="reflect">${stops}</radialGradient>`)).toMatch(/^radial\(40 20 90 10 20 .*: 0 #ff0000, .*0\.33 #0000ff, 0\.33 #0000ff, .*0\.67 #ff0000, 0\.67 #ff0000, .*1 #0000ff\)$/);
  });

  it('have a focus with a radius of its own, and transforms', () => {
    expect(fill(`<radialGradient id="g" gradientUnits="userSpaceOnUse" cx="20" cy="20" r="10" fr="2" gradientTransform="scale(2)">${stops}</radialGradient>`)).toBe('radial(20 20 10 20 20 2 matrix 2 0 0 2 0 0: 0 #ff0000, 1 #0000ff)');
  });

  it('of no length are their last colour', () => {
    expect(fill(`<linearGradient id="g" x2="0">${stops}</linearGradient>`)).toBe('#0000ff');
    expect(fill(`<radialGradient id="g" r="0">${stops}</radialGradient>`)).toBe('#0000ff');
  });
});

describe('strokes (13.5)', () => {
  const stroke = (more: string): string => draw(`<path d="M0 0L40 0" stroke="red" ${more}/>`)[0]?.replace(/^.* stroke /, '') ?? '';

  it('have dashes in lengths, parts of the drawing, or the author\'s measure', () => {
    expect(stroke('stroke-dasharray="3 1px 2"')).toBe('#ff0000 1 dash 3 1 2 3 1 2');
    expect(stroke('stroke-dasharray="10%"')).toBe('#ff0000 1 dash 4 4');
    expect(stroke('stroke-dasharray="1" pathLength="10"')).toBe('#ff0000 1 dash 4 4');
    expect(stroke('stroke-linejoin="bevel" stroke-linecap="square"')).toBe('#ff0000 1 square bevel-join');
  });

  it('are painted first where the order says so', () => {
    expect(draw('<rect width="4" height="4" stroke="red" paint-order="stroke"/>')).toEqual(['path M0 0 L4 0 L4 4 L0 4 Z stroke #ff0000 1', 'path M0 0 L4 0 L4 4 L0 4 Z fill #000000']);
  });
});
