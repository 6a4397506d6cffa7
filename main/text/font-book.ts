// The faces at hand and the choice among them: family list, weight and style matching, fallback per character.
// CSS Fonts 4, section 5. Files are opened on first use only, and stay open as long as their FontSource lives.

import type { Reporter } from '../diagnostic.ts';
import type { FontSource } from '../host.ts';
import type { Font, FontSelection, Synthesis } from './font.ts';

/** A font and what must be feigned to make it the face that was asked for. One object per font and synthesis. */
export type Face = { readonly font: Font; readonly synthesis: Synthesis | undefined };

export type FontBook = {
  /**
   * This book with more faces (`@font-face`), which stand before those of the same family here. Files that cannot be used
   * (WOFF, WOFF2, variable fonts, collections, broken ones) are reported (`unusable-font`) and left out.
   */
  readonly withFaces: (faces: readonly FontSource[], report: Reporter) => FontBook;
  /** The one object for an equal selection: may be used as a key. */
  readonly select: (selection: FontSelection) => FontSelection;
  /** Whether the family list names any family of this book, generic ones included. */
  readonly hasFamily: (family: string) => boolean;
  /** The first available font of a selection: it gives the strut its metrics. Never missing. */
  readonly primary: (selection: FontSelection) => Face;
  /** The face that shows a character: from the family list, then the fallback families, then any; undefined where none has it. */
  readonly faceFor: (selection: FontSelection, codePoint: number) => Face | undefined;
  /** What the units ex and ch need, in em. */
  readonly unitMetrics: (families: readonly string[], weight: number, style: 'normal' | 'italic' | 'oblique') => { readonly xHeight: number; readonly zeroAdvance: number };
};

export function createFontBook(_fonts: readonly FontSource[], _fallbackFamilies: readonly string[]): FontBook {
  throw new Error('not written yet');
}
