// Pictures as borders (CSS Backgrounds 3, section 5): four cuts make nine regions of the picture, each of which is stretched or
// repeated in the region of the border that it belongs to.
//
//    ┌──┬─────┬──┐   corners are stretched;
//    ├──┼─────┼──┤   edges are as thick as the border, and stretched or repeated along it;
//    └──┴─────┴──┘   the middle is drawn with `fill` only

import type { RasterImage } from '../box/box.ts';
import type { Source } from '../box/structure.ts';
import type { BackgroundImage, BorderImage, BorderRepeat, ComputedStyle, Side, Sides } from '../style/computed-style.ts';
import { resolve } from '../style/length.ts';
import type { BackgroundBox } from './background.ts';
import { automaticSize, isMissing, type NaturalSize, naturalSize, paintImage, type Size } from './css-image.ts';
import { croppedRaster } from './crop.ts';
import { cutLike } from './cut.ts';
import { inset, type Rect, rectPath } from './geometry.ts';
import type { Painter } from './painter.ts';

/** More copies than this in one region are a mistake in the picture's size. */
const mostTiles = 2000;

export function hasBorderImage({ borderImage, borderCollapse, display }: ComputedStyle): boolean {
  return borderImage.source !== undefined && !(borderCollapse === 'collapse' && display.startsWith('table'));
}

/** Draws the picture in place of the borders; false where there is none, or it is missing. */
export function paintBorderImage(painter: Painter, style: ComputedStyle, part: BackgroundBox, source: Source): boolean {
  const { source: image } = style.borderImage;
  if (image === undefined || !hasBorderImage(style) || isMissing(painter, image)) return false;
  const { rect, border } = part.whole ?? part;
  const outset = sidesOf((side) => multiple(style.borderImage.outset[side], border[side]));
  const area = inset(rect, sidesOf((side) => -outset[side]));
  if (part.whole !== undefined) painter.items.push({ kind: 'push', clip: rectPath(cutLike(part, area)) });
  paintRegions(painter, style.borderImage, { image, area, border, source });
  if (part.whole !== undefined) painter.items.push({ kind: 'pop' });
  return true;
}

type Drawing = { readonly image: BackgroundImage; readonly area: Rect; readonly border: Sides<number>; readonly source: Source };

function paintRegions(painter: Painter, { slice, width, repeat }: BorderImage, drawing: Drawing): void {
  const { image, area, border } = drawing;
  const natural = naturalSize(painter, image);
  const size = automaticSize(area, natural);
  const cuts = sidesOf((side) => Math.min(resolve(slice[side], along(side, size)), along(side, size)));
  const widths = fitted(sidesOf((side) => usedWidth(width[side], side, { area, natural, cut: cuts[side], border: border[side] })), area);
  const from = { columns: thirds(0, size.width, cuts.left, cuts.right), rows: thirds(0, size.height, cuts.top, cuts.bottom) };
  const to = { columns: thirds(area.x, area.width, widths.left, widths.right), rows: thirds(area.y, area.height, widths.top, widths.bottom) };
  const scale = { across: scaleOf([from.rows, to.rows]), down: scaleOf([from.columns, to.columns]) };
  for (let row = 0; row < 3; row++) {
    for (let column = 0; column < 3; column++) {
      if (row === 1 && column === 1 && !slice.fill) continue;
      const [fromX, fromY, toX, toY] = [from.columns[column]!, from.rows[row]!, to.columns[column]!, to.rows[row]!];
      if (fromX.length <= 0 || fromY.length <= 0) continue;
      const tiles = {
        x: column === 1 ? tilesAlong(repeat[0], toX, fromX.length * scale.across[row]!) : stretched(toX),
        y: row === 1 ? tilesAlong(repeat[1], toY, fromY.length * scale.down[column]!) : stretched(toY),
      };
      paintTiles(painter, { ...drawing, size, from: rectOf(fromX, fromY), to: rectOf(toX, toY) }, tiles);
    }
  }
}

function sidesOf<T>(value: (side: Side) => T): Sides<T> {
  return { top: value('top'), right: value('right'), bottom: value('bottom'), left: value('left') };
}

/** The extent in which a side's width is measured. */
function along(side: Side, { width, height }: Size): number {
  return side === 'top' || side === 'bottom' ? height : width;
}

function multiple(value: number | { readonly factor: number }, border: number): number {
  return typeof value === 'number' ? value : value.factor * border;
}

type Measures = { readonly area: Size; readonly natural: NaturalSize; readonly cut: number; readonly border: number };

function usedWidth(width: BorderImage['width'][Side], side: Side, { area, natural, cut, border }: Measures): number {
  if (width === 'auto') return (side === 'top' || side === 'bottom' ? natural.height : natural.width) === undefined ? border : cut;
  return typeof width === 'object' && 'factor' in width ? width.factor * border : resolve(width, along(side, area));
}

/** Scaled down alike where opposite sides would overlap (5.3). */
function fitted(widths: Sides<number>, { width, height }: Size): Sides<number> {
  const factor = Math.min(1, width / (widths.left + widths.right), height / (widths.top + widths.bottom));
  return factor < 1 ? sidesOf((side) => widths[side] * factor) : widths;
}

type Span = { readonly start: number; readonly length: number };
type Thirds = readonly [Span, Span, Span];

function thirds(start: number, length: number, first: number, last: number): Thirds {
  return [{ start, length: first }, { start: start + first, length: Math.max(0, length - first - last) }, { start: start + length - last, length: last }];
}

function rectOf(x: Span, y: Span): Rect {
  return { x: x.start, y: y.start, width: x.length, height: y.length };
}

/** How much larger edges are drawn; the middle as much as the edge before it or, where that is empty, the one behind it (5.5). */
function scaleOf([from, to]: readonly [Thirds, Thirds]): readonly [number, number, number] {
  const scale = (index: 0 | 2): number => (from[index].length > 0 && to[index].length > 0 ? to[index].length / from[index].length : 0);
  const [first, last] = [scale(0), scale(2)];
  return [first, first || last || 1, last];
}

/** Where copies begin, and how long they are. */
type Tiles = { readonly starts: readonly number[]; readonly length: number };

function stretched({ start, length }: Span): Tiles {
  return { starts: [start], length };
}

function tilesAlong(repeat: BorderRepeat, room: Span, tile: number): Tiles {
  const { start, length } = room;
  if (repeat === 'stretch' || tile <= 0 || length / tile > mostTiles) return stretched(room);
  if (repeat === 'round') {
    const count = Math.max(1, Math.round(length / tile));
    return { starts: steps(start, count, length / count), length: length / count };
  }
  if (repeat === 'space') {
    const count = Math.floor(length / tile + 1e-6);
    const gap = (length - count * tile) / (count + 1);
    return { starts: steps(start + gap, count, tile + gap), length: tile };
  }
  // The first copy stands in the middle.
  const before = Math.ceil((length - tile) / 2 / tile - 1e-6);
  return { starts: steps(start + (length - tile) / 2 - before * tile, 2 * before + 1, tile), length: tile };
}

function steps(start: number, count: number, step: number): readonly number[] {
  return Array.from({ length: Math.max(0, count) }, (_, index) => start + index * step);
}

/** `size`: the whole picture; `from`: the region of it; `to`: where its copies show. */
type Region = Drawing & { readonly size: Size; readonly from: Rect; readonly to: Rect };

function paintTiles(painter: Painter, region: Region, { x, y }: { readonly x: Tiles; readonly y: Tiles }): void {
  const { items } = painter;
  const { to } = region;
  if (to.width <= 0 || to.height <= 0) return;
  const cropped = croppedPicture(painter, region);
  const cut = x.starts.length > 1 || y.starts.length > 1;
  if (cut) items.push({ kind: 'push', clip: rectPath(to) });
  for (const top of y.starts) {
    for (const left of x.starts) {
      const rect = { x: left, y: top, width: x.length, height: y.length };
      if (cropped === undefined) paintTile(painter, region, rect);
      else items.push({ kind: 'image', ...rect, ...cropped, source: region.source });
    }
  }
  if (cut) items.push({ kind: 'pop' });
}

/** The whole picture, moved and scaled so that the region fills the tile, and all but that cut off. */
function paintTile(painter: Painter, { image, source, size, from }: Region, tile: Rect): void {
  const [a, d] = [tile.width / from.width, tile.height / from.height];
  painter.items.push({ kind: 'push', matrix: [a, 0, 0, d, tile.x - from.x * a, tile.y - from.y * d], clip: rectPath(from) });
  paintImage(painter, image, { x: 0, y: 0, ...size }, source);
  painter.items.push({ kind: 'pop' });
}

/** The region as a picture of its own, where it is made of whole pixels: nothing of its neighbours shows at its edges. */
function croppedPicture(painter: Painter, { image, size, from }: Region): { readonly key: string; readonly raster: RasterImage } | undefined {
  const picture = image.kind === 'url' ? painter.document.image(image.url) : undefined;
  if (image.kind !== 'url' || picture?.kind !== 'raster') return undefined;
  const [perX, perY] = [picture.raster.width / size.width, picture.raster.height / size.height];
  const pixels = { x: from.x * perX, y: from.y * perY, width: from.width * perX, height: from.height * perY };
  const raster = croppedRaster(picture.raster, pixels);
  return raster === undefined ? undefined : { key: `${picture.key || image.url} ${Object.values(pixels).map(Math.round).join(' ')}`, raster };
}
