// Text in drawings (SVG 2, chapter 11): chunks with an anchor, tspans with places of their own, baselines. One line a chunk.

import type { Source } from '../box/structure.ts';
import type { ComputedStyle } from '../style/computed-style.ts';
import type { StyledElement } from '../style/styled.ts';
import type { FontMetrics } from '../text/font.ts';
import type { Matrix, PathSegment } from './display-list.ts';
import { applyMatrix } from './geometry.ts';
import type { Painter } from './painter.ts';
import { lineItem, type PlainLine, selectionOf, shapeLine } from './plain-text.ts';
import { type PaintScope, paintOf } from './svg-paint.ts';
import { lengthOf, parseNumbers, pointsPerUnit } from './svg-values.ts';

/** Text of one style, with what moves it. x and y begin a chunk. */
type Span = { text: string; readonly styled: StyledElement; x: number | undefined; y: number | undefined; dx: number; dy: number };
type Shaped = { readonly span: Span; readonly line: PlainLine; readonly width: number };

export function paintSvgText(painter: Painter, text: StyledElement, scope: PaintScope, source: Source): void {
  const spans: Span[] = [];
  collectSpans(text, scope, spans);
  collapse(spans);
  let chunk: Span[] = [];
  const pen = { x: 0, y: 0 };
  for (const span of spans) {
    if ((span.x !== undefined || span.y !== undefined) && chunk.length > 0) {
      paintChunk(painter, chunk, scope, source, pen);
      chunk = [];
    }
    chunk.push(span);
  }
  if (chunk.length > 0) paintChunk(painter, chunk, scope, source, pen);
}

function collectSpans(styled: StyledElement, scope: PaintScope, spans: Span[]): void {
  const { style, element } = styled;
  if (style.display === 'none') return;
  const { width, height } = scope.viewport;
  const own = {
    x: firstLength(styled, 'x', width), y: firstLength(styled, 'y', height),
    dx: parseNumbers(element.attributes['dx'])[0] ?? 0, dy: parseNumbers(element.attributes['dy'])[0] ?? 0,
  };
  const before = spans.length;
  for (const child of styled.children) {
    if (child.kind === 'text') spans.push({ text: child.text, styled, x: undefined, y: undefined, dx: 0, dy: 0 });
    else if (['tspan', 'a', 'textpath'].includes(child.element.name.toLowerCase())) collectSpans(child, scope, spans);
  }
  const first = spans[before];
  if (first === undefined) return;
  first.x ??= own.x;
  first.y ??= own.y;
  first.dx += own.dx;
  first.dy += own.dy;
}

/** The first of a list; places of single letters are not supported. */
function firstLength(styled: StyledElement, name: string, basis: number): number | undefined {
  const list = styled.element.attributes[name]?.trim();
  if (list === undefined) return undefined;
  return lengthOf(styled, name, basis) ?? parseNumbers(list)[0];
}

/** White space collapses as in HTML, across spans, and vanishes at both ends. */
function collapse(spans: readonly Span[]): void {
  let space = true;
  let last: Span | undefined;
  for (const span of spans) {
    let text = span.text.replace(/[\t\n\r ]+/g, ' ');
    if (space && text.startsWith(' ')) text = text.slice(1);
    span.text = text;
    if (text === '') continue;
    space = text.endsWith(' ');
    last = span;
  }
  if (last !== undefined) last.text = last.text.replace(/ $/, '');
}

function paintChunk(painter: Painter, spans: readonly Span[], scope: PaintScope, source: Source, pen: { x: number; y: number }): void {
  const shaped = spans.map((span): Shaped => {
    const { style } = span.styled;
    const line = shapeLine(painter.fonts, span.text, selectionOf(painter.fonts, style), style.direction);
    const letters = line.runs.reduce((count, run) => count + run.glyphs.length, 0);
    return { span, line, width: (line.width * style.fontSize + letters * style.letterSpacing) / pointsPerUnit };
  });
  const [first] = spans;
  if (first === undefined) return;
  pen.x = first.x ?? pen.x;
  pen.y = first.y ?? pen.y;
  const total = shaped.reduce((sum, { width, span }) => sum + width + span.dx, 0);
  pen.x -= total * anchorShare(first.styled.style);
  for (const part of shaped) {
    pen.x += part.span.dx;
    pen.y += part.span.dy;
    paintSpan(painter, part, scope, source, pen);
    pen.x += part.width;
  }
}

function anchorShare({ svg, direction }: ComputedStyle): number {
  const anchor = svg['text-anchor'] ?? 'start';
  if (anchor === 'middle') return 0.5;
  return (anchor === 'end') === (direction === 'ltr') ? 1 : 0;
}

const noPath: readonly PathSegment[] = [];

function paintSpan(painter: Painter, { span, line }: Shaped, scope: PaintScope, source: Source, pen: { readonly x: number; readonly y: number }): void {
  const { style } = span.styled;
  if (style.visibility !== 'visible' || line.runs.length === 0) return;
  const paint = paintOf(span.styled, 'fill', noPath, scope);
  const color = paint === undefined || !('kind' in paint) ? paint : paint.stops[0]?.color;
  if (color === undefined) return;
  const size = style.fontSize / pointsPerUnit;
  const y = pen.y + baselineShift(style, line.runs[0]?.font.metrics, size);
  const scale = uprightScale(scope.matrix);
  const letterSpacing = style.letterSpacing / pointsPerUnit;
  if (scale !== undefined) {
    const [left, base] = applyMatrix(scope.matrix, pen.x, y);
    painter.items.push({ ...lineItem(line, { x: left, y: base, size: size * scale, color }, source), letterSpacing: letterSpacing * scale });
    return;
  }
  painter.items.push({ kind: 'push', matrix: scope.matrix });
  painter.items.push({ ...lineItem(line, { x: pen.x, y, size, color }, source), letterSpacing });
  painter.items.push({ kind: 'pop' });
}

/** The scale of a matrix that neither turns nor distorts. */
function uprightScale([a, b, c, d]: Matrix): number | undefined {
  return a > 0 && Math.abs(b) < 1e-9 && Math.abs(c) < 1e-9 && Math.abs(a - d) < 1e-6 * a ? a : undefined;
}

/** How far down the baseline lies from where the text is put (dominant-baseline, baseline-shift), in user units. */
function baselineShift({ svg }: ComputedStyle, metrics: FontMetrics | undefined, size: number): number {
  if (metrics === undefined) return 0;
  const shift = svg['baseline-shift'];
  const moved = shift === 'sub' ? 0.2 : shift === 'super' ? -0.4 : 0;
  switch (svg['alignment-baseline'] ?? svg['dominant-baseline']) {
    case 'middle': return (metrics.xHeight / 2 + moved) * size;
    case 'central': return ((metrics.ascent - metrics.descent) / 2 + moved) * size;
    case 'hanging': return (metrics.capHeight + moved) * size;
    case 'text-before-edge':
    case 'text-top': return (metrics.ascent + moved) * size;
    case 'text-after-edge':
    case 'text-bottom': return (-metrics.descent + moved) * size;
    default: return moved * size;
  }
}
