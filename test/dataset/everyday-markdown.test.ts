// What is read at a glance is what the parser would have made of it.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEverydayMarkdown } from '../../main/dataset/everyday-markdown.ts';
import { parseMarkdown } from '../../main/dataset/markdown.ts';

function withoutPositions(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, part: unknown) => (key === 'position' ? undefined : part)));
}

const pieces = [
  'word', 'Élan', 'two words', '12', '1.', '2)', ' ', ' ', ' ', '  ', '\n\n', '\n\n', '\n', '- ', '\n- ', '> ', '*', '**', '*em*', '**strong**', '***', '_', '(', ')', '.', ', ',
  ': ', ':', '::', '!', '![', '[', ']', '](', '[a](https://example.org/a_b)', '[a b](https://x.org/?q=1#f)', '[a](b)', '[@smith]', '[see @a-1, p. 3; -@b]', 'mail@x.org',
  ':figure[n-1]', ':quote[q_2]', ':x', '#', '# ', '+ ', '=', '---', '~', '~~~', '|', '`', '\\', '<b>', '&amp;', '“', '”', '’', '—', '"', '\t', '\u00a0', '\r\n', '[@a]: b', '😀', 'а',
];

test('everyday texts give the tree that the parser gives', () => {
  const texts = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));
  let read = 0;
  fc.assert(fc.property(texts, (text) => {
    const tree = readEverydayMarkdown(text);
    if (tree === undefined) return;
    read++;
    expect(tree).toEqual(withoutPositions(parseMarkdown(text)));
  }), { numRuns: 4000 });
  expect(read).toBeGreaterThan(100);
});

test.each([
  'One **bold** word, *another*, and [a link](https://example.org/).', '- first item\n- second, with *stress*', '> Said aloud (by someone)', 'A claim.[@source] :figure[nations] of them.',
  'First paragraph.\n\nSecond one: 12 per cent.\n\n- a\n- b\n\n> c',
])('%s is read without the parser', (text) => {
  expect(readEverydayMarkdown(text)).toEqual(withoutPositions(parseMarkdown(text)));
});

test.each(['a\nb', '# Head', '1. one', '*a **b** c*', 'a_b_', '<b>', '- a\n\n- b', ' a', 'a ', '[a][b]', '***a***'])('%s is left to the parser', (text) => {
  expect(readEverydayMarkdown(text)).toBeUndefined();
});
