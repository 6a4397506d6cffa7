import { describe, expect, it } from 'vitest';
import { emptyBlock, inline, lineBreak, linesOf, makeContext, paragraph, plainStyle, texts, textFragments } from './support.ts';

describe('breaking at spaces', () => {
  it('fills lines and lets the space at their end hang', () => {
    const lines = linesOf(paragraph('aa bb cc dd'), 50);
    expect(texts(lines)).toEqual(['aa bb ', 'cc dd']);
    expect(lines.map((line) => line.end)).toEqual([6, 11]);
    expect(lines.map((line) => line.last)).toEqual([false, true]);
    expect(textFragments(lines[0]!.fragment.children)[0]).toMatchObject({ x: 0, y: 0, width: 50, height: 10, baseline: 8 });
    expect(lines.map(({ fragment }) => [fragment.y, fragment.height, fragment.baseline])).toEqual([[0, 10, 8], [10, 10, 8]]);
  });

  it('ends a line at a forced break', () => {
    const lines = linesOf(paragraph(['aa', lineBreak, 'bb cc']), 100);
    expect(texts(lines)).toEqual(['aa', 'bb cc']);
    expect(lines.map((line) => line.last)).toEqual([true, true]);
  });

  it('goes on from the text index where another column left off', () => {
    const box = paragraph('aa bb cc dd ee');
    expect(texts(linesOf(box, 50, { from: 6 }))).toEqual(['cc dd ', 'ee']);
    expect(texts(linesOf(box, 80, { from: 6 }))).toEqual(['cc dd ee']);
  });

  it('does not break in nowrap text, nor at non-breaking spaces', () => {
    expect(texts(linesOf(paragraph('aa bb cc', { textWrap: 'nowrap' }), 20))).toEqual(['aa bb cc']);
    expect(texts(linesOf(paragraph('aa bb\u00a0cc'), 60))).toEqual(['aa ', 'bb\u00a0cc']);
  });
});

describe('alignment', () => {
  const first = (changes: Parameters<typeof paragraph>[1]): ReturnType<typeof textFragments> => textFragments(linesOf(paragraph('aa bb cccc', changes), 70)[0]!.fragment.children);

  it('justifies all lines but the last', () => {
    const [text] = first({ textAlign: 'justify' });
    expect(text).toMatchObject({ x: 0, width: 70, wordSpacing: 20 });
  });
  it('centres and aligns to the end', () => {
    expect(first({ textAlign: 'center' })[0]).toMatchObject({ x: 10, width: 50 });
    expect(first({ textAlign: 'end' })[0]).toMatchObject({ x: 20, width: 50 });
    expect(first({ textAlign: 'end', direction: 'rtl' })[0]).toMatchObject({ x: 0 });
  });
});

describe('inline boxes', () => {
  it('gives them their edges on the first and last line', () => {
    const box = paragraph(['aa ', ...inline({ padding: { top: 1, right: 5, bottom: 2, left: 5 } }, ['bb cc']), ' dd'], {});
    const lines = linesOf(box, 60);
    expect(texts(lines)).toEqual(['aa bb ', 'cc dd']);
    const start = lines[0]!.fragment.children.find((child) => child.kind === 'inline');
    const end = lines[1]!.fragment.children.find((child) => child.kind === 'inline');
    expect(start).toMatchObject({ x: 30, y: -1, width: 25, height: 13, firstEdge: true, lastEdge: false });
    expect(end).toMatchObject({ x: 0, width: 25, firstEdge: false, lastEdge: true });
    expect((start?.kind === 'inline' ? start.children : [])[0]).toMatchObject({ x: 5, y: 1, width: 20 });
  });

  it('raises superscripts and makes the line higher', () => {
    const [line] = linesOf(paragraph(['aa', ...inline({ verticalAlign: 6 }, ['b'])]), 100);
    expect(line!.fragment).toMatchObject({ height: 16, baseline: 14 });
    expect(line!.fragment.children[1]).toMatchObject({ kind: 'inline', x: 20, y: 0 });
  });
});

describe('atomic boxes', () => {
  it('stands them on the baseline', () => {
    const block = emptyBlock({ width: 30, height: 20 });
    const box = paragraph(['aa', { text: '\ufffc', item: (start, end) => ({ kind: 'atomic', start, end, box: block, style: plainStyle }) }]);
    const [line] = linesOf(box, 100);
    expect(line!.fragment).toMatchObject({ height: 22, baseline: 20 });
    expect(line!.fragment.children[1]).toMatchObject({ kind: 'box', x: 20, y: 0, width: 30, height: 20 });
  });
});

describe('leaders', () => {
  it('fill the line up to what follows', () => {
    const box = paragraph(['aa', { text: '\ufffc', item: (start, end) => ({ kind: 'leader', start, end, pattern: '.', style: plainStyle, source: { order: 0, origin: undefined } }) }, '12']);
    const [line] = linesOf(box, 100);
    expect(line!.fragment.children.map((child) => [child.x, child.width])).toEqual([[0, 20], [20, 60], [80, 20]]);
  });
});

describe('hyphenation', () => {
  it('shows a hyphen that is not part of the text', () => {
    const lines = linesOf(paragraph('in\u00adter\u00adna\u00adtion'), 60);
    expect(texts(lines)).toEqual(['inter\u2010', 'nation']);
    expect(textFragments(lines[0]!.fragment.children)[0]!.actualText).toBe('inter');
    expect(lines[0]!.hyphenated).toBe(true);
  });
});


describe('problems', () => {
  it('tells of a word that is wider than its line', () => {
    const [line] = linesOf(paragraph('aaaaaaaa bb'), 50);
    expect(line!.problems).toMatchObject([{ code: 'line-too-wide', severity: 'warning', message: '"aaaaaaaa bb" is 30 pt wider than the 50 pt that its line has' }]);
    expect(texts(linesOf(paragraph('aaaaaaaa bb', { overflowWrap: 'anywhere' }), 50))).toEqual(['aaaaa', 'aaa ', 'bb']);
  });
  it('tells of a font family that is not there, once', () => {
    const context = makeContext();
    for (const text of ['aa', 'bb']) linesOf(paragraph(text, { fontFamily: ['Gone', 'Square'] }), 50, {}, context);
    linesOf(paragraph('cc', { fontFamily: ['Lost'] }), 50, {}, context);
    expect(context.diagnostics).toMatchObject([
      { code: 'unknown-font', severity: 'info', message: 'there is no font of the family "Gone"; "Square" is used' },
      { code: 'unknown-font', severity: 'warning', message: 'there is no font of the family "Lost"; "Square" is used' },
    ]);
  });
  it('tells of a character that no font has, and shows a replacement', () => {
    const [line] = linesOf(paragraph('a 中 b'), 100);
    expect(line!.problems).toMatchObject([{ code: 'missing-glyph', severity: 'error', message: 'no font has the character "中" (U+4E2D); a replacement is shown in "中 b"' }]);
    expect(textFragments(line!.fragment.children)[0]!.width).toBe(50);
  });
});

describe('what is kept', () => {
  const make = (): ReturnType<typeof paragraph> => paragraph('aa bb cc dd', { language: 'xx' });
  it('gives the same lines for the same box, and equal ones with their own sources for an equal box', () => {
    const [one, two] = [make(), { ...make(), content: { text: 'aa bb cc dd', items: [{ kind: 'text' as const, start: 0, end: 11, style: plainStyle, source: { order: 7, origin: undefined } }] } }];
    const context = makeContext();
    const first = linesOf(one, 50, {}, context);
    expect(linesOf(one, 50, {}, context)).toBe(first);
    const second = linesOf(two, 50, {}, context);
    expect(texts(second)).toEqual(texts(first));
    expect(textFragments(second[0]!.fragment.children)[0]!.source.order).toBe(7);
  });
  it('measures y of later lines from where the call begins', () => {
    const box = make();
    const [first, second] = linesOf(box, 50);
    expect(second!.fragment.y).toBe(10);
    expect(linesOf(box, 50, { from: first!.end })[0]!.fragment).toMatchObject({ y: 0, height: 10 });
  });
});
