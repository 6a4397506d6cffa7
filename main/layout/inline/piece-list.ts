// Pieces while a paragraph is measured. Lists are lent and given back, so that only the finished arrays, of their exact length, are
// left behind.

import type { ShapedText } from '../../text/shape.ts';
import type { TextStyle } from './text-style.ts';

const stock: PieceList[] = [];

/** The arrays of `Pieces`, as far as `count`; `x` and `glue` have one entry more. */
export class PieceList {
  count = 0;
  /** Item of the pieces that are being added. */
  current = 0;
  readonly kind: number[] = [];
  readonly item: number[] = [];
  readonly start: number[] = [];
  readonly end: number[] = [];
  readonly x: number[] = [0];
  readonly glue: number[] = [0];
  readonly style: TextStyle[] = [];
  readonly shaped: (ShapedText | undefined)[] = [];
  readonly level: number[] = [];

  static take(): PieceList {
    const list = stock.pop() ?? new PieceList();
    list.count = 0;
    return list;
  }

  giveBack(): void {
    stock.push(this);
  }

  /** Adds a piece and tells its index. */
  add(kind: number, start: number, end: number, style: TextStyle, width: number): number {
    const at = this.count++;
    this.kind[at] = kind;
    this.item[at] = this.current;
    this.start[at] = start;
    this.end[at] = end;
    this.style[at] = style;
    this.shaped[at] = undefined;
    this.x[at + 1] = this.x[at]! + width;
    this.glue[at + 1] = this.glue[at]!;
    return at;
  }

  /** The width of all pieces so far. */
  get width(): number {
    return this.x[this.count]!;
  }
}
