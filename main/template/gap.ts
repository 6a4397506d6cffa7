// A value that should be on the page and is not: shown as a visible mark, reported where it is shown, never silent.
// A Gap travels through helpers, so that `{{default (date report.date) "undated"}}` still gets its chance.

import type { Site } from './site.ts';
import { escapeText } from './html.ts';

export type Gap = {
  readonly kind: 'gap';
  /** What is shown between the marks: the path or call as written. */
  readonly shown: string;
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly severity: 'error' | 'warning';
  readonly site: Site;
};

/** Known by identity of its class mark: data from JSON cannot be mistaken for one. */
const gaps = new WeakSet<object>();

export function makeGap(site: Site, finding: { shown: string; code: string; message: string; hint?: string; severity?: 'error' | 'warning' }): Gap {
  const gap: Gap = { kind: 'gap', severity: 'warning', ...finding, site };
  gaps.add(gap);
  return gap;
}

export function isGap(value: unknown): value is Gap {
  return typeof value === 'object' && value !== null && gaps.has(value);
}

/** The mark as the page shows it: a span where markup can stand, plain in an attribute, nothing inside a tag or raw text. */
export function gapMarkup(shown: string, where: Site['surroundings']): string {
  const mark = `‹${shown}›`;
  if (where === 'content') return `<span class="missing">${escapeText(mark)}</span>`;
  return where === 'attribute' ? escapeText(mark) : '';
}
