// HTML as helpers write it: escaped text and attributes, elements. Markup travels as SafeString, so that Handlebars does not
// escape it a second time.

import Handlebars from 'handlebars';

export type Markup = InstanceType<typeof Handlebars.SafeString>;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeText(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (character) => escapes[character] ?? '') : text;
}

/** Attributes as written behind a tag's name; those that are undefined or false are left out, true ones have no value. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

export function attributes(list: Attributes): string {
  let written = '';
  for (const name in list) {
    const value = list[name];
    if (value === undefined || value === false) continue;
    written += value === true ? ` ${name}` : ` ${name}="${escapeText(String(value))}"`;
  }
  return written;
}

/** An element; `content` is markup already. */
export function element(name: string, list: Attributes, content: string): string {
  return `<${name}${attributes(list)}>${content}</${name}>`;
}

/** Tells Handlebars that this is markup. */
export function markup(html: string): Markup {
  return new Handlebars.SafeString(html);
}

export function isMarkup(value: unknown): value is Markup {
  return value instanceof Handlebars.SafeString;
}

/** What a value looks like in markup: markup as it is, everything else escaped. */
export function toMarkup(value: unknown): string {
  return isMarkup(value) ? value.toString() : escapeText(String(value));
}
