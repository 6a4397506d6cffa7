import { describe, expect, it } from 'vitest';
import { contrast } from '../../main/paint/review.ts';
import { make, makePage, smallReport } from '../support/make.ts';

const codes = async (body: string, css: string): Promise<string[]> => {
  const { diagnostics } = await makePage(body, css);
  return diagnostics.filter(({ stage }) => stage === 'paint').map(({ code }) => code);
};

describe('review of pages', () => {
  it('measures contrast as WCAG 2.2 defines it', () => {
    const grey = (value: number) => ({ r: value, g: value, b: value, a: 1 });
    expect(contrast(grey(0), grey(255))).toBeCloseTo(21);
    expect(contrast(grey(0x76), grey(255))).toBeCloseTo(4.54, 1);
    expect(contrast(grey(255), grey(255))).toBe(1);
  });

  it.each([
    ['faint text on white', '<p>faint</p>', 'p { color: #888 }', ['low-contrast']],
    ['large text needs less', '<p>faint</p>', 'p { color: #888; font-size: 20pt }', []],
    ['white text on a dark ground', '<p>light</p>', 'p { color: white; background: #123 }', []],
    ['white text on white', '<p>light</p>', 'p { color: white }', ['low-contrast']],
    ['half transparent black is grey', '<p>half</p>', 'p { color: rgb(0 0 0 / 40%) }', ['low-contrast']],
    ['the ground nearest to the text counts', '<div><p>text</p></div>', 'div { background: black } p { background: white; color: black }', []],
    ['a rounded border is no ground', '<p>text</p>', 'p { border: 3pt solid #123; border-radius: 6pt; padding: 4pt }', []],
    ['small text', '<p>tiny</p>', 'p { font-size: 4pt }', ['small-text']],
  ])('%s', async (_, body, css, expected) => {
    expect(await codes(body, css)).toEqual(expected);
  });

  it('tells of a quote that is not the dataset’s, with page, template line and dataset path', async () => {
    const report = { ...smallReport, quotes: [{ id: 'said', text: 'Exactly these words.', speaker: 'A. Speaker', sources: ['desk'] }] };
    const { diagnostics } = await make('executive-brief', report);
    expect(diagnostics.filter(({ code }) => code === 'changed-quote')).toEqual([]);
  });

  it('completes findings on the dataset with page and template line', async () => {
    const { diagnostics } = await make('executive-brief', { ...smallReport, figures: [{ id: 'nations', label: 'Nations', value: 30 }] });
    const finding = diagnostics.find(({ code }) => code === 'unsourced');
    expect(finding?.source?.data).toBe('figures.nations');
    expect(finding?.page).toBe(1);
    expect(finding?.source?.line).toBeGreaterThan(0);
  });
});
