// Where the lines of a measured paragraph may break, and what each break would do to their widths. Parallel arrays, in order: the
// first entry is the paragraph's start, forced breaks and the end close segments.

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
  /** What hangs over the line's start and end, taken off already; see hanging.ts. */
  readonly startHang?: readonly number[];
  readonly endHang?: readonly number[];
};

/** A line: indices in its list of opportunities. */
export type LineRange = { readonly list: Opportunities; readonly from: number; readonly to: number };

/** A word cut in two, both parts shaped anew. `at` counts from the word's start; widths in points, `head` with its hyphen. */
export type Cut = { readonly at: number; readonly head: number; readonly tail: number; readonly headGlue: number; readonly tailGlue: number };

/** Cuts to be added to a list: pieces and cuts side by side, in order. */
export type Cuts = { readonly pieces: number[]; readonly cuts: Cut[] };

type Building = { -readonly [K in keyof Omit<Opportunities, 'startHang' | 'endHang'>]: Opportunities[K] extends readonly number[] ? number[] : Opportunities[K] };

function startList(): Building {
  return { count: 1, text: [0], piece: [0], cut: [-1], kind: [breakKinds.forced], endX: [0], startX: [0], endGlue: [0], startGlue: [0] };
}

function push(list: Building, place: { readonly text: number; readonly piece: number; readonly cut: number; readonly kind: number }): void {
  list.count++;
  list.text.push(place.text);
  list.piece.push(place.piece);
  list.cut.push(place.cut);
  list.kind.push(place.kind);
}

const softHyphen = 0xad;

/** The breaks that need no hyphenation. */
export function plainOpportunities(pieces: Pieces): Opportunities {
  const list = startList();
  const { text, kind, start, end, count } = pieces;
  const breaks = adjustedBreaks(lineBreaks(text), pieces);
  let next = 0;
  for (let piece = 0; piece < count; piece++) {
    if (kind[piece] === pieceKinds.forcedBreak) {
      addBoundary(list, pieces, piece + 1, breakKinds.forced);
      continue;
    }
    const to = end[piece]!;
    if (start[piece] === to) continue;
    while (next < breaks.length && breaks[next]! <= start[piece]!) next++;
    for (; next < breaks.length && breaks[next]! < to; next++) addWithin(list, pieces, piece, breaks[next]!);
    if (next < breaks.length && breaks[next] === to && maySplitAfter(pieces, piece)) addBoundary(list, pieces, afterClosing(pieces, piece), kindAt(text, to));
  }
  if (list.kind[list.count - 1] !== breakKinds.forced || list.piece[list.count - 1] !== count) addBoundary(list, pieces, count, breakKinds.forced);
  return list;
}

/** What `word-break` and `line-break: anywhere` add and take away (CSS Text 3, 5.2 and 5.3). */
function adjustedBreaks(breaks: readonly number[], pieces: Pieces): readonly number[] {
  const special = pieces.style.some(({ style }) => style.wordBreak === 'break-all' || style.wordBreak === 'keep-all' || style.lineBreak === 'anywhere');
  if (!special) return breaks;
  const found = new Set(breaks);
  for (let piece = 0; piece < pieces.count; piece++) {
    if (pieces.kind[piece] !== pieceKinds.text) continue;
    const { wordBreak, lineBreak } = pieces.style[piece]!.style;
    if (wordBreak === 'keep-all') for (const at of breaks) if (isWithin(pieces, piece, at) && betweenLetters.test(pieces.text.slice(at - 1, at + 1))) found.delete(at);
    if (wordBreak !== 'break-all' && lineBreak !== 'anywhere') continue;
    const start = pieces.start[piece]!;
    for (const at of [0, ...graphemeBreaks(pieces.text.slice(start, pieces.end[piece]))]) {
      if (start + at > 0 && (lineBreak === 'anywhere' || betweenLetters.test(pieces.text.slice(start + at - 1, start + at + 1)))) found.add(start + at);
    }
  }
  return [...found].toSorted((a, b) => a - b);
}

const betweenLetters = /^[\p{L}\p{N}]{2}$/u;
const isWithin = ({ start, end }: Pieces, piece: number, at: number): boolean => at > start[piece]! && at < end[piece]!;

/** A break right after a hyphen that is in the text looks like hyphenation, and counts as such. */
function kindAt(text: string, at: number): number {
  const before = text.charCodeAt(at - 1);
  return before === 0x2d || before === 0x2010 ? breakKinds.explicitHyphen : breakKinds.plain;
}

/** Nothing breaks after a soft hyphen but by hyphenation, between a leader and what it leads to, or in text that does not wrap. */
function maySplitAfter(pieces: Pieces, piece: number): boolean {
  const { text, end, kind, style } = pieces;
  if (text.charCodeAt(end[piece]! - 1) === softHyphen || kind[piece] === pieceKinds.leader) return false;
  if (style[piece]!.wraps || kind[piece] === pieceKinds.atomic) return true;
  const next = nextSolid(pieces, piece + 1);
  return next < pieces.count && style[next]!.wraps;
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
  for (let i = piece - 1; i >= 0 && hangs(pieces, i); i--) {
    if (pieces.kind[i] !== pieceKinds.space) continue;
    endX -= pieces.x[i + 1]! - pieces.x[i]!;
    endGlue -= pieces.glue[i + 1]! - pieces.glue[i]!;
  }
  push(list, { text: piece < pieces.count ? pieces.start[piece]! : pieces.text.length, piece, cut: -1, kind });
  list.endX.push(endX);
  list.startX.push(pieces.x[piece]!);
  list.endGlue.push(endGlue);
  list.startGlue.push(pieces.glue[piece]!);
}

/** What may stand behind a line's last word without counting: spaces (not all: CSS Text 3, 4.1.2), edges and anchors between them. */
export function hangs({ kind, style }: Pieces, piece: number): boolean {
  switch (kind[piece]) {
    case pieceKinds.space: return style[piece]!.spacesHang;
    case pieceKinds.close: case pieceKinds.anchor: case pieceKinds.forcedBreak: return true;
    default: return false;
  }
}

/** A break within a word that needs no hyphen. */
function addWithin(list: Building, pieces: Pieces, piece: number, at: number): void {
  const style = pieces.style[piece]!;
  if (!style.wraps || pieces.text.charCodeAt(at - 1) === softHyphen) return;
  const start = pieces.start[piece]!;
  addCut(list, pieces, piece, { cut: cutAt(pieces.text.slice(start, pieces.end[piece]), at - start, style, isRightToLeft(pieces, piece), ''), kind: kindAt(pieces.text, at) });
}

export function isRightToLeft(pieces: Pieces, piece: number): boolean {
  return pieces.level !== undefined && (pieces.level[piece]! & 1) === 1;
}

/** Widths of both parts of a cut word: from the whole word's glyphs where the cut falls between two of them, else shaped. */
export function cutAt(word: string, at: number, style: TextStyle, rightToLeft: boolean, hyphen: string): Cut {
  return (rightToLeft ? undefined : cutBetweenGlyphs(word, at, style, hyphen)) ?? cutShaped(word, at, style, rightToLeft, hyphen);
}

function cutShaped(word: string, at: number, style: TextStyle, rightToLeft: boolean, hyphen: string): Cut {
  const shape = rightToLeft ? style.shaper.rightToLeft : style.shaper.leftToRight;
  const head = shape(word.slice(0, at) + hyphen);
  const tail = shape(word.slice(at));
  return { at, head: widthOf(head, style), tail: widthOf(tail, style), headGlue: head.spaces * style.space, tailGlue: tail.spaces * style.space };
}

/** Kerning is part of the advance of the glyph before: only the glyph before the cut is shaped anew, with the hyphen. */
function cutBetweenGlyphs(word: string, at: number, style: TextStyle, hyphen: string): Cut | undefined {
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

function addCut(list: Building, pieces: Pieces, piece: number, { cut, kind }: { readonly cut: Cut; readonly kind: number }): void {
  const { start, x, glue } = pieces;
  const at = start[piece]! + cut.at;
  push(list, { text: at, piece, cut: at, kind });
  list.endX.push(x[piece]! + cut.head);
  list.startX.push(x[piece + 1]! - cut.tail);
  list.endGlue.push(glue[piece]! + cut.headGlue);
  list.startGlue.push(glue[piece + 1]! - cut.tailGlue);
}

/** A list with cuts put in where no break is yet; the same list where there are none. */
export function mergeCuts(list: Opportunities, pieces: Pieces, cuts: Cuts, kind: number): Opportunities {
  if (cuts.pieces.length === 0) return list;
  const merged = startList();
  let next = 0;
  for (let i = 1; i < list.count; i++) {
    for (; next < cuts.pieces.length; next++) {
      const piece = cuts.pieces[next]!;
      const cut = cuts.cuts[next]!;
      const at = pieces.start[piece]! + cut.at;
      if (at > list.text[i]!) break;
      if (at !== list.text[i]) addCut(merged, pieces, piece, { cut, kind });
    }
    push(merged, { text: list.text[i]!, piece: list.piece[i]!, cut: list.cut[i]!, kind: list.kind[i]! });
    merged.endX.push(list.endX[i]!);
    merged.startX.push(list.startX[i]!);
    merged.endGlue.push(list.endGlue[i]!);
    merged.startGlue.push(list.startGlue[i]!);
  }
  return merged;
}

// --- words wider than the line

/** Adds breaks between any two letters of what is wider than `width` and may be broken so (CSS Text 3, 5.5). */
export function withEmergencies(list: Opportunities, pieces: Pieces, width: number): Opportunities {
  const cuts: Cuts = { pieces: [], cuts: [] };
  for (let i = 1; i < list.count; i++) {
    if (list.endX[i]! - list.startX[i - 1]! > width) addGraphemes(cuts, pieces, list.text[i - 1]!, list.text[i]!, list.piece[i - 1]!);
  }
  return mergeCuts(list, pieces, cuts, breakKinds.emergency);
}

function addGraphemes(cuts: Cuts, pieces: Pieces, from: number, to: number, firstPiece: number): void {
  for (let piece = firstPiece; piece < pieces.count && pieces.start[piece]! < to; piece++) {
    const style = pieces.style[piece]!;
    const breaks = style.style.overflowWrap !== 'normal' || style.style.wordBreak === 'break-word';
    if (!breaks || !style.wraps || pieces.kind[piece] !== pieceKinds.text) continue;
    const start = pieces.start[piece]!;
    const word = pieces.text.slice(start, pieces.end[piece]);
    for (const at of graphemeBreaks(word)) {
      if (start + at <= from || start + at >= to) continue;
      cuts.pieces.push(piece);
      cuts.cuts.push(cutAt(word, at, style, isRightToLeft(pieces, piece), ''));
    }
  }
}
