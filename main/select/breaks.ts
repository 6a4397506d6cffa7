// What a briefing file says of where pages may end: the schema, and the fields in the order in which they are written.
// main/edition/breaks.ts carries it out.

import { line, strict, z } from '../dataset/shape.ts';

export type BreakChoice = { readonly path: string; readonly before?: 'page' | 'avoid' | 'auto'; readonly inside?: 'avoid' | 'auto' };

export const breaks = z.array(strict({
  path: line.meta({ description: 'Dataset path of an object: "sections.scope".' }),
  before: z.enum(['page', 'avoid', 'auto']).exactOptional().meta({ description: 'page: it begins a new page; avoid: it stays with what stands before; auto: neither.' }),
  inside: z.enum(['avoid', 'auto']).exactOptional().meta({ description: 'avoid: it is kept whole; auto: it may go on overleaf.' }),
}));

/** Undefined where nothing is said. */
export function orderedBreaks(chosen: readonly BreakChoice[] | undefined): readonly object[] | undefined {
  return chosen === undefined || chosen.length === 0 ? undefined : chosen.map(({ path, before, inside }) => ({ path, before, inside }));
}
