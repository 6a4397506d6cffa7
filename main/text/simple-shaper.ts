// Shaping for Latin, Cyrillic and Greek without a shaping engine: characters to glyphs, ligatures and other substitutions, kerning,
// straight from the font's tables. Exactly what fontkit gives, at a tenth of its time; a word in which anything else would
// apply (marks, contexts, fractions) is declined.

import type { ShapeSettings } from './complex-shaper.ts';
import { countSpaces } from './complex-shaper.ts';
import type { OpenFont } from './font-file.ts';
import type { GlyphRun } from './font.ts';
import { lookupsOf, readLayoutTable } from './layout-table.ts';
import type { LayoutTable } from './layout-table.ts';
import { compilePositioning } from './positioning.ts';
import type { Positioning } from './positioning.ts';
import { compileSubstitution } from './substitution.ts';
import type { GlyphBuffer, Substitution } from './substitution.ts';

/** What a font does to words of one script, language and set of features. */
type Plan = { readonly substitutions: readonly Substitution[]; readonly positionings: readonly Positioning[] };
type Tables = { readonly substitution: LayoutTable | undefined; readonly positioning: LayoutTable | undefined; readonly plans: Map<string, Plan | undefined>; readonly compiled: Map<string, Substitution | Positioning> };

const fonts = new WeakMap<OpenFont, Tables>();
const longest = 64;
const buffer: GlyphBuffer = { glyphs: new Int32Array(longest), clusters: new Int32Array(longest), count: 0 };
const units = new Float64Array(longest);

/** The shaped word, or undefined where it is not simple. All its characters must be in the font. */
export function shapeSimple(font: OpenFont, text: string, settings: ShapeSettings): GlyphRun | undefined {
  if (settings.rightToLeft || text.length > longest || !isSimple(text)) return undefined;
  const plan = planOf(font, settings);
  if (plan === undefined) return undefined;
  buffer.count = text.length;
  for (let i = 0; i < text.length; i++) {
    buffer.glyphs[i] = font.glyphFor(text.charCodeAt(i));
    buffer.clusters[i] = i;
  }
  for (let i = 0; i < plan.substitutions.length; i++) if (!plan.substitutions[i]!(buffer)) return undefined;
  for (let i = 0; i < buffer.count; i++) units[i] = font.advanceUnits(buffer.glyphs[i]!);
  for (let i = 0; i < plan.positionings.length; i++) if (!plan.positionings[i]!(buffer, units)) return undefined;
  return makeRun(font, text, settings);
}

/** Characters that never need more than a pair table: no combining marks, no controls, no fraction slash. */
function isSimple(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x300) {
      if (code < 0x20 || code === 0xad || (code >= 0x7f && code < 0xa0)) return false;
    } else if (code < 0x530) {
      if (code < 0x370 || (code >= 0x483 && code <= 0x489)) return false;
    } else if (!isSimpleSymbol(code)) return false;
  }
  return true;
}

function isSimpleSymbol(code: number): boolean {
  if (code < 0x1e00) return false;
  if (code < 0x2000) return true;
  if (code < 0x2070) return code !== 0x2044 && (code < 0x200b || (code >= 0x2010 && code < 0x2028) || (code >= 0x202f && code < 0x2060));
  return code < 0x20d0 || (code >= 0x2100 && code < 0x2600);
}

function makeRun(font: OpenFont, text: string, settings: ShapeSettings): GlyphRun {
  const { count } = buffer;
  const glyphs = new Array<number>(count);
  const advances = new Array<number>(count);
  const scale = 1 / font.unitsPerEm;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    glyphs[i] = buffer.glyphs[i]!;
    const advance = units[i]! * scale;
    advances[i] = advance;
    sum += advance;
  }
  const clusters = count === text.length ? countedTo(count) : Array.from(buffer.clusters.subarray(0, count));
  return { font, synthesis: settings.synthesis, text, glyphs, advances, offsets: undefined, clusters, width: sum, spaces: countSpaces(text), rightToLeft: false };
}

/** 0, 1, 2 … : shared by all words of a length without ligatures. */
const counted: (readonly number[])[] = [];
function countedTo(count: number): readonly number[] {
  return (counted[count] ??= Array.from({ length: count }, (_, i) => i));
}

// --- plans

/** What is on by default for these scripts, as the specification and fontkit have it. */
const defaults = ['rvrn', 'ltra', 'ltrm', 'ccmp', 'locl', 'rlig', 'mark', 'mkmk', 'calt', 'clig', 'liga', 'rclt', 'curs', 'kern'];

function planOf(font: OpenFont, settings: ShapeSettings): Plan | undefined {
  let tables = fonts.get(font);
  if (tables === undefined) {
    tables = { substitution: readLayoutTable(font.sfnt, 'GSUB'), positioning: readLayoutTable(font.sfnt, 'GPOS'), plans: new Map(), compiled: new Map() };
    fonts.set(font, tables);
  }
  const key = `${settings.script}${settings.language ?? ''}${featureKey(settings.features)}`;
  if (!tables.plans.has(key)) tables.plans.set(key, makePlan(font, tables, settings));
  return tables.plans.get(key);
}

const keys = new WeakMap<object, string>();
function featureKey(features: Readonly<Record<string, number>>): string {
  let key = keys.get(features);
  if (key === undefined) keys.set(features, (key = Object.entries(features).map(([tag, value]) => `${tag}${value}`).join()));
  return key;
}

const simpleScripts = new Set(['latn', 'cyrl', 'grek', 'DFLT']);

function makePlan(font: OpenFont, tables: Tables, { script, language, features }: ShapeSettings): Plan | undefined {
  // Fonts of Apple's kind, and those that kern by a table of their own, are left to the engine.
  if (!simpleScripts.has(script) || font.sfnt.tables.has('morx') || font.sfnt.tables.has('kern')) return undefined;
  const wanted = new Set(defaults);
  for (const tag of Object.keys(features)) {
    if (features[tag] === 0) wanted.delete(tag);
    else wanted.add(tag);
  }
  if (['frac', 'numr', 'dnom'].some((tag) => wanted.has(tag))) return undefined;
  const { substitution, positioning, compiled } = tables;
  const compile = <T extends Substitution | Positioning>(table: LayoutTable | undefined, make: (table: LayoutTable, index: number) => T): T[] => {
    if (table === undefined) return [];
    return lookupsOf(table, script, language, wanted).map((index) => {
      const key = table.kind + index;
      let made = compiled.get(key) as T | undefined;
      if (made === undefined) compiled.set(key, (made = make(table, index)));
      return made;
    });
  };
  return { substitutions: compile(substitution, compileSubstitution), positionings: compile(positioning, compilePositioning) };
}
