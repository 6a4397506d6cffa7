// The shorthands `background`, `border-image` and `border-radius`: CSS Backgrounds 3.

import { cornersValue } from './box-values.ts';
import { type ComponentValue, splitAtCommas } from './component-values.ts';
import { combineList, map, type Pending } from './deferred.ts';
import { atEnd, attempt, type Input, inputOf, readAll, takeDelim } from './parsers.ts';
import { propertyNamed } from './properties.ts';
import { parserOf, type Shorthand } from './shorthand-forms.ts';

/** `take` reads a longhand's value from where the input stands into `read`, unless it is there already. */
type Taker = { readonly read: Record<string, Pending<unknown>>; readonly take: (longhand: string) => boolean };

function takerOf(input: Input): Taker {
  const read: Taker['read'] = {};
  const take = (longhand: string): boolean => {
    if (Object.hasOwn(read, longhand)) return false;
    const value = attempt(input, parserOf(longhand));
    if (value !== undefined) read[longhand] = value;
    return value !== undefined;
  };
  return { read, take };
}

const cornerNames = {
  'border-top-left-radius': 'topLeft', 'border-top-right-radius': 'topRight', 'border-bottom-right-radius': 'bottomRight', 'border-bottom-left-radius': 'bottomLeft',
} as const;

export const borderRadius: Shorthand = {
  name: 'border-radius', longhands: Object.keys(cornerNames), syntax: cornersValue.syntax,
  read: (values) => {
    const corners = readAll(values, cornersValue);
    return corners === undefined ? undefined : Object.fromEntries(Object.entries(cornerNames).map(([name, corner]) => [name, map(corners, (radii) => radii[corner])]));
  },
};

// --- border-image

/** Width and outset stand behind slashes after the slice; the width may be left out between them. */
export const borderImage: Shorthand = {
  name: 'border-image', longhands: ['border-image-source', 'border-image-slice', 'border-image-width', 'border-image-outset', 'border-image-repeat'],
  syntax: "<'border-image-source'> || <'border-image-slice'> [ / <'border-image-width'> | / <'border-image-width'>? / <'border-image-outset'> ]? || <'border-image-repeat'>",
  read: (values) => {
    const input = inputOf(values);
    const { take, read } = takerOf(input);
    while (!atEnd(input)) {
      if (take('border-image-slice')) {
        if (!takeDelim(input, '/')) continue;
        const wide = take('border-image-width');
        const outset = takeDelim(input, '/');
        if (outset ? !take('border-image-outset') : !wide) return undefined;
      } else if (!take('border-image-source') && !take('border-image-repeat')) return undefined;
    }
    return read;
  },
};

// --- background

const layerNames = ['background-image', 'background-position', 'background-size', 'background-repeat', 'background-attachment', 'background-origin', 'background-clip'] as const;

/** One layer of `background`: its parts in any order, `position / size` together; colour in the last layer only. */
function readLayer(values: readonly ComponentValue[], last: boolean): Record<string, Pending<unknown>> | undefined {
  const input = inputOf(values);
  const { take, read } = takerOf(input);
  while (!atEnd(input)) {
    if (take('background-position')) {
      if (takeDelim(input, '/') && !take('background-size')) return undefined;
    } else if (take('background-origin')) {
      take('background-clip');
    } else if (!take('background-image') && !take('background-repeat') && !take('background-attachment') && !(last && take('background-color'))) return undefined;
  }
  const origin = read['background-origin'];
  if (origin !== undefined) read['background-clip'] ??= origin;
  return read;
}

export const background: Shorthand = {
  name: 'background', longhands: [...layerNames, 'background-color'],
  syntax: '[ <image> || <position> [ / <size> ]? || <repeat> || <attachment> || <box>{1,2} ]#, with <color> in the last',
  read: (values) => {
    const lists = splitAtCommas(values);
    const layers: Record<string, Pending<unknown>>[] = [];
    for (const [index, list] of lists.entries()) {
      const layer = list.length === 0 ? undefined : readLayer(list, index === lists.length - 1);
      if (layer === undefined) return undefined;
      layers.push(layer);
    }
    const read: Record<string, Pending<unknown>> = {};
    for (const name of layerNames) {
      const { initial } = propertyNamed(name);
      // Each layer's value is a list of one: the longhands are lists over the layers.
      read[name] = map(combineList(layers.map((layer) => layer[name] ?? initial)), (all) => all.flat());
    }
    const color = layers[layers.length - 1]?.['background-color'];
    return color === undefined ? read : { ...read, 'background-color': color };
  },
};
