// Sorts the fragments of a page into stacking contexts (CSS 2.2, appendix E; CSS Positioned Layout 3): what is painted when.
// Links, destinations and bookmarks are noted on the way, in document order.
//
// A context is real where it keeps its positioned descendants to itself (z-index, opacity, transform, blending, clipping); floats, inline
// blocks and positioned boxes without z-index only paint in one go, and hand positioned descendants to the real one around.

import type { BoxFragment, Fragment, ImageFragment, InlineFragment, LineFragment } from '../layout/fragment.ts';
import type { ComputedStyle } from '../style/computed-style.ts';
import { multiply, type Rect } from './geometry.ts';
import type { Matrix } from './display-list.ts';
import type { Painter } from './painter.ts';
import { type Decorations, decorated } from './text.ts';
import { transformMatrix } from './transform.ts';

type Placed<T> = { readonly fragment: T; readonly x: number; readonly y: number };
/** `last`: nothing of the line follows. */
export type PlacedInline = Placed<InlineFragment> & { readonly decorations: Decorations | undefined; readonly last: boolean };
export type PlacedLine = Placed<LineFragment> & { readonly decorations: Decorations | undefined };

export type StackingContext = {
  /** Undefined for the page itself, and for inline boxes. */
  readonly root: Placed<BoxFragment | ImageFragment> | undefined;
  /** The piece of an inline box on a line that leaves the line's order of painting. */
  readonly inline: PlacedInline | undefined;
  readonly zIndex: number;
  readonly matrix: Matrix | undefined;
  /** Boxes in the flow whose backgrounds come first; `after` marks the end of a box: collapsed borders lie over its cells. */
  readonly blocks: (Placed<BoxFragment | ImageFragment> & { readonly after: boolean })[];
  readonly floats: StackingContext[];
  readonly inlines: (PlacedLine | Placed<ImageFragment>)[];
  /** What stands in lines but is painted as a layer. */
  readonly lifted: Set<Fragment>;
  /** Inline blocks and other boxes in lines. */
  readonly atomics: Map<Fragment, StackingContext>;
  /** Positioned descendants, in document order; shared with the nearest real context. */
  readonly layers: StackingContext[];
  readonly ownsLayers: boolean;
};

type Flow = { readonly painter: Painter; readonly context: StackingContext; readonly decorations: Decorations | undefined };

/** The page's own context, with these fragments at page coordinates. */
export function stackPage(painter: Painter, fragments: readonly (BoxFragment | ImageFragment)[]): StackingContext {
  const context = openContext(undefined, undefined, undefined);
  for (const fragment of fragments) addBox({ painter, context, decorations: undefined }, fragment, 0, 0, undefined);
  return context;
}

function openContext(root: StackingContext['root'], inline: PlacedInline | undefined, around: StackingContext | undefined): StackingContext {
  const style = root?.fragment.style ?? inline?.fragment.inline.style;
  const real = style === undefined || around === undefined || isReal(style);
  return {
    root, inline, zIndex: style === undefined || style.zIndex === 'auto' ? 0 : style.zIndex,
    matrix: root === undefined ? undefined : transformMatrix(root.fragment.style, { x: root.x, y: root.y, width: root.fragment.width, height: root.fragment.height }),
    blocks: [], floats: [], inlines: [], atomics: new Map(), lifted: new Set(), layers: real ? [] : around.layers, ownsLayers: real,
  };
}

function isReal(style: ComputedStyle): boolean {
  return isGroup(style) || style.zIndex !== 'auto' || style.isolation === 'isolate' || style.overflow !== 'visible' || style.position === 'fixed';
}

/** Whether all of the box is changed as one. */
function isGroup(style: ComputedStyle): boolean {
  return style.transform.length > 0 || hasEffect(style);
}

/** The same for inline boxes, which no transform applies to. */
function hasEffect(style: ComputedStyle): boolean {
  return style.opacity < 1 || style.clipPath !== undefined || style.mixBlendMode !== 'normal';
}

/** Whether the box leaves the painting order of the flow for the layers. `parent`: style of the box around. */
function isLayer(style: ComputedStyle, parent: ComputedStyle | undefined): boolean {
  if (isGroup(style) || style.isolation === 'isolate') return true;
  if (style.zIndex !== 'auto' && parent !== undefined && /flex|grid/.test(parent.display)) return true;
  return style.position === 'relative' || style.position === 'absolute' || style.position === 'fixed';
}

function addBox(flow: Flow, fragment: BoxFragment | ImageFragment, x: number, y: number, parent: ComputedStyle | undefined): void {
  const { style } = fragment;
  const { context, painter } = flow;
  const placed = { fragment, x: x + fragment.x, y: y + fragment.y };
  if (isLayer(style, parent)) {
    const layer = openContext(placed, undefined, context);
    context.layers.push(layer);
    fillContext(painter, layer, undefined);
  } else if (style.float === 'left' || style.float === 'right' || style.overflow !== 'visible') {
    const float = openContext(placed, undefined, context);
    context.floats.push(float);
    fillContext(painter, float, style.float === 'none' ? flow.decorations : undefined);
  } else {
    context.blocks.push({ ...placed, after: false });
    addContent(flow, placed);
  }
}

/** All that is inside the context's root. */
function fillContext(painter: Painter, context: StackingContext, decorations: Decorations | undefined): void {
  const { root, matrix } = context;
  if (root === undefined) return;
  const before = painter.matrix;
  if (matrix !== undefined) painter.matrix = multiply(before, matrix);
  addContent({ painter, context, decorations }, root);
  painter.matrix = before;
}

function addContent(flow: Flow, placed: Placed<BoxFragment | ImageFragment>): void {
  const { fragment, x, y } = placed;
  note(flow.painter, fragment, x, y);
  if (fragment.kind === 'image') {
    flow.context.inlines.push({ fragment, x, y });
    return;
  }
  const inside = { ...flow, decorations: decorated(flow.decorations, fragment.style) };
  for (const child of fragment.children) {
    if (child.kind === 'line') addLine(inside, child, x + child.x, y + child.y);
    else if (child.kind === 'box' || child.kind === 'image') addBox(inside, child, x, y, fragment.style);
  }
  if (fragment.collapsedBorders !== undefined && fragment !== flow.context.root?.fragment) flow.context.blocks.push({ ...placed, after: true });
}

function addLine(flow: Flow, fragment: LineFragment, x: number, y: number): void {
  flow.context.inlines.push({ fragment, x, y, decorations: flow.decorations });
  addInlines(flow, fragment.children, { x, y, last: true });
}

type LinePart = { readonly x: number; readonly y: number; /** Nothing of the line follows. */ readonly last: boolean };

/** Finds the boxes in a line, and notes where links are. */
function addInlines(flow: Flow, children: readonly Fragment[], { x, y, last }: LinePart): void {
  for (const child of children) {
    if (child.kind === 'inline') addInline(flow, child, { x: x + child.x, y: y + child.y, last: last && child === children[children.length - 1] });
    else if (child.kind === 'box' || child.kind === 'image') addAtomic(flow, child, x + child.x, y + child.y);
  }
}

/** An inline box that is positioned or changed as one is painted with the layers (appendix E). */
function addInline(flow: Flow, fragment: InlineFragment, part: LinePart): void {
  const { painter, context } = flow;
  const { style } = fragment.inline;
  noteInline(painter, fragment, part.x, part.y);
  const inside = { ...flow, decorations: decorated(flow.decorations, style) };
  if (style.position === 'relative' || hasEffect(style)) {
    const layer = openContext(undefined, { fragment, ...part, decorations: flow.decorations }, context);
    context.layers.push(layer);
    context.lifted.add(fragment);
    addInlines({ ...inside, context: layer }, fragment.children, part);
  } else addInlines(inside, fragment.children, part);
}

function addAtomic({ painter, context }: Flow, fragment: BoxFragment | ImageFragment, x: number, y: number): void {
  const atomic = openContext({ fragment, x, y }, undefined, context);
  if (isLayer(fragment.style, undefined)) context.layers.push(atomic);
  else context.atomics.set(fragment, atomic);
  fillContext(painter, atomic, undefined);
}

// --- links and names

function note(painter: Painter, fragment: BoxFragment | ImageFragment, x: number, y: number): void {
  if (fragment.id !== undefined) painter.addDestination(fragment.id, x, y);
  if (fragment.kind === 'box' && fragment.bookmark !== undefined) painter.addBookmark(fragment.bookmark, x, y);
  if (fragment.kind === 'image' && fragment.link?.href !== undefined) {
    painter.addLink({ x, y, width: fragment.width, height: fragment.height }, fragment.link.href, fragment.link.source);
  }
  const tag = fragment.source.tag;
  if (tag?.role === 'Link' && tag.href !== undefined) painter.addLink({ x, y, width: fragment.width, height: fragment.height }, tag.href, fragment.source);
}

function noteInline(painter: Painter, fragment: InlineFragment, x: number, y: number): void {
  const { inline } = fragment;
  if (inline.id !== undefined && fragment.begins) painter.addDestination(inline.id, x, y);
  if (inline.bookmark !== undefined && fragment.begins) painter.addBookmark(inline.bookmark, x, y);
  if (inline.href !== undefined) painter.addLink(linkRect(fragment, x, y), inline.href, inline.source);
}

/** The fragment, and the pictures and boxes in it, which may stand out of it. */
function linkRect(fragment: InlineFragment, x: number, y: number): Rect {
  let [top, bottom] = [y, y + fragment.height];
  const reach = (children: readonly Fragment[], base: number): void => {
    for (const child of children) {
      if (child.kind === 'inline') reach(child.children, base + child.y);
      else if (child.kind === 'box' || child.kind === 'image') {
        top = Math.min(top, base + child.y);
        bottom = Math.max(bottom, base + child.y + child.height);
      }
    }
  };
  reach(fragment.children, y);
  return { x, y: top, width: fragment.width, height: bottom - top };
}

