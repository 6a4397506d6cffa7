// Fills one page or column: lays out forward, and once more up to a better break if the one where the room ended breaks a rule.

import type { Box } from '../box/box.ts';
import type { BoxResult, LayoutContext } from './context.ts';
import { markLedger, restoreLedger } from './ledger.ts';
import type { BreakToken, Space } from './space.ts';

/** Lays out what fits of a box in a fragmentainer, ending at the best break (the last of those that break the fewest rules). */
export function fillFragmentainer(box: Box, space: Space, from: BreakToken | undefined, context: LayoutContext): BoxResult {
  const mark = markLedger(context.ledger);
  const first = context.layoutBox(box, space, from);
  const { rest, penalty = 0, opportunity } = first;
  if (rest === undefined || opportunity === undefined || opportunity.penalty >= penalty) return first;
  restoreLedger(context.ledger, mark);
  const second = context.layoutBox(box, { ...space, until: opportunity.token }, from);
  return { ...second, penalty: opportunity.penalty, reason: first.kept ?? first.reason };
}
