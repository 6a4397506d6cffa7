// The element tree as indented text, for `--stage html` and for tests.

import type { Document, ElementChild } from './element.ts';

/** One line an element or text, in document order, then what the head says. */
export function dumpHtml(document: Document): string {
  const lines: string[] = [];
  dumpChild(document.root, 0, lines);
  if (document.title !== undefined) lines.push(`title ${JSON.stringify(document.title)}`);
  if (document.language !== undefined) lines.push(`language ${document.language}`);
  for (const [name, content] of Object.entries(document.metadata)) lines.push(`meta ${name} ${JSON.stringify(content)}`);
  for (const style of document.styles) {
    const what = style.kind === 'link' ? style.href : `${style.text.length} characters`;
    lines.push(`${style.kind === 'link' ? 'link' : 'style'} ${what} @${style.place.file}:${style.place.line}:${style.place.column}`);
  }
  return `${lines.join('\n')}\n`;
}

function dumpChild(child: ElementChild, depth: number, lines: string[]): void {
  const indent = '  '.repeat(depth);
  if (child.kind === 'text') {
    lines.push(`${indent}${JSON.stringify(child.text)}`);
    return;
  }
  const attributes = Object.entries(child.attributes).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`).join('');
  const { origin } = child;
  const data = origin?.data === undefined ? '' : ` ${origin.data}`;
  const place = origin === undefined ? '' : ` @${origin.line}:${origin.column}${data}`;
  const prefix = child.namespace === 'html' ? '' : `${child.namespace}:`;
  lines.push(`${indent}<${prefix}${child.name}${attributes}>${place}`);
  for (const grandchild of child.children) dumpChild(grandchild, depth + 1, lines);
}
