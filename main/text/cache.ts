// A cache by value that stays bounded: two generations of a Map. What is asked for moves to the young one; when that is full
// it becomes the old one, and what nobody asked for in the meantime is forgotten.

export type Cache<T> = {
  readonly get: (key: string) => T | undefined;
  /** Keeps and returns the value. */
  readonly set: (key: string, value: T) => T;
};

/** Holds between `size` and twice `size` entries. */
export function createCache<T>(size: number): Cache<T> {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  const set = (key: string, value: T): T => {
    if (young.size >= size) {
      old = young;
      young = new Map();
    }
    young.set(key, value);
    return value;
  };
  return {
    set,
    get: (key) => {
      const value = young.get(key);
      if (value !== undefined || old.size === 0) return value;
      const older = old.get(key);
      return older === undefined ? undefined : set(key, older);
    },
  };
}
