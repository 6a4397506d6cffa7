// Multi-column layout: columns of equal width, balanced or filled one after the other, parted by boxes that span them all.
// CSS Multi-column 1. Columns are fragmentainers like pages; footnotes in them stand at the foot of the page.

import type { BlockBox, Box, InlineBox } from '../box/box.ts';
import type { ComputedStyle } from '../style/computed-style.ts';
import { breakEdges, unnamed } from './breaks.ts';
import { isOutOfFlow, joinMargins, marginOf, noMargin, usedCollapsed } from './collapse.ts';
import { layoutRow, type Row } from './column-row.ts';
import { remaining, type Layer, type LayoutContext, type Margin, type Reason } from './context.ts';
import type { Fragment, Rule } from './fragment.ts';
import type { Content, ContentToken, Frame } from './frame.ts';
import { plainStyle } from './plain-style.ts';
import { offsetLayers } from './positioned.ts';
import { full } from './reasons.ts';
import { blockOffset, resolveLength, usedMargin } from './sizes.ts';
import { blockWidth } from './widths.ts';
import { endless, type BreakToken, type Space } from './space.ts';

/** Used columns: how many, how wide, how far apart. */
export type ColumnGeometry = { readonly count: number; readonly width: number; readonly gap: number };

const mostColumns = 1000;

/** CSS Multi-column 1, section 3.4. */
export function columnGeometry(style: ComputedStyle, available: number): ColumnGeometry {
  const gap = style.columnGap === 'normal' ? style.fontSize : Math.max(0, resolveLength(style.columnGap, available));
  const wanted = style.columnCount === 'auto' ? mostColumns : Math.min(mostColumns, Math.max(1, style.columnCount));
  const fitting = style.columnWidth === 'auto' ? wanted : Math.max(1, Math.floor((available + gap) / (Math.max(1, style.columnWidth) + gap)));
  const count = Math.min(wanted, fitting);
  return { count, width: Math.max(0, (available - (count - 1) * gap) / count), gap };
}

/** A run of content for the columns, or a box that spans them. */
type Segment = { readonly kind: 'columns'; readonly box: BlockBox | InlineBox } | { readonly kind: 'spanner'; readonly box: Box };

const segmentsOf = new WeakMap<Box, readonly Segment[]>();

type State = {
  readonly frame: Frame; readonly space: Space; readonly context: LayoutContext; readonly geometry: ColumnGeometry;
  readonly children: Fragment[]; readonly layers: Layer[]; readonly rules: Rule[];
  cursor: number;
  pending: Margin;
  firstBaseline: number | undefined;
  lastBaseline: number | undefined;
};
type Stop = { readonly at: ContentToken; readonly penalty?: number | undefined; readonly reason?: Reason | undefined };

/** Lays out the content of a multi-column container. */
export function layoutColumns(frame: Frame & { readonly box: BlockBox | InlineBox }, space: Space, from: BreakToken | undefined, context: LayoutContext): Content {
  const geometry = columnGeometry(frame.box.style, frame.contentWidth);
  const state: State = {
    frame, space, context, geometry, children: [], layers: [], rules: [], cursor: frame.contentTop, pending: noMargin,
    firstBaseline: undefined, lastBaseline: undefined,
  };
  const segments = findSegments(frame.box);
  const start = from?.index ?? 0;
  for (let index = start; index < segments.length; index++) {
    const segment = segments[index];
    if (segment === undefined) break;
    const token = index === start ? from?.child : undefined;
    const last = index === segments.length - 1;
    const stop = segment.kind === 'columns' ? placeRow(state, segment.box, { index, token, last }) : placeSpanner(state, segment.box, { index, token, last });
    if (stop !== undefined) return contentOf(state, stop);
  }
  return contentOf(state, undefined);
}

function contentOf(state: State, stop: Stop | undefined): Content {
  const { children, layers, rules, firstBaseline, lastBaseline } = state;
  if (stop !== undefined && children.length === 0 && !state.space.atStart) return { children, bottom: 0, pushed: true, reason: stop.reason };
  const bottom = state.cursor + (stop === undefined ? usedCollapsed(state.pending) : 0);
  return {
    children, bottom, layers, firstBaseline, lastBaseline, ...(rules.length === 0 ? {} : { rules }),
    bottomMargin: marginOf(usedMargin(state.frame.box.style, 'bottom', state.space.width)),
    rest: stop?.at, penalty: stop?.penalty, reason: stop?.reason,
  };
}

function findSegments(box: BlockBox | InlineBox): readonly Segment[] {
  let segments = segmentsOf.get(box);
  if (segments === undefined) segmentsOf.set(box, (segments = splitAtSpanners(box)));
  return segments;
}

function splitAtSpanners(box: BlockBox | InlineBox): readonly Segment[] {
  const { page } = breakEdges(box, unnamed);
  const plain = plainStyle(box.style);
  const style = plain.page === page ? plain : { ...plain, page };
  const common = { style, source: box.source, label: box.label };
  if (box.kind === 'inline') return [{ kind: 'columns', box: { ...common, kind: 'inline', content: box.content } }];
  const segments: Segment[] = [];
  let run: Box[] = [];
  const endRun = (): void => {
    if (run.length > 0) segments.push({ kind: 'columns', box: { ...common, kind: 'block', children: run } });
    run = [];
  };
  for (const child of box.children) {
    if (child.style.columnSpan !== 'all' || isOutOfFlow(child.style)) {
      run.push(child);
      continue;
    }
    endRun();
    segments.push({ kind: 'spanner', box: child });
  }
  endRun();
  return segments;
}

type Position = { readonly index: number; readonly token: BreakToken | undefined; readonly last: boolean };

function placeRow(state: State, box: BlockBox | InlineBox, position: Position): Stop | undefined {
  const { frame, space, context, geometry } = state;
  const top = state.cursor + usedCollapsed(state.pending);
  const tail = position.last ? space.tail + frame.edges.bottom - frame.cloneBottom : 0;
  const below = top + frame.cloneBottom + tail;
  const room = remaining(space, context) - below;
  const fixed = frame.fixedHeight === undefined ? Infinity : Math.max(0, frame.fixedHeight - frame.edges.vertical - top + frame.contentTop);
  const atStart = space.atStart && state.children.length === 0;
  // Columns in columns that are never broken have no page either.
  const pageRoom = space.fullRoom >= endless ? Infinity : space.room - below;
  const row = layoutRow({ box, from: position.token, room, pageRoom, fixed, atStart, last: position.last, space, geometry, style: frame.box.style }, context);
  if (row.columns.length === 0) return { at: { index: position.index, child: position.token }, reason: full };
  addRow(state, row, top);
  if (row.rest === undefined) return undefined;
  return { at: { index: position.index, child: row.rest, forced: row.rest.forced }, penalty: row.penalty, reason: row.reason };
}

function addRow(state: State, row: Row, top: number): void {
  const { frame, geometry, layers, children } = state;
  const step = geometry.width + geometry.gap;
  const rightToLeft = frame.box.style.direction === 'rtl';
  row.columns.forEach((column, index) => {
    const place = rightToLeft ? geometry.count - 1 - index : index;
    const x = frame.edges.left + place * step;
    children.push({ ...column.fragment, x, y: top });
    layers.push(...offsetLayers(column.layers, x, top));
    if (column.firstBaseline !== undefined) state.firstBaseline ??= top + column.firstBaseline;
    if (column.lastBaseline !== undefined) state.lastBaseline = top + column.lastBaseline;
  });
  addRules(state, row, top);
  state.cursor = top + row.height;
  state.pending = noMargin;
}

/** A rule in the middle of each gap between two columns that have content. */
function addRules(state: State, row: Row, top: number): void {
  const { frame, geometry, rules } = state;
  const border = frame.box.style.columnRule;
  if (border.width === 0 || border.style === 'none' || border.style === 'hidden') return;
  for (let gap = 1; gap < row.columns.length; gap++) {
    const x = frame.edges.left + gap * (geometry.width + geometry.gap) - geometry.gap / 2;
    rules.push({ x1: x, y1: top, x2: x, y2: top + row.height, border });
  }
}

function placeSpanner(state: State, box: Box, position: Position): Stop | undefined {
  const { frame, space, context } = state;
  const width = blockWidth(box, { width: frame.contentWidth, height: frame.heightBasis }, context);
  const resumed = position.token !== undefined;
  const margin = resumed ? noMargin : marginOf(usedMargin(box.style, 'top', frame.contentWidth));
  const atTop = state.children.length === 0 && position.index > 0;
  const y = state.cursor + (atTop ? 0 : usedCollapsed(joinMargins(state.pending, margin)));
  const result = context.layoutBox(box, {
    ...space, width: frame.contentWidth, height: frame.heightBasis, room: space.room - y - frame.cloneBottom, imposedWidth: width, imposedHeight: undefined,
    tail: position.last ? space.tail + frame.edges.bottom - frame.cloneBottom : 0, atStart: space.atStart && state.children.length === 0,
    floats: undefined, until: undefined,
  }, position.token);
  if (result.pushed === true) return { at: { index: position.index, child: position.token }, reason: result.reason };
  const x = frame.edges.left + blockOffset(box.style, width, frame.contentWidth, frame.box.style.direction);
  state.children.push({ ...result.fragment, x, y });
  state.layers.push(...offsetLayers(result.layers, x, y));
  if (result.firstBaseline !== undefined) state.firstBaseline ??= y + result.firstBaseline;
  state.cursor = y + result.fragment.height;
  state.pending = marginOf(usedMargin(box.style, 'bottom', frame.contentWidth));
  if (result.rest === undefined) return undefined;
  return { at: { index: position.index, child: result.rest, forced: result.rest.forced }, penalty: result.penalty, reason: result.reason };
}
