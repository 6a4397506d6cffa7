// Whole-paragraph line breaking: D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines", 1981, as TeX does it. Finds the
// breaks with the least sum of demerits, in up to three passes: without hyphenation, with it, and taking any looseness.

import { BreakPass } from './break-pass.ts';
import type { OpportunityList } from './opportunity-list.ts';
import type { Pieces } from './pieces.ts';

/** What the lines are to be. Lengths in points. */
export type Measure = {
  readonly width: number;
  /** Widths of the first lines, where they differ: beside floats. */
  readonly widths?: readonly number[];
  /** Added before the paragraph's first line, and before the others. */
  readonly firstIndent: number;
  readonly indent: number;
  readonly justify: boolean;
  /** The last line is justified as well. */
  readonly justifyLast: boolean;
  /** Most successive lines that end with a hyphen. */
  readonly hyphenLines: number;
  /** Size of the type, to which ragged edges are compared. */
  readonly fontSize: number;
  /** Shortest last line that is not thought too short. */
  readonly leastLast: number;
};

/**
 * Part of a paragraph between forced breaks: opportunities from `first` to the forced one `last`. `isStart`: takes the first indent;
 * `pieces`: what it is part of, for the widths of tabs.
 */
export type Segment = { readonly list: OpportunityList; readonly first: number; readonly last: number; readonly isStart: boolean; readonly pieces: Pieces };
/** Opportunities of `list` that end the lines, the last one included. */
export type BrokenSegment = { readonly list: OpportunityList; readonly breaks: readonly number[] };

/** Greatest ratios of extra space to stretch in the first two passes; the third takes all. */
const tolerances = { justified: [1.2, 2.4], ragged: [1.1, 1.6] } as const;

/** How loose lines may get to keep the last one from being too short. */
const repairTolerance = 3;

/** `hyphenated` gives the segment with its hyphenation points, if the words alone do not make good lines. */
export function breakOptimally(segment: Segment, measure: Measure, hyphenated: () => Segment): BrokenSegment {
  if (fitsOnOneLine(segment, measure)) return { list: segment.list, breaks: [segment.last] };
  const [first, second] = measure.justify ? tolerances.justified : tolerances.ragged;
  const plain = new BreakPass(segment, measure, first).run();
  if (plain !== undefined && !endsShort(segment, plain, measure)) return { list: segment.list, breaks: plain };
  const richer = hyphenated();
  const divided = new BreakPass(richer, measure, plain === undefined ? second : repairTolerance).run();
  if (divided !== undefined) return { list: richer.list, breaks: divided };
  if (plain !== undefined) return { list: segment.list, breaks: plain };
  return { list: richer.list, breaks: new BreakPass(richer, measure, Infinity).run()! };
}

function fitsOnOneLine({ list, first, last, isStart }: Segment, { width, widths, firstIndent, indent }: Measure): boolean {
  return list.endX[last]! - list.startX[first]! + (isStart ? firstIndent : indent) <= (widths?.[0] ?? width) + 0.001;
}

/** Whether the last of several lines is too short. */
function endsShort({ list, last }: Segment, breaks: readonly number[], { leastLast }: Measure): boolean {
  const from = breaks.at(-2);
  return from !== undefined && list.endX[last]! - list.startX[from]! < leastLast;
}
