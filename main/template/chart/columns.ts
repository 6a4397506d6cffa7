// Columns that stand beside each other, one group a category, or on each other. Values are written at them where there is room.

import { scaleBand } from 'd3-scale';
import { categoryNames, valueAxis } from './axis.ts';
import { fontSize, hatchedFill, label, legend, moved, onFill, rect, valuesOf, widthOf, type ChartData, type Drawing } from './draw.ts';
import { stackOf, type StackPart } from './stack.ts';

const plotHeight = 140;

export function drawColumns(data: ChartData, stacked: boolean): Drawing {
  const key = legend(data);
  const values = valuesOf(data);
  const stack = stackOf(data);
  const [least, most] = stacked ? [stack.least, stack.most] : [Math.min(0, ...values), Math.max(0, ...values)];
  // Room for the number below a column that hangs.
  const range: [number, number] = [stacked ? least : least - (least < 0 ? (most - least) * 0.08 : 0), most];
  const head = data.valueLabel === undefined ? 10 : 18;
  const axis = valueAxis(data, range, plotHeight, data.width);
  const groups = scaleBand<number>().domain(data.categories.keys()).range([axis.left, data.width]).paddingInner(0.28).paddingOuter(0.14);
  const names = categoryNames(data, (index) => axis.left + (index + 0.5) * groups.step(), groups.step(), plotHeight);
  const columns = data.categories.map((_, category) => {
    const place = { left: groups(category) ?? 0, width: groups.bandwidth(), y: axis.y };
    return stacked ? stackedColumn(data, stack.parts(category), place) : groupedColumns(data, category, place);
  });
  const body = moved(axis.body + columns.join('') + names.body, key.height + head);
  return { body: key.body + body, height: key.height + head + plotHeight + names.height };
}

/** Where a category stands, and how high a value is. */
type Place = { readonly left: number; readonly width: number; readonly y: (value: number) => number };

function groupedColumns(data: ChartData, category: number, { left, width, y }: Place): string {
  const step = width / data.series.length;
  return data.series.map(({ values }, index) => {
    const value = values[category];
    if (value === null || value === undefined) return '';
    const x = left + index * step;
    const words = data.format(value);
    const text = widthOf(words) > step + 3 ? '' : label(x + step / 2, value < 0 ? y(value) + fontSize : y(value) - 2.5, words, { 'text-anchor': 'middle' });
    return rect({ x: x + 0.4, y: Math.min(y(0), y(value)), width: step - 0.8, height: Math.abs(y(value) - y(0)) }, hatchedFill(index)) + text;
  }).join('');
}

function stackedColumn(data: ChartData, parts: readonly StackPart[], { left, width, y }: Place): string {
  return parts.map(({ series, from, to, value }) => {
    const [top, bottom] = [Math.min(y(from), y(to)), Math.max(y(from), y(to))];
    const words = data.format(value);
    const fits = bottom - top > fontSize + 2 && widthOf(words) < width;
    const text = fits ? label(left + width / 2, (top + bottom) / 2 + fontSize * 0.35, words, { 'text-anchor': 'middle', ...onFill(series) }) : '';
    return rect({ x: left, y: top, width, height: bottom - top }, { ...hatchedFill(series), stroke: '#ffffff', 'stroke-width': 0.5 }) + text;
  }).join('');
}
