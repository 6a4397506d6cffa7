// A page as a flat list of things to draw, in page coordinates: points from the top left of the page box, y down. Every item
// tells where it came from; equal pages give equal lists.

import type { RasterImage } from '../box/box.ts';
import type { Source, StructureNode } from '../box/structure.ts';
import type { BreakReason } from '../layout/fragment.ts';
import type { BlendMode, Color } from '../style/computed-style.ts';
import type { GlyphRun } from '../text/font.ts';

/** x, y pairs: move, line, cubic (three points), close. */
export type PathSegment =
  | readonly ['M', number, number]
  | readonly ['L', number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z'];

export type Gradient = {
  readonly kind: 'linear' | 'radial' | 'conic';
  /**
   * Linear: x1 y1 x2 y2. Radial: cx cy r, and fx fy where the focus is not the centre, and its own radius. Conic, around (0, 0): how
   * far it reaches, and the angle at which it begins, clockwise from the top.
   */
  readonly points: readonly number[];
  /** From the points' space to the item's; makes a circle an ellipse. */
  readonly matrix?: Matrix;
  readonly stops: readonly { readonly offset: number; readonly color: Color }[];
};
/** A cell of items that is repeated, without gaps, over what it fills. `matrix`: from the pattern's space to the item's. */
export type Pattern = {
  readonly kind: 'pattern';
  readonly x: number; readonly y: number; readonly width: number; readonly height: number;
  readonly matrix: Matrix;
  readonly opacity: number;
  readonly items: readonly DisplayItem[];
};
export type Paint = Color | Gradient | Pattern;
/** a b c d e f as in PDF and SVG, for y-down coordinates. */
export type Matrix = readonly [number, number, number, number, number, number];
export type Stroke = {
  readonly paint: Paint; readonly width: number; readonly dash: readonly number[]; readonly dashPhase: number;
  readonly cap: 'butt' | 'round' | 'square'; readonly join: 'miter' | 'round' | 'bevel'; readonly miterLimit: number;
};

export type DisplayItem =
  | TextDisplayItem
  | { readonly kind: 'rect'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly fill: Color; readonly source: Source }
  | { readonly kind: 'path'; readonly path: readonly PathSegment[]; readonly fill?: Paint; readonly fillRule?: 'nonzero' | 'evenodd'; readonly stroke?: Stroke; readonly source: Source }
  /** With a `tint` that colour shows through the alpha, in place of the picture's own ones. */
  | { readonly kind: 'image'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly key: string; readonly raster: RasterImage; readonly tint?: Color; readonly source: Source }
  /**
   * Graphics state, always balanced within a page. `clip` and `mask` stand in the coordinates that `matrix` makes. `blend`: how all of it
   * together mixes with what lies below; `isolated`: what blends within mixes with nothing below.
   */
  | { readonly kind: 'push'; readonly clip?: readonly PathSegment[]; readonly clipRule?: 'nonzero' | 'evenodd'; readonly matrix?: Matrix; readonly opacity?: number; readonly mask?: Mask; readonly blend?: BlendMode; readonly isolated?: boolean }
  | { readonly kind: 'pop' };

/** Shows through by the light of its items (they are grey), or by their alpha. */
export type Mask = { readonly alpha: boolean; readonly items: readonly DisplayItem[] };

export type TextDisplayItem = {
  readonly kind: 'text';
  /** Left end of the baseline. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly color: Color;
  readonly runs: readonly GlyphRun[];
  readonly wordSpacing: number;
  readonly letterSpacing: number;
  /** Only the outline is drawn, so wide, in `color`. */
  readonly outline?: number;
  /** What fills the letters instead of `color`, which comes near to it. */
  readonly paint?: Gradient | Pattern;
  /** Full advance of the item, spacing included. */
  readonly width: number;
  readonly actualText?: string;
  readonly source: Source;
};

/** An active rectangle: one for each line fragment of a link. `href` is absolute, or `#id`. */
export type LinkArea = {
  readonly x: number; readonly y: number; readonly width: number; readonly height: number;
  readonly href: string;
  readonly source: Source;
};
/** A named place on the page, for links, the outline and page references. */
export type Destination = { readonly id: string; readonly x: number; readonly y: number };
export type OutlineEntry = { readonly level: number; readonly label: string; readonly open: boolean; readonly page: number; readonly x: number; readonly y: number };

export type DisplayList = {
  readonly number: number;
  readonly label: string;
  /** Size of the trimmed page; `bleed` is added on every side of the sheet, `marks` outside it. */
  readonly width: number;
  readonly height: number;
  readonly bleed: number;
  readonly marks: { readonly crop: boolean; readonly cross: boolean };
  readonly items: readonly DisplayItem[];
  readonly links: readonly LinkArea[];
  readonly destinations: readonly Destination[];
  readonly breakReason: BreakReason;
};

export type PaintedDocument = {
  readonly pages: readonly DisplayList[];
  readonly outline: readonly OutlineEntry[];
  readonly structure: StructureNode;
  readonly title: string | undefined;
  readonly language: string;
  /** Pages are turned from right to left. */
  readonly rightToLeft?: boolean;
  readonly metadata: Readonly<Record<string, string>>;
};
