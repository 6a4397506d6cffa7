// Colours and opacities of SVG, as the style stage prints them.

import { colorNames } from '../../style/color-names.ts';
import type { Color } from '../../style/computed-style.ts';

export function parseOpacity(text: string | undefined): number {
  const value = Number.parseFloat(text ?? '1') / (text?.trim().endsWith('%') === true ? 100 : 1);
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 1;
}

/** A colour; undefined for `none`. */
export function colorOf(text: string, current: Color): Color | undefined {
  const trimmed = text.trim();
  if (/^(currentcolor|context-(fill|stroke))$/i.test(trimmed)) return current;
  const hex = /^#([0-9a-f]{6})$/i.exec(trimmed)?.[1];
  const named = colorNames[trimmed.toLowerCase()];
  const value = hex === undefined ? named : Number.parseInt(hex, 16);
  if (value !== undefined) return { r: value >> 16, g: (value >> 8) & 255, b: value & 255, a: 1 };
  const rgba = /^rgba\(([^)]*)\)$/.exec(trimmed)?.[1];
  if (rgba === undefined) return undefined;
  const [r = 0, g = 0, b = 0, a = 1] = rgba.split(',').map(Number);
  return { r, g, b, a };
}
