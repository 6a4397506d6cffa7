// The fonts of a document: `@font-face` (CSS Fonts 4, chapter 4).

import { describe, expect, it } from 'vitest';
import { formatDiagnostic } from '../main/diagnostic.ts';
import { createEngine, fontsFor } from '../main/engine.ts';
import { layoutDocument } from '../main/layout/document.ts';
import { dumpLayout } from '../main/layout/dump.ts';
import { serif } from './support/bundled-fonts.ts';
import { boxesOfHtml } from './support/layout-html.ts';
import { packWoff, packWoff2 } from './support/pack-woff.ts';
import { squareFont } from './support/square-font.ts';

const host = {
  fonts: [squareFont()], fallbackFamilies: ['Square'], now: undefined,
  read: () => new Uint8Array(0), readInside: () => new Uint8Array(0),
};

const files: Readonly<Record<string, Uint8Array>> = {
  'face.ttf': serif.data(), 'face.woff': packWoff(serif.data()), 'face.woff2': packWoff2(serif.data(), true), 'bad.woff2': packWoff2(serif.data(), true).subarray(0, 900),
};

/** A page set in a face of these sources: its dump, and what was reported. */
function layoutWith(src: string, engine = createEngine(host)): { readonly dump: string; readonly reported: readonly string[] } {
  const reported: string[] = [];
  const report = (diagnostic: Parameters<typeof formatDiagnostic>[0]): number => reported.push(formatDiagnostic(diagnostic));
  const boxes = boxesOfHtml(`<title>x</title><style>@font-face { font-family: Own; src: ${src} } p { font-family: Own }</style><p>Wave after wave of difficult “efficient” affairs`, report);
  const fonts = fontsFor(engine, boxes.fontFaces, (url) => files[url], report);
  return { dump: dumpLayout(layoutDocument(boxes, fonts, report)), reported };
}

describe('@font-face', () => {
  it('lays out alike whether the font is packed or not', () => {
    const plain = layoutWith('url(face.ttf)');
    expect(plain.reported).toEqual([]);
    expect(plain.dump).not.toBe(layoutWith('url(none.ttf)').dump);
    expect(layoutWith('url(face.woff) format("woff")')).toEqual(plain);
    expect(layoutWith('url(face.woff2) format("woff2")')).toEqual(plain);
  });

  it('takes the first source that can be used', () => {
    const { dump, reported } = layoutWith('url(face.eot) format("embedded-opentype"), url(missing.woff2), url(bad.woff2) format("woff2"), url(face.woff), url(face.ttf)');
    expect(dump).toBe(layoutWith('url(face.ttf)').dump);
    expect(reported).toEqual(['bad.woff2: warning: font file "bad.woff2" of family "Own" cannot be used: the file is damaged (use a static TrueType or OpenType file (.ttf, .otf, .woff, .woff2))']);
  });

  it('says each time that none can be used', () => {
    const engine = createEngine(host);
    for (let time = 0; time < 2; time++) {
      expect(layoutWith('url(bad.woff2)', engine).reported.filter((line) => line.includes('bad.woff2'))).toEqual([expect.stringContaining('error: font file "bad.woff2" of family "Own" cannot be used')]);
    }
  });

  it('gives one book for equal faces', () => {
    const engine = createEngine(host);
    const rule = { family: 'Own', weight: 400, style: 'normal', sources: ['face.woff2'] } as const;
    const fonts = (): unknown => fontsFor(engine, [rule], (url) => files[url]?.slice(), () => undefined);
    expect(fonts()).toBe(fonts());
  });
});
