// How an absolutely positioned child of a flex or grid container is aligned where its offsets are automatic: as if it were the only
// item. CSS Flexbox 1, 4.1; CSS Grid 1, 9.2.

import type { Box, FlexBox, GridBox } from '../box/box.ts';
import type { Alignment } from '../style/computed-style.ts';
import { selfAlignment } from './align.ts';
import type { StaticRoom } from './context.ts';
import { alongAxis, axesOf, type Axis } from './flex/axes.ts';

/** On the page: `start` is left or top. */
export function soleAlignment(container: FlexBox | GridBox, box: Box): Pick<StaticRoom, 'across' | 'down'> {
  const { style } = container;
  const self = selfAlignment(box.style.alignSelf, style.alignItems);
  if (container.kind === 'grid') {
    const across = selfAlignment(box.style.justifySelf, style.justifyItems);
    return { across: style.direction === 'rtl' ? turned(plain(across)) : plain(across), down: plain(self) };
  }
  const { row, main, cross } = axesOf(style);
  const inMain = onPage(alone(alongAxis(style.justifyContent, main)), main);
  const inCross = onPage(plain(alongAxis(self, cross)), cross);
  return row ? { across: inMain, down: inCross } : { across: inCross, down: inMain };
}

/** What a distribution of one thing comes to. */
function alone(value: Alignment): Alignment {
  return value === 'space-around' || value === 'space-evenly' ? 'center' : plain(value);
}

function plain(value: Alignment): Alignment {
  return value === 'center' ? 'center' : value === 'end' || value === 'flex-end' || value === 'right' ? 'end' : 'start';
}

function turned(value: Alignment): Alignment {
  return value === 'center' ? 'center' : value === 'end' ? 'start' : 'end';
}

const onPage = (value: Alignment, { backwards }: Axis): Alignment => (backwards ? turned(value) : value);
