// Which tag an element gets: by its ARIA role where it has one, else by its name. ISO 32000-1, 14.8.4; HTML AAM; DPUB-ARIA.
//
// The rules that are choices of ours:
//  - div, main, header, footer and hgroup hold other things together and have no tag; nor has a figure without a caption, which
//    else is a Div. Text that stands in them directly is a paragraph (see flow-builder.ts).
//  - img and svg are the Figure, never the HTML figure around them, so that its caption is not hidden by the alternative text.
//  - A table of contents is a list in `nav` with role doc-toc or a class `toc`, or a list with role doc-toc itself: TOC and TOCI.
//  - em, strong, i, b, small, mark, time and the like have no tag in PDF 1.7: their text belongs to the tag around.
//  - role=presentation or none takes the tag away; aria-hidden=true makes an artifact of all that is inside.

import type { Element } from '../html/element.ts';
import type { StructureRole } from './structure.ts';

export type Tagging = StructureRole | 'none' | 'artifact';

/** Tells the role of one element, in the context that its ancestors make. */
export type TagContext = {
  /** Within a table that is one (not role=presentation). */
  readonly table: boolean;
  readonly list: 'L' | 'TOC' | 'none';
  /** Within the navigation that holds the table of contents. */
  readonly contents: boolean;
};

export function taggingOf(element: Element, context: TagContext): Tagging {
  const { attributes } = element;
  if (attributes['aria-hidden'] === 'true') return 'artifact';
  if (element.namespace === 'svg') return element.name === 'svg' ? taggingOfPicture(element) : 'none';
  const aria = attributes['role'];
  if (aria !== undefined) {
    const tagging = taggingOfAriaRole(aria, element);
    if (tagging !== undefined) return inContext(tagging, context);
  }
  return inContext(taggingOfName(element), context);
}

/** Parts of a table that is no table have no tag; items of the contents are TOCI. */
function inContext(tagging: Tagging, context: TagContext): Tagging {
  switch (tagging) {
    case 'THead':
    case 'TBody':
    case 'TFoot':
    case 'TR':
    case 'TH':
    case 'TD':
      return context.table ? tagging : 'none';
    case 'L':
      return context.contents ? 'TOC' : 'L';
    case 'LI':
      return context.list === 'TOC' ? 'TOCI' : context.list === 'none' ? 'none' : 'LI';
    default:
      return tagging;
  }
}

function taggingOfName(element: Element): Tagging {
  switch (element.name) {
    case 'a':
      return element.attributes['href'] === undefined ? 'none' : 'Link';
    case 'abbr':
    case 'acronym':
      return element.attributes['title'] === undefined ? 'none' : 'Span';
    case 'img':
      return taggingOfPicture(element);
    case 'hr':
      return 'artifact';
    case 'figure':
      return element.children.some((child) => child.kind === 'element' && child.name === 'figcaption') ? 'Div' : 'none';
    default:
      return rolesByName.get(element.name) ?? 'none';
  }
}

const rolesByName: ReadonlyMap<string, StructureRole> = new Map<string, StructureRole>([
  ['section', 'Sect'], ['article', 'Sect'], ['aside', 'Div'],
  ['h1', 'H1'], ['h2', 'H2'], ['h3', 'H3'], ['h4', 'H4'], ['h5', 'H5'], ['h6', 'H6'],
  ['p', 'P'], ['pre', 'P'], ['summary', 'P'], ['legend', 'P'],
  ['blockquote', 'BlockQuote'], ['q', 'Quote'],
  ['ul', 'L'], ['ol', 'L'], ['menu', 'L'], ['dir', 'L'], ['dl', 'L'], ['li', 'LI'], ['dt', 'Lbl'], ['dd', 'LBody'],
  ['table', 'Table'], ['thead', 'THead'], ['tbody', 'TBody'], ['tfoot', 'TFoot'], ['tr', 'TR'], ['th', 'TH'], ['td', 'TD'],
  ['caption', 'Caption'], ['figcaption', 'Caption'],
  ['code', 'Code'], ['samp', 'Code'], ['kbd', 'Code'], ['math', 'Formula'],
]);

/** An image is a Figure, unless an empty alternative or its role says that it only decorates. */
function taggingOfPicture(element: Element): Tagging {
  const { attributes } = element;
  const role = attributes['role'];
  if (role === 'presentation' || role === 'none') return 'artifact';
  if (element.name === 'img' && attributes['alt']?.trim() === '' && attributes['aria-label'] === undefined) return 'artifact';
  return 'Figure';
}

/** The first role that is known decides; undefined where none is. */
function taggingOfAriaRole(roles: string, element: Element): Tagging | undefined {
  for (const role of roles.toLowerCase().split(/\s+/)) {
    if (role === 'presentation' || role === 'none') return element.name === 'img' || element.name === 'hr' ? 'artifact' : 'none';
    if (role === 'separator') return 'artifact';
    if (role === 'link') return element.attributes['href'] === undefined ? undefined : 'Link';
    if (role === 'doc-toc') return listNames.has(element.name) ? 'TOC' : 'none';
    if (role === 'heading') return headingRole(Number(element.attributes['aria-level'] ?? 2));
    const tagging = rolesByAria.get(role);
    if (tagging !== undefined) return tagging;
  }
  return undefined;
}

const listNames: ReadonlySet<string> = new Set(['ul', 'ol', 'menu']);

const headings = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6'] as const;
export function headingRole(level: number): StructureRole {
  return headings[Math.min(Math.max(Math.round(level) || 2, 1), 6) - 1] ?? 'H6';
}

/** 1 to 6; undefined for what is no heading. */
export function headingLevel(role: Tagging): number | undefined {
  const index = (headings as readonly string[]).indexOf(role);
  return index < 0 ? undefined : index + 1;
}

const rolesByAria: ReadonlyMap<string, StructureRole> = new Map<string, StructureRole>([
  ['img', 'Figure'], ['image', 'Figure'], ['math', 'Formula'], ['paragraph', 'P'], ['blockquote', 'BlockQuote'], ['code', 'Code'],
  ['list', 'L'], ['directory', 'L'], ['listitem', 'LI'], ['article', 'Sect'], ['region', 'Sect'], ['complementary', 'Div'],
  ['table', 'Table'], ['grid', 'Table'], ['row', 'TR'], ['cell', 'TD'], ['gridcell', 'TD'], ['columnheader', 'TH'], ['rowheader', 'TH'],
  ['caption', 'Caption'], ['note', 'Div'],
  ['doc-part', 'Part'], ['doc-chapter', 'Sect'], ['doc-appendix', 'Sect'], ['doc-abstract', 'Sect'], ['doc-introduction', 'Sect'],
  ['doc-conclusion', 'Sect'], ['doc-foreword', 'Sect'], ['doc-preface', 'Sect'], ['doc-prologue', 'Sect'], ['doc-epilogue', 'Sect'],
  ['doc-afterword', 'Sect'], ['doc-acknowledgments', 'Sect'], ['doc-dedication', 'Sect'], ['doc-epigraph', 'BlockQuote'],
  ['doc-bibliography', 'Sect'], ['doc-endnotes', 'Sect'], ['doc-glossary', 'Sect'], ['doc-index', 'Index'],
  ['doc-pullquote', 'BlockQuote'], ['doc-qna', 'Sect'], ['doc-subtitle', 'P'], ['doc-footnote', 'Note'], ['doc-noteref', 'Link'],
  ['doc-tip', 'Div'], ['doc-notice', 'Div'], ['doc-example', 'Div'],
]);

/** Whether lists within this element are the table of contents. */
export function holdsContents(element: Element): boolean {
  if (element.attributes['role'] === 'doc-toc') return true;
  if (element.name !== 'nav') return false;
  return /(?:^|\s)toc(?:$|\s)/i.test(element.attributes['class'] ?? '');
}
