// Numbers as PDF has them: plain decimals, within what an archive allows.

import { describe, expect, it } from 'vitest';
import { fineNumber, number } from '../../main/pdf/syntax.ts';

describe('numbers', () => {
  it.each([[0, '0'], [-0.0001, '0'], [1.23456, '1.235'], [-12, '-12'], [1e21, '2147483647'], [-1e300, '-2147483647'], [2 ** 31 - 1, '2147483647']])('%s is %s', (value, text) => {
    expect(number(value)).toBe(text);
  });

  it.each([[1e-7, '0'], [1.5e-6, '0.000002'], [0.123_456_78, '0.123457'], [1e9, '1000000000'], [-4e9, '-2147483647']])('%s is finely %s', (value, text) => {
    expect(fineNumber(value)).toBe(text);
  });
});
