// Generated content into the flow: ::before, ::after, markers, footnote calls. CSS Generated Content 3; GCPM 3.

import type { ComputedStyle, ContentPart } from '../style/computed-style.ts';
import type { StyledElement } from '../style/styled.ts';
import type { PageReference } from './box.ts';
import { contentText, findTarget, joinCounters, targetCounterText, targetText } from './content-text.ts';
import { formatCounter } from './counter-styles.ts';
import type { FlowBuilder } from './flow-builder.ts';
import type { Generation } from './generation.ts';
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

/** Adds the parts to the flow; `host` is the element (or pseudo-element) whose attributes and place they read. */
export function addContent(gen: Generation, flow: FlowBuilder, parts: readonly ContentPart[], style: ComputedStyle, host: StyledElement): void {
  for (const part of parts) addPart(gen, flow, part, style, host);
}

function addPart(gen: Generation, flow: FlowBuilder, part: ContentPart, style: ComputedStyle, host: StyledElement): void {
  const { origin } = host.element;
  switch (part.kind) {
    case 'counter':
    case 'counters':
      if (gen.isPageCounter(part.name)) addPageCounter(gen, flow, pageReference(gen, part.name, part.style), style, host);
      else addCounter(gen, flow, part, style, host);
      return;
    case 'target-counter':
    case 'target-counters':
      addTargetCounter(gen, flow, part, style, host);
      return;
    case 'target-text': {
      const target = findTarget(gen, part.target, host);
      if (target !== undefined) flow.addText(targetText(gen, target, part.what), style, origin);
      return;
    }
    case 'quote':
      flow.addText(nextQuote(gen, part.which, style), style, origin);
      return;
    case 'leader':
      flow.addLeader(part.pattern, style, origin);
      return;
    case 'image':
      flow.addAtomic(generatedImage(gen, part.url, style, origin), style);
      return;
    case 'string':
    case 'attribute':
    case 'content':
      flow.addText(contentText(gen, [part], host), style, origin);
      return;
    case 'string-reference':
    case 'element-reference':
      gen.report({
        severity: 'warning', stage: 'box', code: 'content-outside-margin',
        message: `${part.kind === 'string-reference' ? 'string' : 'element'}(${part.name}) can be used in page-margin boxes only`,
        ...(origin && { source: origin }),
      });
      return;
  }
}

function addCounter(
  gen: Generation, flow: FlowBuilder, part: ContentPart & { readonly kind: 'counter' | 'counters' }, style: ComputedStyle, host: StyledElement,
): void {
  const { counters, document } = gen;
  const text = part.kind === 'counter'
    ? formatCounter(counters.value(part.name), part.style, document.counterStyles)
    : joinCounters(gen, counters.values(part.name), part.separator, part.style);
  flow.addText(text, style, host.element.origin);
}

/** Footnotes that count anew on each page have their number from the page. */
function pageReference(gen: Generation, name: string, style: string): PageReference {
  if (name === 'footnote' && gen.footnoteId !== undefined) return { kind: 'footnote-number', footnote: gen.footnoteId, style };
  return { kind: 'page-counter', name, style };
}

/** The guess that stands in until pages are known is as wide as a number of two digits mostly is. */
function addPageCounter(gen: Generation, flow: FlowBuilder, reference: PageReference, style: ComputedStyle, host: StyledElement): void {
  const guess = formatCounter(10, reference.style, gen.document.counterStyles);
  flow.addReference(reference, guess === '' ? '0' : guess, style, host.element.origin);
}

function addTargetCounter(
  gen: Generation, flow: FlowBuilder, part: ContentPart & { readonly kind: 'target-counter' | 'target-counters' }, style: ComputedStyle, host: StyledElement,
): void {
  if (!gen.isPageCounter(part.name)) {
    flow.addText(targetCounterText(gen, part, host), style, host.element.origin);
    return;
  }
  const target = findTarget(gen, part.target, host);
  const id = target === undefined ? undefined : targetName(target);
  if (id === undefined) return;
  addPageCounter(gen, flow, { kind: 'target-counter', target: id, name: part.name, style: part.style }, style, host);
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
