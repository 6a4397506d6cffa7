// How evenly justified lines are set: the measure by which the bench compares engines.

import type { Fragment, Page } from '../../main/layout/fragment.ts';

/** Widest word gap, in points, that does not count as too wide. */
const limit = 6;

/** Share of justified lines (not the last of a paragraph) with a word gap over 6 pt, in per cent; and the longest run of hyphens. */
export function wideGaps(pages: readonly Page[]): { readonly 'justified lines': number; readonly 'gaps over 6 pt, %': number; readonly 'hyphens in a row': number } {
  let lines = 0;
  let wide = 0;
  let run = 0;
  let longest = 0;
  const visit = (fragment: Fragment): void => {
    if (fragment.kind === 'line') {
      const texts = textsOf(fragment);
      const justified = texts.some((text) => text.style.textAlign === 'justify');
      const stretched = texts.reduce((most, text) => Math.max(most, text.runs.some((one) => one.spaces > 0) ? text.wordSpacing + (text.runs.find((one) => one.spaces > 0)?.width ?? 0) * text.fontSize : 0), 0);
      if (justified && texts.some((text) => text.wordSpacing !== 0)) {
        lines++;
        if (stretched > limit) wide++;
      }
      run = texts.at(-1)?.runs.at(-1)?.text.endsWith('-') === true || texts.at(-1)?.runs.at(-1)?.text.endsWith('\u2010') === true ? run + 1 : 0;
      longest = Math.max(longest, run);
      return;
    }
    if ('children' in fragment) fragment.children.forEach(visit);
  };
  for (const page of pages) page.content.forEach(visit);
  return { 'justified lines': lines, 'gaps over 6 pt, %': lines === 0 ? 0 : Math.round((wide / lines) * 1000) / 10, 'hyphens in a row': longest };
}

type Text = Extract<Fragment, { kind: 'text' }>;

function textsOf(fragment: Fragment): readonly Text[] {
  if (fragment.kind === 'text') return [fragment];
  return 'children' in fragment ? fragment.children.flatMap(textsOf) : [];
}
