// Bytes of an image file in, a picture out. Which format it is, the bytes tell, not the name. Never throws, never takes longer
// than its bounds: what cannot be used is `missing`, with the reason.

import type { Reporter } from '../diagnostic.ts';
import type { ImageSource } from './box.ts';
import { byteLimit, ImageError } from './image-error.ts';
import { decodeJpeg } from './jpeg.ts';
import { decodePng } from './png.ts';
import { parseSvg } from './svg-file.ts';

/** Takes PNG, JPEG and SVG. `report` hears what the parsers find in an SVG file. */
export function decodeImage(bytes: Uint8Array, url: string, report: Reporter = () => undefined): ImageSource {
  try {
    return decode(bytes, url, report);
  } catch (error) {
    const reason = error instanceof ImageError ? error.message : 'is damaged';
    return { kind: 'missing', url, reason };
  }
}

function decode(bytes: Uint8Array, url: string, report: Reporter): ImageSource {
  if (bytes.length === 0) throw new ImageError('is an empty file');
  if (bytes.length > byteLimit) throw new ImageError(`is larger than ${byteLimit / 1024 / 1024} MB`);
  if (begins(bytes, '\x89PNG\r\n\x1a\n')) return { kind: 'raster', key: keyOf(bytes), raster: decodePng(bytes) };
  if (begins(bytes, '\xff\xd8\xff')) return { kind: 'raster', key: keyOf(bytes), raster: decodeJpeg(bytes) };
  const other = otherFormats.find(([start, , offset]) => begins(bytes, start, offset));
  if (other !== undefined) throw new ImageError(`is a ${other[1]} file; images can be PNG, JPEG or SVG`);
  const text = svgText(bytes);
  if (text === undefined) throw new ImageError('is of no known format; images can be PNG, JPEG or SVG');
  const drawing = parseSvg(text, url, report);
  if (drawing === undefined) throw new ImageError('is an SVG file without an svg element');
  return { kind: 'vector', drawing };
}

const otherFormats: readonly (readonly [start: string, name: string, offset?: number])[] = [
  ['GIF8', 'GIF'], ['WEBP', 'WebP', 8], ['BM', 'BMP'], ['II*\0', 'TIFF'], ['MM\0*', 'TIFF'], ['ftypavif', 'AVIF', 4], ['ftyphei', 'HEIC', 4],
  ['%PDF', 'PDF'], ['\x1f\x8b', 'compressed'], ['\0\0\x01\0', 'icon'], ['%!PS', 'PostScript'],
];

function begins(bytes: Uint8Array, start: string, offset = 0): boolean {
  for (let i = 0; i < start.length; i += 1) if (bytes[offset + i] !== start.charCodeAt(i)) return false;
  return true;
}

/** The text of what may be an SVG file; undefined where no svg element begins in its first part. */
function svgText(bytes: Uint8Array): string | undefined {
  if (bytes.length > 16 * 1024 * 1024) return undefined;
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) ? 'utf-16le' : (bytes[0] === 0xfe && bytes[1] === 0xff) ? 'utf-16be' : 'utf-8';
  const text = new TextDecoder(utf16).decode(bytes);
  return /^\s*</.test(text) && /<svg[\s>/]/.test(text.slice(0, 65_536)) ? text : undefined;
}

/** A name for the content, equal for equal bytes: two sums of 32 bits (FNV-1a, and one with another prime), and the length. */
function keyOf(bytes: Uint8Array): string {
  let first = 0x811c9dc5;
  let second = 0x9e3779b9;
  for (let i = 0; i < bytes.length; i += 1) {
    first = Math.imul(first ^ (bytes[i] ?? 0), 0x01000193);
    second = Math.imul(second ^ (bytes[i] ?? 0), 0x85ebca6b) ^ (second >>> 15);
  }
  return `${(first >>> 0).toString(16)}${(second >>> 0).toString(16)}-${bytes.length}`;
}
