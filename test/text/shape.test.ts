import { describe, expect, it } from 'vitest';
import { shapeComplex } from '../../main/text/complex-shaper.ts';
import { createFontBook } from '../../main/text/font-book.ts';
import { openFont } from '../../main/text/font-file.ts';
import type { OpenFont } from '../../main/text/font-file.ts';
import { scriptOf } from '../../main/text/scripts.ts';
import { shaperOf } from '../../main/text/shape.ts';
import type { Shaper } from '../../main/text/shape.ts';
import { shapeSimple } from '../../main/text/simple-shaper.ts';
import { bundled, mono, sans, serif, serifItalic } from '../support/bundled-fonts.ts';

const book = createFontBook(bundled, ['Noto Sans Arabic', 'Noto Sans Hebrew']);
const shaper = (features: Record<string, number> = {}): Shaper =>
  shaperOf(book, book.select({ families: ['serif'], weight: 400, style: 'normal', features, language: 'en' }));

const words = `office AVATAR To. We’ll “Yes,” fjord affliction Vyšehrad naïve İstanbul 1,234.50 10% (p. 12) e-mail co-operate
  Київ її Тбілісі Україна ЄВРОПА Αθήνα Ελλάδα §12 №7 †note ½ 3×4 a—b 1914–18 «Ça» ¿Qué? Łódź straße TAVERNA LYRIC
  figure ffi fft Tj Qu WAVE f’ r. y, v; A’ “A ”T 11 77 {x} [y] it’s don’t www.example.org/path?x=1`.split(/\s+/);

describe('simple shaping', () => {
  const fonts = [serif, serifItalic, sans, mono].map((source) => openFont(source) as OpenFont);
  const featureSets: Record<string, number>[] = [{}, { onum: 1, tnum: 1 }, { smcp: 1, c2sc: 1 }, { liga: 0, kern: 0 }, { sups: 1, dlig: 1 }];
  it.each(featureSets)('gives what fontkit gives with %j', (features) => {
    for (const font of fonts) {
      for (const word of words) {
        const script = [...word].map((character) => scriptOf(character.codePointAt(0)!)).find((tag) => tag !== '') ?? 'DFLT';
        const settings = { features, script, language: undefined, rightToLeft: false, synthesis: undefined };
        if ([...word].some((character) => font.glyphFor(character.codePointAt(0)!) === 0)) continue;
        const expected = shapeComplex(font, word, word, settings);
        const actual = shapeSimple(font, word, settings) ?? expected;
        expect([word, actual.glyphs, actual.clusters]).toEqual([word, expected.glyphs, expected.clusters]);
        actual.advances.forEach((advance, i) => expect(advance).toBeCloseTo(expected.advances[i]!, 9));
      }
    }
  });
});

describe('shaping', () => {
  it('gives the same objects for the same text', () => expect(shaper().leftToRight('word').runs[0]).toBe(shaper().leftToRight('word').runs[0]));
  it('makes ligatures, of which a cluster tells the first character', () => {
    expect(shaper().leftToRight('office').runs[0]).toMatchObject({ clusters: [0, 1, 4, 5], text: 'office' });
    expect(shaper({ liga: 0 }).leftToRight('office').runs[0]!.glyphs).toHaveLength(6);
  });
  it('splits by font, and keeps marks with their letters', () => {
    expect(shaper().leftToRight('aب').runs.map((run) => [run.font.family, run.text])).toEqual([['Source Serif 4', 'a'], ['Noto Sans Arabic', 'ب']]);
    expect(shaper().leftToRight('e\u0301x').runs).toHaveLength(1);
  });
  it('joins Arabic letters and puts glyphs in visual order', () => {
    const [run] = shaper().rightToLeft('سلام').runs;
    expect(run).toMatchObject({ rightToLeft: true, text: 'سلام', clusters: [3, 2, 1, 0] });
    const alone = shaper().rightToLeft('س').runs[0]!;
    expect(run!.glyphs.at(-1)).not.toBe(alone.glyphs[0]);
  });
  it('mirrors brackets that run right to left', () => {
    expect(shaper().rightToLeft('(').runs[0]!.glyphs).toEqual(shaper().leftToRight(')').runs[0]!.glyphs);
  });
  it('shows neither soft hyphens nor controls', () => expect(shaper().leftToRight('a\u00adb\u200bc\u2060').runs[0]!.text).toBe('abc'));
  it('counts the spaces that stretch', () => expect(shaper().leftToRight('a\u00a0b').spaces).toBe(1));
  it('feigns spaces that no font has, and shows a sign for characters that none has', () => {
    expect(shaper().leftToRight('\u205f').width).toBeCloseTo(4 / 18);
    const [first, space, second] = shaper().leftToRight('10\u205f000').runs;
    expect([first!.text, space!.text, second!.text]).toEqual(['10', '\u205f', '000']);
    expect(space!.glyphs).toEqual(shaper().leftToRight(' ').runs[0]!.glyphs);
    expect(shaper().leftToRight('中')).toMatchObject({ missing: '中' });
  });
});
