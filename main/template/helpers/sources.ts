// Citing and listing sources.

import { listOfSources, renderCitation } from '../citing.ts';
import type { HelperDefinition } from '../helper.ts';
import { markup } from '../html.ts';
import { formatReference } from '../references.ts';
import type { Source } from '../../dataset/report.ts';
import { originOf } from './text.ts';

/** Ids in what `{{cite}}` is given: ids as text, objects with `sources`, sources themselves. */
function idsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { sources, id, path } = value as { sources?: unknown; id?: unknown; path?: unknown };
  if (Array.isArray(sources)) return sources.flatMap(idsIn);
  return typeof id === 'string' && typeof path === 'string' && path.startsWith('sources.') ? [id] : [];
}

export const citing: readonly HelperDefinition[] = [
  {
    name: 'cite', group: 'Sources', use: 'inline', parameters: ['objects…'], tolerant: true,
    options: { locator: 'Where in the source: “p. 3”.' },
    sentence: 'Cites the sources of objects, or sources by id, in the note style of the document; nothing if there are none.',
    example: '{{quote.text}}{{cite quote}}',
    run: ({ values, options, site, filling }) => {
      const ids = [...new Set(values.flatMap(idsIn))];
      const locator = options['locator'];
      return markup(renderCitation(ids.map((id) => ({ id, ...(typeof locator === 'string' ? { locator } : {}) })), site, filling));
    },
  },
  {
    name: 'sources', group: 'Sources', use: 'inline', parameters: [],
    options: { all: 'true to list those too that the document does not cite.', back: 'false to leave out the links back to the citations.' },
    sentence: 'The list of sources in the order of first citation; all of them if the document cites none.',
    example: '<h2>{{phrase "sources"}}</h2>{{sources}}',
    run: (call) => {
      const { lists } = call.filling.citations;
      const mark = `\ue000sources-${lists.length}\ue001`;
      const origin = originOf(call);
      lists.push({ mark, write: () => listOfSources(call.filling, { all: call.options['all'] === true, backLinks: call.options['back'] !== false, origin }) });
      return markup(mark);
    },
  },
  {
    name: 'reference', group: 'Sources', use: 'inline', parameters: ['source'],
    sentence: 'One source in words, for lists of a template’s own.',
    example: '{{#each uncited}}<li>{{reference this}}</li>{{/each}}',
    run: ({ values, filling }) => markup(formatReference(values[0] as Source, filling.language)),
  },
];
