import { describe, expect, it } from 'vitest';
import { contentOf, fill, smallReport } from './filled.ts';

/** What a template writes with the small report in this language; nothing may be reported. */
function write(template: string, language = 'en-GB', report: object = smallReport): string {
  const { html, findings } = fill(template, { content: contentOf({ ...report, report: { ...smallReport.report, language } }) });
  expect(findings).toEqual([]);
  return html;
}

describe('dates', () => {
  it.each([
    ['2025-03-14', 'en-GB', '14 March 2025'], ['2025-03-14', 'en', '14 March 2025'], ['2025-03-14', 'en-US', 'March 14, 2025'], ['2025-03-14', 'uk', '14 березня 2025 р.'],
    ['2025-03-14', 'de', '14. März 2025'], ['2025-03', 'fr', 'mars 2025'], ['2025', 'de', '2025'], ['XXXX-02', 'en', 'February'], ['XXXX-02-14', 'en', '14 February'], ['2025-21', 'en', 'spring 2025'],
    ['202X', 'en', '2020s'], ['2025-04~', 'en', 'about April 2025'], ['2025?', 'en', '2025 (uncertain)'], ['2025-01/..', 'en', 'since January 2025'], ['../2025', 'de', 'bis 2025'],
    ['2025-03-01/2025-03-05', 'en', '1–5 March 2025'], ['2019/2021', 'en', '2019–2021'], ['2025~/2026', 'en', 'about 2025 – 2026'], ['0099-01-02', 'en', '2 January 99'], ['2025-03-14T23:30:00-05:00', 'en', '14 March 2025, 23:30 (UTC−5)'], ['2025-03-14T06:00Z', 'de', '14. März 2025, 06:00 (UTC)'], ['2025-03-14T06:00', 'en', '14 March 2025, 06:00'],
  ])('%s in %s', (date, language, words) => {
    expect(write(`{{date "${date}"}}`, language).replaceAll(/[\u2009\u202f]/g, '')).toBe(words);
  });

  it('have forms, and spans with an open end', () => {
    const all = ['long', 'medium', 'short', 'full', 'month', 'year', 'iso'].map((form) => `{{date "2025-03-04" format="${form}"}}`).join('|');
    expect(write(all)).toBe('4 March 2025|4 Mar 2025|04/03/2025|Tuesday, 4 March 2025|March 2025|2025|2025-03-04');
    expect(write('{{dateRange "2025-03" report.date}}|{{dateRange report.date "2025"}}|{{dateRange "2025" "2025"}}')).toBe('since March 2025|until 2025|2025');
    expect(write('{{date "after a peace deal"}} {{date "2025-03-04" language="de"}}')).toBe('after a peace deal 4. März 2025');
  });
});

describe('numbers', () => {
  it('are written as the language does, with units that stay', () => {
    expect(write('{{number 12500.5 "troops"}}|{{number -3 "%"}}|{{number 1234.5 digits=2}}|{{number "few" "men"}}')).toBe('12,500.5\u00a0troops|−3%|1,234.50|few\u00a0men');
    expect(write('{{number 12500.5 "Mann"}}|{{number 3 "%"}}', 'de')).toBe('12.500,5\u00a0Mann|3\u00a0%');
    expect(write('{{number 12500 "осіб"}}', 'uk')).toBe('12\u00a0500\u00a0осіб');
  });

  it('choose words', () => {
    expect(write('{{plural 1 "nation" "nations"}} {{plural 5 "nation" "nations"}}')).toBe('nation nations');
    expect(write('{{plural 1 "країна" "країни" "країн"}} {{plural 3 "країна" "країни" "країн"}} {{plural 15 "країна" "країни" "країн"}}', 'uk')).toBe('країна країни країн');
  });
});

it('lists read as sentences', () => {
  expect(write('{{list report.authors}}|{{list figures "id" or=true}}|{{list sections "title"}}')).toBe('A. One, B. Two and C. Three|nations, few or rate|First and Second');
  expect(write('{{list report.authors}}', 'de')).toBe('A. One, B. Two und C. Three');
  expect(write('{{list report.authors}}', 'en-US')).toBe('A. One, B. Two, and C. Three');
});

it('lists are sorted, grouped, filtered and cut', () => {
  const ids = (list: string): string => write(`{{#each ${list}}}{{id}} {{/each}}`).trim();
  expect(ids('(sortBy figures "label")')).toBe('rate few nations');
  expect(ids('(sortBy figures "value" order="descending")')).toBe('few nations rate');
  expect(ids('(where figures "priority" "high")')).toBe('rate');
  expect(ids('(where figures "unit")')).toBe('nations rate');
  expect(ids('(first figures 2)')).toBe('nations few');
  expect(ids('(rest figures 2)')).toBe('rate');
  expect(ids('(reverse figures)')).toBe('rate few nations');
  expect(write('{{#each (groupBy figures "priority")}}{{#if key}}{{key}}{{else}}-{{/if}}:{{count items}} {{/each}}')).toBe('-:2 high:1 ');
  expect(fill('{{list report.title}} {{first figures "x"}}').findings).toEqual([
    'helper-failed 1:1 {{list report.title}} failed: report.title is not a list', 'helper-failed 1:23 {{first figures "x"}} failed: "x" is not a whole number',
  ]);
});

it('tests compare', () => {
  const test = (call: string): string => write(`{{#if (${call})}}1{{else}}0{{/if}}`);
  expect(['eq 1 1', 'eq 1 "1"', 'eq "a" "b"', 'eq report.date report.series', 'ne 1 2', 'lt 2 10', 'lt "2" "10"', 'gt "b" "a"', 'ge 2 2', 'le 3 2', 'lt "x" 1', 'and 1 "a"', 'and 1 report.date', 'or report.date 1', 'not report.date', 'includes report.authors "B. Two"', 'includes "abc" "b"', 'includes report.date 1'].map(test).join(''))
    .toBe('110111011001011110');
});

describe('markdown', () => {
  const shown = (source: string, call = 'markdown report.bottomLine'): string =>
    fill(`{{${call}}}`, { content: contentOf({ ...smallReport, report: { ...smallReport.report, bottomLine: source } }) }).html;

  it('becomes HTML', () => {
    expect(shown('# Head\n\nA *b* **c** `d` [e](https://e.example) & <f>.\n\n- one\n- two\n\n3. three')).toBe(
      '<h3>Head</h3><p>A <em>b</em> <strong>c</strong> <code>d</code> <a href="https://e.example">e</a> &amp; &lt;f&gt;.</p><ul><li>one</li><li>two</li></ul><ol start="3"><li>three</li></ol>',
    );
    expect(shown('# Head', 'markdown report.bottomLine headings=5')).toBe('<h5>Head</h5>');
    expect(shown('> said\n\n```\n<x>\n```\n\n| a | b |\n|---|--:|\n| 1 | 2 |')).toBe(
      '<blockquote><p>said</p></blockquote><pre><code>&lt;x&gt;</code></pre><table><thead><tr><th scope="col">a</th><th scope="col" class="right">b</th></tr></thead><tbody><tr><td>1</td><td class="right">2</td></tr></tbody></table>',
    );
    expect(shown('plain words only')).toBe('<p>plain words only</p>');
    expect(shown('a\n\nb *c*', 'inline report.bottomLine')).toBe('a b <em>c</em>');
  });

  it('explains the abbreviations of the glossary', () => {
    const content = contentOf({ ...smallReport, report: { ...smallReport.report, bottomLine: 'NATO (not NATOs) and *G7+*.' }, sections: [{ id: 's', title: 'S', body: [{ kind: 'glossary' }] }], glossary: [{ id: 'n', term: 'North Atlantic Treaty Organization', abbreviation: 'NATO', definition: 'x' }, { id: 'g', term: 'Seven "great"', abbreviation: 'G7+', definition: 'x' }] });
    expect(fill('{{markdown report.bottomLine}}', { content }).html).toBe('<p><abbr title="North Atlantic Treaty Organization">NATO</abbr> (not NATOs) and <em><abbr title="Seven &quot;great&quot;">G7+</abbr></em>.</p>');
  });

  it('does not obey markup, and leads only where a briefing may', () => {
    expect(shown('<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![y](https://e.example/p.png) ![z](images/z.png)')).toBe(
      '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p><p>x y <img src="dataset:images/z.png" alt="z"></p>',
    );
  });

  it('shows figures and quotations by their ids', () => {
    expect(shown('Now :figure[nations] and :quote[said] stand.')).toBe(
      '<p>Now <span class="amount"><span class="number">12,500</span>\u00a0<span class="unit">troops</span></span> and <q lang="en">So it is.</q><sup class="cite"><a id="cite-1-1" href="#source-paper">1</a></sup> stand.</p>',
    );
  });
});

describe('citations', () => {
  const content = contentOf({ ...smallReport, report: { ...smallReport.report, bottomLine: 'One [@book], two [@paper, p. 3; @book].' } });
  const cited = (noteStyle: string, template = '{{markdown report.bottomLine}}{{sources}}'): string => fill(template, { content, parameters: { noteStyle }, declared: { noteStyle: { type: 'string', label: 'x' } } }).html;

  it('number themselves, and the list leads back', () => {
    expect(cited('endnote')).toBe(
      '<p>One,<sup class="cite"><a id="cite-1-1" href="#source-book">1</a></sup> two.<sup class="cite"><a id="cite-1-2" href="#source-book">1</a>, <a id="cite-2-1" href="#source-paper">2, p. 3</a></sup></p>'
      + '<ol class="sources"><li id="source-book">The Institute, <cite>A whole book</cite>, Press, 2020. <span class="backs">↑\u202f<a href="#cite-1-1" class="back" aria-label="Back to the citation">a</a>\u202f<a href="#cite-1-2" class="back" aria-label="Back to the citation">b</a></span></li>'
      + '<li id="source-paper">Jo Writer, “A story”, <cite>The Paper</cite>, 24 April 2025. <a href="https://www.paper.example/story" class="address">paper.example/story</a> <span class="backs"><a href="#cite-2-1" class="back" aria-label="Back to the citation">↑</a></span></li></ol>',
    );
  });

  it('are whole in the first footnote, short after that', () => {
    expect(cited('footnote', '{{markdown report.bottomLine}}')).toBe(
      '<p>One,<span class="footnote"><a id="cite-1-1" href="#source-book" class="reference">The Institute, <cite>A whole book</cite>, Press, 2020.</a></span> two.'
      + '<span class="footnote"><a id="cite-1-2" href="#source-book" class="reference">The Institute, 2020</a>; <a id="cite-2-1" href="#source-paper" class="reference">Jo Writer, “A story”, <cite>The Paper</cite>, 24 April 2025.</a> <a href="https://www.paper.example/story" class="address">paper.example/story</a>, p. 3.</span></p>',
    );
  });

  it('stand in the margin, or nowhere', () => {
    expect(cited('margin', '{{cite "book"}}')).toBe('<sup class="cite"><a id="cite-1-1" href="#source-book">1</a></sup><span class="margin-note"><b>1</b> <a href="#source-book" class="reference">The Institute, <cite>A whole book</cite>, Press, 2020.</a></span>');
    expect(cited('none', '{{markdown report.bottomLine}}{{cite "book"}}')).toBe('<p>One, two.</p>');
  });

  it.each([
    ['a', '<p>a*</p>'], ['- a\n- b', '<ul><li>a</li><li>b*</li></ul>'], ['- a\n\n- b', '<ul><li><p>a</p></li><li><p>b*</p></li></ul>'], ['> a', '<blockquote><p>a*</p></blockquote>'],
    ['| a | b |\n|---|---|', '<table><thead><tr><th scope="col">a*</th><th scope="col">b</th></tr></thead><tbody></tbody></table>'], ['    a', '<pre><code>a</code></pre><p>*</p>'],
  ])('of a claim stand at the end of its words: %j', (text, expected) => {
    const claimed = contentOf({ ...smallReport, report: { ...smallReport.report, bottomLine: text } });
    expect(fill('{{markdown report.bottomLine claim=quotes.said}}', { content: claimed }).html.replaceAll(/<sup.*?<\/sup>/g, '*')).toBe(expected);
  });

  it('list all that was chosen where nothing is cited, in the place where the list is asked for', () => {
    expect(cited('none', '{{sources}}').match(/id="[^"]*"/g)).toEqual(['id="source-book"', 'id="source-paper"']);
    expect(cited('endnote', '{{sources}}|{{cite quotes.said}}{{cite figures.nations "book"}}').replaceAll(/<[^>]*>/g, '')).toMatch(/^Jo Writer.*↑\u202fa\u202fb.*Institute.*\|11, 2$/);
  });

  it('of a source that is not there are marked', () => {
    expect(fill('{{cite "papr"}}')).toEqual({ html: '<span class="missing">‹@papr›</span>', findings: ['unknown-source 1:1 there is no source "papr" (did you mean "paper"?)'] });
  });
});

describe('objects', () => {
  it('figures are groups of a list', () => {
    expect(write('{{figure figures.nations}}')).toBe(
      '<div class="figure"><dt class="amount"><span class="number">12,500</span>\u00a0<span class="unit">troops</span></dt><dd class="label">in the coalition<sup class="cite"><a id="cite-1-1" href="#source-paper">1</a></sup></dd><dd class="since">As of Apr 2025; previously 9,000 (2024)</dd></div>',
    );
    expect(write('{{amount figures.rate}} {{amount figures.few}}')).toBe('<span class="amount"><span class="number">−4.50</span><span class="unit">%</span></span> <span class="amount"><span class="number words">fewer than 15</span></span>');
  });

  it('quotations name who spoke', () => {
    expect(write('{{quote quotes.said}}')).toBe(
      '<figure class="quote"><blockquote lang="en"><p>So it is.</p></blockquote><figcaption><span class="speaker">Ann Speaker</span><span class="about">, Minister, February</span><sup class="cite"><a id="cite-1-1" href="#source-paper">1</a></sup></figcaption></figure>',
    );
  });

  it('words of the template’s own say what language they are in, where it is not the report’s', () => {
    expect(write('<b title="{{phrase "sources"}}">{{phrase "sources"}}</b>', 'de-AT')).toBe('<b title="Quellen">Quellen</b>');
    expect(write('<b title="{{phrase "sources"}}">{{phrase "sources"}}</b>', 'pl')).toBe('<b title="Sources"><span lang="en">Sources</span></b>');
    expect(write('{{#if (eq (phrase "sources") "Sources")}}!{{/if}}', 'pl')).toBe('!');
  });

  it('the direction of a language', () => {
    expect(write('{{direction "ar-EG"}} {{direction "de"}} {{direction report.language}}')).toBe('rtl ltr ltr');
  });

  it('a table without names of columns has no head', () => {
    const content = contentOf({ ...smallReport, tables: [{ id: 'grid', title: 'Grid', columns: [{ label: '' }, { label: '' }], rows: [['a', 1]] }] });
    expect(fill('{{table tables.grid}}', { content }).html).not.toContain('thead');
  });

  it('quotations run in the direction of their language', () => {
    const content = contentOf({ ...smallReport, quotes: [{ id: 'said', text: 'Yes.', speaker: 'A', language: 'en', original: { text: 'نعم.', language: 'ar' } }] });
    expect(fill('{{quote quotes.said}}', { content }).html).toContain('<q lang="ar" dir="rtl">نعم.</q>');
  });

  it('tables have heads, and numbers that line up', () => {
    expect(write('{{table tables.grid}}')).toBe(
      '<div class="table"><table><caption><span class="title">Grid</span></caption><thead><tr><th scope="col">Name</th><th scope="col" class="number">Sum <span class="unit">m €</span></th></tr></thead>'
      + '<tbody><tr><th scope="row">a</th><td class="number">1.5</td></tr><tr><th scope="row">b</th><td class="number">20.0</td></tr></tbody><tfoot><tr><th scope="row">all</th><td class="number">21.5</td></tr></tfoot></table></div>',
    );
  });

  it('timelines say what is known', () => {
    expect(write('{{timeline timeline}}').replaceAll(/<sup.*?<\/sup>/g, '')).toBe(
      '<dl class="timeline"><div class="event"><dt>February</dt><dd><span class="title">It began</span></dd></div><div class="event"><dt>after a peace deal</dt><dd><span class="title">It ends</span></dd></div></dl>',
    );
  });

  it('lead to where they come from', () => {
    const { html } = fill('{{figure figures.few}}{{quote quotes.said}}{{table tables.grid}}{{timeline timeline}}{{chart charts.pledges}}{{#each sections}}{{markdown "a"}}{{/each}}', { places: true });
    expect(html.match(/<[a-z]+[^>]* data-from="[^"]*"/g)?.map((tag) => tag.replace(/^<([a-z]+).*data-from="([^"]*)"/, '$1 $2'))).toEqual([
      'div figures.few', 'dt figures.few', 'figure quotes.said', 'div tables.grid', 'div timeline.start', 'div timeline.end', 'figure charts.pledges', 'p sections.first', 'p sections.second',
    ]);
    expect(html).toContain('<div class="figure" data-src="1:1" data-from="figures.few">');
  });

  it('refuse what is not theirs', () => {
    expect(fill('{{chart figures.nations}}{{quote "x"}}').findings).toEqual([
      'helper-failed 1:1 {{chart figures.nations}} failed: figures.nations is not an object of the report with “series”', 'helper-failed 1:26 {{quote "x"}} failed: "x" is not an object of the report with “speaker”',
    ]);
  });
});

describe('charts', () => {
  const types = ['bar', 'column', 'stacked-bar', 'stacked-column', 'line', 'area', 'pie'];
  const chartOf = (chart: object): string => write('{{chart charts.c}}', 'en', { ...smallReport, sections: [{ id: 's', title: 'S', body: [{ kind: 'chart', id: 'c' }] }], charts: [{ id: 'c', title: 'C', alt: 'What it shows.', ...chart }] });

  it.each(types)('%s: finite places, every name and value in words', (type) => {
    const svg = chartOf({ type, categories: ['Ships of war', 'Planes', 'Men'], series: [{ label: 'Now', values: [3, null, 12.5] }, { label: 'Then', values: [1, 2, 0] }], unit: 'units' });
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(svg).toContain('role="img" aria-label="What it shows. Now (units): Ships of war 3, Men 12.5; Then (units): Ships of war 1, Planes 2, Men 0."');
    for (const word of ['Planes', 'Men', '12.5']) expect(svg.replace(/aria-label="[^"]*"/, '')).toContain(word);
    const [, , width, height] = /viewBox="([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)"/.exec(svg)!.slice(1).map(Number);
    for (const [, x, y] of svg.matchAll(/<(?:rect|text) x="(-?[\d.]+)" y="(-?[\d.]+)"/g)) {
      expect(Number(x)).toBeLessThanOrEqual(width!);
      expect(Number(y)).toBeLessThanOrEqual(height!);
    }
  });

  it.each(types)('%s: one category, nothing but zero, negative numbers, many categories', (type) => {
    for (const values of [[5], [0, 0], [-3, 4, -1], Array.from({ length: 60 }, (_, index) => index ** 2)]) {
      const svg = chartOf({ type, categories: values.map((_, index) => `Category ${index}`), series: [{ label: 'One', values }] });
      expect(svg).toContain('<svg');
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  it('have ticks with the digits of their steps, and values with those of the data', () => {
    const svg = chartOf({ type: 'column', categories: ['a', 'b'], series: [{ label: 'One', values: [0.25, 1.5] }], decimals: 2 });
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(texts.slice(0, 4)).toEqual(['0.0', '0.5', '1.0', '1.5']);
    expect(texts).toContain('0.25');
    expect(svg).toContain(`font-family="'Source Sans 3', Arial, sans-serif"`);
  });

  it('bring hatches for print along, with names of their own, where there are several series', () => {
    const two = chartOf({ type: 'bar', categories: ['a'], series: [{ label: 'One', values: [1] }, { label: 'Two', values: [2] }] });
    expect(two).toContain('style="--hatch-2: url(#hatch-1-2)"');
    expect(two).toContain('<pattern id="hatch-1-2"');
    expect(chartOf({ type: 'bar', categories: ['a'], series: [{ label: 'One', values: [1] }] })).not.toContain('pattern');
  });

  it('without any number is a table', () => {
    expect(chartOf({ type: 'bar', categories: ['a'], series: [{ label: 'One', values: [null] }] })).toContain('<table class="chart-data">');
  });
});
