// Captions of a table, above or below its grid. CSS 2.2, 17.4.

import type { Box, TableBox } from '../../box/box.ts';
import type { LayoutContext } from '../context.ts';
import type { BoxFragment } from '../fragment.ts';
import { withPositioned } from '../positioned.ts';
import { blockOffset, usedMargin } from '../sizes.ts';
import { unbrokenSpace } from '../space.ts';

/** The captions of one side, the table being `width` wide; those above stand one below the other from 0. */
export function layoutCaptions(table: TableBox, side: 'top' | 'bottom', width: number, context: LayoutContext): readonly BoxFragment[] {
  const fragments = table.captions
    .filter((caption) => caption.style.captionSide === side)
    .map((caption) => layoutCaption(caption, width, context))
    .filter((fragment) => fragment !== undefined);
  return side === 'top' ? placeCaptions(table, fragments, width, 0) : fragments;
}

/** What is positioned within a caption stays in it. */
function layoutCaption(caption: Box, width: number, context: LayoutContext): BoxFragment | undefined {
  const { fragment, layers = [] } = context.layoutBox(caption, unbrokenSpace(width));
  return fragment.kind === 'box' ? withPositioned(fragment, layers, context) : undefined;
}

/** Captions one below the other with their margins, which do not collapse. */
export function placeCaptions({ style }: TableBox, fragments: readonly BoxFragment[], width: number, from: number): readonly BoxFragment[] {
  let y = from;
  return fragments.map((fragment) => {
    const top = y + usedMargin(fragment.style, 'top', width);
    y = top + fragment.height + usedMargin(fragment.style, 'bottom', width);
    return { ...fragment, x: blockOffset(fragment.style, fragment.width, width, style.direction), y: top };
  });
}

/** Height that the captions above a grid take. */
export function captionsHeight(captions: readonly BoxFragment[], width: number): number {
  const last = captions.at(-1);
  return last === undefined ? 0 : last.y + last.height + usedMargin(last.style, 'bottom', width);
}

