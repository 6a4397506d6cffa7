// A document made ready for both engines: every element numbered, the same style sheet in front, so that the two default sheets do
// not differ in what is compared. One page, tall enough for anything, as wide as the viewport of the reference: nothing breaks.

import { defaultTreeAdapter, html as names, parse, serialize, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** The viewport of the one, the page of the other, in CSS pixels. */
export const viewport = { width: 400, height: 4000 } as const;

/** What both engines get before the document's own style. Lines are greedy in both: `stable`. */
export const commonSheet = `
  @page { size: ${viewport.width}px ${viewport.height}px; margin: 0; }
  html { font: 10px/1 Square; orphans: 1; widows: 1; hyphens: manual; text-wrap-style: stable; }
  body, p, h1, h2, h3, h4, h5, h6, ul, ol, li, dl, dt, dd, blockquote, figure, figcaption, pre { margin: 0; padding: 0; font: inherit; text-wrap-style: stable; }
  h1, h2, h3, p, li, figure, figcaption, table, thead, tfoot, caption { break-before: auto; break-after: auto; break-inside: auto; }
  b, strong, i, em, th, code, small, sub, sup { font: inherit; text-align: inherit; }
  sub, sup { line-height: 1; }
  ul, ol, li { list-style: none; }
  hr { border: 1px solid; margin: 5px 0; height: 0; overflow: visible; color: black; }
`;

/** Number of an element in both engines' results: the attribute that our boxes remember as their place in the dataset. */
export const numberAttribute = 'data-from';

export type NumberedPage = { readonly html: string; /** By number: what to call the element in a message. */ readonly labels: readonly string[] };

/** Parses and writes out again, implied elements and all, with a number on each; `pt` becomes `px`, to spare the fractions. */
export function numberElements(source: string): NumberedPage {
  const document = parse(`<!doctype html>${source.replaceAll(/(\d)pt\b/g, '$1px')}`);
  const labels: string[] = [];
  const visit = (parent: Tree.ParentNode): void => {
    for (const child of parent.childNodes) {
      if (!defaultTreeAdapter.isElementNode(child)) continue;
      child.attrs = [...child.attrs.filter(({ name }) => name !== numberAttribute), { name: numberAttribute, value: String(labels.length) }];
      labels.push(labelOf(child));
      if (child.tagName !== names.TAG_NAMES.SVG) visit(child);
    }
  };
  visit(document);
  return { html: serialize(document), labels };
}

function labelOf({ tagName, attrs }: Tree.Element): string {
  const value = (name: string): string | undefined => attrs.find((attribute) => attribute.name === name)?.value;
  const name = value('id') === undefined ? value('class') === undefined ? '' : `.${value('class')}` : `#${value('id')}`;
  const style = value('style');
  return `${tagName}${name}${style === undefined ? '' : ` {${style}}`}`;
}
