// Intrinsic widths of inline content: CSS Sizing 3, 5.1. Of the content alone: the box's padding and borders are its caller's.

import type { InlineBox } from '../../box/box.ts';
import type { ContentSizes, LayoutContext } from '../context.ts';
import type { OpportunityList } from './opportunity-list.ts';
import { breakKinds } from './pieces.ts';
import { preparedParagraph } from './prepared.ts';
import type { PreparedParagraph } from './prepared.ts';

/**
 * `min`: the widest part that cannot be broken; words are not divided by rule for it, so that columns are made wide enough for
 * whole words. `max`: the widest line with forced breaks only. Percentages count as nothing.
 */
export function inlineContentSizes(box: InlineBox, context: LayoutContext): ContentSizes {
  if (box.content.items.length === 0) return { min: 0, max: 0 };
  const prepared = preparedParagraph(box, 0, context);
  return (prepared.sizes ??= measureSizes(box, prepared));
}

function measureSizes({ style }: InlineBox, prepared: PreparedParagraph): ContentSizes {
  const { length, hanging } = style.textIndent;
  const indent = typeof length === 'number' && !hanging ? length : 0;
  const anywhere = prepared.pieces.style.some((piece) => piece.style.overflowWrap === 'anywhere');
  const softened = anywhere ? prepared.full(0) : style.hyphens === 'manual' ? prepared.hyphenated() : prepared.plain();
  const sizes = { min: widest(softened, indent, false), max: widest(prepared.plain(), indent, true) };
  prepared.release();
  return sizes;
}

function widest(list: OpportunityList, indent: number, forcedOnly: boolean): number {
  let most = 0;
  let from = 0;
  for (let at = 1; at < list.count; at++) {
    if (forcedOnly && list.kind[at] !== breakKinds.forced) continue;
    most = Math.max(most, list.endX[at]! - list.startX[from]! + (from === 0 ? indent : 0));
    from = at;
  }
  return most;
}
