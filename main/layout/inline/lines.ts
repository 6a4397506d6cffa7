// A paragraph's lines: measured, broken, built. The inline formatting context of CSS 2.2, 9.4.2, and CSS Inline 3.

import type { Box, InlineBox } from '../../box/box.ts';
import type { ComputedStyle } from '../../style/computed-style.ts';
import type { LayoutContext, LineRoom, LineRooms, ParagraphLine } from '../context.ts';
import type { LineFragment } from '../fragment.ts';
import type { LedgerEntry } from '../ledger.ts';
import { breakGreedily, tabsFrom } from './break-greedy.ts';
import { breakBeside, breakParagraph, entryPoint, indentOf, indexAt, originalIndex } from './breaking.ts';
import { mostWidths, shrinkOfGlue } from './break-pass.ts';
import { LineContents } from './content.ts';
import { cutToFit } from './ellipsis.ts';
import { firstLineBox } from './first-line.ts';
import { lineFragment, placeOfAbsolute } from './fragments.ts';
import type { Placing } from './fragments.ts';
import { placeAlong } from './horizontal.ts';
import { isRightToLeftLine } from './levels.ts';
import type { Alignment } from './horizontal.ts';
import type { LineContent } from './nodes.ts';
import { breakKinds } from './pieces.ts';
import { preparedParagraph } from './prepared.ts';
import type { BrokenLine, PreparedParagraph } from './prepared.ts';
import { problemsOf } from './problems.ts';
import type { TabRun } from './tabs.ts';
import { placeAcross } from './vertical.ts';

const nothing: readonly never[] = [];

export type LinesRequest = {
  readonly box: InlineBox;
  /** Of the column, in points. */
  readonly width: number;
  /** Index in the content's text at which the first line begins. */
  readonly from: number;
  readonly rooms?: LineRooms | undefined;
};

/** As `LayoutContext.layoutLines` says. */
export function layoutLines(request: LinesRequest, context: LayoutContext): readonly ParagraphLine[] {
  const { box, width, from, rooms } = request;
  if (box.content.items.length === 0) return [];
  if (box.firstLine !== undefined && from === 0) return withFirstLine(request, firstLineBox(box, box.firstLine), context);
  const prepared = preparedParagraph(box, width, context);
  if (rooms === undefined) return linesAlone(box, prepared, width, from);
  return (rooms.whole ? linesTogether(request, prepared, rooms) : undefined) ?? linesOneByOne(request, prepared, rooms);
}

/** The first line is that of the paragraph set as its first line would be; the others follow from where it ends (CSS Pseudo 4, 2.1). */
function withFirstLine(request: LinesRequest, variant: InlineBox, context: LayoutContext): readonly ParagraphLine[] {
  const { box, rooms } = request;
  const lines = layoutLines({ ...request, box: variant }, context);
  const [first] = lines;
  if (first === undefined) return [];
  const top = first.fragment.y + first.fragment.height;
  // Another line may follow that has no characters.
  if (first.end >= box.content.text.length) return lines;
  const rest = layoutLines({ ...request, from: first.end, rooms: rooms === undefined ? undefined : roomsBelow(rooms, top) }, context);
  return [first, ...rest.map((line) => ({ ...line, fragment: { ...line.fragment, y: line.fragment.y + top } }))];
}

function roomsBelow({ at, whole }: LineRooms, top: number): LineRooms {
  const below = (y: number, height: number): LineRoom | undefined => {
    const room = at(y + top, height);
    return room?.below === undefined ? room : { ...room, below: room.below - top };
  };
  return { at: below, whole };
}

/** The lines last built for a box: layout comes back to it on the next page, in later rounds, and where a page retreats. */
type Built = { readonly prepared: PreparedParagraph; readonly width: number; readonly from: number; readonly lines: readonly ParagraphLine[] };
const builtLines = new WeakMap<InlineBox, Built>();

function linesAlone(box: InlineBox, prepared: PreparedParagraph, width: number, from: number): readonly ParagraphLine[] {
  const known = builtLines.get(box);
  if (known !== undefined && known.prepared === prepared && known.width === width && known.from <= from) {
    const at = known.from === from ? 0 : lineAfter(known.lines, from);
    if (at !== undefined) return at === 0 ? known.lines : tailOf(known.lines, at);
  }
  const lines = buildLines(box, prepared, width, from);
  builtLines.set(box, { prepared, width, from, lines });
  return lines;
}

/** Index of the line that begins where another ends, at a text index; undefined where none does. */
function lineAfter(lines: readonly ParagraphLine[], from: number): number | undefined {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle]!.end < from) low = middle + 1;
    else high = middle;
  }
  return lines[low]?.end === from && low + 1 < lines.length ? low + 1 : undefined;
}

/** Lines from one on, with y from its top. Their fragments are made when they are looked at: a page does so for its own only. */
function tailOf(lines: readonly ParagraphLine[], at: number): readonly ParagraphLine[] {
  const top = lines[at]!.fragment.y;
  const tail: ParagraphLine[] = [];
  for (let i = at; i < lines.length; i++) tail.push(new MovedLine(lines[i]!, top));
  return tail;
}

class MovedLine implements ParagraphLine {
  readonly end: number;
  readonly hyphenated: boolean;
  readonly last: boolean;
  private readonly line: ParagraphLine;
  private readonly top: number;
  private moved: LineFragment | undefined;

  constructor(line: ParagraphLine, top: number) {
    this.end = line.end;
    this.hyphenated = line.hyphenated;
    this.last = line.last;
    this.line = line;
    this.top = top;
  }

  get fragment(): LineFragment {
    const { fragment } = this.line;
    return (this.moved ??= { ...fragment, y: fragment.y - this.top });
  }

  get footnotes(): ParagraphLine['footnotes'] {
    return this.line.footnotes;
  }

  get absolutes(): NonNullable<ParagraphLine['absolutes']> {
    return this.line.absolutes ?? nothing;
  }

  get problems(): NonNullable<ParagraphLine['problems']> {
    return this.line.problems ?? nothing;
  }

  get entries(): NonNullable<ParagraphLine['entries']> {
    return this.line.entries ?? nothing;
  }
}

function buildLines(box: InlineBox, prepared: PreparedParagraph, width: number, from: number): readonly ParagraphLine[] {
  const builder = new LineBuilder(box, prepared, width);
  const room = { left: 0, right: width };
  return breakParagraph(box, prepared, width, from).map((range) => builder.build(range, room));
}

/** Narrower than so many times the type's size, lines beside floats go down if nothing fits: that is found line by line. */
const leastRoom = 4;

/**
 * Lines broken together, though floats stand beside the first of them: those are as wide as they will be if all have the height of
 * plain text. Undefined where that does not hold.
 */
function linesTogether(request: LinesRequest, prepared: PreparedParagraph, { at }: LineRooms): readonly ParagraphLine[] | undefined {
  const { box, from } = request;
  if (box.style.textWrap === 'nowrap' || box.style.textWrap === 'stable' || prepared.pieces.tabbed) return undefined;
  const { over, under } = prepared.pieces.root;
  const height = over + under;
  const rooms: LineRoom[] = [];
  let last = at(0, height);
  while (last?.below !== undefined && rooms.length <= mostWidths && last.right - last.left >= leastRoom * box.style.fontSize) {
    rooms.push(last);
    last = at(rooms.length * height, height);
  }
  if (last === undefined || last.below !== undefined || rooms.length > mostWidths || height <= 0) return undefined;
  const broken = breakBeside(box, prepared, { first: rooms.map(({ left, right }) => right - left), others: last.right - last.left }, from);
  return buildBeside(request, prepared, broken, { at, rooms, last });
}

type ExpectedRooms = { readonly at: LineRooms['at']; readonly rooms: readonly LineRoom[]; readonly last: LineRoom };

/** Undefined where a line finds other room than was expected, or too little. */
function buildBeside({ box, width }: LinesRequest, prepared: PreparedParagraph, broken: readonly BrokenLine[], { at, rooms, last }: ExpectedRooms): readonly ParagraphLine[] | undefined {
  const builder = new LineBuilder(box, prepared, width);
  const { over, under } = prepared.pieces.root;
  const lines: ParagraphLine[] = [];
  for (const range of broken) {
    const room = at(builder.y, over + under);
    if (room === undefined) break;
    const expected = rooms[lines.length] ?? last;
    if (room.left !== expected.left || room.right !== expected.right) return undefined;
    const line = builder.build(range, room);
    if (room.below !== undefined && line.problems !== undefined) return undefined;
    lines.push(line);
  }
  return lines;
}

/** Beside floats each line's room is known only when the lines above it stand. */
function linesOneByOne(request: LinesRequest, prepared: PreparedParagraph, { at: roomAt }: LineRooms): readonly ParagraphLine[] {
  const { box, width } = request;
  const builder = new LineBuilder(box, prepared, width);
  const { over, under } = prepared.pieces.root;
  const lines: ParagraphLine[] = [];
  const entry = entryPoint(prepared, width, request.from);
  const full = prepared.full(width);
  const list = entry.list === prepared.plain() ? full : entry.list;
  let from = entry.list === list ? entry.first : indexAt(list, entry.list, entry.first);
  while (from < list.count - 1) {
    const room = roomAt(builder.y, over + under);
    if (room === undefined) break;
    const start = list.point(from);
    const indent = indentOf(box, width, start);
    const free = room.right - room.left - indent;
    const tabs = (): TabRun | undefined => tabsFrom(list, from, prepared.pieces, edgeOf(room, indent, width, box.style.direction === 'rtl'));
    const to = breakGreedily(list, from, list.count - 1, { room: free, tabs: tabs() });
    const length = list.endX[to]! - list.startX[from]! + (tabs()?.before(list.piece[to]!) ?? 0);
    if (room.below !== undefined && room.below > builder.y && length > free + 0.001) {
      builder.y = room.below;
      continue;
    }
    lines.push(builder.build({ from: start, to: list.point(to) }, room));
    from = to;
  }
  prepared.release();
  return lines;
}

/** Where a line's content begins, from the content edge of its side. */
function edgeOf({ left, right }: LineRoom, indent: number, width: number, rightToLeft: boolean): number {
  return indent + (rightToLeft ? width - right : left);
}

class LineBuilder {
  /** Top of the next line, from that of the first. */
  y = 0;
  private readonly box: InlineBox;
  private readonly prepared: PreparedParagraph;
  private readonly width: number;
  private contents: LineContents | undefined;

  constructor(box: InlineBox, prepared: PreparedParagraph, width: number) {
    this.box = box;
    this.prepared = prepared;
    this.width = width;
  }

  build(range: BrokenLine, room: LineRoom): ParagraphLine {
    const { box, prepared } = this;
    const { pieces } = prepared;
    const { from, to } = range;
    this.contents ??= new LineContents(box, pieces, this.width, from.piece);
    const last = to.kind === breakKinds.forced;
    const rightToLeft = isRightToLeftLine(box, pieces.text, from.text);
    const indent = indentOf(box, this.width, from);
    const full = room.right - room.left;
    const { startHang } = from;
    const content = this.contents.next(range, full - indent, edgeOf(room, indent, this.width, rightToLeft) - startHang);
    const endHang = this.usedHang(to.endHang, content, full - indent + startHang);
    const width = full - indent + startHang + endHang;
    const left = rightToLeft ? -endHang : indent - startHang;
    const spacing = placeAlong(content, { left, width, align: alignmentOf(box.style, last, rightToLeft), rightToLeft, shrink: box.style.textAlign === 'justify' ? shrinkOfGlue : 0 });
    const problems = problemsOf(box, pieces, { range, content, room: width, shrunk: spacing < 0 ? -spacing * content.spaces : 0 });
    if (box.style.textOverflow === 'ellipsis' && problems !== undefined) cutToFit({ box, content, root: pieces.root, width: full, spacing, rightToLeft });
    const line = placeAcross(content, pieces.root);
    const placing = { line, spacing, width: this.width };
    const fragment = lineFragment(content, placing, { x: room.left, y: this.y, width: full });
    this.y += line.height;
    const result = { fragment, end: originalIndex(prepared, to), hyphenated: to.kind === breakKinds.hyphen, last, ...attachments(content, placing) };
    return problems === undefined ? result : { ...result, problems };
  }

  /** `allow-end`: punctuation hangs only from a line that is too long with it. */
  private usedHang(hang: number, content: LineContent, room: number): number {
    return hang > 0 && this.box.style.hangingPunctuation.end === 'allow' && content.natural <= room + 0.001 ? 0 : hang;
  }
}

type Attachments = Pick<ParagraphLine, 'footnotes' | 'absolutes' | 'entries'>;
const unattached: Attachments = { footnotes: nothing };

/** What hangs on a line. */
function attachments({ leaves, hasObjects }: LineContent, placing: Placing): Attachments {
  if (!hasObjects) return unattached;
  const footnotes: Box[] = [];
  const absolutes: NonNullable<ParagraphLine['absolutes']>[number][] = [];
  const entries: LedgerEntry[] = [];
  let first = true;
  for (const leaf of leaves) {
    if (leaf.kind !== 'anchor') first = false;
    if (leaf.kind === 'atomic') {
      entries.push(...leaf.measure.entries);
      footnotes.push(...leaf.measure.footnotes);
    } else if (leaf.kind === 'anchor' && leaf.box !== undefined) {
      if (leaf.what === 'footnote') footnotes.push(leaf.box);
      else if (leaf.what === 'absolute') absolutes.push({ box: leaf.box, first, ...placeOfAbsolute(leaf, leaf.box, placing) });
    }
  }
  return { footnotes, ...(absolutes.length > 0 && { absolutes }), ...(entries.length > 0 && { entries }) };
}

/** CSS Text 3, 7.1 to 7.3. */
function alignmentOf(style: ComputedStyle, last: boolean, rightToLeft: boolean): Alignment {
  const { textAlign, textAlignLast } = style;
  const value = !last ? textAlign : textAlignLast !== 'auto' ? textAlignLast : textAlign === 'justify' ? 'start' : textAlign;
  const [start, end] = rightToLeft ? (['right', 'left'] as const) : (['left', 'right'] as const);
  return value === 'start' ? start : value === 'end' ? end : value;
}
