// A small report with everything that selection decides about, and shorthands to read a content by.

import { loadReport } from '../../main/dataset/load.ts';
import type { Report } from '../../main/dataset/report.ts';
import type { Diagnostic } from '../../main/diagnostic.ts';
import type { Content, ContentBlock, ContentSection } from '../../main/select/content.ts';
import { selectContent } from '../../main/select/select.ts';
import type { Selection, SelectOptions } from '../../main/select/selection.ts';

export const load = (dataset: unknown, findings: Diagnostic[] = []): Report =>
  loadReport(new TextEncoder().encode(JSON.stringify(dataset)), 'r.json', (diagnostic) => findings.push(diagnostic)).report;

const text = (words: string, more = {}): object => ({ kind: 'text', text: words, ...more });

export const dataset = {
  report: { id: 'r', title: 'R', language: 'en', marking: 'restricted', bottomLine: 'So [@b].', keyPoints: [{ text: 'One' }, { text: 'Two', marking: 'confidential' }] },
  sections: [
    {
      id: 'one', title: 'One',
      body: [text('a [@a]'), { kind: 'quote', id: 'q1' }, text('b :figure[f3]'), { kind: 'figures', ids: ['f1', 'f2'], title: 'Numbers' }, text('c', { marking: 'confidential' })],
      sections: [
        { id: 'one-a', title: 'One A', body: [{ kind: 'table', id: 't1' }] },
        { id: 'one-b', title: 'One B', audience: ['press'], body: [{ kind: 'timeline' }] },
      ],
    },
    { id: 'two', title: 'Two', marking: 'internal', body: [{ kind: 'questions' }, { kind: 'figure', id: 'f4' }] },
    { id: 'three', title: 'Three', sources: ['c'] },
  ],
  quotes: [{ id: 'q1', text: 'Said', speaker: 'S', sources: ['c'] }, { id: 'q2', text: 'Unplaced', speaker: 'S' }],
  figures: [
    { id: 'f1', label: 'F1', value: 1 }, { id: 'f2', label: 'F2', value: 2, marking: 'confidential' },
    { id: 'f3', label: 'F3', value: 3 }, { id: 'f4', label: 'F4', value: 4 },
  ],
  tables: [{ id: 't1', title: 'T', columns: [{ label: 'L' }], rows: [['[@d]']] }],
  timeline: [{ id: 'e1', title: 'E1' }, { id: 'e2', title: 'E2' }],
  questions: [{ id: 'k1', question: 'K1?' }, { id: 'k2', question: 'K2?', internalOnly: true }],
  sources: [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }, { id: 'e' }],
};
export const report = load(dataset);

export function select(selection?: Selection, options: SelectOptions = {}, from: Report = report): { content: Content; said: string[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const content = selectContent(from, selection, options, (diagnostic) => diagnostics.push(diagnostic));
  return { content, diagnostics, said: diagnostics.map(({ severity, code, source }) => [severity, code, source?.data].filter((part) => part !== undefined).join(' ')) };
}

const blockText = (block: ContentBlock): string => {
  if (block.kind === 'text' || block.kind === 'callout') return block.text;
  const shown = (block as unknown as Record<string, { id: string } | { id: string }[]>)[block.kind]!;
  return `${block.kind}(${[shown].flat().map(({ id }) => id).join(' ')})`;
};

/** One line a section: `1.1 Title: block, block`. */
export const outline = (sections: readonly ContentSection[]): string[] =>
  sections.flatMap(({ number, title, body, sections: below }) => [`${number} ${title}: ${body.map(blockText).join(', ')}`, ...outline(below)]);
