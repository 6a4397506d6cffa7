// A cache by value that stays bounded: two generations of a Map. What is asked for moves to the young one; when that is full
// it becomes the old one, and what nobody asked for in the meantime is forgotten.

export type Cache<T> = {
  readonly get: (key: string) => T | undefined;
  /** Keeps and returns the value; `cost` is its share of the cache's size. */
  readonly set: (key: string, value: T, cost?: number) => T;
};

/** Holds values of a total cost between `size` and twice that. */
export function createCache<T>(size: number): Cache<T> {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  let total = 0;
  const set = (key: string, value: T, cost = 1): T => {
    if (total >= size) {
      old = young;
      young = new Map();
      total = 0;
    }
    young.set(key, value);
    total += cost;
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
