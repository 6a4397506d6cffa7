// CSV (RFC 4180, and what spreadsheets make of it: semicolons, tabs, decimal commas, title lines above) → Article with one table.

import { CsvError, parse } from 'csv-parse/sync';
import type { Reporter } from '../../diagnostic.ts';
import type { Article, Piece } from './article.ts';
import { refuse } from './decode.ts';
import { escapeLine } from './escape.ts';
import { readTable, tableOf, type Rows } from './table.ts';

/** A thousand pages of tables; more is data for another program. */
const cellLimit = 100_000;
const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];
/** Lines that the delimiter is told from. */
const sample = 60;

function parseRows(text: string, delimiter: Delimiter, to?: number): string[][] {
  return parse(text, { delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, ...(to === undefined ? {} : { to }) });
}

/** The delimiter that parts the lines into equally many cells, and how many; undefined where none does. */
export function delimiterOf(text: string): { readonly delimiter: Delimiter; readonly columns: number; readonly even: boolean } | undefined {
  const start = text.slice(0, 100_000).split(/\r\n|[\n\r]/, sample + 1).join('\n');
  const found = delimiters.flatMap((delimiter) => {
    if (!start.includes(delimiter)) return [];
    const widths = rowsOf(start, delimiter).map((row) => row.length);
    const columns = mostCommon(widths.filter((width) => width > 1));
    const share = widths.filter((width) => width === columns).length / widths.length;
    return columns > 1 && share > 0.5 ? [{ delimiter, columns, even: share > 0.95, share }] : [];
  });
  const best = found.sort((one, other) => other.share * Math.min(other.columns, 6) - one.share * Math.min(one.columns, 6))[0];
  return best && { delimiter: best.delimiter, columns: best.columns, even: best.even };
}

/** Rows of a sample; a quotation mark that the sample cuts off is no reason to fail. */
function rowsOf(text: string, delimiter: Delimiter): string[][] {
  try {
    return parseRows(text, delimiter);
  } catch {
    return text.split('\n').filter((line) => line.trim() !== '').map((line) => line.split(delimiter));
  }
}

function mostCommon(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].sort(([one, a], [other, b]) => b - a || other - one)[0]?.[0] ?? 0;
}

/** Throws BriefingError (`csv-syntax`, `table-too-large`). Reports `no-header`, `ragged-row`, `doubtful-number`, `wide-table`. */
export function readCsv(text: string, file: string, report: Reporter): Article {
  const delimiter = delimiterOf(text)?.delimiter ?? (text.includes('\t') ? '\t' : ',');
  if (countOf(text, delimiter) > cellLimit * 10) refuse(file, 'table-too-large', `the table has over ${cellLimit * 10} cells; at most ${cellLimit} are read`);
  const rows = parseCsv(text, delimiter, file).filter((row) => row.some((cell) => cell.trim() !== ''));
  const width = rows.reduce((most, row) => Math.max(most, lastFilled(row)), 0);
  if (rows.length * width > cellLimit) refuse(file, 'table-too-large', `the table has ${rows.length * width} cells; at most ${cellLimit} are read`);
  if (width === 0) refuse(file, 'file-empty', 'all cells of the table are empty');
  const { above, table, below } = partRows(rows, width);
  const tell = (severity: 'warning' | 'info', code: string, message: string, hint?: string): void =>
    report({ severity, stage: 'dataset', code, message, ...(hint === undefined ? {} : { hint }), source: { file } });
  const { labels, body } = headOf(table.map((row) => even(row, width)), tell);
  const ragged = table.filter((row) => lastFilled(row) > 0 && row.length < labels.length).length;
  if (ragged > 0) tell('info', 'ragged-row', `${ragged} ${ragged === 1 ? 'row is' : 'rows are'} shorter than the longest; the missing cells are empty`);
  const read = readTable(labels, body, { fallbackSign: delimiter === ';' ? ',' : '.' });
  if (read.doubtful !== undefined) tell('warning', 'doubtful-number', `“${read.doubtful}” can mean two numbers; it was read with ${delimiter === ';' ? 'a decimal comma' : 'a mark for thousands'}`, 'compare the table with the file');
  if (width > 12) tell('info', 'wide-table', `the table has ${width} columns; that is a lot for a page`);
  const [title, ...more] = above;
  const note = below.map(escapeLine).join('\n\n');
  return {
    title: title === undefined ? undefined : { text: title, from: 'table' }, meta: {}, sources: [], leftOver: [],
    pieces: [
      ...more.map((text): Piece => ({ kind: 'text', form: 'paragraph', text: escapeLine(text), line: 1 })),
      { kind: 'table', line: 1, table: { title, ...tableOf(read), ...(note === '' ? {} : { note }) } },
    ],
  };
}

/** The cells. Throws BriefingError (`csv-syntax`). */
export function parseCsv(text: string, delimiter: Delimiter, file: string): string[][] {
  try {
    return parseRows(text, delimiter);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const place = /line (\d+)/.exec(error.message)?.[1];
    return refuse(file, 'csv-syntax', `the table cannot be read${place === undefined ? '' : ` from line ${place} on`}: a quotation mark is not closed, or stands where none may`);
  }
}

function countOf(text: string, mark: string): number {
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) count += 1;
  return count;
}

const lastFilled = (row: readonly string[]): number => row.findLastIndex((cell) => cell.trim() !== '') + 1;
const even = (row: readonly string[], width: number): string[] => Array.from({ length: width }, (_, index) => row[index] ?? '');
const single = (row: readonly string[]): string | undefined => (lastFilled(row) === 1 ? row[0]?.trim() : undefined);

/** Lines of one cell above the table are its title and a text, those below its notes. */
function partRows(rows: Rows, width: number): { above: string[]; table: Rows; below: string[] } {
  if (width < 2) return { above: [], table: rows, below: [] };
  const first = rows.findIndex((row) => single(row) === undefined);
  const last = rows.findLastIndex((row) => single(row) === undefined);
  if (last - first < 1) return { above: [], table: rows, below: [] };
  const below = rows.slice(last + 1);
  const notes = below.every((row) => /\s/.test(row[0]?.trim() ?? '')) ? below : [];
  return {
    above: rows.slice(0, first).map((row) => row[0]?.trim() ?? ''),
    table: rows.slice(first, notes.length === 0 ? undefined : last + 1), below: notes.map((row) => row[0]?.trim() ?? ''),
  };
}

/** The first row names the columns, unless it holds numbers as the others do. */
function headOf(table: Rows, tell: (severity: 'info', code: string, message: string) => void): { labels: readonly string[]; body: Rows } {
  const [first = [], ...rest] = table;
  const isNumber = (cell: string | undefined): boolean => /^[+\-−]?\d[\d\s.,'’]*%?$/.test(cell?.trim() ?? '') && !/^(?:1[5-9]|20|21)\d\d$/.test(cell?.trim() ?? '');
  const numbers = first.filter(isNumber).length;
  if (rest.length > 0 && numbers === 0) return { labels: first, body: rest };
  tell('info', 'no-header', 'the first row does not name the columns; they have no names');
  return { labels: first.map(() => ''), body: table };
}
