// What holds of all paragraphs: nothing is lost, nothing sticks out unreported, the same twice, and no breaking is better than ours.

import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakOptimally } from '../../../main/layout/inline/break-optimal.ts';
import type { Measure } from '../../../main/layout/inline/break-optimal.ts';
import { breakStably } from '../../../main/layout/inline/break-greedy.ts';
import { measureParagraph } from '../../../main/layout/inline/measure.ts';
import { plainOpportunities } from '../../../main/layout/inline/opportunities.ts';
import type { ComputedStyle } from '../../../main/style/computed-style.ts';
import { createFontBook } from '../../../main/text/font-book.ts';
import { bundled } from '../../support/bundled-fonts.ts';
import { inline, linesOf, makeContext, paragraph, shownText, styled, textFragments } from './support.ts';
import type { Part } from './support.ts';

const words = constantFrom('a', 'in', 'the', 'peace', 'border', 'decision', 'international', 'co-operation', 'in\u00adter\u00adna\u00adtion\u00adal', '12,500', 'a\u00a0b', 'word—word', 'שלום', 'سلام', 'Київ', '“so”', 'x/y');
const styles = record({
  textAlign: constantFrom('start', 'justify', 'end', 'center'),
  textWrap: constantFrom('wrap', 'balance', 'pretty', 'stable'),
  hyphens: constantFrom('none', 'manual', 'auto'),
  overflowWrap: constantFrom('normal', 'anywhere', 'break-word'),
  direction: constantFrom('ltr', 'rtl'),
  letterSpacing: constantFrom(0, 1),
  hangingPunctuation: constantFrom({ first: false, last: false, end: 'none' }, { first: true, last: true, end: 'force' }, { first: false, last: false, end: 'allow' }),
  textIndent: constantFrom({ length: 0, hanging: false, eachLine: false }, { length: 20, hanging: false, eachLine: false }),
}) as unknown as import('fast-check').Arbitrary<Partial<ComputedStyle>>;
const paragraphs = record({ groups: array(array(words, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 5 }), style: styles, width: integer({ min: 20, max: 600 }) });
const fonts = createFontBook(bundled, []);
const serifStyle = styled({ fontFamily: ['serif'] });

/** Groups of words, every other one in an inline box. */
function partsOf(groups: readonly (readonly string[])[], style: ComputedStyle): Part[] {
  return groups.flatMap((group, i) => {
    const text = `${i > 0 ? ' ' : ''}${group.join(' ')}`;
    return i % 2 === 0 ? [text] : inline({ padding: { top: 0, right: 3, bottom: 0, left: 3 } }, [text], style);
  });
}

const unseen = /[\u00ad\u2010]/g;

describe('any paragraph', () => {
  it('keeps its text, stays in its room or says so, and comes out the same again', () => {
    const check = ({ groups, style, width }: { groups: string[][]; style: Partial<ComputedStyle>; width: number }): void => {
      const context = makeContext({ fonts });
      const box = paragraph(partsOf(groups, styled(style, serifStyle)), style, serifStyle);
      const lines = linesOf(box, width, {}, context);
      const shown = lines.map((line) => [...shownText(line)].toSorted().join('').replace(unseen, '')).join('');
      expect([...shown].toSorted().join('')).toBe([...box.content.text.replace(unseen, '')].toSorted().join(''));
      expect(lines.at(-1)!.end).toBe(box.content.text.length);
      for (const line of lines) {
        const reported = line.problems?.some((problem) => problem.code === 'line-too-wide') ?? false;
        const hung = 12;
        const widest = Math.max(...line.fragment.children.map((child) => child.x + child.width));
        const least = Math.min(...line.fragment.children.map((child) => child.x));
        if (!reported) expect(widest - least).toBeLessThanOrEqual(width + 0.6 + hung);
        for (const fragment of textFragments(line.fragment.children)) expect(Number.isFinite(fragment.x + fragment.y + fragment.width + fragment.height + fragment.wordSpacing)).toBe(true);
      }
      const again = linesOf(paragraph(partsOf(groups, styled(style, serifStyle)), style, serifStyle), width, {}, context);
      expect(again).toEqual(lines);
    };
    expect(() => assert(property(paragraphs, check), { numRuns: 300 })).not.toThrow();
  });

  it('has at most two hyphens in a row where there is a choice', () => {
    const check = ({ groups, width }: { groups: string[][]; width: number }): void => {
      const box = paragraph([groups.flat().join(' ')], { hyphens: 'auto', textAlign: 'justify', language: 'en-gb' }, serifStyle);
      const hyphens = linesOf(box, Math.max(width, 150), {}, makeContext({ fonts })).map((line) => (line.hyphenated ? 'h' : '.')).join('');
      expect(hyphens).not.toContain('hhh');
    };
    expect(() => assert(property(paragraphs, check), { numRuns: 300 })).not.toThrow();
  });

  it('goes on after a page break as it would have without', () => {
    const check = ({ groups, style, width }: { groups: string[][]; style: Partial<ComputedStyle>; width: number }): void => {
      const make = (): ReturnType<typeof paragraph> => paragraph([groups.flat().join(' ')], style, serifStyle);
      const lines = linesOf(make(), width, {}, makeContext({ fonts }));
      const middle = lines[Math.floor(lines.length / 2)];
      if (middle === undefined || middle.last) return;
      const rest = linesOf(make(), width, { from: middle.end }, makeContext({ fonts }));
      expect(rest.map(shownText)).toEqual(lines.slice(Math.floor(lines.length / 2) + 1).map(shownText));
    };
    expect(() => assert(property(paragraphs, check), { numRuns: 200 })).not.toThrow();
  });
});

describe('optimal breaking', () => {
  const measure: Measure = { width: 0, firstIndent: 0, indent: 0, justify: false, justifyLast: false, hyphenLines: 2, fontSize: 10, leastLast: 0 };

  /** Sum of demerits of ragged lines, as the paper defines them. */
  function demeritsOf(lengths: readonly number[], width: number): number {
    const stretch = Math.min(40, width / 4);
    return lengths.reduce((sum, length, i) => {
      const ratio = i === lengths.length - 1 ? 0 : Math.max(0, width - length) / stretch;
      return sum + (10 + 100 * ratio ** 3) ** 2 + (length > width + 0.001 ? 1e12 : 0);
    }, 0);
  }

  it('has no more demerits than lines filled one by one', () => {
    const check = (lengths: readonly number[], width: number): void => {
      const box = paragraph([lengths.map((length) => 'x'.repeat(length)).join(' ')]);
      const pieces = measureParagraph({ box, width, resolved: undefined }, makeContext());
      const list = plainOpportunities(pieces);
      const segment = { list, first: 0, last: list.count - 1, isStart: true, pieces };
      const lengthsOf = (breaks: readonly number[]): number[] => breaks.map((to, i) => list.endX[to]! - list.startX[i === 0 ? 0 : breaks[i - 1]!]!);
      const optimal = breakOptimally(segment, { ...measure, width }, () => segment).breaks;
      const greedy = breakStably(segment, { ...measure, width }, () => segment).breaks;
      expect(demeritsOf(lengthsOf(optimal), width)).toBeLessThanOrEqual(demeritsOf(lengthsOf(greedy), width) + 1e-6);
    };
    expect(() => assert(property(array(integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 40 }), integer({ min: 30, max: 300 }), check), { numRuns: 500 })).not.toThrow();
  });
});
