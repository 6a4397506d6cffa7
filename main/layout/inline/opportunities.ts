// Where the lines of a measured paragraph may break, and what each break would do to their widths. Parallel arrays, in order: the
// first entry is the paragraph's start, forced breaks and the end close segments.

import { graphemeBreaks } from '../../text/breaks.ts';
import { isTied } from '../../text/ties.ts';
import { breaksOf } from './break-places.ts';
import type { Cut } from './cut.ts';
import { cutAt } from './cut.ts';
import { OpportunityList } from './opportunity-list.ts';
import { breakKinds, hangs, isRightToLeft, pieceKinds } from './pieces.ts';
import type { Pieces } from './pieces.ts';

/** Cuts to be added to a list: pieces and cuts side by side, in order. */
export type Cuts = { readonly pieces: number[]; readonly cuts: Cut[] };

const softHyphen = 0xad;

/** The breaks that need no hyphenation. */
export function plainOpportunities(pieces: Pieces): OpportunityList {
  const list = OpportunityList.take();
  const { text, kind, start, end, count } = pieces;
  const breaks = breaksOf(pieces);
  let next = 0;
  for (let piece = 0; piece < count; piece++) {
    if (kind[piece] === pieceKinds.forcedBreak) {
      addBoundary(list, pieces, afterClosing(pieces, piece), breakKinds.forced);
      continue;
    }
    const to = end[piece]!;
    if (start[piece] === to) continue;
    while (next < breaks.length && breaks[next]! <= start[piece]!) next++;
    for (; next < breaks.length && breaks[next]! < to; next++) addWithin(list, pieces, piece, breaks[next]!);
    if (next < breaks.length && breaks[next] === to && maySplitAfter(pieces, piece)) addBoundary(list, pieces, afterClosing(pieces, piece), kindAt(text, to));
  }
  const last = list.count - 1;
  if (list.kind[last] !== breakKinds.forced || list.piece[last] !== count) addBoundary(list, pieces, count, breakKinds.forced);
  return list;
}

/** A break right after a hyphen that is in the text looks like hyphenation, and counts as such. */
function kindAt(text: string, at: number): number {
  const before = text.charCodeAt(at - 1);
  if (before === 0x20) return isTied(text, at) ? breakKinds.tied : breakKinds.plain;
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

/** The first piece after `piece` that belongs to the next line: closing edges stay with what they close, and what is anchored before them. */
function afterClosing({ kind, count }: Pieces, piece: number): number {
  let after = piece + 1;
  for (let next = after; next < count && (kind[next] === pieceKinds.close || kind[next] === pieceKinds.anchor); next++) if (kind[next] === pieceKinds.close) after = next + 1;
  return after;
}

function addBoundary(list: OpportunityList, pieces: Pieces, piece: number, kind: number): void {
  const last = list.count - 1;
  if (list.piece[last] === piece && list.cut[last] === -1 && last > 0) return;
  const { x, glue } = pieces;
  let endX = x[piece]!;
  let endGlue = glue[piece]!;
  for (let i = piece - 1; i >= 0 && hangs(pieces, i); i--) {
    if (pieces.kind[i] !== pieceKinds.space && pieces.kind[i] !== pieceKinds.tab) continue;
    endX -= x[i + 1]! - x[i]!;
    endGlue -= glue[i + 1]! - glue[i]!;
  }
  const at = list.add(piece < pieces.count ? pieces.start[piece]! : pieces.text.length, piece, -1, kind);
  list.endX[at] = endX + endClone(pieces, piece);
  list.startX[at] = x[piece]! - startClone(pieces, piece);
  list.endGlue[at] = endGlue;
  list.startGlue[at] = glue[piece]!;
}

/** A break within a word that needs no hyphen. */
function addWithin(list: OpportunityList, pieces: Pieces, piece: number, at: number): void {
  const style = pieces.style[piece]!;
  if (!style.wraps || pieces.text.charCodeAt(at - 1) === softHyphen) return;
  const start = pieces.start[piece]!;
  const word = pieces.text.slice(start, pieces.end[piece]);
  addCut(list, pieces, piece, cutAt(word, at - start, { style, rightToLeft: isRightToLeft(pieces, piece), hyphen: '' }), kindAt(pieces.text, at));
}

function addCut(list: OpportunityList, pieces: Pieces, piece: number, cut: Cut, kind: number): void {
  const { start, x, glue } = pieces;
  const text = start[piece]! + cut.at;
  const at = list.add(text, piece, text, kind);
  list.endX[at] = x[piece]! + cut.head + endClone(pieces, piece);
  list.startX[at] = x[piece + 1]! - cut.tail - startClone(pieces, piece);
  list.endGlue[at] = glue[piece]! + cut.headGlue;
  list.startGlue[at] = glue[piece + 1]! - cut.tailGlue;
}

function endClone({ cloned }: Pieces, piece: number): number {
  return cloned === undefined ? 0 : cloned.end[piece]!;
}

function startClone({ cloned }: Pieces, piece: number): number {
  return cloned === undefined ? 0 : cloned.start[piece]!;
}

/** A list with cuts put in where no break is yet; the same list where there are none. */
export function mergeCuts(list: OpportunityList, pieces: Pieces, { pieces: cutPieces, cuts }: Cuts, kind: number): OpportunityList {
  if (cuts.length === 0) return list;
  const merged = OpportunityList.take();
  let next = 0;
  for (let i = 1; i < list.count; i++) {
    for (; next < cuts.length; next++) {
      const piece = cutPieces[next]!;
      const at = pieces.start[piece]! + cuts[next]!.at;
      if (at > list.text[i]!) break;
      if (at !== list.text[i]) addCut(merged, pieces, piece, cuts[next]!, kind);
    }
    merged.copy(list, i);
  }
  return merged;
}

// --- words wider than the line

/** Adds breaks between any two letters of what is wider than `width` and may be broken so (CSS Text 3, 5.5). */
export function withEmergencies(list: OpportunityList, pieces: Pieces, width: number): OpportunityList {
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
      cuts.cuts.push(cutAt(word, at, { style, rightToLeft: isRightToLeft(pieces, piece), hyphen: '' }));
    }
  }
}
