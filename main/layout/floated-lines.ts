// Lines of a paragraph with floats beside them or among their text. CSS 2.2, 9.5: a float met in a line goes beside that line if
// it fits there, else below it.

import { anchorsOf, type Anchor } from './anchors.ts';
import type { Layer, LineRoom, ParagraphLine } from './context.ts';
import { gapAt, markFloats, restoreFloats, type FloatMark } from './float.ts';
import type { Frame } from './frame.ts';
import { sizedLetter, type SizedLetter } from './initial-letter.ts';
import { markLedger, restoreLedger, type LedgerMark } from './ledger.ts';
import type { ParagraphRequest } from './paragraph.ts';
import { placeFloat } from './place-float.ts';
import { addOffsets, noOffset, relativeOffset } from './positioned.ts';
import type { Offset } from './space.ts';

type FloatAnchor = Anchor & { kind: 'float' };

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
  const floats = anchorsOf(request.box).filter((anchor): anchor is FloatAnchor => anchor.kind === 'float' && anchor.start >= start);
  const anchors = floats.slice(request.from?.placed ?? 0);
  const state: State = { lines: [], floats: [], layers: [], index: start, y: 0 };
  const { length } = request.box.content.text;
  for (const anchor of anchors) {
    if (anchor.start > state.index) takeLines(state, nextLines(state, request), (line) => endsBefore(line, anchor.start, request.box.content.text));
    if (anchor.start > state.index && floatWithinLine(state, anchor, request)) continue;
    if (anchor.start > state.index) takeLines(state, nextLines(state, request, 1), () => true);
    // What was passed by on the last line goes where that one goes; a float at the next one's start goes with that.
    const passed = anchor.start < state.index || (state.index === length && state.lines.length > 0);
    placeAnchor(state, anchor, state.lines.length - (passed ? 1 : 0), request);
  }
  if (state.index < length || state.lines.length === 0) takeLines(state, lastLines(state, request), () => true);
  return { ...state, more: state.index < length };
}

/** Whether a line ends before a place in the text, so that what stands there is none of it. At its very end it may still have room. */
function endsBefore(line: ParagraphLine, place: number, text: string): boolean {
  return line.end < place || (line.end === place && line.last && (place < text.length || text.endsWith('\u2028')));
}

/** Takes lines, of those that come next, as long as they are to be taken. */
function takeLines(state: State, lines: readonly ParagraphLine[], take: (line: ParagraphLine) => boolean): void {
  const top = state.y;
  for (const line of lines) {
    if (!take(line)) break;
    const fragment = { ...line.fragment, y: top + line.fragment.y };
    state.lines.push({ ...line, fragment });
    state.index = line.end;
    state.y = fragment.y + fragment.height;
  }
}

/** The lines behind the last float, broken together, if what stood before the floats beside the first of them still does. */
function lastLines(state: State, request: ParagraphRequest): readonly ParagraphLine[] {
  const { box, frame, context, space } = request;
  const top = frame.floats.y + frame.contentTop + state.y;
  const limit = frame.floats.y + space.room + 20 * box.style.fontSize;
  const at = (y: number, height: number): LineRoom | undefined => (top + y > limit && y > 0 ? undefined : roomBeside(request, top, y, height));
  const lines = context.layoutLines(box, frame.contentWidth, state.index, { at, whole: true });
  const held = state.floats.reduce((most, { line, start }) => (line === state.lines.length ? Math.max(most, start) : most), 0);
  return (lines[0]?.end ?? 0) < held ? nextLines(state, request) : lines;
}

/** Room of a line at y from `top`, which stands in the coordinates of the floats. */
function roomBeside({ frame }: ParagraphRequest, top: number, y: number, height: number): LineRoom {
  const left = frame.floats.x + frame.edges.left;
  const gap = gapAt(frame.floats.context, top + y, height, left, left + frame.contentWidth);
  return { left: gap.left - left, right: gap.right - left, below: gap.below === undefined ? undefined : gap.below - top };
}

/** Lines from the state's index on, `y` as of the first of them; at most so many. */
function nextLines(state: State, request: ParagraphRequest, most = Infinity): readonly ParagraphLine[] {
  const { box, frame, context, space } = request;
  const top = frame.floats.y + frame.contentTop + state.y;
  // Lines below the page's end are only counted, for widows.
  const limit = frame.floats.y + space.room + 20 * box.style.fontSize;
  let lines = 0;
  let below: number | undefined;
  const roomAt = (y: number, height: number): LineRoom | undefined => {
    // A line that is asked for again, below a float, is the same line.
    if (y !== below) lines++;
    if (lines > most || (top + y > limit && lines > 1)) return undefined;
    const room = roomBeside(request, top, y, height);
    below = room.below;
    return room;
  };
  return context.layoutLines(box, frame.contentWidth, state.index, { at: roomAt, whole: false });
}

/** Tries a float at the top of the line that holds its place in the text: it stays if all that goes before still fits beside it. */
function floatWithinLine(state: State, anchor: FloatAnchor, request: ParagraphRequest): boolean {
  const undo = stateMark(state, request);
  const top = state.y;
  // A line that found no room beside earlier floats stands below them, and no float of its own above it (9.5.1, rule 6).
  if (request.frame.floats.context.count > 0) state.y += nextLines(state, request, 1)[0]?.fragment.y ?? 0;
  placeAnchor(state, anchor, state.lines.length, request);
  const { frame } = request;
  // One that has to clear others, or to stand below them, stands below the line too.
  const within = frame.floats.context.lastTop <= frame.floats.y + frame.contentTop + state.y + 0.001;
  const [line] = within ? nextLines(state, request, 1) : [];
  if (line !== undefined && line.end >= anchor.start && line.fragment.y === 0) return true;
  undoTo(state, undo, request);
  state.floats.pop();
  state.y = top;
  return false;
}

/** `line`: index of the line that the float goes with. */
function placeAnchor(state: State, anchor: FloatAnchor, line: number, request: ParagraphRequest): void {
  const { frame, space, context } = request;
  state.floats.push({ ...stateMark(state, request), line, start: anchor.start });
  const atStart = space.atStart && state.lines.length === 0;
  const letter = sizedLetter(anchor.box, request.box, frame.contentWidth, context);
  if (letter !== undefined) state.y = belowLetter(state.y, letter, frame);
  state.layers.push(...placeFloat(letter?.box ?? anchor.box, { frame, space, context, y: frame.contentTop + state.y, atStart }, shiftOf(anchor, frame)));
  state.y += letter?.raise ?? 0;
}

/** Where a paragraph that begins with an initial letter begins: below the one of the paragraph before. */
function belowLetter(y: number, { bottom }: SizedLetter, { floats, contentTop }: Frame): number {
  const top = floats.y + contentTop;
  const start = Math.max(y, floats.context.letterBottom - top);
  floats.context.letterBottom = top + start + bottom;
  return start;
}

/** How far the inline elements around a float carry it (CSS 2.2, 9.4.3). */
function shiftOf({ within }: FloatAnchor, { contentWidth, heightBasis }: Frame): Offset {
  return within.reduce<Offset>((sum, { style }) => addOffsets(sum, relativeOffset(style, contentWidth, heightBasis)), noOffset);
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

/** How many floats at the very place where the lines break, after `count` of them, stand beside those: they are not told again. */
export function placedAt({ floats }: FloatedLines, count: number, index: number): number {
  let placed = 0;
  for (const float of floats) if (float.line < count && float.start === index) placed++;
  return placed;
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
