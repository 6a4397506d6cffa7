// The ListNumbering attribute of a list's tag, from the marker style of its items. ISO 32000-1, table 347.

import type { ContentPart } from '../style/computed-style.ts';
import type { StyledElement } from '../style/styled.ts';
import type { StructureNode } from './structure.ts';

const numberings: Readonly<Record<string, NonNullable<StructureNode['listNumbering']>>> = {
  none: 'None', disc: 'Disc', circle: 'Circle', square: 'Square', decimal: 'Decimal', 'decimal-leading-zero': 'Decimal',
  'lower-roman': 'LowerRoman', 'upper-roman': 'UpperRoman', 'lower-alpha': 'LowerAlpha', 'lower-latin': 'LowerAlpha',
  'upper-alpha': 'UpperAlpha', 'upper-latin': 'UpperAlpha',
};

/** Undefined where the standard has no word for the markers; None where the items have none. */
export function listNumbering(list: StyledElement): StructureNode['listNumbering'] | undefined {
  if (list.element.name === 'dl') return 'None';
  const item = list.children.find((child) => child.kind === 'element' && child.style.display !== 'none');
  if (item === undefined || item.kind !== 'element') return 'None';
  const { style, pseudo } = item;
  if (style.display === 'list-item' && pseudo.marker !== undefined && typeof pseudo.marker.content !== 'string') {
    return numberingOf(pseudo.marker.content);
  }
  const type = style.listStyleType;
  if (style.display === 'list-item' && pseudo.marker?.content !== 'none' && type !== 'none') return typeof type === 'string' ? numberings[type] : undefined;
  // Items without markers may number themselves.
  return pseudo.before === undefined || typeof pseudo.before.content === 'string' ? 'None' : numberingOf(pseudo.before.content) ?? 'None';
}

/** By the style of the first counter. */
function numberingOf(parts: readonly ContentPart[]): StructureNode['listNumbering'] | undefined {
  const counter = parts.find((part) => part.kind === 'counter' || part.kind === 'counters');
  return counter?.kind === 'counter' || counter?.kind === 'counters' ? numberings[counter.style] : undefined;
}
