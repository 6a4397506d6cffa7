// Builds the children of one block container, flex or grid container from the pieces that come along in document order. Runs
// of inline content become anonymous boxes where blocks stand beside them; a block in the midst of an inline element splits
// that one (CSS 2.2, 9.2.1.1).

import type { Origin } from '../html/element.ts';
import type { ComputedStyle } from '../style/computed-style.ts';
import type { StyledElement } from '../style/styled.ts';
import { anonymousStyle } from './anonymous.ts';
import type { BlockBox, Box, InlineBox, InlineElement, PageReference, RunningBox } from './box.ts';
import type { BoxCommon } from './box-common.ts';
import { appendFirstLetter, type FirstLetter } from './first-letter.ts';
import type { Generation } from './generation.ts';
import { InlineBuilder } from './inline-builder.ts';
import { ParagraphTags } from './paragraph-tags.ts';
import { artifactSource } from './structure.ts';
import { collapsesSpaces } from './white-space.ts';

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
  /** The tags of text that stands in this container directly. */
  readonly paragraph: ParagraphTags;
  private pending: StrayTable | undefined;
  firstLetter: FirstLetter | undefined;

  constructor(gen: Generation, style: ComputedStyle, ownsTag: boolean, holds: 'flow' | 'items' = 'flow') {
    this.gen = gen;
    this.holdsItems = holds === 'items';
    this.style = style;
    this.paragraph = new ParagraphTags(gen.tags, ownsTag || gen.context.inText);
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
    const source = this.paragraph.source(origin);
    if (firstLetter?.done === false) appendFirstLetter(inline, firstLetter, prepared, style, source);
    else inline.append(prepared, style, source, actualText);
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
    this.inlineBuilder().addLeader(pattern, style, this.paragraph.source(origin));
  }

  addReference(reference: PageReference, guess: string, style: ComputedStyle, origin: Origin | undefined): void {
    this.endPending();
    this.inlineBuilder().addReference(reference, guess, style, this.paragraph.source(origin));
  }

  addOutOfFlow(kind: 'float' | 'absolute' | 'footnote', box: Box): void {
    this.inlineBuilder().addOutOfFlow(kind, box);
  }

  /** Whether the call of a footnote that comes now would touch another one. */
  joinsCall(): boolean {
    return this.inline?.joinsCall() === true;
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
      this.paragraph.close();
      return;
    }
    this.inline = undefined;
    const { tag } = this.gen.tags;
    this.paragraph.close();
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
    const source = artifactSource('layout', origin);
    const continues = this.blocks.some((block) => block.style.float === 'none' && block.style.position !== 'absolute' && block.style.position !== 'fixed');
    const box: InlineBox = { kind: 'inline', style, source, label: 'text', content: inline.finish(), anonymous: true, ...(continues && { continues }) };
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
      this.paragraph.close();
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
}

function isBlank(text: string, style: ComputedStyle): boolean {
  return collapsesSpaces(style) && !/[^ \t\n\r\f]/.test(text);
}
