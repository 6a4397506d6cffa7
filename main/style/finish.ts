// What a computed style needs once all longhands are in: values that depend on several of them, and those that are made of
// hidden ones.

import { assert } from '../diagnostic.ts';
import { blockified } from './box-values.ts';
import type { BackgroundLayer, Border, ComputedStyle, Sides } from './computed-style.ts';
import type { HiddenStyle } from './properties.ts';

/** A style under construction. */
export type Draft = { -readonly [K in keyof ComputedStyle]: ComputedStyle[K] };

/** Puts the draft right. `blockify`: the parent is a flex or grid container, or there is none. */
export function finish(draft: Draft, hidden: HiddenStyle, touched: ReadonlySet<string>, blockify: boolean): void {
  if (touched.has('border')) draft.border = visibleBorders(draft.border);
  if (touched.has('columnRule')) draft.columnRule = visibleBorder(draft.columnRule);
  if (touched.has('outline')) draft.outline = { ...draft.outline, ...visibleBorder(draft.outline) };
  if (touched.has('backgroundImage') || touched.has('backgroundClip')) draft.backgroundLayers = layersOf(hidden);
  if (featureKeys.some((key) => touched.has(key))) draft.fontFeatures = featuresOf(hidden);
  if (touched.has('wrapMode') || touched.has('wrapStyle')) draft.textWrap = wrapOf(hidden);
  if (transformKeys.some((key) => touched.has(key))) draft.transform = transformKeys.flatMap((key) => hidden[key]);
  // Only what clips ends its lines in an ellipsis (CSS Overflow 4, 5.1).
  if (draft.overflow === 'visible') draft.textOverflow = 'clip';
  finishBox(draft, blockify);
}

/** CSS 2.2, section 9.7, and CSS Display 3, section 2.7. */
function finishBox(draft: Draft, blockify: boolean): void {
  if (draft.position === 'absolute' || draft.position === 'fixed') draft.float = 'none';
  const outOfFlow = draft.position === 'absolute' || draft.position === 'fixed' || draft.float !== 'none';
  if (!outOfFlow && !blockify) return;
  draft.blockified = draft.display.startsWith('inline');
  draft.display = blockified(draft.display);
}

/** A border without a line has no width (CSS Backgrounds 3, section 3.3). */
function visibleBorder(border: Border): Border {
  return border.width !== 0 && (border.style === 'none' || border.style === 'hidden') ? { ...border, width: 0 } : border;
}

function visibleBorders(borders: Sides<Border>): Sides<Border> {
  return {
    top: visibleBorder(borders.top), right: visibleBorder(borders.right), bottom: visibleBorder(borders.bottom), left: visibleBorder(borders.left),
  };
}

/** One layer an image, the other lists repeated or cut to its length (CSS Backgrounds 3, section 2.1). */
function layersOf(hidden: HiddenStyle): readonly BackgroundLayer[] {
  const cycle = <T>(list: readonly T[], index: number): T => {
    const value = list[index % list.length];
    assert(value !== undefined, 'lists of backgrounds are not empty');
    return value;
  };
  const layers = hidden.backgroundImage.map((image, index) => ({
    image,
    position: cycle(hidden.backgroundPosition, index),
    size: cycle(hidden.backgroundSize, index),
    repeat: cycle(hidden.backgroundRepeat, index),
    attachment: cycle(hidden.backgroundAttachment, index),
    origin: cycle(hidden.backgroundOrigin, index),
    clip: cycle(hidden.backgroundClip, index),
    blend: cycle(hidden.backgroundBlend, index),
  }));
  // The last one says how the colour is clipped, picture or not (3.11).
  return layers.filter((layer, index) => layer.image !== undefined || (index === layers.length - 1 && layer.clip !== 'border-box'));
}

/** In the order in which they are applied, the outermost first (CSS Transforms 2, 6). */
const transformKeys = ['translate', 'rotate', 'scale', 'transformList'] as const;

export const featureKeys = ['kerning', 'ligatures', 'caps', 'numeric', 'eastAsian', 'alternates', 'featureSettings'] as const;

/** `font-feature-settings` has the last word (CSS Fonts 4, section 7.2). */
function featuresOf(hidden: HiddenStyle): Readonly<Record<string, number>> {
  return Object.assign({}, ...featureKeys.map((key) => hidden[key])) as Record<string, number>;
}

function wrapOf({ wrapMode, wrapStyle }: HiddenStyle): ComputedStyle['textWrap'] {
  if (wrapMode === 'nowrap') return 'nowrap';
  return wrapStyle === 'auto' ? 'wrap' : wrapStyle;
}
