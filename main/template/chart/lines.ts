// Lines and areas over categories in order, each named at its end, where the eye follows it to; marks of different shapes, so
// that they stay apart in grey.

import { scalePoint } from 'd3-scale';
import { area, line as linePath, symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from 'd3-shape';
import { element } from '../html.ts';
import { categoryNames, valueAxis } from './axis.ts';
import { colorOf, fillOf, fontSize, label, moved, palette, round, valuesOf, widthOf, wrap, type ChartData, type Drawing } from './draw.ts';

const plotHeight = 140;
const shapes = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond];

type Point = { readonly x: number; readonly y: number; readonly value: number };

export function drawLines(data: ChartData, filled: boolean): Drawing {
  const values = valuesOf(data);
  const least = Math.min(...values);
  const most = Math.max(...values);
  const head = data.valueLabel === undefined ? 8 : 18;
  const right = Math.min(data.width * 0.32, Math.max(...data.series.map((series) => widthOf(endLabel(data, series)))) + 10);
  const axis = valueAxis(data, [filled || least > 0 ? Math.min(0, least) : least, most], plotHeight, data.width - right);
  const x = scalePoint<number>().domain(data.categories.keys()).range([axis.left + 8, data.width - right - 6]);
  const names = categoryNames(data, (index) => (data.categories.length === 1 ? x(0) ?? 0 : axis.left + 8 + index * x.step()), x.step() || data.width, plotHeight);
  const lines = data.series.map(({ values: row }, index) => {
    const points = row.slice(0, data.categories.length).map((value, category): Point | undefined => (value === null ? undefined : { x: x(category) ?? 0, y: axis.y(value), value }));
    return { index, points, body: oneLine(points, index, filled ? axis.y(0) : undefined) };
  });
  const ends = endLabels(data, lines, data.width - right + 4);
  const body = moved(axis.body + lines.map((one) => one.body).join('') + ends + names.body, head);
  return { body, height: head + plotHeight + names.height };
}

function oneLine(points: readonly (Point | undefined)[], index: number, base: number | undefined): string {
  const defined = (point: Point | undefined): boolean => point !== undefined;
  const at = (point: Point | undefined, axis: 'x' | 'y'): number => point?.[axis] ?? 0;
  const path = linePath<Point | undefined>().defined(defined).x((point) => at(point, 'x')).y((point) => at(point, 'y')).digits(2)(points) ?? '';
  const below = base === undefined ? '' : element('path', {
    ...fillOf(index), 'fill-opacity': 0.18, d: area<Point | undefined>().defined(defined).x((point) => at(point, 'x')).y1((point) => at(point, 'y')).y0(base).digits(2)(points) ?? '',
  }, '');
  const shape = symbol(shapes[index % shapes.length] ?? symbolCircle, 14).digits(2)() ?? '';
  const marks = points.length > 24 ? '' : points.map((point) => (point === undefined ? '' : element('path', { ...fillOf(index), d: shape, transform: `translate(${round(point.x)} ${round(point.y)})` }, ''))).join('');
  return below + element('path', { class: `line-${(index % palette.length) + 1}`, d: path, fill: 'none', stroke: colorOf(index), 'stroke-width': 1.5, 'stroke-linejoin': 'round' }, '') + marks;
}

function endLabel(data: ChartData, { label: name, values }: ChartData['series'][number]): string {
  const last = values.findLast((value) => value !== null);
  const value = last === undefined || last === null ? '' : data.format(last);
  return data.series.length === 1 ? value : `${name} ${value}`.trim();
}

/** At the height of each line's end, pushed apart where they would overlap. */
function endLabels(data: ChartData, lines: readonly { readonly index: number; readonly points: readonly (Point | undefined)[] }[], x: number): string {
  const wanted = lines.flatMap(({ index, points }) => {
    const last = points.findLast((point) => point !== undefined);
    const series = data.series[index];
    return last === undefined || series === undefined ? [] : [{ index, y: last.y, words: wrap(endLabel(data, series), data.width - x, 1)[0] ?? '' }];
  }).sort((a, b) => a.y - b.y);
  const step = fontSize * 1.25;
  let free = -Infinity;
  return wanted.map(({ index, y, words }) => {
    const placed = Math.max(y, free);
    free = placed + step;
    return label(x, placed + fontSize * 0.35, words, { fill: index % 6 === 1 || index % 6 === 2 || index % 6 === 5 ? '#16191d' : colorOf(index), 'font-weight': 600 });
  }).join('');
}
