// Hatches, by which bars and sectors of several series stay apart without colour: patterns in each drawing, which the print edition
// shows instead of plain colours (edition/hatches.ts).

import { element } from '../html.ts';
import { fillOf, palette, type ChartData } from './draw.ts';

const size = 4;
const middle = size / 2;

/** White lines of each pattern, in a cell of 4 by 4 that is turned; the first series stays plain. */
const hatches: readonly { readonly turn: number; readonly d: string; readonly width: number }[] = [
  { turn: 0, d: '', width: 0 },
  { turn: 45, d: `M0 ${middle}H${size}`, width: 1.1 },
  { turn: 0, d: `M0 ${middle}H${size}`, width: 1.1 },
  { turn: -45, d: `M0 ${middle}H${size}`, width: 1.1 },
  { turn: 0, d: `M${middle} ${middle}h0.01`, width: 1.9 },
  { turn: 0, d: `M${middle} 0V${size}`, width: 1.1 },
];

/** Patterns as `<defs>`, and the style of the drawing that names them `--hatch-2` and so on; nothing where there is one series only. */
export type Hatches = { readonly defs: string; readonly style: string | undefined };

/** The patterns of a drawing. `count`: series, or sectors; `name`: what their ids begin with. */
export function hatchesFor(count: number, name: string): Hatches {
  const most = Math.min(count, palette.length);
  if (most < 2) return { defs: '', style: undefined };
  const defs = hatches.slice(0, most).map(({ turn, d, width }, series) => {
    if (d === '') return '';
    const ground = element('rect', { width: size, height: size, ...fillOf(series) }, '');
    const lines = element('path', { d, fill: 'none', stroke: '#ffffff', 'stroke-width': width, 'stroke-linecap': 'round' }, '');
    const place = { id: `${name}-${series + 1}`, width: size, height: size, patternUnits: 'userSpaceOnUse', ...(turn === 0 ? {} : { patternTransform: `rotate(${turn})` }) };
    return element('pattern', place, ground + lines);
  });
  const style = hatches.slice(0, most).flatMap(({ d }, series) => (d === '' ? [] : [`--hatch-${series + 1}: url(#${name}-${series + 1})`])).join('; ');
  return { defs: element('defs', {}, defs.join('')), style };
}

/** How many colours the drawing of a chart uses. */
export function seriesCount({ series, categories }: ChartData, isPie: boolean): number {
  return isPie ? categories.length : series.length;
}
