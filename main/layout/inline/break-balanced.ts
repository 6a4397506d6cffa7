// `text-wrap: balance` (CSS Text 4, 6.4.1): as few lines as the width allows, of lengths as equal as can be. The narrowest measure that
// still takes that number of lines is sought, and the paragraph is broken for it.

import { breakOptimally } from './break-optimal.ts';
import type { BrokenSegment, Measure, Segment } from './break-optimal.ts';

/** Longer texts are not balanced, as in browsers. */
const mostLines = 10;
/** Points to which the measure is found. */
const precision = 0.25;

export function breakBalanced(segment: Segment, measure: Measure, hyphenated: () => Segment): BrokenSegment {
  const broken = breakOptimally(segment, measure, hyphenated);
  // Where a word has to be divided for its line, its lines cannot be balanced without dividing more.
  const plain = countLines(segment, measure, measure.width);
  if (plain === Infinity) return broken;
  const count = Math.min(broken.breaks.length, plain);
  if (count <= 1 || count > mostLines) return broken;
  let least = measure.width / 2;
  let most = measure.width;
  while (most - least > precision) {
    const middle = (least + most) / 2;
    if (countLines(segment, measure, middle) <= count) most = middle;
    else least = middle;
  }
  return breakOptimally(segment, { ...measure, width: most, leastLast: 0 }, () => segment);
}

/** Number of lines that the words take in a measure, each line taking what fits; Infinity where a word does not. */
function countLines({ list, first, last, isStart }: Segment, measure: Measure, width: number): number {
  let lines = 1;
  let start = first;
  let room = width - (isStart ? measure.firstIndent : measure.indent);
  for (let at = first + 1; at <= last; at++) {
    if (list.endX[at]! - list.startX[start]! <= room + 0.001) continue;
    lines++;
    start = at - 1;
    room = width - measure.indent;
    if (start === first || list.endX[at]! - list.startX[start]! > room + 0.001) return Infinity;
  }
  return lines;
}
