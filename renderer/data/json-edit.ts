// Changes to a dataset's text that leave everything else as it is written: order, unknown fields, formatting. Pure.

import { applyEdits, findNodeAtLocation, getNodeValue, modify, parseTree, type JSONPath, type Node } from 'jsonc-parser';

/** Where an object stands in the file, from its dataset path: `quotes.starmer` → `['quotes', 3]`. */
export function jsonPath(text: string, path: string): JSONPath | undefined {
  const root = parseTree(text);
  const [list, id] = path.split('.');
  if (root === undefined || list === undefined) return undefined;
  if (list === 'report') return ['report'];
  if (id === undefined) return undefined;
  const lists = findNodeAtLocation(root, [list]);
  return lists === undefined ? undefined : findById(lists, [list], id);
}

/** Sections nest: the list is searched in depth. */
function findById(list: Node, at: JSONPath, id: string): JSONPath | undefined {
  for (const [index, object] of (list.children ?? []).entries()) {
    const here = [...at, index];
    const named = findNodeAtLocation(object, ['id']);
    if (named?.value === id) return here;
    const inner = findNodeAtLocation(object, ['sections']);
    const found = inner === undefined ? undefined : findById(inner, [...here, 'sections'], id);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function valueAt(text: string, at: JSONPath): unknown {
  const root = parseTree(text);
  const found = root === undefined ? undefined : findNodeAtLocation(root, at);
  return found === undefined ? undefined : (getNodeValue(found) as unknown);
}

/** The text with another value there; `undefined` takes the field out. */
export function withValue(text: string, at: JSONPath, value: unknown): string {
  const indent = /\n([ \t]+)"/.exec(text)?.[1] ?? '  ';
  const formattingOptions = { insertSpaces: !indent.startsWith('\t'), tabSize: indent.startsWith('\t') ? 1 : indent.length, eol: text.includes('\r\n') ? '\r\n' : '\n' };
  return applyEdits(text, modify(text, at, value, { formattingOptions }));
}

/**
 * From where something stands in the file to the object that it belongs to: `sections[0].sections[1].body[2].text` → `sections.limits`.
 * Other paths stay as they are; undefined where no object with an id stands there.
 */
export function objectFinder(text: string): (path: string) => string | undefined {
  const root = parseTree(text);
  return (path) => {
    if (!path.includes('[')) return path;
    const parts = path.replace(/\[(\d+)\]/g, '.$1').split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    const [list] = parts;
    const inner = parts.findIndex((part) => typeof part === 'string' && part !== list);
    const at = parts.slice(0, inner < 0 ? parts.length : inner);
    const id = root === undefined ? undefined : findNodeAtLocation(root, [...at, 'id'])?.value;
    return typeof id === 'string' ? `${list}.${id}` : undefined;
  };
}

/** Ids and titles of the report's sources. */
export function sourcesIn(text: string): readonly { readonly id: string; readonly title: string }[] {
  const list = valueAt(text, ['sources']);
  if (!Array.isArray(list)) return [];
  return (list as readonly Readonly<Record<string, unknown>>[]).map(({ id, title }) => ({ id: String(id), title: typeof title === 'string' ? title : String(id) }));
}
