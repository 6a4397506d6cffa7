// Random documents for the comparison with Chromium: trees of elements with any layout properties on them, in families that each
// stress one kind of layout. Words are short and lines greedy, so that there is one way to break them.

import fc from 'fast-check';
import { placeCells } from '../../main/box/grid-slots.ts';

export type Tree = { readonly tag: string; readonly style: readonly string[]; readonly attributes: string; readonly text: string; readonly children: readonly Tree[] };

type Styles = fc.Arbitrary<readonly string[]>;

/** Declarations that are mostly absent: one in `rarity` elements has each. */
function some(rarity: number, choices: Readonly<Record<string, string>>): Styles {
  const each = Object.entries(choices).map(([property, values]) => fc.oneof(
    { weight: rarity - 1, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.constantFrom(...values.split(' | ')).map((value) => `${property}: ${value}`) },
  ));
  return fc.tuple(...each).map((parts) => parts.filter((part) => part !== ''));
}

const both = (...styles: readonly Styles[]): Styles => fc.tuple(...styles).map((parts) => parts.flat());

const boxes = some(6, {
  margin: '5px | 10px 0 | 0 10px | -5px | 10% | auto | 0 auto | 20px 0 0 auto',
  padding: '3px | 0 10px | 10px 0 0 | 5%',
  border: '1px solid | 5px solid | 2px solid',
  'box-sizing': 'border-box',
  width: '50% | 100% | 30px | 120px | 300px | auto | min-content | max-content | fit-content | calc(50% - 20px)',
  height: '30px | 60px | 50% | 100% | auto | 0',
  'min-width': '40px | 60% | min-content | 0',
  'max-width': '50px | 40% | max-content',
  'min-height': '20px | 50% | 45px',
  'max-height': '15px | 50%',
});

const flow = some(12, {
  float: 'left | right', clear: 'left | right | both', overflow: 'hidden',
  display: 'inline-block | flow-root | block | flex | grid | table', 'aspect-ratio': '2 | 1 / 2', 'text-align': 'center | right', 'text-indent': '10px', 'line-height': '14px | 2',
});

const inset = '5px | 10% | auto | -5px';
const positioned = both(some(4, { position: 'relative | absolute | absolute' }), some(5, { top: inset, right: inset, bottom: inset, left: inset }));

const alignments = 'start | end | center | stretch | baseline | flex-start | flex-end | normal';
const inlineAlignments = 'start | end | center | stretch | flex-start | flex-end | normal';
const contents = 'start | end | center | space-between | space-around | space-evenly | stretch | flex-start | flex-end | normal';

const flexContainer = both(fc.constantFrom(['display: flex'], ['display: flex'], ['display: inline-flex']), some(3, {
  'flex-direction': 'row | row-reverse | column | column-reverse', 'flex-wrap': 'wrap | wrap-reverse | nowrap | wrap', 'justify-content': contents, 'align-items': alignments,
  'align-content': contents, gap: '5px | 10px 20px | 0 5%',
}));
const flexItem = some(4, {
  'flex-grow': '1 | 2 | 0.3', 'flex-shrink': '0 | 2 | 0.5', 'flex-basis': '0 | 50px | 30% | content | auto', 'align-self': alignments, order: '1 | -1',
  margin: 'auto | 0 auto 0 0 | auto 0 0 | 5px',
});

const tracks = '1fr | 50px 1fr | auto auto | 1fr 2fr auto | repeat(3, 40px) | repeat(auto-fill, 60px) | minmax(20px, 80px) 1fr | fit-content(60px) auto | min-content max-content | repeat(auto-fit, minmax(70px, 1fr)) | 25% 50% | minmax(min-content, 1fr) 30px';
const gridContainer = both(fc.constantFrom(['display: grid'], ['display: grid'], ['display: inline-grid']), some(3, {
  'grid-template-columns': tracks, 'grid-template-rows': '20px auto | 1fr 2fr | 40px | minmax(10px, auto) 30px | auto', 'grid-auto-rows': '25px | auto | minmax(15px, auto) | 1fr',
  'grid-auto-columns': '40px | 1fr', 'grid-auto-flow': 'column | dense | row | column dense',
  'justify-content': contents, 'align-content': contents, 'justify-items': inlineAlignments, 'align-items': alignments, gap: '5px | 10px 20px | 0 5%',
}));
const gridItem = some(4, {
  'grid-column': '1 | 2 | span 2 | 1 / 3 | 1 / -1 | -2 | auto / 3 | span 2 / 4', 'grid-row': '1 | 2 | span 2 | 1 / 3 | 2 / span 2', 'justify-self': inlineAlignments, 'align-self': alignments,
  order: '1 | -1', margin: 'auto | 0 auto 0 0 | auto 0 0 | 5px',
});

// A table whose borders collapse has a border itself: without one, Chromium looks for those of its right side in the next row.
const table = both(
  some(3, { width: '100% | 200px | 50% | 300px', 'border-collapse': 'collapse; border: 0 solid', 'border-spacing': '0 | 5px | 3px 8px', 'table-layout': 'fixed' }),
  some(8, { border: '1px solid | 5px solid | 2px solid', padding: '5px', height: '100px | 200px', 'min-width': '150px', 'max-width': '100px', margin: '5px | 0 auto' }),
);
const cell = some(6, {
  width: '50px | 30% | 100px | 10px', height: '30px | 50%', padding: '0 | 5px | 3px 8px', border: '1px solid | 4px solid', 'vertical-align': 'top | middle | bottom | baseline',
  'min-width': '40px', 'white-space': 'nowrap',
});

const words = fc.array(fc.constantFrom('a', 'bb', 'ccc', 'dddd', 'eeeeee'), { maxLength: 7 }).map((list) => list.join(' '));

const node = (parts: Partial<{ [K in keyof Tree]: fc.Arbitrary<Tree[K]> }>): fc.Arbitrary<Tree> =>
  fc.record({ tag: fc.constant('div'), style: fc.constant([]), attributes: fc.constant(''), text: fc.constant(''), children: fc.constant([]), ...parts });

const image = (style: Styles): fc.Arbitrary<Tree> => node({
  tag: fc.constant('img'), style: both(style, some(6, { width: '30px | 50%', height: '20px | 50%', 'vertical-align': 'top | middle | bottom | 3px' })),
  attributes: fc.constantFrom('src="40x20.png" alt=""', 'src="20x50.png" alt=""'),
});
const span = (depth: number): fc.Arbitrary<Tree> => node({
  tag: fc.constant('span'), style: some(5, { padding: '0 5px | 3px', border: '1px solid', margin: '0 5px', 'font-size': '20px', 'vertical-align': 'top | 5px | middle | bottom', position: 'relative', 'line-height': '20px' }),
  text: words, children: depth <= 1 ? fc.constant([]) : fc.array(span(depth - 1), { maxLength: 2 }),
});

type Family = (depth: number) => fc.Arbitrary<Tree>;

const plainLeaf = (own: Styles): fc.Arbitrary<Tree> => node({ style: both(own, boxes), text: words });
const leaf = (own: Styles): fc.Arbitrary<Tree> => fc.oneof(
  { weight: 5, arbitrary: node({ style: both(own, boxes), text: words }) }, { weight: 1, arbitrary: image(own) },
);

const block: Family = (depth) => nest(depth, node({ style: both(boxes, some(12, { display: 'inline-block | flow-root', overflow: 'hidden', 'aspect-ratio': '2 | 1 / 2', 'text-align': 'center | right' })), text: words, children: children(depth, block) }), leaf(boxes));
const floats: Family = (depth) => nest(depth, node({ style: both(boxes, some(3, { float: 'left | right', clear: 'left | right | both' }), some(10, { overflow: 'hidden; width: 120px', display: 'flow-root; width: 80px' })), text: words, children: children(depth, floats) }), leaf(some(2, { float: 'left | right', clear: 'left | both' })));
const positions: Family = (depth) => nest(depth, node({ style: both(boxes, positioned), text: words, children: children(depth, positions) }), leaf(positioned));
const inline: Family = (depth) => node({ text: words, style: some(6, { 'text-align': 'center | right', 'line-height': '14px | 2', 'text-indent': '10px', width: '100px', display: 'inline-block' }), children: fc.array(fc.oneof(span(depth), image(some(9, {})), depth <= 1 ? span(1) : inline(depth - 1)), { maxLength: 4 }) });
const flex: Family = (depth) => node({ style: both(flexContainer, some(5, { width: '200px | 50%', height: '100px | 150px', padding: '5px', 'min-height': '80px' })), children: fc.array(fc.oneof(depth <= 1 ? plainLeaf(flexItem) : leaf(flexItem), plainLeaf(flexItem), depth <= 1 ? plainLeaf(flexItem) : inside(flex(depth - 1), flexItem)), { minLength: 1, maxLength: 5 }) });
const grid: Family = (depth) => node({ style: both(gridContainer, some(5, { width: '200px | 50%', height: '100px | 150px', padding: '5px', 'min-height': '80px' })), children: fc.array(fc.oneof(depth <= 1 ? plainLeaf(gridItem) : leaf(gridItem), plainLeaf(gridItem), depth <= 1 ? plainLeaf(gridItem) : inside(grid(depth - 1), gridItem)), { minLength: 1, maxLength: 6 }) });

const tableCell = (depth: number): fc.Arbitrary<Tree> => node({
  tag: fc.constant('td'), style: cell, text: words,
  attributes: fc.constantFrom('', '', '', '', 'colspan=2', 'rowspan=2', 'colspan=3', 'colspan=2 rowspan=2'),
  children: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(depth <= 1 ? leaf(some(9, {})) : tables(depth - 1), { maxLength: 1 }) }),
});
const row = (depth: number): fc.Arbitrary<Tree> => node({ tag: fc.constant('tr'), style: some(6, { height: '40px | 20px', 'vertical-align': 'top' }), children: fc.array(tableCell(depth), { minLength: 1, maxLength: 4 }) });
const tables: Family = (depth) => node({
  tag: fc.constant('table'), style: table,
  children: fc.tuple(
    fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: node({ tag: fc.constant('caption'), text: words, style: some(3, { 'caption-side': 'bottom', padding: '5px' }) }).map((one) => [one]) }),
    fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(node({ tag: fc.constant('col'), style: some(2, { width: '50px | 30% | 80px' }) }), { maxLength: 3 }) }),
    fc.array(row(depth), { minLength: 1, maxLength: 4 }),
  ).map((parts) => parts.flat()),
});

const mixed: Family = (depth) => depth <= 1 ? leaf(both(flow, positioned)) : fc.oneof(
  node({ style: both(boxes, flow, positioned), text: words, children: children(depth, mixed) }),
  inside(flex(1), boxes), inside(grid(1), boxes), tables(1),
  node({ style: both(flexContainer, boxes), children: fc.array(mixed(depth - 1), { maxLength: 3 }) }),
  node({ style: both(gridContainer, boxes), children: fc.array(mixed(depth - 1), { maxLength: 3 }) }),
  node({ tag: fc.constant('table'), style: table, children: fc.array(node({ tag: fc.constant('tr'), children: fc.array(node({ tag: fc.constant('td'), style: cell, text: words, children: children(depth, mixed) }), { minLength: 1, maxLength: 2 }) }), { minLength: 1, maxLength: 2 }) }),
);

function nest(depth: number, inner: fc.Arbitrary<Tree>, last: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> {
  return depth <= 1 ? last : inner;
}
function children(depth: number, family: Family): fc.Arbitrary<readonly Tree[]> {
  return depth <= 1 ? fc.constant([]) : fc.array(family(depth - 1), { maxLength: 3 });
}
/** The tree with further declarations, which come first. */
function inside(tree: fc.Arbitrary<Tree>, own: Styles): fc.Arbitrary<Tree> {
  return fc.tuple(tree, own).map(([one, styles]) => ({ ...one, style: [...styles, ...one.style] }));
}

export const families: Readonly<Record<string, fc.Arbitrary<readonly Tree[]>>> = {
  block: fc.array(block(3), { minLength: 1, maxLength: 3 }), inline: fc.array(inline(2), { minLength: 1, maxLength: 2 }), floats: fc.array(floats(3), { minLength: 1, maxLength: 4 }),
  positions: fc.array(positions(3), { minLength: 1, maxLength: 3 }), flex: fc.array(flex(2), { minLength: 1, maxLength: 1 }), grid: fc.array(grid(2), { minLength: 1, maxLength: 1 }),
  tables: fc.array(tables(2), { minLength: 1, maxLength: 1 }), mixed: fc.array(mixed(3), { minLength: 1, maxLength: 2 }),
};

export function randomTrees(family: string, seed: number, runs: number): readonly (readonly Tree[])[] {
  return fc.sample(families[family] ?? fc.constant([]), { seed, numRuns: runs });
}

// --- as HTML, and made smaller

export function htmlOf(trees: readonly Tree[]): string {
  return `<!doctype html>\n${trees.map((tree) => write(tree)).join('\n')}\n`;
}

function write(tree: Tree): string {
  const { tag, style, attributes, text } = tree;
  const children = tag === 'table' ? partedRows(tree.children) : tree.children;
  const declared = style.length === 0 ? '' : ` style="${style.join('; ')}"`;
  const given = attributes === '' ? '' : ` ${attributes}`;
  if (tag === 'img' || tag === 'col') return `<${tag}${given}${declared}>`;
  return `<${tag}${given}${declared}>${text}${children.map(write).join(children.length > 0 && tag === 'span' ? ' ' : '')}</${tag}>`;
}

/** Spans of columns end where a cell from above stands: two cells in one slot are an error, and ours share none. */
function partedRows(children: readonly Tree[]): readonly Tree[] {
  const rows = children.filter(({ tag }) => tag === 'tr');
  const span = (attributes: string, name: string): number => Number(new RegExp(`${name}=(\\d)`).exec(attributes)?.[1] ?? 1);
  const slots = rows.map((row) => row.children.map(({ attributes }) => ({ columnSpan: span(attributes, 'colspan'), rowSpan: span(attributes, 'rowspan'), column: 0, row: 0 })));
  placeCells(slots);
  const parted = rows.map((row, index) => ({
    ...row,
    children: row.children.map((cell, place) => ({ ...cell, attributes: cell.attributes.replace(/colspan=\d/, `colspan=${slots[index]?.[place]?.columnSpan}`) })),
  }));
  return children.map((child) => parted[rows.indexOf(child)] ?? child);
}

/** The trees with one thing less, each in turn: an element, an element's box around its children, a declaration, words. */
export function smaller(trees: readonly Tree[]): readonly (readonly Tree[])[] {
  return trees.flatMap((tree, index) => {
    const put = (...given: readonly Tree[]): readonly Tree[] => [...trees.slice(0, index), ...given, ...trees.slice(index + 1)];
    const inner = smaller(tree.children).filter((children) => (tree.tag !== 'table' && tree.tag !== 'tr') || children.some(({ tag }) => tag === 'tr' || tag === 'td')).map((children) => put({ ...tree, children }));
    const without = tree.style.flatMap((declaration, at) => (/^display: (inline-)?(flex|grid)/.test(declaration) ? [] : [put({ ...tree, style: tree.style.filter((_, other) => other !== at) })]));
    const shorter = tree.text === '' ? [] : [put({ ...tree, text: '' }), put({ ...tree, text: tree.text.slice(tree.text.indexOf(' ') + 1) })].filter((one) => one[index]?.text !== tree.text);
    const plain = tree.attributes === '' || tree.tag === 'img' ? [] : [put({ ...tree, attributes: '' })];
    const holdsItems = tree.style.some((declaration) => /^display: (inline-)?(flex|grid)/.test(declaration));
    const hoisted = holdsItems || ['td', 'tr', 'table'].includes(tree.tag) ? [] : [put(...tree.children)];
    return [put(), ...(tree.children.length > 0 ? hoisted : []), ...without, ...plain, ...shorter, ...inner];
  });
}
