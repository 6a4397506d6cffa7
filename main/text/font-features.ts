// What a font can do by itself.

import type { OpenFont } from './font-file.ts';
import type { Font } from './font.ts';
import { hasFeature, readLayoutTable } from './layout-table.ts';

const known = new WeakMap<Font, Map<string, boolean>>();

/** Whether a font substitutes glyphs for a feature in Latin text. */
export function fontHasFeature(font: Font, tag: string): boolean {
  let features = known.get(font);
  if (features === undefined) known.set(font, (features = new Map()));
  let has = features.get(tag);
  if (has === undefined) features.set(tag, (has = hasFeature(readLayoutTable((font as OpenFont).sfnt, 'GSUB'), 'latn', undefined, tag)));
  return has;
}
