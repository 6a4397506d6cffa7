// Initial letters (CSS Inline 3, 7): the first letter of a paragraph, as high as so many of its lines. Its capitals' top is in line with
// that of the capitals of one line, its baseline is that of another:
//
//     ▛▀▀▜ NCE UPON A TIME
//     ▌  ▐ there was a king,
//     ▙▄▄▟ and he had, …
//
// It takes room from the lines as a float does, which is how it is placed.

import type { Box, InlineBox } from '../box/box.ts';
import type { ComputedStyle } from '../style/computed-style.ts';
import { anchorsOf } from './anchors.ts';
import type { LayoutContext } from './context.ts';
import { textStyleOf, type TextStyle } from './inline/text-style.ts';
import { resolveLength, usedEdges, usedMargin } from './sizes.ts';

export type SizedLetter = {
  /** The letter as a float that begins where the paragraph's lines do. */
  readonly box: InlineBox;
  /** How far the lines are pushed down by a letter that is higher than the lines it stands beside. */
  readonly raise: number;
  /** The bottom of its margin box, from the top of the paragraph's content. */
  readonly bottom: number;
};

/** How many lines the initial letter with which a paragraph begins stands beside; 0 where there is none. */
export function sinkOf(paragraph: InlineBox): number {
  return letterOf(paragraph)?.style.initialLetter?.sink ?? 0;
}

/** The initial letter with which a paragraph begins, in a column of some width; undefined where there is none. */
export function initialLetterIn(paragraph: InlineBox, width: number, context: LayoutContext): SizedLetter | undefined {
  const letter = letterOf(paragraph);
  return letter === undefined ? undefined : sizedLetter(letter, paragraph, width, context);
}

function letterOf(paragraph: InlineBox): Box | undefined {
  const [first] = anchorsOf(paragraph);
  return first?.kind === 'float' && first.box.style.initialLetter !== undefined ? first.box : undefined;
}

type Known = { readonly root: TextStyle; readonly width: number; readonly sized: SizedLetter };
const known = new WeakMap<Box, Known>();

/** A letter in the size that its paragraph's lines give it; undefined for any other box. */
export function sizedLetter(letter: Box, paragraph: InlineBox, width: number, context: LayoutContext): SizedLetter | undefined {
  if (letter.kind !== 'inline' || letter.style.initialLetter === undefined) return undefined;
  const root = textStyleOf(context.fonts, paragraph.style);
  const last = known.get(letter);
  if (last?.root === root && last.width === width) return last.sized;
  const sized = sizeLetter(letter, { root, width, indent: indentOf(paragraph, width) }, context);
  known.set(letter, { root, width, sized });
  return sized;
}

/** The letter takes the paragraph's indent, not the text behind it. */
function indentOf({ style, continues }: InlineBox, width: number): number {
  const { length, hanging } = style.textIndent;
  return hanging || continues === true ? 0 : resolveLength(length, width);
}

type Lines = { readonly root: TextStyle; readonly width: number; readonly indent: number };

function sizeLetter(letter: InlineBox, { root, width, indent }: Lines, context: LayoutContext): SizedLetter {
  const { style } = letter;
  const { size, sink } = style.initialLetter!;
  const pitch = root.over + root.under;
  const height = (size - 1) * pitch + root.face.font.metrics.capHeight * root.fontSize;
  const { metrics } = textStyleOf(context.fonts, style).face.font;
  const fontSize = height / metrics.capHeight;
  const edges = usedEdges(style, width);
  const top = (sink - 1) * pitch + root.over - height;
  const raise = Math.max(0, -top);
  const start = style.direction === 'rtl' ? 'right' : 'left';
  const sized: ComputedStyle = {
    ...style, fontSize, height, boxSizing: 'content-box', initialLetter: undefined, textIndent: { length: 0, hanging: false, eachLine: false },
    // With this line height the line's top is that of the capitals.
    lineHeight: { length: Math.max(0, 2 * height - (metrics.ascent - metrics.descent) * fontSize) },
    // Padding and borders move neither the letter nor the lines.
    margin: { ...style.margin, top: top + raise - edges.top, [start]: usedMargin(style, start, width) + indent },
  };
  const bottom = top + raise + height + edges.bottom + usedMargin(style, 'bottom', width);
  return { box: inStyle(letter, sized), raise, bottom };
}

function inStyle(letter: InlineBox, style: ComputedStyle): InlineBox {
  return { ...letter, style, content: { ...letter.content, items: letter.content.items.map((item) => (item.kind === 'text' ? { ...item, style } : item)) } };
}
