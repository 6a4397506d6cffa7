// Intrinsic widths of inline content: CSS Sizing 3, 5.1. Of the content alone: the box's padding and borders are its caller's.

import type { InlineBox, InlineItem, ReplacedBox } from '../../box/box.ts';
import { initialStyle } from '../../style/compute.ts';
import type { ComputedStyle } from '../../style/computed-style.ts';
import type { ContentSizes, LayoutContext } from '../context.ts';
import { usedMargin } from '../sizes.ts';
import type { OpportunityList } from './opportunity-list.ts';
import { tabsFrom } from './break-greedy.ts';
import { breakKinds } from './pieces.ts';
import type { Pieces } from './pieces.ts';
import { preparedParagraph } from './prepared.ts';
import type { PreparedParagraph } from './prepared.ts';

/**
 * `min`: the widest part that cannot be broken; words are not divided by rule for it, so that columns are made wide enough for
 * whole words. `max`: the widest line with forced breaks only. Percentages count as nothing.
 */
export function inlineContentSizes(box: InlineBox, context: LayoutContext): ContentSizes {
  const { items } = box.content;
  if (items.length === 0) return { min: 0, max: 0 };
  if (items.some((item) => item.kind === 'atomic')) return sizesAmongBoxes(box, context);
  const prepared = preparedParagraph(box, 0, context);
  return (prepared.sizes ??= measureSizes(box, prepared));
}

/** Boxes in the lines count as their own intrinsic widths: the lines are measured once with the least, once with the greatest. */
function sizesAmongBoxes(box: InlineBox, context: LayoutContext): ContentSizes {
  const measure = (key: 'min' | 'max'): ContentSizes => {
    const items = box.content.items.map((item): InlineItem => {
      if (item.kind !== 'atomic') return item;
      const { style } = item.box;
      const width = context.contentSizes(item.box)[key] + usedMargin(style, 'left', 0) + usedMargin(style, 'right', 0);
      return { ...item, box: { ...spacer(width), source: item.box.source } };
    });
    const sized: InlineBox = { ...box, content: { ...box.content, items } };
    return measureSizes(sized, preparedParagraph(sized, 0, context));
  };
  return { min: measure('min').min, max: measure('max').max };
}

/** An empty picture: the quickest box to lay out. */
function spacer(width: number): Omit<ReplacedBox, 'source'> {
  const style = { ...spacerStyle, margin: { top: 0, right: Math.min(0, width), bottom: 0, left: 0 } };
  return { kind: 'replaced', style, label: '', image: { kind: 'missing', url: '' }, width: Math.max(0, width), height: 0, ratio: undefined, alternative: '' };
}
const spacerStyle: ComputedStyle = { ...initialStyle, display: 'inline-block' };

function measureSizes({ style, continues }: InlineBox, prepared: PreparedParagraph): ContentSizes {
  const { length, hanging } = style.textIndent;
  const indent = typeof length === 'number' && !hanging && continues !== true ? length : 0;
  const anywhere = prepared.pieces.style.some((piece) => piece.style.overflowWrap === 'anywhere');
  const softened = anywhere ? prepared.full(0) : style.hyphens === 'manual' ? prepared.hyphenated() : prepared.plain();
  const { pieces } = prepared;
  const sizes = { min: widest(softened, pieces, indent, false), max: widest(prepared.plain(), pieces, indent, true) };
  prepared.release();
  return sizes;
}

function widest(list: OpportunityList, pieces: Pieces, indent: number, forcedOnly: boolean): number {
  let most = 0;
  let from = 0;
  for (let at = 1; at < list.count; at++) {
    if (forcedOnly && list.kind[at] !== breakKinds.forced) continue;
    const edge = from === 0 ? indent : 0;
    const tabs = tabsFrom(list, from, pieces, edge)?.before(list.piece[at]!) ?? 0;
    most = Math.max(most, list.endX[at]! - list.startX[from]! + edge + tabs);
    from = at;
  }
  return most;
}
