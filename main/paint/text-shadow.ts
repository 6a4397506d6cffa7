// Shadows of text and of the lines along it (CSS Text Decoration 3, section 4). They are drawn in the cell of a pattern, which is no
// text to a reader of the file. A blurred one is many copies, each a little transparent, at places spread as a Gaussian is.

import type { Source } from '../box/structure.ts';
import type { Color, ComputedStyle, TextShadow } from '../style/computed-style.ts';
import type { DisplayItem } from './display-list.ts';
import { reach } from './blur.ts';
import { grown, identity, type Rect, rectPath, translation } from './geometry.ts';
import { mapColors } from './map-colors.ts';
import { decorationSource } from './painter.ts';

type Place = { readonly rect: Rect; readonly source: Source };

/** The shadows of items that lie within `rect`, the first on top. */
export function paintTextShadows(items: DisplayItem[], { textShadow, color: own }: ComputedStyle, drawn: readonly DisplayItem[], { rect, source }: Place): void {
  for (const shadow of textShadow.toReversed()) {
    const color = shadow.color ?? own;
    if (color.a === 0) continue;
    const cell = grown({ ...rect, x: rect.x + shadow.x, y: rect.y + shadow.y }, reach * (shadow.blur / 2));
    const fill = { kind: 'pattern', ...cell, matrix: identity, opacity: 1, items: copiesOf(drawn, shadow, color) } as const;
    items.push({ kind: 'path', path: rectPath(cell), fill, source: decorationSource(source) });
  }
}

function copiesOf(drawn: readonly DisplayItem[], { x, y, blur }: TextShadow, color: Color): readonly DisplayItem[] {
  const count = blur > 0 ? copies(blur / 2, color.a) : 1;
  const copy = drawn.map((item) => mapColors(item, () => ({ ...color, a: count > 1 ? partialAlpha(color.a, count) : color.a })));
  return spread(blur / 2, count).flatMap(([dx, dy]): readonly DisplayItem[] => [{ kind: 'push', matrix: translation(x + dx, y + dy) }, ...copy, { kind: 'pop' }]);
}

/** Copies over one another would have to be opaque to come to an opaque whole, and their edges too dark. */
const mostAlpha = 0.8;
/** Smaller ones are lost when colours are rounded. */
const leastAlpha = 0.004;

/** As many as a soft edge of this deviation needs to look even. */
function copies(deviation: number, alpha: number): number {
  const seen = Math.max(2, Math.floor(Math.log(1 - Math.min(alpha, mostAlpha)) / Math.log(1 - leastAlpha)));
  return Math.min(256, seen, Math.ceil(16 + 4 * deviation * deviation));
}

/** The alpha of each of several copies that together have this one. */
function partialAlpha(alpha: number, count: number): number {
  return 1 - (1 - Math.min(alpha, mostAlpha)) ** (1 / count);
}

const goldenAngle = Math.PI * (3 - Math.sqrt(5));

/** Places that lie as densely as a Gaussian of this deviation, in points, is high: on a spiral, each for the same share of it. */
function spread(deviation: number, count: number): readonly (readonly [number, number])[] {
  return Array.from({ length: count }, (_, index) => {
    const radius = deviation * Math.sqrt(-2 * Math.log(1 - (index + 0.5) / count));
    return [radius * Math.cos(index * goldenAngle), radius * Math.sin(index * goldenAngle)] as const;
  });
}
