// Generated content into the flow: ::before, ::after, markers, footnote calls. CSS Generated Content 3; GCPM 3.

import type { ComputedStyle, ContentPart } from '../style/computed-style.ts';
import type { StyledElement } from '../style/styled.ts';
import type { PageReference } from './box.ts';
import { contentText, findTarget } from './content-text.ts';
import { formatCounter } from './counter-styles.ts';
import { isFootnote } from './counters.ts';
import type { FlowBuilder } from './flow-builder.ts';
import { type Generation, warnAt } from './generation.ts';
import { quoteMark } from './quotes.ts';
import { generatedImage } from './replaced.ts';
import { targetName } from './targets.ts';

/** A pseudo-element as an element of its own; undefined where it generates nothing. Its attributes are its host's. */
export function pseudoElement(host: StyledElement, name: `::${string}`, style: ComputedStyle | undefined): StyledElement | undefined {
  if (style === undefined || style.display === 'none' || typeof style.content === 'string') return undefined;
  const { attributes, origin } = host.element;
  const element = { kind: 'element', name, namespace: 'other', attributes, children: [], origin } as const;
  return { kind: 'element', element, style, pseudo: {}, children: [] };
}

/** Where generated content goes: `host` is the element or pseudo-element whose attributes and place it reads. */
export type ContentPlace = { readonly gen: Generation; readonly flow: FlowBuilder; readonly style: ComputedStyle; readonly host: StyledElement };

/** Adds the parts to the flow. */
export function addContent(place: ContentPlace, parts: readonly ContentPart[]): void {
  const last = parts.at(-1);
  if (last?.kind !== 'alternative') addParts(place, parts, undefined);
  else addSpoken(place, parts.slice(0, -1), contentText(place.gen, last.parts, place.host));
}

/** Parts for which `saying` is said: a picture is a Figure, text has it as its actual text; no words, and all is decoration. */
function addSpoken(place: ContentPlace, parts: readonly ContentPart[], saying: string): void {
  const { tags } = place.gen;
  const { origin } = place.host.element;
  if (saying.trim() === '') {
    const saved = tags.artifact;
    tags.artifact ??= 'layout';
    addParts(place, parts, undefined);
    tags.artifact = saved;
    return;
  }
  const isFigure = tags.artifact === undefined && parts.some((part) => part.kind === 'image');
  if (isFigure) place.flow.paragraph.open(origin);
  const saved = tags.tag;
  if (isFigure) tags.open('Figure', { alternative: saying.trim() }, origin);
  addParts(place, parts, saying);
  if (isFigure) tags.tag = saved;
}

/** Neighbouring texts are one. */
function addParts(place: ContentPlace, parts: readonly ContentPart[], saying: string | undefined): void {
  const { flow, style, host } = place;
  let text = '';
  for (const part of parts) {
    const plain = plainText(place, part);
    if (plain !== undefined) text += plain;
    else {
      if (text !== '') flow.addText(text, style, host.element.origin, saying);
      text = '';
      addPart(place, part);
    }
  }
  if (text !== '') flow.addText(text, style, host.element.origin, saying);
}

/** What a part says, if that is text known now. */
function plainText({ gen, style, host }: ContentPlace, part: ContentPart): string | undefined {
  switch (part.kind) {
    case 'string':
    case 'attribute':
    case 'content':
    case 'target-text':
      return contentText(gen, [part], host);
    case 'counter':
    case 'counters':
    case 'target-counter':
    case 'target-counters':
      return gen.isPageCounter(part.name) ? undefined : contentText(gen, [part], host);
    case 'quote':
      return nextQuote(gen, part.which, style);
    default:
      return undefined;
  }
}

/** A part that is more than text. */
function addPart(place: ContentPlace, part: ContentPart): void {
  const { gen, flow, style, host } = place;
  const { origin } = host.element;
  switch (part.kind) {
    case 'counter':
    case 'counters':
      addReference(place, pageReference(gen, part.name, part.style));
      return;
    case 'target-counter':
    case 'target-counters':
      addTargetCounter(place, part);
      return;
    case 'leader':
      flow.addLeader(part.pattern, style, origin);
      return;
    case 'image':
      flow.addAtomic(generatedImage(gen, part.url, style, origin), style);
      return;
    case 'string-reference':
    case 'element-reference':
      warnAt(gen, host, 'content-outside-margin', `${part.kind === 'string-reference' ? 'string' : 'element'}(${part.name}) shows nothing here`, 'it is for page-margin boxes only');
      return;
    default:
      return;
  }
}

/** Footnotes that count anew on each page have their number from the page. */
function pageReference(gen: Generation, name: string, style: string): PageReference {
  if (name === 'footnote' && gen.footnoteId !== undefined) return { kind: 'footnote-number', footnote: gen.footnoteId, style };
  return { kind: 'page-counter', name, style };
}

/** The guess that stands in until pages are known is as wide as a number of two digits mostly is. */
function addReference({ gen, flow, style, host }: ContentPlace, reference: PageReference): void {
  const guess = formatCounter(10, reference.style, gen.document.counterStyles);
  flow.addReference(reference, guess === '' ? '0' : guess, style, host.element.origin);
}

function addTargetCounter(place: ContentPlace, part: ContentPart & { readonly kind: 'target-counter' | 'target-counters' }): void {
  const target = findTarget(place.gen, part.target, place.host);
  const id = target === undefined ? undefined : targetName(target);
  if (id === undefined || target === undefined) return;
  addReference(place, targetReference(part, id, target));
}

/** All targets are of this document, whose pages are the same in number everywhere. */
function targetReference({ name, style }: { readonly name: string; readonly style: string }, id: string, target: StyledElement): PageReference {
  if (name === 'pages') return { kind: 'page-counter', name, style };
  if (name === 'footnote' && isFootnote(target.style)) return { kind: 'footnote-number', footnote: id, style };
  return { kind: 'target-counter', target: id, name, style };
}

function nextQuote(gen: Generation, which: 'open-quote' | 'close-quote' | 'no-open-quote' | 'no-close-quote', style: ComputedStyle): string {
  switch (which) {
    case 'open-quote':
      gen.quoteDepth += 1;
      return quoteMark(style, gen.quoteDepth - 1, 'open');
    case 'close-quote':
      if (gen.quoteDepth === 0) return '';
      gen.quoteDepth -= 1;
      return quoteMark(style, gen.quoteDepth, 'close');
    case 'no-open-quote':
      gen.quoteDepth += 1;
      return '';
    case 'no-close-quote':
      gen.quoteDepth = Math.max(0, gen.quoteDepth - 1);
      return '';
  }
}
