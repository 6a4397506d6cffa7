// The transform property as a matrix in page coordinates (CSS Transforms 1).

import type { ComputedStyle, TransformFunction } from '../style/computed-style.ts';
import { resolve } from '../style/length.ts';
import type { Matrix } from './display-list.ts';
import { multiply, type Rect, translation } from './geometry.ts';

/** The matrix of a border box; undefined where the style has no transform. */
export function transformMatrix(style: ComputedStyle, box: Rect): Matrix | undefined {
  if (style.transform.length === 0) return undefined;
  const [originX, originY] = [box.x + resolve(style.transformOrigin[0], box.width), box.y + resolve(style.transformOrigin[1], box.height)];
  let matrix = translation(originX, originY);
  for (const step of style.transform) matrix = multiply(matrix, stepMatrix(step, box));
  return multiply(matrix, translation(-originX, -originY));
}

function stepMatrix(step: TransformFunction, { width, height }: Rect): Matrix {
  switch (step.kind) {
    case 'translate': return translation(resolve(step.x, width), resolve(step.y, height));
    case 'scale': return [step.x, 0, 0, step.y, 0, 0];
    case 'rotate': return [Math.cos(step.angle), Math.sin(step.angle), -Math.sin(step.angle), Math.cos(step.angle), 0, 0];
    case 'skew': return [1, Math.tan(step.y), Math.tan(step.x), 1, 0, 0];
    case 'matrix': return step.values;
  }
}
