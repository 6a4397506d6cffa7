// What an element does to all that is in it: opacity, clip paths, masks (SVG 2, 14.5; CSS Masking 1).

import type { ClipPath, Color } from '../../style/computed-style.ts';
import type { StyledElement } from '../../style/styled.ts';
import type { DisplayItem, Matrix, PathSegment } from '../display-list.ts';
import { shapeClip } from '../clip-path.ts';
import { mapColors } from '../map-colors.ts';
import { multiply, rectPath, transformPath, translation } from '../geometry.ts';
import { boundsOf } from './bounds.ts';
import { deepestUse, elementsIn, itemsApart, referred, type Scope, urlTarget } from './scope.ts';
import { shapeOf } from './shapes.ts';
import { lengthOf, parseTransform, pointsPerUnit } from './values.ts';

type Push = Extract<DisplayItem, { readonly kind: 'push' }>;

/** The graphics states around an element, outermost first; as many pops end them. */
export function groupsOf(styled: StyledElement, scope: Scope): readonly Push[] {
  const { opacity, svg } = styled.style;
  const clips = clipsOf(styled, scope);
  const mask = maskOf(styled, svg['mask'], scope);
  if (mask === undefined && opacity >= 1) return clips;
  const own = clips.at(-1) ?? { kind: 'push' };
  return [...clips.slice(0, -1), { ...own, ...(opacity < 1 ? { opacity: Math.max(0, opacity) } : {}), ...(mask === undefined ? {} : { mask }) }];
}

/** One for the element's clip path, and one for each that this has itself. */
function clipsOf(styled: StyledElement, scope: Scope): readonly Push[] {
  const { clipPath } = styled.style;
  if (clipPath === undefined) return [];
  if (clipPath.kind === 'shape') return [shapeOfElement(clipPath, styled, scope)];
  const reference = urlTarget(`url(${clipPath.url})`, scope);
  if (reference === undefined) return [];
  const { target } = reference;
  if (target === undefined || target.element.name !== 'clipPath' || scope.uses >= deepestUse) return [];
  const outer = clipsOf(target, { ...scope, uses: scope.uses + 1 });
  return [...outer, { kind: 'push', clip: clipPathOf(target, styled, scope), ...(clipRuleOf(target) === 'evenodd' ? { clipRule: 'evenodd' } : {}) }];
}

/** A basic shape in the element's bounding box; its lengths are points, of which a unit has three quarters. */
function shapeOfElement(clipPath: Extract<ClipPath, { readonly kind: 'shape' }>, styled: StyledElement, scope: Scope): Push {
  const { x, y, width, height } = boundsOf(styled, scope) ?? { x: 0, y: 0, width: 0, height: 0 };
  const rect = { x: x * pointsPerUnit, y: y * pointsPerUnit, width: width * pointsPerUnit, height: height * pointsPerUnit };
  const { clip, clipRule } = shapeClip(clipPath, () => ({ rect, radii: undefined }));
  const matrix = multiply(scope.matrix, [1 / pointsPerUnit, 0, 0, 1 / pointsPerUnit, 0, 0]);
  return { kind: 'push', clip: transformPath(clip, matrix), ...(clipRule === undefined ? {} : { clipRule }) };
}

/** All shapes of a clipPath as one path, in the space that is drawn in. */
function clipPathOf(clipPath: StyledElement, clipped: StyledElement, scope: Scope): readonly PathSegment[] {
  let matrix = multiply(scope.matrix, parseTransform(clipPath.element.attributes['transform']));
  let { viewport } = scope;
  if (clipPath.element.attributes['clipPathUnits'] === 'objectBoundingBox') {
    matrix = multiply(matrix, boxMatrix(clipped, scope));
    viewport = { width: 1, height: 1 };
  }
  return elementsIn(clipPath).flatMap((child) => outlineOf(child, { ...scope, matrix, viewport }));
}

/** The outline of a shape, or of the shape that a `use` shows. */
function outlineOf(styled: StyledElement, scope: Scope): readonly PathSegment[] {
  if (styled.style.display === 'none' || styled.style.visibility !== 'visible') return [];
  const matrix = multiply(scope.matrix, parseTransform(styled.element.attributes['transform']));
  const { viewport } = scope;
  if (styled.element.name === 'use') {
    const target = scope.uses < deepestUse ? referred(styled, scope) : undefined;
    const at = translation(lengthOf(styled, 'x', viewport.width) ?? 0, lengthOf(styled, 'y', viewport.height) ?? 0);
    return target === undefined ? [] : outlineOf(target, { ...scope, matrix: multiply(matrix, at), uses: scope.uses + 1 });
  }
  const path = shapeOf(styled, viewport);
  if (path === undefined && styled.element.name === 'text') scope.account.unsupported.add('text in clipPath');
  return transformPath(path ?? [], matrix);
}

/** From the unit square to the bounding box of an element. */
function boxMatrix(styled: StyledElement, scope: Scope): Matrix {
  const bounds = boundsOf(styled, scope) ?? { x: 0, y: 0, width: 0, height: 0 };
  return [bounds.width, 0, 0, bounds.height, bounds.x, bounds.y];
}

function clipRuleOf(clipPath: StyledElement): 'evenodd' | 'nonzero' {
  return elementsIn(clipPath)[0]?.style.svg['clip-rule'] === 'evenodd' ? 'evenodd' : 'nonzero';
}

/** What shows where the mask is light. */
function maskOf(masked: StyledElement, text: string | undefined, scope: Scope): Push['mask'] {
  if (text === undefined || text === 'none') return undefined;
  const target = urlTarget(text, scope)?.target;
  if (target?.element.name !== 'mask' || scope.uses >= deepestUse) {
    scope.account.unsupported.add('mask that leads to no mask element');
    return undefined;
  }
  const { attributes } = target.element;
  const unit = boxMatrix(masked, scope);
  const ofBox = attributes['maskUnits'] !== 'userSpaceOnUse';
  const basis = ofBox ? { width: 1, height: 1 } : scope.viewport;
  const length = (name: string, fallback: number, along: 'width' | 'height'): number => lengthOf(target, name, basis[along]) ?? fallback * basis[along];
  const rect = { x: length('x', -0.1, 'width'), y: length('y', -0.1, 'height'), width: length('width', 1.2, 'width'), height: length('height', 1.2, 'height') };
  const clip = transformPath(rectPath(rect), ofBox ? multiply(scope.matrix, unit) : scope.matrix);
  const content = attributes['maskContentUnits'] === 'objectBoundingBox' ? multiply(scope.matrix, unit) : scope.matrix;
  const items = itemsApart(elementsIn(target), scope, content);
  const alpha = attributes['mask-type'] === 'alpha' || /mask-type\s*:\s*alpha/.test(attributes['style'] ?? '');
  return { alpha, items: [{ kind: 'push', clip }, ...(alpha ? items : items.map((item) => mapColors(item, light))), { kind: 'pop' }] };
}

/** The grey of a colour's light, as masks count it. */
function light({ r, g, b, a }: Color): Color {
  const value = Math.round(0.2125 * r + 0.7154 * g + 0.0721 * b);
  return { r: value, g: value, b: value, a };
}
