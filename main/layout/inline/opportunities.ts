// Where the lines of a measured paragraph may break, and what each break would do to their widths. Parallel arrays, in order: the
// first entry is the paragraph's start, forced breaks and the end close segments.

import { hyphenationPoints } from '../../text/hyphenate.ts';
import { graphemeBreaks, lineBreaks } from '../../text/breaks.ts';
import { widthOf } from './measure.ts';
import { pieceKinds } from './pieces.ts';
import type { Pieces } from './pieces.ts';
import type { TextStyle } from './text-style.ts';

/**
 * Kinds of breaks. `plain`: at a space or between characters; `hyphen`: a word divided, a hyphen is shown; `explicitHyphen`: after one
 * that stands in the text; `emergency`: anywhere in a word that fits no line (overflow-wrap).
 */
export const breakKinds = { plain: 0, hyphen: 1, explicitHyphen: 2, forced: 3, emergency: 4 } as const;

export type Opportunities = {
  readonly count: number;
  /** Index in the pieces' text at which the next line begins. */
  readonly text: readonly number[];
  /** The first piece of the next line; the one that is cut, if any. */
  readonly piece: readonly number[];
  /** Index in the text at which the piece is cut; -1 between pieces. */
  readonly cut: readonly number[];
  readonly kind: readonly number[];
  /** Where a line that ends here ends, and where one that begins here begins, on the endless line; glue likewise. */
  readonly endX: readonly number[];
  readonly startX: readonly number[];
  readonly endGlue: readonly number[];
  readonly startGlue: readonly number[];
};

/** A line: indices in its list of opportunities. */
export type LineRange = { readonly list: Opportunities; readonly from: number; readonly to: number };

type Building = { -readonly [K in keyof Opportunities]: Opportunities[K] extends readonly number[] ? number[] : Opportunities[K] };

/** The breaks that need no hyphenation. */
export function plainOpportunities(pieces: Pieces): Opportunities {
  const list = startList();
  const breaks = lineBreaks(pieces.text).filter((at) => pieces.text.charCodeAt(at - 1) !== softHyphen);
  let next = 0;
  for (let piece = 0; piece < pieces.count; piece++) {
    if (pieces.kind[piece] === pieceKinds.forcedBreak) {
      addBoundary(list, pieces, piece + 1, breakKinds.forced);
      continue;
    }
    const start = pieces.start[piece]!;
    const end = pieces.end[piece]!;
    if (start === end) continue;
    while (next < breaks.length && breaks[next]! <= start) next++;
    for (; next < breaks.length && breaks[next]! < end; next++) addCut(list, pieces, piece, breaks[next]!, kindAt(pieces.text, breaks[next]!));
    if (next < breaks.length && breaks[next] === end && maySplitAfter(pieces, piece)) addBoundary(list, pieces, afterClosing(pieces, piece), kindAt(pieces.text, end));
  }
  if (list.kind[list.count - 1] !== breakKinds.forced || list.piece[list.count - 1] !== pieces.count) addBoundary(list, pieces, pieces.count, breakKinds.forced);
  return list;
}

function startList(): Building {
  return { count: 1, text: [0], piece: [0], cut: [-1], kind: [breakKinds.forced], endX: [0], startX: [0], endGlue: [0], startGlue: [0] };
}

/** A break right after a hyphen that is in the text looks like hyphenation, and counts as such. */
function kindAt(text: string, at: number): number {
  const before = text.charCodeAt(at - 1);
  return before === 0x2d || before === 0x2010 ? breakKinds.explicitHyphen : breakKinds.plain;
}

/** Text within which lines do not wrap forbids a break only if it stands on both sides. */
function maySplitAfter(pieces: Pieces, piece: number): boolean {
  if (pieces.style[piece]!.wraps || pieces.kind[piece] === pieceKinds.atomic) return true;
  const next = nextSolid(pieces, piece + 1);
  return next < pieces.count && pieces.style[next]!.wraps;
}

function nextSolid(pieces: Pieces, from: number): number {
  let next = from;
  while (next < pieces.count && pieces.start[next] === pieces.end[next]) next++;
  return next;
}

/** The first piece after `piece` that belongs to the next line: closing edges stay with what they close. */
function afterClosing(pieces: Pieces, piece: number): number {
  let next = piece + 1;
  while (next < pieces.count && pieces.kind[next] === pieceKinds.close) next++;
  return next;
}

function addBoundary(list: Building, pieces: Pieces, piece: number, kind: number): void {
  const last = list.count - 1;
  if (list.piece[last] === piece && list.cut[last] === -1 && last > 0) return;
  let endX = pieces.x[piece]!;
  let endGlue = pieces.glue[piece]!;
  for (let i = piece - 1; i >= 0 && hangs(pieces.kind[i]!); i--) {
    if (pieces.kind[i] !== pieceKinds.space) continue;
    endX -= pieces.x[i + 1]! - pieces.x[i]!;
    endGlue -= pieces.glue[i + 1]! - pieces.glue[i]!;
  }
  push(list, piece < pieces.count ? pieces.start[piece]! : pieces.text.length, piece, -1, kind);
  list.endX.push(endX);
  list.startX.push(pieces.x[piece]!);
  list.endGlue.push(endGlue);
  list.startGlue.push(pieces.glue[piece]!);
}

/** What may stand behind a line's last word without counting: spaces, and edges or anchors between them. */
const hangs = (kind: number): boolean => kind === pieceKinds.space || kind === pieceKinds.close || kind === pieceKinds.anchor || kind === pieceKinds.forcedBreak;

function push(list: Building, text: number, piece: number, cut: number, kind: number): void {
  list.count++;
  list.text.push(text);
  list.piece.push(piece);
  list.cut.push(cut);
  list.kind.push(kind);
}

/** A break within a word: both parts are shaped anew, the first with its hyphen. */
function addCut(list: Building, pieces: Pieces, piece: number, at: number, kind: number): void {
  const style = pieces.style[piece]!;
  if (!style.wraps) return;
  const { start, end, text, x, glue } = pieces;
  const shape = isRightToLeft(pieces, piece) ? style.shaper.rightToLeft : style.shaper.leftToRight;
  const head = shape(text.slice(start[piece], at) + (kind === breakKinds.hyphen ? style.hyphen : ''));
  const tail = shape(text.slice(at, end[piece]));
  push(list, at, piece, at, kind);
  list.endX.push(x[piece]! + widthOf(head, style));
  list.startX.push(x[piece + 1]! - widthOf(tail, style));
  list.endGlue.push(glue[piece]! + head.spaces * style.space);
  list.startGlue.push(glue[piece + 1]! - tail.spaces * style.space);
}

export function isRightToLeft(pieces: Pieces, piece: number): boolean {
  return pieces.level !== undefined && (pieces.level[piece]! & 1) === 1;
}

// --- hyphenation

const softHyphen = 0xad;
const word = /[\p{L}\p{M}\u00ad'’]+/gu;

/** The same with the points at which words divide; the same object where there are none. */
export function withHyphenation(plain: Opportunities, pieces: Pieces): Opportunities {
  if (!pieces.style.some((style) => style.style.hyphens !== 'none')) return plain;
  const points = findPoints(pieces);
  return merge(plain, pieces, points, breakKinds.hyphen);
}

/** Piece and text index of each hyphenation point, as pairs in order. */
function findPoints(pieces: Pieces): number[] {
  const points: number[] = [];
  let piece = 0;
  for (const match of pieces.text.matchAll(word)) {
    const start = match.index;
    while (piece < pieces.count && pieces.end[piece]! <= start) piece++;
    if (piece >= pieces.count) break;
    const style = pieces.style[piece]!;
    let at = piece;
    for (const point of dividedAt(match[0], style)) {
      while (pieces.end[at]! < start + point) at++;
      if (pieces.kind[at] === pieceKinds.text && pieces.start[at]! < start + point) points.push(at, start + point);
    }
  }
  return points;
}

/** Soft hyphens are obeyed; a word that has some is not divided elsewhere (CSS Text 3, 5.4). */
function dividedAt(text: string, { style, wraps }: TextStyle): readonly number[] {
  if (style.hyphens === 'none' || !wraps) return [];
  if (text.includes('\u00ad')) {
    const points: number[] = [];
    for (let at = text.indexOf('\u00ad'); at !== -1; at = text.indexOf('\u00ad', at + 1)) if (at + 1 < text.length && at > 0) points.push(at + 1);
    return points;
  }
  return style.hyphens === 'auto' ? hyphenationPoints(text, style.language, style.hyphenateLimitChars) : [];
}

function merge(list: Opportunities, pieces: Pieces, points: readonly number[], kind: number): Opportunities {
  if (points.length === 0) return list;
  const merged = startList();
  let next = 0;
  for (let i = 1; i < list.count; i++) {
    for (; next < points.length && points[next + 1]! <= list.text[i]!; next += 2) {
      const cut = points[next + 1]!;
      if (cut < pieces.end[points[next]!]! && cut !== list.text[i]) addCut(merged, pieces, points[next]!, cut, kind);
    }
    copy(merged, list, i);
  }
  return merged;
}

function copy(list: Building, from: Opportunities, i: number): void {
  push(list, from.text[i]!, from.piece[i]!, from.cut[i]!, from.kind[i]!);
  list.endX.push(from.endX[i]!);
  list.startX.push(from.startX[i]!);
  list.endGlue.push(from.endGlue[i]!);
  list.startGlue.push(from.startGlue[i]!);
}

// --- words wider than the line

/** Adds breaks between any two letters of what is wider than `width` and may be broken so (CSS Text 3, 5.5). */
export function withEmergencies(list: Opportunities, pieces: Pieces, width: number): Opportunities {
  const points: number[] = [];
  for (let i = 1; i < list.count; i++) {
    if (list.endX[i]! - list.startX[i - 1]! > width) addGraphemes(points, pieces, list.text[i - 1]!, list.text[i]!, list.piece[i - 1]!);
  }
  return merge(list, pieces, points, breakKinds.emergency);
}

function addGraphemes(points: number[], pieces: Pieces, from: number, to: number, firstPiece: number): void {
  for (let piece = firstPiece; piece < pieces.count && pieces.start[piece]! < to; piece++) {
    const { style, wraps } = pieces.style[piece]!;
    const breaks = style.overflowWrap !== 'normal' || style.wordBreak === 'break-word';
    if (!breaks || !wraps || pieces.kind[piece] !== pieceKinds.text) continue;
    const start = pieces.start[piece]!;
    for (const at of graphemeBreaks(pieces.text.slice(start, pieces.end[piece]))) if (start + at > from && start + at < to) points.push(piece, start + at);
  }
}
