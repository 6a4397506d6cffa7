// What changes a box and all that is in it as one: transform, opacity, clip path, blend mode (CSS Transforms 1; CSS Color 4, 4.2;
// CSS Masking 1, 5.1; CSS Compositing 1, section 3).

import { type ComputedStyle, evenSides } from '../style/computed-style.ts';
import { areaOf, type BackgroundBox } from './background.ts';
import { type Clip, shapeClip } from './clip-path.ts';
import type { DisplayItem } from './display-list.ts';
import { usedRadii } from './geometry.ts';
import type { Painter } from './painter.ts';
import type { StackingContext } from './stacking.ts';

type Push = Extract<DisplayItem, { readonly kind: 'push' }>;

/** The graphics state around a context; undefined where it needs none. A clip path that cannot be followed is told (`clip-path`). */
export function groupOf(painter: Painter, context: StackingContext): Push | undefined {
  const { root, inline, matrix } = context;
  const style = root?.fragment.style ?? inline?.fragment.inline.style;
  if (style === undefined) return undefined;
  const { opacity, mixBlendMode: blend } = style;
  const isolated = context.ownsLayers && context.layers.some(blends);
  if (matrix === undefined && opacity >= 1 && blend === 'normal' && style.clipPath === undefined && !isolated) return undefined;
  return {
    kind: 'push', ...(matrix === undefined ? {} : { matrix }), ...clipOf(painter, context, style), ...(opacity < 1 ? { opacity } : {}),
    ...(blend === 'normal' ? {} : { blend }), ...(isolated ? { isolated } : {}),
  };
}

function blends({ root, inline }: StackingContext): boolean {
  return (root?.fragment.style ?? inline?.fragment.inline.style)?.mixBlendMode !== 'normal';
}

function clipOf(painter: Painter, { root, inline }: StackingContext, style: ComputedStyle): Clip | undefined {
  const { clipPath } = style;
  if (clipPath === undefined) return undefined;
  if (clipPath.kind === 'url') {
    const place = (root?.fragment.source ?? inline?.fragment.inline.source)?.origin;
    painter.report({
      severity: 'warning', stage: 'paint', code: 'clip-path', page: painter.page, ...(place === undefined ? {} : { source: place }),
      message: `clip-path with an address, "${clipPath.url}", is followed in drawings only: the box is not cut`,
      hint: 'use inset(), circle(), ellipse(), polygon() or path()',
    });
    return undefined;
  }
  const placed = root ?? inline;
  if (placed === undefined) return undefined;
  const rect = { x: placed.x, y: placed.y, width: placed.fragment.width, height: placed.fragment.height };
  const { border = evenSides(0), padding = evenSides(0) } = root?.fragment ?? {};
  const box: BackgroundBox = { rect, radii: usedRadii(style, rect), border, padding };
  return shapeClip(clipPath, (name) => areaOf(box, name));
}
