// The tag tree of the finished PDF. It follows the element tree, never the pages: `box` makes it, boxes and display items
// refer to its parts, `pdf` writes it. ISO 32000-1 section 14.8, ISO 14289-1.

import type { Origin } from '../html/element.ts';

/** The closed list of structure types that we write (ISO 32000-1 tables 333 to 340). */
export const structureRoles = [
  'Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote', 'Caption', 'TOC', 'TOCI', 'Index', 'NonStruct',
  'P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'TR', 'TH', 'TD', 'THead', 'TBody',
  'TFoot', 'Span', 'Quote', 'Note', 'Reference', 'Code', 'Link', 'Figure', 'Formula',
] as const;
export type StructureRole = (typeof structureRoles)[number];

/** One tag. Built by `box/generate`, complete when box generation ends; read-only afterwards. */
export type StructureNode = {
  readonly role: StructureRole;
  /** Place in its parent, among the other children and the parent's own content (`Source.order`). */
  readonly order: number;
  readonly children: readonly StructureNode[];
  readonly origin: Origin | undefined;
  /** Target name of the element (`id` attribute), if it has one. */
  readonly id?: string;
  /** BCP 47, only where it differs from the parent's. */
  readonly language?: string;
  readonly alternative?: string;
  /** Replacement text for the whole element. */
  readonly actualText?: string;
  /** Expansion of an abbreviation. */
  readonly expansion?: string;
  readonly title?: string;
  readonly scope?: 'Row' | 'Column' | 'Both';
  /** Ids of the header cells of this cell. */
  readonly headers?: readonly string[];
  readonly rowSpan?: number;
  readonly columnSpan?: number;
  /** ListNumbering of an L. */
  readonly listNumbering?: 'None' | 'Disc' | 'Circle' | 'Square' | 'Decimal' | 'UpperRoman' | 'LowerRoman' | 'UpperAlpha' | 'LowerAlpha';
  /** Where a Link goes: an absolute address, or `#id` of an element. */
  readonly href?: string;
};

/** Why something on a page is not content (ISO 32000-1, 14.8.2.2). `background`: fills and rules; `pagination`: margins. */
export type ArtifactKind = 'pagination' | 'header' | 'footer' | 'layout' | 'background' | 'page';

/**
 * Where a piece of the page came from and where it goes in the tag tree. One object per box or inline item, shared by all
 * its fragments on all pages. Exactly one of `tag` and `artifact` is set.
 */
export type Source = {
  readonly tag?: StructureNode;
  readonly artifact?: ArtifactKind;
  /** Place in the tag, among its children and its other content; 0 without a tag. */
  readonly order: number;
  readonly origin: Origin | undefined;
};

/** The source of what is no content. */
export function artifactSource(artifact: ArtifactKind, origin: Origin | undefined): Source {
  return { artifact, order: 0, origin };
}
