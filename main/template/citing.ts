// Citations as the page shows them, by the note style: a footnote, a number that leads to the list of sources, a note in the
// margin, or nothing. Every note links to the list of sources, and the list back to the places that cite.

import { citeSource, type Citing } from './citations.ts';
import { reportAt, type Filling } from './filling.ts';
import { gapMarkup } from './gap.ts';
import type { Site } from './site.ts';
import { attributes, element, escapeText } from './html.ts';
import { phrasesOf } from './phrases.ts';
import { formatReference, shortReference } from './references.ts';
import { hintAt } from './text-place.ts';

/** One source of a citation, as the Markdown parser gives it; a claim's own sources have ids alone. */
export type CitedItem = { readonly id: string; readonly prefix?: string; readonly locator?: string };

type Mark = { readonly citing: Citing; readonly item: CitedItem; readonly place: string; readonly first: boolean };

/** The markup of one citation, which may name several sources; unknown ones are reported and marked. */
export function renderCitation(items: readonly CitedItem[], site: Site, filling: Filling): string {
  const { citations } = filling;
  if (items.length === 0 || citations.style === 'none') return '';
  const marks: Mark[] = [];
  let unknown = '';
  for (const item of items) {
    let place = '';
    const citing = citeSource(citations, item.id, ({ number, count }) => (place = `cite-${number}-${count}`));
    if (citing === undefined) unknown += unknownSource(item.id, site, filling);
    else marks.push({ citing, item, place, first: citing.places.length === 1 });
  }
  marks.sort((a, b) => a.citing.number - b.citing.number);
  return unknown + (marks.length === 0 ? '' : renderMarks(marks, filling));
}

function unknownSource(id: string, site: Site, filling: Filling): string {
  const { known } = filling.citations;
  reportAt(filling, site, { severity: 'error', code: 'unknown-source', message: `there is no source "${id}"`, ...hintAt(id, known.keys()) });
  return gapMarkup(`@${id}`, 'content');
}

function renderMarks(marks: readonly Mark[], filling: Filling): string {
  switch (filling.citations.style) {
    case 'footnote':
      return element('span', { class: 'footnote' }, notes(marks, filling));
    case 'margin':
      return numbers(marks) + element('span', { class: 'margin-note' }, notes(marks, filling));
    default:
      return numbers(marks);
  }
}

/** Superscript numbers that lead to the list of sources. */
function numbers(marks: readonly Mark[]): string {
  const links = marks.map(({ citing, item, place }) => {
    const locator = item.locator ? `, ${escapeText(item.locator)}` : '';
    return element('a', { id: place, href: `#${sourceAnchor(citing.source.id)}` }, `${citing.number}${locator}`);
  });
  return element('sup', { class: 'cite' }, links.join(', '));
}

/** References behind each other, each a sentence or, where short, parted by semicolons. */
function notes(marks: readonly Mark[], filling: Filling): string {
  const inMargin = filling.citations.style === 'margin';
  let words = '';
  for (const [index, mark] of marks.entries()) {
    const number = inMargin ? `${element('b', {}, String(mark.citing.number))} ` : '';
    const text = note(mark, filling, inMargin);
    const ends = index === marks.length - 1 ? (/(?:[.!?]|\.<\/a>|class="address".*<\/a>\)?)$/.test(text) ? '' : '.') : text.endsWith('.</a>') || text.includes('class="address"') ? ' ' : '; ';
    words += number + text + ends;
  }
  return words;
}

/** The reference in a note: whole at the first citation, short after that; the link leads to the list of sources. */
function note({ citing, item, place, first }: Mark, filling: Filling, inMargin: boolean): string {
  const { source } = citing;
  const words = first ? formatReference(source, filling.language) : shortReference(source, filling.language);
  const text = item.locator ? `${words.replace(/\.$/, '')}, ${escapeText(item.locator)}` : words;
  const prefix = item.prefix ? `${escapeText(item.prefix)} ` : '';
  return prefix + linkAround(text, { ...(inMargin ? {} : { id: place }), href: `#${sourceAnchor(source.id)}`, class: 'reference' });
}

/** Links do not nest: where the reference has an address of its own, only what stands before it leads to the list. */
function linkAround(text: string, link: Readonly<Record<string, string>>): string {
  const inner = text.indexOf('<a ');
  const before = inner === -1 ? text : text.slice(0, inner).trimEnd();
  const rest = inner === -1 ? '' : ` ${text.slice(inner)}`;
  return before === '' ? `<a${attributes(link)}>→</a>${rest}` : element('a', link, before) + rest;
}

/** Ids of CSL items may hold anything, such as addresses. */
export function sourceAnchor(id: string): string {
  return `source-${id.replace(/[^\p{L}\p{N}_-]+/gu, '-')}`;
}

/**
 * The list of all that the document cites, in the order of first citation; of all chosen sources where it cites none. With
 * `all`, the others follow. Written when the whole page is known.
 */
export function listOfSources(filling: Filling, options: { readonly all: boolean; readonly backLinks: boolean; readonly origin: string }): string {
  const { cited, known, style } = filling.citations;
  const numbered = style !== 'footnote' && cited.size > 0;
  const others = cited.size === 0 ? filling.content.sources : options.all ? [...known.values()].filter(({ id }) => !cited.has(id)) : [];
  const items = [
    ...[...cited.values()].map((citing) => entry(citing.source, filling, options.backLinks ? backLinks(citing, filling) : '', numbered)),
    ...others.map((source) => entry(source, filling, '', numbered)),
  ];
  if (items.length === 0) return '';
  return `<${numbered ? 'ol' : 'ul'} class="sources"${options.origin}>${items.join('')}</${numbered ? 'ol' : 'ul'}>`;
}

function entry(source: Citing['source'], filling: Filling, back: string, numbered: boolean): string {
  const own = filling.ids.has(sourceAnchor(source.id)) ? {} : { id: sourceAnchor(source.id) };
  filling.ids.add(sourceAnchor(source.id));
  return element('li', { ...own, 'data-from': source.path, class: numbered ? undefined : 'unnumbered' }, formatReference(source, filling.language) + back);
}

function backLinks({ places }: Citing, filling: Filling): string {
  const name = phrasesOf(filling.language).backTo;
  const links = places.slice(0, 26).map((place, index) =>
    element('a', { href: `#${place}`, class: 'back', 'aria-label': name }, places.length === 1 ? '↑' : String.fromCharCode(97 + index)),
  );
  return ` ${element('span', { class: 'backs' }, (places.length === 1 ? '' : '↑\u202f') + links.join('\u202f'))}`;
}
