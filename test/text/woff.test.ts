import { describe, expect, it } from 'vitest';
import { openFont, type OpenFont } from '../../main/text/font-file.ts';
import { fontInWoff } from '../../main/text/woff/woff.ts';
import { fontInWoff2 } from '../../main/text/woff/woff2.ts';
import { arabic, serif } from '../support/bundled-fonts.ts';
import { glyphsOf, packWoff, packWoff2, tablesOf } from '../support/pack-woff.ts';
import { squareFont } from '../support/square-font.ts';

/** Tables by tag; without the sum over the whole file, which tells the order of its tables. */
function tableBytes(font: Uint8Array): ReadonlyMap<string, string> {
  return new Map(tablesOf(font).map(({ tag, data }) => {
    if (tag === 'head') data.fill(0, 8, 12);
    return [tag, Buffer.from(data).toString('base64')];
  }));
}

const unpacked = (font: Uint8Array | string): Uint8Array => {
  if (typeof font === 'string') throw new Error(font);
  return font;
};

const fonts = [['serif', serif], ['Arabic', arabic]] as const;

describe('WOFF', () => {
  it.each(fonts)('gives back all tables of %s', (_name, source) => {
    expect(tableBytes(unpacked(fontInWoff(packWoff(source.data()))))).toEqual(tableBytes(source.data()));
  });
});

describe('WOFF2', () => {
  it.each(fonts)('gives back all tables of %s', (_name, source) => {
    expect(tableBytes(unpacked(fontInWoff2(packWoff2(source.data(), false))))).toEqual(tableBytes(source.data()));
  });
  it.each(fonts)('gives back outlines and side bearings of %s', (_name, source) => {
    const font = unpacked(fontInWoff2(packWoff2(source.data(), true)));
    expect(glyphsOf(font)).toEqual(glyphsOf(source.data()));
    const [given, found] = [tableBytes(source.data()), tableBytes(font)];
    for (const [tag, data] of given) if (!['glyf', 'loca', 'head'].includes(tag)) expect(found.get(tag)).toBe(data);
  });
  it('writes an outline as short as packers do', () => {
    const [given, found] = [serif.data(), unpacked(fontInWoff2(packWoff2(serif.data(), true)))];
    const sizeOf = (font: Uint8Array): number => tablesOf(font).find(({ tag }) => tag === 'glyf')!.data.length;
    expect(sizeOf(found)).toBeLessThanOrEqual(sizeOf(given) * 1.02);
  });
});

describe('a packed font', () => {
  const open = (data: Uint8Array): OpenFont | string => openFont({ ...serif, data: () => data });
  it('is opened as the font that it holds', () => {
    const plain = openFont(serif) as OpenFont;
    for (const packed of [packWoff(serif.data()), packWoff2(serif.data(), true)]) {
      const font = open(packed) as OpenFont;
      expect(font.metrics).toEqual(plain.metrics);
      expect([...'Wave “fi”'].map((character) => font.advanceOf(font.glyphFor(character.codePointAt(0)!)))).toEqual([...'Wave “fi”'].map((character) => plain.advanceOf(plain.glyphFor(character.codePointAt(0)!))));
    }
  });
  it('says what is wrong with it', () => {
    const [woff, woff2] = [packWoff(squareFont().data()), packWoff2(squareFont().data(), true)];
    expect(open(woff.slice(0, 300))).toBe('it is cut off');
    expect(open(woff2.slice(0, 300))).toBe('the file is damaged');
    expect(open(woff.fill(0, 300, 400))).toBe('its compressed data are damaged');
    expect(open(woff2.fill(0, 300, 400))).toBe('its compressed data are damaged');
    const collection = packWoff2(squareFont().data(), false);
    collection.set(Buffer.from('ttcf'), 4);
    expect(open(collection)).toBe('font collections are not supported');
  });
  it('survives damage anywhere', () => {
    for (const whole of [packWoff(squareFont().data()), packWoff2(squareFont().data(), true)]) {
      for (let at = 0; at < whole.length; at += 7) {
        const broken = whole.slice();
        broken[at]! ^= 0xa5;
        expect(() => open(broken)).not.toThrow();
        expect(() => open(whole.slice(0, at))).not.toThrow();
      }
    }
  });
  it('asks for no more memory than a font may need', () => {
    const bomb = packWoff2(squareFont().data(), false);
    // The length of the first table, as long as it can be written.
    bomb.set([0x8f, 0xff, 0xff, 0xff, 0x7f], 53);
    expect(open(bomb)).toBe('it is larger than any font should be');
  });
});
