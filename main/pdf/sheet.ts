// What goes onto one side of paper: usually one page of the document, with its bleed and printer's marks around it (CSS Paged
// Media 3, section 7; ISO 32000-1, 14.11.2). Imposition puts several pages onto one sheet by other matrices.

import type { DisplayItem, DisplayList, Matrix, PathSegment } from '../paint/display-list.ts';
import { ellipsePath } from '../paint/geometry.ts';
import { artifactSource } from '../box/structure.ts';

/** A page at a place of the sheet. `matrix` takes the page's coordinates to the sheet's, both down from the top left. */
export type Placement = { readonly page: DisplayList; readonly matrix: Matrix };
/** Left, top, width, height in the sheet's coordinates. */
export type SheetBox = readonly [number, number, number, number];
export type Sheet = {
  readonly width: number;
  readonly height: number;
  /** The finished page after cutting, and with its bleed; undefined where the sheet is not cut. */
  readonly trim: SheetBox | undefined;
  readonly bleed: SheetBox | undefined;
  readonly placements: readonly Placement[];
  /** Crop and cross marks around the trim box. */
  readonly marks: readonly DisplayItem[];
  readonly label: string;
};

/** Room for marks outside the bleed, and the gap between a mark and the trim box, in points. */
const markRoom = 27;
const markGap = 6;
const markLength = 18;
const markSource = artifactSource('page', undefined);

/** One page on a sheet of its own. */
export function sheetOfPage(page: DisplayList): Sheet {
  const marked = page.marks.crop || page.marks.cross;
  const outside = page.bleed + (marked ? markRoom : 0);
  const trim: SheetBox = [outside, outside, page.width, page.height];
  const { bleed } = page;
  return {
    width: page.width + 2 * outside,
    height: page.height + 2 * outside,
    trim: outside > 0 ? trim : undefined,
    bleed: outside > 0 ? [outside - bleed, outside - bleed, page.width + 2 * bleed, page.height + 2 * bleed] : undefined,
    placements: [{ page, matrix: [1, 0, 0, 1, outside, outside] }],
    marks: [...(page.marks.crop ? cropMarks(trim, bleed) : []), ...(page.marks.cross ? crossMarks(trim, bleed) : [])],
    label: page.label,
  };
}

/** Two lines at each corner, in the directions of the cuts. */
function cropMarks([left, top, width, height]: SheetBox, bleed: number): readonly DisplayItem[] {
  const path: PathSegment[] = [];
  const near = Math.max(markGap, bleed);
  for (const [x, outwardX] of [[left, -1], [left + width, 1]] as const) {
    for (const [y, outwardY] of [[top, -1], [top + height, 1]] as const) {
      path.push(['M', x + outwardX * near, y], ['L', x + outwardX * (near + markLength), y]);
      path.push(['M', x, y + outwardY * near], ['L', x, y + outwardY * (near + markLength)]);
    }
  }
  return [line(path)];
}

/** A circle with a cross in the middle of each side, for registration. */
function crossMarks([left, top, width, height]: SheetBox, bleed: number): readonly DisplayItem[] {
  const away = Math.max(markGap, bleed) + markLength / 2;
  const centres = [
    [left + width / 2, top - away], [left + width / 2, top + height + away],
    [left - away, top + height / 2], [left + width + away, top + height / 2],
  ] as const;
  return centres.map(([x, y]) => {
    const arm = markLength / 2;
    return line([['M', x - arm, y], ['L', x + arm, y], ['M', x, y - arm], ['L', x, y + arm], ...ellipsePath(x, y, arm / 2, arm / 2)]);
  });
}

function line(path: readonly PathSegment[]): DisplayItem {
  const paint = { r: 0, g: 0, b: 0, a: 1 };
  const stroke = { paint, width: 0.25, dash: [], dashPhase: 0, cap: 'butt', join: 'miter', miterLimit: 10 } as const;
  return { kind: 'path', path, stroke, source: markSource };
}
