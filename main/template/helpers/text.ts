// Texts of the dataset: CommonMark to HTML, as blocks or in a line.

import type { HelperCall, HelperDefinition } from '../helper.ts';
import { element, escapeText, markup } from '../html.ts';
import { renderInline, renderMarkdown, type MarkdownOptions } from '../markdown.ts';
import { isSameLanguage, languageOf } from '../language.ts';
import { citationOf } from '../objects.ts';
import { phrase, phraseLanguage, phraseNames, type PhraseName } from '../phrases.ts';

/** Attributes that tell where a helper's element was asked for: `data-src`, and `data-from` for what it shows. */
export function originOf(call: HelperCall, shown?: unknown): string {
  const { site, filling, context, frame } = call;
  const file = site.file === filling.mainFile ? '' : `${escapeText(site.file)}:`;
  const path = pathOf(shown) ?? pathOf(context) ?? frame.from;
  return ` data-src="${file}${site.line}:${site.column}"${path === undefined ? '' : ` data-from="${path}"`}`;
}

function pathOf(value: unknown): string | undefined {
  const path = (value as { path?: unknown } | null | undefined)?.path;
  return typeof path === 'string' ? path : undefined;
}

/** An object that a claim was made in: its sources can be cited, its path is known. */
type Claim = { readonly sources?: readonly string[] };

function optionsOf(call: HelperCall): MarkdownOptions {
  const claim = call.options['claim'] as Claim | undefined;
  const headings = Number(call.options['headings'] ?? 3);
  return {
    origin: originOf(call, claim), headings: Number.isInteger(headings) ? Math.max(1, Math.min(6, headings)) : 3, data: call.frame.from,
    after: typeof claim === 'object' && claim !== null ? citationOf(claim, call.filling, call.site) : '',
  };
}

export const texts: readonly HelperDefinition[] = [
  {
    name: 'markdown', group: 'Text', use: 'inline', parameters: ['text'],
    options: { headings: 'The level that # becomes, 3 if left out.', claim: 'The object that says so: its sources are cited at the end.' },
    sentence: 'A text as paragraphs, lists and tables, with its citations, figures and quotations.',
    example: '{{markdown section.summary claim=section}}',
    run: (call) => {
      const options = optionsOf(call);
      return markup(renderMarkdown(String(call.values[0]), call.site, call.filling, options));
    },
  },
  {
    name: 'inline', group: 'Text', use: 'inline', parameters: ['text'],
    options: { claim: 'The object that says so: its sources are cited at the end.' },
    sentence: 'A text in one run, for use inside a paragraph, heading or list item.',
    example: '<li>{{inline text claim=this}}</li>',
    run: (call) => markup(renderInline(String(call.values[0]), call.site, call.filling, optionsOf(call))),
  },
  {
    name: 'phrase', group: 'Text', use: 'inline', parameters: ['name', 'value?'],
    sentence: 'One of the words that templates need, in the document’s language, by its English name: sources, asOf, contents and more.',
    example: '<h2>{{phrase "sources"}}</h2>',
    run: ({ values: [name, value], filling, site }) => {
      if (!phraseNames.includes(name as PhraseName)) throw new Error(`there is no phrase ${JSON.stringify(name)}; there are ${phraseNames.join(', ')}`);
      const words = phrase(filling.language, name as PhraseName, value === undefined ? '' : String(value));
      const language = phraseLanguage(filling.language);
      const inline = site.role === 'mustache' && site.surroundings === 'content';
      return !inline || isSameLanguage(language, filling.content.report.language) ? words : markup(element('span', languageOf(language), escapeText(words)));
    },
  },
  {
    name: 'direction', group: 'Text', use: 'inline', parameters: ['language'],
    sentence: 'The direction in which a language is written, ltr or rtl, for the attribute `dir`.',
    example: '<html lang="{{report.language}}" dir="{{direction report.language}}">',
    run: ({ values: [language] }) => languageOf(String(language)).dir ?? 'ltr',
  },
];
