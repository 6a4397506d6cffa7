// PNG files as pixels of eight bits, alpha apart. PNG (third edition), chapters 5 and 7 to 11. The chunks are walked here and not
// by a library, because every size must be known to be sound before anything is decoded: the well-known decoders inflate
// without a limit, and get interlaced pictures of less than eight bits wrong.

import { Unzlib } from 'fflate';
import type { RasterImage } from './box.ts';
import { ImageError, pixelLimit } from './image-error.ts';

type Header = {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  /** 0 grey, 2 colour, 3 palette, 4 grey with alpha, 6 colour with alpha. */
  readonly colorType: number;
  readonly interlaced: boolean;
  /** Samples of one pixel. */
  readonly samples: number;
};
type Chunks = { readonly header: Header; readonly palette: Uint8Array | undefined; readonly transparency: Uint8Array | undefined; readonly data: readonly Uint8Array[] };

/** Throws an ImageError for anything that is no sound PNG within the limits. */
export function decodePng(bytes: Uint8Array): RasterImage {
  const chunks = readChunks(bytes);
  const { header } = chunks;
  const passes = header.interlaced ? adam7Passes(header) : [wholePass(header)];
  const size = passes.reduce((sum, pass) => sum + pass.height * (1 + rowBytes(pass.width, header)), 0);
  const raw = inflate(chunks.data, size);
  const pixels = new Pixels(chunks);
  let offset = 0;
  for (const pass of passes) offset = decodePass(raw, offset, pass, header, pixels);
  return pixels.image();
}

// --- chunks

const sampleCounts: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const allowedDepths: Readonly<Record<number, readonly number[]>> = { 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] };

function readChunks(bytes: Uint8Array): Chunks {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let header: Header | undefined;
  let palette: Uint8Array | undefined;
  let transparency: Uint8Array | undefined;
  const data: Uint8Array[] = [];
  for (let offset = 8; offset + 12 <= bytes.length; ) {
    const length = view.getUint32(offset);
    const type = String.fromCharCode(...bytes.subarray(offset + 4, offset + 8));
    if (length > bytes.length - offset - 12) throw new ImageError('is a PNG image that ends too soon');
    const body = bytes.subarray(offset + 8, offset + 8 + length);
    if (type === 'IHDR') header = readHeader(body);
    else if (type === 'PLTE') palette = body;
    else if (type === 'tRNS') transparency = body;
    else if (type === 'IDAT') data.push(body);
    else if (type === 'IEND') break;
    offset += 12 + length;
  }
  if (header === undefined || data.length === 0) throw new ImageError('is a PNG image without pixels');
  if (header.colorType === 3 && (palette === undefined || palette.length < 3)) throw new ImageError('is a PNG image without its palette');
  return { header, palette, transparency, data };
}

function readHeader(body: Uint8Array): Header {
  if (body.length < 13) throw new ImageError('is a PNG image with a broken header');
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const width = view.getUint32(0);
  const height = view.getUint32(4);
  const depth = body[8] ?? 0;
  const colorType = body[9] ?? 0;
  const samples = sampleCounts[colorType];
  if (samples === undefined || allowedDepths[colorType]?.includes(depth) !== true || body[10] !== 0 || body[11] !== 0 || (body[12] ?? 0) > 1) {
    throw new ImageError('is a PNG image with a broken header');
  }
  if (width === 0 || height === 0) throw new ImageError('is a PNG image without pixels');
  if (width * height > pixelLimit) throw new ImageError(`has ${width} × ${height} pixels, more than can be used`);
  return { width, height, depth, colorType, interlaced: body[12] === 1, samples };
}

/** Inflates to the size that the header promises and not a byte more: what lies behind it is let be. */
function inflate(parts: readonly Uint8Array[], size: number): Uint8Array {
  const result = new Uint8Array(size);
  let filled = 0;
  const stream = new Unzlib((chunk) => {
    const room = size - filled;
    result.set(chunk.length > room ? chunk.subarray(0, room) : chunk, filled);
    filled += Math.min(chunk.length, room);
  });
  try {
    // Small steps, so that a bomb is left after one of them.
    for (const part of parts) {
      for (let at = 0; at < part.length; at += 32_768) {
        if (filled === size) return result;
        stream.push(part.subarray(at, at + 32_768));
      }
    }
  } catch {
    if (filled < size) throw new ImageError('is a PNG image whose data is damaged');
  }
  if (filled < size) throw new ImageError('is a PNG image that ends too soon');
  return result;
}

// --- rows

/** One grid of pixels within the picture: the whole, or one of the seven of Adam7. */
type Pass = { readonly x: number; readonly y: number; readonly dx: number; readonly dy: number; readonly width: number; readonly height: number };

function wholePass({ width, height }: Header): Pass {
  return { x: 0, y: 0, dx: 1, dy: 1, width, height };
}

function adam7Passes({ width, height }: Header): Pass[] {
  const grids = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]] as const;
  return grids
    .map(([x, y, dx, dy]) => ({ x, y, dx, dy, width: Math.ceil((width - x) / dx), height: Math.ceil((height - y) / dy) }))
    .filter((pass) => pass.width > 0 && pass.height > 0);
}

function rowBytes(width: number, { depth, samples }: Header): number {
  return Math.ceil((width * depth * samples) / 8);
}

function decodePass(raw: Uint8Array, start: number, pass: Pass, header: Header, pixels: Pixels): number {
  const length = rowBytes(pass.width, header);
  const pixelBytes = Math.max(1, (header.depth * header.samples) / 8);
  let offset = start;
  let above: Uint8Array = new Uint8Array(length);
  for (let row = 0; row < pass.height; row += 1) {
    const filter = raw[offset] ?? 0;
    const line = raw.subarray(offset + 1, offset + 1 + length);
    unfilter(filter, line, above, pixelBytes);
    pixels.addRow(line, pass, pass.y + row * pass.dy);
    above = line;
    offset += 1 + length;
  }
  return offset;
}

/** Undoes a row's filter in place (PNG, chapter 9). */
function unfilter(filter: number, line: Uint8Array, above: Uint8Array, pixelBytes: number): void {
  const { length } = line;
  switch (filter) {
    case 0:
      return;
    case 1:
      for (let i = pixelBytes; i < length; i += 1) line[i] = (line[i] ?? 0) + (line[i - pixelBytes] ?? 0);
      return;
    case 2:
      for (let i = 0; i < length; i += 1) line[i] = (line[i] ?? 0) + (above[i] ?? 0);
      return;
    case 3:
      for (let i = 0; i < length; i += 1) line[i] = (line[i] ?? 0) + (((line[i - pixelBytes] ?? 0) + (above[i] ?? 0)) >> 1);
      return;
    case 4:
      for (let i = 0; i < length; i += 1) {
        const left = line[i - pixelBytes] ?? 0;
        line[i] = (line[i] ?? 0) + paeth(left, above[i] ?? 0, above[i - pixelBytes] ?? 0);
      }
      return;
    default:
      throw new ImageError('is a PNG image whose data is damaged');
  }
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const toLeft = Math.abs(estimate - left);
  const toUp = Math.abs(estimate - up);
  const toCorner = Math.abs(estimate - corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

// --- pixels

/** The picture under way, one or three bytes of colour a pixel, and alpha where the file has any. */
class Pixels {
  private readonly header: Header;
  private readonly palette: Uint8Array;
  private readonly transparency: Uint8Array | undefined;
  private readonly channels: 1 | 3;
  private readonly colors: Uint8Array;
  private readonly alpha: Uint8Array | undefined;

  constructor({ header, palette, transparency }: Chunks) {
    this.header = header;
    this.palette = palette ?? new Uint8Array(0);
    this.transparency = header.colorType < 4 ? transparency : undefined;
    this.channels = header.colorType === 0 || header.colorType === 4 ? 1 : 3;
    const count = header.width * header.height;
    this.colors = new Uint8Array(count * this.channels);
    this.alpha = header.colorType >= 4 || this.transparency !== undefined ? new Uint8Array(count) : undefined;
  }

  addRow(line: Uint8Array, pass: Pass, y: number): void {
    const { header } = this;
    const start = y * header.width;
    if (header.depth === 8 && header.colorType === 2 && pass.dx === 1 && this.transparency === undefined) {
      this.colors.set(line, start * 3);
      return;
    }
    for (let i = 0; i < pass.width; i += 1) {
      const at = start + pass.x + i * pass.dx;
      if (header.colorType === 3) this.addPaletted(at, sample(line, i, header.depth));
      else this.addDirect(at, line, i * header.samples);
    }
  }

  private addPaletted(at: number, index: number): void {
    this.colors[at * 3] = this.palette[index * 3] ?? 0;
    this.colors[at * 3 + 1] = this.palette[index * 3 + 1] ?? 0;
    this.colors[at * 3 + 2] = this.palette[index * 3 + 2] ?? 0;
    if (this.alpha !== undefined) this.alpha[at] = this.transparency?.[index] ?? 255;
  }

  private addDirect(at: number, line: Uint8Array, first: number): void {
    const { depth, colorType } = this.header;
    for (let channel = 0; channel < this.channels; channel += 1) {
      this.colors[at * this.channels + channel] = toByte(sample(line, first + channel, depth), depth);
    }
    if (this.alpha === undefined) return;
    this.alpha[at] = colorType >= 4 ? toByte(sample(line, first + this.channels, depth), depth) : this.isTransparent(line, first) ? 0 : 255;
  }

  /** Whether the pixel has the one colour that tRNS makes transparent. */
  private isTransparent(line: Uint8Array, first: number): boolean {
    const { depth } = this.header;
    for (let channel = 0; channel < this.channels; channel += 1) {
      const wanted = ((this.transparency?.[channel * 2] ?? 0) << 8) | (this.transparency?.[channel * 2 + 1] ?? 0);
      if (sample(line, first + channel, depth) !== wanted) return false;
    }
    return true;
  }

  image(): RasterImage {
    const { width, height } = this.header;
    const image = { width, height, channels: this.channels, colors: this.colors };
    const { alpha } = this;
    return alpha === undefined || alpha.every((value) => value === 255) ? image : { ...image, alpha };
  }
}

/** The sample at an index of a row, of 1 to 16 bits. */
function sample(line: Uint8Array, index: number, depth: number): number {
  if (depth === 8) return line[index] ?? 0;
  if (depth === 16) return ((line[index * 2] ?? 0) << 8) | (line[index * 2 + 1] ?? 0);
  const bit = index * depth;
  return ((line[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
}

function toByte(value: number, depth: number): number {
  if (depth === 8) return value;
  return depth === 16 ? value >> 8 : Math.round((value * 255) / ((1 << depth) - 1));
}
