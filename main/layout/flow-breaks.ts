// The state of a flow of block-level children, and the breaks found in it: the best place above to go back to, and what to hand
// upwards. CSS Fragmentation 3, 4.4.

import type { BlockBox, Box } from '../box/box.ts';
import type { Layer, LayoutContext, Margin, Reason } from './context.ts';
import { restoreFloats, type FloatMark } from './float.ts';
import type { Fragment } from './fragment.ts';
import type { Content, ContentToken, Frame } from './frame.ts';
import { restoreLedger, type LedgerMark } from './ledger.ts';
import { inPaintOrder } from './positioned.ts';
import type { BreakToken, Opportunity, Space } from './space.ts';

export type FlowRequest = {
  readonly frame: Frame; readonly box: BlockBox; readonly space: Space;
  readonly from: BreakToken | undefined; readonly context: LayoutContext;
};

/** The state of a flow that is being laid out. */
export type Flow = FlowRequest & {
  /** Name of the pages that this box is on, for its children's breaks. */
  readonly page: string;
  readonly lastInFlow: number;
  readonly children: Fragment[];
  layers: Layer[];
  /** Bottom of the last child's border box, and the margin below it. */
  cursor: number;
  pending: Margin;
  /** The last child in flow here; none may break off above the first. */
  previous: Box | undefined;
  /** Something with a height stands in this part. */
  placed: boolean;
  /** The top margins of the next child are already counted with the parent's, or cut off by a page break. */
  atTop: 'collapsed' | 'truncated' | 'no';
  firstBaseline: number | undefined;
  lastBaseline: number | undefined;
  /** Why no page may end above the child at hand: what holds the first of a chain of children together. */
  kept: Reason | undefined;
  retreat: Retreat | undefined;
  inner: InnerBreak | undefined;
};

/** A break before a child, and what there was above it. */
type Retreat = {
  readonly index: number; readonly penalty: number;
  readonly children: number; readonly layers: number; readonly cursor: number;
  readonly lastBaseline: number | undefined; readonly mark: LedgerMark; readonly floats: FloatMark;
};
/** A break inside a child. */
type InnerBreak = { readonly index: number; readonly opportunity: Opportunity };

/** Why the flow ended before its last child. `kept`: what holds the child where it stopped to those above. */
export type Stop = { readonly at: ContentToken; readonly penalty: number; readonly reason: Reason | undefined; readonly kept?: Reason | undefined };

/** Keeps the place before a child if it is as good as the best so far: of equals the later fills the page more. */
export function noteRetreat(flow: Flow, index: number, penalty: number, state: Pick<Retreat, 'mark' | 'floats'>): void {
  if (flow.space.fragmentainer === 'none' || penalty > bestPenalty(flow)) return;
  flow.inner = undefined;
  const { children, layers, cursor, lastBaseline } = flow;
  flow.retreat = { index, penalty, children: children.length, layers: layers.length, cursor, lastBaseline, mark: state.mark, floats: state.floats };
}

/** Keeps a break inside a child in the same way. */
export function noteInner(flow: Flow, index: number, opportunity: Opportunity): void {
  if (opportunity.penalty > bestPenalty(flow)) return;
  flow.retreat = undefined;
  flow.inner = { index, opportunity };
}

function bestPenalty(flow: Flow): number {
  return flow.inner?.opportunity.penalty ?? flow.retreat?.penalty ?? Infinity;
}

/** Ends the flow at a break: at the stop itself, or at the better place above it. */
export function stopFlow(flow: Flow, stop: Stop): Content {
  if (!flow.placed && stop.at.child === undefined && stop.at.forced === undefined && !flow.space.atStart) {
    return { children: [], bottom: 0, pushed: true, reason: stop.reason };
  }
  const { retreat } = flow;
  if (retreat !== undefined && retreat.penalty < stop.penalty) return goBack(flow, retreat, stop);
  return contentOf(flow, stop);
}

function goBack(flow: Flow, retreat: Retreat, stop: Stop): Content {
  flow.children.length = retreat.children;
  flow.layers.length = retreat.layers;
  flow.cursor = retreat.cursor;
  flow.lastBaseline = retreat.lastBaseline;
  restoreLedger(flow.context.ledger, retreat.mark);
  restoreFloats(flow.frame.floats.context, retreat.floats);
  flow.retreat = undefined;
  return contentOf(flow, { at: { index: retreat.index }, penalty: retreat.penalty, reason: stop.kept ?? stop.reason });
}

function contentOf(flow: Flow, stop: Stop): Content {
  return {
    children: painted(flow), bottom: flow.cursor, firstBaseline: flow.firstBaseline, lastBaseline: flow.lastBaseline,
    layers: flow.layers, rest: stop.at, penalty: stop.penalty, reason: stop.reason, kept: stop.kept, opportunity: opportunityOf(flow),
  };
}

/** The flow's own positioned boxes are painted above their siblings. */
export function painted(flow: Flow): Fragment[] {
  const ordered = inPaintOrder(flow.children);
  return ordered === flow.children ? flow.children : [...ordered];
}

/** The best break so far, for the boxes around. */
export function opportunityOf(flow: Flow): Content['opportunity'] {
  const { inner, retreat } = flow;
  if (inner !== undefined) return { at: { index: inner.index, child: inner.opportunity.token }, penalty: inner.opportunity.penalty };
  return retreat === undefined ? undefined : { at: { index: retreat.index }, penalty: retreat.penalty };
}
