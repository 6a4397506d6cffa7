// The shadows of a box (CSS Backgrounds 3, 6.1): outer ones outside the border box only, below its background; inner ones within the
// padding box, above it. Parts of a box that was cut show what the whole one would (CSS Fragmentation 3, 5.4).

import type { Source } from '../box/structure.ts';
import { type BoxShadow, type ComputedStyle, evenSides } from '../style/computed-style.ts';
import type { BackgroundBox } from './background.ts';
import { reach, softPicture } from './blur.ts';
import { cutLike, pushWithin } from './cut.ts';
import type { DisplayItem, PathSegment } from './display-list.ts';
import { grown, inset, insetRadii, outsetRadii, type Radii, type Rect, rectPath, roundedPath } from './geometry.ts';

export function hasShadow({ boxShadow }: ComputedStyle): boolean {
  return boxShadow.length > 0;
}

export function paintOuterShadows(items: DisplayItem[], style: ComputedStyle, part: BackgroundBox, source: Source): void {
  const box = part.whole ?? part;
  const hole = holeUnder(style, box);
  for (const shadow of shadowsOf(style, false)) {
    const shape = shapeOf(box.rect, box.radii, shadow, shadow.spread);
    if (shape === undefined) continue;
    const area = grown(shape.rect, reach * (shadow.blur / 2));
    const around = grown(box.rect, Math.max(Math.abs(shadow.x), Math.abs(shadow.y)) + Math.abs(shadow.spread) + reach * shadow.blur);
    const clip = [...rectPath(around), ...hole];
    pushWithin(items, part, cutLike(part, around), [{ kind: 'push', clip, clipRule: 'evenodd' }, shade(shape, shadow, area, source), { kind: 'pop' }]);
  }
}

export function paintInnerShadows(items: DisplayItem[], style: ComputedStyle, part: BackgroundBox, source: Source): void {
  const box = part.whole ?? part;
  const rect = inset(box.rect, box.border);
  const radii = box.radii === undefined ? undefined : insetRadii(box.radii, box.border);
  if (rect.width <= 0 || rect.height <= 0) return;
  for (const shadow of shadowsOf(style, true)) {
    const hole = shapeOf(rect, radii, shadow, -shadow.spread) ?? { rect: { ...rect, width: 0, height: 0 }, radii: undefined };
    pushWithin(items, part, part.rect, [{ kind: 'push', clip: roundedPath(rect, radii) }, shade(hole, shadow, grown(rect, 1), source), { kind: 'pop' }]);
  }
}

/** The shadows in the order of painting: the first lies on top of the others. */
function shadowsOf({ boxShadow }: ComputedStyle, within: boolean): readonly BoxShadow[] {
  return boxShadow.filter((shadow) => shadow.inset === within && shadow.color.a > 0).toReversed();
}

/** The outline of the border box; a little less of it where the background hides that, so that no seam is left between them. */
function holeUnder(style: ComputedStyle, { rect, radii }: BackgroundBox): readonly PathSegment[] {
  const layers = style.backgroundLayers;
  const opaque = style.backgroundColor.a === 1 && (layers[layers.length - 1]?.clip ?? 'border-box') === 'border-box';
  const less = evenSides(opaque ? 0.5 : 0);
  return roundedPath(inset(rect, less), radii === undefined ? undefined : insetRadii(radii, less));
}

type Shape = { readonly rect: Rect; readonly radii: Radii | undefined };

/** The box larger by a length on every side, at the shadow's place; undefined where nothing is left of it. */
function shapeOf(rect: Rect, radii: Radii | undefined, { x, y }: BoxShadow, larger: number): Shape | undefined {
  const { width, height } = rect;
  if (width + 2 * larger <= 0 || height + 2 * larger <= 0) return undefined;
  return {
    rect: grown({ ...rect, x: rect.x + x, y: rect.y + y }, larger),
    radii: radii === undefined ? undefined : larger < 0 ? insetRadii(radii, evenSides(-larger)) : outsetRadii(radii, larger),
  };
}

/** The shape itself, or for an inner shadow all around it, in `area`. */
function shade({ rect, radii }: Shape, { blur, color, inset: within }: BoxShadow, area: Rect, source: Source): DisplayItem {
  if (blur > 0) {
    return { kind: 'image', ...area, ...softPicture({ shape: rect, radii, deviation: blur / 2, area, inverted: within }), tint: color, source };
  }
  const path = roundedPath(rect, radii);
  return within ? { kind: 'path', path: [...rectPath(area), ...path], fill: color, fillRule: 'evenodd', source } : { kind: 'path', path, fill: color, source };
}
