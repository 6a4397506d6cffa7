// Boxes that stand in a line like one big letter: images, inline blocks, inline tables. CSS 2.2, 10.8.1: where their baseline is.

import type { Box } from '../../box/box.ts';
import type { BoxFragment, ImageFragment } from '../fragment.ts';
import type { BoxResult, LayoutContext } from '../context.ts';
import { withPositioned } from '../positioned.ts';
import { markLedger, restoreLedger } from '../ledger.ts';
import type { LedgerEntry } from '../ledger.ts';
import { usedMargin } from '../sizes.ts';
import { unbrokenSpace, type Space } from '../space.ts';
import { shrinkToFitWidth } from '../widths.ts';

/** A box laid out, with its margin box's extent over and under its baseline. `left`: margin before the fragment. */
export type AtomicMeasure = {
  readonly box: Box;
  readonly fragment: BoxFragment | ImageFragment;
  readonly width: number;
  readonly left: number;
  /** From the baseline up to the margin box's top, and down to its bottom. */
  readonly over: number;
  readonly under: number;
  /** From the baseline up to the fragment's top. */
  readonly fragmentOver: number;
  /** Footnotes called within it: they belong to the line. */
  readonly footnotes: readonly Box[];
  /** What it has for the ledger of the page where its line is placed. */
  readonly entries: readonly LedgerEntry[];
};

/** `width` is that of the paragraph, which percentages refer to. Nothing is left on the ledger: lines are measured more than once. */
export function measureAtomic(box: Box, width: number, context: LayoutContext): AtomicMeasure {
  const { style } = box;
  const space = unbrokenSpace(width);
  const { ledger } = context;
  const mark = markLedger(ledger);
  const { result, fragment, footnotes } = layoutAtomic(box, box.kind === 'replaced' ? space : { ...space, imposedWidth: shrinkToFitWidth(box, { width, height: undefined }, context) }, context);
  const entries = ledger.entries.slice(mark.entries);
  restoreLedger(ledger, mark);
  const [top, right, bottom, left] = [usedMargin(style, 'top', width), usedMargin(style, 'right', width), usedMargin(style, 'bottom', width), usedMargin(style, 'left', width)];
  const baseline = baselineOf(box, result) ?? fragment.height + bottom;
  return {
    box, fragment, left, width: left + fragment.width + right,
    over: top + baseline, under: fragment.height + bottom - baseline, fragmentOver: baseline, footnotes, entries,
  };
}

type Atomic = { readonly result: BoxResult; readonly fragment: BoxFragment | ImageFragment; readonly footnotes: readonly Box[] };

/**
 * Lays out a box whose footnotes wait for the line that it will stand in. It is measured once for all its lines: what it would
 * place elsewhere on a page stays with it.
 */
function layoutAtomic(box: Box, space: Space, context: LayoutContext): Atomic {
  const { ledger } = context;
  const outer = ledger.inNote;
  const footnotes: Box[] = [];
  ledger.inNote = footnotes;
  const result = context.layoutBox(box, space);
  const fragment = result.fragment.kind === 'box' && result.layers !== undefined ? withPositioned(result.fragment, result.layers, context) : result.fragment;
  ledger.inNote = outer;
  return { result, fragment, footnotes };
}

/** From the border box's top; undefined where it is the bottom margin edge. */
function baselineOf(box: Box, result: BoxResult): number | undefined {
  if (box.kind === 'replaced') return undefined;
  if (box.kind === 'table' || box.kind === 'flex' || box.kind === 'grid') return result.firstBaseline;
  return box.style.overflow === 'visible' ? result.lastBaseline : undefined;
}
