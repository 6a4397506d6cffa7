// The structure tree (ISO 32000-1, 14.7 and 14.8; ISO 14289-1). One StructureNode is one structure element, however many
// pages its content lies on. Content streams hand in their marked content as they are written; the elements follow at the
// end, children and own content sorted together by document order.

import type { StructureNode } from '../box/structure.ts';
import { assert } from '../diagnostic.ts';
import type { PdfFile } from './file.ts';
import { name, number, reference, textString } from './syntax.ts';

/** Smallest rectangle around drawn things: left, bottom, right, top in the page's own coordinates. */
export type Bounds = { left: number; bottom: number; right: number; top: number };

type Kid = {
  readonly order: number;
  readonly page: number;
  /** Marked content: its number in `stream`, or in the page where that is undefined. Annotation: its object. */
  readonly mcid: number;
  readonly stream: number | undefined;
  readonly annotation: number | undefined;
};
type Element = { readonly id: number; readonly kids: Kid[]; bounds?: Bounds; boundsPage?: number };

/** Elements that a table or list has to have though nothing is drawn in them. */
const keptEmpty: ReadonlySet<string> = new Set(['TD', 'TH', 'TR', 'LI', 'LBody']);
const tableCells: ReadonlySet<string> = new Set(['TD', 'TH']);
const withBounds: ReadonlySet<string> = new Set(['Figure', 'Formula']);

export class TagTree {
  readonly #file: PdfFile;
  readonly #root: StructureNode;
  readonly #language: string;
  readonly #elements = new Map<StructureNode, Element>();
  readonly #parents: { readonly key: number; readonly value: number }[] = [];
  readonly #shown = new Set<StructureNode>();
  readonly #annotated = new Set<StructureNode>();
  readonly #identifierOf = new Map<StructureNode, string>();
  /** The identifiers of header cells, by the ids that cells name them by. */
  readonly #cellIdentifiers = new Map<string, string>();
  readonly #identified: (readonly [string, number])[] = [];
  #nextKey = 0;

  constructor(file: PdfFile, root: StructureNode, language: string) {
    this.#file = file;
    this.#root = root;
    this.#language = language;
  }

  /** A key of the parent tree, for a content stream or an annotation. */
  nextKey(): number {
    return this.#nextKey++;
  }

  /** Marked content `mcid` of a page, or of a form on it, belongs to this node. */
  addContent(node: StructureNode, order: number, mcid: number, place: { readonly page: number; readonly stream: number | undefined }): void {
    this.#element(node).kids.push({ order, page: place.page, mcid, stream: place.stream, annotation: undefined });
  }

  addAnnotation(node: StructureNode, order: number, annotation: number, page: number): void {
    this.#annotated.add(node);
    this.#element(node).kids.push({ order, page, mcid: -1, stream: undefined, annotation });
  }

  /** Something of a figure was drawn here. */
  addBounds(node: StructureNode, page: number, bounds: Bounds): void {
    const element = this.#element(node);
    if (element.bounds === undefined || element.boundsPage === undefined) {
      element.bounds = { ...bounds };
      element.boundsPage = page;
    } else if (element.boundsPage === page) {
      element.bounds.left = Math.min(element.bounds.left, bounds.left);
      element.bounds.bottom = Math.min(element.bounds.bottom, bounds.bottom);
      element.bounds.right = Math.max(element.bounds.right, bounds.right);
      element.bounds.top = Math.max(element.bounds.top, bounds.top);
    }
  }

  /** A content stream ends: which element each of its marked contents belongs to. */
  endStream(key: number, nodes: readonly StructureNode[]): void {
    const parents = nodes.map((node) => reference(this.#element(node).id)).join(' ');
    this.#parents.push({ key, value: this.#file.add(`[${parents}]`) });
  }

  endAnnotation(key: number, node: StructureNode): void {
    this.#parents.push({ key, value: this.#element(node).id });
  }

  /** Writes all elements and gives the StructTreeRoot's object. */
  finish(): number {
    const root = this.#file.reserve();
    this.#collectShown(this.#root);
    this.#collectIdentifiers(this.#root);
    const top = this.#writeElement(this.#root, root, this.#language) ?? this.#writeEmptyRoot(root);
    const strangers = [...this.#elements.keys()].filter((node) => !this.#shown.has(node));
    assert(strangers.length === 0, `${strangers.length} elements with content are not in the structure tree`);
    const identifiers = this.#writeIdentifiers();
    this.#file.put(
      root,
      `<</Type/StructTreeRoot/K ${reference(top)}/ParentTree ${reference(this.#writeParentTree())}` +
        `/ParentTreeNextKey ${this.#nextKey}${identifiers}>>`,
    );
    return root;
  }

  #element(node: StructureNode): Element {
    let element = this.#elements.get(node);
    if (element === undefined) {
      element = { id: this.#file.reserve(), kids: [] };
      this.#elements.set(node, element);
    }
    return element;
  }

  /** Marks the nodes that are written: all but those in which nothing was drawn. */
  #collectShown(node: StructureNode): boolean {
    let shown = this.#elements.has(node) || keptEmpty.has(node.role);
    for (const child of node.children) shown = this.#collectShown(child) || shown;
    if (shown) this.#shown.add(node);
    return shown;
  }

  #writeEmptyRoot(root: number): number {
    return this.#file.add(`<</S/Document/P ${reference(root)}>>`);
  }

  /** Writes a node and what is below it; undefined where there is nothing to show. */
  #writeElement(node: StructureNode, parent: number, language: string): number | undefined {
    if (!this.#shown.has(node)) return undefined;
    const known = this.#elements.get(node);
    const id = known?.id ?? this.#file.reserve();
    const inside = node.language ?? language;
    const parts: { readonly order: number; readonly text: string }[] = [];
    const page = known?.kids[0]?.page;
    for (const kid of known?.kids ?? []) parts.push({ order: kid.order, text: printKid(kid, page) });
    for (const child of node.children) {
      const written = this.#writeElement(child, id, inside);
      if (written !== undefined) parts.push({ order: child.order, text: reference(written) });
    }
    parts.sort((a, b) => a.order - b.order);
    this.#file.put(id, this.#printElement(node, known, { id, parent, page, language }, parts.map((part) => part.text).join(' ')));
    return id;
  }

  #printElement(
    node: StructureNode,
    known: Element | undefined,
    place: { readonly id: number; readonly parent: number; readonly page: number | undefined; readonly language: string },
    kids: string,
  ): string {
    // A Link without an annotation (its target was refused) is no link to a reader.
    const role = node.role === 'Link' && !this.#annotated.has(node) ? 'Span' : node.role;
    let text = `<</S/${role}/P ${reference(place.parent)}`;
    if (place.page !== undefined) text += `/Pg ${reference(place.page)}`;
    if (kids !== '') text += kids.includes(' ') ? `/K[${kids}]` : `/K ${kids}`;
    text += this.#printIdentifier(node, place.id) + printAttributes(node, known, this.#cellIdentifiers);
    if (node.language !== undefined && node.language !== place.language) text += `/Lang${textString(node.language)}`;
    if (node.title !== undefined) text += `/T${textString(node.title)}`;
    if (node.alternative !== undefined) text += `/Alt${textString(node.alternative)}`;
    if (node.actualText !== undefined) text += `/ActualText${textString(node.actualText)}`;
    if (node.expansion !== undefined) text += `/E${textString(node.expansion)}`;
    return `${text}>>`;
  }

  /** Notes must have an identifier (ISO 14289-1, 7.9); header cells have one for the cells that name them. */
  #collectIdentifiers(node: StructureNode): void {
    const named = tableCells.has(node.role) && node.id !== undefined && !this.#cellIdentifiers.has(node.id) ? node.id : undefined;
    if (named !== undefined || node.role === 'Note') {
      // Generated, so that names sort and need no escaping.
      const identifier = `e${String(this.#identifierOf.size + 1).padStart(8, '0')}`;
      this.#identifierOf.set(node, identifier);
      if (named !== undefined) this.#cellIdentifiers.set(named, identifier);
    }
    for (const child of node.children) this.#collectIdentifiers(child);
  }

  #printIdentifier(node: StructureNode, id: number): string {
    const identifier = this.#identifierOf.get(node);
    if (identifier === undefined) return '';
    this.#identified.push([identifier, id]);
    return `/ID${textString(identifier)}`;
  }

  #writeIdentifiers(): string {
    if (this.#identified.length === 0) return '';
    const sorted = [...this.#identified].sort(([a], [b]) => (a < b ? -1 : 1));
    return `/IDTree<</Kids[${this.#treeLeaves(sorted.map(([key, id]) => [textString(key), id] as const), 'Names')}]>>`;
  }

  #writeParentTree(): number {
    const entries = [...this.#parents].sort((a, b) => a.key - b.key).map(({ key, value }) => [String(key), value] as const);
    return this.#file.add(`<</Kids[${this.#treeLeaves(entries, 'Nums')}]>>`);
  }

  /** Leaves of a name or number tree (7.9.6, 7.9.7), 64 entries each. */
  #treeLeaves(entries: readonly (readonly [string, number])[], kind: 'Names' | 'Nums'): string {
    const leaves: string[] = [];
    for (let start = 0; start < entries.length; start += 64) {
      const part = entries.slice(start, start + 64);
      const items = part.map(([key, id]) => `${key} ${reference(id)}`).join(' ');
      const limits = `/Limits[${part[0]![0]} ${part[part.length - 1]![0]}]`;
      leaves.push(reference(this.#file.add(`<<${limits}/${kind}[${items}]>>`)));
    }
    return leaves.join(' ');
  }
}

function printKid(kid: Kid, elementPage: number | undefined): string {
  const page = kid.page === elementPage ? '' : `/Pg ${reference(kid.page)}`;
  if (kid.annotation !== undefined) return `<</Type/OBJR${page}/Obj ${reference(kid.annotation)}>>`;
  if (kid.stream !== undefined) return `<</Type/MCR/Pg ${reference(kid.page)}/Stm ${reference(kid.stream)}/MCID ${kid.mcid}>>`;
  return page === '' ? String(kid.mcid) : `<</Type/MCR${page}/MCID ${kid.mcid}>>`;
}

/** Attribute objects (14.8.5): one dictionary, or an array of them. */
function printAttributes(node: StructureNode, known: Element | undefined, identifiers: ReadonlyMap<string, string>): string {
  const attributes: string[] = [];
  if (tableCells.has(node.role)) {
    let table = '';
    if (node.scope !== undefined && node.role === 'TH') table += `/Scope/${node.scope}`;
    const headers = (node.headers ?? []).flatMap((id) => identifiers.get(id) ?? []);
    if (headers.length > 0) table += `/Headers[${headers.map(textString).join(' ')}]`;
    if ((node.rowSpan ?? 1) > 1) table += `/RowSpan ${node.rowSpan}`;
    if ((node.columnSpan ?? 1) > 1) table += `/ColSpan ${node.columnSpan}`;
    if (table !== '') attributes.push(`<</O/Table${table}>>`);
  }
  if (node.listNumbering !== undefined) attributes.push(`<</O/List/ListNumbering${name(node.listNumbering)}>>`);
  if (withBounds.has(node.role)) attributes.push(`<</O/Layout/Placement/Block${printBounds(known?.bounds)}>>`);
  if (attributes.length === 0) return '';
  return attributes.length === 1 ? `/A${attributes[0]}` : `/A[${attributes.join('')}]`;
}

function printBounds(bounds: Bounds | undefined): string {
  if (bounds === undefined) return '';
  return `/BBox[${number(bounds.left)} ${number(bounds.bottom)} ${number(bounds.right)} ${number(bounds.top)}]`;
}

