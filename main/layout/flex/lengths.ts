// Flexible lengths: how the items of one line share its room. CSS Flexbox 1, section 9.7.

/** `base` and the limits are of the item's border box, of which `edges` are padding and borders; `outer` is what its margins add. */
export type Flexible = {
  readonly base: number; readonly least: number; readonly most: number; readonly edges: number;
  readonly grow: number; readonly shrink: number; readonly outer: number;
};

type State = { readonly item: Flexible; size: number; frozen: boolean };

/** A size within the item's limits. */
export const hypothetical = (item: Flexible, size = item.base): number => Math.max(item.least, Math.min(item.most, size));

/** Used main sizes of the border boxes in a line of `available` room (gaps already taken off). */
export function flexibleLengths(items: readonly Flexible[], available: number): readonly number[] {
  const outer = items.reduce((sum, item) => sum + item.outer, 0);
  const grows = items.reduce((sum, item) => sum + hypothetical(item), outer) < available;
  const states = items.map((item): State => {
    const factor = grows ? item.grow : item.shrink;
    const hypothesis = hypothetical(item);
    const rigid = factor === 0 || (grows ? item.base > hypothesis : item.base < hypothesis);
    return { item, size: rigid ? hypothesis : item.base, frozen: rigid };
  });
  const initial = freeRoom(states, available, outer);
  for (let round = 0; round <= items.length && states.some((state) => !state.frozen); round++) shareRoom(states, { available, outer, initial, grows });
  return states.map((state) => state.size);
}

function freeRoom(states: readonly State[], available: number, outer: number): number {
  return available - outer - states.reduce((sum, state) => sum + (state.frozen ? state.size : state.item.base), 0);
}

type Line = { readonly available: number; readonly outer: number; readonly initial: number; readonly grows: boolean };

/** One round: the free room is shared, and items that hit a limit are frozen there. */
function shareRoom(states: readonly State[], { available, outer, initial, grows }: Line): void {
  const open = states.filter((state) => !state.frozen);
  const factors = open.reduce((sum, { item }) => sum + (grows ? item.grow : item.shrink), 0);
  let free = freeRoom(states, available, outer);
  // Factors that add up to less than 1 share only that part of the room.
  if (factors < 1 && Math.abs(initial * factors) < Math.abs(free)) free = initial * factors;
  const weight = open.reduce((sum, { item }) => sum + (grows ? item.grow : item.shrink * (item.base - item.edges)), 0);
  let violation = 0;
  const wanted = open.map(({ item }) => {
    const share = weight === 0 ? 0 : (grows ? item.grow : item.shrink * (item.base - item.edges)) / weight;
    const size = item.base + free * share;
    violation += hypothetical(item, size) - size;
    return size;
  });
  open.forEach((state, index) => {
    const size = wanted[index] ?? state.size;
    const limited = hypothetical(state.item, size);
    state.size = limited;
    state.frozen = violation === 0 || (violation > 0 ? limited > size : limited < size);
  });
}
