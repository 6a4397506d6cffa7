// Text fragments as text items, with the lines of text-decoration (CSS Text Decoration 3; CSS 2.2, 16.3.1).

import type { TextFragment } from '../layout/fragment.ts';
import type { ComputedStyle } from '../style/computed-style.ts';
import type { DisplayItem } from './display-list.ts';
import type { Painter } from './painter.ts';

/** Elements around a text that draw lines along it, innermost first. */
export type Decorations = { readonly style: ComputedStyle; readonly outer: Decorations | undefined };

/** The decorations inside an element of this style. */
export function decorated(outer: Decorations | undefined, style: ComputedStyle): Decorations | undefined {
  const { underline, overline, lineThrough } = style.textDecoration;
  if (!(underline || overline || lineThrough)) return outer;
  for (let known = outer; known !== undefined; known = known.outer) if (known.style === style) return outer;
  return { style, outer };
}

/** x, y: the fragment's place on the page. */
export function paintText(painter: Painter, fragment: TextFragment, x: number, y: number, outer: Decorations | undefined): void {
  const { style, runs } = fragment;
  if (style.visibility !== 'visible' || runs.length === 0) return;
  const { items } = painter;
  const baseline = y + fragment.baseline;
  const decorations = decorated(outer, style);
  if (decorations !== undefined) paintLines(items, fragment, { x, baseline, decorations }, false);
  if (style.color.a > 0) {
    const { fontSize: size, wordSpacing, letterSpacing, width, source, actualText } = fragment;
    items.push(
      actualText === undefined
        ? { kind: 'text', x, y: baseline, size, color: style.color, runs, wordSpacing, letterSpacing, width, source }
        : { kind: 'text', x, y: baseline, size, color: style.color, runs, wordSpacing, letterSpacing, width, source, actualText },
    );
  }
  if (decorations !== undefined) paintLines(items, fragment, { x, baseline, decorations }, true);
}

type Place = { readonly x: number; readonly baseline: number; readonly decorations: Decorations };

/** Under and over the text first, then the text, then what strikes it through. */
function paintLines(items: DisplayItem[], fragment: TextFragment, place: Place, through: boolean): void {
  const metrics = fragment.runs[0]?.font.metrics;
  if (metrics === undefined) return;
  for (let known: Decorations | undefined = place.decorations; known !== undefined; known = known.outer) {
    const { textDecoration: decoration, fontSize } = known.style;
    const natural = through ? metrics.strikeoutThickness : metrics.underlineThickness;
    const thickness = typeof decoration.thickness === 'number' ? decoration.thickness : Math.max(natural * fontSize, 0.25);
    const top = { through: -metrics.strikeoutPosition * fontSize, over: -metrics.ascent * fontSize, under: underlineTop(known.style, metrics.underlinePosition) };
    const draw = (offset: number): void => paintLine(items, fragment, decoration, { x: place.x, y: place.baseline + offset, thickness });
    if (through && decoration.lineThrough) draw(top.through);
    if (!through && decoration.underline) draw(top.under);
    if (!through && decoration.overline) draw(top.over);
  }
}

function underlineTop({ textDecoration, fontSize }: ComputedStyle, position: number): number {
  return typeof textDecoration.underlineOffset === 'number' ? textDecoration.underlineOffset : -position * fontSize;
}

type Line = { readonly x: number; readonly y: number; readonly thickness: number };

function paintLine(items: DisplayItem[], { width, source }: TextFragment, decoration: ComputedStyle['textDecoration'], { x, y, thickness }: Line): void {
  const { style, color } = decoration;
  if (color.a === 0 || width <= 0) return;
  if (style === 'solid' || style === 'double') {
    items.push({ kind: 'rect', x, y, width, height: thickness, fill: color, source });
    if (style === 'double') items.push({ kind: 'rect', x, y: y + thickness * 2, width, height: thickness, fill: color, source });
    return;
  }
  const middle = y + thickness / 2;
  const dash = style === 'dashed' ? [thickness * 3, thickness * 2] : style === 'dotted' ? [0.001, thickness * 2] : [];
  const stroke = { paint: color, width: thickness, dash, dashPhase: 0, cap: style === 'dotted' ? 'round' : 'butt', join: 'round', miterLimit: 10 } as const;
  items.push({ kind: 'path', path: style === 'wavy' ? wave(x, middle, width, thickness) : [['M', x, middle], ['L', x + width, middle]], stroke, source });
}

/** Half waves of three thicknesses each, in phase with the page so that neighbours join. */
function wave(x: number, y: number, width: number, thickness: number): Extract<DisplayItem, { readonly kind: 'path' }>['path'] {
  const step = Math.max(thickness, 0.1) * 3;
  const path: (readonly ['M', number, number] | readonly ['C', number, number, number, number, number, number])[] = [['M', x, y]];
  for (let at = 0, side = 1; at < width; at += step, side = -side) {
    const next = Math.min(at + step, width);
    const swing = side * thickness * 1.5 * ((next - at) / step);
    path.push(['C', x + at + (next - at) / 3, y + swing, x + at + ((next - at) * 2) / 3, y + swing, x + next, y]);
  }
  return path;
}
