// Opens the tag of an element, with all that the tag says: language, alternative text, expansion, scope, where it links to.
// Reports `heading-order`, `missing-alternative`, `link-address`, `missing-target`, `empty-link`.

import type { StyledElement } from '../style/styled.ts';
import { fragmentOf } from './content-text.ts';
import type { FlowBuilder } from './flow-builder.ts';
import { type ElementContext, type Generation, isPseudo } from './generation.ts';
import { listNumbering } from './list-numbering.ts';
import type { ArtifactKind, StructureRole } from './structure.ts';
import { type Growing, inlineRoles, type OpenTag, type TagProperties } from './structure-tree.ts';
import { headingLevel, holdsContents, taggingOf, type Tagging } from './tags.ts';
import { textOf } from './targets.ts';

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
  if (element.name === 'dt' || element.name === 'dd') joinTerms(gen, role);
  gen.tags.open(role, propertiesOf(gen, styled, role), element.origin);
  gen.language = styled.style.language;
  return true;
}

/** Makes sure that the tag of an inline element can be opened where the flow stands. */
export function prepareInlineTag(gen: Generation, styled: StyledElement, flow: FlowBuilder): void {
  if (containsBlock(styled)) {
    flow.closeParagraph();
    return;
  }
  const tagging = isPseudo(styled) ? 'none' : effectiveTagging(gen, styled);
  const marksLanguage = styled.style.language !== gen.language;
  if (tagging !== 'artifact' && (marksLanguage || (tagging !== 'none' && inlineRoles.has(tagging)))) flow.openParagraph(styled.element.origin);
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

// --- what the tag says

type GrowingProperties = Growing<TagProperties>;

function propertiesOf(gen: Generation, styled: StyledElement, role: StructureRole): TagProperties | undefined {
  const { element, style } = styled;
  const { attributes } = element;
  const properties: GrowingProperties = {};
  if (attributes['id']) properties.id = attributes['id'];
  if (style.language !== gen.language) properties.language = style.language;
  switch (role) {
    case 'Figure':
    case 'Formula':
      properties.alternative = alternativeOf(gen, styled);
      break;
    case 'Link':
      addLink(properties, gen, styled);
      break;
    case 'Span':
      if (attributes['title'] && (element.name === 'abbr' || element.name === 'acronym')) properties.expansion = attributes['title'];
      break;
    case 'L': {
      const numbering = listNumbering(styled);
      if (numbering !== undefined) properties.listNumbering = numbering;
      break;
    }
    case 'TH': {
      const scope = scopeOf(styled);
      if (scope !== undefined) properties.scope = scope;
      addHeaders(properties, attributes['headers']);
      break;
    }
    case 'TD':
      addHeaders(properties, attributes['headers']);
      break;
    default: {
      const level = headingLevel(role);
      if (level !== undefined) checkHeadingOrder(gen, styled, level);
    }
  }
  return properties;
}

/** The alternative text of a picture (WAI-ARIA name computation, in short): label, alt, SVG title and description, title. */
export function alternativeOf(gen: Generation, styled: StyledElement): string {
  const { attributes, name } = styled.element;
  const labelled = attributes['aria-labelledby']?.split(/\s+/).flatMap((id) => gen.targets.get(id) ?? []).map(textOf).join(' ');
  const candidates = [labelled, attributes['aria-label'], attributes['alt'], svgDescription(styled), attributes['title'], attributes['alttext']];
  const found = candidates.find((text) => text !== undefined && text.trim() !== '');
  if (found !== undefined) return found.trim();
  if (name === 'math') return textOf(styled);
  warn(gen, styled, 'missing-alternative', `this ${name === 'img' ? 'image' : 'figure'} has no alternative text`, 'give it alt="…", or alt="" if it only decorates');
  return attributes['src']?.replace(/^.*\//, '') ?? name;
}

/** `<title>` and `<desc>` of a drawing. */
function svgDescription(styled: StyledElement): string | undefined {
  if (styled.element.namespace !== 'svg') return undefined;
  const texts: string[] = [];
  for (const child of styled.element.children) {
    if (child.kind !== 'element' || (child.name !== 'title' && child.name !== 'desc')) continue;
    const text = child.children.map((inner) => (inner.kind === 'text' ? inner.text : '')).join('').replace(/\s+/g, ' ').trim();
    if (text !== '') texts.push(text);
  }
  return texts.length === 0 ? undefined : texts.join('. ').replaceAll('.. ', '. ');
}

function addLink(properties: GrowingProperties, gen: Generation, styled: StyledElement): void {
  const { attributes } = styled.element;
  const href = linkAddress(gen, styled);
  if (href !== undefined) properties.href = href;
  const text = attributes['aria-label'] ?? attributes['title'] ?? linkText(styled);
  if (text === '') warn(gen, styled, 'empty-link', `the link to "${attributes['href'] ?? ''}" has no text`, 'give it text, or an aria-label');
  properties.alternative = text === '' ? (href ?? '') : text;
}

/** The text of a link, pictures by their alternative text. */
function linkText(styled: StyledElement): string {
  const text = textOf(styled);
  if (text !== '') return text;
  for (const child of styled.children) {
    if (child.kind !== 'element') continue;
    const own = child.element.attributes['alt'] ?? child.element.attributes['aria-label'] ?? linkText(child);
    if (own.trim() !== '') return own.trim();
  }
  return generatesText(styled) ? (styled.element.attributes['href'] ?? '') : '';
}

function generatesText(styled: StyledElement): boolean {
  return Array.isArray(styled.pseudo.before?.content) || Array.isArray(styled.pseudo.after?.content);
}

const allowedAddress = /^(?:https?:|mailto:|tel:)/i;

/** Where an element links to, if that is an address that a PDF may hold; a target in the document as `#id`. */
export function linkAddress(gen: Generation, styled: StyledElement): string | undefined {
  const href = styled.element.attributes['href']?.trim();
  if (href === undefined || href === '') return undefined;
  if (allowedAddress.test(href)) return href;
  const id = fragmentOf(href);
  return id !== undefined && gen.targets.get(id) !== undefined ? `#${id}` : undefined;
}

/** Tells of a link that leads nowhere. */
function checkLink(gen: Generation, styled: StyledElement): void {
  const href = styled.element.attributes['href']?.trim();
  if (href === undefined || linkAddress(gen, styled) !== undefined) return;
  if (href.startsWith('#') || href === '') warn(gen, styled, 'missing-target', `the link to "${href}" leads nowhere`, 'no element that is shown has this id');
  else warn(gen, styled, 'link-address', `the address "${href}" cannot be linked to`, 'use http:, https:, mailto:, tel: or #id');
}

/** What the author says of a header cell's scope. */
function scopeOf(styled: StyledElement): 'Row' | 'Column' | undefined {
  const { scope, role } = styled.element.attributes;
  if (scope !== undefined && /^row(?:group)?$/i.test(scope)) return 'Row';
  if (scope !== undefined && /^col(?:group)?$/i.test(scope)) return 'Column';
  return role === 'rowheader' ? 'Row' : role === 'columnheader' ? 'Column' : undefined;
}

/** Header cells without a word from the author: one that begins a row of data is the row's, any other its column's. */
export function settleScopes(row: OpenTag, parent: OpenTag): void {
  const holdsData = parent.role !== 'THead' && row.children.some((cell) => cell.role === 'TD');
  row.children.forEach((cell, index) => {
    if (cell.role === 'TH' && cell.scope === undefined) cell.scope = holdsData && index === 0 ? 'Row' : 'Column';
  });
}

function addHeaders(properties: GrowingProperties, headers: string | undefined): void {
  const ids = headers?.trim().split(/\s+/).filter((id) => id !== '');
  if (ids !== undefined && ids.length > 0) properties.headers = ids;
}

/** Levels may be left out going up, never going down (ISO 14289-1, 7.4.2). The author's level is kept. */
function checkHeadingOrder(gen: Generation, styled: StyledElement, level: number): void {
  if (level > gen.headingLevel + 1) {
    const where = gen.headingLevel === 0 ? 'is the first' : `follows one of level ${gen.headingLevel}`;
    warn(gen, styled, 'heading-order', `a heading of level ${level} ${where}`, `level ${gen.headingLevel + 1} is expected`);
  }
  gen.headingLevel = level;
}

function warn(gen: Generation, styled: StyledElement, code: string, message: string, hint: string): void {
  const { origin } = styled.element;
  gen.report({ severity: 'warning', stage: 'box', code, message, hint, ...(origin && { source: origin }) });
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
