// What of a computed style decides where glyphs stand: font, metrics in points, spacing, wrapping. Two styles that set text alike
// share one TextStyle, whatever their colour: paragraphs are cached by these.

import type { ComputedStyle } from '../../style/computed-style.ts';
import type { Face, FontBook } from '../../text/font-book.ts';
import { shaperOf } from '../../text/shape.ts';
import type { ShapedText, Shaper } from '../../text/shape.ts';
import type { Cut } from './cut.ts';

export type TextStyle = {
  /** Number of this style within its font book, for keys. */
  readonly id: number;
  readonly style: ComputedStyle;
  readonly fontSize: number;
  readonly face: Face;
  readonly shaper: Shaper;
  /** Content area of the first available font, from the baseline; both positive. */
  readonly ascent: number;
  readonly descent: number;
  /** The inline box's extent over and under the baseline, half the leading included (CSS 2.2, 10.8.1). */
  readonly over: number;
  readonly under: number;
  /** With `line-height: normal`, fallback fonts count too. */
  readonly normalLineHeight: boolean;
  readonly letterSpacing: number;
  readonly wordSpacing: number;
  /** Advance of U+0020 with word- and letter-spacing. */
  readonly space: number;
  readonly xHeight: number;
  /** What is shown where a word is divided. */
  readonly hyphen: string;
  /** Divisions of words in this style; see hyphenation.ts. */
  readonly cuts: Map<ShapedText, readonly Cut[]>;
  /** Its words do not break as UAX 14 says. */
  readonly breaksOtherwise: boolean;
  /** Lines may break within this text. */
  readonly wraps: boolean;
  /** Spaces at a line's end take no room: they vanish or hang. Not so where lines break by force only (`white-space: pre`). */
  readonly spacesHang: boolean;
};

type Styles = { readonly byStyle: WeakMap<ComputedStyle, TextStyle>; readonly byKey: Map<string, TextStyle> };
const books = new WeakMap<FontBook, Styles>();

export function textStyleOf(fonts: FontBook, style: ComputedStyle): TextStyle {
  let styles = books.get(fonts);
  if (styles === undefined) books.set(fonts, (styles = { byStyle: new WeakMap(), byKey: new Map() }));
  const known = styles.byStyle.get(style);
  if (known !== undefined) return known;
  const key = styleKey(style);
  let made = styles.byKey.get(key);
  if (made === undefined) styles.byKey.set(key, (made = makeTextStyle(fonts, style, styles.byKey.size)));
  styles.byStyle.set(style, made);
  return made;
}

/** Every property that this stage reads; a property that is missing here would be shared wrongly. */
function styleKey(style: ComputedStyle): string {
  return JSON.stringify([
    style.fontFamily, style.fontSize, style.fontWeight, style.fontStyle, style.fontFeatures, style.fontVariantPosition, style.lineHeight,
    style.letterSpacing, style.wordSpacing, style.textAlign, style.textAlignLast, style.textIndent, style.textWrap,
    style.whiteSpaceCollapse, style.wordBreak, style.overflowWrap, style.lineBreak, style.hyphens, style.hyphenateCharacter,
    style.hyphenateLimitChars, Number.isFinite(style.hyphenateLimitLines) ? style.hyphenateLimitLines : -1, style.hangingPunctuation, style.tabSize, style.direction,
    style.language, style.boxDecorationBreak, style.verticalAlign, style.unicodeBidi, style.margin, style.padding,
    style.border.left.width, style.border.right.width, style.border.top.width, style.border.bottom.width,
  ]);
}

function makeTextStyle(fonts: FontBook, style: ComputedStyle, id: number): TextStyle {
  const selection = fonts.select({
    families: style.fontFamily, weight: style.fontWeight, style: style.fontStyle, language: style.language,
    features: style.letterSpacing === 0 ? style.fontFeatures : { clig: 0, ...style.fontFeatures, liga: 0 },
  });
  const face = fonts.primary(selection);
  const shaper = shaperOf(fonts, selection);
  const { fontSize, letterSpacing, wordSpacing } = style;
  const { metrics } = face.font;
  const ascent = metrics.ascent * fontSize;
  const descent = metrics.descent * fontSize;
  const halfLeading = (usedLineHeight(style, face) - ascent - descent) / 2;
  return {
    id, style, fontSize, face, shaper, ascent, descent, over: ascent + halfLeading, under: descent + halfLeading,
    normalLineHeight: style.lineHeight === 'normal', letterSpacing, wordSpacing,
    space: shaper.leftToRight(' ').width * fontSize + wordSpacing + letterSpacing, xHeight: metrics.xHeight * fontSize,
    hyphen: style.hyphenateCharacter !== 'auto' ? style.hyphenateCharacter : face.font.glyphFor(0x2010) === 0 ? '-' : '\u2010',
    cuts: new Map(), wraps: style.textWrap !== 'nowrap', spacesHang: spacesHang(style),
    breaksOtherwise: style.whiteSpaceCollapse === 'break-spaces' || style.wordBreak === 'break-all' || style.wordBreak === 'keep-all'
      || style.lineBreak === 'anywhere' || style.lineBreak === 'normal' || style.lineBreak === 'loose',
  };
}

function spacesHang({ whiteSpaceCollapse, textWrap }: ComputedStyle): boolean {
  if (whiteSpaceCollapse === 'preserve') return textWrap !== 'nowrap';
  return whiteSpaceCollapse !== 'break-spaces';
}

/** The used line height in points. */
export function usedLineHeight(style: ComputedStyle, face: Face): number {
  const { lineHeight, fontSize } = style;
  const { ascent, descent, lineGap } = face.font.metrics;
  if (lineHeight === 'normal') return (ascent + descent + lineGap) * fontSize;
  return 'factor' in lineHeight ? lineHeight.factor * fontSize : lineHeight.length;
}

/** Width in points of shaped text in a style, its own spacing included. */
export function widthOf(shaped: ShapedText, style: TextStyle): number {
  return shaped.width * style.fontSize + style.letterSpacing * shaped.glyphCount + style.wordSpacing * shaped.spaces;
}
