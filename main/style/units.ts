// The units of CSS Values 4, chapters 6 and 7, turned into points, radians and plain numbers.

import { deferred, type ComputeContext, type Pending } from './deferred.ts';
import { own } from './own.ts';

const pointsPerPixel = 72 / 96;
/** Points of one absolute unit. */
const absoluteUnits: Readonly<Record<string, number>> = {
  pt: 1, px: pointsPerPixel, in: 72, cm: 72 / 2.54, mm: 72 / 25.4, q: 72 / 101.6, pc: 12,
};
/** Points of one relative unit, for an element. `vi` and `vb` are those of horizontal writing. */
const relativeUnits: Readonly<Record<string, (context: ComputeContext) => number>> = {
  em: (context) => context.fontSize,
  rem: (context) => context.rootFontSize,
  ex: (context) => context.fontSize * context.fontMetrics().xHeight,
  ch: (context) => context.fontSize * context.fontMetrics().zeroAdvance,
  ic: (context) => context.fontSize,
  cap: (context) => context.fontSize * 0.7,
  lh: (context) => lineHeightPoints(context.lineHeight, context.fontSize),
  rlh: (context) => lineHeightPoints(context.rootLineHeight, context.rootFontSize),
  vw: (context) => context.viewportWidth / 100,
  vi: (context) => context.viewportWidth / 100,
  vh: (context) => context.viewportHeight / 100,
  vb: (context) => context.viewportHeight / 100,
  vmin: (context) => Math.min(context.viewportWidth, context.viewportHeight) / 100,
  vmax: (context) => Math.max(context.viewportWidth, context.viewportHeight) / 100,
};
/** The units that `<length>` may have, for messages. */
export const lengthUnits = [...Object.keys(absoluteUnits), ...Object.keys(relativeUnits)];

/** `normal` is taken as 1.2 here: the fonts' own value is known to layout only. */
function lineHeightPoints(lineHeight: ComputeContext['lineHeight'], fontSize: number): number {
  if (lineHeight === 'normal') return 1.2 * fontSize;
  return 'factor' in lineHeight ? lineHeight.factor * fontSize : lineHeight.length;
}

/** Length in points; undefined where the unit is none of length. */
export function lengthInPoints(number: number, unit: string): Pending<number> | undefined {
  const absolute = own(absoluteUnits, unit);
  if (absolute !== undefined) return number * absolute;
  const relative = own(relativeUnits, unit);
  return relative === undefined ? undefined : deferred((context) => number * relative(context));
}

const angleUnits: Readonly<Record<string, number>> = { deg: Math.PI / 180, grad: Math.PI / 200, rad: 1, turn: 2 * Math.PI };

/** Angle in radians; undefined where the unit is none of angle. */
export function angleInRadians(number: number, unit: string): number | undefined {
  const factor = own(angleUnits, unit);
  return factor === undefined ? undefined : number * factor;
}

/** Dots per px of one resolution unit. */
export const resolutionUnits: Readonly<Record<string, number>> = { dppx: 1, x: 1, dpi: 1 / 96, dpcm: 2.54 / 96 };
