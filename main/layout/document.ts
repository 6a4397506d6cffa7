// The entry of the stage: boxes in, finished pages out. Pages are laid out again until page references stand still, at most four
// times; pages that depend on none that changed are taken over as they are, from the last round or from the last document.

import type { Box, BoxDocument, MarginContext } from '../box/box.ts';
import type { Diagnostic, Reporter } from '../diagnostic.ts';
import type { FontBook } from '../text/font-book.ts';
import { sameValue } from '../box/reconcile.ts';
import { createContext, type RoundContext } from './dispatch.ts';
import { standingPages, type Earlier } from './earlier.ts';
import { fixedBoxes } from './fixed.ts';
import type { LaidOutDocument, Page } from './fragment.ts';
import { markLedger } from './ledger.ts';
import { marginsOf } from './margins.ts';
import { labelOf } from './page-label.ts';
import { layoutPages, type PageDraft, type Position, type Round } from './page.ts';
import { emptyRecord, nextRecord, type PageRecord } from './page-state.ts';
import { idsOn, overhangOf } from './page-walk.ts';
import { createReferences, isOfPage, type PageFacts, type References } from './references.ts';
import { sameNotes, sameToken } from './same-token.ts';

const mostRounds = 4;

/** The layouts made last with each set of fonts. */
const lastLayouts = new WeakMap<FontBook, Earlier>();

/** One round's outcome. */
type RoundResult = { readonly pages: readonly PageDraft[]; readonly references: References; readonly context: RoundContext; readonly shared: ReadonlyMap<string, string> };

/**
 * Lays out a document. Reports `does-not-fit`, `beyond-page`, `no-page-area`, `unsettled-reference`, and what the inline layout
 * reports.
 */
export function layoutDocument(document: BoxDocument, fonts: FontBook, report: Reporter): LaidOutDocument {
  const once = reportOnce(report);
  const fixed = fixedBoxes(document.root);
  const earlier = lastLayouts.get(fonts);
  const standing = { shared: earlier?.shared ?? new Map<string, string>(), page: earlier === undefined ? (): undefined => undefined : standingPages(document, fixed, earlier) };
  let silent = true;
  const aloud: Reporter = (diagnostic) => {
    silent = false;
    once(diagnostic);
  };
  let facts: PageFacts | undefined;
  let last: RoundResult | undefined;
  for (let rounds = 1; ; rounds++) {
    const result = layoutRound(document, { fonts, report: aloud, fixed, facts, last, standing });
    last = result;
    const records = recordsOf(result.pages);
    facts = result.references.used() ? factsOf(result.pages, records) : undefined;
    const changed = facts === undefined ? [] : result.references.changed(facts);
    if (changed.length > 0 && rounds < mostRounds) continue;
    if (changed.length > 0) reportUnsettled(changed, once);
    // What is reported past the ledger of a page would be lost where the page is taken over.
    if (silent) lastLayouts.set(fonts, { document, pages: result.pages, fixed, shared: result.shared });
    else lastLayouts.delete(fonts);
    const known = facts;
    const target = targetCounters(() => known ?? factsOf(result.pages, records));
    const pages = result.pages.map((page, index) => finishPage(page, index, { document, records, result, target, report: once }));
    return { pages, document, rounds };
  }
}

type RoundRequest = {
  readonly fonts: FontBook; readonly report: Reporter; readonly fixed: readonly Box[];
  readonly facts: PageFacts | undefined; readonly last: RoundResult | undefined;
  /** Pages of the last document that may be taken over, and the references that they all share. */
  readonly standing: { readonly page: (from: Position) => PageDraft | undefined; readonly shared: ReadonlyMap<string, string> };
};

function layoutRound(document: BoxDocument, request: RoundRequest): RoundResult {
  const references = createReferences(document, request.facts);
  /** What the pages taken over share, as measured when they were made. */
  const inherited = new Map<string, string>();
  let page = 0;
  const context = createContext(request.fonts, request.report, (reference) => references.resolve(reference, page));
  const round: Round = {
    document, context, fixed: request.fixed,
    beginPage: (index) => {
      page = index;
      context.beginPage();
      references.take();
    },
    takeReferences: references.take,
    reusable: (index, from, kind) => {
      const { last, standing } = request;
      const { draft, shared } = last === undefined ? { draft: standing.page(from), shared: standing.shared } : { draft: last.pages[index], shared: last.shared };
      const style = document.pageStyle(kind);
      if (draft === undefined || !isReusable(draft, { from, kind, style, references, shared })) return undefined;
      for (const [key, text] of shared) inherited.set(key, text);
      return { ...draft, kind, style };
    },
  };
  const pages = layoutPages(round);
  return { pages, references, context, shared: new Map([...inherited, ...context.sharedReferences]) };
}

type Beginning = {
  readonly from: Position; readonly kind: PageDraft['kind']; readonly style: PageDraft['style'];
  readonly references: References; readonly shared: ReadonlyMap<string, string>;
};

/** Whether a page made before would come out the same: it begins alike, looks alike, and all its references still say the same. */
function isReusable(draft: PageDraft, { from, kind, style, references, shared }: Beginning): boolean {
  if (draft.kind.blank || draft.from.done !== from.done || !sameToken(draft.from.token, from.token)) return false;
  if (draft.kind.name !== kind.name || !sameValue(draft.style, style) || !sameNotes(draft.from.notes, from.notes)) return false;
  if (draft.kind.index !== kind.index && [...draft.references.keys()].some(isOfPage)) return false;
  for (const texts of [draft.references, shared]) {
    for (const [key, text] of texts) if (references.reuse(key) !== text) return false;
  }
  return true;
}

function recordsOf(pages: readonly PageDraft[]): readonly PageRecord[] {
  const records: PageRecord[] = [];
  let record = emptyRecord;
  for (const page of pages) records.push((record = nextRecord(record, page.style, page.entries)));
  return records;
}

/** What margin boxes ask of targets; `learn` gives what is known of the pages, when the first does. */
function targetCounters(learn: () => PageFacts): MarginContext['target'] {
  let facts: PageFacts | undefined;
  return (id, name) => {
    facts ??= learn();
    const page = facts.pageOf.get(id);
    return name === 'pages' ? facts.pageCount : page === undefined ? undefined : (facts.counters[page]?.get(name) ?? 0);
  };
}

function factsOf(pages: readonly PageDraft[], records: readonly PageRecord[]): PageFacts {
  const pageOf = new Map<string, number>();
  const noteNumbers = new Map<string, number>();
  pages.forEach((page, index) => {
    for (const id of idsOn(page)) if (!pageOf.has(id)) pageOf.set(id, index);
    page.noteIds.forEach((id, note) => {
      if (id !== undefined) noteNumbers.set(id, note + 1);
    });
  });
  return { pageCount: pages.length, counters: records.map(({ counters }) => counters), pageOf, noteNumbers };
}

type Finish = { readonly document: BoxDocument; readonly records: readonly PageRecord[]; readonly result: RoundResult; readonly target: MarginContext['target']; readonly report: Reporter };

function finishPage(draft: PageDraft, index: number, { document, records, result, target, report }: Finish): Page {
  const record = records[index] ?? emptyRecord;
  const { kind, style, content, reason } = draft;
  for (const entry of draft.entries) if (entry.kind === 'diagnostic') report({ ...entry.diagnostic, page: index + 1 });
  reportOverhang(draft, index, report);
  const page = { style, kind, record, pageCount: result.pages.length, target };
  const { ledger } = result.context;
  const { entries } = markLedger(ledger);
  const margins = marginsOf(page, document, result.context);
  for (const entry of ledger.entries.slice(entries)) if (entry.kind === 'diagnostic') report({ ...entry.diagnostic, page: index + 1 });
  return {
    number: index + 1, label: labelOf(page, document), name: kind.name, side: kind.side, blank: kind.blank, style, content,
    margins, breakReason: reason,
  };
}

function reportOverhang(draft: PageDraft, index: number, report: Reporter): void {
  const over = overhangOf(draft);
  if (over === undefined) return;
  const what = over.text === undefined ? 'a picture' : `the text "${over.text.length > 40 ? `${over.text.slice(0, 40)}…` : over.text}"`;
  report({
    severity: 'warning', stage: 'layout', code: 'beyond-page', page: index + 1, ...(over.origin === undefined ? {} : { source: over.origin }),
    message: `${what} reaches ${Math.ceil(over.points)} pt over the ${over.side} edge of the page`,
  });
}

function reportUnsettled(changed: readonly string[], report: Reporter): void {
  const names = changed.slice(0, 3).join(', ') + (changed.length > 3 ? ` and ${changed.length - 3} more` : '');
  report({
    severity: 'warning', stage: 'layout', code: 'unsettled-reference',
    message: `page references did not settle after ${mostRounds} rounds: ${names}`,
    hint: 'the reference changes the length of the pages that it counts; give it a fixed width',
  });
}

/** Rounds and retreats come upon the same finding more than once. */
function reportOnce(report: Reporter): Reporter {
  const seen = new Set<string>();
  return (diagnostic: Diagnostic) => {
    const { code, message, source, page } = diagnostic;
    const key = JSON.stringify([code, message, source, page]);
    if (seen.has(key)) return;
    seen.add(key);
    report(diagnostic);
  };
}
