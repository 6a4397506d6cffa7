// Link annotations and the places they lead to (ISO 32000-1, 12.3 and 12.5.6.5; ISO 14289-1, 7.18.5): one annotation for each
// line fragment of a link, all of them kids of the link's one structure element, each on its own page.

import type { StructureNode } from '../box/structure.ts';
import type { Reporter } from '../diagnostic.ts';
import type { Destination, DisplayList, LinkArea, Matrix, PaintedDocument } from '../paint/display-list.ts';
import type { PdfFile } from './file.ts';
import { escapeLiteral, number, reference, textString } from './syntax.ts';
import type { TagTree } from './tags.ts';

/** Where something lies: the page's object, and the sheet's height for turning y over. */
export type SheetPlace = { readonly page: number; readonly height: number; readonly matrix: Matrix };
type Pending = {
  readonly id: number; readonly key: number; readonly node: StructureNode; readonly area: LinkArea; readonly place: SheetPlace;
};
/** The Link element that a node is, or is inside of; `order`: the place in it of the child that holds the node, if it is not the Link itself. */
type InLink = { readonly link: StructureNode; readonly order: number | undefined };
type Target = { readonly page: number; readonly x: number; readonly y: number };

/** Schemes that a reader may follow without harm. */
const allowedScheme = /^(https?|mailto|tel):/i;

export class LinkTable {
  readonly #file: PdfFile;
  readonly #tags: TagTree;
  readonly #report: Reporter;
  readonly #linkOf = new Map<StructureNode, InLink>();
  readonly #texts = new Map<StructureNode, string>();
  readonly #targets = new Map<string, Target>();
  readonly #pending: Pending[] = [];

  readonly #ids = new Set<string>();

  constructor(file: PdfFile, painted: PaintedDocument, tags: TagTree, report: Reporter) {
    this.#file = file;
    this.#tags = tags;
    this.#report = report;
    this.#findLinks(painted.structure, undefined);
    for (const page of painted.pages) for (const { id } of page.destinations) this.#ids.add(id);
  }

  /** Takes up a page's destinations, link texts and links; gives the objects of its annotations. */
  addPage(page: DisplayList, place: SheetPlace): readonly number[] {
    for (const destination of page.destinations) this.#addTarget(destination, place);
    if (page.links.length === 0) return [];
    this.#collectTexts(page);
    return page.links.flatMap((area) => this.#addLink(area, page, place) ?? []);
  }

  /** Writes the annotations, now that all targets are known. */
  finish(): void {
    for (const { id, key, node, area, place } of this.#pending) {
      const action = this.#action(area.href);
      const contents = node.alternative ?? this.#texts.get(node)?.trim().replace(/\s+/g, ' ') ?? '';
      const rectangle = rectangleOf(area, place).map(number).join(' ');
      this.#file.put(
        id,
        `<</Type/Annot/Subtype/Link/Rect[${rectangle}]/Border[0 0 0]/F 4/P ${reference(place.page)}` +
          `/StructParent ${key}/Contents${textString(contents === '' ? area.href : contents)}${action}>>`,
      );
    }
  }

  /** `[page /XYZ x y null]` of an id, undefined where no page has it. */
  target(id: string): string | undefined {
    const target = this.#targets.get(id);
    return target === undefined ? undefined : destinationArray(target);
  }

  #findLinks(node: StructureNode, inside: InLink | undefined): void {
    const at = node.role === 'Link' ? { link: node, order: undefined } : inside;
    if (at !== undefined) this.#linkOf.set(node, at);
    for (const child of node.children) this.#findLinks(child, at === undefined ? undefined : { link: at.link, order: at.order ?? child.order });
  }

  #addTarget({ id, x, y }: Destination, place: SheetPlace): void {
    if (this.#targets.has(id)) return;
    const [left, top] = apply(place.matrix, x, y);
    this.#targets.set(id, { page: place.page, x: left, y: place.height - top });
  }

  #collectTexts(page: DisplayList): void {
    for (const item of page.items) {
      if (item.kind !== 'text' || item.source.tag === undefined) continue;
      const link = this.#linkOf.get(item.source.tag)?.link;
      if (link === undefined) continue;
      const text = item.actualText ?? item.runs.map((run) => run.text).join('');
      this.#texts.set(link, `${this.#texts.get(link) ?? ''}${text}${item.actualText === undefined ? ' ' : ''}`);
    }
  }

  #addLink(area: LinkArea, page: DisplayList, place: SheetPlace): number | undefined {
    const at = area.source.tag === undefined ? undefined : this.#linkOf.get(area.source.tag);
    if (at === undefined) {
      this.#refuse('link-without-tag', `a link to "${area.href}" is not part of the text and cannot be followed`, area, page.number);
      return undefined;
    }
    if (!area.href.startsWith('#') && !allowedScheme.test(area.href)) {
      const message = `a link to "${area.href}" is left out: links may use http, https, mailto, tel, or #id`;
      this.#refuse('link-scheme', message, area, page.number);
      return undefined;
    }
    if (area.href.startsWith('#') && this.#targetId(area.href) === undefined) {
      this.#refuse('link-target', `a link to "${area.href}" is left out: nothing in the document has that id`, area, page.number);
      return undefined;
    }
    const id = this.#file.reserve();
    const key = this.#tags.nextKey();
    const { link: node } = at;
    this.#tags.addAnnotation(node, at.order ?? area.source.order, id, place.page);
    this.#tags.endAnnotation(key, node);
    this.#pending.push({ id, key, node, area, place });
    return id;
  }

  #action(href: string): string {
    const id = this.#targetId(href);
    if (id === undefined) return `/A<</S/URI/URI(${escapeLiteral(asciiAddress(href))})>>`;
    return `/Dest${this.target(id)}`;
  }

  /** The id that an internal address names, as it is or percent-encoded; undefined where no page has it. */
  #targetId(href: string): string | undefined {
    if (!href.startsWith('#')) return undefined;
    return [href.slice(1), decodeFragment(href.slice(1))].find((id) => this.#ids.has(id));
  }

  #refuse(code: string, message: string, area: LinkArea, page: number): void {
    const { origin } = area.source;
    this.#report({ severity: 'warning', stage: 'pdf', code, message, page, ...(origin === undefined ? {} : { source: origin }) });
  }
}

export function destinationArray({ page, x, y }: Target): string {
  return `[${reference(page)}/XYZ ${number(x)} ${number(y)} null]`;
}

/** A point of a page in the sheet's coordinates, down from the top left. */
export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

function rectangleOf({ x, y, width, height }: LinkArea, { matrix, height: sheetHeight }: SheetPlace): readonly number[] {
  const corners = [apply(matrix, x, y), apply(matrix, x + width, y), apply(matrix, x, y + height), apply(matrix, x + width, y + height)];
  const xs = corners.map((corner) => corner[0]);
  const ys = corners.map((corner) => sheetHeight - corner[1]);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** URIs are ASCII (12.6.4.7): everything else is percent-encoded. */
function asciiAddress(href: string): string {
  return href.replace(/\p{Surrogate}/gu, '\ufffd').replace(/[^\x21-\x7e]/gu, (character) => encodeURIComponent(character));
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
