// Boxes that pages, columns or lines cut: where each part lies in the whole. Parts of a block count as standing below one another,
// those of an inline element as beside one another. Pictures of sliced backgrounds are placed in that whole (CSS Fragmentation 3, 5.4).

import type { BoxFragment, Fragment, InlineFragment, LaidOutDocument } from '../layout/fragment.ts';

type Part = BoxFragment | InlineFragment;
/** Extent before this part and of all parts together; the parts at both ends of the whole. */
export type Slice<P extends Part = BoxFragment> = { readonly before: number; readonly total: number; readonly first: P; readonly last: P };
export type SliceOf = <P extends Part>(part: P) => Slice<P> | undefined;

/** Finds the whole of a part; undefined where nothing is cut. Looks through the document when it is first asked. */
export function slicesOf(laidOut: LaidOutDocument): SliceOf {
  let slices: ReadonlyMap<Part, Slice<Part>> | undefined;
  return <P extends Part>(part: P) => (slices ??= findSlices(laidOut)).get(part) as Slice<P> | undefined;
}

/** Parts of one box or element met so far, by what they share. */
type Open = Map<object, Part[]>;

function findSlices({ pages }: LaidOutDocument): ReadonlyMap<Part, Slice<Part>> {
  const open: Open = new Map();
  const slices = new Map<Part, Slice<Part>>();
  const stack: Fragment[] = pages.flatMap((page) => page.content).toReversed();
  for (let fragment = stack.pop(); fragment !== undefined; fragment = stack.pop()) {
    if (fragment.kind === 'box' || fragment.kind === 'inline') note(fragment, open, slices);
    if (fragment.kind === 'text' || fragment.kind === 'image') continue;
    for (let index = fragment.children.length - 1; index >= 0; index--) {
      const child = fragment.children[index];
      if (child !== undefined && child.kind !== 'text') stack.push(child);
    }
  }
  return slices;
}

const begins = (part: Part): boolean => (part.kind === 'box' ? part.edges.top : part.firstEdge);
const ends = (part: Part): boolean => (part.kind === 'box' ? part.edges.bottom : part.lastEdge);
const extent = (part: Part): number => (part.kind === 'box' ? part.height : part.width);
const styleOf = (part: Part): object => (part.kind === 'box' ? part.style : part.inline.style);

/** Parts come in order; the one with the last edge closes the row. */
function note(part: Part, open: Open, slices: Map<Part, Slice<Part>>): void {
  if (begins(part) && ends(part)) return;
  const key = part.kind === 'box' ? part.source : part.inline;
  const begun = begins(part) ? undefined : open.get(key)?.filter((other) => styleOf(other) === styleOf(part));
  const parts = [...(begun ?? []), part];
  open.set(key, parts);
  if (!ends(part)) return;
  open.delete(key);
  const [first] = parts;
  if (first === undefined || !begins(first)) return;
  const total = parts.reduce((sum, one) => sum + extent(one), 0);
  let before = 0;
  for (const one of parts) {
    slices.set(one, { before, total, first, last: part });
    before += extent(one);
  }
}
