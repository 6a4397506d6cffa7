// From what a document and its request name to one compiled rule set: sheets are read, imported, parsed once by their text and
// compiled once by their set, from document to document.

import type { Place, Reporter } from '../diagnostic.ts';
import type { Document, Origin } from '../html/element.ts';
import { folderOf } from './addresses.ts';
import { type CascadeSheet, compileRules, type RuleSet } from './compile.ts';
import type { Environment } from './compute.ts';
import type { ComputedStyle } from './computed-style.ts';
import { defaultCss, defaultCssFile } from './default-css.ts';
import type { FontUnits } from './deferred.ts';
import { mediaMatches, mediaPage } from './media.ts';
import { type ParsedSheet, parseSheet } from './sheet.ts';
import { absolutePlace } from './problems.ts';

/** A style sheet as text. `file` is its name in messages; `folder` what its addresses count from, seen from the page (left out: the page's own). */
export type StyleSheetSource = { readonly text: string; readonly file: string; readonly folder?: string };

export type StyleOptions = {
  /** Set on the root as custom properties: `accent` is `var(--accent)`. Sheets may override them. */
  readonly parameters?: Readonly<Record<string, string | number>>;
  /** x-height and advance of `0`, in em: what ex and ch need. Keep to one function: caches depend on it. */
  readonly fontMetrics?: (families: readonly string[], weight: number, style: ComputedStyle['fontStyle']) => FontUnits;
  /** Reads a sheet that a `<link>` or @import names, at an address seen from the page. A throw is told; undefined: it was told already. */
  readonly readSheet?: (href: string, from: Place) => StyleSheetSource | string | undefined;
  /** Replaces the user agent's sheet. */
  readonly userAgentSheet?: StyleSheetSource;
  /** Keeps what is worked out for further documents with the same sheets; without it, a cache of the module's own does. */
  readonly cache?: StyleCache;
};

/** What can be kept between documents: parsed sheets by their text, compiled rule sets by their sheets. */
export type StyleCache = { readonly sheets: Map<string, ParsedSheet>; readonly ruleSets: RuleSet[] };

export function newStyleCache(): StyleCache {
  return { sheets: new Map(), ruleSets: [] };
}

/** The cache of those who bring none. */
export const sharedCache = newStyleCache();
/** Bounds of a cache: beyond them the oldest go. */
const cacheLimits = { sheets: 64, ruleSets: 6, candidates: 20_000, rules: 20_000, roots: 100 };

/** All sheets in ascending order of the cascade; those that cannot be read are told. */
export function gatherSheets(document: Document, sheets: readonly StyleSheetSource[], options: StyleOptions, cache: StyleCache, reporter: Reporter): CascadeSheet[] {
  const gathered: CascadeSheet[] = [];
  const reading: Reading = { gathered, options, cache, reporter, open: [] };
  const userAgent = options.userAgentSheet ?? { text: defaultCss, file: defaultCssFile };
  addSheet(userAgent, 'user-agent', [], undefined, reading);
  for (const sheet of sheets) addSheet(sheet, 'author', [], undefined, reading);
  for (const style of document.styles) {
    if (style.media !== undefined && !mediaMatches(style.media)) continue;
    if (style.kind === 'inline') addSheet({ text: style.text, file: style.place.file }, 'author', [], style.place, reading);
    else {
      const source = readSource(style.href, style.place, reading);
      if (source !== undefined) addSheet(source, 'author', [], undefined, reading);
    }
  }
  return gathered;
}

type Reading = {
  readonly gathered: CascadeSheet[];
  readonly options: StyleOptions;
  readonly cache: StyleCache;
  readonly reporter: Reporter;
  /** Files being imported, outermost first. */
  readonly open: string[];
};

/** Imported sheets come before the sheet that imports them, which is their order in the cascade (CSS Cascade 5, section 2). */
function addSheet(source: StyleSheetSource, origin: CascadeSheet['origin'], layer: readonly string[], base: Origin | undefined, reading: Reading): void {
  const sheet = parsedSheet(source, reading.cache);
  for (const rule of sheet.rules) {
    if (rule.kind !== 'import') continue;
    const place = absolutePlace(rule.place, source.file, base);
    if (reading.open.includes(rule.href) || reading.open.length > 16) {
      reading.reporter({ severity: 'warning', stage: 'style', code: 'bad-import', message: `"${rule.href}" imports itself: it is ignored`, source: place });
      continue;
    }
    const imported = readSource(rule.href, place, reading);
    if (imported === undefined) continue;
    reading.open.push(rule.href);
    addSheet(imported, origin, rule.layer === undefined ? layer : [...layer, ...rule.layer], undefined, reading);
    reading.open.pop();
  }
  reading.gathered.push({ sheet, origin, layer, file: source.file, base });
}

function parsedSheet({ text, folder = '' }: StyleSheetSource, { sheets }: StyleCache): ParsedSheet {
  const key = folder === '' ? text : `${folder}\u0000${text}`;
  const known = sheets.get(key);
  if (known !== undefined) {
    // Moved to the end: the least recently used go first.
    sheets.delete(key);
    sheets.set(key, known);
    return known;
  }
  const parsed = parseSheet(text, text === defaultCss, folder);
  sheets.set(key, parsed);
  for (const oldest of sheets.keys()) {
    if (sheets.size <= cacheLimits.sheets) break;
    sheets.delete(oldest);
  }
  return parsed;
}

function readSource(href: string, place: Place, { options, reporter }: Reading): StyleSheetSource | undefined {
  let reason = 'there is nothing to read it from';
  try {
    const read = options.readSheet?.(href, place);
    if (read === undefined && options.readSheet !== undefined) return undefined;
    if (read !== undefined) return typeof read === 'string' ? { text: read, file: href, folder: folderOf(href) } : read;
  } catch (error) {
    reason = error instanceof Error ? error.message : String(error);
  }
  reporter({ severity: 'error', stage: 'style', code: 'missing-sheet', message: `the style sheet "${href}" cannot be read: ${reason}`, source: place });
  return undefined;
}

/** The compiled rules for these sheets, from the cache if the same sheets were compiled in this environment. */
export function ruleSetFor(sheets: readonly CascadeSheet[], { ruleSets }: StyleCache, environment: Environment): RuleSet {
  const known = ruleSets.find((ruleSet) => ruleSet.environment?.fontMetrics === environment.fontMetrics && sameSheets(ruleSet.sheets, sheets));
  const ruleSet = known !== undefined && isBounded(known) ? known : compileRules(sheets);
  ruleSet.environment = environment;
  if (known !== undefined) ruleSets.splice(ruleSets.indexOf(known), 1);
  ruleSets.push(ruleSet);
  if (ruleSets.length > cacheLimits.ruleSets) ruleSets.shift();
  return ruleSet;
}

/** Documents add what they need; a rule set that has grown too large is begun anew. */
function isBounded({ candidates, inline, hints, roots }: RuleSet): boolean {
  return candidates.size < cacheLimits.candidates && inline.size + hints.size < cacheLimits.rules && roots.size < cacheLimits.roots;
}

function sameSheets(a: readonly CascadeSheet[], b: readonly CascadeSheet[]): boolean {
  return a.length === b.length && a.every((one, index) => {
    const other = b[index];
    return other !== undefined && one.sheet === other.sheet && one.file === other.file && one.origin === other.origin && samePlace(one.base, other.base)
      && one.layer.join('.') === other.layer.join('.');
  });
}

function samePlace(a: Origin | undefined, b: Origin | undefined): boolean {
  return a?.file === b?.file && a?.line === b?.line && a?.column === b?.column;
}

const noFontMetrics = (): FontUnits => ({ xHeight: 0.5, zeroAdvance: 0.5 });

export function environmentOf(options: StyleOptions): Environment {
  return { viewportWidth: mediaPage.width, viewportHeight: mediaPage.height, fontMetrics: options.fontMetrics ?? noFontMetrics };
}
