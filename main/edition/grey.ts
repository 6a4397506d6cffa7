// Pages that lose nothing without colour: every colour becomes the grey of its luminance, and text is made dark or light enough
// to be read on its ground. In and out: painted pages.

import type { DisplayList, PaintedDocument } from '../paint/display-list.ts';
import { mapColors } from '../paint/map-colors.ts';
import type { Color } from '../style/computed-style.ts';

export function greyPages(painted: PaintedDocument): PaintedDocument {
  return { ...painted, pages: painted.pages.map((page): DisplayList => ({ ...page, items: page.items.map((item) => mapColors(item, grey, greyText)) })) };
}

/** The grey that looks as light (Rec. 709 luma). */
function grey({ r, g, b, a }: Color): Color {
  const value = Math.round(0.2126 * r + 0.7152 * g + 0.0722 * b);
  return { r: value, g: value, b: value, a };
}

/** Dark text becomes black or nearly so, light text stays light. */
function greyText(color: Color): Color {
  const { r, a } = grey(color);
  const value = r < 160 ? Math.round(r * 0.4) : r;
  return { r: value, g: value, b: value, a };
}
