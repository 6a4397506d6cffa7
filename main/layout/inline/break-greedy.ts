// Line by line: each takes what fits. For lines beside floats, whose width is known only when the lines above stand; for paragraphs
// with tabs; for `text-wrap: stable`.

import type { BrokenSegment, Measure, Segment } from './break-optimal.ts';
import type { OpportunityList } from './opportunity-list.ts';
import { breakKinds } from './pieces.ts';
import type { Pieces } from './pieces.ts';
import { TabRun } from './tabs.ts';

/** A greedy line may be filled by division where its looseness would be greater than this: ratio of extra space to glue. */
const looseEnough = 0.6;

/** A whole segment, for `text-wrap: stable`: lines above an edit stay as they were. */
export function breakStably({ pieces }: Segment, measure: Measure, hyphenated: () => Segment): BrokenSegment {
  const { list, first, last, isStart } = hyphenated();
  const breaks: number[] = [];
  for (let from = first; from < last; from = breaks.at(-1)!) {
    const edge = isStart && from === first ? measure.firstIndent : measure.indent;
    breaks.push(breakGreedily(list, from, last, { room: measure.width - edge, tabs: tabsFrom(list, from, pieces, edge) }));
  }
  return { list, breaks };
}

/** The tabs of a line that begins at a break, `edge` from the content edge; undefined where there can be none. */
export function tabsFrom(list: OpportunityList, from: number, pieces: Pieces | undefined, edge: number): TabRun | undefined {
  return pieces?.tabbed === true ? new TabRun(pieces, { piece: list.piece[from]!, startX: list.startX[from]!, edge }) : undefined;
}

type GreedyLine = { readonly room: number; readonly tabs?: TabRun | undefined };

/**
 * The opportunity that ends the line which begins at `from`: the last one that fits, at most `last`; one step on where none
 * fits. A word is divided only where the line would be too loose without, and broken anywhere only where nothing else breaks the
 * line (CSS Text 3, 5.5).
 */
export function breakGreedily(list: OpportunityList, from: number, last: number, { room, tabs }: GreedyLine): number {
  let divided = -1;
  let undivided = -1;
  let emergency = -1;
  let spare = 0;
  for (let at = from + 1; at <= last; at++) {
    const length = list.endX[at]! - list.startX[from]! + (tabs === undefined ? 0 : tabs.before(list.piece[at]!));
    const kind = list.kind[at]!;
    if (length > room + 0.001) {
      if (kind === breakKinds.hyphen) continue;
      break;
    }
    if (kind === breakKinds.emergency) emergency = at;
    else if (kind === breakKinds.hyphen) divided = at;
    else {
      undivided = at;
      spare = room - length;
    }
    if (kind === breakKinds.forced) break;
  }
  if (undivided === -1) return divided !== -1 ? divided : emergency !== -1 ? emergency : from + 1;
  if (divided < undivided) return undivided;
  const glue = list.endGlue[undivided]! - list.startGlue[from]!;
  return spare <= glue * looseEnough ? undivided : divided;
}
