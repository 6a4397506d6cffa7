// How a width is shared out among columns in automatic layout: guesses from the least to the most that they ask for, and what lies
// between two of them. CSS Tables 3, 3.9.3.

import type { ColumnMeasure } from './column-measures.ts';

/** More than `width` where the least widths need it; less where only columns of a set width could take it, and may not (`growsSet`). */
export function shareWidth(columns: readonly ColumnMeasure[], width: number, growsSet = true): readonly number[] {
  const percentage = (column: ColumnMeasure): number => Math.max(column.min, (column.percent / 100) * width);
  const guesses: readonly ((column: ColumnMeasure) => number)[] = [
    (column) => column.min,
    (column) => (column.percent > 0 ? percentage(column) : column.min),
    (column) => (column.percent > 0 ? percentage(column) : column.fixed ? column.max : column.min),
    (column) => (column.percent > 0 ? percentage(column) : column.max),
  ];
  let below: readonly number[] | undefined;
  for (const guess of guesses) {
    const above = columns.map(guess);
    if (sumOf(above) >= width) return below === undefined ? above : between(below, above, width);
    below = above;
  }
  return stretch(columns, below ?? [], { width, growsSet });
}

export function sumOf(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

function between(below: readonly number[], above: readonly number[], width: number): readonly number[] {
  const low = sumOf(below);
  const high = sumOf(above);
  const part = high === low ? 0 : (width - low) / (high - low);
  return below.map((value, index) => value + ((above[index] ?? value) - value) * part);
}

type Stretch = { readonly width: number; readonly growsSet: boolean };

/** Width beyond all wishes goes to columns without a set width, else to those with a length, else to percentages; each by its share. */
function stretch(columns: readonly ColumnMeasure[], widths: readonly number[], { width, growsSet }: Stretch): readonly number[] {
  const isOpen = (column: ColumnMeasure): boolean => !column.fixed && column.percent === 0;
  const isSet = (column: ColumnMeasure): boolean => growsSet && column.fixed && column.percent === 0;
  const classes = [
    columns.map((column) => (isOpen(column) ? column.max : 0)),
    columns.map((column) => (isOpen(column) ? 1 : 0)),
    columns.map((column) => (isSet(column) ? column.max : 0)),
    columns.map((column) => (isSet(column) ? 1 : 0)),
    columns.map((column) => column.percent),
  ];
  const weights = classes.find((shares) => sumOf(shares) > 0);
  if (weights === undefined) return widths;
  const each = (width - sumOf(widths)) / sumOf(weights);
  return widths.map((value, index) => value + each * (weights[index] ?? 0));
}
