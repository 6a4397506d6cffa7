// A word cut in two: the widths of both parts.

import { widthOf } from './text-style.ts';
import type { TextStyle } from './text-style.ts';

/** `at` counts from the word's start; widths in points, `head` with its hyphen; glue is that of non-breaking spaces. */
export type Cut = { readonly at: number; readonly head: number; readonly tail: number; readonly headGlue: number; readonly tailGlue: number };

export type CutRequest = { readonly style: TextStyle; readonly rightToLeft: boolean; readonly hyphen: string };

/** From the whole word's glyphs where the cut falls between two of them, else from both parts shaped. */
export function cutAt(word: string, at: number, request: CutRequest): Cut {
  return (request.rightToLeft ? undefined : cutBetweenGlyphs(word, at, request)) ?? cutShaped(word, at, request);
}

function cutShaped(word: string, at: number, { style, rightToLeft, hyphen }: CutRequest): Cut {
  const shape = rightToLeft ? style.shaper.rightToLeft : style.shaper.leftToRight;
  const head = shape(word.slice(0, at) + hyphen);
  const tail = shape(word.slice(at));
  return { at, head: widthOf(head, style), tail: widthOf(tail, style), headGlue: head.spaces * style.space, tailGlue: tail.spaces * style.space };
}

/** Kerning is part of the advance of the glyph before: only the glyph before the cut is shaped anew, with the hyphen. */
function cutBetweenGlyphs(word: string, at: number, { style, hyphen }: CutRequest): Cut | undefined {
  const { runs, spaces } = style.shaper.leftToRight(word);
  const run = runs[0];
  if (runs.length !== 1 || run === undefined || spaces > 0 || run.offsets !== undefined || run.text.length !== word.length) return undefined;
  const { clusters, advances } = run;
  const second = clusters.indexOf(at);
  if (second <= 0) return undefined;
  let head = 0;
  for (let i = 0; i < second - 1; i++) head += advances[i]!;
  let tail = 0;
  for (let i = second; i < advances.length; i++) tail += advances[i]!;
  const joint = style.shaper.leftToRight(word.slice(clusters[second - 1], at) + hyphen);
  const { fontSize, letterSpacing } = style;
  return {
    at, head: (head + joint.width) * fontSize + letterSpacing * (second - 1 + joint.glyphCount),
    tail: tail * fontSize + letterSpacing * (advances.length - second), headGlue: 0, tailGlue: 0,
  };
}
