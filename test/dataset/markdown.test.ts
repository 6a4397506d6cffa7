import * as fc from 'fast-check';
import type { Nodes } from 'mdast';
import { describe, expect, it } from 'vitest';
import { parseMarkdown, referencesOf } from '../../main/dataset/markdown.ts';

const phrasing = (text: string): string[] =>
  parseMarkdown(text).children.flatMap((block) => ('children' in block ? (block.children as Nodes[]) : [])).map((item) =>
    item.type === 'text' ? item.value : item.type === 'citation' ? `<${item.items.map(({ prefix, bare, id, locator }) => [prefix, bare ? `-${id}` : id, locator].join('|')).join('; ')}>` : item.type === 'mention' ? `<${item.name}:${item.id}>` : item.type);

describe('citations and mentions', () => {
  it.each([
    ['As said [@a_b].', ['As said ', '<|a_b|>', '.']],
    ['[see @a, p. 3; -@b:2, ch. 1]', ['<see|a|p. 3; |-b:2|ch. 1>']],
    ['[@{http://x.org/a b}, p. 1]', ['<|http://x.org/a b|p. 1>']],
    ['[@a; and more]', ['<|a|; and more>']],
    ['Of :figure[n-1] and :quote[q]', ['Of ', '<figure:n-1>', ' and ', '<quote:q>']],
    ['*[@a]*', ['emphasis']],
    ['[over\ntwo\nlines @a]', ['<over\ntwo\nlines|a|>']],
    ['> [in @a\n> quote; @b]', ['paragraph']],
    ['[@a](url)', ['link']],
    ['[mail@example.org]', ['[mail@example.org]']],
    ['[a @ b]', ['[a @ b]']],
    ['10:30[x] ::figure[x] :figure[] :figure[a b]', ['10:30[x] ::figure[x] :figure[] :figure[a b]']],
    ['`[@a]`', ['inlineCode']],
    ['\\[@a]', ['[@a]']],
    ['[@a', ['[@a']],
  ])('%s', (text, expected) => expect(phrasing(text)).toEqual(expected));

  it('stand in table cells', () => {
    expect(referencesOf('| A | B |\n|---|---|\n| [@a] | :figure[f] |').map(({ id }) => id)).toEqual(['a', 'f']);
  });

  it('are told where they begin', () => {
    const text = 'x [see @abc; @d] :figure[f] [l](#sec%20a)';
    expect(referencesOf(text).map(({ kind, id, offset }) => [kind, id, text.slice(offset, offset + 4)])).toEqual([
      ['citation', 'abc', '@abc'], ['citation', 'd', '@d] '], ['mention', 'f', ':fig'], ['link', 'sec a', '[l](']]);
  });
});

/** References found by walking the tree. */
function byTree(text: string): string[] {
  const found: [number, string][] = [];
  const visit = (item: Nodes): void => {
    const at = item.position?.start.offset ?? 0;
    if (item.type === 'citation') item.items.forEach(({ id }) => found.push([at, `@${id}`]));
    if (item.type === 'mention') found.push([at, `:${item.name} ${item.id}`]);
    if ('children' in item) (item.children as Nodes[]).forEach(visit);
  };
  visit(parseMarkdown(text));
  return found.sort(([one], [other]) => one - other).map(([, name]) => name);
}

it('the quick scan finds what the parser finds', () => {
  const piece = fc.constantFrom('[@a]', '[', ']', '@', 'b', ' ', '\n', '\n\n', ':figure[f]', ':', '*', '_', '`', '\\', '(', ')', '](', '[l](u)', '(v)', '"', '!', '<', '> ', '- ', '|', '1. ', '    ', ';', '-', '[x @y, p. 1]', '[@b]: u', '{', '}', '#', '=', '~~~\n', '&amp;', 'é', '\t');
  fc.assert(fc.property(fc.array(piece, { maxLength: 14 }).map((parts) => parts.join('')), (text) => {
    const quick = referencesOf(text).flatMap((one) => (one.kind === 'citation' ? [`@${one.id}`] : one.kind === 'mention' ? [`:${one.name} ${one.id}`] : []));
    expect(quick).toEqual(byTree(text));
  }), { numRuns: 4000 });
});

it.each([['> '], ['*a _b '], ['- '], ['['], ['!['], ['[@a '], [':f['], ['**a'], ['`a``'], ['1. '], ['<a ']])('survives 20,000 times “%s”', (piece) => {
  const start = performance.now();
  parseMarkdown(piece.repeat(20_000));
  expect(performance.now() - start).toBeLessThan(5000);
});

it('does not nest without end', () => {
  const root = parseMarkdown(`${'*a _b '.repeat(300)}${'b_ a* '.repeat(300)}`);
  expect(root.children[0]).toMatchObject({ type: 'paragraph', children: [{ type: 'text' }] });
});
