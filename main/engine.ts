// What lives across documents: fonts once opened, and caches by value. Making a second briefing with the same engine costs
// less, and gives the same bytes.

import { createHash } from 'node:crypto';
import packageFile from '../package.json' with { type: 'json' };
import type { Reporter } from './diagnostic.ts';
import type { FontSource, Host } from './host.ts';
import type { FontFaceRule } from './style/styled.ts';
import { createFontBook, type FontBook } from './text/font-book.ts';

export type Engine = {
  readonly fonts: FontBook;
  /** Books with a document's own faces, by what they are made of. */
  readonly books: Map<string, FontBook>;
  /** Program and version, as files name their maker. */
  readonly producer: string;
};

export function createEngine(host: Host): Engine {
  return { fonts: createFontBook(host.fonts, host.fallbackFamilies), books: new Map(), producer: `${packageFile.productName} ${packageFile.version}` };
}

/** The engine's fonts with the faces that `@font-face` rules name; `read` gives a file's bytes, or undefined after a report. */
export function fontsFor(engine: Engine, rules: readonly FontFaceRule[], read: (url: string) => Uint8Array | undefined, report: Reporter): FontBook {
  const faces = rules.flatMap((rule): FontSource[] => {
    const found = firstReadable(rule.sources, read);
    return found === undefined ? [] : [{ family: rule.family, weight: rule.weight, style: rule.style, file: found.url, data: () => found.data }];
  });
  if (faces.length === 0) return engine.fonts;
  const key = JSON.stringify(faces.map(({ family, weight, style, file, data }) => [family, weight, style, file, createHash('sha256').update(data()).digest('hex')]));
  let book = engine.books.get(key);
  if (book === undefined) engine.books.set(key, (book = engine.fonts.withFaces(faces, report)));
  return book;
}

function firstReadable(sources: readonly string[], read: (url: string) => Uint8Array | undefined): { readonly url: string; readonly data: Uint8Array } | undefined {
  for (const url of sources) {
    const data = read(url);
    if (data !== undefined) return { url, data };
  }
  return undefined;
}
