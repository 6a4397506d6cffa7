// Shares of a whole: the first series as sectors, clockwise from the top, each named with its value in a list beside it.

import { arc, pie } from 'd3-shape';
import { element } from '../html.ts';
import { fontSize, hatchedFill, label, labelLines, rect, wrap, type ChartData, type Drawing } from './draw.ts';

export function drawPie(data: ChartData): Drawing {
  const values = data.categories.map((_, index) => Math.max(0, data.series[0]?.values[index] ?? 0));
  const radius = Math.min(70, data.width * 0.18);
  const left = radius * 2 + 20;
  const names = data.categories.map((name, index) => wrap(`${name}: ${data.format(values[index] ?? 0)}`, data.width - left - 14, 2));
  const heights = names.map((lines) => lines.length * fontSize * 1.25 + 4);
  const height = Math.max(radius * 2 + 4, heights.reduce((sum, part) => sum + part, 0));
  const slice = arc<{ startAngle: number; endAngle: number }>().innerRadius(radius * 0.45).outerRadius(radius).digits(2);
  const sectors = pie<number>().sort(null)(values).map((sector, index) => element('path', { ...hatchedFill(index), d: slice(sector) ?? '', stroke: '#ffffff', 'stroke-width': 1 }, ''));
  let y = (height - heights.reduce((sum, part) => sum + part, 0)) / 2;
  const list = names.map((lines, index) => {
    const middle = y + (heights[index] ?? 0) / 2;
    y += heights[index] ?? 0;
    return rect({ x: left, y: middle - 3.5, width: 7, height: 7 }, hatchedFill(index)) + labelLines(left + 12, middle, lines);
  });
  const total = data.valueLabel === undefined ? '' : label(radius, height / 2 + fontSize * 0.35, data.valueLabel, { 'text-anchor': 'middle' });
  return { body: element('g', { transform: `translate(${radius} ${height / 2})` }, sectors.join('')) + total + list.join(''), height };
}
