// Names of the fields that objects of a report can have, so that an empty field can be told from a misspelt one.

import * as schema from '../dataset/schema.ts';
import type { Filling } from './filling.ts';

/** Fields of Content that the dataset's schema does not have. */
const added = ['path', 'level', 'number', 'mentions', 'uncited', 'parameters', 'items', 'key'];

let names: ReadonlySet<string> | undefined;

/** All field names, from the schema's own shapes. */
export function fieldNames(): ReadonlySet<string> {
  if (names !== undefined) return names;
  const found = new Set<string>(added);
  for (const item of Object.values(schema) as unknown[]) collect(item, found, 0);
  names = found;
  return names;
}

type Shaped = { readonly shape?: Readonly<Record<string, unknown>>; readonly options?: readonly unknown[]; readonly unwrap?: () => unknown; readonly element?: unknown };

function collect(item: unknown, found: Set<string>, depth: number): void {
  if (typeof item !== 'object' || item === null || depth > 5) return;
  const { shape, options, unwrap, element } = item as Shaped;
  for (const [name, field] of Object.entries(shape ?? {})) {
    const known = found.has(name);
    found.add(name);
    if (!known) collect(field, found, depth + 1);
  }
  for (const option of options ?? []) collect(option, found, depth + 1);
  if (element !== undefined) collect(element, found, depth + 1);
  if (typeof unwrap === 'function') collect(unwrap.call(item), found, depth + 1);
}

/** Whether the last part of a path as written is a field that some object can have, or a parameter. */
export function isField(path: string, filling: Filling): boolean {
  const name = /([^./\]]+)\]?$/.exec(path)?.[1] ?? '';
  if (path.startsWith('(') || path.startsWith('@') || name === 'this') return true;
  return fieldNames().has(name) || Object.hasOwn(filling.manifest.parameters, name);
}
