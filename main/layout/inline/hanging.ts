// Punctuation that hangs into the margin: `hanging-punctuation` of CSS Text 3, 8.2. A list of breaks in, the same with the widths of
// what hangs out. Beyond the specification, `force-end` lets hyphens at a line's end hang too.

import type { OpportunityList } from './opportunity-list.ts';
import { breakKinds, hangs, pieceKinds } from './pieces.ts';
import type { Pieces } from './pieces.ts';

const opening = /^[\p{Ps}\p{Pi}\p{Pf}'"]/u;
const closing = /[\p{Pe}\p{Pi}\p{Pf}'"]$/u;
const stop = /[,.\u060c\u06d4\u3001\u3002\uff0c\uff0e\ufe50-\ufe52\uff61\uff64]$/u;

/** Sets `startHang` and `endHang`, and takes them off the lengths of lines, in the list itself. */
export function addHanging(list: OpportunityList, pieces: Pieces): void {
  const { first, last, end } = pieces.root.style.hangingPunctuation;
  if (list.endHang !== undefined || (!first && !last && end === 'none')) return;
  const startHang = new Float64Array(list.count);
  const endHang = new Float64Array(list.count);
  if (first) startHang[0] = hangAtStart(pieces);
  list.startX[0]! += startHang[0]!;
  for (let at = 1; at < list.count; at++) {
    endHang[at] = hangAtEnd(list, pieces, at);
    list.endX[at]! -= endHang[at]!;
  }
  list.startHang = startHang;
  list.endHang = endHang;
}

function hangAtStart(pieces: Pieces): number {
  const piece = pieces.kind.indexOf(pieceKinds.text);
  const character = piece === -1 ? undefined : opening.exec(pieces.text.slice(pieces.start[piece], pieces.end[piece]))?.[0];
  return character === undefined ? 0 : widthOfCharacter(pieces, piece, character);
}

function hangAtEnd(list: OpportunityList, pieces: Pieces, at: number): number {
  const { last, end } = pieces.root.style.hangingPunctuation;
  const cut = list.cut[at]!;
  let piece = list.piece[at]! - (cut === -1 ? 1 : 0);
  if (cut === -1) while (piece >= 0 && hangs(pieces, piece)) piece--;
  if (piece < 0 || pieces.kind[piece] !== pieceKinds.text) return 0;
  if (list.kind[at] === breakKinds.hyphen) return end === 'force' ? widthOfCharacter(pieces, piece, pieces.style[piece]!.hyphen) : 0;
  const text = pieces.text.slice(pieces.start[piece], cut === -1 ? pieces.end[piece] : cut);
  const isLast = at === list.count - 1;
  const character = (end !== 'none' ? stop.exec(text)?.[0] : undefined) ?? (last && isLast ? closing.exec(text)?.[0] : undefined)
    ?? (end === 'force' && list.kind[at] === breakKinds.explicitHyphen ? text.at(-1) : undefined);
  return character === undefined ? 0 : widthOfCharacter(pieces, piece, character);
}

function widthOfCharacter(pieces: Pieces, piece: number, character: string): number {
  const { shaper, fontSize } = pieces.style[piece]!;
  return shaper.leftToRight(character).width * fontSize;
}
