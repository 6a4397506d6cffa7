// Cuts a paragraph into pieces and measures them: content in, Pieces out.

import type { InlineBox, InlineElement, InlineItem } from '../../box/box.ts';
import type { ComputedStyle } from '../../style/computed-style.ts';
import type { LayoutContext } from '../context.ts';
import { measureAtomic } from './atomic.ts';
import type { AtomicMeasure } from './atomic.ts';
import { clonedEdges, edgeWidth } from './cloned-edges.ts';
import { paragraphLevels } from './levels.ts';
import { PieceList } from './piece-list.ts';
import { pieceKinds } from './pieces.ts';
import type { Pieces } from './pieces.ts';
import { feignedCapitals, positionedStyle } from './synthesis.ts';
import { textStyleOf, widthOf } from './text-style.ts';
import type { TextStyle } from './text-style.ts';

/** `resolved` holds the texts of page references by item index; `width` is the column's, for percentages. */
export type MeasureRequest = { readonly box: InlineBox; readonly width: number; readonly resolved: ReadonlyMap<number, string> | undefined };

export function measureParagraph(request: MeasureRequest, context: LayoutContext): Pieces {
  const { box, resolved } = request;
  const text = resolved === undefined ? box.content.text : resolvedText(box, resolved);
  const lengths = box.content.items.map((item, index) => resolved?.get(index)?.length ?? item.end - item.start);
  const measurer = new Measurer(request, text, paragraphLevels(box, text, lengths), context);
  for (let index = 0; index < box.content.items.length; index++) measurer.addItem(box.content.items[index]!, index);
  return measurer.finish();
}

/** The paragraph's text with each reference's guess replaced. */
function resolvedText(box: InlineBox, resolved: ReadonlyMap<number, string>): string {
  const { text, items } = box.content;
  let result = '';
  for (let index = 0; index < items.length; index++) {
    const item = items[index]!;
    result += resolved.get(index) ?? text.slice(item.start, item.end);
  }
  return result;
}

const noAtomics: ReadonlyMap<number, AtomicMeasure> = new Map();
const noneMissing: Pieces['missing'] = [];

class Measurer {
  private readonly list = PieceList.take();
  private readonly shift: number[] = [];
  private atomic: Map<number, AtomicMeasure> | undefined;
  private missing: { character: string; piece: number }[] | undefined;
  private readonly levels: Uint8Array | undefined;
  private readonly root: TextStyle;
  private readonly request: MeasureRequest;
  /** With lower case turned to capitals where small ones are feigned. */
  private text: string;
  private readonly given: string;
  private readonly context: LayoutContext;
  /** What the item under way has moved by in the resolved text. */
  private moved = 0;
  private tabbed = false;

  constructor(request: MeasureRequest, text: string, levels: Uint8Array | undefined, context: LayoutContext) {
    this.request = request;
    this.text = text;
    this.given = text;
    this.levels = levels;
    this.context = context;
    this.root = this.styleOf(request.box.style);
  }

  private styleOf(style: ComputedStyle): TextStyle {
    return textStyleOf(this.context.fonts, style);
  }

  addItem(item: InlineItem, index: number): void {
    this.shift.push(this.moved);
    this.list.current = index;
    const start = item.start + this.moved;
    switch (item.kind) {
      case 'text': this.addStyledText(start, item.end + this.moved, item.style); break;
      case 'reference': {
        const length = this.request.resolved?.get(index)?.length ?? item.end - item.start;
        this.addStyledText(start, start + length, item.style);
        this.moved += length - (item.end - item.start);
        break;
      }
      case 'open': this.addEdge(item.inline, start, 'open', item.continued === true); break;
      case 'close': this.addEdge(item.inline, start, 'close', item.continued === true); break;
      case 'atomic': {
        const measure = measureAtomic(item.box, this.request.width, this.context);
        (this.atomic ??= new Map()).set(this.list.count, measure);
        this.add(pieceKinds.atomic, start, start + 1, this.styleOf(item.style), measure.width);
        break;
      }
      case 'leader': this.add(pieceKinds.leader, start, item.end + this.moved, this.styleOf(item.style), 0); break;
      case 'break': this.add(pieceKinds.forcedBreak, start, item.end + this.moved, this.styleOf(item.style), 0); break;
      default: this.add(pieceKinds.anchor, start, start, this.root, 0);
    }
  }

  /** The start or end side of an inline box: margin, border and padding there. */
  private addEdge(inline: InlineElement, at: number, kind: 'open' | 'close', continued: boolean): void {
    const size = continued ? 0 : edgeWidth(inline, kind === 'open' ? 'start' : 'end', this.request.width);
    this.add(pieceKinds[kind], at, at, this.styleOf(inline.style), size);
  }

  private add(kind: number, start: number, end: number, style: TextStyle, width: number): number {
    const piece = this.list.add(kind, start, end, style, width);
    if (this.levels !== undefined) this.list.level[piece] = this.levelAt(start, end, kind);
    return piece;
  }

  /** Empty pieces take the level of what follows; at the end, of what went before. */
  private levelAt(start: number, end: number, kind: number): number {
    const levels = this.levels!;
    if (start === end && start > 0 && kind === pieceKinds.close) return this.list.kind[this.list.count - 2] === pieceKinds.open ? this.list.level[this.list.count - 2]! : levels[start - 1] ?? 0;
    if (start >= levels.length) return this.request.box.style.direction === 'rtl' ? 1 : 0;
    return levels[start]!;
  }

  /** Text whose style asks for glyphs that its font lacks is set in parts of other styles. */
  private addStyledText(start: number, end: number, style: ComputedStyle): void {
    const { fonts } = this.context;
    const positioned = style.fontVariantPosition === 'normal' ? style : positionedStyle(style, this.text.slice(start, end), fonts);
    const small = feignedCapitals(positioned, fonts);
    if (small === undefined) this.addText(start, end, this.styleOf(positioned));
    else this.addFeigned(start, end, { full: this.styleOf(positioned), small: this.styleOf(small) });
  }

  private addFeigned(start: number, end: number, styles: { readonly full: TextStyle; readonly small: TextStyle }): void {
    const all = styles.full.style.fontFeatures['c2sc'] === 1;
    for (const { 0: part, index } of this.text.slice(start, end).matchAll(/[\p{Ll}\p{M}]+|[^\p{Ll}]+/gu)) {
      const lower = /^\p{Ll}/u.test(part);
      const upper = part.toUpperCase();
      const from = start + index;
      if (lower && upper.length === part.length) this.text = this.text.slice(0, from) + upper + this.text.slice(from + part.length);
      this.addText(from, from + part.length, lower || (all && /\p{Lu}/u.test(part)) ? styles.small : styles.full);
    }
  }

  /** Cuts a text item at spaces, tabs, forced breaks and changes of level. */
  private addText(start: number, end: number, style: TextStyle): void {
    const { text, levels } = this;
    let from = start;
    let kind = start < end ? kindOf(text.charCodeAt(start)) : 0;
    for (let at = start + 1; at < end; at++) {
      const next = kindOf(text.charCodeAt(at));
      if (next === kind && kind !== pieceKinds.forcedBreak && (levels === undefined || levels[at] === levels[at - 1])) continue;
      this.addWord(kind, from, at, style);
      from = at;
      kind = next;
    }
    if (from < end) this.addWord(kind, from, end, style);
  }

  private addWord(kind: number, start: number, end: number, style: TextStyle): void {
    if (kind === pieceKinds.tab) {
      this.tabbed = true;
      for (let at = start; at < end; at++) this.add(kind, at, at + 1, style, 0);
      return;
    }
    if (kind === pieceKinds.forcedBreak) {
      this.add(kind, start, end, style, 0);
      return;
    }
    const rightToLeft = this.levels !== undefined && (this.levels[start]! & 1) === 1;
    const word = this.text.slice(start, end);
    const shaped = rightToLeft ? style.shaper.rightToLeft(word) : style.shaper.leftToRight(word);
    const piece = this.add(kind, start, end, style, widthOf(shaped, style));
    this.list.shaped[piece] = shaped;
    this.list.glue[piece + 1]! += shaped.spaces * style.space;
    if (shaped.missing !== '') for (const character of shaped.missing) (this.missing ??= []).push({ character, piece });
  }

  finish(): Pieces {
    const { list, shift, root, request: { box, width } } = this;
    const { count } = list;
    const cut = <T>(array: readonly T[]): readonly T[] => array.slice(0, count);
    const pieces: Pieces = {
      text: this.text, count, kind: cut(list.kind), item: cut(list.item), start: cut(list.start), end: cut(list.end),
      x: list.x.slice(0, count + 1), glue: list.glue.slice(0, count + 1), style: cut(list.style), shaped: cut(list.shaped),
      level: this.levels === undefined ? undefined : cut(list.level), atomic: this.atomic ?? noAtomics, missing: this.missing ?? noneMissing,
      shift, root, tabbed: this.tabbed, altered: this.text !== this.given, originalLength: box.content.text.length, cloned: clonedEdges(box, list, width),
    };
    list.giveBack();
    return pieces;
  }
}

function kindOf(code: number): number {
  if (code > 0x20) return code === 0x2028 ? pieceKinds.forcedBreak : pieceKinds.text;
  if (code === 0x20) return pieceKinds.space;
  return code === 0x09 ? pieceKinds.tab : code === 0x0a ? pieceKinds.forcedBreak : pieceKinds.text;
}
