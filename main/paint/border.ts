// Borders (CSS Backgrounds 3, section 4; CSS 2.2, 8.5 and 17.6.2). What is even all round is one path; other sides are drawn one
// by one, cut off at the mitre between the outer and the inner corner.

import type { Source } from '../box/structure.ts';
import { type Border, type Color, type Side, sides, type Sides } from '../style/computed-style.ts';
import type { DisplayItem, PathSegment, Stroke } from './display-list.ts';
import { inset, insetRadii, type Radii, type Rect, roundedPath } from './geometry.ts';
import { pathLength } from './svg/along.ts';

/** A box whose borders are to be drawn: `edges` false where the box was cut. */
export type BorderedBox = {
  readonly rect: Rect;
  readonly radii: Radii | undefined;
  readonly widths: Sides<number>;
  readonly borders: Sides<Border>;
  readonly edges: Sides<boolean>;
};

export const allEdges: Sides<boolean> = { top: true, right: true, bottom: true, left: true };

export function paintBorders(items: DisplayItem[], box: BorderedBox, source: Source): void {
  const shown = sides.filter((side) => isShown(box, side));
  const first = shown[0];
  if (first === undefined) return;
  const model = box.borders[first];
  const even = shown.every((side) => sameLook(box.borders[side], model));
  if (even && model.style === 'solid') paintSolid(items, box, shown, source);
  else if (even && model.style === 'double' && shown.length === 4) paintRings(items, box, model.color, source);
  else for (const side of shown) paintSide(items, box, side, source);
}

function isShown({ widths, borders, edges }: BorderedBox, side: Side): boolean {
  const { style, color } = borders[side];
  return widths[side] > 0 && edges[side] && style !== 'none' && style !== 'hidden' && color.a > 0;
}

function sameLook(a: Border, b: Border): boolean {
  return a.style === b.style && a.color.r === b.color.r && a.color.g === b.color.g && a.color.b === b.color.b && a.color.a === b.color.a;
}

function paintSolid(items: DisplayItem[], box: BorderedBox, shown: readonly Side[], source: Source): void {
  const { color } = box.borders[shown[0] ?? 'top'];
  if (shown.length === 4 || box.radii !== undefined) {
    const path = ringPath(box.rect, box.radii, drawnWidths(box));
    items.push({ kind: 'path', path, fill: color, fillRule: 'evenodd', source });
    return;
  }
  for (const side of shown) items.push({ kind: 'rect', ...sideRect(box, side), fill: color, source });
}

function drawnWidths(box: BorderedBox): Sides<number> {
  const width = (side: Side): number => (isShown(box, side) ? box.widths[side] : 0);
  return { top: width('top'), right: width('right'), bottom: width('bottom'), left: width('left') };
}

/** Between the border box and the box inside these widths. */
function ringPath(rect: Rect, radii: Radii | undefined, widths: Sides<number>): readonly PathSegment[] {
  const inner = inset(rect, widths);
  return [...roundedPath(rect, radii), ...roundedPath(inner, radii === undefined ? undefined : insetRadii(radii, widths))];
}

/** One side's bar; vertical ones lie between the horizontal ones that are drawn. */
function sideRect(box: BorderedBox, side: Side): Rect {
  const { rect, widths } = box;
  const { x, y, width, height } = rect;
  if (side === 'top') return { x, y, width, height: widths.top };
  if (side === 'bottom') return { x, y: y + height - widths.bottom, width, height: widths.bottom };
  const drawn = drawnWidths(box);
  const top = y + drawn.top;
  const between = Math.max(0, height - drawn.top - drawn.bottom);
  return side === 'left' ? { x, y: top, width: widths.left, height: between } : { x: x + width - widths.right, y: top, width: widths.right, height: between };
}

function paintRings(items: DisplayItem[], { rect, radii, widths }: BorderedBox, color: Color, source: Source): void {
  const part = (share: number): Sides<number> => ({ top: widths.top * share, right: widths.right * share, bottom: widths.bottom * share, left: widths.left * share });
  const inner = part(2 / 3);
  const path = [...ringPath(rect, radii, part(1 / 3)), ...ringPath(inset(rect, inner), radii === undefined ? undefined : insetRadii(radii, inner), part(1 / 3))];
  items.push({ kind: 'path', path, fill: color, fillRule: 'evenodd', source });
}

// --- one side at a time

function paintSide(items: DisplayItem[], box: BorderedBox, side: Side, source: Source): void {
  const { style, color } = box.borders[side];
  if (style === 'solid' && box.radii === undefined && !hasNeighbours(box, side)) {
    items.push({ kind: 'rect', ...sideRect(box, side), fill: color, source });
    return;
  }
  items.push({ kind: 'push', clip: mitre(box, side) });
  for (const item of sideItems(box, side, source)) items.push(item);
  items.push({ kind: 'pop' });
}

function hasNeighbours(box: BorderedBox, side: Side): boolean {
  const neighbours = side === 'top' || side === 'bottom' ? (['left', 'right'] as const) : (['top', 'bottom'] as const);
  return neighbours.some((neighbour) => isShown(box, neighbour));
}

/** The part of the box that belongs to a side: from the outer corners inwards along the lines to the inner corners. */
function mitre(box: BorderedBox, side: Side): readonly PathSegment[] {
  const { x, y, width, height } = box.rect;
  const drawn = drawnWidths(box);
  const [right, bottom] = [x + width, y + height];
  const reach = mitreReach(box, drawn);
  const corner = {
    topLeft: [x + drawn.left * reach, y + drawn.top * reach], topRight: [right - drawn.right * reach, y + drawn.top * reach],
    bottomLeft: [x + drawn.left * reach, bottom - drawn.bottom * reach], bottomRight: [right - drawn.right * reach, bottom - drawn.bottom * reach],
  } as const;
  const polygon = {
    top: [[x, y], [right, y], corner.topRight, corner.topLeft],
    right: [[right, y], [right, bottom], corner.bottomRight, corner.topRight],
    bottom: [[right, bottom], [x, bottom], corner.bottomLeft, corner.bottomRight],
    left: [[x, bottom], [x, y], corner.topLeft, corner.bottomLeft],
  }[side] as readonly (readonly [number, number])[];
  return [...polygon.map(([px, py], index): PathSegment => [index === 0 ? 'M' : 'L', px, py]), ['Z']];
}

/** How far a mitre goes inwards, in border widths: past the curve where corners are round, but not over the middle. */
function mitreReach({ rect, radii }: BorderedBox, drawn: Sides<number>): number {
  if (radii === undefined) return 1;
  const thick = Math.max(drawn.left + drawn.right, drawn.top + drawn.bottom, 0.001);
  const most = Math.min(rect.width / Math.max(0.001, drawn.left + drawn.right), rect.height / Math.max(0.001, drawn.top + drawn.bottom));
  const radius = Math.max(...Object.values(radii).flat());
  return Math.max(1, Math.min(most, 1 + (2 * radius) / thick));
}

function sideItems(box: BorderedBox, side: Side, source: Source): readonly DisplayItem[] {
  const { rect, radii, widths } = box;
  const { style, color } = box.borders[side];
  const ring = (from: number, to: number, fill: Color): DisplayItem => {
    const part = (share: number): Sides<number> => ({ top: widths.top * share, right: widths.right * share, bottom: widths.bottom * share, left: widths.left * share });
    const outer = part(from);
    const path = ringPath(inset(rect, outer), radii === undefined ? undefined : insetRadii(radii, outer), part(to - from));
    return { kind: 'path', path, fill, fillRule: 'evenodd', source };
  };
  const lit = side === 'top' || side === 'left';
  switch (style) {
    case 'double': return [ring(0, 1 / 3, color), ring(2 / 3, 1, color)];
    case 'groove': return [ring(0, 0.5, shade(color, lit)), ring(0.5, 1, shade(color, !lit))];
    case 'ridge': return [ring(0, 0.5, shade(color, !lit)), ring(0.5, 1, shade(color, lit))];
    case 'inset': return [ring(0, 1, shade(color, lit))];
    case 'outset': return [ring(0, 1, shade(color, !lit))];
    case 'dashed':
    case 'dotted': return [brokenSide(box, side, source)];
    default: return [ring(0, 1, color)];
  }
}

function shade(color: Color, dark: boolean): Color {
  const change = dark ? (value: number) => Math.round(value * 0.6) : (value: number) => Math.round(value + (255 - value) * 0.25);
  return { r: change(color.r), g: change(color.g), b: change(color.b), a: color.a };
}

/** Dashes or dots along the middle of a side; with round corners along the whole outline, of which the mitre shows this side. */
function brokenSide(box: BorderedBox, side: Side, source: Source): DisplayItem {
  const { rect, radii, widths } = box;
  const border = box.borders[side];
  const half = { top: widths.top / 2, right: widths.right / 2, bottom: widths.bottom / 2, left: widths.left / 2 };
  const middle = inset(rect, half);
  if (radii !== undefined) {
    const path = roundedPath(middle, insetRadii(radii, half));
    return { kind: 'path', path, stroke: brokenStroke(border, widths[side], pathLength(path), true), source };
  }
  const { x, y, width, height } = rect;
  const line = {
    top: [x, middle.y, x + width, middle.y], bottom: [x, middle.y + middle.height, x + width, middle.y + middle.height],
    left: [middle.x, y, middle.x, y + height], right: [middle.x + middle.width, y, middle.x + middle.width, y + height],
  }[side] as [number, number, number, number];
  return lineItem(line, border, widths[side], source);
}

/** Length of a dash whose round ends make a dot. */
const dot = 0.001;

/** Dashes of twice, dots of once the width, the gaps fitted so that the line ends with a whole one, or meets its beginning if it is closed. */
function brokenStroke(border: Border, width: number, length: number, closed = false): Stroke {
  const dotted = border.style === 'dotted';
  const dash = dotted ? width : width * 2;
  const shared = closed ? length : length - dash;
  const count = Math.max(1, Math.round(shared / (dotted ? dash * 2 : dash * 1.5)));
  const period = Math.max(shared / count, dash * 1.05);
  const round = dotted && width >= 1.5;
  return {
    paint: border.color, width, cap: round ? 'round' : 'butt', join: 'miter', miterLimit: 10,
    dash: round ? [dot, period - dot] : [dash, period - dash], dashPhase: 0,
  };
}

function lineItem([x1, y1, x2, y2]: readonly [number, number, number, number], border: Border, width: number, source: Source): DisplayItem {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const stroke = brokenStroke(border, width, length);
  const inward = stroke.cap === 'round' && length > 0 ? width / 2 / length : 0;
  const [dx, dy] = [(x2 - x1) * inward, (y2 - y1) * inward];
  // The last dot begins where the line ends, and must not be lost by a rounding.
  const over = inward === 0 ? 0 : (20 * dot) / length;
  return { kind: 'path', path: [['M', x1 + dx, y1 + dy], ['L', x2 - dx + (x2 - x1) * over, y2 - dy + (y2 - y1) * over]], stroke, source };
}

// --- rules: collapsed borders, column rules

/** A line of a border's look along its middle, upright or level. */
export function paintRule(items: DisplayItem[], line: readonly [number, number, number, number], border: Border, source: Source): void {
  if (border.width <= 0 || border.style === 'none' || border.style === 'hidden' || border.color.a === 0) return;
  if (border.style === 'dashed' || border.style === 'dotted') {
    items.push(lineItem(line, border, border.width, source));
    return;
  }
  const [x1, y1, x2, y2] = line;
  const level = y1 === y2;
  const bar = (from: number, to: number, fill: Color): void => {
    const [start, size] = [(from - 0.5) * border.width, (to - from) * border.width];
    const [left, top] = [Math.min(x1, x2), Math.min(y1, y2)];
    const rect = level ? { x: left, y: top + start, width: Math.abs(x2 - x1), height: size } : { x: left + start, y: top, width: size, height: Math.abs(y2 - y1) };
    items.push({ kind: 'rect', ...rect, fill, source });
  };
  const { style, color } = border;
  if (style === 'double') {
    bar(0, 1 / 3, color);
    bar(2 / 3, 1, color);
  } else if (style === 'solid') {
    bar(0, 1, color);
  } else {
    // Inset is drawn like ridge here, outset like groove (17.6.2.1).
    const sunken = style === 'groove' || style === 'outset';
    bar(0, 0.5, shade(color, sunken));
    bar(0.5, 1, shade(color, !sunken));
  }
}

