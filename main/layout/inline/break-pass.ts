// One pass of optimal line breaking over a segment. A node is a way to a break, with its demerits so far; it is active as long as a
// line may start from it. Of all ways to a break only the best is kept for each fitness class and each number of hyphens in a row.

import type { Measure, Segment } from './break-optimal.ts';
import { breakKinds } from './pieces.ts';

/** Spaces stretch by half of themselves at a ratio of 1, and shrink by three tenths at -1: those of text faces are narrow as they are. */
const stretchOfGlue = 1 / 2;
export const shrinkOfGlue = 0.3;
const linePenalty = 10;
const hyphenPenalty = 50;
const raggedHyphenPenalty = 300;
const tiedPenalty = 400;
const emergencyPenalty = 3_000;
/** A word that is cut without rule fills its lines: for each em left empty, before squaring. */
const emergencySlack = 2_000;
const doubleHyphenDemerits = 10_000;
const finalHyphenDemerits = 5_000;
const fitnessDemerits = 10_000;
const shortLastDemerits = 200_000;
/** Looser than this is as bad: one loose line does not outweigh the limit of hyphens. */
const worstBadness = 300_000;
/** Against all but lines that are too long. */
const hyphenLimitDemerits = 1e11;
const overfullDemerits = 1e12;
const tolerated = 0.001;

// Nodes of the pass under way, kept from pass to pass.
let capacity = 256;
let nodeBreak = new Int32Array(capacity);
let nodeBefore = new Int32Array(capacity);
let nodeDemerits = new Float64Array(capacity);
let nodeFitness = new Uint8Array(capacity);
let nodeHyphens = new Uint8Array(capacity);
/** Lines before the node, counted as far as their widths differ. */
let nodeLine = new Uint8Array(capacity);
let active = new Int32Array(capacity);

function grow(): void {
  capacity *= 2;
  const copy = <T extends Int32Array | Float64Array | Uint8Array>(from: T, to: T): T => (to.set(from), to);
  nodeBreak = copy(nodeBreak, new Int32Array(capacity));
  nodeBefore = copy(nodeBefore, new Int32Array(capacity));
  nodeDemerits = copy(nodeDemerits, new Float64Array(capacity));
  nodeFitness = copy(nodeFitness, new Uint8Array(capacity));
  nodeHyphens = copy(nodeHyphens, new Uint8Array(capacity));
  nodeLine = copy(nodeLine, new Uint8Array(capacity));
  active = copy(active, new Int32Array(capacity));
}

/** The best ways to the break under way: slot = line * 16 + fitness class (0 to 3) * 4 + hyphens in a row (0 to 3); see nodeLine. */
export const mostWidths = 31;
const slotsOfLine = 16;
const bestDemerits = new Float64Array(slotsOfLine * (mostWidths + 1));
const bestBefore = new Int32Array(slotsOfLine * (mostWidths + 1));

export class BreakPass {
  private readonly segment: Segment;
  private readonly measure: Measure;
  private readonly tolerance: number;
  private readonly raggedStretch: number;
  private readonly leastStretch: number;
  private readonly widths: readonly number[] | undefined;
  private readonly slots: number;
  private nodes = 1;
  private activeCount = 1;
  /** Whether any way leads to the break under way. */
  private found = false;
  /** The last break so far that is none of those anywhere in a word. */
  private regular = 0;
  /** The best of the nodes from which the line to the break under way is too long. */
  private rescue = -1;

  constructor(segment: Segment, measure: Measure, tolerance: number) {
    this.segment = segment;
    this.measure = measure;
    this.tolerance = tolerance;
    this.raggedStretch = Math.min(4 * measure.fontSize, measure.width / 4);
    this.leastStretch = measure.fontSize * 0.3;
    this.widths = measure.widths;
    this.slots = slotsOfLine * ((measure.widths?.length ?? 0) + 1);
  }

  /** The breaks of the best lines; undefined where a line would exceed the tolerance. With Infinity there always is an answer. */
  run(): number[] | undefined {
    const { first, last } = this.segment;
    nodeBreak[0] = first;
    nodeBefore[0] = -1;
    nodeDemerits[0] = 0;
    nodeFitness[0] = 1;
    nodeHyphens[0] = 0;
    nodeLine[0] = 0;
    active[0] = 0;
    this.regular = first;
    for (let at = first + 1; at <= last; at++) {
      this.tryAll(at);
      if (!this.found && (this.activeCount === 0 || at === last) && !this.takeOverfull(at)) return undefined;
      if (this.found) this.addNodes(at);
      if (this.segment.list.kind[at] !== breakKinds.emergency) this.regular = at;
    }
    return this.traceBack();
  }

  /** Lines from all active nodes to the break `at`; nodes too far back are dropped. */
  private tryAll(at: number): void {
    const { list, first, last, isStart } = this.segment;
    const { measure, tolerance, widths } = this;
    const { justify } = measure;
    const end = list.endX[at]!;
    const glueEnd = list.endGlue[at]!;
    const kind = list.kind[at]!;
    const ragged = !justify || (at === last && !measure.justifyLast);
    let kept = 0;
    this.found = false;
    this.rescue = -1;
    for (let k = 0; k < this.activeCount; k++) {
      const node = active[k]!;
      const from = nodeBreak[node]!;
      const room = (widths === undefined ? measure.width : this.widthFrom(node)) - (end - list.startX[from]!) - (isStart && from === first ? measure.firstIndent : measure.indent);
      const glue = glueEnd - list.startGlue[from]!;
      if (room < -tolerated - (justify ? glue * shrinkOfGlue : 0)) {
        if (this.rescue === -1 || nodeDemerits[node]! < nodeDemerits[this.rescue]!) this.rescue = node;
        // Later breaks are farther, unless a hyphen made this one so.
        if (kind === breakKinds.hyphen) active[kept++] = node;
        continue;
      }
      active[kept++] = node;
      const ratio = room < 0 ? (justify ? Math.max(-1, room / (glue * shrinkOfGlue)) : 0) : this.looseness(room, glue, ragged, at === last);
      if (ratio <= tolerance) this.consider(node, at, ratio, room);
    }
    this.activeCount = kept;
  }

  /** Width of the line that begins at a node. */
  private widthFrom(node: number): number {
    return this.widths?.[nodeLine[node]!] ?? this.measure.width;
  }

  private looseness(room: number, glue: number, ragged: boolean, isLast: boolean): number {
    if (!ragged) return room / Math.max(glue * stretchOfGlue, this.leastStretch);
    return isLast ? 0 : room / this.raggedStretch;
  }

  /** Weighs one line and keeps it if it is the best way to its slot. */
  private consider(node: number, at: number, ratio: number, room: number): void {
    const { measure } = this;
    const kind = this.segment.list.kind[at]!;
    // A word is broken anywhere only where its line has no other break (CSS Text 3, 5.5).
    if (kind === breakKinds.emergency && this.regular > nodeBreak[node]!) return;
    const flagged = kind === breakKinds.hyphen || kind === breakKinds.explicitHyphen;
    const hyphens = flagged ? nodeHyphens[node]! + 1 : 0;
    const beyond = hyphens > measure.hyphenLines && kind === breakKinds.hyphen;
    if (beyond && this.tolerance !== Infinity) return;
    const badness = linePenalty + Math.min(100 * Math.abs(ratio) * ratio * ratio, worstBadness);
    const fitness = !measure.justify ? 1 : ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
    let demerits = nodeDemerits[node]! + badness * badness;
    if (kind === breakKinds.hyphen) demerits += measure.justify ? hyphenPenalty * hyphenPenalty : raggedHyphenPenalty * raggedHyphenPenalty;
    else if (kind === breakKinds.tied) demerits += tiedPenalty * tiedPenalty;
    else if (kind === breakKinds.emergency) demerits += emergencyPenalty * emergencyPenalty + (emergencySlack * room / measure.fontSize) ** 2;
    if (Math.abs(fitness - nodeFitness[node]!) > 1) demerits += fitnessDemerits;
    if (hyphens > 1) demerits += beyond ? hyphenLimitDemerits : doubleHyphenDemerits;
    if (at === this.segment.last) demerits += this.lastDemerits(node, room);
    const slot = this.lineAfter(node) * slotsOfLine + fitness * 4 + Math.min(hyphens, 3);
    if (!this.found) bestDemerits.fill(Infinity, 0, this.slots);
    this.found = true;
    if (demerits >= bestDemerits[slot]!) return;
    bestDemerits[slot] = demerits;
    bestBefore[slot] = node;
  }

  private lineAfter(node: number): number {
    return this.widths === undefined ? 0 : Math.min(nodeLine[node]! + 1, this.widths.length);
  }

  private lastDemerits(node: number, room: number): number {
    const { measure, segment } = this;
    const short = nodeBreak[node] !== segment.first && this.widthFrom(node) - measure.indent - room < measure.leastLast;
    return (nodeHyphens[node]! > 0 ? finalHyphenDemerits : 0) + (short ? shortLastDemerits : 0);
  }

  /** Nothing leads here and nothing can go on: without a tolerance, one line is too long. */
  private takeOverfull(at: number): boolean {
    if (this.tolerance !== Infinity) return false;
    const node = this.rescue === -1 ? active[0]! : this.rescue;
    const slot = this.lineAfter(node) * slotsOfLine + 4 + (this.segment.list.kind[at] === breakKinds.hyphen ? 1 : 0);
    bestDemerits.fill(Infinity, 0, this.slots);
    bestDemerits[slot] = nodeDemerits[node]! + overfullDemerits;
    bestBefore[slot] = node;
    this.found = true;
    return true;
  }

  private addNodes(at: number): void {
    for (let slot = 0; slot < this.slots; slot++) {
      if (bestDemerits[slot] === Infinity) continue;
      if (this.nodes === capacity) grow();
      const node = this.nodes++;
      nodeBreak[node] = at;
      nodeBefore[node] = bestBefore[slot]!;
      nodeDemerits[node] = bestDemerits[slot]!;
      nodeFitness[node] = (slot >> 2) & 3;
      nodeLine[node] = slot >> 4;
      nodeHyphens[node] = slot & 3;
      active[this.activeCount++] = node;
    }
  }

  /** The breaks that lead to the best of the nodes at the end. */
  private traceBack(): number[] {
    const { last } = this.segment;
    let best = this.nodes - 1;
    for (let node = best; node > 0 && nodeBreak[node] === last; node--) if (nodeDemerits[node]! < nodeDemerits[best]!) best = node;
    const breaks: number[] = [];
    for (let node = best; node > 0; node = nodeBefore[node]!) breaks.push(nodeBreak[node]!);
    return breaks.reverse();
  }
}
