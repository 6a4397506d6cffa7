// The computed values of one element or page-margin box. Lengths are points; angles are radians; colours are RGBA.
// `auto` and percentages may remain; fragments hold numbers only. Interned: equal styles are the same object.

import type { CounterStyle } from './counter-style.ts';

/** Red, green, blue from 0 to 255; alpha from 0 to 1. */
export type Color = { readonly r: number; readonly g: number; readonly b: number; readonly a: number };

/** Points, or a sum `percent/100 * basis + length`, or the least or greatest of several; see `resolve()` in values.ts. */
export type LengthPercentage =
  | number
  | { readonly kind: 'percent'; readonly percent: number; readonly length: number }
  | { readonly kind: 'min' | 'max'; readonly of: readonly LengthPercentage[] }
  | { readonly kind: 'sum'; readonly of: readonly LengthPercentage[] };
export type Auto = 'auto';
export type IntrinsicSize = 'min-content' | 'max-content' | 'fit-content';
export type Size = LengthPercentage | Auto | IntrinsicSize;

/** One record for the four physical sides, to be looped over. */
export type Sides<T> = { readonly top: T; readonly right: T; readonly bottom: T; readonly left: T };
export const sides = ['top', 'right', 'bottom', 'left'] as const;
/** The same on every side. */
export function evenSides<T>(value: T): Sides<T> {
  return { top: value, right: value, bottom: value, left: value };
}
export type Side = (typeof sides)[number];
export type Corners<T> = { readonly topLeft: T; readonly topRight: T; readonly bottomRight: T; readonly bottomLeft: T };

export type BorderStyle =
  'none' | 'hidden' | 'solid' | 'dashed' | 'dotted' | 'double' | 'groove' | 'ridge' | 'inset' | 'outset';
/** `width` is 0 where the style is none or hidden. */
export type Border = { readonly width: number; readonly style: BorderStyle; readonly color: Color };

/** A colour at a place; or without a colour a hint: the place where the two beside it are mixed by halves. */
export type GradientStop = { readonly color: Color | undefined; readonly position: LengthPercentage | undefined };
/** How far a radial gradient reaches; lengths: the radius of a circle, or both of an ellipse. */
export type RadialSize = 'closest-side' | 'closest-corner' | 'farthest-side' | 'farthest-corner' | readonly LengthPercentage[];
export type BackgroundImage =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'linear-gradient'; readonly angle: number | { readonly to: string }; readonly stops: readonly GradientStop[]; readonly repeating: boolean }
  | {
    readonly kind: 'radial-gradient'; readonly shape: 'circle' | 'ellipse'; readonly size: RadialSize;
    readonly position: readonly [LengthPercentage, LengthPercentage]; readonly stops: readonly GradientStop[]; readonly repeating: boolean;
  }
  /** Positions of stops are radians, or parts of a turn. */
  | {
    readonly kind: 'conic-gradient'; readonly angle: number;
    readonly position: readonly [LengthPercentage, LengthPercentage]; readonly stops: readonly GradientStop[]; readonly repeating: boolean;
  };
/** How colours mix with what lies below them (Compositing 1, section 9). */
export const blendModes = [
  'normal', 'multiply', 'screen', 'overlay', 'darken', 'lighten', 'color-dodge', 'color-burn', 'hard-light', 'soft-light', 'difference', 'exclusion',
  'hue', 'saturation', 'color', 'luminosity',
] as const;
export type BlendMode = (typeof blendModes)[number];
export type BackgroundLayer = {
  readonly image: BackgroundImage | undefined;
  readonly position: readonly [LengthPercentage, LengthPercentage];
  readonly size: 'cover' | 'contain' | readonly [LengthPercentage | Auto, LengthPercentage | Auto];
  readonly repeat: readonly ['repeat' | 'no-repeat' | 'space' | 'round', 'repeat' | 'no-repeat' | 'space' | 'round'];
  /** `fixed`: placed in the page area, whatever `origin` says. */
  readonly attachment: 'scroll' | 'fixed';
  readonly origin: 'border-box' | 'padding-box' | 'content-box';
  readonly clip: 'border-box' | 'padding-box' | 'content-box';
  readonly blend: BlendMode;
};

/** A multiple of the border's width on that side. */
export type BorderMultiple = { readonly factor: number };
export type BorderImage = {
  readonly source: BackgroundImage | undefined;
  /** Where the picture is cut, from its edges: points of its natural size, or parts of it. `fill`: the middle is drawn too. */
  readonly slice: Sides<LengthPercentage> & { readonly fill: boolean };
  /** `auto`: as wide as the slice. */
  readonly width: Sides<LengthPercentage | Auto | BorderMultiple>;
  readonly outset: Sides<number | BorderMultiple>;
  readonly repeat: readonly [BorderRepeat, BorderRepeat];
};
export type BorderRepeat = 'stretch' | 'repeat' | 'round' | 'space';

/** Lengths in points; `blur` as that of boxes. Without a colour it has that of the text. */
export type TextShadow = { readonly x: number; readonly y: number; readonly blur: number; readonly color: Color | undefined };
/** Lengths in points. `blur`: twice the standard deviation of the Gaussian that softens the edges. */
export type BoxShadow = {
  readonly inset: boolean; readonly x: number; readonly y: number; readonly blur: number; readonly spread: number; readonly color: Color;
};

export type BasicShape =
  | { readonly kind: 'inset'; readonly edges: Sides<LengthPercentage>; readonly radii: Corners<readonly [LengthPercentage, LengthPercentage]> }
  /** One radius of a circle, or both of an ellipse. */
  | { readonly kind: 'ellipse'; readonly radii: readonly (LengthPercentage | 'closest-side' | 'farthest-side')[]; readonly position: readonly [LengthPercentage, LengthPercentage] }
  | { readonly kind: 'polygon'; readonly evenOdd: boolean; readonly points: readonly (readonly [LengthPercentage, LengthPercentage])[] }
  /** SVG path data. */
  | { readonly kind: 'path'; readonly evenOdd: boolean; readonly data: string };
export type ClipBox = 'border-box' | 'padding-box' | 'content-box';
export type ClipPath =
  | { readonly kind: 'url'; readonly url: string }
  /** Without a shape the box itself, with its corners. */
  | { readonly kind: 'shape'; readonly shape: BasicShape | undefined; readonly box: ClipBox };

export type TransformFunction =
  | { readonly kind: 'translate'; readonly x: LengthPercentage; readonly y: LengthPercentage }
  | { readonly kind: 'scale'; readonly x: number; readonly y: number }
  | { readonly kind: 'rotate'; readonly angle: number }
  | { readonly kind: 'skew'; readonly x: number; readonly y: number }
  | { readonly kind: 'matrix'; readonly values: readonly [number, number, number, number, number, number] };

/** `content` of CSS Generated Content 3 and GCPM, parsed. */
export type ContentPart =
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'attribute'; readonly name: string }
  | { readonly kind: 'counter'; readonly name: string; readonly style: string }
  | { readonly kind: 'counters'; readonly name: string; readonly separator: string; readonly style: string }
  | { readonly kind: 'target-counter'; readonly target: ContentTarget; readonly name: string; readonly style: string }
  | { readonly kind: 'target-counters'; readonly target: ContentTarget; readonly name: string; readonly separator: string; readonly style: string }
  | { readonly kind: 'target-text'; readonly target: ContentTarget; readonly what: 'content' | 'before' | 'after' | 'first-letter' }
  | { readonly kind: 'string-reference'; readonly name: string; readonly position: 'first' | 'start' | 'last' | 'first-except' }
  | { readonly kind: 'element-reference'; readonly name: string; readonly position: 'first' | 'start' | 'last' | 'first-except' }
  | { readonly kind: 'content'; readonly what: 'content' | 'before' | 'after' | 'first-letter' | 'marker' }
  | { readonly kind: 'leader'; readonly pattern: string }
  | { readonly kind: 'quote'; readonly which: 'open-quote' | 'close-quote' | 'no-open-quote' | 'no-close-quote' }
  | { readonly kind: 'image'; readonly url: string }
  /** Stands last: what the parts before it say to a reader who does not see them (`content: "★" / "new"`); no text, that they decorate. */
  | { readonly kind: 'alternative'; readonly parts: readonly ContentPart[] };
/** `attr(href url)` or a literal `url(#id)`. */
export type ContentTarget = { readonly kind: 'attribute'; readonly name: string } | { readonly kind: 'url'; readonly url: string };

export type CounterChange = { readonly name: string; readonly value: number };
export type StringSet = { readonly name: string; readonly parts: readonly ContentPart[] };
export type LineHeight = 'normal' | { readonly factor: number } | { readonly length: number };
export type BreakBetween =
  'auto' | 'avoid' | 'avoid-page' | 'avoid-column' | 'page' | 'column' | 'left' | 'right' | 'recto' | 'verso' | 'always';
export type BreakInside = 'auto' | 'avoid' | 'avoid-page' | 'avoid-column';

export type TrackSize =
  | { readonly kind: 'length'; readonly size: LengthPercentage }
  | { readonly kind: 'fraction'; readonly factor: number }
  | { readonly kind: 'auto' | 'min-content' | 'max-content' }
  | { readonly kind: 'fit-content'; readonly limit: LengthPercentage }
  | { readonly kind: 'minmax'; readonly least: TrackSize; readonly most: TrackSize };
/**
 * One item of a `grid-template-*` list: a track, the names of the line between two, or an automatic repetition, which waits for the
 * room. repeat() with a number is written out.
 */
export type TrackListItem =
  | TrackSize
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'repeat'; readonly fit: boolean; readonly tracks: readonly TrackListItem[] };
/** A line by number (negative from the end), by name, or both: the nth of that name; or a span of tracks, or to the nth line of a name. */
export type GridLine =
  'auto' | { readonly line: number; readonly name?: string } | { readonly name: string } | { readonly span: number; readonly name?: string };
export type Alignment =
  | 'normal' | 'stretch' | 'start' | 'end' | 'center' | 'flex-start' | 'flex-end' | 'baseline'
  | 'space-between' | 'space-around' | 'space-evenly' | 'left' | 'right';

export type Display =
  | 'none' | 'contents' | 'inline' | 'block' | 'flow-root' | 'inline-block' | 'list-item' | 'flex' | 'inline-flex'
  | 'grid' | 'inline-grid' | 'table' | 'inline-table' | 'table-row-group' | 'table-header-group' | 'table-footer-group'
  | 'table-row' | 'table-cell' | 'table-column' | 'table-column-group' | 'table-caption';

/** How many lines high the first letter is, and on the baseline of which line it stands. */
export type InitialLetter = { readonly size: number; readonly sink: number };

/** Inherited by default: see the table in properties.ts, which is the one list of properties. */
export type ComputedStyle = {
  // --- fonts and text (inherited)
  readonly color: Color;
  readonly fontFamily: readonly string[];
  readonly fontSize: number;
  readonly fontWeight: number;
  readonly fontStyle: 'normal' | 'italic' | 'oblique';
  readonly fontStretch: number;
  /** OpenType feature tags with their values, from font-variant-*, font-kerning and font-feature-settings together. */
  readonly fontFeatures: Readonly<Record<string, number>>;
  readonly fontVariantPosition: 'normal' | 'sub' | 'super';
  readonly fontSynthesisSmallCaps: boolean;
  readonly lineHeight: LineHeight;
  readonly letterSpacing: number;
  readonly wordSpacing: number;
  readonly textAlign: 'start' | 'end' | 'left' | 'right' | 'center' | 'justify';
  readonly textAlignLast: 'auto' | 'start' | 'end' | 'left' | 'right' | 'center' | 'justify';
  readonly textIndent: { readonly length: LengthPercentage; readonly hanging: boolean; readonly eachLine: boolean };
  readonly textTransform: 'none' | 'uppercase' | 'lowercase' | 'capitalize';
  readonly textWrap: 'wrap' | 'nowrap' | 'balance' | 'pretty' | 'stable';
  readonly whiteSpaceCollapse: 'collapse' | 'preserve' | 'preserve-breaks' | 'break-spaces';
  readonly wordBreak: 'normal' | 'break-all' | 'keep-all' | 'break-word';
  readonly overflowWrap: 'normal' | 'anywhere' | 'break-word';
  readonly lineBreak: 'auto' | 'loose' | 'normal' | 'strict' | 'anywhere';
  readonly hyphens: 'none' | 'manual' | 'auto';
  readonly hyphenateCharacter: string | 'auto';
  /** Least letters of a word, before and after the hyphen (hyphenate-limit-chars). */
  readonly hyphenateLimitChars: { readonly word: number; readonly before: number; readonly after: number };
  /** Most successive hyphenated lines; Infinity for no-limit. */
  readonly hyphenateLimitLines: number;
  readonly hangingPunctuation: { readonly first: boolean; readonly last: boolean; readonly end: 'none' | 'allow' | 'force' };
  /** The first one lies on top. */
  readonly textShadow: readonly TextShadow[];
  readonly tabSize: number | { readonly length: number };
  readonly direction: 'ltr' | 'rtl';
  readonly language: string;
  readonly visibility: 'visible' | 'hidden' | 'collapse';
  readonly quotes: 'auto' | 'none' | readonly (readonly [string, string])[];
  readonly listStyleType: string | { readonly text: string } | CounterStyle;
  readonly listStylePosition: 'inside' | 'outside';
  readonly listStyleImage: string | undefined;
  readonly orphans: number;
  readonly widows: number;
  readonly borderCollapse: 'separate' | 'collapse';
  readonly borderSpacing: readonly [number, number];
  readonly captionSide: 'top' | 'bottom';
  readonly emptyCells: 'show' | 'hide';
  // --- not inherited: text
  readonly verticalAlign:
    'baseline' | 'sub' | 'super' | 'top' | 'middle' | 'bottom' | 'text-top' | 'text-bottom' | LengthPercentage;
  /** Lines that this element itself draws; painting carries them to descendants. */
  readonly textDecoration: {
    readonly underline: boolean; readonly overline: boolean; readonly lineThrough: boolean;
    readonly style: 'solid' | 'double' | 'dotted' | 'dashed' | 'wavy';
    readonly color: Color; readonly thickness: number | 'auto' | 'from-font'; readonly underlineOffset: number | 'auto';
  };
  readonly unicodeBidi: 'normal' | 'embed' | 'isolate' | 'bidi-override' | 'isolate-override' | 'plaintext';
  readonly textOverflow: 'clip' | 'ellipsis';
  // --- boxes
  readonly display: Display;
  /** What `display` makes a block of was inline-level: where it would have stood is within a line (CSS Positioned Layout 3, 3.5). */
  readonly blockified: boolean;
  readonly position: 'static' | 'relative' | 'absolute' | 'fixed' | { readonly running: string };
  readonly float: 'none' | 'left' | 'right' | 'footnote';
  readonly clear: 'none' | 'left' | 'right' | 'both';
  readonly initialLetter: InitialLetter | undefined;
  readonly inset: Sides<LengthPercentage | Auto>;
  readonly zIndex: number | Auto;
  readonly width: Size;
  readonly height: Size;
  readonly minWidth: Size;
  readonly minHeight: Size;
  readonly maxWidth: Size | 'none';
  readonly maxHeight: Size | 'none';
  readonly boxSizing: 'content-box' | 'border-box';
  readonly aspectRatio: number | undefined;
  readonly margin: Sides<LengthPercentage | Auto>;
  readonly padding: Sides<LengthPercentage>;
  readonly border: Sides<Border>;
  readonly borderImage: BorderImage;
  /** Horizontal and vertical radius of each corner. */
  readonly borderRadius: Corners<readonly [LengthPercentage, LengthPercentage]>;
  /** `offset`: from the border box outwards. */
  readonly outline: Border & { readonly offset: number };
  readonly boxDecorationBreak: 'slice' | 'clone';
  readonly backgroundColor: Color;
  readonly backgroundLayers: readonly BackgroundLayer[];
  /** The first one lies on top. */
  readonly boxShadow: readonly BoxShadow[];
  readonly opacity: number;
  readonly clipPath: ClipPath | undefined;
  readonly mixBlendMode: BlendMode;
  readonly isolation: 'auto' | 'isolate';
  readonly overflow: 'visible' | 'hidden' | 'clip' | 'auto' | 'scroll';
  readonly transform: readonly TransformFunction[];
  readonly transformOrigin: readonly [LengthPercentage, LengthPercentage];
  readonly objectFit: 'fill' | 'contain' | 'cover' | 'none' | 'scale-down';
  readonly objectPosition: readonly [LengthPercentage, LengthPercentage];
  readonly tableLayout: 'auto' | 'fixed';
  // --- flex and grid
  readonly flexDirection: 'row' | 'row-reverse' | 'column' | 'column-reverse';
  readonly flexWrap: 'nowrap' | 'wrap' | 'wrap-reverse';
  readonly flexGrow: number;
  readonly flexShrink: number;
  readonly flexBasis: Size | 'content';
  readonly order: number;
  readonly justifyContent: Alignment;
  readonly justifyItems: Alignment;
  readonly justifySelf: Alignment | 'auto';
  readonly alignContent: Alignment;
  readonly alignItems: Alignment;
  readonly alignSelf: Alignment | 'auto';
  readonly rowGap: LengthPercentage | 'normal';
  readonly columnGap: LengthPercentage | 'normal';
  readonly gridTemplateColumns: readonly TrackListItem[];
  readonly gridTemplateRows: readonly TrackListItem[];
  /** Rows of cells; `.` is a cell of no area. */
  readonly gridTemplateAreas: readonly (readonly string[])[];
  readonly gridAutoColumns: TrackSize;
  readonly gridAutoRows: TrackSize;
  readonly gridAutoFlow: { readonly direction: 'row' | 'column'; readonly dense: boolean };
  readonly gridColumnStart: GridLine;
  readonly gridColumnEnd: GridLine;
  readonly gridRowStart: GridLine;
  readonly gridRowEnd: GridLine;
  // --- columns
  readonly columnCount: number | Auto;
  readonly columnWidth: number | Auto;
  readonly columnFill: 'auto' | 'balance' | 'balance-all';
  readonly columnSpan: 'none' | 'all';
  readonly columnRule: Border;
  // --- breaks and pages
  readonly breakBefore: BreakBetween;
  readonly breakAfter: BreakBetween;
  readonly breakInside: BreakInside;
  readonly marginBreak: 'auto' | 'keep' | 'discard';
  /** Name of the page type, `auto` where none was given (inherits as CSS Paged Media 3 says). */
  readonly page: string;
  readonly footnotePolicy: 'auto' | 'line' | 'block';
  readonly footnoteDisplay: 'block' | 'inline' | 'compact';
  // --- generated content
  readonly content: 'normal' | 'none' | readonly ContentPart[];
  readonly counterReset: readonly CounterChange[];
  readonly counterIncrement: readonly CounterChange[];
  readonly counterSet: readonly CounterChange[];
  readonly stringSet: readonly StringSet[];
  readonly bookmarkLevel: number | 'none';
  readonly bookmarkLabel: readonly ContentPart[];
  readonly bookmarkState: 'open' | 'closed';
  // --- SVG presentation (inherited where SVG says so), used inside svg elements only
  readonly svg: Readonly<Record<string, string>>;
};

/** The sixteen page-margin boxes of CSS Paged Media 3, section 4.2, and nothing else. */
export const marginBoxNames = [
  'top-left-corner', 'top-left', 'top-center', 'top-right', 'top-right-corner',
  'right-top', 'right-middle', 'right-bottom',
  'bottom-right-corner', 'bottom-right', 'bottom-center', 'bottom-left', 'bottom-left-corner',
  'left-bottom', 'left-middle', 'left-top',
] as const;
export type MarginBoxName = (typeof marginBoxNames)[number];

/** The used style of one page: size and margins in points; margin boxes with content other than none or normal. */
export type PageStyle = {
  readonly width: number;
  readonly height: number;
  readonly bleed: number;
  readonly marks: { readonly crop: boolean; readonly cross: boolean };
  /** The page box itself: margin, border, padding, background, counters, fonts inherited by the margin boxes. */
  readonly style: ComputedStyle;
  readonly marginBoxes: Partial<Readonly<Record<MarginBoxName, ComputedStyle>>>;
  /** Style of the `@footnote` area; its `maxHeight` bounds it. */
  readonly footnoteArea: ComputedStyle;
};

/** What a page is, for choosing its rules. `index` counts from 0 in the document; `groupIndex` from 0 in a run of one name. */
export type PageKind = {
  readonly name: string;
  readonly index: number;
  readonly groupIndex: number;
  readonly side: 'left' | 'right';
  readonly blank: boolean;
};
