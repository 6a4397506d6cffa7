// References to pages: what they said in this round, and what they should have said. `counter(pages)` and `target-counter(…, page)`
// are known only when the pages are; layout is repeated until they stand still.

import type { BoxDocument, PageReference } from '../box/box.ts';
import { formatCounter } from '../box/counter-styles.ts';

/** What a round learned about the pages. */
export type PageFacts = {
  readonly pageCount: number;
  /** Page-based counters at the end of each page, by name. */
  readonly counters: readonly ReadonlyMap<string, number>[];
  /** Index of the page on which a target begins. */
  readonly pageOf: ReadonlyMap<string, number>;
  /** Which footnote of its page a footnote is, from 1, by its id. */
  readonly noteNumbers: ReadonlyMap<string, number>;
};

/** The texts of one round's references. */
export type References = {
  /** The text of a reference that stands on a page. */
  readonly resolve: (reference: PageReference, page: number) => { readonly key: string; readonly text: string };
  /** Texts given out since the last call, by reference: what a page depends on. */
  readonly take: () => ReadonlyMap<string, string>;
  /** Whether any reference was asked for. */
  readonly used: () => boolean;
  /** References that would read otherwise by these facts. */
  readonly changed: (facts: PageFacts) => readonly string[];
  /** The text of a reference of a page that is taken over from the last round, by its key: it counts as given out. */
  readonly reuse: (key: string) => string;
};

/** In the first round every number is taken for two digits. */
const guess = 10;

/** References as of what the last round found; undefined in the first. `counters`: element counters at targets, by id. */
export function createReferences(document: BoxDocument, facts: PageFacts | undefined): References {
  const given = new Map<string, string>();
  let recent = new Map<string, string>();
  const textOf = (key: string): string => referenceText(key, document, facts);
  return {
    resolve: (reference, page) => {
      const key = keyOf(reference, page);
      let text = given.get(key);
      if (text === undefined) given.set(key, (text = textOf(key)));
      recent.set(key, text);
      return { key, text };
    },
    take: () => {
      const taken = recent;
      recent = new Map();
      return taken;
    },
    used: () => given.size > 0,
    changed: (latest) => [...given].filter(([key, text]) => referenceText(key, document, latest) !== text).map(([key]) => describe(key)),
    reuse: (key) => {
      let text = given.get(key);
      if (text === undefined) given.set(key, (text = textOf(key)));
      return text;
    },
  };
}

/** A reference as a string. `at`: the target's id, or the index of the page it stands on where that matters. */
type Key = readonly [kind: PageReference['kind'], name: string, style: string, at: string | number];

function keyOf(reference: PageReference, page: number): string {
  return JSON.stringify(parts(reference, page));
}

function parts(reference: PageReference, page: number): Key {
  const { kind, style } = reference;
  switch (kind) {
    case 'target-counter': return [kind, reference.name, style, reference.target];
    case 'footnote-number': return [kind, 'footnote', style, reference.footnote];
    case 'page-counter': return [kind, reference.name, style, reference.name === 'pages' ? 0 : page];
  }
}

/** Whether a reference says something else on another page, whatever the pages hold. */
export function isOfPage(key: string): boolean {
  const [kind, name] = JSON.parse(key) as Key;
  return kind === 'page-counter' && name !== 'pages';
}

function referenceText(key: string, document: BoxDocument, facts: PageFacts | undefined): string {
  const known = JSON.parse(key) as Key;
  return formatCounter(referenceValue(known, facts), known[2], document.counterStyles);
}

function referenceValue([kind, name, , at]: Key, facts: PageFacts | undefined): number {
  if (kind === 'footnote-number') return facts?.noteNumbers.get(String(at)) ?? 1;
  if (kind === 'page-counter' && name === 'pages') return facts?.pageCount ?? guess;
  if (facts === undefined) return typeof at === 'number' ? at + 1 : guess;
  const page = typeof at === 'number' ? at : facts.pageOf.get(at);
  return page === undefined ? 0 : facts.counters[page]?.get(name) ?? 0;
}

function describe(key: string): string {
  const [kind, name, , at] = JSON.parse(key) as Key;
  if (kind === 'footnote-number') return 'the number of a footnote on its page';
  if (typeof at === 'string') return `target-counter(#${at}, ${name})`;
  return name === 'pages' ? 'counter(pages)' : `counter(${name}) on page ${at + 1}`;
}
