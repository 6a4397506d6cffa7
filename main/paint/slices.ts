// Boxes that pages or columns cut: where each part lies in the whole, as if all parts stood below one another. Pictures of sliced
// backgrounds are placed in that whole (CSS Fragmentation 3, 5.4).

import type { BoxFragment, Fragment, LaidOutDocument } from '../layout/fragment.ts';

/** Height above this part and of all parts together; the edges at the whole's own top and bottom. */
export type Slice = { readonly before: number; readonly total: number; readonly first: BoxFragment; readonly last: BoxFragment };

/** Finds the whole of a part; undefined where nothing is cut. Looks through the document when it is first asked. */
export function slicesOf(laidOut: LaidOutDocument): (part: BoxFragment) => Slice | undefined {
  let slices: ReadonlyMap<BoxFragment, Slice> | undefined;
  return (part) => (slices ??= findSlices(laidOut)).get(part);
}

function findSlices({ pages }: LaidOutDocument): ReadonlyMap<BoxFragment, Slice> {
  const open = new Map<BoxFragment['source'], BoxFragment[]>();
  const slices = new Map<BoxFragment, Slice>();
  const stack: Fragment[] = pages.flatMap((page) => page.content).toReversed();
  for (let fragment = stack.pop(); fragment !== undefined; fragment = stack.pop()) {
    if (fragment.kind === 'box') note(fragment, open, slices);
    if (fragment.kind === 'text' || fragment.kind === 'image') continue;
    for (let index = fragment.children.length - 1; index >= 0; index--) {
      const child = fragment.children[index];
      if (child !== undefined && child.kind !== 'text') stack.push(child);
    }
  }
  return slices;
}

/** Parts come in order; the one with its bottom edge closes the row. */
function note(part: BoxFragment, open: Map<BoxFragment['source'], BoxFragment[]>, slices: Map<BoxFragment, Slice>): void {
  const { edges, source, style } = part;
  if (edges.top && edges.bottom) return;
  const begun = edges.top ? undefined : open.get(source)?.filter((other) => other.style === style);
  const parts = [...(begun ?? []), part];
  open.set(source, parts);
  if (!edges.bottom) return;
  open.delete(source);
  const [first] = parts;
  if (first === undefined || !first.edges.top) return;
  const total = parts.reduce((sum, { height }) => sum + height, 0);
  let before = 0;
  for (const one of parts) {
    slices.set(one, { before, total, first, last: part });
    before += one.height;
  }
}
