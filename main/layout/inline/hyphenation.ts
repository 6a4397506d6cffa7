// Division of words (CSS Text 3, 5.4): soft hyphens where they stand, patterns of the language otherwise. The cuts of a word in a
// style are kept by value.

import { hyphenationPoints } from '../../text/hyphenate.ts';
import type { ShapedText } from '../../text/shape.ts';
import { cutAt } from './cut.ts';
import type { Cut } from './cut.ts';
import { mergeCuts } from './opportunities.ts';
import type { Cuts } from './opportunities.ts';
import type { OpportunityList } from './opportunity-list.ts';
import { breakKinds, isRightToLeft, pieceKinds } from './pieces.ts';
import type { Pieces } from './pieces.ts';
import type { TextStyle } from './text-style.ts';

const letters = /[\p{L}\p{M}\u00ad]/u;

/** A list with the points at which words divide; the same list where there are none. */
export function withHyphenation(plain: OpportunityList, pieces: Pieces): OpportunityList {
  const found: Cuts = { pieces: [], cuts: [] };
  for (let piece = 0; piece < pieces.count; piece++) {
    if (pieces.kind[piece] !== pieceKinds.text || pieces.style[piece]!.style.hyphens === 'none') continue;
    const last = endOfWord(pieces, piece);
    if (last === piece) addWord(found, pieces, piece);
    else addParts(found, pieces, piece, last);
    piece = last;
  }
  return mergeCuts(plain, pieces, found, breakKinds.hyphen);
}

/** The last of the pieces that make one word: a style may change within it. A note's number or a stop behind it is none of it. */
function endOfWord({ kind, count, end, start, text }: Pieces, first: number): number {
  let last = first;
  for (let next = first + 1; next < count && (kind[next] === pieceKinds.text || start[next] === end[next]); next++) {
    if (kind[next] !== pieceKinds.text) continue;
    if (!letters.test(text[end[last]! - 1]!) || !letters.test(text[start[next]!]!)) break;
    last = next;
  }
  return last;
}

function addWord(found: Cuts, pieces: Pieces, piece: number): void {
  for (const cut of cutsOf(pieces, piece)) {
    found.pieces.push(piece);
    found.cuts.push(cut);
  }
}

const noCuts: readonly Cut[] = [];
const wordsKept = 10_000;

/** The cuts of a piece that is a whole word; the same word has the same shaped text. */
function cutsOf(pieces: Pieces, piece: number): readonly Cut[] {
  const { cuts } = pieces.style[piece]!;
  const shaped = pieces.shaped[piece] as ShapedText;
  const known = cuts.get(shaped);
  if (known !== undefined) return known;
  if (cuts.size >= wordsKept) cuts.clear();
  const made = makeCuts(pieces, piece);
  cuts.set(shaped, made);
  return made;
}

function makeCuts(pieces: Pieces, piece: number): readonly Cut[] {
  const style = pieces.style[piece]!;
  const text = pieces.text.slice(pieces.start[piece], pieces.end[piece]);
  const points = pointsOf(text, style);
  return points.length === 0 ? noCuts : points.map((at) => cutAt(text, at, { style, rightToLeft: isRightToLeft(pieces, piece), hyphen: style.hyphen }));
}

/** A word of several pieces is divided as a whole, by the rules of its first. */
function addParts(found: Cuts, pieces: Pieces, first: number, last: number): void {
  const from = pieces.start[first]!;
  let piece = first;
  for (const point of pointsOf(pieces.text.slice(from, pieces.end[last]), pieces.style[first]!)) {
    while (pieces.end[piece]! < from + point) piece++;
    const start = pieces.start[piece]!;
    // A cut between two pieces would show its hyphen in neither: one letter further on would be wrong, so there is none.
    if (pieces.kind[piece] !== pieceKinds.text || from + point >= pieces.end[piece]! || from + point <= start) continue;
    const style = pieces.style[piece]!;
    found.pieces.push(piece);
    found.cuts.push(cutAt(pieces.text.slice(start, pieces.end[piece]), from + point - start, { style, rightToLeft: isRightToLeft(pieces, piece), hyphen: style.hyphen }));
  }
}

const words = /[\p{L}\p{M}\u00ad'’]+/gu;
/** Part of a word with a hyphen of its own is divided only if it is so long, and so far from that hyphen: two near each other mislead. */
const longPart = 8;
const farFromHyphen = 4;

/** Indices in a text without spaces before which it may be divided. */
function pointsOf(text: string, { style, wraps }: TextStyle): readonly number[] {
  if (!wraps) return [];
  if (text.includes('\u00ad')) return softPoints(text);
  if (style.hyphens !== 'auto') return [];
  const points: number[] = [];
  for (const { 0: word, index } of text.matchAll(words)) {
    const before = isHyphen(text, index - 1) ? farFromHyphen : 0;
    const after = word.length - (isHyphen(text, index + word.length) ? farFromHyphen : 0);
    if (word.length < longPart && (before > 0 || after < word.length)) continue;
    for (const point of hyphenationPoints(word, style.language, style.hyphenateLimitChars)) if (point >= before && point <= after) points.push(index + point);
  }
  return points;
}

function isHyphen(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x2d || code === 0x2010 || code === 0x2011;
}

/** A word with soft hyphens is divided nowhere else. */
function softPoints(text: string): number[] {
  const points: number[] = [];
  for (let at = text.indexOf('\u00ad'); at !== -1; at = text.indexOf('\u00ad', at + 1)) if (at > 0 && at + 1 < text.length) points.push(at + 1);
  return points;
}
