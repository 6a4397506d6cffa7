// The same content as a report dataset, by our own pipeline: from the dataset's bytes through a Handlebars template to the PDF.

import { join } from 'node:path';
import { makeBriefing, type BriefingRequest } from '../../../main/briefing.ts';
import { createEngine } from '../../../main/engine.ts';
import { nodeHost } from '../../../main/host-node.ts';
import type { BenchDocument, Block, Span } from '../content.ts';
import { wideGaps } from '../gaps.ts';
import type { Engine } from './engine.ts';

const markdown = (span: Span): string => {
  if (span.style === 'bold') return `**${span.text}**`;
  if (span.style === 'italic') return `*${span.text}*`;
  return span.style === 'link' ? `[${span.text}](https://example.org/)` : span.text;
};

function text(one: Exclude<Block, { kind: 'table' }>): string {
  if (one.kind === 'paragraph') return one.spans.map(markdown).join('');
  return one.kind === 'list' ? one.items.map((item) => `- ${item}`).join('\n') : `> ${one.text} (${one.by})`;
}

/** The content as the JSON text of a dataset. */
export function datasetOf(content: BenchDocument): string {
  const tables: object[] = [];
  const body = (one: Block): object => {
    if (one.kind !== 'table') return { kind: 'text', text: text(one) };
    const id = `table-${tables.length + 1}`;
    tables.push({ id, title: `Table ${tables.length + 1}`, columns: one.head.map((label) => ({ label })), rows: one.rows, sources: ['bench'] });
    return { kind: 'table', id };
  };
  const sections = content.sections.map((section, index) => ({ id: `section-${index + 1}`, title: section.title, sources: ['bench'], body: section.blocks.map(body) }));
  return JSON.stringify({ report: { id: 'bench', title: content.title, language: 'en-GB', date: '2026-01-01' }, sections, tables, sources: [{ id: 'bench', title: 'Generated' }] });
}

const host = nodeHost();
const ours = createEngine(host);

/** The bench's own template. */
export const template = join(import.meta.dirname, '..', 'template');

const requestOf = (content: BenchDocument): BriefingRequest =>
  ({ kind: 'briefing', report: { file: 'bench.json', bytes: new TextEncoder().encode(datasetOf(content)) }, template: { folder: template, base: template }, parameters: {} });

/** The content with some words more in the paragraph that begins its middle section. */
function edited(content: BenchDocument): BenchDocument {
  const middle = Math.floor(content.sections.length / 2);
  const edit = (one: Block): Block => (one.kind === 'paragraph' ? { ...one, spans: [{ text: 'As was said before, ' }, ...one.spans] } : one);
  return { ...content, sections: content.sections.map((section, at) => (at === middle ? { ...section, blocks: section.blocks.map((one, index) => (index === 0 ? edit(one) : one)) } : section)) };
}

export const engine: Engine = {
  prepare: async (content) => {
    const request = requestOf(content);
    return async () => {
      const { pdf, timings, trees, diagnostics } = await makeBriefing(request, host, ours, { clock: () => performance.now() });
      if (pdf === undefined) throw new Error('no PDF was made');
      const pages = trees.layout?.pages ?? [];
      return { pdf, stages: timings, notes: { pages: pages.length, ...wideGaps(pages), problems: diagnostics.filter(({ severity }) => severity !== 'info').length } };
    };
  },
  edit: async (content) => {
    const watch = { clock: () => performance.now(), stage: ({ stage }: { readonly stage: string }) => stage !== 'paint' };
    const first = await makeBriefing(requestOf(content), host, ours, watch);
    const again = await makeBriefing(requestOf(edited(content)), host, ours, watch);
    const [before, after] = [first.trees.paint?.pages ?? [], again.trees.paint?.pages ?? []];
    return { first: first.timings.layout ?? 0, again: again.timings.layout ?? 0, same: after.filter((page, index) => page === before[index]).length, pages: after.length };
  },
};
