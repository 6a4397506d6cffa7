import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { formatCounter, formatMarker, isBullet } from '../../main/box/counter-styles.ts';
import type { CounterStyle } from '../../main/style/counter-style.ts';

const none: ReadonlyMap<string, CounterStyle> = new Map();

describe('predefined counter styles (CSS Counter Styles 3, 6)', () => {
  test.each([
    ['decimal', -7, '-7'], ['decimal-leading-zero', 5, '05'], ['decimal-leading-zero', 12, '12'], ['decimal-leading-zero', -3, '-3'],
    ['lower-roman', 1994, 'mcmxciv'], ['upper-roman', 49, 'XLIX'], ['upper-roman', 0, '0'], ['upper-roman', -4, '-4'],
    ['lower-alpha', 26, 'z'], ['lower-alpha', 27, 'aa'], ['upper-latin', 703, 'AAA'], ['lower-alpha', 0, '0'],
    ['lower-greek', 24, 'ω'], ['lower-greek', 25, 'αα'], ['hebrew', 15, 'טו'], ['armenian', 1994, 'ՌՋՂԴ'], ['georgian', 19, 'ით'],
    ['arabic-indic', 42, '٤٢'], ['cjk-decimal', 30, '三〇'], ['cjk-earthly-branch', 13, '13'], ['disc', 9, '•'], ['none', 3, ''],
    ['no-such-style', 3, '3'],
  ])('%s of %i is %s', (style, value, expected) => {
    expect(formatCounter(value, style, none)).toBe(expected);
  });
});

test('a marker has the suffix of its style', () => {
  expect(formatMarker(3, 'decimal', none)).toBe('3. ');
  expect(formatMarker(3, 'square', none)).toBe('▪ ');
  expect(isBullet('disc', none)).toBe(true);
  expect(isBullet('lower-roman', none)).toBe(false);
});

test('@counter-style comes before the predefined ones (CSS Counter Styles 3, 3)', () => {
  const own: CounterStyle = { name: 'decimal-leading-zero', system: 'symbolic', symbols: ['*', '†'], additiveSymbols: [], prefix: '(', suffix: ') ' };
  const styles = new Map([[own.name, own]]);
  expect([1, 2, 3, 4].map((value) => formatCounter(value, own.name, styles))).toEqual(['*', '†', '**', '††']);
  expect(formatMarker(1, own.name, styles)).toBe('(*) ');
});

test('no value and no style makes an endless text', () => {
  const names = ['lower-roman', 'lower-alpha', 'hebrew', 'armenian', 'asterisks', 'decimal', 'disc', 'cjk-heavenly-stem'];
  fc.assert(fc.property(fc.constantFrom(...names), fc.integer(), (name, value) => {
    expect(formatCounter(value, name, none).length).toBeLessThan(1001);
  }));
});
