// Small capitals and raised or lowered figures where a font has none of its own (CSS Fonts 4, 6.6 and 6.5): capitals at a smaller
// size, characters at a smaller size off the baseline.

import type { ComputedStyle } from '../../style/computed-style.ts';
import type { FontBook } from '../../text/font-book.ts';
import { fontHasFeature } from '../../text/font-features.ts';

/** Height of feigned small capitals, and size and shift of feigned superscripts and subscripts, as shares of the font size. */
const capitalsSize = 0.78;
const scriptSize = 0.62;
const superShift = 0.34;
const subShift = -0.16;

const capitals = new WeakMap<ComputedStyle, ComputedStyle>();
const scripts = new WeakMap<ComputedStyle, ComputedStyle>();

/** The style of lower-case letters as feigned small capitals; undefined where the font has them, or none are asked for. */
export function feignedCapitals(style: ComputedStyle, fonts: FontBook): ComputedStyle | undefined {
  if (style.fontFeatures['smcp'] !== 1 || !style.fontSynthesisSmallCaps) return undefined;
  const known = capitals.get(style);
  if (known !== undefined) return known === style ? undefined : known;
  const { smcp: _, c2sc: __, ...fontFeatures } = style.fontFeatures;
  const made = hasFeature(style, fonts, 'smcp') ? style : { ...style, fontSize: style.fontSize * capitalsSize, fontFeatures };
  capitals.set(style, made);
  return made === style ? undefined : made;
}

/** The style in which `font-variant-position` is done: by the font's own glyphs if it has them for all of the text. */
export function positionedStyle(style: ComputedStyle, text: string, fonts: FontBook): ComputedStyle {
  if (style.fontVariantPosition === 'normal') return style;
  const tag = style.fontVariantPosition === 'super' ? 'sups' : 'subs';
  const own = /^[0-9]*$/.test(text) && hasFeature(style, fonts, tag);
  const known = own ? undefined : scripts.get(style);
  if (known !== undefined) return known;
  const made: ComputedStyle = own
    ? { ...style, fontFeatures: { ...style.fontFeatures, [tag]: 1 } }
    : { ...style, fontSize: style.fontSize * scriptSize, verticalAlign: style.fontSize * (tag === 'sups' ? superShift : subShift) };
  if (!own) scripts.set(style, made);
  return made;
}

function hasFeature(style: ComputedStyle, fonts: FontBook, tag: string): boolean {
  const selection = fonts.select({ families: style.fontFamily, weight: style.fontWeight, style: style.fontStyle, language: style.language, features: {} });
  return fontHasFeature(fonts.primary(selection).font, tag);
}
