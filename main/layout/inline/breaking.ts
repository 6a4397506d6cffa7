// Where a paragraph's lines end: chooses the method, and keeps what it found.

import type { InlineBox } from '../../box/box.ts';
import { sinkOf } from '../initial-letter.ts';
import { resolveLength } from '../sizes.ts';
import { breakBalanced } from './break-balanced.ts';
import { breakStably } from './break-greedy.ts';
import { breakOptimally } from './break-optimal.ts';
import type { Measure, Segment } from './break-optimal.ts';
import type { BreakPoint, OpportunityList } from './opportunity-list.ts';
import { breakKinds } from './pieces.ts';
import type { BrokenLine, PreparedParagraph } from './prepared.ts';

/** The lines of a paragraph from text index `from` on, in a column of constant width. */
export function breakParagraph(box: InlineBox, prepared: PreparedParagraph, width: number, from: number): readonly BrokenLine[] {
  const key = `${width} ${from}`;
  let lines = prepared.broken.get(key);
  if (lines !== undefined) return lines;
  lines = tailOf(prepared, width, from) ?? findLines(box, prepared, width, from);
  prepared.broken.set(key, lines);
  prepared.release();
  return lines;
}

/** A paragraph that goes on in a column of the same width goes on as it was broken there. */
function tailOf(prepared: PreparedParagraph, width: number, from: number): readonly BrokenLine[] | undefined {
  const whole = from === 0 ? undefined : prepared.broken.get(`${width} 0`);
  const at = whole?.findIndex((line) => originalIndex(prepared, line.from) === from) ?? -1;
  return at === -1 ? undefined : whole!.slice(at);
}

/** The same where the first lines have widths of their own, and nothing is kept. */
export function breakBeside(box: InlineBox, prepared: PreparedParagraph, widths: { readonly first: readonly number[]; readonly others: number }, from: number): readonly BrokenLine[] {
  const lines = findLines(box, prepared, widths.others, from, widths.first);
  prepared.release();
  return lines;
}

function findLines(box: InlineBox, prepared: PreparedParagraph, width: number, from: number, firstWidths?: readonly number[]): readonly BrokenLine[] {
  const lines: BrokenLine[] = [];
  const measure = measureOf(box, width);
  const method = prepared.pieces.tabbed ? breakStably : firstWidths === undefined ? methods[box.style.textWrap] : breakOptimally;
  const narrowest = firstWidths === undefined ? width : Math.min(width, ...firstWidths);
  const { list, first: start } = entryPoint(prepared, width, from);
  const entersAnywhere = list !== prepared.plain() && list !== prepared.full(width);
  let point = list.point(start);
  for (let first = start; first < list.count - 1;) {
    let last = first + 1;
    while (list.kind[last] !== breakKinds.forced) last++;
    const segment = { list, first, last, isStart: isIndented(box, point), pieces: prepared.pieces };
    const broken = method(segment, measureAfter(measure, lines.length, firstWidths), () => (entersAnywhere ? segment : richerSegment(segment, prepared.full(narrowest))));
    for (const at of broken.breaks) {
      const to = broken.list.point(at);
      lines.push({ from: point, to });
      point = to;
    }
    first = last;
  }
  return lines;
}

/** The measure of the lines that follow so many others. */
function measureAfter(measure: Measure, count: number, widths: readonly number[] | undefined): Measure {
  return widths === undefined || count >= widths.length ? measure : { ...measure, widths: widths.slice(count) };
}

/** How `text-wrap` is done (CSS Text 4, 6.4). */
const methods: Readonly<Record<InlineBox['style']['textWrap'], typeof breakOptimally>> = {
  wrap: breakOptimally, pretty: breakOptimally, nowrap: breakOptimally, balance: breakBalanced, stable: breakStably,
};

/** The list and index at which to begin: lines may go on at a break that hyphenation made. */
export function entryPoint(prepared: PreparedParagraph, width: number, from: number): { readonly list: OpportunityList; readonly first: number } {
  const plain = prepared.plain();
  if (from === 0) return { list: plain, first: 0 };
  const first = lastUpTo(prepared, plain, from);
  if (originalAt(prepared, plain, first) === from) return { list: plain, first };
  const full = prepared.full(width);
  const within = lastUpTo(prepared, full, from);
  if (originalAt(prepared, full, within) === from) return { list: full, first: within };
  // A line of another width ended here, in the midst of a word.
  const every = prepared.everywhere();
  const cut = lastUpTo(prepared, every, from);
  return originalAt(prepared, every, cut) === from ? { list: every, first: cut } : { list: plain, first };
}

/** The last break but the end that stands at or before an index of the content's own text. */
function lastUpTo(prepared: PreparedParagraph, list: OpportunityList, index: number): number {
  let low = 0;
  let high = list.count - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (originalAt(prepared, list, middle) <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}

function originalAt(prepared: PreparedParagraph, list: OpportunityList, at: number): number {
  return originalOf(prepared, list.piece[at]!, list.text[at]!);
}

function richerSegment(segment: Segment, list: OpportunityList): Segment {
  if (list === segment.list) return segment;
  return { ...segment, list, first: indexAt(list, segment.list, segment.first), last: indexAt(list, segment.list, segment.last) };
}

/** Index in the content's own text of a break: before references were resolved. */
export function originalIndex(prepared: PreparedParagraph, { piece, text }: BreakPoint): number {
  return originalOf(prepared, piece, text);
}

function originalOf({ pieces }: PreparedParagraph, piece: number, text: number): number {
  return piece >= pieces.count ? pieces.originalLength : text - pieces.shift[pieces.item[piece]!]!;
}

/** Where the break `at` of the list `from` stands in `list`, which has all its breaks and more. */
export function indexAt(list: OpportunityList, from: OpportunityList, at: number): number {
  const text = from.text[at]!;
  const piece = from.piece[at]!;
  const cut = from.cut[at]!;
  let index = at;
  while (index < list.count - 1 && (list.text[index] !== text || list.piece[index] !== piece || list.cut[index] !== cut)) index++;
  return index;
}

// --- what the style asks for

/** Whether the line that begins at a break takes the indent of first lines. */
function isIndented(box: InlineBox, { piece, cut, kind }: BreakPoint): boolean {
  const { style, continues } = box;
  if (piece === 0 && cut === -1) return continues !== true && sinkOf(box) === 0;
  return style.textIndent.eachLine && kind === breakKinds.forced;
}

export function indentOf(box: InlineBox, width: number, from: BreakPoint): number {
  const { length, hanging } = box.style.textIndent;
  return length !== 0 && isIndented(box, from) !== hanging ? resolveLength(length, width) : 0;
}

function measureOf({ style }: InlineBox, width: number): Measure {
  const indent = resolveLength(style.textIndent.length, width);
  const { hanging } = style.textIndent;
  return {
    width, firstIndent: hanging ? 0 : indent, indent: hanging ? indent : 0, justify: style.textAlign === 'justify',
    justifyLast: style.textAlignLast === 'justify', hyphenLines: Math.min(2, style.hyphenateLimitLines), fontSize: style.fontSize,
    leastLast: Math.min(style.textWrap === 'pretty' ? Math.max(width / 5, 3 * style.fontSize) : 2 * style.fontSize, width / 2),
  };
}
