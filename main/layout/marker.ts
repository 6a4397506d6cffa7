// The outside marker of a list item, beside its first line. CSS Lists 3, section 3.

import type { InlineBox } from '../box/box.ts';
import type { LayoutContext } from './context.ts';
import type { Content, Frame } from './frame.ts';
import { usedMargin } from './sizes.ts';
import { unbrokenSpace } from './space.ts';

/** Content with the marker in front of it: its baseline is that of the first line, its end edge at the content's start edge. */
export function withMarker(marker: InlineBox, frame: Frame, content: Content, context: LayoutContext): Content {
  const { max } = context.contentSizes(marker);
  const space = unbrokenSpace(max);
  const { fragment, firstBaseline = fragment.height } = context.layoutBox(marker, { ...space, imposedWidth: max });
  const rightToLeft = frame.box.style.direction === 'rtl';
  const x = rightToLeft
    ? frame.width - frame.edges.right + usedMargin(marker.style, 'left', frame.width)
    : frame.edges.left - fragment.width - usedMargin(marker.style, 'right', frame.width);
  const baseline = content.firstBaseline ?? frame.contentTop + firstBaseline;
  const y = baseline - firstBaseline;
  const lone = content.firstBaseline === undefined;
  return {
    ...content,
    children: [{ ...fragment, x, y }, ...content.children],
    bottom: lone ? Math.max(content.bottom, y + fragment.height) : content.bottom,
    firstBaseline: baseline,
    lastBaseline: content.lastBaseline ?? baseline,
  };
}
