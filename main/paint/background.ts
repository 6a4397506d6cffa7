// Background colours and pictures (CSS Backgrounds 3, section 3).

import type { Source } from '../box/structure.ts';
import type { BackgroundLayer, ComputedStyle, LengthPercentage, Sides } from '../style/computed-style.ts';
import { resolve } from '../style/length.ts';
import { automaticSize, isMissing, type NaturalSize, naturalSize, paintImage, type Size } from './css-image.ts';
import { inset, insetRadii, type Radii, type Rect, roundedPath } from './geometry.ts';
import { gradientPaint } from './gradient.ts';
import type { Painter } from './painter.ts';

/** What a background fills: the border box with its corners, and the edges inside it. */
export type BackgroundBox = {
  readonly rect: Rect;
  readonly radii: Radii | undefined;
  readonly border: Sides<number>;
  readonly padding: Sides<number>;
  /** The box that this is a part of, where it was cut: pictures are placed in that one. */
  readonly whole?: BackgroundBox | undefined;
};

type Area = 'border-box' | 'padding-box' | 'content-box';
/** More copies than this of one picture are a mistake in its size. */
const mostTiles = 4000;

export function hasBackground(style: ComputedStyle): boolean {
  return style.backgroundColor.a > 0 || style.backgroundLayers.some((layer) => layer.image !== undefined);
}

/** The colour first, then the layers from the last to the first. They blend with one another only (Compositing 1, 3.3). */
export function paintBackground(painter: Painter, style: ComputedStyle, box: BackgroundBox, source: Source): void {
  const blends = style.backgroundLayers.some(({ blend }) => blend !== 'normal');
  if (blends) painter.items.push({ kind: 'push', isolated: true });
  paintLayers(painter, style, box, source);
  if (blends) painter.items.push({ kind: 'pop' });
}

function paintLayers(painter: Painter, style: ComputedStyle, box: BackgroundBox, source: Source): void {
  const layers = style.backgroundLayers;
  const color = style.backgroundColor;
  if (color.a > 0) {
    const { rect, radii } = areaOf(box, layers[layers.length - 1]?.clip ?? 'border-box');
    if (radii === undefined) painter.items.push({ kind: 'rect', x: rect.x, y: rect.y, width: rect.width, height: rect.height, fill: color, source });
    else painter.items.push({ kind: 'path', path: roundedPath(rect, radii), fill: color, source });
  }
  for (let index = layers.length - 1; index >= 0; index--) {
    const layer = layers[index];
    if (layer?.image === undefined) continue;
    if (layer.blend !== 'normal') painter.items.push({ kind: 'push', blend: layer.blend });
    paintLayer(painter, layer, layer.image, box, source);
    if (layer.blend !== 'normal') painter.items.push({ kind: 'pop' });
  }
}

/** One of the box's rectangles, with its corners. */
export function areaOf({ rect, radii, border, padding }: BackgroundBox, area: Area): { readonly rect: Rect; readonly radii: Radii | undefined } {
  if (area === 'border-box') return { rect, radii };
  const edges = area === 'padding-box' ? border : addSides(border, padding);
  return { rect: inset(rect, edges), radii: radii === undefined ? undefined : insetRadii(radii, edges) };
}

/** Where a layer's picture is placed (2.5, 2.8). Within a transform nothing is fixed (CSS Transforms 1, 3). */
function positioningArea(painter: Painter, { attachment, origin }: BackgroundLayer, box: BackgroundBox): Rect {
  return attachment === 'fixed' && painter.transforms === 0 ? painter.pageArea : areaOf(box.whole ?? box, origin).rect;
}

function addSides(a: Sides<number>, b: Sides<number>): Sides<number> {
  return { top: a.top + b.top, right: a.right + b.right, bottom: a.bottom + b.bottom, left: a.left + b.left };
}

type LayerImage = NonNullable<BackgroundLayer['image']>;

function paintLayer(painter: Painter, layer: BackgroundLayer, image: LayerImage, box: BackgroundBox, source: Source): void {
  const clip = areaOf(box, layer.clip);
  if (clip.rect.width <= 0 || clip.rect.height <= 0) return;
  const origin = positioningArea(painter, layer, box);
  const tile = tileOf(layer, origin, naturalSize(painter, image));
  if (isMissing(painter, image) || tile.width <= 0 || tile.height <= 0) return;
  if (image.kind !== 'url' && fillsAll(layer)) {
    painter.items.push({ kind: 'path', path: roundedPath(clip.rect, clip.radii), fill: gradientPaint(image, origin), source });
    return;
  }
  painter.items.push({ kind: 'push', clip: roundedPath(clip.rect, clip.radii) });
  for (const rect of tilesOf(layer, tile, origin, clip.rect)) paintImage(painter, image, rect, source);
  painter.items.push({ kind: 'pop' });
}

/** A gradient of the positioning area's size, which goes on under the border. */
function fillsAll({ size, position }: BackgroundLayer): boolean {
  const whole = size === 'cover' || size === 'contain' || (size[0] === 'auto' && size[1] === 'auto');
  return whole && position.every((value) => typeof value === 'number' ? value === 0 : true);
}

/** One copy of the picture (3.9), at its place (3.6). */
function tileOf(layer: BackgroundLayer, area: Rect, natural: NaturalSize): Rect {
  let { width, height } = tileSize(layer.size, area, natural);
  if (layer.repeat[0] === 'round' && width > 0) width = area.width / Math.max(1, Math.round(area.width / width));
  if (layer.repeat[1] === 'round' && height > 0) height = area.height / Math.max(1, Math.round(area.height / height));
  return {
    x: area.x + resolve(layer.position[0], area.width - width), y: area.y + resolve(layer.position[1], area.height - height), width, height,
  };
}

function tileSize(size: BackgroundLayer['size'], area: Rect, natural: NaturalSize): Size {
  const { ratio } = natural;
  if (size === 'cover' || size === 'contain') {
    if (ratio === undefined) return area;
    const byWidth = area.width / ratio >= area.height === (size === 'cover');
    return byWidth ? { width: area.width, height: area.width / ratio } : { width: area.height * ratio, height: area.height };
  }
  const length = (value: LengthPercentage | 'auto', basis: number): number | undefined => (value === 'auto' ? undefined : Math.max(0, resolve(value, basis)));
  const [width, height] = [length(size[0], area.width), length(size[1], area.height)];
  if (width !== undefined && height !== undefined) return { width, height };
  if (width !== undefined) return { width, height: ratio === undefined ? (natural.height ?? area.height) : width / ratio };
  if (height !== undefined) return { width: ratio === undefined ? (natural.width ?? area.width) : height * ratio, height };
  return automaticSize(area, natural);
}

/** Where the copies lie that show within `clip` (3.4). */
function tilesOf(layer: BackgroundLayer, tile: Rect, area: Rect, clip: Rect): readonly Rect[] {
  const columns = steps(layer.repeat[0], [tile.x, tile.width], [area.x, area.width], [clip.x, clip.width]);
  const rows = steps(layer.repeat[1], [tile.y, tile.height], [area.y, area.height], [clip.y, clip.height]);
  if (columns.length * rows.length > mostTiles) return [tile];
  return rows.flatMap((y) => columns.map((x) => ({ x, y, width: tile.width, height: tile.height })));
}

type Span = readonly [start: number, length: number];

function steps(repeat: BackgroundLayer['repeat'][number], [start, length]: Span, area: Span, clip: Span): readonly number[] {
  if (repeat === 'no-repeat') return [start];
  let [first, period] = [start, length];
  if (repeat === 'space') {
    const count = Math.floor(area[1] / length);
    if (count < 2) return [start];
    first = area[0];
    period = length + (area[1] - count * length) / (count - 1);
  }
  const places: number[] = [];
  const from = first - Math.ceil((first - clip[0]) / period) * period;
  for (let place = from; place < clip[0] + clip[1] - 0.001 && places.length <= mostTiles; place += period) {
    if (place + length > clip[0] + 0.001) places.push(place);
  }
  return places;
}
