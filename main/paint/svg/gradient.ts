// Gradients of SVG as paints (SVG 2, 14.2): units, inheritance between gradients, focal points, spread.

import type { StyledElement } from '../../style/styled.ts';
import type { Gradient, Matrix, Paint, PathSegment } from '../display-list.ts';
import { applyMatrix, multiply } from '../geometry.ts';
import { colorOf, parseOpacity } from './colors.ts';
import { pathBounds } from './path.ts';
import { elementsIn, referred, type Scope } from './scope.ts';
import { parseLength, parseTransform } from './values.ts';

type Stop = Gradient['stops'][number];

/** The gradient of an element for a path in user space; undefined where the element is no gradient or has no stops. */
export function gradientOf(server: StyledElement, path: readonly PathSegment[], scope: Scope, opacity: number): Paint | undefined {
  const kind = server.element.name.toLowerCase();
  if (kind !== 'lineargradient' && kind !== 'radialgradient') return undefined;
  const chain = inheritance(server, scope);
  const stops = stopsOf(chain, opacity);
  const last = stops.at(-1);
  if (last === undefined) return undefined;
  const attribute = (name: string): string | undefined => attributeIn(chain, name);
  const bounds = pathBounds(path);
  const [width, height] = [bounds[2] - bounds[0], bounds[3] - bounds[1]];
  const ofBox = attribute('gradientUnits') !== 'userSpaceOnUse';
  if (stops.length === 1 || (ofBox && (width === 0 || height === 0))) return last.color;
  const units: Matrix = ofBox ? [width, 0, 0, height, bounds[0], bounds[1]] : [1, 0, 0, 1, 0, 0];
  const local = multiply(units, parseTransform(attribute('gradientTransform')));
  const { viewport } = scope;
  const basis = ofBox ? { width: 1, height: 1, size: 1 } : { ...viewport, size: Math.hypot(viewport.width, viewport.height) / Math.SQRT2 };
  const length = (name: string, fallback: string, along: 'width' | 'height' | 'size'): number => parseLength(attribute(name) ?? fallback, basis[along]) ?? 0;
  const matrix = multiply(scope.matrix, local);
  const spread = spreadOf(attribute('spreadMethod'));
  const corners = cornersIn(bounds, local);
  if (kind === 'lineargradient') {
    const points = [length('x1', '0%', 'width'), length('y1', '0%', 'height'), length('x2', '100%', 'width'), length('y2', '0%', 'height')];
    if (points[0] === points[2] && points[1] === points[3]) return last.color;
    return { kind: 'linear', matrix, ...spreadLinear(points, stops, spread, corners) };
  }
  const [cx, cy, r] = [length('cx', '50%', 'width'), length('cy', '50%', 'height'), length('r', '50%', 'size')];
  if (r <= 0) return last.color;
  const [fx, fy] = [parseLength(attribute('fx'), basis.width) ?? cx, parseLength(attribute('fy'), basis.height) ?? cy];
  const fr = parseLength(attribute('fr'), basis.size) ?? 0;
  return { kind: 'radial', matrix, ...spreadRadial([cx, cy, r, fx, fy, ...(fr > 0 ? [fr] : [])], stops, spread, corners) };
}

/** The element and those that it refers to for what it does not say itself. */
export function inheritance(server: StyledElement, scope: Scope): readonly StyledElement[] {
  const chain: StyledElement[] = [];
  for (let link: StyledElement | undefined = server; link !== undefined && !chain.includes(link); link = referred(link, scope)) chain.push(link);
  return chain;
}

/** An attribute of the first of a chain that has it. */
export function attributeIn(chain: readonly StyledElement[], name: string): string | undefined {
  return chain.find((link) => link.element.attributes[name] !== undefined)?.element.attributes[name];
}

function stopsOf(chain: readonly StyledElement[], opacity: number): readonly Stop[] {
  for (const link of chain) {
    const stops = elementsIn(link).filter(({ element }) => element.name === 'stop').map((stop) => stopOf(stop, opacity));
    if (stops.length > 0) return stops;
  }
  return [];
}

function stopOf(styled: StyledElement, opacity: number): Stop {
  const { svg, color: current } = styled.style;
  const color = colorOf(svg['stop-color'] ?? '#000000', current) ?? { r: 0, g: 0, b: 0, a: 1 };
  const offset = parseLength(styled.element.attributes['offset'] ?? '0', 1) ?? 0;
  return { offset: Math.min(1, Math.max(0, offset)), color: { ...color, a: color.a * parseOpacity(svg['stop-opacity']) * opacity } };
}

// --- spread

type Spread = 'pad' | 'reflect' | 'repeat';
type Point = readonly [number, number];
type Spun = Pick<Gradient, 'points' | 'stops'>;

function spreadOf(text: string | undefined): Spread {
  return text === 'reflect' || text === 'repeat' ? text : 'pad';
}

/** Corners of what is painted, with some room for its stroke, in the gradient's own space. */
function cornersIn([left, top, right, bottom]: readonly [number, number, number, number], local: Matrix): readonly Point[] {
  const [a, b, c, d, e, f] = local;
  const determinant = a * d - b * c;
  if (determinant === 0) return [];
  const back: Matrix = [d / determinant, -b / determinant, -c / determinant, a / determinant, (c * f - d * e) / determinant, (b * e - a * f) / determinant];
  const room = Math.max(right - left, bottom - top) / 4;
  return [[left - room, top - room], [right + room, top - room], [left - room, bottom + room], [right + room, bottom + room]].map(([x = 0, y = 0]) => applyMatrix(back, x, y));
}

const mostTurns = 200;

/** The stops of turns `from` to `to`, every other one backwards where they reflect, over the range from 0 to 1. */
function turns(stops: readonly Stop[], spread: Spread, from: number, to: number): readonly Stop[] {
  const result: Stop[] = [];
  for (let turn = from; turn < to; turn++) {
    const backwards = spread === 'reflect' && Math.abs(turn) % 2 === 1;
    const order = backwards ? stops.toReversed().map(({ offset, color }) => ({ offset: 1 - offset, color })) : stops;
    const full = [{ offset: 0, color: order[0]!.color }, ...order, { offset: 1, color: order.at(-1)!.color }];
    for (const { offset, color } of full) result.push({ offset: (turn - from + offset) / (to - from), color });
  }
  return result;
}

function spreadLinear(points: readonly number[], stops: readonly Stop[], spread: Spread, corners: readonly Point[]): Spun {
  if (spread === 'pad' || corners.length === 0) return { points, stops };
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = points;
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = corners.map(([x, y]) => ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy));
  const [from, to] = [Math.floor(Math.min(0, ...along)), Math.ceil(Math.max(1, ...along))];
  if (to - from > mostTurns) return { points, stops };
  return { points: [x1 + from * dx, y1 + from * dy, x1 + to * dx, y1 + to * dy], stops: turns(stops, spread, from, to) };
}

/** Circles grow from the focus on, each turn by the same step. */
function spreadRadial(points: readonly number[], stops: readonly Stop[], spread: Spread, corners: readonly Point[]): Spun {
  const [cx = 0, cy = 0, r = 0, fx = 0, fy = 0, fr] = points;
  const step = r - Math.hypot(cx - fx, cy - fy);
  if (spread === 'pad' || step <= 0 || fr !== undefined) return { points, stops };
  const to = Math.ceil(Math.max(1, ...corners.map(([x, y]) => Math.hypot(x - fx, y - fy) / step)));
  if (to > mostTurns) return { points, stops };
  return { points: [fx + to * (cx - fx), fy + to * (cy - fy), r * to, fx, fy], stops: turns(stops, spread, 0, to) };
}
