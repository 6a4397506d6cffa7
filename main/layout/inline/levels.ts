// Bidi levels of a paragraph: the control characters that `unicode-bidi` stands for are put into a copy of the text (CSS Writing
// Modes 3, 2.4.3), and their own levels left out again.

import type { InlineBox } from '../../box/box.ts';
import type { ComputedStyle } from '../../style/computed-style.ts';
import { beginsRightToLeft, embeddingLevels, needsBidi } from '../../text/bidi.ts';

/** One level for each character of `text`; undefined where all runs left to right. `lengths` holds the items' in `text`. */
export function paragraphLevels(box: InlineBox, text: string, lengths: readonly number[]): Uint8Array | undefined {
  const { style, content } = box;
  const embeds = content.items.some((item) => item.kind === 'open' && item.inline.style.unicodeBidi !== 'normal') || controls(style) !== undefined;
  if (!embeds && style.direction === 'ltr' && !needsBidi(text)) return undefined;
  const direction = style.unicodeBidi === 'plaintext' ? 'auto' : style.direction;
  if (embeds) return levelsWithControls(box, text, lengths);
  return direction === 'auto' && text.includes(forcedBreak) ? levelsOfEach(text) : embeddingLevels(text, direction);
}

const forcedBreak = '\u2028';

/** Each part between forced breaks by its own first strong character. */
function levelsOfEach(text: string): Uint8Array {
  const levels = new Uint8Array(text.length);
  let start = 0;
  for (const part of text.split(forcedBreak)) {
    levels.set(embeddingLevels(part + forcedBreak, 'auto').subarray(0, Math.min(part.length + 1, text.length - start)), start);
    start += part.length + 1;
  }
  return levels;
}

/** Whether the line that begins at an index runs right to left as a whole: what `start` and `end` mean there (CSS Text 3, 7.1). */
export function isRightToLeftLine({ style }: InlineBox, text: string, at: number): boolean {
  if (style.unicodeBidi !== 'plaintext') return style.direction === 'rtl';
  if (!needsBidi(text)) return false;
  const start = text.lastIndexOf(forcedBreak, at - 1) + 1;
  const end = text.indexOf(forcedBreak, start);
  return beginsRightToLeft(text.slice(start, end < 0 ? undefined : end));
}

function levelsWithControls({ style, content }: InlineBox, text: string, lengths: readonly number[]): Uint8Array {
  const levels = new Uint8Array(text.length);
  /** Place in the copy of each character of the text. */
  const places: number[] = [];
  let copy = controls(style)?.[0] ?? '';
  let at = 0;
  for (let index = 0; index < content.items.length; index++) {
    const item = content.items[index]!;
    if (item.kind === 'open' || item.kind === 'close') copy += controls(item.inline.style)?.[item.kind === 'open' ? 0 : 1] ?? '';
    for (const end = at + lengths[index]!; at < end; at++) {
      places.push(copy.length);
      copy += text[at]!;
    }
  }
  const found = embeddingLevels(copy, style.unicodeBidi === 'plaintext' ? 'auto' : style.direction);
  for (let i = 0; i < places.length; i++) levels[i] = found[places[i]!]!;
  return levels;
}

/** What opens and what closes an element of this style; undefined where nothing does. */
function controls({ unicodeBidi, direction, display }: ComputedStyle): readonly [string, string] | undefined {
  const rtl = direction === 'rtl';
  switch (unicodeBidi) {
    case 'normal': return undefined;
    case 'embed': return display === 'inline' ? [rtl ? '\u202b' : '\u202a', '\u202c'] : undefined;
    case 'isolate': return display === 'inline' ? [rtl ? '\u2067' : '\u2066', '\u2069'] : undefined;
    case 'plaintext': return display === 'inline' ? ['\u2068', '\u2069'] : undefined;
    case 'bidi-override': return [rtl ? '\u202e' : '\u202d', '\u202c'];
    case 'isolate-override': return [rtl ? '\u2067\u202e' : '\u2066\u202d', '\u202c\u2069'];
  }
}
