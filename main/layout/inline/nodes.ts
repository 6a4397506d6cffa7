// A line's content between breaking and fragments: a tree of inline boxes with leaves that get their places step by step.

import type { Box, InlineElement, RunningBox } from '../../box/box.ts';
import type { Source } from '../../box/structure.ts';
import type { ComputedStyle } from '../../style/computed-style.ts';
import type { GlyphRun } from '../../text/font.ts';
import type { AtomicMeasure } from './atomic.ts';
import type { TextStyle } from './text-style.ts';

/**
 * Common to all: `x` and `width` from the line's left; `shift`, the baseline's distance below that of the alignment group; and the
 * group: 0 the line itself, others are subtrees aligned to its top or bottom.
 */
type Placed = { x: number; width: number; shift: number; group: number; readonly level: number };

/** Text of one item and one level. `spaces` and `glyphs` count what takes spacing; trailing spaces are among `runs` only. */
export type TextNode = Placed & {
  readonly kind: 'text';
  readonly style: TextStyle;
  readonly computed: ComputedStyle;
  readonly source: Source;
  readonly item: number;
  runs: GlyphRun[];
  spaces: number;
  actualText: string | undefined;
};
/** A leader: filled with its pattern when the line's free room is known. */
export type LeaderNode = Placed & { readonly kind: 'leader'; readonly style: TextStyle; readonly computed: ComputedStyle; readonly source: Source; readonly pattern: string };
export type AtomicNode = Placed & { readonly kind: 'atomic'; readonly style: TextStyle; readonly computed: ComputedStyle; readonly measure: AtomicMeasure };
/** The start or end edge of an inline box on this line: margin, border and padding. */
export type EdgeNode = Placed & { readonly kind: 'edge'; readonly margin: number };
/** A place in the text where something out of flow stands. */
export type AnchorNode = Placed & { readonly kind: 'anchor'; readonly what: 'float' | 'absolute' | 'footnote' | 'running'; readonly box: Box | undefined; readonly running: RunningBox | undefined; /** The inline boxes around an absolutely positioned box, outermost first. */ readonly around: readonly InlineNode[] };
export type InlineNode = Placed & {
  readonly kind: 'inline';
  readonly inline: InlineElement;
  readonly style: TextStyle;
  readonly children: LineNode[];
  /** The box's beginning is on this line. */
  readonly begins: boolean;
  /** Undefined on a side that no edge is drawn at: it is not on this line, or not shown. */
  start: EdgeNode | undefined;
  end: EdgeNode | undefined;
};
export type LeafNode = TextNode | LeaderNode | AtomicNode | EdgeNode | AnchorNode;
export type LineNode = Exclude<LeafNode, EdgeNode> | InlineNode;

/** What a line is made of. `leaves` holds all that has a width, in logical order. */
export type LineContent = {
  readonly children: LineNode[];
  readonly leaves: LeafNode[];
  /** Sum of the leaves' widths before justification. */
  natural: number;
  spaces: number;
  /** Sum of the widths of those spaces. */
  glue: number;
  leaders: number;
  /** Nothing on the line gives it height (CSS 2.2, 9.4.2). */
  phantom: boolean;
  hasInlines: boolean;
  /** Whether there are atomic boxes or anchors. */
  hasObjects: boolean;
};
