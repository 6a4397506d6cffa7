// Tests for {{#if}}: each gives true or false, or for and/or one of its values. All take missing values as they are.

import type { HelperDefinition } from '../helper.ts';
import { isEmpty } from './blocks.ts';

/** Numbers compare as numbers, also when one is written as text; texts by their characters; all else never. */
function order(a: unknown, b: unknown): number | undefined {
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  const [x, y] = [asNumber(a), asNumber(b)];
  return x === undefined || y === undefined ? undefined : x - y;
}

function asNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  return Number.isNaN(number) ? undefined : number;
}

function equal(a: unknown, b: unknown): boolean {
  return a === b || ((a ?? null) === null && (b ?? null) === null) || (typeof a !== typeof b && order(a, b) === 0);
}

function comparison(name: string, sentence: string, test: (a: unknown, b: unknown) => boolean): HelperDefinition {
  return {
    name, group: 'Comparisons', use: 'inline', parameters: ['a', 'b'], tolerant: true, sentence,
    example: `{{#if (${name} figure.value 15)}}…{{/if}}`, run: ({ values: [a, b] }) => test(a, b),
  };
}

const ordered = (test: (difference: number) => boolean) => (a: unknown, b: unknown): boolean => {
  const difference = order(a, b);
  return difference !== undefined && test(difference);
};

export const comparisons: readonly HelperDefinition[] = [
  comparison('eq', 'Whether a and b are equal.', equal),
  comparison('ne', 'Whether a and b differ.', (a, b) => !equal(a, b)),
  comparison('lt', 'Whether a is less than b.', ordered((difference) => difference < 0)),
  comparison('le', 'Whether a is less than b or equal to it.', ordered((difference) => difference <= 0)),
  comparison('gt', 'Whether a is greater than b.', ordered((difference) => difference > 0)),
  comparison('ge', 'Whether a is greater than b or equal to it.', ordered((difference) => difference >= 0)),
  {
    name: 'and', group: 'Comparisons', use: 'inline', parameters: ['values…'], tolerant: true,
    sentence: 'The last of its values if all are something, else the first that is nothing.',
    example: '{{#if (and report.date (not report.embargo))}}…{{/if}}',
    run: ({ values }) => values.find((value) => isEmpty(value)) ?? (values.some((value) => isEmpty(value)) ? undefined : values.at(-1)),
  },
  {
    name: 'or', group: 'Comparisons', use: 'inline', parameters: ['values…'], tolerant: true,
    sentence: 'The first of its values that is something, else the last.',
    example: '{{#if (or figures charts)}}…{{/if}}',
    run: ({ values }) => values.find((value) => !isEmpty(value)) ?? values.at(-1),
  },
  {
    name: 'not', group: 'Comparisons', use: 'inline', parameters: ['value'], tolerant: true,
    sentence: 'Whether the value is nothing.',
    example: '{{#if (not sources)}}…{{/if}}',
    run: ({ values: [value] }) => isEmpty(value),
  },
  {
    name: 'includes', group: 'Comparisons', use: 'inline', parameters: ['list', 'value'], tolerant: true,
    sentence: 'Whether a list has the value, or a text contains it.',
    example: '{{#if (includes section.audience "ministers")}}…{{/if}}',
    run: ({ values: [list, value] }) =>
      Array.isArray(list) ? list.some((item) => equal(item, value)) : typeof list === 'string' && typeof value === 'string' && list.includes(value),
  },
];
