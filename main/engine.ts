// What lives across documents: fonts once opened, and caches by value. Making a second briefing with the same engine costs
// less, and gives the same bytes.

import { createHash } from 'node:crypto';
import packageFile from '../package.json' with { type: 'json' };
import type { BoxDocument } from './box/box.ts';
import { reconcileBoxes } from './box/reconcile.ts';
import type { Reporter } from './diagnostic.ts';
import type { FontSource, Host } from './host.ts';
import type { FontFaceRule } from './style/styled.ts';
import { createFontBook, type FontBook } from './text/font-book.ts';

export type Engine = {
  readonly fonts: FontBook;
  /** Books with a document's own faces, by what they are made of. */
  readonly books: Map<string, FontBook>;
  /** The boxes of the documents made last, by the file that they were made from. */
  readonly recent: Map<string, BoxDocument>;
  /** Program and version, as files name their maker. */
  readonly producer: string;
};

export function createEngine(host: Host): Engine {
  return { fonts: createFontBook(host.fonts, host.fallbackFamilies), books: new Map(), recent: new Map(), producer: `${packageFile.productName} ${packageFile.version}` };
}

/** So many documents are remembered: the one at work, and another that is looked at in between. */
const mostRecent = 2;

/** The boxes of a document, with what they have in common with those made before from the same file. */
export function recalled(engine: Engine, file: string, made: BoxDocument): BoxDocument {
  const { recent } = engine;
  const before = recent.get(file);
  const boxes = before === undefined ? made : reconcileBoxes(made, before);
  recent.delete(file);
  recent.set(file, boxes);
  for (const old of recent.keys()) if (recent.size > mostRecent) recent.delete(old);
  return boxes;
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
