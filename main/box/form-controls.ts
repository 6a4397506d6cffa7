// Form controls as the static text that they would show on paper. HTML, 4.10.

import type { StyledElement } from '../style/styled.ts';

/** The text that stands in for the control's children; undefined for elements that are none, or show their children. */
export function formControlText(styled: StyledElement): string | undefined {
  const { name, namespace } = styled.element;
  if (namespace !== 'html') return undefined;
  if (name === 'input') return inputText(styled.element.attributes);
  if (name === 'select') return selectedText(styled);
  return undefined;
}

function inputText(attributes: Readonly<Record<string, string>>): string {
  const checked = attributes['checked'] !== undefined;
  switch (attributes['type']?.toLowerCase()) {
    case 'hidden':
    case 'image':
    case 'file':
      return '';
    case 'checkbox':
      return checked ? '\u2611' : '\u2610';
    case 'radio':
      return checked ? '\u25C9' : '\u25CB';
    case 'password':
      return '';
    default:
      return attributes['value'] ?? attributes['placeholder'] ?? '';
  }
}

function selectedText(select: StyledElement): string {
  const options: StyledElement[] = [];
  const waiting: StyledElement[] = [select];
  for (let styled = waiting.shift(); styled !== undefined; styled = waiting.shift()) {
    if (styled.element.name === 'option') options.push(styled);
    for (const child of styled.children) if (child.kind === 'element') waiting.push(child);
  }
  const chosen = options.find((option) => option.element.attributes['selected'] !== undefined) ?? options[0];
  return chosen === undefined ? '' : chosen.children.map((child) => (child.kind === 'text' ? child.text : '')).join('');
}
