// Custom properties and var(): CSS Custom Properties 1. Values are lists of component values; substitution happens when an
// element's style is computed. Cycles, and texts that grow without bound, make a property invalid.

import type { ComponentValue } from './component-values.ts';
import type { CustomDeclaration } from './declarations.ts';

/** The custom properties of an element, resolved: var() in them is replaced. Never changed: equal sets may be shared. */
export type CustomProperties = ReadonlyMap<string, readonly ComponentValue[]>;
export const noCustomProperties: CustomProperties = new Map();

/** Most component values that substitution may produce. */
const sizeLimit = 20_000;

/** Replaces var(); undefined where one has neither a value nor a fallback. */
export function substitute(values: readonly ComponentValue[], custom: CustomProperties): readonly ComponentValue[] | undefined {
  return substituteWith(values, (name) => custom.get(name), { left: sizeLimit });
}

type Lookup = (name: string) => readonly ComponentValue[] | undefined;
type Budget = { left: number };

function substituteWith(values: readonly ComponentValue[], lookup: Lookup, budget: Budget): readonly ComponentValue[] | undefined {
  const result: ComponentValue[] = [];
  for (const value of values) {
    budget.left -= 1;
    if (budget.left < 0) return undefined;
    if (value.kind === 'function' && value.text === 'var') {
      const replaced = variable(value, lookup, budget);
      if (replaced === undefined) return undefined;
      // The space before var() belongs to what takes its place.
      replaced.forEach((part, index) => result.push(index === 0 && value.space && !part.space ? { ...part, space: true } : part));
      budget.left -= replaced.length;
    } else if (value.children.length > 0) {
      const children = substituteWith(value.children, lookup, budget);
      if (children === undefined) return undefined;
      result.push(children === value.children ? value : { ...value, children });
    } else {
      result.push(value);
    }
  }
  return result;
}

function variable(value: ComponentValue, lookup: Lookup, budget: Budget): readonly ComponentValue[] | undefined {
  const [name, comma, ...fallback] = value.children;
  if (name?.kind !== 'ident' || !name.text.startsWith('--')) return undefined;
  const found = lookup(name.text);
  if (found !== undefined) return found;
  return comma?.kind === 'delim' && comma.text === ',' ? substituteWith(fallback, lookup, budget) : undefined;
}

/**
 * The element's custom properties: the parent's, with its own declarations over them (in cascade order, last wins). A
 * property in a cycle, or whose var() finds nothing, has no value.
 */
export function resolveCustomProperties(declarations: readonly CustomDeclaration[], inherited: CustomProperties): CustomProperties {
  if (declarations.length === 0) return inherited;
  const written = new Map<string, readonly ComponentValue[] | undefined>();
  for (const { name, values } of declarations) {
    if (typeof values !== 'string') written.set(name, values);
    else if (values === 'initial') written.set(name, undefined);
    else written.set(name, inherited.get(name));
  }
  const resolved = new Map(inherited);
  const done = new Set<string>();
  for (const name of written.keys()) resolveOne(name, { written, resolved, done, path: [], cyclic: new Set() });
  return resolved;
}

type Resolution = {
  readonly written: ReadonlyMap<string, readonly ComponentValue[] | undefined>;
  readonly resolved: Map<string, readonly ComponentValue[]>;
  readonly done: Set<string>;
  /** Names being resolved, outermost first. */
  readonly path: string[];
  readonly cyclic: Set<string>;
};

function resolveOne(name: string, resolution: Resolution): readonly ComponentValue[] | undefined {
  const { written, resolved, done, path, cyclic } = resolution;
  if (!written.has(name) || done.has(name)) return resolved.get(name);
  const start = path.indexOf(name);
  if (start >= 0 || path.length > 200) {
    for (const member of path.slice(Math.max(start, 0))) cyclic.add(member);
    return undefined;
  }
  path.push(name);
  const values = written.get(name);
  const result = values === undefined ? undefined : substituteWith(values, (other) => resolveOne(other, resolution), { left: sizeLimit });
  path.pop();
  done.add(name);
  if (result === undefined || cyclic.has(name)) resolved.delete(name);
  else resolved.set(name, result);
  return resolved.get(name);
}
