import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../main/diagnostic.ts';
import type { FontSource } from '../../main/host.ts';
import { createFontBook, unusableFont } from '../../main/text/font-book.ts';
import type { FontSelection } from '../../main/text/font.ts';
import { arabic, bundled, serif } from '../support/bundled-fonts.ts';
import { squareFont } from '../support/square-font.ts';

const faces = [
  squareFont({ family: 'A', weight: 300 }), squareFont({ family: 'A', weight: 400 }), squareFont({ family: 'A', weight: 700 }),
  squareFont({ family: 'A', weight: 400, style: 'italic' }), squareFont({ family: 'B', weight: 500 }), squareFont({ family: 'Source Sans 3' }),
];
const book = createFontBook(faces, ['B']);
const selection = (changes: Partial<FontSelection>): FontSelection => book.select({ families: ['A'], weight: 400, style: 'normal', features: {}, language: 'en', ...changes });
const named = (changes: Partial<FontSelection>): string => {
  const { font, synthesis } = book.primary(selection(changes));
  return `${font.family} ${font.weight} ${font.style}${synthesis?.bold ? ' +bold' : ''}${synthesis?.oblique ? ' +oblique' : ''}`;
};

describe('matching (CSS Fonts 4, 5.2)', () => {
  it.each([
    [{ weight: 400 }, 'A 400 normal'],
    [{ weight: 500 }, 'A 400 normal'],
    [{ weight: 600 }, 'A 700 normal'],
    [{ weight: 200 }, 'A 300 normal'],
    [{ weight: 350 }, 'A 300 normal'],
    [{ style: 'italic' as const }, 'A 400 italic'],
    [{ style: 'italic' as const, weight: 700 }, 'A 400 italic +bold'],
    [{ families: ['B'], style: 'italic' as const }, 'B 500 normal +oblique'],
    [{ families: ['b'], weight: 700 }, 'B 500 normal +bold'],
    [{ families: ['None', 'a'] }, 'A 400 normal'],
    [{ families: ['None'] }, 'B 500 normal'],
    [{ families: ['sans-serif'] }, 'Source Sans 3 400 normal'],
  ])('%j', (changes, expected) => expect(named(changes)).toBe(expected));

  it('gives the same object for equal selections and faces', () => {
    expect(selection({ features: { a: 1, b: 0 } })).toBe(selection({ features: { b: 0, a: 1 } }));
    expect(book.primary(selection({}))).toBe(book.primary(selection({ language: 'de' })));
    expect(createFontBook(faces, ['B'])).toBe(book);
  });
});

describe('fallback', () => {
  const real = createFontBook(bundled, ['Noto Sans Arabic']);
  const serifOnly = real.select({ families: ['serif'], weight: 400, style: 'normal', features: {}, language: 'en' });
  it('goes character by character', () => {
    expect(real.faceFor(serifOnly, 0x41)?.font.family).toBe('Source Serif 4');
    expect(real.faceFor(serifOnly, 0x628)?.font.family).toBe('Noto Sans Arabic');
    expect(real.faceFor(serifOnly, 0x5d0)?.font.family).toBe('Noto Sans Hebrew');
    expect(real.faceFor(serifOnly, 0x4e2d)).toBeUndefined();
  });
  it('opens only the files that are needed', () => {
    const opened: string[] = [];
    const watched = [serif, arabic].map((source): FontSource => ({ ...source, data: () => (opened.push(source.family), source.data()) }));
    const lazy = createFontBook(watched, []);
    lazy.faceFor(lazy.select({ families: ['serif'], weight: 400, style: 'normal', features: {}, language: 'en' }), 0x41);
    expect(opened).toEqual(['Source Serif 4']);
  });
});

describe('faces of a document', () => {
  const refuse = (data: Uint8Array): Diagnostic | undefined => unusableFont({ ...squareFont(), data: () => data, file: 'x.ttf', family: 'X' });
  it('stand before those of the same name', () => {
    const own = book.withFaces([squareFont({ family: 'A', weight: 400 })]);
    expect(own.primary(own.select(selection({}))).font).not.toBe(book.primary(selection({})).font);
    expect(own.hasFamily('B')).toBe(true);
  });
  it('are refused with the reason', () => {
    expect(refuse(new TextEncoder().encode('ttcfaaaaaaaaaaaaaa'))).toMatchObject({ code: 'unusable-font', message: 'font file "x.ttf" of family "X" cannot be used: font collections are not supported' });
    expect(refuse(new Uint8Array(3))?.message).toContain('too short');
    expect(refuse(new TextEncoder().encode('hello hello hello'))?.message).toContain('not a TrueType');
    expect(refuse(serif.data().slice(0, 2000))?.message).toContain('cut off');
    expect(refuse(serif.data())).toBeUndefined();
  });
  it('survives damage anywhere in a file', () => {
    const data = squareFont().data();
    for (let at = 0; at < data.length; at += 37) {
      const broken = data.slice();
      broken[at] = 255;
      const source = { ...squareFont(), family: 'Broken', data: () => broken };
      expect(() => unusableFont(source)).not.toThrow();
    }
  });
});
