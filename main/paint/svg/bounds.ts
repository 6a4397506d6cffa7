// The bounding box of an element in its own user space, without strokes (SVG 2, 8.10): what objectBoundingBox units refer to.

import type { StyledElement } from '../../style/styled.ts';
import type { PathSegment } from '../display-list.ts';
import { boundsUnder, type Rect } from '../geometry.ts';
import { pathBounds } from './path.ts';
import { deepestUse, elementsIn, mostElements, referred, type Scope } from './scope.ts';
import { shapeOf } from './shapes.ts';
import { lengthOf, parseTransform, pointsPerUnit } from './values.ts';

type Place = Pick<Scope, 'ids' | 'viewport' | 'uses' | 'account'>;

/** Undefined where the element has no extent at all. What is measured counts as drawn: it may refer to itself as well. */
export function boundsOf(styled: StyledElement, scope: Place): Rect | undefined {
  const { viewport } = scope;
  if (++scope.account.drawn > mostElements) return undefined;
  const length = (name: string, basis: number): number => lengthOf(styled, name, basis) ?? 0;
  switch (styled.element.name.toLowerCase()) {
    case 'g': case 'a': case 'switch': case 'svg': case 'symbol':
      return elementsIn(styled).reduce<Rect | undefined>((sum, child) => union(sum, moved(child, scope)), undefined);
    case 'use': {
      const target = scope.uses < deepestUse ? referred(styled, scope) : undefined;
      const inside = target === undefined ? undefined : moved(target, { ...scope, uses: scope.uses + 1 });
      return inside === undefined ? undefined : { ...inside, x: inside.x + length('x', viewport.width), y: inside.y + length('y', viewport.height) };
    }
    case 'image':
      return { x: length('x', viewport.width), y: length('y', viewport.height), width: length('width', viewport.width), height: length('height', viewport.height) };
    case 'text': return textBounds(styled, viewport);
    default: {
      const path = shapeOf(styled, viewport);
      return path === undefined || path.length === 0 ? undefined : rectOf(path);
    }
  }
}

function moved(styled: StyledElement, scope: Place): Rect | undefined {
  if (styled.style.display === 'none') return undefined;
  const own = boundsOf(styled, scope);
  const { transform } = styled.element.attributes;
  return own === undefined || transform === undefined ? own : boundsUnder(parseTransform(transform), own);
}

function rectOf(path: readonly PathSegment[]): Rect {
  const [left, top, right, bottom] = pathBounds(path);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Roughly: letters are taken to be half an em wide. */
function textBounds(styled: StyledElement, viewport: Scope['viewport']): Rect {
  const size = styled.style.fontSize / pointsPerUnit;
  const width = lettersIn(styled) * size * 0.5;
  const anchor = styled.style.svg['text-anchor'];
  const x = (lengthOf(styled, 'x', viewport.width) ?? 0) - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
  return { x, y: (lengthOf(styled, 'y', viewport.height) ?? 0) - size * 0.8, width, height: size };
}

function lettersIn(styled: StyledElement): number {
  return styled.children.reduce((sum, child) => sum + (child.kind === 'text' ? child.text.trim().length : lettersIn(child)), 0);
}

function union(a: Rect | undefined, b: Rect | undefined): Rect | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return { x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y };
}
