import { expect, it } from 'vitest';
import { isTied } from '../../main/text/ties.ts';

/** Spaces that tie are shown as underscores. */
const tied = (text: string): string => [...text].map((character, i) => (character === ' ' && isTied(text, i + 1) ? '_' : character)).join('');

it.each([
  ['some 26 km away', 'some 26_km away'],
  ['5 % of 12 million people', '5_% of 12_million people'],
  ['on 26 November 2025', 'on 26_November 2025'],
  ['in 2024 many', 'in 2024 many'],
  ['by J. Smith. He', 'by J._Smith. He'],
  ['Mr. Jones saw No. 4', 'Mr._Jones saw No._4'],
  ['on page 12', 'on page_12'],
  ['ended. 12 came', 'ended. 12 came'],
  ['z. B. am 3. Oktober 2024', 'z._B. am 3._Oktober 2024'],
  ['i. d. R. so', 'i._d._R. so'],
  ['vom 12. 11. 2023 an', 'vom 12._11._2023 an'],
  ['gemäß § 14 Abs. 2 Satz 1 BGB', 'gemäß §_14 Abs._2 Satz_1 BGB'],
  ['n = 1 204 or 10 000 000 now', 'n_=_1_204 or 10_000_000 now'],
  ['in 2024 500 came', 'in 2024 500 came'],
  ['like this – or that', 'like this_– or that'],
  ['he left. I stayed', 'he left. I stayed'],
])('%s', (text, expected) => expect(tied(text)).toBe(expected));
