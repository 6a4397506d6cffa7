// @counter-style rules and the symbols() function as counter styles. CSS Counter Styles 3, chapters 2 and 3, and 5.1.

import type { ComponentValue } from './component-values.ts';
import { splitAtCommas } from './component-values.ts';
import type { CounterStyle } from './counter-style.ts';

type Values = readonly ComponentValue[] | undefined;
const systems = new Set<string>(['cyclic', 'numeric', 'alphabetic', 'symbolic', 'additive', 'fixed', 'extends']);

/** The style, or the reason why it cannot be one. Descriptors whose value is none count as missing. */
export function counterStyleFrom(name: string, descriptor: (name: string) => Values): CounterStyle | string {
  const system = descriptor('system') ?? [];
  const kind = system[0]?.text.toLowerCase() ?? 'symbolic';
  if (!/^[^\s;{}]+$/.test(name)) return 'it needs one name';
  if (!systems.has(kind)) return `"${kind}" is no counter system`;
  const symbols = symbolsOf(descriptor('symbols') ?? []);
  const additiveSymbols = additiveOf(descriptor('additive-symbols') ?? []);
  const base = kind === 'extends' ? system[1]?.text : undefined;
  if (kind === 'extends' && base === undefined) return 'it does not say which style it extends';
  if (base === undefined && symbols.length + additiveSymbols.length === 0) return 'it has no symbols';
  const own = {
    prefix: textOf(descriptor('prefix')), suffix: textOf(descriptor('suffix')), negative: negativeOf(descriptor('negative')),
    range: rangeOf(descriptor('range')), pad: padOf(descriptor('pad')), fallback: textOf(descriptor('fallback')),
  };
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  if (base !== undefined) return { name, system: 'extends', base, symbols: [], additiveSymbols: [], ...given };
  const first = kind === 'fixed' && system[1]?.kind === 'number' ? { first: system[1].number } : {};
  return { name, system: kind as CounterStyle['system'], symbols, additiveSymbols, ...first, ...given };
}

/** symbols(): a style without a name, its markers followed by a space; undefined where it is none. */
export function symbolsStyle(values: readonly ComponentValue[]): CounterStyle | undefined {
  const named = values[0]?.kind === 'ident' ? values[0].text.toLowerCase() : undefined;
  const system = named ?? 'symbolic';
  const symbols = values.slice(named === undefined ? 0 : 1).filter((value) => value.kind === 'string').map((value) => value.text);
  const least = system === 'alphabetic' || system === 'numeric' ? 2 : 1;
  if (!systems.has(system) || system === 'additive' || system === 'extends' || symbols.length < least || symbols.length + (named === undefined ? 0 : 1) !== values.length) return undefined;
  return { name: '', system: system as CounterStyle['system'], symbols, additiveSymbols: [], prefix: '', suffix: ' ' };
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

function textOf(values: Values): string | undefined {
  const value = values?.[0];
  return value?.kind === 'string' || value?.kind === 'ident' ? value.text : undefined;
}

function negativeOf(values: Values): CounterStyle['negative'] {
  const before = textOf(values);
  return before === undefined ? undefined : [before, textOf(values?.slice(1)) ?? ''];
}

/** Lower and upper bounds, in pairs; `auto` is what the system can do by itself. */
function rangeOf(values: Values): CounterStyle['range'] {
  if (values === undefined || values[0]?.text.toLowerCase() === 'auto') return undefined;
  const pairs = splitAtCommas(values).map((list) => list.map((value, index) => (value.kind === 'number' ? value.number : value.text.toLowerCase() === 'infinite' ? (index === 0 ? -Infinity : Infinity) : Number.NaN)));
  const valid = pairs.every(([low, high]) => low !== undefined && high !== undefined && low <= high);
  return valid ? pairs.map(([low = 0, high = 0]) => [low, high] as const) : undefined;
}

/** Least length and what fills it up, in either order. */
function padOf(values: Values): CounterStyle['pad'] {
  const length = values?.find((value) => value.kind === 'number')?.number;
  const symbol = values?.find((value) => value.kind === 'string' || value.kind === 'ident')?.text;
  return length === undefined || symbol === undefined || length < 0 ? undefined : [length, symbol];
}
