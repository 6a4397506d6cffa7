// Tab stops: multiples of the tab size from the content edge of the block, wherever a line begins (CSS Text 3, 4.2). The width of a
// tab hangs on its line; measured paragraphs therefore count tabs as nothing, and these are added up along each line.

import { hangs, pieceKinds } from './pieces.ts';
import type { Pieces } from './pieces.ts';
import type { TextStyle } from './text-style.ts';

/** Width of a tab that begins at a distance from the content edge: to the next stop that is not too near. */
export function tabWidth({ style: { tabSize }, space }: TextStyle, x: number): number {
  const interval = typeof tabSize === 'number' ? tabSize * space : tabSize.length;
  return interval > 0 ? Math.ceil((x + space / 2) / interval) * interval - x : 0;
}

/** The tabs of a line that is being measured. */
export class TabRun {
  private readonly pieces: Pieces;
  /** From the content edge to where the paragraph would begin if the line were one with all before it. */
  private readonly origin: number;
  private next: number;
  private width = 0;

  /** `piece`, `startX`: with which the line begins, and where on the endless line; `edge`: its distance from the content edge. */
  constructor(pieces: Pieces, line: { readonly piece: number; readonly startX: number; readonly edge: number }) {
    this.pieces = pieces;
    this.origin = line.edge - line.startX;
    this.next = line.piece;
  }

  /** What the tabs before a break add to the length of its line, but for those that hang there. Asked for in rising order. */
  before(piece: number): number {
    const { pieces } = this;
    let end = piece;
    while (end > this.next && hangs(pieces, end - 1)) end--;
    for (; this.next < end; this.next++) {
      if (pieces.kind[this.next] === pieceKinds.tab) this.width += tabWidth(pieces.style[this.next]!, this.origin + pieces.x[this.next]! + this.width);
    }
    return this.width;
  }
}
