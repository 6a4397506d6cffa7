// What `clip-path` leaves of a box (CSS Masking 1, 5.1; CSS Shapes 1, section 3), as a path in the box's coordinates.

import type { BasicShape, ClipBox, ClipPath, LengthPercentage } from '../style/computed-style.ts';
import { resolve } from '../style/length.ts';
import type { PathSegment } from './display-list.ts';
import { ellipsePath, fittingRadii, inset, type Radii as Corners, type Rect, roundedPath, transformPath } from './geometry.ts';
import { parsePath } from './svg/path.ts';

export type Clip = { readonly clip: readonly PathSegment[]; readonly clipRule?: 'evenodd' };
/** A box that shapes are placed in, with its corners. */
export type ReferenceBox = { readonly rect: Rect; readonly radii: Corners | undefined };

/** `boxOf`: the box of this name. */
export function shapeClip({ shape, box }: Extract<ClipPath, { readonly kind: 'shape' }>, boxOf: (box: ClipBox) => ReferenceBox): Clip {
  const { rect, radii } = boxOf(box);
  if (shape === undefined) return { clip: roundedPath(rect, radii) };
  const clip = shapePath(shape, rect);
  return 'evenOdd' in shape && shape.evenOdd ? { clip, clipRule: 'evenodd' } : { clip };
}

function shapePath(shape: BasicShape, rect: Rect): readonly PathSegment[] {
  const { x, y, width, height } = rect;
  const at = ([across, down]: readonly [LengthPercentage, LengthPercentage]): readonly [number, number] => [x + resolve(across, width), y + resolve(down, height)];
  switch (shape.kind) {
    case 'inset': return insetPath(shape, rect);
    case 'ellipse': {
      const [cx, cy] = at(shape.position);
      const [rx, ry] = ellipseRadii(shape.radii, rect, [cx, cy]);
      return ellipsePath(cx, cy, rx, ry);
    }
    case 'polygon': return [...shape.points.map((point, index): PathSegment => [index === 0 ? 'M' : 'L', ...at(point)]), ['Z']];
    // The path's units are pixels.
    case 'path': return transformPath(parsePath(shape.data), [0.75, 0, 0, 0.75, x, y]);
  }
}

/** Nothing where edges cross (CSS Shapes 1, 3.1). */
function insetPath({ edges, radii }: Extract<BasicShape, { readonly kind: 'inset' }>, rect: Rect): readonly PathSegment[] {
  const { width, height } = rect;
  const inner = inset(rect, {
    top: resolve(edges.top, height), right: resolve(edges.right, width), bottom: resolve(edges.bottom, height), left: resolve(edges.left, width),
  });
  return inner.width <= 0 || inner.height <= 0 ? [] : roundedPath(inner, fittingRadii(radii, rect, inner));
}

type Radii = Extract<BasicShape, { readonly kind: 'ellipse' }>['radii'];

/** The radii around a place, across and down; those of a circle are equal. */
function ellipseRadii(radii: Radii, { x, y, width, height }: Rect, [cx, cy]: readonly [number, number]): readonly [number, number] {
  const across = [Math.abs(cx - x), Math.abs(x + width - cx)];
  const down = [Math.abs(cy - y), Math.abs(y + height - cy)];
  const used = (radius: Radii[number], sides: readonly number[], basis: number): number => {
    if (radius === 'closest-side') return Math.min(...sides);
    return radius === 'farthest-side' ? Math.max(...sides) : resolve(radius, basis);
  };
  const [first = 0, second] = radii;
  if (second !== undefined) return [used(first, across, width), used(second, down, height)];
  const circle = used(first, [...across, ...down], Math.hypot(width, height) / Math.SQRT2);
  return [circle, circle];
}
