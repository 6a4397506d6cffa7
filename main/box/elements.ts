// The walk over the styled elements: which boxes each one generates, by display, position and float. CSS Display 3; CSS 2.2,
// 9.2 to 9.7. Tables, list markers, footnotes, replaced elements and generated content have files of their own.

import type { ComputedStyle } from '../style/computed-style.ts';
import type { StyledElement } from '../style/styled.ts';
import { anonymousStyle, blockify, contained } from './anonymous.ts';
import type { Box, InlineElement } from './box.ts';
import { addCounters, beginBox, beginInline } from './box-common.ts';
import { addContent, pseudoElement } from './content.ts';
import { enterCounters, isFootnote } from './counters.ts';
import {
  containsBlock, openElementTag, prepareInlineTag, restoreContext, restoreTags, type SavedTags, saveTags, standsAlone,
} from './element-tags.ts';
import { withFirstLine } from './first-line.ts';
import { FlowBuilder } from './flow-builder.ts';
import { generateFootnote, noteInPlace } from './footnote.ts';
import { formControlText } from './form-controls.ts';
import { type Generation, isPseudo } from './generation.ts';
import { hasEdges } from './inline-builder.ts';
import { linkAddress } from './links.ts';
import { beginItem, endLabel, listMarker } from './list-item.ts';
import { isReplaced, replacedElementBox } from './replaced.ts';
import { addStrayPart, generateTable, isTablePart } from './table.ts';
import { textOf } from './targets.ts';

/** Generates what an element generates, into the flow of its container. */
export function generateElement(gen: Generation, styled: StyledElement, flow: FlowBuilder): void {
  const { style } = styled;
  if (style.display === 'none') return;
  if (typeof style.position === 'object') {
    generateRunning(gen, styled, style.position.running, flow);
    return;
  }
  enterCounters(gen.counters, styled, gen.isPageCounter);
  if (isFootnote(style) && gen.context.running) generateBlock(gen, styled, noteInPlace(gen, styled), flow);
  else if (isFootnote(style)) generateFootnote(gen, styled, flow);
  else if (style.position === 'absolute' || style.position === 'fixed') generateOutOfFlow(gen, styled, flow, 'absolute');
  else if ((style.float === 'left' || style.float === 'right') && !flow.holdsItems) generateOutOfFlow(gen, styled, flow, 'float');
  else if (styled.element.name === 'br' && styled.element.namespace === 'html') flow.addBreak(style);
  else if (styled.element.name === 'wbr') flow.addText('\u200B', style, styled.element.origin);
  else if (style.display === 'contents') generateContents(gen, styled, flow);
  else if (flow.holdsItems) generateBlock(gen, styled, blockify(style), flow);
  else generateInFlow(gen, styled, flow);
}

function generateInFlow(gen: Generation, styled: StyledElement, flow: FlowBuilder): void {
  const { style } = styled;
  switch (style.display) {
    case 'inline':
      if (isReplaced(styled)) generateAtomic(gen, styled, flow);
      else generateInline(gen, styled, flow);
      return;
    case 'inline-block':
    case 'inline-flex':
    case 'inline-grid':
    case 'inline-table':
      generateAtomic(gen, styled, flow);
      return;
    case 'block':
    case 'flow-root':
    case 'list-item':
    case 'flex':
    case 'grid':
    case 'table':
      generateBlock(gen, styled, style, flow);
      return;
    default:
      if (isReplaced(styled)) generateAtomic(gen, styled, flow);
      else if (isTablePart(style.display)) addStrayPart(gen, styled, flow);
  }
}

function generateBlock(gen: Generation, styled: StyledElement, style: ComputedStyle, flow: FlowBuilder): void {
  flow.endInlineRun();
  const { context } = gen;
  if (context.inText) gen.context = { ...context, inText: false };
  flow.addBlock(generateBox(gen, styled, style, flow));
  gen.context = context;
}

function generateAtomic(gen: Generation, styled: StyledElement, flow: FlowBuilder): void {
  const inText = !containsBlock(styled);
  if (!inText) flow.paragraph.close();
  else if (!isReplaced(styled) && textOf(styled) !== '') flow.paragraph.open(styled.element.origin);
  const { context } = gen;
  // A link around has the box in one of its lines.
  gen.context = { ...context, inText, link: undefined };
  flow.addAtomic(generateBox(gen, styled, styled.style, flow), styled.style);
  gen.context = context;
}

/** Boxes out of flow take their tag beside the paragraph, not in it, if they hold blocks. */
function generateOutOfFlow(gen: Generation, styled: StyledElement, flow: FlowBuilder, kind: 'float' | 'absolute'): void {
  const saved = saveTags(gen);
  const inText = !standsAlone(gen, styled);
  if (!inText) gen.tags.tag = flow.paragraph.around();
  gen.context = { ...gen.context, inText };
  const { style } = styled;
  const block = blockify(style);
  const made = generateBox(gen, styled, gen.context.transformed ? contained(block) : block, flow);
  const box: Box = kind === 'absolute' && !style.blockified ? { ...made, blockLevel: true } : made;
  restoreTags(gen, saved);
  if (flow.holdsItems) flow.addBlock(box);
  else flow.addOutOfFlow(kind, box);
}

/** Taken out of the flow for the margins of its page, where it is no content (GCPM 3, 1.2). */
function generateRunning(gen: Generation, styled: StyledElement, name: string, flow: FlowBuilder): void {
  enterCounters(gen.counters, styled, gen.isPageCounter);
  const saved = saveTags(gen);
  gen.tags.artifact = 'header';
  gen.context = { ...gen.context, link: undefined, running: true };
  const box = generateBox(gen, styled, staticBlock(styled.style), undefined);
  restoreTags(gen, saved);
  flow.addRunning({ name, box });
}

const staticStyles = new WeakMap<ComputedStyle, ComputedStyle>();
function staticBlock(style: ComputedStyle): ComputedStyle {
  let result = staticStyles.get(style);
  if (result === undefined) staticStyles.set(style, (result = { ...blockify(style), position: 'static', float: 'none' }));
  return result;
}

// --- one element as one box

/** The box of an element that has one, its tag opened and closed. */
export function generateBox(gen: Generation, styled: StyledElement, style: ComputedStyle, parent: FlowBuilder | undefined): Box {
  const saved = saveTags(gen);
  const ownsTag = openElementTag(gen, styled, false);
  enterLink(gen, ownsTag);
  if (style.transform.length > 0) gen.context = { ...gen.context, transformed: true };
  const box = buildBox(gen, styled, style, ownsTag, parent);
  restoreTags(gen, saved);
  return box;
}

/** The whole of a box with a Link's tag is active, so that its lines need not be. */
function enterLink(gen: Generation, ownsTag: boolean): void {
  const { tags, context } = gen;
  if (tags.artifact !== undefined || tags.tag.role !== 'Link' || !(ownsTag || context.link !== undefined)) return;
  gen.wholeLink = tags.tag;
  if (context.link !== undefined) gen.context = { ...context, link: undefined };
}

function buildBox(gen: Generation, styled: StyledElement, style: ComputedStyle, ownsTag: boolean, parent: FlowBuilder | undefined): Box {
  if (isReplaced(styled)) return replacedElementBox(gen, styled, style);
  switch (style.display) {
    case 'table':
    case 'inline-table':
      return generateTable(gen, styled, style);
    case 'flex':
    case 'inline-flex':
      return { kind: 'flex', ...itemsOf(gen, styled, style, ownsTag) };
    case 'grid':
    case 'inline-grid':
      return { kind: 'grid', ...itemsOf(gen, styled, style, ownsTag) };
    default:
      return generateFlow(gen, styled, style, ownsTag, parent?.firstLetter);
  }
}

function itemsOf(gen: Generation, styled: StyledElement, style: ComputedStyle, ownsTag: boolean): Omit<Extract<Box, { kind: 'flex' }>, 'kind'> {
  const common = beginBox(gen, styled, style);
  const flow = new FlowBuilder(gen, style, ownsTag, 'items');
  generateContent(gen, styled, flow);
  addCounters(common, gen);
  return { ...common, children: flow.finishChildren() };
}

/** A block container: blocks, or one inline formatting context. `firstLetter` is an ancestor's that still waits for text. */
export function generateFlow(
  gen: Generation, styled: StyledElement, style: ComputedStyle, ownsTag: boolean, firstLetter: FlowBuilder['firstLetter'],
): Extract<Box, { kind: 'block' | 'inline' }> {
  const common = beginBox(gen, styled, style);
  const flow = new FlowBuilder(gen, style, ownsTag);
  const own = styled.pseudo.firstLetter;
  flow.firstLetter = own === undefined ? firstLetter : { style: own, done: false };
  const marker = style.display === 'list-item' ? listMarker(gen, styled, flow) : undefined;
  generateContent(gen, styled, flow);
  addCounters(common, gen);
  const box = withFirstLine(flow.finish(common), styled);
  return marker === undefined ? box : { ...box, marker };
}

/** ::before, children and ::after; for a pseudo-element its `content`. */
export function generateContent(gen: Generation, styled: StyledElement, flow: FlowBuilder): void {
  const { counters } = gen;
  const { element, style, pseudo, children } = styled;
  counters.enterChildren();
  const before = pseudoElement(styled, '::before', pseudo.before);
  const item = beginItem(gen, before);
  if (before !== undefined) generateElement(gen, before, flow);
  if (item !== undefined) endLabel(gen, item);
  if (isPseudo(styled)) {
    if (typeof style.content !== 'string') addContent({ gen, flow, style, host: styled }, style.content);
  } else {
    const text = formControlText(styled);
    if (text !== undefined) flow.addText(text, style, element.origin);
    else {
      for (const child of children) {
        if (child.kind === 'text') flow.addText(child.text, style, element.origin);
        else generateElement(gen, child, flow);
      }
    }
  }
  const after = pseudoElement(styled, '::after', pseudo.after);
  if (after !== undefined) generateElement(gen, after, flow);
  counters.leaveChildren();
}

// --- inline elements

function generateInline(gen: Generation, styled: StyledElement, flow: FlowBuilder): void {
  prepareInlineTag(gen, styled, flow);
  const saved = saveTags(gen);
  const opened = openElementTag(gen, styled, true);
  const inline = inlineElement(gen, styled);
  if (inline !== undefined) flow.openInline(inline);
  if (inline?.href !== undefined) gen.context = { ...gen.context, link: linkWithin(inline) };
  generateContent(gen, styled, flow);
  if (inline !== undefined) flow.closeInline(inline);
  closeInlineTag(gen, saved, opened);
}

/** A paragraph that text has opened within a tagless element goes on after it. */
function closeInlineTag(gen: Generation, saved: SavedTags, opened: boolean): void {
  if (opened) restoreTags(gen, saved);
  else restoreContext(gen, saved);
}

/** The link as the blocks within have it: its text is active, its borders and its name are not theirs. */
function linkWithin({ style, source, href }: InlineElement & { readonly href?: string }): InlineElement {
  return { style: anonymousStyle(style, 'inline'), source, label: 'link', ...(href !== undefined && { href }) };
}

/** The element's part in the line; undefined where its text's style says all. */
function inlineElement(gen: Generation, styled: StyledElement): InlineElement | undefined {
  const { style } = styled;
  const href = hrefOf(gen, styled);
  const common = beginInline(gen, styled);
  addCounters(common, gen);
  if (href !== undefined) return { ...common, href };
  if (common.id === undefined && common.bookmark === undefined && common.strings === undefined && common.pageCounters === undefined
    && common.counters === undefined && isPlain(style) && holdsText(styled) && !alignsChildren(styled)) return undefined;
  return common;
}

/** Whether text stands in the element directly, so that its font's height counts in the line anyway (CSS 2.2, 10.8.1). */
function holdsText(styled: StyledElement): boolean {
  if (isPseudo(styled)) return true;
  return styled.children.some((child) => child.kind === 'text' && child.text.trim() !== '');
}

/** Whether a child is aligned by the element's font. */
function alignsChildren({ children, pseudo }: StyledElement): boolean {
  return isAligned(pseudo.before) || isAligned(pseudo.after) || children.some((child) => child.kind === 'element' && (isAligned(child.style) || isFootnote(child.style)));
}

const isAligned = (style: ComputedStyle | undefined): boolean => style !== undefined && style.verticalAlign !== 'baseline';

const plainStyles = new WeakMap<ComputedStyle, boolean>();

/** Whether an inline box of this style can be left out, since only the style of its text shows. */
function isPlain(style: ComputedStyle): boolean {
  let plain = plainStyles.get(style);
  if (plain === undefined) plainStyles.set(style, (plain = looksPlain(style)));
  return plain;
}

function looksPlain(style: ComputedStyle): boolean {
  const { border, padding, textDecoration } = style;
  return (
    style.verticalAlign === 'baseline' && style.position === 'static' && style.unicodeBidi === 'normal' && style.opacity === 1 &&
    style.clipPath === undefined && style.mixBlendMode === 'normal' && style.transform.length === 0 && !paintsItsBox(style) && !hasEdges(style) &&
    padding.top === 0 && padding.bottom === 0 && border.top.width === 0 && border.bottom.width === 0 &&
    !textDecoration.underline && !textDecoration.overline && !textDecoration.lineThrough
  );
}

/** Whether more of the box is seen than its borders. */
function paintsItsBox({ backgroundColor, backgroundLayers, boxShadow, borderImage, outline }: ComputedStyle): boolean {
  return backgroundColor.a > 0 || backgroundLayers.length > 0 || boxShadow.length > 0 || borderImage.source !== undefined || outline.width > 0;
}

/** What an element links to. There are no links in what is no content: they would have no tag (ISO 14289-1, 7.18.5). */
function hrefOf(gen: Generation, styled: StyledElement): string | undefined {
  if (styled.element.attributes['href'] === undefined || isPseudo(styled) || gen.tags.artifact !== undefined) return undefined;
  return linkAddress(gen, styled);
}

/** Tags of a `display: contents` element stay, its box does not; a picture goes with its box (CSS Display 3, 2.5). */
function generateContents(gen: Generation, styled: StyledElement, flow: FlowBuilder): void {
  if (isReplaced(styled)) return;
  const saved = saveTags(gen);
  if (containsBlock(styled)) flow.paragraph.close();
  const opened = openElementTag(gen, styled, false);
  generateContent(gen, styled, flow);
  closeInlineTag(gen, saved, opened);
}
