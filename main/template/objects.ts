// Objects of the dataset in the run of text: a figure's amount, a quotation's words. Each carries data-from, so that a click
// on the page leads to it.

import type { Figure, Quote } from '../dataset/report.ts';
import type { Placed } from '../select/content.ts';
import { renderCitation } from './citing.ts';
import type { Filling } from './filling.ts';
import type { Site } from './site.ts';
import { closesUp, formatNumber } from './helpers/numbers.ts';
import { languageOf } from './language.ts';
import { attributes, element, escapeText } from './html.ts';

const noBreak = '\u00a0';
/** Letters of a unit that stays on its number's line. */
const shortUnit = 14;

/** A figure's value and unit: `<span class="amount" data-from=…><span class="number">30</span> <span class="unit">nations</span></span>`. */
export function amountMarkup(figure: Placed<Figure>, filling: Filling, name: 'span' | 'dt'): string {
  const { unit, decimals, path, value } = figure;
  const words = typeof value === 'number' ? formatNumber(value, decimals, filling.language) : value;
  const number = element('span', { class: typeof value === 'number' ? 'number' : 'number words' }, escapeText(words));
  const space = unit === undefined || closesUp(unit, filling.language) ? '' : unit.length > shortUnit ? ' ' : noBreak;
  const shown = unit === undefined ? number : `${number}${space}${element('span', { class: 'unit' }, escapeText(unit))}`;
  return `<${name}${attributes({ class: 'amount', 'data-from': path })}>${shown}</${name}>`;
}

/** The words of a quotation within a sentence, in its own language if it has one, with its citation. The style sheet quotes. */
export function quoteInline(quote: Placed<Quote>, filling: Filling, site: Site): string {
  return element('q', { ...languageOf(quote.language), 'data-from': quote.path }, escapeText(quote.text)) + citationOf(quote, filling, site);
}

/** The mark of the sources that an object itself names. */
export function citationOf(object: { readonly sources?: readonly string[] | undefined }, filling: Filling, site: Site): string {
  return object.sources === undefined || object.sources.length === 0 ? '' : renderCitation(object.sources.map((id) => ({ id })), site, filling);
}
