// What the rules look at: the document's pages, structure, fonts and metadata, read once.

import type { PdfDocument } from '../read.ts';
import { isName, type PdfDictionary, type PdfStream, type PdfValue } from '../read/value.ts';
import type { RuleId } from './rules.ts';
import { parseXml, type XmlElement, XmlFault } from './xml.ts';

/** Reports a breach. `page` counts from 1; `object` is the number of an object. */
export type Fail = (rule: RuleId, message: string, place?: { readonly page?: number | undefined; readonly object?: number | undefined }) => void;

export type PageFacts = {
  /** Number of the page object, and its place in the document from 1. */
  readonly id: number;
  readonly number: number;
  readonly dictionary: PdfDictionary;
  readonly resources: PdfValue;
};

/** Kids of a structure element that are no elements: marked content, annotations. */
export type ContentKid = { readonly kind: 'content'; readonly page: number; readonly owner: number; readonly mcid: number };
export type ObjectKid = { readonly kind: 'object'; readonly page: number; readonly object: number };
export type TagNode = {
  readonly kind: 'tag';
  readonly id: number;
  /** As written, and as the role map makes it. */
  readonly type: string;
  readonly role: string;
  readonly dictionary: PdfDictionary;
  readonly parent: TagNode | undefined;
  readonly kids: (TagNode | ContentKid | ObjectKid)[];
};

/** A font that text is shown in. */
export type FontFacts = {
  readonly id: number;
  readonly dictionary: PdfDictionary;
  /** Codes shown, and those among them that were shown with no ActualText around. */
  readonly codes: Set<number>;
  readonly bareCodes: Set<number>;
  readonly toUnicode: ReadonlyMap<number, string> | undefined;
};

export type Subject = {
  readonly document: PdfDocument;
  readonly catalog: PdfValue;
  readonly pages: readonly PageFacts[];
  readonly tags: readonly TagNode[];
  /** All tags, parents before children. */
  readonly allTags: readonly TagNode[];
  readonly xmp: XmlElement | undefined;
  /** Why the metadata is no XML; undefined where it is, or where there is none. */
  readonly xmpFault: string | undefined;
  /** 2 or 3 as the file claims; 3 where it claims nothing. */
  readonly archivePart: number;
};

export function openSubject(document: PdfDocument): Subject {
  const catalog = document.get(document.trailer, 'Root');
  const pages = readPages(document, catalog);
  const tags = readTags(document, catalog);
  const { xmp, xmpFault } = readMetadata(document, catalog);
  return { document, catalog, pages, tags, allTags: flatten(tags), xmp, xmpFault, archivePart: Number(xmpValue(xmp, `{${pdfaid}}part`) ?? 3) };
}

export function entriesOf(value: PdfValue): ReadonlyMap<string, PdfValue> {
  return typeof value === 'object' && (value?.kind === 'dictionary' || value?.kind === 'stream') ? value.entries : new Map();
}

export function isDictionary(value: PdfValue | undefined): value is PdfDictionary {
  return typeof value === 'object' && value?.kind === 'dictionary';
}

export function isStream(value: PdfValue | undefined): value is PdfStream {
  return typeof value === 'object' && value?.kind === 'stream';
}

export function idOf(value: PdfValue | undefined): number {
  return typeof value === 'object' && value?.kind === 'reference' ? value.id : 0;
}

export function nameOf(value: PdfValue | undefined): string {
  return isName(value) ? value.name : '';
}

// --- pages

const mostPages = 100_000;

function readPages(document: PdfDocument, catalog: PdfValue): readonly PageFacts[] {
  const pages: PageFacts[] = [];
  const seen = new Set<number>();
  const visit = (reference: PdfValue, resources: PdfValue, depth: number): void => {
    const id = idOf(reference);
    if (depth > 60 || pages.length >= mostPages || (id !== 0 && seen.has(id))) return;
    seen.add(id);
    const dictionary = document.resolve(reference);
    if (!isDictionary(dictionary)) return;
    const own = document.get(dictionary, 'Resources') ?? resources;
    const kids = document.list(dictionary.entries.get('Kids'));
    if (nameOf(document.get(dictionary, 'Type')) === 'Pages' || kids.length > 0) {
      for (const kid of kids) visit(kid, own, depth + 1);
    } else pages.push({ id, number: pages.length + 1, dictionary, resources: own });
  };
  visit(entriesOf(catalog).get('Pages') ?? null, null, 0);
  return pages;
}

// --- structure

export const standardTypes: ReadonlySet<string> = new Set([
  'Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote', 'Caption', 'TOC', 'TOCI', 'Index', 'NonStruct', 'Private',
  'P', 'H', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'TR', 'TH', 'TD', 'THead', 'TBody', 'TFoot',
  'Span', 'Quote', 'Note', 'Reference', 'BibEntry', 'Code', 'Link', 'Annot', 'Ruby', 'RB', 'RT', 'RP', 'Warichu', 'WT', 'WP',
  'Figure', 'Formula', 'Form',
]);

const deepestTag = 1000;

function readTags(document: PdfDocument, catalog: PdfValue): readonly TagNode[] {
  const root = document.get(catalog, 'StructTreeRoot');
  const roles = entriesOf(document.get(root, 'RoleMap'));
  const seen = new Set<number>();
  const top: TagNode[] = [];
  const waiting: { readonly kid: PdfValue; readonly parent: TagNode | undefined; readonly page: number; readonly depth: number }[] = [];
  const enqueue = (kids: PdfValue | undefined, parent: TagNode | undefined, page: number, depth: number): void => {
    const resolved = document.resolve(kids);
    const list = typeof resolved === 'object' && resolved?.kind === 'array' ? resolved.items : kids === undefined ? [] : [kids];
    for (const kid of list.toReversed()) waiting.push({ kid, parent, page, depth });
  };
  enqueue(entriesOf(root).get('K'), undefined, 0, 0);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { kid, parent, page, depth } = next;
    const value = document.resolve(kid);
    const content = contentKid(document, value, page);
    if (content !== undefined) parent?.kids.push(content);
    if (content !== undefined || !isDictionary(value) || depth > deepestTag || seen.has(idOf(kid))) continue;
    if (idOf(kid) !== 0) seen.add(idOf(kid));
    const type = nameOf(document.get(value, 'S'));
    const node: TagNode = { kind: 'tag', id: idOf(kid), type, role: mappedRole(type, roles), dictionary: value, parent, kids: [] };
    (parent?.kids ?? top).push(node);
    enqueue(value.entries.get('K'), node, idOf(value.entries.get('Pg')) || page, depth + 1);
  }
  return top;
}

function contentKid(document: PdfDocument, value: PdfValue, page: number): ContentKid | ObjectKid | undefined {
  if (typeof value === 'number') return { kind: 'content', page, owner: page, mcid: value };
  if (!isDictionary(value)) return undefined;
  const type = nameOf(document.get(value, 'Type'));
  const own = idOf(value.entries.get('Pg')) || page;
  if (type === 'OBJR') return { kind: 'object', page: own, object: idOf(value.entries.get('Obj')) };
  const mcid = document.get(value, 'MCID');
  if (type !== 'MCR' || typeof mcid !== 'number') return undefined;
  return { kind: 'content', page: own, owner: idOf(value.entries.get('Stm')) || own, mcid };
}

/** A standard type is what it is; others go along the role map, unless it leads in a circle. */
function mappedRole(type: string, roles: ReadonlyMap<string, PdfValue>): string {
  let role = type;
  for (let hops = 0; hops < 50 && !standardTypes.has(role) && roles.has(role); hops++) role = nameOf(roles.get(role));
  return role;
}

function flatten(tags: readonly TagNode[]): readonly TagNode[] {
  const all: TagNode[] = [];
  const waiting = tags.toReversed();
  for (let tag = waiting.pop(); tag !== undefined; tag = waiting.pop()) {
    all.push(tag);
    for (const kid of tag.kids.toReversed()) if (kid.kind === 'tag') waiting.push(kid);
  }
  return all;
}

export function tagKids(tag: TagNode): readonly TagNode[] {
  return tag.kids.filter((kid) => kid.kind === 'tag');
}

// --- metadata

export const pdfaid = 'http://www.aiim.org/pdfa/ns/id/';
export const pdfuaid = 'http://www.aiim.org/pdfua/ns/id/';
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

function readMetadata(document: PdfDocument, catalog: PdfValue): { readonly xmp: XmlElement | undefined; readonly xmpFault: string | undefined } {
  const stream = document.get(catalog, 'Metadata');
  if (!isStream(stream)) return { xmp: undefined, xmpFault: undefined };
  try {
    return { xmp: parseXml(new TextDecoder('utf-8', { fatal: true }).decode(document.decode(stream).bytes)), xmpFault: undefined };
  } catch (error) {
    return { xmp: undefined, xmpFault: error instanceof XmlFault ? error.message : 'it is not UTF-8' };
  }
}

/** All elements and attributes that state a property of the document, by qualified name. */
export function xmpProperties(xmp: XmlElement | undefined): ReadonlyMap<string, XmlElement | string> {
  const properties = new Map<string, XmlElement | string>();
  const visit = (element: XmlElement): void => {
    if (element.name !== `{${rdf}}Description`) {
      for (const child of element.children) visit(child);
      return;
    }
    for (const [name, value] of element.attributes) if (name.startsWith('{') && !name.startsWith(`{${rdf}}`)) properties.set(name, value);
    for (const child of element.children) properties.set(child.name, child);
  };
  if (xmp !== undefined) visit(xmp);
  return properties;
}

/** The text of a property; of a list or of alternatives the first. */
export function xmpValue(xmp: XmlElement | undefined, name: string): string | undefined {
  const property = xmpProperties(xmp).get(name);
  if (property === undefined || typeof property === 'string') return property;
  let element = property;
  for (let first = element.children[0]; first !== undefined; first = element.children[0]) element = first;
  return element.text.trim();
}
