// Bars across the page, one row a category: grouped or stacked, with their values written at them, so that no axis is needed.

import { scaleBand, scaleLinear } from 'd3-scale';
import { fontSize, hatchedFill, label, labelLines, legend, line, moved, onFill, rect, valuesOf, widthOf, wrap, type ChartData, type Drawing } from './draw.ts';
import { stackOf } from './stack.ts';

const barHeight = 10;
const barGap = 2;
const groupGap = 9;

export function drawBars(data: ChartData, stacked: boolean): Drawing {
  const key = legend(data);
  const names = data.categories.map((name) => wrap(name, data.width * 0.34, 3));
  const left = Math.min(data.width * 0.36, Math.max(...names.flat().map((words) => widthOf(words))) + 8);
  const bars = stacked ? 1 : data.series.length;
  const rowHeight = Math.max(bars * (barHeight + barGap) - barGap, ...names.map((lines) => lines.length * fontSize * 1.2));
  const height = data.categories.length * (rowHeight + groupGap);
  const rows = scaleBand<number>().domain(data.categories.keys()).range([0, height]);
  const rightOf = Math.max(...valuesOf(data).map((value) => widthOf(data.format(value)))) + 4;
  const area = stacked ? stackedBars(data, left, data.width - left) : groupedBars(data, left, data.width - left - rightOf, bars);
  let body = '';
  for (const [index, lines] of names.entries()) {
    const top = (rows(index) ?? 0) + groupGap / 2;
    body += labelLines(left - 8, top + rowHeight / 2, lines, { 'text-anchor': 'end' }) + area(index, top, rowHeight);
  }
  const zero = area.zero;
  return { body: key.body + moved(body + line([zero, 0], [zero, height], { stroke: '#16191d' }), key.height), height: key.height + height };
}

/** Draws the bars of one category between `top` and `top + height`; `zero` is where they begin. */
type Bars = ((category: number, top: number, height: number) => string) & { readonly zero: number };

function groupedBars(data: ChartData, left: number, width: number, bars: number): Bars {
  const values = valuesOf(data);
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const room = least < 0 ? Math.max(...values.filter((value) => value < 0).map((value) => widthOf(data.format(value)))) + 4 : 0;
  const x = scaleLinear([least, most === least ? least + 1 : most], [left + room, left + width]);
  const draw = (category: number, top: number, height: number): string => {
    const first = top + (height - bars * (barHeight + barGap) + barGap) / 2;
    return data.series.map(({ values: row }, index) => {
      const value = row[category];
      if (value === null || value === undefined) return '';
      const y = first + index * (barHeight + barGap);
      const text = label(value < 0 ? x(value) - 3 : x(value) + 3, y + barHeight / 2 + fontSize * 0.35, data.format(value), value < 0 ? { 'text-anchor': 'end' } : {});
      return rect({ x: Math.min(x(0), x(value)), y, width: Math.abs(x(value) - x(0)), height: barHeight }, hatchedFill(index)) + text;
    }).join('');
  };
  return Object.assign(draw, { zero: x(0) });
}

function stackedBars(data: ChartData, left: number, width: number): Bars {
  const stack = stackOf(data);
  const x = scaleLinear([stack.least, stack.most], [left, left + width]);
  const draw = (category: number, top: number, height: number): string => {
    const y = top + (height - barHeight * 1.5) / 2;
    return stack.parts(category).map(({ series, from, to, value }) => {
      const [start, end] = [Math.min(x(from), x(to)), Math.max(x(from), x(to))];
      const words = data.format(value);
      const fits = widthOf(words) + 4 < end - start;
      const text = fits ? label((start + end) / 2, y + barHeight * 0.75 + fontSize * 0.35, words, { 'text-anchor': 'middle', ...onFill(series) }) : '';
      return rect({ x: start, y, width: end - start, height: barHeight * 1.5 }, { ...hatchedFill(series), stroke: '#ffffff', 'stroke-width': 0.5 }) + text;
    }).join('');
  };
  return Object.assign(draw, { zero: x(0) });
}
