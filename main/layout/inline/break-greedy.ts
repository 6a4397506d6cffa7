// Line by line: each takes what fits. For lines beside floats, whose width is known only when the lines above stand; for paragraphs
// with tabs; for `text-wrap: stable`.

import type { BrokenSegment, Measure, Segment } from './break-optimal.ts';
import type { OpportunityList } from './opportunity-list.ts';
import { breakKinds } from './pieces.ts';

/** A greedy line may be filled by division where its looseness would be greater than this: ratio of extra space to glue. */
const looseEnough = 0.6;

/** A whole segment, for `text-wrap: stable`: lines above an edit stay as they were. */
export function breakStably(_segment: Segment, measure: Measure, hyphenated: () => Segment): BrokenSegment {
  const { list, first, last, isStart } = hyphenated();
  const breaks: number[] = [];
  for (let from = first; from < last; from = breaks.at(-1)!) {
    breaks.push(breakGreedily(list, from, last, measure.width - (isStart && from === first ? measure.firstIndent : measure.indent)));
  }
  return { list, breaks };
}

/**
 * The opportunity that ends the line which begins at `from`: the last one that fits, at most `last`; one step on where none
 * fits. A word is divided only where the line would be too loose without.
 */
export function breakGreedily(list: OpportunityList, from: number, last: number, room: number): number {
  let best = -1;
  let bestUndivided = -1;
  for (let at = from + 1; at <= last; at++) {
    const length = list.endX[at]! - list.startX[from]!;
    if (length > room + 0.001 && list.kind[at] !== breakKinds.hyphen) break;
    if (length > room + 0.001) continue;
    best = at;
    if (list.kind[at] !== breakKinds.hyphen && list.kind[at] !== breakKinds.emergency) bestUndivided = at;
    if (list.kind[at] === breakKinds.forced) break;
  }
  if (bestUndivided === -1) return best === -1 ? from + 1 : best;
  const spare = room - (list.endX[bestUndivided]! - list.startX[from]!);
  const glue = list.endGlue[bestUndivided]! - list.startGlue[from]!;
  return spare <= glue * looseEnough ? bestUndivided : best;
}
