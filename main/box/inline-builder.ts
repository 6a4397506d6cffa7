// Gathers one inline formatting context: text and items in, InlineContent out. White space collapses across the borders of
// inline elements (CSS Text 3, 4.1.1) and vanishes at the start, the end and beside forced breaks (4.1.2).

import type { ComputedStyle } from '../style/computed-style.ts';
import type { Box, InlineContent, InlineElement, InlineItem, PageReference, RunningBox } from './box.ts';
import type { Source } from './structure.ts';
import { collapsesSpaces, collapseSpaces, preservesBreaks, transformText } from './white-space.ts';

/** Items while their ranges may still shrink. */
type Open<T> = T extends unknown ? { -readonly [K in keyof T]: T[K] } : never;
type ItemUnderWay = Open<InlineItem>;

export class InlineBuilder {
  /** Pieces of the text: one long string grown by pieces would be copied again and again. */
  private readonly pieces: string[] = [];
  private length = 0;
  private items: ItemUnderWay[] = [];
  /** True while a collapsible space would vanish: at a line's start, or after another one. */
  private dropsSpace = true;
  /** True where the last character is a space that vanishes if the line ends here. */
  private endsInSpace = false;
  /** Whether there is something that makes a line. */
  solid = false;

  /** The text as it will stand, to be handed to `append`: collapsed and transformed; '' where nothing is left of it. */
  prepare(text: string, style: ComputedStyle): string {
    if (!collapsesSpaces(style)) return transformText(text, style, this.lastCharacter());
    let result = collapseSpaces(text, style);
    if (this.dropsSpace && result.startsWith(' ')) result = result.slice(1);
    return transformText(result, style, this.lastCharacter());
  }

  append(text: string, style: ComputedStyle, source: Source, actualText?: string): void {
    if (preservesBreaks(style) && lineFeed.test(text)) this.appendLines(text, style, source);
    else if (text.includes('\u2028')) this.appendLines(text, style, source);
    else this.appendRun(text, style, source, actualText);
  }

  private appendLines(text: string, style: ComputedStyle, source: Source): void {
    const lines = text.split(lineFeed);
    for (let i = 0; i < lines.length; i += 1) {
      if (i > 0) this.addBreak(style);
      const line = lines[i] ?? '';
      this.appendRun(this.dropsSpace && collapsesSpaces(style) && line.startsWith(' ') ? line.slice(1) : line, style, source);
    }
  }

  private appendRun(text: string, style: ComputedStyle, source: Source, actualText?: string): void {
    if (text === '') return;
    const start = this.take(text);
    const end = this.length;
    this.items.push(
      actualText === undefined
        ? { kind: 'text', start, end, style, source }
        : { kind: 'text', start, end, style, source, actualText },
    );
    this.endsInSpace = collapsesSpaces(style) && text.charCodeAt(text.length - 1) === 0x20;
    this.dropsSpace = this.endsInSpace;
    this.solid = true;
  }

  addOpen(inline: InlineElement, continued: boolean): void {
    const at = this.length;
    this.items.push(continued ? { kind: 'open', start: at, end: at, inline, continued } : { kind: 'open', start: at, end: at, inline });
    if (!continued && makesLine(inline)) this.solid = true;
  }

  addClose(inline: InlineElement, continued: boolean): void {
    const at = this.length;
    this.items.push(continued ? { kind: 'close', start: at, end: at, inline, continued } : { kind: 'close', start: at, end: at, inline });
  }

  addBreak(style: ComputedStyle): void {
    this.trimEnd();
    const start = this.take('\u2028');
    this.items.push({ kind: 'break', start, end: start + 1, style });
    this.afterContent();
    this.dropsSpace = true;
  }

  addAtomic(box: Box, style: ComputedStyle): void {
    const start = this.take('\uFFFC');
    this.items.push({ kind: 'atomic', start, end: start + 1, box, style });
    this.afterContent();
  }

  addLeader(pattern: string, style: ComputedStyle, source: Source): void {
    const start = this.take('\uFFFC');
    this.items.push({ kind: 'leader', start, end: start + 1, pattern, style, source });
    this.afterContent();
  }

  addReference(reference: PageReference, guess: string, style: ComputedStyle, source: Source): void {
    const start = this.take(guess);
    this.items.push({ kind: 'reference', start, end: this.length, reference, style, source });
    this.afterContent();
  }

  /** Out of flow: takes no room in the text, and spaces collapse across it. */
  addOutOfFlow(kind: 'float' | 'absolute' | 'footnote', box: Box): void {
    const at = this.length;
    this.items.push({ kind, start: at, end: at, box });
    if (kind === 'footnote') this.solid = true;
  }

  addRunning(running: RunningBox): void {
    const at = this.length;
    this.items.push({ kind: 'running', start: at, end: at, running });
  }

  /** Whether nothing but a space stands between here and a footnote's call; then the space is taken back. */
  joinsCall(): boolean {
    const last = this.items.at(-1);
    const spaced = this.endsInSpace && last?.kind === 'text' && last.end - last.start === 1;
    if ((spaced ? this.items.at(-2) : last)?.kind !== 'footnote') return false;
    this.trimEnd();
    return true;
  }

  /** Adds to the text and tells where it begins. */
  private take(text: string): number {
    const start = this.length;
    this.pieces.push(text);
    this.length += text.length;
    return start;
  }

  private lastCharacter(): string {
    return this.pieces.at(-1)?.slice(-1) ?? '';
  }

  private afterContent(): void {
    this.endsInSpace = false;
    this.dropsSpace = false;
    this.solid = true;
  }

  finish(): InlineContent {
    this.trimEnd();
    return { text: this.pieces.join(''), items: this.items as InlineItem[] };
  }

  /** What stands here out of flow, where no line comes about to carry it. */
  outOfFlow(): readonly (Box | RunningBox)[] {
    const found: (Box | RunningBox)[] = [];
    for (const item of this.items) {
      if (item.kind === 'float' || item.kind === 'absolute') found.push(item.box);
      else if (item.kind === 'running') found.push(item.running);
    }
    return found;
  }

  /** Takes a collapsible space off the end, and shortens or moves the items that end there. */
  private trimEnd(): void {
    if (!this.endsInSpace) return;
    this.length -= 1;
    const end = this.length;
    this.pieces.push((this.pieces.pop() ?? '').slice(0, -1));
    this.endsInSpace = false;
    for (let i = this.items.length - 1; i >= 0; i -= 1) {
      const item = this.items[i];
      if (item === undefined || item.end <= end) break;
      item.end = end;
      if (item.start > end) item.start = end;
      if (item.kind === 'text' && item.start === end) this.items.splice(i, 1);
    }
  }
}
const lineFeed = /\r\n?|[\n\f\u2028\u2029]/;

/** An inline box without text makes a line all the same if it has edges, or is a place to go to (CSS 2.2, 9.4.2). */
function makesLine(inline: InlineElement): boolean {
  if (inline.id !== undefined || inline.bookmark !== undefined || inline.strings !== undefined) return true;
  return hasEdges(inline.style);
}

export function hasEdges(style: ComputedStyle): boolean {
  const { padding, border, margin } = style;
  return (
    padding.left !== 0 || padding.right !== 0 || border.left.width > 0 || border.right.width > 0 ||
    (margin.left !== 0 && margin.left !== 'auto') || (margin.right !== 0 && margin.right !== 'auto')
  );
}
