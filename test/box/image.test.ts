import { encode } from 'fast-png';
import * as fc from 'fast-check';
import { deflateSync } from 'node:zlib';
import { encode as encodeJpeg } from 'jpeg-js';
import { describe, expect, test } from 'vitest';
import { decodeImage } from '../../main/box/image.ts';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

function chunk(type: string, body: Uint8Array): number[] {
  const length = body.length;
  return [length >>> 24, (length >>> 16) & 255, (length >>> 8) & 255, length & 255, ...bytesOf(type), ...body, 0, 0, 0, 0];
}

/** `ihdr`: width, height, depth, colour type. `extra`: further chunks before the pixels. */
type Header = { readonly ihdr: readonly [number, number, number, number]; readonly interlaced?: boolean; readonly extra?: readonly number[] };

/** A PNG with this header and these raw rows, filter bytes included; checksums are left out. */
function png(header: Header, rows: readonly number[]): Uint8Array {
  const [width, height, depth, colorType] = header.ihdr;
  const body = new Uint8Array(13);
  const view = new DataView(body.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  body.set([depth, colorType, 0, 0, header.interlaced === true ? 1 : 0], 8);
  return Uint8Array.from([
    ...bytesOf('\x89PNG\r\n\x1a\n'), ...chunk('IHDR', body), ...(header.extra ?? []),
    ...chunk('IDAT', deflateSync(Uint8Array.from(rows))), ...chunk('IEND', new Uint8Array(0)),
  ]);
}

function pixels(bytes: Uint8Array): { colors: number[]; alpha?: number[] } {
  const image = decodeImage(bytes, 'x.png');
  if (image.kind !== 'raster') throw new Error(image.kind === 'missing' ? image.reason : image.kind);
  const { colors, alpha } = image.raster;
  return { colors: [...(colors ?? [])], ...(alpha && { alpha: [...alpha] }) };
}

function reason(bytes: Uint8Array): string | undefined {
  const image = decodeImage(bytes, 'x');
  return image.kind === 'missing' ? image.reason : undefined;
}

describe('PNG', () => {
  test('colour, with alpha apart', () => {
    expect(pixels(png({ ihdr: [2, 1, 8, 6] }, [0, 1, 2, 3, 4, 5, 6, 7, 8]))).toEqual({ colors: [1, 2, 3, 5, 6, 7], alpha: [4, 8] });
  });
  test('alpha that is opaque everywhere is left out', () => {
    expect(pixels(png({ ihdr: [1, 1, 8, 4] }, [0, 9, 255]))).toEqual({ colors: [9] });
  });
  test('16 bits become 8', () => {
    expect(pixels(png({ ihdr: [1, 1, 16, 2] }, [0, 0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc]))).toEqual({ colors: [0x12, 0x56, 0x9a] });
  });
  test('1, 2 and 4 bits of grey are spread over the range', () => {
    expect(pixels(png({ ihdr: [3, 1, 1, 0] }, [0, 0b10100000])).colors).toEqual([255, 0, 255]);
    expect(pixels(png({ ihdr: [3, 1, 2, 0] }, [0, 0b11100100])).colors).toEqual([255, 170, 85]);
    expect(pixels(png({ ihdr: [2, 1, 4, 0] }, [0, 0xf3])).colors).toEqual([255, 51]);
  });
  test('palette with transparency', () => {
    const extra = [...chunk('PLTE', Uint8Array.from([10, 20, 30, 40, 50, 60])), ...chunk('tRNS', Uint8Array.from([128]))];
    expect(pixels(png({ ihdr: [2, 1, 1, 3], extra }, [0, 0b01000000]))).toEqual({ colors: [10, 20, 30, 40, 50, 60], alpha: [128, 255] });
  });
  test('one transparent colour (tRNS of grey and colour)', () => {
    const extra = chunk('tRNS', Uint8Array.from([0, 7]));
    expect(pixels(png({ ihdr: [2, 1, 8, 0], extra }, [0, 7, 8]))).toEqual({ colors: [7, 8], alpha: [0, 255] });
  });
  test('every filter', () => {
    const rows = [1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 1, 1, 4, 1, 1, 1];
    expect(pixels(png({ ihdr: [3, 4, 8, 0] }, rows)).colors).toEqual([1, 2, 3, 2, 3, 4, 2, 3, 4, 3, 4, 5]);
  });
  test('Adam7, of one bit a pixel', () => {
    // 8 by 8: passes of 1x1, 1x1, 2x1, 2x2, 4x2, 4x4, 8x4; all set but the first pixel.
    const rows = [0, 0, 0, 0x80, 0, 0xc0, 0, 0xc0, 0, 0xc0, 0, 0xf0, 0, 0xf0, 0, 0xf0, 0, 0xf0, 0, 0xf0, 0, 0xf0, 0, 0xff, 0, 0xff, 0, 0xff, 0, 0xff];
    expect(pixels(png({ ihdr: [8, 8, 1, 0], interlaced: true }, rows)).colors).toEqual([0, ...new Array(63).fill(255)]);
  });
  test('agrees with another encoder on random pictures', () => {
    const picture = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.constantFrom(1 as const, 3 as const)).chain(([width, height, channels]) =>
      fc.uint8Array({ minLength: width * height * channels, maxLength: width * height * channels }).map((data) => ({ width, height, channels, data, depth: 8 as const })));
    fc.assert(fc.property(picture, (image) => {
      expect(pixels(encode(image)).colors).toEqual([...image.data]);
    }), { numRuns: 50 });
  });
  test('damage is told, never thrown', () => {
    const good = png({ ihdr: [4, 4, 8, 2] }, new Array(52).fill(0));
    fc.assert(fc.property(fc.nat(good.length - 1), fc.nat(255), fc.nat(good.length), (at, value, cut) => {
      const bad = good.slice(0, Math.max(cut, 1));
      if (at < bad.length) bad[at] = value;
      expect(['raster', 'missing']).toContain(decodeImage(bad, 'x').kind);
    }), { numRuns: 300 });
  });
  test('a picture of more pixels than the bound is refused before it is decoded', () => {
    expect(reason(png({ ihdr: [60_000, 60_000, 8, 2] }, [0]))).toMatch(/more than can be used/);
  });
  test('a bomb ends at the size that the header promises', () => {
    const bomb = png({ ihdr: [2, 2, 8, 0] }, new Array(3_000_000).fill(0));
    const start = performance.now();
    expect(pixels(bomb).colors).toEqual([0, 0, 0, 0]);
    expect(performance.now() - start).toBeLessThan(500);
  });
  test('the header alone', () => {
    expect(reason(png({ ihdr: [1, 1, 8, 0] }, []))).toMatch(/ends too soon/);
    expect(reason(bytesOf('\x89PNG\r\n\x1a\n'))).toMatch(/without pixels/);
  });
});

describe('JPEG', () => {
  const jpeg = (): Uint8Array => encodeJpeg({ width: 4, height: 2, data: new Uint8Array(32).fill(200) }, 90).data;

  test('is kept as it is, with its size', () => {
    const image = decodeImage(jpeg(), 'x');
    expect(image).toMatchObject({ kind: 'raster', raster: { width: 4, height: 2, channels: 3 } });
    expect(image.kind === 'raster' && image.raster.jpeg !== undefined).toBe(true);
  });
  test('a photograph stored turned says so, and has the size that it is shown in', () => {
    const exif = [0xff, 0xe1, 0, 34, ...bytesOf('Exif\0\0MM\0*'), 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
    const turned = Uint8Array.from([0xff, 0xd8, ...exif, ...jpeg().slice(2)]);
    expect(decodeImage(turned, 'x')).toMatchObject({ kind: 'raster', raster: { width: 2, height: 4, orientation: 6 } });
  });
  test('damage is told, never thrown', () => {
    const good = jpeg();
    fc.assert(fc.property(fc.nat(200), fc.nat(255), fc.nat(good.length), (at, value, cut) => {
      const bad = good.slice(0, Math.max(cut, 1));
      if (at < bad.length) bad[at] = value;
      expect(['raster', 'missing']).toContain(decodeImage(bad, 'x').kind);
    }), { numRuns: 300 });
  });
  /** 16 by 8 pixels of CMYK with Adobe's marker, as ImageMagick writes it; rgb(30, 200, 90). */
  const cmyk = Uint8Array.from(Buffer.from('/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJCAYHCQcGBggLCAkKCgoKCgYICwwLCgwJCgoK/9sAQwECAgICAgIFAwMFCgcGBwoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoK/8AAFAgACAAQBAERAAIRAQMRAQQRAP/EABYAAQEBAAAAAAAAAAAAAAAAAAAICf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAWAQEBAQAAAAAAAAAAAAAAAAAACAn/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADgQBAAIRAxEEAAA/AJDUI2EaQAD/2Q==', 'base64'));
  test('CMYK becomes RGB, turned as it is to be seen', () => {
    expect(pixels(cmyk).colors.slice(0, 3)).toEqual([30, 200, 90]);
    const exif = [0xff, 0xe1, 0, 34, ...bytesOf('Exif\0\0MM\0*'), 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
    const image = decodeImage(Uint8Array.from([0xff, 0xd8, ...exif, ...cmyk.slice(2)]), 'x');
    expect(image).toMatchObject({ kind: 'raster', raster: { width: 8, height: 16, channels: 3 } });
    expect(image.kind === 'raster' && image.raster.orientation).toBeUndefined();
  });
  test('CMYK without the marker that tells how it is stored is refused', () => {
    const frame = [0xff, 0xc0, 0, 20, 8, 0, 1, 0, 1, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0];
    expect(reason(Uint8Array.from([0xff, 0xd8, ...frame, 0xff, 0xda, 0, 2, 0, 0]))).toMatch(/CMYK/);
  });
  test('lossless and arithmetic coding, twelve bits', () => {
    const withFrame = (marker: number, bits: number) => Uint8Array.from([0xff, 0xd8, 0xff, marker, 0, 11, bits, 0, 1, 0, 1, 1, 1, 0x11, 0, 0xff, 0xda, 0, 2]);
    expect(reason(withFrame(0xc3, 8))).toMatch(/PDF does not know/);
    expect(reason(withFrame(0xc9, 8))).toMatch(/PDF does not know/);
    expect(reason(withFrame(0xc1, 12))).toMatch(/12 bits/);
  });
});

describe('other formats', () => {
  test.each([
    ['GIF89a', /GIF file/], ['RIFF\0\0\0\0WEBPVP8 ', /WebP file/], ['BM', /BMP/], ['%PDF-1.7', /PDF/], ['hello', /no known format/], ['', /empty file/],
    ['<html><p>no</p></html>', /no known format/],
  ])('%j is refused with a reason', (start, expected) => {
    expect(reason(bytesOf(start))).toMatch(expected);
  });
  test('the same bytes have the same key, others another', () => {
    const key = (rows: number[]) => {
      const image = decodeImage(png({ ihdr: [1, 1, 8, 0] }, rows), 'x');
      return image.kind === 'raster' ? image.key : undefined;
    };
    expect(key([0, 1])).toBe(key([0, 1]));
    expect(key([0, 1])).not.toBe(key([0, 2]));
  });
});
