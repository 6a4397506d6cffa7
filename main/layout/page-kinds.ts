// Which page comes next: its name, side and place in its group. CSS Paged Media 3, sections 3.4, 7 and 8; GCPM 3, section 4 (page
// groups): a run of pages of one name is a group, and a forced break before an element with a page name of its own begins another.

import type { Box } from '../box/box.ts';
import type { PageKind } from '../style/computed-style.ts';
import { breakEdges, unnamed } from './breaks.ts';
import { isMultiColumn } from './collapse.ts';
import type { BreakToken } from './space.ts';

/** Where a page's content begins: the name its page must have, and whether it begins a group of pages. */
type PageStart = { readonly name: string; readonly ownName: boolean };

function startOf(root: Box, token: BreakToken | undefined): PageStart {
  if (token === undefined) return { name: breakEdges(root, unnamed).startPage, ownName: true };
  let name = unnamed;
  for (let at: BreakToken | undefined = token; at !== undefined; at = at.child) {
    name = breakEdges(at.box, name).page;
    if (at.box.kind !== 'block' || isMultiColumn(at.box.style) || at.child !== undefined) continue;
    const child = at.box.children[at.index];
    if (child === undefined) break;
    const edges = breakEdges(child, name);
    return { name: edges.startPage, ownName: edges.startPage !== name };
  }
  return { name, ownName: false };
}

/** The kind of the page that begins at a token, after a page of another kind. `root` is the document's first box. */
export function nextKind(root: Box, token: BreakToken | undefined, before: PageKind | undefined): PageKind {
  const { name, ownName } = startOf(root, token);
  const continues = before !== undefined && before.name === name && !(ownName && token?.forced !== undefined);
  return {
    name, index: (before?.index ?? -1) + 1, groupIndex: continues ? before.groupIndex + 1 : 0,
    side: before === undefined ? firstSide(root) : otherSide(before.side), blank: false,
  };
}

type Side = PageKind['side'];

/** The first page is a recto, unless the content asks for another side (CSS Paged Media 3, 3.4). */
function firstSide(root: Box): Side {
  const wanted = breakEdges(root, unnamed).before.findLast(({ value }) => value !== 'auto' && value !== 'avoid')?.value;
  return sideOf(wanted, root) ?? rectoOf(root);
}

/** Leaves are turned as lines run: a recto is a right page, but a left one in documents that run from right to left. */
function rectoOf(root: Box): Side {
  return root.style.direction === 'rtl' ? 'left' : 'right';
}

/** The side that a break asks for; undefined where any will do. */
export function sideOf(wanted: string | undefined, root: Box): Side | undefined {
  if (wanted === 'left' || wanted === 'right') return wanted;
  if (wanted === 'recto') return rectoOf(root);
  return wanted === 'verso' ? otherSide(rectoOf(root)) : undefined;
}

export function otherSide(side: 'left' | 'right'): 'left' | 'right' {
  return side === 'left' ? 'right' : 'left';
}

/** The empty page that a forced break to the other side leaves, if the next page would be on the wrong one. It ends the group before it. */
export function blankBefore(kind: PageKind, before: PageKind | undefined, token: BreakToken | undefined, root: Box): PageKind | undefined {
  const wanted = sideOf(token?.forced, root);
  if (before === undefined || wanted === undefined || wanted === kind.side) return undefined;
  return { name: before.name, index: kind.index, groupIndex: before.groupIndex + 1, side: kind.side, blank: true };
}
