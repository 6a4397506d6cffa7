// Editions of one briefing for other uses. `print`: addresses as numbered references with QR codes, greys and hatches for colours, a
// margin for the binding. `large-print`: large letters in one column. Each works on what one stage hands to the next.

import type { Document } from '../html/element.ts';
import type { PaintedDocument } from '../paint/display-list.ts';
import type { PageKind, PageStyle } from '../style/computed-style.ts';
import type { StyleSheetSource } from '../style/style.ts';
import type { StyledDocument } from '../style/styled.ts';
import { addressSheet, numberAddresses } from './addresses.ts';
import { greyPages } from './grey.ts';
import { hatchSheet } from './hatches.ts';
import { largePrint } from './large-print.ts';

export const editions = ['screen', 'print', 'large-print'] as const;
export type Edition = (typeof editions)[number];

/** Room for the binding, in points: 10 mm. */
const binding = 28;

/** What an edition changes between the stages. */
export type EditionChanges = {
  readonly document: (document: Document) => Document;
  readonly sheets: readonly StyleSheetSource[];
  readonly styled: (styled: StyledDocument) => StyledDocument;
  readonly painted: (painted: PaintedDocument) => PaintedDocument;
};

const same = <T>(tree: T): T => tree;
const unchanged: EditionChanges = { document: same, sheets: [], styled: same, painted: same };

export function changesFor(edition: Edition): EditionChanges {
  switch (edition) {
    case 'screen': return unchanged;
    case 'print': return { document: numberAddresses, sheets: [addressSheet, hatchSheet], styled: withBinding, painted: greyPages };
    case 'large-print': return { ...unchanged, styled: largePrint };
  }
}

/** Inner margins are wider: the left one of right pages, the right one of left pages. */
function withBinding(styled: StyledDocument): StyledDocument {
  const known = new WeakMap<PageStyle, Partial<Record<PageKind['side'], PageStyle>>>();
  const pageStyle = (kind: PageKind): PageStyle => {
    const page = styled.pageStyle(kind);
    let bound = known.get(page);
    if (bound === undefined) known.set(page, (bound = {}));
    return (bound[kind.side] ??= widened(page, kind.side === 'right' ? 'left' : 'right'));
  };
  return { ...styled, pageStyle };
}

function widened(page: PageStyle, side: 'left' | 'right'): PageStyle {
  const margin = page.style.margin[side];
  const wide = typeof margin === 'number' ? margin + binding : margin === 'auto' ? binding : { kind: 'sum' as const, of: [margin, binding] };
  return { ...page, style: { ...page.style, margin: { ...page.style.margin, [side]: wide } } };
}
