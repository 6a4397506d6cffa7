// Fonts as layout sees them: metrics and shaping. All lengths are in em (1 = the font size).

export type FontMetrics = {
  readonly ascent: number;
  /** Positive, below the baseline. */
  readonly descent: number;
  readonly lineGap: number;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly underlinePosition: number;
  readonly underlineThickness: number;
  readonly strikeoutPosition: number;
  readonly strikeoutThickness: number;
};

/** One face of one file. The same object for the same file within an engine: may be used as a key. */
export type Font = {
  readonly family: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
  /** Name for messages and for the PDF: the file's PostScript name. */
  readonly name: string;
  readonly file: string;
  readonly metrics: FontMetrics;
  /** The whole file, for embedding; unpacked if it is WOFF or WOFF2. */
  readonly data: Uint8Array;
  /** Glyph of a character without shaping; 0 where the font has none. */
  readonly glyphFor: (codePoint: number) => number;
  /** Advance of a glyph. */
  readonly advanceOf: (glyph: number) => number;
};

/** Synthetic variations, only where a family lacks the face: painted, never measured (but for bold). */
export type Synthesis = { readonly bold: boolean; readonly oblique: boolean };

/**
 * Shaped text in one font, one script, one direction: a word, a part of one, or one space. Cached by value, so the same
 * word in the same font is the same object. Glyphs are in visual order, left to right.
 */
export type GlyphRun = {
  readonly font: Font;
  readonly synthesis: Synthesis | undefined;
  /** The characters shown, in logical order. */
  readonly text: string;
  readonly glyphs: readonly number[];
  /** Displacement to the next glyph, kerning included, one per glyph. */
  readonly advances: readonly number[];
  /** x and y offset of each glyph, interleaved; undefined where all are zero. */
  readonly offsets: readonly number[] | undefined;
  /** Index in `text` of the first character of each glyph's cluster. */
  readonly clusters: readonly number[];
  /** Sum of the advances. */
  readonly width: number;
  /** Number of glyphs that stretch when a line is justified (U+0020 and U+00A0). */
  readonly spaces: number;
  readonly rightToLeft: boolean;
};

/** What a style asks of a font; equal selections share one object. */
export type FontSelection = {
  readonly families: readonly string[];
  readonly weight: number;
  readonly style: 'normal' | 'italic' | 'oblique';
  readonly features: Readonly<Record<string, number>>;
  readonly language: string;
};
