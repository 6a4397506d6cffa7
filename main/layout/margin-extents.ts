// How three margin boxes share one side of a page. CSS Paged Media 3, section 5.3.2: the middle box is centred, and the outer two
// count as one imaginary box twice as large as the larger of them.

/** Outer sizes that a box may have along its side: `size` if style gives it, limits, and what its content needs and likes. */
export type Extent = {
  readonly size: number | undefined;
  readonly least: number; readonly most: number;
  readonly minContent: number; readonly maxContent: number;
};

type Three<T> = { readonly first: T; readonly middle: T; readonly last: T };

/** Outer sizes of the boxes of a side; 0 for those that are not generated. */
export function distribute(boxes: Three<Extent | undefined>, available: number): Three<number> {
  const sizes = share(boxes, available);
  const limited = {
    first: fixViolation(boxes.first, sizes.first), middle: fixViolation(boxes.middle, sizes.middle), last: fixViolation(boxes.last, sizes.last),
  };
  const fine = limited.first === boxes.first && limited.middle === boxes.middle && limited.last === boxes.last;
  return fine ? sizes : share(limited, available);
}

/** A box that came out beyond its limits gets the limit as its size. */
function fixViolation(box: Extent | undefined, size: number): Extent | undefined {
  if (box === undefined || (size <= box.most && size >= box.least)) return box;
  return { ...box, size: Math.max(Math.min(size, box.most), box.least) };
}

function share(boxes: Three<Extent | undefined>, available: number): Three<number> {
  const { first, middle, last } = boxes;
  if (middle === undefined) {
    const [one, other] = shareTwo(first, last, available);
    return { first: one, middle: 0, last: other };
  }
  const [centre] = shareTwo(middle, imaginary(first, last), available);
  const rest = Math.max(0, (available - centre) / 2);
  return { first: first === undefined ? 0 : first.size ?? rest, middle: centre, last: last === undefined ? 0 : last.size ?? rest };
}

/** The outer boxes as one that is symmetric about the middle. */
function imaginary(first: Extent | undefined, last: Extent | undefined): Extent | undefined {
  if (first === undefined && last === undefined) return undefined;
  const twice = (of: (box: Extent) => number): number => 2 * Math.max(first === undefined ? 0 : of(first), last === undefined ? 0 : of(last));
  const automatic = [first, last].some((box) => box !== undefined && box.size === undefined);
  return {
    size: automatic ? undefined : twice((box) => box.size ?? 0), least: 0, most: Infinity,
    minContent: twice((box) => box.size ?? box.minContent), maxContent: twice((box) => box.size ?? box.maxContent),
  };
}

/** Two boxes on a line: fixed sizes hold, automatic ones take what is left in proportion to their content. */
function shareTwo(a: Extent | undefined, b: Extent | undefined, available: number): readonly [number, number] {
  if (a === undefined) return [0, b === undefined ? 0 : b.size ?? available];
  if (b === undefined) return [a.size ?? available, 0];
  if (a.size !== undefined) return [a.size, b.size ?? Math.max(0, available - a.size)];
  if (b.size !== undefined) return [Math.max(0, available - b.size), b.size];
  const greatest = a.maxContent + b.maxContent;
  if (greatest <= available) return flex(a.maxContent, b.maxContent, available - greatest, [a.maxContent, b.maxContent]);
  const least = a.minContent + b.minContent;
  if (least <= available) return flex(a.minContent, b.minContent, available - least, [a.maxContent - a.minContent, b.maxContent - b.minContent]);
  return flex(a.minContent, b.minContent, available - least, [a.minContent, b.minContent]);
}

/** Adds space, or takes it off, in proportion to weights; evenly where they are all nought. */
function flex(a: number, b: number, space: number, [weightA, weightB]: readonly [number, number]): readonly [number, number] {
  const sum = weightA + weightB;
  const part = sum === 0 ? 0.5 : weightA / sum;
  return [a + space * part, b + space * (1 - part)];
}
