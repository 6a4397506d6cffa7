// GPOS for simple scripts: pair adjustment (kerning) and single adjustment of advances. Everything else is only watched for, as in
// substitution.ts. Gives what fontkit gives, by test.

import { readClasses, readCoverage, readLookup } from './layout-table.ts';
import type { LayoutTable } from './layout-table.ts';
import { watcher } from './substitution.ts';
import type { GlyphBuffer, Substitution } from './substitution.ts';

/** Adds to the advances (font units) of a word's glyphs; false where the word is not simple. */
export type Positioning = (buffer: GlyphBuffer, advances: Float64Array) => boolean;

const skipsOtherThanMarks = 0x0006;
/** Bits of a value record; the fields stand in this order, two bytes each. */
const xAdvanceBit = 0x0004;

export function compilePositioning(table: LayoutTable, index: number): Positioning {
  const { type, flags, subtables } = readLookup(table, index);
  if (type === 2 && (flags & skipsOtherThanMarks) === 0 && subtables.every((at) => isPlainPair(table, at))) return pairPositioning(subtables.map((at) => pairRule(table, at)));
  if (type >= 4 && type <= 6) return markWatcher(table, subtables);
  return watcher(table, type, subtables) as Substitution & Positioning;
}

/** Only horizontal advances of either glyph. */
function isPlainPair({ view }: LayoutTable, at: number): boolean {
  return ((view.getUint16(at + 4) | view.getUint16(at + 6)) & ~xAdvanceBit) === 0;
}

/** Attaching marks matters only to words that have some. */
function markWatcher(table: LayoutTable, subtables: readonly number[]): Positioning {
  const marks = subtables.map((at) => readCoverage(table, at + table.view.getUint16(at + 2)));
  return ({ glyphs, count }) => {
    for (const coverage of marks) for (let i = 0; i < count; i++) if (coverage[glyphs[i]!]! >= 0) return false;
    return true;
  };
}

/** Adjusts a pair of glyphs; false where the subtable has nothing to say of it. */
type PairRule = (first: number, second: number, advances: Float64Array, at: number) => boolean;

function pairPositioning(rules: readonly PairRule[]): Positioning {
  return ({ glyphs, count }, advances) => {
    for (let at = 0; at + 1 < count; at++) {
      for (let i = 0; i < rules.length; i++) if (rules[i]!(glyphs[at]!, glyphs[at + 1]!, advances, at)) break;
    }
    return true;
  };
}

function pairRule(table: LayoutTable, at: number): PairRule {
  return table.view.getUint16(at) === 1 ? glyphPairs(table, at) : classPairs(table, at);
}

/** Format 1: for each first glyph a list of second ones, in order. */
function glyphPairs(table: LayoutTable, at: number): PairRule {
  const { view } = table;
  const coverage = readCoverage(table, at + view.getUint16(at + 2));
  const firstSize = view.getUint16(at + 4) === 0 ? 0 : 2;
  const secondSize = view.getUint16(at + 6) === 0 ? 0 : 2;
  const size = 2 + firstSize + secondSize;
  return (first, second, advances, place) => {
    const index = coverage[first]!;
    if (index < 0) return false;
    const set = at + view.getUint16(at + 10 + index * 2);
    let low = 0;
    let high = view.getUint16(set) - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const record = set + 2 + middle * size;
      const glyph = view.getUint16(record);
      if (glyph === second) {
        if (firstSize > 0) advances[place]! += view.getInt16(record + 2);
        if (secondSize > 0) advances[place + 1]! += view.getInt16(record + 2 + firstSize);
        return true;
      }
      if (glyph < second) low = middle + 1;
      else high = middle - 1;
    }
    return false;
  };
}

/** Format 2: a matrix of the classes of both glyphs. */
function classPairs(table: LayoutTable, at: number): PairRule {
  const { view } = table;
  const coverage = readCoverage(table, at + view.getUint16(at + 2));
  const firstSize = view.getUint16(at + 4) === 0 ? 0 : 2;
  const secondSize = view.getUint16(at + 6) === 0 ? 0 : 2;
  const firstClasses = readClasses(table, at + view.getUint16(at + 8));
  const secondClasses = readClasses(table, at + view.getUint16(at + 10));
  const columns = view.getUint16(at + 14);
  return (first, second, advances, place) => {
    if (coverage[first]! < 0) return false;
    const record = at + 16 + (firstClasses[first]! * columns + secondClasses[second]!) * (firstSize + secondSize);
    if (firstSize > 0) advances[place]! += view.getInt16(record);
    if (secondSize > 0) advances[place + 1]! += view.getInt16(record + firstSize);
    return true;
  };
}
