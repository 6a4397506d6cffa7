// Font families that a style names and no font has: reported once each, where the first paragraph asks for them.

import type { InlineBox } from '../../box/box.ts';
import type { Reporter } from '../../diagnostic.ts';
import type { FontBook } from '../../text/font-book.ts';
import type { LayoutContext } from '../context.ts';

const reported = new WeakMap<Reporter, Set<string>>();
const knownLists = new WeakMap<FontBook, WeakMap<readonly string[], readonly string[]>>();

/** A family without font is a fact worth knowing (`unknown-font`), and a warning if no other of the list stands in. */
export function reportUnknownFonts({ style, source }: InlineBox, { fonts, report }: LayoutContext): void {
  const missing = missingFamilies(fonts, style.fontFamily);
  if (missing.length === 0) return;
  let seen = reported.get(report);
  if (seen === undefined) reported.set(report, (seen = new Set()));
  const { origin } = source;
  for (const family of missing) {
    if (seen.has(family)) continue;
    seen.add(family);
    const instead = style.fontFamily.find((name) => fonts.hasFamily(name));
    const shown = instead ?? fonts.primary(fonts.select({ families: [], weight: 400, style: 'normal', features: {}, language: '' })).font.family;
    report({
      severity: instead === undefined ? 'warning' : 'info', stage: 'layout', code: 'unknown-font',
      message: `there is no font of the family "${family}"; "${shown}" is used`, hint: 'bring the font along with @font-face',
      ...(origin !== undefined && { source: origin }),
    });
  }
}

function missingFamilies(fonts: FontBook, families: readonly string[]): readonly string[] {
  let lists = knownLists.get(fonts);
  if (lists === undefined) knownLists.set(fonts, (lists = new WeakMap()));
  let missing = lists.get(families);
  if (missing === undefined) {
    const first = families.findIndex((family) => fonts.hasFamily(family));
    lists.set(families, (missing = families.slice(0, first === -1 ? families.length : first)));
  }
  return missing;
}
