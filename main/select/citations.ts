// What the chosen content cites and mentions: numbers the sources in the order in which a reader meets them.

import { referencesOf } from '../dataset/markdown.ts';
import { objectKinds, type Report } from '../dataset/report.ts';
import type { Chosen } from './chosen.ts';
import type { CitedSource, Content, ContentBlock, ContentSection } from './content.ts';

type Bag = Readonly<Record<string, unknown>>;

/** In the order in which a page mostly shows them. */
const textFields = ['bottomLine', 'summary', 'answer', 'ifPressed', 'definition', 'position', 'description', 'caption', 'text', 'note'];

/** References of one object: those in its texts, then the sources that it names. */
function visitReferences(object: Bag, cite: (id: string) => void, mention: (kind: 'figures' | 'quotes', id: string) => void): void {
  const visit = (text: unknown): void => {
    if (typeof text !== 'string') return;
    for (const reference of referencesOf(text)) {
      if (reference.kind === 'citation') cite(reference.id);
      else if (reference.kind === 'mention' && reference.name === 'figure') mention('figures', reference.id);
      else if (reference.kind === 'mention' && reference.name === 'quote') mention('quotes', reference.id);
    }
  };
  for (const field of textFields) if (field !== 'text' || !('speaker' in object)) visit(object[field]);
  if (Array.isArray(object['rows'])) (object['rows'] as unknown[][]).flat().forEach(visit);
  if (Array.isArray(object['sources'])) (object['sources'] as string[]).forEach(cite);
}

type Lists = Omit<Content, 'mentions' | 'sources' | 'uncited'>;

/** `mentions`, `sources` and `uncited` of a content. */
export function collectReferences(content: Lists, chosen: Chosen): Pick<Content, 'mentions' | 'sources' | 'uncited'> {
  const known = new Map(chosen.report.sources.map((source) => [source.id, source]));
  const cited = new Set<string>();
  const mentions = { figures: Object.create(null), quotes: Object.create(null) } as { figures: Record<string, never>; quotes: Record<string, never> };
  const seen = new Set<Bag>();
  const cite = (id: string): void => {
    if (known.has(id)) cited.add(id);
  };
  const visit = (object: Bag): void => {
    if (seen.has(object)) return;
    seen.add(object);
    visitReferences(object, cite, (kind, id) => {
      const mentioned = chosen.find(kind, id);
      if (!mentioned) return;
      mentions[kind][id] = mentioned as never;
      visit(mentioned);
    });
  };
  readingOrder(content).forEach(visit);
  const sources = [...cited].flatMap((id, index): CitedSource[] => {
    const source = known.get(id);
    return source ? [{ ...source, path: `sources.${id}`, number: index + 1 }] : [];
  });
  return { mentions, sources, uncited: furtherReading(chosen.report, sources.length) };
}

/** Every object of the content, as a page shows them one after the other. */
function readingOrder(content: Lists): Bag[] {
  const inSection = (section: ContentSection): Bag[] => [section, ...section.body.flatMap(inBlock), ...section.sections.flatMap(inSection)];
  return [content.report, ...content.report.keyPoints, ...content.sections.flatMap(inSection), ...objectKinds.flatMap((kind) => content[kind] as readonly Bag[])];
}

function inBlock(block: ContentBlock): readonly Bag[] {
  if (block.kind === 'text' || block.kind === 'callout') return [block];
  const shown = (block as unknown as Bag)[block.kind];
  return Array.isArray(shown) ? (shown as Bag[]) : [shown as Bag];
}

/** Sources that nothing in the whole report cites. What only unchosen parts cite stays out of sight. */
function furtherReading(report: Report, cited: number): CitedSource[] {
  const used = citedAnywhere.get(report) ?? sourcesCitedIn(report);
  citedAnywhere.set(report, used);
  return report.sources
    .filter(({ id }) => !used.has(id))
    .map((source, index): CitedSource => ({ ...source, path: `sources.${source.id}`, number: cited + index + 1 }));
}

/** The live preview selects from the same report again and again. */
const citedAnywhere = new WeakMap<Report, ReadonlySet<string>>();

function sourcesCitedIn(report: Report): ReadonlySet<string> {
  const used = new Set<string>();
  const waiting: unknown[] = [{ ...report, sources: [] }];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (Array.isArray(value)) for (const item of value) waiting.push(item);
    else if (typeof value === 'object' && value !== null) {
      visitReferences(value as Bag, (id) => used.add(id), () => undefined);
      for (const item of Object.values(value)) if (typeof item === 'object' && item !== null) waiting.push(item);
    }
  }
  return used;
}
