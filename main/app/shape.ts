// Checks of what arrives over a channel: a shape says of an unknown value whether it is what the contract promises. Nothing
// that the window sends is used before its shape was checked.

export type Shape<T> = (value: unknown) => value is T;
type Checked<S> = S extends Shape<infer T> ? T : never;

/** Longest text that a channel takes: a template or dataset being edited, with room. */
const longest = 64 * 1024 * 1024;

export const nothing: Shape<undefined> = (value): value is undefined => value === undefined || value === null;
export const text: Shape<string> = (value): value is string => typeof value === 'string' && value.length <= longest;
export const truth: Shape<boolean> = (value): value is boolean => typeof value === 'boolean';
export const number: Shape<number> = (value): value is number => typeof value === 'number' && Number.isFinite(value);

export const bytes: Shape<Uint8Array> = (value): value is Uint8Array => value instanceof Uint8Array && value.length <= longest;

export function oneOf<const T extends string>(...values: readonly T[]): Shape<T> {
  return (value): value is T => values.some((allowed) => allowed === value);
}

export function either<A, B>(first: Shape<A>, second: Shape<B>): Shape<A | B> {
  return (value): value is A | B => first(value) || second(value);
}

export function maybe<T>(shape: Shape<T>): Shape<T | undefined> {
  return either(shape, nothing);
}

export function list<T>(shape: Shape<T>, most = 100_000): Shape<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.length <= most && value.every((one) => shape(one));
}

export function record<T>(shape: Shape<T>, most = 10_000): Shape<Readonly<Record<string, T>>> {
  return (value): value is Readonly<Record<string, T>> => {
    if (!isPlain(value)) return false;
    const values = Object.values(value);
    return values.length <= most && values.every((one) => shape(one));
  };
}

/** A plain object with these fields; a field in `optional` may be absent. Other fields are refused. */
export function fields<R extends Record<string, Shape<unknown>>, O extends Record<string, Shape<unknown>>>(
  required: R,
  optional?: O,
): Shape<{ readonly [K in keyof R]: Checked<R[K]> } & { readonly [K in keyof O]?: Checked<O[K]> }> {
  const known = new Set([...Object.keys(required), ...Object.keys(optional ?? {})]);
  return (value): value is { readonly [K in keyof R]: Checked<R[K]> } & { readonly [K in keyof O]?: Checked<O[K]> } => {
    if (!isPlain(value)) return false;
    return (
      Object.keys(value).every((key) => known.has(key)) &&
      Object.entries(required).every(([key, shape]) => shape(value[key])) &&
      Object.entries(optional ?? {}).every(([key, shape]) => value[key] === undefined || shape(value[key]))
    );
  };
}

/** For shapes that contain themselves; at most `depth` levels deep. */
export function nested<T>(make: (self: Shape<T>) => Shape<T>, depth = 64): Shape<T> {
  let level = 0;
  const self: Shape<T> = (value): value is T => {
    if (level >= depth) return false;
    level += 1;
    try {
      return shape(value);
    } finally {
      level -= 1;
    }
  };
  const shape = make(self);
  return self;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
