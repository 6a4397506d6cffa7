// Where links lead, and in what words. Reports `link-address`, `missing-target`, `empty-link`.

import type { StyledElement } from '../style/styled.ts';
import { fragmentOf } from './content-text.ts';
import { type Generation, warnAt } from './generation.ts';
import { textOf } from './targets.ts';

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
export function checkLink(gen: Generation, styled: StyledElement): void {
  const href = styled.element.attributes['href']?.trim();
  if (href === undefined || linkAddress(gen, styled) !== undefined) return;
  if (href.startsWith('#') || href === '') warnAt(gen, styled, 'missing-target', `the link to "${href}" leads nowhere`, 'no element that is shown has this id');
  else warnAt(gen, styled, 'link-address', `the address "${href}" cannot be linked to`, 'use http:, https:, mailto:, tel: or #id');
}

/** The description of a link for those who do not see it: its label, title or text. */
export function linkAlternative(gen: Generation, styled: StyledElement): string {
  const { attributes } = styled.element;
  const text = attributes['aria-label'] ?? attributes['title'] ?? linkText(styled);
  if (text !== '') return text;
  const href = attributes['href'] ?? '';
  warnAt(gen, styled, 'empty-link', `the link to "${href}" has no text`, 'give it text, or an aria-label');
  return href;
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
