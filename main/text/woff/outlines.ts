// The outlines of a WOFF2 file (WOFF File Format 2.0, 5.1 and 5.3): numbers of one kind stand together in streams of their own. Out: the
// tables glyf and loca as OpenType has them.

import { ByteReader } from './byte-reader.ts';
import { writeSimpleGlyph, type Point } from './simple-glyph.ts';

export type Outlines = {
  readonly glyf: Uint8Array;
  readonly loca: Uint8Array;
  /** Whether loca holds 32 bits for each offset. */
  readonly longOffsets: boolean;
  /** The least x of each glyph; 0 where it has no outline. */
  readonly leftEdges: Int16Array;
};

type Streams = {
  readonly contours: ByteReader; readonly points: ByteReader; readonly flags: ByteReader; readonly glyphs: ByteReader;
  readonly composites: ByteReader; readonly boxes: ByteReader; readonly instructions: ByteReader;
  /** For each glyph, whether it has a bounding box of its own; and whether its contours overlap. */
  readonly boxed: Uint8Array; readonly overlapping: Uint8Array | undefined;
};

const empty = new Uint8Array(0);

export function outlinesFrom(data: Uint8Array): Outlines {
  const header = new ByteReader(data, 2);
  const options = header.uint16();
  const count = header.uint16();
  header.at = 8;
  const streams = streamsOf(header, count, (options & 1) !== 0);
  const glyphs: Uint8Array[] = [];
  const leftEdges = new Int16Array(count);
  for (let glyph = 0; glyph < count; glyph++) {
    const outline = readGlyph(streams, glyph);
    if (outline.length > 0) leftEdges[glyph] = (outline[2]! << 8) | outline[3]!;
    glyphs.push(outline);
  }
  return { ...joined(glyphs), leftEdges };
}

function streamsOf(header: ByteReader, count: number, overlaps: boolean): Streams {
  const sizes = Array.from({ length: 7 }, () => header.uint32());
  const [contours, points, flags, glyphs, composites, boxes, instructions] = sizes.map((size) => header.bytes(size)) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  const bitmap = ((count + 31) >> 5) << 2;
  return {
    contours: new ByteReader(contours), points: new ByteReader(points), flags: new ByteReader(flags), glyphs: new ByteReader(glyphs),
    composites: new ByteReader(composites), boxes: new ByteReader(boxes, bitmap), instructions: new ByteReader(instructions),
    boxed: boxes.subarray(0, bitmap), overlapping: overlaps ? header.bytes((count + 7) >> 3) : undefined,
  };
}

const hasBit = (bitmap: Uint8Array, index: number): boolean => ((bitmap[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0;

function readGlyph(streams: Streams, glyph: number): Uint8Array {
  const contours = streams.contours.int16();
  if (contours === 0) return empty;
  const box = hasBit(streams.boxed, glyph) ? streams.boxes.bytes(8) : undefined;
  if (contours < 0) return readComposite(streams, box);
  const overlapping = streams.overlapping !== undefined && hasBit(streams.overlapping, glyph);
  const ends: number[] = [];
  let count = 0;
  for (let contour = 0; contour < contours; contour++) ends.push((count += streams.points.packedUint16()) - 1);
  const points = readPoints(streams, count);
  const instructions = streams.instructions.bytes(streams.glyphs.packedUint16());
  return writeSimpleGlyph({ ends, points, instructions, box, overlapping });
}

function readPoints({ flags, glyphs }: Streams, count: number): Point[] {
  const points: Point[] = [];
  for (let index = 0; index < count; index++) {
    const flag = flags.uint8();
    points.push({ ...readStep(glyphs, flag & 0x7f), onCurve: flag < 0x80 });
  }
  return points;
}

const signed = (flag: number, value: number): number => ((flag & 1) === 0 ? -value : value);

/** The step from one point to the next, in as few bytes as it takes (5.2, the table of triplets). */
function readStep(bytes: ByteReader, flag: number): { readonly dx: number; readonly dy: number } {
  const first = bytes.uint8();
  if (flag < 10) return { dx: 0, dy: signed(flag, ((flag & 14) << 7) + first) };
  if (flag < 20) return { dx: signed(flag, (((flag - 10) & 14) << 7) + first), dy: 0 };
  if (flag < 84) return { dx: signed(flag, 1 + ((flag - 20) & 0x30) + (first >> 4)), dy: signed(flag >> 1, 1 + (((flag - 20) & 0x0c) << 2) + (first & 0x0f)) };
  const second = bytes.uint8();
  if (flag < 120) {
    const group = flag - 84;
    return { dx: signed(flag, 1 + (Math.floor(group / 12) << 8) + first), dy: signed(flag >> 1, 1 + ((group % 12) >> 2 << 8) + second) };
  }
  const third = bytes.uint8();
  if (flag < 124) return { dx: signed(flag, (first << 4) + (second >> 4)), dy: signed(flag >> 1, ((second & 0x0f) << 8) + third) };
  return { dx: signed(flag, (first << 8) + second), dy: signed(flag >> 1, (third << 8) + bytes.uint8()) };
}

/** Flags of a component (OpenType, chapter "glyf"). */
const component = { words: 0x0001, scale: 0x0008, more: 0x0020, scales: 0x0040, matrix: 0x0080, instructions: 0x0100 };

/** A glyph made of others stands as it was, but for its instructions. */
function readComposite(streams: Streams, box: Uint8Array | undefined): Uint8Array {
  const { composites } = streams;
  const start = composites.at;
  let instructed = false;
  for (let flags = component.more; (flags & component.more) !== 0;) {
    flags = composites.uint16();
    composites.at += 2 + ((flags & component.words) === 0 ? 2 : 4) + transformSize(flags);
    instructed ||= (flags & component.instructions) !== 0;
  }
  const length = composites.at - start;
  composites.at = start;
  const parts = composites.bytes(length);
  if (box === undefined) throw new RangeError('a composite glyph has no bounding box');
  const instructions = instructed ? streams.instructions.bytes(streams.glyphs.packedUint16()) : empty;
  const lengthBytes = instructed ? [instructions.length >> 8, instructions.length & 0xff] : [];
  return Uint8Array.from([0xff, 0xff, ...box, ...parts, ...lengthBytes, ...instructions]);
}

function transformSize(flags: number): number {
  return (flags & component.scale) !== 0 ? 2 : (flags & component.scales) !== 0 ? 4 : (flags & component.matrix) !== 0 ? 8 : 0;
}

/** The glyphs one behind the other, each beginning at a multiple of four. */
function joined(glyphs: readonly Uint8Array[]): Pick<Outlines, 'glyf' | 'loca' | 'longOffsets'> {
  const size = glyphs.reduce((sum, { length }) => sum + ((length + 3) & ~3), 0);
  const longOffsets = size > 0xffff * 2;
  const glyf = new Uint8Array(size);
  const loca = new Uint8Array((glyphs.length + 1) * (longOffsets ? 4 : 2));
  const offsets = new DataView(loca.buffer);
  const record = (index: number, offset: number): void => (longOffsets ? offsets.setUint32(index * 4, offset) : offsets.setUint16(index * 2, offset / 2));
  let offset = 0;
  glyphs.forEach((glyph, index) => {
    record(index, offset);
    glyf.set(glyph, offset);
    offset += (glyph.length + 3) & ~3;
  });
  record(glyphs.length, offset);
  return { glyf, loca, longOffsets };
}
