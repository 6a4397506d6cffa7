// CSS gradients as paints of the display list (CSS Images 3, section 3; conic ones: CSS Images 4, 3.3).

import type { BackgroundImage, Color, GradientStop } from '../style/computed-style.ts';
import { resolve } from '../style/length.ts';
import type { Gradient } from './display-list.ts';
import { type Rect, translation } from './geometry.ts';

type CssGradient = Exclude<BackgroundImage, { readonly kind: 'url' }>;
type Stop = { readonly offset: number; readonly color: Color };

/** The gradient that fills this rectangle. */
export function gradientPaint(gradient: CssGradient, box: Rect): Gradient {
  switch (gradient.kind) {
    case 'linear-gradient': return linear(gradient, box);
    case 'radial-gradient': return radial(gradient, box);
    case 'conic-gradient': return conic(gradient, box);
  }
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

function radial(gradient: Extract<CssGradient, { kind: 'radial-gradient' }>, box: Rect): Gradient {
  const cx = box.x + resolve(gradient.position[0], box.width);
  const cy = box.y + resolve(gradient.position[1], box.height);
  const [radius, vertical] = radiiOf(gradient, box, [cx, cy]).map((length) => Math.max(length, 1e-4));
  if (radius === undefined || vertical === undefined) return { kind: 'radial', points: [cx, cy, 1], stops: [] };
  const ratio = vertical / radius;
  const stops = placeStops(gradient.stops, radius);
  const corners = [box.x, box.x + box.width].flatMap((x) => [box.y, box.y + box.height].map((y) => Math.hypot((x - cx) / radius, (y - cy) / vertical)));
  const range = gradient.repeating ? repeatStops(stops, Math.max(...corners)) : stops;
  const last = Math.max(1, range[range.length - 1]?.offset ?? 1);
  return {
    kind: 'radial', points: [cx, cy, radius * last],
    ...(ratio === 1 ? {} : { matrix: [1, 0, 0, ratio, 0, cy - cy * ratio] as const }),
    stops: withoutGrey(fromStart(range).map(({ offset, color }) => ({ offset: offset / last, color }))),
  };
}

/** Around its centre as far as the farthest corner (CSS Images 4, 3.3). */
function conic(gradient: Extract<CssGradient, { kind: 'conic-gradient' }>, box: Rect): Gradient {
  const cx = box.x + resolve(gradient.position[0], box.width);
  const cy = box.y + resolve(gradient.position[1], box.height);
  const reach = Math.hypot(Math.max(cx - box.x, box.x + box.width - cx), Math.max(cy - box.y, box.y + box.height - cy));
  const stops = placeStops(gradient.stops, 2 * Math.PI);
  const range = fromStart(gradient.repeating ? repeatStops(stops) : stops);
  return { kind: 'conic', points: [reach, gradient.angle], matrix: translation(cx, cy), stops: withoutGrey(untilEnd(range)) };
}

/** What lies beyond a whole turn is not seen. */
function untilEnd(stops: readonly Stop[]): readonly Stop[] {
  const beyond = stops.findIndex(({ offset }) => offset > 1);
  const [before, after] = [stops[beyond - 1], stops[beyond]];
  if (after === undefined) return stops;
  if (before === undefined) return [{ offset: 1, color: after.color }];
  return [...stops.slice(0, beyond), { offset: 1, color: mix(before.color, after.color, (1 - before.offset) / (after.offset - before.offset)) }];
}

/** Stops from the beginning on: what lies before it shows only its colour there. */
function fromStart(stops: readonly Stop[]): readonly Stop[] {
  const first = stops.findIndex(({ offset }) => offset >= 0);
  const [before, after] = [stops[first - 1], stops[first]];
  if (before === undefined || after === undefined) return first < 0 ? stops.slice(-1).map(({ color }) => ({ offset: 0, color })) : stops;
  return [{ offset: 0, color: mix(before.color, after.color, -before.offset / (after.offset - before.offset)) }, ...stops.slice(first)];
}

/** Horizontal and vertical radius (3.2.2). */
function radiiOf({ shape, size }: Extract<CssGradient, { kind: 'radial-gradient' }>, box: Rect, [cx, cy]: readonly [number, number]): readonly [number, number] {
  if (typeof size !== 'string') {
    const horizontal = resolve(size[0] ?? 0, box.width);
    return [horizontal, size[1] === undefined ? horizontal : resolve(size[1], box.height)];
  }
  const least = size.startsWith('closest') ? Math.min : Math.max;
  const dx = least(Math.abs(cx - box.x), Math.abs(box.x + box.width - cx));
  const dy = least(Math.abs(cy - box.y), Math.abs(box.y + box.height - cy));
  const corner = size.endsWith('corner');
  if (shape === 'circle') {
    const radius = corner ? Math.hypot(dx, dy) : least(dx, dy);
    return [radius, radius];
  }
  return corner ? [dx * Math.SQRT2, dy * Math.SQRT2] : [dx, dy];
}

/** Positions as parts of the length; missing ones in equal steps, none before its predecessor (3.4.3). Hints become stops. */
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
  return stops.flatMap(({ color }, index): readonly Stop[] => {
    if (color !== undefined) return [{ color, offset: offsets[index] ?? 0 }];
    const [before, after] = [stops[index - 1]?.color, stops[index + 1]?.color];
    return before === undefined || after === undefined ? [] : hinted(before, after, [offsets[index - 1] ?? 0, offsets[index] ?? 0, offsets[index + 1] ?? 0]);
  });
}

const hintSteps = 12;

/** The curve that a hint bends the transition to, in straight pieces (3.4.2). */
function hinted(before: Color, after: Color, [from, hint, to]: readonly [number, number, number]): readonly Stop[] {
  const place = to > from ? (hint - from) / (to - from) : 1;
  if (place <= 0) return [{ offset: from, color: after }];
  if (place >= 1) return [{ offset: to, color: before }];
  const power = Math.log(0.5) / Math.log(place);
  return Array.from({ length: hintSteps - 1 }, (_, step) => {
    const part = (step + 1) / hintSteps;
    return { offset: from + (to - from) * part, color: mix(before, after, part ** power) };
  });
}

/** Colours mixed premultiplied. */
function mix(a: Color, b: Color, part: number): Color {
  const alpha = a.a + (b.a - a.a) * part;
  const channel = (one: number, other: number): number => (alpha === 0 ? 0 : (one * a.a * (1 - part) + other * b.a * part) / alpha);
  return { r: channel(a.r, b.r), g: channel(a.g, b.g), b: channel(a.b, b.b), a: alpha };
}

const mostRepeats = 200;

/** The stops again and again, until they cover all from 0 to `end`. */
function repeatStops(stops: readonly Stop[], end = 1): readonly Stop[] {
  const start = stops[0]?.offset ?? 0;
  const period = (stops[stops.length - 1]?.offset ?? 0) - start;
  if (period <= 0 || end / period > mostRepeats) return stops;
  const repeated: Stop[] = [];
  for (let turn = Math.floor(-start / period); start + turn * period < end; turn++) {
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
