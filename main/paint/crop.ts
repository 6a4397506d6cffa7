// Parts of rasters as rasters of their own.

import type { RasterImage } from '../box/box.ts';
import type { Rect } from './geometry.ts';

/** Equal parts are the same object. */
const crops = new WeakMap<RasterImage, Map<string, RasterImage>>();

/** The pixels in a rectangle; undefined where it cuts through pixels, or they are not at hand, as those of a JPEG are not. */
export function croppedRaster(raster: RasterImage, { x, y, width, height }: Rect): RasterImage | undefined {
  if (raster.jpeg !== undefined || [x, y, width, height].some((value) => Math.abs(value - Math.round(value)) > 0.001)) return undefined;
  const area = { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
  const key = Object.values(area).join(' ');
  const known = crops.get(raster) ?? new Map<string, RasterImage>();
  crops.set(raster, known);
  let cropped = known.get(key);
  if (cropped === undefined) {
    const { channels, colors, alpha } = raster;
    cropped = {
      width: area.width, height: area.height, channels,
      ...(colors === undefined ? {} : { colors: rowsOf(colors, raster.width * channels, { ...area, x: area.x * channels, width: area.width * channels }) }),
      ...(alpha === undefined ? {} : { alpha: rowsOf(alpha, raster.width, area) }),
    };
    known.set(key, cropped);
  }
  return cropped;
}

function rowsOf(bytes: Uint8Array, stride: number, { x, y, width, height }: Rect): Uint8Array {
  const rows = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) rows.set(bytes.subarray((y + row) * stride + x, (y + row) * stride + x + width), row * width);
  return rows;
}
