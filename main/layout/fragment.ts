// The fragment tree: numbers only, points, offsets relative to the parent fragment's border box, y down. Painting adds them up once.

import type { BoxDocument, Box, ImageSource, InlineElement } from '../box/box.ts';
import type { Source } from '../box/structure.ts';
import type { ComputedStyle, PageStyle, Sides } from '../style/computed-style.ts';
import type { GlyphRun } from '../text/font.ts';

type FragmentCommon = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The part of a box that lies in one page or column. `width`, `height` are of its border box. */
export type BoxFragment = FragmentCommon & {
  readonly kind: 'box';
  readonly style: ComputedStyle;
  readonly source: Source;
  readonly border: Sides<number>;
  readonly padding: Sides<number>;
  /** False on a side where the box was cut: no border is drawn there (box-decoration-break: slice). */
  readonly edges: Sides<boolean>;
  readonly id?: string;
  readonly bookmark?: { readonly level: number; readonly label: string; readonly open: boolean };
  readonly children: readonly Fragment[];
  /** Set where the style's borders do not apply as they are (collapsed table borders are painted from these). */
  readonly collapsedBorders?: readonly CollapsedBorder[];
  /** A backdrop drawn behind the children but not the box's own background: column rules, table column backgrounds. */
  readonly rules?: readonly Rule[];
};
/** One painted segment of a collapsed table border, or a column rule: a line from (x1, y1) to (x2, y2). */
export type Rule = {
  readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number;
  readonly border: import('../style/computed-style.ts').Border;
};
export type CollapsedBorder = Rule;

/** One line box. Children stand in logical order, whatever the visual one. `baseline` is measured from its top. */
export type LineFragment = FragmentCommon & {
  readonly kind: 'line';
  readonly baseline: number;
  readonly children: readonly Fragment[];
};

/** Glyphs of one style on one line. `x` at the left end; `baseline` from the top of this fragment; `height` is ascent + descent. */
export type TextFragment = FragmentCommon & {
  readonly kind: 'text';
  readonly style: ComputedStyle;
  readonly source: Source;
  readonly baseline: number;
  /** In visual order, left to right. */
  readonly runs: readonly GlyphRun[];
  /** Points added after each space glyph (justification and word-spacing), and after every glyph (letter-spacing). */
  readonly wordSpacing: number;
  readonly letterSpacing: number;
  readonly fontSize: number;
  /** The logical text where it differs from the runs' (a soft hyphen shown as a hyphen: the text is without it). */
  readonly actualText?: string;
};

/**
 * The part on one line of an inline element's box: background, border, link area. `begins`: it is the first one. `firstEdge`,
 * `lastEdge`: a side is drawn at its start, at its end.
 */
export type InlineFragment = FragmentCommon & {
  readonly kind: 'inline';
  readonly inline: InlineElement;
  readonly begins: boolean;
  /** From the fragment's top. */
  readonly baseline: number;
  readonly firstEdge: boolean;
  readonly lastEdge: boolean;
  readonly children: readonly Fragment[];
};

export type ImageFragment = FragmentCommon & {
  readonly kind: 'image';
  readonly style: ComputedStyle;
  readonly source: Source;
  readonly id?: string;
  readonly image: ImageSource;
  readonly alternative: string;
  /** The link whose area the border box is. */
  readonly link?: InlineElement;
  readonly border: Sides<number>;
  readonly padding: Sides<number>;
  /** Where the picture itself lies within the content box, after object-fit. */
  readonly picture: FragmentCommon;
};
export type Fragment = BoxFragment | LineFragment | TextFragment | InlineFragment | ImageFragment;

/** Why a page ended where it did. `note` is a sentence part: `kept with next: heading "Scope"`, `orphans 2`. */
export type BreakReason = {
  readonly kind: 'forced' | 'full' | 'keep-with-next' | 'orphans' | 'widows' | 'avoid-inside' | 'did-not-fit' | 'end';
  readonly note: string;
  /** Points left empty on the page. */
  readonly left: number;
};

export type Page = {
  /** From 1. */
  readonly number: number;
  /** What the page counter shows, as text (page labels). */
  readonly label: string;
  readonly name: string;
  readonly side: 'left' | 'right';
  readonly blank: boolean;
  readonly style: PageStyle;
  /** The page area's content at page coordinates: body, footnotes, absolutely positioned and fixed boxes, in paint order. */
  readonly content: readonly (BoxFragment | ImageFragment)[];
  /** Margin boxes and running elements: artifacts, at page coordinates. */
  readonly margins: readonly BoxFragment[];
  readonly breakReason: BreakReason;
};

export type LaidOutDocument = {
  readonly pages: readonly Page[];
  readonly document: BoxDocument;
  /** Rounds until page references stood still: 1 where there are none. */
  readonly rounds: number;
};
export type LayoutResult<T extends Fragment = BoxFragment> = {
  readonly fragment: T;
  readonly rest?: import('./space.ts').BreakToken;
};
export type { Box };
