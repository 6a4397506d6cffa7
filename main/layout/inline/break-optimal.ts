// Whole-paragraph line breaking: D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines", 1981, as TeX does it. Finds the
// breaks with the least sum of demerits. One pass without hyphenation, one with it, one that takes any looseness; within a pass,
// an active node is a break from which a line may still start.

import { breakKinds } from './opportunities.ts';
import type { Opportunities } from './opportunities.ts';

/** What the lines are to be. Lengths in points. */
export type Measure = {
  readonly width: number;
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
  /** Shortest last line that is not thought too short; 0 where any will do. */
  readonly leastLast: number;
};

/** Spaces stretch by half and shrink by a third of themselves at a ratio of 1 and -1. */
const stretchOfGlue = 1 / 2;
const shrinkOfGlue = 1 / 3;
const linePenalty = 10;
const hyphenPenalty = 50;
const raggedHyphenPenalty = 300;
const emergencyPenalty = 3_000;
/** A word that is cut without rule fills its lines: demerits of each em left empty, before squaring. */
const emergencySlack = 2_000;
const doubleHyphenDemerits = 10_000;
const finalHyphenDemerits = 5_000;
const fitnessDemerits = 10_000;
const shortLastDemerits = 200_000;
const overfullDemerits = 1e12;
const tolerated = 0.001;
/** Greatest ratios of the passes; the last pass takes all. */
const tolerances = { justified: [1.2, 2.4, Infinity], ragged: [1.1, 1.6, Infinity] } as const;

/**
 * Breaks one segment, from the opportunity `first` to the forced one `last`: indices of the opportunities that end its lines.
 * `hyphenated` gives, on demand, the segment with hyphenation points: its list and where it begins and ends there.
 */
export function breakOptimally(segment: Segment, measure: Measure, hyphenated: () => Segment): BrokenSegment {
  const [first, second, last] = measure.justify ? tolerances.justified : tolerances.ragged;
  const whole = fitsOnOneLine(segment, measure);
  if (whole !== undefined) return whole;
  const plain = tryBreak(segment, measure, first);
  if (plain !== undefined) return { list: segment.list, breaks: plain };
  const richer = hyphenated();
  const breaks = (richer.list !== segment.list ? tryBreak(richer, measure, second) : undefined) ?? tryBreak(richer, measure, last)!;
  return { list: richer.list, breaks };
}

export type Segment = { readonly list: Opportunities; readonly first: number; readonly last: number; readonly isStart: boolean };
export type BrokenSegment = { readonly list: Opportunities; readonly breaks: readonly number[] };

function fitsOnOneLine({ list, first, last, isStart }: Segment, measure: Measure): BrokenSegment | undefined {
  const length = list.endX[last]! - list.startX[first]! + (isStart ? measure.firstIndent : measure.indent);
  return length <= measure.width + tolerated ? { list, breaks: [last] } : undefined;
}

// --- nodes of the pass under way, kept from pass to pass

let capacity = 256;
let nodeBreak = new Int32Array(capacity);
let nodeBefore = new Int32Array(capacity);
let nodeDemerits = new Float64Array(capacity);
let nodeFitness = new Uint8Array(capacity);
let nodeHyphens = new Uint8Array(capacity);
let active = new Int32Array(capacity);

function grow(): void {
  capacity *= 2;
  const copy = <T extends Int32Array | Float64Array | Uint8Array>(from: T, to: T): T => (to.set(from), to);
  nodeBreak = copy(nodeBreak, new Int32Array(capacity));
  nodeBefore = copy(nodeBefore, new Int32Array(capacity));
  nodeDemerits = copy(nodeDemerits, new Float64Array(capacity));
  nodeFitness = copy(nodeFitness, new Uint8Array(capacity));
  nodeHyphens = copy(nodeHyphens, new Uint8Array(capacity));
  active = copy(active, new Int32Array(capacity));
}

/** Best way to each kind of node at the break under way: fitness class (4) by number of hyphens in a row (4). */
const bestDemerits = new Float64Array(16);
const bestBefore = new Int32Array(16);

function tryBreak(segment: Segment, measure: Measure, tolerance: number): number[] | undefined {
  const { list, first, last } = segment;
  const { endX, startX, endGlue, startGlue, kind } = list;
  const { justify, justifyLast, fontSize, width } = measure;
  const hyphenLines = Math.min(measure.hyphenLines, 3);
  const penaltyOfHyphen = justify ? hyphenPenalty : raggedHyphenPenalty;
  const raggedStretch = Math.min(4 * fontSize, width / 4);
  const leastStretch = fontSize * 0.3;
  let nodes = 1;
  let activeCount = 1;
  nodeBreak[0] = first;
  nodeBefore[0] = -1;
  nodeDemerits[0] = 0;
  nodeFitness[0] = 1;
  nodeHyphens[0] = 0;
  active[0] = 0;
  for (let at = first + 1; at <= last; at++) {
    const isLast = at === last;
    const breakKind = kind[at]!;
    const flagged = breakKind === breakKinds.hyphen || breakKind === breakKinds.explicitHyphen;
    const penalty = breakKind === breakKinds.hyphen ? penaltyOfHyphen : breakKind === breakKinds.emergency ? emergencyPenalty : 0;
    const end = endX[at]!;
    const glueEnd = endGlue[at]!;
    let found = false;
    let kept = 0;
    let rescue = -1;
    for (let k = 0; k < activeCount; k++) {
      const node = active[k]!;
      const from = nodeBreak[node]!;
      const length = end - startX[from]! + (from === first && segment.isStart ? measure.firstIndent : measure.indent);
      const room = width - length;
      const glue = glueEnd - startGlue[from]!;
      const least = justify ? -glue * shrinkOfGlue : 0;
      if (room < least - tolerated) {
        // Too long. Later breaks are longer still, unless a hyphen made this one so.
        if (rescue === -1 || nodeDemerits[node]! < nodeDemerits[rescue]!) rescue = node;
        if (breakKind === breakKinds.hyphen) active[kept++] = node;
        continue;
      }
      active[kept++] = node;
      let ratio: number;
      if (room < 0) ratio = justify ? Math.max(-1, room / (glue * shrinkOfGlue || 1)) : 0;
      else if (isLast && !justifyLast) ratio = 0;
      else if (justify) ratio = room / Math.max(glue * stretchOfGlue, leastStretch);
      else ratio = room / raggedStretch;
      if (ratio > tolerance) continue;
      const hyphens = flagged ? nodeHyphens[node]! + 1 : 0;
      if (hyphens > hyphenLines && breakKind === breakKinds.hyphen) continue;
      const badness = 100 * Math.abs(ratio) * ratio * ratio;
      const fitness = !justify ? 1 : ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
      let demerits = nodeDemerits[node]! + (linePenalty + badness) * (linePenalty + badness) + penalty * penalty;
      if (Math.abs(fitness - nodeFitness[node]!) > 1) demerits += fitnessDemerits;
      if (breakKind === breakKinds.emergency) demerits += (emergencySlack * room / fontSize) ** 2;
      if (hyphens > 1) demerits += doubleHyphenDemerits;
      if (isLast) {
        if (nodeHyphens[node]! > 0) demerits += finalHyphenDemerits;
        if (length < measure.leastLast && from !== first) demerits += shortLastDemerits;
      }
      const slot = fitness * 4 + Math.min(hyphens, 3);
      if (!found) {
        bestDemerits.fill(Infinity);
        found = true;
      }
      if (demerits < bestDemerits[slot]!) {
        bestDemerits[slot] = demerits;
        bestBefore[slot] = node;
      }
    }
    if (!found && (kept === 0 || isLast)) {
      // Nothing leads here and nothing can go on: in the last pass one line is overfull.
      if (tolerance !== Infinity) return undefined;
      if (rescue === -1) rescue = active[0]!;
      bestDemerits.fill(Infinity);
      bestDemerits[4 + (flagged ? 1 : 0)] = nodeDemerits[rescue]! + overfullDemerits;
      bestBefore[4 + (flagged ? 1 : 0)] = rescue;
      found = true;
    }
    activeCount = kept;
    if (!found) continue;
    for (let slot = 0; slot < 16; slot++) {
      if (bestDemerits[slot] === Infinity) continue;
      if (nodes === capacity) grow();
      nodeBreak[nodes] = at;
      nodeBefore[nodes] = bestBefore[slot]!;
      nodeDemerits[nodes] = bestDemerits[slot]!;
      nodeFitness[nodes] = slot >> 2;
      nodeHyphens[nodes] = slot & 3;
      active[activeCount++] = nodes++;
    }
    if (isLast) return traceBack(nodes, last);
  }
  return undefined;
}

/** The breaks that lead to the best of the nodes at the end. */
function traceBack(nodes: number, last: number): number[] {
  let best = nodes - 1;
  for (let node = nodes - 1; node > 0 && nodeBreak[node] === last; node--) if (nodeDemerits[node]! < nodeDemerits[best]!) best = node;
  const breaks: number[] = [];
  for (let node = best; node > 0; node = nodeBefore[node]!) breaks.push(nodeBreak[node]!);
  return breaks.toReversed();
}
