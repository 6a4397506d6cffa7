// The dataset with only what a content shows, to be attached to the PDF: a valid dataset again, that makes the same document.

import { objectKinds, type Block, type Report, type Section } from '../dataset/report.ts';
import type { Content, ContentBlock, ContentSection, Placed } from './content.ts';

/** Objects come in report order. Only what `content` reaches is in it, with the texts as `content` has them. */
export function reduceReport(report: Report, content: Content): Report {
  const lists = Object.fromEntries(objectKinds.map((kind) => [kind, inOrderOf(report[kind], reached(content, kind))]));
  const sources = [...content.sources, ...content.uncited].map((source) => without(source, 'number') as Placed<Identified>);
  return {
    ...(lists as unknown as Report),
    report: { ...withoutPath(content.report), keyPoints: content.report.keyPoints.map(withoutPath) },
    sections: content.sections.filter(({ number }) => number !== '').map(toSection),
    sources: inOrderOf(report.sources, sources),
  };
}

/** The text of a dataset file. */
export function printReport(report: Report): string {
  const filled = Object.entries(report).filter(([, value]) => !Array.isArray(value) || value.length > 0);
  return `${JSON.stringify(Object.fromEntries(filled), undefined, 2)}\n`;
}

type Identified = { readonly id: string };

function reached(content: Content, kind: (typeof objectKinds)[number]): readonly Placed<Identified>[] {
  const mentioned = kind === 'figures' || kind === 'quotes' ? Object.values<Placed<Identified>>(content.mentions[kind]) : [];
  return [...(content[kind] as readonly Placed<Identified>[]), ...mentioned];
}

function inOrderOf(all: readonly Identified[], some: readonly Placed<Identified>[]): never[] {
  const byId = new Map(some.map((object) => [object.id, withoutPath(object)]));
  return all.flatMap(({ id }) => {
    const object = byId.get(id);
    byId.delete(id);
    return object ? [object as never] : [];
  });
}

function without<T extends object, Key extends keyof T>(object: T, ...keys: readonly Key[]): Omit<T, Key> {
  const copy = { ...object };
  for (const key of keys) delete copy[key];
  return copy;
}

const withoutPath = <T extends { readonly path: string }>(object: T): Omit<T, 'path'> => without(object, 'path');

function toSection(section: ContentSection): Section {
  const { body, sections } = section;
  const own = without(section, 'path', 'level', 'number', 'body', 'sections');
  return { ...own, ...(body.length > 0 && { body: body.map(toBlock) }), ...(sections.length > 0 && { sections: sections.map(toSection) }) };
}

function toBlock(block: ContentBlock): Block {
  switch (block.kind) {
    case 'text':
    case 'callout':
      return withoutPath(block) as Block;
    case 'quote':
      return { kind: 'quote', id: block.quote.id };
    case 'figure':
      return { kind: 'figure', id: block.figure.id };
    case 'table':
      return { kind: 'table', id: block.table.id };
    case 'chart':
      return { kind: 'chart', id: block.chart.id };
    case 'image':
      return { kind: 'image', id: block.image.id };
    default:
      return toListBlock(block);
  }
}

function toListBlock(block: Extract<ContentBlock, { readonly path: string; readonly title?: string }>): Block {
  const objects = (block as unknown as Record<string, readonly Identified[]>)[block.kind] ?? [];
  const title = 'title' in block && block.title !== undefined ? { title: block.title } : {};
  return { kind: block.kind, ids: objects.map(({ id }) => id), ...title } as Block;
}
