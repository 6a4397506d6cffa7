// GSUB for simple scripts: single, alternate and ligature substitution on a list of glyphs. What goes beyond them is only watched
// for: where it would apply, the word is left to the complex shaper. Gives what fontkit gives, by test.

import { readCoverage, readLookup } from './layout-table.ts';
import type { LayoutTable } from './layout-table.ts';

/** A word under way. `count` glyphs; `clusters`: index in the text of each glyph's first character. */
export type GlyphBuffer = { readonly glyphs: Int32Array; readonly clusters: Int32Array; count: number };

/** Applies one lookup; false where the word is not simple. */
export type Substitution = (buffer: GlyphBuffer) => boolean;

/** Lookups that skip glyphs of some kind, other than marks, are not simple. */
const skipsOtherThanMarks = 0x0006;

export function compileSubstitution(table: LayoutTable, index: number): Substitution {
  const { type, flags, subtables } = readLookup(table, index);
  if ((flags & skipsOtherThanMarks) !== 0) return watcher(table, type, subtables);
  switch (type) {
    case 1: return applyFirst(subtables.map((at) => singleSubstitution(table, at)));
    case 3: return applyFirst(subtables.map((at) => alternateSubstitution(table, at)));
    case 4: return applyFirst(subtables.map((at) => ligatureSubstitution(table, at)));
    default: return watcher(table, type, subtables);
  }
}

/** Applies one subtable to the glyph at a place; false where it does not cover it. */
type GlyphRule = (buffer: GlyphBuffer, at: number) => boolean;

function applyFirst(rules: readonly GlyphRule[]): Substitution {
  return (buffer) => {
    for (let at = 0; at < buffer.count; at++) {
      for (let i = 0; i < rules.length; i++) if (rules[i]!(buffer, at)) break;
    }
    return true;
  };
}

function singleSubstitution(table: LayoutTable, at: number): GlyphRule {
  const { view } = table;
  const coverage = readCoverage(table, at + view.getUint16(at + 2));
  const delta = view.getUint16(at) === 1 ? view.getInt16(at + 4) : undefined;
  return ({ glyphs }, place) => {
    const glyph = glyphs[place]!;
    const index = coverage[glyph]!;
    if (index < 0) return false;
    glyphs[place] = delta === undefined ? view.getUint16(at + 6 + index * 2) : (glyph + delta) & 0xffff;
    return true;
  };
}

function alternateSubstitution(table: LayoutTable, at: number): GlyphRule {
  const { view } = table;
  const coverage = readCoverage(table, at + view.getUint16(at + 2));
  return ({ glyphs }, place) => {
    const index = coverage[glyphs[place]!]!;
    if (index < 0) return false;
    glyphs[place] = view.getUint16(at + view.getUint16(at + 6 + index * 2) + 2);
    return true;
  };
}

function ligatureSubstitution(table: LayoutTable, at: number): GlyphRule {
  const { view } = table;
  const coverage = readCoverage(table, at + view.getUint16(at + 2));
  return (buffer, place) => {
    const index = coverage[buffer.glyphs[place]!]!;
    if (index < 0) return false;
    const set = at + view.getUint16(at + 6 + index * 2);
    for (let i = 0; i < view.getUint16(set); i++) {
      const ligature = set + view.getUint16(set + 2 + i * 2);
      const components = view.getUint16(ligature + 2);
      if (!hasComponents(view, ligature, components, buffer, place)) continue;
      buffer.glyphs[place] = view.getUint16(ligature);
      closeUp(buffer, place + 1, components - 1);
      return true;
    }
    return false;
  };
}

function hasComponents(view: DataView, ligature: number, components: number, { glyphs, count }: GlyphBuffer, place: number): boolean {
  if (place + components > count) return false;
  for (let i = 1; i < components; i++) if (glyphs[place + i] !== view.getUint16(ligature + 2 + i * 2)) return false;
  return true;
}

function closeUp(buffer: GlyphBuffer, from: number, removed: number): void {
  buffer.count -= removed;
  for (let i = from; i < buffer.count; i++) {
    buffer.glyphs[i] = buffer.glyphs[i + removed]!;
    buffer.clusters[i] = buffer.clusters[i + removed]!;
  }
}

// --- lookups that are only watched for

/** False as soon as a lookup of any other type might apply. */
export function watcher(table: LayoutTable, type: number, subtables: readonly number[]): Substitution {
  const contextual = table.kind === 'GSUB' ? 5 : 7;
  const rules = subtables.map((at): GlyphRule => {
    const format = table.view.getUint16(at);
    if (type === contextual + 1 && format === 3) return chainedContext(table, at);
    if (type === contextual && format === 3) return context(table, at);
    return covered(readCoverage(table, at + table.view.getUint16(at + 2)));
  });
  return (buffer) => {
    for (let at = 0; at < buffer.count; at++) {
      for (let i = 0; i < rules.length; i++) if (rules[i]!(buffer, at)) return false;
    }
    return true;
  };
}

const covered = (coverage: Int16Array): GlyphRule => ({ glyphs }, place) => coverage[glyphs[place]!]! >= 0;

/** Coverages that follow a count at `at`, each given as an offset from `base`. */
function readCoverages(table: LayoutTable, base: number, at: number, count: number): readonly Int16Array[] {
  return Array.from({ length: count }, (_, i) => readCoverage(table, base + table.view.getUint16(at + i * 2)));
}

function context(table: LayoutTable, at: number): GlyphRule {
  const input = readCoverages(table, at, at + 6, table.view.getUint16(at + 2));
  return (buffer, place) => matches(buffer, place, input);
}

function chainedContext(table: LayoutTable, at: number): GlyphRule {
  const { view } = table;
  const backtrackCount = view.getUint16(at + 2);
  const inputAt = at + 4 + backtrackCount * 2;
  const inputCount = view.getUint16(inputAt);
  const aheadAt = inputAt + 2 + inputCount * 2;
  const behind = readCoverages(table, at, at + 4, backtrackCount);
  const input = readCoverages(table, at, inputAt + 2, inputCount);
  const ahead = readCoverages(table, at, aheadAt + 2, view.getUint16(aheadAt));
  const reversed = behind.toReversed();
  return (buffer, place) =>
    matches(buffer, place, input) && matches(buffer, place + inputCount, ahead) &&
    (matches(buffer, place - backtrackCount, behind) || matches(buffer, place - backtrackCount, reversed));
}

function matches({ glyphs, count }: GlyphBuffer, from: number, coverages: readonly Int16Array[]): boolean {
  if (from < 0 || from + coverages.length > count) return false;
  for (let i = 0; i < coverages.length; i++) if (coverages[i]![glyphs[from + i]!]! < 0) return false;
  return true;
}
