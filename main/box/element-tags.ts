// Opens and closes the tags of elements on the way through the tree, and keeps what their ancestors say about them.

import type { StyledElement } from '../style/styled.ts';
import type { FlowBuilder } from './flow-builder.ts';
import { type ElementContext, type Generation, isPseudo } from './generation.ts';
import { checkLink, linkAddress } from './links.ts';
import type { ArtifactKind, StructureRole } from './structure.ts';
import { inlineRoles, type OpenTag } from './structure-tree.ts';
import { holdsContents, taggingOf, type Tagging } from './tags.ts';
import { propertiesOf } from './tag-properties.ts';

/** What `restoreTags` puts back at an element's end. */
export type SavedTags = {
  readonly tag: OpenTag;
  readonly artifact: ArtifactKind | undefined;
  readonly language: string;
  readonly context: ElementContext;
};

export function saveTags(gen: Generation): SavedTags {
  return { tag: gen.tags.tag, artifact: gen.tags.artifact, language: gen.language, context: gen.context };
}

export function restoreTags(gen: Generation, saved: SavedTags): void {
  gen.tags.tag = saved.tag;
  restoreContext(gen, saved);
}

/** Puts back all but the innermost tag: a paragraph opened inside stays open. */
export function restoreContext(gen: Generation, saved: SavedTags): void {
  gen.tags.artifact = saved.artifact;
  gen.language = saved.language;
  gen.context = saved.context;
}

/** Opens the tag of an element, if it has one, and enters its context. True if the innermost tag is now its own. */
export function openElementTag(gen: Generation, styled: StyledElement, inlineLevel: boolean): boolean {
  if (isPseudo(styled)) return false;
  const { element } = styled;
  const tagging = effectiveTagging(gen, styled);
  if (tagging === 'none' && element.name === 'a' && element.attributes['href'] !== undefined) checkLink(gen, styled);
  gen.context = contextWithin(gen.context, styled, tagging);
  if (tagging === 'artifact') {
    gen.tags.artifact ??= 'layout';
    return false;
  }
  if (gen.tags.artifact !== undefined) return false;
  const role = roleWithLanguage(gen, styled, tagging, inlineLevel);
  if (role === undefined) return false;
  if (role === 'Lbl' || role === 'LBody') joinTerms(gen, role);
  gen.tags.open(role, propertiesOf(gen, styled, role), element.origin);
  gen.language = styled.style.language;
  return true;
}

/** Makes sure that the tag of an inline element can be opened where the flow stands. */
export function prepareInlineTag(gen: Generation, styled: StyledElement, flow: FlowBuilder): void {
  if (containsBlock(styled)) {
    flow.paragraph.close();
    return;
  }
  const tagging = isPseudo(styled) ? 'none' : effectiveTagging(gen, styled);
  const marksLanguage = styled.style.language !== gen.language;
  if (tagging !== 'artifact' && (marksLanguage || (tagging !== 'none' && inlineRoles.has(tagging)))) flow.paragraph.open(styled.element.origin);
}

function effectiveTagging(gen: Generation, styled: StyledElement): Tagging {
  const tagging = taggingOf(styled.element, gen.context);
  if (tagging !== 'Link') return tagging;
  return linkAddress(gen, styled) === undefined ? 'none' : 'Link';
}

function roleWithLanguage(gen: Generation, styled: StyledElement, tagging: StructureRole | 'none', inlineLevel: boolean): StructureRole | undefined {
  if (tagging !== 'none') return tagging;
  if (styled.style.language === gen.language) return undefined;
  const parent = gen.tags.tag.role;
  return inlineLevel || parent === 'P' || inlineRoles.has(parent) ? 'Span' : 'Div';
}

function contextWithin(context: ElementContext, styled: StyledElement, tagging: Tagging): ElementContext {
  const { element } = styled;
  if (tagging === 'L' || tagging === 'TOC') return context.list === tagging ? context : { ...context, list: tagging };
  if (listNames.has(element.name)) return { ...context, list: 'none' };
  if (element.name === 'table' || tagging === 'Table') return { ...context, table: tagging === 'Table', list: 'L', contents: false };
  if (holdsContents(element)) return { ...context, contents: true };
  return context;
}
const listNames: ReadonlySet<string> = new Set(['ul', 'ol', 'menu', 'dir', 'dl']);

/** A term and its definitions share one list item. */
function joinTerms(gen: Generation, role: StructureRole): void {
  const { tags } = gen;
  if (tags.tag.role !== 'L') return;
  const item = tags.tag.children.at(-1);
  const complete = item?.children.some((child) => child.role === 'LBody') === true;
  if (item?.role === 'LI' && (role === 'LBody' || !complete)) tags.tag = item;
  else tags.open('LI', undefined, undefined);
}

// --- blocks within

/** Whether a box out of flow is a block for the reader too, and no part of the paragraph in which it stands. */
export function standsAlone(gen: Generation, styled: StyledElement): boolean {
  if (containsBlock(styled)) return true;
  const tagging = isPseudo(styled) ? 'none' : effectiveTagging(gen, styled);
  return tagging !== 'none' && tagging !== 'artifact' && tagging !== 'Figure' && !inlineRoles.has(tagging);
}

/** Whether a block-level box in flow stands among the inline content of this element. */
export function containsBlock(styled: StyledElement): boolean {
  const { before, after } = styled.pseudo;
  if (before !== undefined && blockDisplays.has(before.display) && typeof before.content !== 'string') return true;
  if (after !== undefined && blockDisplays.has(after.display) && typeof after.content !== 'string') return true;
  for (const child of styled.children) {
    if (child.kind !== 'element') continue;
    const { style } = child;
    if (style.float !== 'none' || style.position === 'absolute' || style.position === 'fixed' || typeof style.position === 'object') continue;
    if (blockDisplays.has(style.display)) return true;
    if ((style.display === 'inline' || style.display === 'contents') && containsBlock(child)) return true;
  }
  return false;
}
const blockDisplays: ReadonlySet<string> = new Set(['block', 'flow-root', 'list-item', 'flex', 'grid', 'table']);
