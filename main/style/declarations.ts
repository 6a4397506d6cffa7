// One declaration of a sheet in, the longhands it sets out. CSS Cascade 5, chapters 2 and 7; unknown names and bad values
// become diagnostics here, and nowhere else.

import { resolveUrls } from './addresses.ts';
import { type ComponentValue, componentText, containsFunction, parseComponentValues } from './component-values.ts';
import type { Pending } from './deferred.ts';
import { type Parser, readAll } from './parsers.ts';
import { properties, type Property, propertyNamed } from './properties.ts';
import type { Shorthand } from './shorthand-forms.ts';
import { aliases, shorthands } from './shorthands.ts';
import { suggest } from './suggest.ts';
import { isSatisfied, unsupportedReason } from './unsupported.ts';

/** Where in a sheet something stands; both count from 1. */
export type SheetPlace = { readonly line: number; readonly column: number };
/** A finding while a sheet is read; `styleDocument` adds the file and reports it each time the sheet is used. */
export type Problem = {
  readonly severity: 'error' | 'warning' | 'info';
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly place: SheetPlace;
};
export type Problems = (problem: Problem) => void;

export type WideKeyword = 'inherit' | 'initial' | 'unset' | 'revert' | 'revert-layer';
const wideKeywords = new Set<string>(['inherit', 'initial', 'unset', 'revert', 'revert-layer']);

/** What a longhand is set to: a value, a CSS-wide keyword, or text with var() that waits for the element. */
export type Declared =
  | { readonly kind: 'value'; readonly value: Pending<unknown> }
  | { readonly kind: 'wide'; readonly keyword: WideKeyword }
  | { readonly kind: 'variable'; readonly source: VariableSource };

/** A declaration with var(): all longhands of a shorthand share it. `text` is what was written. */
export type VariableSource = {
  readonly name: string;
  readonly values: readonly ComponentValue[];
  readonly shorthand: Shorthand | undefined;
  readonly place: SheetPlace;
};

export type Declaration = { readonly property: Property; readonly declared: Declared; readonly important: boolean };
/** `--name: …`: the values as written, or a CSS-wide keyword. */
export type CustomDeclaration = { readonly name: string; readonly values: readonly ComponentValue[] | WideKeyword; readonly important: boolean };

/** The declarations of one rule, expanded. `place` of problems at compute time is in the sources. */
export type DeclarationBlock = { readonly declarations: readonly Declaration[]; readonly custom: readonly CustomDeclaration[] };
/** A declaration as the sheet's parser hands it over. */
export type RawDeclaration = { readonly name: string; readonly value: string; readonly important: boolean; readonly place: SheetPlace };

/** Where declarations stand: `size` and its like belong to `@page` only. */
export type BlockKind = 'style' | 'page' | 'internal';

/** Expands a block; problems go to `problems`, what remains is usable. `folder`: what its addresses count from. */
export function readBlock(raw: readonly RawDeclaration[], kind: BlockKind, problems: Problems, folder = ''): DeclarationBlock {
  const declarations: Declaration[] = [];
  const custom: CustomDeclaration[] = [];
  for (const declaration of raw) {
    const values = resolveUrls(parseComponentValues(declaration.value), folder);
    if (declaration.name.startsWith('--')) custom.push(customDeclaration(declaration, values));
    else declarations.push(...expand(declaration, values, kind, problems));
  }
  return { declarations, custom };
}

/** The CSS-wide keyword that the values consist of, if they do. */
export function wideKeyword(values: readonly ComponentValue[]): WideKeyword | undefined {
  const [only] = values;
  const name = values.length === 1 && only?.kind === 'ident' ? only.text.toLowerCase() : '';
  return wideKeywords.has(name) ? (name as WideKeyword) : undefined;
}

function customDeclaration(raw: RawDeclaration, values: readonly ComponentValue[]): CustomDeclaration {
  return { name: raw.name, values: wideKeyword(values) ?? values, important: raw.important };
}

/** The longhands that a declaration sets; none where it is in error. */
function expand(raw: RawDeclaration, values: readonly ComponentValue[], kind: BlockKind, problems: Problems): Declaration[] {
  const written = raw.name.toLowerCase();
  const name = aliases.get(written) ?? written;
  const grammar = shorthands.get(name) ?? properties.get(name);
  if (grammar === undefined || (!('read' in grammar) && grammar.internal && kind !== 'internal')) {
    unknownProperty(raw, written, problems);
    return [];
  }
  const shorthand = 'read' in grammar ? grammar : undefined;
  if (!('read' in grammar) && grammar.pageOnly && kind === 'style') {
    problems({ severity: 'warning', code: 'misplaced-property', message: `"${written}" has a meaning in @page rules only`, place: raw.place });
    return [];
  }
  const longhands = 'read' in grammar ? grammar.longhands.map(propertyNamed) : [grammar];
  const shared = sharedDeclared(name, values, shorthand, raw.place);
  if (shared !== undefined) return longhands.map((longhand) => ({ property: longhand, declared: shared, important: raw.important }));
  const read = 'read' in grammar ? readShorthand(grammar, values) : readLonghand(grammar, values);
  if (read === undefined) {
    invalidValue(written, 'read' in grammar ? grammar.syntax : grammar.parser.syntax, values, raw.place, problems);
    return [];
  }
  return read.map(([longhand, value]) => ({ property: longhand, declared: { kind: 'value', value }, important: raw.important }));
}

/** CSS-wide keywords and var() concern all longhands alike. */
function sharedDeclared(name: string, values: readonly ComponentValue[], shorthand: Shorthand | undefined, place: SheetPlace): Declared | undefined {
  const wide = wideKeyword(values);
  if (wide !== undefined) return { kind: 'wide', keyword: wide };
  if (!containsFunction(values, 'var')) return undefined;
  return { kind: 'variable', source: { name, values, shorthand, place } };
}

type Read = readonly (readonly [Property, Pending<unknown>])[];

/** A longhand's value; undefined where it is invalid. */
export function readLonghand(property: Property, values: readonly ComponentValue[]): Read | undefined {
  const value = readAll(values, property.parser as Parser<unknown>);
  return value === undefined ? undefined : [[property, value]];
}

/** A shorthand's longhands, those left out with their initial values; undefined where it is invalid. */
export function readShorthand(shorthand: Shorthand, values: readonly ComponentValue[]): Read | undefined {
  const read = values.length === 0 ? undefined : shorthand.read(values);
  if (read === undefined) return undefined;
  const names = new Set([...shorthand.longhands, ...Object.keys(read)]);
  return [...names].map((name) => {
    const property = propertyNamed(name);
    return [property, Object.hasOwn(read, name) ? read[name] : property.initial] as const;
  });
}

function unknownProperty(raw: RawDeclaration, name: string, problems: Problems): void {
  if (isSatisfied(name)) return;
  const { place } = raw;
  const reason = unsupportedReason(name);
  if (reason !== undefined) {
    problems({ severity: 'warning', code: 'unsupported-property', message: `"${name}" is ignored: ${reason}`, place });
    return;
  }
  const plain = /^-(?:webkit|moz|ms|o|epub|prince|ah|weasy|ro|pdf)-(.+)$/.exec(name)?.[1];
  if (plain !== undefined && isSatisfied(plain)) return;
  if (plain !== undefined) {
    const known = properties.has(plain) || shorthands.has(plain);
    const hint = known ? `write "${plain}"` : 'it is another program\'s own';
    problems({ severity: 'warning', code: 'vendor-property', message: `"${name}" is ignored: properties with a prefix are not read`, hint, place });
    return;
  }
  const near = suggest(name, [...shorthands.keys(), ...properties.keys(), ...aliases.keys()]);
  const hint = near === undefined ? undefined : `did you mean "${near}"?`;
  problems({ severity: 'warning', code: 'unknown-property', message: `unknown property "${name}"`, place, ...(hint !== undefined && { hint }) });
}

const cmykFunctions = ['device-cmyk', 'cmyk', 'icc-color'];

/** Tells what was found, then what is allowed; long grammars are cut. */
export function invalidValue(name: string, syntax: string, values: readonly ComponentValue[], place: SheetPlace, problems: Problems): void {
  const written = componentText(values);
  const shown = written.length > 60 ? `${written.slice(0, 57)}…` : written;
  if (cmykFunctions.some((cmyk) => containsFunction(values, cmyk))) {
    const message = `CMYK colours are not supported: "${name}: ${shown}" is ignored`;
    problems({ severity: 'warning', code: 'cmyk-color', message, hint: 'give the colour in RGB; a print shop converts it', place });
    return;
  }
  const allowed = syntax.length > 240 ? `${syntax.slice(0, 237)}…` : syntax;
  const unit = strangeUnit(values);
  const what = unit === undefined ? '' : `; "${unit}" is no unit of CSS`;
  problems({
    severity: 'warning', code: 'invalid-value', message: `"${shown}" is no value of "${name}"${what}`, hint: `allowed: ${allowed}`, place,
  });
}

const knownUnit = /^(?:%|pt|px|in|cm|mm|q|pc|r?em|r?ex|r?ch|r?ic|r?cap|r?lh|[sld]?v(?:w|h|i|b|min|max)|deg|grad|rad|turn|m?s|fr|dpi|dpcm|dppx|x|n)$/;

function strangeUnit(values: readonly ComponentValue[]): string | undefined {
  for (const value of values) {
    if (value.kind === 'dimension' && !knownUnit.test(value.unit)) return value.unit;
    const inner = strangeUnit(value.children);
    if (inner !== undefined) return inner;
  }
  return undefined;
}
