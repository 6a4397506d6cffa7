// Tables of the dataset as HTML tables: caption, column heads with scope, row heads, numbers aligned and written alike, totals
// in the foot. And timelines as definition lists.

import type { Column, Event, Table } from '../../dataset/report.ts';
import type { Placed } from '../../select/content.ts';
import type { HelperCall, HelperDefinition } from '../helper.ts';
import { attributes, element, escapeText, markup } from '../html.ts';
import { renderMarkdown } from '../markdown.ts';
import { citationOf } from '../objects.ts';
import { phrasesOf } from '../phrases.ts';
import { dateInWords } from './dates.ts';
import { formatNumber } from './numbers.ts';
import { inlineText, objectOf } from './objects.ts';
import { originOf } from './text.ts';

type Cell = Table['rows'][number][number];
type Sheet = { readonly table: Placed<Table>; readonly call: HelperCall; readonly columns: readonly SheetColumn[] };
/** `digits`: behind the point in every number of the column, so that they line up. */
type SheetColumn = { readonly column: Column; readonly align: string | undefined; readonly digits: number | undefined };

function table(call: HelperCall): string {
  const shown = objectOf<Table>(call, 'rows');
  const columns = shown.columns.map((column, index) => sheetColumn(column, index, shown));
  const sheet: Sheet = { table: shown, call, columns };
  const totals = Math.min(shown.totals ?? 0, shown.rows.length);
  const body = shown.rows.slice(0, shown.rows.length - totals);
  const foot = shown.rows.slice(shown.rows.length - totals);
  const parts = [
    `<caption>${caption(sheet)}</caption>`, columnWidths(shown),
    shown.columns.some(isNamed) ? `<thead><tr>${columns.map((column) => head(column)).join('')}</tr></thead>` : '',
    `<tbody>${body.map((row) => writeRow(row, sheet)).join('')}</tbody>`,
    foot.length === 0 ? '' : `<tfoot>${foot.map((row) => writeRow(row, sheet)).join('')}</tfoot>`,
  ];
  const after = shown.note === undefined ? '' : `<p class="table-note">${inlineText(shown.note, call)}</p>`;
  return `<div class="table"${originOf(call, shown)}><table${attributes({ 'aria-description': shown.summary })}>${parts.join('')}</table>${after}</div>`;
}

function caption({ table: shown, call }: Sheet): string {
  const { filling, site } = call;
  const asOf = shown.asOf === undefined ? '' : ` <span class="since">${phrasesOf(filling.language).asOf} ${escapeText(dateInWords(shown.asOf, 'medium', filling.language))}</span>`;
  return `<span class="title">${escapeText(shown.title)}</span>${asOf}${citationOf(shown, filling, site)}`;
}

function columnWidths({ columns }: Placed<Table>): string {
  const whole = columns.reduce((sum, { width }) => sum + (width ?? 0), 0);
  if (whole === 0 || columns.some(({ width }) => width === undefined)) return '';
  return `<colgroup>${columns.map(({ width = 0 }) => `<col style="width: ${((100 * width) / whole).toFixed(2)}%">`).join('')}</colgroup>`;
}

function sheetColumn(column: Column, index: number, { rows }: Placed<Table>): SheetColumn {
  const cells = rows.map((row) => row[index]).filter((cell): cell is string | number => cell !== null && cell !== undefined && cell !== '');
  const numbers = cells.filter((cell) => typeof cell === 'number');
  const numeric = numbers.length > 0 && numbers.length >= cells.length / 2;
  const digits = column.decimals ?? (numeric ? Math.min(6, Math.max(...numbers.map(digitsIn))) : undefined);
  return { column, digits, align: column.align ?? (numeric ? 'number' : undefined) };
}

function digitsIn(value: number): number {
  return /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
}

const isNamed = ({ label, unit }: Column): boolean => label !== '' || unit !== undefined;

function head({ column, align }: SheetColumn): string {
  const unit = column.unit === undefined ? '' : ` <span class="unit">${escapeText(column.unit)}</span>`;
  return `<th${attributes({ scope: 'col', class: align })}>${escapeText(column.label)}${unit}</th>`;
}

function writeRow(row: readonly Cell[], sheet: Sheet): string {
  const heads = sheet.table.rowHeads !== false;
  return `<tr>${sheet.columns.map((column, index) => writeCell(row[index] ?? null, column, heads && index === 0, sheet)).join('')}</tr>`;
}

function writeCell(cell: Cell, { align, digits }: SheetColumn, isHead: boolean, { call }: Sheet): string {
  const shown = cell === null ? '' : typeof cell === 'number' ? formatNumber(cell, digits, call.filling.language) : inlineText(cell, call);
  return isHead ? `<th${attributes({ scope: 'row', class: align })}>${shown}</th>` : `<td${attributes({ class: align })}>${shown}</td>`;
}

function timeline(call: HelperCall): string {
  const [events] = call.values;
  if (!Array.isArray(events)) throw new Error(`${call.site.values[0] ?? 'its value'} is not a list of events`);
  return `<dl class="timeline"${originOf(call)}>${(events as readonly Placed<Event>[]).map((event) => writeEvent(event, call)).join('')}</dl>`;
}

function writeEvent(event: Placed<Event>, call: HelperCall): string {
  const { filling, site } = call;
  const words = event.dateText ?? (event.date === undefined ? phrasesOf(filling.language).undated : dateInWords(event.date, 'long', filling.language));
  const title = element('span', { class: 'title' }, escapeText(event.title));
  const text = event.text === undefined ? '' : renderMarkdown(event.text, site, filling, { origin: '', headings: 4, after: citationOf(event, filling, site), data: event.path });
  const after = event.text === undefined ? citationOf(event, filling, site) : '';
  return `<div class="event"${attributes({ 'data-from': event.path })}><dt>${escapeText(words)}</dt><dd>${title}${after}${text}</dd></div>`;
}

export const tables: readonly HelperDefinition[] = [
  {
    name: 'table', group: 'Objects', use: 'inline', parameters: ['table'],
    sentence: 'A table with its caption, heads, rows and totals; numbers are aligned and written alike.',
    example: '{{#each tables}}{{table this}}{{/each}}', run: (call) => markup(table(call)),
  },
  {
    name: 'timeline', group: 'Objects', use: 'inline', parameters: ['events'],
    sentence: 'Events with their dates, exact or approximate, as a list.',
    example: '{{timeline timeline}}', run: (call) => markup(timeline(call)),
  },
];
