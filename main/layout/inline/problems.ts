// What is wrong with a line, to be reported where it is placed.

import type { Box, InlineBox } from '../../box/box.ts';
import type { Origin } from '../../html/element.ts';
import type { LineProblem } from '../context.ts';
import type { LineContent } from './nodes.ts';
import type { Pieces } from './pieces.ts';
import type { BrokenLine } from './prepared.ts';

/** Points by which a line may be too long before anyone could see it. */
const tolerated = 0.5;

/** `room`: what the line's content may take; `shrunk`: how much of its natural length justification took away. */
export type LineFit = { readonly range: BrokenLine; readonly content: LineContent; readonly room: number; readonly shrunk: number };

/** Undefined where all is well, as a rule. */
export function problemsOf(box: InlineBox, pieces: Pieces, fit: LineFit): readonly LineProblem[] | undefined {
  const excess = fit.content.natural - fit.shrunk - fit.room;
  if (excess <= tolerated && pieces.missing.length === 0) return undefined;
  const problems = missingGlyphs(box, pieces, fit.range);
  if (excess > tolerated) problems.push(tooWide(box, pieces, fit, excess));
  return problems;
}

function missingGlyphs(box: InlineBox, pieces: Pieces, { from, to }: BrokenLine): LineProblem[] {
  const seen = new Set<string>();
  const problems: LineProblem[] = [];
  for (const { character, piece } of pieces.missing) {
    if (piece < from.piece || piece >= to.piece + (to.cut === -1 ? 0 : 1) || seen.has(character)) continue;
    seen.add(character);
    const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    problems.push({
      severity: 'error', code: 'missing-glyph', ...placeOf(box, pieces, piece),
      message: `no font has the character "${character}" (U+${code}); a replacement is shown in "${excerpt(pieces, piece)}"`,
      hint: 'name a font that has it in font-family, and bring it along with @font-face',
    });
  }
  return problems;
}

function tooWide(box: InlineBox, pieces: Pieces, { range: { from }, room, content }: LineFit, excess: number): LineProblem {
  const piece = Math.min(from.piece, pieces.count - 1);
  const atomic = excerpt(pieces, piece) === '' ? content.leaves.find((leaf) => leaf.kind === 'atomic')?.measure.box : undefined;
  if (atomic !== undefined) return boxTooWide(atomic, room, excess);
  return {
    severity: 'warning', ...placeOf(box, pieces, piece), ...(box.style.textOverflow === 'ellipsis' ? {
      code: 'text-cut', message: `"${excerpt(pieces, piece)}" ends in an ellipsis, for it is ${round(excess)} pt wider than its line`,
      hint: 'make more room, or let the text wrap; readers of the PDF still get all of it',
    } : {
      code: 'line-too-wide', message: `"${excerpt(pieces, piece)}" is ${round(excess)} pt wider than the ${round(room)} pt that its line has`,
      hint: 'allow breaks with hyphens: auto or overflow-wrap: anywhere, or make more room',
    }),
  };
}

function boxTooWide({ label, source: { origin } }: Box, room: number, excess: number): LineProblem {
  return {
    severity: 'warning', code: 'line-too-wide', ...(origin !== undefined && { source: origin }),
    message: `${label} is ${round(excess)} pt wider than the ${round(room)} pt that its line has`, hint: 'bound it by max-width: 100%, or make more room',
  };
}

const round = (points: number): number => Math.max(0, Math.round(points * 10) / 10);
const longest = 40;

/** The words around a piece. */
function excerpt({ text, start }: Pieces, piece: number): string {
  const from = Math.max(0, text.lastIndexOf(' ', start[piece]!) + 1);
  const part = text.slice(from, from + longest);
  const words = part.replaceAll('\ufffc', '').trim();
  return part.length < text.length - from ? `${words}…` : words;
}

function placeOf(box: InlineBox, pieces: Pieces, piece: number): { readonly source?: Origin } {
  const item = box.content.items[pieces.item[piece]!];
  const origin = (item !== undefined && 'source' in item ? item.source.origin : undefined) ?? box.source.origin;
  return origin === undefined ? {} : { source: origin };
}
