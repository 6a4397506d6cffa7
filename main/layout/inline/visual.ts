// Visual order of a line with text of both directions (UAX 9, L2), and the inline boxes in it: a box whose content comes apart is drawn
// in several pieces, its left side at the leftmost, its right side at the rightmost (CSS 2.2, 8.6).

import { visualOrder } from '../../text/bidi.ts';
import type { EdgeNode, InlineNode, LeafNode, LineContent, LineNode } from './nodes.ts';

/** The leaves from left to right. Inline boxes that come apart are split, in the line's tree. */
export function inVisualOrder(content: LineContent): readonly LeafNode[] {
  const sides = new Set<LeafNode>();
  for (const child of content.children) if (child.kind === 'inline') collectSides(child, sides);
  const solid = content.leaves.filter((leaf) => !sides.has(leaf));
  const ordered = visualOrder(solid.map((leaf) => leaf.level)).map((index) => solid[index]!);
  if (sides.size === 0 && !content.hasInlines) return ordered;
  const sorter: Sorter = { place: new Map(ordered.map((leaf, index) => [leaf, index])), before: new Map(), after: new Map() };
  const children = content.children.flatMap((child): LineNode[] => (child.kind === 'inline' ? split(child, sorter) : [child]));
  content.children.splice(0, content.children.length, ...children);
  for (const child of children) if (child.kind === 'inline') putSides(child, sorter);
  return ordered.flatMap((leaf, index) => [...(sorter.before.get(index) ?? []), leaf, ...(sorter.after.get(index) ?? [])]);
}

/** Places of the leaves, and the sides of boxes to be drawn before and after them. */
type Sorter = { readonly place: ReadonlyMap<LeafNode, number>; readonly before: Map<number, EdgeNode[]>; readonly after: Map<number, EdgeNode[]> };

/** The sides of boxes that have content: they go where that goes. Tells whether there is any. */
function collectSides(node: InlineNode, sides: Set<LeafNode>): boolean {
  let filled = false;
  for (const child of node.children) if (child.kind === 'inline' ? collectSides(child, sides) : !isHung(child)) filled = true;
  if (filled) for (const side of [node.start, node.end]) if (side !== undefined) sides.add(side);
  return filled;
}

type Range = readonly [from: number, to: number];

function rangeOf(node: LineNode, place: Sorter['place']): Range | undefined {
  if (node.kind !== 'inline') {
    const at = isHung(node) ? undefined : place.get(node);
    return at === undefined ? undefined : [at, at];
  }
  let range: Range | undefined;
  for (const child of node.children) {
    const own = rangeOf(child, place);
    if (own !== undefined) range = range === undefined ? own : [Math.min(range[0], own[0]), Math.max(range[1], own[1])];
  }
  return range;
}

/** Spaces that hang at the line's end are none of what is seen of a box. */
export function isHung(node: LineNode): boolean {
  return node.kind === 'text' && node.width === 0;
}

/** The box in pieces, each of which is together on the line, from left to right; as it is if all of it is. */
function split(node: InlineNode, sorter: Sorter): InlineNode[] {
  const parts = node.children.flatMap((child): LineNode[] => (child.kind === 'inline' ? split(child, sorter) : [child]));
  const groups: { end: number }[] = [];
  const groupOf = new Map<LineNode, number>();
  const sorted = parts.flatMap((part) => {
    const range = rangeOf(part, sorter.place);
    return range === undefined ? [] : [{ part, range }];
  }).toSorted((a, b) => a.range[0] - b.range[0]);
  for (const { part, range } of sorted) {
    const last = groups.at(-1);
    if (last !== undefined && range[0] === last.end + 1) last.end = range[1];
    else groups.push({ end: range[1] });
    groupOf.set(part, groups.length - 1);
  }
  if (groups.length < 2) {
    node.children.splice(0, node.children.length, ...parts);
    return [node];
  }
  // What has no place stays with what comes before it.
  let current = groupOf.get(sorted[0]!.part)!;
  for (const part of parts) {
    current = groupOf.get(part) ?? current;
    groupOf.set(part, current);
  }
  return groups.map((_, index) => {
    const own = parts.filter((part) => groupOf.get(part) === index);
    return pieceOf(node, own, { first: index === 0, last: index === groups.length - 1, begins: own[0] === parts[0] });
  });
}

type PieceOfBox = { readonly first: boolean; readonly last: boolean; readonly begins: boolean };

function pieceOf(node: InlineNode, children: LineNode[], { first, last, begins }: PieceOfBox): InlineNode {
  const ltr = node.inline.style.direction === 'ltr';
  const cloned = node.inline.style.boxDecorationBreak === 'clone';
  const [starts, ends] = ltr ? [first, last] : [last, first];
  return { ...node, children, begins: node.begins && begins, start: starts || cloned ? node.start : undefined, end: ends || cloned ? node.end : undefined };
}

/** Sides of outer boxes stand outside of those of inner ones. */
function putSides(node: InlineNode, sorter: Sorter): void {
  const range = rangeOf(node, sorter.place);
  const [left, right] = node.inline.style.direction === 'ltr' ? [node.start, node.end] : [node.end, node.start];
  if (range !== undefined && left !== undefined) listAt(sorter.before, range[0]).push(left);
  for (const child of node.children) if (child.kind === 'inline') putSides(child, sorter);
  if (range !== undefined && right !== undefined) listAt(sorter.after, range[1]).push(right);
}

function listAt(lists: Map<number, EdgeNode[]>, at: number): EdgeNode[] {
  let list = lists.get(at);
  if (list === undefined) lists.set(at, (list = []));
  return list;
}
