// What holds at the break between two body rows of a table: forced, avoided, or better elsewhere.

import { avoidsBreakInside, forcedBy } from '../breaks.ts';
import type { Reason } from '../context.ts';
import { penalties, type ForcedBreak, type Space } from '../space.ts';
import type { PreparedTable } from './prepare.ts';

export type RowRule =
  | { readonly kind: 'forced'; readonly forced: ForcedBreak; readonly reason: Reason }
  | { readonly kind: 'weighed'; readonly penalty: number; readonly reason: Reason | undefined };

/** The rule before body row `index`. `spanned`: a cell goes on across the break. */
export function rowRule(table: PreparedTable, index: number, fragmentainer: Space['fragmentainer'], spanned: boolean): RowRule | undefined {
  const above = table.rows[index - 1];
  const below = table.rows[index];
  if (above === undefined || below === undefined) return undefined;
  const groups = table.table.groups;
  const parted = above.group !== below.group;
  const after = [above.row.style.breakAfter, ...(parted ? [groups[above.group]?.style.breakAfter ?? 'auto'] : [])];
  const before = [below.row.style.breakBefore, ...(parted ? [groups[below.group]?.style.breakBefore ?? 'auto'] : [])];
  for (const [property, values] of [['break-after', after], ['break-before', before]] as const) {
    for (const value of values) {
      const forced = fragmentainer === 'none' ? undefined : forcedBy(value, fragmentainer);
      if (forced !== undefined) return { kind: 'forced', forced, reason: { kind: 'forced', note: `forced: ${property}: ${value}` } };
    }
  }
  const avoids = (value: string): boolean => value === 'avoid' || value === `avoid-${fragmentainer}`;
  if (after.some(avoids)) return { kind: 'weighed', penalty: penalties.between, reason: { kind: 'keep-with-next', note: `kept with next: ${below.row.label}` } };
  if (before.some(avoids)) return { kind: 'weighed', penalty: penalties.between, reason: { kind: 'keep-with-next', note: `kept with previous: ${above.row.label}` } };
  return weighed(table, index, fragmentainer, spanned);
}

/** Breaks that nothing forbids but that look poor: through spanning cells, after the first row, before the last. */
function weighed(table: PreparedTable, index: number, fragmentainer: Space['fragmentainer'], spanned: boolean): RowRule | undefined {
  const group = table.table.groups[table.rows[index]?.group ?? 0];
  const same = table.rows[index - 1]?.group === table.rows[index]?.group;
  if (same && group !== undefined && avoidsBreakInside(group.style, fragmentainer)) {
    return { kind: 'weighed', penalty: penalties.inside, reason: { kind: 'avoid-inside', note: `${group.label} kept whole` } };
  }
  if (spanned) return { kind: 'weighed', penalty: penalties.lines, reason: { kind: 'avoid-inside', note: 'cell that spans rows kept whole' } };
  const lonely = table.bodyEnd - table.bodyStart >= 4 && (index === table.bodyStart + 1 || index === table.bodyEnd - 1);
  return lonely ? { kind: 'weighed', penalty: penalties.emptySpace, reason: { kind: 'avoid-inside', note: 'table row not left alone' } } : undefined;
}
