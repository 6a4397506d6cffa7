// Fills and strokes of SVG (SVG 2, chapters 13 and 14): colours, gradients, patterns, stroke parameters.

import type { StyledElement } from '../../style/styled.ts';
import type { Color } from '../../style/computed-style.ts';
import type { Paint, PathSegment, Stroke } from '../display-list.ts';
import { colorOf, parseOpacity } from './colors.ts';
import { gradientOf } from './gradient.ts';
import { pathLength } from './along.ts';
import { patternOf } from './pattern.ts';
import { type Scope, urlTarget } from './scope.ts';
import { parseLength, parseLengths } from './values.ts';

/** The fill or stroke of an element; undefined where there is none. `path` is in user space. */
export function paintOf(styled: StyledElement, kind: 'fill' | 'stroke', path: readonly PathSegment[], scope: Scope): Paint | undefined {
  const { svg } = styled.style;
  let text = svg[kind] ?? (kind === 'fill' ? '#000000' : 'none');
  let current = styled.style.color;
  const asked = /^context-(fill|stroke)$/i.exec(text.trim())?.[1]?.toLowerCase();
  if (asked !== undefined && scope.context !== undefined) {
    text = asked === 'fill' ? scope.context.fill : scope.context.stroke;
    ({ current } = scope.context);
  }
  const opacity = parseOpacity(svg[`${kind}-opacity`]);
  const reference = urlTarget(text, scope);
  if (reference === undefined) return visible(colorOf(text, current), opacity);
  const { target, rest } = reference;
  const server = target === undefined ? undefined : gradientOf(target, path, scope, opacity) ?? patternOf(target, path, scope, opacity);
  return server ?? visible(colorOf(rest, current), opacity);
}

function visible(color: Color | undefined, opacity: number): Color | undefined {
  if (color === undefined || color.a * opacity === 0) return undefined;
  return opacity === 1 ? color : { ...color, a: color.a * opacity };
}

/** The stroke's width in user units. */
export function strokeWidthOf({ style: { svg } }: StyledElement, { viewport: { width, height } }: Pick<Scope, 'viewport'>): number {
  return parseLength(svg['stroke-width'] ?? '1', Math.hypot(width, height) / Math.SQRT2) ?? 1;
}

/** The stroke of an element, its lengths times `scale`; undefined where there is none. */
export function strokeOf(styled: StyledElement, path: readonly PathSegment[], scope: Scope, scale: number): Stroke | undefined {
  const paint = paintOf(styled, 'stroke', path, scope);
  const width = strokeWidthOf(styled, scope) * scale;
  if (paint === undefined || width <= 0) return undefined;
  const { svg } = styled.style;
  const diagonal = Math.hypot(scope.viewport.width, scope.viewport.height) / Math.SQRT2;
  const ratio = dashScale(styled, path) * scale;
  const dashes = parseLengths(svg['stroke-dasharray'], diagonal);
  const dash = (dashes.length % 2 === 0 ? dashes : [...dashes, ...dashes]).map((length) => Math.max(0, length) * ratio);
  const cap = svg['stroke-linecap'];
  const join = svg['stroke-linejoin'];
  return {
    paint, width, dash: dash.some((length) => length > 0) ? dash : [],
    dashPhase: (parseLength(svg['stroke-dashoffset'] ?? '0', diagonal) ?? 0) * ratio,
    cap: cap === 'round' || cap === 'square' ? cap : 'butt',
    join: join === 'round' || join === 'bevel' ? join : 'miter',
    miterLimit: Math.max(1, Number(svg['stroke-miterlimit'] ?? 4) || 4),
  };
}

/** Dashes count in the author's own measure of the path's length, where there is one (SVG 2, 9.6.1). */
function dashScale({ element }: StyledElement, path: readonly PathSegment[]): number {
  const stated = Number(element.attributes['pathLength'] ?? Number.NaN);
  return stated > 0 ? pathLength(path) / stated : 1;
}
