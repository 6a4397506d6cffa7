// Lines of a paragraph with floats beside them or among their text. CSS 2.2, 9.5: a float met in a line goes beside that line if
// it fits there, else below it.

import { anchorsOf, type Anchor } from './anchors.ts';
import type { Layer, LineRoom, ParagraphLine } from './context.ts';
import { gapAt, markFloats, restoreFloats, type FloatMark } from './float.ts';
import { markLedger, restoreLedger, type LedgerMark } from './ledger.ts';
import type { ParagraphRequest } from './paragraph.ts';
import { placeFloat } from './place-float.ts';

/** Lines with y from the content's top, and what to undo where a line is not kept. */
export type FloatedLines = {
  readonly lines: readonly ParagraphLine[];
  readonly floats: readonly PlacedFloat[];
  readonly layers: Layer[];
  /** There are further lines, far below the end of the page. */
  readonly more: boolean;
};
/** A float that belongs to a line: the states before it. */
type PlacedFloat = { readonly line: number; readonly start: number; readonly layers: number; readonly floats: FloatMark; readonly ledger: LedgerMark };

type State = Omit<FloatedLines, 'more'> & { readonly lines: ParagraphLine[]; readonly floats: PlacedFloat[]; index: number; y: number };

/** Breaks the rest of a paragraph into lines, placing its floats on the way. */
export function floatedLines(request: ParagraphRequest, start: number): FloatedLines {
  const floats = anchorsOf(request.box).filter((anchor): anchor is Anchor & { kind: 'float' } => anchor.kind === 'float' && anchor.start >= start);
  const anchors = floats.slice(request.from?.placed ?? 0);
  const state: State = { lines: [], floats: [], layers: [], index: start, y: 0 };
  const length = request.box.content.text.length;
  for (const anchor of anchors) {
    if (anchor.start > state.index) takeLines(state, request, anchor.start);
    if (anchor.start > state.index && floatWithinLine(state, anchor, request)) continue;
    const below = anchor.start > state.index;
    if (below) takeLines(state, request, anchor.start + 1, 1);
    placeAnchor(state, anchor, below ? state.lines.length - 1 : state.lines.length, request);
  }
  if (state.index < length) takeLines(state, request, Infinity);
  return { ...state, more: state.index < length };
}

/** Takes the lines that end at or before a text index, or so many of them. */
function takeLines(state: State, request: ParagraphRequest, until: number, most = Infinity): void {
  const top = state.y;
  let taken = 0;
  for (const line of nextLines(state, request)) {
    if ((line.end > until && most === Infinity) || taken >= most) break;
    const fragment = { ...line.fragment, y: top + line.fragment.y };
    state.lines.push({ ...line, fragment });
    state.index = line.end;
    state.y = fragment.y + fragment.height;
    taken++;
  }
}

/** Lines from the state's index on, `y` as of the first of them. */
function nextLines(state: State, request: ParagraphRequest): readonly ParagraphLine[] {
  const { box, frame, context, space } = request;
  const left = frame.floats.x + frame.edges.left;
  const top = frame.floats.y + frame.contentTop + state.y;
  // Lines below the page's end are only counted, for widows.
  const limit = frame.floats.y + space.room + 20 * box.style.fontSize;
  let lines = 0;
  let below: number | undefined;
  const roomAt = (y: number, height: number): LineRoom | undefined => {
    // A line that is asked for again, below a float, is the same line.
    if (y !== below) lines++;
    if (top + y > limit && lines > 1) return undefined;
    const gap = gapAt(frame.floats.context, top + y, height, left, left + frame.contentWidth);
    below = gap.below === undefined ? undefined : gap.below - top;
    return { left: gap.left - left, right: gap.right - left, below };
  };
  return context.layoutLines(box, frame.contentWidth, state.index, roomAt);
}

/** Tries a float at the top of the line that holds its place in the text: it stays if that place still is in the line. */
function floatWithinLine(state: State, anchor: Anchor & { kind: 'float' }, request: ParagraphRequest): boolean {
  const undo = stateMark(state, request);
  placeAnchor(state, anchor, state.lines.length, request);
  const [line] = nextLines(state, request);
  // Where the line ends just before the float's place, the float belongs to the next: so it is told again after a page break.
  const holds = line !== undefined && (line.end > anchor.start || line.end === request.box.content.text.length);
  if (holds && line.fragment.y === 0) return true;
  undoTo(state, undo, request);
  state.floats.pop();
  return false;
}

/** `line`: index of the line that the float goes with. */
function placeAnchor(state: State, anchor: Anchor & { kind: 'float' }, line: number, request: ParagraphRequest): void {
  const { frame, space, context } = request;
  state.floats.push({ ...stateMark(state, request), line, start: anchor.start });
  const atStart = space.atStart && state.lines.length === 0;
  state.layers.push(...placeFloat(anchor.box, { frame, space, context, y: frame.contentTop + state.y, atStart }));
}

function stateMark(state: State, request: ParagraphRequest): PlacedFloat {
  return { line: state.lines.length, start: 0, layers: state.layers.length, floats: markFloats(request.frame.floats.context), ledger: markLedger(request.context.ledger) };
}

function undoTo(state: Pick<FloatedLines, 'layers'>, mark: PlacedFloat, request: ParagraphRequest): void {
  state.layers.length = mark.layers;
  restoreFloats(request.frame.floats.context, mark.floats);
  restoreLedger(request.context.ledger, mark.ledger);
}

/** How many floats stand at the very beginning of the lines: they can go before them on an earlier page. */
export function leadingFloats({ floats }: FloatedLines, start: number): number {
  const other = floats.findIndex((float) => float.start !== start || float.line > 0);
  return other < 0 ? floats.length : other;
}

/** Keeps so many floats only. */
export function keepFloats(floated: FloatedLines, count: number, request: ParagraphRequest): void {
  const next = floated.floats[count];
  if (next !== undefined) undoTo(floated, next, request);
}

/**
 * Takes back the floats of lines that are not kept: they go to the next page with their lines. True if there were any; then
 * the ledger is as it was when the first of them was placed.
 */
export function undoFloats(floated: FloatedLines, count: number, request: ParagraphRequest): boolean {
  const first = floated.floats.find(({ line }) => line >= count);
  if (first !== undefined) undoTo(floated, first, request);
  return first !== undefined;
}
