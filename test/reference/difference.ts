// Where two layouts of one page differ.

import { around, formatRect, type ElementBoxes, type PageBoxes, type Rect } from './boxes.ts';

/** CSS pixels by which a side may differ: Chromium counts in 64ths, and adds them up. */
const tolerance = 0.1;

export type Difference = { readonly number: number; readonly what: 'box' | 'line' | 'text' | 'missing' | 'extra'; readonly ours: string; readonly theirs: string };

/** Elements of which the boxes or the text differ, in document order. */
export function differences(ours: PageBoxes, theirs: PageBoxes): readonly Difference[] {
  const numbers = [...new Set([...ours.keys(), ...theirs.keys()])].toSorted((a, b) => a - b);
  return numbers.flatMap((number) => {
    const [own, other] = [ours.get(number) ?? nothing, theirs.get(number) ?? nothing];
    const found = compareBoxes(own, other) ?? compareText(own.text, other.text);
    return found === undefined ? [] : [{ number, ...found }];
  });
}

const nothing: ElementBoxes = { boxes: [], text: [] };

type Found = Omit<Difference, 'number'>;

function compareBoxes({ boxes: ours }: ElementBoxes, { boxes: theirs }: ElementBoxes): Found | undefined {
  const [own, other] = [around(ours), around(theirs)];
  // An inline element that changes nothing but the font has no box in our engine: its text tells.
  if (own === undefined) return undefined;
  if (other === undefined) return { what: 'extra', ours: formatRect(own), theirs: 'none' };
  if (theirs.length > 1 && theirs.length === ours.length) return compareRects('line', ours, theirs);
  return isSame(own, other) ? undefined : { what: 'box', ours: formatRect(own), theirs: formatRect(other) };
}

function compareText(ours: readonly Rect[], theirs: readonly Rect[]): Found | undefined {
  return compareRects('text', ours, theirs);
}

function compareRects(what: 'line' | 'text', ours: readonly Rect[], theirs: readonly Rect[]): Found | undefined {
  if (ours.length === theirs.length && ours.every((rect, index) => isSame(rect, theirs[index]!))) return undefined;
  const list = (rects: readonly Rect[]): string => (rects.length === 0 ? 'none' : rects.map(formatRect).join('; '));
  return { what, ours: list(ours), theirs: list(theirs) };
}

function isSame(a: Rect, b: Rect): boolean {
  const near = (one: number, other: number): boolean => Math.abs(one - other) <= tolerance;
  return near(a.x, b.x) && near(a.y, b.y) && near(a.x + a.width, b.x + b.width) && near(a.y + a.height, b.y + b.height);
}
