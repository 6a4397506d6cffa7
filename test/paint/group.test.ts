// What changes boxes as one: clip paths and blend modes.

import { describe, expect, it } from 'vitest';
import { paintHtml, paintLines } from './paint.ts';

/** The clip of a box of 40 by 20 points, with a border of 2 and a padding of 3 points. */
const clip = (value: string, more = ''): string | undefined => (
  paintLines(`<div style="clip-path: ${value}; width: 30pt; height: 10pt; border: 2pt solid; padding: 3pt; ${more}"></div>`)[0]?.replace('push clip ', ''));

describe('clip-path (CSS Masking 1, 5.1; CSS Shapes 1, 3)', () => {
  it('inset() counts from the edges of the border box, with round corners', () => {
    expect(clip('inset(1pt 25% 2pt)')).toBe('M10 1 L30 1 L30 18 L10 18 Z');
    expect(clip('inset(5pt round 2pt 25%)')).toMatch(/^M7 5 L25 5 C/);
  });

  it('inset() leaves nothing where its edges cross', () => {
    expect(clip('inset(0 60% 0 20%)')).toBe('M8 0 L16 0 L16 20 L8 20 Z');
    expect(clip('inset(0 90%)')).toBe('');
  });

  it('circle() has the radius of the closest side, or of a part of the diagonal', () => {
    expect(clip('circle()')).toMatch(/^M30 10 /);
    expect(clip('circle(farthest-side at 10pt 5pt)')).toMatch(/^M40 5 /);
    expect(clip('circle(50% at 0 0)')).toMatch(/^M15\.81 0 /);
  });

  it('ellipse() has one for each axis', () => {
    expect(clip('ellipse()')).toMatch(/^M40 10 C40 15\.\d+ /);
    expect(clip('ellipse(25% farthest-side at left top)')).toMatch(/^M10 0 C10 11\.\d+ /);
  });

  it('polygon() goes from point to point, with a rule of filling', () => {
    expect(clip('polygon(0 0, 100% 0, 50% 10pt)')).toBe('M0 0 L40 0 L20 10 Z');
    expect(clip('polygon(evenodd, 0 0, 100% 0, 50% 10pt)')).toBe('M0 0 L40 0 L20 10 Z evenodd');
  });

  it('path() counts in pixels', () => {
    expect(clip("path('M0 0L40 0L0 20Z')")).toBe('M0 0 L30 0 L0 15 Z');
    expect(clip("path(evenodd, 'M0 0L40 0L0 20Z')")).toBe('M0 0 L30 0 L0 15 Z evenodd');
  });

  it('boxes are cut out with their corners, and are what shapes are placed in', () => {
    expect(clip('padding-box', 'border-radius: 6pt')).toMatch(/^M6 2 L34 2 C/);
    expect(clip('inset(0) content-box')).toBe('M5 5 L35 5 L35 15 L5 15 Z');
    expect(clip('fill-box')).toBe('M5 5 L35 5 L35 15 L5 15 Z');
  });

  it('makes a stacking context, in the coordinates that a transform makes', () => {
    expect(clip('inset(0)', 'transform: translate(5pt, 0); opacity: .5')).toBe('M0 0 L40 0 L40 20 L0 20 Z matrix 1 0 0 1 5 0 opacity 0.5');
  });

  it('cuts inline elements too', () => {
    expect(paintLines('<p>a<b style="clip-path: inset(1pt)">b</b></p>').slice(-3)).toEqual(['push clip M11 1 L19 1 L19 9 L11 9 Z', '  text 10 8 "b" Square-400normal 10', 'pop']);
  });

  it('with an address cuts nothing, and says so', () => {
    const { diagnostics, painted } = paintHtml('<p style="clip-path: url(#x); background: red">a</p>');
    expect(diagnostics.map(({ code }) => code)).toEqual(['clip-path']);
    expect(painted.pages[0]!.items.some((item) => item.kind === 'push' && item.clip !== undefined)).toBe(false);
  });

  it('cuts shapes of drawings, in their bounding box', () => {
    expect(paintLines('<svg width="40" height="40" viewBox="0 0 40 40"><rect x="10" width="20" height="10" style="clip-path: inset(1px 25%)"/></svg>').find((line) => /push clip .* L/.test(line) && line.includes('11.25')))
      .toContain('M11.25 0.75 L18.75 0.75 L18.75 6.75 L11.25 6.75 Z');
  });
});

describe('blending (Compositing 1)', () => {
  const pushes = (body: string): readonly string[] => paintLines(body).flatMap((line) => (line.includes('push') ? [line.trim()] : []));

  it('mixes all of a box as one', () => {
    expect(paintLines('<p style="mix-blend-mode: multiply; background: red; width: 10pt">a</p>')).toEqual([
      'push multiply', '  rect 0 0 10 x 10 #ff0000', '  text 0 8 "a" Square-400normal 10', 'pop',
    ]);
  });

  it('reaches no further down than the stacking context around it (3.1)', () => {
    expect(pushes('<div style="isolation: isolate"><p style="mix-blend-mode: screen">a</p></div>')).toEqual(['push isolated', 'push screen']);
    expect(pushes('<div style="opacity: .5"><p style="mix-blend-mode: screen">a</p></div>')).toEqual(['push opacity 0.5 isolated', 'push screen']);
    expect(pushes('<div><p style="mix-blend-mode: screen">a</p></div>')).toEqual(['push screen']);
  });

  it('of backgrounds mixes their layers with one another', () => {
    const body = '<div style="width: 10pt; height: 10pt; background: linear-gradient(red, blue), linear-gradient(lime, blue) #eee; background-blend-mode: multiply, normal"></div>';
    expect(paintLines(body).map((line) => line.replace(/ (linear|#).*/, ''))).toEqual([
      'push isolated', '  rect 0 0 10 x 10', '  path M0 0 L10 0 L10 10 L0 10 Z fill', '  push multiply', '    path M0 0 L10 0 L10 10 L0 10 Z fill', '  pop', 'pop',
    ]);
  });
});
