// Styles of anonymous boxes that layout makes around content: what is inherited stays, the box goes.

import type { ComputedStyle } from '../style/computed-style.ts';
import { initialStyle } from '../style/compute.ts';
import { zeroSides } from './sizes.ts';

const plainStyles = new WeakMap<ComputedStyle, ComputedStyle>();

/** The style without margins, borders, padding, backgrounds, sizes and breaks: of a flow root where nothing shows but the text. */
export function plainStyle(style: ComputedStyle): ComputedStyle {
  let plain = plainStyles.get(style);
  if (plain === undefined) plainStyles.set(style, (plain = withoutBox(style)));
  return plain;
}

/** Margins, borders and padding of a style that has none. */
export function edgeless({ color }: ComputedStyle): Pick<ComputedStyle, 'margin' | 'padding' | 'border'> {
  const none = { width: 0, style: 'none', color } as const;
  return { margin: zeroSides, padding: zeroSides, border: { top: none, right: none, bottom: none, left: none } };
}

const { backgroundColor, backgroundLayers, borderImage, boxShadow, outline } = initialStyle;
/** What a style shows of its box besides borders where it shows nothing. */
export const unpainted: Partial<ComputedStyle> = { backgroundColor, backgroundLayers, borderImage, boxShadow, outline };

function withoutBox(style: ComputedStyle): ComputedStyle {
  const corner = [0, 0] as const;
  return {
    ...style, display: 'flow-root', position: 'static', float: 'none', clear: 'none', ...edgeless(style),
    borderRadius: { topLeft: corner, topRight: corner, bottomRight: corner, bottomLeft: corner },
    ...unpainted, width: 'auto', height: 'auto', minWidth: 'auto', minHeight: 'auto',
    maxWidth: 'none', maxHeight: 'none', aspectRatio: undefined, overflow: 'visible', opacity: 1, transform: [], clipPath: undefined, mixBlendMode: 'normal', columnCount: 'auto', columnWidth: 'auto',
    columnSpan: 'none', breakBefore: 'auto', breakAfter: 'auto', breakInside: 'auto', boxDecorationBreak: 'slice',
  };
}
