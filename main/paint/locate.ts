// Findings that name an object of the dataset, told with the page where it first stands and the template line that shows it.

import type { Diagnostic } from '../diagnostic.ts';
import type { Origin } from '../html/element.ts';
import type { PaintedDocument } from './display-list.ts';

type Standing = { readonly page: number; readonly origin: Origin };

/** The same findings; those with a dataset path and no page are completed where the object, or what it is part of, is shown. */
export function locateFindings(diagnostics: readonly Diagnostic[], painted: PaintedDocument): readonly Diagnostic[] {
  const open = (one: Diagnostic): boolean => one.page === undefined && one.source?.data !== undefined;
  if (!diagnostics.some(open)) return diagnostics;
  const standings = standingsOf(painted);
  return diagnostics.map((one) => {
    const standing = open(one) ? find(standings, one.source?.data ?? '') : undefined;
    if (standing === undefined) return one;
    const { file, line, column } = standing.origin;
    return { ...one, page: standing.page, source: { file, line, column, ...one.source } };
  });
}

/** Where each dataset path is first shown. */
function standingsOf({ pages }: PaintedDocument): ReadonlyMap<string, Standing> {
  const found = new Map<string, Standing>();
  for (const { items, number } of pages) {
    for (const item of items) {
      const origin = 'source' in item ? item.source.origin : undefined;
      if (origin?.data !== undefined && !found.has(origin.data)) found.set(origin.data, { page: number, origin });
    }
  }
  return found;
}

function find(standings: ReadonlyMap<string, Standing>, path: string): Standing | undefined {
  for (let part = path; part !== ''; part = part.slice(0, Math.max(0, part.lastIndexOf('.')))) {
    const standing = standings.get(part);
    if (standing !== undefined) return standing;
  }
  return undefined;
}
