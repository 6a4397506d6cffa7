// How height beyond what rows need is shared out among them: for a cell that spans them, or a height that the table or a row group
// has. CSS Tables 3, 3.10.5; where it leaves open which rows grow, as browsers do.

/** `percent` of the group's height, 0 for none; `isSet`: the row's or a cell's style sets a height; `beginsSpan`: a cell spans on from here. */
export type RowNeed = { height: number; percent: number; readonly isSet: boolean; readonly beginsSpan: boolean };

/** `basis`: what percentages refer to, if that is known. */
export type Growth = { readonly extra: number; readonly basis: number | undefined; readonly forSpan: boolean };

/** Adds `extra` points to the rows' heights. */
export function growRows(rows: readonly RowNeed[], growth: Growth): void {
  const extra = growth.extra - growToPercentages(rows, growth);
  if (extra <= 0) return;
  const { grown, equally } = growingRows(rows, growth);
  const total = grown.reduce((sum, row) => sum + row.height, 0);
  for (const row of grown) row.height += equally ? extra / grown.length : (extra * row.height) / total;
}

/** Rows that percentages make higher come first, up to those; gives how much they took. */
function growToPercentages(rows: readonly RowNeed[], { extra, basis }: Growth): number {
  if (basis === undefined) return 0;
  const missing = rows.map(({ height, percent }) => Math.max(0, (percent / 100) * basis - height));
  const total = missing.reduce((sum, value) => sum + value, 0);
  if (total === 0) return 0;
  const taken = Math.min(extra, total);
  rows.forEach((row, index) => {
    row.height += (taken * (missing[index] ?? 0)) / total;
  });
  return taken;
}

/** Rows with content and without a set height, by their heights; else empty ones equally; else all with content. A span's rows but the first go before them if other spans begin there. */
function growingRows(rows: readonly RowNeed[], { basis, forSpan }: Growth): { readonly grown: readonly RowNeed[]; readonly equally: boolean } {
  const isFree = ({ isSet, percent }: RowNeed): boolean => !isSet || (percent > 0 && basis === undefined);
  const spans = forSpan ? rows.filter((row, index) => index > 0 && row.beginsSpan) : [];
  if (spans.length > 0) return { grown: spans, equally: true };
  const filled = rows.filter(({ height }) => height > 0);
  const free = filled.filter(isFree);
  if (free.length > 0) return { grown: free, equally: false };
  if (forSpan) return filled.length > 0 ? { grown: filled, equally: false } : { grown: rows.slice(-1), equally: true };
  const empty = rows.filter(({ height }) => height === 0);
  const freeAndEmpty = empty.filter(isFree);
  if (empty.length > 0) return { grown: freeAndEmpty.length > 0 ? freeAndEmpty : empty, equally: true };
  return { grown: filled, equally: false };
}
