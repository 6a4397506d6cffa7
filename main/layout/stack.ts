// Tables, flex and grid containers as plain blocks, one item below the other: what they are until their own layouts take over.

import type { BlockBox, Box, FlexBox, GridBox, TableBox } from '../box/box.ts';

const stacks = new WeakMap<Box, BlockBox>();

/** The block that stands for a table, flex or grid container. */
export function stackOf(box: TableBox | FlexBox | GridBox): BlockBox {
  let stack = stacks.get(box);
  if (stack === undefined) stacks.set(box, (stack = { ...common(box), kind: 'block', children: partsOf(box) }));
  return stack;
}

function common(box: Box): Omit<BlockBox, 'kind' | 'children'> {
  const { style, source, label, id, bookmark, strings, counters, pageCounters, running } = box;
  return {
    style, source, label,
    ...(id === undefined ? {} : { id }), ...(bookmark === undefined ? {} : { bookmark }), ...(strings === undefined ? {} : { strings }),
    ...(counters === undefined ? {} : { counters }), ...(pageCounters === undefined ? {} : { pageCounters }), ...(running === undefined ? {} : { running }),
  };
}

function partsOf(box: TableBox | FlexBox | GridBox): readonly Box[] {
  if (box.kind !== 'table') return box.children;
  const cells = box.groups.flatMap((group) => group.rows.flatMap((row) => row.cells.map((cell) => cell.box)));
  return [...box.captions, ...cells];
}
