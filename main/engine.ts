// What lives across documents: fonts once opened, and caches by value. Making a second briefing with the same engine costs
// less, and gives the same bytes.

import { createHash } from 'node:crypto';
import packageFile from '../package.json' with { type: 'json' };
import type { BoxDocument } from './box/box.ts';
import { reconcileBoxes } from './box/reconcile.ts';
import type { Diagnostic, Reporter } from './diagnostic.ts';
import type { FontSource, Host } from './host.ts';
import type { FontFaceRule } from './style/styled.ts';
import { createFontBook, unusableFont, type FontBook } from './text/font-book.ts';

export type Engine = {
  readonly fonts: FontBook;
  /** Documents' own faces, and books with them, by what they are made of. */
  readonly faces: Map<string, FontSource>;
  readonly books: Map<string, FontBook>;
  /** The boxes of the documents made last, by the file that they were made from. */
  readonly recent: Map<string, BoxDocument>;
  /** Program and version, as files name their maker. */
  readonly producer: string;
};

export function createEngine(host: Host): Engine {
  return { fonts: createFontBook(host.fonts, host.fallbackFamilies), faces: new Map(), books: new Map(), recent: new Map(), producer: `${packageFile.productName} ${packageFile.version}` };
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
  const faces: FontSource[] = [];
  const keys: string[] = [];
  for (const rule of rules) {
    const found = firstUsable(engine, rule, read, report);
    if (found === undefined) continue;
    faces.push(found.face);
    keys.push(found.key);
  }
  if (faces.length === 0) return engine.fonts;
  const key = keys.join('\n');
  let book = engine.books.get(key);
  if (book === undefined) engine.books.set(key, (book = engine.fonts.withFaces(faces)));
  return book;
}

type KeyedFace = { readonly face: FontSource; readonly key: string };

/** The first file of a rule that can be used; those before it are warnings then, else errors. */
function firstUsable(engine: Engine, rule: FontFaceRule, read: (url: string) => Uint8Array | undefined, report: Reporter): KeyedFace | undefined {
  const refusals: Diagnostic[] = [];
  let usable: KeyedFace | undefined;
  for (const url of rule.sources) {
    const data = read(url);
    if (data === undefined) continue;
    const keyed = knownFace(engine, rule, url, data);
    const refusal = unusableFont(keyed.face);
    if (refusal === undefined) {
      usable = keyed;
      break;
    }
    refusals.push(refusal);
  }
  for (const refusal of refusals) report(usable === undefined ? refusal : { ...refusal, severity: 'warning' });
  return usable;
}

/** The face made of a file: the same object as in earlier documents, so that the file is opened once. */
function knownFace({ faces }: Engine, { family, weight, style }: FontFaceRule, file: string, data: Uint8Array): KeyedFace {
  const key = JSON.stringify([family, weight, style, file, createHash('sha256').update(data).digest('hex')]);
  let face = faces.get(key);
  if (face === undefined) faces.set(key, (face = { family, weight, style, file, data: () => data }));
  return { face, key };
}
