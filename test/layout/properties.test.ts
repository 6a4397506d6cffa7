// Properties of layout that hold for any tree: it ends, no text is lost or doubled, nothing lies outside its page unless it is
// reported, and the same input gives the same pages.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dumpLayout } from '../../main/layout/dump.ts';
import type { Fragment } from '../../main/layout/fragment.ts';
import { layoutHtml, textOf } from '../support/layout-html.ts';

/** A declaration that is often absent. */
const maybe = (property: string, ...values: readonly string[]): fc.Arbitrary<string> =>
  fc.option(fc.constantFrom(...values), { freq: 5, nil: undefined }).map((value) => (value === undefined ? '' : `${property}:${value};`));

const declarations = fc.tuple(
  maybe('margin', '5pt', '10pt 0', '-5pt 0', '20pt 10%', 'auto'),
  maybe('padding', '3pt', '0 10pt', '20pt 0 0', '0 0 30pt'),
  maybe('border', 'solid 1pt', 'solid 5pt'),
  maybe('float', 'left', 'right', 'left'),
  maybe('clear', 'left', 'both'),
  maybe('position', 'relative', 'absolute'),
  maybe('width', '50%', '30pt', '0', 'min-content', '250pt'),
  maybe('height', '30pt', '0', '150pt', '50%'),
  maybe('columns', '2', '3', '40pt'),
  maybe('column-fill', 'auto', 'balance-all'),
  maybe('column-span', 'all'),
  maybe('break-before', 'page', 'avoid', 'left', 'column'),
  maybe('break-after', 'avoid', 'page', 'avoid'),
  maybe('break-inside', 'avoid', 'avoid'),
  maybe('overflow', 'hidden'),
  maybe('orphans', '2', '3', '50'),
  maybe('widows', '2', '3', '50'),
  maybe('display', 'inline-block', 'flow-root'),
  maybe('box-decoration-break', 'clone'),
).map((parts) => parts.join(''));

type Tree = { readonly style: string; readonly kind: 'text' | 'image' | 'note' | 'block'; readonly words: number; readonly children: readonly Tree[] };

/** Trees of so many levels at most. */
const tree: (depth: number) => fc.Arbitrary<Tree> = fc.memo((depth) =>
  fc.record({
    style: declarations,
    kind: fc.constantFrom('text', 'text', 'block', 'block', 'block', 'note', 'image'),
    words: fc.integer({ min: 0, max: 25 }),
    children: depth <= 1 ? fc.constant([]) : fc.array(tree(depth - 1), { maxLength: 3 }),
  }));

/** HTML with words that are all different: each must come out once. */
function htmlOf(trees: readonly Tree[]): { readonly html: string; readonly words: readonly string[] } {
  const words: string[] = [];
  const take = (count: number): string =>
    Array.from({ length: count }, () => {
      const word = `w${words.length.toString(36)}`;
      words.push(word);
      return word;
    }).join(' ');
  const write = (tree: Tree): string => {
    const inner = tree.children.map(write).join('');
    switch (tree.kind) {
      case 'text': return `<p style="${tree.style}">${take(tree.words)}</p>${inner}`;
      case 'note': return `<p style="${tree.style}">${take(tree.words)} <span class=note>${take(5)}</span> ${take(3)}</p>${inner}`;
      case 'image': return `<img src="${tree.words * 5}x${tree.words * 8}.png" alt="" style="${tree.style}">${inner}`;
      case 'block': return `<div style="${tree.style}">${inner}</div>`;
    }
  };
  const body = trees.map(write).join('');
  return { html: `<!doctype html><title>x</title><style>.note{float:footnote} img{display:block} ::footnote-marker,::footnote-call{content:none}</style>${body}`, words };
}

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
        if (strays) expect(diagnostics.map(({ code }) => code)).toContain('beyond-page');
      }
      expect(dumpLayout(layoutHtml(html).laidOut)).toBe(dumpLayout(laidOut));
    }),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 150) },
  );
});
