// Lists: in words, sorted, grouped, cut. Each makes a new list for {{#each}} or another helper; nothing is changed in place.

import { countStep } from '../filling.ts';
import type { HelperCall, HelperDefinition } from '../helper.ts';

const inWords = new Map<string, Intl.ListFormat>();

/** "a, b and c" as the language joins them. */
export function joinList(items: readonly string[], language: string, type: 'conjunction' | 'disjunction' = 'conjunction'): string {
  const key = `${language} ${type}`;
  const kept = inWords.get(key) ?? new Intl.ListFormat(language, { type, style: 'long' });
  inWords.set(key, kept);
  return kept.format(items);
}

/** The first value of a call as a list; throws where it is none. */
function listOf(call: HelperCall): readonly unknown[] {
  const [list] = call.values;
  if (Array.isArray(list)) {
    countStep(call.filling, call.site, 1 + list.length / 8);
    return list as readonly unknown[];
  }
  throw new Error(`${call.site.values[0] ?? 'its first value'} is not a list`);
}

/** The field at a dotted path below an object's own fields; undefined where there is none. */
export function fieldOf(item: unknown, path: unknown): unknown {
  let value = item;
  for (const name of String(path).split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

function list(call: HelperCall): string | undefined {
  const items = listOf(call).map((item) => (call.values[1] === undefined ? item : fieldOf(item, call.values[1])));
  const words = items.filter((item) => item !== undefined && item !== null && typeof item !== 'object').map(String);
  return words.length === 0 ? undefined : joinList(words, call.filling.language, call.options['or'] === true ? 'disjunction' : 'conjunction');
}

/** Numbers before texts, texts as the language sorts them, missing ones last. */
function sortBy(call: HelperCall): readonly unknown[] {
  const collator = new Intl.Collator(call.filling.language, { numeric: true });
  const sign = call.options['order'] === 'descending' ? -1 : 1;
  const keyed = listOf(call).map((item) => ({ item, key: fieldOf(item, call.values[1]) }));
  keyed.sort(({ key: a }, { key: b }) => {
    if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
    return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b)));
  });
  return keyed.map(({ item }) => item);
}

function groupBy(call: HelperCall): readonly { readonly key: unknown; readonly items: readonly unknown[] }[] {
  const groups = new Map<unknown, unknown[]>();
  for (const item of listOf(call)) {
    const key = fieldOf(item, call.values[1]);
    const items = groups.get(key);
    if (items === undefined) groups.set(key, [item]);
    else items.push(item);
  }
  return [...groups].map(([key, items]) => ({ key, items }));
}

function countOf(call: HelperCall): number {
  const count = Number(call.values[1]);
  if (!Number.isInteger(count) || count < 0) throw new Error(`${call.site.values[1] ?? 'its second value'} is not a whole number`);
  return count;
}

function where(call: HelperCall): readonly unknown[] {
  const [, field, wanted] = call.values;
  const open = call.values.length < 3;
  return listOf(call).filter((item) => {
    const value = fieldOf(item, field);
    return open ? Boolean(value) : Array.isArray(value) ? value.includes(wanted) : value === wanted;
  });
}

const define = (helper: Omit<HelperDefinition, 'group' | 'use'>): HelperDefinition => ({ group: 'Lists', use: 'inline', ...helper });

export const lists: readonly HelperDefinition[] = [
  define({
    name: 'list', parameters: ['list', 'field?'], sentence: 'The items, or a field of each, as “a, b and c”.',
    example: '{{list report.authors}}', run: list, options: { or: 'true for “a, b or c”.' },
  }),
  define({
    name: 'sortBy', parameters: ['list', 'field'], sentence: 'The list sorted by a field; items without it come last.',
    example: '{{#each (sortBy actors "name")}}…{{/each}}', run: sortBy, options: { order: '“descending” for the greatest first.' },
  }),
  define({
    name: 'groupBy', parameters: ['list', 'field'], sentence: 'Groups of items with the same value, each with key and items.',
    example: '{{#each (groupBy figures "unit")}}<h3>{{key}}</h3>{{#each items}}…{{/each}}{{/each}}', run: groupBy,
  }),
  define({
    name: 'where', parameters: ['list', 'field', 'value?'], sentence: 'The items whose field has the value, or has any value.',
    example: '{{#each (where figures "priority" "high")}}…{{/each}}', run: where,
  }),
  define({
    name: 'first', parameters: ['list', 'count'], sentence: 'The first items.',
    example: '{{#each (first figures 4)}}…{{/each}}', run: (call) => listOf(call).slice(0, countOf(call)),
  }),
  define({
    name: 'rest', parameters: ['list', 'count'], sentence: 'All but the first items.',
    example: '{{#each (rest quotes 1)}}…{{/each}}', run: (call) => listOf(call).slice(countOf(call)),
  }),
  define({
    name: 'reverse', parameters: ['list'], sentence: 'The list from its end.',
    example: '{{#each (reverse timeline)}}…{{/each}}', run: (call) => listOf(call).toReversed(),
  }),
  define({
    name: 'count', parameters: ['list'], sentence: 'How many items a list has.',
    example: '{{count sections}}', run: (call) => listOf(call).length,
  }),
];
