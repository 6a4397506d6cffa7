// Addresses on paper: links cannot be followed there, so each outside address gets a number where it is used, and a list at the end
// with the address and its QR code. In: element tree. Out: element tree with the numbers and the list.

import { encode } from 'uqr';
import type { Document, Element, ElementChild } from '../html/element.ts';

const headings: Readonly<Record<string, string>> = { en: 'Addresses', uk: 'Адреси', de: 'Adressen', fr: 'Adresses' };

/** The look of the numbers and of the list, for the cascade. */
export const addressSheet = {
  file: 'print-edition.css',
  text: `.address-number { font-size: 0.7em; line-height: 0; vertical-align: super; font-variant-numeric: lining-nums }
.address-list { margin-top: 18pt }
.address-list > h2 { font-size: 12pt; margin-bottom: 6pt }
.address-list > div { display: flex; gap: 10pt; align-items: center; break-inside: avoid; margin-bottom: 8pt }
.address-list svg { width: 54pt; height: 54pt; flex: none }
.address-list p { margin: 0; overflow-wrap: anywhere; text-align: left; hyphens: none }`,
};

/** Numbers outside addresses in reading order; the same address has the same number. The document itself where there are none. */
export function numberAddresses(document: Document): Document {
  const numbers = new Map<string, number>();
  const root = mapChildren(document.root, (element) => {
    const href = element.name === 'a' && element.namespace === 'html' ? element.attributes['href'] : undefined;
    if (href === undefined || !/^https?:\/\//i.test(href)) return element;
    let number = numbers.get(href);
    if (number === undefined) numbers.set(href, (number = numbers.size + 1));
    return { ...element, children: [...element.children, make('span', { class: 'address-number' }, [text(`[${number}]`)])] };
  });
  if (numbers.size === 0) return document;
  const language = (document.language ?? 'en').split('-')[0] ?? 'en';
  const list = make('section', { class: 'address-list' }, [
    make('h2', {}, [text(headings[language] ?? headings['en'] ?? '')]),
    ...[...numbers].map(([href, number]) => make('div', {}, [code(href), make('p', {}, [text(`[${number}] ${href}`)])])),
  ]);
  const children = root.children.map((child) => (child.kind === 'element' && child.name === 'body' ? { ...child, children: [...child.children, list] } : child));
  return { ...document, root: { ...root, children } };
}

function mapChildren(element: Element, of: (element: Element) => Element): Element {
  const children = element.children.map((child) => (child.kind === 'element' ? mapChildren(child, of) : child));
  return of({ ...element, children });
}

function make(name: string, attributes: Readonly<Record<string, string>>, children: readonly ElementChild[], namespace: Element['namespace'] = 'html'): Element {
  return { kind: 'element', name, namespace, attributes, children, origin: undefined };
}

function text(content: string): ElementChild {
  return { kind: 'text', text: content };
}

/** The QR code of an address as a drawing of one path, with its quiet zone of four modules (ISO/IEC 18004). */
function code(href: string): Element {
  const { data, size } = encode(href, { ecc: 'M', border: 4 });
  let path = '';
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let end = column;
      while (end < size && data[row]?.[end] === true) end++;
      if (end > column) path += `M${column} ${row}h${end - column}v1h${column - end}z`;
      column = end;
    }
  }
  return make('svg', { viewBox: `0 0 ${size} ${size}`, role: 'img', 'aria-label': `QR code: ${href}` }, [make('path', { d: path, fill: '#000' }, [], 'svg')], 'svg');
}
