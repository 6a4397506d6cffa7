// Series laid end to end: where each part of a category begins and ends. Negative values go the other way from zero.

import type { ChartData } from './draw.ts';

export type StackPart = { readonly series: number; readonly value: number; readonly from: number; readonly to: number };
export type Stack = { readonly least: number; readonly most: number; readonly parts: (category: number) => readonly StackPart[] };

export function stackOf({ categories, series }: ChartData): Stack {
  const all = categories.map((_, category) => {
    let [up, down] = [0, 0];
    return series.flatMap(({ values }, index): StackPart[] => {
      const value = values[category];
      if (value === null || value === undefined) return [];
      const from = value < 0 ? down : up;
      if (value < 0) down += value;
      else up += value;
      return [{ series: index, value, from, to: from + value }];
    });
  });
  const ends = all.flat().map(({ to }) => to);
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  return { least, most: most === least ? least + 1 : most, parts: (category) => all[category] ?? [] };
}
