// `::first-letter`: the first letter of a block's text with the punctuation around it, in a style of its own, floated, or as an initial
// letter, which takes room like a float. CSS Pseudo-Elements 4, 2.2; CSS Inline 3, 7.

import type { ComputedStyle } from '../style/computed-style.ts';
import { blockify } from './anonymous.ts';
import type { InlineElement } from './box.ts';
import { InlineBuilder } from './inline-builder.ts';
import type { Source } from './structure.ts';
import { transformText } from './white-space.ts';

/** The style of a block's first letter, waiting for its first text, which may stand in a block within. */
export type FirstLetter = { readonly style: ComputedStyle; done: boolean };

const pattern = /^(\s*)((?:[\p{Ps}\p{Pi}\p{Pf}\p{Pe}\p{Po}]\s?)*[\p{L}\p{N}\p{S}]\p{M}*[\p{Ps}\p{Pi}\p{Pf}\p{Pe}\p{Po}]*)([^]*)$/u;

/** Appends a text whose first letter, if it has one, is the one waited for. */
export function appendFirstLetter(
  inline: InlineBuilder, firstLetter: FirstLetter, text: string, style: ComputedStyle, source: Source,
): void {
  const [, before = '', letter, after = ''] = pattern.exec(text) ?? [];
  if (letter === undefined) {
    inline.append(text, style, source);
    return;
  }
  firstLetter.done = true;
  if (before !== '') inline.append(before, style, source);
  appendLetter(inline, transformText(letter, firstLetter.style, ''), firstLetter.style, source);
  if (after !== '') inline.append(after, style, source);
}

function appendLetter(inline: InlineBuilder, letter: string, style: ComputedStyle, source: Source): void {
  const own = floatingStyle(style);
  if (own !== undefined) {
    const content = new InlineBuilder();
    content.append(letter, own, source);
    inline.addOutOfFlow('float', { kind: 'inline', style: own, source, label: 'first letter', content: content.finish() });
    inline.solid = true;
    return;
  }
  const element: InlineElement = { style, source, label: 'first letter' };
  inline.addOpen(element, false);
  inline.append(letter, style, source);
  inline.addClose(element, false);
}

const floating = new WeakMap<ComputedStyle, ComputedStyle>();

/** The style of a letter that the lines make room for; undefined where it stands in its line. A float is no initial letter. */
function floatingStyle(style: ComputedStyle): ComputedStyle | undefined {
  const floats = style.float === 'left' || style.float === 'right';
  if (!floats && style.initialLetter === undefined) return undefined;
  let made = floating.get(style);
  if (made === undefined) {
    const side = style.direction === 'rtl' ? 'right' : 'left';
    floating.set(style, (made = floats ? { ...blockify(style), initialLetter: undefined } : { ...blockify(style), float: side }));
  }
  return made;
}
