// What a schema cannot say of a dataset: ids are unique, and whatever is named exists: by blocks, by `sources`, inside Markdown.
// Reads the raw value and takes no shape for granted, so that it also works, and lists all it finds, where the shape is wrong.

import { nearest } from '../diagnostic.ts';
import type { Finding } from './check-shape.ts';
import type { JsonPath } from './json.ts';
import { referencesOf, type Reference } from './markdown.ts';
import { objectKinds } from './report.ts';

type Bag = Readonly<Record<string, unknown>>;
/** What an id names: its list and its place in the file. */
type Entry = { readonly kind: string; readonly path: JsonPath };
/** `objects` and `sources` are two name spaces. */
export type IdIndex = { readonly objects: ReadonlyMap<string, Entry>; readonly sources: ReadonlyMap<string, Entry> };

/** Fields that hold Markdown, wherever they stand; a quote's `text` is the exception. */
const textFields = new Set(['text', 'summary', 'bottomLine', 'answer', 'ifPressed', 'definition', 'description', 'position', 'note', 'caption']);
const singular: Record<string, string> = {
  sections: 'section', quotes: 'quote', figures: 'figure', tables: 'table', charts: 'chart', timeline: 'event', questions: 'question',
  actors: 'actor', glossary: 'term', images: 'image',
};
const listOfBlock: Record<string, string> = {
  figure: 'figures', figures: 'figures', quote: 'quotes', table: 'tables', chart: 'charts', image: 'images',
  timeline: 'timeline', questions: 'questions', actors: 'actors', glossary: 'glossary',
};

const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (owner: unknown, key: string): readonly unknown[] => {
  const list = isBag(owner) && Object.hasOwn(owner, key) ? owner[key] : undefined;
  return Array.isArray(list) ? list : [];
};

/** All ids of a raw dataset; of two equal ones the first. `onRepeated` hears of the others. */
export function indexIds(root: unknown, onRepeated?: (id: string, path: JsonPath) => void): IdIndex {
  const objects = new Map<string, Entry>();
  const sources = new Map<string, Entry>();
  const add = (into: Map<string, Entry>, kind: string, item: unknown, path: JsonPath): void => {
    if (!isBag(item) || typeof item['id'] !== 'string') return;
    if (into.has(item['id'])) onRepeated?.(item['id'], path);
    else into.set(item['id'], { kind, path });
  };
  const addSections = (owner: unknown, path: JsonPath): void =>
    listOf(owner, 'sections').forEach((item, index) => {
      add(objects, 'sections', item, [...path, 'sections', index]);
      addSections(item, [...path, 'sections', index]);
    });
  addSections(root, []);
  for (const kind of objectKinds) listOf(root, kind).forEach((item, index) => add(objects, kind, item, [kind, index]));
  listOf(root, 'sources').forEach((item, index) => add(sources, 'sources', item, ['sources', index]));
  return { objects, sources };
}

/** Codes: `duplicate-id`, `dangling-reference`, `wrong-kind`, `ragged-table` (errors), `unknown-mention`, `dangling-link` (warnings). */
export function checkReferences(root: unknown): Finding[] {
  const findings: Finding[] = [];
  const index = indexIds(root, (id, path) =>
    findings.push({ severity: 'error', code: 'duplicate-id', message: `id "${id}" is used twice; each object needs its own`, path: [...path, 'id'] }));
  const waiting: [unknown, JsonPath][] = [];
  if (isBag(root)) for (const [key, value] of Object.entries(root)) if (key !== 'sources') waiting.push([value, [key]]);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [value, path] = next;
    if (Array.isArray(value)) value.forEach((item, at) => typeof item === 'object' && waiting.push([item, [...path, at]]));
    else if (isBag(value)) {
      checkObject(value, path, index, findings);
      for (const key in value) if (typeof value[key] === 'object') waiting.push([value[key], [...path, key]]);
    }
  }
  return findings;
}

function checkObject(object: Bag, path: JsonPath, index: IdIndex, findings: Finding[]): void {
  listOf(object, 'sources').forEach((id, at) => typeof id === 'string' && checkSource(id, [...path, 'sources', at], index, findings));
  if (path.at(-2) === 'body') checkBlock(object, path, index, findings);
  const isQuote = path.length === 2 && path[0] === 'quotes';
  for (const key in object) {
    const value = object[key];
    if (typeof value === 'string' && textFields.has(key) && !(isQuote && key === 'text')) checkText(value, [...path, key], index, findings);
  }
  if (path.length !== 2) return;
  if (path[0] === 'tables') checkTable(object, path, index, findings);
  if (path[0] === 'charts') checkChart(object, path, findings);
}

function checkSource(id: string, path: JsonPath, index: IdIndex, findings: Finding[], at?: number): void {
  if (index.sources.has(id)) return;
  findings.push({ severity: 'error', code: 'dangling-reference', message: `there is no source "${id}"`, ...hint(id, index.sources.keys(), findings), path, ...(at === undefined ? {} : { at }) });
}

function checkBlock(block: Bag, path: JsonPath, index: IdIndex, findings: Finding[]): void {
  const list = listOfBlock[String(block['kind'])];
  if (list === undefined) return;
  if (typeof block['id'] === 'string') checkObjectId({ id: block['id'], kind: list }, [...path, 'id'], index, findings);
  listOf(block, 'ids').forEach((id, at) => typeof id === 'string' && checkObjectId({ id, kind: list }, [...path, 'ids', at], index, findings));
}

function checkObjectId({ id, kind, at }: { id: string; kind: string; at?: number }, path: JsonPath, index: IdIndex, findings: Finding[]): void {
  const entry = index.objects.get(id);
  const [wanted, place] = [singular[kind] ?? kind, at === undefined ? {} : { at }];
  if (!entry) {
    const known = [...index.objects].filter(([, { kind: other }]) => other === kind).map(([known]) => known);
    findings.push({ severity: 'error', code: 'dangling-reference', message: `there is no ${wanted} "${id}"`, ...hint(id, known, findings), path, ...place });
  } else if (entry.kind !== kind) {
    findings.push({ severity: 'error', code: 'wrong-kind', message: `"${id}" is a ${singular[entry.kind]}, expected a ${wanted}`, path, ...place });
  }
}

function checkText(text: string, path: JsonPath, index: IdIndex, findings: Finding[]): void {
  for (const reference of referencesOf(text)) checkReference(reference, path, index, findings);
}

function checkReference(reference: Reference, path: JsonPath, index: IdIndex, findings: Finding[]): void {
  const { id, offset } = reference;
  if (reference.kind === 'citation') checkSource(id, path, index, findings, offset);
  else if (reference.kind === 'link') {
    if (index.objects.has(id) || index.sources.has(id)) return;
    findings.push({ severity: 'warning', code: 'dangling-link', message: `the link goes to "#${id}", which no object of the report is called`, ...hint(id, index.objects.keys(), findings), path, at: offset });
  } else if (reference.name === 'figure' || reference.name === 'quote') {
    checkObjectId({ id, kind: `${reference.name}s`, at: offset }, path, index, findings);
  } else {
    const message = `":${reference.name}[${id}]" is not known in a text and is shown as it stands; known are :figure[id] and :quote[id]`;
    findings.push({ severity: 'warning', code: 'unknown-mention', message, ...hint(reference.name, ['figure', 'quote'], findings), path, at: offset });
  }
}

function checkTable(table: Bag, path: JsonPath, index: IdIndex, findings: Finding[]): void {
  const columns = listOf(table, 'columns').length;
  listOf(table, 'rows').forEach((row, at) => {
    if (!Array.isArray(row)) return;
    if (row.length !== columns) {
      findings.push({ severity: 'error', code: 'ragged-table', message: `found a row of ${row.length} cells, expected ${columns}, one for each column`, path: [...path, 'rows', at] });
    }
    row.forEach((cell, place) => typeof cell === 'string' && checkText(cell, [...path, 'rows', at, place], index, findings));
  });
}

function checkChart(chart: Bag, path: JsonPath, findings: Finding[]): void {
  const categories = listOf(chart, 'categories').length;
  listOf(chart, 'series').forEach((series, at) => {
    const values = listOf(series, 'values').length;
    if (values === categories) return;
    findings.push({ severity: 'error', code: 'ragged-table', message: `found ${values} values, expected ${categories}, one for each category`, path: [...path, 'series', at, 'values'] });
  });
}

/** Looking through all ids for each of thousands of findings would take minutes; the first hundreds are enough. */
function hint(word: string, known: Iterable<string>, findings: readonly Finding[]): { hint: string } | Record<never, never> {
  const meant = findings.length < 300 ? nearest(word, known) : undefined;
  return meant === undefined ? {} : { hint: `did you mean "${meant}"?` };
}
