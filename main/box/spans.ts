// The span attributes of table cells and columns. HTML, 4.9.4 and 4.9.11.

import type { Element } from '../html/element.ts';

/** What an attribute says, at most `most`; 1 where it says nothing sensible, 0 where it says 0. */
export function spanOf(text: string | undefined, most: number): number {
  if (text === undefined) return 1;
  const value = Number.parseInt(text, 10);
  return Number.isNaN(value) || value < 0 ? 1 : Math.min(value, most);
}

/** A row span of 0 reaches to the end of the row's group. */
export function cellSpans({ attributes }: Element): { readonly columnSpan: number; readonly rowSpan: number } {
  return { columnSpan: spanOf(attributes['colspan'], 1000) || 1, rowSpan: spanOf(attributes['rowspan'], 65534) };
}
