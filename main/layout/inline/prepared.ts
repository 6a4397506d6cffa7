// Paragraphs ready to be broken, kept by value: the same text in the same styles is measured and broken once, across rounds,
// documents and edits. Nothing in here refers to boxes, items or sources, but by index.

import type { InlineBox, InlineElement, InlineItem } from '../../box/box.ts';
import type { FontBook } from '../../text/font-book.ts';
import { createCache } from '../../text/cache.ts';
import type { Cache } from '../../text/cache.ts';
import type { ContentSizes, LayoutContext } from '../context.ts';
import { addHanging } from './hanging.ts';
import { withHyphenation } from './hyphenation.ts';
import { measureParagraph } from './measure.ts';
import { plainOpportunities, withEmergencies } from './opportunities.ts';
import type { BreakPoint, OpportunityList } from './opportunity-list.ts';
import type { Pieces } from './pieces.ts';
import { textStyleOf } from './text-style.ts';
import { reportUnknownFonts } from './unknown-fonts.ts';

/** A line found: where it begins and where it ends. */
export type BrokenLine = { readonly from: BreakPoint; readonly to: BreakPoint };

/** A measured paragraph. Its lists of breaks are made on demand, and given up when its lines are known. */
export class PreparedParagraph {
  readonly pieces: Pieces;
  /** Lines found so far, by column width and start. */
  readonly broken = new Map<string, readonly BrokenLine[]>();
  sizes: ContentSizes | undefined;
  private words: OpportunityList | undefined;
  private divided: OpportunityList | undefined;
  private all: OpportunityList | undefined;
  private cut: { readonly width: number; readonly list: OpportunityList } | undefined;

  constructor(pieces: Pieces) {
    this.pieces = pieces;
  }

  /** Breaks between words. */
  plain(): OpportunityList {
    return (this.words ??= this.hung(plainOpportunities(this.pieces)));
  }

  /** Breaks between and within words. */
  hyphenated(): OpportunityList {
    return (this.divided ??= this.hung(withHyphenation(this.plain(), this.pieces)));
  }

  /** All breaks, within words too; for words that are wider than `width`, anywhere if their style allows it. */
  full(width: number): OpportunityList {
    if (this.cut?.width !== width) this.cut = { width, list: this.hung(withEmergencies(this.hyphenated(), this.pieces, width)) };
    return this.cut.list;
  }

  /** Breaks wherever any line may have ended, of whatever width: for going on where one did. */
  everywhere(): OpportunityList {
    return (this.all ??= this.hung(withEmergencies(this.hyphenated(), this.pieces, 0)));
  }

  private hung(list: OpportunityList): OpportunityList {
    addHanging(list, this.pieces);
    return list;
  }

  /** Gives up the lists: nobody may hold one any more. */
  release(): void {
    const { words, divided, cut, all } = this;
    words?.giveBack();
    if (divided !== words) divided?.giveBack();
    if (cut !== undefined && cut.list !== divided) cut.list.giveBack();
    if (all !== undefined && all !== divided) all.giveBack();
    this.all = undefined;
    this.words = undefined;
    this.divided = undefined;
    this.cut = undefined;
  }
}

/** So many pieces (words and spaces, nearly) are kept: about two hundred pages. */
const piecesKept = 250_000;
type Store = { readonly byValue: Cache<PreparedParagraph>; readonly byBox: WeakMap<InlineBox, PreparedParagraph> };

/** A paragraph with boxes in its lines: what is in those may hang on the round, so that they are measured once in each, for a width. */
type Measured = { readonly context: LayoutContext; readonly byWidth: Map<number, PreparedParagraph> };
const withAtomics = new WeakMap<InlineBox, Measured>();
const stores = new WeakMap<FontBook, Store>();

/** The measured paragraph of a box in a column of `width` points. */
export function preparedParagraph(box: InlineBox, width: number, context: LayoutContext): PreparedParagraph {
  let store = stores.get(context.fonts);
  if (store === undefined) stores.set(context.fonts, (store = { byValue: createCache(piecesKept), byBox: new WeakMap() }));
  reportUnknownFonts(box, context);
  const known = store.byBox.get(box);
  if (known !== undefined) return known;
  const { items } = box.content;
  const traits = traitsOf(items);
  const resolved = traits.references ? resolveReferences(items, context) : undefined;
  const measure = (): PreparedParagraph => new PreparedParagraph(measureParagraph({ box, width, resolved }, context));
  if (traits.atomics) return measuredInRound(box, width, context, measure);
  const key = valueKey(box, traits.percentages ? width : -1, resolved, context.fonts);
  const prepared = store.byValue.get(key) ?? keep(store, key, measure());
  if (!traits.references && !traits.percentages) store.byBox.set(box, prepared);
  return prepared;
}

function measuredInRound(box: InlineBox, width: number, context: LayoutContext, measure: () => PreparedParagraph): PreparedParagraph {
  let known = withAtomics.get(box);
  if (known?.context !== context) withAtomics.set(box, (known = { context, byWidth: new Map() }));
  let prepared = known.byWidth.get(width);
  if (prepared === undefined) known.byWidth.set(width, (prepared = measure()));
  return prepared;
}

function keep({ byValue }: Store, key: string, prepared: PreparedParagraph): PreparedParagraph {
  return byValue.set(key, prepared, prepared.pieces.count + 10);
}

type Traits = { references: boolean; atomics: boolean; percentages: boolean };

function traitsOf(items: readonly InlineItem[]): Traits {
  const traits = { references: false, atomics: false, percentages: false };
  for (const item of items) {
    if (item.kind === 'reference') traits.references = true;
    else if (item.kind === 'atomic') traits.atomics = true;
    else if (item.kind === 'open' && hasPercentages(item.inline)) traits.percentages = true;
  }
  return traits;
}

const isPercentage = (value: unknown): boolean => typeof value === 'object';

function hasPercentages({ style: { margin, padding } }: InlineElement): boolean {
  return isPercentage(margin.left) || isPercentage(margin.right) || isPercentage(padding.left) || isPercentage(padding.right);
}

function resolveReferences(items: readonly InlineItem[], context: LayoutContext): Map<number, string> {
  const resolved = new Map<number, string>();
  for (let index = 0; index < items.length; index++) {
    const item = items[index]!;
    if (item.kind === 'reference') resolved.set(index, context.resolve(item.reference));
  }
  return resolved;
}

/** Tells paragraphs apart that are set differently; sources and colours do not count. */
function valueKey({ style, content, continues }: InlineBox, width: number, resolved: ReadonlyMap<number, string> | undefined, fonts: FontBook): string {
  let key = `${textStyleOf(fonts, style).id};${width}${continues === true ? '+' : ''};`;
  for (let index = 0; index < content.items.length; index++) {
    const item = content.items[index]!;
    const own = item.kind === 'open' || item.kind === 'close' ? textStyleOf(fonts, item.inline.style).id + (item.continued ? 'c' : '')
      : item.kind === 'reference' ? `${textStyleOf(fonts, item.style).id}:${resolved?.get(index) ?? ''}`
      : 'style' in item ? textStyleOf(fonts, item.style).id : '';
    key += `${item.kind}${item.end - item.start},${own};`;
  }
  return key + content.text;
}
