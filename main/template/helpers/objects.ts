// Objects of the dataset as elements of the page: figure, amount, quote, image. Tables, charts and timelines have files of
// their own. The classes are those of templates/README.md.

import type { Figure, Image, Quote } from '../../dataset/report.ts';
import type { Placed } from '../../select/content.ts';
import type { HelperCall, HelperDefinition } from '../helper.ts';
import { attributes, escapeText, markup } from '../html.ts';
import { renderInline } from '../markdown.ts';
import { languageOf } from '../language.ts';
import { amountMarkup, citationOf } from '../objects.ts';
import { phrase, phrasesOf } from '../phrases.ts';
import { dateInWords } from './dates.ts';
import { formatAmount } from './numbers.ts';
import { originOf } from './text.ts';

/** The object that a helper was given; throws where it is none of the dataset's. */
export function objectOf<T>(call: HelperCall, field: keyof T & string): Placed<T> {
  const [value] = call.values;
  if (typeof value === 'object' && value !== null && field in value && 'path' in value) return value as Placed<T>;
  throw new Error(`${call.site.values[0] ?? 'its value'} is not an object of the report with “${field}”`);
}

/** A text of an object in one run. */
export function inlineText(text: string, call: HelperCall, after = ''): string {
  return renderInline(text, call.site, call.filling, { origin: '', headings: 3, after, data: call.frame.from });
}

function figure(call: HelperCall): string {
  const shown = objectOf<Figure>(call, 'value');
  const { filling, site } = call;
  const parts = [amountMarkup(shown, filling, 'dt'), `<dd class="label">${escapeText(shown.label)}${citationOf(shown, filling, site)}</dd>`];
  const small = [
    ...(shown.asOf === undefined ? [] : [`${phrasesOf(filling.language).asOf} ${escapeText(dateInWords(shown.asOf, 'medium', filling.language))}`]),
    ...(shown.previous === undefined ? [] : [escapeText(phrase(filling.language, 'previously', '\u0000')).replace('\u0000', previously(shown, filling.language))]),
  ];
  if (small.length > 0) parts.push(`<dd class="since">${small.join('; ')}</dd>`);
  if (shown.note !== undefined && call.options['note'] !== false) parts.push(`<dd class="note">${inlineText(shown.note, call)}</dd>`);
  if (shown.attribution !== undefined && call.options['attribution'] === true) parts.push(`<dd class="attribution">${escapeText(shown.attribution)}</dd>`);
  return `<div class="figure"${originOf(call, shown)}>${parts.join('')}</div>`;
}

function previously({ previous, unit, decimals }: Placed<Figure>, language: string): string {
  if (previous === undefined) return '';
  const sign = unit !== undefined && /^[%‰°€$£]/.test(unit) ? unit : undefined;
  const shown = formatAmount(previous.value, sign, decimals, language);
  const when = [previous.label, previous.asOf === undefined ? undefined : dateInWords(previous.asOf, 'medium', language)].filter((part) => part !== undefined);
  return escapeText(when.length === 0 ? shown : `${shown} (${when.join(', ')})`);
}

function quote(call: HelperCall): string {
  const shown = objectOf<Quote>(call, 'speaker');
  const { filling, site } = call;
  const { language } = filling;
  const words = `<blockquote${attributes(languageOf(shown.language))}><p>${escapeText(shown.text)}</p></blockquote>`;
  const original = shown.original === undefined || call.options['original'] === false ? ''
    : `<p class="original"><span class="original-label">${phrasesOf(language).original}:</span> <q${attributes({ ...languageOf(shown.original.language), 'data-from': `${shown.path}.original.text` })}>${escapeText(shown.original.text)}</q></p>`;
  const when = shown.date === undefined ? undefined : dateInWords(shown.date, 'long', language);
  const about = [shown.role, shown.occasion, when].filter((part) => part !== undefined).map(escapeText).join(', ');
  const caption = `<figcaption><span class="speaker">${escapeText(shown.speaker)}</span>${about === '' ? '' : `<span class="about">, ${about}</span>`}${citationOf(shown, filling, site)}</figcaption>`;
  return `<figure class="quote"${originOf(call, shown)}>${words}${original}${caption}</figure>`;
}

function image(call: HelperCall): string {
  const shown = objectOf<Image>(call, 'file');
  const picture = `<img${attributes({ src: `dataset:${shown.file}`, alt: shown.alt })}>`;
  const title = shown.title === undefined ? '' : `<span class="title">${escapeText(shown.title)}</span> `;
  const caption = shown.caption === undefined ? '' : inlineText(shown.caption, call);
  const credit = shown.credit === undefined ? '' : ` <span class="credit">${escapeText(phrase(call.filling.language, 'credit', shown.credit))}</span>`;
  const words = title + caption + credit + citationOf(shown, call.filling, call.site);
  return `<figure class="image"${originOf(call, shown)}>${picture}${words.trim() === '' ? '' : `<figcaption>${words.trim()}</figcaption>`}</figure>`;
}

const define = (name: string, sentence: string, example: string, run: (call: HelperCall) => string, options: HelperDefinition['options'] = {}): HelperDefinition => ({
  name, group: 'Objects', use: 'inline', parameters: [name === 'amount' ? 'figure' : name], sentence, example, options, run: (call) => markup(run(call)),
});

export const objects: readonly HelperDefinition[] = [
  define('amount', 'A figure’s value with its unit, in the run of text.', '{{amount figures.nations}}', (call) => amountMarkup(objectOf<Figure>(call, 'value'), call.filling, 'span')),
  define('figure', 'A figure as a tile: amount, label, earlier value, date; a group of a <dl class="figures">.', '<dl class="figures">{{#each figures}}{{figure this}}{{/each}}</dl>', figure, {
    note: 'false to leave out the note.', attribution: 'true to show who says so.',
  }),
  define('quote', 'A quotation with its speaker, role, occasion and date.', '{{quote quotes.starmer}}', quote, { original: 'false to leave out the words before translation.' }),
  define('image', 'A picture with caption and credit.', '{{#each images}}{{image this}}{{/each}}', image),
];
