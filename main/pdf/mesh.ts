// Conic gradients as meshes of triangles around their centre (ISO 32000-1, 8.7.4.5.5). Between two stops the corners have the colours
// of their angles, so hard edges are as sharp as they are in the style sheet.

import type { Color } from '../style/computed-style.ts';
import { fineNumber } from './syntax.ts';

type Stop = { readonly offset: number; readonly color: Color };
/** The fan's radius and the angle at which it begins, clockwise from the top. */
export type Fan = { readonly radius: number; readonly angle: number; readonly stops: readonly Stop[] };

/** No triangle is wider: 2 degrees of a turn. */
const widest = 1 / 180;
const bytesPerCoordinate = 4;
const largest = 2 ** (8 * bytesPerCoordinate) - 1;

/** Entries and data of the shading, around (0, 0). `alphaOnly`: the stops' alpha as grey. */
export function conicMesh({ radius, angle, stops }: Fan, alphaOnly: boolean): { readonly entries: string; readonly data: Uint8Array } {
  const components = alphaOnly ? 1 : 3;
  // Triangles end at chords: the fan reaches a little further, so that they hold all of the circle.
  const far = radius * 1.001;
  const writer = new VertexWriter(far, alphaOnly);
  for (let index = 1; index < stops.length; index++) {
    const [from, to] = [stops[index - 1]!, stops[index]!];
    const span = to.offset - from.offset;
    const count = Math.ceil(span / widest - 1e-9);
    for (let step = 0; step < count; step++) {
      const [start, end] = [step / count, (step + 1) / count];
      const place = (part: number): number => angle + (from.offset + span * part) * 2 * Math.PI;
      writer.add(0, 0, between(from.color, to.color, (start + end) / 2));
      writer.add(far * Math.sin(place(start)), -far * Math.cos(place(start)), between(from.color, to.color, start));
      writer.add(far * Math.sin(place(end)), -far * Math.cos(place(end)), between(from.color, to.color, end));
    }
  }
  const bounds = `${fineNumber(-far)} ${fineNumber(far)}`;
  const entries = `/ShadingType 4/ColorSpace/${alphaOnly ? 'DeviceGray' : 'DeviceRGB'}/BitsPerCoordinate ${8 * bytesPerCoordinate}/BitsPerComponent 8/BitsPerFlag 8`
    + `/Decode[${bounds} ${bounds}${' 0 1'.repeat(components)}]`;
  return { entries, data: writer.bytes() };
}

function between(from: Color, to: Color, part: number): Color {
  const mix = (one: number, other: number): number => one + (other - one) * part;
  return { r: mix(from.r, to.r), g: mix(from.g, to.g), b: mix(from.b, to.b), a: mix(from.a, to.a) };
}

class VertexWriter {
  readonly #bytes: number[] = [];
  readonly #far: number;
  readonly #alphaOnly: boolean;

  constructor(far: number, alphaOnly: boolean) {
    this.#far = far;
    this.#alphaOnly = alphaOnly;
  }

  /** A corner of a triangle of its own: its edge flag is 0. */
  add(x: number, y: number, { r, g, b, a }: Color): void {
    this.#bytes.push(0);
    this.#addCoordinate(x);
    this.#addCoordinate(y);
    if (this.#alphaOnly) this.#bytes.push(Math.round(a * 255));
    else this.#bytes.push(Math.round(r), Math.round(g), Math.round(b));
  }

  #addCoordinate(value: number): void {
    const share = Math.min(1, Math.max(0, (value / this.#far + 1) / 2));
    const whole = Math.round(share * largest);
    for (let byte = bytesPerCoordinate - 1; byte >= 0; byte--) this.#bytes.push(Math.floor(whole / 256 ** byte) % 256);
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}
