// Which way a flex container's axes run on the page, and what the alignment keywords mean along them. CSS Flexbox 1, section 5;
// CSS Box Alignment 3, section 4.

import type { Alignment, ComputedStyle, Sides } from '../../style/computed-style.ts';

type Side = keyof Sides<unknown>;

/** One axis. `start` and `end` are its sides on the page; `backwards`: it runs from right to left or from the bottom up. */
export type Axis = {
  readonly start: Side; readonly end: Side; readonly backwards: boolean;
  /** Turned round by `-reverse`: then `start` and `end` are not `flex-start` and `flex-end`. */
  readonly reversed: boolean;
};

export type Axes = { readonly row: boolean; readonly main: Axis; readonly cross: Axis; readonly wraps: boolean };

export function axesOf({ flexDirection, flexWrap, direction }: ComputedStyle): Axes {
  const row = flexDirection === 'row' || flexDirection === 'row-reverse';
  const rtl = direction === 'rtl';
  const mainReversed = flexDirection.endsWith('-reverse');
  const crossReversed = flexWrap === 'wrap-reverse';
  const across = (reversed: boolean): Axis => axis(['left', 'right'], reversed !== rtl, reversed);
  const down = (reversed: boolean): Axis => axis(['top', 'bottom'], reversed, reversed);
  return { row, main: row ? across(mainReversed) : down(mainReversed), cross: row ? down(crossReversed) : across(crossReversed), wraps: flexWrap !== 'nowrap' };
}

function axis([first, last]: readonly [Side, Side], backwards: boolean, reversed: boolean): Axis {
  return { start: backwards ? last : first, end: backwards ? first : last, backwards, reversed };
}

/** The value as seen along the axis: `start` and `end` are its own, those of the writing mode and of the page are turned into them. */
export function alongAxis(value: Alignment, { backwards, reversed, start }: Axis): Alignment {
  switch (value) {
    case 'flex-start': return 'start';
    case 'flex-end': return 'end';
    case 'start': return reversed ? 'end' : 'start';
    case 'end': return reversed ? 'start' : 'end';
    case 'left': case 'right': {
      if (start === 'top' || start === 'bottom') return reversed ? 'end' : 'start';
      return (value === 'left') === backwards ? 'end' : 'start';
    }
    default: return value;
  }
}

/** A place along an axis as a place on the page: distance from the left or top of a room of this size. */
export function onPage(place: number, size: number, room: number, { backwards }: Axis): number {
  return backwards ? room - place - size : place;
}
