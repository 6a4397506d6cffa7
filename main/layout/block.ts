// Block containers: edges and height around lines, blocks or columns. CSS 2.2 chapters 9 and 10, CSS Fragmentation 3.
// In: a block or inline box. Out: its fragment in this fragmentainer, and where to go on.

import type { ComputedStyle } from '../style/computed-style.ts';
import type { FlexBox, GridBox } from '../box/box.ts';
import { avoidsBreakInside } from './breaks.ts';
import { isMultiColumn } from './collapse.ts';
import { layoutColumns } from './columns.ts';
import { remaining, type BoxResult, type Layer, type LayoutContext, type Reason } from './context.ts';
import { withDefiniteHeights } from './definite-heights.ts';
import { layoutFlex } from './flex/flex.ts';
import { soleAlignment } from './sole-item.ts';
import { layoutFlow } from './flow.ts';
import { hasFloatsBelow, markFloats, restoreFloats } from './float.ts';
import type { BoxFragment } from './fragment.ts';
import { frameOf, type ContainerBox, type Content, type Frame } from './frame.ts';
import { layoutGrid } from './grid/grid.ts';
import { markLedger, recordStart, restoreLedger } from './ledger.ts';
import { withMarker } from './marker.ts';
import { layoutParagraph } from './paragraph.ts';
import { placeDeferredFloats } from './place-float.ts';
import { isContainingBlock, withPositioned } from './positioned.ts';
import { didNotFit } from './reasons.ts';
import { mapSides } from './sizes.ts';
import { penalties, type BreakToken, type Opportunity, type Space } from './space.ts';
import { isScrollable } from './widths.ts';

/** Lays out a block container of any content. */
export function layoutBlock(box: ContainerBox, space: Space, from: BreakToken | undefined, context: LayoutContext): BoxResult {
  const frame = frameOf(box, space, from, context);
  if (from === undefined) recordStart(context.ledger, box, space.atStart);
  const content = from?.floats === undefined ? layoutContent(frame, space, from, context) : contentAfterFloats(frame, space, from, context);
  if (content.pushed === true) return pushed(frame, content.reason);
  const marked = from === undefined && 'marker' in box && box.marker !== undefined ? withMarker(box.marker, frame, content, context) : content;
  return finish(frame, rooted(frame, marked), { space, from, context });
}

const nothing: Content = { children: [], bottom: 0 };

function pushed(frame: Frame, reason: Content['reason']): BoxResult {
  return { fragment: fragmentOf(frame, nothing, 0, { top: false, bottom: false }), pushed: true, reason };
}

/** Columns within columns deeper than this are one column: each level lays out its content several times. */
const mostColumnDepth = 3;

function layoutContent(frame: Frame, space: Space, from: BreakToken | undefined, context: LayoutContext): Content {
  const { box } = frame;
  if (box.kind === 'flex') return layoutFlex(frame, box, { space, from, context });
  if (box.kind === 'grid') return layoutGrid(frame, box, { space, from, context });
  if (isMultiColumn(box.style) && space.columnDepth < mostColumnDepth) return layoutColumns({ ...frame, box }, space, from, context);
  if (box.kind === 'inline') return layoutParagraph({ frame, box: withDefiniteHeights(box, frame.heightBasis), space, from, context });
  return layoutFlow({ frame, box, space, from, context });
}

/** The floats that the last fragmentainer left over, then the content; if that finds no room beside or below them, it goes on in the next. */
function contentAfterFloats(frame: Frame, space: Space, from: BreakToken, context: LayoutContext): Content {
  const placed = placeDeferredFloats(from.floats ?? [], { frame, space, context, y: frame.contentTop, atStart: space.atStart });
  const mark = markLedger(context.ledger);
  const floats = markFloats(frame.floats.context);
  const content = layoutContent(frame, placed.length === 0 ? space : { ...space, atStart: false }, from, context);
  if (content.pushed !== true || placed.length === 0) return { ...content, layers: [...placed, ...(content.layers ?? [])] };
  restoreLedger(context.ledger, mark);
  restoreFloats(frame.floats.context, floats);
  return { children: [], bottom: frame.contentTop, rest: { index: from.index, child: from.child, placed: from.placed }, reason: content.reason, layers: placed };
}

/** At the root of a formatting context, floats count for the height, and are painted above its blocks. */
function rooted(frame: Frame, content: Content): Content {
  if (!frame.root) return content;
  const floats = frame.floats.context;
  const bottom = hasFloatsBelow(floats, content.bottom) ? Math.max(floats.leftBottom, floats.rightBottom) : content.bottom;
  const layers = content.layers?.filter((layer): layer is Layer & { kind: 'float' } => layer.kind === 'float') ?? [];
  for (const { fragment, x, y } of layers) content.children.push({ ...fragment, x, y });
  const waiting = floats.deferred.length === 0 ? undefined : floats.deferred;
  const rest = waiting === undefined ? content.rest : { ...(content.rest ?? { index: Infinity }), floats: waiting };
  return { ...content, bottom, layers: content.layers?.filter((layer) => layer.kind !== 'float'), rest };
}

type Place = { readonly space: Space; readonly from: BreakToken | undefined; readonly context: LayoutContext };

/** Finds the height of this part, splits an empty rest of a fixed height, and makes the fragment. */
function finish(frame: Frame, content: Content, place: Place): BoxResult {
  const { space, from, context } = place;
  const { box } = frame;
  const consumed = from?.consumed ?? 0;
  const broken = content.rest !== undefined;
  const natural = content.bottom + (broken ? frame.cloneBottom : frame.edges.bottom);
  const height = broken ? Math.max(0, natural) : usedHeight(frame, natural, consumed);
  const room = remaining(space, context);
  if (!broken && height > room + 0.001 && height > natural + 0.001) return splitEmpty(frame, content, place, { height, natural, room });
  if (!broken && height > room + 0.001 && !space.atStart && content.children.length === 0) return pushed(frame, didNotFit(box.label, height - room));
  const cut = { top: from === undefined, bottom: !broken };
  // Where the height is not the content's, the last child's margin is cut off with it (CSS 2.2, 8.3.1).
  const ended = broken || content.bottomMargin === undefined || (Math.abs(height - natural) < 0.001 && frame.fixedHeight === undefined) ? content : { ...content, bottomMargin: undefined };
  return resultOf(frame, ended, place, fragmentOf(frame, content, height, cut));
}

/** Height of the last part of the box: what its style leaves over, within the limits. */
function usedHeight(frame: Frame, natural: number, consumed: number): number {
  const { fixedHeight, leastHeight, mostHeight, box } = frame;
  const wanted = fixedHeight === undefined ? natural : fixedHeight - consumed;
  // Where a box goes on overleaf its height has grown with its content: it never ends above that.
  const enough = consumed > 0 || (fixedHeight !== undefined && hasAutomaticMinimum(box.style)) ? Math.max(wanted, natural) : wanted;
  return Math.max(Math.min(enough, mostHeight - consumed), leastHeight - consumed, 0);
}

/** Whether the height of the box is not just its content's: then the next part must know how much of it is used. */
function isBounded({ fixedHeight, leastHeight, mostHeight }: Frame): boolean {
  return fixedHeight !== undefined || leastHeight > 0 || mostHeight !== Infinity;
}

/** A height by ratio is never below the content's (CSS Sizing 4, 6.2). */
function hasAutomaticMinimum(style: ComputedStyle): boolean {
  return style.aspectRatio !== undefined && style.height === 'auto' && style.minHeight === 'auto' && !isScrollable(style);
}

/** The box's own height reaches beyond the fragmentainer, below its content: it is pushed if it can be whole, else cut. */
function splitEmpty(frame: Frame, content: Content, place: Place, size: { readonly height: number; readonly natural: number; readonly room: number }): BoxResult {
  const { space, from } = place;
  const { height, natural, room } = size;
  const whole = height <= space.fullRoom || room <= 0;
  if (whole && !space.atStart && from === undefined && content.children.length === 0) return pushed(frame, didNotFit(frame.box.label, height - room));
  const part = Math.max(room, natural - frame.edges.bottom, 0);
  const cut: Content = {
    ...content, bottomMargin: undefined, rest: { index: Infinity }, penalty: height <= space.fullRoom ? penalties.emptySpace : 0,
    reason: { kind: 'full', note: `${frame.box.label} goes on`, unfit: undefined },
  };
  const edges = { top: from === undefined, bottom: part <= 0 && space.atStart };
  // Where there is no room at all, even at the top of a page, the box hangs over: it could never end otherwise.
  if (edges.bottom) return resultOf(frame, content, place, fragmentOf(frame, content, height, edges));
  return resultOf(frame, cut, place, fragmentOf(frame, content, part, edges));
}

function fragmentOf(frame: Frame, content: Content, height: number, cut: { readonly top: boolean; readonly bottom: boolean }): BoxFragment {
  const { box, edges, width } = frame;
  const clone = box.style.boxDecorationBreak === 'clone';
  const top = cut.top || clone;
  const bottom = cut.bottom || clone;
  const whole = top && bottom;
  const fragment: BoxFragment = {
    kind: 'box', x: 0, y: 0, width, height, style: box.style, source: box.source,
    border: whole ? edges.border : { ...edges.border, top: top ? edges.border.top : 0, bottom: bottom ? edges.border.bottom : 0 },
    padding: whole ? edges.padding : { ...edges.padding, top: top ? edges.padding.top : 0, bottom: bottom ? edges.padding.bottom : 0 },
    edges: whole ? allEdges : mapSides((side) => (side === 'top' ? top : side === 'bottom' ? bottom : true)),
    children: content.children,
    ...(content.rules === undefined ? {} : { rules: content.rules }),
  };
  return cut.top ? named(fragment, box) : fragment;
}

const allEdges = { top: true, right: true, bottom: true, left: true };

/** A box's name and outline entry belong to its first fragment alone. */
function named(fragment: BoxFragment, box: ContainerBox): BoxFragment {
  if (box.id === undefined && box.bookmark === undefined) return fragment;
  return { ...fragment, ...(box.id === undefined ? {} : { id: box.id }), ...(box.bookmark === undefined ? {} : { bookmark: box.bookmark }) };
}

/** Adds the box's own break rules to those of its content. */
function resultOf(frame: Frame, content: Content, place: Place, fragment: BoxFragment): BoxResult {
  const { space, from, context } = place;
  const { box } = frame;
  const layers = from === undefined && (box.kind === 'flex' || box.kind === 'grid') ? [...(content.layers ?? []), ...containedLayers(frame, box, fragment.height)] : content.layers ?? [];
  const contains = layers.length > 0 && isContainingBlock(box.style);
  const inside = avoidsBreakInside(box.style, space.fragmentainer) ? penalties.inside : 0;
  const consumed = isBounded(frame) ? (from?.consumed ?? 0) + fragment.height : 0;
  const rest = content.rest === undefined ? undefined : tokenOf(box, content.rest, consumed);
  const unforced = rest !== undefined && rest.forced === undefined;
  const whole: Reason | undefined = inside > 0 ? { kind: 'avoid-inside', note: `${box.label} kept whole`, unfit: from === undefined ? { box, space } : undefined } : undefined;
  return {
    fragment: contains ? withPositioned(fragment, layers, context) : fragment,
    rest,
    penalty: unforced ? (content.penalty ?? 0) + inside : 0,
    reason: unforced ? whole ?? content.reason : content.reason,
    kept: unforced ? whole ?? content.kept : undefined,
    opportunity: opportunityOf(frame, content, inside),
    firstBaseline: content.firstBaseline,
    lastBaseline: content.lastBaseline,
    bottomMargin: rest === undefined ? content.bottomMargin : undefined,
    layers: contains ? layers.filter((layer) => layer.kind === 'float') : layers,
  };
}

/** Absolutely positioned children of a flex or grid container stand where its only item would (Flexbox 1, 4.1; Grid 1, 9). */
function containedLayers(frame: Frame, box: FlexBox | GridBox, height: number): readonly Layer[] {
  const absolutes = box.children.filter((child) => child.style.position === 'absolute');
  if (absolutes.length === 0) return [];
  const room = { width: frame.contentWidth, height: Math.max(0, height - frame.edges.vertical) };
  return absolutes.map((child): Layer => ({ kind: 'absolute', box: child, x: frame.edges.left, y: frame.contentTop, room: { ...room, ...soleAlignment(box, child) } }));
}

function tokenOf(box: ContainerBox, rest: NonNullable<Content['rest']>, consumed: number): BreakToken {
  return { box, kind: 'inside', index: rest.index, child: rest.child, consumed, forced: rest.forced, placed: rest.placed, floats: rest.floats };
}

function opportunityOf(frame: Frame, content: Content, inside: number): Opportunity | undefined {
  const { opportunity } = content;
  if (opportunity === undefined) return undefined;
  return { token: tokenOf(frame.box, opportunity.at, 0), penalty: opportunity.penalty + inside };
}
