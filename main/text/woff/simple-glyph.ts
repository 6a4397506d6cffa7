// Writes an outline as the table glyf holds it: flags, then x, then y, steps in as few bytes as they take. OpenType 1.9, chapter "glyf".

/** A point by its step from the one before. */
export type Point = { readonly dx: number; readonly dy: number; readonly onCurve: boolean };

export type SimpleGlyph = {
  /** Index of the last point of each contour. */
  readonly ends: readonly number[];
  readonly points: readonly Point[];
  readonly instructions: Uint8Array;
  /** Least and greatest x and y as the file has them; undefined: they are those of the points. */
  readonly box: Uint8Array | undefined;
  readonly overlapping: boolean;
};

const flag = { onCurve: 0x01, shortX: 0x02, shortY: 0x04, repeat: 0x08, sameX: 0x10, sameY: 0x20, overlap: 0x40 };

export function writeSimpleGlyph({ ends, points, instructions, box, overlapping }: SimpleGlyph): Uint8Array {
  const bytes: number[] = [];
  pushInt16(bytes, ends.length);
  if (box === undefined) for (const edge of boundsOf(points)) pushInt16(bytes, edge);
  else bytes.push(...box);
  for (const end of ends) pushInt16(bytes, end);
  pushInt16(bytes, instructions.length);
  for (const instruction of instructions) bytes.push(instruction);
  pushFlags(bytes, points.map((point, index) => flagOf(point) | (overlapping && index === 0 ? flag.overlap : 0)));
  for (const { dx } of points) pushStep(bytes, dx);
  for (const { dy } of points) pushStep(bytes, dy);
  return Uint8Array.from(bytes);
}

function pushInt16(bytes: number[], value: number): void {
  bytes.push((value >> 8) & 0xff, value & 0xff);
}

/** Least x and y, greatest x and y. */
function boundsOf(points: readonly Point[]): readonly number[] {
  let [x, y, left, bottom, right, top] = [0, 0, Infinity, Infinity, -Infinity, -Infinity];
  for (const { dx, dy } of points) {
    x += dx;
    y += dy;
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }
  return points.length === 0 ? [0, 0, 0, 0] : [left, bottom, right, top];
}

/** A short step has its sign in the flag; of the others, none takes no bytes. */
function flagOf({ dx, dy, onCurve }: Point): number {
  const x = isShort(dx) ? flag.shortX | (dx > 0 ? flag.sameX : 0) : dx === 0 ? flag.sameX : 0;
  const y = isShort(dy) ? flag.shortY | (dy > 0 ? flag.sameY : 0) : dy === 0 ? flag.sameY : 0;
  return x | y | (onCurve ? flag.onCurve : 0);
}

const isShort = (step: number): boolean => step !== 0 && Math.abs(step) < 256;

function pushFlags(bytes: number[], flags: readonly number[]): void {
  for (let index = 0; index < flags.length;) {
    let same = 1;
    while (same < 256 && flags[index + same] === flags[index]) same++;
    if (same > 1) bytes.push(flags[index]! | flag.repeat, same - 1);
    else bytes.push(flags[index]!);
    index += same;
  }
}

function pushStep(bytes: number[], step: number): void {
  if (isShort(step)) bytes.push(Math.abs(step));
  else if (step !== 0) pushInt16(bytes, step);
}
