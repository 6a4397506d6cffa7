// Styled trees by hand, for tests of box generation that need no style sheet: HTML elements with the displays that the
// user-agent sheet would give them.

import type { Reporter } from '../../main/diagnostic.ts';
import type { Document } from '../../main/html/element.ts';
import { anonymousStyle } from '../../main/box/anonymous.ts';
import type { BoxDocument } from '../../main/box/box.ts';
import { generateBoxes } from '../../main/box/generate.ts';
import type { ComputedStyle, Display } from '../../main/style/computed-style.ts';
import type { PseudoStyles, StyledDocument, StyledElement } from '../../main/style/styled.ts';

const black = { r: 0, g: 0, b: 0, a: 1 };
const inherited = {
  color: black, fontFamily: ['serif'], fontSize: 12, fontWeight: 400, fontStyle: 'normal', fontStretch: 100, fontFeatures: {},
  textTransform: 'none', textWrap: 'wrap', whiteSpaceCollapse: 'collapse', language: 'en', visibility: 'visible', quotes: 'auto',
  listStyleType: 'disc', listStylePosition: 'outside', listStyleImage: undefined, direction: 'ltr',
} as unknown as ComputedStyle;

export const baseStyle: ComputedStyle = anonymousStyle(inherited, 'inline');

const displays: Readonly<Record<string, Display>> = {
  html: 'block', body: 'block', div: 'block', p: 'block', section: 'block', h1: 'block', h2: 'block', ul: 'block', ol: 'block', li: 'list-item',
  table: 'table', thead: 'table-header-group', tbody: 'table-row-group', tfoot: 'table-footer-group', tr: 'table-row', td: 'table-cell',
  th: 'table-cell', caption: 'table-caption', col: 'table-column', colgroup: 'table-column-group', blockquote: 'block', pre: 'block',
};

export type Child = StyledElement | string;

/** One element; `style` overrides what its name gives. */
export function el(name: string, options: { style?: Partial<ComputedStyle>; pseudo?: PseudoStyles; attributes?: Record<string, string> } | null, ...children: readonly Child[]): StyledElement {
  const style = { ...baseStyle, display: displays[name] ?? 'inline', ...options?.style };
  const styledChildren = children.map((child) => (typeof child === 'string' ? ({ kind: 'text', text: child } as const) : child));
  const element = {
    kind: 'element', name, namespace: 'html', attributes: options?.attributes ?? {}, origin: undefined,
    children: styledChildren.map((child) => (child.kind === 'text' ? child : child.element)),
  } as const;
  return { kind: 'element', element, style, pseudo: options?.pseudo ?? {}, children: styledChildren };
}

/** The boxes of a body with these children. */
export function boxesOf(children: readonly Child[], report: Reporter = failOnReport): BoxDocument {
  const root = el('html', null, el('body', null, ...children));
  const styled: StyledDocument = {
    root, pageStyle: () => ({ style: baseStyle }) as ReturnType<StyledDocument['pageStyle']>, fontFaces: [], counterStyles: new Map(),
  };
  const document: Document = { root: root.element, title: undefined, language: 'en', metadata: {}, styles: [] };
  return generateBoxes(styled, document, { image: (url) => ({ kind: 'missing', url }) }, report);
}

function failOnReport(diagnostic: { readonly message: string }): void {
  throw new Error(`not announced: ${diagnostic.message}`);
}
