// Patterns of SVG (SVG 2, 14.3): a cell of vector items, repeated over what it fills. In: the pattern element; out: a paint.

import type { StyledElement } from '../../style/styled.ts';
import type { Matrix, Pattern, PathSegment } from '../display-list.ts';
import { multiply, type Rect, translation } from '../geometry.ts';
import { attributeIn, inheritance } from './gradient.ts';
import { pathBounds } from './path.ts';
import { deepestUse, elementsIn, itemsApart, type Scope } from './scope.ts';
import { parseLength, parseTransform, parseViewBox, viewBoxMatrix } from './values.ts';

/** Points: smaller cells would only keep viewers busy. */
const leastCell = 0.1;

/** The pattern for a path in user space; undefined where the element is none, or nothing is in it. */
export function patternOf(server: StyledElement, path: readonly PathSegment[], scope: Scope, opacity: number): Pattern | undefined {
  if (server.element.name !== 'pattern' || scope.uses >= deepestUse) return undefined;
  const chain = inheritance(server, scope);
  const attribute = (name: string): string | undefined => attributeIn(chain, name);
  const children = chain.map(elementsIn).find((elements) => elements.length > 0);
  if (children === undefined) return undefined;
  const matrix = multiply(scope.matrix, parseTransform(attribute('patternTransform')));
  const known = scope.account.cells.get(server);
  if (known !== undefined) return { ...known, matrix, opacity };
  const bounds = rectOf(path);
  const cellOfBox = attribute('patternUnits') !== 'userSpaceOnUse';
  const cell = cellRect(attribute, cellOfBox ? bounds : undefined, scope);
  if (cell.width <= 0 || cell.height <= 0) return undefined;
  if (Math.min(cell.width, cell.height) * Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])) < leastCell) {
    scope.account.unsupported.add('pattern with cells too small to see');
    return undefined;
  }
  const viewBox = parseViewBox(attribute('viewBox'));
  const contentOfBox = viewBox === undefined && attribute('patternContentUnits') === 'objectBoundingBox';
  const inner: Matrix = viewBox !== undefined ? viewBoxMatrix(viewBox, cell, attribute('preserveAspectRatio') ?? '')
    : multiply(translation(cell.x, cell.y), contentOfBox ? [bounds.width, 0, 0, bounds.height, 0, 0] : [1, 0, 0, 1, 0, 0]);
  const viewport = viewBox === undefined ? scope.viewport : { width: viewBox[2], height: viewBox[3] };
  const items = itemsApart(children, { ...scope, viewport }, inner);
  if (items.length === 0) return undefined;
  const pattern: Pattern = { kind: 'pattern', ...cell, matrix, opacity, items };
  if (!cellOfBox && !contentOfBox) scope.account.cells.set(server, pattern);
  return pattern;
}

/** Where a cell stands in the pattern's space. `bounds`: of what is filled, where the cell is a part of it. */
function cellRect(attribute: (name: string) => string | undefined, bounds: Rect | undefined, { viewport }: Scope): Rect {
  const length = (name: string, basis: number): number => parseLength(attribute(name), basis) ?? 0;
  if (bounds === undefined) return { x: length('x', viewport.width), y: length('y', viewport.height), width: length('width', viewport.width), height: length('height', viewport.height) };
  const { width, height } = bounds;
  return { x: bounds.x + length('x', 1) * width, y: bounds.y + length('y', 1) * height, width: length('width', 1) * width, height: length('height', 1) * height };
}

function rectOf(path: readonly PathSegment[]): Rect {
  const [left, top, right, bottom] = pathBounds(path);
  return { x: left, y: top, width: right - left, height: bottom - top };
}
