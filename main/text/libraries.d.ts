// What we use of libraries that bring no types of their own.

declare module 'fontkit' {
  export type FontkitGlyph = { readonly id: number; readonly codePoints: readonly number[] };
  export type FontkitPosition = { readonly xAdvance: number; readonly yAdvance: number; readonly xOffset: number; readonly yOffset: number };
  export type FontkitFont = {
    readonly unitsPerEm: number;
    layout(text: string, features: Readonly<Record<string, boolean>>, script: string | undefined, language: string | undefined, direction: 'ltr' | 'rtl'): {
      readonly glyphs: readonly FontkitGlyph[];
      readonly positions: readonly FontkitPosition[];
    };
  };
  export function create(data: Uint8Array): FontkitFont;
}

declare module 'linebreak' {
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}
