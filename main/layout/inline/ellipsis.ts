// `text-overflow: ellipsis` (CSS Overflow 4, 5.1; CSS UI 4, 4.2): what does not fit on a line is hidden from its end edge on, and an
// ellipsis stands in its place. What is hidden stays in the tree with no ink, so that a reader still gets all of the text.

import type { InlineBox } from '../../box/box.ts';
import { graphemeBreaks } from '../../text/breaks.ts';
import type { ShapedText } from '../../text/shape.ts';
import { spanInlines } from './horizontal.ts';
import type { Fragment } from '../fragment.ts';
import type { AtomicNode, LeafNode, LineContent, LineNode, TextNode } from './nodes.ts';
import { widthOf } from './text-style.ts';
import type { TextStyle } from './text-style.ts';

/** A placed line that is too long. `width`: of the line box; `spacing`: points that justification added to each space. */
export type LongLine = { readonly box: InlineBox; readonly content: LineContent; readonly root: TextStyle; readonly width: number; readonly spacing: number; readonly rightToLeft: boolean };

/** Cuts the line in place. */
export function cutToFit(line: LongLine): void {
  const { content, root, width, rightToLeft } = line;
  const sign = shapedIn(root, '\u2026', false);
  const length = widthOf(sign, root);
  const room = width - length;
  /** Distance of a leaf's far edge from the line's start edge. */
  const reach = ({ x, width: own }: LeafNode): number => (rightToLeft ? width - x : x + own);
  const leaves = content.leaves.toSorted((a, b) => reach(a) - reach(b));
  const first = leaves.findIndex((leaf) => leaf.width > 0 && reach(leaf) > room + 0.001);
  if (first === -1) return;
  const isSolid = (leaf: LeafNode): boolean => leaf.kind !== 'anchor' && leaf.kind !== 'edge';
  let end = shorten(leaves[first]!, { ...line, room, must: !leaves.slice(0, first).some(isSolid) });
  for (const leaf of leaves.slice(first + 1)) hide(leaf, end);
  removeHidden(content.children, new Set(leaves.slice(first)));
  spanInlines(content);
  if (rightToLeft) end -= length;
  content.children.push(ellipsisNode(line, leaves[first]!, sign, end, length));
}

type Cut = LongLine & { readonly room: number; /** Something of it has to stay: it is the first on the line. */ readonly must: boolean };

/** Leaves as much of a leaf as there is room for; gives the x at which it ends. */
function shorten(leaf: LeafNode, cut: Cut): number {
  const { room, rightToLeft, width, must } = cut;
  const near = rightToLeft ? leaf.x + leaf.width : leaf.x;
  if (leaf.kind === 'atomic' && must) return rightToLeft ? leaf.x : leaf.x + leaf.width;
  const kept = leaf.kind === 'text' ? keptPart(leaf, rightToLeft ? room - (width - near) : room - near, cut) : undefined;
  if (leaf.kind !== 'text' || kept === undefined) {
    hide(leaf, near);
    return near;
  }
  leaf.actualText ??= textOf(leaf);
  leaf.runs = (leaf.level & 1) === 1 ? kept.runs.toReversed() : [...kept.runs];
  leaf.spaces = kept.spaces;
  leaf.width = widthOf(kept, leaf.style) + kept.spaces * cut.spacing;
  if (rightToLeft) leaf.x = near - leaf.width;
  return rightToLeft ? leaf.x : near + leaf.width;
}

/** The longest part at the line's start side that fits; undefined where none does. */
function keptPart(leaf: TextNode, room: number, { rightToLeft, spacing, must }: Cut): ShapedText | undefined {
  const text = textOf(leaf);
  const ownDirection = (leaf.level & 1) === 1;
  const breaks = [...graphemeBreaks(text), text.length];
  // Where the text runs against the line, its end stands at the line's start side.
  const part = (count: number): string => (ownDirection === rightToLeft ? text.slice(0, breaks[count - 1]) : text.slice(count < breaks.length ? breaks[breaks.length - 1 - count] : 0));
  const shaped = (count: number): ShapedText => shapedIn(leaf.style, part(count), ownDirection);
  let low = must ? 1 : 0;
  let high = breaks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const trial = shaped(middle);
    if (widthOf(trial, leaf.style) + trial.spaces * spacing <= room + 0.001) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? undefined : shaped(low);
}

/** The text shown, in logical order. */
function textOf({ runs, level }: TextNode): string {
  return ((level & 1) === 1 ? runs.toReversed() : runs).map((run) => run.text).join('');
}

function shapedIn({ shaper }: TextStyle, text: string, rightToLeft: boolean): ShapedText {
  return rightToLeft ? shaper.rightToLeft(text) : shaper.leftToRight(text);
}

/** Text becomes a space of no width that says what was there. */
function hide(leaf: LeafNode, x: number): void {
  if (leaf.kind === 'text') {
    leaf.actualText ??= textOf(leaf);
    leaf.runs = [...leaf.style.shaper.leftToRight(' ').runs];
    leaf.spaces = 0;
  }
  leaf.x = x;
  leaf.width = 0;
}

/** Puts what hidden boxes say in their place in the tree, and takes away the sides of inline boxes that are hidden. */
function removeHidden(nodes: LineNode[], hidden: ReadonlySet<LeafNode>): void {
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index]!;
    if (node.kind === 'atomic' && node.width === 0 && hidden.has(node)) nodes.splice(index, 1, ...saidBy(node.measure.fragment, node));
    if (node.kind !== 'inline') continue;
    removeHidden(node.children, hidden);
    if (node.start !== undefined && hidden.has(node.start)) node.start = undefined;
    if (node.end !== undefined && hidden.has(node.end)) node.end = undefined;
  }
}

/** The texts in a hidden box, each a space of no width. */
function saidBy(fragment: Fragment, { x, style }: Pick<AtomicNode, 'x' | 'style'>): TextNode[] {
  if (fragment.kind === 'image') return [];
  if (fragment.kind !== 'text') return fragment.children.flatMap((child) => saidBy(child, { x, style }));
  const { source, style: computed, actualText = fragment.runs.map((run) => run.text).join('') } = fragment;
  return [{ kind: 'text', x, width: 0, shift: 0, group: 0, level: 0, style, computed, source, item: -1, runs: [...style.shaper.leftToRight(' ').runs], spaces: 0, actualText }];
}

function ellipsisNode({ box, root }: LongLine, cut: LeafNode, sign: ShapedText, x: number, width: number): TextNode {
  const source = 'source' in cut ? cut.source : box.source;
  return { kind: 'text', x, width, shift: 0, group: 0, level: 0, style: root, computed: box.style, source, item: -1, runs: [...sign.runs], spaces: 0, actualText: '' };
}
