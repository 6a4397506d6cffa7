// CSS gradients as paints of the display list (CSS Images 3, section 3).

import type { BackgroundImage, Color, GradientStop } from '../style/computed-style.ts';
import { resolve } from '../style/length.ts';
import type { Gradient } from './display-list.ts';
import type { Rect } from './geometry.ts';

type CssGradient = Extract<BackgroundImage, { readonly kind: 'linear-gradient' | 'radial-gradient' }>;
type Stop = { readonly offset: number; readonly color: Color };

/** The gradient that fills this rectangle. */
export function gradientPaint(gradient: CssGradient, box: Rect): Gradient {
  return gradient.kind === 'linear-gradient' ? linear(gradient, box) : radial(gradient, box);
}

function linear(gradient: Extract<CssGradient, { kind: 'linear-gradient' }>, box: Rect): Gradient {
  const angle = typeof gradient.angle === 'number' ? gradient.angle : cornerAngle(gradient.angle.to, box);
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const length = Math.abs(box.width * sine) + Math.abs(box.height * cosine);
  const [cx, cy] = [box.x + box.width / 2, box.y + box.height / 2];
  const at = (offset: number): readonly [number, number] => [cx + (offset - 0.5) * length * sine, cy - (offset - 0.5) * length * cosine];
  const stops = placeStops(gradient.stops, length);
  const range = gradient.repeating ? repeatStops(stops) : stops;
  const [first, last] = [Math.min(0, range[0]?.offset ?? 0), Math.max(1, range[range.length - 1]?.offset ?? 1)];
  const scaled = range.map(({ offset, color }) => ({ offset: (offset - first) / (last - first), color }));
  return { kind: 'linear', points: [...at(first), ...at(last)], stops: withoutGrey(scaled) };
}

/** The angle at which the line of half the way runs through the two other corners (3.1.1). */
function cornerAngle(to: string, { width, height }: Rect): number {
  const [right, left, bottom] = ['right', 'left', 'bottom'].map((side) => to.includes(side));
  if (!right && !left) return bottom ? Math.PI : 0;
  if (!bottom && !to.includes('top')) return right ? Math.PI / 2 : -Math.PI / 2;
  const slant = Math.atan2(height, width);
  if (right) return bottom ? Math.PI - slant : slant;
  return bottom ? Math.PI + slant : -slant;
}

/** Extent: to the farthest corner (3.2.2). */
function radial(gradient: Extract<CssGradient, { kind: 'radial-gradient' }>, box: Rect): Gradient {
  const cx = box.x + resolve(gradient.position[0], box.width);
  const cy = box.y + resolve(gradient.position[1], box.height);
  const dx = Math.max(Math.abs(cx - box.x), Math.abs(box.x + box.width - cx));
  const dy = Math.max(Math.abs(cy - box.y), Math.abs(box.y + box.height - cy));
  const circle = gradient.shape === 'circle' || dx === 0 || dy === 0;
  const radius = circle ? Math.hypot(dx, dy) : dx * Math.SQRT2;
  const ratio = circle ? 1 : dy / dx;
  const stops = placeStops(gradient.stops, radius);
  const last = Math.max(1, stops[stops.length - 1]?.offset ?? 1);
  return {
    kind: 'radial', points: [cx, cy, radius * last],
    ...(ratio === 1 ? {} : { matrix: [1, 0, 0, ratio, 0, cy - cy * ratio] as const }),
    stops: withoutGrey(stops.map(({ offset, color }) => ({ offset: Math.max(0, offset) / last, color }))),
  };
}

/** Positions as parts of the length; missing ones in equal steps, none before its predecessor (3.4.3). */
function placeStops(stops: readonly GradientStop[], length: number): readonly Stop[] {
  const offsets = stops.map(({ position }) => (position === undefined ? undefined : resolve(position, length) / (length || 1)));
  offsets[0] ??= 0;
  offsets[offsets.length - 1] ??= 1;
  let known = 0;
  for (let index = 1; index < offsets.length; index++) {
    const offset = offsets[index];
    if (offset === undefined) continue;
    const from = offsets[known] ?? 0;
    const to = Math.max(from, offset);
    for (let step = known + 1; step <= index; step++) offsets[step] = from + ((to - from) * (step - known)) / (index - known);
    known = index;
  }
  return stops.map(({ color }, index) => ({ color, offset: offsets[index] ?? 0 }));
}

const mostRepeats = 200;

/** The stops again and again, until they cover all from 0 to 1. */
function repeatStops(stops: readonly Stop[]): readonly Stop[] {
  const start = stops[0]?.offset ?? 0;
  const period = (stops[stops.length - 1]?.offset ?? 0) - start;
  if (period <= 0 || 1 / period > mostRepeats) return stops;
  const repeated: Stop[] = [];
  for (let turn = Math.floor(-start / period); start + turn * period < 1; turn++) {
    for (const { offset, color } of stops) repeated.push({ offset: offset + turn * period, color });
  }
  return repeated;
}

/** Colours mix premultiplied (3.4.2): towards a transparent stop only the alpha changes, not the colour. */
function withoutGrey(stops: readonly Stop[]): readonly Stop[] {
  return stops.flatMap((stop, index) => {
    if (stop.color.a !== 0) return [stop];
    const [before, after] = [stops[index - 1], stops[index + 1]];
    const sides = [before, after].flatMap((side) => (side === undefined || side.color.a === 0 ? [] : [{ offset: stop.offset, color: { ...side.color, a: 0 } }]));
    return sides.length === 0 ? [stop] : sides;
  });
}
