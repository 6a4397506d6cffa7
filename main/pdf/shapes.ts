// Rectangles, paths and pictures as operators (ISO 32000-1, 8.5 and 8.10).

import type { DisplayItem, Matrix, Paint, PathSegment, Stroke } from '../paint/display-list.ts';
import type { ContentStream } from './content.ts';
import type { ImageTable } from './images.ts';
import { hasOneAlpha, type PaintTable } from './paints.ts';
import { fineNumber, number } from './syntax.ts';

type Item<K extends DisplayItem['kind']> = Extract<DisplayItem, { readonly kind: K }>;

const caps = { butt: 0, round: 1, square: 2 } as const;
const joins = { miter: 0, round: 1, bevel: 2 } as const;

export function drawRect(stream: ContentStream, item: Item<'rect'>): void {
  stream.mark(item.source);
  stream.endText();
  stream.setFill(item.fill);
  stream.text += `${stream.x(item.x)} ${stream.y(item.y + item.height)} ${number(item.width)} ${number(item.height)} re f\n`;
}

/** The path's operators, without painting it. */
export function pathOperators(stream: ContentStream, path: readonly PathSegment[]): string {
  let text = '';
  for (const segment of path) {
    if (segment[0] === 'M') text += `${stream.x(segment[1])} ${stream.y(segment[2])} m\n`;
    else if (segment[0] === 'L') text += `${stream.x(segment[1])} ${stream.y(segment[2])} l\n`;
    else if (segment[0] === 'Z') text += 'h\n';
    else {
      const [, x1, y1, x2, y2, x, y] = segment;
      text += `${stream.x(x1)} ${stream.y(y1)} ${stream.x(x2)} ${stream.y(y2)} ${stream.x(x)} ${stream.y(y)} c\n`;
    }
  }
  return text;
}

/** Fill first, stroke over it, as SVG and CSS have it. */
export function drawPath(stream: ContentStream, item: Item<'path'>, paints: PaintTable): void {
  if (item.path.length === 0) return;
  stream.mark(item.source);
  stream.endText();
  const operators = pathOperators(stream, item.path);
  if (item.fill !== undefined) {
    paintPath(stream, item.fill, 'fill', { paints, operators: operators + (item.fillRule === 'evenodd' ? 'f*\n' : 'f\n') });
  }
  if (item.stroke !== undefined && item.stroke.width > 0) {
    const { stroke } = item;
    paintPath(stream, stroke.paint, 'stroke', { paints, operators: `${strokeParameters(stroke)}${operators}S\n` });
  }
}

function paintPath(
  stream: ContentStream,
  paint: Paint,
  target: 'fill' | 'stroke',
  drawing: { readonly paints: PaintTable; readonly operators: string },
): void {
  if (!('kind' in paint)) {
    if (target === 'fill') stream.setFill(paint);
    else stream.setStroke(paint);
    stream.text += drawing.operators;
    return;
  }
  if (paint.kind === 'pattern') {
    drawing.paints.setPattern(stream, paint, target);
    stream.text += drawing.operators;
    return;
  }
  const masked = !hasOneAlpha(paint);
  if (masked) stream.save();
  drawing.paints.set(stream, paint, target);
  stream.text += drawing.operators;
  if (masked) stream.restore();
}

function strokeParameters(stroke: Stroke): string {
  const dash = stroke.dash.length > 0 && stroke.dash.some((length) => length > 0);
  return (
    `${number(stroke.width)} w ${caps[stroke.cap]} J ${joins[stroke.join]} j ${number(Math.max(1, stroke.miterLimit))} M ` +
    `[${dash ? stroke.dash.map(number).join(' ') : ''}] ${dash ? number(Math.max(0, stroke.dashPhase)) : 0} d\n`
  );
}

export function drawImage(stream: ContentStream, item: Item<'image'>, images: ImageTable): void {
  const { resource, id } = item.tint === undefined ? images.use(item.key, item.raster) : images.useTinted(item.key, item.raster, item.tint);
  stream.mark(item.source);
  stream.endText();
  stream.use('XObject', resource, id);
  stream.setAlpha(item.tint?.a ?? 1);
  const matrix = imageMatrix(item, item.raster.orientation ?? 1);
  const placed: Matrix = [matrix[0], matrix[1], matrix[2], matrix[3], stream.state.originX + matrix[4], stream.state.originY + matrix[5]];
  stream.text += `q ${placed.map(fineNumber).join(' ')} cm/${resource} Do Q\n`;
}

/** From the unit square, y up, to the item's rectangle below (0, 0), turned as the picture's EXIF orientation asks. */
function imageMatrix({ x, y, width, height }: Item<'image'>, orientation: number): Matrix {
  const left = x;
  const bottom = -(y + height);
  switch (orientation) {
    case 2: return [-width, 0, 0, height, left + width, bottom];
    case 3: return [-width, 0, 0, -height, left + width, bottom + height];
    case 4: return [width, 0, 0, -height, left, bottom + height];
    case 5: return [0, -height, -width, 0, left + width, bottom + height];
    case 6: return [0, -height, width, 0, left, bottom + height];
    case 7: return [0, height, width, 0, left, bottom];
    case 8: return [0, height, -width, 0, left + width, bottom];
    default: return [width, 0, 0, height, left, bottom];
  }
}
