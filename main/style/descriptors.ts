// @font-face (CSS Fonts 4, chapter 4) and @counter-style (CSS Counter Styles 3) rules, from their descriptors.

import { resolveUrls } from './addresses.ts';
import { type ComponentValue, componentText, parseComponentValues, splitAtCommas } from './component-values.ts';
import type { Problems } from './declarations.ts';
import { fontFamilyValue, fontStyleValue, fontWeightValue } from './font-values.ts';
import { readAll } from './parsers.ts';
import type { DescriptorRule } from './sheet.ts';
import type { CounterStyle, FontFaceRule } from './styled.ts';
import { suggest } from './suggest.ts';

type Descriptors = ReadonlyMap<string, readonly ComponentValue[]>;

const knownDescriptors: Readonly<Record<DescriptorRule['kind'], readonly string[]>> = {
  'font-face': ['font-family', 'src', 'font-weight', 'font-style', 'font-display'],
  'counter-style': ['system', 'symbols', 'additive-symbols', 'prefix', 'suffix'],
};
/** Of the specification, and not followed here. */
const otherDescriptors = new Set([
  'unicode-range', 'font-stretch', 'font-variant', 'font-feature-settings', 'font-variation-settings', 'ascent-override', 'descent-override', 'line-gap-override',
  'size-adjust', 'font-named-instance', 'font-language-override', 'negative', 'range', 'pad', 'fallback', 'speak-as',
]);

function descriptorsOf(rule: DescriptorRule, problems: Problems): Descriptors {
  const descriptors = new Map<string, readonly ComponentValue[]>();
  for (const { name: written, value, place } of rule.descriptors) {
    const name = written.toLowerCase();
    if (knownDescriptors[rule.kind].includes(name)) descriptors.set(name, resolveUrls(parseComponentValues(value), rule.folder));
    else if (otherDescriptors.has(name)) problems({ severity: 'warning', code: 'unsupported-property', message: `"${name}" of @${rule.kind} is ignored: this engine does not support it`, place });
    else {
      const near = suggest(name, knownDescriptors[rule.kind]);
      const message = `@${rule.kind} has no descriptor "${written}"`;
      problems({ severity: 'warning', code: 'unknown-property', message, place, ...(near !== undefined && { hint: `did you mean "${near}"?` }) });
    }
  }
  return descriptors;
}

/** A face; undefined where it has no name or no source, which is told. A range of weights counts as its lower end. */
export function fontFaceOf(rule: DescriptorRule, problems: Problems): FontFaceRule | undefined {
  const descriptors = descriptorsOf(rule, problems);
  const family = readAll(descriptors.get('font-family') ?? [], fontFamilyValue);
  const sources = sourcesOf(descriptors.get('src') ?? []);
  if (!Array.isArray(family) || sources.length === 0) {
    const missing = Array.isArray(family) ? 'src with a url()' : 'font-family';
    problems({ severity: 'warning', code: 'bad-font-face', message: `@font-face without ${missing} is ignored`, place: rule.place });
    return undefined;
  }
  const weight = readAll((descriptors.get('font-weight') ?? []).slice(0, 1), fontWeightValue);
  const style = readAll(descriptors.get('font-style') ?? [], fontStyleValue);
  return {
    family: String(family[0]), weight: typeof weight === 'number' ? weight : 400, style: style === 'italic' || style === 'oblique' ? 'italic' : 'normal', sources,
  };
}

/** The addresses, first to last; formats that cannot be embedded are left out. */
function sourcesOf(values: readonly ComponentValue[]): string[] {
  return splitAtCommas(values).flatMap((list) => {
    const address = list.find((value) => value.kind === 'url' || (value.kind === 'function' && value.text === 'url'));
    const format = list.find((value) => value.kind === 'function' && value.text === 'format');
    const name = format === undefined ? '' : componentText(format.children).replaceAll('"', '').toLowerCase();
    if (address === undefined || !['', 'truetype', 'opentype', 'ttf', 'otf'].includes(name)) return [];
    return [address.kind === 'url' ? address.text : (address.children[0]?.text ?? '')];
  });
}

const systems = new Set<string>(['cyclic', 'numeric', 'alphabetic', 'symbolic', 'additive', 'fixed']);

/** A counter style; undefined where it cannot be used, which is told. */
export function counterStyleOf(rule: DescriptorRule, known: ReadonlyMap<string, CounterStyle>, problems: Problems): CounterStyle | undefined {
  const descriptors = descriptorsOf(rule, problems);
  const system = descriptors.get('system') ?? [];
  const kind = system[0]?.text.toLowerCase() ?? 'symbolic';
  const base = kind === 'extends' ? known.get(system[1]?.text ?? '') : undefined;
  const refuse = (why: string): undefined => {
    problems({ severity: 'warning', code: 'bad-counter-style', message: `@counter-style ${rule.name} is ignored: ${why}`, place: rule.place });
  };
  if (!/^[^\s;{}]+$/.test(rule.name)) return refuse('it needs one name');
  if (kind === 'extends' && base === undefined) return refuse(`"${system[1]?.text ?? ''}" is no @counter-style rule before this one, and others cannot be extended`);
  if (base === undefined && !systems.has(kind)) return refuse(`"${kind}" is no counter system`);
  const symbols = symbolsOf(descriptors.get('symbols') ?? []);
  const additiveSymbols = additiveOf(descriptors.get('additive-symbols') ?? []);
  if (base === undefined && symbols.length === 0 && additiveSymbols.length === 0) return refuse('it has no symbols');
  return {
    name: rule.name,
    system: base?.system ?? (kind as CounterStyle['system']),
    symbols: base?.symbols ?? symbols,
    additiveSymbols: base?.additiveSymbols ?? additiveSymbols,
    prefix: textOf(descriptors.get('prefix')) ?? base?.prefix ?? '',
    suffix: textOf(descriptors.get('suffix')) ?? base?.suffix ?? '. ',
  };
}

function symbolsOf(values: readonly ComponentValue[]): string[] {
  return values.filter((value) => value.kind === 'string' || value.kind === 'ident').map((value) => value.text);
}

/** Weights with symbols, greatest first. */
function additiveOf(values: readonly ComponentValue[]): (readonly [number, string])[] {
  const pairs = splitAtCommas(values).flatMap((list) => {
    const weight = list.find((value) => value.kind === 'number');
    const symbol = list.find((value) => value.kind === 'string' || value.kind === 'ident');
    return weight === undefined || symbol === undefined ? [] : [[weight.number, symbol.text] as const];
  });
  return pairs.sort((a, b) => b[0] - a[0]);
}

function textOf(values: readonly ComponentValue[] | undefined): string | undefined {
  const value = values?.[0];
  return value?.kind === 'string' || value?.kind === 'ident' ? value.text : undefined;
}
