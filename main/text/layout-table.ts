// The common shape of OpenType's GSUB and GPOS tables: scripts, languages, features, lookups; coverage and class tables.
// OpenType 1.9, chapter "OpenType Layout common table formats".

import { tagAt } from './sfnt.ts';
import type { Sfnt } from './sfnt.ts';

export type LayoutTable = { readonly view: DataView; readonly start: number; readonly kind: 'GSUB' | 'GPOS'; readonly glyphCount: number; readonly lookups: Map<number, Lookup> };

/** One lookup, extension subtables unwrapped. `subtables` are byte offsets. */
export type Lookup = { readonly type: number; readonly flags: number; readonly subtables: readonly number[] };

export function readLayoutTable(sfnt: Sfnt, kind: 'GSUB' | 'GPOS'): LayoutTable | undefined {
  const table = sfnt.tables.get(kind);
  if (table === undefined) return undefined;
  return { view: sfnt.view, start: table.offset, kind, glyphCount: sfnt.view.getUint16(sfnt.tables.get('maxp')!.offset + 4), lookups: new Map() };
}

/** Lookup indices of features in a script and language: in the order of the lookups, one entry a feature that has it. */
export function lookupsOf(table: LayoutTable, script: string, language: string | undefined, features: ReadonlySet<string>): readonly number[] {
  const { view, start } = table;
  const system = findLanguage(table, script, language);
  if (system === undefined) return [];
  const featureList = start + view.getUint16(start + 6);
  // A tag that stands twice in one language system counts once, the last time.
  const byTag = new Map<string, number>();
  for (let i = 0; i < view.getUint16(system + 4); i++) {
    const record = featureList + 2 + view.getUint16(system + 6 + i * 2) * 6;
    byTag.set(tagAt(view, record), featureList + view.getUint16(record + 4));
  }
  const lookups: number[] = [];
  for (const tag of features) {
    const feature = byTag.get(tag);
    if (feature === undefined) continue;
    for (let i = 0; i < view.getUint16(feature + 2); i++) lookups.push(view.getUint16(feature + 4 + i * 2));
  }
  return lookups.toSorted((a, b) => a - b);
}

/** Whether a script and language have a feature at all. */
export function hasFeature(table: LayoutTable | undefined, script: string, language: string | undefined, tag: string): boolean {
  return table !== undefined && lookupsOf(table, script, language, new Set([tag])).length > 0;
}

function findLanguage({ view, start }: LayoutTable, script: string, language: string | undefined): number | undefined {
  const list = start + view.getUint16(start + 4);
  const scripts = new Map<string, number>();
  for (let i = 0; i < view.getUint16(list); i++) scripts.set(tagAt(view, list + 2 + i * 6), list + view.getUint16(list + 6 + i * 6));
  const found = scripts.get(script) ?? scripts.get('DFLT') ?? scripts.get('dflt') ?? scripts.get('latn');
  if (found === undefined) return undefined;
  for (let i = 0; i < view.getUint16(found + 2); i++) {
    if (tagAt(view, found + 4 + i * 6) === language) return found + view.getUint16(found + 8 + i * 6);
  }
  const standard = view.getUint16(found);
  return standard === 0 ? undefined : found + standard;
}

export function readLookup(table: LayoutTable, index: number): Lookup {
  const known = table.lookups.get(index);
  if (known !== undefined) return known;
  const { view, start, kind } = table;
  const list = start + view.getUint16(start + 8);
  const at = list + view.getUint16(list + 2 + index * 2);
  const extension = kind === 'GSUB' ? 7 : 9;
  let type = view.getUint16(at);
  const extended = type === extension;
  const subtables: number[] = [];
  for (let i = 0; i < view.getUint16(at + 4); i++) {
    const subtable = at + view.getUint16(at + 6 + i * 2);
    if (extended) type = view.getUint16(subtable + 2);
    subtables.push(extended ? subtable + view.getUint32(subtable + 4) : subtable);
  }
  const lookup = { type, flags: view.getUint16(at + 2), subtables };
  table.lookups.set(index, lookup);
  return lookup;
}

/** Coverage index of each glyph, -1 where it is not covered. */
export function readCoverage({ view, glyphCount }: LayoutTable, at: number): Int16Array {
  const indices = new Int16Array(glyphCount).fill(-1);
  const count = view.getUint16(at + 2);
  if (view.getUint16(at) === 1) {
    for (let i = 0; i < count; i++) indices[view.getUint16(at + 4 + i * 2)] = i;
    return indices;
  }
  for (let i = 0; i < count; i++) {
    const range = at + 4 + i * 6;
    const first = view.getUint16(range);
    const index = view.getUint16(range + 4);
    for (let glyph = first; glyph <= view.getUint16(range + 2) && glyph < glyphCount; glyph++) indices[glyph] = index + glyph - first;
  }
  return indices;
}

/** Class of each glyph, 0 where it has none. */
export function readClasses({ view, glyphCount }: LayoutTable, at: number): Uint16Array {
  const classes = new Uint16Array(glyphCount);
  if (view.getUint16(at) === 1) {
    const first = view.getUint16(at + 2);
    for (let i = 0; i < view.getUint16(at + 4) && first + i < glyphCount; i++) classes[first + i] = view.getUint16(at + 6 + i * 2);
    return classes;
  }
  for (let i = 0; i < view.getUint16(at + 2); i++) {
    const range = at + 4 + i * 6;
    for (let glyph = view.getUint16(range); glyph <= view.getUint16(range + 2) && glyph < glyphCount; glyph++) classes[glyph] = view.getUint16(range + 4);
  }
  return classes;
}
