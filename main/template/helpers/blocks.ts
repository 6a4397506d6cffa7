// The blocks of Handlebars: if, unless, each, with, and `{{#field}}`; as Handlebars has them, with missing fields told apart
// from fields that may be empty.

import { checkOutput, countStep } from '../filling.ts';
import { isField } from '../fields.ts';
import { makeGap, type Gap } from '../gap.ts';
import type { Frame, HelperCall, HelperDefinition } from '../helper.ts';

/** What counts as nothing: undefined, null, false, "", 0 (unless asked otherwise) and empty lists. */
export function isEmpty(value: unknown, includeZero = false): boolean {
  if (value === 0) return !includeZero;
  return !value || (Array.isArray(value) && value.length === 0);
}

/** `{{else}}`, or nothing; a Gap where the field is none that any object has, and so is likely a slip of the pen. */
function absent(call: HelperCall): string | Gap {
  const shown = call.site.values[0] ?? '';
  if (call.values[0] !== undefined || call.site.otherwise || isField(shown, call.filling)) return call.otherwise(call.context);
  return makeGap(call.site, {
    shown, code: 'missing-value', message: `"${shown}" has no value here, and no object has a field of that name`,
    hint: 'correct the name, or give the block an {{else}}',
  });
}

function frameOf(call: HelperCall): Frame {
  return { ...call.frame, _parent: call.frame };
}

function pathOf(value: unknown): string | undefined {
  const path = (value as { path?: unknown } | null | undefined)?.path;
  return typeof path === 'string' ? path : undefined;
}

function enter(frame: Frame, value: unknown, outer: string | undefined): void {
  const path = pathOf(value) ?? outer;
  if (path === undefined) delete frame.from;
  else frame.from = path;
}

function each(call: HelperCall): unknown {
  const [list] = call.values;
  if (list === undefined || list === null || typeof list !== 'object') return absent(call);
  const entries: readonly (readonly [unknown, unknown])[] | undefined = Array.isArray(list) ? undefined : entriesOf(list);
  const items = entries === undefined ? (list as readonly unknown[]) : entries.map(([, item]) => item);
  if (items.length === 0) return call.otherwise(call.context);
  const frame = frameOf(call);
  const outer = call.frame.from;
  let output = '';
  for (let index = 0; index < items.length; index++) {
    countStep(call.filling, call.site);
    const item = items[index];
    frame.key = entries?.[index]?.[0] ?? index;
    frame.index = index;
    frame.first = index === 0;
    frame.last = index === items.length - 1;
    enter(frame, item, outer);
    output += call.body(item, { data: frame, blockParams: [item, frame.key] });
    checkOutput(output, call.site);
  }
  return output;
}

function entriesOf(value: object): (readonly [unknown, unknown])[] {
  if (value instanceof Map) return [...value];
  return Symbol.iterator in value ? [...(value as Iterable<unknown>)].map((item, index) => [index, item] as const) : Object.entries(value);
}

function withContext(call: HelperCall): unknown {
  const [value] = call.values;
  if (isEmpty(value)) return absent(call);
  const frame = frameOf(call);
  enter(frame, value, call.frame.from);
  return call.body(value, { data: frame, blockParams: [value] });
}

/** `{{#field}}`: once for a value, for each of a list, not at all for nothing; `{{^field}}` the other way round. */
export function renderBlock(call: HelperCall): unknown {
  const [value] = call.values;
  if (value === true) return call.body(call.context);
  if (Array.isArray(value)) return each(call);
  if (value === false || value === undefined || value === null) return absent(call);
  return withContext({ ...call, values: [value] });
}

export const blocks: readonly HelperDefinition[] = [
  {
    name: 'if', group: 'Blocks', use: 'block', parameters: ['value'], tolerant: true,
    options: { includeZero: 'Lets the number 0 count as something.' },
    sentence: 'Writes its body if the value is something: not missing, false, 0, "" or an empty list.',
    example: '{{#if report.subtitle}}<p>{{report.subtitle}}</p>{{/if}}',
    run: (call) => (isEmpty(call.values[0], call.options['includeZero'] === true) ? call.otherwise(call.context) : call.body(call.context)),
  },
  {
    name: 'unless', group: 'Blocks', use: 'block', parameters: ['value'], tolerant: true,
    options: { includeZero: 'Lets the number 0 count as something.' },
    sentence: 'Writes its body if the value is nothing: the opposite of if.',
    example: '{{#unless report.date}}undated{{/unless}}',
    run: (call) => (isEmpty(call.values[0], call.options['includeZero'] === true) ? call.body(call.context) : call.otherwise(call.context)),
  },
  {
    name: 'each', group: 'Blocks', use: 'block', parameters: ['list'], tolerant: true,
    sentence: 'Writes its body for each item, which becomes the context; @index, @key, @first and @last tell where one is.',
    example: '{{#each figures as |figure|}}<li>{{figure.label}}</li>{{else}}no figures{{/each}}',
    run: each,
  },
  {
    name: 'with', group: 'Blocks', use: 'block', parameters: ['value'], tolerant: true,
    sentence: 'Writes its body with the value as context, or its {{else}} if the value is nothing.',
    example: '{{#with report.period as |period|}}{{dateRange period.from period.to}}{{/with}}',
    run: withContext,
  },
];
