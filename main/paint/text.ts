// Text fragments as text items, with the lines of text-decoration (CSS Text Decoration 3; CSS 2.2, 16.3.1).

import type { TextFragment } from '../layout/fragment.ts';
import type { ComputedStyle } from '../style/computed-style.ts';
import type { DisplayItem } from './display-list.ts';
import { inkIn, type Interval, merged } from './ink.ts';
import { grown } from './geometry.ts';
import type { Painter } from './painter.ts';
import { paintTextShadows } from './text-shadow.ts';

/** Elements around a text that draw lines along it, innermost first. `baseline`: of the element in this line, in page coordinates. */
export type Decorations = { readonly style: ComputedStyle; readonly outer: Decorations | undefined; readonly baseline?: number | undefined };

/** The decorations inside an element of this style. Raised and lowered text within it has its lines where the rest has them. */
export function decorated(outer: Decorations | undefined, style: ComputedStyle, baseline?: number): Decorations | undefined {
  const { underline, overline, lineThrough } = style.textDecoration;
  if (!(underline || overline || lineThrough)) return outer;
  for (let known = outer; known !== undefined; known = known.outer) if (known.style === style) return outer;
  return { style, outer, baseline };
}

/** The decorations of blocks around a line, at its baseline. */
export function atBaseline(decorations: Decorations | undefined, baseline: number): Decorations | undefined {
  return decorations === undefined ? undefined : { style: decorations.style, outer: atBaseline(decorations.outer, baseline), baseline: decorations.baseline ?? baseline };
}

/** The fragment's place on the page. `endsLine`: a space at its end hangs there unseen, and no line is drawn along it. */
type TextPlace = { readonly x: number; readonly y: number; readonly endsLine: boolean };

export function paintText(painter: Painter, fragment: TextFragment, place: TextPlace, outer: Decorations | undefined): void {
  const { style, runs } = fragment;
  if (style.visibility !== 'visible' || runs.length === 0) return;
  if (style.textShadow.length === 0) {
    drawText(painter.items, fragment, place, outer);
    return;
  }
  const drawn: DisplayItem[] = [];
  drawText(drawn, fragment, place, outer);
  // Ink and lines stay within an em and a half of the text.
  const rect = grown({ x: place.x, y: place.y + fragment.baseline, width: fragment.width, height: 0 }, Math.max(fragment.fontSize, fragment.height) * 1.5);
  paintTextShadows(painter.items, style, drawn, { rect, source: fragment.source });
  painter.items.push(...drawn.filter((item) => item.kind !== 'text' || item.color.a > 0));
}

/** The text with the lines along it. What casts a shadow is drawn even where it cannot be seen itself. */
function drawText(items: DisplayItem[], fragment: TextFragment, { x, y, endsLine }: TextPlace, outer: Decorations | undefined): void {
  const { style, runs } = fragment;
  const baseline = y + fragment.baseline;
  const decorations = decorated(outer, style);
  const along = decorations === undefined ? undefined : { ...lineExtent(fragment, x, endsLine), baseline, decorations };
  if (along !== undefined) paintLines(items, fragment, along, false);
  if (style.color.a > 0 || style.textShadow.length > 0) {
    const { fontSize: size, wordSpacing, letterSpacing, width, source, actualText } = fragment;
    items.push(
      actualText === undefined
        ? { kind: 'text', x, y: baseline, size, color: style.color, runs, wordSpacing, letterSpacing, width, source }
        : { kind: 'text', x, y: baseline, size, color: style.color, runs, wordSpacing, letterSpacing, width, source, actualText },
    );
  }
  if (along !== undefined) paintLines(items, fragment, along, true);
}

/** `from`: where the lines begin, from the fragment's left. */
type Place = { readonly x: number; readonly from: number; readonly width: number; readonly baseline: number; readonly decorations: Decorations };

function lineExtent({ runs, width, fontSize, wordSpacing, letterSpacing, style }: TextFragment, x: number, endsLine: boolean): Pick<Place, 'x' | 'from' | 'width'> {
  const rightToLeft = style.direction === 'rtl';
  const final = runs[rightToLeft ? 0 : runs.length - 1];
  if (!endsLine || runs.length < 2 || final?.text !== ' ') return { x, from: 0, width };
  const space = final.width * fontSize + wordSpacing + letterSpacing;
  return { x, from: rightToLeft ? space : 0, width: Math.max(0, width - space) };
}

/** Under and over the text first, then the text, then what strikes it through. */
function paintLines(items: DisplayItem[], fragment: TextFragment, place: Place, through: boolean): void {
  const metrics = fragment.runs[0]?.font.metrics;
  if (metrics === undefined) return;
  for (let known: Decorations | undefined = place.decorations; known !== undefined; known = known.outer) {
    const { textDecoration: decoration, fontSize } = known.style;
    const natural = through ? metrics.strikeoutThickness : metrics.underlineThickness;
    const thickness = typeof decoration.thickness === 'number' ? decoration.thickness : Math.max(natural * fontSize, 0.25);
    const top = { through: -metrics.strikeoutPosition * fontSize, over: -metrics.ascent * fontSize, under: underlineTop(known.style, metrics.underlinePosition) };
    const draw = (offset: number): void => {
      paintLine(items, fragment, decoration, { ...place, y: (known.baseline ?? place.baseline) + offset, thickness, skips: offset === top.under });
    };
    if (through && decoration.lineThrough) draw(top.through);
    if (!through && decoration.underline) draw(top.under);
    if (!through && decoration.overline) draw(top.over);
  }
}

function underlineTop({ textDecoration, fontSize }: ComputedStyle, position: number): number {
  return typeof textDecoration.underlineOffset === 'number' ? textDecoration.underlineOffset : -position * fontSize;
}

type Line = Pick<Place, 'x' | 'from' | 'width' | 'baseline'> & { readonly y: number; readonly thickness: number; readonly skips: boolean };

function paintLine(items: DisplayItem[], fragment: TextFragment, decoration: ComputedStyle['textDecoration'], line: Line): void {
  const { color, style } = decoration;
  if (color.a === 0 || line.width <= 0) return;
  const height = style === 'double' ? line.thickness * 3 : line.thickness;
  const parts = line.skips ? betweenInk(fragment, line, height) : [[line.from, line.from + line.width] as const];
  for (const [from, to] of parts) paintPart(items, decoration, { x: line.x + from, y: line.y, width: to - from, thickness: line.thickness }, fragment.source);
}

type Part = { readonly x: number; readonly y: number; readonly width: number; readonly thickness: number };

function paintPart(items: DisplayItem[], { style, color }: ComputedStyle['textDecoration'], { x, y, width, thickness }: Part, source: TextFragment['source']): void {
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

/** Scripts and fonts that lie on the line all along keep a whole one. */
const leastLeft = 0.5;

/** The parts of the fragment's width where a line may be drawn: glyphs that reach down into it have room on both sides. */
function betweenInk(fragment: TextFragment, line: Line, height: number): readonly Interval[] {
  const { fontSize: size } = fragment;
  const end = line.from + line.width;
  const top = line.y - line.baseline;
  const ink = merged(inkOf(fragment, -(top + height) / size, -top / size).map(([from, to]): Interval => [from - line.thickness, to + line.thickness]));
  const parts: Interval[] = [];
  let start = line.from;
  for (const [from, to] of [...ink, [end, end] as const]) {
    if (Math.min(from, end) - start > line.thickness) parts.push([start, Math.min(from, end)]);
    start = Math.max(start, to);
  }
  const left = parts.reduce((sum, [from, to]) => sum + to - from, 0);
  return left < line.width * leastLeft ? [[line.from, end]] : parts;
}

/** Ink of all glyphs in a band, in points from the fragment's left. */
function inkOf({ runs, fontSize, wordSpacing, letterSpacing }: TextFragment, low: number, high: number): readonly Interval[] {
  const ink: Interval[] = [];
  let x = 0;
  for (const run of runs) {
    run.glyphs.forEach((glyph, index) => {
      for (const [from, to] of inkIn(run.font, glyph, low, high)) ink.push([x + from * fontSize, x + to * fontSize]);
      x += (run.advances[index] ?? 0) * fontSize + letterSpacing;
    });
    x += run.spaces * wordSpacing;
  }
  return ink;
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
