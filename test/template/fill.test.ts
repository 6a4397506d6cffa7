import Handlebars from 'handlebars';
import { describe, expect, it } from 'vitest';
import { contentOf, fill, smallReport } from './filled.ts';

describe('as Handlebars does it', () => {
  const content = contentOf();
  const context = { ...content, parameters: {} };
  it.each([
    '{{report.title}} {{{report.title}}} {{report/title}} {{this.report.title}} {{./report.title}} {{report.[title]}} {{[report].title}}',
    '{{#each sections}}{{@index}}{{@first}}{{@last}}{{@key}} {{title}} {{../report.title}} {{@root.report.language}}\n{{/each}}',
    '{{#each sections as |section number|}}{{number}}{{section.title}}{{#each section.sections as |inner|}}{{inner.title}}{{../title}}{{number}}{{/each}}{{/each}}',
    '{{#each report}}{{@key}}={{#if (lookup ../report @key)}}yes{{/if}};{{/each}}',
    '{{#with report}}{{title}}{{#with ../sections}}{{length}}{{/with}}{{/with}} {{#with report as |r|}}{{r.id}}{{/with}}',
    '{{#if report.subtitle}}a{{else if report.asOf}}b{{else}}c{{/if}} {{#unless uncited}}none{{/unless}} {{#if 0 includeZero=true}}0{{/if}}',
    '{{#report}}{{title}}{{/report}} {{#sections}}{{title}}{{/sections}} {{^uncited}}none{{/uncited}} {{#uncited}}x{{else}}y{{/uncited}}',
    '{{^if report.subtitle}}no{{else}}yes{{/if}}',
    '<ul>\n  {{#each figures}}\n    <li>{{label}}</li>\n  {{/each}}\n</ul>\n  {{~#if report~}}  tight  {{~/if~}}  \n{{! gone }}\n{{!-- gone --}}\nend',
    '\\{{report.title}} \\\\{{report.id}} {{{{raw}}}}{{report.title}}{{{{/raw}}}}',
    '{{"report"}}'.replace('"report"', 'report.id') + '{{lookup (lookup figures 0) "label"}}',
    '{{#*inline "row"}}[{{title}}|{{mark}}]{{/inline}}{{#each sections}}{{> row mark="x"}}{{/each}}{{> (lookup parameters "none") }}'.replace('{{> (lookup parameters "none") }}', '{{> (concat "ro" "w") report mark=1}}'),
    '{{> outer report}}',
    '{{#> frame}}{{#*inline "head"}}H {{report.title}}{{/inline}}body {{report.id}}{{/frame}} {{#> nowhere}}fallback{{/nowhere}}',
    '{{#each sections}}{{> tree}}{{/each}}',
    '{{> greet report word="hi" title="other"}}',
  ])('%j', (template) => {
    const partials = {
      outer: '({{title}} {{> inner}})', inner: '<{{id}}>', frame: '[{{> head}}|{{> @partial-block}}]', tree: '{{title}}{{#each sections}}({{> tree}}){{/each}}', greet: '{{word}} {{title}} {{id}}',
    };
    const handlebars = Handlebars.create();
    handlebars.registerHelper('raw', (options: Handlebars.HelperOptions) => options.fn({}));
    handlebars.registerHelper('concat', (...values: unknown[]) => values.slice(0, -1).join(''));
    handlebars.registerPartial(partials);
    const called = Object.fromEntries(Object.entries(partials).filter(([name]) => new RegExp(`> ${name}\\b`).test(template) || name === 'inner'));
    const { html, findings } = fill(template, { partials: called });
    expect(html).toBe(handlebars.compile(template)(context));
    expect(findings).toEqual([]);
  });
});

describe('what is missing', () => {
  it('is marked on the page and reported with its place and the object', () => {
    const { html, findings } = fill('<p>{{report.subtitle}}</p>\n{{#each figures}}{{#if @first}}<i title="{{note}}">{{date note}}</i>{{/if}}{{/each}}');
    expect(html).toBe('<p><span class="missing">‹report.subtitle›</span></p>\n<i title="‹note›"><span class="missing">‹note›</span></i>');
    expect(findings).toEqual([
      'missing-value 1:4 "report.subtitle" has no value here (fill it in, or wrap it in {{#if}} or {{default}})',
      'missing-value 2:42 figures.nations "note" has no value here (fill it in, or wrap it in {{#if}} or {{default}})',
      'missing-value 2:52 figures.nations "note" has no value here (fill it in, or wrap it in {{#if}} or {{default}})',
    ]);
  });

  it('is told apart from what nothing is ever called', () => {
    expect(fill('{{report.titel}} {{#each sectoins}}x{{/each}}').findings).toEqual([
      'missing-value 1:1 nothing here is called "report.titel": no field, no helper (did you mean "title"?)',
      'missing-value 1:18 "sectoins" has no value here, and no object has a field of that name (correct the name, or give the block an {{else}})',
    ]);
  });

  it('may be asked for without a report', () => {
    const asked = '{{#if report.subtitle}}x{{/if}}{{#unless report.subtitle}}u{{/unless}}{{default report.subtitle "d"}}{{default (date report.date) "undated"}}'
      + '{{default report.subtitle report.series}}{{#each report.contacts}}x{{/each}}{{#each nobody}}x{{else}}e{{/each}}{{#with report.period}}x{{/with}}{{#if (or report.date (eq report.date 1))}}x{{/if}}';
    expect(fill(asked)).toEqual({ html: 'udundatede', findings: [] });
  });

  it('is not shown inside a tag or a style', () => {
    expect(fill('<p {{report.date}}>x</p><style>a{b:{{report.date}} }</style>').html).toBe('<p >x</p><style>a{b: }</style>');
  });

  it('is listed ten times a place, then counted', () => {
    const figures = Array.from({ length: 30 }, (_, index) => ({ id: `f${index}`, label: 'x', value: 1 }));
    const { findings } = fill('{{#each figures}}{{note}}{{/each}}', { content: contentOf({ ...smallReport, figures: [...smallReport.figures, ...figures] }) });
    expect(findings).toHaveLength(11);
    expect(findings.at(-1)).toBe('template-repeated 1:18 23 more findings at this place');
  });
});

it('names mistakes in calls, and marks them', () => {
  const { html, findings } = fill('{{figrue figures.nations}} {{#dat x}}y{{/dat}} {{> crad}} {{if x}} {{#date "2025"}}{{/date}} {{number 1 digit=3}} {{eq 1}} {{number 1 digits=99}} {{* deco}}{{report}}', { partials: { card: '' } });
  expect(html).toMatch(/^(<span class="missing">‹(figrue|dat|&gt; crad|if|date)›<\/span> ){5}1 false <span class="missing">‹number 1›/);
  expect(findings).toEqual([
    'unknown-helper 1:1 unknown helper "figrue" (did you mean "figure"?)',
    'unknown-helper 1:28 unknown block helper "dat"',
    'helper-use 1:59 {{if}} needs a body (write {{#if value includeZero=…}} … {{/if}})',
    'helper-use 1:68 {{date}} takes no body (write {{date value format=… language=…}})',
    'helper-option 1:94 {{number}} has no option "digit" (did you mean "digits"?)',
    'helper-values 1:115 {{eq}} takes 2 values; this gives it 1 ({{eq a b}})',
    'unknown-decorator 1:147 unknown decorator "deco"',
    'unknown-partial 1:48 unknown partial "crad" (did you mean "card"?)',
    'helper-failed 1:124 {{number 1}} failed: digits must be a whole number from 0 to 20',
    'value-not-text 1:157 "report" is an object, which cannot be shown as it is (name one of its fields: id, title, language, asOf, authors, keyPoints)',
  ]);
});

it('lets a field have the name of a helper that needs values', () => {
  expect(fill('{{#each figures}}{{#if @first}}{{label}} {{number value}}{{/if}}{{/each}}{{#each report as |date|}}{{#if @first}}{{date}}{{/if}}{{/each}}').html).toBe('in the coalition 12,500small');
});

describe('places', () => {
  it('are in every start tag that the template writes: line and column, and the object it shows', () => {
    const { html } = fill('<ul>\n{{#each figures}}\n  <li {{#if @first}}class="a"{{/if}}\n   title="<b>">{{#if label}}<b>{{label}}</b>{{/if}}</li>\n{{/each}}\n</ul>{{> tile quotes.said}}', {
      partials: { tile: '<!-- <p> --><h{{#if id}}2{{/if}}\n>{{speaker}}</h2><style>a<b{}</style><br/>' }, places: true,
    });
    expect(html.split('\n').slice(0, 3)).toEqual([
      '<ul data-src="1:1">', '  <li data-src="3:3" data-from="figures.nations" class="a"', '   title="<b>"><b data-src="4:29" data-from="figures.nations">in the coalition</b></li>',
    ]);
    expect(html).toContain('</ul><!-- <p> --><h2 data-src="partials/tile.hbs:1:13" data-from="quotes.said"\n>');
    expect(html).toContain('<style data-src="partials/tile.hbs:2:18" data-from="quotes.said">a<b{}</style><br data-src="partials/tile.hbs:2:38" data-from="quotes.said"/>');
  });

  it('count from the text as written, whatever white space is taken out', () => {
    const { html } = fill('a\n\n   {{~#if report~}}\n\n  <p>{{~report.id~}}  <i>x</i></p>\n{{/if}}', { places: true });
    expect(html).toBe('a<p data-src="5:3">small<i data-src="5:23">x</i></p>\n');
  });

  it('follow the context: of partials with options, of loops over words, of blocks', () => {
    const { html } = fill('{{#each sections}}{{> card size=1}}{{#each audience}}{{/each}}{{#with (lookup body 0)}}<q>{{#if kind}}<s>{{/if}}</q>{{/with}}{{/each}}{{#each report.authors}}<a></a>{{/each}}', {
      partials: { card: '<b {{size}}>' }, places: true,
    });
    expect(html.match(/data-from="[^"]*"/g)).toEqual([
      'data-from="sections.first"', 'data-from="sections.first.body.0"', 'data-from="sections.first.body.0"', 'data-from="sections.second"', 'data-from="sections.second.body.0"', 'data-from="sections.second.body.0"',
    ]);
  });
});

describe('limits', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    ['{{> a}}', { a: '{{> a}}' }, /partials call each other more than 40 deep, last "a"/],
    ['{{> a}}', { a: '{{> b}}{{> b}}', b: '{{> a}}{{> a}}' }, /more than 40 deep/],
    ['{{> p0}}', Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`p${index}`, index === 29 ? 'x' : `{{> p${index + 1}}}{{> p${index + 1}}}`])), /more than 1,000,000 steps/],
    ['{{#each sections}}'.padStart(18).repeat(1) + '{{#each @root.figures}}'.repeat(20) + 'x' + '{{/each}}'.repeat(21), {}, /more than 1,000,000 steps/],
    [`{{#each @root.figures}}${'{{#each @root.figures}}'.repeat(9)}${'long '.repeat(2000)}${'{{/each}}'.repeat(10)}`, {}, /more than 64 million characters/],
  ])('ends %j', (template, partials, message) => {
    const start = performance.now();
    expect(() => fill(template, { partials })).toThrow(message);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('counts what lists cost, and bounds texts', () => {
    const figures = Array.from({ length: 3000 }, (_, index) => ({ id: `f${index}`, label: 'x', value: 1 }));
    const content = contentOf({ ...smallReport, figures: [...smallReport.figures, ...figures] });
    expect(() => fill('{{#each figures}}{{count (where ../figures "note")}}{{/each}}', { content })).toThrow(/more than 1,000,000 steps/);
    const doubling = (depth: number): string => (depth === 0 ? '' : `{{#with (concat this this)}}${doubling(depth - 1)}{{/with}}`);
    expect(fill(`{{#with report.title}}${doubling(40)}{{/with}}`).findings[0]).toMatch(/^helper-failed .* failed: the text would have more than 1000000 characters$/);
  });

  it('keeps templates away from what lies behind objects', () => {
    const { html } = fill('{{report.constructor.name}}{{report.__proto__.x}}{{lookup report "constructor"}}{{lookup report "__proto__"}}{{#with report.constructor}}x{{/with}}{{report.toString}}{{[#value] 1}}{{#with report as |constructor|}}{{constructor.id}}{{/with}}');
    expect(html.replaceAll(/<span class="missing">[^<]*<\/span>/g, '_')).toBe('_______small');
  });
});

it('fills again with other content, from the same compiled template', () => {
  const other = contentOf({ ...smallReport, report: { ...smallReport.report, title: 'Other' } });
  const template = '{{report.title}}{{#each figures}}{{> x}}{{/each}}';
  const partials = { x: '.' };
  expect([fill(template, { partials }).html, fill(template, { partials, content: other }).html, fill(template, { partials }).html]).toEqual(['Small &amp; &lt;sharp&gt;...', 'Other...', 'Small &amp; &lt;sharp&gt;...']);
  expect(fill(template, { partials: { x: ':' } }).html).toBe('Small &amp; &lt;sharp&gt;:::');
});
