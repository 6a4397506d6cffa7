import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstLost, outline, read, wordsIn, wordsOf } from './reading.ts';

const paragraph = 'A paragraph that is long enough to be the first of an article, and that ends with a full stop.';
const markdown = (text: string, keepLead = true) => read(text, 'article.md', { keepLead });

describe('headings', () => {
  it('the one top heading is the title, the others nest', () => {
    const result = markdown(`# The *title*\n\n${paragraph}\n\n## One\n\na\n\n### One a\n\nb\n\n## Two\n\nc`);
    expect(result.report.report.title).toBe('The title');
    expect(outline(result)).toEqual(['# Introduction', paragraph, '# One', 'a', '## One a', 'b', '# Two', 'c']);
  });

  it('several top headings are sections', () => {
    expect(outline(markdown('# One\n\na\n\n# Two\n\nb'))).toEqual(['# One', 'a', '# Two', 'b']);
  });

  it('links to headings go to their sections', () => {
    const result = markdown('See [there](#the-end).\n\n## The end\n\na');
    expect(result.report.sections.map(({ id }) => id)).toEqual(['introduction', 'the-end']);
  });

  it('keep where they link to', () => {
    expect(outline(markdown('# A [report](https://example.org)\n\na'))).toEqual(['# Text', '[report](https://example.org)', 'a']);
  });
});

describe('blocks keep their source', () => {
  it.each([
    ['emphasis', 'a **b** _c_ `d`'], ['lists', '- a\n  - b\n    1. c\n- d'], ['loose lists', '1. a\n\n   b\n2. c'], ['code', '```js\nlet a = 1;\n\nlet b;\n```'],
    ['indented code', '    a\n      b'], ['block quotations', '> a\n>\n> - b'], ['hard breaks', 'a\\\nb'], ['rules', '---'], ['escapes', '\\*a\\*'], ['pictures in a line', 'a ![b](c.png)'],
  ])('%s', (_, text) => expect(outline(markdown(`${paragraph}\n\n${text}`))).toEqual(['# Text', paragraph, text]));

  it('links by reference get their address, one by one', () => {
    const text = 'a [b][c] and [c], [d *e*][], ![p][c]\n\n[c]: https://c.org "C"\n[d *e*]: <https://d e.org>\n[unused]: https://u.org';
    expect(outline(markdown(text))).toEqual([
      '# Text', 'a [b](<https://c.org> "C") and [c](<https://c.org> "C"), [d *e*](<https://d e.org>), ![p](<https://c.org> "C")', '\\[unused]: https://u.org',
    ]);
  });

  it('footnotes stay text', () => {
    const result = markdown('a[^1] b[^2]\n\n[^1]: https://example.org\n\n[^2]: Two words.');
    expect(outline(result)).toEqual(['# Text', 'a[^1] b[^2]', '\\[^1]: https://example.org', '[^2]: Two words.']);
    expect(result.codes).toContain('kept-as-text');
  });

  it('a mention of nothing becomes words, and says so', () => {
    const result = markdown('a :figure[x] and `:figure[y]`');
    expect(outline(result)).toEqual(['# Text', 'a \\:figure[x] and `:figure[y]`']);
    expect(result.diagnostics.find(({ code }) => code === 'kept-as-text')?.message).toContain(':figure[x]');
  });

  it('a citation gets a source to complete', () => {
    const result = markdown('a [@holt2031, p. 3]\n\nb [@holt2031; @known]\n');
    expect(result.report.sources).toEqual([{ id: 'holt2031' }, { id: 'known' }]);
    expect(result.codes).toContain('source-to-complete');
  });

  it('comments are left out, HTML stays, and both are told', () => {
    const result = markdown('a\n\n<!-- b -->\n\n<div>c</div>');
    expect(outline(result)).toEqual(['# Text', 'a', '<div>c</div>']);
    expect(result.codes).toEqual(expect.arrayContaining(['left-out', 'kept-as-text']));
  });
});

describe('objects', () => {
  it('tables, with numbers as numbers', () => {
    const { report } = markdown('| Place | Ferries | *Share* (%) |\n|:--|--:|:-:|\n| Ellby \\| Skarvik | 1,200 | 2.5 |\n| **Bryn** | 3 | n/a |');
    expect(report.tables).toEqual([{
      id: 'table-1', title: 'Table 1', columns: [{ label: 'Place', align: 'left' }, { label: 'Ferries', align: 'right' }, { label: 'Share', unit: '%', decimals: 1, align: 'center' }],
      rows: [['Ellby | Skarvik', 1200, 2.5], ['**Bryn**', 3, 'n/a']], sources: ['article'],
    }]);
  });

  it('a paragraph that is a picture', () => {
    expect(markdown('a\n\n![A map](images/my%20map.png "Map")').report.images).toEqual([{ id: 'my-map', file: 'images/my map.png', alt: 'A map', title: 'Map' }]);
    expect(markdown('a\n\n![A map](https://example.org/map.png)\n\n![](b.png)\n\n![c](../c.png)').report.images).toEqual([]);
  });

  it('quotations whose speaker is named', () => {
    const text = '> We will\n> build it.\n>\n> — Ada Holt, mayor\n\nMayor Runa Teigen said in May:\n\n> “Not yet.”\n\nSomeone said:\n\n> “Never.”';
    expect(outline(markdown(text))).toEqual(['# Text', '<quote Ada Holt, mayor: We will build it.>', 'Mayor Runa Teigen said in May:', '<quote Runa Teigen, Mayor, XXXX-05: Not yet.>', 'Someone said:', '> “Never.”']);
  });

  it('have ids that no section has', () => {
    const { report } = markdown('| a |\n|---|\n| b |\n\n# Table 1\n\n# Table 1\n\na');
    expect([...report.sections.map(({ id }) => id), ...report.tables.map(({ id }) => id)]).toEqual(['introduction', 'table-1', 'table-1-2', 'table-table-1']);
  });
});

describe('front matter', () => {
  const matter = (yaml: string, text = paragraph) => markdown(`---\n${yaml}\n---\n\n${text}\n\nb`);

  it('is what the dataset knows of the report', () => {
    const { report, codes } = matter('title: "A: b"\nsubtitle: c\nlang: de\ndate: 5. März 2031\nas-of: 2031-02\nauthor: [Ada Holt, {name: Runa Teigen}]\ntags: x, y\nversion: 2\nstatus: Draft\nabstract: |\n  One\n  two.');
    expect(report.report).toEqual({
      id: 'a-b', title: 'A: b', subtitle: 'c', language: 'de', date: '2031-03-05', asOf: '2031-02', authors: ['Ada Holt', 'Runa Teigen'], keywords: ['x', 'y'],
      version: '2', status: 'draft', bottomLine: 'One\ntwo.',
    });
    expect(codes).toEqual([]);
  });

  it('keeps what the dataset has no field for, and says so', () => {
    const result = matter('title: a\nlayout: post\ndate: next week\nextra: {b: [1, "*c*"]}');
    expect(result.report.tables[0]?.rows).toEqual([['layout', 'post'], ['date', 'next week'], ['extra', 'b: 1, \\*c\\*']]);
    expect(result.report.sections.at(-1)).toMatchObject({ title: 'Document details', optional: true });
    expect(result.diagnostics[0]?.message).toContain('“layout”, “date”, “extra”');
  });

  it('has sources as Pandoc writes them', () => {
    const { report, codes } = matter('references:\n- id: a\n  type: book\n  title: B', 'c [@a]');
    expect(report.sources).toEqual([{ id: 'a', type: 'book', title: 'B' }]);
    expect(codes).not.toContain('source-to-complete');
  });

  it('a title goes before the text’s own', () => {
    expect(matter('title: a', '# b').report.report).toMatchObject({ title: 'a', subtitle: 'b' });
    expect(matter('title: a', '# A').report.report).not.toHaveProperty('subtitle');
    expect(outline(matter('title: a\nsubtitle: c', '# b\n\nd'))).toEqual(['# b', 'd', 'b']);
  });

  it('broken YAML stays text', () => {
    const result = matter('title: [a');
    expect(result.codes).toContain('front-matter-syntax');
    expect(firstLost(['title', 'a', 'b'], wordsOf(result))).toBeUndefined();
  });

  it('a text between rules is none', () => {
    expect(outline(markdown('---\n\nSo.\n\n---\n\nb'))).toEqual(['# Text', '---', 'So.', '---', 'b']);
  });

  it('aliases that would fill the memory are no front matter', () => {
    const bomb = ['a0: &a0 [x, x]', ...Array.from({ length: 60 }, (_, index) => `a${index + 1}: &a${index + 1} [${'*a'.concat(String(index), ', ').repeat(9)}]`)].join('\n');
    expect(matter(bomb).codes).toContain('front-matter-syntax');
  });
});

describe('nothing is lost', () => {
  const word = fc.constantFrom('said', 'Ada', '2031', 'naïve', '*b*', '`c`', '[d](e)', '[f][]', '[@g]', ':figure[h]', '<i>', '\\j', '![k](l.png)', 'Марія');
  const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((list) => list.join(' '));
  const title = fc.constantFrom('said', 'Ada *2031*', 'so `naïve` it', '[@g] :figure[h]', '<i>Марія</i>');
  const block = fc.oneof(
    words, title.map((text) => `# ${text}`), title.map((text) => `## ${text}`), words.map((text) => `> ${text}`), words.map((text) => `- ${text}\n  - ${text}`), words.map((text) => `1. ${text}`),
    words.map((text) => `\`\`\`\n${text}\n\`\`\``), words.map((text) => `| ${text} | b |\n|---|---|\n| 1,5 | ${text} |`), words.map((text) => `    ${text}`), fc.constant('[f]: x'), fc.constant('---'), fc.constant('![m](n.png)'), fc.constant('> “We.”\n>\n> — Ada Holt, mayor'),
  );

  it('of the words of any Markdown, in order', () => {
    fc.assert(fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), fc.boolean(), (blocks, keepLead) => {
      const text = blocks.join('\n\n');
      const result = markdown(text, keepLead);
      const expected = wordsIn(blocks.filter((one) => one !== '[f]: x').join('\n\n').replaceAll('1,5', '1 5'));
      expect(firstLost(expected.filter((one) => one !== '1' && one !== '5'), wordsOf(result))).toBeUndefined();
    }), { numRuns: 700 });
  });
});

it('what is nested too deep is read as plain text', () => {
  const result = markdown(`${'> '.repeat(5000)}a`);
  expect(result.codes).toContain('unusual-nesting');
  expect(wordsOf(result)).toContain('a');
});
