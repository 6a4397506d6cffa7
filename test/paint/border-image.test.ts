// Pictures as borders: which part of the picture goes where. The picture is 40 by 20 pixels, or 30 by 15 points.

import { describe, expect, it } from 'vitest';
import { croppedRaster } from '../../main/paint/crop.ts';
import { paintLines } from './paint.ts';

const border = (css: string): readonly string[] => (
  paintLines(`<div style="margin: 10pt; width: 60pt; height: 30pt; border: 5pt solid; border-image: url(40x20.png) ${css}"></div>`)
    .map((line) => line.replace('40x20.png ', '')));
/** The rectangles of whole copies. */
const copies = (css: string): readonly string[] => border(css).flatMap((line) => /image (\S+ \S+ \S+ x \S+)/.exec(line)?.slice(1) ?? []);

describe('border-image (CSS Backgrounds 3, section 5)', () => {
  it('is cut in nine, of which eight are drawn (5.2)', () => {
    expect(border('5 10')).toEqual([
      'image 10 10 5 x 5 0 0 10 5 10x5', 'image 15 10 60 x 5 10 0 20 5 20x5', 'image 75 10 5 x 5 30 0 10 5 10x5',
      'image 10 15 5 x 30 0 5 10 10 10x10', 'image 75 15 5 x 30 30 5 10 10 10x10',
      'image 10 45 5 x 5 0 15 10 5 10x5', 'image 15 45 60 x 5 10 15 20 5 20x5', 'image 75 45 5 x 5 30 15 10 5 10x5',
    ]);
  });

  it('shows the middle with `fill`', () => {
    expect(copies('5 10 fill')).toContain('15 15 60 x 30');
  });

  it('has no edges where the cuts meet, and all of the picture in the corners where they are not said (5.2)', () => {
    expect(copies('100%')).toEqual(['10 10 5 x 5', '75 10 5 x 5', '10 45 5 x 5', '75 45 5 x 5']);
  });

  it('is as wide as is said: lengths, multiples of the border, parts of the area, or the cuts (5.3)', () => {
    expect(copies('5 10 / 2pt')[0]).toBe('10 10 2 x 2');
    expect(copies('5 10 / 2')[0]).toBe('10 10 10 x 10');
    expect(copies('5 10 / 10%')[0]).toBe('10 10 7 x 4');
    expect(copies('5 10 / auto')[0]).toBe('10 10 7.5 x 3.75');
  });

  it('has its widths scaled down alike where they would overlap (5.3)', () => {
    expect(copies('5 10 / 40pt 20pt')[0]).toBe('10 10 10 x 20');
  });

  it('stands outside the border by its outset (5.4)', () => {
    expect(copies('5 10 / 5pt / 2pt')[0]).toBe('8 8 5 x 5');
    expect(copies('5 10 / / 1')[0]).toBe('5 5 5 x 5');
  });

  it('repeats from the middle (5.5)', () => {
    expect(border('5 10 / 3.75pt 7.5pt repeat').slice(1, 7)).toEqual([
      'push clip M17.5 10 L72.5 10 L72.5 13.75 L17.5 13.75 Z',
      ...[7.5, 22.5, 37.5, 52.5, 67.5].map((x) => `  image ${x} 10 15 x 3.75 10 0 20 5 20x5`).slice(0, 5),
    ]);
  });

  it('is rounded to whole copies, or has room between them (5.5)', () => {
    expect(copies('5 10 / 3.75pt 7.5pt round stretch').slice(1, 5)).toEqual(['17.5 10 13.75 x 3.75', '31.25 10 13.75 x 3.75', '45 10 13.75 x 3.75', '58.75 10 13.75 x 3.75']);
    expect(copies('5 10 / 3.75pt 7.5pt space stretch').slice(1, 4)).toEqual(['20 10 15 x 3.75', '37.5 10 15 x 3.75', '55 10 15 x 3.75']);
  });

  it('of a gradient has the size of the border', () => {
    const lines = paintLines('<div style="width: 60pt; height: 30pt; border: 5pt solid; border-image: linear-gradient(red, blue) 8"></div>');
    expect(lines.slice(0, 3)).toEqual([
      'push clip M0 0 L6 0 L6 6 L0 6 Z matrix 0.8333 0 0 0.8333 0 0', '  path M0 0 L70 0 L70 40 L0 40 Z fill linear(35 0 35 40: 0 #ff0000, 1 #0000ff)', 'pop',
    ]);
  });

  it('of a picture that is missing leaves the borders', () => {
    expect(paintLines('<div style="width: 60pt; height: 30pt; border: 5pt solid; border-image: url(missing.png) 8"></div>')).toHaveLength(1);
  });

  it('does not show in the cells of collapsed tables (5.1)', () => {
    expect(paintLines('<table style="border-collapse: collapse"><tr><td style="border: 1pt solid; border-image: url(40x20.png) 5">a</table>').filter((line) => line.startsWith('image'))).toEqual([]);
  });

  it('is that of the whole box where pages cut it', () => {
    const lines = paintLines('<div style="height: 130pt; border: 5pt solid; border-image: url(40x20.png) 5 / / 2pt"></div>');
    expect(lines.filter((line) => line.startsWith('push'))).toEqual(['push clip M-2 -2 L202 -2 L202 100 L-2 100 Z', 'push clip M-2 0 L202 0 L202 42 L-2 42 Z']);
  });
});

describe('a part of a raster', () => {
  const raster = { width: 4, height: 3, channels: 3, colors: Uint8Array.from({ length: 36 }, (_, index) => index), alpha: Uint8Array.from({ length: 12 }, (_, index) => index) } as const;

  it('has the pixels of its place', () => {
    expect(croppedRaster(raster, { x: 1, y: 1, width: 2, height: 2 })).toEqual({
      width: 2, height: 2, channels: 3, colors: Uint8Array.from([15, 16, 17, 18, 19, 20, 27, 28, 29, 30, 31, 32]), alpha: Uint8Array.from([5, 6, 9, 10]),
    });
  });

  it('is the same object each time', () => {
    expect(croppedRaster(raster, { x: 0, y: 0, width: 2, height: 2 })).toBe(croppedRaster(raster, { x: 0, y: 0, width: 2, height: 2 }));
  });

  it('is not to be had of half pixels, nor of a JPEG', () => {
    expect(croppedRaster(raster, { x: 0.5, y: 0, width: 2, height: 2 })).toBeUndefined();
    expect(croppedRaster({ width: 4, height: 3, channels: 3, jpeg: new Uint8Array() }, { x: 0, y: 0, width: 2, height: 2 })).toBeUndefined();
  });
});
