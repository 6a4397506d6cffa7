// The page's label: its number as its own margin boxes write it, or in plain digits.

import type { BoxDocument } from '../box/box.ts';
import { formatCounter } from '../box/counter-styles.ts';
import type { PageStyle } from '../style/computed-style.ts';
import type { PageRecord } from './page-state.ts';

/** Text of the page counter on a page, for the labels of the finished file. */
export function labelOf(page: { readonly style: PageStyle; readonly record: PageRecord }, document: BoxDocument): string {
  return formatCounter(page.record.counters.get('page') ?? 0, pageCounterStyle(page.style), document.counterStyles);
}

const styles = new WeakMap<PageStyle, string>();

function pageCounterStyle(style: PageStyle): string {
  let known = styles.get(style);
  if (known === undefined) styles.set(style, (known = findPageCounter(style) ?? 'decimal'));
  return known;
}

function findPageCounter(style: PageStyle): string | undefined {
  for (const { content } of Object.values(style.marginBoxes)) {
    if (typeof content === 'string') continue;
    const counter = content.find((part) => part.kind === 'counter' && part.name === 'page');
    if (counter?.kind === 'counter') return counter.style;
  }
  return undefined;
}
