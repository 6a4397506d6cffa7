// @page rules: CSS Paged Media 3 and GCPM 3.

import { describe, expect, it } from 'vitest';
import type { PageKind, PageStyle } from '../../main/style/computed-style.ts';
import { messages, style } from './support.ts';

const first: PageKind = { name: 'auto', index: 0, groupIndex: 0, side: 'right', blank: false };
const millimetre = 72 / 25.4;

function page(css: string, kind: Partial<PageKind> = {}): PageStyle {
  const { document, diagnostics } = style(css);
  expect(diagnostics).toEqual([]);
  return document.pageStyle({ ...first, ...kind });
}

describe('5.1 size', () => {
  it.each([
    ['', 210, 297], ['size: A5', 148, 210], ['size: A4 landscape', 297, 210], ['size: landscape', 297, 210], ['size: letter', 215.9, 279.4],
    ['size: ledger landscape', 431.8, 279.4], ['size: 10cm', 100, 100], ['size: 10cm 200mm', 100, 200], ['size: landscape B5', 250, 176],
    ['size: portrait legal', 215.9, 355.6], ['size: JIS-B5', 182, 257], ['size: auto', 210, 297],
  ])('%s', (declaration, width, height) => {
    const { width: actualWidth, height: actualHeight } = page(`@page { ${declaration} }`);
    expect([actualWidth / millimetre, actualHeight / millimetre].map((value) => Number(value.toFixed(3)))).toEqual([width, height]);
  });
});

describe('3.3 page selectors', () => {
  const marginOf = (selector: string, kind: Partial<PageKind>): number => page(`@page { margin: 1pt } @page ${selector} { margin: 9pt }`, kind).style.margin.top as number;
  it.each([
    [':first', {}, true], [':first', { index: 1 }, false], [':left', { side: 'left' as const }, true], [':left', {}, false], [':right', {}, true],
    [':blank', { blank: true }, true], [':blank', {}, false], ['chapter', { name: 'chapter' }, true], ['chapter', {}, false],
    ['chapter:first', { name: 'chapter', index: 5 }, true], ['chapter:first', { name: 'chapter', index: 5, groupIndex: 1 }, false],
    [':nth(2n+1)', { index: 2 }, true], [':nth(2n+1)', { index: 1 }, false], [':nth(1 of chapter)', { name: 'chapter', index: 4 }, true],
    [':nth(1 of chapter)', { name: 'other' }, false], ['chapter:left:blank', { name: 'chapter', side: 'left' as const, blank: true }, true],
    ['chapter, :first', {}, true],
  ])('%s of %o', (selector, kind, holds) => {
    expect(marginOf(selector, kind)).toBe(holds ? 9 : 1);
  });

  it('a name outweighs :first, :first outweighs sides', () => {
    const css = '@page a { margin: 1pt } @page :first { margin: 2pt } @page :right { margin: 3pt }';
    expect(page(css, { name: 'a' }).style.margin.top).toBe(1);
    expect(page(css).style.margin.top).toBe(2);
    expect(page(css, { index: 2 }).style.margin.top).toBe(3);
  });

  it('tells of selectors it does not know', () => {
    expect(messages(style('@page :odd {}'))).toEqual([
      'unsupported-selector 1:1 the rule "@page :odd" is ignored: ":odd" is unknown; known are :first, :left, :right, :blank and :nth()']);
  });
});

describe('margin boxes', () => {
  it('are those with content, with the defaults of their place', () => {
    const { marginBoxes } = page('@page { @top-left { content: "a" } @bottom-center { content: counter(page) } @top-right { content: none } @left-top { color: red } }');
    expect(Object.keys(marginBoxes)).toEqual(['top-left', 'bottom-center']);
    expect(marginBoxes['top-left']).toMatchObject({ textAlign: 'left', verticalAlign: 'middle' });
    expect(marginBoxes['bottom-center']).toMatchObject({ textAlign: 'center', content: [{ kind: 'counter', name: 'page', style: 'decimal' }] });
  });

  it('inherit from the page, which inherits from the root', () => {
    const { marginBoxes } = page(':root { --c: #123; font-size: 9pt } @page { color: var(--c); @top-left { content: "a"; font-size: 2em } }');
    expect(marginBoxes['top-left']).toMatchObject({ fontSize: 18, color: { r: 17, g: 34, b: 51, a: 1 } });
  });

  it('cascade by their page’s specificity', () => {
    const css = '@page :first { @top-left { content: none } } @page { @top-left { content: "a" } }';
    expect(Object.keys(page(css).marginBoxes)).toEqual([]);
    expect(Object.keys(page(css, { index: 1 }).marginBoxes)).toEqual(['top-left']);
  });
});

describe('the rest of a page', () => {
  it('marks and bleed', () => {
    expect(page('@page { marks: crop cross }')).toMatchObject({ marks: { crop: true, cross: true }, bleed: 6 });
    expect(page('@page { bleed: 3mm; background: #eee }').bleed).toBeCloseTo(8.504, 3);
  });

  it('the footnote area, within @page or by itself', () => {
    expect(page('@page { @footnote { max-height: 4cm; border-top: 1pt solid } }').footnoteArea.border.top.width).toBe(1);
    expect(page('@footnote { padding-top: 8pt }').footnoteArea.padding.top).toBe(8);
    expect(page('').footnoteArea.border.top).toMatchObject({ width: 0.5, style: 'solid' });
  });

  it('equal pages are the same object, from document to document too', () => {
    const { document } = style('@page :left { margin: 1cm }');
    expect(document.pageStyle({ ...first, index: 2 })).toBe(document.pageStyle({ ...first, index: 4 }));
    expect(document.pageStyle({ ...first, side: 'left' })).not.toBe(document.pageStyle(first));
  });

  it('page-only properties elsewhere are told', () => {
    expect(messages(style('p { size: A4 }'))).toEqual(['misplaced-property 1:5 "size" has a meaning in @page rules only']);
    expect(messages(style('@top-left { content: "x" }'))).toEqual(['misplaced-at-rule 1:1 "@top-left" has a meaning in @page rules only']);
  });
});
