import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { libraryBreaks, lineBreaks, pairwiseBreaks } from '../../main/text/breaks.ts';

/** The text with a bar at each break. */
function marked(text: string): string {
  const breaks = lineBreaks(text);
  return [...text].map((character, i) => (breaks.includes(i) ? `|${character}` : character)).join('');
}

describe('lineBreaks', () => {
  it.each([
    ['one two', 'one |two'],
    ['well-known', 'well-|known'],
    ['rows 3-4', 'rows |3-4'],
    ['a/b', 'a/|b'],
    ['5 %', '5 |%'],
    ['10\u00a0km', '10\u00a0km'],
    ['“Yes!” he said', '“Yes!” |he |said'],
    ['(see below)', '(see |below)'],
    ['wait—what', 'wait—|what'],
    ['so – perhaps', 'so – |perhaps'],
    ['use -v or –x', 'use |-v |or |–|x'],
    ['£1,000.50 each', '£1,000.50 |each'],
    ['日本語', '日|本|語'],
    ['e.g. this', 'e.g. |this'],
  ])('%s', (text, expected) => expect(marked(text)).toBe(expected));

  it('knows by pairs what the algorithm knows', () => {
    const alphabet = [...'abAZ019 .,;:!?-–—/\\()[]{}“”‘’«»\'"%$€£…°+=<>*&@#_~|^`\u00a0\u00adéžΩжЇ№•†‰'];
    // Text that is not simple is left to the library anyhow.
    const fastBreaks = (text: string): readonly number[] => pairwiseBreaks(text) ?? libraryBreaks(text);
    expect(() =>
      assert(
        property(array(constantFrom(...alphabet), { maxLength: 30 }), (characters) => {
          expect(fastBreaks(characters.join(''))).toEqual(libraryBreaks(characters.join('')));
        }),
        { numRuns: 3000 },
      ),
    ).not.toThrow();
  });
});
