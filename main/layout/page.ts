// Pages, one after the other, until the content is used up. CSS Paged Media 3. In: the root box and a token; out: drafts of
// pages, whose margin boxes are made when all pages are known.

import type { Box, BoxDocument } from '../box/box.ts';
import { assert } from '../diagnostic.ts';
import type { PageKind, PageStyle } from '../style/computed-style.ts';
import type { BoxResult, Layer, LayoutContext, Reason } from './context.ts';
import { fillFragmentainer } from './fill.ts';
import { noteAreaOf, setNotes, takeCarriedNotes } from './footnote.ts';
import type { BoxFragment, BreakReason, ImageFragment } from './fragment.ts';
import { markLedger, reportOnPage, restoreLedger, type CarriedNote, type LedgerEntry } from './ledger.ts';
import { blankBefore, nextKind, otherSide } from './page-kinds.ts';
import { offsetLayers, placeAbsolutes } from './positioned.ts';
import { sameNotes, sameToken } from './same-token.ts';
import { blockOffset, usedEdges, usedMargin } from './sizes.ts';
import { blockWidth } from './widths.ts';
import type { BreakToken, Space } from './space.ts';

/** The page area: where content goes, in page coordinates. */
export type PageArea = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** A page but for its margin boxes; with all that it depended on, so that the next round can take it as it is. */
export type PageDraft = {
  readonly kind: PageKind;
  readonly style: PageStyle;
  readonly content: readonly (BoxFragment | ImageFragment)[];
  readonly entries: readonly LedgerEntry[];
  /** Ids of the footnotes called here, in order. */
  readonly noteIds: readonly (string | undefined)[];
  readonly reason: BreakReason;
  readonly from: Position;
  readonly next: Position | undefined;
  /** Page references that the page asked for, and what they said. */
  readonly references: ReadonlyMap<string, string>;
};

/** Where a page begins: the content's token (`done` if only notes are left), and notes from the page before. */
export type Position = { readonly token: BreakToken | undefined; readonly done: boolean; readonly notes: readonly CarriedNote[] };

/** What a round gives to its pages. */
export type Round = {
  readonly document: BoxDocument;
  readonly context: LayoutContext;
  readonly fixed: readonly Box[];
  /** Begins a page: a fresh ledger, references as of this page. */
  readonly beginPage: (index: number) => void;
  /** References asked for since the page began. */
  readonly takeReferences: () => ReadonlyMap<string, string>;
  /** A page of the last round that begins alike and depends on nothing that changed. */
  readonly reusable: (index: number, from: Position, kind: PageKind) => PageDraft | undefined;
};

/** Lays out all pages. */
export function layoutPages(round: Round): readonly PageDraft[] {
  const { document } = round;
  const pages: PageDraft[] = [];
  let position: Position | undefined = { token: undefined, done: false, notes: [] };
  while (position !== undefined) {
    const before: PageKind | undefined = pages.at(-1)?.kind;
    let kind: PageKind = position.done && before !== undefined
      ? { ...before, index: before.index + 1, groupIndex: before.groupIndex + 1, side: otherSide(before.side), blank: false }
      : nextKind(document.root, position.token, before);
    const blank = blankBefore(kind, before, position.token, document.root);
    if (blank !== undefined) {
      pages.push(blankPage(round, blank, position));
      kind = nextKind(document.root, position.token, blank);
    }
    const page: PageDraft = round.reusable(pages.length, position, kind) ?? layoutPage(round, kind, position);
    pages.push(page);
    assertProgress(position, page.next);
    position = page.next;
  }
  return pages;
}

/** The law of progress: each page consumes something, so that every document ends. */
function assertProgress(from: Position, next: Position | undefined): void {
  if (next === undefined) return;
  const stands = from.done === next.done && sameToken(from.token, next.token);
  const waits = sameNotes(from.notes, next.notes);
  assert(!(stands && waits), 'each page consumes part of the content');
}

function blankPage(round: Round, kind: PageKind, from: Position): PageDraft {
  const style = round.document.pageStyle(kind);
  const left = pageArea(style).height;
  return {
    kind, style, content: [], entries: [], noteIds: [], from, next: undefined, references: new Map(),
    reason: { kind: 'forced', note: `forced: the next page is a ${otherSide(kind.side)} page`, left },
  };
}

function layoutPage(round: Round, kind: PageKind, from: Position): PageDraft {
  const { context, document } = round;
  round.beginPage(kind.index);
  const style = document.pageStyle(kind);
  const area = usableArea(style, context);
  context.ledger.area = noteAreaOf(style, area.width, area.height);
  takeCarriedNotes(from.notes, area.height, context);
  const body = from.done ? undefined : layoutRoot(document.root, area, from.token, context);
  const reason = breakReason(body, area, context);
  const absolutes = placeAbsolutes([...(body?.layers ?? []), ...fixedLayers(round.fixed, area)], area, context);
  const notes = setNotes({ x: area.x, bottom: area.y + area.height, width: area.width }, context);
  const rest = body?.result.rest;
  const done = from.done || rest === undefined;
  const next = done && notes.carried.length === 0 ? undefined : { token: rest, done, notes: notes.carried };
  const { ledger } = context;
  return {
    kind, style, from, next, reason, entries: ledger.entries,
    noteIds: ledger.notes.flatMap(({ ids }) => ids),
    content: inOrder([...(body === undefined ? [] : [body.fragment]), ...(notes.fragment === undefined ? [] : [notes.fragment])], absolutes),
    references: round.takeReferences(),
  };
}

/** Absolutely positioned boxes with a negative z-index are painted below the page's content, others above. */
function inOrder(content: readonly (BoxFragment | ImageFragment)[], absolutes: readonly (BoxFragment | ImageFragment)[]): readonly (BoxFragment | ImageFragment)[] {
  if (absolutes.length === 0) return content;
  const level = ({ style }: BoxFragment | ImageFragment): number => (style.zIndex === 'auto' ? 0 : style.zIndex);
  const sorted = absolutes.toSorted((a, b) => level(a) - level(b));
  return [...sorted.filter((fragment) => level(fragment) < 0), ...content, ...sorted.filter((fragment) => level(fragment) >= 0)];
}

function fixedLayers(fixed: readonly Box[], area: PageArea): readonly Layer[] {
  return fixed.map((box) => ({ kind: 'absolute', box, x: area.x, y: area.y }));
}

/** The page area that the page's margins, borders and padding leave. */
export function pageArea(style: PageStyle): PageArea {
  const edges = usedEdges(style.style, style.width);
  // Percentages of page margins refer to the page's own width and height (CSS Paged Media 3, section 5.1).
  const x = usedMargin(style.style, 'left', style.width) + edges.left;
  const y = usedMargin(style.style, 'top', style.height) + edges.top;
  return {
    x, y, width: style.width - x - usedMargin(style.style, 'right', style.width) - edges.right,
    height: style.height - y - usedMargin(style.style, 'bottom', style.height) - edges.bottom,
  };
}

/** Where margins leave no room at all, the whole page is used, and it is said. */
function usableArea(style: PageStyle, context: LayoutContext): PageArea {
  const area = pageArea(style);
  if (area.width >= 1 && area.height >= 1) return area;
  reportOnPage(context.ledger, {
    severity: 'warning', code: 'no-page-area', message: 'the margins leave no room on the page; they are ignored',
    hint: 'give @page a larger size or smaller margins',
  });
  return { x: 0, y: 0, width: Math.max(1, style.width), height: Math.max(1, style.height) };
}

type Body = { readonly fragment: BoxFragment | ImageFragment; readonly layers: readonly Layer[]; readonly result: BoxResult; readonly bottom: number };

/** The part of the document's root box that goes on a page. */
function layoutRoot(root: Box, area: PageArea, from: BreakToken | undefined, context: LayoutContext): Body {
  const width = blockWidth(root, area, context);
  const top = from === undefined ? usedMargin(root.style, 'top', area.width) : 0;
  const space: Space = {
    width: area.width, height: area.height, room: area.height - top, fullRoom: area.height, tail: 0, atStart: true,
    imposedWidth: width, imposedHeight: undefined, fragmentainer: 'page', columnDepth: 0, floats: undefined, until: undefined,
  };
  const result = fillFragmentainer(root, space, from, context);
  const x = area.x + blockOffset(root.style, width, area.width, root.style.direction);
  const y = area.y + top;
  return { fragment: { ...result.fragment, x, y }, layers: offsetLayers(result.layers, x, y), result, bottom: top + result.fragment.height };
}

/** Why the page ends where it does, and how much it leaves empty. */
function breakReason(body: Body | undefined, area: PageArea, context: LayoutContext): BreakReason {
  const left = Math.max(0, area.height - (body?.bottom ?? 0) - context.ledger.reserved);
  if (body?.result.rest === undefined) return { kind: 'end', note: body === undefined ? 'footnotes' : 'end', left };
  const { reason, penalty = 0 } = body.result;
  if (reason === undefined) return { kind: 'full', note: 'full', left };
  if (penalty > 0) return { kind: 'full', note: reason.kind === 'full' ? reason.note : `full; against: ${reason.note}`, left };
  return { ...measured(reason, context), left };
}

/** What was kept whole and did not fit is measured, to say by how much: `figure did not fit: 34 pt short`. */
function measured(reason: Reason, context: LayoutContext): Pick<BreakReason, 'kind' | 'note'> {
  const { unfit, kind, note } = reason;
  if (unfit === undefined) return { kind, note };
  const { box, space } = unfit;
  const mark = markLedger(context.ledger);
  const room = space.room - context.ledger.reserved;
  const whole = context.layoutBox(box, { ...space, room: space.fullRoom + context.ledger.reserved, atStart: true, until: undefined, floats: undefined });
  const notes = context.ledger.reserved - mark.reserved;
  restoreLedger(context.ledger, mark);
  if (whole.rest !== undefined) return { kind: 'did-not-fit', note: `${box.label} did not fit: taller than a page` };
  return { kind: 'did-not-fit', note: `${box.label} did not fit: ${Math.max(1, Math.ceil(whole.fragment.height + notes - room - 0.01))} pt short` };
}
