// Random pages in HTML for property tests: nested blocks, paragraphs, pictures and footnotes with any layout properties on them.

import fc from 'fast-check';

/** A declaration that is mostly absent. */
const maybe = (property: string, ...values: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom(...values).map((value) => `${property}:${value};`) });

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
  maybe('break-before', 'page', 'avoid', 'left', 'column', 'verso', 'recto'),
  maybe('margin-break', 'keep', 'discard'),
  maybe('break-after', 'avoid', 'page', 'avoid'),
  maybe('break-inside', 'avoid', 'avoid'),
  maybe('overflow', 'hidden'),
  maybe('orphans', '2', '3', '50'),
  maybe('widows', '2', '3', '50'),
  maybe('display', 'inline-block', 'flow-root', 'flex', 'grid', 'table'),
  maybe('box-decoration-break', 'clone'),
).map((parts) => parts.join(''));

export type Tree = { readonly style: string; readonly kind: 'text' | 'image' | 'note' | 'block'; readonly words: number; readonly children: readonly Tree[] };

/** Trees of so many levels at most. */
export const tree: (depth: number) => fc.Arbitrary<Tree> = fc.memo((depth) =>
  fc.record({
    style: declarations,
    kind: fc.constantFrom('text', 'text', 'block', 'block', 'block', 'note', 'image'),
    words: fc.integer({ min: 0, max: 25 }),
    children: depth <= 1 ? fc.constant([]) : fc.array(tree(depth - 1), { maxLength: 3 }),
  }));

/** HTML with words that are all different: each must come out once. */
export function htmlOf(trees: readonly Tree[]): { readonly html: string; readonly words: readonly string[] } {
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
      case 'note': return `<p style="${tree.style}">${take(tree.words)} <span class="note d${tree.words % 3} p${tree.words % 4}">${take(5 + tree.words)}</span> ${take(3)}</p>${inner}`;
      case 'image': return `<img src="${tree.words * 5}x${tree.words * 8}.png" alt="" style="${tree.style}">${inner}`;
      case 'block': return `<div style="${tree.style}">${inner}</div>`;
    }
  };
  const body = trees.map(write).join('');
  return { html: `<!doctype html><title>x</title><style>.note{float:footnote} .d1{footnote-display:inline} .d2{footnote-display:compact} .p1{footnote-policy:line} .p2{footnote-policy:block} img{display:block} ::footnote-marker,::footnote-call{content:none}</style>${body}`, words };
}
