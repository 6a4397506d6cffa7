// A drawing of 40 by 40 units, shown at 40 points.

import { paintLines } from '../paint.ts';

/** The lines that its content paints: without the drawing's own clip. */
export function draw(inside: string, css = ''): readonly string[] {
  const svg = `<svg viewBox="0 0 40 40" role="img" aria-label="s" style="display: block; width: 40pt; height: 40pt">${inside}</svg>`;
  return paintLines(svg, css).slice(1, -1).map((line) => line.slice(2).replaceAll('Square-400normal ', ''));
}
