import { describe, expect, it } from 'vitest';
import { lineBreaks } from '../../main/text/breaks.ts';
import { loosened } from '../../main/text/strictness.ts';

/** The text with a bar at each break, as strict, normal and loose text. */
function marked(text: string, language: string): readonly string[] {
  const withBars = (tailored: string): string => {
    const breaks = lineBreaks(tailored);
    return [...text].map((character, i) => (breaks.includes(i) ? `|${character}` : character)).join('');
  };
  return [text, loosened(text, 'normal', language), loosened(text, 'loose', language)].map(withBars);
}

describe('line-break (CSS Text 3, 5.3)', () => {
  it.each([
    ['small kana', 'かゃー', 'en', 'かゃー', 'か|ゃ|ー', 'か|ゃ|ー'],
    ['wave dashes in Japanese', '一〜二', 'ja', '一〜|二', '一|〜|二', '一|〜|二'],
    ['wave dashes elsewhere', '一〜二', 'en', '一〜|二', '一〜|二', '一〜|二'],
    ['iteration marks', '人々', 'en', '人々', '人々', '人|々'],
    ['dots that hold together', '一……', 'ja', '一……', '一……', '一…|…'],
    ['hyphens after ideographs', '一‐二a‐b', 'en', '一‐|二|a‐|b', '一‐|二|a‐|b', '一|‐|二|a‐|b'],
    ['centred punctuation in Chinese', '一・二！', 'zh-Hant', '一・|二！', '一・|二！', '一|・|二|！'],
    ['centred punctuation elsewhere', '一・二！', 'ko', '一・|二！', '一・|二！', '一・|二！'],
    ['suffixes in Chinese', '十％', 'zh', '十％', '十％', '十|％'],
    ['prefixes in Japanese', '￥十', 'ja', '￥十', '￥十', '￥|十'],
    ['brackets', '（ゃ）', 'ja', '（ゃ）', '（ゃ）', '（ゃ）'],
  ])('%s', (_name, text, language, ...expected) => expect(marked(text, language)).toEqual(expected));

  it.each([['ja', true], ['zh', true], ['zh-Latn', false], ['en-Jpan', true], ['und', false], ['jam', false]])('writing system of %s', (language, eastAsian) => {
    expect(marked('十％', language)[2] === '十|％').toBe(eastAsian);
  });
});
