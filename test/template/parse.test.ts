import { expect, it } from 'vitest';
import { parseTemplate, templateSizeLimit } from '../../main/template/parse.ts';
import { nestingLimit, tagLimit } from '../../main/template/scan.ts';
import { inShort } from './filled.ts';

function findings(text: string): string[] {
  const found: string[] = [];
  parseTemplate(text, 'briefing.hbs', (finding) => found.push(inShort(finding)));
  return found;
}

it.each([
  ['{{#if x}}\n{{/each}}', 'template-syntax 2:1 {{/each}} does not match {{#if}}, the block that is open here (write {{/if}})'],
  ['<p>\n  {{#each x}}', 'template-syntax 2:3 {{#each}} is never closed (write {{/each}} where it ends)'],
  ['a {{/if}}', 'template-syntax 1:3 {{/if}} closes nothing: no block is open here'],
  ['a {{else}}', 'template-syntax 1:3 {{else}} outside of any block'],
  ['a\n{{x', 'template-syntax 2:1 this tag never ends (close it with }})'],
  ['{{!-- a', 'template-syntax 1:1 this never ends (close it, or write \\{{ for two braces as they are)'],
  ['<p>{{date x format=}}</p>', 'template-syntax 1:20 the end of the tag is not possible here'],
  ['<p>\n{{date (x}}</p>', 'template-syntax 2:10 the end of the tag is not possible here'],
  ['{{a/../b}}', 'template-syntax 1:3 Invalid path: a/..'],
  ['some text before it {{= }} and after', 'template-syntax 1:23 an equals sign is not possible here'],
  ['a\n\nb {{date ,}}', 'template-syntax 3:10 this character is not possible here'],
])('places the mistake in %j', (text, finding) => {
  expect(findings(text)).toEqual([finding]);
});

it.each([
  '{{#if a}}1{{else if b}}2{{else}}3{{/if}}', '{{!-- {{#if}} --}}', '{{! {{#if }}', '\\{{#if}}', '{{{{raw}}}} {{#if}} {{{{/raw}}}}', '{{~#if a~}}{{~^~}}{{~/if~}}', '{{^if a}}{{/if}}',
  '{{date "}}"}}', "{{date '{{#if'}}", '{{[a}}b]}}', '{{{x}}}', '{{#> a}}{{#*inline "b"}}{{/inline}}{{/a}}', '{{#each a as |b c|}}{{/each}}', '{{"else"}}', '{{elsewhere}}',
])('leaves %j alone', (text) => {
  expect(findings(text)).toEqual([]);
});

it('refuses what would take Handlebars for ever, at once', () => {
  const start = performance.now();
  const deep = (count: number): string => '{{#if a}}'.repeat(count) + '{{/if}}'.repeat(count);
  expect(findings(deep(nestingLimit))).toEqual([]);
  expect(findings(deep(20_000))[0]).toMatch(/^template-nesting 1:577 blocks are nested more than 64 deep/);
  expect(findings(`{{#if a}}${'{{else if b}}'.repeat(100)}{{/if}}`)[0]).toMatch(/^template-nesting/);
  expect(findings(`{{date ${'(date '.repeat(100)}x${')'.repeat(100)}}}`)[0]).toMatch(/^template-nesting 1:1 subexpressions/);
  expect(findings('{{a}}'.repeat(tagLimit + 1))[0]).toMatch(/^template-size/);
  expect(findings(' '.repeat(templateSizeLimit + 1))[0]).toMatch(/^template-size/);
  expect(performance.now() - start).toBeLessThan(2000);
});
