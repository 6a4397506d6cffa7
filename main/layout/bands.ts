// Bands of boxes side by side, one band below the other: the lines of a flex container, the rows of a grid. Breaks come between
// bands; a band taller than a page is cut, its boxes going on in parallel. CSS Fragmentation 3, 4; CSS Flexbox 1, 10; CSS Grid 1, 10.

import type { Box, FlexBox, GridBox } from '../box/box.ts';
import { avoidsBreakInside, breakBetween, breakEdges, unnamed } from './breaks.ts';
import { isAbsolute } from './collapse.ts';
import { remaining, type BoxResult, type Layer, type LayoutContext, type Reason } from './context.ts';
import type { Fragment } from './fragment.ts';
import type { Content, ContentToken, Frame } from './frame.ts';
import { markLedger, restoreLedger } from './ledger.ts';
import { offsetLayers, relativeOffset } from './positioned.ts';
import { didNotFit, full, reportOverflow } from './reasons.ts';
import { penalties, unbrokenSpace, type BreakToken, type Space } from './space.ts';

/** A box with its used size. `x` from the content box's left, `y` from the band's top; `height` is imposed where it is given. */
export type BandItem = {
  readonly box: Box; readonly x: number; readonly y: number; readonly width: number; readonly height: number | undefined;
  /** What percentages of the box refer to. */
  readonly containing: { readonly width: number; readonly height: number | undefined };
};
/** `gap`: distance from the band above, which a break cuts off. */
export type Band = { readonly items: readonly BandItem[]; readonly height: number; readonly gap: number };

export type BandRequest = {
  readonly frame: Frame; readonly box: FlexBox | GridBox; readonly bands: readonly Band[];
  readonly space: Space; readonly from: BreakToken | undefined; readonly context: LayoutContext;
  /** Distance of the first band from the content box's top (align-content). */
  readonly offset: number;
  /** The first baseline, from the content box's top, where it is not that of the first box. */
  readonly baseline?: number | undefined;
};

/** What has been placed so far. */
type Stack = BandRequest & {
  readonly page: string;
  readonly children: Fragment[];
  readonly layers: Layer[];
  cursor: number;
  firstBaseline: number | undefined;
  opportunity: Content['opportunity'];
};

/** The items of a container that are in its flow, in the order of `order`. */
export function itemsInOrder({ children }: FlexBox | GridBox): readonly Box[] {
  const items = children.filter((child) => !isAbsolute(child.style));
  return items.some((item) => item.style.order !== 0) ? items.toSorted((a, b) => a.style.order - b.style.order) : items;
}

/** Places bands from a token on, as far as there is room. */
export function layoutBands(request: BandRequest): Content {
  const { frame, box, bands, from, offset } = request;
  const start = from?.index ?? 0;
  const cursor = frame.contentTop + (start === 0 && from === undefined ? offset : 0);
  const stack: Stack = { ...request, page: breakEdges(box, unnamed).page, children: [], layers: [], cursor, firstBaseline: from !== undefined || request.baseline === undefined ? undefined : frame.contentTop + request.baseline, opportunity: undefined };
  for (let index = start; index < bands.length; index++) {
    const stop = placeBand(stack, index, index === start ? from?.child?.parallel : undefined);
    if (stop !== undefined) return stop;
  }
  return { ...contentOf(stack), bottom: stack.cursor };
}

function contentOf(stack: Stack): Content {
  const { children, cursor, firstBaseline, layers, opportunity } = stack;
  return { children, bottom: cursor, firstBaseline, lastBaseline: firstBaseline, layers, opportunity };
}

function stopAt(stack: Stack, at: ContentToken, penalty: number, reason: Reason): Content {
  return { ...contentOf(stack), rest: at, penalty, reason };
}

function placeBand(stack: Stack, index: number, tokens: readonly (BreakToken | undefined)[] | undefined): Content | undefined {
  const { bands, space, context, frame } = stack;
  const band = bands[index];
  if (band === undefined) return undefined;
  const first = stack.children.length === 0;
  const rule = first ? undefined : ruleBetween(stack, index);
  if (rule?.forced !== undefined) return stopAt(stack, { index, forced: rule.forced }, 0, rule.reason);
  if (!first && space.until !== undefined && index >= space.until.index) return stopAt(stack, { index }, rule?.penalty ?? 0, rule?.reason ?? full);
  // A break cuts the gap off, but not an empty band above.
  const top = stack.cursor + (index === (stack.from?.index ?? 0) ? 0 : band.gap);
  const last = index === bands.length - 1;
  const room = remaining(space, context) - top - (last ? space.tail + frame.edges.bottom : frame.cloneBottom);
  if (tokens === undefined && band.height <= room + 0.001) {
    const mark = markLedger(context.ledger);
    const results = band.items.map((item) => layoutWhole(item, context));
    // Footnotes called in the band take room as well.
    const after = remaining(space, context) - top - (last ? space.tail + frame.edges.bottom : frame.cloneBottom);
    if (band.height <= after + 0.001 || (first && space.atStart)) {
      if (!first && (stack.opportunity === undefined || (rule?.penalty ?? 0) <= stack.opportunity.penalty)) stack.opportunity = { at: { index }, penalty: rule?.penalty ?? 0 };
      placeResults(stack, band, results, top);
      stack.cursor = top + band.height;
      return undefined;
    }
    restoreLedger(context.ledger, mark);
  }
  return splitBand(stack, { index, band, tokens, top, room, rule });
}

type Rule = { readonly forced?: ContentToken['forced']; readonly penalty: number; readonly reason: Reason };

/** The strongest rule between the boxes of two bands. */
function ruleBetween({ bands, page, space }: Stack, index: number): Rule | undefined {
  let found: Rule | undefined;
  for (const above of bands[index - 1]?.items ?? []) {
    for (const below of bands[index]?.items ?? []) {
      const rule = breakBetween(above.box, below.box, page, space.fragmentainer);
      if (rule?.kind === 'forced') return { forced: rule.forced, penalty: 0, reason: rule.reason };
      if (rule !== undefined) found = { penalty: rule.penalty, reason: rule.reason };
    }
  }
  return found;
}

function layoutWhole({ box, width, height, containing }: BandItem, context: LayoutContext): BoxResult {
  return context.layoutBox(box, { ...unbrokenSpace(containing.width, containing.height), imposedWidth: width, imposedHeight: height });
}

/** All that is left of a box; nothing where it ended before. */
function layoutRest(item: BandItem, token: BreakToken | undefined, context: LayoutContext): BoxResult | undefined {
  if (token === undefined) return undefined;
  return token.kind === 'before' ? layoutWhole(item, context) : context.layoutBox(item.box, { ...unbrokenSpace(item.containing.width, item.containing.height), imposedWidth: item.width }, token);
}

/** How much of the band stands on earlier pages. */
function consumedBefore({ from }: Stack, index: number): number {
  return from !== undefined && from.index === index ? from.child?.consumed ?? 0 : 0;
}

/** Where an item at `y` of a band stands in its part here; only where the band begins, a negative margin may pull it up. */
function downFrom(y: number, consumed: number): number {
  return consumed === 0 ? y : Math.max(0, y - consumed);
}

function placeResults(stack: Stack, band: Band, results: readonly (BoxResult | undefined)[], top: number, consumed = 0): void {
  const { frame } = stack;
  results.forEach((result, index) => {
    const item = band.items[index];
    if (result === undefined || item === undefined) return;
    const shift = relativeOffset(item.box.style, frame.contentWidth, frame.heightBasis);
    const x = frame.edges.left + item.x + shift.x;
    const y = top + downFrom(item.y, consumed) + shift.y;
    stack.children.push({ ...result.fragment, x, y });
    stack.layers.push(...offsetLayers(result.layers, x, y));
    stack.firstBaseline ??= y + (result.firstBaseline ?? result.fragment.height);
  });
}

type Tight = {
  readonly index: number; readonly band: Band; readonly tokens: readonly (BreakToken | undefined)[] | undefined;
  readonly top: number; readonly room: number; readonly rule: Rule | undefined;
};

/**
 * A band that does not fit, or goes on: left for the next page, cut if it is too tall for any, or placed hanging out if it cannot
 * be cut. Undefined where it ends here.
 */
function splitBand(stack: Stack, tight: Tight): Content | undefined {
  const { space, context, box } = stack;
  const { index, band, top, room, rule } = tight;
  const first = stack.children.length === 0;
  const label = band.items[0]?.box.label ?? box.label;
  const kept = band.items.some((item) => avoidsBreakInside(item.box.style, space.fragmentainer));
  const worthwhile = tight.tokens !== undefined || band.height > space.fullRoom * (kept ? 1 : 0.75);
  const reason = didNotFit(label, band.height - room);
  if (!worthwhile && !(first && space.atStart)) return leave(stack, tight, reason);
  const mark = markLedger(context.ledger);
  const parts = room > 0 ? layoutParts(stack, tight) : undefined;
  if (parts?.some((part) => part !== undefined && part.rest !== undefined && part.pushed !== true)) return cut(stack, tight, parts, label);
  if (tight.tokens !== undefined && parts?.every((part) => part?.pushed !== true) === true) return endBand(stack, tight, parts);
  restoreLedger(context.ledger, mark);
  if (!(first && space.atStart)) return leave(stack, tight, rule?.reason ?? reason);
  const results = band.items.map((item, position) => (tight.tokens === undefined ? layoutWhole(item, context) : layoutRest(item, tight.tokens[position], context)));
  placeResults(stack, band, results, top);
  stack.cursor = top + band.height;
  if (box.kind === 'flex' || box.kind === 'grid') reportOverflow(band.items[0]?.box ?? box, band.height - room, space.fragmentainer, context);
  return index + 1 < stack.bands.length ? stopAt(stack, { index: index + 1 }, 0, full) : contentOf(stack);
}

/** What was left of a band that was cut before. */
function endBand(stack: Stack, { index, band, top }: Tight, parts: readonly (BoxResult | undefined)[]): undefined {
  placeResults(stack, band, parts, top, consumedBefore(stack, index));
  stack.cursor = top + heightOf(band, parts, consumedBefore(stack, index));
  return undefined;
}

/** How far down the parts of a band reach. */
function heightOf({ items }: Band, parts: readonly (BoxResult | undefined)[], consumed: number): number {
  return parts.reduce((most, part, index) => (part === undefined ? most : Math.max(most, downFrom(items[index]?.y ?? 0, consumed) + part.fragment.height)), 0);
}

function leave(stack: Stack, { index, rule }: Tight, reason: Reason): Content {
  if (stack.children.length === 0) return { children: [], bottom: 0, pushed: true, reason };
  return stopAt(stack, { index }, rule?.penalty ?? 0, (rule?.penalty ?? 0) > 0 ? rule?.reason ?? reason : reason);
}

/** The boxes of a band, each as far down as there is room; undefined for those that ended on an earlier page. */
function layoutParts(stack: Stack, { index, band, tokens, room }: Tight): readonly (BoxResult | undefined)[] {
  const { space, context } = stack;
  return band.items.map((item, position) => {
    const token = tokens?.[position];
    if (tokens !== undefined && token === undefined) return undefined;
    const part: Space = {
      ...unbrokenSpace(item.containing.width, item.containing.height), imposedWidth: item.width, room: room - downFrom(item.y, consumedBefore(stack, index)), fullRoom: space.fullRoom,
      atStart: space.atStart && stack.children.length === 0, fragmentainer: space.fragmentainer, columnDepth: space.columnDepth,
    };
    return context.layoutBox(item.box, part, token?.kind === 'before' ? undefined : token);
  });
}

function cut(stack: Stack, { index, band, top, tokens: from }: Tight, parts: readonly (BoxResult | undefined)[], label: string): Content {
  const tokens = parts.map((part, position): BreakToken | undefined => {
    const box = band.items[position]?.box;
    if (part === undefined || box === undefined) return undefined;
    return part.pushed === true ? from?.[position] ?? { box, kind: 'before', index: 0, consumed: 0 } : part.rest;
  });
  const shown = parts.map((part) => (part?.pushed === true ? undefined : part));
  const consumed = consumedBefore(stack, index);
  placeResults(stack, band, shown, top, consumed);
  stack.cursor = top + heightOf(band, shown, consumed);
  const penalty = parts.reduce((most, part) => Math.max(most, part?.penalty ?? 0), 0);
  const kept = band.items.some((item) => avoidsBreakInside(item.box.style, stack.space.fragmentainer)) ? penalties.inside : 0;
  const child: BreakToken = { box: stack.box, kind: 'inside', index, parallel: tokens, consumed: consumed + stack.cursor - top };
  return stopAt(stack, { index, child }, Math.max(penalty, kept), { kind: 'full', note: `${label} goes on` });
}
