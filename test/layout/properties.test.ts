// Properties of layout that hold for any tree: it ends, no text is lost or doubled, nothing lies outside its page unless it is
// reported, and the same input gives the same pages.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dumpLayout } from '../../main/layout/dump.ts';
import type { Fragment } from '../../main/layout/fragment.ts';
import { layoutHtml, textOf } from '../support/layout-html.ts';
import { htmlOf, tree } from './random-html.ts';

/** Text beyond the paper. */
function outside(fragment: Fragment, x: number, y: number, page: { readonly width: number; readonly height: number }): boolean {
  if (fragment.kind === 'text') return x < -1 || y < -1 || x + fragment.width > page.width + 1 || y + fragment.height > page.height + 1;
  if (fragment.kind === 'image' || (fragment.kind === 'box' && fragment.style.overflow !== 'visible')) return false;
  return fragment.children.some((child) => outside(child, x + child.x, y + child.y, page));
}

test('any tree ends, keeps its text, stays on its pages, and comes out the same twice', () => {
  fc.assert(
    fc.property(fc.array(tree(4), { maxLength: 5 }), (trees) => {
      const { html, words } = htmlOf(trees);
      const { laidOut, diagnostics } = layoutHtml(html);
      const found = laidOut.pages.flatMap((page) => page.content.flatMap((fragment) => textOf(fragment).match(/w[0-9a-z]+/g) ?? []));
      expect(found.toSorted()).toEqual(words.toSorted());
      for (const page of laidOut.pages) {
        const strays = page.content.some((fragment) => outside(fragment, fragment.x, fragment.y, page.style));
        if (strays) expect(diagnostics.some(({ code }) => code === 'beyond-page' || code === 'line-too-wide')).toBe(true);
      }
      expect(dumpLayout(layoutHtml(html).laidOut)).toBe(dumpLayout(laidOut));
    }),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 150) },
  );
});
