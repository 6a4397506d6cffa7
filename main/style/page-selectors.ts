// Selectors of @page rules: a name, `:first`, `:left`, `:right`, `:blank`, `:nth(An+B [of name])`. CSS Paged Media 3, section
// 3.3; GCPM 3, section 4.2.

import type { PageKind } from './computed-style.ts';
import { type Nth, nthMatches, parseNth } from './match.ts';

export type PageSelector = {
  readonly name: string | undefined;
  readonly first: boolean;
  readonly blank: boolean;
  readonly side: 'left' | 'right' | undefined;
  readonly nth: readonly { readonly nth: Nth; readonly of: string | undefined }[];
  /** Name, then :first, :blank and :nth, then sides, as one number that compares right. */
  readonly specificity: number;
};

/** Reads a list; `problem` says why it cannot be used. An empty text is every page. */
export function readPageSelectors(text: string): { selectors: readonly PageSelector[]; problem: string | undefined } {
  const selectors: PageSelector[] = [];
  for (const part of splitList(text)) {
    const read = readOne(part.trim());
    if (typeof read === 'string') return { selectors: [], problem: read };
    selectors.push(read);
  }
  return { selectors, problem: undefined };
}

/** Commas do not occur within a selector: An+B has none. */
function splitList(text: string): string[] {
  return text.split(',');
}

const pseudoPattern = /:([a-z]+)(?:\(([^)]*)\))?/giy;

function readOne(text: string): PageSelector | string {
  const name = /^-?(?:[a-z_\u0080-\uffff]|\\.)(?:[\w\u0080-\uffff-]|\\.)*/i.exec(text)?.[0];
  const selector = { name: name === 'auto' ? undefined : name, first: false, blank: false, side: undefined as 'left' | 'right' | undefined, nth: [] as { nth: Nth; of: string | undefined }[] };
  let weights = [name === undefined ? 0 : 1, 0, 0] as [number, number, number];
  pseudoPattern.lastIndex = name?.length ?? 0;
  while (pseudoPattern.lastIndex < text.length) {
    const at = pseudoPattern.lastIndex;
    const match = pseudoPattern.exec(text);
    if (match === null) return `"${text.slice(at)}" is no page selector`;
    const pseudo = (match[1] ?? '').toLowerCase();
    if (pseudo === 'first' || pseudo === 'blank') selector[pseudo] = true;
    else if (pseudo === 'left' || pseudo === 'right') selector.side = pseudo;
    else if (pseudo !== 'nth') return `":${match[1]}" is unknown; known are :first, :left, :right, :blank and :nth()`;
    if (pseudo === 'nth') {
      const nth = readNth(match[2] ?? '');
      if (nth === undefined) return `":nth(${match[2] ?? ''})" is not An+B with an optional "of" and a page name`;
      selector.nth.push(nth);
    }
    weights = pseudo === 'left' || pseudo === 'right' ? [weights[0], weights[1], weights[2] + 1] : [weights[0], weights[1] + 1, weights[2]];
  }
  return { ...selector, specificity: weights[0] * 10_000 + weights[1] * 100 + weights[2] };
}

function readNth(text: string): { nth: Nth; of: string | undefined } | undefined {
  const [position = '', name] = text.split(/\s+of\s+/i);
  const nth = parseNth(position);
  return nth === undefined ? undefined : { nth, of: name?.trim() };
}

/**
 * Does the selector choose this page? `:first` with a name is the first page of a run of that name (as Prince and Antenna
 * House have it, and as authors expect); without one, the first page of the document.
 */
export function pageMatches(selector: PageSelector, kind: PageKind): boolean {
  if (selector.name !== undefined && selector.name !== kind.name) return false;
  if (selector.first && (selector.name === undefined ? kind.index : kind.groupIndex) !== 0) return false;
  if (selector.blank && !kind.blank) return false;
  if (selector.side !== undefined && selector.side !== kind.side) return false;
  return selector.nth.every(({ nth, of }) => (
    of === undefined ? nthMatches(nth, kind.index + 1) : of === kind.name && nthMatches(nth, kind.groupIndex + 1)));
}
