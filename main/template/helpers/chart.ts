// A chart of the dataset as a figure with an SVG drawing. Who cannot see it gets the description and all numbers as the
// drawing's alternative text, or as a small table below it.

import type { Chart } from '../../dataset/report.ts';
import type { Placed } from '../../select/content.ts';
import { drawBars } from '../chart/bars.ts';
import { drawColumns } from '../chart/columns.ts';
import { fontSize, valuesOf, type ChartData, type Drawing } from '../chart/draw.ts';
import { hatchesFor, seriesCount } from '../chart/hatch.ts';
import { drawLines } from '../chart/lines.ts';
import { drawPie } from '../chart/pie.ts';
import type { HelperCall, HelperDefinition } from '../helper.ts';
import { attributes, escapeText, markup } from '../html.ts';
import { citationOf } from '../objects.ts';
import { phrasesOf } from '../phrases.ts';
import { dateInWords } from './dates.ts';
import { formatAmount, formatNumber } from './numbers.ts';
import { inlineText, objectOf } from './objects.ts';
import { originOf } from './text.ts';

function draw(type: Chart['type'], data: ChartData): Drawing {
  switch (type) {
    case 'bar':
    case 'stacked-bar':
      return drawBars(data, type === 'stacked-bar');
    case 'column':
    case 'stacked-column':
      return drawColumns(data, type === 'stacked-column');
    case 'line':
    case 'area':
      return drawLines(data, type === 'area');
    case 'pie':
      return drawPie(data);
  }
}

function chart(call: HelperCall): string {
  const shown = objectOf<Chart>(call, 'series');
  const data = dataOf(shown, call);
  const picture = valuesOf(data).length === 0 ? '' : svg(shown, data, call);
  const note = shown.note === undefined ? '' : `<p class="note">${inlineText(shown.note, call)}</p>`;
  const table = call.options['table'] === true || picture === '' ? dataTable(shown, data, call) : '';
  return `<figure class="chart"${originOf(call, shown)}><figcaption>${caption(shown, call)}</figcaption>${picture}${table}${note}</figure>`;
}

/** A unit that is a sign stands at every value. */
const signOf = ({ unit }: Placed<Chart>): string | undefined => (unit !== undefined && /^[%‰°€$£]/.test(unit) ? unit : undefined);

function dataOf(shown: Placed<Chart>, call: HelperCall): ChartData {
  const { language } = call.filling;
  const width = Number(call.options['width'] ?? 380);
  if (!(width >= 100 && width <= 2000)) throw new Error('width must be a number of points from 100 to 2000');
  const sign = signOf(shown);
  return {
    categories: shown.categories, series: shown.series, width, language, categoryLabel: shown.categoryLabel,
    valueLabel: shown.type === 'pie' ? undefined : (shown.valueLabel ?? (sign === undefined && !shown.type.endsWith('bar') ? shown.unit : undefined)),
    format: (value, digits = shown.decimals) => formatAmount(value, sign, digits, language),
  };
}

function svg(shown: Placed<Chart>, data: ChartData, call: HelperCall): string {
  const { body, height } = draw(shown.type, data);
  const { defs, style } = hatchesFor(seriesCount(data, shown.type === 'pie'), freeName(call));
  const list = {
    role: 'img', 'aria-label': alternative(shown, data), viewBox: `0 0 ${data.width} ${Math.ceil(height + 2)}`, width: data.width, height: Math.ceil(height + 2),
    'font-family': "'Source Sans 3', Arial, sans-serif", 'font-size': fontSize, style, xmlns: 'http://www.w3.org/2000/svg',
  };
  return `<svg${attributes(list)}>${defs}${body}</svg>`;
}

/** What the ids of a drawing's patterns begin with: another name for each drawing. */
function freeName({ filling: { ids } }: HelperCall): string {
  let number = 1;
  while (ids.has(`hatch-${number}`)) number += 1;
  ids.add(`hatch-${number}`);
  return `hatch-${number}`;
}

/** Characters of alternative text; longer data goes into a table, where it can be walked through. */
const alternativeLimit = 1500;

function alternative({ alt, unit }: Placed<Chart>, data: ChartData): string {
  const series = data.series.map(({ label, values }) => {
    const numbers = data.categories.flatMap((name, index) => (typeof values[index] === 'number' ? [`${name} ${formatNumber(values[index], undefined, data.language)}`] : []));
    return `${label}${unit === undefined ? '' : ` (${unit})`}: ${numbers.join(', ')}`;
  });
  const whole = `${alt.replace(/([^.!?])$/, '$1.')} ${series.join('; ')}.`;
  return whole.length > alternativeLimit ? alt : whole;
}

function caption(shown: Placed<Chart>, call: HelperCall): string {
  const { filling, site } = call;
  const unit = shown.unit === undefined || signOf(shown) !== undefined || dataOf(shown, call).valueLabel !== undefined ? '' : ` <span class="unit">${escapeText(shown.unit)}</span>`;
  const asOf = shown.asOf === undefined ? '' : ` <span class="since">${phrasesOf(filling.language).asOf} ${escapeText(dateInWords(shown.asOf, 'medium', filling.language))}</span>`;
  return `<span class="title">${escapeText(shown.title)}</span>${unit}${asOf}${citationOf(shown, filling, site)}`;
}

function dataTable(shown: Placed<Chart>, data: ChartData, call: HelperCall): string {
  const words = phrasesOf(call.filling.language);
  const heads = [shown.categoryLabel ?? words.category, ...data.series.map(({ label }) => label)].map((text, index) => `<th${attributes({ scope: 'col', class: index === 0 ? undefined : 'number' })}>${escapeText(text)}</th>`);
  const rows = data.categories.map((name, category) => {
    const cells = data.series.map(({ values }) => `<td class="number">${typeof values[category] === 'number' ? escapeText(data.format(values[category])) : ''}</td>`);
    return `<tr><th scope="row">${escapeText(name)}</th>${cells.join('')}</tr>`;
  });
  return `<table class="chart-data"><caption>${words.data}</caption><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

export const charts: readonly HelperDefinition[] = [
  {
    name: 'chart', group: 'Objects', use: 'inline', parameters: ['chart'],
    options: { width: 'Of the drawing in points, 380 if left out: letters keep their size if it is that of the column.', table: 'true to show the numbers below as a small table.' },
    sentence: 'A chart as a drawing with bars, columns, lines, areas or sectors, its values written at them.',
    example: '{{#each charts}}{{chart this width=420}}{{/each}}', run: (call) => markup(chart(call)),
  },
];
