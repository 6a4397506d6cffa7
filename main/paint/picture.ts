// Pictures in a rectangle: rasters as they are, drawings as vectors, missing ones as a frame with their alternative text.

import type { ImageSource } from '../box/box.ts';
import type { Source } from '../box/structure.ts';
import type { ImageFragment } from '../layout/fragment.ts';
import { grown, inset, rectPath, type Rect, usedRadii, insetRadii, roundedPath } from './geometry.ts';
import type { Painter } from './painter.ts';
import { paintSvg } from './svg/svg.ts';
import { paintFrameText } from './plain-text.ts';

/** Draws a picture stretched to a rectangle; a missing one not at all. `key` names a raster in the whole document. */
export function paintPicture(painter: Painter, image: ImageSource, key: string, rect: Rect, source: Source): void {
  if (rect.width <= 0 || rect.height <= 0) return;
  if (image.kind === 'raster') {
    painter.items.push({ kind: 'image', ...rect, key: image.key === '' ? key : image.key, raster: image.raster, source });
  } else if (image.kind === 'vector') {
    paintSvg(painter, image.drawing, rect, source);
  }
}

/** The picture of a replaced box. x, y: the fragment's place on the page. */
export function paintImageFragment(painter: Painter, fragment: ImageFragment, x: number, y: number): void {
  const { picture, image, source, style } = fragment;
  const edges = {
    top: fragment.border.top + fragment.padding.top, right: fragment.border.right + fragment.padding.right,
    bottom: fragment.border.bottom + fragment.padding.bottom, left: fragment.border.left + fragment.padding.left,
  };
  const border = { x, y, width: fragment.width, height: fragment.height };
  const content = inset(border, edges);
  const rect = { x: content.x + picture.x, y: content.y + picture.y, width: picture.width, height: picture.height };
  if (image.kind === 'missing') {
    paintMissing(painter, fragment, content);
    return;
  }
  const radii = usedRadii(style, border);
  const overflows = rect.x < content.x - 0.01 || rect.y < content.y - 0.01 || rect.width > content.width + 0.01 || rect.height > content.height + 0.01;
  const clipped = radii !== undefined || overflows;
  if (clipped) painter.items.push({ kind: 'push', clip: roundedPath(content, radii === undefined ? undefined : insetRadii(radii, edges)) });
  paintPicture(painter, image, '', rect, source);
  if (clipped) painter.items.push({ kind: 'pop' });
}

const frameColor = { r: 128, g: 128, b: 128, a: 1 };

/** A thin frame, and in it what the picture would have shown. */
function paintMissing(painter: Painter, fragment: ImageFragment, content: Rect): void {
  const { source } = fragment;
  if (content.width <= 0 || content.height <= 0) return;
  const stroke = { paint: frameColor, width: 0.5, dash: [], dashPhase: 0, cap: 'butt', join: 'miter', miterLimit: 10 } as const;
  painter.items.push({ kind: 'path', path: rectPath(grown(content, -0.25)), stroke, source });
  if (fragment.alternative !== '') paintFrameText(painter, fragment.alternative, fragment.style, grown(content, -3), source);
}
