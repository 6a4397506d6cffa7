// Pages that lose nothing without colour: every colour becomes the grey of its luminance, and text is made dark or light enough
// to be read on its ground. In and out: painted pages.

import type { DisplayItem, DisplayList, Gradient, Paint, PaintedDocument } from '../paint/display-list.ts';
import type { Color } from '../style/computed-style.ts';

export function greyPages(painted: PaintedDocument): PaintedDocument {
  return { ...painted, pages: painted.pages.map((page): DisplayList => ({ ...page, items: page.items.map(greyItem) })) };
}

function greyItem(item: DisplayItem): DisplayItem {
  switch (item.kind) {
    case 'text': return { ...item, color: greyText(item.color) };
    case 'rect': return { ...item, fill: grey(item.fill) };
    case 'path': return {
      ...item,
      ...(item.fill === undefined ? {} : { fill: greyPaint(item.fill) }),
      ...(item.stroke === undefined ? {} : { stroke: { ...item.stroke, paint: greyPaint(item.stroke.paint) } }),
    };
    default: return item;
  }
}

function greyPaint(paint: Paint): Paint {
  return 'r' in paint ? grey(paint) : ({ ...paint, stops: paint.stops.map((stop) => ({ ...stop, color: grey(stop.color) })) } satisfies Gradient);
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
