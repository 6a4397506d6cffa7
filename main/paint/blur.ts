// A rectangle with round corners under a Gaussian blur, as the alpha of a picture. The Gaussian is the product of one along each
// axis, so what is straight comes out exactly; corners are cut into flat strips, each of which is a rectangle.

import type { RasterImage } from '../box/box.ts';
import { createCache } from '../text/cache.ts';
import type { Radii, Rect } from './geometry.ts';

export type Blurred = {
  readonly shape: Rect;
  readonly radii: Radii | undefined;
  /** Standard deviation of the Gaussian, in points. */
  readonly deviation: number;
  /** What the picture covers. */
  readonly area: Rect;
  /** All but the shape. */
  readonly inverted: boolean;
};
/** A picture of nothing but alpha, and a name for it that equal ones share. */
export type SoftPicture = { readonly key: string; readonly raster: RasterImage };

/** Beyond so many deviations from an edge nothing of the blur is seen. */
export const reach = 3;
/** Pixels to a deviation: more show no difference. */
const pixelsPerDeviation = 6;
/** No pixel is smaller, in points: 200 to the inch. */
const leastPixel = 0.36;
const mostPixels = 2_000_000;

const rasters = createCache<RasterImage>(4 * mostPixels);

/** Equal values give the same object. */
export function softPicture(blurred: Blurred): SoftPicture {
  const { shape, radii, deviation, area, inverted } = blurred;
  const numbers = [deviation, area.width, area.height, shape.x - area.x, shape.y - area.y, shape.width, shape.height, ...(radii === undefined ? [] : Object.values(radii).flat())];
  const key = `${inverted ? 'hole' : 'blur'} ${numbers.map((value) => Math.round(value * 1000) / 1000).join(' ')}`;
  let raster = rasters.get(key);
  if (raster === undefined) {
    raster = draw(blurred);
    rasters.set(key, raster, raster.width * raster.height);
  }
  return { key, raster };
}

function draw({ shape, radii, deviation, area, inverted }: Blurred): RasterImage {
  const pixel = Math.max(leastPixel, deviation / pixelsPerDeviation, Math.sqrt((area.width * area.height) / mostPixels));
  const [width, height] = [Math.max(1, Math.ceil(area.width / pixel)), Math.max(1, Math.ceil(area.height / pixel))];
  const across = centres(width, area.x - shape.x, area.width);
  const down = centres(height, area.y - shape.y, area.height);
  const strips = stripsOf(shape, radii, Math.max(deviation / 4, pixel / 2)).map((strip) => (
    { across: shares(across, strip.left, strip.right, deviation), down: shares(down, strip.top, strip.bottom, deviation) }));
  const alpha = new Uint8Array(width * height);
  const row = new Float64Array(width);
  for (let y = 0; y < height; y++) {
    row.fill(0);
    for (const strip of strips) addShare(row, strip.across, strip.down[y]!);
    for (let x = 0; x < width; x++) {
      const value = Math.round(Math.min(1, row[x]!) * 255);
      alpha[y * width + x] = inverted ? 255 - value : value;
    }
  }
  return { width, height, channels: 1, alpha };
}

function addShare(row: Float64Array, across: Float64Array, share: number): void {
  if (share < 1e-5) return;
  for (let x = 0; x < row.length; x++) row[x]! += share * across[x]!;
}

/** The middles of `count` pixels over a length. */
function centres(count: number, start: number, length: number): Float64Array {
  return Float64Array.from({ length: count }, (_, index) => start + ((index + 0.5) * length) / count);
}

/** How much of a blurred interval is at each place. */
function shares(places: Float64Array, from: number, to: number, deviation: number): Float64Array {
  return places.map((place) => normal((place - from) / deviation) - normal((place - to) / deviation));
}

/** The cumulative normal distribution, to seven digits (Abramowitz and Stegun 1964, 26.2.17). */
function normal(z: number): number {
  if (z < -6 || z > 6) return z < 0 ? 0 : 1;
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const beyond = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * tail;
  return z < 0 ? beyond : 1 - beyond;
}

type Strip = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };

/** The shape in strips from its top left corner: one between the corners, and those of about a height `step` beside them. */
function stripsOf({ width, height }: Rect, radii: Radii | undefined, step: number): readonly Strip[] {
  if (radii === undefined) return [{ top: 0, bottom: height, left: 0, right: width }];
  const { topLeft, topRight, bottomLeft, bottomRight } = radii;
  const above = Math.max(topLeft[1], topRight[1]);
  const below = height - Math.max(bottomLeft[1], bottomRight[1]);
  const strips: Strip[] = [];
  const cut = (from: number, to: number): void => {
    const count = Math.ceil((to - from) / step);
    for (let index = 0; index < count; index++) {
      const [top, bottom] = [from + ((to - from) * index) / count, from + ((to - from) * (index + 1)) / count];
      const [fromTop, fromBottom] = [(top + bottom) / 2, height - (top + bottom) / 2];
      const left = Math.max(curve(topLeft, fromTop), curve(bottomLeft, fromBottom));
      const right = width - Math.max(curve(topRight, fromTop), curve(bottomRight, fromBottom));
      strips.push({ top, bottom, left, right });
    }
  };
  cut(0, Math.min(above, below));
  if (below > above) strips.push({ top: above, bottom: below, left: 0, right: width });
  else cut(below, above);
  cut(Math.max(above, below), height);
  return strips;
}

/** How far a corner's curve lies inside the box at a distance from its edge. */
function curve([horizontal, vertical]: readonly [number, number], distance: number): number {
  if (distance >= vertical) return 0;
  const share = (vertical - distance) / vertical;
  return horizontal * (1 - Math.sqrt(1 - share * share));
}
