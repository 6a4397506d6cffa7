// Fills and strokes of SVG (SVG 2, chapters 13 and 14): colours, gradients, stroke parameters.

import { colorNames } from '../style/color-names.ts';
import type { Color } from '../style/computed-style.ts';
import type { StyledElement } from '../style/styled.ts';
import type { Gradient, Matrix, Paint, PathSegment, Stroke } from './display-list.ts';
import { multiply } from './geometry.ts';
import { pathBounds } from './svg-path.ts';
import { parseLength, parseNumbers, parseTransform } from './svg-values.ts';

/** What a paint may refer to. */
export type PaintScope = {
  readonly ids: ReadonlyMap<string, StyledElement>;
  /** From user space to the space that is drawn in. */
  readonly matrix: Matrix;
  readonly viewport: { readonly width: number; readonly height: number };
};

/** The fill or stroke of an element; undefined where there is none. `path` is in user space. */
export function paintOf(styled: StyledElement, kind: 'fill' | 'stroke', path: readonly PathSegment[], scope: PaintScope): Paint | undefined {
  const { svg } = styled.style;
  const text = svg[kind] ?? (kind === 'fill' ? '#000000' : 'none');
  const opacity = parseOpacity(svg[`${kind}-opacity`]);
  const reference = /^url\(\s*["']?#([^"')]+)["']?\s*\)\s*(.*)$/.exec(text);
  if (reference !== null) {
    const server = scope.ids.get(reference[1] ?? '');
    const gradient = server === undefined ? undefined : gradientOf(server, path, scope, opacity);
    if (gradient !== undefined) return gradient;
    return visible(parseColor(reference[2] ?? '', styled.style.color), opacity);
  }
  return visible(parseColor(text, styled.style.color), opacity);
}

function visible(color: Color | undefined, opacity: number): Color | undefined {
  if (color === undefined || color.a * opacity === 0) return undefined;
  return opacity === 1 ? color : { ...color, a: color.a * opacity };
}

export function parseOpacity(text: string | undefined): number {
  const value = Number.parseFloat(text ?? '1') / (text?.trim().endsWith('%') === true ? 100 : 1);
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 1;
}

/** A colour as the style stage prints it; undefined for `none`. */
export function parseColor(text: string, current: Color): Color | undefined {
  const trimmed = text.trim();
  if (/^(currentcolor|context-(fill|stroke))$/i.test(trimmed)) return current;
  const hex = /^#([0-9a-f]{6})$/i.exec(trimmed)?.[1];
  const named = colorNames[trimmed.toLowerCase()];
  const value = hex === undefined ? named : Number.parseInt(hex, 16);
  if (value !== undefined) return { r: value >> 16, g: (value >> 8) & 255, b: value & 255, a: 1 };
  const rgba = /^rgba\(([^)]*)\)$/.exec(trimmed)?.[1];
  if (rgba === undefined) return undefined;
  const [r = 0, g = 0, b = 0, a = 1] = rgba.split(',').map(Number);
  return { r, g, b, a };
}

// --- gradients

type Stop = Gradient['stops'][number];

function gradientOf(server: StyledElement, path: readonly PathSegment[], scope: PaintScope, opacity: number): Paint | undefined {
  const kind = server.element.name.toLowerCase();
  if (kind !== 'lineargradient' && kind !== 'radialgradient') return undefined;
  const chain = inheritance(server, scope.ids);
  const stops = stopsOf(chain, opacity);
  const [only] = stops;
  if (only === undefined) return undefined;
  if (stops.length === 1) return only.color;
  const attribute = (name: string): string | undefined => chain.find((link) => link.element.attributes[name] !== undefined)?.element.attributes[name];
  const ofBox = attribute('gradientUnits') !== 'userSpaceOnUse';
  const bounds = pathBounds(path);
  const [width, height] = [bounds[2] - bounds[0], bounds[3] - bounds[1]];
  if (ofBox && (width === 0 || height === 0)) return stops[stops.length - 1]?.color;
  const units: Matrix = ofBox ? [width, 0, 0, height, bounds[0], bounds[1]] : [1, 0, 0, 1, 0, 0];
  const matrix = multiply(multiply(scope.matrix, units), parseTransform(attribute('gradientTransform')));
  const { viewport } = scope;
  const basis = ofBox ? { width: 1, height: 1, size: 1 } : { ...viewport, size: Math.hypot(viewport.width, viewport.height) / Math.SQRT2 };
  const length = (name: string, fallback: string, along: number): number => parseLength(attribute(name) ?? fallback, along) ?? 0;
  if (kind === 'lineargradient') {
    const points = [length('x1', '0%', basis.width), length('y1', '0%', basis.height), length('x2', '100%', basis.width), length('y2', '0%', basis.height)];
    return { kind: 'linear', points, matrix, stops };
  }
  const [cx, cy, r] = [length('cx', '50%', basis.width), length('cy', '50%', basis.height), length('r', '50%', basis.size)];
  const focus = [parseLength(attribute('fx'), basis.width) ?? cx, parseLength(attribute('fy'), basis.height) ?? cy];
  return { kind: 'radial', points: [cx, cy, r, ...focus], matrix, stops };
}

/** The gradient and those that it refers to for what it does not say itself. */
function inheritance(server: StyledElement, ids: PaintScope['ids']): readonly StyledElement[] {
  const chain: StyledElement[] = [];
  for (let link: StyledElement | undefined = server; link !== undefined && !chain.includes(link); ) {
    chain.push(link);
    link = ids.get(hrefOf(link)?.replace(/^#/, '') ?? '');
  }
  return chain;
}

export function hrefOf({ element }: StyledElement): string | undefined {
  return element.attributes['href'] ?? element.attributes['xlink:href'];
}

function stopsOf(chain: readonly StyledElement[], opacity: number): readonly Stop[] {
  for (const link of chain) {
    const stops = link.children.flatMap((child) => (child.kind === 'element' && child.element.name === 'stop' ? [stopOf(child, opacity)] : []));
    if (stops.length > 0) return stops;
  }
  return [];
}

function stopOf(styled: StyledElement, opacity: number): Stop {
  const { svg, color: current } = styled.style;
  const color = parseColor(svg['stop-color'] ?? '#000000', current) ?? { r: 0, g: 0, b: 0, a: 1 };
  const offset = parseLength(styled.element.attributes['offset'] ?? '0', 1) ?? 0;
  return { offset: Math.min(1, Math.max(0, offset)), color: { ...color, a: color.a * parseOpacity(svg['stop-opacity']) * opacity } };
}

// --- strokes

/** The stroke of an element, its lengths times `scale`; undefined where there is none. */
export function strokeOf(styled: StyledElement, path: readonly PathSegment[], scope: PaintScope, scale: number): Stroke | undefined {
  const paint = paintOf(styled, 'stroke', path, scope);
  if (paint === undefined) return undefined;
  const { svg } = styled.style;
  const { width: w, height: h } = scope.viewport;
  const diagonal = Math.hypot(w, h) / Math.SQRT2;
  const width = (parseLength(svg['stroke-width'] ?? '1', diagonal) ?? 1) * scale;
  if (width <= 0) return undefined;
  const dashes = svg['stroke-dasharray'] === undefined || svg['stroke-dasharray'] === 'none' ? [] : parseNumbers(svg['stroke-dasharray']);
  const dash = (dashes.length % 2 === 0 ? dashes : [...dashes, ...dashes]).map((length) => Math.max(0, length) * scale);
  const cap = svg['stroke-linecap'];
  const join = svg['stroke-linejoin'];
  return {
    paint, width, dash: dash.some((length) => length > 0) ? dash : [],
    dashPhase: (parseLength(svg['stroke-dashoffset'] ?? '0', diagonal) ?? 0) * scale,
    cap: cap === 'round' || cap === 'square' ? cap : 'butt',
    join: join === 'round' || join === 'bevel' ? join : 'miter',
    miterLimit: Math.max(1, Number(svg['stroke-miterlimit'] ?? 4) || 4),
  };
}
