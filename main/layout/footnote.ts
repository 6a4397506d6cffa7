// Footnotes: taken on line by line while the page fills, set at its foot when it is full. CSS Generated Content for Paged Media 3,
// section 2.
//
// A line that calls a note needs room for the note too, or, under footnote-policy: auto, for its beginning: the rest then goes on
// at the foot of the next page. `ledger.reserved` is what the area takes so far; all layouts see their room shrink by it.

import type { Box } from '../box/box.ts';
import { artifactSource } from '../box/structure.ts';
import type { ComputedStyle, PageStyle } from '../style/computed-style.ts';
import type { Layer, LayoutContext } from './context.ts';
import type { BoxFragment, Fragment } from './fragment.ts';
import { markLedger, restoreLedger, type CarriedNote, type LedgerNote, type NoteArea } from './ledger.ts';
import { joinRun, runOf } from './note-run.ts';
import { offsetLayers, withPositioned } from './positioned.ts';
import { heightLimits, usedEdges, usedMargin, type Edges } from './sizes.ts';
import type { BreakToken, Space } from './space.ts';

/** The footnote area of a page whose content is so wide and high. */
export function noteAreaOf(style: PageStyle, width: number, height: number): NoteArea {
  const area = style.footnoteArea;
  const edges = usedEdges(area, width);
  const margins = usedMargin(area, 'top', width) + usedMargin(area, 'bottom', width);
  const limit = heightLimits(area, edges, height).most + margins;
  const side = usedMargin(area, 'left', width) + usedMargin(area, 'right', width) + edges.horizontal;
  return { style: area, width: Math.max(0, width - side), overhead: edges.vertical + margins, limit: Math.min(limit, height) };
}

/**
 * Takes on the notes called in a line, which has `room` below it. Else says what must move to the next page: the line or its whole
 * block. `must`: the line stands first on the page and can't go anywhere; its notes follow on the next page, if need be.
 */
export function takeNotes(boxes: readonly Box[], room: number, must: boolean, context: LayoutContext): 'taken' | 'line' | 'block' {
  const { ledger } = context;
  if (ledger.inNote !== undefined) {
    ledger.inNote.push(...boxes);
    return 'taken';
  }
  if (ledger.area === undefined) return 'taken';
  const end = Math.max(ledger.reserved, ledger.held) + room;
  const mark = markLedger(ledger);
  for (const box of boxes) {
    const outcome = takeNote({ box, token: undefined, called: box }, end, must, context);
    if (outcome === 'taken') continue;
    restoreLedger(ledger, mark);
    return outcome;
  }
  return 'taken';
}

/** Takes on what the last page left over of its notes. Leaves room on the page for some text as well. */
export function takeCarriedNotes(notes: readonly CarriedNote[], pageHeight: number, context: LayoutContext): void {
  const { ledger } = context;
  for (const note of notes) {
    takeNote({ ...note, called: undefined }, pageHeight * 0.8, true, context);
    const [first] = ledger.notes;
    if (ledger.notes.length > 1 || first?.fragment !== undefined) continue;
    // What can't be split and fits no page must go somewhere: it hangs over, and is reported by the page.
    ledger.notes.length = 0;
    const forced = layoutNote(note, pageHeight * 0.8, true, context);
    if (forced === undefined) continue;
    ledger.notes.push({ ...forced, called: undefined, ids: [], joins: false });
    ledger.reserved += forced.height + (ledger.area?.overhead ?? 0);
  }
}

/** A note to be taken on; `called`: the box of one that a line of this page calls. */
type TakenNote = CarriedNote & { readonly called: Box | undefined; readonly within?: boolean };

/** `end`: how high the whole area may become. */
function takeNote(taken: TakenNote, end: number, must: boolean, context: LayoutContext): 'taken' | 'line' | 'block' {
  const { ledger } = context;
  const { area } = ledger;
  if (area === undefined) return 'taken';
  const last = ledger.notes.at(-1);
  const { note, joins } = inRun(taken, last, area, context);
  const before = joins ? last?.height ?? 0 : 0;
  const overhead = ledger.notes.length === 0 ? area.overhead : 0;
  const room = Math.min(end, area.limit) - ledger.reserved + before - overhead;
  const waiting = ledger.notes.some(({ rest }) => rest !== undefined);
  const placed = waiting ? undefined : fitNote(note, room, joins ? last?.from.box : undefined, context);
  const { footnotePolicy: policy } = taken.box.style;
  const entry = { called: taken.within === true ? undefined : taken.called, ids: taken.called === undefined ? [] : [taken.called.id] };
  if (placed === undefined || (placed.rest !== undefined && policy !== 'auto' && !must)) {
    if (!must && !waiting) return policy === 'block' ? 'block' : 'line';
    const rest = { box: taken.box, token: taken.token };
    ledger.notes.push({ ...entry, fragment: undefined, layers: [], height: 0, rest, from: rest, joins: false });
    return 'taken';
  }
  ledger.notes.push({ ...placed, ...entry, joins });
  ledger.reserved += placed.height - before + overhead;
  const known = joins ? last?.nested : undefined;
  for (const box of placed.nested ?? []) if (known?.includes(box) !== true) takeNote({ box, token: undefined, called: box, within: true }, end, true, context);
  return 'taken';
}

/** What is laid out for a note: itself, the run it begins, or the run that ends with it: then all of that is set anew. */
function inRun({ box, token }: CarriedNote, last: LedgerNote | undefined, area: NoteArea, context: LayoutContext): { readonly note: CarriedNote; readonly joins: boolean } {
  const alone = token === undefined ? runOf(box) ?? box : box;
  const none = { note: { box: alone, token }, joins: false };
  if (token !== undefined || last?.fragment === undefined || last.rest !== undefined) return none;
  const run = joinRun(last.from.box, box);
  // Compact notes share a line where they have room in one.
  if (run === undefined || (box.style.footnoteDisplay === 'compact' && context.contentSizes(run).max > area.width)) return none;
  const begun = last.from.token;
  return { note: { box: run, token: begun === undefined ? undefined : { ...begun, box: run } }, joins: true };
}

/** All of a note, or its beginning. `before`: the run that it joins, which must stand here whole, with a line of the note. */
function fitNote(note: CarriedNote, room: number, before: Box | undefined, context: LayoutContext): PlacedNote | undefined {
  const mark = markLedger(context.ledger);
  const placed = wholeNote(note, room, context) ?? partOfNote(note, room, context);
  const end = placed?.rest?.token?.index;
  if (before?.kind !== 'inline' || end === undefined || end > before.content.text.length + 1) return placed;
  restoreLedger(context.ledger, mark);
  return undefined;
}

type PlacedNote = Omit<LedgerNote, 'called' | 'ids' | 'joins'>;

function wholeNote(note: CarriedNote, room: number, context: LayoutContext): PlacedNote | undefined {
  const mark = markLedger(context.ledger);
  const placed = layoutNote(note, Infinity, false, context);
  if (placed !== undefined && placed.height <= room + 0.001) return placed;
  restoreLedger(context.ledger, mark);
  return undefined;
}

/** The beginning of a note that is too long; undefined where not even that fits, or lines would stand alone. */
function partOfNote(note: CarriedNote, room: number, context: LayoutContext): PlacedNote | undefined {
  if (room <= 0) return undefined;
  const mark = markLedger(context.ledger);
  const placed = layoutNote(note, room, false, context);
  if (placed !== undefined) return placed;
  restoreLedger(context.ledger, mark);
  return undefined;
}

function layoutNote(note: CarriedNote, room: number, force: boolean, context: LayoutContext): PlacedNote | undefined {
  const { ledger } = context;
  const { area } = ledger;
  if (area === undefined) return undefined;
  const { box, token } = note;
  const { top, bottom, left, right } = noteMargins(box.style, area.width, token);
  const outer = ledger.inNote;
  const nested: Box[] = [];
  ledger.inNote = nested;
  const result = context.layoutBox(box, { ...noteSpace(area.width, room - top - bottom, Math.max(0, area.width - left - right)), atStart: force || room === Infinity }, token);
  ledger.inNote = outer;
  if (result.pushed === true || (!force && result.rest !== undefined && (result.penalty ?? 0) > 0)) return undefined;
  const rest = result.rest === undefined ? undefined : { box, token: result.rest };
  const fragment = { ...result.fragment, x: left, y: top };
  return { fragment, layers: offsetLayers(result.layers, left, top), height: top + result.fragment.height + bottom, rest, nested, from: note };
}

function noteMargins(style: ComputedStyle, width: number, token: BreakToken | undefined): Pick<Edges, 'top' | 'right' | 'bottom' | 'left'> {
  const margin = (side: 'top' | 'right' | 'bottom' | 'left'): number => usedMargin(style, side, width);
  return { top: token === undefined ? margin('top') : 0, right: margin('right'), bottom: margin('bottom'), left: margin('left') };
}

function noteSpace(width: number, room: number, imposedWidth: number): Space {
  return {
    width, height: undefined, room, fullRoom: room, tail: 0, atStart: room === Infinity, imposedWidth,
    fragmentainer: room === Infinity ? 'none' : 'page', columnDepth: 1,
  };
}

/** The foot of a page's area, in page coordinates. */
type Foot = { readonly x: number; readonly bottom: number; readonly width: number };
type SetNotes = { readonly fragment: BoxFragment | undefined; readonly carried: readonly CarriedNote[] };

/** The footnote area of a full page, and the notes that go on overleaf. */
export function setNotes(page: Foot, context: LayoutContext): SetNotes {
  const { area, notes } = context.ledger;
  const carried = notes.flatMap(({ rest }) => (rest === undefined ? [] : [rest]));
  const set = notes.filter(({ fragment }, index) => fragment !== undefined && notes[index + 1]?.joins !== true);
  if (area === undefined || set.length === 0) return { fragment: undefined, carried };
  const edges = usedEdges(area.style, page.width);
  const children: Fragment[] = [];
  const layers: Layer[] = [];
  let y = edges.top;
  for (const note of set) {
    if (note.fragment !== undefined) children.push({ ...note.fragment, x: note.fragment.x + edges.left, y: note.fragment.y + y });
    layers.push(...offsetLayers(note.layers, edges.left, y));
    y += note.height;
  }
  const height = y + edges.bottom;
  const fragment: BoxFragment = {
    kind: 'box', style: area.style, source: artifactSource('layout', undefined),
    x: page.x + usedMargin(area.style, 'left', page.width), y: page.bottom - usedMargin(area.style, 'bottom', page.width) - height,
    width: area.width + edges.horizontal, height, border: edges.border, padding: edges.padding,
    edges: { top: true, right: true, bottom: true, left: true }, children,
  };
  return { fragment: withPositioned(fragment, layers, context), carried };
}
