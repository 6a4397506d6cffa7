// The pages as one strip from top to bottom: where each stands, which are in sight, and where to scroll. Pure arithmetic, in
// device-independent pixels; `scale` is pixels a point.

import type { PageInfo, Rendered } from '../../main/contract.ts';

export const gap = 20;
export const margin = 28;

export type Strip = {
  readonly scale: number;
  readonly tops: readonly number[];
  readonly width: number;
  readonly height: number;
};

/** Pixels a point at 100 %: CSS has 96 pixels to the inch, PDF has 72 points. */
export const actualSize = 96 / 72;
export const zoomSteps = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];

export function scaleFor(zoom: 'width' | 'page' | number, pages: readonly PageInfo[], room: { readonly width: number; readonly height: number }): number {
  if (typeof zoom === 'number') return zoom * actualSize;
  const widest = Math.max(1, ...pages.map((page) => page.width));
  const byWidth = (room.width - 2 * margin) / widest;
  if (zoom === 'width') return clamp(byWidth, 0.2, 2.6);
  const tallest = Math.max(1, ...pages.map((page) => page.height));
  return clamp(Math.min(byWidth, (room.height - 2 * gap) / tallest), 0.1, 6);
}

export function stripOf(pages: readonly PageInfo[], scale: number): Strip {
  const tops: number[] = [];
  let y = gap;
  for (const page of pages) {
    tops.push(y);
    y += page.height * scale + gap;
  }
  return { scale, tops, width: Math.max(0, ...pages.map((page) => page.width * scale)) + 2 * margin, height: y };
}

/** Indexes of the pages between two heights of the strip. */
export function inSight(strip: Strip, pages: readonly PageInfo[], top: number, bottom: number): { readonly first: number; readonly last: number } {
  let first = 0;
  while (first < pages.length - 1 && (strip.tops[first + 1] ?? 0) <= top) first++;
  let last = first;
  while (last < pages.length - 1 && (strip.tops[last + 1] ?? 0) < bottom) last++;
  return { first, last };
}

/** The page that fills most of the view: what the page number shows. */
export function currentPage(strip: Strip, pages: readonly PageInfo[], top: number, height: number): number {
  return inSight(strip, pages, top + height / 3, top + height / 3).first + 1;
}

/** What stands at the top of the view: the dataset object nearest to it, which of its areas, and how far from it. */
export type Anchor = { readonly path: string | undefined; readonly index: number; readonly page: number; readonly offset: number };

/** Distance, in points, that an object may be farther away if it stands in as many places as before. */
const steady = 60;

/** `next`: the result that the anchor is for. What is no longer there holds nothing; what stands in as many places holds best. */
export function anchorAt(strip: Strip, rendered: Rendered, top: number, next: Rendered): Anchor {
  const { first } = inSight(strip, rendered.pages, top, top);
  const y = (top - (strip.tops[first] ?? 0)) / strip.scale;
  const page = first + 1;
  let best: { readonly anchor: Anchor; readonly far: number } | undefined;
  for (const [path, areas] of Object.entries(rendered.areas)) {
    const after = next.areas[path]?.length ?? 0;
    if (after === 0) continue;
    for (const [index, area] of areas.entries()) {
      const far = Math.abs(area.y - y) + (after === areas.length ? 0 : steady);
      if (area.page === page && (best === undefined || far < best.far)) best = { anchor: { path, index, page, offset: y - area.y }, far };
    }
  }
  return best?.anchor ?? { path: undefined, index: 0, page, offset: y };
}

/** Where to scroll so that the anchor stands where it stood. */
export function scrollFor(strip: Strip, rendered: Rendered, { path, index, page: before, offset }: Anchor): number {
  const areas = path === undefined ? [] : (rendered.areas[path] ?? []);
  const area = areas[index] ?? areas.toSorted((a, b) => Math.abs(a.page - before) - Math.abs(b.page - before))[0];
  const page = Math.min(area?.page ?? before, rendered.pages.length);
  return (strip.tops[page - 1] ?? 0) + ((area?.y ?? 0) + offset) * strip.scale;
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
