// Pages as HTML and CSS text, through the stages html and style, as boxes: what most tests of box generation start from.

import { expect } from 'vitest';
import type { BoxDocument, ImageSource } from '../../main/box/box.ts';
import { dumpBox, dumpStructure } from '../../main/box/dump.ts';
import { generateBoxes } from '../../main/box/generate.ts';
import type { Diagnostic } from '../../main/diagnostic.ts';
import { parseHtml } from '../../main/html/parse.ts';
import { styleDocument } from '../../main/style/style.ts';

export type Page = { readonly document: BoxDocument; readonly diagnostics: readonly Diagnostic[] };

const square: ImageSource = { kind: 'raster', key: 'square', raster: { width: 4, height: 4, channels: 1, colors: new Uint8Array(16) } };

/** The boxes of a body with this content. An image named `square.png` is 4 pixels wide and high; any other is missing. */
export function page(html: string, css = ''): Page {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const parsed = parseHtml(html.startsWith('<!DOCTYPE') ? html : `<!DOCTYPE html><html lang="en"><title>T</title><body>${html}`, 'page.html', report);
  const styled = styleDocument(parsed, [{ text: css, file: 'page.css' }], {}, report);
  const image = (url: string): ImageSource => (url === 'square.png' ? square : { kind: 'missing', url });
  return { document: generateBoxes(styled, parsed, { image }, report), diagnostics };
}

/** The dump of the body's box or boxes, without the lines of html and body; any diagnostic fails the test. */
export function boxes(html: string, css = ''): string {
  const { document, diagnostics } = page(html, css);
  expect(diagnostics).toEqual([]);
  const lines = dumpBox(document.root).trimEnd().split('\n').slice(1);
  return unindented(lines[0]?.trim() === 'block body' ? lines.slice(1) : lines);
}

/** The dump of the tags under Document; any diagnostic fails the test. */
export function tags(html: string, css = ''): string {
  const { document, diagnostics } = page(html, css);
  expect(diagnostics).toEqual([]);
  return unindented(dumpStructure(document.structure).trimEnd().split('\n').slice(1));
}

/** The codes of what is reported. */
export function codes(html: string, css = ''): readonly string[] {
  return page(html, css).diagnostics.map((diagnostic) => diagnostic.code);
}

/** A dump as it is written in a test: without its common indentation and empty ends. */
export function dump(strings: TemplateStringsArray): string {
  return unindented((strings[0] ?? '').split('\n').filter((line) => line.trim() !== ''));
}

function unindented(lines: readonly string[]): string {
  const least = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(least)).join('\n');
}
