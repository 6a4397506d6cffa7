// Where the text of a paragraph may break at all: UAX 14 as `word-break` and `line-break` change it (CSS Text 3, 5.2 and 5.3), and
// `white-space: break-spaces` (3), which breaks after every space.

import { graphemeBreaks, lineBreaks } from '../../text/breaks.ts';
import { loosened } from '../../text/strictness.ts';
import { pieceKinds } from './pieces.ts';
import type { Pieces } from './pieces.ts';

/** Indices in the text, in rising order. */
export function breaksOf(pieces: Pieces): readonly number[] {
  for (let i = 0; i < pieces.count; i++) if (pieces.style[i]!.breaksOtherwise) return adjusted(lineBreaks(loosenedText(pieces)), pieces);
  return lineBreaks(pieces.text);
}

/** The text with what `line-break: normal` and `loose` let break more often replaced by what does. */
function loosenedText({ text, count, kind, start, end, style }: Pieces): string {
  let changed = '';
  for (let piece = 0; piece < count; piece++) {
    const { lineBreak, language } = style[piece]!.style;
    if (kind[piece] !== pieceKinds.text || (lineBreak !== 'normal' && lineBreak !== 'loose')) continue;
    // A break before what begins the piece is looked for with what is before that.
    const from = Math.max(0, start[piece]! - 1);
    changed += text.slice(changed.length, start[piece]) + loosened(text.slice(from, end[piece]), lineBreak, language).slice(start[piece]! - from);
  }
  return changed + text.slice(changed.length);
}

const betweenLetters = /^[\p{L}\p{N}]{2}$/u;

function adjusted(breaks: readonly number[], pieces: Pieces): readonly number[] {
  const found = new Set(breaks);
  for (let piece = 0; piece < pieces.count; piece++) {
    const { wordBreak, lineBreak, whiteSpaceCollapse } = pieces.style[piece]!.style;
    if (pieces.kind[piece] === pieceKinds.space && whiteSpaceCollapse === 'break-spaces') for (let at = pieces.start[piece]! + 1; at <= pieces.end[piece]!; at++) found.add(at);
    if (pieces.kind[piece] !== pieceKinds.text) continue;
    if (wordBreak === 'keep-all') removeLetterBreaks(found, breaks, pieces, piece);
    if (wordBreak === 'break-all' || lineBreak === 'anywhere') addBreaks(found, pieces, piece, lineBreak === 'anywhere');
  }
  return [...found].toSorted((a, b) => a - b);
}

function removeLetterBreaks(found: Set<number>, breaks: readonly number[], { text, start, end }: Pieces, piece: number): void {
  for (const at of breaks) if (at > start[piece]! && at < end[piece]! && betweenLetters.test(text.slice(at - 1, at + 1))) found.delete(at);
}

function addBreaks(found: Set<number>, { text, start, end }: Pieces, piece: number, anywhere: boolean): void {
  const from = start[piece]!;
  for (const index of [0, ...graphemeBreaks(text.slice(from, end[piece]))]) {
    const at = from + index;
    if (at > 0 && (anywhere || betweenLetters.test(text.slice(at - 1, at + 1)))) found.add(at);
  }
}
