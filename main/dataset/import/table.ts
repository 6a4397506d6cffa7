// Rows of plain cells → a table of the dataset: heads with their units, numbers as numbers, totals. Used for CSV and for the
// tables of Markdown.

import type { Column, Table } from '../report.ts';
import { escapeLine } from './escape.ts';
import { notationOf, numericColumn, type DecimalSign } from './numbers.ts';

type Cell = string | number | null;
export type Rows = readonly (readonly string[])[];

/** `write`: how a cell of words becomes Markdown; plain words are escaped if it is left out. */
export type TableOptions = { readonly fallbackSign: DecimalSign; readonly write?: (cell: string) => string };
export type TableRead = { readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[]; readonly totals: number; readonly doubtful: string | undefined };

/** Rows must all be as long as `labels`. */
export function readTable(labels: readonly string[], rows: Rows, { fallbackSign, write = plainCell }: TableOptions): TableRead {
  const { sign, doubtful } = notationOf(rows.flatMap((row) => row), fallbackSign);
  let doubt: string | undefined;
  const columns = labels.map((label, index) => {
    const cells = rows.map((row) => row[index] ?? '');
    const numeric = numericColumn({ label, isHead: index === 0 }, cells, sign);
    if (numeric === undefined) return { column: { label: label.trim() }, cells: cells.map((cell) => (cell.trim() === '' ? null : write(cell))) };
    if (doubtful !== undefined && cells.some((cell) => cell.trim() === doubtful)) doubt = doubtful;
    const head = numeric.column.unit === undefined ? splitUnit(label) : { label: label.trim() };
    return { column: { ...head, ...numeric.column }, cells: numeric.cells.map((cell) => (typeof cell === 'string' ? write(cell) : cell)) };
  });
  return {
    columns: columns.map(({ column }) => column), totals: totalsIn(rows), doubtful: doubt,
    rows: rows.map((_, at) => columns.map(({ cells }) => cells[at] ?? null)),
  };
}

/** Words of a cell on one line, escaped. */
const plainCell = (cell: string): string => cell.split(/\r\n|[\n\r]/).map(escapeLine).filter((line) => line !== '').join(' ');

/** `Area (km²)` → label and unit; `Population (2024)` and `Name (official)` are labels. */
function splitUnit(label: string): Pick<Column, 'label' | 'unit'> {
  const match = /^(.*\S)\s*[([]([^()[\]]{1,10})[)\]]$/.exec(label.trim());
  const unit = match?.[2]?.trim() ?? '';
  const isUnit = /^(?:%|‰|[€$£¥₴°]\S*|[a-zµμ]{1,4}[²³23]?(?:\/[a-z]{1,4}[²³]?)?|(?:bn|mn|m|tn|thousand|million|billion|тис\.|млн|млрд)(?:\s\S{1,4})?|[A-Z]{3}|[кмг]{1,2}[²³]?|грн)$/u.test(unit);
  return match?.[1] !== undefined && isUnit ? { label: match[1], unit } : { label: label.trim() };
}

const total = /^(?:(?:grand |sub)?total|sum|summe|gesamt|insgesamt|zusammen|ensemble|suma|totale|всього|разом|усього|итого|всего)[\s:.]*$/iu;

/** How many of the last rows are called totals. */
function totalsIn(rows: Rows): number {
  let count = 0;
  while (count < rows.length - 1 && total.test((rows[rows.length - 1 - count]?.[0] ?? '').trim())) count += 1;
  return count;
}

/** The parts of a Table that came of the rows. */
export function tableOf({ columns, rows, totals }: TableRead): Pick<Table, 'columns' | 'rows' | 'totals'> {
  return { columns, rows, ...(totals > 0 ? { totals } : {}) };
}
