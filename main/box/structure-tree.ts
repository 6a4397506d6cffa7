// The tag tree under construction. Tags are opened and closed as the element tree is walked; a tag that may not stand
// where it would (a cell outside a row, text in a section) gets the parents it needs. ISO 32000-1, 14.8.4; the nesting rules
// are those that the Matterhorn Protocol checks.

import type { Origin } from '../html/element.ts';
import { artifactSource, type ArtifactKind, type Source, type StructureNode, type StructureRole } from './structure.ts';

/** Plain data while it is being made. */
export type Growing<T> = { -readonly [K in keyof T]: T[K] };

/** A tag that still grows. */
export type OpenTag = Growing<Omit<StructureNode, 'children'>> & { readonly children: OpenTag[] };
/** What a tag says beyond its role. */
export type TagProperties = Partial<Omit<StructureNode, 'role' | 'order' | 'children' | 'origin'>>;

/** The place in the tag tree where content now goes, and the numbers that order what stands in each tag. */
export class TagCursor {
  readonly root: OpenTag;
  /** The innermost open tag. */
  tag: OpenTag;
  /** Set inside what is no content: no tags are made, and sources are artifacts. */
  artifact: ArtifactKind | undefined;
  /** How many children and pieces of content each tag has. */
  private readonly counts = new Map<OpenTag, number>();

  constructor(origin: Origin | undefined) {
    this.root = { role: 'Document', order: 0, children: [], origin };
    this.tag = this.root;
  }

  private nextIn(tag: OpenTag): number {
    const order = (this.counts.get(tag) ?? 0) + 1;
    this.counts.set(tag, order);
    return order;
  }

  /** Opens a tag in the innermost one, with such parents between as the standard demands, and makes it the innermost. */
  open(role: StructureRole, properties: TagProperties | undefined, origin: Origin | undefined): OpenTag {
    for (const between of missingParents(this.tag.role, role)) this.openImplied(between);
    const made: OpenTag = { role, order: this.nextIn(this.tag), children: [], origin, ...properties };
    this.tag.children.push(made);
    this.tag = made;
    return made;
  }

  /** A parent that no element stands for has no origin; the next stray child joins it. */
  private openImplied(role: StructureRole): void {
    const last = this.tag.children.at(-1);
    if (last?.role === role && last.origin === undefined && joined.has(role)) {
      this.tag = last;
      return;
    }
    const made: OpenTag = { role, order: this.nextIn(this.tag), children: [], origin: undefined };
    this.tag.children.push(made);
    this.tag = made;
  }

  /** Puts a tag behind all that stands in `parent`. */
  move(tag: OpenTag, parent: OpenTag): void {
    tag.order = this.nextIn(parent);
    parent.children.push(tag);
  }

  /** Adds an empty tag beside the others of `parent`, such as the cell that a short row lacks. */
  addEmpty(parent: OpenTag, role: StructureRole): void {
    parent.children.push({ role, order: this.nextIn(parent), children: [], origin: parent.origin });
  }

  /** The source of a piece of content that stands here. */
  source(origin: Origin | undefined): Source {
    if (this.artifact !== undefined) return artifactSource(this.artifact, origin);
    return { tag: this.tag, order: this.nextIn(this.tag), origin };
  }
}

const joined: ReadonlySet<StructureRole> = new Set(['L', 'Table', 'TOC', 'TR']);

/** Tags that hold blocks only: text in them needs a paragraph of its own. */
export const groupingRoles: ReadonlySet<StructureRole> = new Set([
  'Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote', 'NonStruct', 'Index', 'TOC', 'TOCI', 'L', 'LI', 'Table', 'THead', 'TBody', 'TFoot', 'TR',
]);

/** Tags that stand within a line. */
export const inlineRoles: ReadonlySet<StructureRole> = new Set(['Span', 'Quote', 'Note', 'Reference', 'Code', 'Link', 'Formula']);

/** The tag that text takes when it stands directly in a tag that may not hold any. */
export function textRoleIn(parent: StructureRole): StructureRole {
  if (parent === 'TOCI') return 'Reference';
  return 'P';
}

/** The roles to open between `parent` and a child of `role`, outermost first. */
function missingParents(parent: StructureRole, role: StructureRole): readonly StructureRole[] {
  const allowed = strictParents[parent];
  if (allowed?.has(role)) return [];
  if (allowed !== undefined) {
    const step = stepInto(parent, role);
    return [step, ...missingParents(step, role)];
  }
  const demanded = demandedParent[role];
  return demanded === undefined ? [] : [...missingParents(parent, demanded), demanded];
}

/** The tags that allow some children only. */
const strictParents: Partial<Readonly<Record<StructureRole, ReadonlySet<StructureRole>>>> = {
  L: new Set(['LI', 'L', 'Caption']),
  LI: new Set(['Lbl', 'LBody']),
  TOC: new Set(['TOCI', 'TOC', 'Caption']),
  TOCI: new Set(['Lbl', 'Reference', 'NonStruct', 'P', 'TOC']),
  Table: new Set(['Caption', 'TR', 'THead', 'TBody', 'TFoot']),
  THead: new Set(['TR']),
  TBody: new Set(['TR']),
  TFoot: new Set(['TR']),
  TR: new Set(['TH', 'TD']),
};

/** What to open in a strict parent for a child that it does not allow. */
function stepInto(parent: StructureRole, role: StructureRole): StructureRole {
  switch (parent) {
    case 'L':
      return 'LI';
    case 'LI':
      return 'LBody';
    case 'TOC':
      return 'TOCI';
    case 'TOCI':
      return inlineRoles.has(role) ? 'Reference' : 'NonStruct';
    case 'TR':
      return 'TD';
    default:
      return 'TR';
  }
}

/** The tags that stand in one parent only. */
const demandedParent: Partial<Readonly<Record<StructureRole, StructureRole>>> = {
  LI: 'L', LBody: 'LI', TOCI: 'TOC', THead: 'Table', TBody: 'Table', TFoot: 'Table', TR: 'Table', TH: 'TR', TD: 'TR',
};
