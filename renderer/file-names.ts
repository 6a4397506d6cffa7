// Names of files in paths of any system, as the window shows them.

/** `/home/a/report.json` → `report.json`. */
export const nameOf = (file: string): string => lastParts(file, 1);

/** `/home/a/report.json`, 2 → `a/report.json`. */
export const lastParts = (file: string, parts: number): string => file.split(/[\\/]/).slice(-parts).join('/');
