// What lives across documents: fonts once opened, and caches by value. Making a second briefing with the same engine costs
// less, and gives the same bytes.

import type { Host } from './host.ts';
import { createFontBook, type FontBook } from './text/font-book.ts';

export type Engine = { readonly fonts: FontBook };

export function createEngine(host: Host): Engine {
  return { fonts: createFontBook(host.fonts, host.fallbackFamilies) };
}
