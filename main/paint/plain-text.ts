// Text that layout never saw: labels in drawings, and the alternative text of a picture that is missing. One style, one line;
// shaped as layout shapes, with bidirectional order (UAX 9).

import type { Source } from '../box/structure.ts';
import type { Color, ComputedStyle } from '../style/computed-style.ts';
import { embeddingLevels, needsBidi, visualOrder } from '../text/bidi.ts';
import type { FontSelection, GlyphRun } from '../text/font.ts';
import { shaperOf } from '../text/shape.ts';
import type { FontBook } from '../text/font-book.ts';
import type { TextDisplayItem } from './display-list.ts';
import type { Rect } from './geometry.ts';
import type { Painter } from './painter.ts';

/** A shaped line: runs from left to right, and their advance at size 1. */
export type PlainLine = { readonly runs: readonly GlyphRun[]; readonly width: number };

export function selectionOf(fonts: FontBook, style: ComputedStyle): FontSelection {
  return fonts.select({
    families: style.fontFamily, weight: style.fontWeight, style: style.fontStyle, features: style.fontFeatures, language: style.language,
  });
}

export function shapeLine(fonts: FontBook, text: string, selection: FontSelection, direction: 'ltr' | 'rtl' = 'ltr'): PlainLine {
  const shaper = shaperOf(fonts, selection);
  const pieces = piecesOf(text, direction);
  const order = visualOrder(pieces.map((piece) => piece.level));
  const runs: GlyphRun[] = [];
  let width = 0;
  for (const index of order) {
    const piece = pieces[index];
    if (piece === undefined) continue;
    const shaped = piece.level % 2 === 0 ? shaper.leftToRight(piece.text) : shaper.rightToLeft(piece.text);
    runs.push(...(piece.level % 2 === 0 ? shaped.runs : shaped.runs.toReversed()));
    width += shaped.width;
  }
  return { runs, width };
}

/** Words and spaces, each of one bidirectional level. */
function piecesOf(text: string, direction: 'ltr' | 'rtl'): readonly { readonly text: string; readonly level: number }[] {
  const words = text.match(/[ \u00a0]|[^ \u00a0]+/g) ?? [];
  if (direction === 'ltr' && !needsBidi(text)) return words.map((word) => ({ text: word, level: 0 }));
  const levels = embeddingLevels(text, direction);
  const pieces: { text: string; level: number }[] = [];
  let start = 0;
  for (let index = 1; index <= text.length; index++) {
    const breaks = index === text.length || levels[index] !== levels[start] || text[index] === ' ' || text[index - 1] === ' ';
    if (!breaks) continue;
    pieces.push({ text: text.slice(start, index), level: levels[start] ?? 0 });
    start = index;
  }
  return pieces;
}

/** The item that shows a line with its left end at x on the baseline y. */
export function lineItem(line: PlainLine, place: { readonly x: number; readonly y: number; readonly size: number; readonly color: Color }, source: Source): TextDisplayItem {
  return { kind: 'text', ...place, runs: line.runs, wordSpacing: 0, letterSpacing: 0, width: line.width * place.size, source };
}

const frameTextColor = { r: 80, g: 80, b: 80, a: 1 };

/** As many lines of a small text as there is room for, cut off at the frame. */
export function paintFrameText(painter: Painter, text: string, style: ComputedStyle, room: Rect, source: Source): void {
  const size = Math.min(style.fontSize, 8);
  if (room.width <= size || room.height <= size) return;
  const selection = selectionOf(painter.fonts, style);
  const lines = fold(text, (part) => shapeLine(painter.fonts, part, selection, style.direction).width * size <= room.width);
  lines.slice(0, Math.max(1, Math.floor(room.height / (size * 1.2)))).forEach((line, index) => {
    const y = room.y + size * (1 + index * 1.2);
    painter.items.push(lineItem(shapeLine(painter.fonts, line, selection, style.direction), { x: room.x, y, size, color: frameTextColor }, source));
  });
}

function fold(text: string, fits: (part: string) => boolean): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (last !== undefined && fits(`${last} ${word}`)) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
