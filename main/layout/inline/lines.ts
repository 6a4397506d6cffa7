// A paragraph's lines: measured, broken, built. The inline formatting context of CSS 2.2, 9.4.2, and CSS Inline 3.

import type { Box, InlineBox } from '../../box/box.ts';
import type { ComputedStyle } from '../../style/computed-style.ts';
import type { LayoutContext, LineRoom, ParagraphLine } from '../context.ts';
import { breakGreedily } from './break-greedy.ts';
import { breakParagraph, entryPoint, indentOf, originalIndex } from './breaking.ts';
import { LineContents } from './content.ts';
import { lineFragment } from './fragments.ts';
import { placeAlong } from './horizontal.ts';
import type { Alignment } from './horizontal.ts';
import type { LineContent } from './nodes.ts';
import { breakKinds } from './opportunities.ts';
import type { LineRange } from './opportunities.ts';
import { preparedParagraph } from './prepared.ts';
import type { PreparedParagraph } from './prepared.ts';
import { problemsOf } from './problems.ts';
import { placeAcross } from './vertical.ts';

export type LinesRequest = {
  readonly box: InlineBox;
  /** Of the column, in points. */
  readonly width: number;
  /** Index in the content's text at which the first line begins. */
  readonly from: number;
  readonly roomAt?: ((y: number, height: number) => LineRoom | undefined) | undefined;
};

/** As `LayoutContext.layoutLines` says. */
export function layoutLines(request: LinesRequest, context: LayoutContext): readonly ParagraphLine[] {
  const { box, width, from, roomAt } = request;
  if (box.content.items.length === 0) return [];
  const prepared = preparedParagraph(box, width, context);
  return roomAt === undefined ? linesAlone(box, prepared, width, from) : linesBeside(request, prepared, roomAt);
}

/** The lines last built for a box: layout comes back to it in later rounds, and where a page retreats. */
type Built = { readonly prepared: PreparedParagraph; readonly width: number; readonly from: number; readonly lines: readonly ParagraphLine[] };
const builtLines = new WeakMap<InlineBox, Built>();

function linesAlone(box: InlineBox, prepared: PreparedParagraph, width: number, from: number): readonly ParagraphLine[] {
  const known = builtLines.get(box);
  if (known !== undefined && known.prepared === prepared && known.width === width && known.from === from) return known.lines;
  const lines = buildLines(box, prepared, width, from);
  builtLines.set(box, { prepared, width, from, lines });
  return lines;
}

function buildLines(box: InlineBox, prepared: PreparedParagraph, width: number, from: number): readonly ParagraphLine[] {
  const builder = new LineBuilder(box, prepared, width);
  const room = { left: 0, right: width };
  return breakParagraph(box, prepared, width, from).map((range) => builder.build(range, room));
}

/** Beside floats each line's room is known only when the lines above it stand. */
function linesBeside(request: LinesRequest, prepared: PreparedParagraph, roomAt: NonNullable<LinesRequest['roomAt']>): readonly ParagraphLine[] {
  const { box, width } = request;
  const builder = new LineBuilder(box, prepared, width);
  const list = prepared.full(width);
  const { over, under } = prepared.pieces.root;
  const lines: ParagraphLine[] = [];
  let { first: from } = entryPoint(prepared, width, request.from);
  if (from > 0) while (from < list.count - 1 && originalIndex(prepared, list, from) < request.from) from++;
  while (from < list.count - 1) {
    const room = roomAt(builder.y, over + under);
    if (room === undefined) break;
    const free = room.right - room.left - indentOf(box, width, list, from);
    const to = breakGreedily(list, from, list.count - 1, free);
    if (room.below !== undefined && room.below > builder.y && list.endX[to]! - list.startX[from]! > free + 0.001) {
      builder.y = room.below;
      continue;
    }
    lines.push(builder.build({ list, from, to }, room));
    from = to;
  }
  return lines;
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

  build(range: LineRange, room: LineRoom): ParagraphLine {
    const { box, prepared, width } = this;
    const { pieces } = prepared;
    const { list, from, to } = range;
    this.contents ??= new LineContents(box, pieces, width, list.piece[from]!);
    const content = this.contents.next(range);
    const last = list.kind[to] === breakKinds.forced;
    const rightToLeft = box.style.direction === 'rtl';
    const indent = indentOf(box, width, list, from);
    const full = room.right - room.left;
    const spacing = placeAlong(content, { left: rightToLeft ? 0 : indent, width: full - indent, align: alignmentOf(box.style, last), rightToLeft, shrink: pieces.root.space / 3 });
    const problems = problemsOf(box, pieces, { range, content, room: full - indent, shrunk: spacing < 0 ? -spacing * content.spaces : 0 });
    const line = placeAcross(content, pieces.root);
    const fragment = lineFragment(content, { line, spacing, width }, { x: room.left, y: this.y, width: full });
    this.y += line.height;
    const result = { fragment, end: originalIndex(prepared, list, to), hyphenated: list.kind[to] === breakKinds.hyphen, last, ...attachments(content) };
    return problems === undefined ? result : { ...result, problems };
  }
}

function attachments({ leaves }: LineContent): Pick<ParagraphLine, 'footnotes' | 'absolutes'> {
  const footnotes: Box[] = [];
  const absolutes: { box: Box; x: number }[] = [];
  for (const leaf of leaves) {
    if (leaf.kind !== 'anchor' || leaf.box === undefined) continue;
    if (leaf.what === 'footnote') footnotes.push(leaf.box);
    else if (leaf.what === 'absolute') absolutes.push({ box: leaf.box, x: leaf.x });
  }
  return absolutes.length > 0 ? { footnotes, absolutes } : { footnotes };
}

/** CSS Text 3, 7.1 to 7.3. */
function alignmentOf(style: ComputedStyle, last: boolean): Alignment {
  const { textAlign, textAlignLast, direction } = style;
  const value = !last ? textAlign : textAlignLast !== 'auto' ? textAlignLast : textAlign === 'justify' ? 'start' : textAlign;
  const [start, end] = direction === 'rtl' ? (['right', 'left'] as const) : (['left', 'right'] as const);
  return value === 'start' ? start : value === 'end' ? end : value;
}
