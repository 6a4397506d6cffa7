// Lines of an inline formatting context in a fragmentainer: how many fit, and where the paragraph may break. CSS Fragmentation 3,
// 3.3 and 4.4 (orphans and widows); footnotes called in a line must begin below it.

import type { InlineBox } from '../box/box.ts';
import { anchorsOf, recordAnchors } from './anchors.ts';
import { hasFloatsBeside } from './beside.ts';
import { remaining, type Layer, type LayoutContext, type ParagraphLine, type Reason } from './context.ts';
import { floatedLines, keepFloats, leadingFloats, placedAt, undoFloats, type FloatedLines } from './floated-lines.ts';
import { takeNotes } from './footnote.ts';
import type { Fragment, LineFragment } from './fragment.ts';
import type { Content, ContentToken, Frame } from './frame.ts';
import { initialLetterIn, sinkOf } from './initial-letter.ts';
import { markLedger, reportOnPage, restoreLedger, type LedgerMark } from './ledger.ts';
import { offsetLayers } from './positioned.ts';
import { didNotFit, full, reportOverflow } from './reasons.ts';
import { endless, penalties, type BreakToken, type Space } from './space.ts';

export type ParagraphRequest = {
  readonly frame: Frame; readonly box: InlineBox; readonly space: Space;
  readonly from: BreakToken | undefined; readonly context: LayoutContext;
};

/** How many lines fit, and what stopped the next one. */
type Fit = { readonly count: number; readonly reason: Reason | undefined; readonly marks: readonly LineMark[] };
/** The ledger before a line that calls footnotes. */
type LineMark = { readonly line: number; readonly mark: LedgerMark };

/** Where to break: after `count` lines. */
type Choice = { readonly count: number; readonly penalty: number; readonly reason: Reason | undefined };

/** Lays out the lines of a paragraph from a token's text index on. */
export function layoutParagraph(request: ParagraphRequest): Content {
  const { frame, box, from, space, context } = request;
  const start = from?.index ?? 0;
  const letter = start === 0 ? initialLetterIn(box, frame.contentWidth, context) : undefined;
  const short = letter === undefined ? 0 : frame.contentTop + letter.bottom - remaining(space, context);
  if (short > 0.001 && !space.atStart) return { children: [], bottom: 0, pushed: true, reason: didNotFit(box.label, short) };
  const floated = linesFrom(request, start);
  const { lines } = floated;
  const leading = leadingFloats(floated, start);
  const fit = fitLines(lines, space.atStart && leading === 0, request);
  const total = lines.length + (floated.more ? box.style.widows : 0);
  const choice = fit.count === total ? undefined : chooseBreak(total, fit, leading === 0, request);
  if (choice?.count === 0 && space.atStart) return floatsAlone(request, { floated, leading, start, fit, reason: choice.reason });
  const count = choice?.count ?? lines.length;
  if (count < lines.length) {
    if (undoFloats(floated, count, request)) retakeNotes(lines, count, request);
    else takeBack(fit, count, context);
  }
  if (choice?.count === 0) return { children: [], bottom: 0, pushed: true, reason: choice.reason };
  recordLines(lines, count, context);
  recordAnchors(box, start, choice === undefined ? box.content.text.length : endOf(lines, count), space.atStart, context.ledger);
  return contentOf(request, { floated, count, choice });
}

type Alone = { readonly floated: FloatedLines; readonly leading: number; readonly start: number; readonly fit: Fit; readonly reason: Reason | undefined };

/** Not even the first line finds room, below floats that begin with it: they stay here alone, and it goes to the next page. */
function floatsAlone(request: ParagraphRequest, { floated, leading, start, fit, reason }: Alone): Content {
  const { from, frame, context } = request;
  takeBack(fit, 0, context);
  keepFloats(floated, leading, request);
  return {
    children: [], bottom: frame.contentTop, layers: floated.layers, reason,
    rest: { index: start, placed: (from?.placed ?? 0) + leading },
  };
}

/** Notes on the page's account what its lines bring: findings, and what atomic boxes in them have. */
function recordLines(lines: readonly ParagraphLine[], count: number, { ledger }: LayoutContext): void {
  for (let index = 0; index < count; index++) {
    for (const problem of lines[index]?.problems ?? []) reportOnPage(ledger, problem);
    for (const entry of lines[index]?.entries ?? []) ledger.entries.push(entry);
  }
}

function linesFrom(request: ParagraphRequest, start: number): FloatedLines {
  const { box, frame, context } = request;
  if (start >= box.content.text.length && start > 0) return { lines: [], floats: [], layers: [], more: false };
  if (anchorsOf(box).some((anchor) => anchor.kind === 'float' && anchor.start >= start) || hasFloatsBeside(frame, frame.contentTop)) return floatedLines(request, start);
  return { lines: context.layoutLines(box, frame.contentWidth, start), floats: [], layers: [], more: false };
}

/** Counts the lines down to the first that finds no room, for itself or for its footnotes. `mustPlace`: the first has to be placed. */
function fitLines(lines: readonly ParagraphLine[], mustPlace: boolean, request: ParagraphRequest): Fit {
  const { frame, space, context } = request;
  const most = space.until === undefined ? lines.length : linesUntil(lines, space.until.index);
  const marks: LineMark[] = [];
  let room = remaining(space, context) - frame.contentTop - frame.cloneBottom;
  for (let index = 0; index < most; index++) {
    const line = lines[index];
    if (line === undefined) break;
    const bottom = line.fragment.y + line.fragment.height;
    const tail = index === lines.length - 1 ? space.tail + frame.edges.bottom - frame.cloneBottom : 0;
    const first = index === 0 && mustPlace;
    if (isWordless(lines, index)) continue;
    if (bottom + tail > room + 0.001 && !first) return { count: index, reason: full, marks };
    if (bottom > room + 0.001) reportOverflow(request.box, bottom - room, space.fragmentainer, context);
    if (line.footnotes.length === 0) continue;
    marks.push({ line: index, mark: markLedger(context.ledger) });
    // Where nothing breaks, a line can go nowhere else.
    const must = first || space.fragmentainer === 'none' || space.fullRoom >= endless;
    const taken = takeNotes(line.footnotes, room - bottom - tail, must, context);
    if (taken !== 'taken') return { count: taken === 'block' && !space.atStart ? 0 : index, reason: { kind: 'did-not-fit', note: 'footnote did not fit' }, marks };
    room = remaining(space, context) - frame.contentTop - frame.cloneBottom;
  }
  return { count: most, reason: full, marks };
}

/** A last line of no characters, of empty or positioned boxes only: it stays with the line before, behind which no text index finds it. */
function isWordless(lines: readonly ParagraphLine[], index: number): boolean {
  return index > 0 && lines[index]?.end === lines[index - 1]?.end;
}

/** Lines that end at or before a text index. */
function linesUntil(lines: readonly ParagraphLine[], index: number): number {
  const after = lines.findIndex((line) => line.end > index);
  return after < 0 ? lines.length : after;
}

function takeBack(fit: Fit, count: number, context: LayoutContext): void {
  const first = fit.marks.find(({ line }) => line >= count);
  if (first !== undefined) restoreLedger(context.ledger, first.mark);
}

/** Takes on the footnotes of the lines that are kept once more, after floats below them were taken back. */
function retakeNotes(lines: readonly ParagraphLine[], count: number, request: ParagraphRequest): void {
  for (let index = 0; index < count; index++) {
    const notes = lines[index]?.footnotes ?? [];
    if (notes.length > 0) takeNotes(notes, remaining(request.space, request.context), true, request.context);
  }
}

/** The break after as many of the fitting lines as orphans and widows allow; else after all of them, at a penalty. */
function chooseBreak(total: number, fit: Fit, mustPlace: boolean, request: ParagraphRequest): Choice {
  const { space, box } = request;
  const { widows } = box.style;
  const orphans = leastLines(request);
  if (space.until !== undefined && fit.count > 0) return { count: fit.count, penalty: 0, reason: fit.reason };
  const kept = Math.min(fit.count, total - widows);
  if (kept >= orphans && kept > 0) {
    return { count: kept, penalty: 0, reason: kept < fit.count ? { kind: 'widows', note: `widows ${widows}` } : fit.reason };
  }
  if (fit.count === 0) return { count: space.atStart && mustPlace ? 1 : 0, penalty: 0, reason: fit.reason };
  const reason: Reason = fit.count < orphans ? { kind: 'orphans', note: `orphans ${orphans}` } : { kind: 'widows', note: `widows ${widows}` };
  return { count: fit.count, penalty: penalties.lines, reason };
}

/** Orphans; where an initial letter begins the paragraph, the lines that it stands beside. */
function leastLines({ box, from }: ParagraphRequest): number {
  const { orphans } = box.style;
  return from === undefined ? Math.max(orphans, sinkOf(box)) : orphans;
}

type Chosen = { readonly floated: FloatedLines; readonly count: number; readonly choice: Choice | undefined };

function contentOf(request: ParagraphRequest, chosen: Chosen): Content {
  const { frame } = request;
  const { lines, layers } = chosen.floated;
  const { count, choice } = chosen;
  const children = placeLines(lines, count, frame);
  const first = lines[0]?.fragment;
  const last = lines[count - 1]?.fragment;
  return {
    children,
    bottom: last === undefined ? frame.contentTop : frame.contentTop + last.y + last.height,
    firstBaseline: first === undefined ? undefined : frame.contentTop + first.y + first.baseline,
    lastBaseline: last === undefined ? undefined : frame.contentTop + last.y + last.baseline,
    layers: [...layers, ...absoluteLayers(lines, count, frame)],
    rest: choice === undefined ? undefined : tokenAfter(chosen.floated, count),
    penalty: choice?.penalty,
    reason: choice?.reason,
    opportunity: opportunityIn(request, chosen.floated, count),
  };
}

function tokenAfter(floated: FloatedLines, count: number): ContentToken {
  const index = endOf(floated.lines, count);
  const placed = placedAt(floated, count, index);
  return placed === 0 ? { index } : { index, placed };
}

function endOf(lines: readonly ParagraphLine[], count: number): number {
  return lines[count - 1]?.end ?? 0;
}

/** Lines at their place in the fragment; taken as they are where that is where they stand. */
function placeLines(lines: readonly ParagraphLine[], count: number, frame: Frame): Fragment[] {
  const { contentTop, edges } = frame;
  const children: Fragment[] = [];
  for (let index = 0; index < count; index++) {
    const line = lines[index];
    if (line === undefined) break;
    const { fragment } = line;
    children.push(contentTop === 0 && edges.left === 0 ? fragment : moved(fragment, edges.left, contentTop));
  }
  return children;
}

function moved(line: LineFragment, x: number, y: number): LineFragment {
  return { kind: 'line', x: line.x + x, y: line.y + y, width: line.width, height: line.height, baseline: line.baseline, children: line.children };
}

/** Absolutely positioned boxes in the lines, at their static positions. */
function absoluteLayers(lines: readonly ParagraphLine[], count: number, frame: Frame): readonly Layer[] {
  const layers: Layer[] = [];
  for (let index = 0; index < count; index++) {
    const line = lines[index];
    if (line?.absolutes === undefined) continue;
    const { x, y, height } = line.fragment;
    const placed = line.absolutes.map(({ first, ...absolute }): Layer => {
      // A block would have stood at the left, below what comes before it.
      const place = absolute.box.blockLevel === true ? { x: -x, y: first ? 0 : height } : {};
      return { kind: 'absolute', ...absolute, ...place };
    });
    layers.push(...offsetLayers(placed, frame.edges.left + x, frame.contentTop + y));
  }
  return layers;
}

/** The last break within the lines placed here that orphans and widows allow. */
function opportunityIn(request: ParagraphRequest, floated: FloatedLines, count: number): Content['opportunity'] {
  const { box, space } = request;
  if (space.fragmentainer === 'none') return undefined;
  const at = Math.min(count - 1, floated.lines.length - box.style.widows);
  if (at < leastLines(request) || at <= 0) return undefined;
  return { at: tokenAfter(floated, at), penalty: 0 };
}
