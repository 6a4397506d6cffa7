// What a tag says beyond its role: alternative text, expansion, scope and headers, where it links to. Reports `heading-order`,
// `missing-alternative`, `missing-target`, `empty-link`.

import type { StyledElement } from '../style/styled.ts';
import { type Generation, warnAt } from './generation.ts';
import { linkAddress, linkAlternative } from './links.ts';
import { listNumbering } from './list-numbering.ts';
import type { StructureRole } from './structure.ts';
import { cellSpans } from './spans.ts';
import type { Growing, TagProperties } from './structure-tree.ts';
import { headingLevel } from './tags.ts';
import { targetName, textOf } from './targets.ts';

type GrowingProperties = Growing<TagProperties>;

/** What the tag of an element says; its language where it differs from that of the tags around. */
export function propertiesOf(gen: Generation, styled: StyledElement, role: StructureRole): TagProperties {
  const { element, style } = styled;
  const { attributes } = element;
  const properties: GrowingProperties = {};
  const id = targetName(styled);
  if (id !== undefined && gen.targets.isTarget(styled, id)) properties.id = id;
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
      addCell(properties, gen, styled);
      break;
    }
    case 'TD':
      addCell(properties, gen, styled);
      break;
    default: {
      const level = headingLevel(role);
      if (level !== undefined) checkHeadingOrder(gen, styled, level);
    }
  }
  return properties;
}

function addLink(properties: GrowingProperties, gen: Generation, styled: StyledElement): void {
  const href = linkAddress(gen, styled);
  if (href !== undefined) properties.href = href;
  properties.alternative = linkAlternative(gen, styled);
}

/** The alternative text of a picture (WAI-ARIA name computation, in short): label, alt, SVG title and description, title. */
function alternativeOf(gen: Generation, styled: StyledElement): string {
  const { attributes, name } = styled.element;
  const labelled = attributes['aria-labelledby']?.split(/\s+/).flatMap((id) => gen.targets.get(id) ?? []).map(textOf).join(' ');
  const candidates = [labelled, attributes['aria-label'], attributes['alt'], svgDescription(styled), attributes['title'], attributes['alttext']];
  const found = candidates.find((text) => text !== undefined && text.trim() !== '');
  if (found !== undefined) return found.trim();
  if (name === 'math') return textOf(styled);
  warnAt(gen, styled, 'missing-alternative', `this ${name === 'img' ? 'image' : 'figure'} has no alternative text`, 'give it alt="…", or alt="" if it only decorates');
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

/** What the author says of a header cell's scope. */
function scopeOf(styled: StyledElement): 'Row' | 'Column' | undefined {
  const { scope, role } = styled.element.attributes;
  if (scope !== undefined && /^row(?:group)?$/i.test(scope)) return 'Row';
  if (scope !== undefined && /^col(?:group)?$/i.test(scope)) return 'Column';
  return role === 'rowheader' ? 'Row' : role === 'columnheader' ? 'Column' : undefined;
}

/** Spans as written, to be cut to the grid when the table is done, and the header cells that the cell names. */
function addCell(properties: GrowingProperties, gen: Generation, styled: StyledElement): void {
  const { columnSpan, rowSpan } = cellSpans(styled.element);
  if (columnSpan !== 1) properties.columnSpan = columnSpan;
  if (rowSpan !== 1) properties.rowSpan = rowSpan;
  const named = styled.element.attributes['headers']?.split(/\s+/).filter((id) => id !== '') ?? [];
  const ids = named.filter((id) => gen.targets.get(id) !== undefined);
  if (ids.length > 0) properties.headers = ids;
  if (ids.length < named.length) warnAt(gen, styled, 'missing-target', `headers="${named.join(' ')}" names a cell that is not there`, 'name the ids of header cells');
}

/** Levels may be left out going up, never going down (ISO 14289-1, 7.4.2). The author's level is kept. */
function checkHeadingOrder(gen: Generation, styled: StyledElement, level: number): void {
  if (level > gen.headingLevel + 1) {
    const where = gen.headingLevel === 0 ? 'is the first' : `follows one of level ${gen.headingLevel}`;
    warnAt(gen, styled, 'heading-order', `a heading of level ${level} ${where}`, `level ${gen.headingLevel + 1} is expected`);
  }
  gen.headingLevel = level;
}
