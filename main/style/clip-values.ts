// What `clip-path` cuts out: basic shapes, a box, or the address of a drawing's clipPath. CSS Masking 1, 5.1; CSS Shapes 1, section 3.

import { cornersValue } from './box-values.ts';
import { nothing } from './background-values.ts';
import { splitAtCommas } from './component-values.ts';
import type { BasicShape, ClipBox, ClipPath, Corners, LengthPercentage, Sides } from './computed-style.ts';
import { combine, combineList, map, type Pending } from './deferred.ts';
import { own } from './own.ts';
import { percentage } from './length.ts';
import {
  atEnd, attempt, type Input, inputOf, keyword, listOf, mapped, named, oneOf, type Parser, peek, readAll, stringValue, takeDelim, takeKeyword, urlValue,
} from './parsers.ts';
import { lengthPercentage, positionValue } from './values.ts';

type Point = readonly [LengthPercentage, LengthPercentage];
const center: Point = [percentage(50), percentage(50)];
const square: Corners<Point> = { topLeft: [0, 0], topRight: [0, 0], bottomRight: [0, 0], bottomLeft: [0, 0] };
const edges = mapped(listOf(lengthPercentage(), 4), ([top, right = top, bottom = top, left = right]): Sides<LengthPercentage> => ({ top, right, bottom, left }));
const radius = oneOf(keyword('closest-side', 'farthest-side'), lengthPercentage({ min: 0 }));
type Radius = Extract<BasicShape, { readonly kind: 'ellipse' }>['radii'][number];

const shapes: Readonly<Record<string, (input: Input) => Pending<BasicShape> | undefined>> = {
  inset: (input) => {
    const from = edges.read(input);
    const corners = takeKeyword(input, 'round') ? cornersValue.read(input) : square;
    if (from === undefined || corners === undefined) return undefined;
    return combine<[Sides<LengthPercentage>, Corners<Point>], BasicShape>([from, corners], ([inner, radii]) => ({ kind: 'inset', edges: inner, radii }));
  },
  circle: (input) => {
    return around(input, [attempt(input, radius) ?? 'closest-side']);
  },
  ellipse: (input) => {
    const across = attempt(input, radius);
    const down = across === undefined ? 'closest-side' : attempt(input, radius);
    return down === undefined ? undefined : around(input, [across ?? 'closest-side', down]);
  },
  polygon: (input) => {
    const lists = splitAtCommas(input.values);
    const rule = readAll(lists[0], fillRule);
    const points = (rule === undefined ? lists : lists.slice(1)).map((list) => readAll(list, listOf(lengthPercentage(), 2)));
    if (points.length === 0 || points.some((point) => point === undefined)) return undefined;
    input.index = input.values.length;
    const all = combineList(points as Pending<readonly LengthPercentage[]>[]);
    return map(all, (corners): BasicShape => ({ kind: 'polygon', evenOdd: rule === 'evenodd', points: corners.map(([x = 0, y = 0]) => [x, y]) }));
  },
  path: (input) => {
    const rule = attempt(input, fillRule);
    if (rule !== undefined && !takeDelim(input, ',')) return undefined;
    const data = stringValue.read(input);
    return typeof data === 'string' ? { kind: 'path', evenOdd: rule === 'evenodd', data } : undefined;
  },
};
const fillRule = keyword('nonzero', 'evenodd');

/** The radii and where their middle is. */
function around(input: Input, radii: readonly Pending<Radius>[]): Pending<BasicShape> | undefined {
  const position = takeKeyword(input, 'at') ? positionValue.read(input) : center;
  if (position === undefined) return undefined;
  return combine<[readonly Radius[], Point], BasicShape>([combineList(radii), position], ([sizes, at]) => ({ kind: 'ellipse', radii: sizes, position: at }));
}

const basicShape: Parser<BasicShape> = {
  syntax: 'inset() | circle() | ellipse() | polygon() | path()',
  read: (input) => {
    const value = peek(input);
    const read = value?.kind === 'function' ? own(shapes, value.text) : undefined;
    if (value === undefined || read === undefined) return undefined;
    const inner = inputOf(value.children);
    const shape = read(inner);
    input.index += 1;
    return atEnd(inner) ? shape : undefined;
  },
};

/** Boxes of drawings stand for those of boxes without one; margins are not clipped to. */
const clipBox: Parser<ClipBox> = named({
  'border-box': 'border-box', 'padding-box': 'padding-box', 'content-box': 'content-box', 'margin-box': 'border-box', 'fill-box': 'content-box',
  'stroke-box': 'border-box', 'view-box': 'border-box',
});

const shapeInBox: Parser<ClipPath> = {
  syntax: `[ ${basicShape.syntax} ] || [ border-box | padding-box | content-box | fill-box | stroke-box | view-box ]`,
  read: (input) => {
    let box = attempt(input, clipBox);
    const shape = attempt(input, basicShape);
    box ??= attempt(input, clipBox);
    if (shape === undefined && box === undefined) return undefined;
    return combine<[BasicShape | undefined, ClipBox], ClipPath>([shape ?? nothing, box ?? 'border-box'], ([cut, within]) => ({ kind: 'shape', shape: cut, box: within }));
  },
};

export const clipPathValue: Parser<ClipPath | undefined> = oneOf(
  { syntax: 'none', read: (input) => (takeKeyword(input, 'none') ? nothing : undefined) },
  mapped(urlValue, (url): ClipPath => ({ kind: 'url', url })), shapeInBox);
