// What `style` hands on: every element with its computed style, and the sheets' rules for pages and fonts.

import type { CounterStyle } from './counter-style.ts';
import type { Element, TextChild } from '../html/element.ts';
import type { ComputedStyle, PageKind, PageStyle } from './computed-style.ts';

/** Pseudo-elements that have a style of their own; absent where no rule makes them. */
export type PseudoStyles = {
  readonly before?: ComputedStyle;
  readonly after?: ComputedStyle;
  readonly marker?: ComputedStyle;
  readonly firstLetter?: ComputedStyle;
  /** An ancestor's as well, where its first line is this block's. */
  readonly firstLine?: ComputedStyle;
  readonly footnoteCall?: ComputedStyle;
  readonly footnoteMarker?: ComputedStyle;
};

export type StyledElement = {
  readonly kind: 'element';
  readonly element: Element;
  readonly style: ComputedStyle;
  readonly pseudo: PseudoStyles;
  readonly children: readonly (StyledElement | TextChild)[];
  /** What holds in the first line of a block with `::first-line`: the block itself, and inline elements in it. */
  readonly inFirstLine?: { readonly style: ComputedStyle; readonly pseudo: PseudoStyles };
};

/** An `@font-face` rule; `sources` are addresses relative to the sheet, first usable one wins. */
export type FontFaceRule = {
  readonly family: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
  readonly sources: readonly string[];
};

export type StyledDocument = {
  readonly root: StyledElement;
  /** The style of a page of this kind: a pure function of the `@page` rules, memoised. */
  readonly pageStyle: (kind: PageKind) => PageStyle;
  readonly fontFaces: readonly FontFaceRule[];
  readonly counterStyles: ReadonlyMap<string, CounterStyle>;
};
