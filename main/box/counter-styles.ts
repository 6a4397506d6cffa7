// Numbers as the words of a counter style: decimal, roman, alphabetic and the like. CSS Counter Styles 3; the `@counter-style`
// rules of the sheets come before the predefined ones.

import type { CounterStyle } from '../style/counter-style.ts';

export type CounterStyles = ReadonlyMap<string, CounterStyle>;

/** A style by its name, or one of its own. */
type Named = string | CounterStyle;

/** The number alone, without prefix and suffix: what counter() shows. Unknown styles count in decimal. */
export function formatCounter(value: number, named: Named, styles: CounterStyles): string {
  if (named === 'decimal') return String(value);
  if (named === 'none') return '';
  const tried = new Set<CounterStyle>();
  for (let style = styleOf(named, styles); style !== undefined && !tried.has(style); style = styleOf(style.fallback ?? 'decimal', styles)) {
    const text = isInRange(value, style) ? represent(value, style) : undefined;
    if (text !== undefined) return text;
    tried.add(style);
  }
  return String(value);
}

/** What a list marker shows: the number with the style's prefix and suffix (`1. `, `• `). */
export function formatMarker(value: number, named: Named, styles: CounterStyles): string {
  const style = styleOf(named, styles);
  return (style?.prefix ?? '') + formatCounter(value, named, styles) + (style?.suffix ?? '. ');
}

/** Whether the marker of this style says nothing but that an item begins. */
export function isBullet(named: Named, styles: CounterStyles): boolean {
  const style = styleOf(named, styles);
  return style?.system === 'cyclic';
}

const deepestBase = 20;

/** The style with all that it takes from those it extends; what leads nowhere, or in a circle, extends decimal (3.1.7). */
function styleOf(named: Named, styles: CounterStyles, depth = 0): CounterStyle | undefined {
  const style = typeof named === 'string' ? styles.get(named) ?? predefined.get(named) : named;
  if (style?.base === undefined) return style;
  const base = (depth < deepestBase ? styleOf(style.base, styles, depth + 1) : undefined) ?? predefined.get('decimal');
  return base === undefined ? undefined : { ...base, ...style, system: base.system, symbols: base.symbols, additiveSymbols: base.additiveSymbols };
}

/** Without a range, the system's own (3.4). */
function isInRange(value: number, { range, system }: CounterStyle): boolean {
  if (range === undefined) return system === 'additive' ? value >= 0 : system !== 'alphabetic' && system !== 'symbolic' ? true : value >= 1;
  return range.some(([low, high]) => value >= low && value <= high);
}

/** CSS Counter Styles 3, chapter 2; undefined where the value is out of the system's own range. */
function represent(value: number, style: CounterStyle): string | undefined {
  const { symbols, system, negative = ['-', ''], pad } = style;
  if (system === 'cyclic') return padded(symbols[(((value - 1) % symbols.length) + symbols.length) % symbols.length], pad, 0);
  if (system === 'fixed') return padded(symbols[value - (style.first ?? 1)], pad, 0);
  const [before, after] = value < 0 ? negative : ['', ''];
  const text = padded(initial(Math.abs(value), style), pad, before.length + after.length);
  return text === undefined ? undefined : before + text + after;
}

function padded(text: string | undefined, [length, symbol]: readonly [number, string] = [0, ''], signs: number): string | undefined {
  return text === undefined ? undefined : symbol.repeat(Math.min(mostPadding, Math.max(0, length - signs - [...text].length))) + text;
}

const mostPadding = 120;

function initial(value: number, style: CounterStyle): string | undefined {
  const { symbols } = style;
  switch (style.system) {
    case 'numeric': return numeric(value, symbols);
    case 'alphabetic': return value < 1 ? undefined : alphabetic(value, symbols);
    case 'symbolic': return value < 1 || symbols.length === 0 || value > 1000 * symbols.length ? undefined : symbolic(value, symbols);
    case 'additive': return additive(value, style.additiveSymbols);
    default: return undefined;
  }
}

function numeric(value: number, symbols: readonly string[]): string {
  if (symbols.length < 2) return String(value);
  let rest = value;
  let text = '';
  do {
    text = (symbols[rest % symbols.length] ?? '') + text;
    rest = Math.floor(rest / symbols.length);
  } while (rest > 0);
  return text;
}

function alphabetic(value: number, symbols: readonly string[]): string | undefined {
  if (symbols.length < 2) return undefined;
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / symbols.length)) {
    text = (symbols[(rest - 1) % symbols.length] ?? '') + text;
  }
  return text;
}

function symbolic(value: number, symbols: readonly string[]): string {
  return (symbols[(value - 1) % symbols.length] ?? '').repeat(Math.ceil(value / symbols.length));
}

/** The greedy sum; the largest weight bounds the range, so that no text grows without end. */
function additive(value: number, weights: readonly (readonly [number, string])[]): string | undefined {
  const largest = weights[0]?.[0] ?? 0;
  if (value < 0 || value >= Math.max(largest, 1) * 10) return undefined;
  let rest = value;
  let text = '';
  for (const [weight, symbol] of weights) {
    if (weight === 0) {
      if (value === 0) return symbol;
      continue;
    }
    const times = Math.floor(rest / weight);
    text += symbol.repeat(times);
    rest -= times * weight;
  }
  return rest === 0 && text !== '' ? text : undefined;
}

// --- the predefined styles (CSS Counter Styles 3, chapters 6 and 7)

function make(name: string, system: CounterStyle['system'], symbols: string | readonly string[], suffix = '. '): CounterStyle {
  const list = typeof symbols === 'string' ? [...symbols] : symbols;
  return { name, system, symbols: list, additiveSymbols: [], prefix: '', suffix };
}

/** `words`: weight and symbol in turn, largest first. */
function makeAdditive(name: string, words: string, most: number): CounterStyle {
  const tokens = words.split(' ');
  const additiveSymbols: [number, string][] = [];
  for (let i = 0; i + 1 < tokens.length; i += 2) additiveSymbols.push([Number(tokens[i]), tokens[i + 1] ?? '']);
  return { name, system: 'additive', symbols: [], additiveSymbols, prefix: '', suffix: '. ', range: [[1, most]] };
}

const roman = '1000 m 900 cm 500 d 400 cd 100 c 90 xc 50 l 40 xl 10 x 9 ix 5 v 4 iv 1 i';
const latin = 'abcdefghijklmnopqrstuvwxyz';
const armenian =
  '9000 Ք 8000 Փ 7000 Ւ 6000 Ց 5000 Ր 4000 Տ 3000 Վ 2000 Ս 1000 Ռ 900 Ջ 800 Պ 700 Չ 600 Ո 500 Շ 400 Ն 300 Յ 200 Մ 100 Ճ ' +
  '90 Ղ 80 Ձ 70 Հ 60 Կ 50 Ծ 40 Խ 30 Լ 20 Ի 10 Ժ 9 Թ 8 Ը 7 Է 6 Զ 5 Ե 4 Դ 3 Գ 2 Բ 1 Ա';
const georgian =
  '10000 ჵ 9000 ჰ 8000 ჯ 7000 ჴ 6000 ხ 5000 ჭ 4000 წ 3000 ძ 2000 ც 1000 ჩ 900 შ 800 ყ 700 ღ 600 ქ 500 ფ 400 ჳ 300 ტ 200 ს ' +
  '100 რ 90 ჟ 80 პ 70 ო 60 ჲ 50 ნ 40 მ 30 ლ 20 კ 10 ი 9 თ 8 ჱ 7 ზ 6 ვ 5 ე 4 დ 3 გ 2 ბ 1 ა';
const hebrew =
  '10000 י׳ 9000 ט׳ 8000 ח׳ 7000 ז׳ 6000 ו׳ 5000 ה׳ 4000 ד׳ 3000 ג׳ 2000 ב׳ 1000 א׳ 400 ת 300 ש 200 ר 100 ק 90 צ 80 פ 70 ע ' +
  '60 ס 50 נ 40 מ 30 ל 20 כ 19 יט 18 יח 17 יז 16 טז 15 טו 10 י 9 ט 8 ח 7 ז 6 ו 5 ה 4 ד 3 ג 2 ב 1 א';

const predefinedStyles: readonly CounterStyle[] = [
  make('disc', 'cyclic', '•', ' '),
  make('circle', 'cyclic', '◦', ' '),
  make('square', 'cyclic', '▪', ' '),
  make('disclosure-open', 'cyclic', '▾', ' '),
  make('disclosure-closed', 'cyclic', '▸', ' '),
  make('decimal', 'numeric', '0123456789'),
  { ...make('decimal-leading-zero', 'numeric', '0123456789'), pad: [2, '0'] },
  make('arabic-indic', 'numeric', '٠١٢٣٤٥٦٧٨٩'),
  make('persian', 'numeric', '۰۱۲۳۴۵۶۷۸۹'),
  make('urdu', 'numeric', '۰۱۲۳۴۵۶۷۸۹'),
  make('devanagari', 'numeric', '०१२३४५६७८९'),
  make('bengali', 'numeric', '০১২৩৪৫৬৭৮৯'),
  make('thai', 'numeric', '๐๑๒๓๔๕๖๗๘๙'),
  make('cjk-decimal', 'numeric', '〇一二三四五六七八九', '、'),
  make('lower-alpha', 'alphabetic', latin),
  make('lower-latin', 'alphabetic', latin),
  make('upper-alpha', 'alphabetic', latin.toUpperCase()),
  make('upper-latin', 'alphabetic', latin.toUpperCase()),
  make('lower-greek', 'alphabetic', 'αβγδεζηθικλμνξοπρστυφχψω'),
  make('lower-ukrainian', 'alphabetic', 'абвгдежзиклмнопрстуфхцшщюя'),
  make('upper-ukrainian', 'alphabetic', 'АБВГДЕЖЗИКЛМНОПРСТУФХЦШЩЮЯ'),
  make('lower-russian', 'alphabetic', 'абвгдежзиклмнопрстуфхцчшщэюя'),
  make('upper-russian', 'alphabetic', 'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ'),
  make('cjk-heavenly-stem', 'fixed', '甲乙丙丁戊己庚辛壬癸', '、'),
  make('cjk-earthly-branch', 'fixed', '子丑寅卯辰巳午未申酉戌亥', '、'),
  make('asterisks', 'symbolic', '*'),
  make('footnotes', 'symbolic', '*†‡§'),
  makeAdditive('lower-roman', roman, 3999),
  makeAdditive('upper-roman', roman.toUpperCase(), 3999),
  makeAdditive('armenian', armenian, 9999),
  makeAdditive('upper-armenian', armenian, 9999),
  makeAdditive('lower-armenian', armenian.toLowerCase(), 9999),
  makeAdditive('georgian', georgian, 19999),
  makeAdditive('hebrew', hebrew, 10999),
];
const predefined: CounterStyles = new Map(predefinedStyles.map((style) => [style.name, style]));
