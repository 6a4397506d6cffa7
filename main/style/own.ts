// Looking things up in tables whose keys come from a sheet: `constructor` and its like must not be found.

/** The table's own entry of this name. */
export function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
