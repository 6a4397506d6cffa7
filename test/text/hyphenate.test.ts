import { describe, expect, it } from 'vitest';
import patterns from '../../main/text/patterns.json' with { type: 'json' };
import { hyphenationPoints } from '../../main/text/hyphenate.ts';
import { packagePatterns } from '../support/hyphenation-patterns.ts';

const limits = { word: 5, before: 2, after: 2 };

function divided(word: string, language: string, own = limits): string {
  const points = hyphenationPoints(word, language, own);
  return [...word].map((letter, i) => (points.includes(i) ? `-${letter}` : letter)).join('');
}

describe('hyphenationPoints', () => {
  it.each([
    ['hyphenation', 'en-us', 'hy-phen-ation'],
    ['hyphenation', 'en', 'hy-phen-ation'],
    ['establishment', 'en-GB', 'es-tab-lish-ment'],
    ['Government', 'en-gb', 'Gov-ern-ment'],
    ['Silbentrennung', 'de', 'Sil-ben-tren-nung'],
    ['comportement', 'fr-FR', 'com-por-te-ment'],
    ['університет', 'uk', 'уні-вер-си-тет'],
    ['table', 'xx', 'table'],
    ['ion', 'en', 'ion'],
  ])('%s in %s', (word, language, expected) => expect(divided(word, language)).toBe(expected));

  it('keeps to the limits', () => {
    expect(divided('establishment', 'en-gb', { word: 5, before: 4, after: 5 })).toBe('estab-lishment');
    expect(divided('establishment', 'en-gb', { word: 20, before: 2, after: 2 })).toBe('establishment');
  });
});

it('has the patterns of the package', () => expect(patterns).toEqual(packagePatterns()));
