// Pictures as image XObjects (ISO 32000-1, 8.9): JPEG data as it is, pixels deflated behind PNG's row filters, alpha as a soft
// mask. The same picture is one object however often it is shown.

import type { RasterImage } from '../box/box.ts';
import type { Color } from '../style/computed-style.ts';
import { deflate } from './deflate.ts';
import { type PdfFile } from './file.ts';
import { reference } from './syntax.ts';

type Written = { readonly resource: string; readonly id: number };
/** Pixels are costly to compress; a document written again has the same. */
const colorStreams = new WeakMap<RasterImage, Uint8Array>();
const alphaStreams = new WeakMap<RasterImage, Uint8Array | undefined>();

export class ImageTable {
  readonly #file: PdfFile;
  readonly #written = new Map<string, Written>();
  readonly #masks = new Map<string, number>();

  constructor(file: PdfFile) {
    this.#file = file;
  }

  use(key: string, raster: RasterImage): Written {
    return this.#once(key, () => this.#write(key, raster));
  }

  /** One pixel of the colour, without its alpha, behind the mask of the picture. */
  useTinted(key: string, raster: RasterImage, color: Color): Written {
    const [r, g, b] = [color.r, color.g, color.b].map(Math.round) as [number, number, number];
    const grey = r === g && g === b;
    const entries = `${imageEntries(1, 1)}/ColorSpace/${grey ? 'DeviceGray' : 'DeviceRGB'}`;
    return this.#once(`${key} ${r} ${g} ${b}`, () => this.#file.plainStream(entries + this.#mask(key, raster), Uint8Array.from(grey ? [r] : [r, g, b])));
  }

  #once(key: string, write: () => number): Written {
    let written = this.#written.get(key);
    if (written === undefined) {
      written = { resource: `I${this.#written.size + 1}`, id: write() };
      this.#written.set(key, written);
    }
    return written;
  }

  #write(key: string, raster: RasterImage): number {
    const turned = (raster.orientation ?? 1) >= 5;
    const width = turned ? raster.height : raster.width;
    const height = turned ? raster.width : raster.height;
    const entries = `${imageEntries(width, height)}${raster.channels === 1 ? '/ColorSpace/DeviceGray' : '/ColorSpace/DeviceRGB'}`;
    if (raster.jpeg !== undefined) return this.#file.plainStream(`${entries}/Filter/DCTDecode`, raster.jpeg);
    return this.#file.deflatedStream(`${entries}${predictor(raster.channels, width)}${this.#mask(key, raster)}`, colorStream(raster));
  }

  /** The entry that names the picture's alpha, which is written once for all its tints; nothing where it is opaque. */
  #mask(key: string, raster: RasterImage): string {
    const alpha = alphaStream(raster);
    if (alpha === undefined) return '';
    const { width, height } = raster;
    let id = this.#masks.get(key);
    if (id === undefined) {
      id = this.#file.deflatedStream(`${imageEntries(width, height)}/ColorSpace/DeviceGray${predictor(1, width)}`, alpha);
      this.#masks.set(key, id);
    }
    return `/SMask ${reference(id)}`;
  }
}

function imageEntries(width: number, height: number): string {
  return `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent 8`;
}

function predictor(channels: number, width: number): string {
  return `/DecodeParms<</Predictor 15/Colors ${channels}/BitsPerComponent 8/Columns ${width}>>`;
}

function colorStream(raster: RasterImage): Uint8Array {
  let stream = colorStreams.get(raster);
  if (stream === undefined) {
    const colors = raster.colors ?? new Uint8Array(raster.width * raster.height * raster.channels);
    stream = deflate(filterRows(colors, raster.width * raster.channels, raster.channels));
    colorStreams.set(raster, stream);
  }
  return stream;
}

/** Undefined where the picture is opaque. */
function alphaStream(raster: RasterImage): Uint8Array | undefined {
  if (!alphaStreams.has(raster)) {
    const opaque = raster.alpha === undefined || raster.alpha.every((value) => value === 255);
    alphaStreams.set(raster, opaque ? undefined : deflate(filterRows(raster.alpha!, raster.width, 1)));
  }
  return alphaStreams.get(raster);
}

/** PNG filters (ISO 15948, clause 9): for each row the one among none, sub and up with the least sum of differences. */
function filterRows(pixels: Uint8Array, rowLength: number, step: number): Uint8Array {
  const rows = Math.floor(pixels.length / rowLength);
  const out = new Uint8Array(rows * (rowLength + 1));
  for (let row = 0; row < rows; row++) {
    const start = row * rowLength;
    const filter = bestFilter(pixels, start, rowLength, row > 0 ? step : -step);
    const target = row * (rowLength + 1);
    out[target] = filter;
    for (let index = 0; index < rowLength; index++) {
      const left = index >= step ? pixels[start + index - step]! : 0;
      const above = row > 0 ? pixels[start + index - rowLength]! : 0;
      out[target + 1 + index] = pixels[start + index]! - (filter === 1 ? left : filter === 2 ? above : 0);
    }
  }
  return out;
}

/** `step` is negative in the first row, which has nothing above it. */
function bestFilter(pixels: Uint8Array, start: number, rowLength: number, step: number): 0 | 1 | 2 {
  const sums = [0, 0, step < 0 ? Infinity : 0];
  const back = Math.abs(step);
  for (let index = back; index < rowLength; index++) {
    const value = pixels[start + index]!;
    sums[0]! += value < 128 ? value : 256 - value;
    const left = (value - pixels[start + index - back]!) & 0xff;
    sums[1]! += left < 128 ? left : 256 - left;
    if (step > 0) {
      const up = (value - pixels[start + index - rowLength]!) & 0xff;
      sums[2]! += up < 128 ? up : 256 - up;
    }
  }
  return sums[2]! < sums[1]! && sums[2]! <= sums[0]! ? 2 : sums[1]! < sums[0]! ? 1 : 0;
}
