// The box tree: what `layout` needs and nothing of elements or attributes. CSS Display 3, CSS 2.2 chapters 9 and 17.
//
// Every box is a block container (children are all block-level, or one inline formatting context), a table, a flex or
// grid container, or a replaced box. Inline content is flat, as one string with items over it, because line breaking,
// shaping and bidi all work on the paragraph as a whole.

import type { ComputedStyle, ContentPart, CounterChange } from '../style/computed-style.ts';
import type { CounterStyle } from '../style/counter-style.ts';
import type { StyledDocument } from '../style/styled.ts';
import type { Source, StructureNode } from './structure.ts';

type BoxCommon = {
  readonly style: ComputedStyle;
  readonly source: Source;
  /** Names that links and page references can point at: the element's id. */
  readonly id?: string;
  /** Entry in the document outline, from bookmark-level and bookmark-label. */
  readonly bookmark?: { readonly level: number; readonly label: string; readonly open: boolean };
  /** `string-set` assignments made where this box begins. */
  readonly strings?: readonly { readonly name: string; readonly value: string }[];
  /** Counter values that page references to this box read (all counters in scope, innermost last). */
  readonly counters?: Readonly<Record<string, readonly number[]>>;
  /** Changes to page-based counters, made on the page where this box begins. */
  readonly pageCounters?: { readonly reset: readonly CounterChange[]; readonly set: readonly CounterChange[] };
  /**
   * Running elements taken out of the flow right before this box: they belong to the page on which this box begins, as the
   * assignments in `strings` do. One that stood within a line is an inline item `running` instead.
   */
  readonly running?: readonly RunningBox[];
  /** Out of the flow, but a block by its display: among text it would have stood below the line, not in it. */
  readonly blockLevel?: true;
  /** Short words for reasons and messages: `heading "Scope"`, `figure`, `table row`. */
  readonly label: string;
};

/** Block container whose children are block-level boxes. */
export type BlockBox = BoxCommon & {
  readonly kind: 'block';
  readonly children: readonly Box[];
  /** Outside list marker, set beside the first line. */
  readonly marker?: InlineBox;
};
/** Block container that holds an inline formatting context. */
export type InlineBox = BoxCommon & {
  readonly kind: 'inline';
  readonly content: InlineContent;
  readonly marker?: InlineBox;
  /** Blocks of the same container come before: what is its first line here is none of the container's (`text-indent`). */
  readonly continues?: true;
  /** No element has it: percentages of heights within refer to what it stands in (CSS 2.2, 9.2.1.1). */
  readonly anonymous?: true;
  /** Style of the first formatted line, where `::first-line` gives one. */
  readonly firstLine?: ComputedStyle;
};
export type TableBox = BoxCommon & {
  readonly kind: 'table';
  readonly captions: readonly Box[];
  /** Absolutely positioned boxes among the table's parts: they make no cells. */
  readonly absolutes?: readonly Box[];
  readonly columns: readonly TableColumn[];
  /** Head rows first, then bodies, then foot rows; the grid is complete: `occupied` columns are told by `column`. */
  readonly groups: readonly TableGroup[];
  readonly columnCount: number;
};
export type TableColumn = { readonly style: ComputedStyle; readonly groupStyle: ComputedStyle | undefined };
export type TableGroup = BoxCommon & { readonly role: 'head' | 'body' | 'foot'; readonly rows: readonly TableRow[] };
export type TableRow = BoxCommon & { readonly cells: readonly TableCell[] };
/**
 * `column` and `row` (within the group) are the grid place of the cell's top left slot; spans are clipped to the grid. `declaredSpan` is
 * what its author wrote: where columns were merged, a cell that was to span several may be left with one.
 */
export type TableCell = BoxCommon & {
  readonly box: BlockBox | InlineBox;
  readonly column: number;
  readonly row: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly declaredSpan: number;
};
export type FlexBox = BoxCommon & { readonly kind: 'flex'; readonly children: readonly Box[] };
export type GridBox = BoxCommon & { readonly kind: 'grid'; readonly children: readonly Box[] };
/** An image or drawing. `width`, `height`: natural size in points, undefined where it has none. */
export type ReplacedBox = BoxCommon & {
  readonly kind: 'replaced';
  readonly image: ImageSource;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly ratio: number | undefined;
  readonly alternative: string;
  /** The link around a picture that stands in no line: all of its border box is active. */
  readonly link?: InlineElement;
};
export type Box = BlockBox | InlineBox | TableBox | FlexBox | GridBox | ReplacedBox;

/**
 * A picture, decoded as far as layout and painting need. `missing` is drawn as a frame with the alternative text; `reason`
 * is the rest of a sentence that begins with the address: `is a GIF image; PNG, JPEG and SVG can be used`.
 */
export type ImageSource =
  | { readonly kind: 'raster'; readonly key: string; readonly raster: RasterImage }
  | { readonly kind: 'vector'; readonly drawing: SvgDrawing }
  | { readonly kind: 'missing'; readonly url: string; readonly reason?: string };

/**
 * Either JPEG data as it is (`channels` 1 or 3), or pixels: `colors` interleaved bytes of 1 or 3 channels, `alpha` one byte a
 * pixel. `width` and `height` are of the picture as shown. `orientation` is given for JPEG data that is stored turned: the
 * EXIF value 2 to 8 by which painting must turn it; from 5 on the data is `height` wide and `width` high.
 */
export type RasterImage = {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  readonly orientation?: 2 | 3 | 4 | 5 | 6 | 7 | 8;
  readonly jpeg?: Uint8Array;
  readonly colors?: Uint8Array;
  readonly alpha?: Uint8Array;
};

/** An SVG tree with its cascaded presentation; painting turns it into vector items. `viewBox`: x, y, width, height. */
export type SvgDrawing = {
  readonly root: import('../style/styled.ts').StyledElement;
  readonly viewBox: readonly [number, number, number, number] | undefined;
  readonly preserveAspectRatio: string;
};

// --- inline content

/**
 * `text` is the paragraph after white-space processing (CSS Text 3, phase I, and what is known of phase II: no collapsible
 * space at its start, its end or beside a forced break) and text-transform. Characters that stand for something else, each
 * with an item of its own: U+FFFC an atomic box or a leader, U+2028 a forced line break. Items cover the text in order without
 * gaps; open, close, float, absolute, footnote and running items are empty ranges. Tabs stand only where they are preserved.
 *
 * Inline elements that only change the font or the colour have no open and close items: the `style` of their text tells.
 */
export type InlineContent = { readonly text: string; readonly items: readonly InlineItem[] };

type Range = { readonly start: number; readonly end: number };
export type InlineItem =
  | TextItem
  /** `continued`: a block in the midst of the element split it here, so that no edge is drawn (CSS 2.2, 9.2.1.1). */
  | (Range & { readonly kind: 'open'; readonly inline: InlineElement; readonly continued?: true })
  | (Range & { readonly kind: 'close'; readonly inline: InlineElement; readonly continued?: true })
  | (Range & { readonly kind: 'atomic'; readonly box: Box; readonly style: ComputedStyle })
  | (Range & { readonly kind: 'break'; readonly style: ComputedStyle })
  | (Range & { readonly kind: 'float'; readonly box: Box })
  | (Range & { readonly kind: 'absolute'; readonly box: Box })
  /** Footnote: the call is ordinary text items around it; `box` goes to the foot of the page where this point falls. */
  | (Range & { readonly kind: 'footnote'; readonly box: Box })
  | (Range & { readonly kind: 'running'; readonly running: RunningBox })
  | (Range & { readonly kind: 'leader'; readonly pattern: string; readonly style: ComputedStyle; readonly source: Source })
  /** Text known only when pages are: its range holds a guess; see PageReference. */
  | (Range & { readonly kind: 'reference'; readonly reference: PageReference; readonly style: ComputedStyle; readonly source: Source });

export type TextItem = Range & {
  readonly kind: 'text';
  readonly style: ComputedStyle;
  /** Its style in the first line, where that has one of its own. */
  readonly firstLine?: ComputedStyle;
  readonly source: Source;
  /** What the range says to a reader, where that is not its characters (generated symbols, soft replacements). */
  readonly actualText?: string;
};

/**
 * An inline element (span, a, em) whose borders, background and decoration its fragments draw. Lines in blocks within a
 * link have it again. A box of any kind whose `source.tag` is a Link is a link as a whole.
 */
export type InlineElement = BoxCommon & {
  /** Where it links to: an absolute address or `#id`. */
  readonly href?: string;
  /** Its style in the first line, where that has one of its own. */
  readonly firstLine?: ComputedStyle;
};

/** A counter of pages, or of the page where the target stands. */
export type PageReference =
  | { readonly kind: 'page-counter'; readonly name: string; readonly style: string }
  | { readonly kind: 'target-counter'; readonly target: string; readonly name: string; readonly style: string }
  /** Only where `@page` resets the counter `footnote`: which footnote of its page the one with this box id is, from 1. */
  | { readonly kind: 'footnote-number'; readonly footnote: string; readonly style: string };

/** A `position: running(name)` element, shown by `element(name)` in page margins of the page where it was, and after. */
export type RunningBox = { readonly name: string; readonly box: Box };

/** An absolutely or fixed positioned box among block-level siblings appears in `children` like any other; layout takes it out of flow. */
export type BoxDocument = {
  readonly root: Box;
  readonly structure: StructureNode;
  readonly title: string | undefined;
  readonly language: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly pageStyle: StyledDocument['pageStyle'];
  readonly counterStyles: ReadonlyMap<string, CounterStyle>;
  readonly fontFaces: StyledDocument['fontFaces'];
  /** Text, as of its element's content, that `target-text()` and `string()` read; by id. */
  readonly targets: ReadonlyMap<string, { readonly text: string }>;
  /** The picture at an address in a style (backgrounds); read once, `missing` where there is none. */
  readonly image: (url: string) => ImageSource;
  /** Makes a margin box's content, once its page is known. */
  readonly generateMarginContent: (parts: readonly ContentPart[], style: ComputedStyle, page: MarginContext) => Box | undefined;
};

/** What a page-margin box may show. */
export type MarginContext = {
  readonly artifact: 'header' | 'footer' | 'pagination';
  readonly counter: (name: string) => readonly number[];
  /** A page-based counter of the page on which the element with this id begins. */
  readonly target: (id: string, name: string) => number | undefined;
  readonly string: (name: string, position: 'first' | 'start' | 'last' | 'first-except') => string;
  readonly element: (name: string, position: 'first' | 'start' | 'last' | 'first-except') => Box | undefined;
};
