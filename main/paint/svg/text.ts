// Text in drawings (SVG 2, chapter 11): chunks with an anchor, tspans and letters with places of their own, baselines, text on a
// path. Every chunk is one line.

import type { StyledElement } from '../../style/styled.ts';
import type { Color, ComputedStyle } from '../../style/computed-style.ts';
import type { FontMetrics } from '../../text/font.ts';
import type { DisplayItem, Matrix, Paint, PathSegment } from '../display-list.ts';
import { applyMatrix, identity, multiply, rectPath } from '../geometry.ts';
import { decorationSource } from '../painter.ts';
import { lineItem, type PlainLine, selectionOf, shapeLine } from '../plain-text.ts';
import { placeAt, pathLength } from './along.ts';
import { paintOf, strokeWidthOf } from './paint.ts';
import type { Scope } from './scope.ts';
import { collectSpans, type Span } from './text-spans.ts';
import { pointsPerUnit } from './values.ts';

/** `box`: of the chunk, for paints that refer to the box of what they fill. */
type Shaped = { readonly span: Span; readonly line: PlainLine; readonly width: number; readonly box?: readonly PathSegment[] };
type Pen = { x: number; y: number };

export function drawText(text: StyledElement, scope: Scope): void {
  const pen = { x: 0, y: 0 };
  let chunk: Span[] = [];
  for (const span of collectSpans(text, scope)) {
    const begins = span.x !== undefined || span.y !== undefined || span.path !== chunk[0]?.path;
    if (begins && chunk.length > 0) {
      drawChunk(chunk, scope, pen);
      chunk = [];
    }
    chunk.push(span);
  }
  if (chunk.length > 0) drawChunk(chunk, scope, pen);
}

function shape(span: Span, text: string, { painter }: Scope): Shaped {
  const { style } = span.styled;
  const line = shapeLine(painter.fonts, text, selectionOf(painter.fonts, style), style.direction);
  const letters = line.runs.reduce((count, run) => count + run.glyphs.length, 0);
  return { span, line, width: (line.width * style.fontSize + letters * style.letterSpacing) / pointsPerUnit };
}

function drawChunk(spans: readonly Span[], scope: Scope, pen: Pen): void {
  const [first] = spans;
  if (first === undefined) return;
  if (first.path !== undefined) {
    drawOnPath(spans, first.path, scope);
    return;
  }
  const shaped = spans.map((span) => shape(span, span.text, scope));
  pen.x = first.x ?? pen.x;
  pen.y = first.y ?? pen.y;
  pen.x -= widthOf(shaped) * anchorShare(first.styled.style);
  const box = boxOf(shaped, pen);
  for (const part of shaped) {
    pen.x += part.span.dx;
    pen.y += part.span.dy;
    drawPart({ ...part, box }, turned(scope, pen, part.span.rotate), part.span.rotate === 0 ? pen : origin);
    pen.x += part.width;
  }
}

const origin: Pen = { x: 0, y: 0 };

/** The scope turned about a place, which becomes its origin; itself where nothing turns. */
function turned(scope: Scope, { x, y }: Pen, angle: number): Scope {
  if (angle === 0) return scope;
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  return { ...scope, matrix: multiply(scope.matrix, [cosine, sine, -sine, cosine, x, y]) };
}

/** Around the letters of a chunk that begins at the pen. */
function boxOf(shaped: readonly Shaped[], { x, y }: Pen): readonly PathSegment[] {
  const size = Math.max(0, ...shaped.map(({ span }) => span.styled.style.fontSize)) / pointsPerUnit;
  const { ascent, descent } = shaped[0]?.line.runs[0]?.font.metrics ?? { ascent: 0.8, descent: 0.2 };
  return rectPath({ x, y: y - ascent * size, width: widthOf(shaped), height: (ascent + descent) * size });
}

function widthOf(shaped: readonly Shaped[]): number {
  return shaped.reduce((sum, { width, span }) => sum + width + span.dx, 0);
}

function anchorShare({ svg, direction }: ComputedStyle): number {
  const anchor = svg['text-anchor'] ?? 'start';
  if (anchor === 'middle') return 0.5;
  return (anchor === 'end') === (direction === 'ltr') ? 1 : 0;
}

/** Letter by letter, the middle of each on the path; those that find no place on it are not shown (11.8.2). */
function drawOnPath(spans: readonly Span[], place: NonNullable<Span['path']>, scope: Scope): void {
  const letters = spans.flatMap((span) => (span.text.match(/\P{M}\p{M}*/gu) ?? []).map((letter, index) => shape(index === 0 ? span : { ...span, dx: 0, dy: 0 }, letter, scope)));
  const [first] = letters;
  if (first === undefined) return;
  const length = pathLength(place.path);
  let along = place.offset * (place.share ? length : 1) - widthOf(letters) * anchorShare(first.span.styled.style);
  let aside = 0;
  for (const letter of letters) {
    along += letter.span.dx;
    aside += letter.span.dy;
    const at = placeAt(place.path, along + letter.width / 2);
    along += letter.width;
    if (at === undefined || letter.line.runs.length === 0) continue;
    drawPart(letter, turned(scope, at, at.angle === 0 ? 1e-12 : at.angle), { x: -letter.width / 2, y: aside });
  }
}

const noPath: readonly PathSegment[] = [];

function drawPart({ span, line, box = noPath }: Shaped, scope: Scope, pen: Pen): void {
  const { style } = span.styled;
  if (style.visibility !== 'visible' || line.runs.length === 0) return;
  const items = [...itemsOf({ span, line, box }, scope, pen)];
  const { painter } = scope;
  if (uprightScale(scope.matrix) !== undefined) painter.items.push(...items);
  else if (items.length > 0) painter.items.push({ kind: 'push', matrix: scope.matrix }, ...items, { kind: 'pop' });
}

/** The letters, and their outline over or under them. */
function itemsOf({ span, line, box }: Required<Omit<Shaped, 'width'>>, scope: Scope, pen: Pen): readonly DisplayItem[] {
  const { style } = span.styled;
  const size = style.fontSize / pointsPerUnit;
  const scale = uprightScale(scope.matrix);
  const y = pen.y + baselineShift(style, line.runs[0]?.font.metrics, size);
  const [left, base] = scale === undefined ? [pen.x, y] : applyMatrix(scope.matrix, pen.x, y);
  const factor = scale ?? 1;
  const item = (color: Color): Extract<DisplayItem, { readonly kind: 'text' }> => ({
    ...lineItem(line, { x: left, y: base, size: size * factor, color }, scope.source), letterSpacing: (style.letterSpacing / pointsPerUnit) * factor,
  });
  // Turned letters have their own coordinates.
  const paint = paintOf(span.styled, 'fill', box, scale === undefined ? { ...scope, matrix: identity } : scope);
  const fill = solidOf(paint, span.styled);
  const stroke = strokeColor(span.styled, scope);
  const letters = fill === undefined ? [] : [{ ...item(fill), ...(paint !== undefined && 'kind' in paint ? { paint } : {}) }];
  if (stroke === undefined) return letters;
  // The outline says nothing that the letters do not say.
  const source = fill === undefined ? scope.source : decorationSource(scope.source);
  const outline = { ...item(stroke), outline: strokeWidthOf(span.styled, scope) * factor, source };
  return /^\s*stroke/.test(style.svg['paint-order'] ?? '') ? [outline, ...letters] : [...letters, outline];
}

/** A colour that comes near to a paint. */
function solidOf(paint: Paint | undefined, styled: StyledElement): Color | undefined {
  if (paint === undefined || !('kind' in paint)) return paint;
  return paint.kind === 'pattern' ? styled.style.color : paint.stops[0]?.color;
}

/** Outlines of letters have one colour. */
function strokeColor(styled: StyledElement, scope: Scope): Color | undefined {
  const paint = paintOf(styled, 'stroke', noPath, scope);
  if (paint !== undefined && 'kind' in paint) scope.account.unsupported.add(`${paint.kind === 'pattern' ? 'pattern' : 'gradient'} on the outline of text`);
  return solidOf(paint, styled);
}

/** The scale of a matrix that neither turns nor distorts. */
function uprightScale([a, b, c, d]: Matrix): number | undefined {
  return a > 0 && Math.abs(b) < 1e-9 && Math.abs(c) < 1e-9 && Math.abs(a - d) < 1e-6 * a ? a : undefined;
}

/** How far down the baseline lies from where the text is put (dominant-baseline, baseline-shift), in user units. */
function baselineShift({ svg }: ComputedStyle, metrics: FontMetrics | undefined, size: number): number {
  if (metrics === undefined) return 0;
  const moved = shiftOf(svg['baseline-shift'], size);
  switch (svg['alignment-baseline'] ?? svg['dominant-baseline']) {
    case 'middle': return (metrics.xHeight / 2) * size + moved;
    case 'central': return ((metrics.ascent - metrics.descent) / 2) * size + moved;
    case 'mathematical': return metrics.ascent * 0.5 * size + moved;
    case 'hanging': return metrics.capHeight * size + moved;
    case 'text-before-edge': case 'before-edge': case 'text-top': case 'top': return metrics.ascent * size + moved;
    case 'ideographic': case 'text-after-edge': case 'after-edge': case 'text-bottom': case 'bottom': return -metrics.descent * size + moved;
    default: return moved;
  }
}

function shiftOf(text: string | undefined, size: number): number {
  if (text === undefined || text === 'baseline') return 0;
  if (text === 'sub') return 0.2 * size;
  if (text === 'super') return -0.4 * size;
  const value = Number.parseFloat(text);
  return Number.isFinite(value) ? -(text.trim().endsWith('%') ? (value / 100) * size : value) : 0;
}
