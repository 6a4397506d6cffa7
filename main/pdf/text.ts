// Text operators (ISO 32000-1, 9.4): TJ arrays from shaped runs. The same word is the same GlyphRun, so that its show string is
// made once a document. Strings are literal, two bytes a glyph: half of what hexadecimal takes, and faster to deflate.

import type { TextDisplayItem } from '../paint/display-list.ts';
import type { Font, GlyphRun } from '../text/font.ts';
import type { ContentStream } from './content.ts';
import type { FontInUse, FontTable } from './fonts.ts';
import { letterAt, readingOrder, recordTexts, widest } from './readings.ts';
import { number, textString } from './syntax.ts';

/** A run, ready to be shown. */
type Piece = {
  readonly used: FontInUse;
  readonly glyphs: readonly number[];
  /** What stands between the parentheses of a TJ array, spaces not stretched: `..)-12(..`. */
  readonly shown: string;
  /** Set where the glyphs' texts do not add up to the run's. */
  readonly actualText: string | undefined;
  /** Every glyph is a space that stretches, or none is: stretching needs no look inside. */
  readonly uniform: boolean;
  readonly stretches: boolean;
};

export type MissingGlyph = (font: Font, text: string) => void;

/** tan 12°, the slant of a synthesised oblique. */
const obliqueSkew = 0.2126;
/** Stroke that thickens a synthesised bold, in em. */
const boldStroke = 1 / 40;

/** Writes text items; keeps the show strings of a document's runs. */
export class TextWriter {
  readonly #fonts: FontTable;
  readonly #pieces = new Map<GlyphRun, Piece>();
  readonly #onMissing: MissingGlyph;

  constructor(fonts: FontTable, onMissing: MissingGlyph) {
    this.#fonts = fonts;
    this.#onMissing = onMissing;
  }

  draw(stream: ContentStream, item: TextDisplayItem): void {
    const first = item.runs[0];
    if (first === undefined || item.size === 0) return;
    stream.mark(item.source);
    if (item.outline === undefined && item.paint === undefined) stream.setFill(item.color);
    const synthesis = item.runs.find((run) => run.synthesis !== undefined)?.synthesis;
    if (synthesis?.oblique === true) {
      stream.endText();
      stream.beginText();
      stream.setTextMatrix(obliqueSkew, item.x, item.y);
    } else {
      stream.beginText();
      stream.moveText(item.x, item.y);
    }
    this.#setBold(stream, item, synthesis?.bold === true);
    this.#setSpacing(stream, item.letterSpacing);
    if (item.actualText !== undefined) stream.text += `/Span<</ActualText${textString(item.actualText)}>>BDC\n`;
    this.#showRuns(stream, item);
    if (item.actualText !== undefined) stream.text += 'EMC\n';
    if (synthesis?.oblique === true) stream.endText();
  }

  #setBold(stream: ContentStream, item: TextDisplayItem, bold: boolean): void {
    const mode = item.outline !== undefined ? 1 : bold ? 2 : 0;
    if (stream.state.renderMode !== mode) {
      stream.state.renderMode = mode;
      stream.text += `${mode} Tr\n`;
    }
    if (mode === 0) return;
    stream.setStroke(item.color);
    stream.text += `${number(item.outline ?? item.size * boldStroke)} w\n`;
  }

  #setSpacing(stream: ContentStream, letterSpacing: number): void {
    if (stream.state.letterSpacing === letterSpacing) return;
    stream.state.letterSpacing = letterSpacing;
    stream.text += `${number(letterSpacing)} Tc\n`;
  }

  #setFont(stream: ContentStream, used: FontInUse, size: number): void {
    if (stream.state.font === used.resource && stream.state.fontSize === size) return;
    stream.state.font = used.resource;
    stream.state.fontSize = size;
    stream.use('Font', used.resource, used.id);
    stream.text += `/${used.resource} ${number(size)} Tf\n`;
  }

  /** Runs of one font and one reading share a TJ array. */
  #showRuns(stream: ContentStream, item: TextDisplayItem): void {
    if (item.runs.some((run) => run.rightToLeft)) {
      this.#showReordered(stream, item);
      return;
    }
    const gap = gapOf(item);
    const nested = item.actualText !== undefined;
    let array = '';
    let used: FontInUse | undefined;
    for (const run of item.runs) {
      const piece = this.#pieceOf(run);
      const plain = (nested || piece.actualText === undefined) && run.offsets === undefined;
      if (piece.used !== used || !plain) {
        if (array !== '') stream.text += showOperator(array);
        array = '';
        used = piece.used;
        this.#setFont(stream, used, item.size);
      }
      if (plain) array += arrayOf(run, piece, gap);
      else this.#showAlone(stream, run, piece, item);
    }
    if (array !== '') stream.text += showOperator(array);
  }

  /** A run with a reading of its own, or with glyphs off their places. */
  #showAlone(stream: ContentStream, run: GlyphRun, piece: Piece, item: TextDisplayItem): void {
    const actual = item.actualText === undefined ? piece.actualText : undefined;
    if (run.rightToLeft && (actual !== undefined || run.offsets !== undefined)) {
      this.#showClusters(stream, run, piece, item);
      return;
    }
    if (actual !== undefined) stream.text += `/Span<</ActualText${textString(actual)}>>BDC\n`;
    if (run.offsets === undefined) stream.text += showOperator(arrayOf(run, piece, gapOf(item)));
    else this.#showShifted(stream, run, piece, item, { from: 0, to: run.glyphs.length });
    if (actual !== undefined) stream.text += 'EMC\n';
  }

  /**
   * Letters whose glyphs do not tell them (skeletons and dots apart), from right to left: the widest glyph of each reads as the
   * letter, the others as nothing.
   */
  #showClusters(stream: ContentStream, run: GlyphRun, piece: Piece, item: TextDisplayItem): void {
    const advance = (from: number, to: number): number => run.advances.slice(from, to).reduce((sum, one) => sum + one, 0) * 1000 + ((to - from) * item.letterSpacing * 1000) / item.size;
    let pen = 0;
    for (let to = run.glyphs.length; to > 0; ) {
      let from = to - 1;
      const cluster = letterAt(run, from);
      while (from > 0 && letterAt(run, from - 1) === cluster) from--;
      const letter = run.text.slice(cluster, from === 0 ? run.text.length : letterAt(run, from - 1));
      const start = advance(0, from);
      if (Math.abs(pen - start) > 0.01) stream.text += `[${number(pen - start)}]TJ\n`;
      const speaking = widest(run, from, to);
      for (let index = from; index < to; index++) {
        const reading = index === speaking ? letter : '';
        const known = item.actualText !== undefined || piece.used.texts.get(piece.used.codeOf(piece.glyphs[index] ?? 0)) === reading;
        if (!known) stream.text += `/Span<</ActualText${textString(reading)}>>BDC\n`;
        this.#showShifted(stream, run, piece, item, { from: index, to: index + 1 });
        if (!known) stream.text += 'EMC\n';
      }
      pen = advance(0, to);
      to = from;
    }
    const rest = pen - advance(0, run.glyphs.length);
    if (Math.abs(rest) > 0.01) stream.text += `[${number(rest)}]TJ\n`;
  }

  /**
   * Right-to-left runs are shown in the order of reading, each at its place, as what they are: strings whose characters stand in
   * reverse order (ISO 32000-1, 14.8.2.3.3).
   */
  #showReordered(stream: ContentStream, item: TextDisplayItem): void {
    const perPoint = 1000 / item.size;
    const starts: number[] = [];
    let end = 0;
    for (const run of item.runs) {
      starts.push(end);
      end += run.width * item.size + run.spaces * item.wordSpacing + run.glyphs.length * item.letterSpacing;
    }
    let pen = 0;
    for (const index of readingOrder(item.runs)) {
      const run = item.runs[index];
      const start = starts[index];
      if (run === undefined || start === undefined) continue;
      const piece = this.#pieceOf(run);
      this.#setFont(stream, piece.used, item.size);
      const move = number((pen - start) * perPoint);
      if (move !== '0') stream.text += `[${move}]TJ\n`;
      const reversed = run.rightToLeft && run.glyphs.length > 1 && piece.actualText === undefined && run.offsets === undefined;
      if (reversed) stream.text += '/ReversedChars BMC\n';
      this.#showAlone(stream, run, piece, item);
      if (reversed) stream.text += 'EMC\n';
      pen = starts[index + 1] ?? end;
    }
  }

  /** Glyphs that are moved off the baseline or their place: marks over Arabic or accented letters. */
  #showShifted(stream: ContentStream, run: GlyphRun, piece: Piece, item: TextDisplayItem, range: { readonly from: number; readonly to: number }): void {
    const { used, glyphs } = piece;
    let rise = 0;
    for (let index = range.from; index < range.to; index++) {
      const glyph = glyphs[index] ?? 0;
      const dx = run.offsets?.[index * 2] ?? 0;
      const dy = run.offsets?.[index * 2 + 1] ?? 0;
      if (dy !== rise) stream.text += `${number(dy * item.size)} Ts\n`;
      rise = dy;
      const stretch = isSpace(run, index) ? (item.wordSpacing * 1000) / item.size : 0;
      const after = used.widthOf(glyph) - (run.advances[index] ?? 0) * 1000 + dx * 1000 - stretch;
      stream.text += `[${dx === 0 ? '' : number(-dx * 1000)}(${glyphString(used, glyph)})${number(after)}]TJ\n`;
    }
    if (rise !== 0) stream.text += '0 Ts\n';
  }

  #pieceOf(run: GlyphRun): Piece {
    let piece = this.#pieces.get(run);
    if (piece === undefined) {
      piece = this.#makePiece(run);
      this.#pieces.set(run, piece);
    }
    return piece;
  }

  #makePiece(run: GlyphRun): Piece {
    const used = this.#fonts.use(run.font);
    const glyphs = run.glyphs.includes(0) ? this.#replaceMissing(run) : run.glyphs;
    let shown = '';
    for (let index = 0; index < glyphs.length; index++) {
      shown += glyphString(used, glyphs[index] ?? 0) + adjustment(used.widthOf(glyphs[index] ?? 0) - (run.advances[index] ?? 0) * 1000);
    }
    return {
      used, glyphs, shown,
      actualText: recordTexts(used, run, glyphs) ? undefined : run.text,
      uniform: run.spaces === 0 || run.glyphs.length === 1,
      stretches: run.spaces > 0,
    };
  }

  /** A .notdef may not be shown (ISO 19005-3, 6.2.11.8): something visible stands for it, and the text says what it was. */
  #replaceMissing(run: GlyphRun): readonly number[] {
    this.#onMissing(run.font, run.text);
    const { font } = run;
    const substitute = [0xfffd, 0x25a1, 0x3f, 0x20].map(font.glyphFor).find((glyph) => glyph !== 0) ?? 1;
    return run.glyphs.map((glyph) => (glyph === 0 ? substitute : glyph));
  }
}

/** The stretching of a space, inside a TJ array. */
function gapOf(item: TextDisplayItem): string {
  // A tenth of a thousandth of an em: over a line of forty gaps that is a hundredth of a point.
  return item.wordSpacing === 0 ? '' : `)${number(Math.round((-item.wordSpacing * 10_000) / item.size) / 10)}(`;
}

function arrayOf(run: GlyphRun, piece: Piece, gap: string): string {
  if (gap === '' || !piece.stretches) return piece.shown;
  return piece.uniform ? piece.shown + gap : showStretched(run, piece.used, gap);
}

function showOperator(array: string): string {
  // A parenthesis that opens a string follows a number; one that is a glyph's byte follows its backslash.
  const open = array.endsWith('(') && !array.endsWith('\\(');
  const tail = open ? array.slice(0, -1) : `${array})`;
  return array.startsWith(')') ? `[${tail.slice(1)}]TJ\n` : `[(${tail}]TJ\n`;
}

/** A number inside a TJ array moves left by thousandths of the font size. */
function adjustment(excess: number): string {
  const rounded = Math.round(excess * 100) / 100;
  return rounded === 0 ? '' : `)${number(rounded)}(`;
}

function isSpace(run: GlyphRun, index: number): boolean {
  const code = run.text.charCodeAt(run.clusters[index] ?? 0);
  return code === 0x20 || code === 0xa0;
}

function showStretched(run: GlyphRun, used: FontInUse, gap: string): string {
  let shown = '';
  run.glyphs.forEach((glyph, index) => {
    shown += glyphString(used, glyph) + adjustment(used.widthOf(glyph) - (run.advances[index] ?? 0) * 1000);
    if (isSpace(run, index)) shown += gap;
  });
  return shown;
}

/** Two bytes, as they stand inside a literal string (7.3.4.2). */
function glyphString(used: FontInUse, glyph: number): string {
  const code = used.codeOf(glyph);
  return literalByte(code >> 8) + literalByte(code & 0xff);
}

function literalByte(byte: number): string {
  if (byte === 0x28 || byte === 0x29 || byte === 0x5c) return `\\${String.fromCharCode(byte)}`;
  return byte === 0x0d ? '\\r' : String.fromCharCode(byte);
}
