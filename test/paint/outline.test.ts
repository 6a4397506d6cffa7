// Outlines: around the box, above its stacking context.

import { describe, expect, it } from 'vitest';
import { paintLines } from './paint.ts';

const lines = (body: string): readonly string[] => paintLines(body).map((line) => line.replace(' Square-400normal 10', ''));

describe('outline (CSS UI 4, section 3)', () => {
  it('is drawn above what comes later in the stacking context, but not above its layers’ own', () => {
    expect(lines('<p style="outline: 1pt solid red; width: 20pt">a</p><p style="background: #eee; width: 20pt">b</p>')).toEqual([
      'rect 0 10 20 x 10 #eeeeee', 'text 0 8 "a"', 'text 0 18 "b"',
      'path M-1 -1 L21 -1 L21 11 L-1 11 Z M0 0 L20 0 L20 10 L0 10 Z fill #ff0000 evenodd',
    ]);
  });

  it('is not cut off by the overflow of its own box, but by that of boxes around it', () => {
    expect(lines('<div style="overflow: hidden; width: 20pt; outline: 2pt solid red"><p style="outline: 1pt solid blue">a</p></div>')).toEqual([
      'push clip M0 0 L20 0 L20 10 L0 10 Z', '  text 0 8 "a"', '  path M-1 -1 L21 -1 L21 11 L-1 11 Z M0 0 L20 0 L20 10 L0 10 Z fill #0000ff evenodd', 'pop',
      'path M-2 -2 L22 -2 L22 12 L-2 12 Z M0 0 L20 0 L20 10 L0 10 Z fill #ff0000 evenodd',
    ]);
  });

  it('follows round corners', () => {
    expect(lines('<div style="width: 20pt; height: 20pt; border-radius: 5pt; outline: 2pt solid red; outline-offset: 1pt"></div>')[0]).toMatch(/^path M5 -3 L15 -3 C/);
  });

  it('leaves a hole, be it of no size, where its offset is inwards (3.5)', () => {
    expect(lines('<div style="width: 20pt; height: 10pt; outline: 2pt solid red; outline-offset: -8pt"></div>')).toEqual([
      'path M6 3 L14 3 L14 7 L6 7 Z M8 5 L12 5 L12 5 L8 5 Z fill #ff0000 evenodd',
    ]);
  });

  it('is closed around each part of an inline element', () => {
    expect(lines('<p style="width: 30pt"><b style="outline: 1pt solid red">aa bb</b></p>').filter((line) => line.startsWith('path'))).toEqual([
      'path M-1 -1 L21 -1 L21 11 L-1 11 Z M0 0 L20 0 L20 10 L0 10 Z fill #ff0000 evenodd',
      'path M-1 9 L21 9 L21 21 L-1 21 Z M0 10 L20 10 L20 20 L0 20 Z fill #ff0000 evenodd',
    ]);
  });

  it('of something hidden is not painted', () => {
    expect(lines('<p style="outline: 1pt solid red; visibility: hidden">a</p>')).toEqual([]);
  });
});
