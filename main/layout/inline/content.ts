// What stands on one line: the pieces between two breaks as a tree of nodes, cut words shaped anew. Keeps the inline boxes that
// stay open from line to line.

import type { InlineBox, InlineElement } from '../../box/box.ts';
import { usedMargin } from '../sizes.ts';
import { edgeWidth } from './cloned-edges.ts';
import type { ShapedText } from '../../text/shape.ts';
import type { EdgeNode, InlineNode, LineContent, LineNode, TextNode } from './nodes.ts';
import { breakKinds, hangs, isRightToLeft, pieceKinds } from './pieces.ts';
import type { Pieces } from './pieces.ts';
import type { BrokenLine } from './prepared.ts';
import { tabWidth } from './tabs.ts';
import { widthOf } from './text-style.ts';
import type { TextStyle } from './text-style.ts';

type OpenInline = { readonly inline: InlineElement; readonly style: TextStyle; readonly level: number; readonly continued: boolean };

/** Makes the contents of a paragraph's lines, which must be asked for in order. */
export class LineContents {
  private readonly box: InlineBox;
  private readonly pieces: Pieces;
  private readonly width: number;
  /** Inline boxes that are open at the end of the line before. */
  private readonly open: OpenInline[] = [];
  private content!: LineContent;
  private stack: InlineNode[] = [];
  /** Room for preserved spaces at the line's end; -1 where they hang anyway. */
  private roomForSpaces = -1;
  /** Where the line begins, from the content edge. */
  private fromEdge = 0;
  /** The text that goes on where nothing else comes between. */
  private current: TextNode | undefined;

  /** `from`: the piece with which the first line begins. */
  constructor(box: InlineBox, pieces: Pieces, width: number, from: number) {
    this.box = box;
    this.pieces = pieces;
    this.width = width;
    for (let piece = 0; piece < from; piece++) this.track(piece);
  }

  private track(piece: number): void {
    const { kind, item, style } = this.pieces;
    if (kind[piece] === pieceKinds.close) this.open.pop();
    if (kind[piece] !== pieceKinds.open) return;
    const { inline, continued } = this.box.content.items[item[piece]!] as { inline: InlineElement; continued?: true };
    this.open.push({ inline, style: style[piece]!, level: this.pieces.level?.[piece] ?? 0, continued: continued === true });
  }

  /** `room`: what the line has for its content; `edge`: where that begins, from the content edge. */
  next({ from, to }: BrokenLine, room: number, edge: number): LineContent {
    const { pieces } = this;
    this.fromEdge = edge;
    this.content = { children: [], leaves: [], natural: 0, spaces: 0, glue: 0, leaders: 0, phantom: true, hasInlines: false, hasObjects: false };
    this.stack = [];
    this.current = undefined;
    this.roomForSpaces = to.kind === breakKinds.forced ? room : -1;
    for (const opened of this.open) this.reopen(opened);
    const first = from.piece;
    const last = to.cut === -1 ? to.piece - 1 : to.piece;
    const lastSolid = to.cut === -1 ? this.lastSolid(first, last) : last;
    for (let piece = first; piece <= last; piece++) {
      const start = piece === first && from.cut !== -1 ? from.cut : pieces.start[piece]!;
      const end = piece === last && to.cut !== -1 ? to.cut : pieces.end[piece]!;
      this.addPiece(piece, start, end, piece > lastSolid, piece === last && to.kind === breakKinds.hyphen);
    }
    for (let index = this.stack.length - 1; index >= 0; index--) this.interrupt(this.stack[index]!);
    return this.content;
  }

  /** The last piece that is not a space hanging at the line's end. */
  private lastSolid(first: number, last: number): number {
    let piece = last;
    while (piece >= first && hangs(this.pieces, piece)) piece--;
    return piece;
  }

  private addPiece(piece: number, start: number, end: number, hanging: boolean, hyphen: boolean): void {
    const { kind } = this.pieces;
    switch (kind[piece]) {
      case pieceKinds.text: case pieceKinds.space: case pieceKinds.tab: this.addText(piece, start, end, hanging && kind[piece] !== pieceKinds.text, hyphen); break;
      case pieceKinds.open: this.openInline(piece); break;
      case pieceKinds.close: this.closeInline(piece); break;
      case pieceKinds.forcedBreak: this.content.phantom = false; break;
      default: this.addObject(piece);
    }
  }

  private get siblings(): LineNode[] {
    return this.stack.length === 0 ? this.content.children : this.stack[this.stack.length - 1]!.children;
  }

  // --- text

  private addText(piece: number, start: number, end: number, hanging: boolean, hyphen: boolean): void {
    const { pieces, content } = this;
    const tab = pieces.kind[piece] === pieceKinds.tab;
    const whole = !hyphen && start === pieces.start[piece] && end === pieces.end[piece];
    const shaped = (whole ? pieces.shaped[piece] : undefined) ?? this.shapedPart(piece, start, end, hyphen);
    const node = this.textNode(piece, hyphen || tab || (hanging && isRightToLeft(pieces, piece)));
    if (hyphen || pieces.altered) this.setActualText(node, piece, { start, end, hyphen });
    const { runs, spaces } = shaped;
    if (runs.length === 1) node.runs.push(runs[0]!);
    else for (const run of runs) node.runs.push(run);
    const style = pieces.style[piece]!;
    const width = tab ? tabWidth(style, this.fromEdge + content.natural) : widthOf(shaped, style);
    if (hanging) {
      // Preserved spaces before a forced break hang only as far as there is no room for them (CSS Text 3, 4.1.2).
      const kept = style.style.whiteSpaceCollapse === 'preserve' ? Math.max(0, Math.min(this.roomForSpaces - content.natural, width)) : 0;
      node.width += kept;
      content.natural += kept;
      return;
    }
    node.width += width;
    content.natural += width;
    if (tab || spaces === 0) return;
    node.spaces += spaces;
    content.spaces += spaces;
    content.glue += spaces * style.space;
  }

  /** A hyphen that is shown, or a feigned capital, is not what the text says. */
  private setActualText(node: TextNode, piece: number, part: { readonly start: number; readonly end: number; readonly hyphen: boolean }): void {
    const { pieces, box } = this;
    const item = box.content.items[pieces.item[piece]!]!;
    const shift = pieces.shift[pieces.item[piece]!]!;
    const shown = pieces.text.slice(part.start, part.end);
    const text = item.kind === 'text' ? box.content.text.slice(part.start - shift, part.end - shift) : shown;
    if (part.hyphen || node.actualText !== undefined || text !== shown) node.actualText = (node.actualText ?? '') + text.replaceAll('\u00ad', '');
  }

  private shapedPart(piece: number, start: number, end: number, hyphen: boolean): ShapedText {
    const { pieces } = this;
    const style = pieces.style[piece]!;
    if (pieces.kind[piece] === pieceKinds.tab) return style.shaper.leftToRight('\t');
    const text = pieces.text.slice(start, end) + (hyphen ? style.hyphen : '');
    return isRightToLeft(pieces, piece) ? style.shaper.rightToLeft(text) : style.shaper.leftToRight(text);
  }

  /** The node that goes on, or a new one; `apart`: with nothing else in it. */
  private textNode(piece: number, apart: boolean): TextNode {
    const { pieces, current } = this;
    const item = pieces.item[piece]!;
    const style = pieces.style[piece]!;
    const level = pieces.level === undefined ? 0 : pieces.level[piece]!;
    if (!apart && current !== undefined && current.item === item && current.level === level && current.style === style) return current;
    const content = this.box.content.items[item] as { style: TextNode['computed']; source: TextNode['source']; actualText?: string; start: number };
    const continued = content.actualText !== undefined && (pieces.start[piece]! > content.start + pieces.shift[item]!);
    const node: TextNode = {
      kind: 'text', x: 0, width: 0, shift: 0, group: 0, level, style, computed: content.style, source: content.source,
      item, runs: [], spaces: 0, actualText: continued ? '' : content.actualText,
    };
    this.siblings.push(node);
    this.content.leaves.push(node);
    this.content.phantom = false;
    this.current = apart ? undefined : node;
    return node;
  }

  // --- inline boxes

  private pushInline({ inline, style, level }: OpenInline, begins: boolean): InlineNode {
    const node: InlineNode = { kind: 'inline', x: 0, width: 0, shift: 0, group: 0, level, inline, style, begins, children: [], start: undefined, end: undefined };
    this.siblings.push(node);
    this.stack.push(node);
    this.current = undefined;
    this.content.hasInlines = true;
    return node;
  }

  private openInline(piece: number): void {
    this.track(piece);
    const opened = this.open[this.open.length - 1]!;
    const node = this.pushInline(opened, !opened.continued);
    if (!opened.continued) node.start = this.edge(node, 'start', node.level);
  }

  /** A box that goes on from the line before; a cloned one has an edge at every line's start and end. */
  private reopen(opened: OpenInline): void {
    const node = this.pushInline(opened, false);
    if (node.inline.style.boxDecorationBreak === 'clone') node.start = this.edge(node, 'start', node.level);
  }

  private interrupt(node: InlineNode): void {
    if (node.inline.style.boxDecorationBreak === 'clone') node.end = this.edge(node, 'end', node.level);
  }

  private closeInline(piece: number): void {
    this.open.pop();
    this.current = undefined;
    const node = this.stack.pop();
    const { continued } = this.box.content.items[this.pieces.item[piece]!] as { continued?: true };
    if (node !== undefined && continued !== true) node.end = this.edge(node, 'end', this.pieces.level?.[piece] ?? 0);
  }

  private edge({ inline }: InlineNode, which: 'start' | 'end', level: number): EdgeNode {
    const { content } = this;
    const width = edgeWidth(inline, which, this.width);
    const side = (which === 'start') === (inline.style.direction === 'ltr') ? 'left' : 'right';
    const edge: EdgeNode = { kind: 'edge', x: 0, width, shift: 0, group: 0, level, margin: usedMargin(inline.style, side, this.width) };
    content.leaves.push(edge);
    content.natural += width;
    if (width !== 0) content.phantom = false;
    return edge;
  }

  // --- objects

  private addObject(piece: number): void {
    const { pieces, content, siblings } = this;
    const item = this.box.content.items[pieces.item[piece]!]!;
    const common = { x: 0, width: pieces.x[piece + 1]! - pieces.x[piece]!, shift: 0, group: 0, level: pieces.level?.[piece] ?? 0 };
    const style = pieces.style[piece]!;
    const node = item.kind === 'atomic' ? { ...common, kind: item.kind, style, computed: item.box.style, measure: pieces.atomic.get(piece)! }
      : item.kind === 'leader' ? { ...common, kind: item.kind, style, computed: item.style, source: item.source, pattern: item.pattern }
      : item.kind === 'running' ? { ...common, kind: 'anchor' as const, what: item.kind, box: undefined, running: item.running, around: [] }
      : item.kind === 'float' || item.kind === 'absolute' || item.kind === 'footnote' ? { ...common, kind: 'anchor' as const, what: item.kind, box: item.box, running: undefined, around: item.kind === 'absolute' ? [...this.stack] : [] }
      : undefined;
    if (node === undefined) return;
    siblings.push(node);
    this.current = undefined;
    content.leaves.push(node);
    content.hasObjects = true;
    content.natural += node.width;
    if (node.kind !== 'anchor') content.phantom = false;
    if (node.kind === 'leader') content.leaders++;
  }
}
