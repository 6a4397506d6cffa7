// JPEG files: the header is read, the data kept as it is, since PDF holds JPEG. CMYK is made RGB, as the pages know no other colour
// space. ITU T.81, annex B; Exif 2.3, 4.6.4 for the orientation.

import { decode } from 'jpeg-js';
import type { RasterImage } from './box.ts';
import { ImageError, pixelLimit } from './image-error.ts';

type Frame = { readonly width: number; readonly height: number; readonly components: number };
type Orientation = 1 | NonNullable<RasterImage['orientation']>;

/** Throws an ImageError for anything that is no JPEG that a PDF may hold. */
export function decodeJpeg(bytes: Uint8Array): RasterImage {
  const { frame, orientation } = readMarkers(bytes);
  const turned = orientation >= 5;
  const size = turned ? { width: frame.height, height: frame.width } : { width: frame.width, height: frame.height };
  if (frame.components === 4) return { ...size, channels: 3, colors: turnPixels(rgbOfCmyk(bytes, frame), frame, orientation) };
  return { ...size, ...(orientation !== 1 && { orientation }), channels: frame.components === 1 ? 1 : 3, jpeg: bytes };
}

function readMarkers(bytes: Uint8Array): { frame: Frame; orientation: Orientation } {
  let frame: Frame | undefined;
  let orientation: Orientation = 1;
  for (let offset = 2; offset + 4 <= bytes.length; ) {
    if (bytes[offset] !== 0xff) throw new ImageError('is a damaged JPEG image');
    const marker = bytes[offset + 1] ?? 0;
    // Fill bytes, and markers without a body.
    if (marker === 0xff) {
      offset += 1;
      continue;
    }
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      offset += 2;
      continue;
    }
    const length = ((bytes[offset + 2] ?? 0) << 8) | (bytes[offset + 3] ?? 0);
    if (length < 2 || offset + 2 + length > bytes.length) break;
    const body = bytes.subarray(offset + 4, offset + 2 + length);
    if (isFrame(marker)) frame = readFrame(marker, body);
    else if (marker === 0xe1) orientation = exifOrientation(body) ?? orientation;
    else if (marker === 0xda) {
      if (frame === undefined) break;
      return { frame, orientation };
    }
    offset += 2 + length;
  }
  throw new ImageError('is a JPEG image that ends too soon');
}

/** SOF0 to SOF15 without the tables DHT, JPG and DAC among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function readFrame(marker: number, body: Uint8Array): Frame {
  if (marker > 0xc2) throw new ImageError('is a JPEG image of a kind that PDF does not know (lossless or arithmetic coding)');
  if (body.length < 6) throw new ImageError('is a damaged JPEG image');
  if (body[0] !== 8) throw new ImageError(`is a JPEG image of ${body[0]} bits; only 8 can be used`);
  const height = ((body[1] ?? 0) << 8) | (body[2] ?? 0);
  const width = ((body[3] ?? 0) << 8) | (body[4] ?? 0);
  const components = body[5] ?? 0;
  if (width === 0 || height === 0) throw new ImageError('is a JPEG image without pixels');
  if (width * height > pixelLimit) throw new ImageError(`has ${width} × ${height} pixels, more than can be used`);
  if (components !== 1 && components !== 3 && components !== 4) throw new ImageError(`is a JPEG image of ${components} colours`);
  return { width, height, components };
}

/** Tag 0x0112 of the first directory; undefined where there is none, or none that makes sense. */
function exifOrientation(body: Uint8Array): Orientation | undefined {
  if (body.length < 14 || String.fromCharCode(...body.subarray(0, 4)) !== 'Exif') return undefined;
  const view = new DataView(body.buffer, body.byteOffset + 6, body.byteLength - 6);
  const little = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, little);
  if (directory + 2 > view.byteLength) return undefined;
  const count = Math.min(view.getUint16(directory, little), 200);
  for (let i = 0; i < count; i += 1) {
    const entry = directory + 2 + i * 12;
    if (entry + 12 > view.byteLength) return undefined;
    if (view.getUint16(entry, little) !== 0x0112) continue;
    const value = view.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? (value as Orientation) : undefined;
  }
  return undefined;
}

function rgbOfCmyk(bytes: Uint8Array, { width, height }: Frame): Uint8Array {
  try {
    const limits = { maxResolutionInMP: pixelLimit / 1_000_000, maxMemoryUsageInMB: 1024 };
    const { data } = decode(bytes, { useTArray: true, formatAsRGBA: false, tolerantDecoding: false, ...limits });
    if (data.length !== width * height * 3) throw new ImageError('is a damaged JPEG image');
    return data;
  } catch {
    throw new ImageError('is a CMYK JPEG image that cannot be made RGB; save it as RGB');
  }
}

/** RGB pixels as they are to be seen: each row and column of the picture from its row or column in the file (Exif 2.3, 4.6.4 A). */
function turnPixels(pixels: Uint8Array, { width, height }: Frame, orientation: Orientation): Uint8Array {
  if (orientation === 1) return pixels;
  const [across, down] = orientation >= 5 ? [height, width] : [width, height];
  const fromRight = orientation === 2 || orientation === 3 || orientation === 7 || orientation === 8;
  const fromBottom = orientation === 3 || orientation === 4 || orientation === 6 || orientation === 7;
  const result = new Uint8Array(pixels.length);
  for (let y = 0; y < down; y += 1) {
    for (let x = 0; x < across; x += 1) {
      const [column, row] = orientation >= 5 ? [y, x] : [x, y];
      const from = ((fromBottom ? height - 1 - row : row) * width + (fromRight ? width - 1 - column : column)) * 3;
      result.set(pixels.subarray(from, from + 3), (y * across + x) * 3);
    }
  }
  return result;
}
