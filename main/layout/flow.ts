// Block-level children, one below the other: collapsing margins, floats and clearance, and the choice of a break between them.
// CSS 2.2, 9.4.1 and 8.3.1; CSS Fragmentation 3, section 4.
//
// Children are laid out until one finds no more room. On the way the best place to break so far is kept (`Retreat`): if the
// break where the room ended breaks a rule, the content from there on is taken back. Better places inside earlier children are
// handed upwards as an `opportunity`; the page then lays out once more, up to there.

import type { Box } from '../box/box.ts';
import { breakBetween, breakEdges, unnamed, type BreakRule } from './breaks.ts';
import { mustClearFloats, placeBeside, type Placing } from './beside.ts';
import {
  collapsesThrough, isFormattingRoot, isOutOfFlow, joinMargins, marginOf, noMargin, opensAtBottom, opensAtTop, throughMargin, topMargin,
  usedCollapsed,
} from './collapse.ts';
import type { BoxResult, Margin } from './context.ts';
import { clearedBottom, markFloats, mostDeferred, restoreFloats, sidesOf } from './float.ts';
import { noteInner, noteRetreat, opportunityOf, painted, stopFlow, type Flow, type FlowRequest, type Stop } from './flow-breaks.ts';
import type { Content } from './frame.ts';
import { markLedger, restoreLedger } from './ledger.ts';
import { placeFloat } from './place-float.ts';
import { offsetLayers, relativeOffset } from './positioned.ts';
import { full } from './reasons.ts';
import { usedMargin } from './sizes.ts';
import type { BreakToken, Space } from './space.ts';
import type { Containing } from './widths.ts';

/** Lays out the children of a block box from a token on. */
export function layoutFlow(request: FlowRequest): Content {
  const { box, from, space } = request;
  const flow = startFlow(request);
  for (let index = from?.index ?? 0; index < box.children.length; index++) {
    const child = box.children[index];
    if (child === undefined) continue;
    const token = index === from?.index ? from.child : undefined;
    const stop = isOutOfFlow(child.style) ? placeOutOfFlow(flow, child, index) : placeInFlow(flow, child, index, token);
    if (stop !== undefined) return stopFlow(flow, stop);
    if (space.until?.index === index && space.until.child !== undefined) return stopFlow(flow, { at: { index: index + 1 }, penalty: 0, reason: full });
  }
  return endFlow(flow);
}

function startFlow(request: FlowRequest): Flow {
  const { box, frame, from } = request;
  const children = box.children;
  let lastInFlow = children.length - 1;
  while (lastInFlow >= 0 && isOutOfFlow(children[lastInFlow]?.style ?? box.style)) lastInFlow--;
  const resumed = from !== undefined && from.forced === undefined;
  const open = from === undefined && !frame.root && opensAtTop(box);
  return {
    ...request, page: breakEdges(box, unnamed).page, lastInFlow, children: [], layers: [], cursor: frame.contentTop, pending: noMargin,
    previous: undefined, placed: false, atTop: open ? 'collapsed' : resumed ? 'truncated' : 'no',
    firstBaseline: undefined, lastBaseline: undefined, kept: undefined, retreat: undefined, inner: undefined,
  };
}

function meetingAt(flow: Flow, y: number): Parameters<typeof placeFloat>[1] {
  const { frame, space, context } = flow;
  return { frame, space, context, y, atStart: space.atStart && !flow.placed };
}

function placeOutOfFlow(flow: Flow, child: Box, index: number): Stop | undefined {
  const { style } = child;
  const y = flow.cursor + (flow.atTop === 'no' ? usedCollapsed(flow.pending) : 0);
  if (style.position === 'fixed') return undefined;
  if (style.position === 'absolute') {
    flow.layers.push({ kind: 'absolute', box: child, x: flow.frame.edges.left, y });
    return undefined;
  }
  if (flow.frame.floats.context.deferred.length >= mostDeferred) return { at: { index }, penalty: 0, reason: full };
  flow.layers.push(...placeFloat(child, meetingAt(flow, y)));
  return undefined;
}

function placeInFlow(flow: Flow, child: Box, index: number, token: BreakToken | undefined): Stop | undefined {
  const { context, frame } = flow;
  const rule = flow.previous === undefined ? undefined : breakBetween(flow.previous, child, flow.page, flow.space.fragmentainer);
  const before = stopBefore(flow, index, rule);
  if (before !== undefined) return before;
  const penalty = rule?.kind === 'avoid' ? rule.penalty : 0;
  flow.kept = rule?.kind === 'avoid' ? flow.kept ?? rule.reason : undefined;
  const mark = markLedger(context.ledger);
  const floats = markFloats(frame.floats.context);
  if (flow.placed) noteRetreat(flow, index, penalty, { mark, floats });
  const position = positionOf(flow, child, token);
  if (position === undefined) return { at: { index, child: token }, penalty, reason: full };
  const { placing, result } = layoutBeside(flow, { child, index, token }, position.y);
  if (result.pushed === true || retreatsBeforeChild(flow, result, penalty)) {
    restoreLedger(context.ledger, mark);
    restoreFloats(frame.floats.context, floats);
    return { at: { index, child: token }, penalty, reason: penalty > 0 ? rule?.reason : (result.kept ?? result.reason ?? full), kept: flow.kept };
  }
  place(flow, child, placing, result, position);
  if (result.opportunity !== undefined) noteInner(flow, index, result.opportunity);
  if (result.rest === undefined) return undefined;
  return { at: { index, child: result.rest, forced: result.rest.forced }, penalty: result.penalty ?? 0, reason: result.reason, kept: flow.kept ?? result.kept };
}

type Placed = { readonly placing: Placing; readonly result: BoxResult };

/** Roots within roots, all beside floats, are tried in several places to this depth only: each level lays out its content again. */
const mostClearing = 6;

type Start = { readonly child: Box; readonly index: number; readonly token: BreakToken | undefined };

/** Lays a child out where it stands if its margins put it at y. */
function layoutBeside(flow: Flow, start: Start, y: number): Placed {
  const { frame, context } = flow;
  const placing = placeBeside(start.child, y, frame, context);
  if (!mustClearFloats(start.child, placing.y, frame) || context.clearing.depth >= mostClearing) return layoutAt(flow, start, placing);
  context.clearing.depth++;
  const placed = layoutClear(flow, start, placing);
  context.clearing.depth--;
  return placed;
}

function layoutAt(flow: Flow, { child, index, token }: Start, placing: Placing): Placed {
  return { placing, result: flow.context.layoutBox(child, childSpace(flow, child, index, placing), token) };
}

/** A child beside floats may turn out to be so high that it must stand elsewhere. */
function layoutClear(flow: Flow, start: Start, first: Placing): Placed {
  const { frame, context } = flow;
  let placing = first;
  let height = 0;
  for (;;) {
    const mark = markLedger(context.ledger);
    const placed = layoutAt(flow, start, placing);
    height = Math.max(height, placed.result.fragment.height);
    const next = placeBeside(start.child, placing.y, frame, context, height);
    if (placed.result.pushed === true || (next.x === placing.x && next.y === placing.y && next.width === placing.width)) return placed;
    restoreLedger(context.ledger, mark);
    if (next.y > placing.y) height = 0;
    placing = next;
  }
}

/** A break before the child that style forces, or that was chosen beforehand. */
function stopBefore(flow: Flow, index: number, rule: BreakRule | undefined): Stop | undefined {
  const { until } = flow.space;
  // Empty boxes at the top of a page are no reason for an empty page.
  const empty = flow.space.atStart && !flow.placed && rule?.kind === 'forced' && (rule.forced === 'page' || rule.forced === 'column');
  if (rule?.kind === 'forced' && !empty) return { at: { index, forced: rule.forced }, penalty: 0, reason: rule.reason };
  if (until === undefined || until.index !== index || until.child !== undefined || !flow.placed) return undefined;
  return { at: { index }, penalty: 0, reason: full };
}

/** Whether a break before the child is better than the ones it found inside itself. */
function retreatsBeforeChild(flow: Flow, result: BoxResult, before: number): boolean {
  if (!flow.placed || result.rest === undefined || result.rest.forced !== undefined) return false;
  return before < Math.min(result.penalty ?? 0, result.opportunity?.penalty ?? Infinity);
}

/** `cleared`: clearance stands above the box. */
type Position = { readonly y: number; readonly margin: Margin; readonly cleared: boolean };

/** Where the child's border box goes, and the margin above it; undefined where it must wait for floats on the next page. */
function positionOf(flow: Flow, child: Box, token: BreakToken | undefined): Position | undefined {
  const { frame, context, space } = flow;
  const floats = frame.floats.context;
  const margin = token !== undefined ? noMargin : topMargin(child, containingOf(frame), sidesOf(floats), context);
  let y = flow.cursor + usedCollapsed(joinMargins(flow.pending, margin));
  if (flow.atTop === 'collapsed') y = flow.cursor;
  if (flow.atTop === 'truncated') y = flow.cursor + keptMargin(child, token, frame.contentWidth);
  if (discardsMargin(flow, child)) y = flow.cursor;
  const { clear } = child.style;
  if (clear !== 'none' && token === undefined) {
    const waits = floats.deferred.some(({ box }) => clear === 'both' || box.style.float === clear);
    if (waits && (flow.placed || !space.atStart)) return undefined;
    const bottom = clearedBottom(floats, clear) - frame.floats.y;
    if (bottom > y) {
      flow.atTop = 'no';
      return { y: bottom, margin, cleared: true };
    }
  }
  return { y, margin, cleared: false };
}

const containingOf = ({ contentWidth, heightBasis }: FlowRequest['frame']): Containing => ({ width: contentWidth, height: heightBasis });

/** margin-break: keep leaves the margin where a page break would cut it off (CSS Fragmentation 4, 5.2). */
function keptMargin(child: Box, token: BreakToken | undefined, width: number): number {
  return token === undefined && child.style.marginBreak === 'keep' ? usedMargin(child.style, 'top', width) : 0;
}

/** margin-break: discard cuts the margin off even after a forced break. */
function discardsMargin({ from, previous, placed }: Flow, child: Box): boolean {
  return child.style.marginBreak === 'discard' && from?.child === undefined && from !== undefined && previous === undefined && !placed;
}

function childSpace(flow: Flow, child: Box, index: number, placing: Placing): Space {
  const { frame, space } = flow;
  const { context, x, y } = frame.floats;
  return {
    width: frame.contentWidth,
    height: frame.heightBasis,
    room: space.room - placing.y - frame.cloneBottom,
    fullRoom: space.fullRoom,
    tail: index === flow.lastInFlow ? space.tail + frame.edges.bottom - frame.cloneBottom : 0,
    atStart: space.atStart && !flow.placed && context.count === 0,
    imposedWidth: placing.width,
    imposedHeight: undefined,
    fragmentainer: space.fragmentainer,
    columnDepth: space.columnDepth,
    floats: isFormattingRoot(child) ? undefined : { context, x: x + frame.edges.left + placing.x, y: y + placing.y },
    until: space.until !== undefined && space.until.index === index ? space.until.child : undefined,
  };
}

function place(flow: Flow, child: Box, placing: Placing, result: BoxResult, { margin, cleared }: Position): void {
  const { frame } = flow;
  const shift = relativeOffset(child.style, frame.contentWidth, frame.heightBasis);
  const x = frame.edges.left + placing.x + shift.x;
  const y = placing.y + shift.y;
  flow.children.push({ ...result.fragment, x, y });
  if (result.layers !== undefined && result.layers.length > 0) flow.layers.push(...offsetLayers(result.layers, x, y));
  if (result.firstBaseline !== undefined) flow.firstBaseline ??= y + result.firstBaseline;
  if (result.lastBaseline !== undefined) flow.lastBaseline = y + result.lastBaseline;
  flow.previous = child;
  if (result.fragment.height === 0 && collapsesThrough(child, frame.heightBasis !== undefined)) {
    const own = joinMargins(margin, throughMargin(child, containingOf(frame), flow.context));
    // Clearance parts the box's margins from those above it: it takes room down to the floats that it clears.
    if (cleared) Object.assign(flow, { cursor: placing.y, pending: own, atTop: 'no' });
    else flow.pending = joinMargins(flow.pending, own);
    return;
  }
  flow.placed = true;
  flow.atTop = 'no';
  flow.cursor = placing.y + result.fragment.height;
  flow.pending = result.bottomMargin ?? marginOf(usedMargin(child.style, 'bottom', frame.contentWidth));
}

/** All children are placed: the last margin stays inside or goes on through the bottom. */
function endFlow(flow: Flow): Content {
  const { frame, box } = flow;
  const opens = !frame.root && (frame.fixedHeight === undefined || box.style.aspectRatio !== undefined) && opensAtBottom(box);
  const own = marginOf(usedMargin(box.style, 'bottom', flow.space.width));
  const inside = opens || (flow.atTop !== 'no' && !frame.root) ? 0 : usedCollapsed(flow.pending);
  return {
    children: painted(flow), bottom: flow.cursor + inside, bottomMargin: opens ? joinMargins(flow.pending, own) : own,
    firstBaseline: flow.firstBaseline, lastBaseline: flow.lastBaseline, layers: flow.layers, opportunity: opportunityOf(flow),
  };
}
