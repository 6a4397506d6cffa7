// Which slots of a grid the cells of a table take. HTML, 4.9.12, but that no two cells share a slot: a span ends where a cell from
// above stands.

/** One cell: spans as wanted, then as they are; the place of its top left slot. */
export type Slot = {
  columnSpan: number;
  /** 0 spans the rest of the rows. */
  rowSpan: number;
  column: number;
  row: number;
};

/** Cells from this column on span one column only, so that no table grows beyond its cells. */
const widestGrid = 4096;

/** Gives each cell of a group of rows its slot; tells how many columns have a cell that begins in them. */
export function placeCells(rows: readonly (readonly Slot[])[]): number {
  /** For each column, the row at which it is free again. */
  const takenUntil: number[] = [];
  let count = 0;
  rows.forEach((cells, row) => {
    let column = 0;
    for (const cell of cells) {
      while ((takenUntil[column] ?? 0) > row) column += 1;
      cell.column = column;
      cell.row = row;
      const rowsLeft = rows.length - row;
      if (cell.rowSpan === 0 || cell.rowSpan > rowsLeft) cell.rowSpan = rowsLeft;
      cell.columnSpan = freeColumns(cell, takenUntil);
      takenUntil.length = Math.max(takenUntil.length, column + cell.columnSpan);
      takenUntil.fill(row + cell.rowSpan, column, column + cell.columnSpan);
      column += cell.columnSpan;
      count = Math.max(count, cell.column + 1);
    }
  });
  return count;
}

/** How many columns the cell can take, of those that it wants. */
function freeColumns({ columnSpan, column, row }: Slot, takenUntil: readonly number[]): number {
  const most = column + columnSpan > widestGrid ? 1 : columnSpan;
  let span = 1;
  while (span < most && (takenUntil[column + span] ?? 0) <= row) span += 1;
  return span;
}

/** Cuts spans to the columns that there are: those beyond, in which no cell begins, do not count (CSS Tables 3, 3.3). */
export function clipColumns(rows: readonly (readonly Slot[])[], columnCount: number): void {
  for (const cells of rows) for (const cell of cells) cell.columnSpan = Math.min(cell.columnSpan, columnCount - cell.column);
}

/**
 * Columns in which no cell begins are one with those before them, unless they are `kept`; tells which are left. By CSS Tables 3, 3.3 a
 * declared column is kept, in browsers only one with a width; nor do they ask that the same cells span both.
 */
export function mergeColumns(cells: readonly Slot[], columnCount: number, kept: (column: number) => boolean): readonly number[] {
  const begins = new Set(cells.map(({ column }) => column));
  const left: number[] = [];
  const merged = [0];
  for (let column = 0; column < columnCount; column += 1) {
    if (begins.has(column) || kept(column)) left.push(column);
    merged.push(left.length);
  }
  if (left.length === columnCount) return left;
  for (const cell of cells) {
    const start = merged[cell.column] ?? 0;
    cell.columnSpan = (merged[cell.column + cell.columnSpan] ?? 0) - start;
    cell.column = start;
  }
  return left;
}

/** For each row, how many slots no cell takes. */
export function emptySlots(rows: readonly (readonly Slot[])[], columnCount: number): number[] {
  const fromAbove = new Array<number>(rows.length).fill(0);
  return rows.map((cells, row) => {
    let own = 0;
    for (const cell of cells) {
      own += cell.columnSpan;
      for (let below = 1; below < cell.rowSpan; below += 1) fromAbove[row + below] = (fromAbove[row + below] ?? 0) + cell.columnSpan;
    }
    return columnCount - own - (fromAbove[row] ?? 0);
  });
}
