// Paints stacking contexts in the order of CSS 2.2, appendix E.2, and the boxes, lines and inlines in them.

import type { BoxFragment, Fragment, ImageFragment, InlineFragment } from '../layout/fragment.ts';
import { paintRule } from './border.ts';
import { paintBlockDecorations, paintInlineDecorations } from './decorations.ts';
import type { DisplayItem } from './display-list.ts';
import { inset, insetRadii, roundedPath, usedRadii } from './geometry.ts';
import { groupOf } from './group.ts';
import { decorationSource, type Painter } from './painter.ts';
import { paintImageFragment } from './picture.ts';
import type { StackingContext } from './stacking.ts';
import { atBaseline, type Decorations, decorated, paintText } from './text.ts';

/** Boxes whose background the page has taken over. */
export type Bare = ReadonlySet<Fragment>;

export function paintContext(painter: Painter, context: StackingContext, bare: Bare): void {
  const { root, matrix } = context;
  const group = groupOf(painter, context);
  if (group !== undefined) painter.items.push(group);
  if (matrix !== undefined) painter.transforms++;
  const outlines = root === undefined ? [] : outlinesIn(painter, () => paintBox(painter, root.fragment, root.x, root.y, bare));
  const clip = root === undefined ? undefined : overflowClip(root.fragment, root.x, root.y);
  if (clip !== undefined) painter.items.push(clip);
  painter.items.push(...outlinesIn(painter, () => paintInside(painter, context, bare)));
  if (clip !== undefined) painter.items.push({ kind: 'pop' });
  painter.items.push(...outlines);
  if (matrix !== undefined) painter.transforms--;
  if (group !== undefined) painter.items.push({ kind: 'pop' });
}

/** The outlines of what is painted here: they come above all of it. */
function outlinesIn(painter: Painter, paint: () => void): readonly DisplayItem[] {
  const around = painter.outlines;
  const outlines: DisplayItem[] = [];
  painter.outlines = outlines;
  paint();
  painter.outlines = around;
  return outlines;
}

function paintInside(painter: Painter, context: StackingContext, bare: Bare): void {
  const { root } = context;
  const layers = context.ownsLayers ? context.layers.toSorted((a, b) => a.zIndex - b.zIndex) : [];
  for (const layer of layers) if (layer.zIndex < 0) paintContext(painter, layer, bare);
  if (context.inline !== undefined) paintInline(painter, context, context.inline.fragment, context.inline);
  if (root?.fragment.kind === 'box') paintRules(painter, root.fragment, root.fragment.rules, root.x, root.y);
  for (const { fragment, x, y, after } of context.blocks) {
    if (after) paintRules(painter, fragment, (fragment as BoxFragment).collapsedBorders, x, y);
    else {
      paintBox(painter, fragment, x, y, bare);
      if (fragment.kind === 'box') paintRules(painter, fragment, fragment.rules, x, y);
    }
  }
  if (root?.fragment.kind === 'box') paintRules(painter, root.fragment, root.fragment.collapsedBorders, root.x, root.y);
  for (const float of context.floats) paintContext(painter, float, bare);
  for (const inline of context.inlines) {
    if ('decorations' in inline) paintInlines(painter, context, inline.fragment.children, { x: inline.x, y: inline.y, decorations: atBaseline(inline.decorations, inline.y + inline.fragment.baseline), last: true });
    else if (inline.fragment.style.visibility === 'visible') paintImageFragment(painter, inline.fragment, inline.x, inline.y);
  }
  for (const layer of layers) if (layer.zIndex >= 0) paintContext(painter, layer, bare);
}

function paintBox(painter: Painter, fragment: BoxFragment | ImageFragment, x: number, y: number, bare: Bare): void {
  if (fragment.style.visibility === 'visible') paintBlockDecorations(painter, fragment, { x, y, bare: bare.has(fragment) });
}

function paintRules(painter: Painter, fragment: BoxFragment | ImageFragment, rules: BoxFragment['rules'], x: number, y: number): void {
  if (rules === undefined || fragment.style.visibility !== 'visible') return;
  const source = decorationSource(fragment.source);
  for (const rule of rules) paintRule(painter.items, [x + rule.x1, y + rule.y1, x + rule.x2, y + rule.y2], rule.border, source);
}

/** What `overflow` cuts off lies outside the padding box. */
function overflowClip(fragment: BoxFragment | ImageFragment, x: number, y: number): DisplayItem | undefined {
  const { style } = fragment;
  if (style.overflow === 'visible' || fragment.kind === 'image') return undefined;
  const rect = { x, y, width: fragment.width, height: fragment.height };
  const radii = usedRadii(style, rect);
  return { kind: 'push', clip: roundedPath(inset(rect, fragment.border), radii === undefined ? undefined : insetRadii(radii, fragment.border)) };
}

// --- lines

/** `last`: nothing of the line follows what is painted here. */
type LinePlace = { readonly x: number; readonly y: number; readonly decorations: Decorations | undefined; readonly last: boolean };

function paintInlines(painter: Painter, context: StackingContext, children: readonly Fragment[], place: LinePlace): void {
  const end = place.last ? children[children.length - 1] : undefined;
  for (const child of children) {
    switch (child.kind) {
      case 'text':
        paintText(painter, child, { x: place.x + child.x, y: place.y + child.y, endsLine: child === end }, place.decorations);
        break;
      case 'inline':
        if (!context.lifted.has(child)) paintInline(painter, context, child, { ...place, x: place.x + child.x, y: place.y + child.y, last: child === end });
        break;
      case 'line':
        paintInlines(painter, context, child.children, { ...place, x: place.x + child.x, y: place.y + child.y });
        break;
      default: {
        const atomic = context.atomics.get(child);
        if (atomic !== undefined) paintContext(painter, atomic, noneBare);
      }
    }
  }
}

const noneBare: Bare = new Set();

function paintInline(painter: Painter, context: StackingContext, fragment: InlineFragment, place: LinePlace): void {
  const { style } = fragment.inline;
  if (style.visibility === 'visible') paintInlineDecorations(painter, fragment, place.x, place.y);
  paintInlines(painter, context, fragment.children, { ...place, decorations: decorated(place.decorations, style, place.y + fragment.baseline) });
}
