// Intrinsic widths of inline content: CSS Sizing 3, 5.1. Of the content alone: the box's padding and borders are its caller's.

import type { InlineBox } from '../../box/box.ts';
import type { ContentSizes, LayoutContext } from '../context.ts';
import { breakKinds } from './opportunities.ts';
import type { Opportunities } from './opportunities.ts';
import { preparedParagraph } from './prepared.ts';

/**
 * `min`: the widest part that cannot be broken; words are not divided by rule for it, so that columns are made wide enough for
 * whole words. `max`: the widest line with forced breaks only. Percentages count as nothing.
 */
export function inlineContentSizes(box: InlineBox, context: LayoutContext): ContentSizes {
  if (box.content.items.length === 0) return { min: 0, max: 0 };
  const prepared = preparedParagraph(box, 0, context);
  const { pieces } = prepared;
  const { length, hanging } = box.style.textIndent;
  const indent = typeof length === 'number' && !hanging ? length : 0;
  const anywhere = pieces.style.some(({ style }) => style.overflowWrap === 'anywhere');
  const softened = anywhere ? prepared.full(0) : box.style.hyphens === 'manual' ? prepared.hyphenated() : prepared.plain();
  return { min: widest(softened, indent, false), max: widest(prepared.plain(), indent, true) };
}

function widest(list: Opportunities, indent: number, forcedOnly: boolean): number {
  let most = 0;
  let from = 0;
  for (let at = 1; at < list.count; at++) {
    if (forcedOnly && list.kind[at] !== breakKinds.forced) continue;
    most = Math.max(most, list.endX[at]! - list.startX[from]! + (from === 0 ? indent : 0));
    from = at;
  }
  return most;
}
