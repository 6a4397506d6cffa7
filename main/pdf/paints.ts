// Gradients as shading patterns and soft masks, transparency as graphics state parameters (ISO 32000-1, 8.7.4, 11.6). Equal ones
// are written once a document.

import type { Gradient, Matrix, Pattern } from '../paint/display-list.ts';
import type { BlendMode, Color } from '../style/computed-style.ts';
import { type ContentStream, multiply } from './content.ts';
import type { PdfFile } from './file.ts';
import { conicMesh } from './mesh.ts';
import { fineNumber, formEntries, latin1, number, reference } from './syntax.ts';

type Stop = { readonly offset: number; readonly color: Color };

export class PaintTable {
  readonly #file: PdfFile;
  readonly #writePattern: (pattern: Pattern, matrix: string) => number;
  /** Resource names of patterns whose items are the same object, by matrix. */
  readonly #patterns = new WeakMap<Pattern['items'], Map<string, { readonly resource: string; readonly id: number }>>();
  readonly #objects = new Map<string, { readonly resource: string; readonly id: number }>();

  /** `writePattern`: writes the cell of a pattern, under a matrix. */
  constructor(file: PdfFile, writePattern: (pattern: Pattern, matrix: string) => number) {
    this.#file = file;
    this.#writePattern = writePattern;
  }

  /** The graphics state named `A` and alpha in thousandths. */
  alphaState(resource: string): number {
    const alpha = number(Number(resource.slice(1)) / 1000);
    return this.#once(`${resource} gs`, resource, () => this.#file.add(`<</Type/ExtGState/ca ${alpha}/CA ${alpha}>>`)).id;
  }

  /** Makes the gradient the colour of fills or strokes. One whose stops differ in alpha needs `save` around it. */
  set(stream: ContentStream, gradient: Gradient, target: 'fill' | 'stroke'): void {
    const stops = normalStops(gradient.stops);
    const alpha = stops[0]!.color.a;
    if (hasOneAlpha(gradient)) stream.setAlpha(alpha);
    else this.#setMask(stream, gradient, stops);
    const shading = this.#shading(gradient, stops, false);
    const text = `<</Type/Pattern/PatternType 2/Shading ${reference(shading)}/Matrix[${matrixIn(stream, gradient.matrix)}]>>`;
    this.#use(stream, this.#once(text, 'P', () => this.#file.add(text)), target);
  }

  /** Makes the pattern the colour of fills or strokes. */
  setPattern(stream: ContentStream, pattern: Pattern, target: 'fill' | 'stroke'): void {
    stream.setAlpha(pattern.opacity);
    // Cells run down from the top, as display lists do.
    const matrix = matrixIn(stream, multiply(pattern.matrix, [1, 0, 0, -1, 0, 0]));
    let written = this.#patterns.get(pattern.items);
    if (written === undefined) this.#patterns.set(pattern.items, (written = new Map()));
    let known = written.get(matrix);
    if (known === undefined) {
      const id = this.#writePattern(pattern, matrix);
      written.set(matrix, (known = { resource: `T${id}`, id }));
    }
    this.#use(stream, known, target);
  }

  #use(stream: ContentStream, pattern: { readonly resource: string; readonly id: number }, target: 'fill' | 'stroke'): void {
    stream.use('Pattern', pattern.resource, pattern.id);
    if (target === 'fill') stream.state.fill = undefined;
    else stream.state.stroke = undefined;
    stream.text += target === 'fill' ? `/Pattern cs/${pattern.resource} scn\n` : `/Pattern CS/${pattern.resource} SCN\n`;
  }

  /** A luminosity mask: the gradient again, its alpha as gray (11.5.3). */
  #setMask(stream: ContentStream, gradient: Gradient, stops: readonly Stop[]): void {
    stream.setAlpha(1);
    const shading = this.#shading(gradient, stops, true);
    const local = multiply([1, 0, 0, -1, stream.state.originX, stream.state.originY], gradient.matrix ?? [1, 0, 0, 1, 0, 0]);
    const content = `${local.map(fineNumber).join(' ')} cm/S sh`;
    const entries = `${formEntries}/Group<</S/Transparency/CS/DeviceGray>>/Resources<</Shading<</S ${reference(shading)}>>>>`;
    const state = this.#once(`${shading} ${content} mask`, 'M', () => this.#file.stream(entries, latin1(content)));
    this.setMask(stream, state.id, 'Luminosity');
  }

  /** Makes a group the soft mask. */
  setMask(stream: ContentStream, group: number, kind: 'Luminosity' | 'Alpha'): void {
    const text = `<</Type/ExtGState/SMask<</Type/Mask/S/${kind}/G ${reference(group)}>>>>`;
    const state = this.#once(text, 'M', () => this.#file.add(text));
    stream.use('ExtGState', state.resource, state.id);
    stream.text += `/${state.resource} gs\n`;
  }

  /** Makes all that follows in this graphics state mix with what lies below by this function (11.3.5). */
  setBlend(stream: ContentStream, mode: BlendMode): void {
    const name = mode.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
    const text = `<</Type/ExtGState/BM/${name}>>`;
    const state = this.#once(text, 'B', () => this.#file.add(text));
    stream.use('ExtGState', state.resource, state.id);
    stream.text += `/${state.resource} gs\n`;
  }

  #shading(gradient: Gradient, stops: readonly Stop[], alphaOnly: boolean): number {
    if (gradient.kind === 'conic') return this.#mesh(gradient.points, stops, alphaOnly);
    const linear = gradient.kind === 'linear';
    const [a = 0, b = 0, c = 0, d = linear ? 0 : a, e = b, focal = 0] = gradient.points;
    const coordinates = (linear ? [a, b, c, d] : [d, e, focal, a, b, c]).map(fineNumber).join(' ');
    const text =
      `<</ShadingType ${linear ? 2 : 3}/ColorSpace/${alphaOnly ? 'DeviceGray' : 'DeviceRGB'}/Coords[${coordinates}]` +
      `/Extend[true true]/Function${stitched(stops, alphaOnly)}>>`;
    return this.#once(text, 'S', () => this.#file.add(text)).id;
  }

  #mesh([radius = 0, angle = 0]: readonly number[], stops: readonly Stop[], alphaOnly: boolean): number {
    const key = `conic ${radius} ${angle} ${alphaOnly} ${JSON.stringify(stops)}`;
    return this.#once(key, 'S', () => {
      const { entries, data } = conicMesh({ radius, angle, stops }, alphaOnly);
      return this.#file.stream(entries, data);
    }).id;
  }

  #once(key: string, prefix: string, write: () => number): { readonly resource: string; readonly id: number } {
    let known = this.#objects.get(key);
    if (known === undefined) {
      known = { resource: prefix.length > 1 ? prefix : `${prefix}${this.#objects.size + 1}`, id: write() };
      this.#objects.set(key, known);
    }
    return known;
  }
}

/** A paint's matrix, from the coordinates of display lists to the stream's space. */
function matrixIn({ state }: ContentStream, matrix: Matrix = [1, 0, 0, 1, 0, 0]): string {
  const local: Matrix = [1, 0, 0, -1, state.originX, state.originY];
  return multiply(multiply(state.toStream, local), matrix).map(fineNumber).join(' ');
}

/** Whether the gradient is as transparent in all its length. */
export function hasOneAlpha(gradient: Gradient): boolean {
  return gradient.stops.every((stop) => stop.color.a === gradient.stops[0]?.color.a);
}

/** Ascending offsets from 0 to 1, at least two. */
function normalStops(stops: readonly Stop[]): readonly Stop[] {
  const normal: Stop[] = [];
  for (const stop of stops) {
    const offset = Math.min(1, Math.max(normal[normal.length - 1]?.offset ?? 0, stop.offset));
    normal.push({ offset, color: stop.color });
  }
  const first = normal[0] ?? { offset: 0, color: { r: 0, g: 0, b: 0, a: 0 } };
  const last = normal[normal.length - 1] ?? first;
  return [{ offset: 0, color: first.color }, ...normal, { offset: 1, color: last.color }];
}

/** Exponential functions of exponent 1, stitched together (7.10.3, 7.10.4). Intervals of no length are hard edges. */
function stitched(stops: readonly Stop[], alphaOnly: boolean): string {
  const values = (color: Color): string =>
    alphaOnly ? fineNumber(color.a) : [color.r, color.g, color.b].map((part) => fineNumber(part / 255)).join(' ');
  const functions: string[] = [];
  const bounds: string[] = [];
  for (let index = 1; index < stops.length; index++) {
    const [from, to] = [stops[index - 1]!, stops[index]!];
    if (to.offset - from.offset < 1e-6) continue;
    if (functions.length > 0) bounds.push(fineNumber(from.offset));
    functions.push(`<</FunctionType 2/Domain[0 1]/C0[${values(from.color)}]/C1[${values(to.color)}]/N 1>>`);
  }
  if (functions.length === 1) return functions[0]!;
  const encode = functions.map(() => '0 1').join(' ');
  return `<</FunctionType 3/Domain[0 1]/Functions[${functions.join('')}]/Bounds[${bounds.join(' ')}]/Encode[${encode}]>>`;
}
