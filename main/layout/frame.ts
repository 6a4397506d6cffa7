// The frame of a block container in one fragmentainer: its edges and sizes, found before its content is laid out; and what every
// kind of content (lines, blocks, columns) hands back to it.

import type { BlockBox, FlexBox, GridBox, InlineBox } from '../box/box.ts';
import { isFormattingRoot } from './collapse.ts';
import type { Layer, LayoutContext, Margin, Reason } from './context.ts';
import { createFloats } from './float.ts';
import type { Fragment, Rule } from './fragment.ts';
import { definiteHeight, heightByRatio, heightLimits, usedEdges, type Edges } from './sizes.ts';
import { blockWidth, ratioOf } from './widths.ts';
import type { BreakToken, DeferredFloat, FloatPlace, ForcedBreak, Space } from './space.ts';

/** A box with edges around content of its own kind: blocks, lines, flex lines or grid rows. */
export type ContainerBox = BlockBox | InlineBox | FlexBox | GridBox;

export type Frame = {
  readonly box: ContainerBox;
  readonly edges: Edges;
  /** Used border-box width, and the content box within it. */
  readonly width: number;
  readonly contentWidth: number;
  /** Top of the content here, from the top of this fragment's border box; without top edges where the box goes on. */
  readonly contentTop: number;
  /** Bottom edges that every fragment has (box-decoration-break: clone). */
  readonly cloneBottom: number;
  /** Border-box height that is fixed beforehand, for all fragments together; undefined where content decides. */
  readonly fixedHeight: number | undefined;
  readonly leastHeight: number;
  readonly mostHeight: number;
  /** Basis of percentage heights of children. */
  readonly heightBasis: number | undefined;
  /** Makes a block formatting context of its own. */
  readonly root: boolean;
  readonly floats: FloatPlace;
};

/** The content of a block container, in coordinates of its fragment's border box. */
export type Content = {
  readonly children: Fragment[];
  /** Bottom of the content, collapsed margins included where they stay inside. */
  readonly bottom: number;
  /** Margin that goes on through the box's bottom; undefined where none does. */
  readonly bottomMargin?: Margin | undefined;
  readonly firstBaseline?: number | undefined;
  readonly lastBaseline?: number | undefined;
  readonly layers?: readonly Layer[] | undefined;
  /** Column rules. */
  readonly rules?: readonly Rule[] | undefined;
  /** Where to go on: child index or text index, and the child's own token. */
  readonly rest?: ContentToken | undefined;
  readonly pushed?: boolean | undefined;
  readonly penalty?: number | undefined;
  readonly reason?: Reason | undefined;
  readonly kept?: Reason | undefined;
  readonly opportunity?: { readonly at: ContentToken; readonly penalty: number } | undefined;
};

export type ContentToken = {
  readonly index: number;
  readonly child?: BreakToken | undefined;
  readonly forced?: ForcedBreak | undefined;
  readonly placed?: number | undefined;
  readonly floats?: readonly DeferredFloat[] | undefined;
};

/** The frame of a box in this space, going on from a token or beginning. */
export function frameOf(box: ContainerBox, space: Space, from: BreakToken | undefined, context: LayoutContext): Frame {
  const { style } = box;
  const edges = usedEdges(style, space.width);
  const width = space.imposedWidth ?? blockWidth(box, space, context);
  const contentWidth = Math.max(0, width - edges.horizontal);
  const clone = style.boxDecorationBreak === 'clone';
  const limits = heightLimits(style, edges, space.height);
  const fixedHeight = fixedHeightOf(box, space, width, edges);
  const root = space.floats === undefined || isFormattingRoot(box);
  return {
    box, edges, width, contentWidth,
    contentTop: from === undefined || clone ? edges.top : 0,
    cloneBottom: clone ? edges.bottom : 0,
    fixedHeight, leastHeight: limits.least, mostHeight: limits.most,
    heightBasis: fixedHeight === undefined ? (isAnonymous(box) ? space.height : undefined) : Math.min(Math.max(fixedHeight, limits.least), limits.most) - edges.vertical,
    root,
    floats: root || space.floats === undefined ? { context: createFloats(), x: 0, y: 0 } : space.floats,
  };
}

const isAnonymous = (box: ContainerBox): boolean => box.kind === 'inline' && box.anonymous === true;

function fixedHeightOf(box: ContainerBox, space: Space, width: number, edges: Edges): number | undefined {
  const { style } = box;
  if (space.imposedHeight !== undefined) return space.imposedHeight;
  const ratio = ratioOf(style);
  return definiteHeight(style, edges, space.height) ?? (ratio === undefined ? undefined : heightByRatio(style, ratio, width, edges));
}
