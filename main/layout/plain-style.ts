// Styles of anonymous boxes that layout makes around content: what is inherited stays, the box goes.

import type { ComputedStyle } from '../style/computed-style.ts';

const plainStyles = new WeakMap<ComputedStyle, ComputedStyle>();

/** The style without margins, borders, padding, backgrounds, sizes and breaks: of a flow root where nothing shows but the text. */
export function plainStyle(style: ComputedStyle): ComputedStyle {
  let plain = plainStyles.get(style);
  if (plain === undefined) plainStyles.set(style, (plain = withoutBox(style)));
  return plain;
}

function withoutBox(style: ComputedStyle): ComputedStyle {
  const zero = { top: 0, right: 0, bottom: 0, left: 0 };
  const none = { width: 0, style: 'none', color: style.color } as const;
  const corner = [0, 0] as const;
  return {
    ...style, display: 'flow-root', position: 'static', float: 'none', clear: 'none', margin: zero, padding: zero,
    border: { top: none, right: none, bottom: none, left: none }, borderRadius: { topLeft: corner, topRight: corner, bottomRight: corner, bottomLeft: corner },
    backgroundColor: { r: 0, g: 0, b: 0, a: 0 }, backgroundLayers: [], width: 'auto', height: 'auto', minWidth: 'auto', minHeight: 'auto',
    maxWidth: 'none', maxHeight: 'none', aspectRatio: undefined, overflow: 'visible', opacity: 1, transform: [], columnCount: 'auto', columnWidth: 'auto',
    columnSpan: 'none', breakBefore: 'auto', breakAfter: 'auto', breakInside: 'auto', boxDecorationBreak: 'slice',
  };
}
