// Fonts that text is shown in (ISO 14289-1, 7.21; ISO 19005-2, 6.2.11). Widths and glyphs are looked up in TrueType programs.

import type { PdfDocument } from '../read.ts';
import { type PdfValue, textOf } from '../read/value.ts';
import { type Fail, type FontFacts, isStream, nameOf } from './subject.ts';

export function checkFonts(document: PdfDocument, fonts: Iterable<FontFacts>, fail: Fail): void {
  for (const font of fonts) {
    const name = nameOf(document.get(font.dictionary, 'BaseFont')) || `font ${font.id}`;
    const named: Fail = (rule, message) => fail(rule, `${name}: ${message}`, { object: font.id });
    if (nameOf(document.get(font.dictionary, 'Subtype')) === 'Type0') checkComposite(document, font, named);
    else if (nameOf(document.get(font.dictionary, 'Subtype')) !== 'Type3' && programOf(document, document.get(font.dictionary, 'FontDescriptor')) === null) {
      named('UA 31-009', 'the font is not embedded');
    }
    checkTexts(document, font, named);
  }
}

function programOf(document: PdfDocument, descriptor: PdfValue): PdfValue {
  return document.get(descriptor, 'FontFile2') ?? document.get(descriptor, 'FontFile3') ?? document.get(descriptor, 'FontFile');
}

function checkComposite(document: PdfDocument, font: FontFacts, fail: Fail): void {
  const descendant = document.resolve(document.list(font.dictionary.entries.get('DescendantFonts'))[0]);
  const encoding = document.get(font.dictionary, 'Encoding');
  const identity = ['Identity-H', 'Identity-V'].includes(nameOf(encoding));
  if (!identity && !isStream(encoding) && !predefinedMaps.test(nameOf(encoding))) fail('UA 31-006', `the CMap "${nameOf(encoding)}" is not embedded`);
  if (isStream(encoding)) checkCollections(document, descendant, encoding, fail);
  const program = programOf(document, document.get(descendant, 'FontDescriptor'));
  if (program === null) {
    fail('UA 31-009', 'the font is not embedded');
    return;
  }
  const map = document.get(descendant, 'CIDToGIDMap');
  if (nameOf(document.get(descendant, 'Subtype')) === 'CIDFontType2' && nameOf(map) !== 'Identity' && !isStream(map)) fail('UA 31-004', 'there is no CIDToGIDMap');
  if (!identity) return;
  const glyphOf = glyphMap(document, map);
  if ([...font.codes].some((code) => glyphOf(code) === 0)) fail('UA 31-030', 'the glyph .notdef is shown');
  if (isStream(program)) checkProgram(document, { font, descendant, glyphOf, bytes: document.decode(program).bytes }, fail);
}

/** CMaps that a reader has (table 118), as far as their names tell. */
const predefinedMaps = /^(Identity|GB|GBK|GBpc|GBK2K|B5pc|HKscs|ETen|ETenms|CNS|Uni|83pv|90ms|90msp|90pv|Add|EUC|Ext|KSC|KSCms|KSCpc)[\w-]*-[HV]$|^[HV]$/;

function checkCollections(document: PdfDocument, descendant: PdfValue, encoding: PdfValue, fail: Fail): void {
  for (const key of ['Registry', 'Ordering']) {
    const [own, mapped] = [textOf(document.get(descendant, 'CIDSystemInfo', key)), textOf(document.get(encoding, 'CIDSystemInfo', key))];
    if (own !== mapped) fail('UA 31-001', `${key} is "${own ?? ''}" in the font and "${mapped ?? ''}" in its CMap`);
  }
}

function glyphMap(document: PdfDocument, map: PdfValue): (code: number) => number {
  if (!isStream(map)) return (code) => code;
  const { bytes } = document.decode(map);
  return (code) => ((bytes[code * 2] ?? 0) << 8) | (bytes[code * 2 + 1] ?? 0);
}

type Program = { readonly font: FontFacts; readonly descendant: PdfValue; readonly glyphOf: (code: number) => number; readonly bytes: Uint8Array };

/** Compares what is shown with a TrueType program's glyphs and advances. */
function checkProgram(document: PdfDocument, { font, descendant, glyphOf, bytes }: Program, fail: Fail): void {
  const metrics = trueTypeMetrics(bytes);
  if (metrics === undefined) return;
  const widths = readWidths(document, descendant);
  const missing = [...font.codes].filter((code) => glyphOf(code) >= metrics.glyphCount);
  if (missing.length > 0) fail('UA 31-011', `${missing.length} glyphs that are shown are not in the program`);
  const different = [...font.codes].filter((code) => glyphOf(code) < metrics.glyphCount && Math.abs(widths(code) - metrics.advance(glyphOf(code))) > 1);
  if (different.length > 0) fail('UA 31-016', `${different.length} widths differ from the program's`);
}

function trueTypeMetrics(bytes: Uint8Array): { readonly glyphCount: number; readonly advance: (glyph: number) => number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, number>();
  if (bytes.length < 12 || view.getUint32(0) !== 0x10000) return undefined;
  for (let entry = 12; entry < 12 + view.getUint16(4) * 16 && entry + 16 <= bytes.length; entry += 16) {
    tables.set(String.fromCharCode(...bytes.subarray(entry, entry + 4)), view.getUint32(entry + 8));
  }
  const [head, hhea, hmtx, maxp] = ['head', 'hhea', 'hmtx', 'maxp'].map((tag) => tables.get(tag));
  if (head === undefined || hhea === undefined || hmtx === undefined || maxp === undefined) return undefined;
  const perUnit = 1000 / (view.getUint16(head + 18) || 1000);
  const count = view.getUint16(hhea + 34);
  return { glyphCount: view.getUint16(maxp + 4), advance: (glyph) => view.getUint16(hmtx + 4 * Math.min(glyph, count - 1)) * perUnit };
}

/** 9.7.4.3 */
function readWidths(document: PdfDocument, descendant: PdfValue): (code: number) => number {
  const widths = new Map<number, number>();
  const items = document.list(document.get(descendant, 'W')).map(document.resolve);
  for (let index = 0; index < items.length; ) {
    const [first, second, third] = [items[index], items[index + 1], items[index + 2]];
    if (typeof first !== 'number') break;
    if (typeof second === 'object' && second?.kind === 'array') {
      second.items.forEach((item, offset) => {
        const width = document.resolve(item);
        if (typeof width === 'number') widths.set(first + offset, width);
      });
      index += 2;
    } else {
      if (typeof second !== 'number' || typeof third !== 'number') break;
      for (let code = first; code <= Math.min(second, first + 65536); code++) widths.set(code, third);
      index += 3;
    }
  }
  const otherwise = document.get(descendant, 'DW');
  return (code) => widths.get(code) ?? (typeof otherwise === 'number' ? otherwise : 1000);
}

function checkTexts(document: PdfDocument, font: FontFacts, fail: Fail): void {
  const { toUnicode } = font;
  const composite = nameOf(document.get(font.dictionary, 'Subtype')) === 'Type0';
  if (toUnicode === undefined) {
    if (composite) fail('UA 31-027', 'there is no ToUnicode map');
    return;
  }
  const shown = [...font.codes].map((code) => toUnicode.get(code) ?? '');
  if (shown.some((text) => /[\u0000\ufeff\ufffe]/.test(text))) fail('UA 31-028', 'ToUnicode leads to U+0000, U+FEFF or U+FFFE');
  const bare = [...font.bareCodes];
  if (bare.some((code) => (toUnicode.get(code) ?? '') === '')) fail('UA 10-001', 'characters are shown that have no Unicode value');
  if (bare.some((code) => /[\ue000-\uf8ff]/.test(toUnicode.get(code) ?? ''))) fail('A 6.2.11.7.3', 'characters of the private use area are shown without replacement text');
}

