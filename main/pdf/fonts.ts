// Fonts of the file: character codes, widths, ToUnicode and the embedded subset of each face (ISO 32000-1, 9.6 to 9.10). Faces
// with TrueType outlines are cut down here; those with CFF outlines go through pdfkit.
//
// ToUnicode is first come, first served: the first text that a glyph stands for is its text in the whole document. Where a
// run means something else, `textOf` shows it and the run is written with an ActualText.

import type { Font } from '../text/font.ts';
import { deflate } from './deflate.ts';
import { type PdfFile, type PdfkitFont } from './file.ts';
import { name, number, numbers, reference, textString } from './syntax.ts';
import { readTrueType, subsetTrueType, type TrueTypeFile } from './truetype.ts';

/** A face in use. `resource` is its name in resource dictionaries, `id` its object's number. */
export type FontInUse = {
  readonly font: Font;
  readonly resource: string;
  readonly id: number;
  /** Code of a glyph in show strings. */
  readonly codeOf: (glyph: number) => number;
  /** Width of a glyph as the file states it, in thousandths of an em. */
  readonly widthOf: (glyph: number) => number;
  /** Text of each code. */
  readonly texts: Map<number, string>;
  /** Writes the font's objects. */
  readonly finish: (file: PdfFile) => void;
};

export class FontTable {
  readonly #file: PdfFile;
  readonly #fonts = new Map<Font, FontInUse>();

  constructor(file: PdfFile) {
    this.#file = file;
  }

  use(font: Font): FontInUse {
    let used = this.#fonts.get(font);
    if (used === undefined) {
      const resource = `F${this.#fonts.size + 1}`;
      const outlines = outlinesOf(font);
      used = outlines === undefined ? openWithPdfkit(this.#file, font, resource) : openTrueType(this.#file, font, outlines, resource);
      this.#fonts.set(font, used);
    }
    return used;
  }

  /** All faces in use, in the order of their first use. */
  all(): Iterable<FontInUse> {
    return this.#fonts.values();
  }

  finish(): void {
    for (const used of this.#fonts.values()) used.finish(this.#file);
  }
}

const parsedFiles = new WeakMap<Font, TrueTypeFile | { readonly none: true }>();

/** The TrueType file of a face, read once; undefined where its outlines are CFF. */
function outlinesOf(font: Font): TrueTypeFile | undefined {
  let parsed = parsedFiles.get(font);
  if (parsed === undefined) {
    parsed = readTrueType(font.data) ?? { none: true };
    parsedFiles.set(font, parsed);
  }
  return 'none' in parsed ? undefined : parsed;
}

// --- TrueType outlines: CIDFontType2, codes are glyph numbers

function openTrueType(file: PdfFile, font: Font, outlines: TrueTypeFile, resource: string): FontInUse {
  const texts = new Map<number, string>();
  const id = file.reserve();
  return {
    font, resource, id, texts,
    codeOf: (glyph) => glyph,
    widthOf: outlines.advance,
    finish: (target) => writeTrueType(target, font, outlines, { id, texts }),
  };
}

type Subset = { readonly key: string; readonly deflated: Uint8Array; readonly length: number };
/** The last subset made of a face: a document written again needs the same. */
const lastSubsets = new WeakMap<TrueTypeFile, Subset>();

function subsetOf(outlines: TrueTypeFile, glyphs: readonly number[]): Subset {
  const key = glyphs.join(' ');
  const last = lastSubsets.get(outlines);
  if (last?.key === key) return last;
  const bytes = subsetTrueType(outlines, glyphs);
  const subset = { key, deflated: deflate(bytes), length: bytes.length };
  lastSubsets.set(outlines, subset);
  return subset;
}

type Codes = { readonly id: number; readonly texts: ReadonlyMap<number, string> };

function writeTrueType(file: PdfFile, font: Font, outlines: TrueTypeFile, codes: Codes): void {
  const glyphs = [...codes.texts.keys()].sort((a, b) => a - b);
  const subset = subsetOf(outlines, glyphs);
  const baseFont = name(`${subsetTag(subset.key)}+${font.name.replaceAll(' ', '_')}`);
  const program = file.deflatedStream(`/Length1 ${subset.length}`, subset.deflated);
  const descriptor = file.add(descriptorOf(font, outlines, baseFont, program));
  const descendant = file.add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont${baseFont}` +
      `/CIDSystemInfo<</Registry${textString('Adobe')}/Ordering${textString('Identity')}/Supplement 0>>` +
      `/FontDescriptor ${reference(descriptor)}/DW 0/W[${widthArray(outlines, [0, ...glyphs])}]/CIDToGIDMap/Identity>>`,
  );
  const toUnicode = file.stream('', Buffer.from(toUnicodeMap(codes.texts, glyphs), 'latin1'));
  file.put(
    codes.id,
    `<</Type/Font/Subtype/Type0/BaseFont${baseFont}/Encoding/Identity-H` +
      `/DescendantFonts[${reference(descendant)}]/ToUnicode ${reference(toUnicode)}>>`,
  );
}

function descriptorOf(font: Font, outlines: TrueTypeFile, baseFont: string, program: number): string {
  const flags = (outlines.fixedPitch ? 1 : 0) | (outlines.serif ? 2 : 0) | 4 | (outlines.italicAngle !== 0 ? 64 : 0);
  const { ascent, descent, capHeight, xHeight } = font.metrics;
  const stem = font.weight >= 600 ? 140 : 80;
  return (
    `<</Type/FontDescriptor/FontName${baseFont}/Flags ${flags}/FontBBox[${numbers(outlines.boundingBox)}]` +
    `/ItalicAngle ${number(outlines.italicAngle)}/Ascent ${number(ascent * 1000)}/Descent ${number(-descent * 1000)}` +
    `/CapHeight ${number(capHeight * 1000)}/XHeight ${number(xHeight * 1000)}/StemV ${stem}/FontFile2 ${reference(program)}>>`
  );
}

/** Six capitals that tell this subset from others of the same face (9.6.4): a digest of its glyphs. */
function subsetTag(key: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193) >>> 0;
  let tag = '';
  for (let letter = 0; letter < 6; letter++) {
    tag += String.fromCharCode(65 + (hash % 26));
    hash = Math.floor(hash / 26);
  }
  return tag;
}

/** `first [w w w] first [w]`: successive glyphs share a list (9.7.4.3). */
function widthArray(outlines: TrueTypeFile, glyphs: readonly number[]): string {
  let text = '';
  let previous = -2;
  for (const glyph of glyphs) {
    if (glyph === previous) continue;
    const width = number(outlines.advance(glyph));
    if (glyph === previous + 1) text += ` ${width}`;
    else text += `${previous < 0 ? '' : ']'}${glyph}[${width}`;
    previous = glyph;
  }
  return `${text}]`;
}

/** A CMap from codes to UTF-16 (9.10.3), at most 100 entries a section. */
export function toUnicodeMap(texts: ReadonlyMap<number, string>, codes: readonly number[]): string {
  const hex = (code: number): string => code.toString(16).padStart(4, '0');
  const utf16 = (text: string): string => Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index))).join('');
  let sections = '';
  for (let start = 0; start < codes.length; start += 100) {
    const part = codes.slice(start, start + 100);
    const lines = part.map((code) => `<${hex(code)}><${utf16(texts.get(code)!)}>`);
    sections += `${part.length} beginbfchar\n${lines.join('\n')}\nendbfchar\n`;
  }
  return (
    '/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n' +
    '/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n' +
    `1 begincodespacerange\n<0000><ffff>\nendcodespacerange\n${sections}` +
    'endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n'
  );
}

// --- CFF outlines, by pdfkit: codes count from 1 in the order of use

function openWithPdfkit(file: PdfFile, font: Font, resource: string): FontInUse {
  file.document.font(font.data);
  const embedded: PdfkitFont = file.document._font;
  const texts = new Map<number, string>();
  return {
    font, resource, texts,
    id: embedded.ref().id,
    codeOf: (glyph) => {
      const code = embedded.subset.includeGlyph(glyph);
      embedded.widths[code] = font.advanceOf(glyph) * 1000;
      return code;
    },
    widthOf: (glyph) => font.advanceOf(glyph) * 1000,
    finish: () => {
      for (const [code, text] of texts) embedded.unicode[code] = Array.from(text, (character) => character.codePointAt(0)!);
    },
  };
}
