// A placed line as fragments: the tree of nodes becomes LineFragment, InlineFragment, TextFragment and boxes, each offset from its
// parent.

import type { Box } from '../../box/box.ts';
import type { PlacedRect } from '../context.ts';
import type { Fragment, InlineFragment, LineFragment, TextFragment } from '../fragment.ts';
import { relativeOffset } from '../positioned.ts';
import { usedEdges } from '../sizes.ts';
import { fillLeader } from './horizontal.ts';
import type { AnchorNode, InlineNode, LeaderNode, LineContent, LineNode, TextNode } from './nodes.ts';
import type { LineHeight } from './vertical.ts';

/** What all fragments of a line share. `spacing`: points added to each space; `width`: of the containing block. */
export type Placing = { readonly line: LineHeight; readonly spacing: number; readonly width: number };

export function lineFragment(content: LineContent, placing: Placing, box: { readonly x: number; readonly y: number; readonly width: number }): LineFragment {
  const { height, baselines } = placing.line;
  return { kind: 'line', x: box.x, y: box.y, width: box.width, height, baseline: baselines[0]!, children: fragmentsOf(content.children, placing, 0, 0) };
}

/** `x`, `y`: the parent's place on the line. */
function fragmentsOf(nodes: readonly LineNode[], placing: Placing, x: number, y: number): Fragment[] {
  const fragments: Fragment[] = [];
  for (const node of nodes) {
    const baseline = placing.line.baselines[node.group]! + node.shift - y;
    switch (node.kind) {
      case 'text': fragments.push(textFragment(node, node.x - x, baseline, placing.spacing)); break;
      case 'inline': fragments.push(inlineFragment(node, placing, x, y)); break;
      case 'atomic': {
        const { fragment, left, fragmentOver } = node.measure;
        const shift = relativeOffset(node.computed, placing.width, undefined);
        fragments.push({ ...fragment, x: node.x - x + left + shift.x, y: baseline - fragmentOver + shift.y });
        break;
      }
      case 'leader': pushLeader(fragments, node, node.x - x, baseline); break;
      case 'anchor':
    }
  }
  return fragments;
}

/** Static position of an absolutely positioned box, and the padding box of the inline box that contains it, if one does. */
export function placeOfAbsolute({ x, around }: AnchorNode, box: Box, placing: Placing): { readonly x: number; readonly y: number; readonly block: PlacedRect | undefined } {
  let shift = { x: 0, y: 0 };
  let block: PlacedRect | undefined;
  for (const node of around) {
    const { style } = node.inline;
    if (style.position !== 'relative') continue;
    const own = relativeOffset(style, placing.width, undefined);
    shift = { x: shift.x + own.x, y: shift.y + own.y };
    if (box.style.position !== 'fixed') block = paddingBoxOf(node, shift, placing);
  }
  return { x: x + shift.x, y: shift.y, block };
}

function paddingBoxOf(node: InlineNode, shift: { readonly x: number; readonly y: number }, { line, width }: Placing): PlacedRect {
  const { border, padding, vertical } = usedEdges(node.inline.style, width);
  const { ascent, descent } = node.style;
  const top = line.baselines[node.group]! + node.shift - ascent - padding.top;
  const ltr = node.inline.style.direction === 'ltr';
  const left = (ltr ? node.start : node.end) === undefined ? 0 : border.left;
  const right = (ltr ? node.end : node.start) === undefined ? 0 : border.right;
  return { x: node.x + left + shift.x, y: top + shift.y, width: node.width - left - right, height: ascent + descent + vertical - border.top - border.bottom };
}

function textFragment(node: TextNode, x: number, baseline: number, spacing: number): TextFragment {
  const { ascent, descent, wordSpacing, letterSpacing, fontSize } = node.style;
  const fragment: TextFragment = {
    kind: 'text', x, y: baseline - ascent, width: node.width, height: ascent + descent, style: node.computed, source: node.source,
    baseline: ascent, runs: node.runs, wordSpacing: wordSpacing + spacing, letterSpacing, fontSize,
  };
  return node.actualText === undefined ? fragment : { ...fragment, actualText: node.actualText };
}

function inlineFragment(node: InlineNode, placing: Placing, x: number, y: number): InlineFragment {
  const { ascent, descent } = node.style;
  const edges = usedEdges(node.inline.style, placing.width);
  const top = placing.line.baselines[node.group]! + node.shift - ascent - edges.top;
  const shift = relativeOffset(node.inline.style, placing.width, undefined);
  return {
    kind: 'inline', x: node.x - x + shift.x, y: top - y + shift.y, width: node.width, height: ascent + descent + edges.vertical, inline: node.inline,
    begins: node.begins, baseline: edges.top + ascent, firstEdge: node.start !== undefined, lastEdge: node.end !== undefined, children: fragmentsOf(node.children, placing, node.x, top),
  };
}

/** A leader reads as a space. */
function pushLeader(fragments: Fragment[], node: LeaderNode, x: number, baseline: number): void {
  const { count, offset, width } = fillLeader(node);
  if (count === 0) return;
  const { ascent, descent, wordSpacing, letterSpacing, fontSize } = node.style;
  const pattern = node.style.shaper.leftToRight(node.pattern).runs;
  fragments.push({
    kind: 'text', x: x + offset, y: baseline - ascent, width, height: ascent + descent, style: node.computed, source: node.source,
    baseline: ascent, runs: Array.from({ length: count }, () => pattern).flat(), wordSpacing, letterSpacing, fontSize, actualText: ' ',
  });
}
