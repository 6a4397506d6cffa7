// Attribute values of SVG: lengths in user units (px), transforms, number lists, viewports.

import type { StyledElement } from '../../style/styled.ts';
import type { Matrix } from '../display-list.ts';
import { identity, multiply, type Rect, translation } from '../geometry.ts';

/** A user unit is a CSS pixel: three quarters of a point. */
export const pointsPerUnit = 0.75;
const unitsPer: Readonly<Record<string, number>> = { '': 1, px: 1, pt: 4 / 3, pc: 16, in: 96, cm: 96 / 2.54, mm: 96 / 25.4, q: 96 / 101.6 };

/** A length attribute in user units. `basis`: what percentages refer to. `undefined` where it is missing or no length. */
export function lengthOf(styled: StyledElement, name: string, basis: number): number | undefined {
  return parseLength(styled.element.attributes[name], basis, styled.style.fontSize / pointsPerUnit);
}

export function parseLength(text: string | undefined, basis: number, fontSize = 16): number | undefined {
  const match = /^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)\s*(%|[a-z]*)\s*$/i.exec(text ?? '');
  if (match === null) return undefined;
  const value = Number(match[1]);
  const unit = (match[2] ?? '').toLowerCase();
  if (unit === '%') return (value / 100) * basis;
  if (unit === 'em' || unit === 'rem') return value * fontSize;
  if (unit === 'ex') return (value * fontSize) / 2;
  const factor = unitsPer[unit];
  return factor === undefined ? undefined : value * factor;
}

/** Lengths between spaces and commas; percentages refer to `basis`. */
export function parseLengths(text: string | undefined, basis: number): readonly number[] {
  return (text ?? '').split(/[\s,]+/).flatMap((part) => parseLength(part, basis) ?? []);
}

/** Numbers between spaces and commas, until the first that is none. */
export function parseNumbers(text: string | undefined): readonly number[] {
  return (text?.match(/[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/g) ?? []).map(Number);
}

/** The transform attribute (SVG 2, 8.5); where it is missing, the identity. */
export function parseTransform(text: string | undefined): Matrix {
  let matrix = identity;
  for (const [, name = '', list] of (text ?? '').matchAll(/(\w+)\s*\(([^)]*)\)/g)) {
    matrix = multiply(matrix, transformStep(name, parseNumbers(list)));
  }
  return matrix;
}

function transformStep(name: string, values: readonly number[]): Matrix {
  const [a = 0, b, c, d = 0, e = 0, f = 0] = values;
  switch (name) {
    case 'translate': return translation(a, b ?? 0);
    case 'scale': return [a, 0, 0, b ?? a, 0, 0];
    case 'rotate': return rotation((a * Math.PI) / 180, b ?? 0, c ?? 0);
    case 'skewX': return [1, 0, Math.tan((a * Math.PI) / 180), 1, 0, 0];
    case 'skewY': return [1, Math.tan((a * Math.PI) / 180), 0, 1, 0, 0];
    case 'matrix': return values.length === 6 ? [a, b ?? 0, c ?? 0, d, e, f] : identity;
    default: return identity;
  }
}

function rotation(angle: number, x: number, y: number): Matrix {
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  return multiply(multiply(translation(x, y), [cosine, sine, -sine, cosine, 0, 0]), translation(-x, -y));
}

/** Takes a view box to a rectangle as preserveAspectRatio says (SVG 2, 8.6 and 8.7). */
export function viewBoxMatrix(viewBox: readonly [number, number, number, number], rect: Rect, preserve: string): Matrix {
  const [x, y, width, height] = viewBox;
  let [scaleX, scaleY] = [rect.width / width, rect.height / height];
  const [align = 'xMidYMid', fit = 'meet'] = preserve.trim().split(/\s+/);
  if (align === 'none') return [scaleX, 0, 0, scaleY, rect.x - x * scaleX, rect.y - y * scaleY];
  scaleX = scaleY = fit === 'slice' ? Math.max(scaleX, scaleY) : Math.min(scaleX, scaleY);
  const share = (start: string): number => (align.includes(`${start}Min`) ? 0 : align.includes(`${start}Max`) ? 1 : 0.5);
  const left = rect.x + (rect.width - width * scaleX) * share('x');
  const top = rect.y + (rect.height - height * scaleY) * share('Y');
  return [scaleX, 0, 0, scaleY, left - x * scaleX, top - y * scaleY];
}

export function parseViewBox(text: string | undefined): readonly [number, number, number, number] | undefined {
  const [x, y, width, height] = parseNumbers(text);
  if (x === undefined || y === undefined || width === undefined || height === undefined || width <= 0 || height <= 0) return undefined;
  return [x, y, width, height];
}

/** How much a matrix enlarges, where it does so evenly in all directions; undefined where it distorts. */
export function evenScale([a, b, c, d]: Matrix): number | undefined {
  const [first, second] = [Math.hypot(a, b), Math.hypot(c, d)];
  const dot = a * c + b * d;
  return Math.abs(first - second) < 1e-6 * (first + second) && Math.abs(dot) < 1e-6 * first * second ? first : undefined;
}
