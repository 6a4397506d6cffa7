// The ListNumbering attribute of a list's tag, from the marker style of its items. ISO 32000-1, table 347.

import type { StyledElement } from '../style/styled.ts';
import type { StructureNode } from './structure.ts';

const numberings: Readonly<Record<string, NonNullable<StructureNode['listNumbering']>>> = {
  none: 'None', disc: 'Disc', circle: 'Circle', square: 'Square', decimal: 'Decimal', 'decimal-leading-zero': 'Decimal',
  'lower-roman': 'LowerRoman', 'upper-roman': 'UpperRoman', 'lower-alpha': 'LowerAlpha', 'lower-latin': 'LowerAlpha',
  'upper-alpha': 'UpperAlpha', 'upper-latin': 'UpperAlpha',
};

/** Undefined where the standard has no word for the markers; None where the items have no markers. */
export function listNumbering(list: StyledElement): StructureNode['listNumbering'] | undefined {
  if (list.element.name === 'dl') return 'None';
  const item = list.children.find((child) => child.kind === 'element' && child.style.display !== 'none');
  if (item === undefined || item.kind !== 'element' || item.style.display !== 'list-item') return 'None';
  if (item.pseudo.marker !== undefined && typeof item.pseudo.marker.content !== 'string') return undefined;
  const type = item.style.listStyleType;
  return typeof type === 'string' ? numberings[type] : undefined;
}
