// Short ways into the style stage for its tests: CSS and HTML text in, the style of a chosen element out.

import type { Diagnostic } from '../../main/diagnostic.ts';
import { parseHtml } from '../../main/html/parse.ts';
import type { ComputedStyle } from '../../main/style/computed-style.ts';
import { newStyleCache, styleDocument, type StyleOptions } from '../../main/style/style.ts';
import type { StyledDocument, StyledElement } from '../../main/style/styled.ts';

export type Styled = { readonly document: StyledDocument; readonly diagnostics: readonly Diagnostic[] };

/** Styles a body's HTML with one author sheet, `test.css`. */
export function style(css: string, body = '<p id="x">text</p>', options: StyleOptions = {}): Styled {
  const diagnostics: Diagnostic[] = [];
  const document = parseHtml(`<!doctype html><html lang="en"><body>${body}</body></html>`, 'test.html', (diagnostic) => diagnostics.push(diagnostic));
  const styled = styleDocument(document, [{ text: css, file: 'test.css' }], { cache: newStyleCache(), ...options }, (diagnostic) => diagnostics.push(diagnostic));
  return { document: styled, diagnostics };
}

/** The element with this id. */
export function byId(document: StyledDocument, id: string): StyledElement {
  const stack: StyledElement[] = [document.root];
  for (let current = stack.pop(); current !== undefined; current = stack.pop()) {
    if (current.element.attributes['id'] === id) return current;
    for (const child of current.children) if (child.kind === 'element') stack.push(child);
  }
  throw new Error(`no element "${id}"`);
}

/** The computed style of `#x`; any diagnostic is a failure. */
export function computed(css: string, body?: string, options?: StyleOptions): ComputedStyle {
  const { document, diagnostics } = style(css, body, options);
  if (diagnostics.length > 0) throw new Error(diagnostics.map((diagnostic) => diagnostic.message).join('\n'));
  return byId(document, 'x').style;
}

/** The computed style of `#x` with these declarations on it. */
export function declared(declarations: string): ComputedStyle {
  return computed(`#x { ${declarations} }`);
}

/** Messages as `code line:column message (hint)`. */
export function messages({ diagnostics }: Styled): string[] {
  return diagnostics.map(({ code, message, hint, source }) => (
    `${code} ${source?.line ?? '?'}:${source?.column ?? '?'} ${message}${hint === undefined ? '' : ` (${hint})`}`));
}
