// The marker of a list item: its content by ::marker, list-style-image or list-style-type, and where it stands. CSS Lists 3,
// chapter 3. Tags: Lbl for the marker, LBody for the rest of the item.

import type { ComputedStyle } from '../style/computed-style.ts';
import type { StyledElement } from '../style/styled.ts';
import { anonymousStyle } from './anonymous.ts';
import type { InlineBox } from './box.ts';
import { addContent } from './content.ts';
import { formatMarker } from './counter-styles.ts';
import { FlowBuilder } from './flow-builder.ts';
import type { Generation } from './generation.ts';
import { generatedImage } from './replaced.ts';
import type { OpenTag } from './structure-tree.ts';

/** Puts an inside marker into the item's flow; returns an outside one. The item's tag must be open if it has one. */
export function listMarker(gen: Generation, item: StyledElement, flow: FlowBuilder): InlineBox | undefined {
  if (!hasMarker(item)) return undefined;
  const { tags } = gen;
  const saved = tags.tag;
  const style = item.pseudo.marker ?? anonymousStyle(item.style, 'inline');
  if (tags.artifact === undefined && (saved.role === 'LI' || saved.role === 'TOCI')) tags.open('Lbl', undefined, item.element.origin);
  else flow.paragraph.open(item.element.origin);
  if (item.style.listStylePosition === 'inside') {
    addMarkerContent(gen, item, style, flow);
    if (tags.tag.role === 'Lbl') tags.tag = saved;
    return undefined;
  }
  const marker = outsideMarker(gen, item, style);
  if (tags.tag.role === 'Lbl') tags.tag = saved;
  return marker;
}

function outsideMarker(gen: Generation, item: StyledElement, style: ComputedStyle): InlineBox | undefined {
  const { link } = gen.context;
  if (link !== undefined) gen.context = { ...gen.context, link: undefined };
  const flow = new FlowBuilder(gen, style, true);
  addMarkerContent(gen, item, style, flow);
  if (link !== undefined) gen.context = { ...gen.context, link };
  const box = flow.finish({ style, source: gen.tags.source(item.element.origin), label: 'list marker' });
  if (box.kind !== 'inline') return undefined;
  // A space at a line's end hangs; one that does not break keeps its width, and the marker off the text.
  const { content } = box;
  return content.text.endsWith(' ') ? { ...box, content: { ...content, text: `${content.text.slice(0, -1)}\u00A0` } } : box;
}

function hasMarker(item: StyledElement): boolean {
  const content = item.pseudo.marker?.content ?? 'normal';
  if (content === 'none') return false;
  if (content !== 'normal') return true;
  return item.style.listStyleType !== 'none' || item.style.listStyleImage !== undefined;
}

function addMarkerContent(gen: Generation, item: StyledElement, style: ComputedStyle, flow: FlowBuilder): void {
  const { origin } = item.element;
  // The space at a marker's end keeps it off the text.
  const spaced = preservingSpaces(style);
  if (typeof style.content !== 'string') {
    addContent({ gen, flow, style: spaced, host: item }, style.content);
    return;
  }
  const { listStyleImage, listStyleType } = item.style;
  if (listStyleImage !== undefined) {
    const image = gen.image(listStyleImage, origin);
    if (image.kind !== 'missing') {
      flow.addAtomic(generatedImage(gen, listStyleImage, style, origin), style);
      flow.addText(' ', spaced, origin);
      return;
    }
  }
  const text = listStyleType === 'none' ? '' : typeof listStyleType === 'object' && 'text' in listStyleType ? listStyleType.text
    : formatMarker(gen.counters.value('list-item'), listStyleType, gen.document.counterStyles);
  flow.addText(text, spaced, origin);
}

const spacedStyles = new WeakMap<ComputedStyle, ComputedStyle>();
/** `white-space: pre` for markers, as browsers' own sheets have it. */
function preservingSpaces(style: ComputedStyle): ComputedStyle {
  let spaced = spacedStyles.get(style);
  if (spaced === undefined) spacedStyles.set(style, (spaced = { ...style, whiteSpaceCollapse: 'preserve', textWrap: 'nowrap' }));
  return spaced;
}

/**
 * Begins the content of a list item whose tag is the innermost one: what ::before says in an item without a marker is its Lbl, which
 * the caller ends; the item's tag comes out. All else is the LBody, which is opened if there is no such label.
 */
export function beginItem(gen: Generation, before: StyledElement | undefined): OpenTag | undefined {
  const { tags } = gen;
  const { tag } = tags;
  if (tags.artifact !== undefined || (tag.role !== 'LI' && tag.role !== 'TOCI') || tag.children.some((child) => child.role !== 'Lbl')) return undefined;
  if (before === undefined || tag.children.length > 0 || !saysSomething(before)) {
    openBody(gen, tag);
    return undefined;
  }
  tags.open('Lbl', undefined, before.element.origin);
  return tag;
}

/** Ends the Lbl that `beginItem` has opened. */
export function endLabel(gen: Generation, item: OpenTag): void {
  gen.tags.tag = item;
  openBody(gen, item);
}

function openBody(gen: Generation, item: OpenTag): void {
  if (item.role === 'LI') gen.tags.open('LBody', undefined, item.origin);
}

function saysSomething({ style: { content } }: StyledElement): boolean {
  if (typeof content === 'string' || content.at(-1)?.kind === 'alternative') return false;
  return content.some((part) => part.kind === 'counter' || part.kind === 'counters' || (part.kind === 'string' && part.text.trim() !== ''));
}
