// What lives across documents: fonts once opened, and caches by value. Making a second briefing with the same engine costs
// less, and gives the same bytes.

import packageFile from '../package.json' with { type: 'json' };
import type { Host } from './host.ts';
import { createFontBook, type FontBook } from './text/font-book.ts';

export type Engine = {
  readonly fonts: FontBook;
  /** Program and version, as files name their maker. */
  readonly producer: string;
};

export function createEngine(host: Host): Engine {
  return { fonts: createFontBook(host.fonts, host.fallbackFamilies), producer: `${packageFile.productName} ${packageFile.version}` };
}
