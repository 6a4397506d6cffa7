// A paragraph measured: its text and items cut into pieces that are words, spaces, edges of inline boxes or single objects, each
// with its width. Nothing here depends on where lines break. Parallel arrays: a document has a hundred pieces a paragraph.

import type { ShapedText } from '../../text/shape.ts';
import type { AtomicMeasure } from './atomic.ts';
import type { ClonedEdges } from './cloned-edges.ts';
import type { TextStyle } from './text-style.ts';

/** Kinds of pieces. `anchor`: a float, absolute box, footnote or running element; it takes no room. */
export const pieceKinds = { text: 0, space: 1, open: 2, close: 3, atomic: 4, forcedBreak: 5, tab: 6, leader: 7, anchor: 8 } as const;

/**
 * Kinds of breaks. `plain`: at a space or between characters; `hyphen`: a word divided, a hyphen is shown; `explicitHyphen`: after one
 * that stands in the text; `emergency`: anywhere in a word that fits no line (overflow-wrap); `tied`: at a space within what belongs
 * together.
 */
export const breakKinds = { plain: 0, hyphen: 1, explicitHyphen: 2, forced: 3, emergency: 4, tied: 5 } as const;

export type Pieces = {
  /** The paragraph's text with page references resolved. */
  readonly text: string;
  readonly count: number;
  readonly kind: readonly number[];
  /** Index of the item that the piece is part of. */
  readonly item: readonly number[];
  /** Range in `text`. */
  readonly start: readonly number[];
  readonly end: readonly number[];
  /** Distance of each piece's start from the paragraph's, on one endless line; one more for the end. */
  readonly x: readonly number[];
  /** Sum of the widths of the spaces that can stretch, up to each piece; one more for the end. */
  readonly glue: readonly number[];
  readonly style: readonly TextStyle[];
  readonly shaped: readonly (ShapedText | undefined)[];
  /** Bidi level of each piece; undefined where all run left to right. */
  readonly level: readonly number[] | undefined;
  /** By piece, for atomic boxes. */
  readonly atomic: ReadonlyMap<number, AtomicMeasure>;
  /** What to take off an index in `text` to get one in the content's own text, by item. */
  readonly shift: readonly number[];
  /** Length of the content's own text. */
  readonly originalLength: number;
  /** Sides of inline boxes that lines take on where they break within them. */
  readonly cloned: ClonedEdges | undefined;
  readonly root: TextStyle;
  /** There are tabs, of no width yet (tabs.ts). */
  readonly tabbed: boolean;
  /** Some of `text` is shown in capitals that the content's text does not have. */
  readonly altered: boolean;
  /** Characters that no font has, with the piece where each stands. */
  readonly missing: readonly { readonly character: string; readonly piece: number }[];
};

/** What may stand behind a line's last word without counting: spaces (not all: CSS Text 3, 4.1.2), edges and anchors between them. */
export function hangs({ kind, style }: Pieces, piece: number): boolean {
  switch (kind[piece]) {
    case pieceKinds.space: case pieceKinds.tab: return style[piece]!.spacesHang;
    case pieceKinds.close: case pieceKinds.anchor: case pieceKinds.forcedBreak: return true;
    default: return false;
  }
}

export function isRightToLeft({ level }: Pieces, piece: number): boolean {
  return level !== undefined && (level[piece]! & 1) === 1;
}
