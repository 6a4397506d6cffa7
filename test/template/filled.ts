// Templates from strings, filled with a small report: what every test of filling needs.

import { BriefingError, type Diagnostic } from '../../main/diagnostic.ts';
import { loadReport } from '../../main/dataset/load.ts';
import type { Content } from '../../main/select/content.ts';
import { selectContent } from '../../main/select/select.ts';
import { fillTemplate } from '../../main/template/fill.ts';
import type { Template, TemplateFile } from '../../main/template/load.ts';
import { manifestSchema } from '../../main/template/manifest.ts';

/** Two nested sections, figures of every kind, a quotation, two sources. */
export const smallReport = {
  report: { id: 'small', title: 'Small & <sharp>', language: 'en-GB', asOf: '2025-04-24', authors: ['A. One', 'B. Two', 'C. Three'], keyPoints: [{ text: 'One *point*.', sources: ['paper'] }] },
  sections: [
    {
      id: 'first', title: 'First', summary: 'Short.', body: [{ kind: 'text', text: 'Body [@paper, p. 3].' }, { kind: 'quote', id: 'said' }, { kind: 'figures', ids: ['nations', 'few', 'rate'] }],
      sections: [{ id: 'inner', title: 'Inner', body: [{ kind: 'text', text: 'More.' }] }],
    },
    { id: 'second', title: 'Second', body: [{ kind: 'table', id: 'grid' }] },
  ],
  figures: [
    { id: 'nations', label: 'in the coalition', value: 12500, unit: 'troops', asOf: '2025-04', previous: { value: 9000, asOf: '2024' }, sources: ['paper'] },
    { id: 'few', label: 'have said yes', value: 'fewer than 15' },
    { id: 'rate', label: 'agree', value: -4.5, unit: '%', decimals: 2, priority: 'high' },
  ],
  quotes: [{ id: 'said', text: 'So it is.', speaker: 'Ann Speaker', role: 'Minister', date: 'XXXX-02', language: 'en', sources: ['paper'] }],
  tables: [{ id: 'grid', title: 'Grid', columns: [{ label: 'Name' }, { label: 'Sum', unit: 'm €' }], rows: [['a', 1.5], ['b', 20], ['all', 21.5]], totals: 1 }],
  charts: [{ id: 'pledges', type: 'bar', title: 'Pledges', alt: 'Ships lead.', categories: ['Ships', 'Planes'], series: [{ label: 'Now', values: [3, null] }, { label: 'Then', values: [1, 2] }], unit: 'units' }],
  timeline: [{ id: 'start', date: 'XXXX-02', title: 'It began', sources: ['book'] }, { id: 'end', dateText: 'after a peace deal', title: 'It ends' }],
  sources: [
    { id: 'paper', type: 'article-newspaper', title: 'A story', 'container-title': 'The Paper', author: [{ given: 'Jo', family: 'Writer' }], issued: { 'date-parts': [[2025, 4, 24]] }, URL: 'https://www.paper.example/story' },
    { id: 'book', type: 'book', title: 'A whole book', author: [{ literal: 'The Institute' }], publisher: 'Press', issued: { 'date-parts': [[2020]] } },
  ],
};

/** The content of a report given as an object; anything wrong with it fails the test. */
export function contentOf(report: object = smallReport): Content {
  const fail = (finding: Diagnostic): void => {
    if (finding.severity === 'error') throw new BriefingError([finding]);
  };
  const loaded = loadReport(new TextEncoder().encode(JSON.stringify(report)), 'small.json', fail);
  return selectContent(loaded.report, undefined, {}, fail);
}

type Parts = {
  readonly partials?: Readonly<Record<string, string>>;
  readonly content?: Content;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly declared?: Readonly<Record<string, unknown>>;
};

export function templateOf(text: string, { partials = {}, declared = {} }: Parts = {}): Template {
  const file = (name: string, content: string): TemplateFile => ({ name, file: name, text: content });
  const manifest = manifestSchema.parse({ name: 'test', title: 'Test', purpose: 'Tests.', papers: ['A4'], uses: ['report'], parameters: declared });
  const named = new Map(Object.entries(partials).map(([name, content]) => [name, file(`partials/${name}.hbs`, content)]));
  return { folder: '.', manifest, main: file('briefing.hbs', text), partials: named, sheets: [], files: [] };
}

let small: Content | undefined;

/** The page and what was reported, as `code line:column message`. Places stay in the page if `places` is asked for. */
export function fill(text: string, parts: Parts & { readonly places?: boolean } = {}): { readonly html: string; readonly findings: readonly string[] } {
  const findings: Diagnostic[] = [];
  small ??= contentOf();
  const { text: html } = fillTemplate(templateOf(text, parts), parts.content ?? small, parts.parameters ?? {}, (finding) => findings.push(finding));
  return { html: parts.places === true ? html : withoutPlaces(html), findings: findings.map(inShort) };
}

export function withoutPlaces(html: string): string {
  return html.replaceAll(/ data-(?:src|from)="[^"]*"/g, '');
}

export function inShort({ code, source, message, hint }: Diagnostic): string {
  const file = source?.file === undefined || source.file === 'briefing.hbs' ? '' : `${source.file}:`;
  return `${code} ${file}${source?.line ?? ''}:${source?.column ?? ''}${source?.data === undefined ? '' : ` ${source.data}`} ${message}${hint === undefined ? '' : ` (${hint})`}`;
}
