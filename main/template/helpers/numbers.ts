// Numbers in the document's language, with units that do not break away from them. Formatting only: nothing is calculated.

import type { HelperCall, HelperDefinition } from '../helper.ts';

const formats = new Map<string, Intl.NumberFormat>();

/** U+00A0, between a number and its unit. */
const noBreak = '\u00a0';

/** A number as the language writes it; `digits`: exactly so many behind the point, else as many as it has, up to 6. */
export function formatNumber(value: number, digits: number | undefined, language: string): string {
  const key = `${language} ${digits ?? ''}`;
  const kept = formats.get(key) ?? new Intl.NumberFormat(language, {
    numberingSystem: 'latn', ...(digits === undefined ? { maximumFractionDigits: 6 } : { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  });
  formats.set(key, kept);
  return kept.format(value).replace('-', '\u2212');
}

/** A number or words with a unit behind: "30 nations", "4.2 %", "€" signs and "%" in English close up. */
export function formatAmount(value: unknown, unit: unknown, digits: number | undefined, language: string): string {
  const number = typeof value === 'number' ? formatNumber(value, digits, language) : String(value);
  if (unit === undefined || unit === null || unit === '') return number;
  return `${number}${closesUp(String(unit), language) ? '' : noBreak}${String(unit)}`;
}

/** "%" and "°" follow the number directly in English; elsewhere a space stands between (except "°" and "′"). */
export function closesUp(unit: string, language: string): boolean {
  return /^[°′″]/.test(unit) || (/^[%‰]/.test(unit) && /^(en|zh|ja|ko|it|pt|nl|pl|uk|he|tr)\b/i.test(language));
}

function digitsOf(call: HelperCall): number | undefined {
  const digits = call.options['digits'];
  if (digits === undefined) return undefined;
  if (typeof digits !== 'number' || !Number.isInteger(digits) || digits < 0 || digits > 20) throw new Error('digits must be a whole number from 0 to 20');
  return digits;
}

function plural(call: HelperCall): string {
  const [count, ...forms] = call.values;
  const rule = new Intl.PluralRules(call.filling.language).select(Number(count));
  const order = ['one', 'few', 'many', 'other'];
  const kept = forms.length <= 2 ? (rule === 'one' ? 0 : forms.length - 1) : Math.min(order.indexOf(rule), forms.length - 1);
  return String(forms[Math.max(0, kept)] ?? '');
}

export const numbers: readonly HelperDefinition[] = [
  {
    name: 'number', group: 'Numbers', use: 'inline', parameters: ['value', 'unit?'],
    options: { digits: 'Digits behind the point, exactly.' },
    sentence: 'A number as the document’s language writes it, with a unit that stays on its line; words stay words.',
    example: '{{number 12500 "troops"}}',
    run: (call) => formatAmount(call.values[0], call.values[1], digitsOf(call), call.filling.language),
  },
  {
    name: 'plural', group: 'Numbers', use: 'inline', parameters: ['count', 'one', 'forms…'],
    sentence: 'The word that goes with a number: for one, (for few,) for all others, as the language counts.',
    example: '{{number count}} {{plural count "nation" "nations"}}',
    run: plural,
  },
];
