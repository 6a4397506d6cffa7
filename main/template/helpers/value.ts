// Values as they are, or another in their place: what `{{path}}` shows, default, lookup, concat, raw, log.

import { fieldNames, isField } from '../fields.ts';
import { reportAt, type Filling } from '../filling.ts';
import { isGap, makeGap, type Gap } from '../gap.ts';
import type { HelperDefinition } from '../helper.ts';
import type { Site } from '../site.ts';
import { isMarkup, markup } from '../html.ts';
import { hintAt } from '../text-place.ts';
import { isEmpty } from './blocks.ts';

/** What `{{path}}` puts on the page: text for Handlebars to escape, markup, or a gap. */
export function showValue(item: unknown, context: unknown, site: Site, filling: Filling): unknown {
  if (item === undefined || item === null) return absentValue(context, site, filling);
  if (isGap(item) || isMarkup(item)) return item;
  if (typeof item !== 'object') return item;
  const [shown = ''] = site.values;
  if (Array.isArray(item) && item.every((part) => typeof part !== 'object')) return item.join(', ');
  const what = Array.isArray(item) ? 'a list' : 'an object';
  const hint = Array.isArray(item) ? `write {{#each ${shown}}} or {{list ${shown}}}` : `name one of its fields: ${Object.keys(item).filter((key) => key !== 'path').join(', ')}`;
  return makeGap(site, { shown, severity: 'error', code: 'value-not-text', message: `"${shown}" is ${what}, which cannot be shown as it is`, hint });
}

function absentValue(context: unknown, site: Site, filling: Filling): Gap {
  const [shown = ''] = site.values;
  const known = isField(shown, filling);
  const name = /([^./\]]+)\]?$/.exec(shown)?.[1] ?? shown;
  const nearby = typeof context === 'object' && context !== null ? Object.keys(context) : [];
  return makeGap(site, {
    shown, code: 'missing-value',
    message: known ? `"${shown}" has no value here` : `nothing here is called "${shown}": no field, no helper`,
    ...(known ? { hint: 'fill it in, or wrap it in {{#if}} or {{default}}' } : hintAt(name, [...nearby, ...fieldNames()])),
  });
}

function lookup(object: unknown, key: unknown): unknown {
  if (typeof object !== 'object' || object === null || (typeof key !== 'string' && typeof key !== 'number')) return undefined;
  return Object.hasOwn(object, key) ? (object as Record<string | number, unknown>)[key] : undefined;
}

/** Characters that concat may make. */
const longestText = 1_000_000;

export const values: readonly HelperDefinition[] = [
  {
    name: 'default', group: 'Values', use: 'inline', parameters: ['values…'], tolerant: true,
    sentence: 'The first of its values that is something; nothing, without complaint, if none is.',
    example: '{{default report.subtitle report.series "Briefing"}}',
    run: ({ values: list, site }) => list.find((item) => !isEmpty(item, true)) ?? (site.role === 'value' ? undefined : ''),
  },
  {
    name: 'lookup', group: 'Values', use: 'inline', parameters: ['object', 'key'], tolerant: true,
    sentence: 'The field of an object, or item of a list, that a value names.',
    example: '{{lookup figures "nations"}}',
    run: ({ values: [object, key], site }) => {
      const found = lookup(object, key);
      if (found !== undefined && found !== null) return found;
      const shown = site.values.join(' ');
      return makeGap(site, { shown, code: 'missing-value', message: `"${shown}" finds nothing`, hint: 'wrap it in {{#if}} or {{default}} if it may' });
    },
  },
  {
    name: 'concat', group: 'Values', use: 'inline', parameters: ['values…'],
    sentence: 'Its values as one text, to make ids and addresses.',
    example: '<h2 id="{{concat "section-" number}}">',
    run: ({ values: list }) => {
      const words = list.map((item) => (item === undefined || item === null ? '' : String(item)));
      if (words.reduce((sum, { length }) => sum + length, 0) > longestText) throw new Error(`the text would have more than ${longestText} characters`);
      return words.join('');
    },
  },
  {
    name: 'raw', group: 'Values', use: 'block', parameters: [],
    sentence: 'Writes its body as it stands, braces and all.',
    example: '{{{{raw}}}} {{this is not filled}} {{{{/raw}}}}',
    run: ({ body, context }) => markup(body(context)),
  },
  {
    name: 'log', group: 'Values', use: 'inline', parameters: ['values…'], tolerant: true,
    sentence: 'Shows values in the list of problems, not on the page.',
    example: '{{log "sections:" sections.length}}',
    run: ({ values: list, site, filling, frame }) => {
      const message = list.map((item) => (typeof item === 'object' ? summary(item) : String(item))).join(' ');
      reportAt(filling, site, { severity: 'info', code: 'template-log', message }, frame.from);
      return '';
    },
  },
];

/** At most 300 characters of JSON; the data of a report has no cycles, as it comes from JSON. */
function summary(value: unknown): string {
  const json = JSON.stringify(value);
  return json.length > 300 ? `${json.slice(0, 299)}…` : json;
}
