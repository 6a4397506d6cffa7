// The frame of charts whose values go up: a scale with gridlines and ticks at the left, the names of the categories below.

import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { fontSize, label, labelLines, line, quiet, widthOf, wrap, type ChartData } from './draw.ts';

export type ValueAxis = { readonly y: ScaleLinear<number, number>; readonly left: number; readonly body: string };

/** A scale over [least, most], widened to round numbers. `right`: where the gridlines end. */
export function valueAxis(data: ChartData, [least, most]: readonly [number, number], height: number, right: number): ValueAxis {
  const y = scaleLinear([least, most === least ? least + 1 : most], [height, 0]).nice(5);
  const ticks = y.ticks(5);
  // As many digits as the steps need, whatever the data has.
  const step = (ticks[1] ?? 1) - (ticks[0] ?? 0);
  const digits = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  const words = ticks.map((tick) => data.format(tick, digits));
  const left = Math.max(...words.map((text) => widthOf(text))) + 6;
  const title = data.valueLabel === undefined ? '' : label(0, -8, data.valueLabel, { fill: quiet });
  const body = ticks.map((tick, index) => {
    const strong = tick === 0 ? { stroke: '#16191d', 'stroke-width': 0.75 } : {};
    return line([left, y(tick)], [right, y(tick)], strong) + label(left - 5, y(tick) + fontSize * 0.35, words[index] ?? '', { 'text-anchor': 'end', fill: quiet });
  });
  return { y, left, body: title + body.join('') };
}

/** Names below the places `x`, each at most `step` wide; only every second, third … where they have no room. */
export function categoryNames(data: ChartData, x: (category: number) => number, step: number, top: number): { readonly body: string; readonly height: number } {
  const longest = Math.max(...data.categories.map((name) => Math.max(...name.split(/\s+/).map((word) => widthOf(word)))));
  const every = Math.max(1, Math.ceil((longest + 4) / step));
  const names = data.categories.map((name) => wrap(name, step * every - 4, 3));
  const lines = Math.max(...names.filter((_, index) => index % every === 0).map((parts) => parts.length));
  const height = lines * fontSize * 1.2 + 6;
  const shown = names.map((parts, index) =>
    index % every === 0 ? labelLines(x(index), top + 5 + (parts.length * fontSize * 1.2) / 2, parts, { 'text-anchor': 'middle' }) : '');
  const title = data.categoryLabel === undefined ? '' : label(x((data.categories.length - 1) / 2), top + height + fontSize + 2, data.categoryLabel, { 'text-anchor': 'middle', fill: quiet });
  return { body: shown.join('') + title, height: height + (title === '' ? 0 : fontSize + 6) };
}
