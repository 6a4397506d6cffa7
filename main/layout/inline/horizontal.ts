// Places along the line: alignment and justification (CSS Text 3, 7), leaders (CSS GCPM 3), visual order (UAX 9, L2).

import type { InlineNode, LeaderNode, LineContent } from './nodes.ts';
import { widthOf } from './text-style.ts';
import { inVisualOrder, isHung } from './visual.ts';

export type Alignment = 'left' | 'right' | 'center' | 'justify';

/**
 * `left`, `width`: the room for the content, indent taken off. `shrink`: share of themselves that spaces may give in a line that is
 * too long; 0 in text that is not justified.
 */
export type LinePlace = { readonly left: number; readonly width: number; readonly align: Alignment; readonly rightToLeft: boolean; readonly shrink: number };

/** Gives every node its x and width; returns the points added to each space. */
export function placeAlong(content: LineContent, place: LinePlace): number {
  let free = place.width - content.natural;
  if (content.leaders > 0 && free > 0) {
    for (const leaf of content.leaves) if (leaf.kind === 'leader') leaf.width = free / content.leaders;
    free = 0;
  }
  const spacing = content.spaces === 0 || free === 0 ? 0 : spacingFor(free, content, place);
  free -= spacing * content.spaces;
  placeLeaves(content, place.left + startOffset(place, free), spacing, place.rightToLeft);
  spanInlines(content);
  return spacing;
}

/** Gives the inline boxes of a line their extent, from that of what is in them. */
export function spanInlines(content: LineContent): void {
  if (content.hasInlines) for (const child of content.children) if (child.kind === 'inline') spanInline(child);
}

/** Points to add to each space. A last line that is a little too long shrinks like the others. */
function spacingFor(free: number, content: LineContent, { align, shrink }: LinePlace): number {
  if (free > 0) return align === 'justify' ? free / content.spaces : 0;
  return Math.max(free, -content.glue * shrink) / content.spaces;
}

/** Where the content begins; too long a line sticks out at its end. */
function startOffset({ align, rightToLeft }: LinePlace, free: number): number {
  if (align === 'justify') return rightToLeft ? free : 0;
  if (free < 0) return rightToLeft ? free : 0;
  return align === 'right' ? free : align === 'center' ? free / 2 : 0;
}

function placeLeaves(content: LineContent, left: number, spacing: number, rightToLeft: boolean): void {
  let x = left;
  const { leaves } = content;
  const ordered = rightToLeft || leaves.some((leaf) => leaf.level > 0) ? inVisualOrder(content) : leaves;
  for (let i = 0; i < ordered.length; i++) {
    const leaf = ordered[i]!;
    if (leaf.kind === 'text') {
      leaf.width += spacing * leaf.spaces;
      if ((leaf.level & 1) === 1) leaf.runs.reverse();
    }
    leaf.x = x;
    x += leaf.width;
  }
}

/** An inline box reaches from its leftmost to its rightmost part on the line; its margins lie outside. */
function spanInline(node: InlineNode): void {
  let left = Infinity;
  let right = -Infinity;
  const take = (part: { readonly x: number; readonly width: number } | undefined): void => {
    if (part === undefined) return;
    left = Math.min(left, part.x);
    right = Math.max(right, part.x + part.width);
  };
  for (const child of node.children) {
    if (child.kind === 'inline') {
      spanInline(child);
      // Margins of a box within are inside of the one around.
      take(child.start);
      take(child.end);
    }
    if (child.kind !== 'anchor' && !isHung(child)) take(child);
  }
  take(node.start);
  take(node.end);
  if (left > right) [left, right] = [node.children[0]?.x ?? 0, node.children[0]?.x ?? 0];
  const ltr = node.inline.style.direction === 'ltr';
  const [first, last] = ltr ? [node.start, node.end] : [node.end, node.start];
  node.x = left + (first?.margin ?? 0);
  node.width = right - (last?.margin ?? 0) - node.x;
}

/** The pattern of a leader as often as it fits, and the room left over, which stands before it so that leaders align at the right. */
export function fillLeader(node: LeaderNode): { readonly count: number; readonly offset: number; readonly width: number } {
  const pattern = node.style.shaper.leftToRight(node.pattern);
  const width = widthOf(pattern, node.style);
  const count = width > 0.01 ? Math.floor((node.width + 0.001) / width) : 0;
  return { count, offset: node.width - count * width, width: count * width };
}
