// Cells of a table as numbers: which columns hold numbers, and which sign is the decimal one, for the whole table alike. What
// would lose by becoming a number (years, codes with leading zeros, more digits than a number holds) stays text.

import type { Column } from '../report.ts';

export type DecimalSign = '.' | ',';
type Cell = string | number | null;

/** Digits with groups and a fraction; a minus; `%` behind. A plus says something that a number cannot keep. Groups are parted by spaces, apostrophes, commas or points. */
const form = /^([-−–]?)\s?(\d{1,3}(?:[\u00a0\u202f\u2009 '’]\d{3})+|\d{1,3}(?:[.,]\d{3})+(?=[.,]\d)|\d[\d.,]*|[.,]\d+)((?:[.,]\d+)?)\s?(%?)$/;
/** Says that there is no value. */
const missing = /^(?:[-–—.…:x*]|\.\.|n\/?a|n\.a\.|null|none|н\/д|k\.A\.)$/i;

/** Cells that can be read one way only: `1,5` and `1.234,5` say comma, `1.5` and `1,234.5` point; `1,234` says nothing. */
function signOf(cell: string): DecimalSign | undefined {
  const text = cell.replace(/[\s\u00a0%+\-−–'’]/g, '');
  if (!/^[\d.,]+$/.test(text)) return undefined;
  const [comma, point] = [text.lastIndexOf(','), text.lastIndexOf('.')];
  if (comma >= 0 && point >= 0) return comma > point ? ',' : '.';
  const [sign, at]: [DecimalSign, number] = comma >= 0 ? [',', comma] : ['.', point];
  if (at < 0) return undefined;
  if (text.indexOf(sign) !== at) return sign === ',' ? '.' : ',';
  return text.length - at - 1 === 3 && at >= 1 && at <= 3 && text[0] !== '0' ? undefined : sign;
}

export type Notation = { readonly sign: DecimalSign; /** A cell such as `1,234` whose meaning the others did not settle. */ readonly doubtful: string | undefined };

/** The decimal sign of a table; `fallback` where no cell tells. */
export function notationOf(cells: Iterable<string>, fallback: DecimalSign): Notation {
  const votes = { '.': 0, ',': 0 };
  let doubtful: string | undefined;
  for (const cell of cells) {
    const sign = signOf(cell);
    if (sign !== undefined) votes[sign] += 1;
    else if (/^\D?\d{1,3}[.,]\d{3}\s?%?$/.test(cell.trim())) doubtful ??= cell.trim();
  }
  if (votes['.'] === votes[',']) return { sign: fallback, doubtful };
  return { sign: votes[','] > votes['.'] ? ',' : '.', doubtful: undefined };
}

/** The value of a cell, and how many digits stand behind the decimal sign; undefined where it is no number. */
export function numberOf(cell: string, sign: DecimalSign): { readonly value: number; readonly decimals: number; readonly percent: boolean } | undefined {
  const match = form.exec(cell.trim());
  if (match === null || /[.,]\s?%?$/.test(cell.trim())) return undefined;
  const digits = `${match[2]}${match[3]}`.replace(/[\s\u00a0\u202f\u2009'’]/g, '');
  const parts = digits.split(sign);
  const [whole = '', fraction = ''] = parts;
  const other = sign === ',' ? '.' : ',';
  if (parts.length > 2 || fraction.includes(other) || (whole.includes(other) && !new RegExp(`^\\d{1,3}(?:\\${other}\\d{3})+$`).test(whole))) return undefined;
  const plain = whole.replaceAll(other, '');
  if (/^0\d/.test(plain) || plain.length + fraction.length > 15 || fraction.length > 10) return undefined;
  const value = Number(`${/[-−–]/.test(match[1] ?? '') ? '-' : ''}${plain === '' ? '0' : plain}.${fraction === '' ? '0' : fraction}`);
  return Number.isFinite(value) && !Object.is(value, -0) ? { value, decimals: fraction.length, percent: match[4] === '%' } : undefined;
}

/** Whole numbers that would be spoilt by a mark for thousands. */
const isYear = ({ value, decimals }: { value: number; decimals: number }): boolean => decimals === 0 && value >= 1500 && value <= 2200;
const yearLabel = /(?<!\p{L})(?:year|jahr|année|рік|роки|год)(?!\p{L})/iu;
const codeLabel = /(?<!\p{L})(?:id|code|zip|postcode|plz|phone|tel|isbn|iban|код|індекс)(?!\p{L})/iu;

export type NumericColumn = { readonly cells: readonly Cell[]; readonly column: Omit<Column, 'label'> };

/** A column's cells as numbers, or undefined where it holds words. Markers such as `n/a` and `–` stay as they are. `isHead`: the first column, which names the rows. */
export function numericColumn({ label, isHead }: { label: string; isHead: boolean }, cells: readonly string[], sign: DecimalSign): NumericColumn | undefined {
  const numbers = cells.map((cell) => numberOf(cell, sign));
  const filled = cells.filter((cell, index) => cell.trim() !== '' && numbers[index] === undefined);
  const found = numbers.filter((number) => number !== undefined);
  if (found.length === 0 || filled.some((cell) => !missing.test(cell.trim()))) return undefined;
  if (codeLabel.test(label) || (found.every(isYear) && (isHead || yearLabel.test(label)))) return undefined;
  const percents = found.filter(({ percent }) => percent).length;
  if (percents > 0 && percents < found.length) return undefined;
  const decimals = new Set(found.map(({ decimals }) => decimals));
  const most = Math.max(...decimals);
  return {
    cells: cells.map((cell, index) => numbers[index]?.value ?? (cell.trim() === '' ? null : cell.trim())),
    column: { ...(decimals.size === 1 && most > 0 ? { decimals: most } : {}), ...(percents > 0 ? { unit: '%' } : {}) },
  };
}
