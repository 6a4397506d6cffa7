// An item with every colour changed: for masks, and for pages without colour.

import type { Color } from '../style/computed-style.ts';
import type { DisplayItem, Paint } from './display-list.ts';

type Change = (color: Color) => Color;

/** `text`: what becomes of the colour of letters, where that is something else. */
export function mapColors(item: DisplayItem, change: Change, text: Change = change): DisplayItem {
  switch (item.kind) {
    case 'text': {
      const paint = item.paint === undefined ? undefined : mapPaint(item.paint, change, text);
      return { ...item, color: (item.outline === undefined ? text : change)(item.color), ...(paint !== undefined && 'kind' in paint ? { paint } : {}) };
    }
    case 'rect': return { ...item, fill: change(item.fill) };
    case 'path': return {
      ...item,
      ...(item.fill === undefined ? {} : { fill: mapPaint(item.fill, change, text) }),
      ...(item.stroke === undefined ? {} : { stroke: { ...item.stroke, paint: mapPaint(item.stroke.paint, change, text) } }),
    };
    case 'image': return item.tint === undefined ? item : { ...item, tint: change(item.tint) };
    default: return item;
  }
}

function mapPaint(paint: Paint, change: Change, text: Change): Paint {
  if (!('kind' in paint)) return change(paint);
  if (paint.kind === 'pattern') return { ...paint, items: paint.items.map((item) => mapColors(item, change, text)) };
  return { ...paint, stops: paint.stops.map((stop) => ({ ...stop, color: change(stop.color) })) };
}
