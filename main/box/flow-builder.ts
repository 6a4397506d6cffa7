// Builds the children of one block container, flex or grid container from the pieces that come along in document order. Runs
// of inline content become anonymous boxes where blocks stand beside them; a block in the midst of an inline element splits
// that one (CSS 2.2, 9.2.1.1). Text that stands directly in a grouping tag gets a paragraph tag here.

import type { Origin } from '../html/element.ts';
import type { ComputedStyle } from '../style/computed-style.ts';
import type { StyledElement } from '../style/styled.ts';
import { anonymousStyle, blockify } from './anonymous.ts';
import type { BlockBox, Box, InlineBox, InlineElement, PageReference, RunningBox } from './box.ts';
import type { BoxCommon } from './box-common.ts';
import { splitFirstLetter } from './first-letter.ts';
import type { Generation } from './generation.ts';
import { InlineBuilder } from './inline-builder.ts';
import type { Source } from './structure.ts';
import { groupingRoles, type OpenTag, textRoleIn } from './structure-tree.ts';
import { collapsesSpaces, transformText } from './white-space.ts';

/** `::first-letter` of a block, waiting for its first text, which may stand in a block within. */
export type FirstLetter = { readonly style: ComputedStyle; done: boolean };

/** An anonymous table around rows and cells that have none; it ends where other content comes. */
export type StrayTable = { readonly addPart: (styled: StyledElement) => void; readonly finish: () => void };

export class FlowBuilder {
  private readonly gen: Generation;
  readonly style: ComputedStyle;
  /** Whether this is a flex or grid container, in which every child is a block-level item. */
  readonly holdsItems: boolean;
  private readonly blocks: Box[] = [];
  private inline: InlineBuilder | undefined;
  /** The inline elements that are open, outermost first. */
  private readonly openInlines: InlineElement[] = [];
  /** How many of them began outside of this container: a link around it. */
  private readonly inherited: number;
  private readonly baseTag: OpenTag;
  /** Whether the innermost tag is the container's own, or one whose text goes on here. */
  private readonly ownsTag: boolean;
  private paragraph: OpenTag | undefined;
  private paragraphParent: OpenTag | undefined;
  private pending: StrayTable | undefined;
  firstLetter: FirstLetter | undefined;

  constructor(gen: Generation, style: ComputedStyle, ownsTag: boolean, holds: 'flow' | 'items' = 'flow') {
    this.gen = gen;
    this.holdsItems = holds === 'items';
    this.style = style;
    this.ownsTag = ownsTag || gen.context.inText;
    this.baseTag = gen.tags.tag;
    const { link } = gen.context;
    if (link !== undefined) this.openInlines.push(link);
    this.inherited = this.openInlines.length;
  }

  // --- inline content

  addText(text: string, style: ComputedStyle, origin: Origin | undefined, actualText?: string): void {
    if (this.pending !== undefined) {
      if (isBlank(text, style)) return;
      this.endPending();
    }
    const inline = this.inlineBuilder();
    const prepared = inline.prepare(text, style);
    if (prepared === '') return;
    const { firstLetter } = this;
    if (firstLetter?.done === false) this.addFirstLetter(firstLetter, prepared, style, origin);
    else inline.append(prepared, style, this.textSource(origin), actualText);
  }

  private addFirstLetter(firstLetter: FirstLetter, text: string, style: ComputedStyle, origin: Origin | undefined): void {
    const parts = splitFirstLetter(text);
    const inline = this.inlineBuilder();
    if (parts === undefined) {
      inline.append(text, style, this.textSource(origin));
      return;
    }
    const letterStyle = firstLetter.style;
    firstLetter.done = true;
    if (parts.before !== '') inline.append(parts.before, style, this.textSource(origin));
    const source = this.textSource(origin);
    const letter = transformText(parts.letter, letterStyle, '');
    if (letterStyle.float === 'left' || letterStyle.float === 'right') {
      const own = new InlineBuilder();
      own.append(letter, letterStyle, source);
      inline.addOutOfFlow('float', { kind: 'inline', style: blockify(letterStyle), source, label: 'first letter', content: own.finish() });
      inline.solid = true;
    } else {
      const element: InlineElement = { style: letterStyle, source, label: 'first letter' };
      inline.addOpen(element, false);
      inline.append(letter, letterStyle, source);
      inline.addClose(element, false);
    }
    if (parts.after !== '') inline.append(parts.after, style, this.textSource(origin));
  }

  openInline(inline: InlineElement): void {
    this.endPending();
    this.inlineBuilder().addOpen(inline, false);
    this.openInlines.push(inline);
  }

  closeInline(inline: InlineElement): void {
    this.endPending();
    const builder = this.inlineBuilder();
    this.openInlines.pop();
    builder.addClose(inline, false);
  }

  addBreak(style: ComputedStyle): void {
    this.endPending();
    this.inlineBuilder().addBreak(style);
  }

  addAtomic(box: Box, style: ComputedStyle): void {
    this.endPending();
    this.endFirstLetter();
    this.inlineBuilder().addAtomic(box, style);
  }

  addLeader(pattern: string, style: ComputedStyle, origin: Origin | undefined): void {
    this.endPending();
    this.inlineBuilder().addLeader(pattern, style, this.textSource(origin));
  }

  addReference(reference: PageReference, guess: string, style: ComputedStyle, origin: Origin | undefined): void {
    this.endPending();
    this.inlineBuilder().addReference(reference, guess, style, this.textSource(origin));
  }

  addOutOfFlow(kind: 'float' | 'absolute' | 'footnote', box: Box): void {
    this.inlineBuilder().addOutOfFlow(kind, box);
  }

  addRunning(running: RunningBox): void {
    this.inlineBuilder().addRunning(running);
  }

  // --- block-level content

  addBlock(box: Box): void {
    this.endInlineRun();
    this.blocks.push(box);
  }

  /** Closes the run of inline content, to be called before a block's own content is walked. */
  endInlineRun(): void {
    this.endPending();
    const { inline } = this;
    if (inline === undefined) {
      this.closeParagraph();
      return;
    }
    this.inline = undefined;
    const { tag } = this.gen.tags;
    this.closeParagraph();
    if (inline.solid) {
      this.closeOpenInlines(inline);
      this.blocks.push(this.anonymousBox(inline, tag.origin));
    } else {
      this.keepOutOfFlow(inline);
    }
  }

  private closeOpenInlines(inline: InlineBuilder): void {
    for (const open of this.openInlines.toReversed()) inline.addClose(open, true);
  }

  private keepOutOfFlow(inline: InlineBuilder): void {
    for (const item of inline.outOfFlow()) {
      if ('kind' in item) this.blocks.push(item);
      else this.gen.pendingRunning.push(item);
    }
  }

  private anonymousBox(inline: InlineBuilder, origin: Origin | undefined): InlineBox {
    const style = anonymousStyle(this.style);
    const source: Source = { artifact: 'layout', order: this.gen.tags.next(), origin };
    const box: InlineBox = { kind: 'inline', style, source, label: 'text', content: inline.finish() };
    const running = this.gen.pendingRunning;
    if (running.length === 0) return box;
    this.gen.pendingRunning = [];
    return { ...box, running };
  }

  strayTable(): StrayTable | undefined {
    return this.pending;
  }

  beginStrayTable(table: StrayTable): void {
    this.pending = table;
  }

  private endPending(): void {
    const { pending } = this;
    this.pending = undefined;
    pending?.finish();
  }

  /** Whether a line is under way that a further inline-level box would join. */
  get inLine(): boolean {
    return this.openInlines.length > this.inherited || this.inline?.solid === true;
  }

  private endFirstLetter(): void {
    if (this.firstLetter !== undefined) this.firstLetter.done = true;
  }

  // --- the end

  /** The container as a box: an inline formatting context if nothing else is in it. */
  finish(common: BoxCommon): BlockBox | InlineBox {
    this.endPending();
    const { inline } = this;
    if (this.blocks.length === 0 && inline?.solid === true) {
      this.closeOpenInlines(inline);
      this.closeParagraph();
      return { kind: 'inline', ...common, content: inline.finish() };
    }
    return { kind: 'block', ...common, children: this.finishChildren() };
  }

  /** The children as boxes, every run of text in one of its own: what flex and grid containers hold. */
  finishChildren(): readonly Box[] {
    this.endInlineRun();
    return this.blocks;
  }

  private inlineBuilder(): InlineBuilder {
    if (this.inline === undefined) {
      this.inline = new InlineBuilder();
      for (const inline of this.openInlines) this.inline.addOpen(inline, true);
    }
    return this.inline;
  }

  // --- tags

  /** Source of a piece of text that stands here, in a paragraph of its own if the tags demand one. */
  textSource(origin: Origin | undefined): Source {
    this.openParagraph(origin);
    return this.gen.tags.source(origin);
  }

  /** Makes sure that an inline tag opened next stands in a tag that may hold it. */
  openParagraph(origin: Origin | undefined): void {
    const { tags } = this.gen;
    if (tags.artifact !== undefined || !this.needsParagraph()) return;
    this.paragraphParent = tags.tag;
    this.paragraph = tags.open(textRoleIn(tags.tag.role), undefined, origin);
  }

  private needsParagraph(): boolean {
    const { tag } = this.gen.tags;
    if (groupingRoles.has(tag.role)) return true;
    return !this.ownsTag && tag === this.baseTag && (tag.role === 'LBody' || tag.role === 'TD' || tag.role === 'TH');
  }

  /** The innermost tag, or the one around the paragraph that text has opened. */
  tagAroundParagraph(): OpenTag {
    const { tag } = this.gen.tags;
    return tag === this.paragraph && this.paragraphParent !== undefined ? this.paragraphParent : tag;
  }

  /** Ends the paragraph that text has opened, if it is the innermost tag. */
  closeParagraph(): void {
    const { tags } = this.gen;
    if (this.paragraph !== undefined && tags.tag === this.paragraph && this.paragraphParent !== undefined) {
      tags.tag = this.paragraphParent;
      this.paragraph = undefined;
    }
  }
}

function isBlank(text: string, style: ComputedStyle): boolean {
  return collapsesSpaces(style) && !/[^ \t\n\r\f]/.test(text);
}
