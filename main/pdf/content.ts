// One content stream: a page's, or a transparency group's (ISO 32000-1, 7.8.2, 8.4, 14.6). Keeps the graphics state so that
// operators are written only where something changes, and opens and closes marked content.
//
// Display lists run down from the top left, PDF's space up from the bottom left: a point (x, y) is written as
// (originX + x, originY - y). Under a matrix of a display list the origin is (0, 0), and the matrix is written conjugated.

import type { Source, StructureNode } from '../box/structure.ts';
import type { Color } from '../style/computed-style.ts';
import type { Matrix } from '../paint/display-list.ts';
import { fineNumber, number } from './syntax.ts';

/** Resources that a stream names, by kind: resource name → object number. */
export type ResourceKind = 'Font' | 'XObject' | 'ExtGState' | 'Pattern' | 'Shading';

type State = {
  originX: number;
  originY: number;
  /** From the local PDF space to the stream's. */
  toStream: Matrix;
  fill: Color | undefined;
  stroke: Color | undefined;
  alpha: number;
  font: string;
  fontSize: number;
  letterSpacing: number;
  renderMode: number;
};

const black: Color = { r: 0, g: 0, b: 0, a: 1 };
const artifactProperties: Readonly<Record<NonNullable<Source['artifact']>, string>> = {
  pagination: '/Type/Pagination',
  header: '/Type/Pagination/Subtype/Header',
  footer: '/Type/Pagination/Subtype/Footer',
  layout: '/Type/Layout',
  background: '/Type/Background',
  page: '/Type/Page',
};

type OnMark = (node: StructureNode, order: number, mcid: number) => void;

export class ContentStream {
  /** Operators so far, Latin-1. */
  text = '';
  readonly resources: Partial<Record<ResourceKind, Map<string, number>>> = {};
  /** Node of each marked content, by MCID. */
  readonly marked: StructureNode[] = [];
  /** The factor on every alpha of a flattened opacity. */
  opacity = 1;
  state: State;
  /** From the stream's space to the page's: for forms. */
  toPage: Matrix = [1, 0, 0, 1, 0, 0];
  readonly #saved: State[] = [];
  readonly #onMark: OnMark | undefined;
  #open: Source | undefined;
  #inText = false;
  #textX = 0;
  #textY = 0;

  /** Without `onMark` nothing is marked: what is in patterns and masks is no content. */
  constructor(originX: number, originY: number, onMark: OnMark | undefined) {
    this.state = {
      originX, originY, toStream: [1, 0, 0, 1, 0, 0],
      fill: black, stroke: black, alpha: 1, font: '', fontSize: 0, letterSpacing: 0, renderMode: 0,
    };
    this.#onMark = onMark;
  }

  x(value: number): string {
    return number(this.state.originX + value);
  }
  y(value: number): string {
    return number(this.state.originY - value);
  }

  /** Whether what is drawn here is content of the document. */
  get holdsContent(): boolean {
    return this.#onMark !== undefined;
  }

  use(kind: ResourceKind, resource: string, id: number): void {
    (this.resources[kind] ??= new Map()).set(resource, id);
  }

  // --- marked content

  /** Begins the marked content of this source, unless it is open already. */
  mark(source: Source): void {
    const onMark = this.#onMark;
    if (this.#open === source || onMark === undefined) return;
    if (source.artifact !== undefined && this.#open?.artifact === source.artifact) return;
    this.endMark();
    this.#open = source;
    if (source.tag === undefined) {
      this.text += `/Artifact<<${artifactProperties[source.artifact ?? 'layout']}>>BDC\n`;
    } else {
      const mcid = this.marked.push(source.tag) - 1;
      this.text += `/${source.tag.role}<</MCID ${mcid}>>BDC\n`;
      onMark(source.tag, source.order, mcid);
    }
  }

  endMark(): void {
    if (this.#open === undefined) return;
    this.endText();
    this.text += 'EMC\n';
    this.#open = undefined;
  }

  // --- text objects

  beginText(): void {
    if (this.#inText) return;
    this.#inText = true;
    this.#textX = 0;
    this.#textY = 0;
    this.text += 'BT\n';
  }

  endText(): void {
    if (!this.#inText) return;
    this.#inText = false;
    this.text += 'ET\n';
  }

  /** Moves the beginning of the line (9.4.2), in the display list's coordinates. */
  moveText(x: number, y: number): void {
    // Differences of rounded places, so that no error adds up.
    const left = Math.round((this.state.originX + x) * 1000) / 1000;
    const base = Math.round((this.state.originY - y) * 1000) / 1000;
    this.text += `${number(left - this.#textX)} ${number(base - this.#textY)} Td\n`;
    this.#textX = left;
    this.#textY = base;
  }

  /** Sets the text matrix; the next `moveText` needs a text object of its own. */
  setTextMatrix(skew: number, x: number, y: number): void {
    this.text += `1 0 ${fineNumber(skew)} 1 ${this.x(x)} ${this.y(y)} Tm\n`;
  }

  // --- graphics state

  save(): void {
    this.endText();
    this.#saved.push({ ...this.state });
    this.text += 'q\n';
  }

  restore(): void {
    this.endText();
    const saved = this.#saved.pop();
    if (saved === undefined) throw new Error('graphics state restored more often than saved');
    this.state = saved;
    this.text += 'Q\n';
  }

  /** Applies a matrix of the display list. */
  transform([a, b, c, d, e, f]: Matrix): void {
    this.endText();
    const { state } = this;
    const matrix: Matrix = [a, -b, -c, d, state.originX + e, state.originY - f];
    this.text += `${matrix.map(fineNumber).join(' ')} cm\n`;
    state.toStream = multiply(state.toStream, matrix);
    state.originX = 0;
    state.originY = 0;
  }

  setFill(color: Color): void {
    this.setAlpha(color.a);
    const current = this.state.fill;
    if (current === color || (current !== undefined && sameColor(current, color))) return;
    this.state.fill = color;
    this.text += `${channels(color)}${isGray(color) ? ' g' : ' rg'}\n`;
  }

  setStroke(color: Color): void {
    this.setAlpha(color.a);
    const current = this.state.stroke;
    if (current === color || (current !== undefined && sameColor(current, color))) return;
    this.state.stroke = color;
    this.text += `${channels(color)}${isGray(color) ? ' G' : ' RG'}\n`;
  }

  /** Sets the constant alpha of fills and strokes; its state is made by `alphaStates`. */
  setAlpha(alpha: number): void {
    const effective = Math.round(alpha * this.opacity * 1000) / 1000;
    if (this.state.alpha === effective) return;
    this.state.alpha = effective;
    const resource = `A${Math.round(effective * 1000)}`;
    this.use('ExtGState', resource, 0);
    this.text += `/${resource} gs\n`;
  }
}

function sameColor(a: Color, b: Color): boolean {
  return a.r === b.r && a.g === b.g && a.b === b.b;
}

function isGray(color: Color): boolean {
  return color.r === color.g && color.g === color.b;
}

function channels(color: Color): string {
  const part = (value: number): string => number(Math.min(255, Math.max(0, value)) / 255);
  return isGray(color) ? part(color.r) : `${part(color.r)} ${part(color.g)} ${part(color.b)}`;
}

/** Applies `inner` first. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
