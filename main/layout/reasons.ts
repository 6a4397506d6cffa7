// Why pages end where they do, in words, and what is reported where something doesn't fit at all.

import type { Box } from '../box/box.ts';
import type { LayoutContext, Reason } from './context.ts';
import { reportOnPage } from './ledger.ts';
import type { Space } from './space.ts';

/** The plain reason: there was no more room. */
export const full: Reason = { kind: 'full', note: 'full' };

/** Whole points by which something is too tall, at least 1. */
function points(short: number): number {
  return Math.max(1, Math.ceil(short - 0.01));
}

/** `figure did not fit: 34 pt short`. */
export function didNotFit(label: string, short: number): Reason {
  return { kind: 'did-not-fit', note: `${label} did not fit: ${points(short)} pt short` };
}

/** Reports something that was placed although the fragmentainer has no room for it. */
export function reportOverflow(box: Box, short: number, fragmentainer: Space['fragmentainer'], context: LayoutContext): void {
  const { origin } = box.source;
  reportOnPage(context.ledger, {
    severity: 'warning', code: 'does-not-fit', ...(origin === undefined ? {} : { source: origin }),
    message: `${box.label} is ${points(short)} pt taller than the ${fragmentainer} has room for, and cannot be split`,
  });
}
