// Shadows of boxes: what is drawn where, and the Gaussian that softens them.

import { describe, expect, it } from 'vitest';
import { type Blurred, softPicture } from '../../main/paint/blur.ts';
import { mapColors } from '../../main/paint/map-colors.ts';
import { makePage } from '../support/make.ts';
import { paintHtml, paintLines } from './paint.ts';

const box = (style: string): readonly string[] => paintLines(`<div style="margin: 20pt; width: 30pt; height: 10pt; ${style}"></div>`);

describe('box-shadow (CSS Backgrounds 3, 6.1)', () => {
  it('is the box at another place, outside the border box only', () => {
    expect(box('box-shadow: 2pt 3pt red')).toEqual([
      'push clip M17 17 L53 17 L53 33 L17 33 Z M20 20 L50 20 L50 30 L20 30 Z evenodd', '  path M22 23 L52 23 L52 33 L22 33 Z fill #ff0000', 'pop',
    ]);
  });

  it('reaches a little under a background that hides it', () => {
    expect(box('box-shadow: 2pt 3pt red; background: #eee')).toEqual([
      'push clip M17 17 L53 17 L53 33 L17 33 Z M20.5 20.5 L49.5 20.5 L49.5 29.5 L20.5 29.5 Z evenodd', '  path M22 23 L52 23 L52 33 L22 33 Z fill #ff0000', 'pop',
      'rect 20 20 30 x 10 #eeeeee',
    ]);
  });

  it('is larger by its spread, and nothing where that leaves nothing', () => {
    expect(box('box-shadow: 0 0 0 4pt')[1]).toBe('  path M16 16 L54 16 L54 34 L16 34 Z fill #000000');
    expect(box('box-shadow: 0 0 0 -5pt')).toEqual([]);
  });

  it('widens round corners, small ones less (6.1.1)', () => {
    expect(box('box-shadow: 0 0 0 4pt; border-radius: 5pt')[1]).toMatch(/^ {2}path M25 16 L45 16 C/);
    expect(box('box-shadow: 0 0 0 4pt; border-radius: 2pt')[1]).toMatch(/^ {2}path M21.5 16 L48.5 16 C/);
  });

  it('within: below the border and above the background, in the padding box', () => {
    expect(box('box-shadow: inset 2pt 1pt red; border: 1pt solid; background: #eee').slice(0, 4)).toEqual([
      'rect 20 20 32 x 12 #eeeeee', 'push clip M21 21 L51 21 L51 31 L21 31 Z',
      '  path M20 20 L52 20 L52 32 L20 32 Z M23 22 L53 22 L53 32 L23 32 Z fill #ff0000 evenodd', 'pop',
    ]);
  });

  it('within: fills the box where the spread leaves no hole', () => {
    expect(box('box-shadow: inset 0 0 0 9pt red')[1]).toBe('  path M19 19 L51 19 L51 31 L19 31 Z M20 20 L20 20 L20 20 L20 20 Z fill #ff0000 evenodd');
  });

  it('the first lies on top', () => {
    expect(box('box-shadow: 1pt 1pt red, 2pt 2pt blue').filter((line) => line.includes('fill')).map((line) => line.slice(-7))).toEqual(['#0000ff', '#ff0000']);
  });

  it('with a blur is a picture of its alpha, three deviations larger', () => {
    expect(box('box-shadow: 0 0 4pt red')[1]).toBe('  image 14 14 42 x 22 blur 2 42 22 6 6 30 10 117x62 tint #ff0000');
  });

  it('of equal boxes is one picture', () => {
    const { painted } = paintHtml('<p style="box-shadow: 0 0 4pt red">a</p><p style="box-shadow: 1pt 1pt 4pt blue">b</p>');
    const rasters = painted.pages.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'image' ? [item.raster] : [])));
    expect(rasters).toHaveLength(2);
    expect(rasters[0]).toBe(rasters[1]);
  });

  it('loses its colour with the page', () => {
    const { painted } = paintHtml('<p style="box-shadow: 0 0 4pt red">a</p>');
    const tints = painted.pages.flatMap(({ items }) => items.map((item) => mapColors(item, () => ({ r: 9, g: 9, b: 9, a: 1 })))).flatMap((item) => (item.kind === 'image' ? [item.tint] : []));
    expect(tints).toEqual([{ r: 9, g: 9, b: 9, a: 1 }]);
  });

  it('is that of the whole box where pages cut it, and stands out nowhere else (CSS Fragmentation 3, 5.4)', () => {
    expect(paintLines('<div style="height: 150pt; margin: 0 10pt; box-shadow: 0 0 0 4pt red"></div>').map((line) => line.replace(/ fill.*/, ''))).toEqual([
      'push clip M6 -4 L194 -4 L194 100 L6 100 Z', '  push clip M6 -4 L194 -4 L194 154 L6 154 Z M10 0 L190 0 L190 150 L10 150 Z evenodd',
      '    path M6 -4 L194 -4 L194 154 L6 154 Z', '  pop', 'pop',
      'age 2 200 x 100',
      'push clip M6 0 L194 0 L194 54 L6 54 Z', '  push clip M6 -104 L194 -104 L194 54 L6 54 Z M10 -100 L190 -100 L190 50 L10 50 Z evenodd',
      '    path M6 -104 L194 -104 L194 54 L6 54 Z', '  pop', 'pop',
    ].filter((line) => !line.startsWith('age')));
  });

  it('is each part’s own where decoration is cloned', () => {
    const parts = paintLines('<div style="height: 150pt; margin: 0 10pt; box-decoration-break: clone; box-shadow: 0 0 0 4pt red"></div>').filter((line) => line.includes('fill'));
    expect(parts).toEqual(['  path M6 -4 L194 -4 L194 104 L6 104 Z fill #ff0000', '  path M6 -4 L194 -4 L194 54 L6 54 Z fill #ff0000']);
  });

  it('is no ground that text must differ from, nor does it hide one', async () => {
    const codes = (shadow: string): Promise<readonly (string | undefined)[]> => (
      makePage(`<h1 style="color: #777; box-shadow: ${shadow}">pale</h1><p style="color: #999; box-shadow: ${shadow}">paler</p>`).then(({ diagnostics }) => diagnostics.map(({ code }) => code)));
    for (const shadow of ['none', '1pt 1pt black', '0 0 9pt black', 'inset 0 0 2pt black', 'inset 1pt 1pt black']) expect(await codes(shadow)).toEqual(['low-contrast']);
  });
});

const square = (blurred: Partial<Blurred>): Blurred => (
  { shape: { x: 20, y: 20, width: 40, height: 30 }, radii: undefined, deviation: 4, area: { x: 0, y: 0, width: 80, height: 70 }, inverted: false, ...blurred });
const round = { topLeft: [10, 10], topRight: [20, 6], bottomRight: [0, 0], bottomLeft: [20, 15] } as const;

describe('the blur', () => {
  it('is half at the middle of an edge, a quarter at a corner, and nearly all within', () => {
    const { raster } = softPicture(square({ shape: { x: 20, y: 20, width: 40, height: 30 }, deviation: 2 }));
    const at = (x: number, y: number): number => raster.alpha![Math.floor((y / 70) * raster.height) * raster.width + Math.floor((x / 80) * raster.width)]! / 255;
    expect(at(40, 20)).toBeCloseTo(0.5, 1);
    expect(at(20, 20)).toBeCloseTo(0.25, 1);
    expect(at(40, 35)).toBe(1);
    expect(at(10, 10)).toBe(0);
  });

  it('is what it hides less all where it is a hole', () => {
    const [blur, hole] = [softPicture(square({ radii: round })), softPicture(square({ radii: round, inverted: true }))];
    expect([...hole.raster.alpha!]).toEqual([...blur.raster.alpha!].map((value) => 255 - value));
  });

  it('of round corners is the Gaussian over all points of the shape', () => {
    const { raster } = softPicture(square({ radii: round }));
    for (let y = 3; y < raster.height; y += 9) {
      for (let x = 3; x < raster.width; x += 9) {
        const place = [((x + 0.5) * 80) / raster.width - 20, ((y + 0.5) * 70) / raster.height - 20] as const;
        expect(Math.abs(raster.alpha![y * raster.width + x]! / 255 - gathered(place))).toBeLessThan(0.01);
      }
    }
  });

  it('is kept small for large areas', () => {
    const { raster } = softPicture(square({ shape: { x: 0, y: 0, width: 9000, height: 9000 }, area: { x: -10, y: -10, width: 9020, height: 9020 }, deviation: 0.5 }));
    expect(raster.width * raster.height).toBeLessThan(2_010_000);
  });
});

/** The blur at a place, summed up point by point. */
function gathered([px, py]: readonly [number, number]): number {
  let sum = 0;
  const step = 0.5;
  for (let y = step / 2; y < 30; y += step) {
    for (let x = step / 2; x < 40; x += step) {
      if (isInside(x, y)) sum += Math.exp(-((x - px) ** 2 + (y - py) ** 2) / 32) * step * step;
    }
  }
  return sum / (32 * Math.PI);
}

function isInside(x: number, y: number): boolean {
  const corners = [[x, y, round.topLeft], [40 - x, y, round.topRight], [40 - x, 30 - y, round.bottomRight], [x, 30 - y, round.bottomLeft]] as const;
  return corners.every(([fromSide, fromEdge, [rx, ry]]) => fromSide >= rx || fromEdge >= ry || Math.hypot(1 - fromSide / rx, 1 - fromEdge / ry) <= 1);
}
