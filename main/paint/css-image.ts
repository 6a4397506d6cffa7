// Images of style sheets, pictures and gradients alike: how large they are and how they fill a rectangle (CSS Images 3).

import type { ImageSource } from '../box/box.ts';
import type { Source } from '../box/structure.ts';
import type { BackgroundImage } from '../style/computed-style.ts';
import { type Rect, rectPath } from './geometry.ts';
import { gradientPaint } from './gradient.ts';
import type { Painter } from './painter.ts';
import { paintPicture } from './picture.ts';

export type Size = { readonly width: number; readonly height: number };
export type NaturalSize = { readonly width: number | undefined; readonly height: number | undefined; readonly ratio: number | undefined };
const none: NaturalSize = { width: undefined, height: undefined, ratio: undefined };

/** Points: a pixel of a raster is three quarters of one. Gradients have no size of their own. */
export function naturalSize(painter: Painter, image: BackgroundImage): NaturalSize {
  const picture = image.kind === 'url' ? painter.document.image(image.url) : undefined;
  if (picture?.kind === 'raster') {
    const { width, height } = picture.raster;
    return { width: width * 0.75, height: height * 0.75, ratio: width / height };
  }
  return picture?.kind === 'vector' ? drawingSize(picture.drawing) : none;
}

function drawingSize({ root, viewBox }: Extract<ImageSource, { readonly kind: 'vector' }>['drawing']): NaturalSize {
  const { attributes } = root.element;
  const length = (text: string | undefined): number | undefined => (/^\d*\.?\d+(px)?$/.test(text?.trim() ?? '') ? Number.parseFloat(text ?? '') * 0.75 : undefined);
  const [width, height] = [length(attributes['width']), length(attributes['height'])];
  const ratio = width !== undefined && height !== undefined ? width / height : viewBox === undefined ? undefined : viewBox[2] / viewBox[3];
  return { width, height, ratio };
}

/** The size in an area where none is asked for (4.3). */
export function automaticSize(area: Size, { width, height, ratio }: NaturalSize): Size {
  if (width !== undefined && height !== undefined) return { width, height };
  if (ratio === undefined) return { width: width ?? area.width, height: height ?? area.height };
  if (width !== undefined) return { width, height: width / ratio };
  if (height !== undefined) return { width: height * ratio, height };
  const fitted = Math.min(area.width, area.height * ratio);
  return { width: fitted, height: fitted / ratio };
}

export function isMissing(painter: Painter, image: BackgroundImage): boolean {
  return image.kind === 'url' && painter.document.image(image.url).kind === 'missing';
}

export function paintImage(painter: Painter, image: BackgroundImage, rect: Rect, source: Source): void {
  if (image.kind === 'url') paintPicture(painter, painter.document.image(image.url), image.url, rect, source);
  else painter.items.push({ kind: 'path', path: rectPath(rect), fill: gradientPaint(image, rect), source });
}
