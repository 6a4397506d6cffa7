// Dates of the dataset (EDTF) and of parameters in the words of the document's language. Never the machine's locale or time
// zone: a date is what is written, formatted in UTC. What is not known is not made up: a February without a year is "February".

import { parseDate, type DatePoint, type ReportDate } from '../../dataset/date.ts';
import type { HelperCall, HelperDefinition } from '../helper.ts';
import { phrase, type PhraseName } from '../phrases.ts';

export const dateFormats = ['long', 'medium', 'short', 'full', 'month', 'year', 'iso'] as const;
export type DateFormat = (typeof dateFormats)[number];

const formats = new Map<string, Intl.DateTimeFormat>();

/** Formatters are dear to make and the same for the same words: kept. */
function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const kept = formats.get(key) ?? new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC', calendar: 'gregory', numberingSystem: 'latn' });
  formats.set(key, kept);
  return kept;
}

const seasons: Readonly<Record<number, PhraseName>> = { 21: 'spring', 22: 'summer', 23: 'autumn', 24: 'winter' };
const months: Readonly<Record<DateFormat, 'long' | 'short' | '2-digit'>> = {
  long: 'long', full: 'long', month: 'long', year: 'long', medium: 'short', short: '2-digit', iso: '2-digit',
};

/** A date in words, as exactly as it is known. */
export function formatDate(date: ReportDate, format: DateFormat, language: string): string {
  if (date.kind === 'point') return formatPoint(date.point, format, language);
  const { from, to } = date;
  if (from === undefined) return to === undefined ? '' : phrase(language, 'until', formatPoint(to, format, language));
  return to === undefined ? phrase(language, 'since', formatPoint(from, format, language)) : formatRange(from, to, format, language);
}

function formatPoint(point: DatePoint, format: DateFormat, language: string): string {
  const words = plainPoint(point, format, language);
  const about = point.approximate ? phrase(language, 'about', words) : words;
  return point.uncertain ? phrase(language, 'uncertain', about) : about;
}

function plainPoint(point: DatePoint, format: DateFormat, language: string): string {
  const { year, decade, season, month } = point;
  if (decade !== undefined) return phrase(language, 'decade', String(decade));
  if (season !== undefined) {
    const name = phrase(language, seasons[season] ?? 'spring');
    return year === undefined ? name : `${name} ${year}`;
  }
  if (year !== undefined && month === undefined) return String(year);
  if (format === 'iso') return iso(point);
  return formatter(language, partsOf(point, format)).format(instant(point));
}

/** Which parts of a date to show: those that are known and that the format asks for. */
function partsOf(point: DatePoint, format: DateFormat): Intl.DateTimeFormatOptions {
  const options: Intl.DateTimeFormatOptions = {};
  if (point.year !== undefined) options.year = 'numeric';
  if (format !== 'year' || point.year === undefined) options.month = months[format];
  if (point.day !== undefined && format !== 'month' && format !== 'year') options.day = format === 'short' ? '2-digit' : 'numeric';
  if (format === 'full' && point.day !== undefined && point.year !== undefined) options.weekday = 'long';
  return options;
}

function instant({ year = 2000, month = 1, day = 1 }: DatePoint): Date {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return date;
}

function iso({ year, month, day }: DatePoint): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  return [year ?? '', month === undefined ? undefined : pad(month), day === undefined ? undefined : pad(day)].filter((part) => part !== undefined).join('-');
}

/** "3–5 March 2025" where both ends are known alike, else the two in words. */
function formatRange(from: DatePoint, to: DatePoint, format: DateFormat, language: string): string {
  const plain = [from, to].every((point) => !point.approximate && !point.uncertain && point.decade === undefined && point.season === undefined);
  const alike = (from.month === undefined) === (to.month === undefined) && (from.day === undefined) === (to.day === undefined);
  if (plain && alike && from.year !== undefined && format !== 'iso') {
    if (from.month === undefined) return `${from.year}–${to.year}`;
    return formatter(language, partsOf(from, format)).formatRange(instant(from), instant(to)).replaceAll('\u2009', ' ');
  }
  return `${formatPoint(from, format, language)} – ${formatPoint(to, format, language)}`;
}

/** A date, or a date with a time and its offset: "14 March 2025, 06:00 (UTC+1)". A text that is neither is shown as it is. */
export function dateInWords(value: unknown, format: DateFormat, language: string): string {
  const text = String(value);
  const [, day = text, time, offset] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2})?(Z|[+-]\d{2}:\d{2})?$/.exec(text) ?? [];
  const date = parseDate(day);
  if (date === undefined) return text;
  const words = formatDate(date, format, language);
  return time === undefined || format === 'month' || format === 'year' ? words : `${words}, ${time}${offset === undefined ? '' : ` (${offsetInWords(offset)})`}`;
}

/** `+05:30` → UTC+5:30. */
function offsetInWords(offset: string): string {
  const [, sign, hours = '0', minutes = '00'] = /^([+-])(\d{2}):(\d{2})$/.exec(offset) ?? [];
  if (sign === undefined || (hours === '00' && minutes === '00')) return 'UTC';
  return `UTC${sign === '-' ? '\u2212' : '+'}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`;
}

function formatOf(call: HelperCall): DateFormat {
  const format = call.options['format'] ?? 'long';
  const found = dateFormats.find((name) => name === format);
  if (found === undefined) throw new Error(`there is no date format ${JSON.stringify(format)}; there are ${dateFormats.join(', ')}`);
  return found;
}

const options = {
  format: `One of ${dateFormats.join(', ')}; long (“3 March 2025”) if left out.`,
  language: 'Another language than the document’s.',
};
const languageOf = (call: HelperCall): string => String(call.options['language'] ?? call.filling.language);

export const dates: readonly HelperDefinition[] = [
  {
    name: 'date', group: 'Dates', use: 'inline', parameters: ['value'], options,
    sentence: 'A date in the words of the document’s language, as exactly as it is known.',
    example: '{{date report.asOf format="medium"}}',
    run: (call) => dateInWords(call.values[0], formatOf(call), languageOf(call)),
  },
  {
    name: 'dateRange', group: 'Dates', use: 'inline', parameters: ['from', 'to'], options, tolerant: true,
    sentence: 'Two dates as a span; either may be missing.',
    example: '{{dateRange report.period.from report.period.to}}',
    run: (call) => {
      const [from, to] = call.values.map((value) => (value === undefined || value === null ? '..' : String(value)));
      if (from === '..' && to === '..') return undefined;
      return dateInWords(from === to ? from : `${from}/${to}`, formatOf(call), languageOf(call));
    },
  },
];
