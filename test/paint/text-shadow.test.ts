// Shadows of text: in the cells of patterns, below the text.

import { describe, expect, it } from 'vitest';
import { dumpPage } from '../../main/paint/dump.ts';
import type { Pattern } from '../../main/paint/display-list.ts';
import { paintHtml, paintLines } from './paint.ts';

const lines = (body: string): readonly string[] => paintLines(body).map((line) => line.replaceAll(/ Square-400normal 10| <Span>| <P>| <Document>/g, ''));

/** The shadow's copies. */
function copiesIn(body: string): readonly { readonly x: number; readonly y: number; readonly alpha: number }[] {
  const path = paintHtml(body).painted.pages[0]!.items.find((item) => item.kind === 'path');
  const { items } = (path?.kind === 'path' ? path.fill : undefined) as Pattern;
  return items.flatMap((item, index) => {
    const push = items[index - 1];
    return item.kind === 'text' && push?.kind === 'push' ? [{ x: push.matrix![4], y: push.matrix![5], alpha: item.color.a }] : [];
  });
}

describe('text-shadow (CSS Text Decoration 3, 4)', () => {
  it('is the text once more, moved and coloured, below it', () => {
    expect(lines('<p style="text-shadow: 2pt 1pt red">ab</p>')).toEqual([
      'path M-13 -6 L37 -6 L37 24 L-13 24 Z fill pattern(-13 -6 50 x 30 matrix 1 0 0 1 0 0: push matrix 1 0 0 1 2 1; text 0 8 "ab" #ff0000; pop)', 'text 0 8 "ab"',
    ]);
  });

  it('is no content: what reads the tags finds the text once', () => {
    const { painted } = paintHtml('<p style="text-shadow: 2pt 1pt red">ab</p>');
    expect(dumpPage(painted.pages[0]!).split('\n').slice(1).map((line) => / (\(\w+\)|<\w+>)$/.exec(line)?.[1])).toEqual(['(background)', '<P>']);
  });

  it('falls from the lines along the text as well', () => {
    expect(lines('<p style="text-shadow: 2pt 1pt red; text-decoration: underline">g</p>')[0]).toMatch(/: push .*; rect .* #ff0000.*; text .* #ff0000.*; pop\)$/);
  });

  it('the first lies on top', () => {
    expect(lines('<p style="text-shadow: 1pt 0 red, 2pt 0 blue">a</p>').slice(0, 2).map((line) => /#\w+/.exec(line)?.[0])).toEqual(['#0000ff', '#ff0000']);
  });

  it('is inherited, and seen below text that is not', () => {
    expect(lines('<div style="text-shadow: 1pt 0 red"><b style="color: transparent">a</b></div>')).toHaveLength(1);
  });

  it('without a colour has that of each text', () => {
    const colors = lines('<div style="color: red; text-shadow: 1pt 0">a<b style="color: blue">b</b></div>').flatMap((line) => /fill .*(#\w{6})/.exec(line)?.slice(1) ?? []);
    expect(colors).toEqual(['#ff0000', '#0000ff']);
  });

  it('with a blur is copies spread around its place that together have its alpha', () => {
    const copies = copiesIn('<p style="text-shadow: 3pt 0 4pt rgba(255, 0, 0, .5)">a</p>');
    expect(copies).toHaveLength(32);
    expect(1 - copies.reduce((left, { alpha }) => left * (1 - alpha), 1)).toBeCloseTo(0.5, 5);
    const [x, y] = [copies.reduce((sum, copy) => sum + copy.x, 0) / 32, copies.reduce((sum, copy) => sum + copy.y, 0) / 32];
    expect(Math.hypot(x - 3, y)).toBeLessThan(0.3);
    const deviation = Math.sqrt(copies.reduce((sum, copy) => sum + (copy.x - 3) ** 2 + copy.y ** 2, 0) / 32 / 2);
    expect(deviation).toBeGreaterThan(1.8);
    expect(deviation).toBeLessThan(2.2);
  });

  it('is no ground that its text must differ from', () => {
    expect(paintHtml('<p style="text-shadow: 1pt 1pt black">a</p>').diagnostics).toEqual([]);
  });
});
