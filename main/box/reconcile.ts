// A document made again after a small change, and what it was before: parts that are equal become the same objects. Everything that
// layout and painting remember by object then holds, and pages that show no change come out as they were.

import type { BoxDocument } from './box.ts';

/** The boxes just made, with the equal parts of `before` in their places. Takes over `made`, which nobody has seen yet. */
export function reconcileBoxes(made: BoxDocument, before: BoxDocument): BoxDocument {
  const merge = new Reconciliation();
  const structure = merge.value(made.structure, before.structure);
  merge.closeTags();
  return { ...made, structure, root: merge.value(made.root, before.root) };
}

type Fields = Record<string, unknown>;

class Reconciliation {
  /** What became of tags and sources, which many parts share: themselves, or what stood there before. */
  readonly #shared = new Map<object, unknown>();
  #tagsClosed = false;

  /** The tag tree is done: a tag that was not exchanged in it stays as it is, wherever boxes name it. */
  closeTags(): void {
    this.#tagsClosed = true;
  }

  /** `before` where both are equal; else `made`, with its equal parts exchanged: its tags, even if there is nothing to compare it with. */
  value<T>(made: T, before: unknown): T {
    if (made === before || !isObject(made)) return made;
    if (Array.isArray(made)) return this.#list(made, before) ? (before as T) : made;
    if (!isPlain(made)) return sameValue(made, before) ? (before as T) : made;
    if (!('order' in made)) return this.#fields(made, before) ? (before as T) : made;
    let known = this.#shared.get(made);
    if (known === undefined && this.#tagsClosed && 'role' in made) return made;
    if (known === undefined) this.#shared.set(made, (known = this.#fields(made, before) ? before : made));
    return known as T;
  }

  /** Whether two lists are equal; exchanges the parts of the first. */
  #list(made: unknown[], before: unknown): boolean {
    const others: readonly unknown[] = Array.isArray(before) ? before : [];
    const pairs = counterparts(made, others);
    let equal = Array.isArray(before) && made.length === before.length && pairs === undefined;
    for (let index = 0; index < made.length; index++) {
      const at = pairs === undefined ? index : pairs[index];
      const [part, other] = [made[index], at === undefined ? undefined : others[at]];
      if (part === other) continue;
      const merged = this.value(part, other);
      if (merged !== part) made[index] = merged;
      if (merged !== other) equal = false;
    }
    return equal;
  }

  #fields(made: Fields, before: unknown): boolean {
    const others: Fields | undefined = isObject(before) && isPlain(before) ? before : undefined;
    let fields = 0;
    let equal = others !== undefined;
    for (const name in made) {
      fields++;
      const [part, other] = [made[name], others?.[name]];
      if (part === other) continue;
      // Styles and pictures may be shared with what other stages keep: they are exchanged as a whole or not at all.
      const whole = name === 'style' || name === 'firstLine' || name === 'groupStyle' || name === 'image';
      const merged = whole ? (sameValue(part, other) ? other : part) : this.value(part, other);
      if (merged !== part) made[name] = merged;
      if (merged !== other) equal = false;
    }
    return equal && others !== undefined && fields === count(others);
  }
}

/**
 * Where in an earlier list each part of a list stood: the index of what was made from the same place, undefined for what is new.
 * Undefined as a whole where no part stands elsewhere.
 */
export function counterparts(made: readonly unknown[], before: readonly unknown[]): readonly (number | undefined)[] | undefined {
  const shorter = Math.min(made.length, before.length);
  let start = 0;
  while (start < shorter && samePlace(made[start], before[start])) start++;
  if (start === made.length && start === before.length) return undefined;
  let same = 0;
  while (same < shorter - start && samePlace(made[made.length - 1 - same], before[before.length - 1 - same])) same++;
  const moved = new Map<string, number[]>();
  for (let index = before.length - same - 1; index >= start; index--) {
    const key = placeKey(before[index]);
    const known = moved.get(key);
    if (known === undefined) moved.set(key, [index]);
    else known.push(index);
  }
  return made.map((part, index) => {
    if (index < start) return index;
    if (index >= made.length - same) return index + before.length - made.length;
    return moved.get(placeKey(part))?.pop();
  });
}

/** Whether two parts are alike in what tells a box or tag from those beside it: what it is, and where it comes from. */
function samePlace(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return isObject(one) === isObject(other);
  const [origin, second] = [originOf(one), originOf(other)];
  return kindOf(one) === kindOf(other) && (origin === second || sameValue(origin, second));
}

const placeKey = (part: unknown): string => (isObject(part) ? JSON.stringify([kindOf(part), originOf(part)]) : '');

const kindOf = (part: Fields): unknown => part['role'] ?? part['kind'];

function originOf(part: Fields): unknown {
  const from = 'role' in part ? part : part['source'];
  return isObject(from) ? from['origin'] : undefined;
}

/**
 * Whether two pieces of plain data are equal. Of bytes their keys decide (`ImageSource`). Tags do not count: who asks knows which tree
 * they stand in; entries of the outline must be the same, as each stands there once.
 */
export function sameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other)) return Number.isNaN(one) && Number.isNaN(other);
  if (Array.isArray(one)) return Array.isArray(other) && one.length === other.length && one.every((part, index) => sameValue(part, other[index]));
  if (!isPlain(one) || !isPlain(other)) return false;
  if (one['kind'] === 'raster' && other['kind'] === 'raster') return one['key'] === other['key'];
  let fields = 0;
  for (const name in one) {
    fields++;
    const [part, same] = [one[name], other[name]];
    if (part === same || (name === 'tag' && isObject(part) && isObject(same))) continue;
    if ((name === 'bookmark' && isObject(part)) || !sameValue(part, same)) return false;
  }
  return fields === count(other);
}

function count(fields: Fields): number {
  let number = 0;
  for (const _ in fields) number++;
  return number;
}

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

function isPlain(value: Fields): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
