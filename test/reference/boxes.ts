// What is compared: the border boxes of elements and the pieces of text in them, in CSS pixels from the page's top left.

export type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** An element's boxes: one for a block, one a line for an inline element; and the text that stands in it directly. */
export type ElementBoxes = { readonly boxes: readonly Rect[]; readonly text: readonly Rect[] };

/** By the element's number. */
export type PageBoxes = ReadonlyMap<number, ElementBoxes>;

/** The smallest rectangle around some. */
export function around(rects: readonly Rect[]): Rect | undefined {
  if (rects.length === 0) return undefined;
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  return { x, y, width: Math.max(...rects.map((rect) => rect.x + rect.width)) - x, height: Math.max(...rects.map((rect) => rect.y + rect.height)) - y };
}

/** Pieces of one line that touch are one, in reading order; empty ones are none. */
export function joinPieces(rects: readonly Rect[]): readonly Rect[] {
  const joined: Rect[] = [];
  const sorted = rects.filter(({ width }) => width > 0.01).toSorted((a, b) => (Math.abs(a.y - b.y) > 0.5 ? a.y - b.y : a.x - b.x));
  for (const rect of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && Math.abs(last.y - rect.y) < 0.5 && rect.x - (last.x + last.width) < 0.1) joined[joined.length - 1] = around([last, rect])!;
    else joined.push(rect);
  }
  return joined;
}

export function formatRect({ x, y, width, height }: Rect): string {
  const number = (value: number): string => String(Math.round(value * 100) / 100 + 0);
  return `${number(x)},${number(y)} ${number(width)}×${number(height)}`;
}
