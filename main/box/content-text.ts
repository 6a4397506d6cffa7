// Generated content as a plain string: string-set, bookmark labels, target-text and attribute-like uses. CSS Generated Content 3.

import type { ComputedStyle, ContentPart, ContentTarget } from '../style/computed-style.ts';
import type { StyledElement } from '../style/styled.ts';
import { formatCounter } from './counter-styles.ts';
import type { CounterValues } from './counters.ts';
import { type Generation, warnAt } from './generation.ts';
import { quoteMark } from './quotes.ts';
import { textOf } from './targets.ts';

/** The parts as text, for the element `host`; `at` gives the counters where they are not those of the walk. */
export function contentText(gen: Generation, parts: readonly ContentPart[], host: StyledElement, at?: CounterValues): string {
  let text = '';
  for (const part of parts) text += partText(gen, part, host, at);
  return text;
}

function partText(gen: Generation, part: ContentPart, host: StyledElement, at: CounterValues | undefined): string {
  const { counterStyles } = gen.document;
  switch (part.kind) {
    case 'string':
      return part.text;
    case 'attribute':
      return host.element.attributes[part.name] ?? '';
    case 'counter': {
      warnOfPages(gen, part.name, host);
      const values = at?.[part.name] ?? gen.counters.values(part.name);
      return formatCounter(values.at(-1) ?? 0, part.style, counterStyles);
    }
    case 'counters': {
      warnOfPages(gen, part.name, host);
      const values = at?.[part.name] ?? gen.counters.values(part.name);
      return joinCounters(gen, values, part.separator, part.style);
    }
    case 'content':
      return elementText(gen, host, part.what, at);
    case 'target-text': {
      const target = findTarget(gen, part.target, host);
      return target === undefined ? '' : targetText(gen, target, part.what);
    }
    case 'target-counter':
    case 'target-counters':
      warnOfPages(gen, part.name, host);
      return targetCounterText(gen, part, host);
    case 'quote':
      return part.which === 'open-quote' ? quoteMark(host.style, 0, 'open') : part.which === 'close-quote' ? quoteMark(host.style, 0, 'close') : '';
    case 'string-reference':
    case 'element-reference':
    case 'leader':
    case 'image':
    case 'alternative':
      return '';
  }
}

/** What becomes plain text is made before there are pages. */
function warnOfPages(gen: Generation, name: string, host: StyledElement): void {
  if (gen.isPageCounter(name)) warnAt(gen, host, 'page-counter-in-text', `the counter "${name}" is not known here and shows as 0`, 'string-set, bookmark-label and target-text() are made before the pages; margin boxes and content in the flow know their counters');
}

function joinCounters(gen: Generation, values: readonly number[], separator: string, style: string): string {
  return values.map((value) => formatCounter(value, style, gen.document.counterStyles)).join(separator);
}

/** The text of target-counter() and target-counters() for counters that are not of pages. */
function targetCounterText(
  gen: Generation, part: ContentPart & { readonly kind: 'target-counter' | 'target-counters' }, host: StyledElement,
): string {
  const target = findTarget(gen, part.target, host);
  if (target === undefined) return '';
  const values = gen.targets.countersAt(target)[part.name] ?? [0];
  if (part.kind === 'target-counters') return joinCounters(gen, values, part.separator, part.style);
  return formatCounter(values.at(-1) ?? 0, part.style, gen.document.counterStyles);
}

/** The text of target-text(): of the element or of what is generated before or after it. */
function targetText(gen: Generation, target: StyledElement, what: 'content' | 'before' | 'after' | 'first-letter'): string {
  // Content that asks for the text of other generated content may ask in a circle.
  if (gen.textDepth >= 4) return '';
  gen.textDepth += 1;
  const text = elementText(gen, target, what, gen.targets.countersAt(target));
  gen.textDepth -= 1;
  return text;
}

function elementText(
  gen: Generation, styled: StyledElement, what: 'content' | 'before' | 'after' | 'first-letter' | 'marker', at: CounterValues | undefined,
): string {
  if (what === 'content') return textOf(styled);
  if (what === 'first-letter') return [...textOf(styled)][0] ?? '';
  const style: ComputedStyle | undefined = styled.pseudo[what];
  if (style === undefined || typeof style.content === 'string') return '';
  return contentText(gen, style.content, styled, at);
}

/** The id that a target names, without `#`; undefined where it is none of this document. */
function targetId(target: ContentTarget, host: StyledElement): string | undefined {
  const url = target.kind === 'url' ? target.url : host.element.attributes[target.name];
  return url === undefined ? undefined : fragmentOf(url);
}

/** The decoded name after `#` of an address within the document. */
export function fragmentOf(url: string): string | undefined {
  const trimmed = url.trim();
  if (!trimmed.startsWith('#') || trimmed.length < 2) return undefined;
  try {
    return decodeURIComponent(trimmed.slice(1));
  } catch {
    return trimmed.slice(1);
  }
}

/** The element that a target means. Reports `missing-target`. */
export function findTarget(gen: Generation, target: ContentTarget, host: StyledElement): StyledElement | undefined {
  const id = targetId(target, host);
  const found = id === undefined ? undefined : gen.targets.get(id);
  if (found !== undefined) return found;
  const written = target.kind === 'url' ? target.url : (host.element.attributes[target.name] ?? '');
  warnAt(gen, host, 'missing-target', `a reference to "${written}" leads nowhere`, 'no element that is shown has this id');
  return undefined;
}
