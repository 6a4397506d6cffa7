// Places across the line: CSS 2.2, 10.8. Every inline box and leaf has a baseline, shifted against its parent's; the line reaches
// from the highest to the lowest of their extents. Subtrees aligned to the line's top or bottom come last, as groups of their own.

import type { LengthPercentage } from '../../style/computed-style.ts';
import { resolveLength } from '../sizes.ts';
import type { LineContent, LineNode } from './nodes.ts';
import { usedLineHeight } from './text-style.ts';
import type { TextStyle } from './text-style.ts';

/** Where a line's groups stand: distance of each group's baseline from the line's top. */
export type LineHeight = { readonly height: number; readonly baselines: readonly number[] };

type Group = { top: number; bottom: number; readonly align: 'baseline' | 'top' | 'bottom' };

/** Sets `shift` and `group` of all nodes; the root's strut counts unless the line is a phantom. */
export function placeAcross(content: LineContent, root: TextStyle): LineHeight {
  if (content.phantom) return { height: 0, baselines: [0] };
  const main: Group = { top: -root.over, bottom: root.under, align: 'baseline' };
  const groups = [main];
  for (const child of content.children) placeNode(child, root, 0, 0, groups);
  for (let i = 1; i < groups.length; i++) {
    const missing = groups[i]!.bottom - groups[i]!.top - (main.bottom - main.top);
    if (missing <= 0) continue;
    if (groups[i]!.align === 'top') main.bottom += missing;
    else main.top -= missing;
  }
  const height = main.bottom - main.top;
  const baselines = groups.map(({ align, top, bottom }) => (align === 'baseline' ? -main.top : align === 'top' ? -top : height - bottom));
  return { height, baselines };
}

function placeNode(node: LineNode, parent: TextStyle, shift: number, group: number, groups: Group[]): void {
  node.shift = shift;
  node.group = group;
  switch (node.kind) {
    case 'anchor': return;
    case 'inline': placeInline(node, parent, groups); return;
    case 'atomic': {
      const { over, under } = node.measure;
      align(node, node.computed.verticalAlign, { parent, over, under, style: node.style, groups });
      extend(groups[node.group]!, node.shift - over, node.shift + under);
      return;
    }
    default: {
      const { style } = node;
      if (style !== parent && style.style.verticalAlign !== parent.style.verticalAlign) align(node, style.style.verticalAlign, { parent, over: style.over, under: style.under, style, groups });
      extend(groups[node.group]!, node.shift - style.over, node.shift + style.under);
      if (style.normalLineHeight && node.kind === 'text') extendByFonts(node, groups[node.group]!);
    }
  }
}

function placeInline(node: Extract<LineNode, { kind: 'inline' }>, parent: TextStyle, groups: Group[]): void {
  const { style } = node;
  const { over, under } = style;
  align(node, node.inline.style.verticalAlign, { parent, over, under, style, groups });
  extend(groups[node.group]!, node.shift - over, node.shift + under);
  for (const child of node.children) placeNode(child, style, node.shift, node.group, groups);
}

/** With a normal line height, glyphs of fallback fonts make room for themselves. */
function extendByFonts(node: Extract<LineNode, { kind: 'text' }>, group: Group): void {
  const { face, fontSize } = node.style;
  for (const { font } of node.runs) {
    if (font === face.font) continue;
    extend(group, node.shift - font.metrics.ascent * fontSize, node.shift + font.metrics.descent * fontSize);
  }
}

function extend(group: Group, top: number, bottom: number): void {
  if (top < group.top) group.top = top;
  if (bottom > group.bottom) group.bottom = bottom;
}

type AlignRequest = { readonly parent: TextStyle; readonly over: number; readonly under: number; readonly style: TextStyle; readonly groups: Group[] };

/** Moves a node's baseline as its vertical-align says. */
function align(node: LineNode, value: TextStyle['style']['verticalAlign'], request: AlignRequest): void {
  const { parent, over, under, groups } = request;
  switch (value) {
    case 'baseline': return;
    case 'sub': node.shift += parent.fontSize * 0.2; return;
    case 'super': node.shift -= parent.fontSize / 3; return;
    case 'text-top': node.shift += over - parent.ascent; return;
    case 'text-bottom': node.shift += parent.descent - under; return;
    case 'middle': node.shift += (over - under) / 2 - parent.xHeight / 2; return;
    case 'top': case 'bottom':
      groups.push({ top: Infinity, bottom: -Infinity, align: value });
      node.group = groups.length - 1;
      node.shift = 0;
      return;
    default: node.shift -= raise(value, request.style);
  }
}

/** Percentages refer to the line height of the element itself. */
function raise(value: LengthPercentage, style: TextStyle): number {
  return typeof value === 'number' ? value : resolveLength(value, usedLineHeight(style.style, style.face));
}
