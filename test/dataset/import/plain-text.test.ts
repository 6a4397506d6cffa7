import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../main/dataset/markdown.ts';
import { escapeLine } from '../../../main/dataset/import/escape.ts';
import { slug } from '../../../main/dataset/import/slug.ts';
import { firstLost, outline, read, refusal, wordsIn, wordsOf } from './reading.ts';

/** Invented, in the form in which news text is pasted: a paragraph a line, headings without a mark. */
const news = [
  'The island council of Norrhavn has declined to pay for a second ferry to the mainland, the Harbour Gazette reports, citing people who attended the talks.',
  'The northern villages, above all Skarvik and Ellby, had asked for a firm promise. However, talks with the council’s treasurer made clear that Alderwoman Runa Teigen is unlikely to offer the money that they had hoped for.',
  'Skarvik Village Head Olav Brekke had stressed the need for the ferry, stating in October:',
  '“A second ferry is the only way to keep our school open through the winter.”',
  'Nonetheless, the council’s answer has made the villages think again.',
  'Change of timetable',
  'Villagers now hope that the old ferry will sail twice on Fridays, the Gazette writes.',
  'What the cooperative can and cannot do',
  'The cooperative led by Ellby means to rent a boat. Of the 30 households that take part — among them four from outside the parish — only twelve have paid so far.',
].join('\n');

describe('news text', () => {
  it('has its short lines as sections, and the quotation of a named speaker as an object', () => {
    const result = read(news, 'norrhavn-ferry.txt');
    expect(result.report.report).toMatchObject({ id: 'norrhavn-ferry', title: 'norrhavn ferry', language: 'en' });
    expect(result.report.report.bottomLine).toMatch(/^The island council/);
    expect(outline(result).map((line) => line.slice(0, 60))).toEqual([
      '# Introduction', 'The northern villages, above all Skarvik and Ellby, had aske', 'Skarvik Village Head Olav Brekke had stressed the need for t',
      '<quote Olav Brekke, Skarvik Village Head, XXXX-10: A second ', 'Nonetheless, the council’s answer has made the villages thin',
      '# Change of timetable', 'Villagers now hope that the old ferry will sail twice on Fri',
      '# What the cooperative can and cannot do', 'The cooperative led by Ellby means to rent a boat. Of the 30',
    ]);
    expect(result.codes).toEqual(['title-from-file-name']);
    expect(result.report.sources).toEqual([{ id: 'norrhavn-ferry', type: 'document', title: 'norrhavn ferry', note: 'Imported from norrhavn-ferry.txt' }]);
    expect([...result.report.sections, ...result.report.quotes].every(({ sources }) => sources?.[0] === 'norrhavn-ferry')).toBe(true);
    expect(result.understood).toMatchObject({ kind: 'text', encoding: 'utf-8', counts: { sections: 3, quotations: 1, paragraphs: 6 } });
  });

  it('says the same with empty lines between the paragraphs, and with other line ends', () => {
    const expected = outline(read(news));
    expect(outline(read(news.replaceAll('\n', '\n\n')))).toEqual(expected);
    expect(outline(read(news.replaceAll('\n', '\r\n')))).toEqual(expected);
    expect(outline(read(news.replaceAll('\n', '\u2029')))).toEqual(expected);
  });

  it('says the same when an editor has broken its lines', () => {
    const broken = news.split('\n').map((line) => line.replace(/(.{1,72})(?:\s+|$)/g, '$1\n').trim()).join('\n\n');
    expect(outline(read(broken))).toEqual(outline(read(news)));
  });

  it('keeps the first paragraph in its place if asked', () => {
    const result = read(news, 'a.txt', { keepLead: true });
    expect(result.report.report.bottomLine).toBeUndefined();
    expect(outline(result)[1]).toMatch(/^The island council/);
  });
});

const paragraph = 'This paragraph is long enough to be one, it ends as sentences do, and nobody would take it for a heading.';

describe('titles', () => {
  it('the first short line is the title, a longer second one the subtitle', () => {
    const { report } = read(`Ferry plan fails\nCouncil will not pay for a second boat to the mainland\n${paragraph}\n${paragraph}`);
    expect(report.report).toMatchObject({ title: 'Ferry plan fails', subtitle: 'Council will not pay for a second boat to the mainland', bottomLine: paragraph });
  });

  it('an own title puts the text’s below it', () => {
    expect(read(`Ferry plan fails\n\n${paragraph}`, 'a.txt', { title: 'Transport' }).report.report).toMatchObject({ title: 'Transport', subtitle: 'Ferry plan fails' });
  });

  it.each([
    ['a name', 'By Ada Holt'], ['a date', '12 March 2031'], ['a question', 'And now?'], ['a sentence', 'Nobody came.'], ['an introduction', 'He said:'],
    ['no beginning', 'and so on'], ['an address', 'https://example.org/a'], ['a number', '4 500'],
  ])('%s is no heading', (_, line) => {
    expect(outline(read(`Title\n\n${paragraph}\n\n${line}\n\n${paragraph}`)).filter((one) => one.startsWith('#'))).toHaveLength(1);
  });

  it('levels follow numbers, underlines and capitals', () => {
    const heads = (text: string): string[] => outline(read(text, 'a.txt', { keepLead: true })).filter((line) => line.startsWith('#'));
    expect(heads(`Title\n${paragraph}\n1. Aims\n${paragraph}\n1.1 First aim\n${paragraph}\n2 Means\n${paragraph}`)).toEqual(['# Introduction', '# 1. Aims', '## 1.1 First aim', '# 2 Means']);
    expect(heads(`Title\n=====\n\nPart\n----\n\n${paragraph}`)).toEqual(['# Part']);
    expect(heads(`${paragraph}\n\nPART ONE\n\n${paragraph}\n\nThe storm\n\n${paragraph}\n\nPART TWO\n\n${paragraph}`)).toEqual(['# Introduction', '# PART ONE', '## The storm', '# PART TWO']);
  });

  it('short lines at the end, or in rows, are paragraphs', () => {
    expect(outline(read(`${paragraph}\n\n${paragraph}\n\nAda Holt\n\nHead of Unit`))).toEqual(['# Text', paragraph, 'Ada Holt', 'Head of Unit']);
  });
});

describe('lists and quotations', () => {
  it.each([
    ['bullets', '• one\n• two\n  • below\n• three', '- one\n- two\n  - below\n- three'],
    ['dashes over lines', '- one that goes\n  on\n- two', '- one that goes on\n- two'],
    ['numbers', '3. three\n4. four', '3. three\n4. four'],
    ['numbers with bullets', '1) one\n   - a\n   - b\n2) two', '1) one\n   - a\n   - b\n2) two'],
    ['empty lines between', '* one\n\n* two', '- one\n\n- two'],
    ['mail', '> as said\n> before\n> > long ago', '> as said\n>\n> before\n>\n> > long ago'],
  ])('%s', (_, text, expected) => {
    expect(outline(read(`${paragraph}\n\n${paragraph}\n\n${text}`)).slice(2)).toEqual([expected]);
  });

  it.each([
    ['a single dash', '- said nobody', '\\- said nobody'], ['a note', '* subject to change', '\\* subject to change'],
    ['numbers out of order', '1. one\n3. three', '1\\. one|3\\. three'], ['a comparison', '> 5 % of all', '\\> 5 % of all'],
    ['the year', '2031. A good year.', '2031\\. A good year.'],
  ])('%s is none', (_, text, expected) => {
    expect(outline(read(`${paragraph}\n\n${paragraph}\n\n${text}\n\n${paragraph}`)).slice(2, -1).join('|').replace(/^#+ /, '')).toContain(expected.split('|')[0]);
  });

  const quoted = (intro: string, words = '“We will build it.”'): string[] => outline(read(`${paragraph}\n${paragraph}\n${intro}\n${words}\n${paragraph}`)).filter((line) => line.startsWith('<') || line.startsWith('>'));

  it.each([
    ['Mayor Ada Holt said on 12 March 2031:', 'Ada Holt, Mayor, 2031-03-12'],
    ['Ada Holt, the mayor of Bryn, said:', 'Ada Holt, mayor of Bryn'],
    ['It was not enough, said Dr. Ada J. Holt:', 'Ada J. Holt, Dr.'],
    ['Prices rose. Speaking in Bryn, Foreign Minister Ada van Holt warned in May 2031:', 'Ada van Holt, Foreign Minister, 2031-05'],
    ['The Harbour Board stated:', 'Harbour Board'],
    ['Міністерка Марія Коваль заявила 3 березня:', 'Марія Коваль, Міністерка, XXXX-03-03'],
    ['Bürgermeisterin Ada Holt sagte im März 2031:', 'Ada Holt, Bürgermeisterin, 2031-03'],
  ])('speaker: %s', (intro, speaker) => expect(quoted(intro)).toEqual([`<quote ${speaker}: We will build it.>`]));

  it.each([
    ['nobody', 'She said:'], ['no verb', 'The plan of Mayor Ada Holt:'], ['two names', 'Ada Holt and Runa Teigen disagreed, and one said:'],
    ['someone else’s name', 'After the report by Ada Holt, officials in the capital said:'], ['no colon', 'Ada Holt said so.'],
  ])('no speaker: %s', (_, intro) => expect(quoted(intro)).toEqual(['> “We will build it.”']));

  it('a line with a dash below names the speaker', () => {
    expect(quoted('Then.', '«We will build it.»\n— Ada Holt, mayor of Bryn')).toEqual(['<quote Ada Holt, mayor of Bryn: We will build it.>']);
  });

  it('two quotations in one line are a paragraph', () => {
    expect(quoted('Ada Holt said:', '“Yes.” Then: “No.”')).toEqual([]);
  });
});

describe('words stay words', () => {
  it.each(['*a* _b_ `c`', '# 1', '[@id, p. 3]', ':figure[x]', '1. a', '- a', '> a', 'a_b_c', '<b>', '&amp;', '\\', '![a](b)', '[a](b)', '---', '===', '~~~', '+ a', '***', '[^1]: x', '[a]: b', '| a | b |', '<https://a.b>', '__a__', '5 * 3 * 2'])('%s', (text) => {
    expect(textOf(escapeLine(text))).toBe(text);
  });

  it('whatever they are', () => {
    const piece = fc.constantFrom('*', '_', '`', '#', '[', ']', '(', ')', '@', ':', 'figure', '1', '.', '-', '>', '<', '&', 'amp;', '\\', '!', '|', '~', '=', '+', ' ', 'a', 'é', 'https://x.org');
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (parts) => {
      const text = parts.join('').trim();
      expect(textOf(escapeLine(text))).toBe(text);
    }), { numRuns: 3000 });
  });

  it('addresses are links', () => {
    expect(outline(read(`${paragraph}\n\nSee https://example.org/a_b, too.`)).at(-1)).toBe('See <https://example.org/a_b>, too.');
  });
});

/** The text that Markdown shows, if it is one paragraph of nothing but text. */
function textOf(markdown: string): string | undefined {
  const { children } = parseMarkdown(markdown);
  const [block, ...more] = children;
  if (block === undefined) return '';
  if (more.length > 0 || block.type !== 'paragraph') return undefined;
  return block.children.every((item) => item.type === 'text') ? block.children.map((item) => ('value' in item ? item.value : '')).join('') : undefined;
}

describe('nothing is lost', () => {
  const word = fc.oneof(fc.constantFrom('said', 'Ada Holt', 'Міністерка', '2031', 'naïve', '5%', 'It', 'the'), fc.string({ minLength: 1, maxLength: 8 }), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }));
  const mark = fc.constantFrom('', '', '', '- ', '• ', '1. ', '2. ', '> ', '# ', '"', '“', '   ', '\t', '— ');
  const end = fc.constantFrom('.', '', ':', '?', '”', '"', ';', '!');
  const line = fc.tuple(mark, fc.array(word, { minLength: 0, maxLength: 14 }), end).map(([mark, words, end]) => `${mark}${words.join(' ')}${end}`);
  const lines = fc.array(fc.oneof({ weight: 4, arbitrary: line }, { weight: 1, arbitrary: fc.constantFrom('', '', '---', '=====', '“We will.”', 'Mayor Ada Holt said:', '— Ada Holt, mayor') }), { minLength: 1, maxLength: 14 });

  it('of the words of any text, in order', () => {
    fc.assert(fc.property(lines, fc.boolean(), (lines, keepLead) => {
      const text = lines.join('\n');
      if (refusal(text, 'a.txt', { kind: 'text' }).length > 0) return;
      const result = read(text, 'a.txt', { kind: 'text', keepLead });
      expect(firstLost(wordsIn(text), wordsOf(result))).toBeUndefined();
    }), { numRuns: 1500 });
  });
});

it('slugs are ids', () => {
  expect(['The plan (2025)', '2025 plan', 'Зв’язок і дороги', '—', 'a'.repeat(200)].map((title) => slug(title, 'section'))).toEqual(['the-plan-2025', 'section-2025-plan', 'звязок-і-дороги', 'section', 'a'.repeat(60)]);
});
