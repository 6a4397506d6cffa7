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
])('%s', (text, expected) => expect(tied(text)).toBe(expected));
