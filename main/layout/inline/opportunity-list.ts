// A list of breaks as parallel typed arrays. Lists are short-lived and of like size: they are taken from a stock and given back, so that
// breaking a paragraph leaves no garbage.

import { breakKinds } from './pieces.ts';

/** Where a line ends and the next begins, once that is decided. */
export type BreakPoint = {
  /** Index in the pieces' text at which the next line begins. */
  readonly text: number;
  /** The first piece of the next line; the one that is cut, if any. */
  readonly piece: number;
  /** Index in the text at which the piece is cut; -1 between pieces. */
  readonly cut: number;
  readonly kind: number;
  /** Width of punctuation that hangs over the start of the line that begins here, and over the end of the one that ends here. */
  readonly startHang: number;
  readonly endHang: number;
};

const stock: OpportunityList[] = [];
const mostInStock = 8;

export class OpportunityList {
  count = 0;
  private capacity = 256;
  /** As in `BreakPoint`. */
  text = new Int32Array(this.capacity);
  piece = new Int32Array(this.capacity);
  cut = new Int32Array(this.capacity);
  kind = new Uint8Array(this.capacity);
  /** Where a line that ends here ends, and where one that begins here begins, on the endless line; glue likewise. */
  endX = new Float64Array(this.capacity);
  startX = new Float64Array(this.capacity);
  endGlue = new Float64Array(this.capacity);
  startGlue = new Float64Array(this.capacity);
  /** What hangs over the line's start and end, taken off the lengths already; see hanging.ts. */
  startHang: Float64Array | undefined;
  endHang: Float64Array | undefined;

  /** A list that holds the paragraph's start alone. */
  static take(): OpportunityList {
    const list = stock.pop() ?? new OpportunityList();
    list.count = 0;
    list.startHang = undefined;
    list.endHang = undefined;
    const at = list.add(0, 0, -1, breakKinds.forced);
    list.endX[at] = 0;
    list.startX[at] = 0;
    list.endGlue[at] = 0;
    list.startGlue[at] = 0;
    return list;
  }

  /** Gives the list back: nobody may look at it any more. */
  giveBack(): void {
    if (stock.length < mostInStock) stock.push(this);
  }

  /** A new entry, whose widths are still to be set. */
  add(text: number, piece: number, cut: number, kind: number): number {
    if (this.count === this.capacity) this.grow();
    const at = this.count++;
    this.text[at] = text;
    this.piece[at] = piece;
    this.cut[at] = cut;
    this.kind[at] = kind;
    return at;
  }

  /** Copies an entry, but for what hangs. */
  copy(from: OpportunityList, i: number): void {
    const at = this.add(from.text[i]!, from.piece[i]!, from.cut[i]!, from.kind[i]!);
    this.endX[at] = from.endX[i]! + (from.endHang?.[i] ?? 0);
    this.startX[at] = from.startX[i]! - (from.startHang?.[i] ?? 0);
    this.endGlue[at] = from.endGlue[i]!;
    this.startGlue[at] = from.startGlue[i]!;
  }

  point(at: number): BreakPoint {
    return {
      text: this.text[at]!, piece: this.piece[at]!, cut: this.cut[at]!, kind: this.kind[at]!,
      startHang: this.startHang?.[at] ?? 0, endHang: this.endHang?.[at] ?? 0,
    };
  }

  private grow(): void {
    this.capacity *= 2;
    this.text = larger(this.text, new Int32Array(this.capacity));
    this.piece = larger(this.piece, new Int32Array(this.capacity));
    this.cut = larger(this.cut, new Int32Array(this.capacity));
    this.kind = larger(this.kind, new Uint8Array(this.capacity));
    this.endX = larger(this.endX, new Float64Array(this.capacity));
    this.startX = larger(this.startX, new Float64Array(this.capacity));
    this.endGlue = larger(this.endGlue, new Float64Array(this.capacity));
    this.startGlue = larger(this.startGlue, new Float64Array(this.capacity));
  }
}

function larger<T extends Int32Array | Uint8Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
