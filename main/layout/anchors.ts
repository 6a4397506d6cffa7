// What hangs on places in a paragraph's text without being text: floats, running elements, names and counters of inline elements.

import type { Box, InlineBox, InlineElement, RunningBox } from '../box/box.ts';
import { recordStart, type Ledger } from './ledger.ts';

/** `within`: the inline elements around a float that are relatively positioned, which take it along. */
export type Anchor =
  | { readonly kind: 'float'; readonly start: number; readonly box: Box; readonly within: readonly InlineElement[] }
  | { readonly kind: 'absolute'; readonly start: number; readonly box: Box }
  | { readonly kind: 'running'; readonly start: number; readonly running: RunningBox }
  | { readonly kind: 'record'; readonly start: number; readonly inline: InlineElement };

const none: readonly Anchor[] = [];
const known = new WeakMap<InlineBox, readonly Anchor[]>();

/** The anchors of a paragraph in order; most have none. */
export function anchorsOf(box: InlineBox): readonly Anchor[] {
  let anchors = known.get(box);
  if (anchors === undefined) known.set(box, (anchors = findAnchors(box)));
  return anchors;
}

function findAnchors(box: InlineBox): readonly Anchor[] {
  const anchors: Anchor[] = [];
  const within: InlineElement[] = [];
  for (const item of box.content.items) {
    if (item.kind === 'open' && isRelative(item.inline)) within.push(item.inline);
    if (item.kind === 'close' && isRelative(item.inline)) within.pop();
    if (item.kind === 'float') anchors.push({ kind: 'float', start: item.start, box: item.box, within: within.slice() });
    else if (item.kind === 'absolute') anchors.push({ kind: 'absolute', start: item.start, box: item.box });
    else if (item.kind === 'running') anchors.push({ kind: 'running', start: item.start, running: item.running });
    else if (item.kind === 'open' && hasRecords(item.inline)) anchors.push({ kind: 'record', start: item.start, inline: item.inline });
  }
  return anchors.length === 0 ? none : anchors;
}

const isRelative = ({ style }: InlineElement): boolean => style.position === 'relative';

function hasRecords(inline: InlineElement): boolean {
  return inline.id !== undefined || inline.strings !== undefined || inline.pageCounters !== undefined || inline.running !== undefined;
}

/** Notes on the page's account what begins in a range of the text; what stands at the text's very end belongs to its last line. */
export function recordAnchors(box: InlineBox, start: number, end: number, atStart: boolean, ledger: Ledger): void {
  const length = box.content.text.length;
  for (const anchor of anchorsOf(box)) {
    if (anchor.start < start || (anchor.start >= end && end < length)) continue;
    const first = atStart && anchor.start === 0;
    if (anchor.kind === 'record') recordStart(ledger, anchor.inline, first);
    else if (anchor.kind === 'running') ledger.entries.push({ kind: 'running', name: anchor.running.name, box: anchor.running.box, atStart: first });
  }
}
