// Features of CSS Text and CSS Fonts, one case each, in square type of ten points.

import { describe, expect, it } from 'vitest';
import type { ComputedStyle } from '../../../main/style/computed-style.ts';
import { inline, linesOf, paragraph, styled, texts, textFragments } from './support.ts';

describe('text-wrap', () => {
  const text = 'aa bb cc dd ee ff gg';
  it('balance makes lines alike', () => {
    expect(texts(linesOf(paragraph(text, { textWrap: 'balance' }), 150))).toEqual(['aa bb cc dd ', 'ee ff gg']);
    expect(texts(linesOf(paragraph(text, { textWrap: 'stable' }), 150))).toEqual(['aa bb cc dd ee ', 'ff gg']);
  });
  it('pretty leaves no short word alone', () => {
    expect(texts(linesOf(paragraph('aaaa bbbb cccc dddd e', { textWrap: 'pretty' }), 200)).at(-1)).not.toBe('e');
  });
});

describe('text-indent', () => {
  const xs = (textIndent: Partial<ComputedStyle['textIndent']>): number[] =>
    linesOf(paragraph('aa bb cc', { textIndent: { length: 15, hanging: false, eachLine: false, ...textIndent } }), 50).map((line) => line.fragment.children[0]!.x);
  it('moves the first line', () => expect(xs({})).toEqual([15, 0]));
  it('or, hanging, all others', () => expect(xs({ hanging: true })).toEqual([0, 15]));
});

describe('spacing', () => {
  const width = (changes: Partial<ComputedStyle>): number => linesOf(paragraph('aa bb', changes), 500)[0]!.fragment.children[0]!.width;
  it('adds word-spacing to spaces and letter-spacing to all characters', () => {
    expect(width({ wordSpacing: 3 })).toBe(53);
    expect(width({ letterSpacing: 2 })).toBe(60);
  });
});

describe('white-space', () => {
  it('keeps spaces and reaches tab stops', () => {
    const fragments = textFragments(linesOf(paragraph('a\tb', { whiteSpaceCollapse: 'preserve', tabSize: 4 }), 500)[0]!.fragment.children);
    expect(fragments.map(({ x, width }) => [x, width])).toEqual([[0, 10], [10, 30], [40, 10]]);
  });
});

describe('word-break and line-break', () => {
  it('break-all breaks between letters', () => expect(texts(linesOf(paragraph('aaa bbbb', { wordBreak: 'break-all' }), 60))).toEqual(['aaa bb', 'bb']));
  it('keep-all does not break between ideographs', () => {
    expect(linesOf(paragraph('日本 日本語', { wordBreak: 'keep-all' }), 50)).toHaveLength(2);
    expect(linesOf(paragraph('日本日本語', {}), 30)).toHaveLength(2);
  });
});

describe('hanging-punctuation', () => {
  const hung = (changes: Partial<ComputedStyle['hangingPunctuation']>, text: string, width: number): number[][] =>
    linesOf(paragraph(text, { textAlign: 'justify', hangingPunctuation: { first: false, last: false, end: 'none', ...changes } }), width)
      .map((line) => [line.fragment.children[0]!.x, line.fragment.children[0]!.width]);
  it('lets stops stand outside', () => {
    expect(hung({ end: 'force' }, 'aa bb, cc dd', 50)).toEqual([[0, 60], [0, 50]]);
    expect(hung({ end: 'allow' }, 'aa bb, cc dd', 70)).toEqual([[0, 70], [0, 50]]);
    expect(hung({ end: 'allow' }, 'aa bb, cc dd', 50)).toEqual([[0, 60], [0, 50]]);
  });
  it('lets opening quotes stand outside', () => expect(hung({ first: true }, '“aa bb', 100)[0]![0]).toBe(-10));
});

describe('bidi', () => {
  const shown = (box: ReturnType<typeof paragraph>): [number, string][] =>
    textFragments(linesOf(box, 200)[0]!.fragment.children).map((fragment) => [fragment.x, fragment.runs.map((run) => run.text).join('')]);
  it('places right-to-left words from the right, in logical order', () => {
    expect(shown(paragraph('ab אבג דה cd'))).toEqual([[0, 'ab '], [30, 'דה אבג'], [90, ' cd']]);
  });
  it('begins at the right in a right-to-left paragraph', () => {
    expect(shown(paragraph('אב ab', { direction: 'rtl' }))).toEqual([[170, ' אב'], [150, 'ab']]);
  });
  it('overrides with unicode-bidi', () => {
    const [, second] = shown(paragraph(['x ', ...inline({ unicodeBidi: 'bidi-override', direction: 'rtl' }, ['ab cd'])]));
    expect(second).toEqual([0, 'cd ab']);
  });
});

describe('font synthesis', () => {
  it('sets small capitals smaller where the font has none, and keeps what the text says', () => {
    const fragments = textFragments(linesOf(paragraph('Ab', { fontFeatures: { smcp: 1 } }), 200)[0]!.fragment.children);
    expect(fragments.map(({ x, fontSize, actualText, runs }) => [x, fontSize, actualText, runs[0]!.text])).toEqual([[0, 10, undefined, 'A'], [10, 7.800000000000001, 'b', 'B']]);
  });
  it('raises superscripts', () => {
    const [plain, raised] = textFragments(linesOf(paragraph(['a', { kind: 'text', text: '2', style: styled({ fontVariantPosition: 'super' }) }]), 200)[0]!.fragment.children);
    expect(raised!.fontSize).toBeCloseTo(6.2);
    expect(raised!.y + raised!.baseline).toBeCloseTo(plain!.y + plain!.baseline - 3.4);
  });
});

describe('::first-line', () => {
  it('has a style of its own', () => {
    const box = { ...paragraph('aa bb cc dd'), firstLine: styled({ fontSize: 20, lineHeight: { factor: 1 } }) };
    const lines = linesOf(box, 100);
    expect(texts(lines)).toEqual(['aa bb ', 'cc dd']);
    expect(lines.map(({ fragment }) => [fragment.y, fragment.height])).toEqual([[0, 20], [20, 10]]);
  });
});

describe('floats beside', () => {
  it('takes each line as long as its room', () => {
    const roomAt = (y: number): { left: number; right: number; below?: number } => (y < 15 ? { left: 40, right: 100, below: 20 } : { left: 0, right: 100 });
    const lines = linesOf(paragraph('aa bb cc dd ee ff'), 100, { rooms: { at: roomAt, whole: false } });
    expect(texts(lines)).toEqual(['aa bb ', 'cc dd ', 'ee ff']);
    expect(lines.map(({ fragment }) => fragment.x)).toEqual([40, 40, 0]);
  });
  it('goes below a float where its first word has no room', () => {
    const roomAt = (y: number): { left: number; right: number; below?: number } => (y < 15 ? { left: 90, right: 100, below: 20 } : { left: 0, right: 100 });
    expect(linesOf(paragraph('aa bb'), 100, { rooms: { at: roomAt, whole: false } })[0]!.fragment.y).toBe(20);
  });
});

describe('text-overflow', () => {
  it('hides what does not fit behind an ellipsis, and keeps all of it for readers', () => {
    const box = paragraph(['aaaa ', ...inline({ textWrap: 'nowrap', padding: { top: 0, right: 5, bottom: 0, left: 5 } }, ['bbbb cccc']), ' dd'], { textWrap: 'nowrap', textOverflow: 'ellipsis' });
    const fragments = textFragments(linesOf(box, 100)[0]!.fragment.children);
    expect(fragments.map(({ runs }) => runs.map((run) => run.text).join('')).join('|')).toBe('aaaa |bbb| |…');
    expect(fragments.map(({ runs, actualText }) => actualText ?? runs.map((run) => run.text).join('')).join('')).toBe('aaaa bbbb cccc dd');
    expect(fragments.reduce((sum, { width }) => sum + width, 0)).toBe(90);
  });
});
