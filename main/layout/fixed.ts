// Finds the boxes that stand still on every page (position: fixed). CSS 2.2, 9.6.1.

import type { Box } from '../box/box.ts';

/** All fixed boxes of a tree, in its order. One walk over the document, without recursion. */
export function fixedBoxes(root: Box): readonly Box[] {
  const found: Box[] = [];
  const stack: Box[] = [root];
  for (let box = stack.pop(); box !== undefined; box = stack.pop()) {
    if (box.style.position === 'fixed') found.push(box);
    const children = childrenOf(box);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child !== undefined) stack.push(child);
    }
  }
  return found;
}

const none: readonly Box[] = [];

function childrenOf(box: Box): readonly Box[] {
  switch (box.kind) {
    case 'replaced': return none;
    case 'inline': return inlineBoxes(box.content.items);
    case 'table': return [...box.captions, ...(box.absolutes ?? []), ...box.groups.flatMap((group) => group.rows.flatMap((row) => row.cells.map((cell) => cell.box)))];
    default: return box.children;
  }
}

function inlineBoxes(items: readonly { readonly kind: string; readonly box?: Box }[]): readonly Box[] {
  let boxes: Box[] | undefined;
  for (const { box } of items) if (box !== undefined) (boxes ??= []).push(box);
  return boxes ?? none;
}
