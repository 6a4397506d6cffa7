import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deflate } from '../../main/pdf/deflate.ts';

const comesBack = (bytes: Uint8Array): boolean => Buffer.compare(inflateSync(deflate(bytes)), bytes) === 0;

describe('deflate', () => {
  it('can be undone, whatever the bytes', () => {
    const check = fc.check(fc.property(fc.uint8Array({ maxLength: 5000 }), comesBack), { numRuns: 200 });
    expect(check.failed).toBe(false);
  });

  it('can be undone where much is alike: few values, repeated pieces', () => {
    const pieces = fc.array(fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 400 })), { maxLength: 20 });
    const repeated = pieces.map((list) => Uint8Array.from(list.flatMap(([piece, times]) => Array.from({ length: times }, () => [...piece]).flat())));
    expect(fc.check(fc.property(repeated, comesBack), { numRuns: 100 }).failed).toBe(false);
    const few = fc.array(fc.constantFrom(0, 1, 2), { maxLength: 4000 }).map((values) => Uint8Array.from(values));
    expect(fc.check(fc.property(few, comesBack), { numRuns: 100 }).failed).toBe(false);
  });

  it.each([
    ['nothing', 0, () => 0], ['one byte', 1, () => 7], ['one value, longer than the longest match', 100_000, () => 0],
    ['every value, in several stored blocks', 200_000, (index: number) => (Math.imul(index, 2654435761) >>> 13) & 255],
    ['matches from the far end of the window', 70_000, (index: number) => (index % 32_768 < 300 ? index % 32_768 : (Math.imul(index, 2654435761) >>> 9) & 255)],
    ['counts like Fibonacci numbers, which ask for codes longer than 15 bits', 300_000, (index: number) => Math.clz32(Math.imul(index, 2654435761) >>> 0 || 1)],
  ] as const)('can be undone: %s', (_, length, value) => {
    expect(comesBack(Uint8Array.from({ length }, (__, index) => value(index)))).toBe(true);
  });

  it('gives the same bytes after other work', () => {
    const text = Buffer.from('the same words, '.repeat(500));
    const first = deflate(text);
    deflate(Buffer.from('something else, '.repeat(3000)));
    expect(Buffer.compare(deflate(text), first)).toBe(0);
    expect(first.length).toBeLessThan(100);
  });
});
