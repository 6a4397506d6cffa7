// `box-decoration-break: clone` on inline boxes (CSS Fragmentation 3, 5.4): where a line breaks within one, its piece before the break
// ends, and its piece after it begins, with the margin, border and padding that the whole box has there.

import type { InlineBox, InlineElement } from '../../box/box.ts';
import { usedEdges, usedMargin } from '../sizes.ts';
import { pieceKinds } from './pieces.ts';

/** What all cloned boxes that are open before each piece add to a line that ends there, and to one that begins there; in points. */
export type ClonedEdges = { readonly end: Float64Array; readonly start: Float64Array };

/** Width of a side of an inline box: margin, border and padding there. */
export function edgeWidth({ style }: InlineElement, which: 'start' | 'end', width: number): number {
  const side = (which === 'start') === (style.direction === 'ltr') ? 'left' : 'right';
  return usedMargin(style, side, width) + usedEdges(style, width)[side];
}

type Edges = { readonly kind: readonly number[]; readonly item: readonly number[]; readonly count: number };

/** Undefined where no box is cloned, as a rule. */
export function clonedEdges(box: InlineBox, { kind, item, count }: Edges, width: number): ClonedEdges | undefined {
  const { items } = box.content;
  if (!items.some((one) => one.kind === 'open' && one.inline.style.boxDecorationBreak === 'clone')) return undefined;
  const edges = { end: new Float64Array(count + 1), start: new Float64Array(count + 1) };
  const sum = { end: 0, start: 0 };
  for (let piece = 0; piece <= count; piece++) {
    edges.end[piece] = sum.end;
    edges.start[piece] = sum.start;
    const sign = kind[piece] === pieceKinds.open ? 1 : kind[piece] === pieceKinds.close ? -1 : 0;
    if (piece === count || sign === 0) continue;
    const { inline } = items[item[piece]!] as { inline: InlineElement };
    if (inline.style.boxDecorationBreak !== 'clone') continue;
    sum.end += sign * edgeWidth(inline, 'end', width);
    sum.start += sign * edgeWidth(inline, 'start', width);
  }
  return edges;
}
