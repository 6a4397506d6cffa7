// A source (CSL-JSON item) as a reference in words, by its type: who, what, where, when; and a short form for repeated notes.
// Not a citation style of some journal, but what a reader of a briefing needs to find the thing again.

import type { Source } from '../dataset/report.ts';
import { formatDate } from './helpers/dates.ts';
import { joinList } from './helpers/lists.ts';
import { element, escapeText } from './html.ts';
import { phrase, phrasesOf } from './phrases.ts';

/** Types whose title is that of a whole work and stands in italics; all others are parts and stand in quotation marks. */
const wholeWorks = new Set([
  'book', 'report', 'thesis', 'motion_picture', 'dataset', 'software', 'periodical', 'collection', 'classic', 'map', 'standard',
  'legislation', 'bill', 'treaty', 'regulation', 'legal_case', 'hearing', 'document', 'pamphlet', 'manuscript',
]);

type Name = { readonly family?: string | undefined; readonly given?: string | undefined; readonly literal?: string | undefined };
type CslDate = NonNullable<Source['issued']>;

/** The whole reference as markup, ending with a full stop. */
export function formatReference(source: Source, language: string): string {
  const title = titleOf(source, language);
  const makers = people(source.author, language) || editors(source, language) || (ownsTitle(source) ? '' : publisherOf(source));
  const parts = [escapeText(makers), title, container(source, language), escapeText(details(source)), escapeText(publisher(source, makers)), escapeText(csl(source.issued, language))];
  const head = sentence(parts.filter((part) => part !== ''));
  return [head, address(source, language), source.note === undefined ? '' : sentence([escapeText(source.note)])].filter((part) => part !== '').join(' ');
}

/** "Bloomberg, 24 April 2025": enough where the whole reference stood before. */
export function shortReference(source: Source, language: string): string {
  const who = people(source.author, language) || source['container-title'] || publisherOf(source);
  const what = who === '' ? titleOf({ ...source, title: shortTitle(source) }, language) : escapeText(who);
  return [what, escapeText(csl(source.issued, language))].filter((part) => part !== '').join(', ') || escapeText(source.id);
}

function shortTitle(source: Source): string {
  const title = field(source, 'title-short') || field(source, 'shortTitle') || source.title || source.id;
  return title.length <= 48 ? title : `${title.slice(0, 48).replace(/\s+\S*$/, '')} …`;
}

/** Some are known by what they are, not by who made them. */
function ownsTitle(source: Source): boolean {
  return source.title === undefined && source['container-title'] === undefined;
}

function titleOf(source: Source, language: string): string {
  const { title, type } = source;
  if (title === undefined) return source.author === undefined && source['container-title'] === undefined ? escapeText(publisherOf(source) || source.id) : '';
  if (wholeWorks.has(type ?? '')) return element('cite', {}, escapeText(title));
  const [open, close] = quotationMarks(language);
  return `${open}${escapeText(title)}${close}`;
}

/** Outer quotation marks of a language. */
export function quotationMarks(language: string): readonly [string, string] {
  switch (language.split('-')[0]) {
    case 'de':
    case 'cs':
      return ['„', '“'];
    case 'fr':
      return ['«\u202f', '\u202f»'];
    case 'uk':
    case 'ru':
    case 'es':
    case 'it':
      return ['«', '»'];
    case 'pl':
    case 'ro':
      return ['„', '”'];
    default:
      return ['“', '”'];
  }
}

function people(names: readonly Name[] | undefined, language: string): string {
  const words = (names ?? []).map(({ literal, given, family }) => literal ?? [given, family].filter(Boolean).join(' ')).filter((name) => name !== '');
  return words.length > 3 ? `${words[0]} et al.` : words.length === 0 ? '' : joinList(words, language);
}

function editors(source: Source, language: string): string {
  const names = people(source.editor, language);
  return names === '' ? '' : phrase(language, 'editor', names);
}

function container(source: Source, language: string): string {
  const name = source['container-title'];
  if (name === undefined) return '';
  const shown = element('cite', {}, escapeText(name));
  return source.type === 'chapter' || source.type === 'paper-conference' ? `${phrasesOf(language).in} ${shown}` : shown;
}

const field = (source: Source, name: string): string => {
  const value = (source as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

/** Genre, edition, volume and issue, section, pages. CSL's `number` is not at hand: a cited source has its own there. */
function details(source: Source): string {
  const volume = field(source, 'volume');
  const issue = field(source, 'issue');
  const place = volume === '' ? issue : issue === '' ? volume : `${volume}(${issue})`;
  return [field(source, 'genre'), field(source, 'edition'), place, field(source, 'section'), field(source, 'page').replace('-', '–')]
    .filter((part) => part !== '').join(', ');
}

function publisherOf(source: Source): string {
  return source.publisher ?? '';
}

function publisher(source: Source, makers: string): string {
  const name = publisherOf(source);
  const place = field(source, 'publisher-place') || field(source, 'event-place');
  const shown = name === makers || name === source['container-title'] || (source.title === undefined && source['container-title'] === undefined) ? '' : name;
  return [shown, place].filter((part) => part !== '').join(', ');
}

/** A CSL date in words: date-parts, else what was written. */
function csl(date: CslDate | undefined, language: string): string {
  const [from, to] = (date?.['date-parts'] ?? []).map((parts) => point(parts.map(Number)));
  if (from === undefined) return date?.literal ?? date?.raw ?? '';
  return formatDate(to === undefined ? { kind: 'point', point: from } : { kind: 'interval', from, to }, 'long', language);
}

function point([year, month, day]: readonly number[]) {
  const known = (value: number | undefined): value is number => value !== undefined && Number.isInteger(value) && value > 0;
  return {
    ...(known(year) ? { year } : {}), ...(known(month) && month <= 12 ? { month } : {}), ...(known(day) && day <= 31 ? { day } : {}),
    approximate: false, uncertain: false,
  };
}

function address(source: Source, language: string): string {
  const url = source.DOI === undefined ? source.URL : `https://doi.org/${source.DOI.replace(/^https?:\/\/(dx\.)?doi\.org\//, '')}`;
  if (url === undefined) return '';
  if (!/^https?:\/\//i.test(url)) return escapeText(url);
  const link = element('a', { href: url, class: 'address' }, escapeText(url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')));
  const accessed = source.DOI === undefined ? csl(source.accessed, language) : '';
  return accessed === '' ? link : `${link} (${escapeText(phrase(language, 'accessed', accessed))})`;
}

/** Parts joined by commas, with a full stop unless the last has one. */
function sentence(parts: readonly string[]): string {
  const joined = parts.join(', ').replace(/([,.!?])”, /g, '$1” ');
  return joined === '' || /[.!?]$/.test(joined.replace(/<[^>]+>/g, '')) ? joined : `${joined}.`;
}
